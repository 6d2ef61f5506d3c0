"""What is pasted into a plan: lines of a text, rows of a table, and what a table is."""

import csv
import io
from collections.abc import Mapping, Sequence
from itertools import takewhile, zip_longest
from operator import not_

from generator.cascade.values import Fields, Value, pair
from generator.form.meaning import in_few_words, keyed
from generator.form.typed import IN_A_ROW, clean, day_meant, value_typed
from generator.lazy import regex
from generator.plan.blocks import CELL_RECORD, TABLE
from generator.plan.fields import iso_day
from generator.plan.items import ITEM
from generator.tasks.columns import TASK_KEYS, Role, role_of
from generator.wording.sums import is_total

Rows = Sequence[Sequence[str]]
_MARK = r"(?:[-–—+•*\uf0b7]|\d{1,3}[.)]|[a-zđ]\))"
_BULLET = regex(rf"(?m)^\s*{_MARK}\s+")
_BULLET_ALONE = regex(_MARK)
_FIGURE = regex(r"[\d.,%\s]+")
_TASK_KEYS = {**TASK_KEYS, Role.RESULT: TASK_KEYS[Role.PRODUCT], Role.NO: ""}
"""The keys of a task, by what a column of a pasted table says; its number has none."""
_ASSIGNS = {"lead", "deadline"}
"""One of these stands beside the task in a table of tasks."""


def pasted_lines(words: str) -> list[str]:
    """What a pasted block has for items: each line without its bullet or number."""
    lines = _BULLET.sub("", clean(words)).split("\n")
    return [*filter(None, map(str.strip, lines))]


def pasted_rows(words: str) -> list[list[str]]:
    """The cells of rows that were copied from Word or Excel; none of anything else, as of lines
    that have a tab behind their bullets."""
    rows = csv.reader(io.StringIO(words), delimiter="\t")
    cells = ([" ".join(clean(cell).split("\n")) for cell in row] for row in rows)
    found = [*filter(any, cells)] if "\t" in words else []
    listed = all(len(row) == 2 and _BULLET_ALONE.fullmatch(row[0]) for row in found)
    return [] if listed else found


def cells_pasted(rows: Rows) -> list[Value]:
    """The rows of a pasted table as rows of a table made by hand, all of one length."""
    return [*map(_joined, zip(*zip_longest(*rows, fillvalue=""), strict=True))]


def _joined(row: Sequence[str]) -> tuple[Value, ...]:
    """The cells of a row; the title of a total takes in the empty ones on its right, which it spans
    in the workbook that gave no word of that, where a figure stands behind them."""
    empty = len([*takewhile(not_, row[1:])])
    behind = row[1 + empty :]
    if not (empty and behind and is_total({0: row[0].strip("*")})):
        return tuple(row)
    title = {"text": row[0], "columns": f"{1 + empty}"}
    return (keyed(CELL_RECORD, title), *behind)


def named_above(rows: Rows) -> tuple[str, Rows]:
    """What a table is called by the rows over its columns, each one filled cell, and the table."""
    above = [*takewhile(lambda row: sum(map(bool, row)) == 1, rows)]
    if len(above) == len(rows):
        return "", rows
    return " ".join(next(filter(None, row)) for row in above), rows[len(above) :]


def table_pasted(rows: Rows) -> Fields:
    """A pasted table as one made by hand: the first row below its name has the titles of the
    columns."""
    name, rows = named_above(rows)
    titles, *below = zip(*zip_longest(*rows, fillvalue=""), strict=True)
    cells = tuple(map(_joined, below)) or (("",) * len(titles),)
    title = ((pair(TABLE, "title"), name),) * bool(name)
    return Fields((*title, (pair(TABLE, "columns"), titles), (pair(TABLE, "rows"), cells)))


def tasks_pasted(rows: Rows, year: int | None, in_our_order: bool = True) -> list[Value]:
    """The rows of a pasted table as tasks: by the titles of its columns, else in our order where
    they can be so. None of a table that lists no tasks, or says what a task cannot."""
    roles = [role_of(cell) or Role.OTHER for cell in rows[0]]
    keys = [*map(_TASK_KEYS.get, roles)]
    if _lists_tasks(keys, rows):
        return [_task(_by_key(keys, row), year) for row in rows[1:]]
    return _tasks_in_order(rows, year) if in_our_order and not _titles(roles) else []


def _tasks_in_order(rows: Rows, year: int | None) -> list[Value]:
    numbered = all(row[0].rstrip(".").isdigit() for row in rows)
    cells = [_by_key([*[""] * numbered, *IN_A_ROW], row) for row in rows]
    are_tasks = all(_may_be_task(one, year) for one in cells)
    return [_task(one, year) for one in cells] if are_tasks else []


def _lists_tasks(keys: Sequence[str | None], rows: Rows) -> bool:
    """Whether columns with these titles say what is to be done and by whom or when, and each that
    says something has a key of its own."""
    said = [*filter(None, keys)]
    is_titled = "text" in said and bool(_ASSIGNS & {*said}) and len({*said}) == len(said)
    return is_titled and not any(None in _by_key(keys, row) for row in rows[1:])


def _titles(roles: Sequence[Role]) -> bool:
    """Whether a row titles columns, of whatever table."""
    titling = [one for one in roles if one not in (Role.OTHER, Role.PERIOD)]
    return Role.NO in roles or len(titling) > 1


def _by_key(keys: Sequence[str | None], row: Sequence[str]) -> dict[str | None, str]:
    """The cells by their keys; of what has no key under `None`."""
    return {key: cell for key, cell in zip_longest(keys, row, fillvalue=None) if cell}


def _may_be_task(cells: Mapping[str | None, str], year: int | None) -> bool:
    """Whether the cells say what they should, in our order, and no more: no figure says a day, or
    who or what is meant."""
    figures = [key for key, said in cells.items() if _FIGURE.fullmatch(said)]
    day = day_meant(cells.get("deadline", ""), year)
    return None not in cells and (
        not figures or (figures == ["deadline"] and bool(iso_day(day, True)))
    )


def _task(cells: Mapping[str | None, str], year: int | None) -> Value:
    said = {key: value_typed(cells.get(key, ""), ITEM.reader(key), year) for key in ITEM.fields}
    return in_few_words(keyed(ITEM, said), ITEM)
