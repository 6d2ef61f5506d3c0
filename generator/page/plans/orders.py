"""What is done on the page of a plan, one order at a time, as changes of its text."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from generator.assigned import calendar_of_plan
from generator.cascade.values import Fields, Value, is_list, pair
from generator.form.places import Place, list_of, place_named, reader_at, record_of
from generator.form.spans import JOINS
from generator.form.stored import OpenPlan, Saved
from generator.form.typed import (
    cells_pasted,
    dots,
    pasted_lines,
    pasted_rows,
    tasks_pasted,
    value_typed,
)
from generator.form.writing import Draft
from generator.plan.model import plan_in
from generator.plan.source import Source

Order = dict[str, Any]
_KINDS = {
    **dict.fromkeys(("tep", "op", "place", "words", "seen", "into"), str),
    **{"index": int, "whole": bool, "asked": list},
}


def order_in(body: bytes) -> Order:
    """The order that a request brings; raises `ValueError` for what is none."""
    try:
        order = json.loads(body)
    except RecursionError as error:
        raise ValueError from error
    if not isinstance(order, dict) or not all(_fits(*one) for one in order.items()):
        raise ValueError
    json.dumps(order, ensure_ascii=False).encode()  # half a letter is written nowhere
    return order


def _fits(name: str, value: Any) -> bool:
    """Whether a value is of the kind that orders have under this name."""
    each = value if isinstance(value, list) else ()
    return isinstance(value, _KINDS.get(name, object)) and all(isinstance(one, str) for one in each)


def obeyed(plan: OpenPlan, order: Order) -> Saved | None:
    """What came of an order; None where there was nothing to undo or to do again.

    Raises `Rejected`, and changes nothing, where it cannot be done; `KeyError` and `ValueError` for
    what is no order.
    """
    what, seen = str(order["op"]), str(order.get("seen", ""))
    if what in _WAYS:
        return _WAYS[what](plan)
    if what == "text":
        return plan.save(seen, str(order["words"]), what)
    about = f"{what} {order['place']}" if what in ("put", "open") else ""
    return plan.change(seen, lambda draft: _CHANGES[what](draft, order), about)


_WAYS: dict[str, Callable[[OpenPlan], Saved | None]] = {
    "undo": OpenPlan.undo,
    "redo": OpenPlan.redo,
    "look": lambda plan: plan.now(),
}


def _put(draft: Draft, order: Order) -> None:
    place = place_named(str(order["place"]))
    value = value_typed(str(order["words"]), reader_at(place), year_of(draft.source))
    if value is not None:
        draft.put(place, value)
    elif place[-1] == "text":
        draft.put(place, "")  # a row whose words are gone stays a row
    elif draft.value(place) is not None:
        draft.remove(place)


def _open(draft: Draft, order: Order) -> None:
    draft.put(place_named(str(order["place"])), dots(str(order["words"])))


def _remove(draft: Draft, order: Order) -> None:
    draft.remove(place_named(str(order["place"])))


def _insert(draft: Draft, order: Order) -> None:
    place = place_named(str(order["place"]))
    draft.insert(place, int(order["index"]), _new(draft, place, str(order.get("words", ""))))


def _new(draft: Draft, place: Place, words: str) -> Sequence[Value]:
    """What is put into a list: what was pasted there, or an empty line."""
    item = reader_at((*place, 0))
    record, rows = record_of(item), pasted_rows(words)
    if list_of(item) is not None:
        width = len(rows[0]) if rows else len(_first(draft.value(place)))
        return cells_pasted(rows or [[*pasted_lines(words), *[""] * width][:width]])
    if record is not None and not record.short:
        keys = (key for key, one in record.fields.items() if one.metadata["required"])
        return [Fields(tuple((pair(record, key), "") for key in keys))]
    if rows and record is not None:
        return tasks_pasted(rows, year_of(draft.source))
    return pasted_lines(words) or [""]


def _first(value: Value | None) -> Sequence[Any]:
    """The cells of the first row of a table."""
    return value[0] if is_list(value) and is_list(value[0]) else ("",)


def _move(draft: Draft, order: Order) -> None:
    into = place_named(str(order["into"]))
    draft.move(place_named(str(order["place"])), into, int(order["index"]))


def _join(draft: Draft, order: Order) -> None:
    JOINS[str(order["words"])](draft, place_named(str(order["place"])))


_CHANGES: dict[str, Callable[[Draft, Order], None]] = {
    "put": _put,
    "open": _open,
    "remove": _remove,
    "insert": _insert,
    "move": _move,
    "join": _join,
}


def year_of(source: Source) -> int | None:
    """The year of the plan in a file, None where nothing says it."""
    plan = plan_in(Source(source.path, source.text, source.root))
    return calendar_of_plan(plan).year if plan and plan.subject else None
