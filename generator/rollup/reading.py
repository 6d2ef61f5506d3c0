"""Files that units have sent, each read once: a report, the plan of a unit, or neither."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import field, replace
from datetime import date
from pathlib import Path

from generator.disk.links import real
from generator.language import Said
from generator.law.periods import ReportPeriod, period_named
from generator.lazy import dataclass, regex
from generator.ledger.senders import Senders
from generator.paper.target_text import unit_text
from generator.plan.amounts import number
from generator.plan.fields import Open
from generator.plan.items import Target
from generator.plan.model import Plan, plan_in
from generator.plan.reports.results import ReportsOn, Result
from generator.plan.text import read_source
from generator.plan.walk import items_by_id
from generator.problems import Problem, Rejected, Severity, Spot, errors_in
from generator.rollup.sent import OwnPlan, OwnTarget, Reported, Sent
from generator.running.clock import served

PERIOD_NAMED = regex(
    r"(?i)(?:(?:\d{1,2}|ba|sáu|chín) tháng(?: (?:đầu|cuối))?|quý \w{1,3}|tháng \d{1,2}|năm)"
    r" ?(?:/ ?|năm )?\d{4}"
)
"""How the subject of a report names its period."""


@dataclass(slots=True)
class Read:
    """What one file is: at most one of a report and a plan.

    `period` is that of a form, `missing` the name of the plan that a report is on and that does not
    lie where it says.
    """

    path: Path
    problems: tuple[Problem, ...] = ()
    report: Sent | None = None
    plan: OwnPlan | None = None
    period: ReportPeriod | None = None
    missing: str = ""

    def take(self, plans: Iterable[OwnPlan]) -> None:
        """Takes the plan of that name of the same unit, if it lies elsewhere."""
        if self.report and self.missing:
            named = (one for one in plans if Path(one.path).name == self.missing)
            own = [one for one in named if one.who == self.report.who]
            if len(own) == 1:
                self.problems = tuple(one for one in self.problems if one.code != _NO_PLAN)
                self.report = replace(self.report, plan=own[0], problems=self.problems)


_NO_PLAN = "rollup/no-plan"
_OTHER = OwnPlan("", frozenset(), {})
"""A plan that has nothing to do with the office's."""


@dataclass(slots=True)
class SentReader:
    """Reads files for the plan `id_` of an office, which has `ids`; a plan file is read once."""

    id_: str
    ids: frozenset[str]
    senders: Senders
    _plans: dict[Path, OwnPlan | None] = field(default_factory=dict)

    def read(self, path: Path) -> Read:
        """What the file at `path` is; whatever is wrong with it is told and stops nothing."""
        try:
            with served(path):
                return self._read(path)
        except Rejected as rejected:
            return Read(path, rejected.problems)

    def _read(self, path: Path) -> Read:
        source = read_source(path)
        plan = plan_in(source)
        problems = tuple(errors_in(source.problems))
        if plan is None:
            return Read(path, problems)
        if not plan.reports_on:
            self._plans[real(path)] = own = self._own(plan)
            return Read(path, problems, plan=own) if own is not _OTHER else Read(path)
        return self._report(path, plan, plan.reports_on, problems)

    def _report(self, path: Path, plan: Plan, on: ReportsOn, problems: tuple[Problem, ...]) -> Read:
        own = self._plan_at(path.parent / str(on.plan).replace("\\", "/"))
        said = {one.id.value: result_answer(one) for one in on.results if one.id}
        if own is _OTHER or (own is None and not said.keys() & self.ids):
            return Read(path)  # on another plan
        who = self._sender(own, plan)
        notes = problems if own else (*problems, _without_plan(path, on))
        if not who:
            return Read(path, (*notes, _nobody(path)))
        as_of = on.as_of.full if on.as_of else None
        if as_of is None:
            return Read(path, notes)
        age = (_signed(plan, as_of), plan.version or 1)
        period = _period(plan, on, as_of)
        sent = Sent(who, path.as_posix(), as_of, period, age, said, own, notes, signed=plan.dated)
        missing = "" if own else Path(str(on.plan).replace("\\", "/")).name
        return Read(path, notes, sent, missing=missing)

    def _plan_at(self, path: Path) -> OwnPlan | None:
        """What the file at `path` holds; None where nothing can be read there."""
        known = real(path)
        if known not in self._plans:
            self._plans[known] = None
            with suppress(Rejected):
                source = read_source(path)
                plan = plan_in(source)
                self._plans[known] = self._own(plan) if plan else None
        return self._plans[known]

    def _own(self, plan: Plan) -> OwnPlan:
        """What reports need to know of the office's plan, or of one that follows it."""
        follows = plan.based_on
        id_ = follows.id if follows else plan.id
        if id_ is None or id_.value != self.id_:
            return _OTHER
        who = self.senders.known(follows.unit.value) if follows else None
        return own_plan(who.full if who else "", plan)

    def _sender(self, own: OwnPlan | None, plan: Plan) -> str:
        """Whose report it is: of the unit whose plan it is on, else of who issues it."""
        return (own and own.who) or self._issuing(plan)

    def _issuing(self, plan: Plan) -> str:
        """Who issues the report: a commune by its name, else a body as it is written."""
        for issuer in plan.issuers:
            if issuer.name and not isinstance(issuer.name, Open):
                name = " ".join(issuer.name.value.split())
                unit = self.senders.known(name)
                return unit.full if unit else name
        return ""


