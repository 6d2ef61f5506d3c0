"""Paragraphs, tables and their rows, old beside new: what came and went as a whole is marked as one."""

from collections.abc import Iterator, Sequence

from generator.reading.document.ooxml import Element, W
from generator.redline.alignment import Beside, cells_beside, set_beside
from generator.redline.atoms import NOTES, Atoms, note_of
from generator.redline.marks import Kind, Marks
from generator.redline.paragraphs import Imported, NotesMet, ParagraphMarker

_P, _TBL, _ROW, _CELL = W + "p", W + "tbl", W + "tr", W + "tc"


class BlockMarker:
    """Marks in the new paper whatever differs from the old one."""

    def __init__(self, marks: Marks, imported: Imported, notes: NotesMet) -> None:
        self._marks, self._imported, self._notes = marks, imported, notes
        self._atoms = Atoms()
        self._paragraphs = ParagraphMarker(marks, imported, notes, self._atoms)

    def contents(self, old: Sequence[Element], new: Element) -> None:
        """Marks what differs in all that stands in an element (a text, a cell, a header, a note)
        from what stood in the `old` ones."""
        before = [block for one in old for block in _blocks(one)]
        self._walk(new, set_beside(before, list(_blocks(new)), self._atoms))
        self._settle_end(list(_blocks(new)))

    def _walk(self, parent: Element, pairs: Iterator[Beside]) -> None:
        place: Element | None = None
        for both in reversed(list(pairs)):
            if both.new is not None:
                self._one(both.old, both.new)
                place = both.new
            elif both.old is not None:
                place = self._put_back(both.old, parent, place)

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
        elif new.tag == _TBL:
            rows = set_beside(old.findall(_ROW), new.findall(_ROW), self._atoms)
            self._walk(new, rows)
        else:
            self._row(old, new)

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

    def _row(self, old: Element, new: Element) -> None:
        """The cells of a row; the words of one that is no more stand in the cell behind it."""
        waiting: list[Element] = []
        last: Element | None = None
        for was, now in cells_beside(old.findall(_CELL), new.findall(_CELL), self._atoms):
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
