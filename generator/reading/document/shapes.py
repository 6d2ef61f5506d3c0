"""Lines that are drawn: DrawingML, VML and freeforms, each counted once however Word stores it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.lazy import regex
from generator.reading.document.ooxml import MM_PER_EMU, WP, WPS, A, Element, V, W, length, mm

THICKEST = 1.8
"""Height in mm up to which a shape reads as a line."""
SHORTEST = 5.0
_STRAIGHT = ("line", "straightConnector1")
_VML_LINES = ("#_x0000_t32", "#_x0000_t20")
_PAIR = regex(r"\s*(-?[\d.]+[a-z]*)\s*,\s*(-?[\d.]+[a-z]*)\s*", re.ASCII)
_FIGURES = ("/picture", "/chart", "/chartex", "/diagram")
"""How the names end by which a drawing says that it shows something else than shapes of its own."""
_WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"


class DrawnLine(NamedTuple):
    """A horizontal line: length in mm, None if it cannot be told; `start` in mm from `base`, None
    if not given; `stored` is the `w:drawing` or `w:pict` that has it."""

    length: float | None
    solid: bool
    made: str
    start: float | None = None
    base: str = "column"
    stored: Element | None = None


def drawing_lines(drawing: Element) -> Iterator[DrawnLine]:
    """The lines in one `w:drawing`."""
    for holder in drawing:
        if holder.tag in (WP + "anchor", WP + "inline"):
            start, base = _position(holder)
            for line in _held(holder):
                yield line._replace(start=start, base=base)


def _held(holder: Element) -> Iterator[DrawnLine]:
    """The lines that a drawing shows: its shapes, or a picture as thin as a line."""
    width, height = extent_mm(holder.find(WP + "extent"))
    shapes = list(holder.iter(WPS + "wsp"))
    scale = _group_scale(holder)
    outer = width if len(shapes) == 1 and scale is None else None
    for shape in shapes:
        line = _shape_line(shape, outer, scale or 1.0)
        if line is not None:
            yield line
    shows_picture = not shapes and next(holder.iter(_PIC + "pic"), None) is not None
    if shows_picture and _is_thin(height) and width is not None and width >= SHORTEST:
        yield DrawnLine(width, True, "picture")


def _shape_line(shape: Element, outer: float | None, scale: float) -> DrawnLine | None:
    width, height = extent_mm(next(shape.iter(A + "ext"), None))
    preset = next(shape.iter(A + "prstGeom"), None)
    form = preset.get("prst") if preset is not None else "freeform"
    if shape.find(WPS + "txbx") is not None or not _is_line(form in _STRAIGHT, width, height):
        return None
    length = width * scale if outer is None and width is not None else outer
    if _is_short(length):
        return None
    dash = next(shape.iter(A + "prstDash"), None)
    return DrawnLine(length, dash is None or dash.get("val") == "solid", form or "line")


def _is_line(straight: bool, width: float | None, height: float | None) -> bool:
    """Whether a shape reads as a level line: it is `straight` or thin, and climbs little."""
    if not straight and not _is_thin(height):
        return False
    return width is None or height is None or height <= max(THICKEST, width / 5)


def _is_thin(height: float | None) -> bool:
    return height is not None and height <= THICKEST


def _is_short(length: float | None) -> bool:
    return length is not None and length < SHORTEST


def _group_scale(holder: Element) -> float | None:
    """How much a group stretches its children, None if there is no group."""
    group = next(holder.iter(_WPG + "grpSpPr"), None)
    form = group.find(A + "xfrm") if group is not None else None
    if form is None:
        return None
    (wide, _), (narrow, _) = extent_mm(form.find(A + "ext")), extent_mm(form.find(A + "chExt"))
    return wide / narrow if wide and narrow else 1.0


def _position(holder: Element) -> tuple[float | None, str]:
    place = holder.find(WP + "positionH")
    if place is None:
        return None, "column"
    return _emu(place.findtext(WP + "posOffset")), place.get("relativeFrom", "column")


def figure_height(shown: Element) -> float | None:
    """Height in mm of the picture or chart that a `w:drawing`, `w:pict` or `w:object` shows in line
    with the text.

    0 if it floats beside the text, None if there is neither.

    """
    return _drawing_height(shown) if shown.tag == W + "drawing" else _vml_height(shown)


def _drawing_height(drawing: Element) -> float | None:
    data = next(drawing.iter(A + "graphicData"), None)
    if data is None or not data.get("uri", "").endswith(_FIGURES):
        return None
    return extent_mm(drawing.find(f"{WP}inline/{WP}extent"))[1] or 0.0


def _vml_height(picture: Element) -> float | None:
    image = next(picture.iter(V + "imagedata"), None)
    shape = image.getparent() if image is not None else None
    if shape is None:
        return None
    style = _style(shape)
    return 0.0 if style.get("position") == "absolute" else _mm(style.get("height")) or 0.0


def extent_mm(extent: Element | None) -> tuple[float | None, float | None]:
    """Width and height in mm."""
    if extent is None:
        return None, None
    return _emu(extent.get("cx")), _emu(extent.get("cy"))


def _emu(text: str | None) -> float | None:
    return int(text) * MM_PER_EMU if text and re.fullmatch(r"-?\d{1,12}", text) else None


def vml_lines(picture: Element) -> Iterator[DrawnLine]:
    """The lines in one `w:pict`."""
    for shape in picture.iter(V + "line", V + "shape", V + "polyline", V + "rect"):
        style = _style(shape)
        length, height, straight = _vml_size(shape, style)
        is_line = shape.find(V + "textbox") is None and _is_line(straight, length, height)
        if is_line and not _is_short(length):
            stroke = next(shape.iter(V + "stroke"), None)
            yield DrawnLine(
                length,
                stroke is None or stroke.get("dashstyle", "solid") == "solid",
                "vml",
                _vml_start(shape, style),
                style.get("mso-position-horizontal-relative", "column"),
            )


def _style(shape: Element) -> dict[str, str]:
    """The properties in the `style` of a VML shape."""
    parts = shape.get("style", "").replace(" ", "").split(";")
    return dict(part.partition(":")[::2] for part in parts if part)


def _vml_size(shape: Element, style: dict[str, str]) -> tuple[float | None, float | None, bool]:
    """Width and height in mm, None where they are not told, and whether its form is that of a
    line."""
    width, height = _mm(style.get("width")), _mm(style.get("height"))
    if shape.tag == V + "line":
        ends = [_PAIR.fullmatch(shape.get(name, "")) for name in ("from", "to")]
        return (width, None, True) if None in ends else (*_between(*filter(None, ends)), True)
    if shape.tag == V + "polyline":
        return _polyline(shape), None, True
    return width, height, shape.get("type") in _VML_LINES


def _between(begin: re.Match[str], end: re.Match[str]) -> tuple[float | None, float | None]:
    """How far two points of VML are apart in either direction; neither is known where one is
    not."""
    left, top, right, bottom = _mm(begin[1]), _mm(begin[2]), _mm(end[1]), _mm(end[2])
    if left is None or top is None or right is None or bottom is None:
        return None, None
    return abs(right - left), abs(bottom - top)


def _vml_start(shape: Element, style: dict[str, str]) -> float | None:
    start = _mm(style.get("margin-left"))
    end = _PAIR.fullmatch(shape.get("from", "")) if shape.tag == V + "line" else None
    return _mm(end[1]) if start is None and end else start


def _polyline(shape: Element) -> float | None:
    numbers = [*map(_mm, shape.get("points", "").replace(",", " ").split()[:400])]
    across = [x for x in numbers[::2] if x is not None]
    return max(across) - min(across) if len(across) > 1 else None


def _mm(text: str | None) -> float | None:
    # VML counts bare numbers in pixels of 1/96 inch, and in style attributes so too.
    return mm(length(text.replace("px", ""), per=15)) if text else None
