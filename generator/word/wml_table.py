"""A grid as a Word table: its head on every page, no row divided, columns as wide as they need."""

from collections.abc import Callable, Iterator
from html import escape
from typing import Any, NamedTuple

from docx.oxml import parse_xml

from generator.law.times_new_roman import text_width
from generator.paper.grids import Grid, GridCell, GridRow
from generator.plan.inline import plain
from generator.word.anchoring import bookmark
from generator.word.table_look import TableLook
from generator.word.wordml import W

_CROWDED, _SMALL = 6, 12
"""From so many columns on letters are of this size, pt: the decree is silent on tables."""
Reach = list[tuple[int, int]]
"""For each column: how many rows further a cell above goes, and where that cell begins."""
StyleIds = Callable[[str], str]
"""Gives the id of the style that a component has in the document."""


class CellForm(NamedTuple):
    """How a paragraph looks: its style, and what it has of its own.

    `size` 0 pt is that of the style; `kept` stays with what follows.
    """

    style: str
    align: str = ""
    size: float = 0
    bold: bool = False
    kept: bool = False


def letter_size(grid: Grid, look: TableLook) -> float:
    """The size of the letters in the table, pt."""
    return min(_SMALL, look.size) if len(grid.columns) >= _CROWDED else look.size


def table_elements(grid: Grid, width: float, styles: StyleIds, look: TableLook) -> list[Any]:
    """The paragraph of the title, if there is one, and the table, `width` mm wide."""
    title = [worded(grid.title, styles("bang-tieu-de"))] if grid.title else []
    return [*title, _table(grid, column_widths(grid, width, look), styles, look)]


def column_widths(grid: Grid, width: float, look: TableLook) -> list[float]:
    """The widths of the columns, mm: those that the plan gives, the others by what they hold."""
    longest, total = _needed(grid, look)
    every = range(len(grid.columns))
    fixed = {at: float(column.width) for at, column in enumerate(grid.columns) if column.width}
    least = {at: longest[at] for at in every if at not in fixed}
    left = width - sum(fixed.values())
    if not least or left < sum(least.values()):
        # Not everything fits: all columns give way alike.
        wanted = [fixed.get(at, longest[at]) for at in every]
        return [one * width / sum(wanted) for one in wanted]
    shares = _shares(least, {at: total[at] ** 0.75 for at in least}, left)
    return [fixed.get(at) or shares[at] for at in every]


def least_widths(grid: Grid, look: TableLook) -> list[float]:
    """For each column the room of its longest word, mm."""
    return _needed(grid, look)[0]


def _needed(grid: Grid, look: TableLook) -> tuple[list[float], list[float]]:
    """For each column the room of its longest word, and the length of its longest text, mm."""
    size = letter_size(grid, look)
    longest = [8.0] * len(grid.columns)
    total = [1.0] * len(grid.columns)
    for row, head in _rows(grid):
        for at, cell in _unmerged(row, len(grid.columns)):
            words = plain(cell.text).split()
            sizes = [text_width(word, size, bold=head or cell.bold) for word in words]
            longest[at] = max(longest[at], max(sizes, default=0) + 2 * look.padding + 0.5)
            total[at] = max(total[at], sum(sizes) + len(words))
    return longest, total


def _rows(grid: Grid) -> Iterator[tuple[GridRow, bool]]:
    """All rows, each with whether it belongs to the head."""
    yield from ((row, True) for row in grid.header)
    yield from ((row, False) for row in grid.rows)


def _shares(least: dict[int, float], weights: dict[int, float], width: float) -> dict[int, float]:
    """`width` divided by weight, none of the shares below its least."""
    pinned: dict[int, float] = {}
    while True:
        left = width - sum(pinned.values())
        free = {at: weight for at, weight in weights.items() if at not in pinned}
        shares = {at: left * weight / sum(free.values()) for at, weight in free.items()}
        narrow = [at for at, share in shares.items() if share < least[at]]
        if not narrow:
            return pinned | shares
        pinned |= {at: least[at] for at in narrow}


