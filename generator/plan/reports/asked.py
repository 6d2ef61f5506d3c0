"""Every single report that a plan asks for, in the order in which they are due."""

from collections.abc import Iterable, Iterator
from datetime import date

from generator.law.deadlines import FULL_DAYS
from generator.law.periods import ReportPeriod, period_named
from generator.lazy import dataclass, regex
from generator.plan.blocks import HandTable
from generator.plan.fields import iso_day
from generator.plan.items import Item
from generator.plan.model import Issuer, Plan
from generator.plan.reports.schedule import ReportDuty
from generator.plan.source import Text
from generator.plan.walk import below, items_of, values
from generator.plan.years import plan_span

_DAYS = regex(FULL_DAYS)
_OF_THE_OFFICE = regex(r"(?i)^(?:các )?(?:sở|bộ)\b|\b(?:tỉnh|thành phố)$")
"""Departments that lead what a copy of their office's plan supports."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A report on `period` that whom `duty` names sends on the day `due` at the latest."""

    due: date
    period: ReportPeriod
    duty: ReportDuty


def duties(plan: Plan) -> Iterator[ReportDuty]:
    """Every duty of the plan, each before those below it."""
    items = plan.report_schedule.items if plan.report_schedule else ()
    yield from (one for one in below(items) if isinstance(one, ReportDuty))


def asked_of(plan: Plan) -> list[Asked]:
    """The reports that the plan asks for; of what recurs those of the time that it is for."""
    span = plan_span(plan) or (date.min, date.min)
    found = [
        Asked(one.due_on(period), period, duty)
        for duty in duties(plan)
        for one in duty.periods
        for period in one.periods(*span)
    ]
    return sorted(found, key=lambda one: (one.due, one.period))


def tabled_schedule(plan: Plan) -> HandTable | None:
    """The table that has days of reports in words: it declares neither who reports nor to whom."""
    tables = (one.table for one in items_of(plan) if one.table and one.table.title)
    return next(filter(_is_schedule, tables), None)


def tabled_days(table: HandTable, year: int | None) -> Iterator[tuple[ReportPeriod, str]]:
    """The period and the day of each row that has one of both."""
    for row in table.rows:
        said = [text.value for _, text in values(row) if isinstance(text, Text)]
        periods = [*filter(None, (period_named(one, year) for one in said))]
        days = [*filter(None, (iso_day(one, partial=False) for one in said))]
        if len(periods) == len(days) == 1:
            yield periods[0], days[0]


def _is_schedule(table: HandTable) -> bool:
    of_reports = "báo cáo" in f"{table.title}".casefold()
    return of_reports and any(_DAYS.search(f"{text}") for _, text in values(table.rows))


def own_reports(plan: Plan, period: ReportPeriod, issuers: tuple[Issuer, ...]) -> list[Asked]:
    """What the plan asks of one of these bodies on just this period."""
    names = {_plain(one.name.value) for one in issuers if isinstance(one.name, Text)}
    return [
        one
        for one in asked_of(plan)
        if one.period == period and any(_plain(who.value) in names for who in one.duty.reporters)
    ]


def covered(plan: Plan, found: list[Asked]) -> frozenset[str] | None:
    """The ids of what these reports are on, with all that stands below; None for the whole plan.

    What departments of the office lead is theirs to report, unless it is asked for by its id.
    """
    named = _named(found)
    theirs = _led_above(plan) - named
    if not named:
        return frozenset(_ids(items_of(plan))) - theirs if theirs else None
    over = [item for item in items_of(plan) if named & {*_ids([item])}]
    return frozenset(_ids(below(over))) - theirs


def _named(found: list[Asked]) -> frozenset[str]:
    """The ids of what all these reports are on; none where one of them is on the whole plan."""
    covers = [one.duty.covers for one in found]
    return frozenset(id_.value for some in covers for id_ in some if all(covers))


def _ids(items: Iterable[Item]) -> Iterator[str]:
    return (one.id.value for one in items if one.id)


def _led_above(plan: Plan) -> frozenset[str]:
    """The ids of what the unit of a plan that follows an office's only supports."""
    items = items_of(plan) if plan.based_on else ()
    return frozenset(_ids(filter(_is_led_above, items)))


def _is_led_above(item: Item) -> bool:
    leads = item.lead if isinstance(item.lead, tuple) and item.support else ()
    return {bool(_OF_THE_OFFICE.search(one.value.strip())) for one in leads} == {True}


def expected(plan: Plan, report: Plan) -> frozenset[str] | None:
    """The ids of what `plan` asks the report to be on, None for all that it has."""
    on = report.reports_on
    period = on.on_period if on else None
    return covered(plan, own_reports(plan, period, report.issuers) if period else [])


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
