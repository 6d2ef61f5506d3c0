"""Drawn lines and frames as pictures, for a printer that draws of all shapes nothing but pictures."""

import posixpath
import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from generator.package import CONTENT_TYPES, package_of, relations_name, zip_parts
from generator.reading.document.ooxml import (
    MC,
    RELS,
    WP,
    WPS,
    A,
    Element,
    W,
    as_part,
    parent_of,
    parse,
)
from generator.reading.document.read import main_part, read_body, read_document
from generator.reading.document.shapes import drawing_lines
from generator.reading.pages.pictures import png

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_NAME, _ID, _PEN = "kehoach-stroke.png", "rIdKehoachStroke", 9525
"""The picture of a stroke, its relationship, and how thick one is in EMU unless it says so."""
_BLACK = [b"\0"]
_EMU_PER_POINT = 12700
_SHOWN = (
    f'<a:graphic xmlns:a="{A[1:-1]}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}">'
    '<pic:nvPicPr><pic:cNvPr id="0" name="stroke"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    f'<a:blip xmlns:r="{_OFFICE}" r:embed="{_ID}"/><a:stretch><a:fillRect/></a:stretch>'
    '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{}" cy="{}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
)
_Box = tuple[int, int, int, int]
"""How far right and down of its anchor a stroke begins, its width and its height, in EMU."""


def pictured(content: bytes) -> bytes:
    """The document with a picture in the place of each solid line that is drawn in it, and with four
    around each text box that has a frame."""
    package = package_of("", content)
    main, body = main_part(package), read_body(package)
    anchors = [one for one in body.iter(WP + "anchor") if len(list(one.iter(WPS + "wsp"))) == 1]
    if not anchors:
        return content
    paragraphs = read_document(package, body).paragraphs
    gaps = {one.element: round((one.before or 0.0) * _EMU_PER_POINT) for one in paragraphs}
    for anchor in anchors:
        gap = next((gaps[one] for one in anchor.iterancestors(W + "p") if one in gaps), 0)
        _draw(anchor, gap)
    parts = {**package.parts, main: as_part(body.getroottree().getroot())}
    _put_picture(parts, main)
    return zip_parts(parts)


def _draw(anchor: Element, gap: int) -> None:
    """Puts pictures where the shape of an anchor shows strokes, in a paragraph with that gap above."""
    drawing, shape = parent_of(anchor), next(anchor.iter(WPS + "wsp"))
    place = next(drawing.iterancestors(MC + "AlternateContent"), drawing)
    framed = shape.find(WPS + "txbx") is not None
    for right, down, width, height in list(_boxes(anchor, shape, framed)):
        place.addprevious(_stroke(anchor, (right, down - gap, width, height)))
        if not framed:
            parent_of(place).remove(place)


def _boxes(anchor: Element, shape: Element, framed: bool) -> Iterator[_Box]:
    """The strokes that a shape shows: a level line, or the four sides of a frame."""
    extent, pen = anchor.find(WP + "extent"), _pen(shape)
    width, height = (
        _number(extent.get(side)) if extent is not None else 0 for side in ("cx", "cy")
    )
    if any(line.solid for line in drawing_lines(parent_of(anchor))):
        yield 0, 0, width, pen or _PEN
    elif framed and pen and len(list(anchor.iter(WP + "posOffset"))) == len(("across", "down")):
        yield from ((0, at, width, pen) for at in (0, height))
        yield from ((at, 0, pen, height) for at in (0, width))


def _pen(shape: Element) -> int:
    """How thick the outline of a shape is, 0 where it has none."""
    line, style = shape.find(f"{WPS}spPr/{A}ln"), shape.find(f"{WPS}style/{A}lnRef")
    if line is None:
        return _PEN if style is not None and _number(style.get("idx")) else 0
    return 0 if line.find(A + "noFill") is not None else _number(line.get("w")) or _PEN


def _stroke(anchor: Element, box: _Box) -> Element:
    """A picture of that size, so far from where the anchor stands."""
    right, down, width, height = box
    made = etree.Element(anchor.tag)
    made.attrib.update(anchor.attrib)
    for name, by in (("simplePos", 0), ("positionH", right), ("positionV", down)):
        for one in map(deepcopy, anchor.findall(WP + name)):
            for offset in one.iter(WP + "posOffset"):
                offset.text = str(_number(offset.text) + by)
            made.append(one)
    etree.SubElement(made, WP + "extent", cx=str(width), cy=str(height))
    etree.SubElement(made, WP + "wrapNone")
    made.extend(map(deepcopy, anchor.findall(WP + "docPr")))
    made.append(etree.fromstring(_SHOWN.format(width, height)))
    drawing = etree.Element(W + "drawing")
    drawing.append(made)
    return drawing


def _number(text: str | None) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,12}", text, re.ASCII) else 0


def _put_picture(parts: dict[str, bytes], main: str) -> None:
    """The picture beside the main part, declared and related to it."""
    parts[posixpath.join(posixpath.dirname(main), _NAME)] = png(1, 1, _BLACK)
    name = relations_name(main)
    relations = parse(parts[name]) if name in parts else etree.Element(RELS + "Relationships")
    related = {"Id": _ID, "Type": f"{_OFFICE}/image", "Target": _NAME}
    etree.SubElement(relations, RELS + "Relationship", related)
    types = parse(parts[CONTENT_TYPES])
    if not any(one.get("Extension") == "png" for one in types):
        declared = {"Extension": "png", "ContentType": "image/png"}
        types.insert(0, etree.Element(_TYPES + "Default", declared))
    parts[name], parts[CONTENT_TYPES] = as_part(relations), as_part(types)
