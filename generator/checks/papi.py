"""Scores of PAPI against its scale, and a total against the plain sum of what it is made of."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from generator.checks import CHECKS, Found
from generator.language import Said
from generator.law import papi
from generator.law.number_words import shown
from generator.law.wording import short_date
from generator.lazy import dataclass
from generator.paper.dossier import Dossier
from generator.plan.amounts import Reach, decimals, exactly, goal_span, number
from generator.plan.items import Target
from generator.plan.source import Text
from generator.plan.walk import targets_of
from generator.plan.years import plan_year
from generator.problems import Severity
from generator.rules import Finding, told

_LATEST = 2025
_POINTS = ("", "điểm")
_HUNDREDTH = Fraction(1, 100)


@dataclass(frozen=True, slots=True)
class _Score:
    """One score of a year; `kind` is how it is compared, "" for what was reached."""

    code: str
    year: int
    text: Text
    span: Reach
    kind: str


def _of_papi(dossier: Dossier) -> list[Target]:
    return [target for target in targets_of(dossier.plan) if target.dimension]


def _all_scores(dossier: Dossier) -> list[_Score]:
    year = plan_year(dossier.plan) or _LATEST
    scored = filter(_scored, _of_papi(dossier))
    return [score for target in scored for score in _scores(target, year)]


def _code(target: Target) -> str:
    assert target.dimension
    return papi.TOTAL[0] if target.dimension.value in papi.TOTAL else target.dimension.value


def _scored(target: Target) -> bool:
    """Whether its figures are points of PAPI: a dimension may also class 12 dialogues."""
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


@CHECKS(
    told(
        "papi/year",
        "lĩnh vực chưa có ở năm ấy",
        "a dimension that the year did not have",
        Severity.WARNING,
    ),
    told("papi/scale", "điểm ngoài thang", "a score off the scale"),
)
def scales(dossier: Dossier) -> Found:
    """A score lies on the scale that its dimension had in its year."""
    for score in _all_scores(dossier):
        if papi.has_scores(score.code, score.year):
            yield from _off_scale(score)
        else:
            name = papi.name(score.code)
            yield Finding(
                score.text.spot,
                Said(
                    f"PAPI năm {score.year} không có '{name}'",
                    f"PAPI of {score.year} has no '{name}'",
                ),
                mend=Said("Kiểm tra năm và lĩnh vực.", "Check the year and the dimension."),
            )


def _off_scale(score: _Score) -> Found:
    low, high = papi.scale(score.code, score.year)
    if low - _HUNDREDTH < Fraction(number(score.text)) < high + _HUNDREDTH:
        return
    name, span = papi.name(score.code), f"{_bound(low)}–{_bound(high)}"
    yield Finding(
        score.text.spot,
        Said(
            f"{score.text} ngoài thang điểm {span} của '{name}'",
            f"{score.text} is outside {span}, the scale of '{name}'",
        ),
        mend=Said(
            "Điểm PAPI: mỗi lĩnh vực 1–10, tổng của 8 lĩnh vực 8–80.",
            "A dimension has 1–10, the total of eight 8–80.",
        ),
        code="papi/scale",
    )


def _bound(value: Fraction) -> str:
    return shown(Decimal(value.numerator) / value.denominator, 0 if value.denominator == 1 else 2)


@CHECKS(told("papi/sum", "điểm thành phần không bằng tổng", "parts that do not add up"))
def sums(dossier: Dossier) -> Found:
    """Where a whole and all of its parts have a figure of one year, the parts make the whole."""
    scores = _all_scores(dossier)
    for baseline in (True, False):
        by_code = {
            (score.code, score.year): score for score in scores if (not score.kind) is baseline
        }
        for (code, year), whole in by_code.items():
            needed = papi.parts(code, year)
            parts = [by_code[part.code, year] for part in needed if (part.code, year) in by_code]
            if needed and len(parts) == len(needed):
                yield from _sum(whole, parts)


def _sum(whole: _Score, parts: Sequence[_Score]) -> Found:
    """What cannot be is an error; of bounds of one kind (45 or more), another sum is a warning."""
    precision = max(decimals(score.text) for score in (whole, *parts))
    within = Decimal(10) ** -max(1, min(2, precision)) * (len(parts) + 1) / 2
    total = parts[0].span
    for part in parts[1:]:
        total += part.span
    written = sum((number(part.text) for part in parts), Decimal(0))
    possible = total.meets(whole.span, within)
    alike = {part.kind for part in parts} == {whole.kind}
    if possible and (not alike or abs(written - number(whole.text)) <= within):
        return
    name, said = papi.name(whole.code), shown(written, precision)
    yield Finding(
        whole.text.spot,
        Said(
            f"{len(parts)} thành phần của '{name}' cộng lại là {said}, không phải {whole.text}",
            f"the {len(parts)} parts of '{name}' add up to {said}, not {whole.text}",
        ),
        mend=Said(
            "Tổng là phép cộng giản đơn, không có trọng số.",
            "The total is the plain sum, without weights.",
        ),
        severity=Severity.WARNING if possible else Severity.ERROR,
    )


@CHECKS(told("papi/group", "nhóm PAPI không có", "no such group", Severity.INFO))
def groups(dossier: Dossier) -> Found:
    """The groups are quarters of the provinces; a report may name them anew, so this is advice."""
    listed = ", ".join(papi.GROUPS)
    for target in _of_papi(dossier):
        for stated in (target.baseline, target.target):
            if stated and stated.group and papi.group(stated.group.value) is None:
                yield Finding(
                    stated.group.spot,
                    Said(
                        f"PAPI không có nhóm '{stated.group}'",
                        f"PAPI has no group '{stated.group}'",
                    ),
                    mend=Said(f"Các nhóm: {listed}.", f"The groups: {listed}."),
                )


@CHECKS(told("papi/release", "PAPI năm ấy chưa công bố", "not published yet", Severity.WARNING))
def releases(dossier: Dossier) -> Found:
    """Nobody knows results before they are published."""
    issued = dossier.plan.dated
    for target in _of_papi(dossier):
        before = target.baseline
        released = papi.RELEASES.get(before.year) if before else None
        if before and issued and released and issued < released:
            day = short_date(released)
            yield Finding(
                before.spot,
                Said(
                    f"kết quả PAPI năm {before.year} công bố ngày {day}, "
                    "sau ngày ban hành kế hoạch",
                    f"the results of PAPI {before.year} were published on {day}, "
                    "after the plan was issued",
                ),
                mend=Said("Kiểm tra năm của hiện trạng.", "Check the year of the baseline."),
            )
