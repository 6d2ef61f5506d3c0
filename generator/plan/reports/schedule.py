"""Which reports a plan asks for: of whom, on which periods, by which day, on what."""

import re
from datetime import date

from generator.language import Lang, Said
from generator.law.periods import ReportPeriod, Rhythm, period_named, rhythm_named
from generator.lazy import dataclass, regex
from generator.plan import codes
from generator.plan.fields import LINE, Date, Day, Later, ListOf, Schema
from generator.plan.items import ID, ITEM, Item, Part
from generator.plan.records import Record, Written, key
from generator.plan.source import Node, Source, Text

_NO_PERIOD = Said(
    "Ví dụ: 6 tháng đầu năm 2026, quý II/2026, tháng 5/2026, năm 2026, hằng tháng, hằng quý.",
    "For example: 6 tháng đầu năm 2026, quý II/2026, tháng 5/2026, năm 2026, hằng tháng.",
)


class PeriodName:
    """The name of a period with its year, or where `rhythms` are allowed `hằng quý`."""

    def __init__(self, rhythms: bool = False) -> None:
        self.rhythms = rhythms

    def read(self, node: Node, source: Source) -> Text | None:
        said = LINE.read(node, source)
        if said is None or period_named(said.value) or (self.rhythms and rhythm_named(said.value)):
            return said
        message = Said(f"'{said}' không phải một kỳ báo cáo", f"'{said}' names no period")
        return source.report(node.spot, codes.PERIOD_NAME, message, _NO_PERIOD)

    def schema(self, lang: Lang) -> Schema:
        named = ["6 tháng đầu năm 2026", "quý II/2026"]
        return LINE.schema(lang) | {"examples": named + (["hằng quý"] if self.rhythms else [])}


_RELATIVE = regex(
    r"(?:ngày )?(?P<day>[1-9]|[012]\d|3[01])(?:(?P<next> tháng sau)| tháng cuối(?: kỳ| quý)?)?"
)
_BAD_DUE = Said(
    "Ví dụ: 2026-06-15; với kỳ lặp lại: 20 (ngày 20 tháng cuối kỳ), ngày 5 tháng sau.",
    "For example: 2026-06-15; of what recurs: 20 (of its last month), ngày 5 tháng sau.",
)


class DueDay:
    """A day, or a day of the month in which a period ends, or of the one after it."""

    def read(self, node: Node, source: Source) -> Day | Text | None:
        if isinstance(node, Text) and _RELATIVE.fullmatch(node.value):
            return node
        if isinstance(node, Text) and re.fullmatch(r"[\d/.-]*\d", node.value):
            return Date().read(node, source)
        message = Said("không phải ngày nộp báo cáo", "no day on which a report is due")
        return source.report(node.spot, codes.DATE, message, _BAD_DUE)

    def schema(self, lang: Lang) -> Schema:
        return {"type": ["string", "integer"], "examples": ["2026-06-15", 20, "ngày 5 tháng sau"]}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDue(Written):
    """A period, or how often one comes, and by which day its report is sent; that day included."""

    period: Text = key(
        PeriodName(rhythms=True),
        Said("kỳ báo cáo: 6 tháng đầu năm 2026, quý II/2026, hằng tháng …", "the period"),
        required=True,
    )
    due: Day | Text = key(
        DueDay(),
        Said("chậm nhất ngày nào phải gửi", "the last day on which it may be sent"),
        required=True,
    )

    @property
    def rhythm(self) -> Rhythm | None:
        """How often it comes, where it does again and again."""
        return rhythm_named(self.period.value)

    def periods(self, first: date, last: date) -> tuple[ReportPeriod, ...]:
        """The one that is named, or those of its rhythm that end between the two days."""
        if rhythm := self.rhythm:
            return rhythm.periods(first, last)
        named = period_named(self.period.value)
        return (named,) if named else ()

    @property
    def relative(self) -> tuple[int, bool] | None:
        """The day of the month, and whether of the month after; None of a day in the calendar."""
        match = _RELATIVE.fullmatch(self.due.value) if isinstance(self.due, Text) else None
        return (int(match["day"]), bool(match["next"])) if match else None

    def due_on(self, period: ReportPeriod) -> date:
        """The last day on which the report on `period` may be sent."""
        if isinstance(self.due, Day):
            return self.due.last
        assert self.relative
        day, after = self.relative
        month = 12 * period.last.year + period.last.month - 1 + after
        ends = Day(month // 12, month % 12 + 1).last
        return ends.replace(day=min(day, ends.day))


REPORT_DUE: Record[ReportDue] = Record(ReportDue, "report_due", Said("một kỳ báo cáo", "a period"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDuty(Item):
    """Who reports to whom, on which periods, on which tasks and targets; on all if none is named.

    Its sentence is made of that; `text` stands in place of it.
    """

    items: tuple["ReportDuty", ...] = key(
        ListOf(Later(lambda: REPORT_DUTY)), Said("các mục con", "the items below"), default=()
    )
    reporters: tuple[Text, ...] = key(
        ListOf(LINE, one=True),
        Said("nơi phải báo cáo: một hay nhiều nơi", "who reports"),
        default=(),
    )
    receiver: Text | None = key(
        LINE,
        Said("gửi báo cáo về nơi nào; để trống là cơ quan ban hành", "to whom; else the issuer"),
    )
    periods: tuple[ReportDue, ...] = key(
        ListOf(REPORT_DUE, one=True),
        Said("các kỳ báo cáo và hạn gửi", "the periods and the days they are due"),
        default=(),
    )
    covers: tuple[Text, ...] = key(
        ListOf(ID, one=True),
        Said(
            "mã nhiệm vụ, chỉ tiêu phải báo cáo; để trống là tất cả",
            "ids of the tasks and targets; all if empty",
        ),
        default=(),
    )

    @property
    def speaks(self) -> bool:
        """Whether it has a sentence of its own, typed or made of what it asks for."""
        return bool(self.text or self.paragraph or self.periods)


_HALF = (
    Said("chế độ báo cáo thiếu nơi báo cáo hoặc kỳ báo cáo", "who reports, or when, is missing"),
    Said("Ghi cả noi_bao_cao và cac_ky: {ky: …, han: …}.", "Write both reporters and periods."),
)
_FIXED = (
    Said("kỳ lặp lại không có một ngày cố định", "what recurs is not due on one day"),
    Said(
        "Ghi ngày trong tháng: 20 (tháng cuối kỳ) hoặc ngày 5 tháng sau.",
        "Write a day of the month: 20 (of its last month), or ngày 5 tháng sau.",
    ),
)


def _check_duty(duty: ReportDuty, source: Source) -> None:
    asks = bool(duty.reporters or duty.periods or duty.covers or duty.receiver)
    if asks and not (duty.reporters and duty.periods):
        source.report(duty.spot, codes.DUTY, *_HALF)
    elif not asks and ITEM.check:
        ITEM.check(duty, source)
    for one in duty.periods:
        if one.rhythm and isinstance(one.due, Day):
            source.report(one.due.spot, codes.DUTY, *_FIXED)


REPORT_DUTY: Record[ReportDuty] = Record(
    ReportDuty, "report_duty", Said("một chế độ báo cáo", "a duty"), short="text", check=_check_duty
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSchedule(Part):
    """The part in which a plan says which reports it asks for."""

    items: tuple[ReportDuty, ...] = key(
        ListOf(REPORT_DUTY), Said("các chế độ báo cáo", "the duties"), required=True
    )


REPORT_SCHEDULE: Record[ReportSchedule] = Record(
    ReportSchedule, "report_schedule", Said("chế độ báo cáo", "the reports"), listed="items"
)
