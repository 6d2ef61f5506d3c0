"""Tables as they are seen: rows of cells, those that are merged into one counted once."""

from collections.abc import Iterable, Iterator
from dataclasses import field
from functools import cached_property
from itertools import groupby

from generator.lazy import dataclass
from generator.reading.document.layout import Paragraph
from generator.reading.document.tables import TableCell


@dataclass(eq=False)
class SeenCell:
    """One cell that is seen: `span` columns from `column`, `rows` rows from `row`, from 0."""

    row: int
    column: int
    span: int
    rows: int = 1
    paragraphs: list[Paragraph] = field(default_factory=list)

    @cached_property
    def lines(self) -> list[str]:
        """Its lines that show text, numbers that Word draws in front included."""
        shown = (f"{one.label} {line}" if at == 0 else line for one, at, line in self._lines())
        return [*filter(None, (" ".join(one.split()) for one in shown))]

    def _lines(self) -> Iterator[tuple[Paragraph, int, str]]:
        for one in self.paragraphs:
            yield from ((one, at, line) for at, line in enumerate(one.text.split("\n")))

    @cached_property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(self.lines)


@dataclass(slots=True)
class SeenTable:
    """A table: `rows` have the cells that begin in each or reach into it from above.

    `headings` are the rows that Word repeats on every page.
    """

    number: int
    rows: list[list[SeenCell]]
    headings: set[int]
    within: TableCell | None

    @property
    def first(self) -> Paragraph:
        """Its first paragraph."""
        return next(one for row in self.rows for cell in row for one in cell.paragraphs)

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max(cell.column + cell.span for row in self.rows for cell in row)

    def at(self, row: int, column: int) -> SeenCell | None:
        """The cell that covers a place of the grid."""
        return next(
            (one for one in self.rows[row] if one.column <= column < one.column + one.span), None
        )


def seen_tables(paragraphs: Iterable[Paragraph]) -> list[SeenTable]:
    """The tables in which the paragraphs stand, in the order in which they begin.

    What stands in a table within a cell belongs to both.
    """
    tables: dict[int, list[tuple[TableCell, Paragraph]]] = {}
    for paragraph in paragraphs:
        cell = paragraph.cell
        while cell is not None:
            if cell.table:
                tables.setdefault(cell.table, []).append((cell, paragraph))
            cell = cell.within
    return [_seen(number, inside) for number, inside in sorted(tables.items())]


def _seen(number: int, inside: list[tuple[TableCell, Paragraph]]) -> SeenTable:
    rows: list[list[SeenCell]] = []
    headings: set[int] = set()
    above: dict[int, SeenCell] = {}
    for _, row in groupby(inside, key=lambda one: one[0].row):
        found = {}
        for cell, group in groupby(row, key=lambda one: one[0]):
            merged = above.get(cell.grid) if cell.continues else None
            if merged is None:
                found[cell.grid] = SeenCell(
                    len(rows), cell.grid, cell.span, 1, [one for _, one in group]
                )
            else:
                merged.rows += 1  # what stands in the lower cells of a merged one is not shown
                found[cell.grid] = merged
            if cell.heading:
                headings.add(len(rows))
        rows.append([*found.values()])
        above = found
    return SeenTable(number, rows, headings, inside[0][0].within)
