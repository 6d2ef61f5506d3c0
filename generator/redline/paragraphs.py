"""One paragraph as it was and is: the words that came and went, marked."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from generator.reading.document.ooxml import Element, W
from generator.redline.atoms import Atom, Atoms, as_bytes, elements_of
from generator.redline.marks import Marks, format_of
from generator.redline.tokens import thrifty_steps

Imported = Callable[[Element], Element | None]
"""Makes an element of the old paper fit for the new one, None where that cannot be."""
NotesMet = Callable[[str, str], None]
"""Told of a note of the old paper and the one that it became; "" where there is none."""


class ParagraphMarker:
    """Rewrites paragraphs of the new paper so that they show what became of the old ones."""

    def __init__(self, marks: Marks, imported: Imported, notes: NotesMet, atoms: Atoms) -> None:
        self._marks, self._imported, self._notes, self._atoms = marks, imported, notes, atoms

    def change(self, old: Element, new: Element) -> None:
        """Marks in `new` what differs from `old`, in words and in format."""
        with self._marks.within_a_paragraph():
            self._change(old, new)

    def _change(self, old: Element, new: Element) -> None:
        self._format(old, new)
        one, _ = self._atoms.of(old)
        other, ending = self._atoms.of(new)
        if len(one) == len(other) and all(map(_is_same, one, other)):
            for was, now in zip(_note_ids(one), _note_ids(other), strict=True):
                self._notes(was, now)
            return
        pieces = list(self._pieces(one, other))
        for child in [one for one in new if one.tag != W + "pPr"]:
            new.remove(child)
        new.extend([*pieces, *ending])

    def _pieces(self, one: Sequence[Atom], other: Sequence[Atom]) -> Iterator[Element]:
        for step in thrifty_steps([a.key for a in one], [a.key for a in other]):
            gone, come = one[step.i : step.j], other[step.k : step.m]
            if step.same:
                yield from self._kept(gone, come)
                continue
            for note in _note_ids(gone):
                self._notes(note, "")
            for note in _note_ids(come):
                self._notes("", note)
            yield from self._gone(gone)
            yield from self._come(come)

    def _gone(self, atoms: Sequence[Atom]) -> Iterator[Element]:
        """What is no more, as the new paper can hold it; markup without a look goes."""
        for element, shows in elements_of(atoms):
            fit = self._imported(element) if shows else None
            if fit is not None:
                yield self._marks.inline(fit, "del")

    def _come(self, atoms: Sequence[Atom]) -> Iterator[Element]:
        for element, shows in elements_of(atoms):
            yield self._marks.inline(element, "ins") if shows else element

    def _kept(self, gone: Sequence[Atom], come: Sequence[Atom]) -> Iterator[Element]:
        """What stayed, as the new paper has it, with the format that it had before."""
        both = list(zip(gone, come, strict=True))
        for old, new in both:
            if new.note:
                self._notes(old.note, new.note)
        for (was, now), same in groupby(both, lambda two: (two[0].look, two[1].look)):
            pairs = list(same)
            before = pairs[0][0].pieces[0].format
            for element, _ in elements_of([new for _, new in pairs]):
                if was != now and was and element.tag == W + "r":
                    self._marks.format_of_run(element, before)
                yield element

    def _format(self, old: Element, new: Element) -> None:
        was = format_of(old)
        if as_bytes(was) != as_bytes(format_of(new)):
            fit = self._imported(was)
            self._marks.format_of_paragraph(new, was if fit is None else fit)


def _is_same(one: Atom, other: Atom) -> bool:
    return one.key == other.key and one.look == other.look


def _note_ids(atoms: Sequence[Atom]) -> list[str]:
    return [atom.note for atom in atoms if atom.note]
