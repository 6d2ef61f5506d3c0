"""Rows of totals in tables of a Word paper: what does not add up is told, what may be else is not."""

import pytest

from generator.mending.places import anchored
from generator.package import package_of
from generator.reading.anatomy.called import table_called
from generator.reading.anatomy.paper import read_paper
from generator.reading.document.read import read_document
from generator.reading.lint import check_content
from tests.reading.papers import changed, office
from tests.reading.papers.changes import after
from tests.reading.papers.wml import paragraph, run, table

_HEAD = "TT|Nội dung|Số lượng"
_ROWS = ("1|Hộ tịch|1.120", "2|Đất đai|460", "3|Chứng thực|720", "4|Bảo trợ|180")


def _told(*rows: str) -> list[str]:
    """What is told of the totals of a paper with a table of these rows, cells parted by strokes."""
    cells = [[paragraph(run(words, 13)) for words in row.split("|")] for row in rows]
    made = table((15, 60, *[35] * (len(cells[0]) - 2)), cells)
    content = changed(office, after("Toàn bộ hồ sơ tiếp nhận", made))()
    problems = check_content("a.docx", content).problems
    return [one.message.vi for one in problems if one.code == "bang/total"]


@pytest.mark.parametrize(
    ("rows", "wrong", "right"),
    [
        ((_HEAD, *_ROWS, "|Tổng cộng|2.490"), "2.490", "2.480"),
        ((_HEAD, "A|B|1", *_ROWS, "|Cộng|2.490"), "2.490", "2.480"),
        ((_HEAD, "|Tổng cộng:|2.490", *_ROWS), "2.490", "2.480"),
        ((_HEAD, "1|a|0,5", "2|b|0,75", "|Tổng|1,5"), "1,5", "1,25"),
        ((f"{_HEAD}|Kinh phí (đồng)", "1|a|2|20.000.000", "2|b|3|34.000.000", "|Cộng|5|55.000.000"),
         "55.000.000", "54.000.000"),
    ],
)  # fmt: skip
def test_a_total_that_the_rows_do_not_make_is_told(
    rows: tuple[str, ...], wrong: str, right: str
) -> None:
    (said,) = _told(*rows)
    assert f"“{wrong}”" in said and said.count(f" {right}") == 1


@pytest.mark.parametrize(
    "rows",
    [
        (_HEAD, *_ROWS, "|Tổng cộng|2.480"),
        (_HEAD, "(1)|(2)|(3)", *_ROWS, "|Tổng cộng|2.480"),
        (_HEAD, "1|2|3", *_ROWS, "|Tổng cộng|2.480"),
        (_HEAD, *_ROWS, "|Tổng số hồ sơ|2.490"),
        (_HEAD, *_ROWS, "|Trong đó, đúng hạn|2.490"),
        (_HEAD, "I|Nhóm A|1.580", "1|a|1.120", "2|b|460", "II|Nhóm B|20", "|Tổng cộng|1.600"),
        ("TT|Nội dung|Tỷ lệ (%)", "1|a|90", "2|b|80", "|Tổng cộng|85"),
        (_HEAD, "1|a|90 hồ sơ", "2|b|80", "|Tổng cộng|85"),
        (_HEAD, "1|a|1,120", "2|b|460", "|Tổng cộng|1,580"),
        (_HEAD, "1|a|90", "|Tổng cộng|85"),
    ],
)
def test_what_adds_up_or_may_be_no_sum_is_not_told(rows: tuple[str, ...]) -> None:
    assert _told(*rows) == []


def test_tables_are_counted_as_readers_see_them() -> None:
    """Head and end stand in tables that nobody sees; each place is told once, as it can be named."""
    rows = [[paragraph(run(one, 13)) for one in row] for row in (("STT", "Việc"), "1A", "2B", "4C")]
    body = table((20.0, 100.0), rows)
    opened = changed(office, after("Toàn bộ hồ sơ tiếp nhận", body))()
    (told,) = [one for one in check_content("a.docx", opened).problems if one.code == "bang/stt"]
    assert told.spot.part == "bảng 1, hàng 4, ô 1 (Bảng trong nội dung)"
    paper = read_paper(read_document(package_of("a.docx", opened)))
    names = dict.fromkeys(table_called(one) for one in paper.document.paragraphs if one.table)
    assert [*names] == ["bảng phần đầu", "bảng 1", "bảng phần ký"]
    (anchor,) = [anchored(read_document(package_of("a.docx", opened)), told)]
    assert "".join(anchor.paragraph.itertext()) == "4"
