"""Citing of documents: the styles that offices really use are let pass, the slips are found."""

from datetime import date

import pytest

from generator.problems import Severity
from generator.wording.base import sample
from generator.wording.provisions import chains_of
from generator.wording.rules import citations

from .helpers import WordingRule, judged_by_its_samples, paper, rules_of, shown, slips

RULES = rules_of("vien-dan")

FULL = "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/3/2026 của UBND tỉnh về chuyển đổi số, các xã triển khai."


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_samples(rule: WordingRule) -> None:
    judged_by_its_samples(rule)


REAL = (
    "Thực hiện Chỉ thị số 06/CT-CTUBND ngày 17/5/2019 của Chủ tịch UBND tỉnh về nâng cao Chỉ số PAPI; Kế hoạch số"
    " 199/KH-UBND ngày 28/12/2021 của UBND tỉnh Hưng Yên về nâng cao Chỉ số PAPI năm 2022,",
    "Quán triệt chỉ đạo của UBND tỉnh, đặc biệt là Văn bản số 81/UBND-KSTT ngày 05/01/2022 về triển khai PAPI.",
    "Theo Nghị quyết số 30c/NQ-CP ngày 08 tháng 11 năm 2011 của Chính phủ ban hành Chương trình tổng thể.",
    "Theo Luật số 72/2025/QH15 và Luật Thực hiện dân chủ ở cơ sở năm 2022.",
    "Thực hiện Kết luận số 48-KL/TW ngày 30/01/2023 của Bộ Chính trị về sắp xếp đơn vị hành chính (gọi tắt là Kết luận"
    " số 48-KL/TW), Nghị quyết số 35/2023/UBTVQH15 ngày 12/7/2023 của Ủy ban Thường vụ Quốc hội về việc sắp xếp;",
    "Thực hiện các Nghị quyết của Hội đồng nhân dân tỉnh: số 340/NQ-HĐND ngày 22/12/2020 về nhiệm vụ 5 năm; số"
    " 160/NQ-HĐND ngày 08/12/2021 về kế hoạch đầu tư công; 148/NQ-HĐND ngày 26/10/2021 về kế hoạch tài chính.",
    "Ngày 15/01/2020, Ban Quản lý các khu công nghiệp tỉnh ban hành Kế hoạch số 28/KH-BQLKCN về cải thiện PAPI.",
    "Kế hoạch số ....../KH-UBND ngày .... tháng .... năm 2026 của UBND xã về chuyển đổi số.",
    "Theo đề nghị của Sở Nội vụ tại Tờ trình số 118/TTr-SNV ngày 20/12/2025.",
    "Đề án 06/CP đạt 16/61 tỉnh, làm việc 24/7, trong quý I/2026.",
    "(Kèm theo Kế hoạch số 12/KH-UBND của UBND tỉnh)",
    "Phong trào “Thực hiện Nghị quyết 57/NQ-CP” được phát động.",
    "so-ky-hieu| Số: 12/KH-UBND",
    "trich-yeu| Thực hiện Nghị quyết số 57-NQ/TW",
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
@pytest.mark.parametrize("text", REAL)
def test_real_styles_are_let_pass(rule: WordingRule, text: str) -> None:
    assert shown(rule, paper(text)) == []


@pytest.mark.parametrize(
    ("number", "broken"),
    [
        ("18/20202QĐ-UBND", True),
        ("18/20202/QĐ-UBND", True),
        ("18/2020QĐ-UBND", True),
        ("45QĐ-UBND", True),
        ("45/QĐUBND", True),
        ("30/2020/NĐCP", True),
        ("30//2020/NĐ-CP", True),
        ("30/2020//NĐ-CP", True),
        ("45//QĐ-UBND", True),
        ("30/2O20/NĐ-CP", True),
        ("l20/KH-UBND", True),
        ("12O/KH-UBND", True),
        ("18/2020/QĐ-UBND", False),
        ("466/PVHXH", False),
        ("1024/TTg-KTN", False),
        ("15/CT-TTg", False),
        ("12/QĐ/HĐQT", False),
        ("01/HD-BNV", False),
        ("05-NQ/TW", False),
        ("12/TTCP-KH", False),
        ("12/CTCP", False),
        ("2020/QĐ-UBND", False),
        ("12/2025/UBTVQH15", False),
        ("18/202/QĐ-UBND", False),
    ],
)
def test_a_number_that_cannot_be_one_is_broken(number: str, broken: bool) -> None:
    text = f"Theo Quyết định số {number} ngày 05/3/2020 của UBND tỉnh về phân cấp quản lý."
    assert shown(citations.broken, paper(text)) == ([number] if broken else [])


def test_the_word_so_is_missed_in_every_style_of_number() -> None:
    text = "Theo Chỉ thị 30-CT/TU và Nghị định 30/2020/NĐ-CP, kế hoạch 12/KH-UBND."
    assert shown(citations.number_word, paper(text)) == [
        "Chỉ thị 30-CT/TU", "Nghị định 30/2020/NĐ-CP", "kế hoạch 12/KH-UBND"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("can-cu| Căn cứ Kế hoạch 15/KH-UBND ngày 20/01/2026 của UBND tỉnh;", ["Kế hoạch 15/KH-UBND"]),
        ("can-cu| Căn cứ Nghị quyết 07/NQ-HĐND ngày 20/01/2026;", ["Nghị quyết 07/NQ-HĐND"]),
        ("can-cu| Căn cứ Kế hoạch số 15/KH-UBND ngày 20/01/2026;", []),
        ("can-cu| Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;", []),
        ("bang| Kế hoạch 15/KH-UBND", []),
    ],
)  # fmt: skip
def test_a_basis_lacks_the_word_so_as_the_text_does(line: str, found: list[str]) -> None:
    assert shown(citations.number_word, paper(line)) == found


