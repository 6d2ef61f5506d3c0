"""What an indicator was, what it has to become, and by how much it has to change."""

from dataclasses import replace

from generator.language import Said
from generator.lazy import dataclass
from generator.plan import codes
from generator.plan.fields import LINE, PERCENT, Number, Whole
from generator.plan.records import Record, Written, alias, key
from generator.plan.reports.outcome import RANK
from generator.plan.source import Mapping, Node, Source, Text, entries, text_at, value_at

_NUMBER = Number(may_be_percent=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline(Written):
    """What an indicator was before."""

    year: int = key(Whole(1990, 2100), Said("năm", "the year"), required=True)
    value: Text | None = key(_NUMBER, Said("giá trị", "the value"))
    rank: Text | None = key(RANK, Said("hạng trên tổng số, ví dụ 16/61", "the rank, such as 16/61"))
    group: Text | None = key(LINE, Said("nhóm, ví dụ Cao", "the group, such as Cao"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compared(Written):
    """A figure, and whether it is the least, the most, or all that is meant."""

    at_least: Text | None = key(_NUMBER, Said("từ … trở lên", "this or more"))
    at_most: Text | None = key(_NUMBER, Said("không quá …", "this or less"))
    exactly: Text | None = key(_NUMBER, Said("đúng …", "exactly this"))

    @property
    def figure(self) -> Text | None:
        """The value, however it is compared."""
        return self.at_least or self.at_most or self.exactly


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(_Compared):
    """By how much an indicator has to rise, or fall where the figure is negative."""

    unit: Text | None = key(
        LINE, Said("đơn vị, khi khác đơn vị của chỉ tiêu: bậc", "its unit, if another one: bậc")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(_Compared):
    """What an indicator has to become: at most one value, a rank, a group, or several of these."""

    exactly: Text | None = key(_NUMBER, Said("đạt đúng …", "exactly this"))
    rank: Text | None = key(RANK, Said("hạng trên tổng số, ví dụ 10/34", "the rank, such as 10/34"))
    group: Text | None = key(LINE, Said("nhóm, ví dụ Cao", "the group, such as Cao"))
    year: int | None = key(Whole(1990, 2100), Said("năm phải đạt", "the year of the target"))


_ONE_VALUE = (
    Said("cần đúng một giá trị", "exactly one value is needed"),
    Said("Chọn một trong: tu, khong_qua, dat.", "One of: at_least, at_most, exactly."),
)
_NO_BASELINE = (
    Said("hiện trạng chưa có giá trị", "the baseline has no value"),
    Said("Thêm một trong: gia_tri, hang, nhom.", "One of: value, rank, group."),
)


def _check_goal(goal: Goal | Change, source: Source) -> None:
    values = sum(value is not None for value in (goal.at_least, goal.at_most, goal.exactly))
    if values != 1 and not (values == 0 and isinstance(goal, Goal) and (goal.rank or goal.group)):
        source.report(goal.spot, codes.TARGET, *_ONE_VALUE)


def _check_baseline(baseline: Baseline, source: Source) -> None:
    if not (baseline.value or baseline.rank or baseline.group):
        source.report(baseline.spot, codes.TARGET, *_NO_BASELINE)


BASELINE: Record[Baseline] = Record(
    Baseline,
    "baseline",
    Said("'hien_trang'", "'baseline'"),
    check=_check_baseline,
    meant=("year", "value"),
)
CHANGE: Record[Change] = Record(
    Change, "change", Said("'muc_tang'", "'change'"), check=_check_goal, meant=("at_least",)
)
GOAL: Record[Goal] = Record(
    Goal, "goal", Said("'chi_tieu'", "'target'"), check=_check_goal, meant=("exactly",)
)


def _names(*keys: str) -> frozenset[str]:
    return frozenset(name for key in keys for name in (key, alias("target_item", key)))


_UNIT = _names("unit")
_PLACES = _names("baseline", "target", "change", "value", "at_least", "at_most", "exactly")
"""What is compared, and the figures of it."""


def with_percent_unit(node: Mapping, source: Source) -> Mapping:
    """The target with the unit % where its figures have that sign; beside another unit that is
    reported."""
    signed = [
        (figure, value)
        for key, value in node.entries
        for name, figure in entries(value)
        if {key.value, name.value} <= _PLACES and PERCENT.fullmatch(text_at(figure))
    ]
    own = value_at(node, *_UNIT)
    for figure, value in signed:
        _hold_to_unit(figure, text_at(value_at(value, *_UNIT) or own) or "%", source)
    if own or not signed:
        return node
    spot = signed[0][0].spot
    return replace(node, entries=(*node.entries, (Text("unit", spot), Text("%", spot))))


def _hold_to_unit(figure: Node, unit: str, source: Source) -> None:
    if unit == "%":
        return
    written = text_at(figure)
    message = Said(
        f"'{written}' là phần trăm, mà don_vi là '{unit}'",
        f"'{written}' is a percentage, and the unit is '{unit}'",
    )
    number = written.rstrip("% ")
    advice = Said(
        f'Viết {number} nếu tính bằng {unit}; nếu là phần trăm, ghi don_vi: "%".',
        f'Write {number} if it is in {unit}; if a percentage, write unit: "%".',
    )
    source.report(figure.spot, codes.FIGURE, message, advice)
