"""Each rule of stale names against its samples, the paper's time, and traps."""

from dataclasses import replace
from datetime import date

import pytest

from generator.problems import Severity
from generator.wording.base import Line, Prose, sample

from .helpers import WordingRule, paper, rules_of, slips, words

RULES = rules_of("ten-goi")
_BY_CODE = {rule.code: rule for rule in RULES}


def found(code: str, text: str, role: str = "noi-dung", issued: date | None = None) -> list[str]:
    """The words that the rule `code` reports in a paper of 2026, or of the day `issued`."""
    prose = replace(sample(text, role=role), issued=issued)
    return [words(prose, slip) for slip in _BY_CODE[code].check(prose)]


def severities(code: str, text: str, year: int | None) -> list[Severity | None]:
    return [slip.severity for slip in _BY_CODE[code].check(sample(text, year=year))]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_good_sample_is_clean_and_bad_one_has_one_slip(rule: WordingRule) -> None:
    assert list(rule.check(sample(rule.entry.good))) == []
    assert len(list(rule.check(sample(rule.entry.bad)))) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- UBND các huyện, thị xã, thành phố;", ["UBND các huyện, thị xã, thành phố"]),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam cấp huyện", ["cấp huyện"]),
        ("Chủ tịch UBND huyện Tiên Lữ", ["UBND huyện Tiên Lữ"]),
        ("UBND thành phố Hưng Yên xây dựng kế hoạch", ["UBND thành phố Hưng Yên"]),
        ("Tại Quận 1 và thị trấn Vương", ["Quận 1", "thị trấn Vương"]),
        ("UBND các xã, phường, thị trấn", ["xã, phường, thị trấn"]),
        ("Huyện ủy Ân Thi chỉ đạo", ["Huyện ủy"]),
        ("UBND thành phố Hải Phòng, UBND thành phố thực hiện", []),
        ("Đường Bà Huyện Thanh Quan", []),
        ("Phương châm “Tỉnh sát xã, huyện sát thôn”", []),
        ("Pháp lệnh thực hiện dân chủ ở xã, phường, thị trấn", []),
        ("Kế hoạch ngày 12/5/2023 của UBND huyện Tiên Lữ", []),
        ("Sau khi sáp nhập huyện Tiên Lữ", []),
        ("Quận công Nguyễn Văn A", []),
        ("Kết thúc hoạt động của cấp huyện", []),
        ("Kế hoạch cấp huyện giai đoạn 2021-2030", ["cấp huyện"]),
    ],
)
def test_districts_in_2026(text: str, words: list[str]) -> None:
    assert found("ten-goi/cap-huyen", text) == words


def test_districts_in_the_heading_in_capitals() -> None:
    for text in ("ỦY BAN NHÂN DÂN HUYỆN TIÊN LỮ", "HUYỆN TIÊN LỮ"):
        assert found("ten-goi/cap-huyen", text, role="co-quan-ban-hanh") == [text]
    assert (
        found("ten-goi/cap-huyen", "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", role="co-quan-ban-hanh")
        == []
    )


@pytest.mark.parametrize("code", ["ten-goi/cap-huyen", "ten-goi/tinh", "ten-goi/co-quan"])
def test_before_the_change_the_name_is_right_and_without_a_year_it_is_undecided_once(
    code: str,
) -> None:
    text = _BY_CODE[code].entry.bad + "\n" + _BY_CODE[code].entry.bad
    assert severities(code, text, 2024) == []
    assert severities(code, text, None) == [Severity.UNDECIDED]
    assert severities(code, text, 2025) == [Severity.UNDECIDED]
    assert len(severities(code, text, 2026)) == 2


@pytest.mark.parametrize(
    ("year", "month", "cited", "expected"),
    [
        (2025, 6, "", []),
        (2025, 7, "", [None]),
        (2025, None, "", [Severity.UNDECIDED]),
        (2025, None, "30/6/2025", [Severity.UNDECIDED]),
        (2025, None, "04/7/2025", [None]),
        (2025, 6, "04/7/2025", []),
        (None, None, "04/7/2025", [None]),
        (None, None, "04/6/2025", [Severity.UNDECIDED]),
    ],
)
def test_month_year_and_what_is_cited_bound_the_day_of_issue(
    year: int | None, month: int | None, cited: str, expected: list[Severity | None]
) -> None:
    lines = [_BY_CODE["ten-goi/tinh"].entry.bad]
    lines += [f"Thực hiện Kế hoạch số 15/KH-UBND ngày {cited} của UBND tỉnh."] if cited else []
    prose = replace(paper(*lines, issued=None, year=year), month=month)
    assert [one.severity for one in slips(_BY_CODE["ten-goi/tinh"], prose)] == expected


