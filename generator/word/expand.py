"""Tokens of a rendered document to words: runs split where emphasis turns, lines broken where the text has them."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from docx.document import Document
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.text.run import CT_R
from lxml import etree

from generator.language import Said
from generator.plan.inline import BOLD, ITALIC, NOTE_CLOSE, NOTE_OPEN
from generator.problems import Problem, Rejected, Spot
from generator.word.footnotes import add_footnote
from generator.word.placing import place_blocks
from generator.word.sandbox import CLOSE_TOKEN, OPEN_TOKEN, Vault

_TOKEN = re.compile(f"{OPEN_TOKEN}([0-9]+){CLOSE_TOKEN}")
_PIECES = re.compile(f"({NOTE_OPEN}[^{NOTE_CLOSE}]*{NOTE_CLOSE}|[{BOLD}{ITALIC}\n])")
_STORIES = ("document.main+xml", "header+xml", "footer+xml", "footnotes+xml", "endnotes+xml")


def stories(document: Document) -> Iterator[Any]:
    """The root elements of all parts that hold text: body, headers, footers, notes."""
    for part in document.part.package.iter_parts():
        if part.content_type.endswith(_STORIES):
            if not isinstance(part, XmlPart):
                # python-docx keeps notes as bytes; as a part with a tree they are saved with what we change.
                element = parse_xml(part.blob)
                part.__class__ = XmlPart
                part._element = element
            yield part.element


def expand(
    document: Document, parsed: Sequence[Any], vault: Vault, blocks: Sequence[Any] = ()
) -> set[int]:
    """Replaces every token in the `stories` of `document` by its text or block; gives the numbers of those it found."""
    found: set[int] = set()
    for story in parsed:
        for text in list(story.iter(qn("w:t"))):
            if OPEN_TOKEN in (text.text or ""):
                found |= {int(number) for number in _TOKEN.findall(text.text)}
                text.text = _TOKEN.sub(lambda match: vault.texts[int(match[1])], text.text)
                _expand_text(document, text)
        if OPEN_TOKEN in etree.tostring(story, encoding="unicode"):
            message = Said(
                "mẫu đặt thẻ ở chỗ không in được chữ",
                "a tag of the template stands where no text can be",
            )
            raise Rejected([Problem(Spot("template"), "template/place", message)])
    if blocks:
        place_blocks(document, blocks)
        for text in list(document.element.body.iter(qn("w:t"))):
            if _PIECES.search(text.text or ""):
                _expand_text(document, text)
    return found


def _expand_text(document: Document, text: Any) -> None:
    run = text.getparent()
    pieces = [piece for piece in _PIECES.split(text.text) if piece]
    if not any(piece[0] in (BOLD, ITALIC, NOTE_OPEN) for piece in pieces):
        _put(text, run, pieces)
        return
    # What stands before the text in its run stays before it, what stands behind goes into a run of its own.
    rest = _split_off(run, text)
    run.remove(text)
    bold = italic = False
    after = run
    for piece in pieces:
        if piece == BOLD:
            bold = not bold
        elif piece == ITALIC:
            italic = not italic
        else:
            if piece[0] == NOTE_OPEN:
                piece_run = add_footnote(document, piece[1:-1])
            else:
                piece_run = _like(run, bold, italic)
                _put(None, piece_run, [piece])
            after.addnext(piece_run)
            after = piece_run
    if rest is not None:
        after.addnext(rest)
    if not [child for child in run if child.tag != qn("w:rPr")]:
        run.getparent().remove(run)


def _put(text: Any, run: Any, pieces: list[str]) -> None:
    """Words and line breaks in the place of `text`, or at the end of `run` where that is None."""
    at = run.index(text) if text is not None else len(run)
    if text is not None:
        run.remove(text)
    for piece in pieces:
        element = run.makeelement(qn("w:br" if piece == "\n" else "w:t"))
        if piece != "\n":
            element.text = piece
            element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.insert(at, element)
        at += 1


def _split_off(run: Any, text: Any) -> Any:
    following = list(text.itersiblings())
    if not following:
        return None
    rest = _like(run, False, False)
    rest.extend(following)
    return rest


def _like(run: Any, bold: bool, italic: bool) -> CT_R:
    other: CT_R = run.makeelement(qn("w:r"))
    if run.rPr is not None:
        other.append(deepcopy(run.rPr))
    if bold or italic:
        properties = other.get_or_add_rPr()
        for name, wanted in (("b", bold), ("i", italic)):
            if wanted:
                getattr(properties, f"get_or_add_{name}")().val = True
    return other
