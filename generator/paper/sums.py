"""Sums of money that a sentence of the plan holds, beside the amount that its item states."""

import re
from decimal import Decimal

from generator.law.number_words import dong_in_words
from generator.lazy import regex

AMOUNT_IDS = ("amount", "so_tien")
"""`[[so_tien]]` prints the amount of the item in the middle of its sentence."""
_UNITS = {"": 1, "nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
SUM = regex(
    r"(?<![\d.,/])(?P<figure>\d{1,3}(?:\.\d{3})+|\d+)(?P<decimals>,\d+)?"
    r"(?: (?P<unit>nghìn|ngàn|triệu|tỷ|tỉ))? đồng"
    r"(?!\w| ?/)(?P<words> \(bằng chữ)?"
)
"""A sum in figures; đồng for each person or month is a rate, and no sum."""


_UNIT = regex(r"(?i)(?<!\w)(?P<unit>nghìn|ngàn|triệu|tỷ|tỉ)?\s*(?:đồng|VNĐ|VND)(?!\w)")


def unit_in(title: str) -> int | None:
    """The đồng that one of the unit named in `title` is; None where it names none, or several."""
    named = {_UNITS[(match["unit"] or "").casefold()] for match in _UNIT.finditer(title)}
    return named.pop() if len(named) == 1 else None


def spelled(sentence: str, amount: int) -> str:
    """`sentence` with the words of `amount` behind its figures; "" where it does not hold these."""
    match = next((one for one in SUM.finditer(sentence) if sum_value(one) == amount), None)
    if match is None:
        return ""
    words = "" if match["words"] else f" (bằng chữ: {dong_in_words(amount)})"
    return f"{sentence[: match.end()]}{words}{sentence[match.end() :]}"


def sum_value(match: re.Match[str]) -> Decimal:
    """The đồng of a sum that was found."""
    decimals = (match["decimals"] or "").replace(",", ".")
    return Decimal(match["figure"].replace(".", "") + decimals) * _UNITS[match["unit"] or ""]
