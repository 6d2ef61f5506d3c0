"""Figures of reports that cannot be right, each told at the file and line of who wrote it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from generator.language import Said
from generator.law import papi
from generator.law.number_words import shown
from generator.lazy import dataclass, regex
from generator.plan.amounts import Reach, places_of
from generator.plan.model import Plan
from generator.problems import Problem, Severity, Spot
from generator.rollup.gather import Gathered, Sender, plan_ids
from generator.rollup.sent import Reported, Sent
from generator.rollup.tracked import Tracked
from generator.rules import Entry, told

_WARNING = Severity.WARNING
UNIT = told("rollup/unit", "đơn vị tính khác kế hoạch", "another unit than the plan's", _WARNING)
SCALE = told("rollup/scale", "số lệch hàng hoặc ngoài thang", "a figure off its scale", _WARNING)
WHOLE = told("rollup/whole", "số lớn hơn toàn thể", "more than the whole", _WARNING)
SUM = told(
    "rollup/sum", "các phần cộng lại khác tổng", "parts that do not make the whole", _WARNING
)
DECLINE = told(
    "rollup/decline", "giảm mà báo là tăng, hoặc ngược lại", "a decline called progress", _WARNING
)
BACKWARDS = told(
    "rollup/backwards", "đã báo hoàn thành, nay lại chưa", "done before, and not now", _WARNING
)
UNKNOWN = told(
    "rollup/unknown-id", "mã không có trong kế hoạch", "an id that the plan does not have", _WARNING
)
UNPROVEN = told(
    "rollup/unproven", "báo hoàn thành mà thiếu minh chứng", "done without the evidence", _WARNING
)
_ANOTHER_UNIT = 300
"""So many times more or less is another unit, a thousand times larger or smaller."""
_CHECK = Said("Xem lại số này.", "Check this figure.")
_CHECK_SHARE = Said(
    "Xem lại số này; chỉ tiêu vượt được 100% thì kế hoạch giao ghi 'từ 100% trở lên'.",
    "Check this figure; where more than 100% is possible, the office's goal is at least 100%.",
)
_ALL_OR_MORE = Reach(Decimal(100), Decimal("Infinity"))
_PEOPLE_AND_THINGS = (
    "xã|phường|đặc khu|thôn|tổ|khu|hồ sơ|đơn vị|cơ quan|trường|nhiệm vụ|chỉ tiêu|hộ|người"
    "|thủ tục|phản ánh|kiến nghị|đơn|vụ|công trình|cán bộ|công chức|lớp|cuộc|dự án"
)
_OF_SO_MANY = regex(
    rf"(?<![\d/.,])(?P<part>\d[\d.]*)/(?P<whole>\d[\d.]*) (?:{_PEOPLE_AND_THINGS})\b"
)
"""`104/104 xã`: so many of so many."""
_NOT = r"(?<!chưa )(?<!không )(?<!chưa được )"
_RISES = regex(rf"(?i){_NOT}\b(?:tăng|nâng lên|cao hơn)\b(?! cường)")
_SINKS = regex(rf"(?i){_NOT}\b(?:giảm|thấp hơn)\b")
_OVER_ALL = regex(
    r"(?i)so với|dự toán|(?:đạt|vượt|hoàn thành) (?:\S+ )?kế hoạch|tốc độ|\b(?:tăng|giảm)\b(?! cường)"
)
"""Of what is so called more than all of it is possible."""
_IMPROVES = regex(rf"(?i){_NOT}\b(?:cải thiện|tiến bộ|tốt hơn)\b")


@dataclass(frozen=True, slots=True)
class _Case:
    """One value that a report states: what was asked, of whom, what is said there."""

    asked: Tracked
    unit: Sender
    report: Sent
    answer: Reported
    value: Decimal

    @property
    def known(self) -> list[Decimal]:
        """What it was before: in the last report, and before the plan."""
        own = self.report.plan.targets.get(self.asked.id) if self.report.plan else None
        found = (figure_before(self.asked, self.unit), own.baseline if own else None)
        return [one for one in found if one is not None]


_Found = Iterator[tuple[Entry, Said, Said]]


def figure_of(asked: Tracked, unit: Sender) -> Decimal | None:
    """What the unit's report gives of the target, right or not, if that is a number in its unit."""
    return unit.report.figure(asked.id, asked.unit) if unit.report else None


