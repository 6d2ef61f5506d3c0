"""Tables of a paper as grids: which cell begins where, and over how much it reaches."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.importing.marked import escaped, in_marks, shown_letters, words
from generator.reading.document.layout import Paragraph
from generator.reading.document.ooxml import Element, W, inner, val
from generator.reading.document.tables import flat

_MOST_ROWS, _MOST_COLUMNS = 1000, 63


@dataclass(slots=True)
class PaperCell:
    """A cell of the grid: from which column on, over how many, over how many rows."""

    column: int
    columns: int
    rows: int = 1
    goes_on: bool = False
    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its paragraphs, one below the other, as a plan has them."""
        return "\n".join(filter(None, map(_in_marks, self.paragraphs)))

    @property
    def words(self) -> str:
        """As `text`, without emphasis."""
        return "\n".join(filter(None, map(_words, self.paragraphs)))


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
    label = escaped(f"{paragraph.label} ") if paragraph.label else ""
    return f"{label}{in_marks(shown_letters(paragraph))}".strip()


def _words(paragraph: Paragraph) -> str:
    return f"{paragraph.label} {words(shown_letters(paragraph))}".strip()


def outermost(paragraph: Paragraph) -> Element | None:
    """The table that a paragraph stands in, the outer one where it stands in several."""
    found = None
    above = paragraph.element.getparent() if paragraph.element is not None else None
    while above is not None:
        if above.tag == W + "tbl":
            found = above
        above = above.getparent()
    return found


def read_table(table: Element, paragraphs: Sequence[Paragraph]) -> PaperTable:
    """The grid of a table; `paragraphs` are those of it that show anything."""
    known = {id(one.element): one for one in paragraphs}
    elements = [row for row in flat(table) if row.tag == W + "tr"][:_MOST_ROWS]
    rows = [(_is_head(row), list(_cells(row, known))) for row in elements]
    rows = [(is_head, cells) for is_head, cells in rows if cells]
    cells = [cells for _, cells in rows]
    _join_down(cells)
    columns = _without_empty_columns(cells)
    return PaperTable(cells, columns, max(_head([is_head for is_head, _ in rows]), _reach(cells)))


def _head(heads: Sequence[bool]) -> int:
    """How many rows say that they are repeated on each page; not all of them can."""
    first = next((at for at, is_head in enumerate(heads) if not is_head), 0)
    return max(first, 1)


def _reach(rows: Sequence[Sequence[PaperCell]]) -> int:
    return max((cell.rows for cell in rows[0]), default=1) if rows else 1


def _is_head(row: Element) -> bool:
    return inner(row, f"{W}trPr/{W}tblHeader") is not None


def _cells(row: Element, known: Mapping[int, Paragraph]) -> Iterator[PaperCell]:
    at = min(_count(val(row.find(W + "trPr"), "gridBefore"), 0), _MOST_COLUMNS)
    if at:
        yield PaperCell(0, at)
    for element in flat(row):
        if element.tag == W + "tc":
            span = max(1, min(_count(val(element.find(W + "tcPr"), "gridSpan"), 1), _MOST_COLUMNS))
            inside = [known[id(p)] for p in element.iter(W + "p") if id(p) in known]
            yield PaperCell(at, span, goes_on=_goes_on(element), paragraphs=inside)
            at += span


def _goes_on(cell: Element) -> bool:
    """Whether a cell goes on with the one above it."""
    merge = inner(cell, f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(W + "val", "continue") == "continue"


def _count(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 4 else otherwise


def _join_down(rows: list[list[PaperCell]]) -> None:
    """Gives cells the rows that they reach over; what goes on from above is dropped."""
    above: dict[tuple[int, int], PaperCell] = {}
    for row in rows:
        here: dict[tuple[int, int], PaperCell] = {}
        kept = []
        for cell in row:
            key = (cell.column, cell.columns)
            first = above.get(key) if cell.goes_on else None
            if first is None:
                kept.append(cell)
            else:
                first.rows += 1
                first.paragraphs += cell.paragraphs
            here[key] = first or cell
        row[:] = kept
        above = here


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
        for cell in row:
            cell.rows = min(cell.rows, len(table.rows) - at)
        reach = [max(0, one - 1) for one in reach]
        for cell in row:
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
