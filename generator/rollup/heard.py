"""The ledger with what units reported as workbooks and Word papers: it accuses nobody of these."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from generator.batch.roster import Roster
from generator.ledger.answers import Answer
from generator.ledger.gather import Ledger, Standing
from generator.rollup.gather import read_inbox
from generator.rollup.sent import Sent


def heard(ledger: Ledger, paths: Sequence[Path], roster: Roster | None) -> Ledger:
    """The same ledger where nothing is late; else with all reports that came without a plan file."""
    if not ledger.late_reports and not any(one.overdue for one in ledger.standings):
        return ledger
    inbox = read_inbox(ledger.office, paths, roster)
    needing = frozenset(one.id for one in inbox.asked if one.proof)
    known = {
        one.unit.full: _answer(one, inbox.reports.get(one.unit.full, ()), needing)
        for one in ledger.answers
    }
    standings = tuple(_standing(one, known[one.answer.unit.full]) for one in ledger.standings)
    return replace(ledger, answers=tuple(known.values()), standings=standings)


def _answer(answer: Answer, sent: Sequence[Sent], needing: frozenset[str]) -> Answer:
    """What a unit has sent, with its reports that came as tables, by the days of their figures."""
    done = answer.done
    tabled = sorted((one for one in sent if one.tabled), key=lambda one: one.age)
    for report in tabled:
        is_later = answer.as_of is None or report.as_of > answer.as_of
        stays = done - _ids_said(report) if is_later else done
        done = stays | (_ids_done(report, needing) - _said_after(report, answer, sent))
    reports = (*answer.reports, *((one.as_of, one.period) for one in tabled))
    return replace(answer, reports=reports, done=done)


def _said_after(report: Sent, answer: Answer, sent: Sequence[Sent]) -> frozenset[str]:
    """The tasks of which a later report that counts as a plan file says how they stand."""
    counted = (one for one in sent if (one.as_of, one.period) in answer.reports)
    later = (one for one in counted if not one.tabled and one.as_of > report.as_of)
    return frozenset(id_ for one in later for id_ in _ids_said(one))


def _ids_said(report: Sent) -> frozenset[str]:
    """The tasks of which it says how they stand."""
    return frozenset(id_ for id_, one in report.said.items() if one.state)


def _ids_done(report: Sent, needing: frozenset[str]) -> frozenset[str]:
    """The tasks that it calls done, with evidence where that is needed."""
    done = ((id_, one) for id_, one in report.said.items() if one.state == "done")
    return frozenset(id_ for id_, one in done if one.evidence or id_ not in needing)


def _standing(standing: Standing, answer: Answer) -> Standing:
    done = standing.assignment.mark in answer.done
    return replace(standing, answer=answer, done=done, overdue=standing.overdue and not done)
