"""All that units have sent of one period: who reported, what counts, who is silent."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

from generator.batch.roster import Roster
from generator.cascade.derive import shown_issuer
from generator.cascade.files import office_tree
from generator.disk.links import real
from generator.language import Said
from generator.law.periods import ReportPeriod
from generator.lazy import dataclass
from generator.ledger.senders import Senders
from generator.making.plans import PAPERS, WORKBOOKS, find_plans, find_tabled
from generator.paper.briefly import briefly
from generator.plan.model import Plan
from generator.plan.text import read_source
from generator.plan.walk import items_of
from generator.problems import Problem, Severity, has_errors
from generator.rollup.counting import of_period, oldest_first
from generator.rollup.reading import Read, SentReader
from generator.rollup.sent import OwnPlan, Sent
from generator.rollup.tabled import TabledReader
from generator.rollup.tracked import Tracked, all_tracked


@dataclass(frozen=True, slots=True)
class Sender:
    """One unit: what counts of it in the period, what came of that before, and the last report on an
    earlier one."""

    name: str
    code: str = ""
    listed: bool = True
    report: Sent | None = None
    before: Sent | None = None
    older: tuple[Sent, ...] = ()
    unread: tuple[Problem, ...] = ()

    @property
    def files(self) -> set[str]:
        """The files of it that are reports of the period, or cannot be read."""
        told = {one.spot.path for one in self.unread} | {one.path for one in self.older}
        return told | {self.report.path} if self.report else told


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is known of a plan in a period; `looked` are the files that were read, and in what."""

    office: Path
    plan: Plan
    period: ReportPeriod
    asked: tuple[Tracked, ...]
    units: tuple[Sender, ...]
    notes: tuple[Problem, ...]
    folders: tuple[Path, ...]
    looked: tuple[Path, ...]

    @property
    def title(self) -> str:
        """What the plan is called."""
        return f"{briefly(self.plan)(self.plan.subject)} – {shown_issuer(self.plan)}"

    @property
    def reported(self) -> list[Sender]:
        """The units with a report."""
        return [one for one in self.units if one.report]

    @property
    def silent(self) -> list[Sender]:
        """The units without one, whether nothing came or nothing that can be read."""
        return [one for one in self.units if not one.report]


@dataclass(frozen=True)
class Inbox:
    """Everything that was sent on a plan, read once; each period takes from it what is its own."""

    office: Path
    plan: Plan
    asked: tuple[Tracked, ...]
    folders: tuple[Path, ...]
    roster: Roster | None
    reports: dict[str, list[Sent]]
    plans: dict[Path, list[OwnPlan]]
    unread: dict[str, list[Read]]
    read: tuple[Read, ...]

    def of(self, period: ReportPeriod) -> Gathered:
        """What was sent of the period, units in the order of the roster, else by name."""
        notes = [problem for one in self.read for problem in _worth_telling(one, period)]
        units = tuple(self._units(period, notes))
        return Gathered(
            self.office,
            self.plan,
            period,
            self.asked,
            units,
            tuple(notes),
            self.folders,
            tuple(one.path for one in self.read),
        )

    def _units(self, period: ReportPeriod, notes: list[Problem]) -> Iterator[Sender]:
        listed = {one.unit.full: one.code for one in self.roster.entries} if self.roster else {}
        others = (self.reports.keys() | _with_plan(self.plans) | self.unread.keys()) - listed.keys()
        for name in (*listed, *sorted(others)):
            found = Sender(name, listed.get(name, ""), name in listed or not self.roster)
            unit = self._unit(found, period, notes)
            if unit.listed or unit.report:
                notes += [] if unit.listed or not unit.report else [_not_listed(unit.report)]
                yield unit

    def _unit(self, unit: Sender, period: ReportPeriod, notes: list[Problem]) -> Sender:
        reports = oldest_first(self.reports.get(unit.name, []))
        sent = of_period(reports, period)
        notes += sent.twice()
        found = [one for one in self.unread.get(unit.name, ()) if one.period in (None, period)]
        unread = (*(problem for one in found for problem in one.problems), *sent.unread)
        earlier = _before(reports, sent.last.as_of if sent.last else period.last, period)
        return replace(unit, report=sent.last, before=earlier, older=sent.older, unread=unread)


def _before(reports: Sequence[Sent], end: date, period: ReportPeriod) -> Sent | None:
    """The last report on an earlier period."""
    before = [one for one in reports if one.as_of < end and not one.is_of(period)]
    return max(reversed(before), key=lambda one: (one.as_of, one.age), default=None)


