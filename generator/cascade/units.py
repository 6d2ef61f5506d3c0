"""A plan as units that can be followed.

Items, targets, cited documents, each with its fields and what stands below.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as Map
from typing import Any

from generator.cascade.values import (
    Fields,
    Pair,
    Value,
    by_name,
    is_open,
    one_line,
    pair,
    record_fields,
    value_of,
)
from generator.form.worded import LABEL, shortened
from generator.language import Said
from generator.lazy import dataclass
from generator.plan.blocks import BLOCKS
from generator.plan.declared import ACRONYM_RECORD, DOCUMENT
from generator.plan.items import ITEM, TARGET
from generator.plan.model import plan_in
from generator.plan.records import PARTS, Record, alias
from generator.plan.reports.schedule import REPORT_DUTY
from generator.plan.source import Mapping, Node, Source, Text, elements, entry_at, value_at
from generator.problems import Problem, Rejected, Spot, has_errors
from generator.tasks.task import GivenTask
from generator.wording.casing import in_sentence

PLAN_PARTS = tuple(name for name in PARTS if not name.endswith("_results"))
"""The parts of a plan that is no report."""
DECLARED: dict[str, Record[Any]] = {"documents": DOCUMENT, "acronyms": ACRONYM_RECORD}
"""What a plan declares beside its parts, to be cited in them."""
RECORDS: dict[str, Record[Any]] = {
    **dict.fromkeys(PLAN_PARTS, ITEM),
    "targets": TARGET,
    "report_schedule": REPORT_DUTY,
    **DECLARED,
}
"""The lists of a plan that travel to communes, and what stands in each."""
SAYING = ("text", "title", "paragraph", "indicator", "about", "full")
BLOCK_NAMES = ("title", "caption", "file")
"""By what a table, chart or picture is known."""
_BELOW = ("items", "cac_muc")


@dataclass(eq=False, slots=True)
class Unit:
    """One thing in a list of the plan.

    `node` is where it is written, None for one that is not in the file yet; `kind` is given where
    it is not what the lists of its part hold. In an office's plan as a commune has it, `led_by` are
    the bodies that lead what the commune only supports.
    """

    part: str
    fields: dict[str, Value]
    below: list["Unit"] = dataclasses.field(default_factory=list)
    parent: "Unit | None" = None
    node: Node | None = None
    spot: Spot = dataclasses.field(default=Spot(""))
    kind: Record[Any] | None = None
    led_by: tuple[str, ...] = ()

    @property
    def record(self) -> Record[Any]:
        """What kind of thing it is."""
        return self.kind or RECORDS[self.part]

    @property
    def id(self) -> str:
        """What it is known by, "" where it has no name."""
        name = self.fields.get("short" if self.part == "acronyms" else "id")
        return name if isinstance(name, str) else ""

    @property
    def name(self) -> tuple[str, str]:
        """What no other thing of its plan is called, if it has an id."""
        return self.record.name, self.id

    @property
    def says(self) -> str:
        """Its sentence or heading.

        A table, chart or picture is known by its title, caption or file.
        """
        block = _first(self.fields, BLOCKS)
        if isinstance(block, Fields):
            named = _first(block.by_name, BLOCK_NAMES)
            return one_line(block if named is None else named)
        closed = {key: value for key, value in self.fields.items() if not is_open(value)}
        found = _first(closed, SAYING)
        if found is not None:
            return one_line(found)
        if self.part == "report_schedule":
            return _duty_said(self.fields)
        return ", ".join(map(one_line, self.fields.values()))

    @property
    def label(self) -> str:
        """What it is called in messages and among the conflicts: its id, else how it begins."""
        return self.id or shortened(self.says, LABEL)

    @property
    def is_sentence(self) -> bool:
        """Whether it is a sentence and nothing else, which is written without a key."""
        bare = list(self.fields) == ["text"] and isinstance(self.fields["text"], str)
        return bare and not self.below

    def key(self, english: str) -> Pair:
        """The key `english` in both languages."""
        return pair(self.record, english)

    def entry(self, english: str) -> tuple[Text, Node] | None:
        """The key `english` as it is written, with its value."""
        return entry_at(self.node, *self.key(english))

    def spot_of(self, english: str) -> Spot:
        """Where the field is written, else where the unit is, as for `english` ""."""
        found = self.entry(english) if english else None
        return found[1].spot if found else self.spot

    def walk(self) -> Iterator["Unit"]:
        """This unit and all below it, in order."""
        yield self
        for unit in self.below:
            yield from unit.walk()

    def as_fields(self) -> Fields:
        """Its fields in the order of the model."""
        return Fields(
            tuple(
                (key, self.fields[key.en])
                for key, _ in record_fields(self.record)
                if key.en in self.fields
            )
        )


def _duty_said(fields: Map[str, Value]) -> str:
    """`chế độ báo cáo quý II/2026, gửi Sở Nội vụ: Ủy ban nhân dân xã Tân Hưng`."""
    dues = fields.get("periods", ())
    each = dues if isinstance(dues, tuple) else (dues,)
    periods = ", ".join(one_line(by_name(one).get("period")) for one in each)
    receiver, reporters = (one_line(fields.get(key)) for key in ("receiver", "reporters"))
    to, of = f", gửi {receiver}" * bool(receiver), f": {reporters}" * bool(reporters)
    return f"chế độ báo cáo {periods}{to}{of}"


def _first(values: Map[str, Value], names: Iterable[str]) -> Value | None:
    return next((values[name] for name in names if name in values), None)


@dataclass(eq=False, slots=True)
class Tree:
    """The units of a plan by the key of their list, and the file that they are read from.

    Of an office's plan, `outside` are those that stand in no part, as solutions, and `said` the
    tasks that its sentences give, by the place of their item.
    """

    source: Source
    parts: dict[str, list[Unit]] = dataclasses.field(default_factory=dict)
    outside: list[Unit] = dataclasses.field(default_factory=list)
    said: Map[Spot, Sequence[GivenTask]] = dataclasses.field(default_factory=dict)

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
        return value_at(self.source.root, key, alias("plan", key))

    def spot_of(self, key: str) -> Spot:
        """Where the value of the top-level key stands, else where the file begins."""
        node = self.top(key)
        return node.spot if node else Spot(self.source.path, 1, 1)

    def listing(self, part: str, parent: Unit | None) -> Node | None:
        """The list below `parent`, or at the top of `part`, as it is written."""
        if parent:
            return value_at(parent.node, *_BELOW)
        node = self.top(part)
        # The items of a part stand bare, or under `items`.
        return value_at(node, *_BELOW) if isinstance(node, Mapping) else node


def read_tree(source: Source) -> Tree:
    """The units of a plan file.

    Raises `Rejected` when it cannot be read, or one id stands twice.
    """
    plan_in(source)
    if has_errors(source.problems) or not isinstance(source.root, Mapping):
        raise Rejected(source.problems)
    tree = Tree(source)
    for part in RECORDS:
        nodes = elements(tree.listing(part, None))
        tree.parts[part] = [_unit(node, part, None) for node in nodes]
    _refuse_repeated_ids(tree)
    return tree


def _unit(node: Node, part: str, parent: Unit | None) -> Unit:
    unit = Unit(part, {}, [], parent, node, node.spot)
    value = value_of(node, unit.record)
    if isinstance(value, Fields):
        unit.fields = value.by_name
        unit.fields.pop("items", None)
    unit.below = [_unit(item, part, unit) for item in elements(value_at(node, *_BELOW))]
    return unit


def units_outside(tree: Tree) -> Iterator[Unit]:
    """What headings of the outline and appendices have of their own, as solutions; an appendix is
    the heading over its items, in capitals no more.
    """
    yield from _of_headings(tree.top("outline"))
    for node in elements(tree.top("appendices")):
        appendix = _unit(node, "solutions", None)
        title, _ = in_sentence(one_line(appendix.fields["title"]), tree.source.text)
        appendix.fields = {k: v for k, v in appendix.fields.items() if k == "id"} | {"title": title}
        yield appendix


def _of_headings(over: Node | None) -> Iterator[Unit]:
    listed = value_at(over, "sections", alias("outline", "sections"))
    for node in elements(over) or elements(listed):
        yield from (_unit(one, "solutions", None) for one in elements(value_at(node, *_BELOW)))
        yield from _of_headings(node)


def _refuse_repeated_ids(tree: Tree) -> None:
    seen: dict[tuple[str, str], Unit] = {}
    named = [unit for unit in tree.walk() if unit.id]
    repeated = [unit for unit in named if seen.setdefault(unit.name, unit) is not unit]
    if repeated:
        raise Rejected(_repeated(unit, seen[unit.name].spot.line) for unit in repeated)


def _repeated(unit: Unit, line: int) -> Problem:
    return Problem(
        unit.spot,
        "plan/duplicate-id",
        Said(f"mã '{unit.id}' đã dùng ở dòng {line}", f"id '{unit.id}' is used on line {line}"),
        advice=Said("Đặt mã khác.", "Choose another."),
    )
