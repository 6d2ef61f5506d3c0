"""Sums of money that are typed into a sentence, beside the amount that its item states."""

import re
from decimal import Decimal

from generator.language import Said
from generator.law.number_words import dong, dong_in_words
from generator.plan.items import Item
from generator.plan.model import Plan
from generator.plan.source import Source, Text
from generator.plan.walk import items_of

AMOUNT_IDS = ("amount", "so_tien")
"""`[[so_tien]]` prints the amount of the item in the middle of its sentence."""
_UNITS = {"": 1, "nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
# Đồng for each person or month is a rate, and no sum.
_SUM = re.compile(
    r"(?<![\d.,/])(?P<figure>\d{1,3}(?:\.\d{3})+|\d+)(?P<decimals>,\d+)?(?: (?P<unit>nghìn|ngàn|triệu|tỷ|tỉ))? đồng"
    r"(?!\w| ?/)(?P<words> \(bằng chữ)?"
)


def spelled(sentence: str, amount: int) -> str:
    """`sentence` with the words of `amount` behind the figures that it holds already; "" where it does not hold them."""
    match = next((one for one in _SUM.finditer(sentence) if _value(one) == amount), None)
    if match is None:
        return ""
    words = "" if match["words"] else f" (bằng chữ: {dong_in_words(amount)})"
    return f"{sentence[: match.end()]}{words}{sentence[match.end() :]}"


def check_sums(plan: Plan, source: Source) -> None:
    """Reports sentences that name another sum than the amount which is printed behind them."""
    for item in items_of(plan):
        said = item.paragraph or item.text
        if item.amount and isinstance(said, Text):
            _check(item, item.amount, said, source)


def _check(item: Item, amount: int, said: Text, source: Source) -> None:
    found = [match for match in _SUM.finditer(said.value)]
    if (
        not found
        or any(f"[[{id_}]]" in said.value for id_ in AMOUNT_IDS)
        or spelled(said.value, amount)
    ):
        return
    message = Said(
        f"câu ghi {found[-1][0].partition(' (')[0]}, so_tien là {dong(amount)}",
        f"the sentence says {found[-1][0].partition(' (')[0]}, the amount is {dong(amount)}",
    )
    advice = Said(
        "Sửa cho khớp; nếu là hai số tiền khác nhau, viết [[so_tien]] ở chỗ in so_tien.",
        "Mend one; if they are two sums, write [[amount]] where the amount is printed.",
    )
    source.report(said.spot, "plan/amount", message, advice)


def _value(match: re.Match[str]) -> Decimal:
    decimals = (match["decimals"] or "").replace(",", ".")
    return Decimal(match["figure"].replace(".", "") + decimals) * _UNITS[match["unit"] or ""]