def figure_before(asked: Tracked, unit: Sender) -> Decimal | None:
    """What the last report gave of the target, if that can have been right."""
    last = replace(unit, report=unit.before, before=None)
    return None if is_off(asked, last) else figure_of(asked, last)


def is_off(asked: Tracked, unit: Sender) -> bool:
    """Whether the figure of the unit's report cannot be right as it stands: it is not counted."""
    report, value = unit.report, figure_of(asked, unit)
    if report is None or value is None:
        return False
    return any(_scale(_Case(asked, unit, report, report.said[asked.id], value)))


def misfits(gathered: Gathered) -> list[Problem]:
    """Everything in the reports that count which does not fit, in the order of files and lines."""
    asked = {one.id: one for one in gathered.asked}
    parts, ids = _parts(gathered), plan_ids(gathered.plan)
    found: list[Problem] = []
    for unit in gathered.reported:
        report = unit.report
        assert report
        found += _unknown(report, ids, gathered.plan)
        for id_, answer in report.said.items():
            if one := asked.get(id_):
                found += _of_answer(one, unit, report, answer)
        for whole, below in parts.items():
            found += _sum(asked[whole], [asked[one] for one in below], report)
    return sorted(found)


def _problem(spot: Spot, entry: Entry, message: Said, advice: Said = _CHECK) -> Problem:
    return Problem(spot, entry.code, message, entry.severity, advice)


def _of_answer(asked: Tracked, unit: Sender, report: Sent, answer: Reported) -> Iterator[Problem]:
    for told_ in _in_words(answer):
        yield _problem(report.spot(asked.id, "text"), *told_)
    if asked.proof and answer.state == "done" and not answer.evidence:
        message = Said(
            f"'{asked.id}' cần minh chứng; chưa có thì chưa tính là hoàn thành",
            f"'{asked.id}' needs evidence; without, it does not count as done",
        )
        advice = Said("Ghi minh chứng: số, ngày văn bản.", "Add evidence: number and day.")
        yield _problem(report.spot(asked.id, "state"), UNPROVEN, message, advice)
    if _is_backwards(asked, unit, answer):
        message = Said(
            f"'{asked.id}': kỳ trước báo hoàn thành, kỳ này không",
            f"'{asked.id}' was done in the last report, and is not in this one",
        )
        yield _problem(report.spot(asked.id, "state"), BACKWARDS, message)
    if asked.target and answer.number is not None:
        yield from _of_value(_Case(asked, unit, report, answer, answer.number))


def _of_value(case: _Case) -> Iterator[Problem]:
    """What is wrong with a figure; of one in another unit nothing else can be said."""
    id_ = case.asked.id
    if other := case.report.other_unit(id_, case.asked.unit):
        yield _problem(case.report.spot(id_, "value"), *_in_another_unit(case.asked, other))
        return
    for entry, message, advice in _scale(case):
        yield _problem(case.report.spot(id_, "value"), entry, _left_out(message), advice)
    for told_ in _progress(case):
        yield _problem(case.report.spot(id_, "text"), *told_)


def _left_out(message: Said) -> Said:
    return Said(
        f"{message.vi}; không tính vào tổng, trung bình, xếp hạng",
        f"{message.en}; left out of sums, means and ranks",
    )


def _in_words(answer: Reported) -> _Found:
    for match in _OF_SO_MANY.finditer(answer.words):
        part, whole = (int(match[name].replace(".", "") or 0) for name in ("part", "whole"))
        if part > whole:
            said = match[0]
            message = Said(f"'{said}': phần lớn hơn toàn thể", f"'{said}' is more than the whole")
            yield WHOLE, message, _CHECK


def _is_backwards(asked: Tracked, unit: Sender, answer: Reported) -> bool:
    before = unit.before.said.get(asked.id) if unit.before else None
    return bool(before and before.state == "done" and answer.state not in ("done", ""))


