"""All that a plan file says: the units of every list that it has, and the values beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Any

from generator.cascade.units import Tree, Unit
from generator.cascade.values import Fields, Pair, Value, record_fields, value_of
from generator.lazy import dataclass
from generator.plan.fields import ListOf, inner_reader
from generator.plan.model import PLAN, plan_in
from generator.plan.records import Record
from generator.plan.source import Mapping, Node, Source, elements, value_at
from generator.problems import Rejected, has_errors

_LISTS = ("items", "sections")
"""What stands below something, each a unit of its own."""
_WITH_ID = ("id", "short")


@dataclass(frozen=True, slots=True)
class WholePlan:
    """A plan: its lists as a tree of units, and by key all that is no list of units."""

    tree: Tree
    head: dict[str, Value] = field(default_factory=dict)

    def said(self, key: str) -> str:
        """The value at the top under `key` where that is a text, "" for any other."""
        value = self.head.get(key)
        return value if isinstance(value, str) else ""


def read_whole(source: Source) -> WholePlan:
    """All that a plan file says; raises `Rejected` when it cannot be read."""
    plan_in(source)
    if has_errors(source.problems) or not isinstance(source.root, Mapping):
        raise Rejected(source.problems)
    whole = WholePlan(Tree(source))
    for key, reader in record_fields(PLAN):
        node = value_at(source.root, *key)
        if node is not None:
            _put(whole, key, node, reader)
    return whole


def _put(whole: WholePlan, key: Pair, node: Node, reader: Any) -> None:
    """The value of a key at the top, as units, as a value, or what a part says beside its items."""
    listed = _units_of(reader)
    if listed:
        whole.tree.parts[key.en] = [_unit(one, key.en, listed, None) for one in elements(node)]
        return
    record = _record_of(reader)
    if record is None or not any(name in record.fields for name in _LISTS):
        whole.head[key.en] = value_of(node, reader)
        return
    over = _unit(node, key.en, record, None)
    for unit in over.below:
        unit.parent = None
    whole.tree.parts[key.en] = over.below
    if over.fields:
        whole.head[key.en] = over.as_fields()


def _unit(node: Node, part: str, record: Record[Any], parent: Unit | None) -> Unit:
    unit = Unit(part, {}, [], parent, node, node.spot, record)
    value = value_of(node, record)
    if isinstance(value, Fields):
        unit.fields = {name: said for name, said in value.by_name.items() if name not in _LISTS}
    unit.below = list(_below(node, unit))
    return unit


def _below(node: Node, unit: Unit) -> Iterator[Unit]:
    for key, listed in _lists(node, unit):
        record = _units_of(unit.record.reader(key))
        yield from (_unit(one, unit.part, record, unit) for one in listed if record)


def _lists(node: Node, unit: Unit) -> Iterator[tuple[str, Sequence[Node]]]:
    """What stands below, list by list; a bare list stands for what is below."""
    if isinstance(node, Mapping):
        held = (name for name in _LISTS if name in unit.record.fields)
        yield from ((name, elements(value_at(node, *unit.key(name)))) for name in held)
    elif unit.record.listed in _LISTS:
        yield unit.record.listed, elements(node)


def _units_of(reader: Any) -> Record[Any] | None:
    """What a list of units holds; None for a reader of anything else."""
    if not isinstance(reader, ListOf):
        return None
    record = _record_of(reader.item)
    if record is None:
        return None
    is_unit = any(name in record.fields for name in (*_LISTS, *_WITH_ID))
    return record if is_unit else None


def nested(record: Record[Any], key: str) -> Record[Any] | None:
    """What is read under `key` where that has keys of its own, alone or in a list."""
    reader = record.reader(key) if key in record.fields else None
    inner = _record_of(reader)
    own: Any = inner_reader(reader)
    return _record_of(own.item) if inner is None and isinstance(own, ListOf) else inner


def _record_of(reader: Any) -> Record[Any] | None:
    found = inner_reader(reader)
    return found if isinstance(found, Record) else None
