"""Tables made by hand that are added up: their rows of totals, and what the rows above say."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.lazy import dataclass
from generator.paper.hand_columns import cell_words, heading, is_money, placed
from generator.paper.sums import unit_in
from generator.plan.blocks import Cell, HandTable
from generator.wording.sums import sums_in


@dataclass(frozen=True, slots=True)
class Total:
    """A figure in a row of totals, with what the rows that it may be the sum of come to.

    `unit` is what one of the figure is in đồng; None where the table does not say, or it is none.
    """

    cell: Cell
    value: Decimal
    sums: tuple[Decimal, ...]
    right: bool
    unit: int | None


def totals(table: HandTable) -> Iterator[Total]:
    """Every figure of a row of totals that has two rows or more to be the sum of."""
    rows = list(placed(table.rows, len(table.columns)))
    said = [{at: cell_words(cell) for at, cell in row.items()} for row in rows]
    for one in sums_in(said, lambda column: heading(table, column)):
        unit = _unit(table, heading(table, one.column), one.figures)
        yield Total(rows[one.row][one.column], one.value, one.sums, one.right, unit)


def _unit(table: HandTable, title: str, figures: Sequence[str]) -> int | None:
    named = f"{title} {table.title.value if table.title else ''}"
    return unit_in(named) if is_money(named, figures) else None