def _in_another_unit(asked: Tracked, own: str) -> tuple[Entry, Said, Said]:
    message = Said(
        f"'{asked.id}': kế hoạch của đơn vị tính bằng '{own}', kế hoạch được giao tính bằng"
        f" '{asked.unit}'; số này không cộng",
        f"'{asked.id}' is in '{own}' in the unit's plan, in '{asked.unit}' in the office's;"
        " the figure is left out",
    )
    advice = Said("Báo cáo theo đơn vị tính được giao.", "Report it in the unit that was assigned.")
    return UNIT, message, advice


def _scale(case: _Case) -> _Found:
    asked, value = case.asked, case.value
    if asked.unit == "%" and value > 100 and not _may_exceed(case):
        message = Said(f"{case.answer.value}% lớn hơn 100%", f"{case.answer.value}% is over 100%")
        yield WHOLE, message, _CHECK_SHARE
    elif asked.unit == "%" and 0 < value <= 1 and (least := _least(case)) >= 10:
        beside = shown(least, places_of(least))
        message = Said(
            f"{case.answer.value}% trong khi mục tiêu và mức đã có đều không dưới {beside}%:"
            " có thể ghi tỷ số thay cho phần trăm",
            f"{case.answer.value}% while the goal and what was before are {beside}% or more:"
            " perhaps a ratio and no percentage",
        )
        percent = shown(value * 100, max(places_of(value) - 2, 0))
        advice = Said(
            f"Nếu là {percent}% thì viết {percent}, không viết {case.answer.value}.",
            f"If {percent}% is meant, write {percent} and not {case.answer.value}.",
        )
        yield SCALE, message, advice
    elif bounds := _papi_scale(case):
        low, high = bounds
        if not low <= value <= high:
            message = Said(
                f"{case.answer.value} ngoài thang điểm {shown(low, 2)}–{shown(high, 2)}",
                f"{case.answer.value} is outside the scale {shown(low, 2)}–{shown(high, 2)}",
            )
            yield SCALE, message, _CHECK
    elif off := _thousands(case):
        message = Said(
            f"{case.answer.value} so với {shown(off, places_of(off))}: lệch hàng nghìn lần",
            f"{case.answer.value} beside {shown(off, places_of(off))}: off by a thousand",
        )
        advice = Said("Xem lại đơn vị: đồng hay triệu đồng.", "Check the unit: đồng or millions.")
        yield SCALE, message, advice


def _may_exceed(case: _Case) -> bool:
    """Whether more than all is possible: its name, its goal, or what was before, says so too."""
    span = case.asked.span
    finite = [one for one in (span.low, span.high) if one.is_finite()] if span else []
    above = any(one > 100 for one in (*finite, *case.known))
    return above or span == _ALL_OR_MORE or bool(_OVER_ALL.search(case.asked.says))


def _least(case: _Case) -> Decimal:
    """The least of the values beside which this one stands: its goal, and what it was."""
    span = case.asked.span
    goals = [span.low] if span and span.low.is_finite() else []
    return min((*goals, *case.known), default=Decimal(0))


def _papi_scale(case: _Case) -> tuple[Decimal, Decimal] | None:
    """The points of PAPI that the target can have; None of what is no score of it."""
    asked = case.asked
    target = asked.target
    if not (target and target.dimension and asked.unit in ("", "điểm")):
        return None
    names = papi.name(asked.dimension), "papi"
    if not any(one.casefold() in asked.says.casefold() for one in names):
        return None
    goal = target.target
    low, high = papi.scale(asked.dimension, (goal and goal.year) or case.report.as_of.year)
    return (Decimal(str(float(low))), Decimal(str(float(high))))


def _thousands(case: _Case) -> Decimal | None:
    """What was before, or is to be reached, where the value is so far off all of it that the unit
    must be another."""
    goal = case.asked.to_reach
    beside = [abs(one) for one in (*case.known, *([] if goal is None else [goal])) if one]
    off = [max(one, abs(case.value)) / min(one, abs(case.value)) for one in beside if case.value]
    return beside[0] if off and min(off) >= _ANOTHER_UNIT else None


