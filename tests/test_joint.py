"""A paper that several bodies issue together: names, numbers and signatures of all."""

from pathlib import Path

import pytest
from docx.table import Table

from generator.problems import Severity
from generator.reading.anatomy.heading import names_several
from generator.reading.lint import check_document
from tests.helpers import changed, codes, document, loaded, styled, texts

TWO = (
    "issuer:\n  - {name: Sở Nội vụ, abbreviation: SNV, parent: Ủy ban nhân dân tỉnh Minh Hòa}\n"
    "  - {name: Sở Y tế, abbreviation: SYT}\n"
)
LONG = TWO.replace("Sở Y tế, abbreviation: SYT", "Sở Giáo dục và Đào tạo, abbreviation: SGDĐT")
SIGNED = (
    "signature:\n  - {title: Giám đốc Sở Nội vụ, name: Nguyễn Văn An}\n"
    "  - {deputy_for: Giám đốc Sở Y tế, title: Phó Giám đốc, name: Trần Thị Bình}\n"
)
RECIPIENTS = "recipients:\n  - Sở Nội vụ\n  - Sở Y tế\n  - Lưu: VT\n"


def _joint(issuer: str = TWO, **more: str) -> str:
    return (
        changed(issuer=issuer, signature=SIGNED, recipients=RECIPIENTS)
        if not more
        else changed(issuer=issuer, **{"signature": SIGNED, "recipients": RECIPIENTS} | more)
    )


def test_the_names_stand_side_by_side_or_below_each_other() -> None:
    paper = document(_joint())
    assert styled(paper, "Cơ quan ban hành") == ["SỞ NỘI VỤ - SỞ Y TẾ"]
    assert styled(paper, "Cơ quan chủ quản") == ["ỦY BAN NHÂN DÂN", "TỈNH MINH HÒA"]
    below = styled(document(_joint(LONG)), "Cơ quan ban hành")
    assert below[0] == "SỞ NỘI VỤ -" and " ".join(below[1:]) == "SỞ GIÁO DỤC VÀ ĐÀO TẠO"


def test_one_number_has_the_symbols_of_all() -> None:
    assert styled(document(_joint()), "Số, ký hiệu") == ["Số: 05/KH-SNV-SYT"]


@pytest.mark.parametrize(
    ("number", "printed"), [("34", "Số: 34/KH-SYT"), ("{open: chờ cấp số}", "Số:      /KH-SYT")]
)
def test_or_each_body_gives_it_a_number_of_its_own(number: str, printed: str) -> None:
    own = TWO.replace("abbreviation: SYT", f"abbreviation: SYT, number: {number}")
    text = (
        _joint(own, status="status: draft")
        if "status:" in changed()
        else _joint(own) + "status: draft\n"
    )
    assert styled(document(text), "Số, ký hiệu") == [f"Số: 05/KH-SNV\n{printed}"]


def test_the_signatures_stand_side_by_side_above_the_recipients() -> None:
    paper = document(_joint())
    _, signed, end = paper.tables
    assert isinstance(signed, Table)
    assert [cell.text for cell in signed.rows[0].cells] == [
        "GIÁM ĐỐC SỞ NỘI VỤ",
        "KT. GIÁM ĐỐC SỞ Y TẾ\nPHÓ GIÁM ĐỐC",
    ]
    assert [cell.text for cell in signed.rows[1].cells] == ["Nguyễn Văn An", "Trần Thị Bình"]
    assert end.rows[0].cells[0].text.startswith("Nơi nhận:")
    assert all(p.paragraph_format.keep_with_next for cell in signed._cells for p in cell.paragraphs)
    last = [p for p in paper.paragraphs if p.text.endswith("./.")]
    assert last[0].paragraph_format.keep_with_next


def test_sentences_name_all_of_them() -> None:
    text = _joint() + "appendices: [{title: Danh mục, items: [Một.]}]\n"
    assert (
        "(Kèm theo Kế hoạch số 05/KH-SNV-SYT ngày 03 tháng 02 năm 2026 của Sở Nội vụ và Sở Y tế)"
        in " ".join(texts(document(text)).__iter__()).replace("\n", " ")
    )


@pytest.mark.parametrize(
    "lines",
    [
        {"signature": "signature: {title: Giám đốc, name: A B}"},
        {"issuer": TWO.replace("SYT}", "SYT, parent: Bộ Y tế}")},
        {"issuer": TWO.replace("abbreviation: SNV", "abbreviation: SNV, number: 3")},
        {"issuer": "issuer: []", "signature": "signature: {title: Giám đốc, name: A B}"},
    ],
)
def test_what_does_not_fit_together_is_told(lines: dict[str, str]) -> None:
    text = changed(**{"issuer": TWO, "signature": SIGNED, "recipients": RECIPIENTS} | lines)
    assert "plan/joint" in [code for _, code in codes(loaded(text))]


def test_every_signature_is_checked() -> None:
    wrong = SIGNED.replace("title: Phó Giám đốc", "title: PHÓ GIÁM ĐỐC").replace(
        "Trần Thị Bình", "TRẦN THỊ BÌNH"
    )
    found = codes(loaded(_joint(signature=wrong.replace("deputy_for: Giám đốc Sở Y tế, ", ""))))
    assert {code for _, code in found} >= {"ho-ten/caps", "quyen-han-chuc-vu/kt"}


@pytest.mark.parametrize(
    ("name", "several"),
    [
        ("SỞ NỘI VỤ - SỞ Y TẾ", True),
        ("SỞ NỘI VỤ – CÔNG AN TỈNH – BAN DÂN TỘC", True),
        ("ỦY BAN NHÂN DÂN TỈNH MINH HÒA - ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH", True),
        ("UBND XÃ TÂN AN UBMTTQ VIỆT NAM XÃ", True),
        ("ỦY BAN NHÂN DÂN XÃ TÂN AN ĐOÀN TNCS HỒ CHÍ MINH XÃ", True),
        ("UBND XÃ TÂN AN - ỦY BAN MTTQ VIỆT NAM XÃ", True),
        ("UBND XÃ TÂN AN BAN CHỈ ĐẠO XÂY DỰNG NÔNG THÔN MỚI", False),
        ("PHÒNG VĂN HÓA - XÃ HỘI", False),
        ("VĂN PHÒNG HĐND - UBND", False),
        ("ĐÀI PHÁT THANH - TRUYỀN HÌNH", False),
        ("SỞ NỘI VỤ", False),
    ],
)
def test_several_names_are_told_from_one_with_a_hyphen(name: str, several: bool) -> None:
    assert names_several(name) is several


@pytest.mark.parametrize("issuer", [TWO, LONG, TWO.replace("SYT}", "SYT, number: 34}")])
def test_what_presumes_one_issuer_is_undecided_and_nothing_else_is_found(
    issuer: str, tmp_path: Path
) -> None:
    document(_joint(issuer)).save(str(tmp_path / "a.docx"))
    found = check_document(tmp_path / "a.docx").problems
    assert [(one.code, one.severity) for one in found] == [
        ("co-quan-ban-hanh/joint", Severity.UNDECIDED)
    ]
