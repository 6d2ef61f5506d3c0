"""Tables of a paper as grids that are full: a cell, or one that reaches there, in every place."""

from collections.abc import Sequence
from dataclasses import field

from generator.importing.marked import escaped, in_marks, shown_letters, unmarked
from generator.lazy import dataclass
from generator.reading.document.layout import Paragraph
from generator.reading.document.seen import SeenCell, SeenTable, seen_tables


@dataclass(slots=True)
class PaperCell:
    """A cell of the grid: from which column on, over how many, over how many rows."""

    column: int
    columns: int
    rows: int = 1
    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its paragraphs, one below the other, as a plan has them."""
        return "\n".join(filter(None, map(_in_marks, self.paragraphs)))

    @property
    def words(self) -> str:
        """As `text`, without emphasis."""
        return "\n".join(filter(None, map(_unmarked, self.paragraphs)))


@dataclass(slots=True)
class PaperTable:
    """A table of a paper: the rows of its grid, and how many of them head it."""

    rows: list[list[PaperCell]]
    columns: int
    head: int = 1

    @property
    def body(self) -> list[list[PaperCell]]:
        """The rows below the head."""
        return self.rows[self.head :]


def _in_marks(paragraph: Paragraph) -> str:
    return f"{_label(paragraph)}{in_marks(shown_letters(paragraph))}".strip()


def _unmarked(paragraph: Paragraph) -> str:
    return f"{_label(paragraph)}{unmarked(shown_letters(paragraph))}".strip()


def _label(paragraph: Paragraph) -> str:
    return escaped(f"{paragraph.label} ") if paragraph.label else ""


def outermost(paragraph: Paragraph) -> int:
    """The number of the table that a paragraph stands in, the outer one of several; 0 for none."""
    cell = paragraph.cell
    found = 0
    while cell is not None:
        found = cell.table or found
        cell = cell.within
    return found


def outer_table(paragraphs: Sequence[Paragraph]) -> SeenTable:
    """The table that holds all of the paragraphs."""
    number = outermost(paragraphs[0])
    return next(one for one in seen_tables(paragraphs) if one.number == number)


def read_table(table: SeenTable) -> PaperTable:
    """The grid of a table; rows and columns in which nothing begins are none."""
    rows = [[_cell(cell) for cell in row if cell.row == at] for at, row in enumerate(table.rows)]
    columns = _without_empty_columns(rows)
    first = next((at for at in range(len(rows)) if at not in table.headings), 0)
    reach = max((cell.rows for cell in rows[0]), default=1)
    return PaperTable(rows, columns, max(first, reach, 1))


def _cell(cell: SeenCell) -> PaperCell:
    return PaperCell(cell.column, cell.span, cell.rows, cell.paragraphs)


def _without_empty_columns(rows: list[list[PaperCell]]) -> int:
    """Drops columns at which no cell begins: Word makes such of shifted edges; how many stay."""
    starts = sorted({cell.column for row in rows for cell in row})
    place = {start: at for at, start in enumerate(starts)}
    for row in rows:
        for cell in row:
            end = cell.column + cell.columns
            last = max(at for at, start in enumerate(starts) if start < end)
            cell.column, cell.columns = place[cell.column], last - place[cell.column] + 1
    return len(starts)


def completed(table: PaperTable) -> list[list[PaperCell]] | None:
    """The rows with an empty cell wherever there is none; None where cells run into each other."""
    reach = [0] * table.columns
    rows = []
    for at, row in enumerate(table.rows):
        cells = _beside(row, reach)
        if cells is None:
            return None
        reach = [max(0, one - 1) for one in reach]
        for cell in row:
            cell.rows = min(cell.rows, len(table.rows) - at)
            reach[cell.column : cell.column + cell.columns] = [cell.rows - 1] * cell.columns
        rows.append(cells)
    return rows


def _beside(row: Sequence[PaperCell], reach: Sequence[int]) -> list[PaperCell] | None:
    """The cells of one row and empty ones where neither they nor cells above reach."""
    found: list[PaperCell] = []
    column = 0
    for cell in [*row, PaperCell(len(reach), 0)]:
        if cell.column < column or any(reach[cell.column : cell.column + cell.columns]):
            return None
        found += [PaperCell(at, 1) for at in range(column, cell.column) if not reach[at]]
        found += [cell] if cell.columns else []
        column = cell.column + cell.columns
    return found
