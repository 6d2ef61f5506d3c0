"""One report of one unit: what it says of each task and target, each at its line."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal

from generator.law.periods import ReportPeriod
from generator.lazy import dataclass
from generator.plan.amounts import number
from generator.problems import Problem, Spot


@dataclass(frozen=True, slots=True)
class Reported:
    """What a report says of one task or target; "" and None of what it does not say."""

    state: str = ""
    day: date | None = None
    value: str = ""
    rank: str = ""
    words: str = ""
    proven: bool = False
    line: int = 0
    column: int = 0
    cell: str = ""

    @property
    def number(self) -> Decimal | None:
        """The value as a number."""
        return number(self.value) if self.value else None


@dataclass(frozen=True, slots=True)
class OwnTarget:
    """A target as the plan of a unit has it."""

    unit: str
    baseline: Decimal | None


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """The plan of a unit that a report is on; `ids` are those of its tasks and targets."""

    who: str
    ids: frozenset[str]
    targets: Mapping[str, OwnTarget]


@dataclass(frozen=True, slots=True)
class Sent:
    """One report: the day of its figures, the period that it names, and what it says by id.

    `plan` is None where the plan that it is on is not there. `age` orders reports of one period.
    """

    who: str
    path: str
    as_of: date
    period: ReportPeriod | None
    age: tuple[date, int]
    said: Mapping[str, Reported]
    plan: OwnPlan | None = None
    problems: tuple[Problem, ...] = field(default=(), repr=False)

    def spot(self, id_: str) -> Spot:
        """Where it says something of that task or target."""
        found = self.said[id_]
        return Spot(self.path, found.line, found.column, found.cell)

    def is_of(self, period: ReportPeriod) -> bool:
        """Whether it is the report of that period: as it says, else by the day of its figures."""
        if self.period:
            return self.period == period
        return period.holds(self.as_of)
