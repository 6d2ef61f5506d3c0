"""The words of a target: one sentence from its figures, and the short text of each column of a table."""

import re
from collections.abc import Callable

from generator.law import papi
from generator.law.wording import DOTS
from generator.plan.amounts import dotted, goal_span, number, rank
from generator.plan.inline import BOLD, ITALIC
from generator.plan.items import Baseline, Change, Goal, Target
from generator.plan.outcome import Outcome
from generator.plan.source import Text

Say = Callable[[Text], str]
_OR_MORE = "trở lên"
_RANKED = re.compile(r"(?i)\bhạng\b")
"""An indicator that is a rank says so itself."""


def sentence(item: Target, say: Say) -> str:
    """One sentence with every figure of `item` once; "" where it has neither an indicator nor a PAPI dimension.

    `Chỉ số tổng hợp PAPI năm 2026 đạt từ 45,00 điểm trở lên, tăng từ 1,56 điểm trở lên so với năm 2025 (43,44 điểm, xếp
    hạng 16/34), thuộc nhóm “Cao”.`
    """
    named = indicator_text(item, say, in_sentence=True)
    if not named or not (item.indicator or item.target or item.change):
        return ""
    if item.result:
        return _result_sentence(item, named, say)
    goal, before = item.target, item.baseline
    year = f" năm {goal.year}" if goal and goal.year and not _says_year(named, goal.year) else ""
    told = [_value(goal, _unit(item, say)), _changed(item, say)] if goal else [_changed(item, say)]
    ranking = "" if _RANKED.search(named) else "xếp hạng "
    was = _was(item, say, ranking) if before else ""
    if before and item.change:
        told[-1] += f" so với năm {before.year} ({was})"
    if goal:
        told += [_rank(goal, ranking or "đạt "), _group(goal, say, "thuộc ")]
    was = f" (năm {before.year}: {was})" if before and not item.change else ""
    return f"{named}{year} {', '.join(filter(None, told))}".rstrip() + f"{was}."


def _result_sentence(item: Target, named: str, say: Say) -> str:
    """`Chỉ số tổng hợp PAPI: 44,10 điểm, chưa đạt chỉ tiêu năm 2026 (từ 45,00 điểm trở lên); năm 2025: 43,44 điểm.`"""
    goal, before, result = item.target, item.baseline, item.result
    assert result
    year = f" năm {goal.year}" if goal and goal.year else ""
    aims = [_value(goal, _unit(item, say)).removeprefix("đạt ")] if goal else [_changed(item, say)]
    if goal:
        aims += [_rank(goal, "xếp hạng "), _group(goal, say)]
    aim = f"chỉ tiêu{year}: {', '.join(filter(None, aims))}"
    met = verdict(item)
    if met:
        aim = f"{met} chỉ tiêu{year} ({', '.join(filter(None, aims))})"
    was = f"; năm {before.year}: {_was(item, say, 'xếp hạng ')}" if before else ""
    figures, words = (
        reached(item, say),
        say(result.text).rstrip(".") if isinstance(result.text, Text) else "",
    )
    if not figures:
        return f"{named}: {words or DOTS}; {aim}{was}."
    return f"{named}: {figures}, {aim}{was}{'. ' if words[:1].isupper() else '; ' if words else ''}{words}."


def reached(item: Target, say: Say) -> str:
    """What was reached: `44,10 điểm, xếp hạng 14/34, nhóm “Cao”`; "" if nothing is stated."""
    result = item.result
    if not result:
        return ""
    value = _measured(result.value, _unit(item, say))
    return ", ".join(filter(None, (value, _rank(result, "xếp hạng "), _group(result, say))))


def verdict(item: Target) -> str:
    """`đạt`, `vượt` or `chưa đạt`, by the value and else by the rank; "" where these cannot be compared."""
    goal, result = item.target, item.result
    if not goal or not result:
        return ""
    span = goal_span(goal)
    if span and result.value:
        value = number(result.value)
        if span.low <= value <= span.high:
            return "đạt"
        return "vượt" if goal.exactly and value > span.high else "chưa đạt"
    if goal.rank and result.rank:
        return "đạt" if rank(result.rank)[0] <= rank(goal.rank)[0] else "chưa đạt"
    return ""


def result_text(item: Target, say: Say, with_unit: bool = False) -> str:
    """What was reached, for a column that has the unit beside it or, `with_unit`, not."""
    result = item.result
    if not result:
        return ""
    return "; ".join(
        filter(
            None,
            (
                _measured(result.value, _unit(item, say), with_unit),
                _rank(result, "hạng "),
                _group(result, say),
            ),
        )
    )


