"""How paragraphs are set: alignment, first lines, gaps and spacing (PL I, II.1.c to II.6.e)."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from operator import attrgetter

from generator.language import Said
from generator.law.decree30 import measure
from generator.law.times_new_roman import LINE_HEIGHT_EM
from generator.mending.letters import Unsure, unindent
from generator.mending.menders import Work, mends, numbers_said
from generator.mending.menders.looks import set_alignment
from generator.mending.pen import Pen
from generator.problems import Problem
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import commonest
from generator.reading.document.layout import Document, Paragraph
from generator.reading.document.ooxml import MM_PER_TWIP
from generator.reading.finding import paragraph_of, told_pieces
from generator.reading.rules.body import first_due
from generator.reading.rules.letters import ALIGNED

_LINE, _GAP = measure("noi-dung/line-spacing"), measure("noi-dung/spacing")
_PARAGRAPH = attrgetter("paragraph")
_SIX = Said("6 pt", "6 pt")


@mends("noi-dung/align")
def align(work: Work, problem: Problem) -> Said:
    """Text is justified; a line that is broken by hand would be torn apart, and stays."""
    broken = False
    for piece in told_pieces(problem):
        paragraph = paragraph_of(piece)
        if "\n" in paragraph.text.strip():
            broken = True
        else:
            set_alignment(work.pen, paragraph, "both")
    if broken:
        raise Unsure(
            Said("đoạn có ngắt dòng (Shift+Enter)", "lines are broken by hand (Shift+Enter)")
        )
    return ALIGNED["both"]


@mends("noi-dung/first-line", "noi-dung/typed-indent")
def first_line(work: Work, problem: Problem) -> Said:
    """The first line begins where most do, by a setting and not by what is typed."""
    chosen = list[float]()
    judged = [*map(paragraph_of, told_pieces(problem))]
    text = map(_PARAGRAPH, work.paper.items)
    for paragraph in _set_alike(text, judged, _begun):
        if not paragraph.label:
            unindent(work.pen, paragraph)
        element, wanted = paragraph.element, first_due(work.paper, paragraph)
        work.pen.put(element, "ind", left="0", firstLine=str(round(wanted / MM_PER_TWIP)))
        chars = ("leftChars", "startChars", "firstLineChars", "hangingChars")
        work.pen.take(element, "ind", "start", "hanging", *chars)
        chosen.append(wanted / 10)
    return numbers_said(chosen, Said("cm", "cm"), 2)


def _set_alike(
    others: Iterable[Paragraph], judged: Collection[Paragraph], how: Callable[[Paragraph], object]
) -> list[Paragraph]:
    """The judged, and those others that are set as they are: all stay in line."""
    known = {*map(how, judged)}
    alike = (one for one in others if how(one) in known)
    return [*{one.number: one for one in (*judged, *alike)}.values()]


def _begun(paragraph: Paragraph) -> tuple[float | None, float | None, str, int, bool]:
    """How its first line is made to begin, by setting and by blanks, and in what."""
    text, centred = paragraph.text, paragraph.align == "center"
    typed = text[: len(text) - len(text.lstrip())]
    return paragraph.left, paragraph.first, typed, paragraph.table, centred


_spacing = attrgetter("before", "after", "table", "blank")
"""How far a paragraph keeps others off, and in what."""


@mends("noi-dung/spacing", doubtful=True)
def gaps(work: Work, problem: Problem) -> Said:
    """Six points stand before a paragraph of text, also below a table or a centred line."""
    judged = [*map(paragraph_of, told_pieces(problem))]
    close = filter(partial(_is_close, work.paper.document), _spaced(work.paper))
    for paragraph in _set_alike(close, judged, _spacing):
        _six_before(work.pen, paragraph)
    return _SIX


def _spaced(paper: Paper) -> Iterator[Paragraph]:
    """What is set apart from what stands above it: the title, a line among the text, the text."""
    text = (*paper.found.get("can-cu", ()), *paper.items)
    numbers = {*map(attrgetter("paragraph.number"), text)}
    yield from map(_PARAGRAPH, paper.found.get("ten-loai", ())[:1])
    for one in paper.document.paragraphs[min(numbers) - 1 : paper.closing.start]:
        if one.align != "center" or one.number not in numbers:
            yield one


def _is_close(document: Document, paragraph: Paragraph) -> bool:
    """Whether nothing holds it off what stands right above, which a table does not either."""
    above = document.paragraphs[max(paragraph.number - 2, 0)]
    held = filter(None, (paragraph.before, 0.0 if above.table else above.after))
    is_room = (above.table, above.blank) == (0, True)
    return not is_room and max(held, default=0.0) < _GAP.value.low


@mends("trich-yeu-cong-van/spacing", doubtful=True)
def subject_gap(work: Work, problem: Problem) -> Said:
    """Six points stand before the subject below the number."""
    for piece in told_pieces(problem):
        paragraph = paragraph_of(piece)
        if "\n" in paragraph.text.strip():
            raise Unsure(
                Said("số và trích yếu chung một đoạn", "number and subject share a paragraph")
            )
        _six_before(work.pen, paragraph)
    return _SIX


def _six_before(pen: Pen, paragraph: Paragraph) -> None:
    element = paragraph.element
    pen.put(element, "spacing", before="120")
    pen.take(element, "spacing", "beforeLines", "beforeAutospacing")
    if paragraph.contextual:
        pen.put(element, "contextualSpacing", val="0")


@mends("noi-dung/line-spacing")
def line_spacing(work: Work, problem: Problem) -> Said:
    """Lines stand as far apart as the decree allows, and no farther off than need be."""
    chosen = list[float]()
    for piece in told_pieces(problem):
        paragraph = paragraph_of(piece)
        lines = _LINE.value.nearest(_lines(paragraph))
        _set_lines(work.pen, paragraph, lines)
        chosen.append(lines)
    return numbers_said(chosen, Said("dòng", "lines"), 2)


def _lines(paragraph: Paragraph) -> float:
    if paragraph.line is None:
        raise Unsure(Said("không rõ cách dòng", "the spacing is not known"))
    size = commonest(paragraph, "size")
    single = (size if isinstance(size, float) else 14.0) * LINE_HEIGHT_EM
    return paragraph.line if paragraph.rule == "auto" else paragraph.line / single


@mends("quoc-hieu/spacing", "co-quan-ban-hanh/spacing")
def single(work: Work, problem: Problem) -> Said:
    """Lines are single."""
    for piece in told_pieces(problem):
        _set_lines(work.pen, paragraph_of(piece), 1.0)
    return Said("cách dòng đơn", "single")


def _set_lines(pen: Pen, paragraph: Paragraph, lines: float) -> None:
    pen.put(paragraph.element, "spacing", line=f"{lines * 240:.0f}", lineRule="auto")
