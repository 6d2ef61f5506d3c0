"""A list of tasks as tables and calendars."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from hashlib import sha256
from pathlib import PurePath
from typing import Any

from generator.export import Due, Table, Toned, calendar, cut_short, table_csv, workbook
from generator.tasks.task import GivenTask

Found = Sequence[tuple[PurePath, GivenTask]]
"""Tasks, each with the file that gives it."""
_TITLE = "Nhiệm vụ được giao"
_COLUMNS = (
    ("STT", 6),
    ("Nhiệm vụ", 60),
    ("Chủ trì", 28),
    ("Phối hợp", 28),
    ("Thời hạn", 20),
    ("Đến ngày", 12),
    ("Sản phẩm", 28),
    ("Văn bản", 24),
    ("Chỗ", 24),
    ("Nguyên văn", 60),
)
_LONGEST = 32_000
"""Letters that Excel takes in a cell."""
_MADE = datetime.combine(date(2000, 1, 1), time(), UTC)
"""Stands where a file must have a time: it depends on the papers and not on the clock."""


def task_row(path: PurePath, task: GivenTask) -> dict[str, Any]:
    """A task as JSON tells it."""
    return {
        "file": path.as_posix(),
        "text": task.text,
        "leads": task.leads,
        "supports": task.supports,
        "deadline": task.deadline,
        "due": task.due[-1].isoformat() if task.due else None,
        "product": task.product,
        "passage": task.passage,
        "place": task.place,
    }


def tasks_xlsx(found: Found) -> bytes:
    """The tasks as a workbook of one sheet."""
    return workbook(_TITLE, [_table(found)], _MADE)


def tasks_csv(found: Found) -> bytes:
    """The tasks as a table."""
    return table_csv(_table(found))


def tasks_ics(found: Found) -> bytes:
    """A calendar of the days on which tasks are due."""
    return calendar(_TITLE, _days(found), _MADE, "tasks")


def _table(found: Found) -> Table:
    rows = (_cells(number, path, task) for number, (path, task) in enumerate(found, 1))
    return Table("Nhiệm vụ", "Việc gì, ai chủ trì, hạn nào, ở đâu", _COLUMNS, tuple(rows))


def _cells(number: int, path: PurePath, task: GivenTask) -> tuple[Toned, ...]:
    due = Toned(task.due[-1]) if task.due else Toned()
    before = (task.title, "; ".join(task.leads), "; ".join(task.supports), task.deadline)
    behind = (task.product, path.name, task.place, task.passage)
    cells = [
        *(Toned(cut_short(one, _LONGEST)) for one in before),
        due,
        *(Toned(cut_short(one, _LONGEST)) for one in behind),
    ]
    return (Toned(number), *cells)


def _days(found: Found) -> Iterator[Due]:
    seen: Counter[str] = Counter()
    for path, task in found:
        told = f"{path.name}\0{task.place}\0{task.text}"
        seen[told] += 1
        name = sha256(f"{told}\0{seen[told]}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
        for day in task.due:
            said = f"Hạn: {cut_short(task.title, 120)}"
            yield Due(day, name, said, _description(path, task))


def _description(path: PurePath, task: GivenTask) -> str:
    said = (
        ("Nhiệm vụ", task.title),
        ("Chủ trì", "; ".join(task.leads)),
        ("Phối hợp", "; ".join(task.supports)),
        ("Thời hạn", task.deadline),
        ("Sản phẩm", task.product),
        ("Văn bản", f"{path.name}, {task.place}"),
    )
    return "\n".join(f"{label}: {words}" for label, words in said if words)
