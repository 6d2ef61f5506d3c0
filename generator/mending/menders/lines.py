"""The lines below motto, agency and subject (PL I, II.1.b, II.2.b and II.5.b)."""

from lxml import etree

from generator.language import Said
from generator.law.decree30 import measure
from generator.mending.letters import Unsure, faces, replace
from generator.mending.menders import Turn, Work, mends, numbers_said
from generator.mending.pen import Pen
from generator.mending.strokes import move_ends
from generator.problems import Problem
from generator.reading.anatomy.rulings import TYPED, Ruling
from generator.reading.anatomy.segments import Segment
from generator.reading.document.layout import Paragraph
from generator.reading.document.ooxml import MM_PER_TWIP, Element, W, parent_of
from generator.reading.finding import told_pieces
from generator.reading.rules.lines import solid_lines, text_lengths, typed_lines

_HEAD = ("tieu-ngu", "co-quan-ban-hanh")
_CODES = (*_HEAD, "trich-yeu")
_UNRULED = (
    Said("trích yếu không nằm giữa trang", "the subject is not centred on the page"),
    Said("phần đầu không nằm trong bảng", "the head stands in no table"),
)
OTHER = Said("đường kẻ vẽ theo cách khác", "the line is drawn in another way")
SHAPES = Said("Word không theo dõi thay đổi của hình", "Word tracks no shapes")


@mends(*(f"{code}/underline" for code in _CODES))
def underline(work: Work, problem: Problem) -> Said:
    """The letters are not underlined."""
    for piece in told_pieces(problem):
        for run, _ in faces(piece):
            work.pen.put(run, "u", val="none")
    return Said("bỏ gạch chân", "not underlined")


@mends(*(f"{code}/line" for code in _CODES), turn=Turn.LINES)
def line(work: Work, problem: Problem) -> Said:
    """A line stands below, in a paragraph of its own as high as itself, and no typed dashes."""
    code = problem.code.split("/")[0]
    typed = typed_lines(work.paper, code)
    if solid_lines(work.paper, code):
        _take_away(work, typed)
        return Said("bỏ dòng gạch gõ tay", "without the typed dashes")
    if len(typed) < len(work.paper.lines.get(code, ())):
        raise Unsure(Said("đã có nét gạch ở đó", "there are strokes already"))
    told = _draw(work, code)
    _take_away(work, typed)
    return told


def _take_away(work: Work, typed: list[Ruling]) -> None:
    """Takes lines away that are typed, each with its paragraph where it has one of its own."""
    for paragraph in (one.paragraph for one in typed):
        if not TYPED.fullmatch(paragraph.text.strip()) or paragraph.label:
            raise Unsure(OTHER)
        text = paragraph.text
        replace(work.pen, paragraph, 0, len(text), "")
        work.words.append((text, ""))
        if not work.pen.tracked and _is_alone(paragraph):
            parent_of(paragraph.element).remove(paragraph.element)


def _is_alone(paragraph: Paragraph) -> bool:
    """Whether nothing goes with the paragraph but its letters."""
    ends_section = next(paragraph.element.iter(W + "sectPr"), None) is not None
    return not (ends_section or paragraph.lines or paragraph.figure)


def _draw(work: Work, code: str) -> Said:
    """Draws the line below a component; tells how long it is."""
    last = work.paper.found[code][-1]
    paragraph, room = last.paragraph, last.paragraph.room
    if room is None or not _is_usual(code, last):
        raise Unsure(_UNRULED[code in _HEAD])
    wanted = min(_wanted(code, work.paper.found[code]), room)
    element = paragraph.element
    new = _ruled(round((room - wanted) / 2 / MM_PER_TWIP), round((paragraph.after or 0.0) * 20))
    if paragraph.after:
        work.pen.put(element, "spacing", after="0")
        work.pen.take(element, "spacing", "afterLines", "afterAutospacing")
    if work.pen.tracked:
        mark = new.find(f"{W}pPr/{W}rPr")
        assert mark is not None
        mark.insert(0, work.pen.marked("ins", element))
    element.addnext(new)
    work.pen.touch(new)
    return numbers_said([wanted], Said("mm", "mm"), 0)


