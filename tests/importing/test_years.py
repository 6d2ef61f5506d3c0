"""Last year's paper for another year: what is certain moves, each change is told."""

from pathlib import Path

import pytest

from generator.cascade.values import Fields, pair
from generator.importing import bring_in
from generator.importing.years import Years
from generator.plan.blocks import TABLE
from generator.plan.items import ITEM
from generator.problems import Rejected
from tests.importing import paper
from tests.reading.papers import plans
from tests.reading.papers.body import task_table
from tests.reading.papers.last_year import last_year


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Tuyên truyền năm 2026", "Tuyên truyền năm 2027"),
        ("Báo cáo trước ngày 30/6/2026.", "Báo cáo trước ngày 30/6/2027."),
        ("Từ ngày 01/3/2026 đến ngày 15/4/2026", "Từ ngày 01/3/2027 đến ngày 15/4/2027"),
        (
            "Báo cáo trước ngày 20/6/2026, 05/9/2026 và ngày 20/12/2026; họp ngày 20/12/2026",
            "Báo cáo trước ngày 20/6/2027, 05/9/2027 và ngày 20/12/2027; họp ngày 20/12/2026",
        ),
        # The ends of a span move both, or stay where it is one of two years.
        ("báo cáo từ 15/12/2025 đến ngày 14/12/2026",) * 2,
        ("Từ quý IV/2025 đến hết quý I/2026; từ năm 2026 đến năm 2030",) * 2,
        ("Từ quý I/2026 đến hết quý II/2026", "Từ quý I/2027 đến hết quý II/2027"),
        (
            "Quý I, II/2026, tháng 3, 4 và tháng 5/2026",
            "Quý I, II/2027, tháng 3, 4 và tháng 5/2027",
        ),
        ("Làm từ 01/3/2026 - 15/4/2026", "Làm từ 01/3/2027 - 15/4/2027"),
        ("2026-06-30", "2027-06-30"),
        ("Quý III/2026", "Quý III/2027"),
        ("trong tháng 6/2026", "trong tháng 6/2027"),
        (
            "Thực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2026 của UBND tỉnh về chuyển đổi số năm 2026, "
            "Ủy ban nhân dân xã ban hành Kế hoạch chuyển đổi số xã năm 2026 như sau:",
            "Thực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2026 của UBND tỉnh về chuyển đổi số năm 2026, "
            "Ủy ban nhân dân xã ban hành Kế hoạch chuyển đổi số xã năm 2027 như sau:",
        ),
        (
            "Theo Luật Ngân sách năm 2026, UBND xã Đông Hà, tỉnh Quảng Trị xây dựng kế hoạch năm 2026 "
            "với các nội dung sau",
            "Theo Luật Ngân sách năm 2026, UBND xã Đông Hà, tỉnh Quảng Trị xây dựng kế hoạch năm 2027 "
            "với các nội dung sau",
        ),
        # The name of a cited paper: it has a number, or is issued by who is cited.
        ("Theo Công văn số 9/UBND-VX, UBND tỉnh ban hành Kế hoạch số 3/KH-UBND năm 2026 như sau:",)
        * 2,
        ("Thực hiện Quyết định số 5/QĐ-UBND, của UBND tỉnh ban hành Kế hoạch năm 2026:",) * 2,
        ("Thực hiện Quyết định số 5/QĐ-UBND, UBND tỉnh ban hành Kế hoạch năm 2026 để triển khai",)
        * 2,
        # Headings of columns, and titles; a number of what follows is none.
        ("Kế hoạch 2026", "Kế hoạch 2027"),
        ("CHỈ TIÊU KẾ HOẠCH 2026 (kèm theo)", "CHỈ TIÊU KẾ HOẠCH 2027 (kèm theo)"),
        ("Thực hiện 2025",) * 2,
        ("Chỉ tiêu 2026 hộ",) * 2,
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


def test_all_days_of_a_deadline_move() -> None:
    """What else it says stays; a paper that it cites keeps its day."""
    years = Years(2026, 2027)
    said = "06 tháng: 15/6/2026. Năm: 15/12/2026, theo Công văn số 3/UBND ngày 02/3/2026"
    deadline, text = pair(ITEM, "deadline"), pair(ITEM, "text")
    moved = "06 tháng: 15/6/2027. Năm: 15/12/2027, theo Công văn số 3/UBND ngày 02/3/2026"
    assert years.entry(deadline, said) == moved
    assert years.entry(text, said) == said
    assert years.entry(deadline, "01/3/2026 – 30/6/2026") == "01/3/2027 – 30/6/2027"
    columns, rows = pair(TABLE, "columns"), pair(TABLE, "rows")
    table = Fields(((columns, ("Việc", "Thời hạn")), (rows, ((said, said),))))
    there = {key.en: value for key, value in years.entry(pair(ITEM, "table"), table).entries}
    assert there["rows"] == ((said, moved),)


