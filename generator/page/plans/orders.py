"""What is done on the page of a plan, one order at a time, as changes of its text."""

import dataclasses
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from generator.assigned import calendar_of_plan
from generator.cascade.values import Fields
from generator.form.added import begin_table, paste, put_new
from generator.form.columns import along
from generator.form.named import ids_in
from generator.form.places import Place, list_of, node_at, place_at, place_named, reader_at
from generator.form.spans import JOINS
from generator.form.stored import OpenPlan, Saved
from generator.form.told import section_named
from generator.form.typed import as_typed, dots, goal_typed, value_typed
from generator.form.writing import Draft
from generator.language import Said
from generator.making.issue import taken_back
from generator.plan.model import STATUSES, plan_in
from generator.plan.source import Source
from generator.plan.text import parse_source
from generator.problems import Problem, Severity, Spot

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
    if what == "withdraw":
        return _withdrawn(plan, seen)
    if what == "remove":
        return _removed(plan, seen, order)
    about = f"{what} {order['place']}" if what in ("put", "open") else ""
    return plan.change(seen, lambda draft: _CHANGES[what](draft, order), about)


_WAYS: dict[str, Callable[[OpenPlan], Saved | None]] = {
    "undo": OpenPlan.undo,
    "redo": OpenPlan.redo,
    "look": lambda plan: plan.now(),
}


def _put(draft: Draft, order: Order) -> None:
    place = place_named(str(order["place"]))
    if order.get("whole") and _is_goal_put(draft, place, str(order["words"])):
        return
    value = value_typed(str(order["words"]), reader_at(place), year_of(draft.source))
    if value is not None:
        draft.put(place, value)
    elif is_alone(draft, place):
        draft.put(place, "")  # a row whose words are gone stays a row
    elif node_at(draft.root, place) is not None:
        draft.remove(place)


def _is_goal_put(draft: Draft, place: Place, words: str) -> bool:
    """Whether the words say which figure of a target they are, which then stands under its key,
    wherever it was typed."""
    if place[-2:-1] != ("target",):
        return False
    unit = as_typed(draft.value((*place[:-2], "unit")))
    if (goal := goal_typed(words.strip().removesuffix(unit))) is None:
        return False
    key, figure = goal
    draft.put((*place[:-1], key), figure)
    if key != place[-1]:
        draft.remove(place)
    return True


def is_alone(draft: Draft, place: Place) -> bool:
    """Whether the value is all that a row of the form says, which would go with it."""
    last = max((at for at, step in enumerate(place) if isinstance(step, int)), default=None)
    if last is None:
        return False
    over = list_of(reader_at(place[:last]))
    is_only = over is not None and over.one and not draft.value((*place[:last], 1))
    held = (draft.value(place[:at]) for at in range(last + 1, len(place)))
    own = {"id"} - {place[-1]}  # an item with an id alone says nothing
    others = any(isinstance(one, Fields) and len({*one.by_name} - own) > 1 for one in held)
    return not others and not (is_only and last == len(place) - 1)


def _open(draft: Draft, order: Order) -> None:
    draft.put(place_named(str(order["place"])), dots(str(order["words"])))


def _begin(draft: Draft, order: Order) -> None:
    begin_table(draft, place_named(str(order["place"])))


def _remove(draft: Draft, order: Order) -> None:
    *into, last = place_named(str(order["place"]))
    along(draft, tuple(into), lambda over: draft.remove((*over, last)))


def _removed(plan: OpenPlan, seen: str, order: Order) -> Saved:
    """What is left without something; told is where the plan speaks of that yet."""
    path = plan.path.as_posix()
    had = ids_in(parse_source(path, plan.text(seen) or ""))
    saved = plan.change(seen, lambda draft: _remove(draft, order))
    now = parse_source(path, saved.text)
    gone = sorted(had - ids_in(now))
    told = (_still_cited(now, one, [*_citing(now, one)]) for one in gone)
    return dataclasses.replace(saved, notes=(*saved.notes, *filter(None, told)))


def _citing(source: Source, id_: str) -> Iterator[Said]:
    """The parts of a plan whose words cite an id."""
    for one in re.finditer(rf"\[\[{re.escape(id_)}\]\]", source.text):
        yield section_named(place_at(source, source.spot(one.start())))


def _still_cited(source: Source, id_: str, parts: list[Said]) -> Problem | None:
    """That what was removed is cited yet, and where."""
    if not parts:
        return None
    vi, en = (", ".join(dict.fromkeys(one)) for one in zip(*parts, strict=True))
    message = Said(
        f"Mục vừa bỏ ({id_}) còn được nhắc ở: {vi}. Bỏ chữ [[{id_}]] ở đó, hoặc bấm Hoàn tác",
        f"What was removed ({id_}) is cited yet in: {en}. Take [[{id_}]] out there, or undo",
    )
    return Problem(Spot(source.path), "plan/reference", message, Severity.WARNING)


def _insert(draft: Draft, order: Order) -> None:
    put_new(draft, place_named(str(order["place"])), int(order["index"]), order.get("words", ""))


def _reword(draft: Draft, order: Order) -> None:
    """What was typed as the name of an indicator is a sentence of its own."""
    place = place_named(str(order["place"]))
    draft.put((*place, "text"), draft.value((*place, "indicator")) or "")
    draft.remove((*place, "indicator"))


def _paste(draft: Draft, order: Order) -> None:
    place, column = place_named(str(order["place"])), int(order.get("index", 0))
    paste(draft, place, str(order["words"]), column, year_of(draft.source))


def _move(draft: Draft, order: Order) -> None:
    *over, last = place_named(str(order["place"]))
    into, index = place_named(str(order["into"])), int(order["index"])
    if into == tuple(over):
        along(draft, into, lambda there: draft.move((*there, last), there, index))
    else:
        draft.move((*over, last), into, index)


def _amend(draft: Draft, _order: Order) -> None:
    """The plan is its next version, which has neither number nor day yet."""
    draft.put(("version",), f"{int(str(draft.value(('version',)))) + 1}")
    _unnumbered(draft)


def _withdrawn(plan: OpenPlan, seen: str) -> Saved:
    """The plan is a draft again; of what was issued a copy is kept, and told."""
    told = taken_back(plan.path)
    saved = plan.change(seen, _unnumbered)
    return dataclasses.replace(saved, notes=(*saved.notes, *filter(None, [told])))


def _unnumbered(draft: Draft) -> None:
    """The plan has neither number nor day."""
    for key in ("number", "date"):
        if node_at(draft.root, (key,)) is not None:
            draft.remove((key,))
    if node_at(draft.root, ("status",)) is not None:
        draft.put(("status",), "draft" if draft.lang == "en" else STATUSES["draft"])


def _join(draft: Draft, order: Order) -> None:
    JOINS[str(order["words"])](draft, place_named(str(order["place"])))


_CHANGES: dict[str, Callable[[Draft, Order], None]] = {
    "put": _put,
    "open": _open,
    "begin": _begin,
    "remove": _remove,
    "insert": _insert,
    "reword": _reword,
    "paste": _paste,
    "move": _move,
    "join": _join,
    "amend": _amend,
}


def year_of(source: Source) -> int | None:
    """The year of the plan in a file, None where nothing says it."""
    plan = plan_in(Source(source.path, source.text, source.root))
    return calendar_of_plan(plan).year if plan and plan.subject else None
