"""What is wrong with a plan, for its page: in plain words, with what a press does about it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from generator.checks.schedule import working_day_before
from generator.form.labels import label_of_key
from generator.form.places import node_at, place_named
from generator.form.told import told_problems
from generator.language import Lang, Said
from generator.law.wording import short_date
from generator.lazy import regex
from generator.page.plain import plainly
from generator.plan.source import Source, text_at
from generator.problems import Problem

_KEY = regex(r"'?\b([a-z]+(?:_[a-z]+)+)\b'?")
Press = dict[str, str]
"""What a button does: where it leads, or what it writes at the place of the finding."""


def told_plainly(
    source: Source, problems: Sequence[Problem], lang: Lang, name: str
) -> list[dict[str, Any]]:
    """The problems of the plan that the page calls `name`, each in words."""
    told = told_problems(source, problems, lang)
    for one, problem in zip(told, problems, strict=True):
        one |= {key: _named(plainly(one[key]), lang) for key in ("message", "advice")}
        cure = _CURES.get(problem.code)
        one["press"] = cure(source, one["place"], lang, name) if cure else None
    return told


def _named(text: str, lang: Lang) -> str:
    """The text with keys of the file as the form calls them."""
    return _KEY.sub(lambda one: label_of_key(one[1]).to(lang).lower(), text)


def _choose(_source: Source, _place: str, lang: Lang, name: str) -> Press:
    words = Said("Chọn", "Choose").to(lang)
    return {"words": words, "href": f"/chon?{urlencode({'plan': name})}"}


def _take(_source: Source, _place: str, lang: Lang, name: str) -> Press:
    words = Said("Nhận bản mới", "Take it over").to(lang)
    return {"words": words, "href": f"/cua/cap-nhat?{urlencode({'plan': name})}"}


def _day_before(source: Source, place: str, lang: Lang, _name: str) -> Press | None:
    try:
        day = date.fromisoformat(text_at(node_at(source.root, place_named(place))))
    except ValueError:
        return None
    said = short_date(working_day_before(day))
    return {"words": Said(f"Đổi thành {said}", f"Make it {said}").to(lang), "put": said}


_CURES: dict[str, Callable[[Source, str, Lang, str], Press | None]] = {
    "cascade/conflict": _choose,
    "cascade/behind": _take,
    "plan/day-off": _day_before,
}
"""What is done about a finding by a press, by its code."""
