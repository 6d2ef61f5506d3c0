"""Targets that contradict themselves, each other, or the sentence that is printed for them."""

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.checks import CHECKS, Found
from generator.language import Said
from generator.law.number_words import shown
from generator.lazy import regex
from generator.paper.dossier import Dossier
from generator.paper.grids import target_grid
from generator.paper.target_text import indicator_text, sentence
from generator.plan import codes
from generator.plan.amounts import (
    Reach,
    change_span,
    decimals,
    dotted,
    exactly,
    goal_span,
    has_words,
    number,
    rank,
)
from generator.plan.goals import Change, Goal
from generator.plan.items import Target
from generator.plan.model import Plan
from generator.plan.source import Text, text_at
from generator.plan.walk import blocks, measured, targets_of
from generator.problems import Severity, Spot
from generator.rules import Finding, told
from generator.wording.base import sample
from generator.wording.rules.figures import phan_tram

_ROUNDED = Decimal("0.005")
"""Sums of figures that were rounded to two decimals may differ by so much."""
_RANKS = ("bậc", "hạng", "bậc xếp hạng", "thứ bậc", "vị trí")
_OF_A_PLAN = (
    "dự toán",
    "kế hoạch",
    "chỉ tiêu",
    "so với",
    "tăng",
    "giảm",
    "tốc độ",
    "cùng kỳ",
    "năm trước",
)
"""A percentage of these may well be above 100."""
_BELOW = Said(
    "Kiểm tra lại các số liệu; mức không được vượt quá thì ghi 'khong_qua'.",
    "Check the figures; what must not be passed is 'at_most'.",
)
_MEND = Said("Kiểm tra lại các số liệu.", "Check the figures.")


_SUM = told(
    "plan/sum", "hiện trạng + mức tăng khác chỉ tiêu", "baseline and change do not make the target"
)


@CHECKS(_SUM)
def sums(dossier: Dossier) -> Found:
    """Baseline and change make the target."""
    for target in targets_of(dossier.plan):
        before, change, goal = target.baseline, target.change, target.target
        if not (before and before.value and change and change.figure and goal and goal.figure):
            continue
        if _same_unit(target) and not _adds_up(target, before.value, change, goal):
            start, by = number(before.value), number(change.figure)
            places = max(map(decimals, (before.value, change.figure, goal.figure)))
            sign, size = "−" if by < 0 else "+", change.figure.value.removeprefix("-")
            made = f"{before.value} {sign} {size} = {shown(start + by, places)}"
            message = Said(f"{made}, không phải {goal.figure}", f"{made}, not {goal.figure}")
            yield Finding(goal.figure.spot, message, mend=_MEND)


def _adds_up(target: Target, before: Text, change: Change, goal: Goal) -> bool:
    """Whether the figures make the target, or may, where one of them is a bound of another kind."""
    assert change.figure and goal.figure
    start, by = number(before), number(change.figure)
    rise, end = change_span(change), goal_span(goal)
    assert rise and end
    ways, reach = [start + by], [exactly(start) + rise]
    if start > 0 and target.unit and target.unit.value == "%" and not change.unit:
        # 50% and 10% more is 60%, or 55% where 10% of it is meant.
        ways.append(start * (1 + by / 100))
        reach.append(Reach(start * (1 + rise.low / 100), start * (1 + rise.high / 100)))
    if any(abs(way - number(goal.figure)) <= _ROUNDED for way in ways):
        return True
    return not _alike(change, goal) and any(span.meets(end, _ROUNDED) for span in reach)


def _alike(change: Change, goal: Goal) -> bool:
    """Whether both are bounds of one kind, or both exact."""
    assert change.figure
    if number(change.figure) < 0 and not (change.exactly and goal.exactly):
        return bool(change.at_least and goal.at_most)  # a fall of 2 or more ends at 8 or less
    return bool(change.at_least) == bool(goal.at_least) and (
        bool(change.at_most) == bool(goal.at_most)
    )


def _same_unit(target: Target) -> bool:
    """Whether the change is counted as the value is: not by ranks, nor in percent of points."""
    own = target.unit.value if target.unit else ""
    other = target.change.unit.value if target.change and target.change.unit else ""
    return other in ("", own) or (own == "%" and other in ("điểm %", "điểm phần trăm"))


@CHECKS(_SUM)
def rank_sums(dossier: Dossier) -> Found:
    """The rank before, and the places to gain, make the rank to reach."""
    for target in targets_of(dossier.plan):
        both, change = [text for text, _ in _ranks(target)], target.change
        if len(both) < 2 or not (change and change.figure and _of_ranks(change)):
            continue
        (start, of), (end, of_then) = map(rank, both)
        gain = change_span(change)
        assert gain
        if of == of_then and not (exactly(Decimal(end)) + gain).meets(exactly(Decimal(start))):
            by = number(change.figure)
            sign = "+" if by < 0 else "−"
            said = f"{start} {sign} {shown(abs(by), 0)} = {shown(start - by, 0)}"
            message = Said(f"{said}, không phải hạng {end}", f"{said}, not rank {end}")
            yield Finding(both[1].spot, message, mend=_MEND)