def test_first_citation_without_date_is_a_warning_without_subject_advice() -> None:
    undated = slips(
        citations.first,
        paper("Theo Kế hoạch số 12/KH-UBND của UBND tỉnh về chuyển đổi số, các xã báo cáo."),
    )
    assert [slip.severity for slip in undated] == [None]
    assert "ngày ban hành" in undated[0].found.vi
    text = "So với Kế hoạch số 12/KH-UBND ngày 05/3/2026 của UBND tỉnh, kết quả đã có cải thiện rõ."
    assert [slip.severity for slip in slips(citations.first, paper(text))] == [Severity.INFO]
    nobody = slips(
        citations.first,
        paper("Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 về công tác văn thư."),
    )
    assert ["cơ quan ban hành" in slip.found.vi for slip in nobody] == [True]


def test_only_the_first_citation_is_asked_for_all() -> None:
    assert shown(citations.first, paper(FULL, "Theo Kế hoạch số 12/KH-UBND, các xã báo cáo.")) == []
    assert shown(citations.first, paper("Kế hoạch số 12/KH-UBND.", "Kế hoạch số 12/KH-UBND.")) == [
        "Kế hoạch số 12/KH-UBND"
    ]
    basis = "can-cu| Căn cứ Kế hoạch số 12/KH-UBND ngày 05/3/2026 của UBND tỉnh về chuyển đổi số;"
    assert (
        shown(citations.first, paper(basis, "Theo Kế hoạch số 12/KH-UBND, các xã báo cáo.")) == []
    )


def test_a_document_inside_the_name_of_another_is_not_asked() -> None:
    text = "Thông tư số 135/2008/TT-BTC ngày 31/12/2008 của Bộ Tài chính hướng dẫn Nghị định số 69/2008/NĐ-CP."
    assert shown(citations.first, paper(text)) == []


