"""Papers of several bodies as strangers set them: a column of the head for each."""

from io import BytesIO

import docx
import pytest

from generator.reading.lint import check_content

OF_ONE = {"so-ky-hieu/abbreviation", "quyen-han-chuc-vu/level", "ten-loai/line", "trich-yeu/caps"}


def _paper(bodies: tuple[str, ...], symbol: str, kind: str, signed: tuple[str, ...]) -> set[str]:
    """The codes of what is found in a paper with these bodies in columns, and their signatures."""
    paper = docx.Document()
    head = paper.add_table(2, len(bodies) + 1)
    for at, body in enumerate(bodies):
        head.cell(0, at).text = body if "\n" in body else f"UBND TỈNH MINH HÒA\n{body}"
    head.cell(
        0, len(bodies)
    ).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head.cell(1, 0).text = symbol
    head.cell(1, len(bodies)).text = "Minh Hòa, ngày 20 tháng 3 năm 2026"
    paper.add_paragraph(kind)
    paper.add_paragraph("Phối hợp tuyên truyền cải cách hành chính năm 2026")
    paper.add_paragraph("1. Biên soạn tài liệu tuyên truyền trước ngày 15 tháng 5 năm 2026./.")
    ending = paper.add_table(1, len(signed))
    for at, one in enumerate(signed):
        ending.cell(0, at).text = f"{one}\n\nTrần Thị Bình"
    for line in ("Nơi nhận:", "- UBND tỉnh;", "- Lưu: VT."):
        paper.add_paragraph(line)
    buffer = BytesIO()
    paper.save(buffer)
    checked = check_content("a.docx", buffer.getvalue())
    return {one.code for one in checked.problems}


TWO = ("SỞ NỘI VỤ", "SỞ Y TẾ")


@pytest.mark.parametrize("kind", ["KẾ HOẠCH LIÊN NGÀNH", "KẾ HOẠCH PHỐI HỢP", "KẾ HOẠCH"])
def test_what_presumes_one_body_is_not_found(kind: str) -> None:
    found = _paper(TWO, "Số: 12/KHLN-SNV-SYT", kind, ("GIÁM ĐỐC\nSỞ NỘI VỤ", "GIÁM ĐỐC\nSỞ Y TẾ"))
    assert "co-quan-ban-hanh/joint" in found and not found & OF_ONE


def test_a_committee_and_a_union_below_it_are_two_bodies() -> None:
    """Neither is over the other, so that these are no parent body and issuer."""
    names, signed = "UBND XÃ TÂN AN\nUBMTTQ VIỆT NAM XÃ", ("CHỦ TỊCH", "CHỦ TỊCH")
    found = _paper((names,), "Số: 07/KHPH-UBND-MTTQ", "KẾ HOẠCH PHỐI HỢP", signed)
    assert "co-quan-ban-hanh/joint" in found and not found & OF_ONE
    alone = _paper((names,), "Số: 07/KH-MTTQ", "KẾ HOẠCH", ("CHỦ TỊCH",))
    assert "co-quan-ban-hanh/joint" not in alone


def test_a_paper_of_one_body_is_judged_as_such() -> None:
    found = _paper(TWO[:1], "Số: 12/KHLN-SNV", "KẾ HOẠCH", ("GIÁM ĐỐC",))
    assert "co-quan-ban-hanh/joint" not in found
    assert {"so-ky-hieu/abbreviation", "quyen-han-chuc-vu/level"} <= found
