"""Footnotes: python-docx 1.2 cannot make them, so their part, styles and settings are made here."""

from collections.abc import Iterator
from copy import deepcopy
from functools import cached_property
from itertools import count
from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from generator.law.decree30 import FONT
from generator.lazy import regex
from generator.plan.inline import BOLD, ITALIC
from generator.word.emphasis import emphasise, emphasised
from generator.word.opc import tree

TEXT_STYLE, REFERENCE_STYLE = "footnote text", "footnote reference"
"""Word's own names, which it shows in the user's language."""
SIZE = 11
"""Points. The decree says nothing of footnotes; it gives no text of a page letters below 11."""
_STYLE, _NAME = map(qn, ("w:style", "w:name"))
_TYPE, _STYLE_ID, _VAL, _DEFAULT = map(qn, ("w:type", "w:styleId", "w:val", "w:default"))
_ON = ("1", "true", "on")
_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))
_PIECES = regex(f"([{BOLD}{ITALIC}\n])")
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
"""What may follow `w:footnotePr` in the settings (ECMA-376-1, 17.15.1.78), of any vocabulary."""


class Footnotes:
    """The footnotes of a document; part, styles and settings are made with the first that is added.

    Word numbers footnotes by the places of their references, whatever their ids; a template may
    have some already.
    """

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def _styles(self) -> tuple[str, str]:
        return _styles(self._document)

    @cached_property
    def _notes(self) -> Any:
        return _notes(self._document)

    @cached_property
    def _identities(self) -> Iterator[int]:
        used = (int(note.get(qn("w:id"))) for note in self._notes.findall(qn("w:footnote")))
        return count(max(used) + 1)

    @cached_property
    def _models(self) -> tuple[Any, Any, Any]:
        """A note with the number that opens it, a further paragraph of one, the reference."""
        text_style, reference_style = self._styles
        look = f'<w:rPr><w:rStyle w:val="{reference_style}"/></w:rPr>'
        properties = f'<w:pPr><w:pStyle w:val="{text_style}"/></w:pPr>'
        return (
            parse_xml(
                f"<w:footnote {nsdecls('w')}><w:p>{properties}<w:r>{look}<w:footnoteRef/></w:r>"
                '<w:r><w:t xml:space="preserve"> </w:t></w:r></w:p></w:footnote>'
            ),
            parse_xml(f"<w:p {nsdecls('w')}>{properties}</w:p>"),
            parse_xml(f"<w:r {nsdecls('w')}>{look}<w:footnoteReference/></w:r>"),
        )

    def add(self, text: str) -> Any:
        """The `w:r` that refers to a new footnote; `text` may hold `BOLD` and `ITALIC`, and each
        line of it is a paragraph."""
        note, further, reference = map(deepcopy, self._models)
        first, *others = _lines(text)
        note[0].extend(first)
        for runs in others:
            note.append(deepcopy(further))
            note[-1].extend(runs)
        identity = str(next(self._identities))
        for element in (note, reference[-1]):
            element.set(qn("w:id"), identity)
        self._notes.append(note)
        return reference


def _lines(text: str) -> list[list[Any]]:
    """The runs of every line of `text`; emphasis goes on over the end of a line."""
    lines: list[list[Any]] = [[]]
    for piece, look in emphasised(filter(None, _PIECES.split(text))):
        if piece == "\n":
            lines.append([])
            continue
        run: Any = OxmlElement("w:r")
        emphasise(run, look)
        run.add_t(piece)
        lines[-1].append(run)
    return lines


def _notes(document: Document) -> Any:
    """The root of the footnotes part, made if there is none; Word's two separators are in it."""
    footnotes = (
        relation.target_part
        for relation in document.part.rels.values()
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES
    )
    notes = tree(next(footnotes, None) or _new_part(document))
    _name_separators(document, [_separator(notes, at) for at in range(len(_SEPARATORS))])
    return notes


