"""The reports that a plan asks for: on what it has, by days that can be kept."""

import re
from datetime import timedelta

from generator.checks import CHECKS, Found
from generator.checks.schedule import DAY_OFF, PERIOD, day_off
from generator.language import Said
from generator.law.periods import ReportPeriod, period_named
from generator.law.wording import short_date
from generator.paper.dossier import Dossier
from generator.plan.closest import closest
from generator.plan.fields import Day
from generator.plan.reports.asked import duties
from generator.plan.reports.results import owes_result
from generator.plan.source import Text
from generator.plan.walk import items_of
from generator.plan.years import plan_span
from generator.problems import Severity, Spot
from generator.rules import Finding, told

_LONGEST = timedelta(92)
"""So long after its period a report may be due before the day is taken for a slip."""


def _named(id_: str) -> str:
    """How a file gives something that id."""
    return rf"\b(?:ma|id)\b\W{{0,8}}{re.escape(id_)}(?![\w.-])"


@CHECKS(
    told(
        "plan/report-covers",
        "chế độ báo cáo nêu mã không có, hoặc mục không có gì để báo cáo",
        "a report is asked on what there is none of",
    ),
)
def covers(dossier: Dossier) -> Found:
    """A report is asked on tasks and targets of the plan, which its sentence cites by number."""
    plan = dossier.plan
    known = {one.id.value for one in items_of(plan) if one.id and (owes_result(one) or one.items)}
    for duty in duties(plan):
        for id_ in duty.covers:
            if id_.value in known or dossier.may_be_unread(_named(id_.value)):
                continue
            near = closest(id_.value, sorted(known))
            meant = Said(f"Có phải '{near}'?", f"Did you mean '{near}'?")
            give = Said("Ghi mã của một nhiệm vụ, chỉ tiêu.", "Name the id of a task or target.")
            message = Said(
                f"không có nhiệm vụ, chỉ tiêu mã '{id_}'", f"no task or target is '{id_}'"
            )
            yield Finding(id_.spot, message, mend=meant if near else give)


@CHECKS(
    told(
        "plan/report-due",
        "hạn gửi báo cáo không hợp với kỳ báo cáo",
        "a report is due before its period, or long after it",
    ),
    PERIOD,
    DAY_OFF,
)
def due(dossier: Dossier) -> Found:
    """A report is due when there is something to tell, not long after, and on a day of work."""
    span = plan_span(dossier.plan)
    for one in (period for duty in duties(dossier.plan) for period in duty.periods):
        named = period_named(one.period.value)
        if named is None or not isinstance(one.due, Day):
            continue
        day = one.due_on(named)
        if not named.first < day <= named.last + _LONGEST:
            yield _at_odds(one.due, named)
        elif span and not (span[0] <= named.last and named.first <= span[1]):
            yield _outside(one.period)
        elif found := day_off(day, one.due.spot):
            yield found


def _at_odds(due: Day, period: ReportPeriod) -> Finding[Spot]:
    both = f"{short_date(due.last)}; {period}"
    message = Said(
        f"hạn gửi không hợp với kỳ báo cáo ({both})", f"due at odds with its period ({both})"
    )
    mend = Said("Kiểm tra ngày, năm của cả hai.", "Check day and year of both.")
    return Finding(due.spot, message, mend=mend, code="plan/report-due")


def _outside(period: Text) -> Finding[Spot]:
    message = Said(
        "kỳ báo cáo ngoài thời gian của kế hoạch", "a period outside the time of the plan"
    )
    mend = Said("Sửa kỳ báo cáo, hoặc ghi thoi_ky.", "Mend it, or give the plan its period.")
    return Finding(period.spot, message, mend=mend, severity=Severity.WARNING, code=PERIOD.code)
