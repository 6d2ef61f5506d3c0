"""Rows of a table that are otherwise, told by row and column."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from generator.cascade.units import Unit
from generator.cascade.values import Fields, Pair, Value, by_name, is_list, one_line
from generator.changes.compare import Amendment, differing
from generator.language import Said
from generator.plan.blocks import CELL_RECORD
from generator.review.pairing import pairs_of
from generator.review.spans import in_line, steps

_BESIDE = tuple(key for key in CELL_RECORD.fields if key != "text")
"""The keys of a cell beside its words: over how many rows it goes, how it is aligned."""


def rows_told(change: Amendment) -> Said:
    """What came, went and changed in the rows of a table; rows count from 1 as they are now."""
    before, after = _cells(change.before), _cells(change.after)
    lines = list(_rows(before, after, column_titles(change.unit) if change.unit else []))
    return Said.in_one(lines)


Cells = tuple[Value, ...]
Places = tuple[int | None, int | None]


def _cells(rows: Value | None) -> list[Cells]:
    return [row if is_list(row) else (row,) for row in rows] if is_list(rows) else []


def column_titles(unit: Unit) -> list[str]:
    """The titles of the columns of the table that a unit is."""
    table = unit.fields.get("table")
    columns = table.by_name.get("columns") if isinstance(table, Fields) else None
    return [*map(_title, columns)] if is_list(columns) else []


def _title(column: Value) -> str:
    if isinstance(column, Fields):
        return one_line(column.by_name.get("title"))
    return one_line(column)


def _rows(before: Sequence[Cells], after: Sequence[Cells], titles: list[str]) -> Iterator[Said]:
    for kind, i, j, k, m in steps(before, after):
        if kind == "equal":
            continue
        for at, there in _pairs(before[i:j], after[k:m]):
            if at is not None and there is not None:
                yield from _row_told(k + there + 1, before[i + at], after[k + there], titles)
            elif there is not None:
                yield _whole_row(Said("thêm dòng", "new row:"), after[k + there])
            elif at is not None:
                yield _whole_row(Said("bỏ dòng", "row gone:"), before[i + at])


def _pairs(before: Sequence[Cells], after: Sequence[Cells]) -> Iterator[Places]:
    """Rows beside what became of them: those alike, and between these one after the other."""
    one, other = ([*map(_words, rows)] for rows in (before, after))
    i = k = 0
    for at, there in [*pairs_of(one, other), (len(one), len(other))]:
        yield from zip_longest(range(i, at), range(k, there))
        if at < len(one):
            yield at, there
        i, k = at + 1, there + 1


def _row_told(number: int, was: Cells, now: Cells, titles: list[str]) -> Iterator[Said]:
    if len(was) != len(now):
        first, second = map(_in_words, (was, now))
        said = f"“{first}” → “{second}”"
        yield Said(f"dòng {number}: {said}", f"row {number}: {said}")
        return
    for at, (old, new) in enumerate(zip(was, now, strict=True)):
        if old != new:
            title = titles[at] if at < len(titles) and titles[at] else f"{at + 1}"
            vi, en = (f", cột {title}", f", column {title}") if len(now) > 1 else ("", "")
            change = "; ".join(_cell_told(old, new))
            yield Said(f"dòng {number}{vi}: {change}", f"row {number}{en}: {change}")


def _cell_told(old: Value, new: Value) -> Iterator[str]:
    """What is otherwise in a cell: its words, and what stands beside them."""
    for keys, was, now in differing(_parts(old), _parts(new)):
        named = f"{CELL_RECORD.fields[keys[0]].metadata['about'].vi} " if keys[0] in _BESIDE else ""
        yield f"{named}{_shown(was)} → {_shown(now)}"


def _parts(cell: Value) -> Fields:
    """A cell in its long form; the name of a group of rows is words too."""
    found = by_name(cell)
    spans = [(Pair(key, key), found.get(key, "")) for key in _BESIDE]
    return Fields(((Pair("", ""), _content(cell)), *spans))


def _content(cell: Value) -> Value:
    words = (
        [value for key, value in cell.by_name.items() if key not in _BESIDE]
        if isinstance(cell, Fields)
        else [cell]
    )
    return words[0] if len(words) == 1 else cell


def _shown(cell: Value | None) -> str:
    return in_line(one_line(cell)) or "–"


def _in_words(row: Cells) -> str:
    return in_line(_words(row))


def _words(row: Cells) -> str:
    return " | ".join(one_line(_content(cell)) for cell in row)


def _whole_row(what: Said, row: Cells) -> Said:
    words = _in_words(row)
    return Said(f"{what.vi} “{words}”", f"{what.en} “{words}”")
