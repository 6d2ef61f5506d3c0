"""The parts of a Word package that are the same in every template: all but text and styles."""

from collections.abc import Iterable
from html import escape

from generator.law.decree30 import FONT

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OPENXML = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_OPENXML}.wordprocessingml"
_PACKAGE = "application/vnd.openxmlformats-package"
_PACKAGE_SPACE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = (
    ("document", "document.main"),
    ("styles", "styles"),
    ("settings", "settings"),
    ("fontTable", "fontTable"),
    ("header1", "header"),
    ("header2", "header"),
    ("footer1", "footer"),
)
"""Parts below word/, with the ends of their content types."""
HEADER_RELATIONS, FOOTER_RELATION = ("rId4", "rId5"), "rId7"
"""Ids of the relations to the headers of page 2 onwards and of page 1, and the footer of page 1."""


def quoted_value(text: str) -> str:
    """The text as the value of an attribute, in quotes; its line ends are kept as such."""
    return f'"{escape(text)}"'.replace("\n", "&#10;")


def package_parts(
    document: str, styles: str, header: str, first_header: str, first_footer: str
) -> dict[str, bytes]:
    """The members of a .docx with this text, these styles, these headers and this footer."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _root_rels(),
        "docProps/app.xml": _app(),
        "docProps/core.xml": _core(),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _document_rels(),
        "word/styles.xml": styles,
        "word/theme/theme1.xml": _theme(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(),
        "word/header1.xml": header,
        "word/header2.xml": first_header,
        "word/footer1.xml": first_footer,
    }
    return {name: text.encode() for name, text in parts.items()}


def _content_types() -> str:
    parts = [
        *((f"word/{name}", f"{_WORD}.{type_}") for name, type_ in _PARTS),
        ("docProps/core", f"{_PACKAGE}.core-properties"),
        ("word/theme/theme1", f"{_OPENXML}.theme"),
        ("docProps/app", f"{_OPENXML}.extended-properties"),
    ]
    overrides = "".join(
        f'<Override PartName="/{name}.xml" ContentType="{type_}+xml"/>' for name, type_ in parts
    )
    return (
        f'{XML}<Types xmlns="{_PACKAGE_SPACE}/content-types">'
        f'<Default Extension="rels" ContentType="{_PACKAGE}.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _rels(targets: Iterable[tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{count}" Type="{type_}" Target="{target}"/>'
        for count, (type_, target) in enumerate(targets, 1)
    )
    return f'{XML}<Relationships xmlns="{_PACKAGE_SPACE}/relationships">{rows}</Relationships>'


def _root_rels() -> str:
    return _rels(
        [
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE_SPACE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{_OFFICE}/extended-properties", "docProps/app.xml"),
        ]
    )


def _document_rels() -> str:
    names = ("styles", "settings", "fontTable")
    return _rels(
        [
            *((f"{_OFFICE}/{name}", f"{name}.xml") for name in names),
            (f"{_OFFICE}/header", "header1.xml"),
            (f"{_OFFICE}/header", "header2.xml"),
            (f"{_OFFICE}/theme", "theme/theme1.xml"),
            (f"{_OFFICE}/footer", "footer1.xml"),
        ]
    )


def app_properties() -> bytes:
    """The application properties of a document: that it is one of Word's, and nothing else."""
    return _app().encode()


def _app() -> str:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    application = "<Application>Microsoft Office Word</Application>"
    return f'{XML}<Properties xmlns="{space}">{application}</Properties>'


def _core() -> str:
    space = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    return (
        f'{XML}<cp:coreProperties xmlns:cp="{space}" xmlns:dc="http://purl.org/dc/elements/1.1/"/>'
    )


def _settings() -> str:
    # Without compatibility mode 15 Word lays the document out as Word 2007 did.
    return (
        f'{XML}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="vi-VN"/></w:settings>'
    )


def _fonts() -> str:
    return (
        f'{XML}<w:fonts {W}><w:font w:name="{FONT}"><w:panose1 w:val="02020603050405020304"/>'
        '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/>'
        "</w:font></w:fonts>"
    )


def _theme() -> str:
    """What the standard demands of a theme, and no font but ours; no style refers to it."""
    colours = "".join(
        f'<a:{slot}><a:srgbClr val="{"FFFFFF" if slot.startswith("lt") else "000000"}"/></a:{slot}>'
        for slot in _COLOURS
    )
    face = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f"<a:ln>{fill}</a:ln>"
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{XML}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        f' name="kehoach"><a:themeElements><a:clrScheme name="kehoach">{colours}</a:clrScheme>'
        f'<a:fontScheme name="kehoach"><a:majorFont>{face}</a:majorFont>'
        f"<a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="kehoach"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


_COLOURS = (
    *("dk1", "lt1", "dk2", "lt2"),
    *(f"accent{count}" for count in range(1, 7)),
    *("hlink", "folHlink"),
)
"""The slots for colours in a theme."""
