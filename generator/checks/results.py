"""What a report says of results, seen beside the plan that it is on: each task and target has one, on a day that can be."""

from collections import Counter
from collections.abc import Sequence

from generator.language import Said
from generator.law.wording import short_date
from generator.paper.target_text import indicator_text
from generator.plan.closest import closest
from generator.plan.items import Item, Target
from generator.plan.model import Plan
from generator.plan.results import ReportsOn, Result
from generator.plan.source import Source, Text
from generator.plan.walk import items_of
from generator.problems import Severity


def check_results(plan: Plan, on: ReportsOn, of: Plan, source: Source) -> None:
    """Reports results of nothing in `of`, the plan reported on, and what of it has none; in a draft that stands open."""
    asked = [item for item in items_of(of) if counts(item)]
    ids = {item.id.value for item in asked if item.id}
    own = {item.id.value: item.id for item in items_of(plan) if item.id}
    for id_ in sorted(ids & set(own)):
        message = Said(
            f"mã '{id_}' đã có trong kế hoạch được báo cáo",
            f"id '{id_}' is in the plan reported on",
        )
        source.report(
            own[id_].spot, "plan/duplicate-id", message, Said("Đặt mã khác.", "Choose another id.")
        )
    given = Counter(result.id.value for result in on.results)
    meant: set[str] = set()
    for result in on.results:
        if result.id.value not in ids:
            meant.add(_report_unknown(result, ids, ids - given.keys() - meant, source))
        elif given[result.id.value] > 1:
            message = Said(f"'{result.id}' có hai kết quả", f"'{result.id}' has two results")
            source.report(result.id.spot, "plan/result", message, Said("Chỉ giữ một.", "Keep one."))
            given[result.id.value] = 1
    _check_days(plan, on, source)
    # What is told to be a result of something else is not missing as well.
    _check_missing(
        [item for item in asked if not item.id or item.id.value not in given.keys() | meant],
        plan,
        on,
        source,
    )


def _report_unknown(result: Result, ids: set[str], left: set[str], source: Source) -> str:
    """The id that was probably meant, of those that have no result (`left`) if one is near; "" for none."""
    near = closest(result.id.value, sorted(left)) or closest(result.id.value, sorted(ids))
    message = Said(
        f"kế hoạch không có nhiệm vụ, chỉ tiêu mã '{result.id}'",
        f"no task or target of the plan is '{result.id}'",
    )
    advice = Said("Bỏ đi.", "Take it out.")
    if near:
        advice = Said(f"Có phải '{near}'?", f"Did you mean '{near}'?")
    elif left:
        listed = ", ".join(sorted(left)[:8])
        advice = Said(f"Còn chưa có kết quả: {listed}.", f"Without a result: {listed}.")
    source.report(result.id.spot, "plan/result", message, advice)
    return near


def _check_missing(missing: Sequence[Item], plan: Plan, on: ReportsOn, source: Source) -> None:
    severity = Severity.INFO if plan.is_draft else Severity.ERROR
    for item in missing:
        if item.id:
            message = Said(
                f"chưa có kết quả của '{item.id}': {_says(item)}",
                f"no result of '{item.id}': {_says(item)}",
            )
            advice = Said(
                f"Thêm vào cac_ket_qua: {{ma: {item.id}, …}}.",
                f"Add {{id: {item.id}, …}} to results.",
            )
            source.report(on.spot, "plan/result-missing", message, advice, severity)
        else:
            message = Said(
                f"nhiệm vụ của kế hoạch chưa có mã: {_says(item)}",
                f"the plan's task has no id: {_says(item)}",
            )
            advice = Said(
                f"Thêm ma ở dòng {item.spot.line} của kế hoạch.",
                f"Give it an id, line {item.spot.line} of the plan.",
            )
            source.report(on.plan.spot, "plan/result-missing", message, advice, severity)


def _check_days(plan: Plan, on: ReportsOn, source: Source) -> None:
    """Nothing is done after the day of the report; figures up to a later day are guesses."""
    signed = plan.date.full if plan.date else None
    for result in on.results:
        if result.date and on.as_of.full and result.date.first > on.as_of.full:
            message = Said(
                "ngày hoàn thành sau ngày chốt số liệu", "done after the day of the figures"
            )
            source.report(
                result.date.spot,
                "plan/result",
                message,
                Said("Kiểm tra hai ngày.", "Check both dates."),
            )
        elif result.date and signed and result.date.first > signed:
            days = f"{short_date(result.date.first)} > {short_date(signed)}"
            message = Said(
                f"ngày hoàn thành sau ngày báo cáo ({days})",
                f"done after the day of the report ({days})",
            )
            source.report(
                result.date.spot,
                "plan/result",
                message,
                Said("Kiểm tra hai ngày.", "Check both dates."),
            )
    if signed and on.as_of.first > signed:
        days = f"{short_date(signed)} < {short_date(on.as_of.first)}"
        message = Said(
            f"báo cáo ký trước ngày chốt số liệu ({days})",
            f"dated before the day of its figures ({days})",
        )
        advice = Said(
            "Kiểm tra hai ngày; số ước tính thì nói rõ.",
            "Check both dates; say where figures are estimates.",
        )
        source.report(on.as_of.spot, "plan/as-of", message, advice, Severity.WARNING)


def _says(item: Item) -> str:
    said = item.title or item.text
    words = (
        said.value
        if isinstance(said, Text)
        else indicator_text(item, str)
        if isinstance(item, Target)
        else ""
    )
    return words if len(words) <= 60 else f"{words[:57].rstrip()}…"


def counts(item: Item) -> bool:
    """Whether a report owes a result of it."""
    return _measured(item) if isinstance(item, Target) else item.is_task


def _measured(item: Item) -> bool:
    return isinstance(item, Target) and bool(
        (item.indicator or item.dimension) and (item.target or item.change)
    )
