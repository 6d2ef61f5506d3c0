"""Every single report that a plan asks for, in the order in which they are due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.law.periods import ReportPeriod
from generator.plan.model import Plan
from generator.plan.reports.schedule import ReportDuty
from generator.plan.walk import below
from generator.plan.years import plan_span


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
