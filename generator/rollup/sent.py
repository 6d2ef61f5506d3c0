"""One report of one unit: what it says of each task and target, each at its line."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import field
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from generator.law.periods import ReportPeriod
from generator.lazy import dataclass
from generator.making.plans import PAPERS
from generator.package import saved_at
from generator.plan.amounts import number
from generator.problems import Problem, Spot


@dataclass(frozen=True, slots=True)
class Reported:
    """What a report says of one task or target; "" and None of what it does not say.

    `cells` are those of a workbook by the key of what is said there, `cell` is where it begins.
    """

    state: str = ""
    day: date | None = None
    value: str = ""
    rank: str = ""
    words: str = ""
    evidence: str = ""
    line: int = 0
    column: int = 0
    cell: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)

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
    """The plan of a unit that a report is on: `name` is its id, `ids` are those of what it has."""

    who: str
    ids: frozenset[str]
    targets: Mapping[str, OwnTarget]
    path: str = ""
    name: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Sent:
    """One report: the day of its figures, the period that it names, and what it says by id.

    `plan` is None where the plan that it is on is not there. `age` orders reports of one period;
    `tabled` says that it came as a workbook or paper, without a plan file; `unclear` are the tasks
    and targets of which it may say something that could not be read, `signed` is its own day.
    """

    who: str
    path: str
    as_of: date
    period: ReportPeriod | None
    age: tuple[date, int]
    said: Mapping[str, Reported]
    plan: OwnPlan | None = None
    problems: tuple[Problem, ...] = field(default=(), repr=False)
    tabled: bool = False
    unclear: frozenset[str] = frozenset()
    signed: date | None = None

    def spot(self, id_: str, key: str = "") -> Spot:
        """Where it says something of that task or target, and of that key."""
        found = self.said[id_]
        return Spot(self.path, found.line, found.column, found.cells.get(key, found.cell))

    def other_unit(self, id_: str, unit: str) -> str:
        """The unit that the plan of its own gives a target, "" where that is `unit`."""
        own = self.plan.targets.get(id_) if self.plan else None
        return own.unit if own and own.unit.casefold() != unit.casefold() else ""

    def figure(self, id_: str, unit: str) -> Decimal | None:
        """What it says that a target has reached, if that is a number in `unit`."""
        found = self.said.get(id_)
        return found.number if found and not self.other_unit(id_, unit) else None

    @property
    def is_paper(self) -> bool:
        """Whether it came as a Word paper."""
        return Path(self.path).suffix.casefold() in PAPERS

    def repeats(self, other: "Sent") -> bool:
        """Whether `other`, of the period, says all of it: a paper says what its report does."""
        if self.period is None or not other.is_of(self.period):
            return False
        if not self.said and other.said:
            return True
        return self.told == other.told or self.is_paper > other.is_paper

    @property
    def moments(self) -> tuple[str, str]:
        """When its file was saved: as that says itself, and as the folder says; of a plan file the
        folder alone."""
        on_disk = _time_of(Path(self.path))
        inside = saved_at(Path(self.path))[: len(on_disk)] if self.tabled else ""
        return inside or on_disk, on_disk

    @property
    def is_unread(self) -> bool:
        """Whether nothing of it could be read, though it may say something."""
        return bool(self.unclear) and not self.said

    @property
    def whole(self) -> Spot:
        """The report as such: its first line, or the file that has no lines."""
        return Spot(self.path) if self.tabled else Spot(self.path, 1, 1)

    @property
    def told(self) -> dict[str, tuple[object, ...]]:
        """What is counted of it, wherever it stands: states, days, figures and ranks by id."""
        found = {id_: (one.state, one.day, one.number, one.rank) for id_, one in self.said.items()}
        return {id_: said for id_, said in found.items() if any(said)}

    def is_of(self, period: ReportPeriod) -> bool:
        """Whether it is the report of that period: as it says, else by the day of its figures."""
        if self.period:
            return self.period == period
        return period.holds(self.as_of)


def _time_of(path: Path) -> str:
    """The time of a file, to the second, as workbooks write theirs."""
    with suppress(OSError):
        return datetime.fromtimestamp(path.stat().st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%S")
    return ""
