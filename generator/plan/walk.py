"""All items and all values of a plan in reading order, wherever they stand."""

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple

from generator.plan.fields import Open
from generator.plan.items import Item, Section, Target
from generator.plan.lineage import Conflict
from generator.plan.model import Plan
from generator.plan.source import Text
from generator.problems import Spot


def items_of(plan: Plan) -> list[Item]:
    """Every item of headings, parts and appendices, each before what stands below it."""
    return [item for items in tops_of(plan) for item in below(items)]


def tops_of(plan: Plan) -> Iterator[Sequence[Item]]:
    """The lists of items that stand in no item: of headings, of parts, of appendices."""
    yield from _sections(plan.outline.sections if plan.outline else ())
    yield from (part.items for _, part in plan.parts())
    yield from (appendix.items for appendix in plan.appendices)


def targets_of(plan: Plan) -> list[Target]:
    """Every target of the plan."""
    return [item for item in items_of(plan) if isinstance(item, Target)]


def items_by_id(plan: Plan) -> dict[str, Item]:
    """The items that have an id, by it."""
    return {item.id.value: item for item in items_of(plan) if item.id}


def in_conflict(plan: Plan) -> Iterator[tuple[Conflict, Item | None]]:
    """What is not settled with the office, with the item that it is about where that has an id."""
    items = items_by_id(plan)
    yield from ((one, items.get(f"{one.item}")) for one in plan.conflicts)


def measured(plan: Plan) -> list[Target]:
    """The targets that a table shows, in order: those that say of what, and how much."""
    about = [one for one in targets_of(plan) if one.indicator or one.dimension]
    return [one for one in about if one.target or one.change or one.baseline]


def tabled(plan: Plan, shown: Item) -> list[Target]:
    """The targets in a table: those below it, which it alone shows, or all that are below none."""
    tables = [table.items for table in blocks(plan) if table.target_table]
    own = {id(one) for items in ([shown.items] if shown.items else tables) for one in below(items)}
    return [one for one in measured(plan) if (id(one) in own) == bool(shown.items)]


def blocks(plan: Plan) -> list[Item]:
    """The items that are tables, charts or pictures."""
    return [item for item in items_of(plan) if item.block]


def _sections(sections: Sequence[Section]) -> Iterator[Sequence[Item]]:
    for section in sections:
        yield section.items
        yield from _sections(section.sections)


def below(items: Sequence[Item]) -> list[Item]:
    """The items and all that stands below them, each before what is its own."""
    found: list[Item] = []
    for item in items:
        found.append(item)
        found += below(item.items) if item.items else ()
    return found


class Walked(NamedTuple):
    """What stands below a value, in the order of the fields: every single value, with the key it
    stands under, and every record, before what that holds.

    Keys of the issuer and of the signature have that in front: `signature.name`.
    """

    values: list[tuple[str, Any]]
    records: list[Any]


def walked(value: Any) -> Walked:
    """All that stands below `value`, gathered in one walk."""
    found = Walked([], [])
    _gather(value, "", found)
    return found


def _gather(value: Any, name: str, found: Walked) -> None:
    if isinstance(value, tuple):
        for one in value:
            _gather(one, name, found)
    elif keys := held_keys(value):
        found.records.append(value)
        front = f"{name}." if name in ("issuer", "signature") else ""
        for key in keys:
            if (inner := getattr(value, key)) is not None:
                _gather(inner, front + key, found)
    elif value is not None:
        found.values.append((name, value))


def values(value: Any) -> list[tuple[str, Any]]:
    """Every single value below `value`, with the key it stands under."""
    return walked(value).values


def held_keys(value: Any) -> tuple[str, ...]:
    """The fields of what has values below it, none of a single value."""
    kind: Any = type(value)
    return _held_by(kind)


@functools.cache
def _held_by(kind: type) -> tuple[str, ...]:
    single = kind in (Text, Open, Spot) or not is_dataclass(kind)
    return () if single else tuple(field.name for field in fields(kind))


_PLAIN = {
    "id",
    "code",
    "place",
    "abbreviation",
    "about",
    "kind",
    "number",
    "file",
    "short",
    "full",
    "alt",
    "members",
    "targets",
    "parts",
    "dimension",
    "item",
    "key",
    "office",
    "own",
    "before",
    "covers",
    "issued",
}
"""Names are printed as they stand, or not at all; marks are for sentences."""


def marked(found: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Text]]:
    """Of the values of a plan every text in which marks mean something, with its key."""
    seen: set[tuple[object, ...]] = set()  # a result stands in the report, and in what it is of
    for name, one in found:
        if not isinstance(one, Text) or name in _PLAIN:
            continue
        known = one.value, one.spot.line, one.spot.column, one.spot.path
        if name.startswith(("issuer", "signature")) or known in seen:
            continue
        seen.add(known)
        yield name, one


def open_places(found: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Open]]:
    """Of the values of a plan all that is not known yet, each with its key."""
    yield from ((name, one) for name, one in found if isinstance(one, Open))
