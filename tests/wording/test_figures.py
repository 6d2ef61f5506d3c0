"""Each rule of figures against its samples, and against traps."""

import pytest

from generator.wording.base import Line, Prose, sample

from .helpers import WordingRule, rules_of, words

RULES = rules_of("so-lieu")
_BY_CODE = {rule.code: rule for rule in RULES}


def found(code: str, text: str, role: str = "noi-dung") -> list[str]:
    """The words that the rule `code` reports in `text`."""
    prose = sample(text, role=role)
    return [words(prose, slip) for slip in _BY_CODE[code].check(prose)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_good_sample_is_clean_and_bad_one_has_one_slip(rule: WordingRule) -> None:
    assert list(rule.check(sample(rule.entry.good))) == []
    assert len(list(rule.check(sample(rule.entry.bad)))) == 1


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("so-lieu/thap-phan", "đạt 43.44 điểm và 1.5 tỷ đồng", ["43.44", "1.5"]),
        (
            "so-lieu/thap-phan",
            "1.250 điểm, mục 2.1 điểm a, Công nghiệp 4.0, ngày 30.4.1975, 1.250.000 đồng",
            [],
        ),
        ("so-lieu/thap-phan", "1. Mục tiêu\n1.1. 5 tỷ đồng", []),
        ("so-lieu/hang-nghin", "1,250,000 đồng; 19,536 người", ["1,250,000", "19,536"]),
        ("so-lieu/hang-nghin", "43,445 điểm; Điều 1,2,3; 0,125 người", []),
        (
            "so-lieu/hang-nghin",
            "5000 tờ rơi, tổng số 1500 người, 15000000 đồng",
            ["5000", "1500", "15000000"],
        ),
        (
            "so-lieu/hang-nghin",
            "năm 2025 hộ nghèo, hộp 1000 viên, Công văn số 1234 người dân, 12/5000 hộ, 0100 người, 500 hộ",
            [],
        ),
        ("so-lieu/phan-tram", "chiếm tỷ lệ 101%", ["101"]),
        ("so-lieu/phan-tram", "120% số hộ", ["120"]),
        ("so-lieu/phan-tram", "100% số hộ; chiếm 99,9%; đạt 105% kế hoạch; tăng 120%", []),
        ("so-lieu/phan-tram", "Tỷ lệ giải quyết đúng hạn đạt 110% kế hoạch", []),
        ("so-lieu/so-dem", "03 chỉ số, 04 mục tiêu và 08 nhóm; 24 bậc; thứ 2; quý 1; 6 tháng", []),
        (
            "so-lieu/bang-chu",
            "85.500.000 đồng (Tám mươi năm triệu đồng); 24 triệu đồng (viết bằng chữ: hai mươi ba "
            "triệu đồng chẵn./.); 5.001 đồng (năm nghìn đồng)",
            ["Tám mươi năm triệu", "hai mươi ba triệu", "năm nghìn"],
        ),
        (
            "so-lieu/bang-chu",
            "24.105 đồng (hai mươi tư ngàn một trăm lẻ năm đồng); 2 tỷ đồng (hai nghìn triệu đồng); "
            "25 triệu đồng (hai lăm triệu đồng); 5 triệu đồng (mỗi xã 1 triệu đồng); 9 đồng (của Bộ)",
            [],
        ),
        ("so-lieu/so-dem", "03 kế hoạch, 02 quyết định và 9 công văn", ["9"]),
        ("so-lieu/so-dem", "03 kế hoạch, 02 quyết định và 9 chỉ thị", ["9"]),
        (
            "so-lieu/so-dem",
            "03 nhóm; tháng 6 báo cáo; quý 3 thông báo; Phụ lục 1 kế hoạch; Mục 2 Quyết định",
            [],
        ),
        ("so-lieu/so-dem", "03 nhóm; 4 Quyết định", []),
        ("so-lieu/so-dem", "3 nhóm; 4 mục tiêu", []),
        ("so-lieu/so-dem", "3 nhóm; 03 Chương trình; 08 chỉ số", ["3"]),
        (
            "so-lieu/ngay-khong-co",
            "ngày 31/6; ngày 30/02/2024; 12/30/2023",
            ["30/02/2024", "12/30/2023", "ngày 31/6"],
        ),
        (
            "so-lieu/ngay-khong-co",
            "ngày 29 tháng 02; xếp 16/61; 24/7; 31/12/2024; Quyết định số 31/06/2024/QĐ",
            [],
        ),
        ("so-lieu/ngay-khong-co", "ngày 29/02/2023, ngày 31.11.2023", ["29/02/2023", "31.11.2023"]),
        ("so-lieu/ngay-khong-co", "điện thoại 38.25.2012", []),
        ("so-lieu/so-khong", "17/5/2019, 08/8/2022, 05/01/2022, 12/5/2023, 29/9/2023", []),
        ("so-lieu/so-khong", "17/5/2019, 12/05/2023, 08/6/2023", ["12/05/2023"]),
        ("so-lieu/so-khong", "17/1/2019, 12/01/2023, 08/02/2023", ["17/1/2019"]),
        (
            "so-lieu/kieu-ngay",
            "12/6/2026; 13/6/2026; ngày 14 tháng 6 năm 2026",
            ["ngày 14 tháng 6 năm 2026"],
        ),
        (
            "so-lieu/kieu-ngay",
            "ngày 14 tháng 6 năm 2026; trong tháng 6 năm 2026; ngày 15 tháng 6",
            [],
        ),
        (
            "so-lieu/kieu-ngay",
            "12/6/2026; 13/6/2026; theo Quyết định số 12/QĐ-UBND ngày 25 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh",
            [],
        ),
        ("so-lieu/khoang-nam", "2021 - 2025; 2020-2025; 2020 - 2025", ["2020-2025"]),
        ("so-lieu/khoang-nam", "2021-2030 và năm 2023", []),
        (
            "so-lieu/dau-cach",
            "100 % hồ sơ, 15 / 12 / 2026, 15/12 /2026",
            [" %", "15 / 12 / 2026", "15/12 /2026"],
        ),
        ("so-lieu/dau-cach", "100%, 15/12/2026, ngày   /   /2026, 12 / 15, 1 / 2 / 3", []),
    ],
)
def test_traps(code: str, text: str, words: list[str]) -> None:
    assert found(code, text) == words


