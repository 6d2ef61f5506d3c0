"""Plans whose text holds what Word inserts: a chart with its workbook, a picture, footnotes, a table with a caption."""

import struct
import zlib
from collections.abc import Callable

from lxml import etree

from . import words
from .body import task_table
from .change import Change, Opened, changed
from .file import zipped
from .plans import Builder, office
from .wml import CENTER, NAMES, Layout, paragraph, run

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
BEFORE = "# 2. Số hóa hồ sơ, kết quả giải quyết".removeprefix("# ")
"""The paragraph that what is inserted stands above."""


def relations(*rows: tuple[str, str, str]) -> bytes:
    """A .rels part of id, kind and target."""
    inner = "".join(
        f'<Relationship Id="{i}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for i, kind, target in rows
    )
    return f'{_XML}<Relationships xmlns="{_RELATIONS}">{inner}</Relationships>'.encode()


def with_part(
    opened: Opened, name: str, content: bytes, kind: str, relation: str = "", link: str = ""
) -> None:
    """Puts a part into the package, and its relation `link` from the document where it has one."""
    opened.parts[name] = content
    types = opened.part("[Content_Types].xml")
    types.append(
        types.makeelement(f"{{{_TYPES}}}Override", {"PartName": f"/{name}", "ContentType": kind})
    )
    if relation:
        values = {"Id": link, "Type": f"{_OFFICE}/{relation}", "Target": name.removeprefix("word/")}
        own = opened.part("word/_rels/document.xml.rels")
        own.append(own.makeelement(f"{{{_RELATIONS}}}Relationship", values))


def _inserted(xml: str) -> Change:
    def change(opened: Opened) -> None:
        place = opened.paragraph(BEFORE)
        for found in etree.fromstring(f"<w:body {NAMES}>{xml}</w:body>"):
            place.addprevious(found)

    return change


def _shown(inner: str, uri: str, width: int, height: int, number: int, alt: str) -> str:
    size = f'<wp:extent cx="{width * 36000}" cy="{height * 36000}"/>'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">{size}'
        f'<wp:docPr id="{number}" name="Figure {number}" descr="{alt}"/><wp:cNvGraphicFramePr/><a:graphic>'
        f'<a:graphicData uri="{uri}">{inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def _caption(text: str) -> str:
    return paragraph(run(text, 13, italic=True), layout=Layout(align="center", before=6))


def workbook(*more: str) -> bytes:
    """The smallest .xlsx that Word writes behind a chart; `more` names parts that have no business in it."""
    cells = "".join(
        f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{name}</t></is></c><c r="B{row}"><v>{value}</v></c></row>'
        for row, (name, value) in enumerate(_DATA, 1)
    )
    overrides = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{SHEET}.{kind}+xml"/>'
        for part, kind in (("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"))
    )
    sheets = '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets>'
    parts = {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/'
        'vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}</Types>",
        "xl/workbook.xml": f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{sheets}</workbook>',
        "xl/worksheets/sheet1.xml": f'{_XML}<worksheet xmlns="{_MAIN}"><sheetData>{cells}</sheetData></worksheet>',
        **dict.fromkeys(more, "x"),
    }
    return zipped(
        {name: text.encode() for name, text in parts.items()}
        | {
            "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
            "xl/_rels/workbook.xml.rels": relations(("rId1", "worksheet", "worksheets/sheet1.xml")),
        }
    )


_DATA = (("Trực tuyến", "45.05"), ("Trực tiếp", "54.95"))


