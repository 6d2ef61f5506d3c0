"""What an indicator was, what it has to become, and by how much it has to change."""

from dataclasses import replace

from generator.language import Said
from generator.lazy import dataclass
from generator.plan import codes
from generator.plan.fields import LINE, PERCENT, Number, Whole
from generator.plan.records import Record, Written, alias, key
from generator.plan.reports.outcome import RANK
from generator.plan.source import Mapping, Node, Source, Text, entries, entry_at, text_at

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
_COMPARED = _names("baseline", "target", "change")
_FIGURES = _names("value", "at_least", "at_most", "exactly")


def without_percents(node: Mapping, source: Source) -> Mapping:
    """The target with the unit % where its figures have that sign, and the figures without it.

    A sign beside another unit is reported.
    """
    held = {key: value for key, value in entries(node) if key.value in _COMPARED}
    signed = [figure for value in held.values() for figure in _percents(value)]
    if not signed:
        return node
    unit = entry_at(node, *_UNIT)
    if unit and text_at(unit[1]) != "%":
        _report_unit(signed[0], text_at(unit[1]), source)
    bare = tuple((key, _bare(value) if key in held else value) for key, value in node.entries)
    said = () if unit else ((Text("unit", signed[0].spot), Text("%", signed[0].spot)),)
    return replace(node, entries=(*bare, *said))


def _percents(value: Node) -> list[Text]:
    """The figures with a sign of what is compared; none where that has a unit of its own."""
    own = entry_at(value, *_UNIT)
    figures = (one for key, one in entries(value) if key.value in _FIGURES and not own)
    return [one for one in figures if isinstance(one, Text) and PERCENT.fullmatch(one.value)]


def _bare(value: Node) -> Node:
    signed = _percents(value)
    if not signed or not isinstance(value, Mapping):
        return value
    bare = {id(one): replace(one, value=one.value.rstrip("% ")) for one in signed}
    return replace(
        value, entries=tuple((key, bare.get(id(one), one)) for key, one in value.entries)
    )


def _report_unit(figure: Text, unit: str, source: Source) -> None:
    message = Said(
        f"'{figure}' là phần trăm, mà don_vi là '{unit}'",
        f"'{figure}' is a percentage, and the unit is '{unit}'",
    )
    number = figure.value.rstrip("% ")
    advice = Said(
        f'Viết {number} nếu tính bằng {unit}; nếu là phần trăm, ghi don_vi: "%".',
        f'Write {number} if it is in {unit}; if a percentage, write unit: "%".',
    )
    source.report(figure.spot, codes.FIGURE, message, advice)