def test_the_usual_date_that_is_shown_stands_in_the_paper() -> None:
    (slip,) = _BY_CODE["so-lieu/kieu-ngay"].check(
        Prose((Line("13/6/2026; 14/6/2026; 15-6-2026", "noi-dung"),))
    )
    assert slip.found.vi.endswith("khác phần lớn văn bản (13/6/2026)")


@pytest.mark.parametrize(
    ("code", "text", "told"),
    [
        ("so-khong", "12/6/2026; 13/6/2026; 12/06/2026", "khác phần lớn văn bản (12/6/2026)"),
        ("so-khong", "12/6/2026; 12/06/2026", "khác chỗ khác (12/6/2026)"),
        (
            "so-khong",
            "ngày 16 tháng 6 năm 2025; 12/6/2026; 30/09/2026",
            "khác phần lớn văn bản (12/6/2026)",
        ),
        (
            "so-khong",
            "ngày 16 tháng 6 năm 2025; 30/09/2026",
            "khác chỗ khác (ngày 16 tháng 6 năm 2025)",
        ),
        ("so-khong", "31/4/2026; 12/6/2026; 30/09/2026", "khác chỗ khác (12/6/2026)"),
        ("kieu-ngay", "12/6/2026; 13-6-2026; 31-4-2026", "khác chỗ khác (12/6/2026)"),
        ("so-dem", "03 nhóm; 4 nhóm", "khác chỗ khác (03)"),
    ],
)
def test_what_most_of_a_paper_writes_is_most_and_written_alike(
    code: str, text: str, told: str
) -> None:
    (slip,) = _BY_CODE[f"so-lieu/{code}"].check(Prose((Line(text, "noi-dung"),)))
    assert slip.found.vi.endswith(told)


def test_a_day_that_does_not_exist_is_no_model() -> None:
    text = Prose((Line("Từ 31/4/2026 đến 30/09/2026.", "noi-dung"),))
    assert list(_BY_CODE["so-lieu/so-khong"].check(text)) == []


def test_a_basis_whose_date_is_in_words_as_in_the_forms_is_never_the_odd_one() -> None:
    days = ("12/6/2025", "ngày 25 tháng 02 năm 2025", "13/6/2025")
    bases = tuple(
        Line(f"Căn cứ Quyết định số 12/QĐ-UBND ngày {day.removeprefix('ngày ')};", "can-cu")
        for day in days
    )
    assert list(_BY_CODE["so-lieu/kieu-ngay"].check(Prose(bases))) == []


def test_legal_bases_have_a_style_of_dates_of_their_own() -> None:
    base = Line("Căn cứ Luật số 72/2025/QH15 ngày 16 tháng 6 năm 2025;", "can-cu")
    assert (
        list(
            _BY_CODE["so-lieu/kieu-ngay"].check(
                Prose((base, Line("Trước ngày 12/6/2026.", "noi-dung")))
            )
        )
        == []
    )