def _of_ranks(change: Change) -> bool:
    return bool(change.unit) and str(change.unit).casefold() in _RANKS


def _ranks(target: Target) -> Iterator[tuple[Text, int | None]]:
    """Every rank with its year."""
    if target.baseline and target.baseline.rank:
        yield target.baseline.rank, target.baseline.year
    if target.target and target.target.rank:
        yield target.target.rank, target.target.year


_RANK = told(
    "plan/rank",
    "hạng lớn hơn tổng số, hoặc không so được",
    "a rank beyond its total, or of another",
)


@CHECKS(_RANK)
def ranks(dossier: Dossier) -> Found:
    """A rank is one of those that there are."""
    for text, _ in (one for target in targets_of(dossier.plan) for one in _ranks(target)):
        place, count = rank(text)
        if not 1 <= place <= count:
            yield Finding(
                text.spot,
                Said(f"hạng {place} trên tổng số {count}", f"rank {place} of {count}"),
                mend=Said("Viết hạng/tổng số, ví dụ 16/34.", "Write rank/total, such as 16/34."),
            )


@CHECKS(_RANK)
def counts(dossier: Dossier) -> Found:
    """What is ranked in one year by one index, is ranked among the same number."""
    first: dict[tuple[str, int], tuple[int, Spot]] = {}
    for target in targets_of(dossier.plan):
        name = indicator_text(target, text_at).casefold()
        index = "papi" if target.dimension or "papi" in name else name
        for text, year in _ranks(target):
            place, count = rank(text)
            if year is None or not 1 <= place <= count:
                continue
            other, spot = first.setdefault((index, year), (count, text.spot))
            if other != count:
                message = Said(
                    f"năm {year} có {count} đơn vị xếp hạng, dòng {spot.line} ghi {other}",
                    f"{count} are ranked in {year}, line {spot.line} says {other}",
                )
                yield Finding(text.spot, message, mend=_MEND, severity=Severity.WARNING)


@CHECKS(told("plan/percent", "tỷ lệ quá 100%", "a share above 100%", Severity.WARNING))
def percentages(dossier: Dossier) -> Found:
    """A share is no more than 100%; a percentage of a plan or of another year may be."""
    for target in targets_of(dossier.plan):
        if target.unit and target.unit.value == "%" and _is_share(target):
            for value in (target.so_far, target.to_reach):
                if value and number(value) > 100:
                    message = Said(f"{value}% là quá 100%", f"{value}% is above 100%")
                    yield Finding(value.spot, message, mend=_MEND)


def _is_share(target: Target) -> bool:
    """Whether it is of a whole, and not judged where sentences are."""
    named = f"{indicator_text(target, text_at)} {_typed(target)}".casefold()
    of_another = any(words in named for words in _OF_A_PLAN)
    return not of_another and not next(phan_tram.check(sample(_printed(target))), None)


@CHECKS(told("plan/no-unit", "tỷ lệ chưa có đơn vị", "a share without its unit", Severity.WARNING))
def units(dossier: Dossier) -> Found:
    """The figures of a share have a unit: without one, 70 is printed where 70% is meant."""
    for target in filter(_lacks_unit, targets_of(dossier.plan)):
        assert target.to_reach
        if any(map(_UNIT.search, dossier.source.unread.values())):
            continue
        message = Said(
            f"tỷ lệ in ra là {target.to_reach}, không có đơn vị",
            f"the share is printed as {target.to_reach}, without a unit",
        )
        mend = Said('Thêm don_vi: "%".', 'Add unit: "%".')
        yield Finding(target.to_reach.spot, message, mend=mend)


_UNIT = regex(r"\b(?:don_vi|unit)\s*:")
_SHARE = regex(r"(?:tỷ|tỉ) (?:lệ|trọng)\b", re.IGNORECASE)


def _lacks_unit(target: Target) -> bool:
    """Whether it is a share with a figure, printed with nothing behind it."""
    printed = target.to_reach and not (target.unit or target.text)
    return bool(printed and _SHARE.match(indicator_text(target, text_at)))


@CHECKS(
    told(
        "plan/below",
        "chỉ tiêu thấp hơn hiện trạng",
        "a target below the baseline",
        Severity.WARNING,
    )
)
def falls(dossier: Dossier) -> Found:
    """What has to be reached, or more, is no less than what is reached already."""
    for target in targets_of(dossier.plan):
        before, goal, change = target.baseline, target.target, target.change
        if not (before and before.value and goal and goal.at_least) or (change and change.figure):
            continue
        if number(goal.at_least) < number(before.value):
            message = Said(
                f"chỉ tiêu {goal.at_least} thấp hơn hiện trạng {before.value}",
                f"the target {goal.at_least} is below the baseline {before.value}",
            )
            yield Finding(goal.at_least.spot, message, mend=_BELOW)


