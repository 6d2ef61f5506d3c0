"""Legal bases: opening, what they tell, the few that the table knows."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from generator.problems import Severity
from generator.wording.rules import bases

from .helpers import WordingRule, judged_by_its_samples, paper, rules_of, shown, slips

RULES = rules_of("can-cu")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_samples(rule: WordingRule) -> None:
    judged_by_its_samples(rule)


REAL = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "Căn cứ chức năng, nhiệm vụ được giao;",
    "Căn cứ Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XX, nhiệm kỳ 2025 - 2030;",
    "Căn cứ Nghị quyết số 30c/NQ-CP ngày 08/11/2011 của Chính phủ ban hành Chương trình tổng thể cải cách hành chính;",
    "Căn cứ Kế hoạch số ...../KH-UBND ngày .... tháng ... năm 2026 của UBND tỉnh về chuyển đổi số;",
    "Căn cứ Công văn số 555/LĐTBXH-BTXH ngày 03/3/2021 của Bộ Lao động - Thương binh và Xã hội về việc triển khai;",
    "Căn cứ Quy chế làm việc của UBND xã ban hành kèm theo Quyết định số 15/QĐ-UBND ngày 05/01/2026 của UBND xã;",
    "Căn cứ Quyết định số 12-QĐ/TU ngày 05/01/2026 của Ban Thường vụ Tỉnh ủy về phân công nhiệm vụ;",
    "Thực hiện Nghị quyết số 202/2025/QH15 ngày 12 tháng 6 năm 2025 của Quốc hội;",
    "Xét đề nghị của Sở Y tế tại Tờ trình số 66/TTr-SYT ngày 17 tháng 5 năm 2013;",
    "Theo đề nghị của Bộ trưởng Bộ Nội vụ.",
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_real_bases_are_let_pass(rule: WordingRule) -> None:
    assert shown(rule, paper(*REAL, role="can-cu")) == []


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        ("Căn cứ Kế hoạch số 12/KH-UBND ngày 5/1/2026 của UBND tỉnh;", ["5/1"], ["05/01"]),
        ("Căn cứ Luật Đất đai ngày 18 tháng 1 năm 2024;", ["18 tháng 1"], ["18 tháng 01"]),
        ("Căn cứ Luật An ninh, ngày 16 tháng 12 năm 2024;", [], []),
        ("Căn cứ Nghị quyết số 202/2025/QH15, ngày 9/6/2025;", ["9/6"], ["09/6"]),
        ("Căn cứ Kế hoạch số 12/KH-UBND ngày 05/03/2026 áp dụng từ ngày 6/1/2026;", [], []),
        ("Căn cứ biên bản họp ngày 5/1/2026;", [], []),
        ("Căn cứ Kế hoạch số 12/KH-UBND ngày   /1/2026 của UBND tỉnh;", [], []),
    ],
)
def test_the_day_of_a_basis_has_its_zero(text: str, found: list[str], right: list[str]) -> None:
    judged = paper(text, role="can-cu")
    assert shown(bases.padding, judged) == found
    assert [slip.right for slip in slips(bases.padding, judged)] == right


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("Căn cứ Nghị định 30;", "number and symbol, date, issuer, subject"),
        ("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 về công tác văn thư;", "issuer"),
        ("Căn cứ Luật Đầu tư công;", "date"),
        ("Căn cứ Luật Đầu tư công năm 2024;", "date"),
        ("Căn cứ Quyết định số 12/QĐ-UBND ngày 05/01/2026 của UBND tỉnh;", "subject"),
    ],
)
def test_what_a_basis_lacks(text: str, lacks: str) -> None:
    (slip,) = slips(bases.data, paper(text, role="can-cu"))
    assert slip.found.en.endswith(f"lacks {lacks}")
    assert slip.severity is (Severity.INFO if lacks == "subject" or "năm 2024" in text else None)


def test_only_bases_are_judged() -> None:
    text = "Căn cứ Nghị định 30, các xã triển khai."
    assert all(not slips(rule, paper(text)) for rule in RULES)


OLD = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;"


@pytest.mark.parametrize(
    ("issued", "year", "found"),
    [
        (date(2025, 3, 1), 2025, [None]),
        (date(2025, 2, 28), 2025, []),
        (None, 2026, [None]),
        (None, 2024, []),
        (None, 2025, [Severity.UNDECIDED]),
        (None, None, [Severity.UNDECIDED]),
    ],
)
def test_repealed_by_the_day_of_the_paper(
    issued: date | None, year: int | None, found: list[Severity | None]
) -> None:
    prose = paper(OLD, role="can-cu", issued=issued, year=year)
    assert [slip.severity for slip in slips(bases.repealed, prose)] == found


@pytest.mark.parametrize(("month", "found"), [(2, []), (3, [None]), (4, [None])])
def test_month_and_year_are_enough(month: int, found: list[Severity | None]) -> None:
    prose = replace(paper(OLD, role="can-cu", issued=None, year=2025), month=month)
    assert [slip.severity for slip in slips(bases.repealed, prose)] == found


def test_in_the_month_of_its_end_an_act_is_undecided() -> None:
    text = "Căn cứ Luật Tổ chức chính quyền địa phương số 65/2025/QH15;"
    prose = replace(paper(text, role="can-cu", issued=None, year=2025), month=6)
    assert [slip.severity for slip in slips(bases.repealed, prose)] == [Severity.UNDECIDED]


@pytest.mark.parametrize(
    ("issued", "instead"),
    [
        (date(2025, 6, 15), "65/2025/QH15"),
        (date(2025, 6, 16), "72/2025/QH15"),
    ],
)
def test_no_act_is_recommended_before_it_existed(issued: date, instead: str) -> None:
    (slip,) = slips(bases.repealed, paper(OLD, role="can-cu", issued=issued, year=2025))
    assert instead in slip.mend.vi


@pytest.mark.parametrize(
    ("text", "since", "severity"),
    [
        ("Căn cứ Nghị định số 130/2018/NĐ-CP ngày 27/9/2018;", date(2025, 4, 10), None),
        ("Căn cứ Thông tư số 41/2017/TT-BTTTT ngày 19/12/2017;", date(2026, 11, 15), None),
        ("Căn cứ Quy định số 66-QĐ/TW ngày 06/02/2017;", date(2026, 1, 9), Severity.INFO),
        ("Căn cứ Hướng dẫn số 36-HD/VPTW ngày 03/4/2018;", date(2026, 5, 27), Severity.INFO),
    ],
)
def test_an_act_ends_on_its_day(text: str, since: date, severity: Severity | None) -> None:
    before = paper(text, role="can-cu", issued=since - timedelta(days=1), year=since.year)
    assert slips(bases.repealed, before) == []
    (slip,) = slips(bases.repealed, paper(text, role="can-cu", issued=since, year=since.year))
    assert slip.severity is severity
    assert severity is None or "chưa kiểm chứng" in slip.found.vi


@pytest.mark.parametrize(
    ("cited", "severity"), [("ngày 28 tháng 6 năm 2025", None), ("", Severity.UNDECIDED)]
)
def test_no_paper_is_older_than_what_it_cites(cited: str, severity: Severity | None) -> None:
    after = f"can-cu| Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 21/TTr-SNV {cited}."
    (slip,) = slips(bases.repealed, paper(f"can-cu| {OLD}", after, issued=None, year=2025))
    assert slip.severity is severity


def test_what_amends_a_basis_is_told_from_its_day_on() -> None:
    text = "Căn cứ Nghị định số 150/2025/NĐ-CP ngày 12/6/2025 của Chính phủ về cơ quan chuyên môn;"
    before = paper(text, role="can-cu", issued=date(2025, 12, 30), year=2025)
    assert slips(bases.amended, before) == []
    assert len(slips(bases.amended, paper(text, role="can-cu", issued=date(2025, 12, 31)))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Luật Tổ chức chính quyền địa phương số 77/2015/QH13 ngày 19/6/2015;",
        "Căn cứ Luật Tổ chức chính quyền địa phương số 65/2025/QH15;",
        "Căn cứ Thông tư số 01/2011/TT-BNV ngày 19/01/2011 của Bộ Nội vụ hướng dẫn thể thức;",
    ],
)
def test_each_row_is_found_once(text: str) -> None:
    assert len(slips(bases.repealed, paper(text, role="can-cu"))) == 1


@pytest.mark.parametrize(
    ("law", "issued", "stale"),
    [
        ("77/2015/QH13", date(2025, 2, 28), False),
        ("77/2015/QH13", date(2025, 3, 1), True),
        ("77/2015/QH13", date(2025, 4, 10), True),
        ("65/2025/QH15", date(2025, 6, 15), False),
        ("65/2025/QH15", date(2025, 6, 16), True),
    ],
)
def test_the_law_of_local_government_was_replaced_twice_in_one_year(
    law: str, issued: date, stale: bool
) -> None:
    text = f"Căn cứ Luật Tổ chức chính quyền địa phương số {law};"
    assert (
        bool(slips(bases.repealed, paper(text, role="can-cu", issued=issued, year=2025))) is stale
    )


def test_longer_numbers_are_other_documents() -> None:
    text = "Căn cứ Nghị định số 1110/2004/NĐ-CP ngày 08/4/2004 của Chính phủ về công tác khác;"
    assert slips(bases.repealed, paper(text, role="can-cu")) == []


def test_wrong_dates_of_known_documents_in_bases_and_text() -> None:
    wrong = "Nghị quyết số 202/2025/QH15 ngày 16 tháng 6 năm 2025"
    assert (
        shown(bases.misnumbered, paper(f"Theo {wrong}.", f"can-cu| Căn cứ {wrong};"))
        == ["202/2025/QH15"] * 2
    )
    assert shown(bases.misnumbered, paper("Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020.")) == []
