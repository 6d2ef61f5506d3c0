"""What the office's plan asks of its units: each task and target with the day that holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from generator.cascade.communes import Commune
from generator.cascade.derive import derived
from generator.cascade.units import Tree
from generator.law import papi
from generator.law.divisions import known_as
from generator.lazy import dataclass
from generator.paper.briefly import briefly
from generator.paper.target_text import Say, goal_text, indicator_text, unit_text
from generator.plan.amounts import Reach, goal_span, number
from generator.plan.fields import Open
from generator.plan.goals import Goal
from generator.plan.items import Item, Target
from generator.plan.model import Plan
from generator.plan.reports.results import needs_proof, owes_result
from generator.plan.source import Text
from generator.plan.tasks import due_days
from generator.problems import Spot
from generator.wording.sums import NO_SUM

_NO_TARGET, _NO_GOAL = Target(spot=Spot("")), Goal(spot=Spot(""))
"""What a task aims at."""
_ANY = Commune("xã", "…")
"""It gets what goes to all."""


@dataclass(frozen=True)
class Tracked:
    """A task or target of the office: `due` is the first day that was ever set for it, `deadline` what
    it says instead of a day, such as `Thường xuyên`.

    `whole` is the id of the target that it is a part of, "" for none; `proof` says that it is
    done only with evidence, `only` are the units that alone are asked, none where all are. Where it
    `is_others` units only support who leads it, and report nothing, but for `apart`, with whom it is
    the other way about.
    """

    id: str
    says: str
    item: Item
    leads: tuple[str, ...]
    dimension: str
    whole: str
    due: date | None
    deadline: str = ""
    proof: bool = False
    only: frozenset[str] = frozenset()
    is_others: bool = False
    apart: frozenset[str] = frozenset()

    def goes_to(self, unit: str) -> bool:
        """Whether the unit of that name is asked for it."""
        return not self.only or unit in self.only

    def is_late(self, unit: str, on: date) -> bool:
        """Whether a unit that has it to report had to have done it before that day."""
        return not self.is_led_for(unit) and self.due is not None and self.due < on

    def is_led_for(self, unit: str) -> bool:
        """Whether others lead it, and the unit of that name only supports them."""
        return self.is_others != (unit in self.apart)

    @property
    def moved_to(self) -> date | None:
        """The day that holds now, where it was moved to a later one."""
        now = due_days(self.item.deadline)
        return now[1] if now and self.due and now[1] > self.due else None

    @property
    def spot(self) -> Spot:
        """Where the office's plan has it."""
        return self.item.spot

    @property
    def target(self) -> Target | None:
        """The target that it is; None of a task."""
        return self.item if isinstance(self.item, Target) else None

    @property
    def _aim(self) -> Target:
        return self.target or _NO_TARGET

    @property
    def unit(self) -> str:
        """The unit that its figures are in."""
        return unit_text(self._aim, str)

    @property
    def goal(self) -> str:
        """What is to be reached, in words."""
        return goal_text(self._aim, str, True)

    @cached_property
    def span(self) -> Reach | None:
        """What a value may be that reaches the goal."""
        return goal_span(self._aim.target or _NO_GOAL)

    @property
    def so_far(self) -> Decimal | None:
        """What the office's plan says that it was."""
        return _number(self._aim.so_far)

    @property
    def to_reach(self) -> Decimal | None:
        """The figure of its goal."""
        return _number(self._aim.to_reach)

    @property
    def adds_up(self) -> bool:
        """Whether values of several units make a sum that means something: no shares, no scores."""
        return not NO_SUM.search(f"{self.unit} {self.says}")

    @property
    def falls(self) -> bool:
        """Whether less is better."""
        change = _number(self._aim.change.figure) if self._aim.change else None
        return bool(self._aim.target and self._aim.target.at_most) or (change or 0) < 0

    def reaches(self, value: Decimal) -> bool | None:
        """Whether the value reaches the goal; None where the goal names no value."""
        return self.span.low <= value <= self.span.high if self.span else None


def all_tracked(plan: Plan, tree: Tree, units: Iterable[Commune]) -> tuple[Tracked, ...]:
    """The tasks and targets of the plan that its units report on, in its order.

    These are those that go to communes; where none does, all that have an id.
    """
    ours, of = _given(tree, plan, _ANY), _by_name(tree, plan, units)
    found = tracked_in(plan)
    given = (one for one in found if any(one.id in ids for ids in (ours, *of.values())))
    return tuple(_for(one, ours, of) for one in given) or found


def tracked_in(plan: Plan) -> tuple[Tracked, ...]:
    """All tasks and targets of the plan that have an id, in its order."""
    top, say = _Above("", (), ""), briefly(plan)
    return tuple(one for _, part in plan.parts() for one in _below(part.items, top, say))


_Given = Mapping[str, bool]
"""The ids of what goes to a unit, each with whether others lead it and the unit only supports them."""


def _by_name(tree: Tree, plan: Plan, units: Iterable[Commune]) -> dict[str, _Given]:
    """What goes to each of the units that the plan names."""
    text = known_as(tree.source.text)
    named = (one for one in units if known_as(one.plain) in text)
    return {unit.full: _given(tree, plan, unit) for unit in named}


def _given(tree: Tree, plan: Plan, unit: Commune) -> _Given:
    return {one.id: bool(one.led_by) for one in derived(tree, plan, unit).walk() if one.id}


def _for(asked: Tracked, ours: _Given, of: Mapping[str, _Given]) -> Tracked:
    """With the units that it goes to where it does not go to all, and those that only support it."""
    id_ = asked.id
    having = {name: ids[id_] for name, ids in of.items() if id_ in ids}
    only = frozenset() if id_ in ours else frozenset(having)
    is_others = ours.get(id_, False)
    apart = frozenset(name for name, others in having.items() if others != is_others)
    return replace(asked, only=only, is_others=is_others, apart=apart)


@dataclass(frozen=True, slots=True)
class _Above:
    """What items take over from the one above them."""

    dimension: str
    leads: tuple[str, ...]
    whole: str
    proof: bool = False


def _below(items: Sequence[Item], above: _Above, say: Say) -> Iterator[Tracked]:
    for item in items:
        dimension = item.dimension.value if item.dimension else above.dimension
        leads = _leads(item) or above.leads
        whole = above.whole
        if owes_result(item) and item.id:
            yield Tracked(
                item.id.value,
                _says(item, say),
                item,
                leads,
                papi.TOTAL[0] if dimension in papi.TOTAL else dimension,
                whole,
                _due(item),
                say(item.deadline) if isinstance(item.deadline, Text) else "",
                needs_proof(item, above.proof),
            )
            whole = item.id.value if isinstance(item, Target) else ""
        yield from _below(
            item.items, _Above(dimension, leads, whole, needs_proof(item, above.proof)), say
        )


def _number(figure: Text | None) -> Decimal | None:
    return number(figure) if figure else None


def _due(item: Item) -> date | None:
    """The earliest of the days that ever held: a day that was moved hides no late task."""
    known = filter(None, map(due_days, (item.first_deadline, item.deadline)))
    return min((last for _, last in known), default=None)


def _leads(item: Item) -> tuple[str, ...]:
    return () if isinstance(item.lead, Open) else tuple(one.value for one in item.lead)


def _says(item: Item, say: Say) -> str:
    """What it is called in a table, in one line."""
    if isinstance(item, Target) and (words := indicator_text(item, say)):
        return words
    said = (say(one) for one in (item.title, item.text) if isinstance(one, Text))
    return ": ".join(one.rstrip(".:; ") for one in said)
