"""Sums of money that are typed into a sentence, beside the amount that its item states."""

from generator.checks import CHECKS, Found
from generator.language import Said
from generator.law.number_words import dong
from generator.paper.dossier import Dossier
from generator.paper.sums import AMOUNT_IDS, SUM, spelled
from generator.plan.source import Text
from generator.plan.walk import items_of
from generator.rules import Finding, told


@CHECKS(
    told(
        "plan/amount", "số tiền trong câu khác so_tien", "the sentence has another sum than amount"
    )
)
def amounts(dossier: Dossier) -> Found:
    """No sentence names another sum than the amount which is printed behind it."""
    for item in items_of(dossier.plan):
        said = item.paragraph or item.text
        if item.amount and isinstance(said, Text) and not _has(said.value, item.amount):
            *_, last = SUM.finditer(said.value)
            typed, stated = last[0].partition(" (")[0], dong(item.amount)
            yield Finding(
                said.spot,
                Said(
                    f"câu ghi {typed}, so_tien là {stated}",
                    f"the sentence says {typed}, the amount is {stated}",
                ),
                mend=Said(
                    "Sửa cho khớp; nếu là hai số tiền khác nhau, "
                    "viết [[so_tien]] ở chỗ in so_tien.",
                    "Mend one; if they are two sums, write [[amount]] where the amount is printed.",
                ),
            )


def _has(sentence: str, amount: int) -> bool:
    """Whether the sentence has no sum of its own, the amount itself, or a place for it."""
    placed = any(f"[[{id_}]]" in sentence for id_ in AMOUNT_IDS)
    return placed or not SUM.search(sentence) or bool(spelled(sentence, amount))
