"""Tables of tasks as tasks: each row with who leads, until when, what comes out."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping

from generator.cascade.values import Fields, Pair, Value, pair, to_node
from generator.importing.body import fields_of, with_widths
from generator.importing.branches import Branch
from generator.importing.grid import read_table
from generator.importing.marked import escaped, in_marks, plain_words, shown_letters
from generator.importing.widths import kept_widths
from generator.law.deadlines import day_written
from generator.law.wording import roman
from generator.lazy import dataclass
from generator.paper.grids import Grid, GridRow, task_grid
from generator.paper.outline import arranged_items
from generator.plan.blocks import TASK_COLUMN, TASK_TABLE
from generator.plan.items import ITEM
from generator.plan.source import Source
from generator.plan.tasks import TASK_COLUMNS, TASK_FIELDS
from generator.problems import has_errors
from generator.reading.document.seen import SeenCell, SeenTable
from generator.tasks.authorities import names
from generator.tasks.columns import TASK_KEYS, Header, Role, header_of
from generator.tasks.rows import TaskRow, Worklist, rows_of

_ROLES = {**TASK_KEYS, Role.NO: "no", Role.TEXT: "task"}
"""What a column of a plan's table of tasks shows, by what it says."""
_TELLING = tuple(TASK_FIELDS)
_BODIES = ("lead", "support")


@dataclass(frozen=True, slots=True)
class _List:
    """A table of tasks that a plan can make again: which column of the grid plays which role."""

    table: SeenTable
    header: Header
    roles: Mapping[int, str]


def task_branch(table: SeenTable, title: str = "") -> Branch | None:
    """The table as tasks that it alone shows; None where it is more than such a table can be."""
    header = header_of(table)
    listed = _list(table, header) if header else None
    if listed is None:
        return None
    rows = rows_of(Worklist(table, listed.header))
    if len(rows) != len(table.rows) - listed.header.rows or any(map(_is_merged, rows)):
        return None
    columns = tuple(_column(listed, at) for at in sorted(listed.roles))
    own = fields_of(TASK_TABLE, title=title, columns=columns)
    branch = Branch(fields=fields_of(ITEM, task_table=own), place=table.first.number)
    _fill(branch, rows, listed)
    grid = _made(branch)
    if grid is None or not says_the_same((*grid.header, *grid.rows), table):
        return None
    if widths := kept_widths(grid, read_table(table)):
        wide = with_widths(TASK_COLUMN, columns, widths)
        own = fields_of(TASK_TABLE, title=title, columns=wide)
        branch.fields = fields_of(ITEM, task_table=own)
    return branch


def lists_tasks(table: SeenTable) -> bool:
    """Whether the table has the header of one of tasks, with who leads and until when."""
    header = header_of(table)
    roles = set(header.roles.values()) if header else set()
    return {Role.LEAD, Role.DEADLINE} <= roles


def _made(branch: Branch) -> Grid | None:
    """The table that the plan makes of the tasks."""
    source = Source("")
    item = ITEM.read(to_node(_value_of(branch)), source)
    if item is None or item.task_table is None or has_errors(source.problems):
        return None
    return task_grid(item.task_table, arranged_items(item.items), plain_words, alone=True)


def says_the_same(rows: Iterable[GridRow], table: SeenTable) -> bool:
    """Whether rows that a plan makes have the very words of a table of the paper."""
    made = " ".join(cell.text for row in rows for cell in row)
    return _words(made) == _words(" ".join(cell_texts(table)))


def cell_texts(table: SeenTable) -> Iterator[str]:
    """The words of the table, cell by cell."""
    for at, row in enumerate(table.rows):
        yield from (cell.text for cell in row if cell.row == at)


def _value_of(branch: Branch) -> Fields:
    below = tuple(map(_value_of, branch.below))
    assert branch.fields
    items = ((pair(ITEM, "items"), below),) if below else ()
    return Fields((*branch.fields.entries, *items))


def _words(text: str) -> list[str]:
    """The words of a text as they are says_the_same: 05 is 5."""
    return [word.lstrip("0") or "0" for word in re.findall(r"\w+", text.casefold())]


