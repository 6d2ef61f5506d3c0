"""What comes into a list of a plan: what was pasted there, or an empty one like the one above."""

from collections.abc import Sequence
from typing import Any

from generator.cascade.values import Fields, Stacked, Value, is_list, pair
from generator.form.columns import along
from generator.form.meaning import each_of, keyed, said_by_key
from generator.form.named import with_ids
from generator.form.pasted import (
    Rows,
    cells_pasted,
    named_above,
    pasted_lines,
    pasted_rows,
    table_pasted,
    tasks_pasted,
)
from generator.form.places import Place, list_of, reader_at, record_of, slot_at
from generator.form.sheet import WITH_TASKS
from generator.form.typed import IN_OUR_ORDER
from generator.form.writing import UNWRITABLE, Draft
from generator.language import Said
from generator.plan.blocks import TABLE
from generator.plan.items import ITEM, TARGET
from generator.plan.records import Record
from generator.plan.reports.schedule import REPORT_DUE, REPORT_DUTY
from generator.problems import Rejected, Spot, refused

_NO_TABLE = Said("chỗ này không nhận bảng", "no table can stand here")
_WHERE = Said(
    "Dán bảng vào ô nội dung của một mục, hoặc vào một ô của bảng còn trống.",
    "Paste it into the words of an item, or into a cell of an empty table.",
)

_NOT_EMPTY = Said("bảng này đã có chữ", "this table has words already")
_BESIDE = Said(
    "Dán các dòng vào một ô của bảng; cả bảng thì dán vào một mục mới.",
    "Paste rows into a cell of it; a whole table into a new item.",
)


def put_new(draft: Draft, place: Place, index: int, key: str = "") -> None:
    """An empty element stands in the list at the place, in front of its element `index`: like a
    target that says `key`, else like the one above."""
    like = keyed(TARGET, {key: ""}) if key else None

    def put(into: Place) -> None:
        above = each_of(draft.value(into))[:index]
        new = _empty(reader_at((*into, 0)), like or (above[-1] if above else None))
        draft.insert(into, index, with_ids(draft, into, index, [new]))

    along(draft, place, put)


def begin_table(draft: Draft, place: Place) -> None:
    """A table that says nothing yet stands at the place."""
    draft.put(place, table_pasted([["", ""]]))


def _empty(reader: Any, above: Value | None) -> Value:
    """An element that says nothing, with the keys that make the one above what it is."""
    record = record_of(reader)
    if list_of(reader) is not None:
        return ("",) * max(len(each_of(above)), 1)
    return _with_keys(record, above) if record else ""


def _with_keys(record: Record[Any], above: Value | None) -> Value:
    said = said_by_key(above)
    begins = _BEGINS.get(record.name)
    if not record.short:
        keys = (key for key, one in record.fields.items() if one.metadata["required"])
        return Fields(tuple((pair(record, key), _BEGUN.get(key, "")) for key in keys))
    if begins and (above is None or begins.entries[0][0].en in said):
        return begins
    return keyed(record, _OVER) if said.keys() >= _OVER.keys() else ""


_DUE = Fields(tuple((pair(REPORT_DUE, key), "") for key in ("period", "due")))
_BEGUN: dict[str, Value] = {"items": Stacked([""]), "periods": (_DUE,)}
"""What an empty element begins with under a key, where that is not an empty line."""
_BEGINS = {
    TARGET.name: keyed(TARGET, {"indicator": ""}),
    REPORT_DUTY.name: keyed(REPORT_DUTY, {"reporters": "", "periods": (_DUE,)}),
}
"""With which keys the first of a list begins, where a sentence alone is not what it should say."""
_OVER: dict[str, Value] = {"title": "", "items": Stacked([""])}
"""What is over others, and is empty."""


def paste(draft: Draft, place: Place, words: str, column: int, year: int | None) -> None:
    """What was pasted stands behind the element at the place, or in its stead where it is empty;
    `column` is the cell of a row into which it was pasted."""
    into, rows = place[:-1], pasted_rows(words)
    if rows and record_of(reader_at(into[:-1])) is TABLE and _is_taken(draft, into, rows):
        return
    made, index = _pasted(draft, into, words, column, year), int(place[-1]) + 1
    is_blank = _is_blank(draft.value(place)) and bool(made)
    draft.insert(into, index, with_ids(draft, into, index, made, place if is_blank else None))
    if is_blank:
        draft.remove(place)


def _is_taken(draft: Draft, into: Place, rows: Rows) -> bool:
    """Whether an empty table became the one that was pasted into its titles or rows; its titles
    alone take none."""
    over = into[:-1]
    said = said_by_key(draft.value(over))
    is_blank = all(_is_blank(said.get(key)) for key in ("columns", "header", "rows"))
    if is_blank:
        for key, value in table_pasted(rows).by_name.items():
            if key != "title" or _is_blank(said.get(key)):
                draft.put((*over, key), value)
    elif into[-1] == "columns":
        raise _refused(draft, over, _NOT_EMPTY, _BESIDE)
    return is_blank


def _pasted(
    draft: Draft, into: Place, words: str, column: int, year: int | None
) -> Sequence[Value]:
    """What was pasted, as elements of the list there."""
    item, rows = reader_at((*into, 0)), pasted_rows(words)
    record = record_of(item)
    if list_of(item) is not None:
        return _cells(draft, into, rows or [[line] for line in pasted_lines(words)], column)
    if not rows or record is None:
        return pasted_lines(words)
    if record not in (ITEM, TARGET):
        raise _refused(draft, into, _NO_TABLE, _WHERE)
    listed = record is ITEM and into[0] in WITH_TASKS
    name, below = named_above(rows)
    tasks = tasks_pasted(below, year, into[0] in IN_OUR_ORDER) if listed else []
    if tasks and name:
        return [keyed(ITEM, {"title": name, "items": Stacked(tasks)})]
    return tasks or [Fields(((pair(record, "table"), table_pasted(rows)),))]


def _cells(draft: Draft, into: Place, rows: Rows, column: int) -> Sequence[Value]:
    """The rows of a table of so many columns, from the cell on into which they were pasted; its
    titles are not said again."""
    columns = each_of(said_by_key(draft.value(into[:-1])).get("columns"))
    titles = [said_by_key(one).get("title", one) for one in columns]
    first = each_of(draft.value((*into, 0)))
    _, below = named_above(rows)
    said = below[1:] if [*below[0]] == titles and len(below) > 1 else rows
    width = max(len(first), len(titles))
    before = min(column, max(width - max(map(len, said)), 0))
    return cells_pasted(
        [[*[""] * before, *row, *[""] * (width - before - len(row))] for row in said]
    )


def _is_blank(value: Value | None) -> bool:
    """Whether nothing is said, by however many keys; an id says nothing."""
    if isinstance(value, Fields):
        return all(_is_blank(one) for key, one in value.by_name.items() if key != "id")
    return all(map(_is_blank, value)) if is_list(value) else not value


def _refused(draft: Draft, place: Place, message: Said, advice: Said) -> Rejected:
    slot, _ = slot_at(draft.root, place)
    spot = Spot(draft.source.path, slot.node.spot.line, slot.node.spot.column)
    return refused(spot, UNWRITABLE.code, message, advice)
