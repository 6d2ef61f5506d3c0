"""WordprocessingML as Word writes it, by hand: runs, paragraphs, tables and sections as strings.

Made without the writing half and without python-docx, so that a fault of either cannot hide in the samples.
Lengths are millimetres and points in the arguments, twips and half-points in the XML.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

NAMES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in (
        ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
        ("v", "urn:schemas-microsoft-com:vml"),
        ("o", "urn:schemas-microsoft-com:office:office"),
        ("w14", "http://schemas.microsoft.com/office/word/2010/wordml"),
    )
)


def twips(mm: float) -> int:
    """`mm` in twentieths of a point, as Word rounds them."""
    return round(mm * 1440 / 25.4)


def run(
    text: str,
    size: float = 0,
    *,
    bold: bool | None = None,
    italic: bool | None = None,
    style: str = "",
    caps: bool = False,
    underline: bool = False,
    fonts: str = "",
) -> str:
    """One run; a tab and a line break in `text` become elements, `fonts` are attributes of `w:rFonts`."""
    props = f"<w:rStyle w:val={quoteattr(style)}/>" if style else ""
    props += f"<w:rFonts {fonts}/>" if fonts else ""
    props += _toggle("b", bold) + _toggle("i", italic) + ("<w:caps/>" if caps else "")
    props += f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else ""
    props += '<w:u w:val="single"/>' if underline else ""
    return f"<w:r>{f'<w:rPr>{props}</w:rPr>' if props else ''}{_text(text)}</w:r>"


def _toggle(name: str, on: bool | None) -> str:
    return "" if on is None else f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'


def _text(text: str) -> str:
    pieces = escape(text).replace("\t", "\0<w:tab/>\0").replace("\n", "\0<w:br/>\0").split("\0")
    return "".join(
        p if p.startswith("<w:") else f'<w:t xml:space="preserve">{p}</w:t>' for p in pieces if p
    )


@dataclass(frozen=True)
class Layout:
    """Paragraph properties: gaps in pt, indents in mm, `line` in lines; None leaves it to the style."""

    align: str = ""
    before: float | None = None
    after: float | None = None
    line: float | None = None
    first: float | None = None
    left: float | None = None
    right: float | None = None
    style: str = ""
    tabs: tuple[tuple[str, float], ...] = ()
    border: str = ""
    frame: str = ""
    keep: bool = False
    page_break: bool = False

    def xml(self, section: str = "") -> str:
        """`w:pPr` with its children in the order of the schema, "" when nothing is set."""
        parts = f"<w:pStyle w:val={quoteattr(self.style)}/>" if self.style else ""
        parts += "<w:keepNext/>" if self.keep else ""
        parts += "<w:pageBreakBefore/>" if self.page_break else ""
        parts += f"<w:framePr {self.frame}/>" if self.frame else ""
        if self.border:
            parts += f'<w:pBdr><w:{self.border} w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
        if self.tabs:
            stops = "".join(
                f'<w:tab w:val="{kind}" w:pos="{twips(mm)}"/>' for kind, mm in self.tabs
            )
            parts += f"<w:tabs>{stops}</w:tabs>"
        parts += self._spacing() + self._indent()
        parts += f'<w:jc w:val="{self.align}"/>' if self.align else ""
        return f"<w:pPr>{parts}{section}</w:pPr>" if parts or section else ""

    def _spacing(self) -> str:
        values = [(name, None if pt is None else round(pt * 20)) for name, pt in
                  (("before", self.before), ("after", self.after))]  # fmt: skip
        if self.line is not None:
            values += [("line", round(self.line * 240))]
        text = " ".join(f'w:{name}="{value}"' for name, value in values if value is not None)
        text += ' w:lineRule="auto"' if self.line is not None else ""
        return f"<w:spacing {text}/>" if text else ""

    def _indent(self) -> str:
        values = ("left", self.left), ("right", self.right), ("firstLine", self.first)
        text = " ".join(f'w:{name}="{twips(mm)}"' for name, mm in values if mm is not None)
        return f"<w:ind {text}/>" if text else ""


CENTER = Layout(align="center")
LEFT = Layout(align="left")


def paragraph(*content: str, layout: Layout = LEFT, section: str = "") -> str:
    """One paragraph of runs; `section` is the `w:sectPr` of the section that it closes."""
    return f"<w:p>{layout.xml(section)}{''.join(content)}</w:p>"


def table(
    columns: Sequence[float],
    rows: Sequence[Sequence[str]],
    *,
    style: str = "",
    indent: float | None = None,
    borders: bool = False,
    off: bool = False,
    align: str = "",
) -> str:
    """A table of `columns` mm; each cell is its paragraphs; `off` switches the borders of its style off per cell."""
    props = f"<w:tblStyle w:val={quoteattr(style)}/>" if style else ""
    props += f'<w:tblW w:w="{sum(map(twips, columns))}" w:type="dxa"/>'
    props += f'<w:jc w:val="{align}"/>' if align else ""
    props += f'<w:tblInd w:w="{twips(indent)}" w:type="dxa"/>' if indent is not None else ""
    props += f"<w:tblBorders>{_edges('single')}</w:tblBorders>" if borders else ""
    props += '<w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0"/>'
    grid = "".join(f'<w:gridCol w:w="{twips(mm)}"/>' for mm in columns)
    tc_borders = f"<w:tcBorders>{_edges('nil', cell=True)}</w:tcBorders>" if off else ""
    cells = (
        "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{twips(mm)}" w:type="dxa"/>{tc_borders}</w:tcPr>{cell}</w:tc>'
            for mm, cell in zip(columns, row, strict=True)
        )
        for row in rows
    )
    body = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    return f"<w:tbl><w:tblPr>{props}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def _edges(kind: str, cell: bool = False) -> str:
    sides = ("top", "left", "bottom", "right") + (() if cell else ("insideH", "insideV"))
    size = "" if kind == "nil" else ' w:sz="4" w:space="0" w:color="auto"'
    return "".join(f'<w:{side} w:val="{kind}"{size}/>' for side in sides)


@dataclass(frozen=True)
class Section:
    """Page of one section: margins in mm, `start` the number of its first page, `header`/`footer` names of parts."""

    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15
    landscape: bool = False
    start: int | None = None
    title_page: bool = True
    header: str = "header1"
    footer: str = ""

    def xml(self) -> str:
        """`w:sectPr`; relationship ids are the names of the parts."""
        parts = "".join(
            f'<w:{kind}Reference w:type="default" r:id="{name}"/>'
            for kind, name in (("header", self.header), ("footer", self.footer))
            if name
        )
        size = (
            'w:w="16838" w:h="11906" w:orient="landscape"'
            if self.landscape
            else 'w:w="11906" w:h="16838"'
        )
        edges = " ".join(
            f'w:{side}="{twips(getattr(self, side))}"'
            for side in ("top", "right", "bottom", "left")
        )
        parts += f'<w:pgSz {size}/><w:pgMar {edges} w:header="567" w:footer="567" w:gutter="0"/>'
        parts += f'<w:pgNumType w:start="{self.start}"/>' if self.start is not None else ""
        parts += '<w:cols w:space="720"/>' + ("<w:titlePg/>" if self.title_page else "")
        return f"<w:sectPr>{parts}</w:sectPr>"
