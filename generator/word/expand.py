"""Tokens of a rendered document to words, in runs where emphasis turns, in lines as in the text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from functools import cache, partial
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from generator.lazy import regex
from generator.plan.inline import BOLD, ITALIC, NOTE_CLOSE, NOTE_OPEN
from generator.word.anchoring import (
    NO_ANCHORS,
    NOWHERE,
    Misplaced,
    anchor,
    number_anchors,
    paragraph_around,
)
from generator.word.emphasis import PLAIN, Look, emphasise, emphasised
from generator.word.footnotes import Footnotes
from generator.word.opc import tree
from generator.word.placing import place_blocks
from generator.word.sandbox import CLOSE_TOKEN, OPEN_TOKEN, Vault

_T, _BR, _R, _RPR = map(qn, ("w:t", "w:br", "w:r", "w:rPr"))
_TOKEN = regex(f"{OPEN_TOKEN}([0-9]+){CLOSE_TOKEN}")
_PIECES = regex(f"({NOTE_OPEN}[^{NOTE_CLOSE}]*{NOTE_CLOSE}|[{BOLD}{ITALIC}\n])")
_STORIES = ("document.main+xml", "header+xml", "footer+xml", "footnotes+xml", "endnotes+xml")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def stories(document: Document) -> Iterator[Any]:
    """The root elements of all parts that hold text: body, headers, footers, notes."""
    for part in document.part.package.iter_parts():
        if part.content_type.endswith(_STORIES):
            yield tree(part)


def expand(
    document: Document,
    parsed: Sequence[Any],
    vault: Vault,
    blocks: Sequence[Any] = (),
    anchors: Mapping[str, str] = NO_ANCHORS,
) -> set[int]:
    """Replaces every token in the stories by its text or block; gives the numbers found.

    A paragraph of the body bears the name that `anchors` has for the key of its first text.
    Raises `Misplaced` for a tag that the template has where nothing can be printed.
    """
    found: set[int] = set()
    free, footnotes = dict(anchors), Footnotes(document)
    for story in parsed:
        found |= _filled(footnotes, story, vault, free if story is document.element else {})
    for placed in place_blocks(document, blocks) if blocks else ():
        for text in list(placed.iter(_T)):
            if _PIECES.search(text.text or ""):
                _expand_text(footnotes, text)
    number_anchors(document)
    return found


def _filled(footnotes: Footnotes, story: Any, vault: Vault, anchors: dict[str, str]) -> set[int]:
    """The numbers of the tokens of `story`, which holds their texts now.

    Of `anchors` those go that a paragraph bears.
    """
    found: set[int] = set()
    for text in list(story.iter(_T)):
        if OPEN_TOKEN in (text.text or ""):
            numbers = list(map(int, _TOKEN.findall(text.text)))
            found.update(numbers)
            names = (anchors.pop(vault.keys[number], "") for number in numbers)
            anchor(paragraph_around(text), next(filter(None, names), ""))
            text.text = _TOKEN.sub(lambda match: vault.texts[int(match[1])], text.text)
            _expand_text(footnotes, text)
    if OPEN_TOKEN in etree.tostring(story, encoding="unicode"):
        raise Misplaced(NOWHERE)
    return found


def _expand_text(footnotes: Footnotes, text: Any) -> None:
    if text.text and not _PIECES.search(text.text):
        _say(text, text.text)
        return
    run = text.getparent()
    pieces = [*filter(None, _PIECES.split(text.text))]
    if not any(piece[0] in (BOLD, ITALIC, NOTE_OPEN) for piece in pieces):
        for word in _words(run, pieces):
            text.addprevious(word)
        run.remove(text)
        return
    # What stands before the text in its run stays there, what stands behind goes into its own run.
    behind = [*_runs(footnotes, run, pieces), *_split_off(run, text)]
    run.remove(text)
    for made in reversed(behind):
        run.addnext(made)
    if all(child.tag == _RPR for child in run):
        run.getparent().remove(run)


def _runs(footnotes: Footnotes, run: Any, pieces: Sequence[str]) -> Iterator[Any]:
    """The runs that say `pieces`: letters as those of `run`, and the numbers of footnotes."""
    empty = cache(partial(_like, run, content=()))
    for piece, look in emphasised(pieces):
        if piece[0] == NOTE_OPEN:
            yield footnotes.add(piece[1:-1])
        else:
            made = deepcopy(empty(look))
            made.extend(_words(run, [piece]))
            yield made


def _words(run: Any, pieces: Sequence[str]) -> Iterator[Any]:
    """Words and line breaks as elements of `run`."""
    for piece in pieces:
        element = run.makeelement(_BR if piece == "\n" else _T)
        if piece != "\n":
            _say(element, piece)
        yield element


def _say(text: Any, words: str) -> None:
    """Makes `text` say the words, every space of them."""
    text.text = words
    text.attrib.clear()
    text.set(_SPACE, "preserve")


def _split_off(run: Any, text: Any) -> list[Any]:
    """What follows `text` in its run, as a run of its own; nothing where nothing follows."""
    following = list(text.itersiblings())
    return [_like(run, PLAIN, following)] if following else []


def _like(run: Any, look: Look, content: Iterable[Any]) -> Any:
    """A run with the properties of `run`, emphasised as `look` says, that holds `content`."""
    other, look_of_run = run.makeelement(_R), run.find(_RPR)
    if look_of_run is not None:
        other.append(deepcopy(look_of_run))
    emphasise(other, look)
    other.extend(content)
    return other