def indicator_text(item: Target, say: Say, in_sentence: bool = False) -> str:
    """The indicator, else the PAPI dimension: its bare name, or in a sentence with what it is."""
    if item.indicator:
        return say(item.indicator)
    if not item.dimension:
        return ""
    return (papi.indicator if in_sentence else papi.name)(item.dimension.value)


def unit_text(item: Target, say: Say) -> str:
    """The unit, "" if there is none."""
    return say(item.unit) if item.unit else ""


def baseline_text(item: Target, say: Say, with_unit: bool = False) -> str:
    """What the indicator was: `43,44; hạng 16/34; nhóm “Cao”`, or `with_unit` `43,44 điểm; …`."""
    before = item.baseline
    if not before:
        return ""
    return "; ".join(
        filter(
            None,
            (
                _measured(before.value, _unit(item, say), with_unit),
                _rank(before, "hạng "),
                _group(before, say),
            ),
        )
    )


def change_text(item: Target, say: Say, with_unit: bool = False) -> str:
    """By how much it has to change: `tăng từ 1,56 trở lên`; a unit that is not the target's is always there."""
    return _changed(item, say, with_unit or bool(item.change and item.change.unit))


def goal_text(item: Target, say: Say, with_unit: bool = False) -> str:
    """What it has to become: `từ 45,00 trở lên; nhóm “Cao”`; the rank stands in a column of its own (`rank_text`)."""
    goal = item.target
    return (
        "; ".join(filter(None, (_compared(goal, _unit(item, say), with_unit), _group(goal, say))))
        if goal
        else ""
    )


def rank_text(item: Target, say: Say) -> str:
    """The rank to reach, such as `10/34`; "" if none is named."""
    return say(item.target.rank) if item.target and item.target.rank else ""


def _says_year(text: str, year: int) -> bool:
    return bool(re.search(rf"(?<!\d){year}(?!\d)", text))


def _unit(item: Target, say: Say) -> str:
    return _measure(unit_text(item, say))


def _measure(unit: str) -> str:
    """A unit as it follows a number: with a space, but for the sign of percent."""
    return unit if not unit or unit[0] in "%‰" else f" {unit}"


def _measured(value: Text | None, unit: str, with_unit: bool = True) -> str:
    return f"{dotted(value, unit)}{unit if with_unit else ''}" if value else ""


def _value(goal: Goal, unit: str) -> str:
    return (
        (f"đạt {_compared(goal, unit)}" if not goal.at_most else _compared(goal, unit))
        if goal.figure
        else ""
    )


def _compared(what: Goal | Change, unit: str, with_unit: bool = True) -> str:
    """`từ 45,00 điểm trở lên`, `không quá 5%`, or the figure; a sign in front is left to the words."""
    if not what.figure:
        return ""
    figure = _measured(what.figure, unit, with_unit)
    if isinstance(what, Change):
        figure = figure.removeprefix("-")
    if what.at_least:
        return f"từ {figure} {_OR_MORE}"
    return f"không quá {figure}" if what.at_most else figure


def _changed(item: Target, say: Say, with_unit: bool = True) -> str:
    change = item.change
    if not change:
        return ""
    assert change.figure
    unit = _measure(say(change.unit)) if change.unit else _unit(item, say)
    if not change.figure.value.strip("-0,."):
        return "không giảm" if change.at_least else "không tăng" if change.at_most else "giữ nguyên"
    return f"{'giảm' if change.figure.value.startswith('-') else 'tăng'} {_compared(change, unit, with_unit)}"


def _rank(stated: Goal | Baseline | Outcome, verb: str) -> str:
    return f"{verb}{stated.rank}" if stated.rank else ""


def _group(stated: Goal | Baseline | Outcome, say: Say, verb: str = "") -> str:
    """`nhóm “Cao”`; words around the name itself (`nhóm`, `trở lên`, quotes) may be typed or not."""
    if not stated.group:
        return ""
    words = say(stated.group)
    name = re.sub(r"(?i)^(?:thuộc )?nhóm ", "", words)
    above = f" {_OR_MORE}" if name.casefold().endswith(f" {_OR_MORE}") else ""
    name = name[: len(name) - len(above)]
    quoted = name if name.strip(BOLD + ITALIC)[:1] in "“\"'‘" else f"“{name}”"
    return f"{verb}nhóm {quoted}{above}"


def _was(item: Target, say: Say, ranking: str) -> str:
    """Everything that is known of the time before, in one line."""
    before = item.baseline
    assert before
    value = _measured(before.value, _unit(item, say))
    return ", ".join(filter(None, (value, _rank(before, ranking), _group(before, say))))
