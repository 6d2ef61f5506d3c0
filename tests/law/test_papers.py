"""Rules of papers at their limits: numbers and days, names and rights, capitals, slants, appendices."""

import re

import pytest

from generator.law.capitals import mostly_upper
from generator.problems import Severity
from generator.reading.lint import check_content
from tests.law.papers import Build, half_points, look, partly, retitled, told
from tests.reading.papers import changed, office, words
from tests.reading.papers.changes import drop, everywhere, fonts, layout, retext, runs
from tests.reading.papers.file import docx
from tests.reading.papers.head import one_row
from tests.reading.papers.kinds import letter_one, letter_urgent, plan_signed, report, submission
from tests.reading.papers.plans import HEAD, parts_and_mucs, plan_body, two_appendices
from tests.reading.papers.wml import Layout, paragraph, run

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
_NUMBER, _DAY = "Số: 15/KH-UBND", "ngày 15 tháng 9 năm 2026"
_OPENING = "Ủy ban nhân dân xã Tân An ban hành"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Số: 01/KH-UBND", {}),
        ("Số: 10/KH-UBND", {}),
        ("Số: 1/KH-UBND", {"so-ky-hieu/padding": {ERROR}}),
        ("Số: 9/KH-UBND", {"so-ky-hieu/padding": {ERROR}}),
        ("Số: 15/2026/KH-UBND", {"so-ky-hieu/year": {WARNING}}),
    ],
)
def test_numbers_below_10_have_a_zero(written: str, found: dict[str, set[Severity]]) -> None:
    assert told(office, retext(_NUMBER, written)) == found


_PADDING, _MONTH = "dia-danh-thoi-gian/padding", "dia-danh-thoi-gian/month"


@pytest.mark.parametrize(
    ("written", "code", "bad"),
    [
        ("ngày 09 tháng 10 năm 2026", None, ERROR),
        ("ngày 10 tháng 02 năm 2026", None, ERROR),
        ("ngày 10 tháng 3 năm 2026", None, ERROR),
        ("ngày 9 tháng 10 năm 2026", _PADDING, ERROR),
        ("ngày 10 tháng 1 năm 2026", _PADDING, ERROR),
        ("ngày 10 tháng 2 năm 2026", _PADDING, ERROR),
        ("ngày 10 tháng 03 năm 2026", _MONTH, INFO),
        ("ngày 10 tháng 09 năm 2026", _MONTH, INFO),
        ("ngày 30 tháng 02 năm 2026", "dia-danh-thoi-gian/date", WARNING),
    ],
)
def test_days_below_10_and_months_1_and_2_have_a_zero(
    written: str, code: str | None, bad: Severity
) -> None:
    found = told(office, retext(_DAY, written))
    dating = {code for code in found if code.startswith("dia-danh")}
    assert dating == ({code} if code else set())
    assert not code or found[code] == {bad}


@pytest.mark.parametrize(("day", "before"), [("04", True), ("05", False)])
def test_the_decree_holds_from_the_day_of_its_signing(day: str, before: bool) -> None:
    found = told(office, retext(_DAY, f"ngày {day} tháng 3 năm 2020"))
    assert found.get("law/before-decree") == ({INFO} if before else None)


def test_both_spellings_of_the_nation_are_right() -> None:
    assert told(office, retext("CỘNG HÒA", "CỘNG HOÀ")) == {}
    wrong = told(office, retext("CỘNG HÒA", "CỘNG HÓA"))
    assert wrong["quoc-hieu/text"] == {ERROR}


@pytest.mark.parametrize(
    ("colour", "right"), [("000000", True), ("141414", True), ("151515", False), ("FF0000", False)]
)
def test_letters_are_black(colour: str, right: bool) -> None:
    found = told(office, runs("Rút ngắn", color=colour))
    assert found == ({} if right else {"page/color": {ERROR}})


def test_letters_are_times_new_roman() -> None:
    assert told(office, fonts("Rút ngắn", "times new roman")) == {}
    assert told(office, fonts("Rút ngắn", "Calibri")) == {"page/font": {ERROR}}