def _chart_part() -> bytes:
    def cells(column: str, texts: list[str], kind: str) -> str:
        points = "".join(
            f'<c:pt idx="{i}"><c:v>{text}</c:v></c:pt>' for i, text in enumerate(texts)
        )
        cache = f'<c:ptCount val="{len(texts)}"/>{points}'
        code = "<c:formatCode>General</c:formatCode>" if kind == "num" else ""
        place = f"<c:f>Sheet1!${column}$1:${column}${len(texts)}</c:f>"
        return f"<c:{kind}Ref>{place}<c:{kind}Cache>{code}{cache}</c:{kind}Cache></c:{kind}Ref>"

    names, values = [name for name, _ in _DATA], [value for _, value in _DATA]
    shows = "".join(f'<c:show{what} val="{int(what == "Val")}"/>' for what in
                    ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize"))  # fmt: skip
    series = (
        '<c:ser><c:idx val="0"/><c:order val="0"/><c:invertIfNegative val="0"/>'
        f"<c:dLbls>{shows}</c:dLbls><c:cat>{cells('A', names, 'str')}</c:cat>"
        f"<c:val>{cells('B', values, 'num')}</c:val></c:ser>"
    )
    scaling = '<c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
    axes = (
        f'<c:catAx><c:axId val="1"/>{scaling}<c:axPos val="b"/><c:crossAx val="2"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/>{scaling}<c:axPos val="l"/><c:crossAx val="1"/></c:valAx>'
    )
    bars = (
        '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:axId val="1"/><c:axId val="2"/></c:barChart>'
    )
    return (
        f'{_XML}<c:chartSpace xmlns:c="{_CHART}" xmlns:r="{_OFFICE}"><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea><c:layout/>{bars}{axes}</c:plotArea>"
        '<c:plotVisOnly val="1"/></c:chart><c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    ).encode()


CHART_NAME, BOOK_NAME = "word/charts/chart1.xml", "word/embeddings/Microsoft_Excel_Worksheet.xlsx"


def chart(book: Callable[[], bytes] = workbook) -> Builder:
    """A plan with a chart of Word's own and a caption below it."""

    def parts(opened: Opened) -> None:
        with_part(opened, CHART_NAME, _chart_part(), "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
                  "chart", "rIdChart")  # fmt: skip
        opened.parts["word/charts/_rels/chart1.xml.rels"] = relations(
            ("rId1", "package", f"../{BOOK_NAME[5:]}")
        )
        with_part(opened, BOOK_NAME, book(), f"{SHEET}.sheet")

    inner = f'<c:chart xmlns:c="{_CHART}" r:id="rIdChart"/>'
    shown = paragraph(_shown(inner, _CHART, 150, 50, 801, "Hồ sơ theo cách nộp"), layout=CENTER)
    return changed(
        office, parts, _inserted(shown + _caption("Biểu đồ 1. Tỷ lệ hồ sơ theo cách nộp"))
    )


def _png(width: int, height: int) -> bytes:
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress((b"\0" + b"\xa0" * width) * height)),
        (b"IEND", b""),
    )
    packed = (
        struct.pack(">I", len(b)) + k + b + struct.pack(">I", zlib.crc32(k + b)) for k, b in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def picture() -> bytes:
    """A plan with a picture in a paragraph of its own and a caption below it."""
    inner = (
        f'<pic:pic xmlns:pic="{_PIC}"><pic:nvPicPr><pic:cNvPr id="802" name="p"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:embed="rIdPicture"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="4320000" cy="1980000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic>"
    )
    shown = paragraph(_shown(inner, _PIC, 120, 55, 802, "Sơ đồ Trung tâm"), layout=CENTER)

    def parts(opened: Opened) -> None:
        with_part(
            opened, "word/media/image1.png", _png(120, 60), "image/png", "image", "rIdPicture"
        )

    return changed(
        office,
        parts,
        _inserted(shown + _caption("Hình 1. Sơ đồ Trung tâm Phục vụ hành chính công")),
    )()


NOTES = (
    "Theo số liệu của Trung tâm Phục vụ hành chính công đến ngày 31 tháng 8 năm 2026.",
    "Không tính hồ sơ nộp qua bưu chính.",
)


def footnotes(*texts: str) -> Builder:
    """A plan with footnotes, by default two; their ids go against their order."""
    texts = texts or NOTES
    numbers = range(len(texts), 0, -1)
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{identity}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for kind, identity in (("separator", -1), ("continuationSeparator", 0))
    )
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    rows = "".join(
        f'<w:footnote w:id="{identity}"><w:p><w:r>{raised}<w:footnoteRef/></w:r>{run(f" {text}", 10)}</w:p></w:footnote>'
        for identity, text in zip(numbers, texts, strict=True)
    )
    part = f"{_XML}<w:footnotes {NAMES}>{separators}{rows}</w:footnotes>".encode()

    def change(opened: Opened) -> None:
        with_part(
            opened, "word/footnotes.xml", part, f"{_WML}.footnotes+xml", "footnotes", "rIdNotes"
        )
        for identity, start in zip(numbers, ("a) Rút ngắn", "b) Nâng cao"), strict=False):
            mark = f'<w:r {NAMES}>{raised}<w:footnoteReference w:id="{identity}"/></w:r>'
            opened.paragraph(start).append(etree.fromstring(mark))

    return changed(office, change)


def table() -> bytes:
    """A plan with a table in the text, its caption above it."""
    rows = task_table(words.TASKS, (12, 60, 40, 28, 25))
    return changed(office, _inserted(_caption("Bảng 1. Phân công nhiệm vụ") + rows + paragraph()))()


FIGURES: dict[str, Builder] = {
    "chart": chart(),
    "picture": picture,
    "footnotes": footnotes(),
    "table-in-text": table,
}
