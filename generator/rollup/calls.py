"""Who has to be called, and about what, as a table with room for what they said."""

from generator.export import Table, Toned, cut_short
from generator.law.wording import short_date
from generator.rollup.debts import Debts, Owed
from generator.rollup.letters import letter_name

_LONGEST = 100
"""So many letters of a task say which it is."""


def call_list(debts: Debts) -> Table:
    """One line for each unit that owes something, whoever owes most first."""
    order = sorted(debts.units, key=lambda one: -(len(one.tasks) + len(one.reports)))
    return Table(
        "Gọi điện",
        f"Đơn vị cần gọi, xét ngày {short_date(debts.on)}",
        (
            ("Mã", 8),
            ("Đơn vị", 22),
            ("Người đầu mối", 20),
            ("Điện thoại", 12),
            ("Kế hoạch", 16),
            ("Báo cáo chưa gửi", 22),
            ("Việc quá hạn", 8),
            ("Quá hạn lâu nhất (ngày)", 10),
            ("Cụ thể", 60),
            ("Trả lời", 24),
            ("Công văn", 40),
        ),
        tuple(_row(debts, one) for one in order),
        aside=1,
    )


def _row(debts: Debts, one: Owed) -> tuple[Toned, ...]:
    reports = "; ".join(f"{each.period} (hạn {short_date(each.due)})" for each in one.reports)
    tasks = "; ".join(
        f"{task.mark} {cut_short(task.says, _LONGEST)} (hạn {short_date(task.due)})"
        for task in one.tasks
    )
    known = debts.listed.get(one.answer.code)
    days = max((task.days for task in one.tasks), default=0)
    return (
        Toned(one.answer.code),
        Toned(one.name),
        Toned(known.contact if known else ""),
        Toned(known.phone if known else ""),
        Toned(one.answer.stage.value.vi if one.plan else "", "silent" if one.plan else ""),
        Toned(reports, "missing" if reports else ""),
        Toned(len(one.tasks), "late" if one.tasks else ""),
        Toned(days or "", "late" if days else ""),
        Toned(tasks),
        Toned(),
        Toned(f"{letter_name(debts, one)}.docx"),
    )
