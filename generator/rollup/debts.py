"""What each unit owes on a day: its plan, reports of periods, tasks behind their deadlines."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date
from pathlib import Path

from generator.batch.roster import Listed, Roster
from generator.lazy import dataclass
from generator.ledger.answers import Answer
from generator.ledger.gather import Ledger, Standing
from generator.ledger.gather import gather as ledger_of
from generator.ledger.owed import ReportOwed
from generator.ledger.tables import reason
from generator.plan.model import Plan
from generator.problems import Problem
from generator.rollup.heard import heard


@dataclass(frozen=True, slots=True)
class OwedTask:
    """A task that is late, and how it stands."""

    mark: str
    says: str
    due: date
    days: int
    stands: str


@dataclass(frozen=True, slots=True)
class Owed:
    """What one unit owes; `plan` says why there is no plan of it to look at, "" where there is, and
    `plan_by` until when it was due, if that is known. Tasks stand as the plan has them."""

    answer: Answer
    plan: str
    reports: tuple[ReportOwed, ...]
    tasks: tuple[OwedTask, ...]
    plan_by: date | None = None

    @property
    def name(self) -> str:
        """What the unit is called."""
        return self.answer.unit.full

    @property
    def nothing(self) -> bool:
        """Whether it owes nothing."""
        return not (self.plan or self.reports or self.tasks)


@dataclass(frozen=True, slots=True)
class Debts:
    """Everything that is owed of a plan on a day, by unit; notes on files that say nothing.

    `listed` is what the roster says of each, by the code of the unit.
    """

    plan: Plan
    on: date
    units: tuple[Owed, ...]
    notes: tuple[Problem, ...]
    issued_from: date | None = None
    listed: Mapping[str, Listed] = field(default_factory=dict)
    title: str = ""


def owed(
    office: Path, paths: Sequence[Path], on: date, roster: Roster | None, issued_from: date | None
) -> Debts:
    """What units owe of the plan at `office`, as the ledger and its calendar of reports say."""
    ledger = heard(ledger_of(office, paths, roster, on, issued_from), paths, roster)
    units = tuple(_owed(answer, ledger, on) for answer in ledger.answers if answer.listed)
    owing = tuple(one for one in units if not one.nothing)
    listed = {one.code: one for one in roster.entries} if roster else {}
    return Debts(ledger.plan, on, owing, ledger.notes, issued_from, listed, ledger.title)


def _owed(answer: Answer, ledger: Ledger, on: date) -> Owed:
    reports = tuple(one for one in ledger.late_reports if one.answer is answer)
    plan = reason(answer, ledger) if answer in ledger.to_ask else ""
    late = (one for one in ledger.by_answer[answer.unit.full] if one.overdue)
    return Owed(
        answer, plan, reports, tuple(_task(one, on) for one in late), _plan_by(answer, ledger, on)
    )


def _plan_by(answer: Answer, ledger: Ledger, on: date) -> date | None:
    """The day by which plans are wanted, else that of the sentence which asks for them."""
    asked = (one for one in ledger.by_answer[answer.unit.full] if one.assignment.is_the_plan)
    past = (one.due for one in asked if one.due and one.due < on)
    return ledger.issued_from or max(past, default=None)


def _task(standing: Standing, on: date) -> OwedTask:
    assert standing.due
    stands = "" if standing.answer.is_plan else standing.state.value.vi
    return OwedTask(
        standing.assignment.mark,
        standing.assignment.says,
        standing.due,
        (on - standing.due).days,
        stands,
    )
