"""A Word report in sentences: what is plain is read, what is not accuses nobody and is told."""

import contextlib
from pathlib import Path

import docx
import pytest

from generator.batch.roster import read_roster
from generator.cli import main
from generator.law.periods import period_named
from generator.rollup.gather import Gathered, read_inbox
from generator.rollup.tables import rollup_summary, rollup_tables
from generator.rollup.tally import TaskState, tallied
from tests.province import reports as year
from tests.province.reports import HALF, TARGETS, TASKS, UNITS

FIRST = TASKS["NV01"][0]


def _paper(folder: Path, *lines: str, rows: tuple[tuple[str, ...], ...] = ()) -> Path:
    """The report of the first commune in sentences, perhaps with a table."""
    document = docx.Document()
    head = (f"ỦY BAN NHÂN DÂN {UNITS[0].upper()}", "BÁO CÁO", f"Kết quả {HALF}")
    for line in (*head, *lines):
        document.add_paragraph(line)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    path = folder / "xa" / "00" / "gui.docx"
    document.save(str(path))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    year.province(tmp_path)
    year.commune(tmp_path, 0)
    return tmp_path


def _gathered(folder: Path) -> Gathered:
    period = period_named(HALF)
    assert period
    with contextlib.chdir(folder):
        inbox = read_inbox(Path("tinh/ke-hoach.yaml"), [Path("xa")], read_roster("xa.csv"))
        return inbox.of(period)


def _states(found: Gathered) -> dict[str, tuple[str, str, bool]]:
    """How each task stands with the first commune: its state, its day, whether it is late."""
    return {
        one.asked.id: (
            one.stands[0].state.name,
            str(one.stands[0].day or ""),
            one.stands[0].overdue,
        )
        for one in tallied(found).tasks
    }


@pytest.mark.parametrize(
    ("line", "state", "day"),
    [
        (f"1. {FIRST}: đã hoàn thành ngày 12/3/2026 tại 13/13 thôn.", "done", "2026-03-12"),
        ("- NV01: hoàn thành ngày 12 tháng 3 năm 2026", "done", "2026-03-12"),
        (f"a) Nhiệm vụ NV01 {FIRST.upper()} – Đã xong.", "done", ""),
        ("NV01. Chưa thực hiện do chưa có kinh phí.", "not_started", ""),
        ("NV01: Đang triển khai, đã họp 2 cuộc", "in_progress", ""),
        ("NV01: chưa hoàn thành", "in_progress", ""),
        (
            f"1. {FIRST} (chủ trì: Văn phòng; thời hạn: 31/3/2026): xong ngày 2/3/2026.",
            "done",
            "2026-03-02",
        ),
        ("NV01: đang triển khai, chưa hoàn thành", "in_progress", ""),
        ("NV01: đang triển khai, riêng thôn 1 đã hoàn thành", "", ""),
        # What follows takes it back, or is of a part; what stands in front may.
        (f"1. {FIRST}: đã hoàn thành ngày 12/3/2026 tại 3/13 thôn.", "", ""),
        (f"1. {FIRST}: đã hoàn thành ngày 12/3/2026, còn 2 thôn", "", ""),
        ("NV01: đã hoàn thành 80%", "", ""),
        ("NV01: cơ bản hoàn thành", "", ""),
        ("NV01: dự kiến hoàn thành ngày 12/3/2026", "", ""),
        ("NV01: hoàn thành ngày 31/2/2026", "", ""),
        ("NV01: chưa thực hiện xong", "", ""),
        ("Không có đơn vị nào được NV01: đã hoàn thành.", "", ""),
        ("NV01, NV02: đã hoàn thành ngày 12/3/2026", "", ""),
        ("NV01.2: đã hoàn thành ngày 12/3/2026", "", ""),
    ],
)
def test_only_a_plain_sentence_is_read(line: str, state: str, day: str, folder: Path) -> None:
    _paper(folder, line, "NV03: đang thực hiện.")
    report = _gathered(folder).units[0].report
    assert report
    found = report.said.get("NV01")
    assert (found.state, str(found.day or "")) == (state, day) if found else not state
    assert ("NV01" in report.unclear) is not bool(state)
    if found:
        assert report.spot("NV01", "state").part == "đoạn 4 (đọc từ câu)" and found.words == line


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("1. {}: 97,74%, chưa đạt chỉ tiêu năm 2026 (từ 98% trở lên); năm 2025: 92,5%.", "97.74"),
        ("{} đạt 97,5%.", ""),
        ("CT01: đạt 97%.", "97"),
        ("CT01: 97,5 hồ sơ", ""),
        ("CT01: 97,5", ""),
        ("CT01: từ 98% trở lên", ""),
        ("CT01: 98%, kết quả 97%", ""),
        ("CT01: 97% hoặc 98%", ""),
    ],
)
def test_only_a_plain_figure_is_read(line: str, value: str, folder: Path) -> None:
    _paper(folder, line.format(TARGETS["CT01"][0]), "NV03: đang thực hiện.")
    report = _gathered(folder).units[0].report
    assert report
    found = report.figure("CT01", "%")
    assert str(found or "") == value and ("CT01" in report.unclear) is not bool(value)


