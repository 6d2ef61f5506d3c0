"""The parts of a Word package that are the same in every template: all but text and styles."""

from collections.abc import Iterable

from generator.law.decree30 import FONT

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEADER_RELATIONS, FOOTER_RELATION = ("rId4", "rId5"), "rId7"
"""Ids of the relations to the header of page 2 onwards, that of page 1, and the footer of page 1."""


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
    word = {
        "document": "document.main",
        "styles": "styles",
        "settings": "settings",
        "fontTable": "fontTable",
        "header1": "header",
        "header2": "header",
        "footer1": "footer",
    }
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}.{type_}+xml"/>'
        for part, type_ in word.items()
    )
    package = "application/vnd.openxmlformats-package"
    return (
        f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{package}.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        f'<Override PartName="/docProps/core.xml" ContentType="{package}.core-properties+xml"/>'
        '<Override PartName="/word/theme/theme1.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        '<Override PartName="/docProps/app.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
    )


def _rels(targets: Iterable[tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{count}" Type="{type_}" Target="{target}"/>'
        for count, (type_, target) in enumerate(targets, 1)
    )
    return f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def _root_rels() -> str:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return _rels(
        [
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (core, "docProps/core.xml"),
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
    return f'{XML}<Properties xmlns="{space}"><Application>Microsoft Office Word</Application></Properties>'


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
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="vi-VN"/></w:settings>'
    )


def _fonts() -> str:
    return (
        f'{XML}<w:fonts {W}><w:font w:name="{FONT}"><w:panose1 w:val="02020603050405020304"/>'
        '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _theme() -> str:
    """A theme that holds what the standard demands and names no font but ours; no style refers to it."""
    slots = (
        "dk1",
        "lt1",
        "dk2",
        "lt2",
        *(f"accent{count}" for count in range(1, 7)),
        "hlink",
        "folHlink",
    )
    colours = "".join(
        f'<a:{slot}><a:srgbClr val="{"FFFFFF" if slot.startswith("lt") else "000000"}"/></a:{slot}>'
        for slot in slots
    )
    face = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return (
        f'{XML}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="kehoach">'
        f'<a:themeElements><a:clrScheme name="kehoach">{colours}</a:clrScheme><a:fontScheme name="kehoach">'
        f"<a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="kehoach"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{f'<a:ln>{fill}</a:ln>' * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
