"""What people type, as the plan file has it: days as `30/6`, several names in one line."""

import re
import unicodedata
from typing import Any

from generator.cascade.values import Value, is_list, left_open, one_line, value_of
from generator.form.meaning import in_list
from generator.form.places import record_of
from generator.language import Lang
from generator.law.deadlines import named_days
from generator.law.periods import period_named, rhythm_named
from generator.law.wording import capitalised, printed_day
from generator.lazy import regex
from generator.plan.fields import (
    Choice,
    Date,
    ListOf,
    Money,
    Words,
    inner_reader,
    iso_day,
)
from generator.plan.reports.schedule import DueDay, PeriodName
from generator.plan.slips.characters import bad_characters
from generator.plan.source import Text
from generator.plan.tasks import Deadline
from generator.tasks.authorities import names

_DAY = regex(r"(\d{1,2})[/.-](\d{1,2})", re.ASCII)
_PARTED = regex(r"\d[/.-]\d")
_SHORT_YEAR = regex(r"^(\d{1,2}[/.-]\d{1,2}[/.-])(\d\d)$", re.ASCII)
_MONEY = regex(r"([\d. ]+?)\s*(?:đồng|đ|VND|VNĐ)?\.?", re.IGNORECASE)
IN_A_ROW = ("text", "lead", "support", "deadline", "product")
"""What the cells of a task say in the form, from left to right."""
IN_OUR_ORDER = ("solutions", "content", "implementation")
"""Parts whose tasks may be pasted so, without titles of the columns."""


def clean(words: str) -> str:
    """The words in NFC, without space around their lines and without what a plan may not hold."""
    lines = unicodedata.normalize("NFC", words).replace("\u00a0", " ").splitlines()
    text = "\n".join(" ".join(line.split()) for line in lines).strip()
    bad = {one.index for one in bad_characters(text)}
    return "".join(letter for at, letter in enumerate(text) if at not in bad)


def value_typed(words: str, reader: Any, year: int | None = None) -> Value | None:
    """The value that somebody means who types these words, None for none."""
    text, own = clean(words), inner_reader(reader)
    line = " ".join(text.split("\n"))
    if not text:
        return None
    if isinstance(own, Choice):
        return value_of(Text(text), own)
    if isinstance(own, ListOf):  # names on lines of their own, or with commas where names begin
        found = names(text.split("\n")) or (text,)
        return in_list([value_typed(part, own.item, year) or part for part in found], own)
    if _is_day(line, own):
        return day_meant(line, year)
    if isinstance(own, PeriodName):
        return _period_meant(line, year)
    if isinstance(own, Money) and (money := _MONEY.fullmatch(text)):
        return money[1].replace(" ", "")
    return text if takes_lines(own) else line


def goal_typed(words: str) -> tuple[str, str] | None:
    """The figure of a target, by the key of it that the words before or behind it mean; None where
    there are none, or the figure is not alone with them."""
    said = _GOAL.fullmatch(" ".join(clean(words).split()))
    if said is None:
        return None
    bound = said[3] or said[1]
    key = next((key for key, of in _BOUNDS.items() if of.fullmatch(bound)), "")
    return (key, said[2]) if key else None


_BOUNDS = {
    "at_most": regex(r"không quá|không vượt quá|tối đa|nhiều nhất|≤|<=|trở xuống", re.IGNORECASE),
    "at_least": regex(r"từ|ít nhất|tối thiểu|không dưới|≥|>=|trở lên", re.IGNORECASE),
    "exactly": regex(r"đạt đúng|đúng|bằng|=", re.IGNORECASE),
}
_GOAL = regex(r"([^\d-]*?)(?: là)? ?(-?\d[\d.,]*(?: ?%)?) ?(trở lên|trở xuống)?", re.IGNORECASE)


def _is_day(line: str, own: Any) -> bool:
    """Whether a day is meant; where a report is due a number may be that of a day in any month."""
    named = isinstance(own, DueDay) and _PARTED.search(line)
    return isinstance(own, Date | Deadline) or bool(named)


def _period_meant(line: str, year: int | None) -> str:
    """A period as the file has it: `6 tháng đầu năm` is that of the plan's year."""
    found = None if period_named(line) or rhythm_named(line) else period_named(line, year)
    return str(found) if found else line


def takes_lines(reader: Any) -> bool:
    """Whether a value may have several lines."""
    record, words = record_of(reader), inner_reader(reader)
    if record and record.short:
        words = inner_reader(record.reader(record.short))
    return isinstance(words, Words) and words.lines


def day_meant(words: str, year: int | None) -> str:
    """A day, month or quarter as the file has it: `30/6` of that year is `2026-06-30`."""
    words = _SHORT_YEAR.sub(r"\g<1>20\2", words)
    dated = [f"{words}{between}{year}" for between in ("/", " ", " năm ") if year]
    whole = [words, *dated[: bool(_DAY.fullmatch(words))]]
    if iso := next(filter(None, (iso_day(one, True) for one in whole)), ""):
        return iso
    known = (one for one in (words, *dated) if named_days(one) is not None)
    return capitalised(next(known, words))


def as_typed(value: Value | None, lang: Lang = "vi") -> str:
    """The value as it is typed: names in one line, days as people write them."""
    if is_list(value):
        return "; ".join(as_typed(one, lang) for one in value)
    if isinstance(value, str):
        return printed_day(value) or value
    return one_line(value, lang)


def dots(reason: str) -> Value:
    """That a value is not known yet, and why."""
    return left_open(" ".join(clean(reason).split("\n")))
