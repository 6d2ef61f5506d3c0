"""What people type, as the plan file has it: days as `30/6`, several names in one line, rows of a table."""

import csv
import io
import re
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from generator.cascade.values import Value, is_list, left_open, one_line, value_of
from generator.form.meaning import in_few_words, in_list, keyed
from generator.form.places import inner_reader, record_of
from generator.language import Lang
from generator.law.deadlines import named_days
from generator.law.wording import printed_day
from generator.lazy import regex
from generator.plan.fields import Choice, Date, ListOf, Money, Words, capitalised, iso_day
from generator.plan.items import ITEM
from generator.plan.slips.characters import bad_characters
from generator.plan.source import Text
from generator.plan.tasks import Deadline
from generator.tasks.authorities import names
from generator.tasks.columns import Role, role_of

_DAY = regex(r"(\d{1,2})[/.-](\d{1,2})", re.ASCII)
_MONEY = regex(r"([\d. ]+?)\s*(?:đồng|đ|VND|VNĐ)?\.?", re.IGNORECASE)
_BULLET = regex(r"(?m)^\s*(?:[-–—+•*\uf0b7]|\d{1,3}[.)]|[a-zđ]\))\s+")
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
    if isinstance(own, Date | Deadline):
        return day_meant(line, year)
    if isinstance(own, Money) and (money := _MONEY.fullmatch(text)):
        return money[1].replace(" ", "")
    return text if takes_lines(own) else line


def takes_lines(reader: Any) -> bool:
    """Whether a value may have several lines."""
    record, words = record_of(reader), inner_reader(reader)
    if record and record.short:
        words = inner_reader(record.reader(record.short))
    return isinstance(words, Words) and words.lines


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
    lines = _BULLET.sub("", clean(words)).split("\n")
    return [*filter(None, map(str.strip, lines))]


def pasted_rows(words: str) -> list[list[str]]:
    """The cells of rows that were copied from Word or Excel; none of anything else."""
    rows = csv.reader(io.StringIO(words), delimiter="\t")
    cells = ([" ".join(clean(cell).split("\n")) for cell in row] for row in rows)
    return [row for row in cells if any(row)] if "\t" in words else []


def tasks_pasted(rows: Sequence[Sequence[str]], year: int | None) -> list[Value]:
    """The rows of a pasted table as tasks: by the titles of its columns, else in our order."""
    keys = [_ROLES.get(role_of(cell) or Role.OTHER, "") for cell in rows[0]]
    if "text" in keys and len({*keys}) > 2:
        rows = rows[1:]
    else:
        numbered = all(row[0].rstrip(".").isdigit() for row in rows)
        keys = [*[""] * numbered, *IN_A_ROW]
    return [_task(dict(zip(keys, row, strict=False)), year) for row in rows]


def _task(cells: Mapping[str, str], year: int | None) -> Value:
    said = {key: value_typed(cells.get(key, ""), ITEM.reader(key), year) for key in ITEM.fields}
    return in_few_words(keyed(ITEM, said), ITEM)


def cells_pasted(rows: Sequence[Sequence[str]]) -> list[Value]:
    """The rows of a pasted table as rows of a table made by hand, all of one length."""
    return [*zip(*zip_longest(*rows, fillvalue=""), strict=True)]
