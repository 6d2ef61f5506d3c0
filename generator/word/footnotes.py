"""Footnotes: python-docx 1.2 can neither make nor read them, so the part, its styles and settings are made here."""

import re
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from generator.law.decree30 import FONT
from generator.plan.inline import BOLD, ITALIC
from generator.word.opc import tree

TEXT_STYLE, REFERENCE_STYLE = "footnote text", "footnote reference"
"""Word's own names, which it shows in the user's language."""
SIZE = 11
"""Points. The decree says nothing of footnotes; 11 is the smallest size that it gives to any text of the page."""
_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))
_PIECES = re.compile(f"([{BOLD}{ITALIC}\n])")
_AFTER_SETTING = (
    "endnotePr",
    "compat",
    "docVars",
    "rsids",
    "mathPr",
    "attachedSchema",
    "themeFontLang",
    "clrSchemeMapping",
    "doNotIncludeSubdocsInStats",
    "doNotAutoCompressPictures",
    "forceUpgrade",
    "captions",
    "readModeInkLockDown",
    "smartTagType",
    "schemaLibrary",
    "shapeDefaults",
    "doNotEmbedSmartTags",
    "decimalSymbol",
    "listSeparator",
)
"""What may follow `w:footnotePr` in the settings (ECMA-376-1, 17.15.1.78), with names of other vocabularies."""


def add_footnote(document: Document, text: str) -> Any:
    """The `w:r` that refers to a new footnote of `document`; `text` may turn `BOLD` and `ITALIC` on and off.

    Every line of `text` is a paragraph. Word numbers footnotes by the places of their references, whatever their ids;
    a template may have some already.
    """
    notes = _notes(document)
    identity = max(int(note.get(qn("w:id"))) for note in notes.findall(qn("w:footnote"))) + 1
    text_style, reference_style = _styles(document)
    number = f'<w:r><w:rPr><w:rStyle w:val="{reference_style}"/></w:rPr><w:footnoteRef/></w:r>'
    note = parse_xml(f'<w:footnote {nsdecls("w")} w:id="{identity}"/>')
    for count, runs in enumerate(_lines(text)):
        mark = f'{number}<w:r><w:t xml:space="preserve"> </w:t></w:r>' if not count else ""
        start = f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{text_style}"/></w:pPr>{mark}</w:p>'
        note.append(parse_xml(start))
        note[-1].extend(runs)
    notes.append(note)
    return parse_xml(
        f'<w:r {nsdecls("w")}><w:rPr><w:rStyle w:val="{reference_style}"/></w:rPr>'
        f'<w:footnoteReference w:id="{identity}"/></w:r>'
    )


def _lines(text: str) -> list[list[Any]]:
    """The runs of every line of `text`; emphasis goes on over the end of a line."""
    lines: list[list[Any]] = [[]]
    on = {BOLD: False, ITALIC: False}
    for piece in filter(None, _PIECES.split(text)):
        if piece in on:
            on[piece] = not on[piece]
            continue
        if piece == "\n":
            lines.append([])
            continue
        run: Any = OxmlElement("w:r")
        for mark, name in ((BOLD, "b"), (ITALIC, "i")):
            if on[mark]:
                getattr(run.get_or_add_rPr(), f"get_or_add_{name}")().val = True
        run.add_t(piece)
        lines[-1].append(run)
    return lines


def _notes(document: Document) -> Any:
    """The root of the footnotes part, made if there is none; the two separators of Word are in it."""
    part = next(
        (
            relation.target_part
            for relation in document.part.rels.values()
            if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES
        ),
        None,
    )
    if part is None:
        root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        name = PackURI("/word/footnotes.xml")
        part = XmlPart(name, CONTENT_TYPE.WML_FOOTNOTES, root, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    notes = tree(part)
    _separate(document, notes)
    return notes


def _separate(document: Document, notes: Any) -> None:
    """Sees to the lines above footnotes, and to their being named in the settings."""
    made = {note.get(qn("w:type")): note for note in notes.findall(qn("w:footnote"))}
    used = {int(note.get(qn("w:id"))) for note in notes.findall(qn("w:footnote"))}
    for place, (kind, wanted) in enumerate(_SEPARATORS):
        if kind not in made:
            identity = wanted if wanted not in used else min(used) - 1
            used.add(identity)
            made[kind] = parse_xml(
                f'<w:footnote {nsdecls("w")} w:type="{kind}" w:id="{identity}"><w:p><w:pPr>'
                '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
                f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
            )
            notes.insert(place, made[kind])
    settings = document.settings.element
    listed = settings.find(qn("w:footnotePr"))
    if listed is None:
        listed = OxmlElement("w:footnotePr")
        following = next(
            (child for child in settings if child.tag.rpartition("}")[2] in _AFTER_SETTING), None
        )
        settings.append(listed) if following is None else following.addprevious(listed)
    named = {note.get(qn("w:id")) for note in listed.findall(qn("w:footnote"))}
    for kind, _ in _SEPARATORS:
        identity = made[kind].get(qn("w:id"))
        if identity not in named:
            listed.append(parse_xml(f'<w:footnote {nsdecls("w")} w:id="{identity}"/>'))


def _styles(document: Document) -> tuple[str, str]:
    """The ids of the styles of a footnote and of its number; the template's own where it has them."""
    return _style(document, TEXT_STYLE, WD_STYLE_TYPE.PARAGRAPH), _style(
        document, REFERENCE_STYLE, WD_STYLE_TYPE.CHARACTER
    )


def _style(document: Document, name: str, kind: WD_STYLE_TYPE) -> str:
    styles = document.styles.element
    for style in styles.style_lst:
        if style.type == kind and (style.name_val or "").casefold() == name:
            return str(style.styleId)
    default = document.styles.default(kind)
    based = f'<w:basedOn w:val="{default.style_id}"/>' if default is not None else ""
    taken = {style.styleId for style in styles.style_lst}
    identity = "".join(word.capitalize() for word in name.split())
    while identity in taken:
        identity += "1"
    own = (
        _PARAGRAPH
        if kind is WD_STYLE_TYPE.PARAGRAPH
        else '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    )
    word_kind = "paragraph" if kind is WD_STYLE_TYPE.PARAGRAPH else "character"
    styles.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="{word_kind}" w:styleId="{identity}"><w:name w:val="{name}"/>{based}'
            f'<w:uiPriority w:val="99"/><w:unhideWhenUsed/>{own}</w:style>'
        )
    )
    return identity


_FONTS = " ".join(f'w:{slot}="{FONT}"' for slot in ("ascii", "eastAsia", "hAnsi", "cs"))
_PARAGRAPH = (
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:firstLine="0"/>'
    f'<w:jc w:val="both"/></w:pPr><w:rPr><w:rFonts {_FONTS}/><w:b w:val="0"/><w:bCs w:val="0"/><w:i w:val="0"/>'
    f'<w:iCs w:val="0"/><w:sz w:val="{SIZE * 2}"/><w:szCs w:val="{SIZE * 2}"/></w:rPr>'
)
