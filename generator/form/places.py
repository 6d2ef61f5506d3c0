"""Places in a plan: `solutions/0/text`, whatever vocabulary and whichever short forms its file has."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

from generator.plan.blocks import CELL_RECORD, GROUP_ROW, ROWS
from generator.plan.fields import Later, ListOf, OrOpen, Reader
from generator.plan.model import PLAN
from generator.plan.records import Record, alias
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


def inner_reader(reader: Any) -> Reader:
    """The reader without what says that the value may be open, or is made later."""
    while isinstance(reader, Later | OrOpen):
        reader = reader.reader() if isinstance(reader, Later) else reader.reader
    made: Reader = reader
    return made


def record_of(reader: Any) -> Record[Any] | None:
    """The record whose keys a value has, None for a list or a single value."""
    own = inner_reader(reader)
    if own is _ROW or own is _CELL:
        return GROUP_ROW if own is _ROW else CELL_RECORD
    return own if isinstance(own, Record) else None


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

    Of the whole file `over` is None. `whole` says whether the value stands for the mapping or list
    at `place` with that alone.
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
        below = _below(slot, step)
        if below is None:
            return slot, place[at:]
        slot = below
    return slot, ()


def _below(slot: Slot, step: Step) -> Slot | None:
    reader = reader_below(slot.reader, step)
    place = (*slot.place, step)
    node = slot.node
    if _stands_for(node, slot.reader, step):
        return slot._replace(place=place, reader=reader)
    if isinstance(step, int):
        inner = elements(node)
        return Slot(place, reader, inner[step], node, step) if step < len(inner) else None
    record = record_of(slot.reader)
    names = (step, alias(record.name, step)) if record else ()
    found = (at for at, (key, _) in enumerate(entries(node)) if key.value in names)
    index = next(found, None)
    return None if index is None else Slot(place, reader, entries(node)[index][1], node, index)


def _stands_for(node: Node, reader: Any, step: Step) -> bool:
    """Whether the value, written short, is what stands below it at the step."""
    if isinstance(step, int):
        listed = list_of(reader)
        single = not isinstance(node, Listing) and node != Text("")
        return step == 0 and single and listed is not None and listed.one
    record = record_of(reader)
    short = {Text: record.short, Listing: record.listed}.get(type(node)) if record else ""
    return bool(short) and step == short and not (node == Text("") and _is_key(reader))


def _is_key(reader: Any) -> bool:
    """Whether nothing is what the value is without its key."""
    record = record_of(reader)
    return record is not None and not record.short


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
    slot: Slot | None = Slot((), PLAN, source.root)
    place: Place = ()
    while slot is not None:
        place = slot.place
        slot = next((one for one in _held(slot) if _covers(one, index)), None)
    return place


def _held(slot: Slot) -> Iterator[Slot]:
    """What stands right below a value."""
    own = list_of(slot.reader)
    if own is not None and own.one and not isinstance(slot.node, Listing):
        yield from _held(slot._replace(place=(*slot.place, 0), reader=own.item))
        return
    record = record_of(slot.reader)
    keys = record.fields if record else ()
    named = {name: key for key in keys if record for name in (key, alias(record.name, key))}
    if record and isinstance(slot.node, Listing) and record.listed:
        reader = record.reader(record.listed)
        yield from _held(slot._replace(place=(*slot.place, record.listed), reader=reader))
        return
    keys_there = (named[key.value] for key, _ in entries(slot.node) if key.value in named)
    steps: list[Step] = [*keys_there, *range(len(elements(slot.node)))]
    with suppress(NoSuchPlace):  # a list stands where none belongs
        yield from filter(None, (_below(slot, step) for step in steps))


def _covers(slot: Slot, index: int) -> bool:
    held = entries(slot.over)
    start = (held[slot.at][0] if held else slot.node).span.start
    return start <= index <= max(slot.node.span.end, start)
