"""Headings of several lines: where they are broken."""

import pytest

from generator.paper.lines import balanced


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Kết quả 6 tháng đầu năm 2026 thực hiện Kế hoạch nâng cao Chỉ số PAPI",
            ("Kết quả 6 tháng đầu năm 2026", "thực hiện Kế hoạch nâng cao Chỉ số PAPI"),
        ),
        ("VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH", ("VĂN PHÒNG ỦY BAN", "NHÂN DÂN TỈNH")),
        ("VĂN PHÒNG HỘI ĐỒNG NHÂN DÂN", ("VĂN PHÒNG", "HỘI ĐỒNG NHÂN DÂN")),
        ("BAN CHỈ ĐẠO VỀ PHÁT TRIỂN KHOA HỌC", ("BAN CHỈ ĐẠO", "VỀ PHÁT TRIỂN KHOA HỌC")),
    ],
)
def test_no_word_is_torn_where_it_can_be_kept_whole(text: str, lines: tuple[str, ...]) -> None:
    assert balanced(text, len, max(map(len, lines)) + 1) == lines
