"""Rows of a table that are otherwise, told by row and column."""

from collections.abc import Iterator, Sequence

from generator.cascade.values import Fields, Value, is_list, one_line
from generator.changes.compare import Amendment
from generator.language import Said
from generator.review.spans import in_line, steps


def rows_told(change: Amendment) -> Said:
    """What came, went and changed in the rows of a table; rows count from 1 as they are now."""
    before, after = _cells(change.before), _cells(change.after)
    lines = list(_rows(before, after, _titles(change)))
    return Said.in_one(lines)


Cells = tuple[str, ...]


def _cells(rows: Value | None) -> list[Cells]:
    return [_row(row) for row in rows] if is_list(rows) else []


def _row(row: Value) -> Cells:
    return tuple(one_line(cell) for cell in row) if is_list(row) else (one_line(row),)


def _titles(change: Amendment) -> list[str]:
    """The titles of the columns as they are now."""
    table = change.unit.fields.get("table") if change.unit else None
    columns = table.by_name.get("columns") if isinstance(table, Fields) else None
    return [_title(one) for one in columns] if is_list(columns) else []


def _title(column: Value) -> str:
    if isinstance(column, Fields):
        return one_line(column.by_name.get("title"))
    return one_line(column)


def _rows(before: Sequence[Cells], after: Sequence[Cells], titles: list[str]) -> Iterator[Said]:
    for kind, i, j, k, m in steps(before, after):
        if kind == "equal":
            continue
        changed = min(j - i, m - k)
        for step in range(changed):
            yield from _row_told(k + step + 1, before[i + step], after[k + step], titles)
        for row in before[i + changed : j]:
            yield _whole_row(Said("bỏ dòng", "row gone:"), row)
        for row in after[k + changed : m]:
            yield _whole_row(Said("thêm dòng", "new row:"), row)


def _row_told(number: int, was: Cells, now: Cells, titles: list[str]) -> Iterator[Said]:
    if len(was) != len(now):
        old, new = (in_line(" | ".join(one)) for one in (was, now))
        yield Said(f"dòng {number}: “{old}” → “{new}”", f"row {number}: “{old}” → “{new}”")
        return
    for at, (old, new) in enumerate(zip(was, now, strict=True)):
        if old != new:
            title = titles[at] if at < len(titles) and titles[at] else f"{at + 1}"
            change = f"{in_line(old) or '–'} → {in_line(new) or '–'}"
            yield Said(
                f"dòng {number}, cột {title}: {change}", f"row {number}, column {title}: {change}"
            )


def _whole_row(what: Said, row: Cells) -> Said:
    words = in_line(" | ".join(row))
    return Said(f"{what.vi} “{words}”", f"{what.en} “{words}”")
