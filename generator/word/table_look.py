"""How the tables of a plan look: as ours, or as the table style "Bảng" of an office's template."""

import re
from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.styles.style import StyleFactory

from generator.lazy import dataclass, regex
from generator.word.opc import styles_named
from generator.word.styles import USUAL_SIZE, style_name

NAME, _ID = "Bảng", "Bang"
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
KINDS = ("single", "double", "dotted", "dashed", "thick")
"""Borders that a table may have; any other is drawn as a single line."""
MOST_PADDING, THICKEST = 5.0, 24
_TWIPS = 1440 / 25.4
_FILL = regex(r"[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class TableLook:
    """Borders by side, each with its kind and its weight in eighths of a point; `padding` is the
    room in mm at the left and the right of the words in a cell.

    `size` is that of the letters, in pt. `bold` and `shade` are of the head: "" is no shade. `middle`
    says that words stand in the middle of their row, and not at its top.
    """

    borders: tuple[tuple[str, str, int], ...] = tuple((side, "single", 4) for side in SIDES)
    padding: float = 1.9
    size: float = USUAL_SIZE
    bold: bool = True
    shade: str = ""
    middle: bool = True

    @property
    def border_xml(self) -> str:
        """The `w:tblBorders`."""
        drawn = (
            f'<w:{side} w:val="{kind}" w:sz="{weight}" w:space="0" w:color="auto"/>'
            for side, kind, weight in self.borders
        )
        return f"<w:tblBorders>{''.join(drawn)}</w:tblBorders>"

    @property
    def margin_xml(self) -> str:
        """The `w:tblCellMar`."""
        width = round(self.padding * _TWIPS)
        sides = (f'<w:{side} w:w="{width}" w:type="dxa"/>' for side in ("left", "right"))
        return f"<w:tblCellMar>{''.join(sides)}</w:tblCellMar>"

    @property
    def shade_xml(self) -> str:
        """The `w:shd` of a cell of the head."""
        return f'<w:shd w:val="clear" w:color="auto" w:fill="{self.shade}"/>' if self.shade else ""

    @property
    def aligned_xml(self) -> str:
        """The `w:vAlign` of a cell."""
        return '<w:vAlign w:val="center"/>' if self.middle else ""


OURS = TableLook()


def table_style(look: TableLook) -> str:
    """The table style that says all that of a table but the size of its letters, as XML."""
    bold = "<w:rPr><w:b/><w:bCs/></w:rPr>" if look.bold else '<w:rPr><w:b w:val="0"/></w:rPr>'
    cells = f"<w:tcPr>{look.aligned_xml}</w:tcPr>" if look.middle else ""
    head = f"{bold}<w:tcPr>{look.shade_xml}</w:tcPr>" if look.shade else bold
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{_ID}"><w:name w:val="{NAME}"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr>{look.border_xml}{look.margin_xml}</w:tblPr>{cells}"
        f'<w:tblStylePr w:type="firstRow">{head}</w:tblStylePr></w:style>'
    )


def table_look(document: Document) -> TableLook:
    """The look that the template of the document gives its tables; ours where it has no such style,
    and wherever it says what no table can be."""
    size = _letters(document)
    for style in styles_named(document, NAME):
        if style.get(qn("w:type")) == "table":
            return _read(style, size)
    return TableLook(size=size)


def _letters(document: Document) -> float:
    """The size of the letters in tables, pt."""
    found = map(StyleFactory, styles_named(document, style_name("bang"))[:1])
    size = getattr(getattr(next(found, None), "font", None), "size", None)
    return float(size.pt) if size is not None else USUAL_SIZE


def _read(style: Any, size: float) -> TableLook:
    head = "./w:tblStylePr[@w:type='firstRow']"
    fill = "".join(style.xpath(f"{head}/w:tcPr/w:shd/@w:fill"))
    return TableLook(
        tuple(_borders(style)) if style.xpath("./w:tblPr/w:tblBorders") else OURS.borders,
        _padding(style.xpath("./w:tblPr/w:tblCellMar/w:left/@w:w")),
        size,
        not {"0", "false", "off"}.intersection(style.xpath(f"{head}/w:rPr/w:b/@w:val")),
        fill if _FILL.fullmatch(fill) else "",
        style.xpath("./w:tcPr/w:vAlign/@w:val") == ["center"],
    )


def _borders(style: Any) -> Iterator[tuple[str, str, int]]:
    for side in SIDES:
        for border in style.xpath(f"./w:tblPr/w:tblBorders/w:{side}[@w:val]")[:1]:
            kind = border.get(qn("w:val"))
            if kind not in ("nil", "none"):
                weight = max(2, _whole(border.get(qn("w:sz")), 4, THICKEST))
                yield side, kind if kind in KINDS else "single", weight


def _padding(widths: list[str]) -> float:
    most = round(MOST_PADDING * _TWIPS)
    return _whole(widths[0], 108, most) / _TWIPS if widths else OURS.padding


def _whole(text: str | None, usual: int, most: int) -> int:
    """A whole number up to `most`; `usual` for what is none."""
    found = re.fullmatch(r"\d{1,5}", text or "", re.ASCII)
    return min(int(found[0]), most) if found else usual
