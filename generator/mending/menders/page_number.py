"""The page number: centred in the top margin, not on page 1 (PL I, I.7)."""

import re
from collections.abc import Iterator

from lxml import etree

from generator.language import Said
from generator.law.decree30 import FONT, component
from generator.lazy import regex
from generator.mending.dividing import count_anew
from generator.mending.letters import Unsure, unindent
from generator.mending.menders import Work, mends, numbers_said
from generator.mending.menders.looks import resize, set_alignment
from generator.mending.parts import add_part
from generator.package import relations_of
from generator.problems import Problem
from generator.reading.authors import MENDING
from generator.reading.document.layout import PageNumber, Paragraph
from generator.reading.document.ooxml import Element, R, W, part_of
from generator.reading.document.read import main_part
from generator.reading.finding import paragraph_of, told_pieces
from generator.reading.rules.letters import body_size

_ROW = component("so-trang")
_ONLY = regex(r"[\s\-–.]*(?:trang\s*)?\d+[\s\-–.]*", re.IGNORECASE)
"""A number and its ornaments, which say nothing."""
_CENTRED = Said("canh giữa", "centred")
_ON_TOP = Said("giữa lề trên, từ trang 2", "centred in the top margin, from page 2 on")
_ANEW = Said("mỗi phụ lục đánh số trang từ 1", "each appendix from 1 on")
_NOT_TRACKED = Said(
    "khi để dấu vết thì không tự bỏ số trang cũ: sửa lại mà không để dấu vết, hoặc bấm đúp vào số "
    "và xóa, rồi sửa lại",
    "no page number is taken away as a tracked change: mend it without tracking, or double-click "
    "the number, delete it, and mend again",
)
_NO_SECTION = Said("văn bản không ghi khổ giấy, lề", "the paper says nothing of its pages")
_MORE = Said("đầu, chân trang còn có nội dung khác", "header or footer hold more than the number")


def _numbers(work: Work, band: str = "") -> list[PageNumber]:
    """Each printed number once; of that band alone where one is named."""
    shown = (one for one in work.paper.document.page_numbers if band in ("", one.band))
    return list({id(one.paragraph): one for one in shown}.values())


@mends("so-trang/size")
def size(work: Work, problem: Problem) -> Said:
    """The number is as large as the text."""
    points = _size(work)
    for shown in _numbers(work):
        if shown.run.look.size is None or not _ROW.size.allows(shown.run.look.size, 0.05):
            resize(work.pen, shown.paragraph.element.iter(W + "r"), points)
    return numbers_said([points], Said("pt", "pt"))


def _size(work: Work) -> float:
    return body_size(work.paper) or _ROW.size.used


@mends("so-trang/italic")
def upright(work: Work, problem: Problem) -> Said:
    """The number is upright."""
    for shown in _numbers(work):
        for run in shown.paragraph.element.iter(W + "r"):
            for name in ("i", "iCs"):
                work.pen.put(run, name, val="0")
    return Said("chữ đứng", "upright")


@mends("so-trang/align")
def centre(work: Work, problem: Problem) -> Said:
    """The number stands in the middle."""
    for shown in _numbers(work):
        paragraph = shown.paragraph
        if not _ONLY.fullmatch(paragraph.text):
            raise Unsure(_MORE)
        unindent(work.pen, paragraph)
        set_alignment(work.pen, paragraph, "center")
        if paragraph.frame is not None:
            work.pen.put(paragraph.element, "framePr", xAlign="center")
    return _CENTRED


@mends("so-trang/format")
def numerals(work: Work, problem: Problem) -> Said:
    """The numerals are Arabic."""
    for section, element in zip(work.paper.document.sections, work.sections, strict=False):
        if section.number_format not in (None, "decimal"):
            work.pen.take(element, "pgNumType", "fmt")
    return Said("1, 2, 3", "1, 2, 3")


@mends("so-trang/start")
def start(work: Work, problem: Problem) -> Said:
    """The first page is page 1."""
    work.pen.take(work.sections[0], "pgNumType", "start")
    return Said("từ số 1", "at 1")


@mends("so-trang/first-page")
def first_page(work: Work, problem: Problem) -> Said:
    """Page 1 shows no number."""
    _hide_on_first(work)
    for one in work.paper.document.page_numbers:
        if (one.section, one.kind) == (0, "first"):
            _clear(work, one.paragraph)
    return Said("trang 1 không hiện số", "not on page 1")


def _hide_on_first(work: Work) -> None:
    """The first page has a header and a footer of its own, without a number."""
    section = work.paper.document.sections[0]
    if section.title_page:
        return
    if any(not _says_nothing(one) for one in _bands(work, section.headers | section.footers)):
        raise Unsure(_MORE)
    work.pen.put(work.sections[0], "titlePg")
    work.pen.take(work.sections[0], "titlePg", "val")


