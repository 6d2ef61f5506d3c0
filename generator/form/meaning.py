"""What a plan says after an edit, as values alone: what its changed text is held against."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from generator.cascade.values import Fields, Stacked, Value, is_list, pair, to_node, value_of
from generator.form.places import Place, list_of, reader_below, record_of
from generator.plan.model import PLAN
from generator.plan.records import Record
from generator.plan.source import Node

Change = Callable[[Value | None], Value | None]
"""What becomes of the value at a place; None is that there is none."""


_WORDS = "text"


def meant(root: Node) -> Value:
    """What a plan file says."""
    return value_of(root, PLAN)


def read_back(value: Value, reader: Any) -> Value:
    """The value as it is read back: a sentence that stands for an item is an item."""
    return value_of(to_node(value), reader)


def in_few_words(value: Value, reader: Any) -> Value:
    """The value as somebody writes it: an item that says one sentence is that sentence."""
    record, listed_ = record_of(reader), list_of(reader)
    if isinstance(value, Fields) and record:
        held = tuple((key, in_few_words(one, record.reader(key.en))) for key, one in value.entries)
        alone = held[0] if len(held) == 1 and held[0][0].en in (record.short, record.listed) else ()
        return alone[1] if alone else Fields(held)
    if is_list(value) and listed_:
        inner = [in_few_words(one, listed_.item) for one in value]
        return (Stacked if record_of(listed_.item) else type(value))(inner)
    return value


def pruned(value: Value | None) -> Value | None:
    """The value without mappings and lists that hold nothing; None where all of it goes.

    What says words alone is these words, whether they stand by themselves or under a key.
    """
    if isinstance(value, Fields):
        kept = tuple((key, one) for key, below in value.entries if (one := pruned(below)))
        words = kept[0][1] if [key.en for key, _ in kept] == [_WORDS] else None
        return words or (Fields(kept) if kept else None)
    if is_list(value):
        return tuple(pruned(one) or "" for one in value) or None
    return value


def with_change(
    value: Value | None, place: Place, change: Change, reader: Any = PLAN
) -> Value | None:
    """The value with what stands at a place below it changed."""
    if not place:
        return change(value)
    step, rest = place[0], place[1:]
    below = partial(with_change, place=rest, change=change, reader=reader_below(reader, step))
    if isinstance(step, int):
        return _with_element(each_of(value), step, below, reader)
    record = record_of(reader)
    assert record
    held = said_by_key(value, record.short)
    made = keyed(record, held | {step: below(held.get(step))})
    return made if made.entries else None


def keyed(record: Record[Any], said: Mapping[str, Value | None]) -> Fields:
    """What is said, as the keys of a record in their order."""
    values = ((key, said.get(key)) for key in record.fields)
    return Fields(tuple((pair(record, key), one) for key, one in values if one is not None))


def said_by_key(value: Value | None, short: str = "") -> dict[str, Value]:
    """What a mapping says by its keys; words that stand for one are under the key `short`."""
    if isinstance(value, Fields):
        return value.by_name
    return {short: value} if short and isinstance(value, str) else {}


def each_of(value: Value | None) -> list[Value]:
    """The elements of a list, of which one may stand alone."""
    return [] if value is None else [*value] if is_list(value) else [value]


def _with_element(held: Sequence[Value], step: int, below: Change, reader: Any) -> Value | None:
    made: list[Any] = [*held]
    new = below(_at(held, step))
    made[step : step + 1] = [new] * (new is not None)
    return in_list(made, reader)


def _at(held: Sequence[Value], step: int) -> Value | None:
    return held[step] if step < len(held) else None


def in_list(values: Sequence[Value], reader: Any) -> Value | None:
    """The values as a list of that reader; one alone stands alone where it may."""
    own = list_of(reader)
    alone = len(values) == 1 and own is not None and own.one
    return values[0] if alone else tuple(values) or None


def value_at_place(value: Value | None, place: Place) -> Value | None:
    """What stands at a place below a value, None where nothing does."""
    for step in place:
        named = isinstance(step, str)
        value = said_by_key(value).get(step) if named else _at(each_of(value), int(step))  # type: ignore[arg-type]
    return value
