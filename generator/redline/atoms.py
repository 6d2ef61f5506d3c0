"""What stands in a paragraph, cut into the smallest things that may come or go by themselves."""

import unicodedata
from collections.abc import Iterator, Sequence
from copy import deepcopy
from hashlib import sha256
from itertools import accumulate, groupby
from typing import NamedTuple

from lxml import etree

from generator.lazy import regex
from generator.reading.document.fields import keyword
from generator.reading.document.ooxml import Element, W, text_below

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TOKEN = regex(r"\s+|(?:\w|[\u0300-\u036f])+|[^\w\s]")
PASSIVE = tuple(
    W + name
    for name in (
        "bookmarkStart",
        "bookmarkEnd",
        "proofErr",
        "permStart",
        "permEnd",
        "commentRangeStart",
        "commentRangeEnd",
    )
)
"""Markup that no reader sees: it stays where the new paper has it, and goes from what is old."""
SIMPLE_FIELD = W + "fldSimple"
NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
"""What cites a note, and what that is."""
_OF_LAYOUT = ("PAGE", "NUMPAGES", "SECTIONPAGES")


class Piece(NamedTuple):
    """Letters of a run, or an element: one of a run, or one that stands beside runs (`run` None)."""

    run: Element | None
    content: str | Element
    look: bytes = b""
    """The format of its run."""

    @property
    def format(self) -> Element | None:
        """The format of its run, as the run has it."""
        return self.run.find(W + "rPr") if self.run is not None else None


class Atom(NamedTuple):
    """One word, sign, break, picture, field or link; `key` says what it is, whatever its format.

    `pieces` are what it is made of (a word may stand in several runs), `look` is the formats of its
    letters one after the other, `ahead` the markup before it that shows nothing, `note` the note that
    it cites.
    """

    key: str
    pieces: tuple[Piece, ...]
    look: tuple[bytes, ...] = ()
    ahead: tuple[Element, ...] = ()
    note: str = ""


Read = tuple[Sequence[Atom], Sequence[Element]]
"""The atoms of a paragraph in order, and the markup without a look that ends it."""


_LONG = 300
"""From so many atoms on a paragraph is kept: of short ones all together would take more memory."""


class Atoms:
    """The atoms of paragraphs as they are before these are marked; each long one is read once."""

    def __init__(self) -> None:
        self._known: dict[Element, Read] = {}

    def of(self, paragraph: Element) -> Read:
        """The atoms of a paragraph, and what ends it."""
        read = self._known.get(paragraph) or _read(paragraph)
        if len(read[0]) >= _LONG:
            self._known[paragraph] = read
        return read


def as_bytes(properties: Element | None) -> bytes:
    """A format as bytes, for comparison."""
    return etree.tostring(properties, method="c14n") if properties is not None else b""


def _read(paragraph: Element) -> Read:
    found: list[Atom] = []
    ahead: list[Element] = []
    letters: list[Piece] = []
    for one in _pieces(paragraph):
        if isinstance(one, Piece):
            letters.append(one)
            continue
        found += _words(letters, ahead)
        letters = []
        if isinstance(one, Atom):
            found.append(one._replace(ahead=tuple(ahead)))
            ahead = []
        else:
            ahead.append(one)
    found += _words(letters, ahead)
    return found, ahead


def _words(letters: Sequence[Piece], ahead: list[Element]) -> Iterator[Atom]:
    """The words of neighbouring runs, each whole wherever one run ends in it; takes `ahead`. A word
    that stands again in its run is the same atom."""
    known: dict[tuple[int, str], Atom] = {}
    ends = list(accumulate(len(str(piece.content)) for piece in letters))
    piece = at = 0
    for found in _TOKEN.finditer("".join(str(piece.content) for piece in letters)):
        end = at + len(token := found[0])
        while ends[piece] <= at:
            piece += 1
        atom = known.get((piece, token)) if end <= ends[piece] else None
        if atom is None or ahead:
            atom = _word(list(_cut(token, letters, ends, piece, at)), ahead)
            ahead.clear()
        if end <= ends[piece] and not atom.ahead:
            known[piece, token] = atom
        yield atom
        at = end


def _word(pieces: Sequence[Piece], ahead: Sequence[Element]) -> Atom:
    token = "".join(str(piece.content) for piece in pieces)
    look = tuple(same for same, _ in groupby(piece.look for piece in pieces))
    return Atom(unicodedata.normalize("NFC", token), tuple(pieces), look, tuple(ahead))


def _cut(
    token: str, letters: Sequence[Piece], ends: Sequence[int], piece: int, at: int
) -> Iterator[Piece]:
    """A token run by run, from the one on in which it begins."""
    done = 0
    while done < len(token):
        whole = letters[piece]
        more = min(len(token), ends[piece] - at)
        yield Piece(whole.run, token[done:more], whole.look)
        done, piece = more, piece + 1