def _is_usual(code: str, last: Segment) -> bool:
    """Whether nothing but the component ends where it does: in a cell, or centred on the page."""
    paragraph = last.paragraph
    if code in _HEAD:
        return paragraph.table > 0 and last.whole
    ends = paragraph.text.rstrip().endswith(last.text)
    return paragraph.table == 0 and paragraph.align == "center" and ends


def _wanted(code: str, pieces: list[Segment]) -> float:
    """How long the line is to be, in mm."""
    known = text_lengths(pieces)
    if not known:
        raise Unsure(Said("không rõ độ dài dòng chữ", "the length of the text is not known"))
    return known[-1] * measure(f"{code}/line").value.used


def _ruled(indent: int, after: int) -> Element:
    """A paragraph of two points with a border above it, `indent` twips from either side and
    `after` from what follows."""
    new = etree.Element(W + "p")
    properties = etree.SubElement(new, W + "pPr")
    border = etree.SubElement(properties, W + "pBdr")
    look = {"val": "single", "sz": "4", "space": "1", "color": "auto"}
    spacing = {"before": "30", "after": str(after), "line": "40", "lineRule": "exact"}
    sides = {"left": str(indent), "right": str(indent), "firstLine": "0"}
    for holder, name, values in (
        (border, "top", look),
        (properties, "spacing", spacing),
        (properties, "ind", sides),
        (properties, "jc", {"val": "center"}),
    ):
        etree.SubElement(holder, W + name, {W + key: value for key, value in values.items()})
    mark = etree.SubElement(properties, W + "rPr")
    for name in ("sz", "szCs"):
        etree.SubElement(mark, W + name, {W + "val": "4"})
    return new


@mends(*(f"{code}/line-length" for code in _CODES), turn=Turn.LINES)
def length(work: Work, problem: Problem) -> Said:
    """The line is as long, beside the text, as the decree says; its middle stays where it is."""
    code = problem.code.split("/")[0]
    lines = solid_lines(work.paper, code)
    if len(lines) != 1 or lines[0].length is None:
        raise Unsure(OTHER)
    (ruling,) = lines
    if ruling.made == "border" and not ruling.paragraph.blank:
        raise Unsure(OTHER)
    wanted = _wanted(code, work.paper.found[code])
    if ruling.made == "border":
        _indent(work, ruling, wanted)
    else:
        _stretch(work, ruling, wanted)
    return numbers_said([wanted], Said("mm", "mm"), 0)


def _indent(work: Work, ruling: Ruling, wanted: float) -> None:
    by = ((ruling.length or 0.0) - wanted) / 2
    left, right = (ruling.paragraph.left or 0.0) + by, (ruling.paragraph.right or 0.0) + by
    if min(left, right) < 0:
        raise Unsure(Said("cột không đủ rộng", "the column is too narrow"))
    indent(work.pen, ruling.paragraph, left, right)


def indent(pen: Pen, paragraph: Paragraph, left: float, right: float) -> None:
    """The paragraph stands that many mm from either side of its column."""
    ends = {"left": left, "right": right}
    twips = {side: str(round(at / MM_PER_TWIP)) for side, at in ends.items()}
    pen.put(paragraph.element, "ind", **twips)
    pen.take(paragraph.element, "ind", "start", "end", "leftChars", "rightChars")


def _stretch(work: Work, ruling: Ruling, wanted: float) -> None:
    """Makes a drawn line longer or shorter at both ends."""
    if work.pen.tracked:
        raise Unsure(SHAPES)
    by = (wanted - (ruling.length or 0.0)) / 2
    if ruling.stored is None or not move_ends(ruling.stored, -by, by):
        raise Unsure(OTHER)
    work.pen.touch(ruling.stored)
