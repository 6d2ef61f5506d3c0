"""The widths of a table's columns, kept where the program by itself would choose others."""

from collections.abc import Sequence

from generator.importing.grid import PaperTable
from generator.paper.grids import Grid
from generator.word.table_look import TableLook
from generator.word.wml_table import column_widths, least_widths

_NEAR = 10
"""So many mm a column may be wider or narrower than in the paper."""
_ALIKE = 2
_LOOK = TableLook()


def kept_widths(grid: Grid, table: PaperTable) -> tuple[int, ...]:
    """The widths that the paper gives the columns of the grid, mm, each with room for its words.

    None where they are not known, or not far from what the program would choose; none where all are
    alike, which nobody chose: so programs make tables that Word then lays out by their words.
    """
    paper = _of_paper(table)
    if len(paper) != len(grid.columns) or max(paper) - min(paper) < _ALIKE:
        return ()
    own = column_widths(grid, sum(paper), _LOOK)
    far = any(abs(one - other) > _NEAR for one, other in zip(paper, own, strict=True))
    return _whole(_with_room(paper, least_widths(grid, _LOOK))) if far else ()


def _of_paper(table: PaperTable) -> list[float]:
    """The widths of all columns; none where one is not known."""
    found: dict[int, float] = {}
    for cell in (cell for row in table.rows for cell in row if cell.columns == 1):
        stands = cell.paragraphs[0].cell if cell.paragraphs else None
        if stands and stands.width:
            found.setdefault(cell.column, stands.width + 2 * _LOOK.padding)
    return [found[at] for at in sorted(found)] if len(found) == table.columns else []


def _with_room(widths: Sequence[float], least: Sequence[float]) -> list[float]:
    """The widths, those that are too narrow for a word made wider at the cost of the widest."""
    wide = [*map(max, zip(widths, least, strict=True))]
    widest = wide.index(max(wide))
    wide[widest] -= sum(wide) - sum(widths)
    return wide if wide[widest] >= least[widest] else []


def _whole(widths: Sequence[float]) -> tuple[int, ...]:
    """The widths in whole mm, which together are as wide."""
    rounded = [*map(int, widths)]
    by_rest = sorted(range(len(widths)), key=lambda at: rounded[at] - widths[at])
    for at in by_rest[: round(sum(widths)) - sum(rounded)]:
        rounded[at] += 1
    return tuple(rounded)
