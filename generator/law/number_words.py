"""Đồng amounts in words and figures, as official paper has them.

No law fixes the words. Of the forms in use these are taken:
- "linh" (một trăm linh một), as the school books have it, not "lẻ".
- "mốt" and "lăm" after "mươi" (hai mươi mốt, hai mươi lăm), "lăm" after "mười"; "bốn" in 24, 34, …
  ("tư" is as right).
- A zero inside is said (hai nghìn không trăm hai mươi sáu); a group of three zeros is not (một
  triệu không trăm linh năm). "nghìn" and "tỷ", not "ngàn" and "tỉ". Above: một nghìn tỷ, một triệu
  tỷ.
"""

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from generator.lazy import regex

if TYPE_CHECKING:
    from generator.law.spelling import Speller

UNITS = {"": 1, "nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
"""How many đồng one of each unit is in which sums are stated."""
FIGURES = (
    r"(?<![\d.,/])(?P<figure>\d{1,3}(?:\.\d{3})+|\d+)(?P<decimals>,\d+)?"
    rf"(?: (?P<unit>{'|'.join(filter(None, UNITS))}))? đồng"
)
"""The form of a sum in figures, of which `sum_value` makes a number."""
LARGEST = 10**18
"""The largest number that is put into words, một tỷ tỷ."""


def sum_value(match: re.Match[str]) -> Decimal:
    """The đồng of a sum that was found by `FIGURES`."""
    decimals = (match["decimals"] or "").replace(",", ".")
    return Decimal(match["figure"].replace(".", "") + decimals) * UNITS[match["unit"] or ""]


def shown(value: Decimal, places: int) -> str:
    """`value` as Vietnamese write it, with `places` decimals: `1.234,50`."""
    text = f"{value:,.{places}f}"
    return text.translate(str.maketrans(",.", ".,"))


def dong(amount: int) -> str:
    """The amount in figures, "1.500.000.000 đồng".

    ValueError for anything but whole đồng up to `LARGEST`.
    """
    return f"{_whole(amount):,} đồng".replace(",", ".")


def dong_in_words(amount: int) -> str:
    """The amount in words, "Một tỷ năm trăm triệu đồng"; ValueError as `dong`."""
    words = _speller().to_currency(_whole(amount))
    return words[0].upper() + words[1:]


def dong_twice(amount: int) -> str:
    """The amount as a budget states it, in figures and in words; ValueError as `dong`.

    >>> dong_twice(1_500_000_000)
    '1.500.000.000 đồng (bằng chữ: Một tỷ năm trăm triệu đồng)'
    """
    return f"{dong(amount)} (bằng chữ: {dong_in_words(amount)})"


_DIGITS = {
    **{"không": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7},
    **{"tám": 8, "chín": 9, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5, "bẩy": 7},
}
_DIGIT = "|".join(_DIGITS)
_THREE = regex(
    rf"(?:(?P<hundreds>{_DIGIT}) trăm ?)?"
    rf"(?:(?:linh|lẻ) )?(?:(?P<tens>{_DIGIT}) mươi ?|(?P<ten>mười) ?)?(?P<ones>{_DIGIT})?"
)
_SCALES = ((("tỷ", "tỉ"), 10**9), (("triệu",), 10**6), (("nghìn", "ngàn"), 10**3))
_Scales = tuple[tuple[tuple[str, ...], int], ...]


def number_in_words(text: str) -> int | None:
    """The number that words say, in any of the forms in use; None where that is not certain.

    >>> number_in_words("Một trăm lẻ năm triệu, hai mươi tư ngàn")
    105024000
    """
    words = re.findall(r"[^\s,;]+", text.casefold())
    return _read(words, _SCALES) if words else None


def _read(words: list[str], scales: _Scales) -> int | None:
    if not scales:
        return _three(" ".join(words))
    names, size = scales[0]
    at = next((at for at, word in enumerate(words) if word in names), None)
    if at is None:
        return _read(words, scales[1:])
    before, after = _read(words[:at], scales[1:]), _read(words[at + 1 :], scales[1:])
    return None if not before or after is None else before * size + after


def _three(words: str) -> int | None:
    """Up to three digits; nothing is zero."""
    found = _THREE.fullmatch(words)
    if not found:
        return None
    hundreds, tens, ones = (
        _DIGITS.get(found[name] or "không", 0) for name in ("hundreds", "tens", "ones")
    )
    return 100 * hundreds + 10 * (1 if found["ten"] else tens) + ones


def _whole(number: int) -> int:
    # Callers in Python may hand over 1.5 or True whatever the annotation says; an amount must not
    # be
    # cut in silence.
    if type(number) is not int or abs(number) > LARGEST:
        raise ValueError(number)
    return number


@cache
def _speller() -> "Speller":
    from generator.law.spelling import Speller  # num2words loads all its languages

    return Speller()