@CHECKS(
    told(
        "plan/year",
        "chỉ tiêu của năm trước hiện trạng",
        "a target of a year before the baseline",
        Severity.WARNING,
    )
)
def years(dossier: Dossier) -> Found:
    """A target is of a year after its baseline."""
    for target in targets_of(dossier.plan):
        before, goal = target.baseline, target.target
        if before and goal and goal.year and goal.year <= before.year:
            message = Said(
                f"chỉ tiêu của năm {goal.year} mà hiện trạng của năm {before.year}",
                f"a target of {goal.year}, but a baseline of {before.year}",
            )
            mend = Said("Kiểm tra hai năm.", "Check both years.")
            yield Finding(goal.spot, message, mend=mend)


def _typed(target: Target) -> str:
    """The words typed for it by hand."""
    return " ".join(text.value for text in (target.title, target.text) if isinstance(text, Text))


def _printed(target: Target) -> str:
    return _typed(target) if target.text else sentence(target, text_at)


def _untold(target: Target) -> bool:
    """Whether a sentence typed by hand is all that is printed of its data."""
    return bool(_typed(target)) and (bool(target.text) or not sentence(target, text_at))


@CHECKS(codes.FIGURE)
def figures(dossier: Dossier) -> Found:
    """A sentence typed by hand has the figures of the data beside it: the reader sees it alone."""
    for target in filter(_untold, targets_of(dossier.plan)):
        for value in _figures(target):
            if not _says(_typed(target), value.value.removeprefix("-")):
                yield Finding(
                    value.spot,
                    Said(
                        f"số {value} không có trong câu của mục tiêu",
                        f"{value} is not in the target's text",
                    ),
                    mend=Said(
                        "Sửa con số hoặc sửa câu cho khớp.", "Mend the figure or the sentence."
                    ),
                    severity=Severity.WARNING,
                )


@CHECKS(
    told(
        "plan/not-printed",
        "số liệu không nằm trong câu, không in ra",
        "figures that are not printed",
        Severity.INFO,
    )
)
def not_printed(dossier: Dossier) -> Found:
    """What is declared is printed: in the sentence, or in a table."""
    tabled = _tabled(dossier.plan)
    for target in filter(_untold, targets_of(dossier.plan)):
        printed = _typed(target), tabled.get(target.spot, "")
        for words, spot in _beside(target):
            if not any(_says(text, words) for text in printed):
                yield Finding(
                    spot,
                    Said(
                        f"'{words}' không có trong câu nên không in ra",
                        f"'{words}' is not in the sentence, so not printed",
                    ),
                    mend=Said(
                        "Thêm vào câu; hoặc bỏ noi_dung để câu tự tạo.",
                        "Put it in, or drop text and let the sentence be made.",
                    ),
                )


def _tabled(plan: Plan) -> dict[Spot, str]:
    """What the tables of the plan say of each target, their headings included."""
    said: dict[Spot, str] = {}
    listed = measured(plan)
    for item in blocks(plan):
        if item.target_table:
            grid = target_grid(item.target_table, listed, text_at)
            for target, row in zip(listed, grid.rows, strict=True):
                words = " ".join(cell.text for cell in (*grid.header[0], *row))
                said[target.spot] = f"{said.get(target.spot, '')} {words}"
    return said


def _says(sentence: str, words: str) -> bool:
    """Whether it has these words; a figure may be typed with or without dots between thousands."""
    return has_words(sentence, words) or has_words(sentence, dotted(Text(words), words))


def _aims(target: Target) -> list[Text]:
    """The value and the rank to reach."""
    goal = target.target
    return [*filter(None, (goal.figure, goal.rank))] if goal else []


def _figures(target: Target) -> list[Text]:
    """What a target is about: what is to be reached, else the change."""
    by = target.change.figure if target.change else None
    return _aims(target) or ([by] if by else [])


def _beside(target: Target) -> Iterator[tuple[str, Spot]]:
    """What else is declared, with its place."""
    goal, change, before = target.target, target.change, target.baseline
    texts: list[Text | None] = [target.indicator, target.unit]
    if before:
        texts += [before.value, before.rank, before.group]
        if any(
            text and has_words(_typed(target), text.value) for text in (before.value, before.rank)
        ):
            yield str(before.year), before.spot
    if change:
        texts.append(change.unit)
        if change.figure and _aims(target):
            texts.append(Text(change.figure.value.removeprefix("-"), change.figure.spot))
    if goal:
        texts.append(goal.group)
        if goal.year:
            yield str(goal.year), goal.spot
    yield from ((text.value, text.spot) for text in texts if text)
