"""Tables as grids of text: those made by hand, and those made of the plan's tasks and targets."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.law.wording import roman
from generator.lazy import dataclass
from generator.paper import target_text
from generator.paper.body import Say, field_text, item_text, state_text, unended, written
from generator.paper.hand_columns import alignment
from generator.paper.outline import Numbered, tasks
from generator.paper.schedule_text import history_text
from generator.plan.blocks import (
    TARGET_COLUMNS,
    Cell,
    HandTable,
    MadeColumn,
    Row,
    TargetTable,
    TaskTable,
)
from generator.plan.items import Item, Target
from generator.plan.source import Text
from generator.plan.tasks import TASK_COLUMNS, TASK_FIELDS, ColumnRole
from generator.problems import Spot


class GridCell(NamedTuple):
    """One cell: its marked text, the columns and rows it spans; `align` None is the column's.

    `spot` is where the row is written, `anchor` the name by which the cell is found in Word.
    """

    text: str
    columns: int = 1
    rows: int = 1
    align: str | None = None
    bold: bool = False
    spot: Spot | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column: its width in mm if the plan gives it, and how its words are aligned."""

    width: int | None = None
    align: str = "left"


GridRow = tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the rows of `header` are repeated on every page."""

    title: str
    columns: tuple[GridColumn, ...]
    header: tuple[GridRow, ...]
    rows: tuple[GridRow, ...]

    def mapped(self, change: Callable[[str], str]) -> "Grid":
        """The same table with `change` made to every text, in reading order."""

        def row(cells: GridRow) -> GridRow:
            return tuple(GridCell(change(cell.text), *cell[1:]) for cell in cells)

        title = change(self.title)
        header = tuple(row(cells) for cells in self.header)
        return Grid(title, self.columns, header, tuple(row(cells) for cells in self.rows))


def hand_grid(table: HandTable, say: Say) -> Grid:
    """The table as it was made by hand."""

    def cells(row: Row, bold: bool) -> GridRow:
        if row.group is not None:
            return _at(row.spot, _group(say(row.group), len(table.columns)))
        return _at(row.spot, *(_cell(cell, say, bold) for cell in row.cells))

    titles = (
        tuple(
            GridCell(_said(column.title, say), align="center", bold=True)
            for column in table.columns
        ),
    )
    header = tuple(cells(row, True) for row in table.header) or titles
    columns = tuple(
        GridColumn(column.width, column.align or alignment(table, at))
        for at, column in enumerate(table.columns)
    )
    return Grid(
        _said(table.title, say), columns, header, tuple(cells(row, False) for row in table.rows)
    )


def _at(spot: Spot | None, *cells: GridCell) -> GridRow:
    """The cells as a row that is written there."""
    return tuple(GridCell(*cell[:5], spot, cell.anchor) for cell in cells)


def _group(title: str, columns: int) -> GridCell:
    return GridCell(title, columns, align="left", bold=True)


def _cell(cell: Cell, say: Say, bold: bool) -> GridCell:
    align = cell.align or ("center" if bold else None)
    return GridCell(_said(cell.text, say), cell.columns, cell.rows, align, bold)


def _said(text: Text | None, say: Say) -> str:
    return say(text) if text else ""


_ALWAYS = ("no", "task")


def task_roles(table: TaskTable, shown: Iterable[Item]) -> tuple[str, ...]:
    """What the columns show: what the plan chose, or all that any of the tasks has."""
    if table.columns:
        return tuple(column.role for column in table.columns)
    items = tuple(shown)
    usual = (role for role in TASK_COLUMNS if role != "blank")
    return tuple(
        role for role in usual if role in _ALWAYS or any(_has(item, role) for item in items)
    )


def _has(item: Item, role: str) -> bool:
    if role in ("state", "result"):
        return bool(item.result)
    if role == "evidence":
        return bool(item.result and item.result.evidence)
    return bool(getattr(item, role))


def task_grid(table: TaskTable, entries: Sequence[Numbered], say: Say, alone: bool = False) -> Grid:
    """The tasks in `entries` as a table, their headings in rows numbered I, II, then 1, 2.

    Where it `alone` shows them, what says no more than what is to be done has a row too.
    """
    roles = task_roles(table, tasks(entries))
    rows = _task_rows(entries, roles, say, "", alone)
    return _made(table, roles, TASK_COLUMNS, rows, say)


def _made(
    table: TaskTable | TargetTable,
    roles: Sequence[str],
    usual: Mapping[str, ColumnRole],
    rows: Iterable[GridRow],
    say: Say,
) -> Grid:
    """A table of the plan's own data; `usual` says what a column is called that has no title."""
    chosen = table.columns or tuple(MadeColumn(spot=table.spot, role=role) for role in roles)
    titles = tuple(
        GridCell(_said(column.title, say) or usual[column.role].title, align="center", bold=True)
        for column in chosen
    )
    columns = tuple(GridColumn(column.width, usual[column.role].align) for column in chosen)
    return Grid(_said(table.title, say), columns, (titles,), tuple(rows))


