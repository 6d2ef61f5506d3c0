"""Last year's paper for another year: what is certain moves, each change is told."""

from pathlib import Path

import pytest

from generator.importing import bring_in
from generator.importing.years import Years
from tests.importing import paper, said
from tests.reading.papers import plans
from tests.reading.papers.body import task_table


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Tuyên truyền năm 2026", "Tuyên truyền năm 2027"),
        ("Báo cáo trước ngày 30/6/2026.", "Báo cáo trước ngày 30/6/2027."),
        ("Từ ngày 01/3/2026 đến ngày 15/4/2026", "Từ ngày 01/3/2027 đến ngày 15/4/2027"),
        ("2026-06-30", "2027-06-30"),
        ("Quý III/2026", "Quý III/2027"),
        ("trong tháng 6/2026", "trong tháng 6/2027"),
        # Of another paper, another year, a span, or a day that the new year has not.
        ("Thực hiện Kế hoạch số 5/KH-UBND về việc năm 2026",) * 2,
        ("theo Luật ngày 16 tháng 6 năm 2026",) * 2,
        ("ngày 16 tháng 6 năm 2026",) * 2,
        ("kết quả năm 2025",) * 2,
        ("giai đoạn 2026 - 2030, năm 2026 - 2030",) * 2,
        ("12026 hộ; mã 2026",) * 2,
    ],
)
def test_what_is_certain_moves(before: str, after: str) -> None:
    years = Years(2026, 2027)
    assert years.text(before) == after
    assert bool(years.moved) == (before != after)


def test_the_last_day_of_february_stays() -> None:
    years = Years(2028, 2029)
    assert years.text("2028-02-29") == "2028-02-29"
    assert years.text("trước ngày 29/02/2028") == "trước ngày 29/02/2028"


def test_a_paper_becomes_the_plan_of_the_next_year(tmp_path: Path) -> None:
    rows = (
        ("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn"),
        ("1", "Tập huấn", "Sở Nội vụ", "30/11/2026"),
    )
    lines = ("Thực hiện Kế hoạch số 9/KH-UBND năm 2026, ban hành:", "# I. VIỆC")
    content = paper(
        *lines, "1. Báo cáo trước ngày 15/12/2026.", more=task_table(rows, (15, 60, 45, 45))
    )
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    done = bring_in.imported(path, tmp_path / "a.yaml", year=2027)
    assert done.proof and done.proof.same
    assert said(done.problems, "import/year") == [
        "“Tuyên truyền năm 2026” thành “Tuyên truyền năm 2027”",
        "“Báo cáo trước ngày 15/12/2026” thành “Báo cáo trước ngày 15/12/2027”",
        "“2026-11-30” thành “2027-11-30”",
    ]
    assert "\nso:" not in done.text and "\nngay:" not in done.text
    assert "số 9/KH-UBND năm 2026" in done.text


def test_an_rtf_is_read_through_libreoffice_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.reading.foreign._as_docx", lambda *_: plans.office())
    path = tmp_path / "a.rtf"
    path.write_bytes(rb"{\rtf1\ansi KE HOACH of a test\par}")
    done = bring_in.imported(path, tmp_path / "a.yaml")
    assert done.proof and done.proof.same
    assert "file/through-libreoffice" in {one.code for one in done.problems}
