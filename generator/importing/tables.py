"""Tables of a paper as tables of a plan, with merged cells where they are merged."""

from collections import Counter
from collections.abc import Sequence

from generator.cascade.values import Fields, Pair, Value, pair, to_node
from generator.importing.body import fields_of, with_widths
from generator.importing.grid import PaperCell, PaperTable, completed
from generator.importing.marked import escaped, plain_words
from generator.importing.widths import kept_widths
from generator.paper.grids import hand_grid
from generator.plan.blocks import ALIGNMENTS, CELL_RECORD, COLUMN, GROUP_ROW, MAX_COLUMNS, TABLE
from generator.plan.items import ITEM
from generator.plan.source import Source


def hand_table(table: PaperTable, title: str = "") -> Fields | None:
    """The table as the plan has it; None where it is more, or less, than a plan can say."""
    rows = completed(table)
    if rows is None or len(rows) < 2 or not 1 <= table.columns <= MAX_COLUMNS:
        return None
    head = min(table.head, len(rows) - 1)
    titles = [cell.words.replace("\n", " ") for cell in rows[0]]
    header = () if _is_simple(rows[:head]) else tuple(_row(row, table, True) for row in rows[:head])
    columns = tuple(
        _column(table, at, "" if header else escaped(titles[at])) for at in range(table.columns)
    )
    below = tuple(_row(row, table, False) for row in rows[head:])
    said: dict[str, Value] = {"title": title, "columns": columns, "header": header, "rows": below}
    made = TABLE.read(to_node(fields_of(TABLE, **said)), Source(""))
    if made and (widths := kept_widths(hand_grid(made, plain_words), table)):
        said["columns"] = with_widths(COLUMN, columns, widths)
    return fields_of(ITEM, table=fields_of(TABLE, **said))


def _is_simple(head: Sequence[Sequence[PaperCell]]) -> bool:
    """Whether a head is one row that names each column by itself."""
    cells = head[0]
    single = len(head) == 1 and all(cell.columns == cell.rows == 1 for cell in cells)
    return single and any(cell.words for cell in cells)


def _column(table: PaperTable, at: int, title: str) -> Value:
    return title or fields_of(COLUMN, align=_aligned(table, at))


def _aligned(table: PaperTable, at: int) -> Pair:
    """How most paragraphs of a column stand."""
    found = Counter(
        one.align
        for row in table.body
        for cell in row
        if (cell.column, cell.columns) == (at, 1)
        for one in cell.paragraphs
    )
    most = found.most_common(1)[0][0] if found else None
    align = most if most in ALIGNMENTS else "left"
    return Pair(align, ALIGNMENTS[align])


def _row(cells: Sequence[PaperCell], table: PaperTable, head: bool) -> Value:
    if not head and len(cells) == 1 and cells[0].columns == table.columns > 1 and cells[0].words:
        return Fields(((pair(GROUP_ROW, "group"), escaped(cells[0].words)),))
    return tuple(_cell(cell, head) for cell in cells)


def _cell(cell: PaperCell, head: bool) -> Value:
    text = escaped(cell.words) if head else cell.text
    if cell.columns == cell.rows == 1:
        return text
    spans = {
        name: str(count)
        for name, count in (("columns", cell.columns), ("rows", cell.rows))
        if count > 1
    }
    return fields_of(CELL_RECORD, text=text, **spans)
