"""An item of a plan as one row of the form: its words, its cells, and what folds away behind them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.form.places import Place, Step
from generator.form.sheet import WITH_TASKS, FormField
from generator.form.typed import IN_A_ROW, IN_OUR_ORDER
from generator.language import Said


class RowCell(NamedTuple):
    """A field in a row, and what stands above it."""

    head: Said
    field: FormField


class ItemRow(NamedTuple):
    """An item: its heading and its words, the cells below these, what else it says, what it holds."""

    title: FormField | None
    words: FormField | None
    cells: tuple[RowCell, ...]
    rest: tuple[FormField, ...]
    items: FormField | None


_HEADS = {
    "lead": Said("Chủ trì", "Lead"),
    "support": Said("Phối hợp", "Support"),
    "deadline": Said("Hạn", "Day"),
    "product": Said("Sản phẩm", "Product"),
    "unit": Said("Đơn vị", "Unit"),
    "baseline/year": Said("Năm trước", "Year before"),
    "baseline/value": Said("Đã đạt", "Then"),
    "target/year": Said("Năm đích", "By the year"),
}
"""What stands above a cell; above others the name of the field."""
_GOALS = ("at_least", "at_most", "exactly", "rank", "group")
_ASKED = ("baseline/year", "baseline/value", "unit")
_LONG = ("items", "rows", "list", "group")
"""Fields that are too large for a cell."""


def hint_of(field: FormField) -> Said:
    """What may be typed or pasted into an empty box."""
    key = field.place[-1]
    if key == "indicator":
        return Said("Tên chỉ số, chỉ tiêu", "The indicator")
    if key == "at_least":
        return Said("hoặc: không quá 2", "or: ≤ 2")
    if key == "title" and "columns" in field.place:
        return Said("Tên cột; dán được cả bảng", "Its title; or paste the table")
    if field.place[0] in IN_OUR_ORDER:
        return Said("Một việc; dán được bảng từ Word, Excel", "A task; or paste a table of them")
    return Said("Một câu; dán được bảng từ Word, Excel", "A sentence; or paste a table")


def row_of(item: FormField) -> ItemRow:
    """The row of an item: of a task with who, when and what, of a target with its figures."""
    held = {one.place[-1]: one for one in item.below}
    items = held.get("items")
    over = items is not None and bool(items.below)
    is_target = "indicator" in held
    cells = tuple(_figures(held) if is_target else _duties(item, held, over))
    title, words = (next(found, None) for found in (_title(held, over), _words(held, over)))
    said = filter(None, (title, words, items))
    placed = {one.place for one in (*said, *(cell.field for cell in cells))}
    idle = {"text"} if is_target else set()
    return ItemRow(title, words, cells, tuple(_left(item.below, placed, idle)), items)


def _title(held: Mapping[Step, FormField], over: bool) -> Iterator[FormField]:
    """The heading, where there is one, or may be: over other items."""
    yield from (held[key] for key in held if key == "title" and (over or held[key].value))


def _words(held: Mapping[Step, FormField], over: bool) -> Iterator[FormField]:
    """The sentence that there is; else what a target is of, else the one that may be written."""
    said = [held[key] for key in ("text", "indicator") if key in held]
    yield from (one for one in said if one.is_there)
    yield from () if over else reversed(said)


def _duties(item: FormField, held: Mapping[Step, FormField], over: bool) -> Iterator[RowCell]:
    """Who does a task, and until when; of what only holds others just what its file says."""
    asked = IN_A_ROW[1:] if item.place[0] in WITH_TASKS else ()
    fields = [held[key] for key in asked if key in held and held[key].control not in _LONG]
    yield from (_cell(one, f"{one.place[-1]}") for one in fields if one.is_there or not over)


def _figures(held: Mapping[Step, FormField]) -> Iterator[RowCell]:
    """What was reached, what is to be reached, and in which unit."""
    for key in filter(held.__contains__, ("baseline", "target", "unit")):
        whole = held[key]
        below = whole.below if whole.reason is None else ()
        named = {f"{key}/{one.place[-1]}": one for one in below} or {key: whole}
        asked = _asked(held, below)
        for name, one in named.items():
            if one.is_there or name in asked:
                yield _cell(one, name)


def _asked(held: Mapping[Step, FormField], below: Sequence[FormField]) -> Sequence[str]:
    """The cells that are asked of a figure; of a sentence none is."""
    if held["text"].is_there and not held["indicator"].is_there:
        return ()
    goal = any(one.place[-1] in _GOALS and one.is_there for one in below)
    return _ASKED if goal else (*_ASKED, "target/at_least")


def called_in_row(place: Place) -> Said | None:
    """What stands above the box of a figure, where that is no field's own name."""
    return _HEADS.get("/".join(map(str, place[-2:])))


def _cell(field: FormField, name: str) -> RowCell:
    return RowCell(_HEADS.get(name, field.label), field)


def _left(
    fields: Sequence[FormField], placed: set[tuple[Step, ...]], idle: set[str]
) -> Iterator[FormField]:
    """What has no place in the row yet; of a group of which a part has one, the others."""
    for one in fields:
        below = tuple(_left(one.below, placed, set())) if one.control == "group" else one.below
        is_idle = one.place[-1] in idle and not one.is_there
        if one.place not in placed and not is_idle and (below or not one.below):
            yield replace(one, below=below)
