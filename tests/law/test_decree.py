"""The law table beside the decree's own text, row by row."""

from collections.abc import Callable
from datetime import date

import pytest

from generator.law import decree30, kinds, marks, wording
from tests.helpers import changed, document, sound, texts
from tests.law import decree
from tests.law.decree import Length, Letters


def _cited(article: str) -> set[str]:
    """The points of Phụ lục I that an article of the law table names."""
    return set(article.removeprefix("PL I, ").split("; "))


@pytest.mark.parametrize("row", decree.LETTERS, ids=lambda row: row.code)
def test_letters(row: Letters) -> None:
    ours = decree30.component(row.code)
    assert (ours.size.low, ours.size.high) == (row.low, row.high)
    assert (ours.bold, ours.italic, ours.caps) == (row.bold, row.italic, row.caps)
    assert _cited(ours.article) == set(row.articles)
    if row.printed:
        assert ours.size.used == row.printed, "the size that the decree prints"
    if row.align:
        assert ours.align == row.align


@pytest.mark.parametrize("row", decree.LENGTHS, ids=lambda row: row.code)
def test_lengths(row: Length) -> None:
    ours = decree30.measure(row.code)
    assert (ours.value.low, ours.value.high) == pytest.approx((row.low, row.high))
    assert (ours.unit, ours.choices) == (row.unit, row.choices)
    assert ours.article == f"PL I, {row.article}"


@pytest.mark.parametrize("row", decree.LENGTHS, ids=lambda row: row.code)
def test_both_ends_of_a_length_are_allowed_and_nothing_beyond(row: Length) -> None:
    ours, beyond = decree30.measure(row.code), 0.01
    for end in row.choices or (row.low, row.high):
        assert ours.allows(end), end
    assert not ours.allows(row.low - beyond)
    assert not ours.allows(row.high + beyond) or row.high == decree.ENDLESS
    for one, other in zip(row.choices, row.choices[1:], strict=False):
        assert not ours.allows(one + beyond) and not ours.allows((one + other) / 2)


def test_the_table_has_every_row_of_the_decree_and_no_other() -> None:
    assert {row.code for row in decree.LETTERS} == {row.code for row in decree30.COMPONENTS}
    assert {row.code for row in decree.LENGTHS} == {row.code for row in decree30.MEASURES}


@pytest.mark.parametrize(("name", "short"), decree.KINDS)
def test_kinds(name: str, short: str) -> None:
    (ours,) = [one for one in kinds.KINDS if one.name == name]
    assert ours.abbreviation == short


def test_kinds_stand_in_the_order_of_the_decree() -> None:
    assert [one.name for one in kinds.KINDS] == [name for name, _ in decree.KINDS]
    assert [(one.name, one.abbreviation) for one in kinds.COPY_KINDS] == list(decree.COPIES)


@pytest.mark.parametrize("key", [one.key for one in kinds.KINDS])
def test_who_is_addressed(key: str) -> None:
    if key in decree.ADDRESSED_ALWAYS:
        wanted = kinds.MUST
    else:
        wanted = kinds.UPWARD if key in decree.ADDRESSED_UPWARD else kinds.NONE
    assert kinds.kind(key).to == wanted


def test_only_a_letter_has_its_subject_below_its_number() -> None:
    below = tuple(one.key for one in kinds.KINDS if one.below_number)
    assert below == decree.SUBJECT_BELOW_NUMBER


def test_what_is_decided_is_said_to_be() -> None:
    assert {one.key: one.enacts for one in kinds.KINDS if one.enacts} == decree.ENACTING


# What offices leave out of these, though the template has it: nobody is told.
LET_STAND = {
    "giay_moi": {"trich-yeu"},
    "giay_gioi_thieu": {"noi-nhan"},
    "bien_ban": {"noi-nhan"},
    "giay_nghi_phep": {"noi-nhan"},
}


@pytest.mark.parametrize("key", decree.TEMPLATES)
def test_a_paper_may_lack_what_its_template_has_not(key: str) -> None:
    lacks = set(decree.TEMPLATES[key]) | LET_STAND.get(key, set())
    assert set(kinds.kind(key).lacks) == lacks


def _new_spelling(text: str) -> str:
    """The decree writes HOẢ; the program puts the mark where most offices do."""
    return text.replace("HOẢ", "HỎA")


def test_stamps() -> None:
    ours = {text: width for _, text, width in marks.URGENCY.values()}
    assert ours == {_new_spelling(text): width for text, width in decree.URGENCY}
    assert [text for _, text in marks.SECRECY.values()] == list(decree.SECRECY)
    assert [text for _, text in marks.CIRCULATION.values()] == list(decree.CIRCULATION)


