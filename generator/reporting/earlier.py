"""The report before this one: the one that is named, else the latest that lies beside the plan."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from generator.language import Said
from generator.law.periods import ReportPeriod
from generator.lazy import regex
from generator.making.plans import find_plans
from generator.package import MIB, read_bytes
from generator.plan.model import Plan, plan_in
from generator.plan.text import read_source, source_of
from generator.problems import Rejected, Spot, refused

_REPORT = regex(rb"(?m)^(?:bao_cao_ve|reports_on):")


def report_before(plan: Path, period: ReportPeriod, until: date, named: Path | None) -> Plan | None:
    """The report that is named, else the latest on `plan` of those beside it and below.

    Only one whose figures end before the day `until`, and not one on `period` itself. Raises
    `Rejected` where the one that is named cannot be read.
    """
    if named:
        return _named(named)
    found = [one for one in _reports(plan) if _is_before(one, period, until)]
    return max(found, key=_age, default=None)


def _is_before(report: Plan, period: ReportPeriod, until: date) -> bool:
    on = report.reports_on
    return on is not None and on.on_period != period and on.as_of.last < until


def _age(report: Plan) -> tuple[date, int, str]:
    assert report.reports_on
    return report.reports_on.as_of.last, report.version, report.spot.path


def _named(path: Path) -> Plan:
    source = read_source(path)
    report = plan_in(source)
    if report is None or report.reports_on is None:
        message = Said("đây không phải một báo cáo", "this is no report")
        advice = Said("Ghi tệp .yaml có bao_cao_ve.", "Name a .yaml file with reports_on.")
        raise refused(Spot(path.as_posix(), 1, 1), "report/last", message, advice)
    return report


def _reports(plan: Path) -> Iterator[Plan]:
    """The reports on the plan, in its folder and below."""
    for path in find_plans(plan.parent):
        report = _report_in(path)
        if report and report.reports_on and _is_on(path, report.reports_on.plan.value, plan):
            yield report


def _report_in(path: Path) -> Plan | None:
    """The report in a file; None in one that says of itself that it is none, or is not to be read."""
    with suppress(Rejected):
        content = read_bytes(path, MIB)
        return plan_in(source_of(path.as_posix(), content)) if _REPORT.search(content) else None
    return None


def _is_on(path: Path, named: str, plan: Path) -> bool:
    return (path.parent / named.replace("\\", "/")).resolve() == plan.resolve()
