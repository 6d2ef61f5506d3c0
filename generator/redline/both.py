"""Both papers of a redline: the old one, and the parts of the new one as they are changed."""

from itertools import count

from generator.language import Said
from generator.package import Package, related_parts
from generator.reading.document.ooxml import Damaged, Element, as_part, parse
from generator.reading.document.read import main_part

_NEW_IDS = 900_001
"""Ids from here on are those of what was taken over; no program counts so far."""


class Both:
    """The parts of both papers; a part of the new one that was asked for is written again."""

    def __init__(self, old: Package, new: Package) -> None:
        self.old, self.parts = old, dict(new.parts)
        self.old_main, self.main = main_part(old), main_part(new)
        self._roots: dict[str, Element] = {}
        self._olds: dict[str, Element] = {}
        self._ids = count(_NEW_IDS)
        self.left: list[Said] = []

    def new_id(self) -> str:
        """An id that nothing in the new paper has."""
        return str(next(self._ids))

    def root(self, name: str) -> Element | None:
        """The root of a part of the new paper, None where there is no such part."""
        if name not in self._roots and name in self.parts:
            self._roots[name] = parse(self.parts[name], name)
        return self._roots.get(name)

    def sure(self, name: str) -> Element:
        """The root of a part that every paper has; `Damaged` where this one has not."""
        root = self.root(name)
        if root is None:
            raise Damaged(name)
        return root

    def old_root(self, name: str) -> Element | None:
        """The root of a part of the old paper, None where there is no such part."""
        if name not in self._olds and name in self.old.parts:
            self._olds[name] = parse(self.old.parts[name], name)
        return self._olds.get(name)

    def fresh(self, name: str) -> Element:
        """The root of a part of the new paper as it was before any change."""
        return parse(self.parts[name], name)

    def packed(self) -> dict[str, bytes]:
        """The parts of the paper that was made."""
        changed = {name: as_part(root) for name, root in self._roots.items()}
        return {**self.parts, **changed}

    def part_of(self, kind: str) -> str:
        """The part of that kind of the new paper, "" where its text has none."""
        return _part_of(self.parts, self.main, kind)

    def old_part_of(self, kind: str) -> str:
        """The part of that kind of the old paper, "" where its text has none."""
        return _part_of(self.old.parts, self.old_main, kind)


def _part_of(parts: dict[str, bytes], main: str, kind: str) -> str:
    return next(iter(related_parts(parts, main, kind)), "")
