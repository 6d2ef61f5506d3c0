"""Scores of PAPI against its scale, and a total against the plain sum of what it is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from generator.checks.schedule import plan_year
from generator.language import Said
from generator.law import papi
from generator.law.wording import short_date
from generator.plan.amounts import Span, decimals, exactly, goal_span, number, shown
from generator.plan.items import Target
from generator.plan.model import Plan
from generator.plan.source import Source, Text
from generator.plan.walk import targets_of
from generator.problems import Severity

_LATEST = 2025
_POINTS = ("", "điểm")


@dataclass(frozen=True, slots=True)
class _Score:
    """One score of a year; `kind` is how it is compared, "" for what was reached."""

    code: str
    year: int
    text: Text
    span: Span
    kind: str


def check_papi(plan: Plan, source: Source) -> None:
    """Reports scores outside the scale of their year, totals that are no sums, and groups that PAPI has not."""
    year = plan_year(plan) or _LATEST
    targets = [target for target in targets_of(plan) if target.dimension]
    scores = [score for target in targets if _scored(target) for score in _scores(target, year)]
    for score in scores:
        _check_scale(score, source)
    _check_sums(scores, source)
    for target in targets:
        _check_group(target, source)
        _check_release(target, plan, source)


def _code(target: Target) -> str:
    assert target.dimension
    return papi.TOTAL[0] if target.dimension.value in papi.TOTAL else target.dimension.value


def _scored(target: Target) -> bool:
    """Whether its figures are points of PAPI: a dimension may also class a target of another kind (12 dialogues)."""
    unit = target.unit.value.casefold() if target.unit else ""
    words = " ".join(
        text.value
        for text in (target.indicator, target.title, target.text)
        if isinstance(text, Text)
    )
    named = (
        not words
        or "papi" in words.casefold()
        or papi.name(_code(target)).casefold() in words.casefold()
    )
    return unit in _POINTS and named


def _scores(target: Target, year: int) -> list[_Score]:
    before, goal = target.baseline, target.target
    found = []
    if before and before.value:
        found.append(
            _Score(_code(target), before.year, before.value, exactly(number(before.value)), "")
        )
    if goal and goal.figure:
        span = goal_span(goal)
        assert span
        kind = "at_least" if goal.at_least else "at_most" if goal.at_most else "exactly"
        found.append(_Score(_code(target), goal.year or year, goal.figure, span, kind))
    return found


def _check_scale(score: _Score, source: Source) -> None:
    name = papi.name(score.code)
    if not papi.counted(score.code, score.year):
        message = Said(
            f"PAPI năm {score.year} không có '{name}'", f"PAPI of {score.year} has no '{name}'"
        )
        advice = Said("Kiểm tra năm và lĩnh vực.", "Check the year and the dimension.")
        source.report(score.text.spot, "papi/year", message, advice, Severity.WARNING)
        return
    low, high = papi.scale(score.code, score.year)
    if not low - Fraction(1, 100) < Fraction(number(score.text)) < high + Fraction(1, 100):
        span = f"{_bound(low)}–{_bound(high)}"
        message = Said(
            f"{score.text} ngoài thang điểm {span} của '{name}'",
            f"{score.text} is outside {span}, the scale of '{name}'",
        )
        advice = Said(
            "Điểm PAPI: mỗi lĩnh vực 1–10, tổng của 8 lĩnh vực 8–80.",
            "A dimension has 1–10, the total of eight 8–80.",
        )
        source.report(score.text.spot, "papi/scale", message, advice)


def _bound(value: Fraction) -> str:
    return shown(Decimal(value.numerator) / value.denominator, 0 if value.denominator == 1 else 2)


def _check_sums(scores: Sequence[_Score], source: Source) -> None:
    """Where a whole and all of its parts have a figure of one year, the parts make the whole."""
    for baseline in (True, False):
        by_code = {
            (score.code, score.year): score for score in scores if (not score.kind) is baseline
        }
        for (code, year), whole in by_code.items():
            needed = papi.parts(code, year)
            parts = [by_code[part.code, year] for part in needed if (part.code, year) in by_code]
            if needed and len(parts) == len(needed):
                _check_sum(whole, parts, source)


def _check_sum(whole: _Score, parts: Sequence[_Score], source: Source) -> None:
    """What cannot be is an error; where every bound is of one kind (45 or more), another sum is a warning."""
    places = max(1, min(2, max(decimals(score.text) for score in (whole, *parts))))
    within = Decimal(10) ** -places * (len(parts) + 1) / 2
    total = parts[0].span
    for part in parts[1:]:
        total += part.span
    written = sum((number(part.text) for part in parts), Decimal(0))
    possible = total.meets(whole.span, within)
    alike = {part.kind for part in parts} == {whole.kind}
    if possible and (not alike or abs(written - number(whole.text)) <= within):
        return
    said = shown(written, max(decimals(score.text) for score in (whole, *parts)))
    name = papi.name(whole.code)
    message = Said(
        f"{len(parts)} thành phần của '{name}' cộng lại là {said}, không phải {whole.text}",
        f"the {len(parts)} parts of '{name}' add up to {said}, not {whole.text}",
    )
    advice = Said(
        "Tổng là phép cộng giản đơn, không có trọng số.",
        "The total is the plain sum, without weights.",
    )
    severity = Severity.WARNING if possible else Severity.ERROR
    source.report(whole.text.spot, "papi/sum", message, advice, severity)


def _check_group(target: Target, source: Source) -> None:
    """The groups are quarters of the provinces; each report may name them anew, so this is advice."""
    for stated in (target.baseline, target.target):
        if stated and stated.group and papi.group(stated.group.value) is None:
            groups = ", ".join(papi.GROUPS)
            message = Said(
                f"PAPI không có nhóm '{stated.group}'", f"PAPI has no group '{stated.group}'"
            )
            advice = Said(f"Các nhóm: {groups}.", f"The groups: {groups}.")
            source.report(stated.group.spot, "papi/group", message, advice, Severity.INFO)


def _check_release(target: Target, plan: Plan, source: Source) -> None:
    """Nobody knows results before they are published."""
    issued = plan.date.full if plan.date else None
    before = target.baseline
    released = papi.RELEASES.get(before.year) if before else None
    if before and issued and released and issued < released:
        day = short_date(released)
        message = Said(
            f"kết quả PAPI năm {before.year} công bố ngày {day}, sau ngày ban hành kế hoạch",
            f"the results of PAPI {before.year} were published on {day}, after the plan was issued",
        )
        advice = Said("Kiểm tra năm của hiện trạng.", "Check the year of the baseline.")
        source.report(before.spot, "papi/release", message, advice, Severity.WARNING)
