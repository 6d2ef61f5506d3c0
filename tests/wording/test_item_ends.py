"""Ends and beginnings of items, lead-ins, words run together: what is told, and near misses."""

import pytest

from generator.wording.base import sample

from .helpers import WordingRule, paper, rules_of, shown

_BY_CODE = {
    rule.code: rule
    for rule in rules_of("cau", "viet-hoa", "ky-tu")
    if rule.code in ("cau/dau-cham", "cau/hai-cham", "viet-hoa/dau-muc", "ky-tu/dinh-lien")
}
LONG = "Rà soát thủ tục hành chính của các xã"


@pytest.mark.parametrize("rule", _BY_CODE.values(), ids=_BY_CODE)
def test_good_sample_is_clean_and_bad_one_has_one_slip(rule: WordingRule) -> None:
    assert list(rule.check(sample(rule.entry.good))) == []
    assert len(list(rule.check(sample(rule.entry.bad)))) == 1


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ((f"a) {LONG}", f"b) {LONG}."), ["xã"]),
        ((f"a) {LONG};", f"b) {LONG}", "phu-luc-tieu-de| BẢNG"), ["xã"]),
        ((f"1. {LONG}", "muc| II. MỤC TIÊU", f"1. {LONG}.", *(f"{n}. {LONG}." for n in range(2, 9))), ["xã"]),
        ((f"1. {LONG}.", f"2. {LONG}", "Trên đây là Kế hoạch năm 2026."), ["xã"]),
        ((f"1. {LONG}.", f"2. {LONG}", "Trong quá trình triển khai, nếu có khó khăn."), ["xã"]),
        ((f"1. {LONG}.", f"2. {LONG}", "Trong đó, các xã rà soát trước."), []),
        ((f"a) {LONG};", f"b) {LONG}."), []),
        ((f"a) {LONG}", f"b) {LONG}"), []),
        ((f"1. {LONG}", f"a) {LONG}.", f"2. {LONG}."), []),
        ((f"1. {LONG}", "bang| STT", f"2. {LONG}."), []),
        (("1. Sở Nội vụ", f"2. {LONG}."), []),
        ((f"1. {LONG}:", f"2. {LONG}…", f"3. {LONG}./."), []),
        ((f"1. {LONG} (nếu có).", f"2. {LONG} “dân biết.”"), []),
        ((f"khoan-tieu-de| 1. {LONG}", f"2. {LONG}."), []),
    ],
)  # fmt: skip
def test_an_item_has_the_mark_that_those_beside_it_have(
    lines: tuple[str, ...], found: list[str]
) -> None:
    assert shown(_BY_CODE["cau/dau-cham"], paper(*lines)) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Ban hành Kế hoạch với nội dung cụ thể sau", ["nội dung cụ thể sau"]),
        ("Kinh phí 5 tỷ đồng, trong đó", [", trong đó"]),
        ("Nhiệm vụ như sau.", ["như sau."]),
        ("Ban hành Kế hoạch như sau:", []),
        ("Báo cáo theo lịch sau đây.", []),
        ("Thực hiện từ ngày mai về sau", []),
        ("muc| I. NHIỆM VỤ NHƯ SAU", []),
    ],
)
def test_a_lead_in_has_a_colon(line: str, found: list[str]) -> None:
    assert shown(_BY_CODE["cau/hai-cham"], paper(line, "1. Một.")) == found


@pytest.mark.parametrize(
    ("before", "line", "found"),
    [
        ("Một.", "- công khai kết quả.", ["công"]),
        ("Một.", "a) công khai kết quả.", ["công"]),
        ("Các xã:", "- công khai kết quả;", []),
        ("- một;", "- công khai kết quả.", []),
        ("Một.", "- Công khai kết quả.", []),
        ("Một.", "1. 5 xã công khai kết quả.", []),
        ("Một.", "bang| - công khai", []),
    ],
)
def test_an_item_begins_with_a_capital(before: str, line: str, found: list[str]) -> None:
    assert shown(_BY_CODE["viet-hoa/dau-muc"], paper(before, line)) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Bộ máy phụcvụ, kếhoạch và nghiêmtúc.", ["phụcvụ", "kếhoạch"]),
        ("Nghiêng, khuỷu, quyết, giếng, thuở, nguyễn, khoẻ, thuỷ.", []),
        ("Đắklắk, xe ôtô, video, kilômét, vắc-xin, “phụcvụ”.", []),
        ("Gửi về phụcvụ@tinh.gov.vn.", []),
    ],
)
def test_two_words_do_not_run_together(line: str, found: list[str]) -> None:
    assert shown(_BY_CODE["ky-tu/dinh-lien"], paper(line)) == found
