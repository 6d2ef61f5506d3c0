"""The reports of a period counted: each task by state, each target by its figures."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from functools import cached_property
from typing import TypeVar

from generator.language import Said
from generator.law import papi
from generator.law.wording import short_month
from generator.lazy import dataclass
from generator.plan.amounts import places_of
from generator.problems import Spot
from generator.rollup.fits import figure_before, figure_of, is_off
from generator.rollup.gather import Gathered, Sender
from generator.rollup.sent import Reported, Sent
from generator.rollup.tracked import Tracked
from generator.running.today import today

NO_DAY = "(không nêu ngày)"
"""The month of what has no deadline with a day."""


UNREAD = "chưa xét được: báo cáo Word có thể có nói, mà chưa đọc được"
"""What is told of a task of which a paper may speak: it is neither done nor late."""


class TaskState(Enum):
    """How a task stands with one unit; of one unit it is one of these."""

    DONE = Said("hoàn thành", "done")
    IN_PROGRESS = Said("đang thực hiện", "in progress")
    NOT_STARTED = Said("chưa thực hiện", "not begun")
    UNSAID = Said("báo cáo không nêu", "not in the report")
    LEFT = Said(
        "không giao, không chủ trì, hoặc không có trong kế hoạch", "not its, or not in its plan"
    )
    SILENT = Said("chưa báo cáo", "has not reported")


_STATES = {
    "done": TaskState.DONE,
    "in_progress": TaskState.IN_PROGRESS,
    "not_started": TaskState.NOT_STARTED,
}


@dataclass(frozen=True, slots=True)
class TaskStand:
    """A task with one unit; `late` if it is done, or still not done, behind its deadline."""

    unit: Sender
    state: TaskState
    late: bool = False
    day: date | None = None
    words: str = ""
    evidence: str = ""
    spot: Spot | None = None

    @property
    def overdue(self) -> bool:
        """Whether it is late and not done."""
        return self.late and self.state is not TaskState.DONE


@dataclass(frozen=True)
class TaskTally:
    """One task over all units."""

    asked: Tracked
    stands: tuple[TaskStand, ...]

    def of(self, state: TaskState) -> list[TaskStand]:
        """The units with which it stands so."""
        return [one for one in self.stands if one.state is state]

    @property
    def overdue(self) -> list[TaskStand]:
        """The units with which it is overdue."""
        return [one for one in self.stands if one.overdue]

    @property
    def done_late(self) -> list[TaskStand]:
        """The units that have done it behind its deadline."""
        return [one for one in self.stands if one.late and not one.overdue]


@dataclass(frozen=True, slots=True)
class Figure:
    """The value that one unit has reached, what it was in the last report, and before the plan."""

    unit: Sender
    value: Decimal
    spot: Spot
    rank: int
    below: bool | None
    before: Decimal | None = None
    baseline: Decimal | None = None

    @property
    def places(self) -> int:
        """How many decimals it is written with."""
        return places_of(self.value)


@dataclass(frozen=True)
class TargetTally:
    """One target over all units; `figures` are from the best to the worst.

    `left_out` are those that cannot be right: nothing is made of them until they are mended.
    """

    asked: Tracked
    figures: tuple[Figure, ...]
    places: int
    left_out: tuple[Figure, ...] = ()

    @property
    def sum(self) -> Decimal | None:
        """All values together; None of shares and scores, which are not added up."""
        if not self.figures or not self.asked.adds_up:
            return None
        return sum((one.value for one in self.figures), Decimal(0))

    @property
    def mean(self) -> Decimal | None:
        """The plain mean of the units; None without any."""
        return _mean([one.value for one in self.figures], self.places)

    @property
    def lowest(self) -> Decimal | None:
        """The least value."""
        return min((one.value for one in self.figures), default=None)

    @property
    def highest(self) -> Decimal | None:
        """The greatest value."""
        return max((one.value for one in self.figures), default=None)

    @property
    def below(self) -> list[Figure]:
        """What does not reach the goal."""
        return [one for one in self.figures if one.below]

    def since(self, what: str) -> Decimal | None:
        """By how much the mean has changed since `before` or `baseline`, of units that have both."""
        return _mean(self._changes(what), self.places)

    def having(self, what: str) -> int:
        """How many units have both."""
        return len(self._changes(what))

    def _changes(self, what: str) -> list[Decimal]:
        both = ((one.value, getattr(one, what)) for one in self.figures)
        return [value - was for value, was in both if was is not None]


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """The tasks of one lead body, month or dimension: how many stands of each kind they have."""

    name: str
    tasks: tuple[TaskTally, ...]
    targets: tuple[TargetTally, ...] = ()

    def count(self, state: TaskState) -> int:
        """How many stands there are of that state."""
        return sum(len(one.of(state)) for one in self.tasks)

    @property
    def overdue(self) -> int:
        """How many are overdue."""
        return sum(len(one.overdue) for one in self.tasks)


@dataclass(frozen=True, slots=True)
class UnitCount:
    """The tasks of one unit by state, and how many figures of its report are below their target."""

    unit: Sender
    states: Mapping[TaskState, int]
    overdue: int
    done_late: int
    below: int


@dataclass(frozen=True)
class Tally:
    """All that is counted of what was gathered, on a day."""

    gathered: Gathered
    on: date | None
    tasks: tuple[TaskTally, ...]
    targets: tuple[TargetTally, ...]

    @cached_property
    def per_unit(self) -> list[UnitCount]:
        """Each unit in numbers."""
        below = Counter(one.unit.name for target in self.targets for one in target.below)
        counts = []
        for at, unit in enumerate(self.gathered.units):
            own = [one.stands[at] for one in self.tasks]
            late = Counter(one.overdue for one in own if one.late)
            states = Counter(one.state for one in own)
            counts.append(UnitCount(unit, states, late[True], late[False], below[unit.name]))
        return counts

    @property
    def leads(self) -> list[TaskGroup]:
        """The tasks by who leads them, as the office's plan has it."""
        return _grouped(self.tasks, lambda one: one.asked.leads or ("(chưa nêu)",))

    @property
    def months(self) -> list[TaskGroup]:
        """The tasks by the month in which they are due."""
        by_day = sorted(self.tasks, key=lambda one: one.asked.due or date.max)
        return _grouped(by_day, lambda one: (_month(one.asked.due),))

    @property
    def dimensions(self) -> list[TaskGroup]:
        """The tasks and targets by PAPI dimension."""
        tasks = _grouped(self.tasks, lambda one: (one.asked.dimension,))
        targets = _by(self.targets, lambda one: (one.asked.dimension,))
        names = sorted({*(one.name for one in tasks), *targets} - {""})
        of = {one.name: one.tasks for one in tasks}
        return [
            TaskGroup(_dimension(name), of.get(name, ()), tuple(targets.get(name, ())))
            for name in names
        ]


