"""The words of days: when a task is due, from when it was moved, when a report is to be sent."""

from collections.abc import Callable

from generator.law.periods import period_named
from generator.law.wording import padded, short_date
from generator.paper.target_text import goal_phrase
from generator.plan.fields import Day, Open
from generator.plan.items import Item, Target
from generator.plan.reports.history import Adjusted
from generator.plan.reports.schedule import ReportDue, ReportDuty
from generator.plan.source import Text

Say = Callable[[Text | Open], str]


MOVED = "điều chỉnh {} kể từ ngày {}"
BY, FROM_TO = " theo {}", ", lý do: {}, trước đó: {}, nay: {}"
DEADLINE = "thời hạn"
"""The words of a change: of what, since when, by what, and why; imports know it by them."""


def due(when: Day | Text | Open | None, say: Say) -> str:
    """A deadline in words: `30/6/2026`, `tháng 6/2026`, `năm 2026`, what the plan says, or ""."""
    if isinstance(when, Day):
        if when.full:
            return short_date(when.full)
        return f"tháng {when.month}/{when.year}" if when.month else f"năm {when.year}"
    return say(when) if when else ""


def history_text(item: Item, say: Say) -> str:
    """Each change of its deadline or target in the order in which they were made, "" of none.

    `điều chỉnh thời hạn kể từ ngày 01/4/2026 theo Công văn số 45/UBND-NC, lý do: chờ hướng dẫn,
    trước đó: 31/3/2026, nay: 30/6/2026`
    """
    return "; ".join(_moved(item, at, say) for at in range(len(item.history)))


def _moved(item: Item, at: int, say: Say) -> str:
    one, later = item.history[at], item.history[at + 1 :]
    if one.deadline:
        after = next((more.deadline for more in later if more.deadline), item.deadline)
        what, old, new = DEADLINE, due(one.deadline, say), due(after, say)
    else:
        what, old, new = "chỉ tiêu", *_goals(item, one, later, say)
    basis = BY.format(say(one.basis)) if one.basis else ""
    since = MOVED.format(what, short_date(one.date.last))
    return f"{since}{basis}{FROM_TO.format(say(one.reason), old, new or 'bỏ')}"


def _goals(item: Item, one: Adjusted, later: tuple[Adjusted, ...], say: Say) -> tuple[str, str]:
    """The target as it was, and as it became."""
    assert isinstance(item, Target)  # only targets may have it moved
    after = next((more.target for more in later if more.target), item.target)
    return goal_phrase(one.target, item, say), goal_phrase(after, item, say)


def duty_sentence(duty: ReportDuty, say: Say) -> str:
    """Who reports to whom, on what, on which periods and by which days; "" where it asks nothing.

    `Ủy ban nhân dân cấp xã báo cáo Sở Nội vụ kết quả thực hiện: 6 tháng đầu năm 2026 chậm nhất ngày
    15/6/2026; năm 2026 chậm nhất ngày 30/11/2026.`
    """
    if not duty.periods:
        return ""
    who = _listed([*map(say, duty.reporters)])
    to = f" {say(duty.receiver)}" if duty.receiver else ""
    what = _listed([say(Text(f"[[{one}]]", one.spot)) for one in duty.covers])
    about = f"kết quả thực hiện nội dung tại {what}" if what else "kết quả thực hiện"
    periods = "; ".join(map(_period, duty.periods))
    return f"{who} báo cáo{to} {about}: {periods}."


def _period(one: ReportDue) -> str:
    named = str(one.rhythm or period_named(one.period.value))
    if isinstance(one.due, Day):
        return f"{named} chậm nhất ngày {due(one.due, str)}"
    assert one.relative
    day, after = one.relative
    if after:
        month = "tháng sau"
    else:
        month = "hằng tháng" if one.rhythm and one.rhythm.months == 1 else "tháng cuối kỳ"
    return f"{named} chậm nhất ngày {padded(day)} {month}"


def _listed(names: list[str]) -> str:
    return " và ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
