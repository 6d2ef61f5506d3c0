"""The reports that the office's plan asks of communes: who has sent which, what is late on a day."""

from datetime import date

from generator.law.periods import ReportPeriod
from generator.lazy import dataclass
from generator.ledger.answers import Answer, Came
from generator.plan.model import Plan
from generator.plan.reports.asked import Asked, asked_of
from generator.plan.source import text_at
from generator.wording.communes import means_all, means_one


@dataclass(frozen=True, slots=True)
class ReportOwed:
    """One report of one unit; `came` is None while it has not come."""

    answer: Answer
    period: ReportPeriod
    due: date
    receiver: str
    came: Came | None

    @property
    def sent(self) -> date | None:
        """The day of its figures."""
        return self.came.as_of if self.came else None

    @property
    def days_late(self) -> int:
        """How many days after it was due it was signed, as far as it says when that was."""
        signed = self.came.signed if self.came else None
        return max((signed - self.due).days, 0) if signed else 0

    def is_late(self, on: date | None) -> bool:
        """Whether it was due before the day and has not come."""
        return on is not None and self.sent is None and self.due < on


def reports_owed(plan: Plan, answers: list[Answer]) -> list[ReportOwed]:
    """Every report that a unit of the list owes, in the order of the days, then of the units."""
    return [
        ReportOwed(one, asked.period, asked.due, _receiver(asked), one.reported(asked.period))
        for asked in asked_of(plan)
        for one in answers
        if one.listed and _is_asked(asked, one)
    ]


def _receiver(asked: Asked) -> str:
    return text_at(asked.duty.receiver)


def _is_asked(asked: Asked, answer: Answer) -> bool:
    names = [one.value for one in asked.duty.reporters]
    return any(means_all(one) or means_one(one, answer.unit.plain) for one in names)
