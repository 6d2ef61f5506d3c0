"""Đồng amounts in words and figures, as official paper has them.

No law fixes the words. Of the forms in use these are taken:
- "linh" (một trăm linh một), as the school books have it, not "lẻ".
- "mốt" and "lăm" after "mươi" (hai mươi mốt, hai mươi lăm), "lăm" after "mười"; "bốn" in 24, 34, …
  ("tư" is as right).
- A zero inside is said (hai nghìn không trăm hai mươi sáu); a group of three zeros is not (một
  triệu không trăm linh năm). "nghìn" and "tỷ", not "ngàn" and "tỉ". Above: một nghìn tỷ, một triệu
  tỷ.
"""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.law.spelling import Speller

LARGEST = 10**18
"""The largest number that is put into words, một tỷ tỷ."""


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