def test_a_change_is_told_by_the_words_before_and_after_it_as_they_are() -> None:
    years = Years(2026, 2027)
    years.text("từ ngày 01/3/2026 đến ngày 31/5/2026")
    assert [one[1:3] for one in years.moved] == [
        ("từ ngày 01/3/2026", "từ ngày 01/3/2027"),
        ("ngày 01/3/2026 đến ngày 31/5/2026", "ngày 01/3/2027 đến ngày 31/5/2027"),
    ]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("trước 31/12/2026; lập dự toán năm 2027", ["năm 2027"]),
        ("Lập kế hoạch năm 2027 trước ngày 15/12/2026", ["năm 2027"]),
        ("Quý I/2027 khen thưởng năm 2026, trước 15/02/2027", ["Quý I/2027", "15/02/2027"]),
        ("2027-01-31", ["2027-01-31"]),
        ('lập “dự toán "năm 2027"”, 2027', ["năm 2027", "2027"]),
        ("năm học 2026 - 2027, đến năm 2030, 12027 hộ", []),
    ],
)
def test_a_year_that_the_new_plan_has_by_chance_is_noted(said: str, told: list[str]) -> None:
    years = Years(2026, 2027)
    years.text(said)
    assert [one.says for one in years.noted if one.year == 2027] == told


def test_what_stays_of_the_new_year_is_told_with_its_line(tmp_path: Path) -> None:
    """“năm 2027” that moved stands before it, on its line and on others."""
    lines = (
        "# I. VIỆC",
        "1. Tuyên truyền năm 2026.",
        "2. Báo cáo trước ngày 15/12/2026; lập kế hoạch năm 2027 gửi xã.",
        "3. Tổng kết năm 2026.",
    )
    path = tmp_path / "a.docx"
    path.write_bytes(paper(*lines))
    done = bring_in.imported(path, tmp_path / "a.yaml", year=2027)
    (told,) = [one for one in done.problems if "đã có sẵn" in one.message.vi]
    (at,) = [
        number
        for number, line in enumerate(done.text.split("\n"), 1)
        if "kế hoạch năm 2027" in line
    ]
    said = f"năm 2027 đã có sẵn ở dòng {at} (“kế hoạch năm 2027 gửi xã.”)"
    assert told.message.vi == said and "thành 2028" in told.advice.vi
    moved = [one for one in done.problems if "thành “" in one.message.vi]
    assert "Tổng kết năm 2027" in done.text.split("\n")[moved[-1].spot.line - 1]


def test_a_column_of_times_moves_whole(tmp_path: Path) -> None:
    columns, rows = pair(TABLE, "columns"), pair(TABLE, "rows")

    def moved(*cells: str) -> tuple[str, ...]:
        titles = ("Việc", "Thời gian kiểm tra")
        table = Fields(((columns, titles), (rows, tuple(("Chợ 04/10/2026", one) for one in cells))))
        value = Years(2026, 2027).entry(pair(ITEM, "table"), table)
        there = {key.en: found for key, found in value.entries}["rows"]
        assert {row[0] for row in there} == {"Chợ 04/10/2026"}
        return tuple(row[1] for row in there)

    assert moved("Tháng 3/2026", "12/4/2026", "ngày 20/5/2026 và 07/9/2026", "") == (
        "Tháng 3/2027",
        "12/4/2027",
        "ngày 20/5/2027 và 07/9/2027",
        "",
    )
    # None is certain, or some say more than when.
    assert moved("12/4/2026", "20/5/2026") == ("12/4/2026", "20/5/2026")
    assert moved("Quý I/2026", "Cháy ngày 12/4/2026")[1] == "Cháy ngày 12/4/2026"


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
    tasks = "1. Báo cáo trước ngày 15/12/2026.", "2. Đạt 65% (năm 2025 đạt 51,3%, quý I/2025: 40%)."
    content = paper(*lines, *tasks, more=task_table(rows, (15, 60, 45, 45)))
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    done = bring_in.imported(path, tmp_path / "a.yaml", year=2027)
    assert done.proof and done.proof.same
    moved = [one for one in done.problems if one.code == "import/year"]
    assert [one.message.vi for one in moved] == [
        "“Tuyên truyền năm 2026” thành “Tuyên truyền năm 2027”",
        "“Báo cáo trước ngày 15/12/2026” thành “Báo cáo trước ngày 15/12/2027”",
        "“30/11/2026” thành “30/11/2027”",
        "năm 2025 (kỳ trước) ở dòng 18",
        "còn năm 2026 ở dòng 11 (“số 9/KH-UBND năm 2026, ban hành:”)",
    ]
    lines = done.text.split("\n")
    for one, says in zip(moved, ("năm 2027", "ngày 15/12/2027", "2027-11-30"), strict=False):
        assert says in lines[one.spot.line - 1], one
    assert "năm 2026" in lines[10] and "# Nhập từ a.docx." in lines
    assert "\nso:" not in done.text and "\nngay:" not in done.text
    assert "số 9/KH-UBND năm 2026" in done.text