def _pieces(paragraph: Element) -> Iterator[Piece | Atom | Element]:
    """Letters, what is one atom by itself, and markup without a look."""
    code: list[Element] = []
    depth = 0
    for child in paragraph:
        if child.tag == W + "pPr":
            continue
        if child.tag in PASSIVE:
            yield child
            continue
        depth += _opened(child)
        if depth > 0 or code:
            code.append(child)
            if depth <= 0:
                yield Atom(_field_key(code), tuple(Piece(None, one) for one in code))
                code, depth = [], 0
        elif child.tag == W + "r":
            yield from _of_run(child)
        elif child.tag == SIMPLE_FIELD:
            runs = list(runs_of_field(child))
            yield Atom(_field_key(runs), tuple(Piece(None, one) for one in runs))
        else:
            yield Atom(_key(child), (Piece(None, child),))
    # A field may go on in the next paragraph.
    yield from (Atom(_key(one), (Piece(None, one),)) for one in code)


def runs_of_field(field_: Element) -> Iterator[Element]:
    """A field that stands in one element as the runs of a field, which may be marked one by one:
    of the element the field itself would stay."""
    yield _mark_of_field("begin")
    code = etree.Element(W + "r")
    etree.SubElement(code, W + "instrText", {SPACE: "preserve"}).text = field_.get(W + "instr", "")
    yield from (code, _mark_of_field("separate"))
    yield from map(_apart, field_.iter(W + "r"))
    yield _mark_of_field("end")


def _mark_of_field(kind: str) -> Element:
    run = etree.Element(W + "r")
    etree.SubElement(run, W + "fldChar", {W + "fldCharType": kind})
    return run


def _opened(element: Element) -> int:
    """How many fields begin in an element, less those that end there."""
    kinds = [one.get(W + "fldCharType") for one in element.iter(W + "fldChar")]
    return kinds.count("begin") - kinds.count("end")


def _field_key(runs: list[Element]) -> str:
    code = " ".join(
        "".join(one.text or "" for run in runs for one in run.iter(W + "instrText")).split()
    )
    shown = "" if keyword(code) in _OF_LAYOUT else "".join(map(text_of, runs))
    return f"\0field {code} {shown}"


def _of_run(run: Element) -> Iterator[Piece | Atom]:
    look = as_bytes(run.find(W + "rPr"))
    for child in run:
        if child.tag in (W + "rPr", W + "lastRenderedPageBreak"):
            continue
        if child.tag == W + "t":
            if child.text:
                yield Piece(run, child.text, look)
            continue
        note = note_of(child) if child.tag in NOTES else ""
        yield Atom(_key(child), (Piece(run, child, look),), (look,), note=note)


def elements_of(atoms: Sequence[Atom]) -> Iterator[tuple[Element, bool]]:
    """Atoms as elements of a paragraph, letters of one format in one run, and of each whether it
    has a look."""
    for look, same in groupby(_parts(atoms), _look_of_letters):
        if look is None:
            yield from map(_alone, same)
        else:
            letters = [one for one in same if isinstance(one, Piece)]
            text = "".join(str(one.content) for one in letters)
            yield _run(letters[-1], text_element(text)), True


def _parts(atoms: Sequence[Atom]) -> Iterator[Piece | Element]:
    """What the atoms are made of, in order."""
    for atom in atoms:
        yield from atom.ahead
        yield from atom.pieces


def _look_of_letters(one: Piece | Element) -> bytes | None:
    """The format of letters; None of what stands alone."""
    return one.look if isinstance(one, Piece) and isinstance(one.content, str) else None


def _alone(one: Piece | Element) -> tuple[Element, bool]:
    """An element by itself, and whether it has a look."""
    if not isinstance(one, Piece):
        return deepcopy(one), False
    assert not isinstance(one.content, str)
    content = _apart(one.content)
    return content if one.run is None else _run(one, content), True


def _apart(element: Element) -> Element:
    copy = deepcopy(element)
    copy.tail = None
    return copy


def _run(piece: Piece, content: Element) -> Element:
    """A run of the format of a piece, with that content alone."""
    run = etree.Element(W + "r")
    if piece.format is not None:
        run.append(_apart(piece.format))
    run.append(content)
    return run


def text_element(text: str) -> Element:
    """A `w:t` that keeps its spaces."""
    element = etree.Element(W + "t")
    element.set(SPACE, "preserve")
    element.text = text
    return element


def _key(element: Element) -> str:
    """What an element is: of notes that they are one, of the rest its name and all it holds."""
    if element.tag in NOTES:
        return f"\0{element.tag}"
    if element.tag in (W + "tab", W + "ptab"):
        return "\t"
    copy = deepcopy(element)
    for one in copy.iter():
        for name in [name for name in one.attrib if is_accident(str(name))]:
            del one.attrib[name]
        one.tail = None
    return f"\0{element.tag} {sha256(etree.tostring(copy, method='c14n')).hexdigest()}"


def is_accident(name: str) -> bool:
    """Whether an attribute is one that programs count anew at each save."""
    local = name.rpartition("}")[2]
    return local.startswith("rsid") or local in ("paraId", "textId", "anchorId", "editId")


def note_of(reference: Element) -> str:
    """Which note is cited: `footnote:3`."""
    return f"{NOTES[str(reference.tag)]}:{reference.get(W + 'id', '')}"


def text_of(element: Element) -> str:
    """All letters that stand in an element."""
    return text_below(element)