def own_plan(who: str, plan: Plan) -> OwnPlan:
    """What reports need to know of a plan of `who`."""
    items = items_by_id(plan)
    targets = {id_: _own_target(one) for id_, one in items.items() if isinstance(one, Target)}
    name, version = plan.id.value if plan.id else "", plan.version or 1
    return OwnPlan(who, frozenset(items), targets, plan.spot.path, name, version)


def _signed(plan: Plan, as_of: date) -> date:
    """When it was signed, or its figures were closed."""
    signed = plan.dated
    return max(signed or as_of, as_of)


def _own_target(target: Target) -> OwnTarget:
    so_far = number(target.so_far) if target.so_far else None
    return OwnTarget(unit_text(target, str), so_far)


def result_answer(result: Result) -> Reported:
    """What a result of a plan file says, at its line."""
    words = "" if result.text is None or isinstance(result.text, Open) else result.text.value
    return Reported(
        result.state or "",
        result.date.full if result.date else None,
        result.value.value if result.value else "",
        result.rank.value if result.rank else "",
        words,
        "; ".join(map(str, result.evidence)),
        result.spot.line,
        result.spot.column,
    )


def _period(plan: Plan, on: ReportsOn, as_of: date) -> ReportPeriod | None:
    """The period that the report says, or its subject names, if its figures are of the end of it."""
    if said := on.on_period:
        return said
    subject = "" if plan.subject is None or isinstance(plan.subject, Open) else plan.subject.value
    for match in PERIOD_NAMED.finditer(subject):
        found = period_named(match[0])
        if found and found.holds(as_of):
            return found
    return None


def _nobody(path: Path) -> Problem:
    message = Said("chưa rõ báo cáo này của đơn vị nào", "this report does not tell whose it is")
    advice = Said("Ghi tên cơ quan ở co_quan: ten.", "Name who issues it under issuer: name.")
    return Problem(Spot(path.as_posix(), 1, 1), "rollup/nobody", message, Severity.ERROR, advice)


def _without_plan(path: Path, on: ReportsOn) -> Problem:
    message = Said(
        f"không có tệp kế hoạch '{on.plan}' để so; mã lấy theo kế hoạch được giao",
        f"there is no plan '{on.plan}' to compare; ids are those of the office's",
    )
    spot = on.plan.spot if on.plan else Spot(path.as_posix(), 1, 1)
    return Problem(spot, _NO_PLAN, message, Severity.INFO)
