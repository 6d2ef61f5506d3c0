"""Places in a plan: `solutions/0/text`, whatever vocabulary and whichever short forms its file has."""

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from generator.plan.blocks import CELL_RECORD, GROUP_ROW, ROWS
from generator.plan.fields import ListOf, inner_reader
from generator.plan.model import PLAN
from generator.plan.records import KNOWN, Record, alias
from generator.plan.source import (
    Listing,
    Mapping,
    Node,
    Source,
    Text,
    elements,
    entries,
)
from generator.problems import Spot

Step = str | int
Place = tuple[Step, ...]
"""The English keys, and the places in lists from 0, that lead to a value from the top of a plan."""
_ROW: Any = ROWS.item
_CELL = _ROW.cells.item


def place_named(written: str) -> Place:
    """The place that `solutions/items/0` names."""
    steps = filter(None, written.split("/"))
    return tuple(int(one) if one.isdecimal() else one for one in steps)


def name_of(place: Place) -> str:
    """As `place_named` takes it."""
    return "/".join(map(str, place))


def record_of(reader: Any) -> Record[Any] | None:
    """The record whose keys a value has, None for a list or a single value."""
    own = inner_reader(reader)
    if own is _ROW or own is _CELL:
        return GROUP_ROW if own is _ROW else CELL_RECORD
    return own if isinstance(own, Record) else None


def fields_below(reader: Any) -> Iterable[str]:
    """The keys of what the reader reads, in their order; none of anything but a mapping."""
    record = record_of(reader)
    return record.fields if record else ()


def list_of(reader: Any) -> ListOf | None:
    """What reads a list, None for any other value."""
    own: Any = inner_reader(reader)
    own = _ROW.cells if own is _ROW else own
    return own if isinstance(own, ListOf) else None


class NoSuchPlace(KeyError):
    """A plan has no value under these steps."""


def reader_at(place: Place) -> Any:
    """What reads the value at a place; raises `NoSuchPlace` where no plan has one."""
    reader: Any = PLAN
    for step in place:
        reader = reader_below(reader, step)
    return reader


def reader_below(reader: Any, step: Step) -> Any:
    """What reads the value one step below; raises `NoSuchPlace` as `reader_at`."""
    listed, record = list_of(reader), record_of(reader)
    if isinstance(step, int) and listed:
        return listed.item
    if isinstance(step, str) and record and step in record.fields:
        return record.reader(step)
    raise NoSuchPlace(step)


class Slot(NamedTuple):
    """A value in its file: what holds it, by which key or as which element, and what reads it.

    Of the whole file `over` is None.
    """

    place: Place
    reader: Any
    node: Node
    over: Node | None = None
    at: int = 0

    @property
    def entry(self) -> tuple[Text, Node]:
        """The key with the value."""
        return entries(self.over)[self.at]

    @property
    def in_flow(self) -> bool:
        """Whether it stands in brackets."""
        return isinstance(self.over, Mapping | Listing) and self.over.flow


def slot_at(root: Node, place: Place) -> tuple[Slot, Place]:
    """The innermost value on the way to a place that the file has, and the steps that it lacks."""
    slot = Slot((), PLAN, root)
    for at, step in enumerate(place):
        reader_below(slot.reader, step)  # no plan has what there is no reader of
        below = slots_below(slot)
        if step not in below:
            return slot, place[at:]
        slot = below[step]
    return slot, ()


def slots_below(slot: Slot) -> dict[Step, Slot]:
    """What stands right below a value, by key or number; what stands for one of these alone is it."""
    record, listed = record_of(slot.reader), list_of(slot.reader)
    short: Step | None = _short_step(slot.node, record, listed)
    if short is not None:
        reader = reader_below(slot.reader, short)
        return {short: slot._replace(place=(*slot.place, short), reader=reader)}
    keys = keys_by_name(record.name) if record else {}
    held: list[tuple[Step | None, Node]] = [*enumerate(elements(slot.node))] if listed else []
    held += [(keys.get(key.value), one) for key, one in entries(slot.node)]
    return {
        step: Slot((*slot.place, step), reader_below(slot.reader, step), one, slot.node, at)
        for at, (step, one) in enumerate(held)
        if step is not None
    }


@cache
def keys_by_name(record: str) -> dict[str, str]:
    """The keys of a record by each of their two names."""
    return {name: key for key in KNOWN[record].fields for name in (key, alias(record, key))}


def _short_step(node: Node, record: Record[Any] | None, listed: ListOf | None) -> Step | None:
    """Of what one element or key the value stands for it alone, None where it is written in full."""
    if record and (short := {Text: record.short, Listing: record.listed}.get(type(node))):
        return short
    alone = not isinstance(node, Listing) and node != Text("")
    return 0 if listed and listed.one and alone else None


def node_at(root: Node | None, place: Place) -> Node | None:
    """The value at a place, None where the file has none."""
    if root is None:
        return None
    slot, rest = slot_at(root, place)
    return None if rest else slot.node


def place_at(source: Source, spot: Spot) -> Place:
    """The innermost place whose value, or key, stands where a problem was found."""
    if source.root is None or spot.path != source.path or not spot.line:
        return ()
    index = source.index(spot.line, max(spot.column, 1))
    found: Slot | None = Slot((), PLAN, source.root)
    place: Place = ()
    while found is not None:
        place = found.place
        found = next((one for one in slots_below(found).values() if _covers(one, index)), None)
    return place


def _covers(slot: Slot, index: int) -> bool:
    held = entries(slot.over)
    start = (held[slot.at][0] if held else slot.node).span.start
    return start <= index <= max(slot.node.span.end, start)
