"""Rows that a reviewer added to a table or took out of it, and cells that were empty and say something now."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeVar

from generator.absorbing.anchored import Compared
from generator.absorbing.placing import as_written, printed_forms
from generator.absorbing.provenance import Sourced
from generator.absorbing.sites import Element, Sites
from generator.absorbing.structure import by_list
from generator.cascade.edit import Editor
from generator.cascade.emit import flow
from generator.plan.inline import literal
from generator.plan.records import alias
from generator.plan.source import Listing, Node, Text, elements, entry_at
from generator.plan.source import Mapping as Keys
from generator.review.stories import Story, StoryText

_TEXT = ("text", alias("item", "text"))
_DATE = "2026-01-01"
_T = TypeVar("_T")
_Row = tuple[int, int]
_Cells = dict[int, str]
"""The words of a row by column."""


class Rows:
    """The tables of a plan's document, row by row, and what the reviewer did to them."""

    def __init__(
        self,
        shown: Mapping[tuple[Story, int], Sourced],
        found: Compared,
        places: Sites,
        editor: Editor,
    ) -> None:
        self._places, self._editor, self._found = places, editor, found
        self._printed = _by_row((one.told, one) for one in shown.values())
        self._was = {
            new.cell[:2]: old.cell[:2] for old, new in found.stayed if old.cell and new.cell
        }

    def placed(self) -> list[StoryText]:
        """The words of rows and cells that found their place."""
        came = _by_row((one, one) for one in self._found.came)
        found = self._taken(_by_row((one, one) for one in self._found.gone))
        for row, cells in came.items():
            if row in self._was:
                found += (one for at, one in cells.items() if self._filled(row, at, one.text))
            elif self._added(row, {at: literal(one.text) for at, one in cells.items()}):
                found += cells.values()
        return found

    def _added(self, row: _Row, cells: _Cells) -> bool:
        """Whether a row that came stands behind the one above it."""
        above = ((row[0], at) for at in range(row[1], -1, -1))
        over = next((self._was[one] for one in above if one in self._was), None)
        if over is None:
            return False
        by_hand = self._by_hand(over)
        return self._by_hand_added(by_hand, cells) if by_hand else self._task_added(over, cells)

    def _by_hand(self, row: _Row) -> Element | None:
        """A row of a table made by hand, as its file has it."""
        values = (value for one in self._printed[row].values() for _, value in one.values)
        return next(filter(None, map(self._places.row, values)), None)

    def _by_hand_added(self, over: Element, cells: _Cells) -> bool:
        if not isinstance(over.node, Listing) or max(cells) >= len(over.node.items):
            return False
        line = flow(
            tuple(cells.get(at, "") for at in range(len(over.node.items))), self._editor.lang
        )
        self._put(over, line)
        return True

    def _put(self, over: Element, line: str) -> None:
        column = self._editor.column(over.listing.span.start)
        self._editor.add_element(over.listing, over.index + 1, f"{' ' * column}- {line}\n", line)

    def _task_added(self, over: _Row, cells: _Cells) -> bool:
        """Whether a row is a task behind that of the row above it, which has as many cells."""
        keys = {at: self._key(over[0], at) for at in cells}
        item = self._item(self._printed[over])
        unknown = [at for at, key in keys.items() if not key and not cells[at].isdigit()]
        if item is None or unknown or not set(keys.values()) & set(_TEXT):
            return False
        if not isinstance(item.node, Keys) or entry_at(item.node, "items", alias("item", "items")):
            return False
        said = (
            f"{key}: {flow(_written(cells[at]), self._editor.lang)}"
            for at, key in keys.items()
            if key
        )
        self._put(item, f"{{{', '.join(said)}}}")
        return True

    def _key(self, table: int, column: int) -> str:
        """The key of an item that a column shows in most rows (others are headings), "" for none."""
        rows = (own for row, own in self._printed.items() if row[0] == table and column in own)
        names = Counter(filter(None, (self._key_in(own, own[column]) for own in rows)))
        return max(names, key=names.__getitem__, default="")

    def _key_in(self, row: Mapping[int, Sourced], cell: Sourced) -> str:
        item = self._item(row)
        own = self._places.values_of(item.node) if item is not None else ()
        alike = [one for one in own if cell.told.text in printed_forms(one.value)]
        value = next((one for _, one in cell.values), alike[0] if len(alike) == 1 else None)
        return self._places.key(value) if value is not None else ""

    def _item(self, row: Mapping[int, Sourced]) -> Element | None:
        """The element that a row prints."""
        values = (value for one in row.values() for _, value in one.values)
        return next(filter(None, map(self._places.element, values)), None)

    def _filled(self, row: _Row, column: int, words: str) -> bool:
        """Whether a cell that was empty says something now."""
        was = self._was[row]
        by_hand = self._by_hand(was)
        if by_hand is not None:
            return self._cell_filled(by_hand.node, column, words)
        item, key = self._item(self._printed[was]), self._key(was[0], column)
        if item is None or not isinstance(item.node, Keys) or not key or entry_at(item.node, key):
            return False
        self._editor.add_entry(item.node, key, _written(literal(words)))
        return True

    def _cell_filled(self, row: Node, column: int, words: str) -> bool:
        empty = dict(enumerate(elements(row))).get(column)
        if not isinstance(empty, Text) or empty.value:
            return False
        self._editor.replace_text(empty, literal(words), self._places.in_flow(empty))
        return True

    def _taken(self, gone: Mapping[_Row, Mapping[int, StoryText]]) -> list[StoryText]:
        """The words of rows made by hand all of whose cells went; one row always stays."""
        whole = [row for row in gone if gone[row].keys() == self._printed.get(row, {}).keys()]
        found = list[StoryText]()
        for listing, indexes in by_list(filter(None, map(self._by_hand, whole))):
            if len(indexes) < len(listing.items):
                self._editor.remove_elements(listing, indexes)
                found += (
                    text
                    for row in whole
                    if self._is_in(row, listing)
                    for text in gone[row].values()
                )
        return found

    def _is_in(self, row: _Row, listing: Listing) -> bool:
        by_hand = self._by_hand(row)
        return by_hand is not None and by_hand.listing.spot == listing.spot


def _by_row(texts: Iterable[tuple[StoryText, _T]]) -> dict[_Row, dict[int, _T]]:
    """What stands in cells, row by row and by column, from 0."""
    found: dict[_Row, dict[int, _T]] = {}
    for text, one in texts:
        if text.cell is not None:
            found.setdefault(text.cell[:2], {})[text.cell[2] - 1] = one
    return found


def _written(words: str) -> str:
    """Words of a cell as an item has them: a day is a date."""
    return as_written(_DATE, words) or words
