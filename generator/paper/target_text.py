"""The words of a target: one sentence from its figures, the text of each column of a table."""

import re
from collections.abc import Callable

from generator.law import papi
from generator.law.wording import DOTS
from generator.lazy import regex
from generator.plan.amounts import dotted, goal_span, number, rank
from generator.plan.goals import Baseline, Change, Goal
from generator.plan.inline import BOLD, ITALIC
from generator.plan.items import Target
from generator.plan.reports.outcome import Outcome
from generator.plan.source import Text

Say = Callable[[Text], str]
OR_MORE = "trở lên"
AT_LEAST, AT_MOST, REACHES = f"từ {{}} {OR_MORE}", "không quá {}", "đạt "
RISES, FALLS = "tăng", "giảm"
IN_YEAR, SINCE, BEFORE = " năm {}", " so với năm {} ({})", " (năm {}: {})"
RANKED, AT_RANK, OF_GROUP, IN_GROUP = "xếp hạng ", "đạt ", "thuộc ", "nhóm {}"
"""The words around the figures of a target; imports know its sentence by them."""
_IS_RANK = regex(r"(?i)\bhạng\b")
"""An indicator that is a rank says so itself."""


def sentence(item: Target, say: Say) -> str:
    """One sentence with every figure of `item` once; "" of neither an indicator nor a dimension.

    `Chỉ số tổng hợp PAPI năm 2026 đạt từ 45,00 điểm trở lên, tăng từ 1,56 điểm trở lên so với năm
    2025 (43,44 điểm, xếp hạng 16/34), thuộc nhóm “Cao”.`
    """
    named = indicator_text(item, say, in_sentence=True)
    if not named or not (item.indicator or item.target or item.change):
        return ""
    if item.result:
        return _result_sentence(item, named, say)
    goal, before = item.target, item.baseline
    ranking = "" if _IS_RANK.search(named) else RANKED
    change, was = _changed(item, say), ""
    if before and change:
        change += SINCE.format(before.year, _was(before, item, say, ranking))
    elif before:
        was = BEFORE.format(before.year, _was(before, item, say, ranking))
    value = _value(goal, _unit(item, say))
    told = _listed(value, change, _rank(goal, ranking or AT_RANK), _group(goal, say, OF_GROUP))
    return f"{named}{_in_year(goal, named)} {told}".rstrip() + f"{was}."


def _result_sentence(item: Target, named: str, say: Say) -> str:
    """`Chỉ số PAPI: 44,10 điểm, chưa đạt chỉ tiêu (từ 45,00 điểm trở lên); năm 2025: 43,44.`"""
    before, result = item.baseline, item.result
    assert result
    was = f"; năm {before.year}: {_was(before, item, say, 'xếp hạng ')}" if before else ""
    words = say(result.text).rstrip(".") if isinstance(result.text, Text) else ""
    figures = reached(item, say)
    proof = f"; minh chứng: {', '.join(map(say, result.evidence))}" if result.evidence else ""
    if not figures:
        return f"{named}: {words or DOTS}; {_aim(item, say)}{was}{proof}."
    joint = ". " if words[:1].isupper() else "; " if words else ""
    return f"{named}: {figures}, {_aim(item, say)}{was}{proof}{joint}{words}."


def _aim(item: Target, say: Say) -> str:
    """`chưa đạt chỉ tiêu năm 2026 (từ 45,00 điểm trở lên)`."""
    goal, met = item.target, verdict(item)
    aims = _changed(item, say)
    if goal:
        value = _value(goal, _unit(item, say)).removeprefix(REACHES)
        aims = _listed(value, _rank(goal, "xếp hạng "), _group(goal, say))
    named = f"chỉ tiêu{_in_year(goal)}"
    return f"{met} {named} ({aims})" if met else f"{named}: {aims}"


def reached(item: Target, say: Say) -> str:
    """What was reached: `44,10 điểm, xếp hạng 14/34, nhóm “Cao”`; "" if nothing is stated."""
    return _was(item.result, item, say, "xếp hạng ") if item.result else ""


def verdict(item: Target) -> str:
    """`đạt`, `vượt` or `chưa đạt`, by the value, else by the rank; "" where none compares.

    What many have reached together is not held against the goal of one.
    """
    goal, result = item.target, item.result
    if not goal or not result or result.joint:
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
    return _stated(item.result, item, say, with_unit)


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
    return _stated(item.baseline, item, say, with_unit)