def test_nation_and_motto() -> None:
    assert decree30.QUOC_HIEU_ACCEPTED == decree.NATION
    assert decree.NATION[0] == decree30.QUOC_HIEU
    assert decree30.TIEU_NGU == decree.MOTTO
    assert decree30.FONT == decree.FONT
    assert decree30.IN_FORCE == decree.SIGNED_ON


def test_letters_of_the_alphabet() -> None:
    assert list(decree30.LETTERS) == decree.ALPHABET.split()
    assert [wording.letter(place) for place in range(1, 24)] == decree.ALPHABET.split()


@pytest.mark.parametrize(("number", "written"), decree.NUMBERS.items())
def test_numbers_and_days(number: int, written: str) -> None:
    assert wording.number_line(number, "KH-UBND") == f"Số: {written}/KH-UBND"
    if number < 32:
        line = wording.date_line("Hà Nội", 2020, 3, number)
        assert line == f"Hà Nội, ngày {written} tháng 3 năm 2020"


@pytest.mark.parametrize(("month", "written"), decree.MONTHS.items())
def test_months(month: int, written: str) -> None:
    assert wording.date_line("Hà Nội", 2020, month, 5) == (
        f"Hà Nội, ngày 05 tháng {written} năm 2020"
    )
    assert wording.date_in_words(date(2020, month, 5)) == f"ngày 05 tháng {written} năm 2020"


@pytest.mark.parametrize("number", range(1, 90))
def test_roman_numbers(number: int) -> None:
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")[number // 10]
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]
    assert wording.roman(number) == tens + ones
    assert wording.roman_value(tens + ones) == number


@pytest.mark.parametrize(("key", "mark", "whom"), decree.SIGNED)
def test_rights_of_the_signer(key: str, mark: str, whom: str) -> None:
    own = "" if key == "acting" else ", title: Phó Chủ tịch"
    deputy = ", deputy_for: Chủ tịch" if key == "on_behalf_of" else ""
    said = "Ủy ban nhân dân" if key == "on_behalf_of" else "Chủ tịch"
    text = changed(signature=f"signature: {{{key}: {said}{deputy}{own}, name: Nguyễn Văn An}}")
    printed = sound(text).paper.names["quyen_han_chuc_vu"]
    assert printed[0] == f"{mark} {said.upper()}", whom


PRINTED: dict[str, Callable[[list[str]], bool]] = {
    "II.1.a, the name of the nation": lambda lines: decree.NATION[0] in lines,
    "II.1.b, the motto": lambda lines: decree.MOTTO in lines,
    "II.3.c, Số with a colon, no spaces": lambda lines: "Số: 05/KH-UBND" in lines,
    "II.4.b, place, comma, day": lambda lines: "Minh Hòa, ngày 03 tháng 02 năm 2026" in lines,
    "II.5.b, the kind in capitals": lambda lines: "KẾ HOẠCH" in lines,
    "II.6.a, bases end with a semicolon": lambda lines: any(
        line.startswith("Căn cứ Luật") and line.endswith(";") for line in lines
    ),
    "II.6.a, the last with a full stop": lambda lines: any(
        line.startswith("Căn cứ Nghị định") and line.endswith(".") for line in lines
    ),
    "II.7.đ, TM. and the collective in capitals": lambda lines: "TM. ỦY BAN NHÂN DÂN" in lines,
    "II.9.d, Nơi nhận with a colon": lambda lines: "Nơi nhận:" in lines,
    "II.9.d, Lưu: VT, the unit, a full stop": lambda lines: "- Lưu: VT, TH." in lines,
    "Mẫu 1.4, the end mark": lambda lines: any(line.endswith("./.") for line in lines),
}


@pytest.fixture(scope="module")
def printed() -> list[str]:
    return texts(document())


@pytest.mark.parametrize("point", PRINTED)
def test_our_own_paper_says_what_the_decree_says(point: str, printed: list[str]) -> None:
    assert PRINTED[point](printed)


def test_so_many_rows_are_typed_from_the_decree() -> None:
    rows = (
        *decree.LETTERS,
        *decree.LENGTHS,
        *decree.KINDS,
        *decree.COPIES,
        *decree.ENACTING,
        *decree.TEMPLATES,
        *decree.URGENCY,
        *decree.SECRECY,
        *decree.CIRCULATION,
        *decree.NATION,
        *decree.NUMBERS,
        *decree.MONTHS,
        *decree.SIGNED,
        *decree.CAPITALS_OF,
        *PRINTED,
    )
    assert len(rows) >= 160
