"""Puts a body, its styles and its headers into one .docx; the same arguments give the same bytes."""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from itertools import count

from .theme import FONT_TABLE
from .theme import theme as office_theme
from .wml import CENTER, LEFT, NAMES, Layout, Section, paragraph, run

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = NAMES.split(" ")[0]
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WML_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
ROMAN = 'w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"'


def styles(default_run: str = "", default_paragraph: str = "", more: str = "") -> str:
    """A `styles.xml` with docDefaults, Normal, a table style and `more`; defaults to Times New Roman 14."""
    default_run = (
        default_run
        or f'<w:rFonts {ROMAN}/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/>'
    )
    return (
        f"{_XML}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{default_run}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{default_paragraph}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/>'
        f'<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>{more}</w:styles>'
    )


def page_number(
    field: str = "complex", layout: Layout = CENTER, size: float = 14, italic: bool | None = None
) -> str:
    """A header or footer paragraph with a PAGE field, `field` being complex or simple."""
    if field == "simple":
        inner = f'<w:fldSimple w:instr=" PAGE \\* MERGEFORMAT ">{run("2", size, italic=italic)}</w:fldSimple>'
        return paragraph(inner, layout=layout)
    shell = run("", size, italic=italic)
    pieces = (
        shell.replace("</w:r>", '<w:fldChar w:fldCharType="begin"/></w:r>'),
        shell.replace(
            "</w:r>", '<w:instrText xml:space="preserve">PAGE   \\* MERGEFORMAT</w:instrText></w:r>'
        ),
        shell.replace("</w:r>", '<w:fldChar w:fldCharType="separate"/></w:r>'),
        run("2", size, italic=italic),
        shell.replace("</w:r>", '<w:fldChar w:fldCharType="end"/></w:r>'),
    )
    return paragraph(*pieces, layout=layout)


def framed_number() -> str:
    """A PAGE field whose frame, not the alignment of its paragraph, puts it in the middle."""
    frame = 'w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="1"'
    return page_number(layout=Layout(frame=frame)) + paragraph()


def docx(
    body: str,
    section: Section = Section(),  # noqa: B008 - frozen
    *,
    style_part: str = "",
    theme: str = "",
    headers: Mapping[str, str] | None = None,
) -> bytes:
    """The file; `headers` gives the paragraphs of each part named headerN or footerN."""
    headers = {"header1": page_number() + paragraph(layout=LEFT)} if headers is None else headers
    content = f"<w:body>{body}{section.xml()}</w:body>"
    parts = {
        "word/document.xml": f'{_XML}<w:document {NAMES} mc:Ignorable="w14">{content}</w:document>',
        "word/styles.xml": style_part or styles(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": FONT_TABLE,
        # What Word gives a new file; whoever names Times New Roman in the styles never meets it.
        "word/theme/theme1.xml": theme or office_theme("Calibri"),
    }
    own = "styles", "settings", "fontTable"
    relations = [(name, f"{name}.xml", name) for name in own] + [
        ("theme", "theme/theme1.xml", "theme")
    ]
    for name, inner in headers.items():
        tag = "hdr" if name.startswith("header") else "ftr"
        parts[f"word/{name}.xml"] = f'{_XML}<w:{tag} {NAMES} mc:Ignorable="w14">{inner}</w:{tag}>'
        relations.append((name, f"{name}.xml", name.rstrip("0123456789")))
    parts["word/_rels/document.xml.rels"] = _relationships(relations)
    parts["_rels/.rels"] = _relationships([("rId1", "word/document.xml", "officeDocument")])
    parts["[Content_Types].xml"] = _content_types(parts)
    return zipped({name: _numbered(text).encode() for name, text in parts.items()})


def _numbered(xml: str) -> str:
    """Every `@` in an id or a name of a shape becomes a number of its own; each type of shape is defined once."""
    numbers, defined = count(1), set[str]()

    def once(match: re.Match[str]) -> str:
        seen = match[0] in defined
        defined.add(match[0])
        return "" if seen else match[0]

    xml = re.sub(r"<v:shapetype.*?</v:shapetype>", once, xml)
    return re.sub(
        r'((?:\bid|\bname|o:spid)="[^"@]*)@', lambda match: f"{match[1]}{next(numbers)}", xml
    )


def _settings() -> str:
    compat = '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    return f'{_XML}<w:settings {_W}><w:defaultTabStop w:val="720"/><w:compat>{compat}</w:compat></w:settings>'


def _relationships(rows: list[tuple[str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{i}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for i, target, kind in rows
    )
    return f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def _content_types(parts: Mapping[str, str]) -> str:
    kinds = {name: name for name in ("styles", "settings", "fontTable", "header", "footer")} | {
        "document": "document.main"
    }
    rows = ""
    for name in parts:
        stem = name.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
        if stem == "theme/theme":
            rows += f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        elif stem in kinds:
            rows += f'<Override PartName="/{name}" ContentType="{_WML_TYPE}.{kinds[stem]}+xml"/>'
    return (
        f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a deflated zip with the date of the zip epoch."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            archive.writestr(
                zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), parts[name], zipfile.ZIP_DEFLATED
            )
    return buffer.getvalue()
