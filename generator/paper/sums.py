"""Sums of money that a sentence of the plan holds, beside the amount that its item states."""

from generator.law.number_words import FIGURES, UNITS, dong_in_words, sum_value
from generator.lazy import regex

AMOUNT_IDS = ("amount", "so_tien")
"""`[[so_tien]]` prints the amount of the item in the middle of its sentence."""
SUM = regex(rf"{FIGURES}(?!\w| ?/)(?P<words> \(bằng chữ)?")
"""A sum in figures; đồng for each person or month is a rate, and no sum."""


_UNIT = regex(r"(?i)(?<!\w)(?P<unit>nghìn|ngàn|triệu|tỷ|tỉ)?\s*(?:đồng|VNĐ|VND)(?!\w)")


def unit_in(title: str) -> int | None:
    """The đồng that one of the unit named in `title` is; None where it names none, or several."""
    named = {UNITS[(match["unit"] or "").casefold()] for match in _UNIT.finditer(title)}
    return named.pop() if len(named) == 1 else None


def spelled(sentence: str, amount: int) -> str:
    """`sentence` with the words of `amount` behind its figures; "" where it does not hold these."""
    match = next((one for one in SUM.finditer(sentence) if sum_value(one) == amount), None)
    if match is None:
        return ""
    words = "" if match["words"] else f" (bằng chữ: {dong_in_words(amount)})"
    return f"{sentence[: match.end()]}{words}{sentence[match.end() :]}"