def test_two_sizes_in_one_text_are_a_warning() -> None:
    found = told(office, look(_OPENING, sz=half_points(13)))
    assert found == {"noi-dung/mixed-size": {WARNING}}


@pytest.mark.parametrize(("share", "right"), [(0.5, True), (0.85, True), (0.95, False)])
def test_words_of_a_paragraph_may_slant_but_not_all(share: float, right: bool) -> None:
    found = told(office, partly(_OPENING, share, i="1"))
    assert found == ({} if right else {"noi-dung/italic": {ERROR}})


@pytest.mark.parametrize(("share", "right"), [(0.5, True), (0.7, False), (0.9, False)])
def test_more_than_half_of_a_diem_does_not_slant(share: float, right: bool) -> None:
    found = told(office, partly("a) Rút", share, i="1"))
    assert found == ({} if right else {"diem/italic": {ERROR}})


@pytest.mark.parametrize(("share", "right"), [(0.05, True), (0.2, False)])
def test_a_stray_letter_is_let_pass_and_a_fifth_of_the_line_is_not(
    share: float, right: bool
) -> None:
    found = told(report, partly("Kết quả công tác", share, b="0"))
    assert found == ({} if right else {"trich-yeu/bold": {ERROR}})


@pytest.mark.parametrize(("letters", "right"), [(40, True), (41, False)])
def test_a_short_remark_may_slant(letters: int, right: bool) -> None:
    remark = f"Số liệu tính đến {'hết ' * 9}"[: letters - 1].strip().ljust(letters - 1, "t") + "."
    assert len(remark) == letters
    body = plan_body(one_row()(HEAD), extra=[f"~ {remark}"])
    found = told(lambda: docx(body))
    assert ("noi-dung/italic" not in found) is right


def test_capitals_are_nine_letters_in_ten() -> None:
    assert mostly_upper("ABCDEFGHIj 123") and not mostly_upper("ABCDEFGHij")
    assert not mostly_upper("123")


@pytest.mark.parametrize(
    ("name", "code", "bad"),
    [
        ("Nguyễn Bình", None, ERROR),
        ("Bình", "ho-ten/full", WARNING),
        ("N. V. Bình", "ho-ten/full", WARNING),
        *(
            (f"{mark} Nguyễn Văn Bình", "ho-ten/degree", ERROR)
            for mark in (
                "GS.",
                "PGS.",
                "TSKH.",
                "TS.",
                "ThS.",
                "NGND.",
                "NGƯT.",
                "NSND.",
                "NSƯT.",
                "Ông",
                "Đồng chí",
            )
        ),
    ],
)
def test_the_signer_has_a_name_of_two_words_and_nothing_before_it(
    name: str, code: str | None, bad: Severity
) -> None:
    found = told(office, retext("Nguyễn Văn Bình", name))
    assert found == ({code: {bad}} if code else {})