def test_days_of_a_column_of_deadlines_move_in_a_table_that_is_kept_as_one(tmp_path: Path) -> None:
    """A row of sums stands in no table of tasks; what the days of other columns say is not known."""
    rows = (
        ("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Ghi chú"),
        ("1", "Tập huấn", "Sở Nội vụ", "30/11/2026", "30/11/2026"),
        ("2", "Tổng kết", "Sở Y tế", "Quý IV/2026", "31/12/2025"),
        ("", "Tổng cộng: 2 việc", "", "", ""),
    )
    content = paper("# I. VIỆC", "1. Một.", more=task_table(rows, (15, 50, 40, 35, 25)))
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    done = bring_in.imported(path, tmp_path / "a.yaml", year=2027)
    assert done.proof and done.proof.same
    assert "bang_nhiem_vu" not in done.text and "30/11/2027, 30/11/2026" in done.text
    moved = [one.message.vi for one in done.problems if one.code == "import/year"]
    assert "“30/11/2026” thành “30/11/2027”" in moved
    (kept,) = [one for one in done.problems if "bảng việc được giữ nguyên" in one.message.vi]
    assert kept.spot.path == str(path)


def test_an_rtf_is_read_through_libreoffice_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.reading.foreign._as_docx", lambda *_: plans.office())
    path = tmp_path / "a.rtf"
    path.write_bytes(rb"{\rtf1\ansi KE HOACH of a test\par}")
    done = bring_in.imported(path, tmp_path / "a.yaml")
    assert done.proof and done.proof.same
    assert "file/through-libreoffice" in {one.code for one in done.problems}


def test_the_plan_of_the_new_year_is_what_checks_speak_of(tmp_path: Path) -> None:
    """2026-05-30 is a Saturday, 2027-05-30 a Sunday, and stands on another line of the new file."""
    path = tmp_path / "a.docx"
    path.write_bytes(last_year())
    done = bring_in.imported(path, tmp_path / "a.yaml", year=2027)
    (off,) = [one for one in done.problems if one.code == "plan/day-off"]
    assert "30/5/2027" in off.message.vi
    assert "2027-05-30" in done.text.split("\n")[off.spot.line - 1]


@pytest.mark.parametrize(
    ("paper_name", "plan_name"),
    [
        ("Kế hoạch CCHC 2026", "ke-hoach-cchc-2027"),
        ("KH 2026-2030", "kh-2026-2030"),
        ("kế hoạch", "ke-hoach"),
        ("12026", "12026"),
    ],
)
def test_the_file_is_named_after_the_new_year(
    paper_name: str, plan_name: str, tmp_path: Path
) -> None:
    path = tmp_path / f"{paper_name}.docx"
    path.write_bytes(plans.office())
    (tmp_path / "plans").mkdir()
    done = bring_in.bring_in(path, tmp_path / "plans", "vi", "", 2027)
    assert done.target == tmp_path / "plans" / f"{plan_name}.yaml" and done.target.is_file()


def test_a_name_without_an_ending_is_a_folder_that_is_made(tmp_path: Path) -> None:
    path = tmp_path / "KH 2026.docx"
    path.write_bytes(plans.office())
    done = bring_in.bring_in(path, tmp_path / "moi" / "plans", "vi", "", 2027)
    assert done.target == tmp_path / "moi" / "plans" / "kh-2027.yaml" and done.target.is_file()
    again = bring_in.bring_in(path, tmp_path / "moi" / "plans", "vi", "", 2027)
    assert again.target.name == "kh-2027-2.yaml"
    (tmp_path / "ten").write_text("của người khác", "utf-8")
    with pytest.raises(Rejected):
        bring_in.bring_in(path, tmp_path / "ten", "vi", "", 2027)
