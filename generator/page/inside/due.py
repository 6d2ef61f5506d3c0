"""Reports that an office owes on its own plans, soon or since some days, and has not begun."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from generator.disk.links import real
from generator.language import Said
from generator.law.periods import ReportPeriod
from generator.law.wording import short_day
from generator.plan.model import Plan
from generator.plan.reports.asked import Asked, asked_of, own_reports

SOON, LONG_AGO = 30, 90
"""Days before and after the day it is due on which the desk speaks of a report."""
Own = tuple[Path, Plan]


def reports_due(plans: Sequence[Own], today: date) -> Iterator[tuple[Path, Asked]]:
    """Each report that is due and that no plan file of the folder is, by the plan that asks for it."""
    begun = set(_begun(plans))
    for path, plan in plans:
        for period in dict.fromkeys(one.period for one in asked_of(plan)):
            due = [one for one in own_reports(plan, period, plan.issuers) if _counts(one, today)]
            if due and (real(path), period) not in begun:
                yield path, due[0]


def _counts(asked: Asked, today: date) -> bool:
    return -LONG_AGO <= (asked.due - today).days <= SOON


def _begun(plans: Sequence[Own]) -> Iterator[tuple[Path, ReportPeriod | None]]:
    for path, plan in plans:
        if on := plan.reports_on:
            yield real(path.parent / on.plan.value), on.on_period


def due_said(asked: Asked, today: date) -> Said:
    """What is said of a report that is due."""
    left, day = (asked.due - today).days, short_day(asked.due)
    vi = f"còn {left} ngày" if left >= 0 else f"đã quá {-left} ngày"
    en = f"{left} days left" if left >= 0 else f"{-left} days late"
    return Said(
        f"báo cáo {asked.period}: hạn {day}, {vi}, chưa viết",
        f"report for {asked.period}: due {day}, {en}, not begun",
    )