def tallied(gathered: Gathered, on: date | None = None) -> Tally:
    """What was gathered, counted; a task is late on the day `on`, else on that of the figures."""
    tasks = [one for one in gathered.asked if not one.target]
    targets = [one for one in gathered.asked if one.target]
    return Tally(
        gathered,
        on,
        tuple(
            TaskTally(one, tuple(_stand(one, unit, on) for unit in gathered.units)) for one in tasks
        ),
        tuple(_target(one, gathered.reported) for one in targets),
    )


def _stand(asked: Tracked, unit: Sender, on: date | None) -> TaskStand:
    report = unit.report
    if not asked.goes_to(unit.name):
        return TaskStand(unit, TaskState.LEFT)
    if report is None:
        return TaskStand(unit, TaskState.SILENT)
    found = report.said.get(asked.id)
    if found is not None:
        return _said(asked, unit, report, found, on)
    left = report.plan is not None and report.plan.who and asked.id not in report.plan.ids
    if left:
        return TaskStand(unit, TaskState.LEFT)
    if asked.id in report.unclear:
        return TaskStand(unit, _unsaid(asked, unit), words=UNREAD, spot=report.whole)
    return TaskStand(unit, _unsaid(asked, unit), asked.is_late(unit.name, on or _closed(report)))


def _unsaid(asked: Tracked, unit: Sender) -> TaskState:
    """How a task stands of which a report says nothing: what others lead is not its to report."""
    return TaskState.LEFT if asked.is_led_for(unit.name) else TaskState.UNSAID