def _progress(case: _Case) -> _Found:
    """Words that say the other way than the figures, whichever they are compared with."""
    words, known = case.answer.words, case.known
    if not known or not words:
        return
    rises = [case.value > was for was in known]
    sinks = [case.value < was for was in known]
    better = sinks if case.asked.falls else rises
    for pattern, right in ((_RISES, rises), (_SINKS, sinks), (_IMPROVES, better)):
        if (match := pattern.search(words)) and not any(right):
            was = ", ".join(shown(one, places_of(one)) for one in known)
            message = Said(
                f"câu ghi “{match[0]}”, mà số là {case.answer.value}, trước là {was}",
                f"the words say “{match[0]}”, the figure is {case.answer.value}, and was {was}",
            )
            yield DECLINE, message, Said("Sửa câu hoặc sửa số.", "Mend the words or the figure.")
            return


def _unknown(report: Sent, ids: frozenset[str], plan: Plan) -> Iterator[Problem]:
    """Results of what neither the office nor the unit has in its plan.

    A report from before this version of the plan may be on what an earlier one had.
    """
    known = ids | (report.plan.ids if report.plan else frozenset())
    is_before = plan.version > 1 and report.as_of < (plan.dated or date.min)
    for id_ in report.said:
        if id_ not in known and is_before:
            message = Said(
                f"'{id_}' không còn trong phiên bản {plan.version} của kế hoạch; kết quả này không"
                " tính",
                f"'{id_}' is not in version {plan.version} of the plan; this result is left out",
            )
            yield Problem(report.spot(id_), UNKNOWN.code, message, Severity.INFO)
        elif id_ not in known:
            message = Said(
                f"kế hoạch không có nhiệm vụ, chỉ tiêu mã '{id_}'; kết quả này không tính",
                f"no task or target of the plan is '{id_}'; this result is left out",
            )
            yield _problem(report.spot(id_), UNKNOWN, message, Said("Sửa mã.", "Mend the id."))


def _parts(gathered: Gathered) -> dict[str, list[str]]:
    """The targets whose parts make them up, as the office's own figures show."""
    of: dict[str, list[Tracked]] = {}
    for one in gathered.asked:
        of.setdefault(one.whole, []).append(one)
    return {
        one.id: [part.id for part in of[one.id]]
        for one in gathered.asked
        if len(of.get(one.id, ())) > 1 and _adds_up(one, of[one.id])
    }


def _adds_up(whole: Tracked, parts: list[Tracked]) -> bool:
    """Whether what is to be reached, or what was, is in the whole the sum of the parts."""
    goals = _is_sum(whole.to_reach, [one.to_reach for one in parts])
    known = {goals, _is_sum(whole.so_far, [one.so_far for one in parts])} - {None}
    return known == {True} and {one.unit for one in parts} == {whole.unit}


def _is_sum(total: Decimal | None, parts: list[Decimal | None]) -> bool | None:
    """Whether the parts make the total; None where one of the figures is not known."""
    known = [one for one in parts if one is not None]
    return sum(known, Decimal(0)) == total if total and len(known) == len(parts) else None


def _sum(whole: Tracked, parts: list[Tracked], report: Sent) -> Iterator[Problem]:
    found = [report.figure(one.id, one.unit) for one in (whole, *parts)]
    values = [one for one in found if one is not None]
    if len(values) < len(found):
        return
    total, *of = values
    made = sum(of, Decimal(0))
    places = max(map(places_of, values))
    slack = Decimal(len(of) + 1) / 2 * Decimal(1).scaleb(-places) if places else Decimal(0)
    if abs(made - total) > slack:
        names = ", ".join(one.id for one in parts)
        message = Said(
            f"'{whole.id}' ghi {shown(total, places)}, các phần ({names}) cộng lại là"
            f" {shown(made, places)}",
            f"'{whole.id}' says {shown(total, places)}, its parts ({names}) make"
            f" {shown(made, places)}",
        )
        yield _problem(report.spot(whole.id, "value"), SUM, message)
