"""Numbers and đồng amounts in words and figures, as official paper has them.

No law fixes the words. Of the forms in use these are taken:
- "linh" (một trăm linh một), as the school books have it; an office of the South may ask for "lẻ".
- "mốt" and "lăm" after "mươi" (hai mươi mốt, hai mươi lăm), "lăm" after "mười"; "bốn" in 24, 34, … ("tư" is as right).
- A zero inside is said (hai nghìn không trăm hai mươi sáu); a group of three zeros is not (một triệu không trăm linh
  năm). "nghìn" and "tỷ", not "ngàn" and "tỉ". Above: một nghìn tỷ, một triệu tỷ.
- Decimals have a comma; their leading zeros are said one by one, what follows is one number, as the school books have
  it (phẩy không năm, phẩy hai mươi lăm). Zeros at the end are said as they are written.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.law.spelling import Link, Speller

LARGEST = 10**18
"""The largest number that is put into words, một tỷ tỷ."""
_WRITTEN = re.compile(
    r"(-?)([0-9]{1,3}(?:\.[0-9]{3}){1,6}|[0-9]{1,19})(?:,([0-9]{1,15}))?", re.ASCII
)


def in_words(number: int | str, link: "Link" = "linh") -> str:
    """The number in words; text is read as Vietnamese write figures ("-1.234,05", with a true minus or a hyphen).

    ValueError for what is no such number, for fractions that are not given as text, and beyond `LARGEST`.

    >>> in_words("45,05")
    'bốn mươi lăm phẩy không năm'
    """
    if not isinstance(number, str):
        return _speller(link).to_cardinal(_whole(number))
    match = _WRITTEN.fullmatch(number.replace("\N{MINUS SIGN}", "-"))
    if not match:
        raise ValueError(number)
    sign, figures, fraction = match.groups()
    whole = _whole(int(figures.replace(".", "")))
    words = [_speller(link).to_cardinal(whole)]
    if sign and (whole or (fraction and int(fraction))):
        words.insert(0, "âm")
    if fraction:
        rest = fraction.lstrip("0")
        words += ["phẩy", *["không"] * (len(fraction) - len(rest))]
        words += [_speller(link).to_cardinal(int(rest))] if rest else []
    return " ".join(words)


def ordinal(number: int, link: "Link" = "linh") -> str:
    """The place in an order, "thứ nhất", "thứ hai mươi mốt"; ValueError below 1 and beyond `LARGEST`."""
    if _whole(number) < 1:
        raise ValueError(number)
    return _speller(link).to_ordinal(number)


def dong(amount: int) -> str:
    """The amount in figures, "1.500.000.000 đồng"; ValueError for anything but whole đồng up to `LARGEST`."""
    return f"{_whole(amount):,} đồng".replace(",", ".")


def dong_in_words(amount: int, link: "Link" = "linh") -> str:
    """The amount in words, "Một tỷ năm trăm triệu đồng"; ValueError for anything but whole đồng up to `LARGEST`."""
    words = _speller(link).to_currency(_whole(amount))
    return words[0].upper() + words[1:]


def dong_twice(amount: int, link: "Link" = "linh") -> str:
    """The amount as a budget states it, in figures and in words; ValueError as `dong`.

    >>> dong_twice(1_500_000_000)
    '1.500.000.000 đồng (bằng chữ: Một tỷ năm trăm triệu đồng)'
    """
    return f"{dong(amount)} (bằng chữ: {dong_in_words(amount, link)})"


def _whole(number: int) -> int:
    # Callers in Python may hand over 1.5 or True whatever the annotation says; an amount must not be cut in silence.
    if type(number) is not int or abs(number) > LARGEST:
        raise ValueError(number)
    return number


@cache
def _speller(link: "Link") -> "Speller":
    from generator.law.spelling import Speller  # num2words loads all its languages

    return Speller(link)
