"""How official paper writes numbers, dates, symbols and ordinals (Decree 30/2020, PL I)."""

import re
from collections.abc import Sequence
from datetime import date

from generator.law.decree30 import LETTERS
from generator.lazy import regex

DOTS = "…" * 5
"""Stands for what is not known yet."""
BLANK = " " * 6
"""Room for a number or a day to be written in by hand."""
_UNDATED = "…" * 2
_ISO_DAY = regex(r"\d{4}-\d{2}-\d{2}", re.ASCII)
NAMES_APPENDIX = regex(r"\b[Pp]hụ lục\b|\bPHỤ LỤC\b")
"""How a text names an appendix."""
FORM_HEAD = regex(r"(?:biểu mẫu|mẫu|biểu)\s+(?:số\s*)?(?:\d|[IVX]+\b).{0,60}", re.IGNORECASE)
"""What a form that goes with a text opens with: `Mẫu số 01`."""

MONTHS_PADDED = 2
"""So many months of the year are written with a zero in front (PL I, II.4.b)."""


def padded(number: int) -> str:
    """`number` with a zero in front below 10 (PL I, II.3.c)."""
    return f"{number:02d}"


def month(number: int) -> str:
    """The month with a zero in front for the first ones only."""
    return f"{number:02d}" if number <= MONTHS_PADDED else str(number)


def date_line(
    place: str, year: int | None = None, month_: int | None = None, day: int | None = None
) -> str:
    """`<place>, ngày dd tháng mm năm yyyy`; what is None is left blank (PL I, II.4; Điều 15).

    Without a year all that is not known is dots: room at the end of a line cannot be seen.
    """
    room = BLANK if year else _UNDATED
    day_text = padded(day) if day else room
    month_text = month(month_) if month_ else room
    return f"{place}, ngày {day_text} tháng {month_text} năm {year or room}"


def date_in_words(day: date) -> str:
    """`ngày dd tháng mm năm yyyy`, as the date line and the legal bases have it (PL I, II.4)."""
    return f"ngày {padded(day.day)} tháng {month(day.month)} năm {day.year}"


def short_date(day: date) -> str:
    """`dd/mm/yyyy` as running text has it, padded like the date line."""
    return f"{short_day(day)}/{day.year}"


def short_day(day: date) -> str:
    """`dd/mm` of the day, where its year is known."""
    return f"{padded(day.day)}/{month(day.month)}"


def short_month(day: date) -> str:
    """`mm/yyyy` of the day, so too."""
    return f"{month(day.month)}/{day.year}"


def printed_day(written: str) -> str:
    """A day as plan files write it, as running text has it: `15/6/2026`; "" for what is no day."""
    try:
        return short_date(date.fromisoformat(written)) if _ISO_DAY.fullmatch(written) else ""
    except ValueError:
        return ""


def capitalised(text: str) -> str:
    """The text with a capital at its beginning; a name such as `eOffice` has its own."""
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]


def number_line(number: int | None, symbol: str) -> str:
    """`Số: 05/KH-UBND`, or with room for the number where there is none yet (PL I, II.3)."""
    return f"Số: {padded(number)}/{symbol}" if number else f"Số:{BLANK}/{symbol}"


def reference_line(
    kind: str,
    number: int | None,
    symbol: str,
    issuer: str,
    year: int | None = None,
    month_: int | None = None,
    day: int | None = None,
) -> str:
    """What an appendix belongs to, in brackets; an ellipsis stands for what is not known yet (PL I,
    III.1.c)."""
    named = f"số {padded(number) if number else '…'}/{symbol}"
    days, months = padded(day) if day else "…", month(month_) if month_ else "…"
    dated = f"ngày {days} tháng {months} năm {year or '…'}"
    return f"(Kèm theo {kind} {named} {dated} của {issuer})"


_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman(number: int) -> str:
    """`number` in Roman numerals, in figures from 4000 on, where these end; ValueError below 1."""
    if number < 1:
        raise ValueError(number)
    if number >= 4000:
        return str(number)
    text = ""
    for value, digits in _ROMAN:
        text += digits * (number // value)
        number %= value
    return text


def roman_value(text: str) -> int:
    """The number that Roman numerals say, 0 for other text."""
    if not all(char in _DIGITS for char in text):
        return 0
    values = [_DIGITS[char] for char in text]
    return sum(
        -value if values[i + 1 : i + 2] > [value] else value for i, value in enumerate(values)
    )


def letter(number: int) -> str:
    """The letter of the `number`th điểm: a b c d đ e g …; ValueError outside 1 to 23 (PL I,
    II.6.đ)."""
    if not 1 <= number <= len(LETTERS):
        raise ValueError(number)
    return LETTERS[number - 1]


def provision(path: Sequence[tuple[str, str]]) -> str:
    """A provision cited from small to large, from its (level, number) pairs given large to small
    (PL II, V.7).

    >>> provision([("Mục", "II"), ("khoản", "1"), ("điểm", "a")])
    'điểm a khoản 1 Mục II'

    """
    return " ".join(f"{level} {number}" for level, number in reversed(path))
