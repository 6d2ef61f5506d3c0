"""Targets that contradict themselves, each other, or the sentence that is printed for them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.language import Said
from generator.paper.grids import target_grid
from generator.paper.target_text import indicator_text, sentence
from generator.plan.amounts import (
    Span,
    change_span,
    decimals,
    dotted,
    exactly,
    goal_span,
    has,
    number,
    rank,
    shown,
)
from generator.plan.fields import Open
from generator.plan.items import Target
from generator.plan.model import Plan
from generator.plan.source import Source, Text
from generator.plan.walk import blocks, measured, targets_of
from generator.problems import Severity, Spot
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
_MEND = Said("Kiểm tra lại các số liệu.", "Check the figures.")


def check_targets(plan: Plan, source: Source) -> None:
    """Reports figures that do not fit together."""
    tabled = _tabled(plan)
    targets = targets_of(plan)
    for target in targets:
        for check in (
            _check_sum,
            _check_rank_sum,
            _check_ranks,
            _check_percent,
            _check_fall,
            _check_years,
        ):
            check(target, source)
        _check_sentence(target, source, tabled.get(target.spot, ""))
    _check_counts(targets, source)


def _tabled(plan: Plan) -> dict[Spot, str]:
    """What the tables of the plan say of each target, their headings included."""
    said: dict[Spot, str] = {}
    listed = measured(plan)
    for item in blocks(plan):
        if item.target_table:
            grid = target_grid(item.target_table, listed, _plain)
            for target, row in zip(listed, grid.rows, strict=True):
                words = " ".join(cell.text for cell in (*grid.header[0], *row))
                said[target.spot] = f"{said.get(target.spot, '')} {words}"
    return said


def _plain(text: Text | Open) -> str:
    return text.value if isinstance(text, Text) else ""


def _check_sum(target: Target, source: Source) -> None:
    """Baseline and change make the target."""
    before, change, goal = target.baseline, target.change, target.target
    if not (before and before.value and change and change.figure and goal and goal.figure):
        return
    if not _same_unit(target):
        return
    start, by, goal_value = number(before.value), number(change.figure), number(goal.figure)
    rise, end = change_span(change), goal_span(goal)
    assert rise and end
    ways, reach = [start + by], [exactly(start) + rise]
    if start > 0 and target.unit and target.unit.value == "%" and not change.unit:
        # 50% and 10% more is 60%, or 55% where 10% of it is meant.
        ways.append(start * (1 + by / 100))
        reach.append(Span(start * (1 + rise.low / 100), start * (1 + rise.high / 100)))
    alike = bool(change.at_least) == bool(goal.at_least) and bool(change.at_most) == bool(
        goal.at_most
    )
    if by < 0 and not (change.exactly and goal.exactly):
        alike = bool(change.at_least and goal.at_most)  # a fall of 2 or more ends at 8 or less
    possible = any(span.meets(end, _ROUNDED) for span in reach)
    if any(abs(way - goal_value) <= _ROUNDED for way in ways) or (possible and not alike):
        return
    places = max(map(decimals, (before.value, change.figure, goal.figure)))
    sign = "−" if by < 0 else "+"
    listedsum = (
        f"{before.value} {sign} {change.figure.value.removeprefix('-')} = {shown(ways[0], places)}"
    )
    message = Said(f"{listedsum}, không phải {goal.figure}", f"{listedsum}, not {goal.figure}")
    source.report(goal.figure.spot, "plan/sum", message, _MEND)


def _same_unit(target: Target) -> bool:
    """Whether the change is counted as the value is: not by ranks, nor in percent of points."""
    assert target.change
    own, other = (
        target.unit.value if target.unit else "",
        target.change.unit.value if target.change.unit else "",
    )
    return not other or other == own or (own == "%" and other in ("điểm %", "điểm phần trăm"))


def _check_rank_sum(target: Target, source: Source) -> None:
    """The rank before, and the places to gain, make the rank to reach."""
    before, change, goal = target.baseline, target.change, target.target
    if not (before and before.rank and change and change.figure and goal and goal.rank):
        return
    if not (change.unit and change.unit.value.casefold() in _RANKS):
        return
    (start, of), (end, of_then) = rank(before.rank), rank(goal.rank)
    gain = change_span(change)
    assert gain
    if of != of_then or (exactly(Decimal(end)) + gain).meets(exactly(Decimal(start))):
        return
    by = number(change.figure)
    said = f"{start} {'+' if by < 0 else '−'} {shown(abs(by), 0)} = {shown(start - by, 0)}"
    message = Said(f"{said}, không phải hạng {end}", f"{said}, not rank {end}")
    source.report(goal.rank.spot, "plan/sum", message, _MEND)


def _ranks(target: Target) -> Iterator[tuple[Text, int | None]]:
    """Every rank with its year."""
    if target.baseline and target.baseline.rank:
        yield target.baseline.rank, target.baseline.year
    if target.target and target.target.rank:
        yield target.target.rank, target.target.year


def _check_ranks(target: Target, source: Source) -> None:
    for text, _ in _ranks(target):
        place, count = rank(text)
        if not 1 <= place <= count:
            message = Said(f"hạng {place} trên tổng số {count}", f"rank {place} of {count}")
            advice = Said("Viết hạng/tổng số, ví dụ 16/34.", "Write rank/total, such as 16/34.")
            source.report(text.spot, "plan/rank", message, advice)


def _check_counts(targets: Sequence[Target], source: Source) -> None:
    """What is ranked in one year by one index, is ranked among the same number."""
    first: dict[tuple[str, int], tuple[int, Spot]] = {}
    for target in targets:
        name = indicator_text(target, _plain).casefold()
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
                source.report(text.spot, "plan/rank", message, _MEND, Severity.WARNING)


def _check_percent(target: Target, source: Source) -> None:
    """A share is no more than 100%; a percentage of a plan or of another year may be."""
    if not target.unit or target.unit.value != "%":
        return
    named = f"{indicator_text(target, _plain)} {_typed(target)}"
    if any(words in named.casefold() for words in _OF_A_PLAN):
        return
    if next(phan_tram.check(sample(_printed(target))), None):
        return  # told where sentences are judged
    before, goal = target.baseline, target.target
    for value in (before.value if before else None, goal.figure if goal else None):
        if value and number(value) > 100:
            message = Said(f"{value}% là quá 100%", f"{value}% is above 100%")
            source.report(value.spot, "plan/percent", message, _MEND, Severity.WARNING)


def _check_fall(target: Target, source: Source) -> None:
    """What has to be reached, or more, is no less than what is reached already."""
    before, goal, change = target.baseline, target.target, target.change
    if not (before and before.value and goal and goal.at_least) or (change and change.figure):
        return
    if number(goal.at_least) < number(before.value):
        message = Said(
            f"chỉ tiêu {goal.at_least} thấp hơn hiện trạng {before.value}",
            f"the target {goal.at_least} is below the baseline {before.value}",
        )
        source.report(goal.at_least.spot, "plan/below", message, _MEND, Severity.WARNING)


def _check_years(target: Target, source: Source) -> None:
    before, goal = target.baseline, target.target
    if before and goal and goal.year and goal.year <= before.year:
        message = Said(
            f"chỉ tiêu của năm {goal.year} mà hiện trạng của năm {before.year}",
            f"a target of {goal.year}, but a baseline of {before.year}",
        )
        source.report(
            goal.spot,
            "plan/year",
            message,
            Said("Kiểm tra hai năm.", "Check both years."),
            Severity.WARNING,
        )


def _typed(target: Target) -> str:
    """The words typed for it by hand."""
    return " ".join(text.value for text in (target.title, target.text) if isinstance(text, Text))


def _printed(target: Target) -> str:
    return _typed(target) if target.text else sentence(target, _plain)


def _check_sentence(target: Target, source: Source, tabled: str) -> None:
    """A sentence typed by hand says what the data beside it say: the reader sees only the sentence."""
    typed = _typed(target)
    if not typed or (not target.text and sentence(target, _plain)):
        return
    for value in _figures(target):
        if not _says(typed, value.value.removeprefix("-")):
            message = Said(
                f"số {value} không có trong câu của mục tiêu",
                f"{value} is not in the target's text",
            )
            advice = Said("Sửa con số hoặc sửa câu cho khớp.", "Mend the figure or the sentence.")
            source.report(value.spot, "plan/figure", message, advice, Severity.WARNING)
    for words, spot in _beside(target):
        if not _says(typed, words) and not _says(tabled, words):
            message = Said(
                f"'{words}' không có trong câu nên không in ra",
                f"'{words}' is not in the sentence, so not printed",
            )
            advice = Said(
                "Thêm vào câu; hoặc bỏ noi_dung để câu tự tạo.",
                "Put it in, or drop text and let the sentence be made.",
            )
            source.report(spot, "plan/not-printed", message, advice, Severity.INFO)


def _says(sentence: str, words: str) -> bool:
    """Whether it has these words; a figure may be typed with or without dots between thousands."""
    return has(sentence, words) or has(sentence, dotted(Text(words), words))


def _figures(target: Target) -> Iterator[Text]:
    """What a target is about: the value or the rank to reach, else the change."""
    goal, change = target.target, target.change
    if goal and goal.figure:
        yield goal.figure
    if goal and goal.rank:
        yield goal.rank
    if change and change.figure and not (goal and (goal.figure or goal.rank)):
        yield change.figure


def _beside(target: Target) -> Iterator[tuple[str, Spot]]:
    """What else is declared, with its place."""
    goal, change, before = target.target, target.change, target.baseline
    texts: list[Text | None] = [target.indicator]
    if before:
        texts += [before.value, before.rank, before.group]
        if any(text and has(_typed(target), text.value) for text in (before.value, before.rank)):
            yield str(before.year), before.spot
    if change and change.figure and goal and (goal.figure or goal.rank):
        texts.append(Text(change.figure.value.removeprefix("-"), change.figure.spot))
    texts += [change.unit if change else None, goal.group if goal else None, target.unit]
    if goal and goal.year:
        yield str(goal.year), goal.spot
    yield from ((text.value, text.spot) for text in texts if text)
