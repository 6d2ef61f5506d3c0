"""What one unit has sent, and how far it has come with its plan."""

from datetime import date
from enum import Enum
from pathlib import Path

from generator.cascade.communes import Commune
from generator.cascade.units import Tree
from generator.language import Said
from generator.law.periods import ReportPeriod
from generator.lazy import dataclass
from generator.plan.model import Plan
from generator.problems import Problem


class Stage(Enum):
    """How far a unit has come, from nothing to a plan that is issued."""

    ABSENT = Said("chưa gửi", "not sent")
    UNTOUCHED = Said("bản chép còn nguyên", "an untouched copy")
    DOCUMENT = Said("chỉ gửi văn bản, không có tệp kế hoạch", "a document only, no plan file")
    UNREADABLE = Said("không đọc được", "cannot be read")
    DRAFT = Said("dự thảo", "a draft")
    ISSUED = Said("đã ban hành", "issued")


@dataclass(frozen=True, slots=True)
class Answer:
    """One unit and what it has sent: a plan, None where there is none that can be read.

    `problems` say why a plan cannot be read. `done` are the ids of tasks that its reports call
    done, `as_of` the day of the last of these reports; `reports` are the days of all, with the
    periods that they name. `listed` is false for a unit outside the
    roster.
    """

    unit: Commune
    code: str = ""
    path: Path | None = None
    plan: Plan | None = None
    tree: Tree | None = None
    problems: tuple[Problem, ...] = ()
    stage: Stage = Stage.ABSENT
    done: frozenset[str] = frozenset()
    as_of: date | None = None
    reports: tuple[tuple[date, ReportPeriod | None], ...] = ()
    listed: bool = True

    @property
    def name(self) -> str:
        """What the unit is called in tables."""
        return self.unit.full if self.listed else f"{self.unit.full} (ngoài danh sách)"

    @property
    def shown(self) -> str:
        """The path of what it sent as people read it, "" when there is nothing."""
        return self.path.as_posix() if self.path else ""

    def reported(self, period: ReportPeriod) -> date | None:
        """The day of the last report on the period; of one that names none its figures tell."""
        days = [day for day, named in self.reports if named == period]
        days += [day for day, named in self.reports if named is None and period.holds(day)]
        return max(days, default=None)

    @property
    def is_plan(self) -> bool:
        """Whether it is a plan that somebody has worked on, and that can be read."""
        return self.stage in (Stage.DRAFT, Stage.ISSUED)

    @property
    def age(self) -> tuple[int, int]:
        """The version of the office's plan that it follows, and its own; of no plan the oldest."""
        if self.plan is None or self.plan.based_on is None:
            return 0, 0
        return self.plan.based_on.version, self.plan.version
