"""What is wrong with a plan, for its page: in plain words, with what a press does about it."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from generator.checks.schedule import DEADLINE, working_day_before
from generator.checks.status import is_gap
from generator.form.labels import label_of_key
from generator.form.places import (
    Place,
    fields_below,
    keys_by_name,
    name_of,
    node_at,
    place_at,
    place_named,
    reader_at,
    record_of,
)
from generator.form.rows import called_in_row
from generator.form.sheet import OWN, SECTIONS
from generator.form.told import section_named, told_problems
from generator.language import NOTHING, Lang, Said
from generator.law.wording import short_date
from generator.lazy import regex
from generator.making.as_issued import CHANGED
from generator.page.plain import plainly
from generator.plan import codes
from generator.plan.source import Source, elements, text_at
from generator.problems import Problem, Severity, Spot

_KEY = regex(r"'([a-z_]+):?'(?: \([a-z_]+\))?|\b([a-z]+(?:_[a-z]+)+)\b")
_WORD_KEY = regex(r"\b(?:khóa|key) (?=')")
_QUOTED = regex(r'"(\d[\d.,]*)"')
"""A figure as a file of text has it; who fills in a form types it without quotes."""
_PLAINER = (
    (regex(r" dạng năm-tháng-ngày| year-month-day"), ""),
    (regex(r", (?:viết \{chua_co|write \{open): [^}]*\}, (?:hoặc bỏ khóa này|or [^.]*)"), ""),
    (regex(r"(?:viết \{chua_co|write \{open): [^}]*\}"), "“……”"),
    (regex(r"\bThêm chi_tieu: \{tu: …\}"), "Điền “Từ … trở lên”"),
    (regex(r"\bAdd target: \{at_least: …\}"), "Fill in “At least”"),
    (regex(r"\bbỏ khóa này\b"), "bỏ mục này"),
    (regex(r"\bThêm '- ([^']+)'"), r"Thêm dòng “\1”"),
    (regex(r"\bAdd '- ([^']+)'"), r"Add the line “\1”"),
    (regex(r"\bkhai trong một nhóm của nhom_co_quan\b"), "kể vào một nhóm ở “Nhóm cơ quan”"),
    (regex(r"ghi ở [^:]+: chap_nhan: \[[^]]*\]"), "bấm “Chấp nhận” và ghi vì sao"),
    (regex(r"add (?:to the item|here): accepted: \[[^]]*\]"), "press “Accept” and say why"),
)
"""What is said of a file of text, as a form has it."""
_TWICE = regex(r"^(Thêm|Add) (.+) – \2\b")
"""Where a field is called just what it is for."""
_OF_VALUES = {
    one.code
    for one in (
        *(
            codes.CHOICE,
            codes.DATE,
            codes.EMPTY,
            codes.FIGURE,
            codes.FORMAT,
            codes.LINES,
            codes.MONEY,
        ),
        *(codes.SHAPE, codes.TOO_LONG, codes.WHOLE_NUMBER),
    )
}
"""What says how a value must be, and not of which it speaks."""
_AT = regex(r"([^:]+):(\d+):(\d+): ")
"""How a line begins that tells a finding of a plan, and one that tells what to do about it."""
_ADVICE = regex(r" *→ ")
_TARGET = regex(r"(.*items/\d+).*")
"""Where a target stands, of whatever in it."""
_EMPTY = (codes.EMPTY.code, codes.EMPTY_ITEM.code)
_ALWAYS = {key for _, _, asked, _ in SECTIONS for key in asked}
"""What the form always has a place for."""
NOT_RAISED = "cascade/not-raised"
"""The finding that communes follow this version of a plan, and it says otherwise by now."""
Press = dict[str, str]
"""What a button does: where it leads, or what it writes at the place of the finding."""


def told_plainly(
    source: Source, problems: Sequence[Problem], lang: Lang, name: str
) -> list[dict[str, Any]]:
    """The problems of the plan that the page calls `name`, each in words."""
    told = told_problems(source, problems, lang)
    for one, problem in zip(told, problems, strict=True):
        one |= {key: _in_boxes(plainly(one[key]), lang) for key in ("message", "advice")}
        one["place"] = _lacking(problem, place_named(one["place"])) or one["place"]
        if problem.code in _OF_VALUES:
            names_key = bool(_WORD_KEY.search(problem.message.to(lang)))
            one["message"] = _where(place_named(one["place"]), names_key, lang) + one["message"]
        one["is_gap"] = is_gap(problem)
        one["is_empty"] = problem.code in _EMPTY
        cure = _CURES.get(problem.code) if problem.severity is not Severity.INFO else None
        one["press"] = cure(source, one["place"], lang, name) if cure else None
    return told


def said_in_boxes(source: Source, lang: Lang) -> Callable[[str], str]:
    """How a line that a verb says of the plan is said to who sees its form: a finding with the
    part that it stands in, and with its box where it does not name that."""

    def said(line: str) -> str:
        at = _AT.match(line)
        if at and at[1] == source.path:
            place = place_at(source, Spot(at[1], int(at[2]), int(at[3])))
            return _where(place, "'" in line, lang) + _in_boxes(plainly(line), lang)
        return _in_boxes(plainly(line), lang) if _ADVICE.match(line) else plainly(line)

    return said


def _where(place: Place, names_key: bool, lang: Lang) -> str:
    """What stands before a finding: its part of the form, and its box where it does not name it."""
    keys = tuple(step for step in place if isinstance(step, str))
    label = (called_in_row(keys) or label_of_key(keys[-1])) if keys else NOTHING
    names = (section_named(place).to(lang), "" if names_key else label.to(lang))
    where = ", ".join(dict.fromkeys(filter(None, names)))
    return f"{where}: " if where else ""


def _in_boxes(text: str, lang: Lang) -> str:
    """The text as it is said to who sees boxes, and no keys."""
    for form, said in _PLAINER:
        text = form.sub(said, text)
    return _TWICE.sub(r"\1 \2", _named(text, lang))


def _named(text: str, lang: Lang) -> str:
    """The text with keys of the file as the form calls them."""

    def said(one: re.Match[str]) -> str:
        key = one[1] or one[2]
        called = label_of_key(key).to(lang)
        is_key = called != key.replace("_", " ") or not one[1]
        return called.lower() if is_key else one[0]

    return _KEY.sub(said, _WORD_KEY.sub("", _QUOTED.sub(r"\1", text)))


def _lacking(problem: Problem, place: Place) -> str:
    """The place of what a plan lacks, by the first key that is named of it; "" of what it has."""
    named = [one[1] or one[2] for one in _KEY.finditer(f"{problem.message.vi} {problem.advice.vi}")]
    if problem.code == codes.MISSING_KEY.code:
        over = [place[:count] for count in range(len(place), -1, -1)]
        return next(filter(None, (_below(one, named[0]) for one in over)), "")
    is_whole = {*place} <= OWN
    below = (_below((), one) for one in named)
    return next((one for one in below if one in _ALWAYS), "") if is_whole else ""


def _below(place: Place, key: str) -> str:
    """The place of a key there, "" where there is none such."""
    record = record_of(reader_at(place))
    name = keys_by_name(record.name).get(key) if record else None
    return name_of((*place, name)) if name else ""


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


def _accept(source: Source, place: str, lang: Lang, _name: str) -> Press:
    """What may accept it, the innermost around it, does so; why is yet to be typed."""
    steps = place_named(place)
    around = (steps[:count] for count in range(len(steps), -1, -1))
    into = next((*one, "accepted") for one in around if "accepted" in fields_below(reader_at(one)))
    new = f"{name_of(into)}/{len(elements(node_at(source.root, into)))}"
    words = Said("Chấp nhận", "Accept").to(lang)
    return {"words": words, "put": DEADLINE.code, "at": f"{new}/code", "then": f"{new}/reason"}


def _amend(source: Source, place: str, lang: Lang, _name: str) -> Press | None:
    if place != "number":
        return None
    words = Said("Ra phiên bản {}", "Make it version {}").to(lang).format(_version(source) + 1)
    return {"words": words, "op": "amend", "put": "", "then": "version"}


def _raise(source: Source, _place: str, lang: Lang, _name: str) -> Press:
    put = f"{_version(source) + 1}"
    words = Said("Tăng thành {}", "Make it {}").to(lang).format(put)
    return {"words": words, "put": put, "at": "version", "then": "version"}


def _announce(source: Source, place: str, lang: Lang, _name: str) -> Press:
    """A sentence of its own, behind how the plan is carried out, names the appendix."""
    own = text_at(node_at(source.root, (*place_named(place)[:2], "id")))
    said = f"[[{own}]]" if own else "Phụ lục kèm theo"
    into = ("implementation", "items")
    at = f"{name_of(into)}/{len(elements(node_at(source.root, into)))}"
    put = f"Nội dung chi tiết tại {said}."
    words = Said("Thêm câu “{}”", "Add “{}”").to(lang).format(put)
    return {"words": words, "put": put, "at": f"{at}/text", "then": f"{at}/text"}


def _in_words(source: Source, place: str, lang: Lang, _name: str) -> Press | None:
    """What was typed as the name of an indicator may be a whole sentence."""
    own = place_named(_TARGET.sub(r"\1", place))
    if node_at(source.root, (*own, "target")) is not None:
        return None
    words = Said("Đây là một câu", "This is a sentence").to(lang)
    at = name_of(own)
    return {"words": words, "op": "reword", "put": "", "at": at, "then": f"{at}/text"}


def _version(source: Source) -> int:
    said = text_at(node_at(source.root, ("version",)))
    return int(said) if said.isdecimal() else 1


_CURES: dict[str, Callable[[Source, str, Lang, str], Press | None]] = {
    "cascade/conflict": _choose,
    "cascade/behind": _take,
    "plan/day-off": _day_before,
    DEADLINE.code: _accept,
    CHANGED.code: _amend,
    NOT_RAISED: _raise,
    codes.TARGET.code: _in_words,
    "phu-luc/announced": _announce,
}
"""What is done about a finding by a press, by its code."""