def _closed(report: Sent) -> date:
    """The day of its figures; nothing is late by a day that is still to come."""
    return min(report.as_of, today())


def _said(
    asked: Tracked, unit: Sender, report: Sent, found: Reported, on: date | None
) -> TaskStand:
    """How a task stands by what the report says of it."""
    state = _STATES.get(found.state, _unsaid(asked, unit))
    if state is TaskState.DONE and asked.proof and not found.evidence:
        state = TaskState.IN_PROGRESS
    late = asked.is_late(unit.name, on or _closed(report))
    if state is TaskState.DONE:
        # Of one without a day nobody knows when it was done: that accuses nobody.
        late = found.day is not None and asked.is_late(unit.name, found.day)
    spot = report.spot(asked.id, "state")
    return TaskStand(unit, state, late, found.day, found.words, found.evidence, spot)


def _target(asked: Tracked, units: Sequence[Sender]) -> TargetTally:
    off = [unit.name for unit in units if is_off(asked, unit)]
    found = [figure for unit in units if (figure := _figure(asked, unit))]
    left_out = tuple(one for one in found if one.unit.name in off)
    known = [one for one in found if one.unit.name not in off]
    known.sort(key=lambda one: one.value, reverse=not asked.falls)
    ranks: dict[Decimal, int] = {}
    for place, one in enumerate(known, 1):
        ranks.setdefault(one.value, place)
    figures = tuple(replace(one, rank=ranks[one.value]) for one in known)
    places = max((one.places for one in figures), default=0)
    return TargetTally(asked, figures, places, left_out)


def _figure(asked: Tracked, unit: Sender) -> Figure | None:
    """What the unit's report gives of the target; None where it gives no value."""
    report, value = unit.report, figure_of(asked, unit)
    if report is None or value is None:
        return None
    reached = asked.reaches(value)
    own = report.plan.targets.get(asked.id) if report.plan else None
    return Figure(
        unit,
        value,
        report.spot(asked.id, "value"),
        0,
        None if reached is None else not reached,
        figure_before(asked, unit),
        own.baseline if own else None,
    )


def _mean(values: Sequence[Decimal], places: int) -> Decimal | None:
    """The mean as it is printed: with two decimals, or one of what is counted in whole numbers."""
    if not values:
        return None
    unit = Decimal(1).scaleb(-max(places, min(places + 1, 2)))
    return (sum(values, Decimal(0)) / len(values)).quantize(unit, ROUND_HALF_UP)


_One = TypeVar("_One", TaskTally, TargetTally)


def _by(found: Iterable[_One], keys: Callable[[_One], Iterable[str]]) -> dict[str, list[_One]]:
    groups: dict[str, list[_One]] = defaultdict(list)
    for one in found:
        for key in keys(one):
            groups[key].append(one)
    return groups


def _grouped(
    tasks: Iterable[TaskTally], keys: Callable[[TaskTally], Iterable[str]]
) -> list[TaskGroup]:
    return [TaskGroup(name, tuple(of)) for name, of in _by(tasks, keys).items() if name]


def _dimension(code: str) -> str:
    """`D7 Cung ứng dịch vụ công`, or what the whole index is called."""
    return papi.name(code) if code in papi.TOTAL else f"{code} {papi.name(code)}"


def _month(due: date | None) -> str:
    return short_month(due) if due else NO_DAY