@pytest.mark.parametrize(
    ("signers", "code", "bad"),
    [
        (words.COMMITTEE, None, ERROR),
        (words.COMMITTEE_DEPUTY, None, ERROR),
        (("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"), None, ERROR),
        (("TM. ỦY BAN NHÂN DÂN", "QUYỀN CHỦ TỊCH"), "prefix", ERROR),
        (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"), "title", WARNING),
        (("TM. CHỦ TỊCH",), "tm", ERROR),
        (("CHỦ TỊCH",), "tm", INFO),
        (("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "tm", INFO),
        (("TM. UBND", "CHỦ TỊCH"), "tm-name", WARNING),
        (("TL. ỦY BAN NHÂN DÂN", "CHÁNH VĂN PHÒNG"), "tl", ERROR),
        (("TUQ. ỦY BAN NHÂN DÂN", "CHÁNH VĂN PHÒNG"), "tl", ERROR),
        (("TUQ. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), None, ERROR),
        (("TM. ỦY BAN NHÂN DÂN", "TUQ. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), "tl", ERROR),
        (("TM. ỦY BAN NHÂN DÂN", "KT. PHÓ CHỦ TỊCH"), "kt", ERROR),
        (("TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"), "kt", ERROR),
    ],
)  # fmt: skip
def test_rights_of_the_signer(signers: tuple[str, ...], code: str | None, bad: Severity) -> None:
    found = told(lambda: plan_signed(*signers))
    assert found == ({f"quyen-han-chuc-vu/{code}": {bad}} if code else {})


@pytest.mark.parametrize(
    ("names", "right"),
    [
        ("Sở Văn hóa, Thể thao và Du lịch", True),
        ("Sở Nội vụ, Sở Tài chính", True),  # one comma may stand in the name of one
        ("Sở Nội vụ, Sở Tài chính, Sở Tư pháp", False),
        ("Sở Nội vụ; Sở Tài chính", False),
    ],
)
def test_several_addressees_stand_below_one_another(names: str, right: bool) -> None:
    found = told(letter_one, retext("Sở Nội vụ tỉnh Minh Hòa", names))
    assert found == ({} if right else {"kinh-gui/line": {ERROR}})


@pytest.mark.parametrize(
    ("build", "told_missing"), [(submission, True), (letter_one, True), (report, False)]
)
def test_submissions_and_letters_are_addressed_and_reports_where_they_go_upward(
    build: Build, told_missing: bool
) -> None:
    found = told(build, drop("Kính gửi"))
    assert found.get("kinh-gui/missing") == ({ERROR} if told_missing else None)


@pytest.mark.parametrize("mark", ["KHẨN", "THƯỢNG KHẨN", "HỎA TỐC", "HOẢ TỐC"])
def test_the_marks_of_urgency(mark: str) -> None:
    assert "do-khan/text" not in told(letter_urgent, retext("KHẨN", mark))


@pytest.mark.parametrize(
    ("number", "right"), [("3. Phòng", True), ("4. Phòng", False), ("5. Phòng", False)]
)
def test_no_number_is_left_out(number: str, right: bool) -> None:
    found = told(office, retext("3. Phòng", number))
    assert (found.get("numbering/gap") == {WARNING}) is not right


def _copied(form: str) -> bytes:
    form_line = paragraph(run(form, 14, bold=True), layout=Layout(align="center"))
    return docx(plan_body(one_row()(HEAD)) + form_line)


@pytest.mark.parametrize(
    ("form", "right"),
    [
        ("SAO Y", True),
        ("SAO LỤC", True),
        ("TRÍCH SAO", True),
        ("SAO Y BẢN CHÍNH", False),
    ],
)
def test_the_forms_of_a_copy(form: str, right: bool) -> None:
    found = told(lambda: _copied(form))
    assert found.get("sao/form") == (None if right else {ERROR})


def test_two_appendices_have_roman_numbers() -> None:
    assert told(two_appendices) == {}
    for wrong in ("Phụ lục", "Phụ lục 2"):
        assert told(two_appendices, retitled("Phụ lục II", wrong))["phu-luc/number"] == {ERROR}


def test_five_places_are_shown_of_many() -> None:
    paper = changed(office, everywhere("jc", val="left"))()
    (found,) = [
        one for one in check_content("a.docx", paper).problems if one.code == "noi-dung/align"
    ]
    assert re.fullmatch(r"các đoạn (\d+, ){4}\d+ và \d+ đoạn khác", found.spot.part)


def test_one_line_may_be_set_left_where_it_fits() -> None:
    assert told(office, layout("1. Công khai", "jc", val="left")) == {}


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("Phần II", {}),
        ("Phần 2", {"phan-chuong/number": {ERROR}}),
        ("Phần thứ hai", {"phan-chuong/number": {ERROR}}),
    ],
)
def test_parts_have_roman_numbers(number: str, found: dict[str, set[Severity]]) -> None:
    assert told(parts_and_mucs, retext("Phần II", number)) == found
