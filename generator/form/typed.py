"""What people type, as the plan file has it: days as `30/6`, several names in one line, rows of a table."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from generator.cascade.values import Fields, Pair, Value, is_list, left_open, one_line, pair
from generator.form.places import inner_reader, record_of
from generator.language import Lang
from generator.law.deadlines import named_days
from generator.law.wording import printed_day
from generator.plan.fields import Choice, Date, ListOf, Money, Words, capitalised, iso_day
from generator.plan.items import ITEM
from generator.plan.model import Plan
from generator.plan.slips.characters import bad_characters
from generator.plan.tasks import Deadline
from generator.tasks.authorities import names
from generator.tasks.columns import Role, role_of
from generator.tasks.due import calendar_of_subject, year_in

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})", re.ASCII)
_MONEY = re.compile(r"([\d. ]+?)\s*(?:đồng|đ|VND|VNĐ)?\.?", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-–—+•*\uf0b7]|\d{1,3}[.)]|[a-zđ]\))\s+")
_ROLES = {
    Role.TEXT: "text",
    Role.LEAD: "lead",
    Role.SUPPORT: "support",
    Role.DEADLINE: "deadline",
    Role.PRODUCT: "product",
    Role.RESULT: "product",
    Role.MONITOR: "monitor",
    Role.BUDGET: "budget",
    Role.NOTE: "note",
}
"""The keys of a task, by what a column of a pasted table says."""
IN_A_ROW = ("text", "lead", "support", "deadline", "product")
"""What the cells of a task say in the form, from left to right."""


def clean(words: str) -> str:
    """The words in NFC, without space around their lines and without what a plan may not hold."""
    lines = unicodedata.normalize("NFC", words).replace("\u00a0", " ").splitlines()
    text = "\n".join(" ".join(line.split()) for line in lines).strip()
    bad = {one.index for one in bad_characters(text)}
    return "".join(letter for at, letter in enumerate(text) if at not in bad)


def year_of(plan: Plan | None) -> int | None:
    """The year that days without one mean: that of the subject, the period, or the day of issue."""
    if plan is None:
        return None
    starts = plan.period.start.year if plan.period and plan.period.start else None
    year = starts or (plan.date.year if plan.date else None)
    subject = str(getattr(plan.subject, "value", ""))
    return calendar_of_subject(subject, plan.kind, year or year_in(subject), None).year


def value_typed(words: str, reader: Any, year: int | None = None) -> Value | None:
    """The value that somebody means who types these words, None for none."""
    text, own = clean(words), inner_reader(reader)
    if not text:
        return None
    if isinstance(own, Choice):
        return _chosen(text, own)
    if isinstance(own, ListOf):
        return _several(text, own, year)
    if isinstance(own, Date | Deadline):
        return day_meant(" ".join(text.split("\n")), year)
    if isinstance(own, Money) and (money := _MONEY.fullmatch(text)):
        return money[1].replace(" ", "")
    return text if takes_lines(own) else " ".join(text.split("\n"))


def takes_lines(reader: Any) -> bool:
    """Whether a value may have several lines."""
    own: Any = record_of(reader)
    words = (
        inner_reader(own.reader(own.short))
        if own is not None and own.short
        else inner_reader(reader)
    )
    return isinstance(words, Words) and words.lines


def _chosen(text: str, choice: Choice) -> Value:
    words = (Pair(*names_) for names_ in choice.names.items())
    return next((one for one in words if text in one), text)


def _several(text: str, reader: ListOf, year: int | None) -> Value | None:
    """Names on lines of their own, or in one with `;`, or with commas where names begin behind."""
    found = names(text.split("\n")) or (text,)
    values = [one for part in found if (one := value_typed(part, reader.item, year)) is not None]
    if not values:
        return None
    return values[0] if reader.one and len(values) == 1 else tuple(values)


def day_meant(words: str, year: int | None) -> str:
    """A day, month or quarter as the file has it: `30/6` of that year is `2026-06-30`."""
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


def pasted_lines(words: str) -> list[str]:
    """What a pasted block has for items: each line without its bullet or number."""
    lines = (_BULLET.sub("", line).strip() for line in clean(words).split("\n"))
    return [line for line in lines if line]


def pasted_rows(words: str) -> list[list[str]]:
    """The cells of rows that were copied from Word or Excel; none of anything else."""
    if "\t" not in words:
        return []
    return [
        [clean(cell) for cell in line.split("\t")]
        for line in _unwrapped(words).splitlines()
        if line.strip()
    ]


def _unwrapped(words: str) -> str:
    """The text without line breaks in the cells of Excel, which stand in quotes there."""

    def cell(match: re.Match[str]) -> str:
        return " ".join(match[1].replace('""', '"').splitlines())

    return re.sub(r'(?:(?<=\t)|(?<=\n)|\A)"((?:[^"]|"")*)"(?=\t|\r?\n|\Z)', cell, words)


def tasks_pasted(rows: Sequence[Sequence[str]], year: int | None) -> list[Value]:
    """The rows of a pasted table as tasks: by the titles of its columns, else in our order."""
    titled = [_ROLES.get(role_of(cell) or Role.OTHER, "") for cell in rows[0]] if rows else []
    if "text" in titled and len({*titled} - {""}) > 1:
        rows, keys = rows[1:], titled
    else:
        numbered = all(row[0].rstrip(".").isdigit() for row in rows if row)
        keys = [*([""] if numbered else []), *IN_A_ROW]
    return [made for row in rows if (made := _task(dict(_named(row, keys, year))))]


def _named(
    row: Sequence[str], keys: Sequence[str], year: int | None
) -> Iterator[tuple[str, Value]]:
    for key, cell in zip(keys, row, strict=False):
        value = value_typed(cell, ITEM.reader(key), year) if key else None
        if value is not None:
            yield key, value


def _task(said: dict[str, Value]) -> Value:
    if said.keys() == {"text"}:
        return said["text"]
    return Fields(tuple((pair(ITEM, key), said[key]) for key in ITEM.fields if key in said))


def cells_pasted(rows: Sequence[Sequence[str]]) -> list[Value]:
    """The rows of a pasted table as rows of a table made by hand, all of one length."""
    width = max(map(len, rows), default=0)
    return [(*row, *[""] * (width - len(row))) for row in rows]
