"""What each unit owes on a day: its plan, reports of periods, tasks behind their deadlines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.batch.roster import Roster
from generator.ledger.answers import Answer
from generator.ledger.gather import Ledger, Standing
from generator.ledger.gather import gather as ledger_of
from generator.ledger.tables import reason
from generator.plan.model import Plan
from generator.plan.reports.asked import Asked, asked_of
from generator.problems import Problem
from generator.rollup.gather import Inbox, read_inbox
from generator.wording.communes import means_all, means_one


@dataclass(frozen=True, slots=True)
class OwedReport:
    """A report that has not come: of which period, by which day; `why` says what came instead."""

    period: str
    due: date
    why: str = ""


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
    """What one unit owes; `plan` says why there is no plan of it to look at, "" where there is."""

    answer: Answer
    plan: str
    reports: tuple[OwedReport, ...]
    tasks: tuple[OwedTask, ...]

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
    """Everything that is owed of a plan on a day, by unit; notes on files that say nothing."""

    plan: Plan
    on: date
    units: tuple[Owed, ...]
    notes: tuple[Problem, ...]


def owed(
    office: Path, paths: Sequence[Path], on: date, roster: Roster | None, issued_from: date | None
) -> Debts:
    """What units owe of the plan at `office`, as the ledger and its calendar of reports say."""
    ledger = ledger_of(office, paths, roster, on, issued_from)
    due = [one for one in asked_of(ledger.plan) if one.due < on]
    inbox = read_inbox(office, paths, roster)
    late = list(_late_reports(inbox, due))
    units = tuple(_owed(answer, ledger, late, on) for answer in ledger.answers if answer.listed)
    notes = dict.fromkeys((*ledger.notes, *inbox.notes))
    return Debts(ledger.plan, on, tuple(one for one in units if not one.nothing), tuple(notes))


def _late_reports(inbox: Inbox, due: Sequence[Asked]) -> Iterator[tuple[Asked, dict[str, str]]]:
    """Each report that was due, with the units that have not sent it, and why."""
    for asked in due:
        gathered = inbox.of(asked.period)
        yield asked, {one.name: _why(one.unread) for one in gathered.silent}


def _why(unread: Sequence[Problem]) -> str:
    return "tệp đã gửi không đọc được" if unread else ""


def _owed(
    answer: Answer, ledger: Ledger, late: Sequence[tuple[Asked, dict[str, str]]], on: date
) -> Owed:
    reports = tuple(
        OwedReport(str(asked.period), asked.due, missing.get(answer.unit.full, ""))
        for asked, missing in late
        if _is_asked(asked, answer) and answer.unit.full in missing
    )
    plan = reason(answer, ledger) if answer in ledger.to_ask else ""
    tasks = [_task(one, on) for one in ledger.by_answer[answer.unit.full] if one.overdue]
    return Owed(answer, plan, reports, tuple(sorted(tasks, key=lambda one: (one.due, one.mark))))


def _is_asked(asked: Asked, answer: Answer) -> bool:
    """Whether the duty is the unit's: it names it, or all communes."""
    names = [one.value for one in asked.duty.reporters]
    return any(means_all(one) or means_one(one, answer.unit.plain) for one in names)


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
