"""Names that tell what of a plan a paragraph or cell says: its id, else its place in the plan.

Word takes 40 letters, digits and `_`, and hides what begins with `_`. The same plan gives the same
names, whatever comments it has and in whichever vocabulary it is written.
"""

import re
from collections.abc import Iterator
from collections.abc import Mapping as Map
from dataclasses import replace
from itertools import count
from typing import Any

from generator.lazy import regex
from generator.paper.blocks import Letterhead, SectionBreak, Signatures, Underline
from generator.paper.body import Passage
from generator.paper.dossier import Dossier
from generator.paper.grids import Grid, GridCell
from generator.plan.records import PARTS, alias
from generator.plan.source import Node, Text, elements, entries, value_at
from generator.problems import Spot

ANCHOR = "_kh"
"""How every name begins."""
BY_ID, BY_PLACE = f"{ANCHOR}m_", f"{ANCHOR}v_"
"""How names begin that come from an id, and those that come from a place."""
_LONGEST = 40
_TAKEN = regex(rf"\w{{1,{_LONGEST}}}", re.ASCII)
_UNNAMED = (SectionBreak, Letterhead, Signatures, Underline)
"""Blocks that are no words of an item."""
_TOP = (*PARTS, "outline", "appendices", "closing")
_BELOW = {"items": "", "sections": "", "rows": "", "header": "_header"}
"""Lists in an item or heading, and how they are named beside it."""
_NAMED = {
    True: {written: name for name in _TOP for written in (name, alias("plan", name))},
    False: {written: name for key, name in _BELOW.items() for written in (key, alias("item", key))},
}
"""Keys of the plan, and of what stands in it, in both languages."""


class Anchors:
    """Gives every paragraph and cell of a paper a name that no other has."""

    def __init__(self, dossier: Dossier) -> None:
        reported = [dossier.reported] if dossier.reported else []
        self._places: dict[Spot, str] = {}
        for one in (dossier, *dossier.attached, *reported):
            self._name_below(one.source.root, BY_PLACE)
        self._taken: set[str] = set()

    def of_names(self, names: Map[str, Any]) -> dict[str, str]:
        """The name of every text that a template prints, by the key that accounts for it."""
        keyed = (one for name, value in names.items() for one in _texts(name, value))
        return {key: self._free(self._place(text) or place) for key, place, text in keyed}

    def _place(self, text: Any) -> str:
        return self._places.get(text.spot, "") if isinstance(text, Passage) and text.spot else ""

    def in_grid(self, grid: Grid) -> Grid:
        """The table, every cell of it with the name of its row and column."""

        def row(cells: tuple[GridCell, ...]) -> tuple[GridCell, ...]:
            return tuple(self._in_row(cell, at) for at, cell in enumerate(cells, 1))

        return replace(grid, header=tuple(map(row, grid.header)), rows=tuple(map(row, grid.rows)))

    def _in_row(self, cell: GridCell, at: int) -> GridCell:
        place = self._places.get(cell.spot) if cell.spot is not None else None
        return cell if place is None else GridCell(*cell[:-1], self._free(f"{place}_c{at}"))

    def _free(self, place: str) -> str:
        """A name for the place that nothing has yet."""
        name, numbers = _short(place), count(2)
        while name in self._taken:
            name = _short(f"{place}__{next(numbers)}")
        self._taken.add(name)
        return name

    def _name_below(self, node: Node | None, place: str) -> None:
        """Names all places below a node by the items in which they stand."""
        if node is None:
            return
        id_ = value_at(node, "id", alias("plan", "id"))
        if isinstance(id_, Text) and place != BY_PLACE:
            place = f"{BY_ID}{id_.value}"
        if place != BY_PLACE:
            self._places.setdefault(node.spot, place)
        names = _NAMED[place == BY_PLACE]
        for key, value in entries(node):
            inner = f"{place}{names.get(key.value, '')}"
            self._name_below(value, inner)
            for number, one in enumerate(elements(value) if key.value in names else (), 1):
                self._name_below(one, f"{inner}_{number}")


def _texts(name: str, value: Any) -> Iterator[tuple[str, str, Any]]:
    """Every text that a name of the template stands for, with its key and its place."""
    if not isinstance(value, list):
        yield name, f"{BY_PLACE}{name}", value
        return
    for at, one in enumerate(value):
        if not isinstance(getattr(one, "block", None), _UNNAMED):
            yield f"{name}[{at}]", f"{BY_PLACE}{name}_{at + 1}", one


def _short(name: str) -> str:
    """The name in letters that Word takes; of a long one its beginning, and a sum of all of it."""
    if _TAKEN.fullmatch(name):
        return name
    clean = re.sub(r"\W", "_", name, flags=re.ASCII)
    from hashlib import sha256

    digest = sha256(name.encode()).hexdigest()[:8]
    return f"{clean[: _LONGEST - 9]}_{digest}"