def _new_part(document: Document) -> XmlPart:
    root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
    name = PackURI("/word/footnotes.xml")
    part = XmlPart(name, CONTENT_TYPE.WML_FOOTNOTES, root, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return part


def _separator(notes: Any, at: int) -> str:
    """The id of one of the lines above footnotes, the first of `notes`; made if missing."""
    kind, wanted = _SEPARATORS[at]
    used = [int(note.get(qn("w:id"))) for note in notes.findall(qn("w:footnote"))]
    made = [note for note in notes.findall(qn("w:footnote")) if note.get(qn("w:type")) == kind]
    if made:
        return str(made[-1].get(qn("w:id")))
    identity = wanted if wanted not in used else min(used) - 1
    note = parse_xml(
        f'<w:footnote {nsdecls("w")} w:type="{kind}" w:id="{identity}"><w:p><w:pPr>'
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
    )
    notes.insert(at, note)
    return str(identity)


def _name_separators(document: Document, identities: list[str]) -> None:
    """Sees to it that the settings name the separators, as Word wants."""
    settings = document.settings.element
    listed = settings.find(qn("w:footnotePr"))
    if listed is None:
        listed = OxmlElement("w:footnotePr")
        later = (child for child in settings if child.tag.rpartition("}")[2] in _AFTER_SETTING)
        following = next(later, None)
        settings.append(listed) if following is None else following.addprevious(listed)
    named = {note.get(qn("w:id")) for note in listed.findall(qn("w:footnote"))}
    for identity in identities:
        if identity not in named:
            listed.append(parse_xml(f'<w:footnote {nsdecls("w")} w:id="{identity}"/>'))


def _styles(document: Document) -> tuple[str, str]:
    """The ids of the styles of a footnote and its number; the template's own where it has them."""
    return (
        _style(document, TEXT_STYLE, "paragraph"),
        _style(document, REFERENCE_STYLE, "character"),
    )


def _style(document: Document, name: str, kind: str) -> str:
    styles: Any = document.styles.element
    every = styles.findall(_STYLE)
    of_kind = [one for one in every if one.get(_TYPE) == kind]
    for style in of_kind:
        if _called(style) == name:
            return str(style.get(_STYLE_ID))
    default = [one.get(_STYLE_ID) for one in of_kind if one.get(_DEFAULT) in _ON][-1:]
    identity = _free_id(name, {one.get(_STYLE_ID) for one in every})
    styles.append(_own_style(name, kind, identity, *default))
    return identity


def _called(style: Any) -> str:
    name = style.find(_NAME)
    return "" if name is None else str(name.get(_VAL, "")).casefold()


def _free_id(name: str, taken: set[str]) -> str:
    identity = "".join(word.capitalize() for word in name.split())
    while identity in taken:
        identity += "1"
    return identity


def _own_style(name: str, kind: str, identity: str, default: str = "") -> Any:
    """The style that a document is given which has none of that name."""
    based = f'<w:basedOn w:val="{default}"/>' if default else ""
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="{kind}" w:styleId="{identity}">'
        f'<w:name w:val="{name}"/>{based}'
        f'<w:uiPriority w:val="99"/><w:unhideWhenUsed/>{_OWN[kind]}</w:style>'
    )


_FONTS = " ".join(f'w:{slot}="{FONT}"' for slot in ("ascii", "eastAsia", "hAnsi", "cs"))
_OWN: dict[str, str] = {
    "paragraph": (
        '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        '<w:ind w:left="0" w:firstLine="0"/><w:jc w:val="both"/></w:pPr>'
        f'<w:rPr><w:rFonts {_FONTS}/><w:b w:val="0"/><w:bCs w:val="0"/><w:i w:val="0"/>'
        f'<w:iCs w:val="0"/><w:sz w:val="{SIZE * 2}"/><w:szCs w:val="{SIZE * 2}"/></w:rPr>'
    ),
    "character": '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
}
"""What Word calls a kind of style, and what sets ours apart from the text around it."""