def _says_nothing(paragraph: Paragraph) -> bool:
    """Whether it shows nothing that the first page would lack."""
    bare = paragraph.figure is None and not paragraph.lines
    return bare and (paragraph.blank or bool(_ONLY.fullmatch(paragraph.text)))


def _bands(work: Work, references: dict[str, str]) -> Iterator[Paragraph]:
    """What stands in the headers or footers that are referred to so."""
    relations = relations_of(work.package.parts, main_part(work.package))
    names = {one.path for one in relations if one.identity in references.values()}
    for paragraph in work.paper.document.margins:
        if part_of(paragraph.element) in names:
            yield paragraph


def _clear(work: Work, paragraph: Paragraph) -> None:
    """The paragraph shows nothing, where it showed nothing but the number."""
    if not _says_nothing(paragraph):
        raise Unsure(_MORE)
    if work.pen.tracked:
        raise Unsure(_NOT_TRACKED)
    element = paragraph.element
    work.pen.touch(element)
    with work.pen.losing(element):
        element[:] = element.findall(W + "pPr")


@mends("so-trang/missing", "so-trang/header", doubtful=True)
def on_top(work: Work, problem: Problem) -> Said:
    """The number stands in the top margin of every page but the first, and nowhere else."""
    document = work.paper.document
    if not work.sections:
        raise Unsure(_NO_SECTION)
    headers = {key: name for one in document.sections for key, name in one.headers.items()}
    if document.even_and_odd or any(not _says_nothing(one) for one in _bands(work, headers)):
        raise Unsure(_MORE)
    for shown in _numbers(work, "footer"):
        _clear(work, shown.paragraph)
    _hide_on_first(work)
    if not _numbers(work, "header"):
        _number(work)
        count_anew(work, [one.heading.paragraph for one in work.paper.appendices])
    return _ON_TOP


@mends("phu-luc/page-number")
def restart(work: Work, problem: Problem) -> Said:
    """The pages of an appendix count from 1: said last, for sections are divided then."""
    count_anew(work, [*map(paragraph_of, told_pieces(problem))])
    return _ANEW


def _number(work: Work) -> None:
    """Every section shows the number in a header: its own that is blank, or a new one."""
    blank = {part_of(one.element): one for one in work.paper.document.margins}
    relations = relations_of(work.package.parts, main_part(work.package))
    names = {one.identity: one.path for one in relations}
    for at, section in enumerate(work.paper.document.sections):
        own = section.headers.get("default")
        paragraph = blank.get(names.get(own or "", ""))
        if own is None and at == 0:
            _refer(work, _header(_field(work)))
        elif paragraph is not None and paragraph.blank:
            _fill(work, paragraph)


def _fill(work: Work, paragraph: Paragraph) -> None:
    element = paragraph.element
    if element.find(f".//{W}instrText") is None:
        unindent(work.pen, paragraph)
        work.pen.touch(element)
        element.extend(_field(work))
        set_alignment(work.pen, paragraph, "center")


def _refer(work: Work, header: Element) -> None:
    parts = {**work.package.parts, **work.parts}
    before = dict(parts)
    _, identity = add_part(parts, main_part(work.package), "header", header)
    work.parts.update({name: blob for name, blob in parts.items() if before.get(name) != blob})
    reference = etree.Element(W + "headerReference", {W + "type": "default", R + "id": identity})
    work.sections[0].insert(0, reference)
    work.pen.touch(reference)


def _header(field: list[Element]) -> Element:
    header = etree.Element(W + "hdr", nsmap={"w": W[1:-1], "r": R[1:-1]})
    paragraph = etree.SubElement(header, W + "p")
    properties = etree.SubElement(paragraph, W + "pPr")
    etree.SubElement(properties, W + "jc", {W + "val": "center"})
    paragraph.extend(field)
    return header


def _field(work: Work) -> list[Element]:
    """What shows the number; what is tracked leaves a blank header where it is refused."""
    runs = _runs(_size(work))
    if not work.pen.tracked:
        return runs
    # The pen gives it a number of its own where the part has that one.
    inserted = etree.Element(W + "ins", {W + "id": "1", W + "author": MENDING})
    inserted.extend(runs)
    return [inserted]


def _runs(points: float) -> list[Element]:
    """The runs of a field that shows the number."""
    runs = []
    for kind, text in (("begin", ""), ("", " PAGE "), ("separate", ""), ("t", "2"), ("end", "")):
        run = etree.Element(W + "r")
        look = etree.SubElement(run, W + "rPr")
        fonts = {W + name: FONT for name in ("ascii", "hAnsi", "cs")}
        etree.SubElement(look, W + "rFonts", fonts)
        for name in ("sz", "szCs"):
            etree.SubElement(look, W + name, {W + "val": f"{points * 2:.0f}"})
        if text:
            etree.SubElement(run, W + ("t" if kind == "t" else "instrText")).text = text
        else:
            etree.SubElement(run, W + "fldChar", {W + "fldCharType": kind})
        runs.append(run)
    return runs
