"""Cells of a table made by hand that span others: where each stands, joined with another, divided."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count, islice
from typing import NamedTuple

from generator.cascade.values import Value, is_list
from generator.form.meaning import in_few_words, keyed, said_by_key
from generator.form.places import Place
from generator.form.sheet import FormField, spanned
from generator.form.writing import Draft
from generator.language import Said
from generator.plan.blocks import CELL_RECORD
from generator.problems import Rejected, Spot, refused
from generator.rules import told

UNJOINED = told("form/unjoined", "ô không gộp được", "cells that cannot be joined")
_UNLIKE = Said(
    "phía đó không có ô nào bằng ô này ở cạnh chung",
    "on that side stands no cell that is equal to this one along their edge",
)
_ALONE = Said(
    "dòng ấy chỉ có một ô; bỏ cả dòng thay vì gộp", "the row has that cell alone; remove the row"
)
_WHOLE = Said("ô này không gộp ô nào", "this cell spans no other")


class CellSpan(NamedTuple):
    """A cell of a row: which one, from which column on, over how many columns and rows; `gap` are
    the columns before it that others take."""

    nth: int
    start: int
    columns: int
    rows: int
    gap: int

    @property
    def end(self) -> int:
        """The column behind it."""
        return self.start + self.columns


def standing(spans: Sequence[Sequence[tuple[int, int]]]) -> list[list[CellSpan]]:
    """Where the cells of rows stand, each by its columns and rows: not where one from above does."""
    found, reach = [], dict[int, int]()
    for row in spans:
        below = {column: left - 1 for column, left in reach.items() if left > 1}
        free, cells, end = _free(reach), list[CellSpan](), 0
        for nth, (columns, rows) in enumerate(row):
            own = list(islice(free, columns))
            cells.append(CellSpan(nth, own[0], columns, rows, own[0] - end))
            end = cells[-1].end
            below |= dict.fromkeys(own, rows - 1)
        found.append(cells)
        reach = below
    return found


def _free(reach: Mapping[int, int]) -> Iterator[int]:
    """The columns that no cell from above takes."""
    return (column for column in count() if not reach.get(column))


class LaidRow(NamedTuple):
    """A row of the form: its cells, each behind so many columns that others take, and such at its end."""

    cells: tuple[tuple[int, FormField], ...]
    rest: int


def laid_rows(field: FormField) -> list[LaidRow]:
    """The rows of a table of the form as they stand."""
    rows = standing([[one.span for one in row.below] for row in field.below])
    ends = [row[-1].end if row else 0 for row in rows]
    gaps = ([cell.gap for cell in row] for row in rows)
    cells = (tuple(zip(*pair, strict=True)) for pair in zip(gaps, _cells_of(field), strict=True))
    return [LaidRow(own, max(ends) - end) for own, end in zip(cells, ends, strict=True)]


def _cells_of(field: FormField) -> Iterator[Sequence[FormField]]:
    return (row.below for row in field.below)


class _Table:
    """The rows at a place of a draft, as they stand, and one cell of them."""

    def __init__(self, draft: Draft, place: Place) -> None:
        *rows, row, index = place
        self.draft, self.rows, self.row = draft, tuple(rows), int(row)
        said = draft.value(self.rows)
        self.cells = [*map(_cells, said)] if is_list(said) else []
        self.standing = standing([[_span(cell) for cell in row] for row in self.cells])
        self.own = self.standing[self.row][int(index)]

    def said(self, row: int, index: int) -> dict[str, Value]:
        """What a cell says, by its keys."""
        return said_by_key(self.cells[row][index], CELL_RECORD.short)

    def put(self, **new: Value) -> None:
        """The cell says this besides; of one column or row nothing is said."""
        said = {**self.said(self.row, self.own.nth), **new}
        kept = {key: one for key, one in said.items() if key not in new or one not in ("1", "")}
        value = in_few_words(keyed(CELL_RECORD, kept), CELL_RECORD) if kept else ""
        self.draft.put((*self.rows, self.row, self.own.nth), value or "")

    def joined(self, row: int, other: CellSpan, **spans: int) -> None:
        """The cell has the words of another, which goes, and spans so much."""
        if len(self.cells[row]) == 1:
            raise self.refused(_ALONE)
        words = (self.said(at, index).get("text", "") for at, index in self._both(row, other))
        text = " ".join(f"{one}" for one in words if one)
        self.draft.remove((*self.rows, row, other.nth))
        self.put(text=text, **{key: f"{number}" for key, number in spans.items()})

    def _both(self, row: int, other: CellSpan) -> list[tuple[int, int]]:
        return [(self.row, self.own.nth), (row, other.nth)]

    def beside(self, row: int, start: int, along: str) -> CellSpan:
        """The cell that begins in a row at a column, as high or as wide as the own."""
        cells = {cell.start: cell for cell in [*self.standing, []][min(row, len(self.standing))]}
        other = cells.get(start)
        if other is None or getattr(other, along) != getattr(self.own, along):
            raise self.refused(_UNLIKE)
        return other

    def refused(self, why: Said) -> Rejected:
        """That it cannot be, and why."""
        return refused(Spot(self.draft.source.path), UNJOINED.code, why)


def _cells(row: Value) -> list[Value]:
    return list(row) if is_list(row) else []


def _span(cell: Value) -> tuple[int, int]:
    said = said_by_key(cell)
    return spanned(f"{said.get('columns', 1)}"), spanned(f"{said.get('rows', 1)}")


def join_right(draft: Draft, place: Place) -> None:
    """The cell takes the one on its right in, with its words."""
    table = _Table(draft, place)
    other = table.beside(table.row, table.own.end, "rows")
    table.joined(table.row, other, columns=table.own.columns + other.columns)


def join_below(draft: Draft, place: Place) -> None:
    """The cell takes the one below it in, with its words."""
    table = _Table(draft, place)
    row = table.row + table.own.rows
    other = table.beside(row, table.own.start, "columns")
    table.joined(row, other, rows=table.own.rows + other.rows)


def part_again(draft: Draft, place: Place) -> None:
    """The cell is one column wide and one row high; empty cells stand where it did."""
    table = _Table(draft, place)
    own = table.own
    if (own.columns, own.rows) == (1, 1):
        raise table.refused(_WHOLE)
    table.put(columns="1", rows="1")
    for row in range(table.row, min(table.row + own.rows, len(table.cells))):
        new = own.columns - (row == table.row)
        index = sum(cell.start <= own.start for cell in table.standing[row])
        if new:
            draft.insert((*table.rows, row), index, [""] * new)


JOINS: dict[str, Callable[[Draft, Place], None]] = {
    "right": join_right,
    "below": join_below,
    "divide": part_again,
}
"""What is done with cells of a table, by what the page calls it."""
