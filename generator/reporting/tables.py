"""Cells of a sheet that somebody sends back: their values, and what they are beside them."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from generator.lazy import dataclass

MAX_ROWS, MAX_COLUMNS = 5_000, 200
"""A report has no more of them; what lies beyond is a slip, or hostile."""
Value = str | float | bool | date | None


@dataclass(frozen=True, slots=True)
class CellMark:
    """What a cell is beside its value: worked out by a formula, a percentage, an error."""

    formula: bool = False
    percent: bool = False
    error: bool = False


@dataclass(frozen=True)
class CellTable:
    """One sheet: its cells by row and column from 0, their marks, and which cells are merged."""

    name: str
    cells: Mapping[tuple[int, int], Value]
    marks: Mapping[tuple[int, int], CellMark] = field(default_factory=dict)
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False

    @property
    def height(self) -> int:
        """How many rows it has, up to the last cell that is filled."""
        return max((row for row, _ in self.cells), default=-1) + 1

    @property
    def width(self) -> int:
        """How many columns it has, up to the last cell that is filled."""
        return max((column for _, column in self.cells), default=-1) + 1

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
        return value.strftime("%d/%m/%Y")
    return value.strip()


def address(row: int, column: int) -> str:
    """`H7`, as the program that shows the sheet calls the cell."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