def _unmerged(row: GridRow, columns: int) -> Iterator[tuple[int, GridCell]]:
    """The cells in one column, each with that; none of a row that cells above reach into."""
    if sum(cell.columns for cell in row) != columns:
        return
    at = 0
    for cell in row:
        if cell.columns == 1:
            yield at, cell
        at += cell.columns


def _table(grid: Grid, widths: list[float], styles: StyleIds, look: TableLook) -> Any:
    """The table, written out and read as one: to make an element of each cell takes far longer."""
    twips = [round(width * 1440 / 25.4) for width in widths]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    size = letter_size(grid, look)
    usual = CellForm(styles("bang"), size=0.0 if size == look.size else size)
    reach: Reach = [(0, 0)] * len(twips)
    rows = []
    for row, head in _rows(grid):
        form = usual._replace(kept=head or _names_what_follows(row))
        placed = (look.shade_xml if head else "") + look.aligned_xml
        cells = []
        for at, cell, merged in _filled(row, reach):
            own = form._replace(
                align=cell.align or grid.columns[at].align, bold=look.bold if head else cell.bold
            )
            cells.append(_cell(cell, twips[at : at + cell.columns], merged + placed, own))
        rows.append(_row("".join(cells), head))
    return parse_xml(
        f'<w:tbl {W}><w:tblPr><w:tblW w:w="{sum(twips)}" w:type="dxa"/>'
        f'{look.border_xml}<w:tblLayout w:type="fixed"/>{look.margin_xml}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(cells: str, head: bool) -> str:
    repeated = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"


def _filled(row: GridRow, reach: Reach) -> Iterator[tuple[int, GridCell, str]]:
    """The cells of a row, each with its column and how it is merged; empty where one above goes on.

    `reach` says of each column how many rows further a cell above goes, and where that cell begins.
    """
    cells, at, width = iter(row), 0, len(reach)
    while at < width:
        further, start = reach[at]
        if further:
            cell, merged = GridCell("", reach.count((further, start))), "<w:vMerge/>"
        else:
            cell = next(cells, GridCell(""))
            merged = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
            reach[at : at + cell.columns] = [(cell.rows, at)] * cell.columns
        yield at, cell, merged
        at += cell.columns
    reach[:] = [(max(further - 1, 0), start) for further, start in reach[:width]]


def _names_what_follows(row: GridRow) -> bool:
    return len(row) <= 2 and all(cell.bold for cell in row)


def _cell(cell: GridCell, twips: list[int], placed: str, form: CellForm) -> str:
    span = f'<w:gridSpan w:val="{len(twips)}"/>' if len(twips) > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{sum(twips)}" w:type="dxa"/>{span}{placed}</w:tcPr>'
        f"{_worded(cell.text, form, cell.anchor)}</w:tc>"
    )


def worded(text: str, style: str) -> Any:
    """A paragraph that says `text`, marks and all."""
    return parse_xml(_worded(text, CellForm(style)).replace("<w:p>", f"<w:p {W}>", 1))


def _worded(text: str, form: CellForm, name: str = "") -> str:
    """The paragraph as XML; `name` is that by which it is found."""
    kept = "<w:keepNext/>" if form.kept else ""
    aligned = f'<w:jc w:val="{form.align}"/>' if form.align else ""
    size = f"{form.size * 2:.0f}"
    letters = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if form.size else ""
    weight = "<w:b/><w:bCs/>" if form.bold else ""
    look = f"<w:rPr>{weight}{letters}</w:rPr>" if letters or weight else ""
    run = f"<w:r>{look}<w:t>{escape(text, quote=False)}</w:t></w:r>" if text else ""
    properties = f'<w:pPr><w:pStyle w:val="{form.style}"/>{kept}{aligned}</w:pPr>'
    return f"<w:p>{properties}{bookmark(name)}{run}</w:p>"