def _task_rows(
    entries: Sequence[Numbered], roles: Sequence[str], say: Say, above: str, alone: bool
) -> Iterator[GridRow]:
    """Rows for the tasks in `entries`: a heading over tasks is one, its tasks are counted below."""
    with_tasks = [entry for entry in entries if alone or any(True for _ in tasks([entry]))]
    for count, entry in enumerate(with_tasks, 1):
        if entry.item and (entry.item.is_task or not entry.below):
            number = f"{above}{count}"
            shown = _number(entry, number.strip(), say)
            cells = (task_cell(entry.item, role, shown, say) for role in roles)
            yield _at(entry.item.spot, *map(GridCell, cells))
            below = f"{number}."
        else:
            number = f"{above}{count}" if above else roman(count)
            shown = _number(entry, number.strip(), say)
            title = _heading(entry, say).removesuffix(":")
            yield _at(written(entry), *_group_row(shown, title, roles))
            # Below a Roman heading counting begins anew; deeper down the number stays in front.
            below = f"{number}." if above else " "
        yield from _task_rows(entry.below, roles, say, below, alone)


def _number(entry: Numbered, counted: str, say: Say) -> str:
    """The number of a row: its own, where the plan gives it one."""
    return say(entry.item.no) if entry.item and entry.item.no else counted


def _heading(entry: Numbered, say: Say) -> str:
    if entry.title:
        return say(entry.title)
    return unended(item_text(entry.item, say)) if entry.item else ""


def _group_row(number: str, title: str, roles: Sequence[str]) -> GridRow:
    if roles[0] != "no":
        return (_group(f"{number}. {title}", len(roles)),)
    count = GridCell(number, align="center", bold=True)
    return (count, _group(title, max(len(roles) - 1, 1)))


def task_cell(item: Item, role: str, number: str, say: Say) -> str:
    """What the column of `role` says of a task."""
    if role == "no":
        return number
    if role == "task":
        title = say(item.title) if item.title else ""
        return ": ".join(filter(None, (title.removesuffix(":"), unended(item_text(item, say)))))
    if made := _MADE_CELLS.get(role):
        return made(item, say)
    if role not in TASK_FIELDS:
        return ""
    said = field_text(item, role, say)
    # A list of names and a deadline stand as they were written.
    return said if role in ("support", "deadline") else unended(said)


def _state_cell(item: Item, _: Say) -> str:
    return state_text(item.result).capitalize() if item.result else ""


def _result_cell(item: Item, say: Say) -> str:
    return unended(say(item.result.text)) if item.result and item.result.text else ""


def _evidence_cell(item: Item, say: Say) -> str:
    return ", ".join(map(say, item.result.evidence)) if item.result else ""


_MADE_CELLS: dict[str, Callable[[Item, Say], str]] = {
    "state": _state_cell,
    "result": _result_cell,
    "evidence": _evidence_cell,
    "history": history_text,
}
"""What a report says of a task, and what the program makes of several of its values."""
_NEEDED = ("no", "indicator", "unit", "baseline", "target")


def target_grid(table: TargetTable, targets: Sequence[Target], say: Say) -> Grid:
    """The targets as a table, one in each row; columns of figures say the year if all have one."""
    roles = _target_roles(table, targets, say)
    rows = (
        _at(
            target.spot,
            *(GridCell(_target_cell(target, role, at, say, "unit" in roles)) for role in roles),
        )
        for at, target in enumerate(targets, 1)
    )
    usual = {
        role: replace(column, title=_target_title(role, targets))
        for role, column in TARGET_COLUMNS.items()
    }
    return _made(table, roles, usual, rows, say)


def _target_roles(table: TargetTable, targets: Sequence[Target], say: Say) -> tuple[str, ...]:
    """The columns that the plan chose, or those that are needed and all that any target fills."""
    if table.columns:
        return tuple(column.role for column in table.columns)
    return tuple(
        role
        for role in TARGET_COLUMNS
        if role in _NEEDED or any(_target_cell(target, role, 1, say) for target in targets)
    )


def _target_cell(target: Target, role: str, number: int, say: Say, unit_beside: bool = True) -> str:
    return str(number) if role == "no" else _TARGET_CELLS[role](target, say, not unit_beside)


_TARGET_CELLS: dict[str, Callable[[Target, Say, bool], str]] = {
    "blank": lambda target, say, _: "",
    "indicator": lambda target, say, _: target_text.indicator_text(target, say),
    "unit": lambda target, say, _: target_text.unit_text(target, say),
    "baseline": target_text.baseline_text,
    "change": target_text.change_text,
    "target": target_text.goal_text,
    "rank": lambda target, say, _: target_text.rank_text(target, say),
    "result": target_text.result_text,
    "verdict": lambda target, say, _: target_text.verdict(target).capitalize(),
    "history": lambda target, say, _: history_text(target, say),
    "lead": lambda target, say, _: field_text(target, "lead", say),
    "note": lambda target, say, _: say(target.note) if target.note else "",
}


def _target_title(role: str, targets: Sequence[Target]) -> str:
    years: set[int | None] = set()
    if role == "baseline":
        years = {target.baseline.year for target in targets if target.baseline}
    elif role in ("target", "rank"):
        years = {target.target.year for target in targets if target.target}
    title = TARGET_COLUMNS[role].title
    year = years.pop() if len(years) == 1 else None
    return f"{title} năm {year}" if year else title
