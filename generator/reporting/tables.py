"""Cells of a sheet that somebody sends back: their values, and what they are beside them."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from generator.law.wording import short_date
from generator.lazy import dataclass

MAX_ROWS, MAX_COLUMNS = 5_000, 200
"""A report has no more of them; what lies beyond is a slip, or hostile."""
Value = str | float | bool | date | None


@dataclass(frozen=True, slots=True)
class CellMark:
    """What a cell is beside its value: its formula and what is wrong with that, "" without one;
    whether it shows a percentage or is struck out.

    `origin` is the number of the row that the form made it for, 0 where that is not known.
    """

    formula: str = ""
    error: str = ""
    percent: bool = False
    struck: bool = False
    origin: int = 0


@dataclass(frozen=True, slots=True)
class CellNote:
    """What is fixed to a cell: a note, a text box, a picture."""

    row: int
    column: int
    words: str


@dataclass(frozen=True)
class CellTable:
    """One sheet: its cells by row and column from 0, their marks, which are merged, and notes."""

    name: str
    cells: Mapping[tuple[int, int], Value]
    marks: Mapping[tuple[int, int], CellMark] = field(default_factory=dict)
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False
    notes: tuple[CellNote, ...] = ()

    @property
    def height(self) -> int:
        """How many rows it has, up to the last cell that is filled."""
        return max((row for row, _ in self.cells), default=-1) + 1

    @property
    def width(self) -> int:
        """How many columns it has, up to the last cell that is filled."""
        return max((column for _, column in self.cells), default=-1) + 1

    def origins(self, column: int) -> dict[int, int]:
        """For which row of the form the cells of a column were made, by where they are now."""
        found = ((row, mark.origin) for (row, at), mark in self.marks.items() if at == column)
        return {row: origin for row, origin in found if origin}

    def mark(self, row: int, column: int) -> CellMark:
        """What the cell is beside its value."""
        return self.marks.get((row, column), CellMark())

    def is_filled(self, row: int, column: int) -> bool:
        """Whether something stands in the cell, be it a formula that gives nothing."""
        mark = self.mark(row, column)
        return (row, column) in self.cells or bool(mark.formula or mark.error)

    def text(self, row: int, column: int) -> str:
        """The cell as a line of words."""
        return cell_text(self.cells.get((row, column)))


def cell_text(value: Value) -> str:
    """A value as somebody reads it in its cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.15g}".replace(".", ",")
    if isinstance(value, date):
        return short_date(value)
    return value.strip()


def address(row: int, column: int) -> str:
    """`H7`, as the program that shows the sheet calls the cell."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    return str(xl_rowcol_to_cell(row, column))
