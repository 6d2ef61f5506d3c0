"""Lines that are drawn: DrawingML, VML and freeforms, each counted once however Word stores it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.reading.document.ooxml import (
    MM_PER_EMU,
    MM_PER_TWIP,
    WP,
    WPS,
    A,
    Element,
    V,
    W,
    measure,
)

THICKEST = 1.8
"""Height in mm up to which a shape reads as a line."""
SHORTEST = 5.0
_STRAIGHT = ("line", "straightConnector1")
_VML_LINES = ("#_x0000_t32", "#_x0000_t20")
_PAIR = re.compile(r"\s*(-?[\d.]+[a-z]*)\s*,\s*(-?[\d.]+[a-z]*)\s*", re.ASCII)
_FIGURES = ("/picture", "/chart", "/chartex", "/diagram")
"""How the names end by which a drawing says that it shows something else than shapes of its own."""
_WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"


class DrawnLine(NamedTuple):
    """A horizontal line: length in mm, None if it cannot be told; `start` in mm from `base`, None if not given."""

    length: float | None
    solid: bool
    made: str
    start: float | None = None
    base: str = "column"
    centred: bool = False


def drawing_lines(drawing: Element) -> Iterator[DrawnLine]:
    """The lines in one `w:drawing`."""
    for holder in drawing:
        if holder.tag not in (WP + "anchor", WP + "inline"):
            continue
        start, base, centred = _position(holder)
        extent = holder.find(WP + "extent")
        width, height = (
            (_emu(extent, "cx"), _emu(extent, "cy")) if extent is not None else (None, None)
        )
        shapes = list(holder.iter(WPS + "wsp"))
        scale = _group_scale(holder)
        for shape in shapes:
            line = _shape_line(
                shape, width if len(shapes) == 1 and scale is None else None, scale or 1.0
            )
            if line is not None:
                yield line._replace(start=start, base=base, centred=centred)
        picture = not shapes and next(holder.iter(_PIC + "pic"), None) is not None
        if (
            picture
            and width is not None
            and height is not None
            and height <= THICKEST
            and width >= SHORTEST
        ):
            yield DrawnLine(width, True, "picture", start, base, centred)


def _shape_line(shape: Element, outer: float | None, scale: float) -> DrawnLine | None:
    extent = next(shape.iter(A + "ext"), None)
    width = _emu(extent, "cx") if extent is not None else None
    height = _emu(extent, "cy") if extent is not None else None
    preset = next(shape.iter(A + "prstGeom"), None)
    kind = preset.get("prst") if preset is not None else "freeform"
    if shape.find(WPS + "txbx") is not None:
        return None
    flat = height is not None and height <= THICKEST
    if not flat and kind not in _STRAIGHT:
        return None
    if height is not None and width is not None and height > max(THICKEST, width / 5):
        return None
    length = outer if outer is not None else None if width is None else width * scale
    if length is not None and length < SHORTEST:
        return None
    dash = next(shape.iter(A + "prstDash"), None)
    return DrawnLine(length, dash is None or dash.get("val") == "solid", kind or "line")


def _group_scale(holder: Element) -> float | None:
    """How much a group stretches its children, None if there is no group."""
    group = next(holder.iter(_WPG + "grpSpPr"), None)
    form = group.find(A + "xfrm") if group is not None else None
    if form is None:
        return None
    outer, inner = form.find(A + "ext"), form.find(A + "chExt")
    wide, narrow = (_emu(size, "cx") if size is not None else None for size in (outer, inner))
    return wide / narrow if wide and narrow else 1.0


def _position(holder: Element) -> tuple[float | None, str, bool]:
    place = holder.find(WP + "positionH")
    if place is None:
        return None, "column", False
    offset, align = place.find(WP + "posOffset"), place.find(WP + "align")
    base = place.get("relativeFrom", "column")
    if offset is not None and re.fullmatch(r"-?\d{1,12}", offset.text or ""):
        return int(offset.text or "0") * MM_PER_EMU, base, False
    return None, base, align is not None and align.text == "center"


def figure_height(shown: Element) -> float | None:
    """Height in mm of the picture or chart that a `w:drawing`, `w:pict` or `w:object` shows in line with the text.

    0 if it floats beside the text, None if there is neither.
    """
    if shown.tag == W + "drawing":
        data = next(shown.iter(A + "graphicData"), None)
        if data is None or not data.get("uri", "").endswith(_FIGURES):
            return None
        extent = shown.find(f"{WP}inline/{WP}extent")
        return (_emu(extent, "cy") or 0.0) if extent is not None else 0.0
    image = next(shown.iter(V + "imagedata"), None)
    shape = image.getparent() if image is not None else None
    if shape is None:
        return None
    style = shape.get("style", "").replace(" ", "")
    height = re.search(r"(?:^|;)height:([^;]+)", style)
    return 0.0 if "position:absolute" in style or height is None else _mm(height[1]) or 0.0


def _emu(element: Element, name: str) -> float | None:
    text = element.get(name, "")
    return int(text) * MM_PER_EMU if re.fullmatch(r"-?\d{1,12}", text) else None


def vml_lines(picture: Element) -> Iterator[DrawnLine]:
    """The lines in one `w:pict`."""
    for shape in picture.iter(V + "line", V + "shape", V + "polyline", V + "rect"):
        style = dict(
            part.partition(":")[::2]
            for part in shape.get("style", "").replace(" ", "").split(";")
            if part
        )
        if shape.find(V + "textbox") is not None:
            continue
        length = _vml_length(shape, style)
        if isinstance(length, float) and length < SHORTEST:
            continue
        if length != "":
            start = _mm(style.get("margin-left"))
            centred = style.get("mso-position-horizontal") == "center"
            base = style.get("mso-position-horizontal-relative", "column")
            stroke = next(shape.iter(V + "stroke"), None)
            solid = stroke is None or stroke.get("dashstyle", "solid") == "solid"
            if shape.tag == V + "line" and start is None:
                start = _mm((_PAIR.fullmatch(shape.get("from", "")) or [None, None])[1])
            yield DrawnLine(
                length if isinstance(length, float) else None, solid, "vml", start, base, centred
            )


def _vml_length(shape: Element, style: dict[str, str]) -> float | str | None:
    """Length in mm; None for a line of unknown length; "" for what is no line."""
    if shape.tag == V + "line":
        ends = [_PAIR.fullmatch(shape.get(name, "")) for name in ("from", "to")]
        if ends[0] is None or ends[1] is None:
            return _mm(style.get("width"))
        (left, top), (right, bottom) = ((_mm(end[1]), _mm(end[2])) for end in ends if end)
        if left is None or top is None or right is None or bottom is None:
            return None
        across = abs(right - left)
        return across if abs(bottom - top) <= max(THICKEST, across / 5) else ""
    width, height = _mm(style.get("width")), _mm(style.get("height"))
    if shape.tag == V + "polyline":
        return _polyline(shape)
    is_line = shape.get("type") in _VML_LINES or (height is not None and height <= THICKEST)
    if not is_line or (
        height is not None and width is not None and height > max(THICKEST, width / 5)
    ):
        return ""
    return width


def _polyline(shape: Element) -> float | None:
    numbers = [_mm(point) for point in shape.get("points", "").replace(",", " ").split()[:400]]
    across = [x for x in numbers[::2] if x is not None]
    return max(across) - min(across) if len(across) > 1 else None


def _mm(text: str | None) -> float | None:
    # VML counts bare numbers in pixels of 1/96 inch, and in style attributes so too.
    twips = measure((text or "").replace("px", ""), per=15) if text else None
    return None if twips is None else twips * MM_PER_TWIP
