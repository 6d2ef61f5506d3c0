"""Paragraphs, tables and their rows, old beside new: what came and went as a whole is marked as one."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import partial
from typing import NamedTuple

from generator.reading.document.ooxml import Element, W
from generator.redline.atoms import NOTES, atoms_of, note_of
from generator.redline.marks import Kind, Marks
from generator.redline.paragraphs import Imported, NotesMet, ParagraphMarker
from generator.review.pairing import pairs_of

_P, _TBL, _ROW, _CELL = W + "p", W + "tbl", W + "tr", W + "tc"
_LEAST = 0.3
"""Share of words from which on a paragraph, table or row is shown as one that was edited."""


Known = tuple[str, ...]


class Beside(NamedTuple):
    """An element of the old paper and what became of it; None where there is none."""

    old: Element | None
    new: Element | None


class BlockMarker:
    """Marks in the new paper whatever differs from the old one."""

    def __init__(self, marks: Marks, imported: Imported, notes: NotesMet) -> None:
        self._marks, self._imported, self._notes = marks, imported, notes
        self._paragraphs = ParagraphMarker(marks, imported, notes)

    def contents(self, old: Sequence[Element], new: Element) -> None:
        """Marks what differs in all that stands in an element (a text, a cell, a header, a note)
        from what stood in the `old` ones."""
        before = [block for one in old for block in _blocks(one)]
        place: Element | None = None
        for beside in reversed(list(_aligned(before, list(_blocks(new))))):
            if beside.new is not None:
                self._one(beside.old, beside.new)
                place = beside.new
            elif beside.old is not None:
                place = self._put_back(beside.old, new, place)
        self._settle_end(list(_blocks(new)))

    def _settle_end(self, blocks: Sequence[Element]) -> None:
        """The sign that ends a text cannot come or go: where the last paragraphs do, the sign of the
        one before them is marked instead of the last."""
        kind = self._marks.whole(blocks[-1]) if blocks else None
        if kind is None:
            return
        stayed = [one for one in blocks if self._marks.whole(one) != kind]
        before, last = stayed[-1] if stayed else None, blocks[-1]
        if before is None or self._marks.whole(before) or not _may_join(before, last):
            return
        self._marks.hand_on_sign(before, last, kind)

    def came(self, element: Element) -> None:
        """Marks an element as new, with the notes that it cites."""
        for one in element.iter(*NOTES):
            self._notes("", note_of(one))
        self._whole(element, "ins")

    def _whole(self, element: Element, kind: Kind) -> None:
        if element.tag == _P:
            self._marks.paragraph(element, kind)
        else:
            self._marks.everything(element, kind)

    def _one(self, old: Element | None, new: Element) -> None:
        if old is None:
            self.came(new)
        elif new.tag == _P:
            self._paragraphs.change(old, new)
        else:
            self._table(old, new)

    def _put_back(self, old: Element, parent: Element, before: Element | None) -> Element | None:
        """What is no more stands again where it stood, marked as gone."""
        for one in old.iter(*NOTES):
            self._notes(note_of(one), "")
        copy = self._imported(old)
        if copy is None:
            return before
        self._whole(copy, "del")
        if before is not None:
            before.addprevious(copy)
        else:
            _at_end(parent, copy)
        return copy

    def _table(self, old: Element, new: Element) -> None:
        before, after = old.findall(_ROW), new.findall(_ROW)
        place: Element | None = None
        for beside in reversed(list(_aligned(before, after))):
            if beside.new is None:
                place = self._put_back(beside.old, new, place) if beside.old is not None else place
                continue
            if beside.old is None:
                self.came(beside.new)
            else:
                self._row(beside.old, beside.new)
            place = beside.new

    def _row(self, old: Element, new: Element) -> None:
        """The cells of a row; the words of one that is no more stand in the cell behind it."""
        waiting: list[Element] = []
        last: Element | None = None
        for was, now in _cells(old.findall(_CELL), new.findall(_CELL)):
            if was is not None:
                waiting.append(was)
            if now is not None:
                self.contents(waiting, now)
                waiting, last = [], now
        if waiting and last is not None:
            for block in [block for cell in waiting for block in _blocks(cell)]:
                self._put_back(block, last, None)


def _may_join(one: Element, other: Element) -> bool:
    """Whether two are paragraphs that may become one."""
    both = (one, other)
    return one.getparent() is other.getparent() and all(
        each.tag == _P and each.find(f"{W}pPr/{W}sectPr") is None for each in both
    )


def _at_end(parent: Element, element: Element) -> None:
    """Puts an element last, but before the properties that end a text."""
    last = parent[-1] if len(parent) else None
    if last is not None and last.tag == W + "sectPr":
        last.addprevious(element)
    else:
        parent.append(element)


def _blocks(parent: Element) -> Iterator[Element]:
    """The paragraphs and tables in an element, those of content controls too."""
    for child in parent:
        if child.tag in (_P, _TBL):
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "smartTag"):
            yield from _blocks(child)


def _cells(before: Sequence[Element], after: Sequence[Element]) -> Iterator[Beside]:
    """The cells of a row beside what they became: one by one, or by their words where their number
    has changed."""
    if len(before) == len(after):
        return map(Beside, before, after)
    return _aligned(before, after)


def _aligned(before: Sequence[Element], after: Sequence[Element]) -> Iterator[Beside]:
    """What became of each, in order; what is empty holds nothing together."""
    one, other = [_known(element) for element in before], [_known(element) for element in after]
    full = [at for at, known in enumerate(one) if known[1:]]
    now_full = [at for at, known in enumerate(other) if known[1:]]
    pairs = [
        (full[i], now_full[k])
        for i, k in _stayed([one[at] for at in full], [other[at] for at in now_full])
    ]
    end = pairs[-1] if pairs else (-1, -1)
    last = len(before) - 1, len(after) - 1
    if end[0] < last[0] and end[1] < last[1] and one[-1][0] == other[-1][0] == f"{_P} ":
        pairs.append(last)  # a text ends with a paragraph, which cannot go
    return _gaps(before, after, [*pairs, (len(before), len(after))], one, other)


def _stayed(one: Sequence[Known], other: Sequence[Known]) -> Iterator[tuple[int, int]]:
    """The places of what stayed or was edited."""
    for kind, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from zip(range(i, j), range(k, m), strict=True)
        elif kind == "replace":
            texts = [" ".join(known[1:]) for known in one[i:j]]
            now = [" ".join(known[1:]) for known in other[k:m]]
            may = partial(_of_one_kind, one[i:j], other[k:m])
            yield from ((i + at, k + there) for at, there in pairs_of(texts, now, _LEAST, may))


def _of_one_kind(one: Sequence[Known], other: Sequence[Known], i: int, k: int) -> bool:
    return one[i][0] == other[k][0]


def _gaps(
    before: Sequence[Element],
    after: Sequence[Element],
    pairs: Sequence[tuple[int, int]],
    one: Sequence[Known],
    other: Sequence[Known],
) -> Iterator[Beside]:
    """All of both in order: the pairs, and between them what went, what came, and what is empty in
    both."""
    i = k = 0
    for at, there in pairs:
        empty = [x for x in range(i, at) if not one[x][1:]]
        now_empty = [x for x in range(k, there) if not other[x][1:]]
        kinds, now_kinds = [one[x][0] for x in empty], [other[x][0] for x in now_empty]
        alike = SequenceMatcher(None, kinds, now_kinds, autojunk=False).get_matching_blocks()
        both = [(empty[a + x], now_empty[b + x]) for a, b, size in alike for x in range(size)]
        for was, now in [*both, (at, there)]:
            yield from (Beside(before[x], None) for x in range(i, was))
            yield from (Beside(None, after[x]) for x in range(k, now))
            if was < len(before) and now < len(after):
                yield Beside(before[was], after[now])
            i, k = was + 1, now + 1


def _known(element: Element) -> Known:
    """By what two elements are the same: their kind, and what stands in them."""
    keys = [atom.key for paragraph in element.iter(_P) for atom in atoms_of(paragraph)[0]]
    ends = element.find(f"{W}pPr/{W}sectPr") is not None
    return (f"{element.tag} {'ends a section' if ends else ''}", *keys)
