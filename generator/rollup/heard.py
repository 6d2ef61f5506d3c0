"""The ledger with what units reported, by plan file, workbook or paper, as rollup counts it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.batch.roster import Roster
from generator.language import Said
from generator.law.periods import ReportPeriod
from generator.law.wording import short_date
from generator.lazy import dataclass
from generator.ledger.answers import Answer, Came
from generator.ledger.gather import Ledger, Standing
from generator.plan.reports.asked import asked_of
from generator.problems import Problem, Severity, errors_in
from generator.rollup.counting import counting, of_period, periods_of
from generator.rollup.gather import Inbox, read_inbox
from generator.rollup.sent import Sent
from generator.rollup.tabled import UNCLEAR
from generator.rollup.tables import with_name
from generator.running.today import today


def heard(ledger: Ledger, paths: Sequence[Path], roster: Roster | None) -> Ledger:
    """The same ledger with all reports that were there on its day, else today."""
    inbox = read_inbox(ledger.office, paths, roster)
    hearing = _Hearing(
        inbox,
        ledger.on or today(),
        [*dict.fromkeys(one.period for one in asked_of(ledger.plan))],
        frozenset(one.id for one in inbox.asked if one.proof),
    )
    known = {one.unit.full: hearing.answer(one) for one in ledger.answers}
    standings = (_standing(one, known[one.answer.unit.full]) for one in ledger.standings)
    told = (note for one in ledger.answers for note in hearing.notes(one))
    notes = dict.fromkeys((*ledger.notes, *_unread(inbox), *told))
    found = replace(
        ledger, answers=tuple(known.values()), standings=tuple(standings), notes=tuple(notes)
    )
    return found.on_day(ledger.on) if ledger.on else found


@dataclass(frozen=True, slots=True)
class _Hearing:
    """What came until a day; `asked` are the periods on which the office wants reports, `needing` is
    what is done only with evidence."""

    inbox: Inbox
    on: date
    asked: Sequence[ReportPeriod]
    needing: frozenset[str]

    def answer(self, answer: Answer) -> Answer:
        """What a unit has sent with its reports that were there."""
        there = [one for one in self._sent(answer) if _is_known(one, self.on)]
        return _answer(answer, there, self.asked, self.needing)

    def notes(self, answer: Answer) -> Iterator[Problem]:
        """What is told of the reports of a unit."""
        sent = self._sent(answer)
        there = [one for one in sent if _is_known(one, self.on)]
        later = (_of_later(one, self.on) for one in sent if one not in there)
        for one in (*_told(there, self.asked), *later):
            yield with_name(one, answer.unit.full)

    def _sent(self, answer: Answer) -> Sequence[Sent]:
        return self.inbox.reports.get(answer.unit.full, ())


def _unread(inbox: Inbox) -> Iterator[Problem]:
    """Why something that came as a report does not count for anybody."""
    for one in inbox.read:
        if not one.report and not one.plan:
            yield from errors_in(one.problems)


def _is_known(report: Sent, on: date) -> bool:
    """Whether the report is there on the day: it was signed by then.

    One that does not say when is there once its figures end, or today.
    """
    if report.signed:
        return report.signed <= on
    return report.as_of <= on or today() <= on


def _told(sent: Sequence[Sent], asked: Iterable[ReportPeriod]) -> Iterator[Problem]:
    """Of which of several reports was taken, and what nobody could read."""
    for period in periods_of(sent, asked):
        yield from of_period(sent, period).twice()
    for one in sent:
        yield from (problem for problem in one.problems if problem.code == UNCLEAR)


def _of_later(report: Sent, on: date) -> Problem:
    days = ", ".join(map(short_date, filter(None, (report.as_of, report.signed))))
    message = Said(
        f"không tính báo cáo này khi xét đến ngày {short_date(on)}: ngày chốt số liệu (và ngày ký)"
        f" là {days}",
        f"left out as of {short_date(on)}: its figures end (and it was dated) on {days}",
    )
    advice = Said(
        "Ghi đúng ngày vào tinh_den, hoặc xét đến ngày sau đó.",
        "Mend the day under as_of, or look at a later day.",
    )
    if report.signed:
        return Problem(report.whole, "ledger/later", message, Severity.INFO)
    return Problem(report.whole, "ledger/later", message, Severity.WARNING, advice)


def _answer(
    answer: Answer, sent: Sequence[Sent], asked: Sequence[ReportPeriod], needing: frozenset[str]
) -> Answer:
    """What a unit has sent with its reports: what one says of a task holds until a later one says
    something else."""
    counted = counting(sent, asked)
    done: frozenset[str] = frozenset()
    unclear: frozenset[str] = frozenset()
    for report in counted:
        said = _ids_said(report)
        done = (done - said) | _ids_done(report, needing)
        unclear = (unclear - said) | (report.unclear - done)
    reports = tuple(filter(None, (_came(sent, period) for period in asked)))
    as_of = counted[-1].as_of if counted else None
    return replace(answer, done=done, unclear=unclear, as_of=as_of, reports=reports)


def _came(sent: Sequence[Sent], period: ReportPeriod) -> Came | None:
    """The report on the period that counts."""
    found = of_period(sent, period)
    last = found.newest
    if last is None:
        return None
    times = len(found.reports)
    return Came(period, last.as_of, last.signed, last.path, times, not last.is_unread)


def _ids_said(report: Sent) -> frozenset[str]:
    """The tasks of which it says how they stand."""
    return frozenset(id_ for id_, one in report.said.items() if one.state)


def _ids_done(report: Sent, needing: frozenset[str]) -> frozenset[str]:
    """The tasks that it calls done, with evidence where that is needed."""
    done = ((id_, one) for id_, one in report.said.items() if one.state == "done")
    return frozenset(id_ for id_, one in done if one.evidence or id_ not in needing)


def _standing(standing: Standing, answer: Answer) -> Standing:
    done = standing.done or standing.assignment.mark in answer.done
    return replace(standing, answer=answer, done=done)
