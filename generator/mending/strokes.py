"""Drawn lines as they are stored: their ends moved, wherever Word keeps the same line again."""

import re

from generator.lazy import regex
from generator.reading.document.ooxml import MC, MM_PER_EMU, MM_PER_TWIP, WP, A, Element, V, W

_COPY = "{urn:schemas-microsoft-com:office:office}gfxdata"
"""Word's own copy of a shape, which says what it was."""
_MM_PER_POINT = MM_PER_TWIP * 20
_END = regex(r"(-?[\d.]+)pt,(-?[\d.]+)pt")
_STYLED = regex(r"(?<![\w-])(margin-left|width):\s*(-?[\d.]+)pt")


def move_ends(drawn: Element, left: float, right: float) -> bool:
    """Whether the ends of the line that is drawn stand that many mm more to the right now; where
    they do not, nothing was changed."""
    shapes = [*drawn.iterchildren(V + "line", V + "shape")]
    if drawn.tag == W + "drawing":
        done = _move_drawing(drawn, left, right - left)
    else:
        done = len(shapes) == 1 and _move_shape(shapes[0], left, right)
    for other in drawn.iterancestors(MC + "AlternateContent") if done else ():
        for twin in other.iter(V + "line", V + "shape", V + "group"):
            _move_shape(twin, left, right)
    return done


def _move_drawing(drawing: Element, by: float, longer: float) -> bool:
    """The same of a drawing of one shape; what no place is given moves with its text or column."""
    sizes = [one for one in drawing.iter(WP + "extent", A + "ext") if one.get("cx")]
    if longer and len(sizes) != 2:
        return False
    for size in sizes:
        size.set("cx", str(int(size.get("cx", "0")) + round(longer / MM_PER_EMU)))
    for offset in drawing.iterfind(f"{WP}anchor/{WP}positionH/{WP}posOffset"):
        offset.text = str(int(offset.text or "0") + round(by / MM_PER_EMU))
    return True


def _move_shape(shape: Element, left: float, right: float) -> bool:
    """The same of a shape of VML, which has its ends, or begins and is wide as its style says."""
    style, more = shape.get("style", ""), {"margin-left": left, "width": right - left}
    ends = {name: _END.fullmatch(shape.get(name, "")) for name in ("from", "to")}
    if {said[1] for said in _STYLED.finditer(style)} != {*more} and None in ends.values():
        return False

    def styled(said: re.Match[str]) -> str:
        return f"{said[1]}:{float(said[2]) + more[said[1]] / _MM_PER_POINT:g}pt"

    for (name, end), by in zip(ends.items(), (left, right), strict=True):
        if end is not None:
            shape.set(name, f"{float(end[1]) + by / _MM_PER_POINT:g}pt,{end[2]}pt")
    shape.set("style", _STYLED.sub(styled, style))
    shape.attrib.pop(_COPY, "")
    return True