def test_a_day_that_is_not_that_of_a_document_bounds_nothing() -> None:
    text = f"{_BY_CODE['ten-goi/tinh'].entry.bad} Hoàn thành trước ngày 30/11/2025."
    prose = paper(text, issued=None, year=2025)
    assert [one.severity for one in slips(_BY_CODE["ten-goi/tinh"], prose)] == [Severity.UNDECIDED]


@pytest.mark.parametrize(
    ("text", "stale"),
    [
        ("Rà soát 42 thủ tục vẫn xác định thuộc thẩm quyền cấp huyện.", False),
        ("Rà soát thủ tục thuộc thẩm quyền cấp huyện.", True),
        ("Tỉnh vẫn giao cấp huyện chủ trì.", True),
    ],
)
def test_what_others_still_call_so_is_no_name_of_today(text: str, stale: bool) -> None:
    assert bool(found("ten-goi/cap-huyen", text)) is stale


@pytest.mark.parametrize(
    ("name", "day", "stale"),
    [
        ("tỉnh Đồng Nai", date(2026, 4, 29), False),
        ("tỉnh Đồng Nai", date(2026, 4, 30), True),
        ("tỉnh Quảng Ninh", date(2026, 8, 31), False),
        ("tỉnh Bắc Ninh", date(2026, 9, 20), True),
        ("tỉnh Bà Rịa - Vũng Tàu", date(2025, 7, 1), True),
        ("tỉnh Ninh Thuận", date(2025, 6, 30), False),
        ("tỉnh Hưng Yên", date(2026, 9, 20), False),
        ("phường Thái Bình", date(2026, 9, 20), False),
        ("tỉnh Quảng Nam", date(2026, 1, 1), True),
    ],
)
def test_provinces_by_the_day_of_issue(name: str, day: date, stale: bool) -> None:
    assert bool(found("ten-goi/tinh", f"Phối hợp với {name}.", issued=day)) is stale


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Sở Tài nguyên và Môi trường", None),
        ("Sở Nông nghiệp và Phát triển nông thôn", None),
        ("Sở Giao thông vận tải", Severity.INFO),
        ("Tổng cục Thuế", Severity.INFO),
        ("Bộ Kế hoạch và Đầu tư", Severity.INFO),
    ],
)
def test_bodies_that_only_memory_knows_are_information(
    text: str, severity: Severity | None
) -> None:
    assert severities("ten-goi/co-quan", f"Giao {text} thực hiện.", 2026) == [severity]


@pytest.mark.parametrize(
    "text",
    ["Giao Sở Nông nghiệp và Môi trường.", "Thông tư ngày 10/4/2023 của Bộ Kế hoạch và Đầu tư."],
)
def test_bodies_of_today_and_of_papers_of_their_time(text: str) -> None:
    assert found("ten-goi/co-quan", text) == []


def _paper(issuer: str, place: str) -> Prose:
    return Prose(
        (Line(issuer, "co-quan-ban-hanh", issuer), Line(place, "dia-danh-thoi-gian", place))
    )


def test_place_of_an_abolished_unit() -> None:
    check = _BY_CODE["ten-goi/dia-danh"].check
    assert len(list(check(_paper("SỞ NỘI VỤ", "Thái Bình, ngày 05 tháng 01 năm 2026")))) == 1
    assert len(list(check(_paper("SỞ NỘI VỤ", "Huyện Tiên Lữ, ngày 05 tháng 01 năm 2026")))) == 1
    assert (
        list(
            check(
                _paper("ỦY BAN NHÂN DÂN PHƯỜNG THÁI BÌNH", "Thái Bình, ngày 05 tháng 01 năm 2026")
            )
        )
        == []
    )
    assert list(check(_paper("SỞ NỘI VỤ", "Hưng Yên, ngày 05 tháng 01 năm 2026"))) == []
