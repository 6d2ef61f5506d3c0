"""A plan as units that can be followed: items, targets, cited documents, each with its fields and what stands below."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from generator.cascade.values import (
    Fields,
    Pair,
    Value,
    is_open,
    pair,
    record_fields,
    shown,
    value_of,
)
from generator.language import Said
from generator.plan.blocks import BLOCKS
from generator.plan.declared import ACRONYM_RECORD, DOCUMENT
from generator.plan.items import ITEM, TARGET
from generator.plan.model import PLAN
from generator.plan.records import PARTS, Record, alias
from generator.plan.source import Listing, Mapping, Node, Source, Text
from generator.problems import Problem, Rejected, Spot, has_errors

PLAN_PARTS = tuple(name for name in PARTS if not name.endswith("_results"))
"""The parts of a plan that is no report."""
RECORDS: dict[str, Record[Any]] = {
    name: TARGET if name == "targets" else ITEM for name in PLAN_PARTS
} | {
    "documents": DOCUMENT,
    "acronyms": ACRONYM_RECORD,
}
"""The lists of a plan that travel to communes, and what stands in each."""
SAYING = ("text", "title", "paragraph", "indicator", "about", "full")


@dataclasses.dataclass(eq=False, slots=True)
class Unit:
    """One thing in a list of the plan; `node` is where it is written, None for one that is not in the file yet."""

    part: str
    fields: dict[str, Value]
    below: list["Unit"] = dataclasses.field(default_factory=list)
    parent: "Unit | None" = None
    node: Node | None = None
    spot: Spot = dataclasses.field(default=Spot(""))

    @property
    def record(self) -> Record[Any]:
        """What kind of thing it is."""
        return RECORDS[self.part]

    @property
    def id(self) -> str:
        """What it is known by, "" where it has no name."""
        name = self.fields.get("short") if self.part == "acronyms" else self.fields.get("id")
        return name if isinstance(name, str) else ""

    @property
    def says(self) -> str:
        """Its sentence or heading; a table, chart or picture is known by its title, caption or file."""
        block = next((self.fields[key] for key in BLOCKS if key in self.fields), None)
        if isinstance(block, Fields):
            named = {key.en: value for key, value in block.entries}
            return shown(
                next((named[key] for key in ("title", "caption", "file") if key in named), block)
            )
        found = next(
            (
                self.fields[key]
                for key in SAYING
                if key in self.fields and not is_open(self.fields[key])
            ),
            None,
        )
        return shown(found) if found is not None else ", ".join(map(shown, self.fields.values()))

    @property
    def label(self) -> str:
        """What it is called in messages and among the conflicts: its id, else how it begins."""
        says = " ".join(self.says.split())
        return self.id or (says if len(says) <= 80 else f"{says[:79].rstrip()}…")

    def key(self, english: str) -> Pair:
        """The key `english` in both languages."""
        return pair(self.record, english)

    def spot_of(self, english: str) -> Spot:
        """Where the field is written, else where the unit is, as for `english` ""."""
        if english and isinstance(self.node, Mapping):
            for written, value in self.node.entries:
                if written.value in self.key(english):
                    return value.spot
        return self.spot

    def walk(self) -> Iterator["Unit"]:
        """This unit and all below it, in order."""
        yield self
        for unit in self.below:
            yield from unit.walk()

    def as_fields(self, without: str = "") -> Fields:
        """Its fields in the order of the model."""
        known = [
            (key, self.fields[key.en])
            for key, _ in record_fields(self.record)
            if key.en in self.fields
        ]
        return Fields(tuple((key, value) for key, value in known if key.en != without))


@dataclasses.dataclass(eq=False, slots=True)
class Tree:
    """The units of a plan by the key of their list, and the file that they are read from."""

    source: Source
    parts: dict[str, list[Unit]] = dataclasses.field(default_factory=dict)

    def walk(self) -> Iterator[Unit]:
        """All units, each before what stands below it."""
        for units in self.parts.values():
            for unit in units:
                yield from unit.walk()

    def siblings(self, part: str, parent: Unit | None) -> list[Unit]:
        """The list of units below `parent`, or at the top of `part`."""
        return parent.below if parent else self.parts.setdefault(part, [])

    def top(self, key: str) -> Node | None:
        """The value of the top-level key, by its English name."""
        return entry(self.source.root, key, alias("plan", key))


def entry(node: Node | None, *names: str) -> Node | None:
    """The value of the first entry of a mapping that has one of `names`."""
    entries = node.entries if isinstance(node, Mapping) else ()
    return next((value for written, value in entries if written.value in names), None)


def part_list(node: Node | None) -> Node | None:
    """The list of items of a part, whether it stands bare or under `items`."""
    return entry(node, "items", "cac_muc") if isinstance(node, Mapping) else node


def read_tree(source: Source) -> Tree:
    """The units of a plan file; raises `Rejected` when it cannot be read, or one id stands twice."""
    if source.root is not None:
        PLAN.read(source.root, source)
    if has_errors(source.problems) or not isinstance(source.root, Mapping):
        raise Rejected(source.problems)
    tree = Tree(source)
    for part in RECORDS:
        listing = part_list(tree.top(part))
        nodes = listing.items if isinstance(listing, Listing) else ()
        tree.parts[part] = [_unit(node, part, None) for node in nodes]
    _refuse_repeated_ids(tree)
    return tree


def _unit(node: Node, part: str, parent: Unit | None) -> Unit:
    unit = Unit(part, {}, [], parent, node, node.spot)
    record = unit.record
    readers = {key.en: reader for key, reader in record_fields(record)}
    value = value_of(node, record)
    unit.fields = (
        {key.en: said for key, said in value.entries if key.en != "items"}
        if isinstance(value, Fields)
        else {}
    )
    below = entry(node, "items", "cac_muc") if "items" in readers else None
    unit.below = [
        _unit(item, part, unit) for item in (below.items if isinstance(below, Listing) else ())
    ]
    return unit


def _refuse_repeated_ids(tree: Tree) -> None:
    seen: dict[tuple[str, str], Unit] = {}
    problems: list[Problem] = []
    for unit in tree.walk():
        first = seen.setdefault((unit.record.name, unit.id), unit) if unit.id else unit
        if first is not unit:
            line = first.spot.line
            message = Said(
                f"mã '{unit.id}' đã dùng ở dòng {line}", f"id '{unit.id}' is used on line {line}"
            )
            problems.append(
                Problem(
                    unit.spot,
                    "plan/duplicate-id",
                    message,
                    advice=Said("Đặt mã khác.", "Choose another."),
                )
            )
    if problems:
        raise Rejected(problems)


def text_at(node: Node | None) -> str:
    """The text of a scalar, "" for anything else."""
    return node.value if isinstance(node, Text) else ""
