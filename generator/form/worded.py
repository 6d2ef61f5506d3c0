"""What a plan file has of a value in one line, in the words of the paper."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from generator.form.labels import label_of_key
from generator.form.places import keys_by_name
from generator.language import Said
from generator.law.wording import printed_day
from generator.lazy import regex
from generator.paper.target_text import IN_YEAR, baseline_text, change_text, goal_phrase
from generator.plan.goals import BASELINE, CHANGE, GOAL, Baseline, Change, Goal
from generator.plan.items import TARGET, Item, Target
from generator.plan.slips.braces import OPEN_KEYS
from generator.plan.source import Text
from generator.problems import Spot

_MONTH = regex(r"(\d{4})-(\d{2})", re.ASCII)
_MARKS = regex(r"\[\[|\]\]|\*\*")
"""What a plan file has around references and in bold."""
_KEYED = regex(r"(?<=[{ ])(\w+): (.*?)(?=, \w+: |\}$)")
"""A key of a mapping in one line; its value may have commas."""
_NOWHERE = Spot("")
_Stated = Mapping[str, Any]
"""Figures by their keys."""
_SAYING = ("title", "text", "paragraph", "indicator")
"""What an item says of itself."""
LABEL = 80
"""How much of its words a thing without an id is called by."""
_NAME, _VALUE = 60, 90
"""How much is said of the words of an item, and of a value."""
_SIDES = Said("cấp trên {}, xã {}, trước đó {}", "the office {}, the commune {}, before {}")
_ABSENT = (*2 * (Said("(bỏ)", "(nothing)"),), Said("(không có)", "(nothing)"))
"""What is said of a value that both changed, and of each side that has none."""
_TAKEN_OUT = Said(
    "cấp trên đã bỏ, xã còn ghi: {1}",
    "the office took it out, the commune has: {1}",
)
_LEFT_OUT = Said(
    "xã đã bỏ, cấp trên vừa sửa: {0}",
    "the commune left it out, the office changed it: {0}",
)
_BOTH_ADDED = Said(
    "hai bên cùng thêm mã này: cấp trên '{0}', xã '{1}' (đổi mã mục của xã để có cả hai)",
    "both added this id: the office '{0}', the commune '{1}' (give yours another id to have both)",
)


def _of_goal(item: Target, stated: _Stated) -> str:
    return goal_phrase(Goal(spot=_NOWHERE, **stated), item, str)


def _of_baseline(item: Target, stated: _Stated) -> str:
    before = Baseline(spot=_NOWHERE, year=0, **stated)
    return baseline_text(replace(item, baseline=before), str, with_unit=True)


def _of_change(item: Target, stated: _Stated) -> str:
    """Without a unit where it has none of its own: another is not known of one figure alone."""
    return change_text(replace(item, change=Change(spot=_NOWHERE, **stated)), str)


_FIGURES: dict[str, tuple[str, tuple[str, ...], Callable[[Target, _Stated], str]]] = {
    "target": (GOAL.name, ("at_least", "at_most", "exactly", "rank", "group"), _of_goal),
    "baseline": (BASELINE.name, ("value", "rank", "group"), _of_baseline),
    "change": (CHANGE.name, ("at_least", "at_most", "exactly", "unit"), _of_change),
}
"""What has the figures of a target: its record, their keys, and the words that say how they are meant."""


def day_said(text: str) -> str:
    """A value as people write it, where it is a day or a month: `15/4/2026`, `6/2026`."""
    month = _MONTH.fullmatch(text)
    return printed_day(text) or (f"{int(month[2])}/{month[1]}" if month else text)


def item_words(item: Item | None) -> str:
    """By what an item is known to who reads the paper, "" of none."""
    names = (getattr(item, key, None) for key in _SAYING)
    return next((one.value for one in names if isinstance(one, Text)), "")


def unit_of(item: Item | None) -> str:
    """In what the figures of a target count, "" where nothing says so."""
    return f"{item.unit or ''}" if isinstance(item, Target) else ""


def item_named(label: str, words: str, key: str) -> str:
    """`CT02 (Tỷ lệ hồ sơ nộp trực tuyến)`: an id with how its words begin, unless it is these that
    are told under the key, or are its label."""
    told = not words or shortened(words, LABEL) == label or _english(key)[0] in ("", *_SAYING)
    return label if told else f"{label} ({shortened(_MARKS.sub('', words), _NAME)})"


def shortened(text: str, most: int = _VALUE) -> str:
    """The text in one line that is no longer than this."""
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def with_key(name: str, key: str) -> Said:
    """`CT02, chỉ tiêu`: an item with what a key of it is called, "" for the whole of it."""
    return Said(*(f"{name}, {said}" for said in key_called(key))) if key else Said(name, name)


def key_called(key: str) -> Said:
    """What `chi_tieu.tu` is called; the figures of a target by the outer key alone."""
    outer, *inner = _english(key)
    labels = map(label_of_key, [outer] if outer in _FIGURES else [outer, *inner])
    names = map(", ".join, zip(*labels, strict=True))
    return Said(*(f"{one[:1].lower()}{one[1:]}" for one in names))


def versions_said(key: str, unit: str, *versions: str) -> tuple[str, ...]:
    """The versions of the value under a key, of a target whose figures count in `unit`; one that
    is "" stays so."""
    outer, *inner = _english(key)
    if outer in _FIGURES:
        return tuple(_figures(outer, inner, unit, versions))
    return tuple(map(_said, versions))


def conflict_said(
    item: str, key: str, unit: str, office: str | None, own: str | None, before: str | None
) -> Said:
    """What a conflict is about, in one line.

    "" for `key` is a whole item, None a side that left it out; `unit` as for `versions_said`.
    """
    whole = _TAKEN_OUT if office is None else _LEFT_OUT if own is None else _BOTH_ADDED
    told = map(shortened, versions_said(key, unit, office or "", own or "", before or ""))
    sides = [Said(one, one) if one else none for one, none in zip(told, _ABSENT, strict=True)]
    named = zip(
        with_key(item, key), _SIDES if key else whole, zip(*sides, strict=True), strict=True
    )
    return Said(*(f"{name}: {words.format(*both)}" for name, words, both in named))


@cache
def _names() -> dict[str, str]:
    """The keys of a target and of its figures by each of their two names."""
    records = (TARGET.name, *(record for record, _, _ in _FIGURES.values()))
    return {name: key for one in records for name, key in keys_by_name(one).items()}


def _english(key: str) -> list[str]:
    """The keys that lead to a value, by their names in the model where it has them."""
    return [_names().get(one, one) for one in key.split(".")]


def _said(text: str) -> str:
    """A value beside figures; of what a table has its cells."""
    if text.count("{") != 1:
        return re.sub("[{}]", "", day_said(text))
    held = _KEYED.findall(text)
    if [key in OPEN_KEYS for key, _ in held] == [True]:
        return f"(chưa có: {held[0][1].removeprefix('chưa có ')})"
    return ", ".join(f"{key_called(key)} {day_said(value)}" for key, value in held) or text


def _figures(outer: str, inner: Sequence[str], unit: str, versions: Sequence[str]) -> Iterator[str]:
    """`từ 42 điểm trở lên, hạng 10/34`; the year where that differs."""
    keyed = [_keyed(inner, one) for one in versions]
    years = {one.get("year") for one in keyed if one}
    for written, fields in zip(versions, keyed, strict=True):
        figures = {key: one for key, one in fields.items() if key in _FIGURES[outer][1]}
        told = [_phrase(outer, figures, unit)] if figures.keys() - {"unit"} else []
        if "year" in fields and (len(years) > 1 or not told):
            told.append(IN_YEAR.strip().format(fields["year"]))
        yield " ".join(told) or written


def _keyed(inner: Sequence[str], text: str) -> dict[str, str]:
    """The figures by their keys, of which one may be meant alone."""
    written = zip(inner, [text], strict=False) if inner else _KEYED.findall(text)
    return {_names().get(key, key): value for key, value in written if value}


def _phrase(outer: str, figures: Mapping[str, str], unit: str) -> str:
    stated = {key: Text(one.removesuffix(unit)) for key, one in figures.items()}
    item = Target(spot=_NOWHERE, unit=Text(unit) if unit else None)
    return _FIGURES[outer][2](item, stated)
