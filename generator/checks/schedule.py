"""Days of a plan in their order: cited documents, the day of issue, deadlines, the period, and days off."""

import re
from datetime import date, timedelta
from functools import cache
from typing import Any

from generator.language import Said
from generator.law.deadlines import named_days
from generator.law.wording import short_date
from generator.plan.fields import Day
from generator.plan.items import Item
from generator.plan.model import Plan
from generator.plan.source import Source, Text
from generator.plan.walk import items_of
from generator.problems import Severity, Spot

_SUBJECT_YEAR = re.compile(r"(?<![\d/.])(?:19|20)\d\d(?![\d/.]\d|/)")
# Years after these belong to the document that is carried out; after "tiếp theo", the plan has no end.
_NAMES_A_DOCUMENT = re.compile(
    r"(?i)\b(?:luật|pháp lệnh|nghị quyết|nghị định|quyết định|chỉ thị|kết luận|thông tư|thông báo|đề án|chương trình)\b"
)
_AND_ON = re.compile(r"(?i)tiếp theo|tầm nhìn|định hướng|về sau")
_GRACE = timedelta(days=31)
"""Reports on a year are due in the January after it."""


def plan_year(plan: Plan) -> int | None:
    """The year that the plan is for, the first one where it is for several."""
    if plan.period:
        return plan.period.start.year
    years = _subject_years(plan)
    return min(years) if years else plan.date.year if plan.date else None


def check_schedule(plan: Plan, source: Source) -> None:
    """Reports days in the wrong order, outside the period, or on which nobody works."""
    if plan.period and plan.period.end.last < plan.period.start.first:
        message = Said("thời kỳ kết thúc trước khi bắt đầu", "the period ends before it begins")
        source.report(
            plan.period.end.spot,
            "plan/period",
            message,
            Said("Kiểm tra hai ngày.", "Check both dates."),
        )
    _check_documents(plan, source)
    for item in items_of(plan):
        _check_deadline(item, plan, source)


def _check_documents(plan: Plan, source: Source) -> None:
    issued = plan.date.full if plan.date else None
    for document in plan.documents:
        if issued and document.date and document.date.first > issued:
            days = f"{short_date(document.date.first)} > {short_date(issued)}"
            message = Said(
                f"văn bản được dẫn có ngày sau ngày ban hành kế hoạch ({days})",
                f"a cited document is younger than the plan ({days})",
            )
            source.report(
                document.date.spot,
                "plan/cited",
                message,
                Said("Kiểm tra hai ngày.", "Check both dates."),
            )


def _check_deadline(item: Item, plan: Plan, source: Source) -> None:
    if not isinstance(item.deadline, Day | Text):
        return
    due, spot = due_days(item.deadline), item.deadline.spot
    if due is None:
        return
    if plan.date and due[1] < plan.date.first:
        days = f"{short_date(due[1])} < {short_date(plan.date.first)}"
        message = Said(
            f"thời hạn trước ngày ban hành ({days})", f"due before the plan is issued ({days})"
        )
        source.report(
            spot, "plan/deadline", message, Said("Kiểm tra hai ngày.", "Check both dates.")
        )
    elif not _in_period(due, plan):
        message = Said("thời hạn ngoài thời gian của kế hoạch", "due outside the time of the plan")
        advice = Said(
            "Sửa thời hạn, hoặc ghi thoi_ky của kế hoạch.", "Mend it, or give the plan its period."
        )
        source.report(spot, "plan/period", message, advice, Severity.WARNING)
    elif isinstance(item.deadline, Day) and due[0] == due[1]:
        _check_working_day(due[0], spot, source)


def due_days(deadline: Day | Text) -> tuple[date, date] | None:
    """The first and the last day that a deadline may mean; None for words such as `Thường xuyên`."""
    return (
        (deadline.first, deadline.last) if isinstance(deadline, Day) else named_days(deadline.value)
    )


def _in_period(due: tuple[date, date], plan: Plan) -> bool:
    """Whether a deadline can fall into the period, else into the years of the subject and the January after them."""
    if plan.period:
        return plan.period.start.first <= due[1] and due[0] <= plan.period.end.last
    years = _subject_years(plan)
    if not years:
        return True
    issued = plan.date.first if plan.date else date.max
    ends = date(max(years), 12, 31) + _GRACE
    open_end = isinstance(plan.subject, Text) and bool(_AND_ON.search(plan.subject.value))
    return min(date(min(years), 1, 1), issued) <= due[1] and (open_end or due[0] <= ends)


def _subject_years(plan: Plan) -> list[int]:
    """The years that the subject names as those of the plan."""
    if not isinstance(plan.subject, Text) or _NAMES_A_DOCUMENT.search(plan.subject.value):
        return []
    return [int(year) for year in _SUBJECT_YEAR.findall(plan.subject.value)]


def _check_working_day(day: date, spot: Spot, source: Source) -> None:
    calendar = _calendar()
    if calendar.is_working_day(day):
        return
    name = calendar.get(day) or ("thứ Bảy" if day.weekday() == 5 else "Chủ nhật")
    message = Said(
        f"thời hạn {short_date(day)} là ngày nghỉ: {name}",
        f"{short_date(day)} is a day off: {name}",
    )
    before = day - timedelta(days=1)
    while not calendar.is_working_day(before):
        before -= timedelta(days=1)
    advice = Said(
        f"Ngày làm việc trước đó: {short_date(before)}.",
        f"The working day before it: {short_date(before)}.",
    )
    source.report(spot, "plan/day-off", message, advice, Severity.WARNING)


@cache
def _calendar() -> Any:
    """Weekends and public holidays, Tết and Giỗ Tổ too; days off that were moved, as far as the library knows them."""
    from holidays.countries.vietnam import (
        Vietnam,
    )  # a third of a second, which only plans with deadlines need

    return Vietnam(language="vi")  # type: ignore[no-untyped-call]
