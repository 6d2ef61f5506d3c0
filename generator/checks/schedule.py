"""Days of a plan in order: cited documents, the day of issue, deadlines, the period, days off."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from generator.checks import CHECKS, Found
from generator.language import Said
from generator.law.days_off import why_off
from generator.law.deadlines import FULL_DAYS, days_in
from generator.law.wording import short_date
from generator.lazy import regex
from generator.paper.dossier import Dossier
from generator.plan.fields import Day
from generator.plan.items import Item
from generator.plan.model import Plan
from generator.plan.source import Text
from generator.plan.tasks import due_days
from generator.plan.walk import items_of
from generator.plan.years import subject_years
from generator.problems import Severity, Spot
from generator.rules import Finding, told

_AND_ON = regex(r"(?i)tiếp theo|tầm nhìn|định hướng|về sau")
BEFORE = regex(rf"(?i)(?<!\w)(?:trước|chậm nhất|muộn nhất)(?!\w)[^.;,\d]{{0,20}}?{FULL_DAYS}")
_GRACE = timedelta(days=31)
"""Reports on a year are due in the January after it."""


PERIOD = told("plan/period", "ngoài thời gian của kế hoạch", "outside the time of the plan")
DAY_OFF = told("plan/day-off", "thời hạn vào ngày nghỉ", "due on a day off", Severity.WARNING)
DEADLINE = told(
    "plan/deadline",
    "thời hạn trước ngày ban hành",
    "due before the plan is issued",
    acceptable=True,
)
_CHECK_BOTH = Said("Kiểm tra hai ngày.", "Check both dates.")
_LET_IT_STAND = Said(
    "Kiểm tra hai ngày; nếu đúng là đã qua hạn, ghi ở mục: "
    "chap_nhan: [{ma_quy_tac: plan/deadline, ly_do: vì sao}].",
    "Check both dates; if the day is over indeed, add to the item: "
    "accepted: [{code: plan/deadline, reason: why}].",
)
_KEEP = Said("Hạn ấy có từ trước: để nguyên được.", "It was set before: it may stay.")


@CHECKS(PERIOD)
def period(dossier: Dossier) -> Found:
    """A period ends after it begins."""
    time = dossier.plan.period
    if time and time.end.last < time.start.first:
        message = Said("thời kỳ kết thúc trước khi bắt đầu", "the period ends before it begins")
        yield Finding(time.end.spot, message, mend=_CHECK_BOTH)


@CHECKS(
    told(
        "plan/cited",
        "văn bản được dẫn có ngày sau ngày ban hành",
        "a cited document younger than the plan",
    )
)
def cited(dossier: Dossier) -> Found:
    """What a plan cites is older than the plan."""
    issued = dossier.plan.dated
    for document in dossier.plan.documents:
        if issued and document.date and document.date.first > issued:
            days = f"{short_date(document.date.first)} > {short_date(issued)}"
            yield Finding(
                document.date.spot,
                Said(
                    f"văn bản được dẫn có ngày sau ngày ban hành kế hoạch ({days})",
                    f"a cited document is younger than the plan ({days})",
                ),
                mend=_CHECK_BOTH,
            )


@CHECKS(
    DEADLINE,
    PERIOD,
    DAY_OFF,
)
def deadlines(dossier: Dossier) -> Found:
    """What has to be done is due after the plan is issued, in its time, on a day of work."""
    plan = dossier.plan
    for item in items_of(plan):
        due = due_days(item.deadline)
        if due is None or not isinstance(item.deadline, Day | Text):
            continue
        spot = item.deadline.spot
        if plan.date and due[1] < plan.date.first:
            yield _too_early(due[1], plan, item)
        elif not _in_period(due, plan):
            yield _outside(spot)
        elif due[0] == due[1] and (found := day_off(due[1], spot, isinstance(item.deadline, Day))):
            before = isinstance(item.deadline, Text) and BEFORE.search(item.deadline.value)
            yield replace(found, severity=Severity.INFO) if before else found


@CHECKS(PERIOD, DAY_OFF)
def said_deadlines(dossier: Dossier) -> Found:
    """A day before which a sentence wants something is a day of work, in the time of the plan; so are
    the days that a deadline tells besides other words."""
    for text, said in _saying(dossier.plan):
        for day in days_in(said):
            inside = _in_period((day, day), dossier.plan)
            if found := day_off(day, text.spot, False) if inside else _outside(text.spot):
                yield replace(found, severity=Severity.INFO)


def _saying(plan: Plan) -> Iterator[tuple[Text, str]]:
    """The texts that may say until when, each with what it says of it."""
    for item in items_of(plan):
        if isinstance(item.sentence, Text):
            yield item.sentence, " ".join(BEFORE.findall(item.sentence.value))
        if isinstance(item.deadline, Text) and due_days(item.deadline) is None:
            yield item.deadline, item.deadline.value


def _set_before(plan: Plan, item: Item) -> bool:
    """Whether its deadline was set before: by the office, or by an earlier version of the plan.

    Of a plan that follows an office's, what has an id or a rule came from there.
    """
    handed_down = plan.based_on is not None and bool(item.id or item.rule)
    return (plan.version or 1) > 1 or handed_down


def _too_early(due: date, plan: Plan, item: Item) -> Finding[Spot]:
    assert plan.date and isinstance(item.deadline, Day | Text)
    days = f"{short_date(due)} < {short_date(plan.date.first)}"
    message = Said(
        f"thời hạn trước ngày ban hành ({days})", f"due before the plan is issued ({days})"
    )
    return due_before(item.deadline.spot, message, _LET_IT_STAND, plan, item)


def due_before(spot: Spot, message: Said, advice: Said, plan: Plan, item: Item) -> Finding[Spot]:
    """That an item was due before it is issued: a note where its deadline was set before."""
    kept = _set_before(plan, item)
    severity = Severity.INFO if kept else Severity.ERROR
    return Finding(spot, message, mend=_KEEP if kept else advice, severity=severity)


def _outside(spot: Spot) -> Finding[Spot]:
    return Finding(
        spot,
        Said("thời hạn ngoài thời gian của kế hoạch", "due outside the time of the plan"),
        mend=Said(
            "Sửa thời hạn, hoặc ghi thoi_ky của kế hoạch.", "Mend it, or give the plan its period."
        ),
        severity=Severity.WARNING,
        code=PERIOD.code,
    )


def _in_period(due: tuple[date, date], plan: Plan) -> bool:
    """Whether it can fall into the period, else the years of the subject and the next January."""
    if plan.period:
        return plan.period.start.first <= due[1] and due[0] <= plan.period.end.last
    years = subject_years(plan)
    if not years:
        return True
    issued = plan.date.first if plan.date else date.max
    ends = date(max(years), 12, 31) + _GRACE
    open_end = isinstance(plan.subject, Text) and bool(_AND_ON.search(plan.subject.value))
    return min(date(min(years), 1, 1), issued) <= due[1] and (open_end or due[0] <= ends)


def day_off(day: date, spot: Spot, alone: bool = True) -> Finding[Spot] | None:
    """That a day is none of work, and which one before it is, as a file has a day that stands
    alone, else as words have it; None of a day of work."""
    name = why_off(day)
    if not name:
        return None
    off, before = short_date(day), working_day_before(day)
    on = before.isoformat() if alone else short_date(before)
    return Finding(
        spot,
        Said(f"thời hạn {off} là ngày nghỉ: {name}", f"{off} is a day off: {name}"),
        mend=Said(f"Ngày làm việc trước đó: {on}.", f"The working day before it: {on}."),
        code="plan/day-off",
    )


def working_day_before(day: date) -> date:
    """The last day of work before a day."""
    before = day - timedelta(days=1)
    return working_day_before(before) if why_off(before) else before
