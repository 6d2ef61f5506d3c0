"""A grid as a Word table: its head repeated on every page, no row divided, widths that suit what stands in the columns."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from generator.law.times_new_roman import text_width
from generator.paper.grids import Grid, GridCell, GridRow
from generator.plan.inline import plain
from generator.word.styles import USUAL_SIZE
from generator.word.wordml import W

PADDING = 1.9
"""Room at the left and the right of the words in a cell, mm; Word's own default."""
_CROWDED, _SMALL = 6, 12
"""From so many columns on letters are of this size, pt: the decree is silent on the inside of tables."""
Reach = list[tuple[int, int]]
StyleIds = Callable[[str], str]
"""Gives the id of the style that a component has in the document."""


def letter_size(grid: Grid) -> int:
    """The size of the letters in the table, pt."""
    return _SMALL if len(grid.columns) >= _CROWDED else USUAL_SIZE


def table_elements(grid: Grid, width: float, styles: StyleIds) -> list[Any]:
    """The paragraph of the title, if there is one, and the table, `width` mm wide; words still bear their marks."""
    title = [worded(grid.title, styles("bang-tieu-de"))] if grid.title else []
    return [*title, _table(grid, column_widths(grid, width), styles)]


def column_widths(grid: Grid, width: float) -> list[float]:
    """The widths of the columns in mm, together `width`: those that the plan gives, the others by what they hold."""
    size = letter_size(grid)
    longest = [8.0] * len(grid.columns)
    total = [1.0] * len(grid.columns)
    for head, rows in ((True, grid.header), (False, grid.rows)):
        for row in rows:
            for at, cell in _placed(row, grid):
                if cell.columns > 1:
                    continue
                words = plain(cell.text).split()
                sizes = [text_width(word, size, bold=head or cell.bold) for word in words]
                longest[at] = max(
                    longest[at], *(length + 2 * PADDING + 0.5 for length in sizes or [0])
                )
                total[at] = max(total[at], sum(sizes) + len(words))
    fixed = {at: float(column.width) for at, column in enumerate(grid.columns) if column.width}
    free = [at for at in range(len(grid.columns)) if at not in fixed]
    left = width - sum(fixed.values())
    if not free or left < sum(longest[at] for at in free):
        # Not everything fits: all columns give way alike.
        wanted = [fixed.get(at, longest[at]) for at in range(len(grid.columns))]
        return [one * width / sum(wanted) for one in wanted]
    shares = _shares({at: longest[at] for at in free}, {at: total[at] ** 0.75 for at in free}, left)
    return [fixed.get(at) or shares[at] for at in range(len(grid.columns))]


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


def _placed(row: GridRow, grid: Grid) -> list[tuple[int, GridCell]]:
    """The cells of a row that no cell above reaches into, each with its column; only good for unmerged columns."""
    placed, at = [], 0
    if sum(cell.columns for cell in row) != len(grid.columns):
        return []
    for cell in row:
        placed.append((at, cell))
        at += cell.columns
    return placed


def _table(grid: Grid, widths: list[float], styles: StyleIds) -> Any:
    twips = [round(width * 1440 / 25.4) for width in widths]
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides
    )
    padding = round(PADDING * 1440 / 25.4)
    margins = "".join(f'<w:{side} w:w="{padding}" w:type="dxa"/>' for side in ("left", "right"))
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    table = parse_xml(
        f'<w:tbl {W}><w:tblPr><w:tblW w:w="{sum(twips)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid></w:tbl>"
    )
    reach: Reach = [(0, 0)] * len(widths)
    for head, rows in ((True, grid.header), (False, grid.rows)):
        for row in rows:
            table.append(_row(row, grid, twips, reach, head, styles))
    return table


def _row(
    row: GridRow, grid: Grid, twips: list[int], reach: Reach, head: bool, styles: StyleIds
) -> Any:
    """One row; `reach` says of each column how many rows further a cell above goes, and is brought up to date."""
    repeated = "<w:tblHeader/>" if head else ""
    made = parse_xml(f"<w:tr {W}><w:trPr><w:cantSplit/>{repeated}</w:trPr></w:tr>")
    cells, at = list(row), 0
    while at < len(twips):
        rows, start = reach[at]
        if rows:
            span = sum(1 for other in reach if other == (rows, start))
            cell, merged = GridCell(""), "<w:vMerge/>"
        else:
            cell = cells.pop(0) if cells else GridCell("")
            span, merged = cell.columns, '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
            reach[at : at + span] = [(cell.rows, at)] * span
        bold = cell.bold or head
        align = cell.align or grid.columns[at].align
        made.append(
            _cell(
                replace(cell, bold=bold, align=align),
                twips[at : at + span],
                merged,
                letter_size(grid),
                styles,
            )
        )
        at += span
    reach[:] = [(max(rows - 1, 0), start) for rows, start in reach]
    # A head, and a row that names the rows below it, stay with what follows.
    if head or (len(row) <= 2 and all(cell.bold for cell in row)):
        for properties in made.iter(qn("w:pPr")):
            properties.insert(1, properties.makeelement(qn("w:keepNext")))
    return made


def _cell(cell: GridCell, twips: list[int], merged: str, size: int, styles: StyleIds) -> Any:
    span = f'<w:gridSpan w:val="{len(twips)}"/>' if len(twips) > 1 else ""
    made = parse_xml(
        f'<w:tc {W}><w:tcPr><w:tcW w:w="{sum(twips)}" w:type="dxa"/>{span}{merged}<w:vAlign w:val="center"/></w:tcPr></w:tc>'
    )
    made.append(
        worded(
            cell.text,
            styles("bang"),
            cell.align or "left",
            0 if size == USUAL_SIZE else size,
            cell.bold,
        )
    )
    return made


def worded(text: str, style: str, align: str = "", size: int = 0, bold: bool = False) -> Any:
    """A paragraph that says `text`, whose marks are still to be expanded; `size` 0 pt is that of the style."""
    aligned = f'<w:jc w:val="{align}"/>' if align else ""
    letters = f'<w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/>' if size else ""
    weight = "<w:b/><w:bCs/>" if bold else ""
    look = f"<w:rPr>{weight}{letters}</w:rPr>" if letters or weight else ""
    run = f"<w:r>{look}<w:t/></w:r>" if text else ""
    made = parse_xml(f'<w:p {W}><w:pPr><w:pStyle w:val="{style}"/>{aligned}</w:pPr>{run}</w:p>')
    for words in made.iter(qn("w:t")):
        words.text = text
    return made
