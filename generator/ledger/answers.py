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
class Came:
    """The report on a period that counts: the day of its figures, and on which it was signed.

    `times` is how many came of the period, this one among them; of one that is not `is_read` nobody
    knows what it says.
    """

    period: ReportPeriod
    as_of: date
    signed: date | None
    path: str
    times: int = 1
    is_read: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """One unit and what it has sent: a plan, None where there is none that can be read.

    `problems` say why a plan cannot be read. `done` are the ids of tasks that its reports call
    done, `unclear` those of which they may say something that could not be read, `as_of` the day of
    the last of these reports; `reports` are those that were asked for and came. `listed` is false
    for a unit outside the roster.
    """

    unit: Commune
    code: str = ""
    path: Path | None = None
    plan: Plan | None = None
    tree: Tree | None = None
    problems: tuple[Problem, ...] = ()
    stage: Stage = Stage.ABSENT
    done: frozenset[str] = frozenset()
    unclear: frozenset[str] = frozenset()
    as_of: date | None = None
    reports: tuple[Came, ...] = ()
    listed: bool = True

    @property
    def name(self) -> str:
        """What the unit is called in tables."""
        return self.unit.full if self.listed else f"{self.unit.full} (ngoài danh sách)"

    @property
    def shown(self) -> str:
        """The path of what it sent as people read it, "" when there is nothing."""
        return self.path.as_posix() if self.path else ""

    def reported(self, period: ReportPeriod) -> Came | None:
        """The report on the period, if it has come."""
        return next((one for one in self.reports if one.period == period), None)

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