def test_a_paper_of_this_program_is_read_from_its_sentences(folder: Path) -> None:
    report = year.sent(folder, 0, HALF)
    with contextlib.chdir(folder):
        assert main(["build", str(report), "-o", "xa/00"]) in (0, 1)
    before = _states(_gathered(folder))
    figures = [one.figures[0].value for one in tallied(_gathered(folder)).targets]
    report.unlink()
    found = _gathered(folder)
    assert found.units[0].report and found.units[0].report.is_paper
    assert _states(found) == before
    assert [one.figures[0].value for one in tallied(found).targets] == figures
    assert not [one for one in found.notes if one.code == "rollup/unclear"]


def test_what_is_named_and_not_read_is_told_and_accuses_nobody(folder: Path) -> None:
    path = _paper(folder, f"1. {FIRST}: kết quả tốt.", "2. NV02: đã hoàn thành ngày 12/5/2026.")
    found = _gathered(folder)
    states = _states(found)
    assert states["NV01"] == ("UNSAID", "", False)
    assert states["NV02"] == ("DONE", "2026-05-12", False)
    told = [one for one in found.notes if one.code == "rollup/unclear"]
    assert [one.spot.part for one in told] == ["đoạn 4", ""]
    assert "nhắc NV01 mà không đọc được tình trạng: “1. " in told[0].message.vi
    assert all(id_ in told[1].message.vi for id_ in ("NV03", "NV04", *TARGETS))
    assert path.name in told[1].spot.path
    sheets = {one.name: one for one in rollup_tables(tallied(found))}
    assert len(sheets["Cần xem lại"].rows) == 2
    every = ([cell.text for cell in row] for row in sheets["Từng đơn vị"].rows)
    (row,) = (one for one in every if one[1:3] == [UNITS[0], "NV01"])
    assert row[6] == "" and "chưa xét được" in row[7] and row[9] == "xa/00/gui.docx"


def test_a_task_whose_name_is_cut_is_told_with_its_place(folder: Path) -> None:
    begins = " ".join(TASKS["NV03"][0].split()[:4])
    _paper(folder, "NV01: đã xong.", f"3. {begins}: đã hoàn thành ngày 12/3/2026.")
    found = _gathered(folder)
    told = [one for one in found.notes if one.code == "rollup/unclear"]
    assert (told[0].spot.part, "nhắc NV03" in told[0].message.vi) == ("đoạn 5", True)
    assert _states(found)["NV03"] == ("UNSAID", "", False)
    assert "3 việc chưa xét được" in rollup_summary(tallied(found)).vi


def test_two_sentences_that_differ_are_none(folder: Path) -> None:
    _paper(folder, "NV01: đã hoàn thành ngày 12/3/2026.", "NV01: đang thực hiện.", "NV02: đã xong.")
    assert _states(_gathered(folder))["NV01"] == ("UNSAID", "", False)


def test_beside_a_table_of_tasks_what_is_named_nowhere_is_not_said(folder: Path) -> None:
    rows = (("Nhiệm vụ", "Tình trạng"), ("NV03", "Đang thực hiện"), (FIRST, "Cơ bản xong"))
    _paper(folder, "Các việc như sau:", rows=(*rows, (TASKS["NV04"][0], "Chưa thực hiện")))
    states = _states(_gathered(folder))
    assert states["NV02"] == ("UNSAID", "", True), "the table has it not, nor any sentence"
    assert states["NV01"] == ("UNSAID", "", False), "what the cell says is not clear"


def test_a_paper_of_which_nothing_is_read_is_no_silence(folder: Path) -> None:
    _paper(folder, "Đơn vị đã làm tốt mọi việc được giao.")
    found = _gathered(folder)
    assert found.units[0].report is None
    (row,) = (
        one
        for table in rollup_tables(tallied(found))
        if table.name == "Chưa báo cáo"
        for one in table.rows
        if one[1].text == UNITS[0]
    )
    assert row[2].text == "không đọc được" and "không có bảng" in row[3].text
    assert all(one.stands[0].state is TaskState.SILENT for one in tallied(found).tasks)


def test_a_paper_in_words_never_counts_before_a_report_in_figures(folder: Path) -> None:
    year.sent(folder, 0, HALF)
    _paper(folder, "NV01: kết quả tốt.")
    found = _gathered(folder)
    assert found.units[0].report and found.units[0].report.path.endswith(".yaml")
    assert not [one for one in found.notes if one.code.startswith("rollup/")]
