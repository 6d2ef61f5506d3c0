"""The lines below motto and agency (PL I, II.1.b and II.2.b)."""

from lxml import etree

from generator.language import Said
from generator.law.decree30 import measure
from generator.lazy import regex
from generator.mending.letters import Unsure, faces
from generator.mending.menders import Turn, Work, mends, numbers_said, told_pieces
from generator.problems import Problem
from generator.reading.anatomy.rulings import Ruling
from generator.reading.anatomy.segments import Segment
from generator.reading.document.layout import Paragraph
from generator.reading.document.ooxml import (
    MC,
    MM_PER_EMU,
    MM_PER_TWIP,
    WP,
    WPS,
    A,
    Element,
    V,
    W,
)
from generator.reading.rules.lines import solid_lines, text_lengths

_CODES = ("tieu-ngu", "co-quan-ban-hanh")
_MM_PER_POINT = MM_PER_TWIP * 20
_ENDS = regex(r"(-?[\d.]+)pt,(-?[\d.]+)pt")
_OTHER = Said("đường kẻ vẽ theo cách khác", "the line is drawn in another way")


@mends(*(f"{code}/underline" for code in _CODES))
def underline(work: Work, problem: Problem) -> Said:
    """The letters are not underlined."""
    for piece in told_pieces(problem):
        for run, _ in faces(piece):
            work.pen.put(run, "u", val="none")
    return Said("bỏ gạch chân", "not underlined")


@mends(*(f"{code}/line" for code in _CODES), turn=Turn.LINES)
def line(work: Work, problem: Problem) -> Said:
    """A line stands below, in a paragraph of its own as high as itself."""
    code = problem.code.split("/")[0]
    if work.paper.lines.get(code):
        raise Unsure(Said("đã có nét gạch ở đó", "there are strokes already"))
    last = work.paper.found[code][-1]
    paragraph, room = last.paragraph, last.paragraph.room
    if paragraph.table == 0 or room is None or not last.whole:
        raise Unsure(Said("phần đầu không nằm trong bảng", "the head stands in no table"))
    wanted = min(_wanted(code, work.paper.found[code]), room)
    element = paragraph.element
    new = _ruled(round((room - wanted) / 2 / MM_PER_TWIP))
    if work.pen.tracked:
        mark = new.find(f"{W}pPr/{W}rPr")
        assert mark is not None
        mark.insert(0, work.pen.marked("ins", element))
    element.addnext(new)
    work.pen.touch(new)
    return numbers_said([wanted], Said("mm", "mm"), 0)


def _wanted(code: str, pieces: list[Segment]) -> float:
    """How long the line is to be, in mm."""
    known = text_lengths(pieces)
    if not known:
        raise Unsure(Said("không rõ độ dài dòng chữ", "the length of the text is not known"))
    return known[0] * measure(f"{code}/line").value.used


def _ruled(indent: int) -> Element:
    """A paragraph of two points with a border above it, `indent` twips from either side."""
    new = etree.Element(W + "p")
    properties = etree.SubElement(new, W + "pPr")
    border = etree.SubElement(properties, W + "pBdr")
    look = {"val": "single", "sz": "4", "space": "1", "color": "auto"}
    spacing = {"before": "30", "after": "0", "line": "40", "lineRule": "exact"}
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
    if len(lines) != 1 or lines[0].length is None or not lines[0].paragraph.blank:
        raise Unsure(_OTHER)
    wanted = _wanted(code, work.paper.found[code])
    (ruling,) = lines
    if ruling.made == "border":
        _indent(work, ruling, wanted)
    else:
        _stretch(work, ruling, wanted)
    return numbers_said([wanted], Said("mm", "mm"), 0)


def _indent(work: Work, ruling: Ruling, wanted: float) -> None:
    paragraph = ruling.paragraph
    element = paragraph.element
    by = ((ruling.length or 0.0) - wanted) / 2
    left, right = (paragraph.left or 0.0) + by, (paragraph.right or 0.0) + by
    if min(left, right) < 0:
        raise Unsure(Said("cột không đủ rộng", "the column is too narrow"))
    sides = {"left": left, "right": right}
    work.pen.put(
        element, "ind", **{side: str(round(at / MM_PER_TWIP)) for side, at in sides.items()}
    )
    work.pen.take(element, "ind", "start", "end", "leftChars", "rightChars")


def _stretch(work: Work, ruling: Ruling, wanted: float) -> None:
    """Makes a drawn line longer or shorter at both ends, wherever Word stores it."""
    if work.pen.tracked:
        raise Unsure(Said("Word không theo dõi thay đổi của hình", "Word tracks no shapes"))
    drawn = _drawings(ruling.paragraph)
    if len(drawn) != 1:
        raise Unsure(_OTHER)
    by = wanted - (ruling.length or 0.0)
    others = drawn[0].iterancestors(MC + "AlternateContent")
    twins = [one for holder in others for one in holder.iter(V + "line")]
    changed = _drawing(drawn[0], by) if drawn[0].tag == W + "drawing" else _vml(drawn[0], by)
    if not changed:
        raise Unsure(_OTHER)
    for twin in twins:
        _ends(twin, by)
    work.pen.touch(drawn[0])


def _drawings(paragraph: Paragraph) -> list[Element]:
    element = paragraph.element
    found = element.iter(W + "drawing", W + "pict")
    return [one for one in found if not [*one.iterancestors(MC + "Fallback")]]


def _drawing(drawing: Element, by: float) -> bool:
    """Whether the one shape of a drawing is longer by that now."""
    shapes, extents = list(drawing.iter(WPS + "wsp")), list(drawing.iter(WP + "extent"))
    if len(shapes) != 1 or len(extents) != 1:
        return False
    size = next(shapes[0].iter(A + "ext"), None)
    if size is None or size.get("cx") is None:
        return False
    for one in (extents[0], size):
        one.set("cx", str(int(one.get("cx", "0")) + round(by / MM_PER_EMU)))
    offset = drawing.find(f"{WP}anchor/{WP}positionH/{WP}posOffset")
    if offset is not None and offset.text:
        offset.text = str(int(offset.text) - round(by / 2 / MM_PER_EMU))
    return True


def _vml(picture: Element, by: float) -> bool:
    shapes = [one for one in picture if isinstance(one.tag, str)]
    return len(shapes) == 1 and shapes[0].tag == V + "line" and _ends(shapes[0], by)


def _ends(shape: Element, by: float) -> bool:
    """Whether a line of VML reaches half as far again at either end."""
    ends = [_ENDS.fullmatch(shape.get(name, "")) for name in ("from", "to")]
    if None in ends:
        return False
    shift = by / 2 / _MM_PER_POINT
    for name, end, sign in zip(("from", "to"), ends, (-1, 1), strict=True):
        assert end is not None
        shape.set(name, f"{float(end[1]) + sign * shift:g}pt,{end[2]}pt")
    for name in [str(one) for one in shape.attrib if str(one).endswith("gfxdata")]:
        del shape.attrib[name]
    return True