def read_inbox(office: Path, paths: Sequence[Path], roster: Roster | None = None) -> Inbox:
    """What the files in `paths` are to the plan at `office`.

    Raises `Rejected` where the office's plan has errors; no other file stops anything.
    """
    plan, tree = office_tree(read_source(office))
    senders = Senders([one.unit for one in roster.entries] if roster else None)
    reader = SentReader(plan.id.value, plan_ids(plan), senders)
    found = [*map(reader.read, _files(office, paths, find_plans))]
    reports, plans = _by_sender(found)
    listed = [one.unit.full for one in roster.entries] if roster else []
    names = dict.fromkeys((*listed, *reports, *_with_plan(plans)))
    tracked = all_tracked(plan, tree, filter(None, map(senders.known, names)))
    tabled = TabledReader(plan.id.value, office, tracked, senders, plans)
    found += [*map(tabled.read, _files(office, paths, find_tabled))]
    _add_tabled(found, reports)
    return Inbox(
        office,
        plan,
        tracked,
        tuple(one for one in paths if one.is_dir()),
        roster,
        reports,
        plans,
        _unread(found, plans, senders),
        tuple(found),
    )


def _worth_telling(read: Read, period: ReportPeriod) -> tuple[Problem, ...]:
    """What is told of a file: not of other periods, nor of one that is no report and has no error."""
    counts = read.report.is_of(period) if read.report else has_errors(read.problems)
    return read.problems if counts else ()


def _with_plan(plans: dict[Path, list[OwnPlan]]) -> set[str]:
    """The units with a plan."""
    return {one.who for owns in plans.values() for one in owns}


def _add_tabled(found: Sequence[Read], reports: dict[str, list[Sent]]) -> None:
    """Adds what came as a table and says something new.

    The workbook of a report mostly says what its file says, and its document always does.
    """
    tabled = [(one.report, one) for one in found if one.report and one.report.tabled]
    for report, read in sorted(tabled, key=lambda one: (one[0].is_paper, not one[0].said)):
        sent = reports.setdefault(report.who, [])
        if not any(map(report.repeats, sent)):
            sent.append(report)
        elif report.is_paper:
            read.problems = ()  # what it leaves open, the other one says


def plan_ids(plan: Plan) -> frozenset[str]:
    """The ids of what the plan has, for whomever."""
    return frozenset(one.id.value for one in items_of(plan) if one.id)


def _by_sender(found: Sequence[Read]) -> tuple[dict[str, list[Sent]], dict[Path, list[OwnPlan]]]:
    """The reports by who sent them, and the plans of units by the folders that they stand in."""
    reports: dict[str, list[Sent]] = {}
    plans: dict[Path, list[OwnPlan]] = {}
    for read in found:
        if read.plan and read.plan.who:
            plans.setdefault(read.path.parent, []).append(read.plan)
    for read in found:
        read.take(chain.from_iterable(plans.values()))
        if read.report:
            reports.setdefault(read.report.who, []).append(read.report)
    return reports, plans


def _files(
    office: Path, paths: Sequence[Path], find: Callable[[Path], list[Path]]
) -> Iterator[Path]:
    """The files that `find` gives below `paths`, each once; not the office's plan.

    A file that was named itself is a table if it ends like one, else a plan file.
    """
    seen = {real(office)}
    for path in paths:
        is_tabled = path.suffix.casefold() in (*WORKBOOKS, *PAPERS)
        named = [path] if is_tabled is (find is find_tabled) else []
        for one in find(path) if path.is_dir() else named:
            if real(one) not in seen:
                seen.add(real(one))
                yield one


def _unread(
    found: Sequence[Read], plans: dict[Path, list[OwnPlan]], senders: Senders
) -> dict[str, list[Read]]:
    """What cannot be read, by the unit that its name, or the one plan beside it, tells."""
    unread: dict[str, list[Read]] = {}
    for read in found:
        if read.problems and not read.report and not read.plan:
            unit = senders.named_in(read.path.stem)
            beside = {one.who for one in plans.get(read.path.parent, ())}
            name = unit.full if unit else min(beside) if len(beside) == 1 else ""
            if name:
                unread.setdefault(name, []).append(read)
    return unread


def _not_listed(report: Sent) -> Problem:
    message = Said(
        "đơn vị không có trong danh sách; vẫn tính",
        "the unit is not in the roster; it is counted",
    )
    return Problem(report.whole, "rollup/not-listed", message, Severity.WARNING)
