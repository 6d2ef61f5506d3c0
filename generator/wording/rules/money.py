"""Money that is stated twice: in figures, and in words behind them."""

from decimal import Decimal

from generator.language import Said
from generator.law.number_words import (
    FIGURES,
    LARGEST,
    dong,
    dong_in_words,
    number_in_words,
    sum_value,
)
from generator.lazy import regex
from generator.problems import Severity
from generator.rules import Entry
from generator.wording.base import WORDING, Prose, Slips, slip
from generator.wording.running import PRACTICE, running

_TWICE = regex(
    rf"{FIGURES} ?\((?:[^():\d]{{0,20}}: ?)?"
    r"(?P<words>[^():\d]+?) đồng(?: chẵn)?[ ./!]*\)"
)


@WORDING(
    Entry(
        "so-lieu/bang-chu",
        Said("Số tiền bằng chữ khác bằng số", "A sum in words other than in figures"),
        Severity.ERROR,
        PRACTICE,
        "Tổng 165.000.000 đồng (bằng chữ: Một trăm sáu mươi lăm triệu đồng); "
        "1,5 tỷ đồng (Một tỷ năm trăm triệu đồng chẵn).",
        "Tổng 174.000.000 đồng (Một trăm sáu mươi lăm triệu đồng).",
        Said(
            "chữ không đọc được thành một số chắc chắn (hai lăm triệu; một tỷ rưỡi)",
            "words that are not surely one number (hai lăm triệu; một tỷ rưỡi)",
        ),
    )
)
def bang_chu(prose: Prose) -> Slips:
    """The words behind a sum say the same number of đồng as its figures."""
    for number, match in running(prose, _TWICE, frozenset()):
        stated, said = sum_value(match), number_in_words(match["words"])
        if said in (None, stated) or stated > LARGEST:
            continue
        words = " ".join(match["words"].split())
        found = Said(
            f"“{words} đồng” là {dong(said)}, số ghi trước là {match[0].partition(' đồng')[0]} đồng",
            f"“{words} đồng” is {dong(said)}, the figures are {match[0].partition(' đồng')[0]} đồng",
        )
        yield slip(number, *match.span("words"), found, _either(stated))


def _either(stated: Decimal) -> Said:
    """What to do: the words as the figures would have them."""
    if stated != stated.to_integral_value():
        return Said("Sửa số hoặc sửa chữ.", "Mend the figures or the words.")
    words = dong_in_words(int(stated))
    return Said(
        f"Sửa số, hoặc viết chữ: {words}.", f"Mend the figures, or write the words: {words}."
    )


_GROUPED = regex(
    r"(?<![\d.,/])(?P<figure>\d+(?:\.\d+){2,}|\d+\.\d{4,}|\d{4,}\.\d{3})(?:,\d+)?"
    r"(?= (?:đồng|VNĐ|VND)(?!\w))"
)
_RIGHT = regex(r"\d{1,3}(?:\.\d{3})+")


@WORDING(
    Entry(
        "so-lieu/nhom-ba",
        Said("Số tiền không chia nhóm ba chữ số", "A sum not in groups of three digits"),
        Severity.ERROR,
        "Luật Kế toán, Điều 11",
        "Kinh phí 54.000.000 đồng; 1.250.000 đồng.",
        "Kinh phí 54.0000.000 đồng.",
        Said(
            "số có đơn vị nghìn, triệu, tỷ theo sau; số viết liền, không dấu chấm",
            "numbers in thousands, millions; numbers without points",
        ),
    )
)
def nhom_ba(prose: Prose) -> Slips:
    """The points in a sum stand between groups of three digits: else one digit too many or too few."""
    for number, match in running(prose, _GROUPED, frozenset()):
        if not _RIGHT.fullmatch(match["figure"]):
            found = Said(
                f"“{match[0]}” thừa hoặc thiếu chữ số",
                f"“{match[0]}” has a digit too many, or too few",
            )
            mend = Said("Ghi lại số tiền.", "Write the sum again.")
            yield slip(number, *match.span(), found, mend)
