"""What a report says of the plan that it is on: which, until when, and what came of it."""

from generator.language import Said
from generator.law.periods import ReportPeriod, period_named
from generator.lazy import dataclass
from generator.plan import codes
from generator.plan.fields import Choice, Date, Day, ListOf, Words
from generator.plan.items import ID, Item, Target
from generator.plan.records import Record, Written, key
from generator.plan.reports.outcome import Outcome, check_done
from generator.plan.reports.schedule import PeriodName
from generator.plan.source import Source, Text

TAKEN = {"sum": "tong", "mean": "trung_binh", "lowest": "thap_nhat", "highest": "cao_nhat"}
"""What a result may take of the figures of all units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Outcome):
    """The outcome of the task or target that has this id in the plan; not filled in, it is none."""

    id: Text = key(
        ID,
        Said("mã của nhiệm vụ, chỉ tiêu trong kế hoạch", "the id it has in the plan"),
        required=True,
    )
    take: str | None = key(
        Choice(TAKEN),
        Said("lấy giá trị từ tổng hợp: tong, trung_binh …", "takes its value from the rollup"),
    )


def _check_result(result: Result, source: Source) -> None:
    check_done(result, source)
    if result.take and result.value:
        source.report(result.value.spot, codes.RESULT, *_ONE_VALUE)


_ONE_VALUE = (
    Said("kết quả vừa ghi gia_tri vừa lay từ tổng hợp", "a result with both value and take"),
    Said("Chỉ giữ một.", "Keep one."),
)
RESULT: Record[Result] = Record(
    Result, "result", Said("một kết quả", "a result"), check=_check_result
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsOn(Written):
    """The plan that a report is on, and what came of it up to a day."""

    plan: Text = key(
        Words(example="papi-2026.yaml"),
        Said(
            "tệp kế hoạch, tính từ thư mục của báo cáo", "the plan's file, from the report's folder"
        ),
        required=True,
    )
    period: Text | None = key(
        PeriodName(), Said("kỳ báo cáo, ví dụ 6 tháng đầu năm 2026", "the period of the report")
    )
    as_of: Day = key(Date(), Said("ngày chốt số liệu", "the day of the figures"), required=True)
    results: tuple[Result, ...] = key(
        ListOf(RESULT),
        Said("kết quả từng nhiệm vụ, chỉ tiêu", "the result of each task and target"),
        default=(),
    )

    @property
    def by_id(self) -> dict[str, Result]:
        """The results by the ids of what they are of."""
        return {one.id.value: one for one in self.results}

    @property
    def on_period(self) -> ReportPeriod | None:
        """The period as such; None where none is named."""
        return period_named(self.period.value) if self.period else None


REPORTS_ON: Record[ReportsOn] = Record(
    ReportsOn, "reports_on", Said("'bao_cao_ve'", "'reports_on'")
)


def owes_result(item: Item) -> bool:
    """Whether a report says what came of it: tasks, and targets that say of what, how much."""
    if not isinstance(item, Target):
        return item.is_task
    return bool((item.indicator or item.dimension) and (item.target or item.change))


def needs_proof(item: Item, above: bool = False) -> bool:
    """Whether it is done only with evidence: it says so, else what it stands under does."""
    return above if item.needs_evidence is None else item.needs_evidence == "yes"


def is_unproven(outcome: Outcome, needed: bool) -> bool:
    """Whether it is called done without the evidence that is needed, and so is not done."""
    return needed and outcome.state == "done" and not outcome.evidence
