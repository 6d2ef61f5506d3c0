"""Drawn lines as they are stored: made longer, or moved, wherever Word keeps the same one again."""

from generator.lazy import regex
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

_COPY = "{urn:schemas-microsoft-com:office:office}gfxdata"
"""Word's own copy of a shape, which says what it was."""
_MM_PER_POINT = MM_PER_TWIP * 20
_ENDS = regex(r"(-?[\d.]+)pt,(-?[\d.]+)pt")
_MARGIN = regex(r"(?<![\w-])margin-left:\s*(-?[\d.]+)pt")


def stretch(drawn: Element, by: float) -> bool:
    """Whether the one line that is drawn is longer by that many mm now; its middle stays."""
    if drawn.tag == W + "drawing":
        done = _longer(drawn, by)
    else:
        done = _is_line(drawn) and _ends(drawn[0], -by / 2, by / 2)
    for twin in _twins(drawn) if done else ():
        _ends(twin, -by / 2, by / 2)
    return done


def move_drawn(drawn: Element, by: float) -> bool:
    """Whether what is drawn stands that many mm more to the right now, or moves with its text."""
    if drawn.tag == W + "drawing":
        done = _moved(drawn, by)
    else:
        shapes = [one for one in drawn.iterchildren(V + "line", V + "shape")]
        done = len(shapes) == 1 and _pushed(shapes[0], by)
    for twin in _twins(drawn) if done else ():
        _pushed(twin, by)
    return done


def _twins(drawn: Element) -> list[Element]:
    """The same as VML, for programs that know no other."""
    others = drawn.iterancestors(MC + "AlternateContent")
    return [one for holder in others for one in holder.iter(V + "line", V + "shape")]


def _is_line(picture: Element) -> bool:
    shapes = [one for one in picture if isinstance(one.tag, str)]
    return len(shapes) == 1 and shapes[0].tag == V + "line"


def _longer(drawing: Element, by: float) -> bool:
    shapes, extents = list(drawing.iter(WPS + "wsp")), list(drawing.iter(WP + "extent"))
    if len(shapes) != 1 or len(extents) != 1:
        return False
    size = next(shapes[0].iter(A + "ext"), None)
    if size is None or size.get("cx") is None:
        return False
    for one in (extents[0], size):
        one.set("cx", str(int(one.get("cx", "0")) + round(by / MM_PER_EMU)))
    _moved(drawing, -by / 2)
    return True


def _moved(drawing: Element, by: float) -> bool:
    """Whether a drawing stands elsewhere by that; one in line with text moves with that, and one
    that is aligned in its column with this."""
    place = drawing.find(f"{WP}anchor/{WP}positionH")
    offset = place.find(WP + "posOffset") if place is not None else None
    if offset is None or not offset.text:
        return place is None or place.get("relativeFrom") == "column"
    offset.text = str(int(offset.text) + round(by / MM_PER_EMU))
    return True


def _pushed(shape: Element, by: float) -> bool:
    """The same of a shape of VML, which says where it begins in its style or by its ends."""
    style = shape.get("style", "")
    margin = _MARGIN.search(style)
    if margin is None:
        return _ends(shape, by, by)
    start = f"margin-left:{float(margin[1]) + by / _MM_PER_POINT:g}pt"
    shape.set("style", style[: margin.start()] + start + style[margin.end() :])
    shape.attrib.pop(_COPY, "")
    return True


def _ends(shape: Element, first: float, second: float) -> bool:
    """Whether the ends of a line of VML stand that many mm more to the right."""
    ends = [_ENDS.fullmatch(shape.get(name, "")) for name in ("from", "to")]
    if None in ends:
        return False
    for name, end, by in zip(("from", "to"), ends, (first, second), strict=True):
        assert end is not None
        shape.set(name, f"{float(end[1]) + by / _MM_PER_POINT:g}pt,{end[2]}pt")
    shape.attrib.pop(_COPY, "")
    return True