def test_repeats_outside_bases_only_and_not_in_appendices() -> None:
    basis = f"can-cu| Căn cứ {FULL[10:-1]};"
    assert shown(citations.again, paper(basis, basis)) == []
    assert shown(citations.again, paper(basis, FULL)) == ["Kế hoạch số 12/KH-UBND"]
    assert shown(citations.again, paper(FULL, "phu-luc| Phụ lục", FULL)) == []
    assert shown(citations.again, paper(FULL, "bang| Kế hoạch số 12/KH-UBND ngày 05/3/2026")) == []
    amends = "Nghị định số 09/2010/NĐ-CP ngày 08/02/2010 của Chính phủ sửa đổi Kế hoạch số 12/KH-UBND ngày 05/3/2026."
    assert shown(citations.again, paper(FULL, amends)) == []
    other_year = FULL.replace("2026", "2025")
    assert shown(citations.again, paper(FULL, other_year)) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Điều 5 khoản 2", True),
        ("Điều 5, khoản 2, điểm a", True),
        ("Mục II khoản 1", True),
        ("điểm a, b khoản 2 Điều 5", False),
        ("khoản 1 Điều 5, khoản 2 Điều 6", False),
        ("khoản 1 Điều 5 và điểm c khoản 3 Điều 7", False),
        ("Điều 3, Điều 4 và khoản 2 Điều 5", False),
        ("Điều 5. Khoản 2", False),
        ("tăng 3 điểm và 2 bậc", False),
        ("khoản 10 tỷ đồng, điểm cao", False),
    ],
)
def test_order_of_provisions(text: str, wrong: bool) -> None:
    assert bool(slips(citations.order, paper(f"Thực hiện {text} của Quy chế."))) is wrong


def test_a_chain_keeps_the_labels_of_each_unit() -> None:
    ((_, chain),) = chains_of(sample("tại Khoản 1, 2, 3, Phần II của Kế hoạch"))
    assert [(link.word, link.labels) for link in chain] == [
        ("khoản", ("1", "2", "3")),
        ("phần", ("II",)),
    ]


def test_later_needs_the_day_of_the_paper() -> None:
    text = "Theo Kế hoạch số 12/KH-UBND ngày 11 tháng 3 năm 2026 của UBND tỉnh về chuyển đổi số."
    assert shown(citations.later, paper(text)) == ["Kế hoạch số 12/KH-UBND"]
    assert shown(citations.later, paper(text, issued=date(2026, 3, 11))) == []
    assert shown(citations.later, paper(text, issued=None)) == []
    assert shown(citations.later, paper(text.replace("11 tháng 3", "31 tháng 2"))) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Quyết định số 12/KH-UBND", True),
        ("Nghị định số 30/2020/TT-CP", True),
        ("Chương trình số 12/CT-UBND", True),
        ("Quyết định số 12/2024/QĐ-UBND", False),
        ("Chương trình hành động số 28/CTr-UBND", False),
        ("Công văn số 12/CT-TTHT", False),
        ("Văn bản số 12/TB-UBND", False),
        ("Quy định số 37-QĐ/TW", False),
        ("Thông báo số 12/KL-UBND", False),
        ("Thông tư liên tịch số 12/2015/TTLT-BTC-BNV", False),
    ],
)
def test_kind_against_symbol(text: str, wrong: bool) -> None:
    assert bool(slips(citations.kind, paper(f"Theo {text} về công tác văn thư."))) is wrong


def test_year_in_numbers() -> None:
    assert shown(citations.year, paper("Luật số 01/2002/QH11 ngày 16 tháng 12 năm 2002")) == []
    assert shown(citations.year, paper("Thông tư số 01/TT-BNV ngày 05/3/2024")) == [
        "Thông tư số 01/TT-BNV"
    ]
    assert shown(citations.year, paper("Thông tư số 01/TT-BNV ngày 05/3/1998")) == []
    (info,) = slips(citations.year, paper("Kế hoạch số 12/2026/KH-UBND ngày 05/3/2026"))
    assert info.severity is Severity.INFO
    assert shown(citations.year, paper("Quyết định số 12/QĐ-UBND ngày 05/3/2026")) == []


def test_a_hostile_line_takes_no_long_time() -> None:
    line = "Kế hoạch số 12/KH-UBND ngày 05/3/2026 và khoản 1 Mục II " * 1000
    for rule in RULES:
        for count, _ in enumerate(rule.check(paper(line))):
            assert count < 5000