def _stated(stated: Baseline | Outcome | None, item: Target, say: Say, with_unit: bool) -> str:
    if not stated:
        return ""
    value = _measured(stated.value, _unit(item, say), with_unit)
    return _listed(value, _rank(stated, "hạng "), _group(stated, say), between="; ")


def change_text(item: Target, say: Say, with_unit: bool = False) -> str:
    """By how much it has to change: `tăng từ 1,56 trở lên`; another unit than its own is said."""
    return _changed(item, say, with_unit or bool(item.change and item.change.unit))


def goal_text(item: Target, say: Say, with_unit: bool = False) -> str:
    """What it has to become: `từ 45,00 trở lên; nhóm “Cao”`; the rank has a column of its own."""
    goal = item.target
    if not goal:
        return ""
    value = _compared(goal, _unit(item, say), with_unit)
    return _listed(value, _group(goal, say), between="; ")


def goal_phrase(goal: Goal | None, item: Target, say: Say) -> str:
    """A goal of `item` in one phrase: `từ 45,00 điểm trở lên, hạng 10/34`; "" of none."""
    if not goal:
        return ""
    value = _compared(goal, _unit(item, say))
    return _listed(value, _rank(goal, "hạng "), _group(goal, say))


def rank_text(item: Target, say: Say) -> str:
    """The rank to reach, such as `10/34`; "" if none is named."""
    return say(item.target.rank) if item.target and item.target.rank else ""


def _listed(*pieces: str, between: str = ", ") -> str:
    return between.join(filter(None, pieces))


def _in_year(goal: Goal | None, named: str = "") -> str:
    """The year of the goal, behind what is `named`; "" where that says it already."""
    if not goal or not goal.year or re.search(rf"(?<!\d){goal.year}(?!\d)", named):
        return ""
    return IN_YEAR.format(goal.year)


def _unit(item: Target, say: Say) -> str:
    return _measure(unit_text(item, say))


def _measure(unit: str) -> str:
    """A unit as it follows a number: with a space, but for the sign of percent."""
    return unit if not unit or unit[0] in "%‰" else f" {unit}"


def _measured(value: Text | None, unit: str, with_unit: bool = True) -> str:
    return f"{dotted(value, unit)}{unit if with_unit else ''}" if value else ""


def _value(goal: Goal | None, unit: str) -> str:
    if not goal or not goal.figure:
        return ""
    return f"{'' if goal.at_most else REACHES}{_compared(goal, unit)}"


def _compared(what: Goal | Change, unit: str, with_unit: bool = True) -> str:
    """`từ 45,00 điểm trở lên`, `không quá 5%`, or the figure; a sign is left to the words."""
    if not what.figure:
        return ""
    figure = _measured(what.figure, unit, with_unit)
    if isinstance(what, Change):
        figure = figure.removeprefix("-")
    if what.at_least:
        return AT_LEAST.format(figure)
    return AT_MOST.format(figure) if what.at_most else figure


def _changed(item: Target, say: Say, with_unit: bool = True) -> str:
    change = item.change
    if not change:
        return ""
    assert change.figure
    unit = _measure(say(change.unit)) if change.unit else _unit(item, say)
    if not change.figure.value.strip("-0,."):
        return "không giảm" if change.at_least else "không tăng" if change.at_most else "giữ nguyên"
    verb = FALLS if change.figure.value.startswith("-") else RISES
    return f"{verb} {_compared(change, unit, with_unit)}"


def _rank(stated: Goal | Baseline | Outcome | None, verb: str) -> str:
    return f"{verb}{stated.rank}" if stated and stated.rank else ""


def _group(stated: Goal | Baseline | Outcome | None, say: Say, verb: str = "") -> str:
    """`nhóm “Cao”`; words around the name (`nhóm`, `trở lên`, quotes) may be typed or not."""
    if not stated or not stated.group:
        return ""
    words = say(stated.group)
    name = re.sub(r"(?i)^(?:thuộc )?nhóm ", "", words)
    above = f" {OR_MORE}" if name.casefold().endswith(f" {OR_MORE}") else ""
    name = name[: len(name) - len(above)]
    quoted = name if name.strip(BOLD + ITALIC)[:1] in "“\"'‘" else f"“{name}”"
    return f"{verb}{IN_GROUP.format(quoted)}{above}"


def _was(stated: Baseline | Outcome, item: Target, say: Say, ranking: str) -> str:
    """Everything that is known of one time, in one line."""
    value = _measured(stated.value, _unit(item, say))
    return _listed(value, _rank(stated, ranking), _group(stated, say))
