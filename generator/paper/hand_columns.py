"""Columns of a table made by hand: where each cell stands, and where its words do."""

from collections.abc import Iterable, Iterator

from generator.lazy import regex
from generator.plan.blocks import Cell, HandTable, Row

FIGURE = regex(r"[-–−]?\d[\d.]*(?:,\d+)?")
"""A number as a cell of a table says it."""
_MONEY = regex(
    r"(?i)(?<!\w)(?:đồng|kinh phí|số tiền|thành tiền|đơn giá|dự toán|ngân sách|vốn)(?!\w)"
)
_THOUSANDS = regex(r"\d\.\d{3}(?!\d)")
_SHORT = 12
"""So many letters at most has what stands in the middle of its column."""
_NOTHING = ("", "-", "–", "x")
"""What a cell says that has no figure."""


def placed(rows: Iterable[Row], width: int) -> Iterator[dict[int, Cell]]:
    """For each row its cells by the column they begin in; none of one that names a group."""
    reach = [0] * width
    for row in rows:
        cells, found, at = iter(row.cells), dict[int, Cell](), 0
        while at < width:
            cell = None if reach[at] else next(cells, None)
            if cell is not None:
                found[at] = cell
                reach[at : at + cell.columns] = [cell.rows] * cell.columns
            at += cell.columns if cell is not None else 1
        reach = [max(further - 1, 0) for further in reach[:width]]
        yield found


def cell_words(cell: Cell | None) -> str:
    """The words of a cell, if it is there."""
    return cell.text.value.strip() if cell and cell.text else ""


def heading(table: HandTable, at: int) -> str:
    """All that stands above the column: its title, or the words of the head."""
    title = table.columns[at].title
    head = [
        cell_words(cell)
        for row in placed(table.header, len(table.columns))
        for start, cell in row.items()
        if start <= at < start + cell.columns
    ]
    return " ".join([*head, title.value if title else ""])


def alignment(table: HandTable, at: int) -> str:
    """Money stands right, other figures and short marks in the middle, words left.

    What is merged over several columns says nothing of any of them.
    """
    cells = [row.get(at) for row in placed(table.rows, len(table.columns))]
    texts = [cell_words(cell) for cell in cells if cell and cell.columns == 1]
    if is_money(heading(table, at), texts):
        return "right"
    return "center" if all(len(text) <= _SHORT for text in texts) else "left"


def is_money(title: str, texts: Iterable[str]) -> bool:
    """Whether a column below this title holds sums: it says so, or has thousands in it."""
    figures = [text for text in texts if text.casefold() not in _NOTHING]
    if not figures or not all(FIGURE.fullmatch(text.strip("*")) for text in figures):
        return False
    return bool(_MONEY.search(title)) or any(map(_THOUSANDS.search, figures))