def _list(table: SeenTable, header: Header) -> _List | None:
    """The roles of the columns, each once; None where one has a role that plans do not know."""
    roles: dict[int, str] = {}
    for column in range(table.width):
        known = _ROLES.get(header.roles.get(column, Role.OTHER))
        role = known or ("blank" if _is_empty(table, header, column) else "")
        if not role or (role in roles.values() and role != "blank"):
            return None
        roles[column] = role
    single = header.rows == 1 and len(table.rows) > 1
    return _List(table, header, roles) if single and "task" in roles.values() else None


def _is_empty(table: SeenTable, header: Header, column: int) -> bool:
    cells = (table.at(row, column) for row in range(header.rows, len(table.rows)))
    return not any(cell.text for cell in cells if cell and cell.span == 1)


def _is_merged(row: TaskRow) -> bool:
    """Whether cells of a task reach into other rows or columns."""
    cells = row.cells.values()
    return not row.groups and any(cell.span > 1 or cell.rows > 1 for cell in cells)


def _column(listed: _List, at: int) -> Value:
    role = listed.roles[at]
    title = " ".join(listed.header.titles[at][-1].split()) if listed.header.titles[at] else ""
    word = Pair(role, TASK_COLUMNS[role].alias)
    if title == TASK_COLUMNS[role].title:
        return word
    return Fields(((pair(TASK_COLUMN, "role"), word), (pair(TASK_COLUMN, "title"), escaped(title))))


def _fill(branch: Branch, rows: list[TaskRow], listed: _List) -> None:
    """Hangs the rows below each other: a row that groups stands over those that follow it."""
    open_: list[tuple[str, Branch]] = [("", branch)]
    for row in rows:
        kinds = [kind for kind, _ in open_]
        if row.kind in kinds[1:]:
            del open_[kinds.index(row.kind, 1) :]
        above = open_[-1][1]
        number = _counted(open_, len(above.below) + 1)
        made = _task(row, listed, number)
        above.below.append(made)
        if row.groups:
            open_.append((row.kind, made))


def _counted(open_: list[tuple[str, Branch]], count: int) -> str:
    """The number that the table gives a row by itself; of groups see `_task`."""
    return str(count) if len(open_) < 3 else ""


def _task(row: TaskRow, listed: _List, number: str) -> Branch:
    usual = roman(int(number)) if row.groups and number and int(number) < 90 else number
    own = escaped(row.number) if row.number != usual else None
    if row.groups:
        fields = fields_of(ITEM, title=escaped(row.text), no=own)
    else:
        text = "\n".join(map(_lines, _cells(row, listed, ["task"]).values()))
        said = {role: _value(cell, role) for role, cell in _cells(row, listed, _TELLING).items()}
        fields = fields_of(ITEM, text=text, no=own, **said)
    return Branch(fields=fields, place=listed.table.first.number)


def _cells(row: TaskRow, listed: _List, roles: Container[str]) -> dict[str, SeenCell]:
    """The cells of a row that say something, by their roles."""
    found = ((listed.roles[column], cell) for column, cell in row.cells.items())
    return {role: cell for role, cell in found if role in roles and cell.text}


def _lines(cell: SeenCell) -> str:
    shown = ((one.label, in_marks(shown_letters(one))) for one in cell.paragraphs)
    return "\n".join(f"{escaped(label)} {text}".strip() for label, text in shown if label or text)


def _value(cell: SeenCell, role: str) -> Value:
    text = " ".join(_lines(cell).split())
    return task_value(role, text, cell.lines)


def task_value(role: str, text: str, lines: Iterable[str]) -> Value:
    """What `text` says as the value of a key of tasks; `lines` are its words without marks."""
    if role == "deadline":
        return _day(text)
    if role not in _BODIES:
        return text
    several = names(lines)
    # "A và B" would lose its word in a list, which is told with commas.
    same = ", ".join(several).replace(",", "").split() == text.replace(",", "").split()
    return tuple(map(escaped, several)) if len(several) > 1 and same else text


def _day(text: str) -> str:
    """A full day in the form of a plan, where that prints the same."""
    day = day_written(text)
    return day.isoformat() if day else text
