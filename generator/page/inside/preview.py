"""A document as it is laid out to be looked at: its words and places, without what only Word needs.

rdocx knows no number format of our charts, which have the language in front for LibreOffice; with
one that it knows it prints figures with points and names over each other. A box says what is there.
"""

from collections.abc import Mapping
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from generator.lazy import regex
from generator.package import zip_parts

_BODY = "word/document.xml"
_NAMES = regex(rb'<w:bookmarkStart w:name="_kh[^"]*" w:id="\d+"/><w:bookmarkEnd w:id="\d+"/>')
"""Names of paragraphs: a fifth of the time of laying out, and nothing on the page."""
_EMU_PER_TWIP, _EDGES = 635, ("top", "left", "bottom", "right")
_THERE = "(biểu đồ được vẽ trong bản Word)"
_AROUND = 240
"""Twips of white above and below a chart together."""


def to_look_at(parts: Mapping[str, bytes]) -> tuple[bytes, bool]:
    """The document of these members, and whether boxes stand in it for charts."""
    body = _NAMES.sub(b"", parts[_BODY])
    has_charts = b"drawingml/2006/chart" in body
    return zip_parts({**parts, _BODY: _boxed(body) if has_charts else body}), has_charts


def _boxed(body: bytes) -> bytes:
    """The body with a box in the place of each chart."""
    tree = parse_xml(body)
    for drawing in tree.xpath("//w:drawing[.//a:graphicData[contains(@uri, '/chart')]]"):
        (paragraph,) = drawing.xpath("ancestor::w:p[1]")
        paragraph.addprevious(_box(drawing))
        paragraph.getparent().remove(paragraph)
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True)


def _box(drawing: Any) -> Any:
    """A frame of the same size with what the chart says to those who cannot see it."""
    (extent,), (about,) = drawing.xpath(".//wp:extent"), drawing.xpath(".//wp:docPr")
    width, height = (int(extent.get(side)) // _EMU_PER_TWIP for side in ("cx", "cy"))
    edges = "".join(f'<w:{edge} w:val="single" w:sz="4"/>' for edge in _EDGES)
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/>'
        f'<w:trHeight w:val="{height + _AROUND}" w:hRule="exact"/></w:trPr><w:tc><w:tcPr>'
        f'<w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t/></w:r></w:p></w:tc></w:tr></w:tbl>'
    )
    next(table.iter(qn("w:t"))).text = f"{about.get('descr', '')} {_THERE}"
    return table
