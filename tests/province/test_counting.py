"""Rollup, ledger and letters count the same report of a period, and know when it came."""

import contextlib
import os
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest

from generator.batch.roster import read_roster
from generator.law.periods import period_named
from generator.ledger.gather import Ledger, gather
from generator.ledger.tables import tables
from generator.rollup.debts import owed
from generator.rollup.gather import read_inbox
from generator.rollup.heard import heard
from generator.rollup.tally import tallied
from tests.province import excel
from tests.province import reports as year
from tests.province.reports import HALF, TASKS, UNITS, Slip
from tests.province.test_tabled import _form_filled

DUE = "2026-06-15"
ASKS = f"""\
report_schedule:
  - reporters: [Ủy ban nhân dân cấp xã]
    receiver: Sở Nội vụ
    periods: [{{period: {HALF}, due: {DUE}}}]
recipients:
"""
OFFICE, SENT = Path("tinh/ke-hoach.yaml"), [Path("xa")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    office, _ = year.province(tmp_path)
    office.write_text(office.read_text("utf-8").replace("recipients:\n", ASKS), "utf-8")
    year.commune(tmp_path, 0)
    return tmp_path


def _ledger(folder: Path, on: str) -> Ledger:
    with contextlib.chdir(folder):
        roster = read_roster("xa.csv")
        return heard(gather(OFFICE, SENT, roster, date.fromisoformat(on)), SENT, roster)


def _late(folder: Path, on: str) -> set[str]:
    """The tasks of the first commune that are late in the ledger, and so in its letter."""
    found = _ledger(folder, on)
    late = {x.assignment.mark for x in found.by_answer[UNITS[0]] if x.overdue}
    with contextlib.chdir(folder):
        debts = owed(OFFICE, SENT, date.fromisoformat(on), read_roster("xa.csv"), None)
    told = {task.mark for one in debts.units if one.name == UNITS[0] for task in one.tasks}
    assert told == late
    return late


def _state(folder: Path, on: str) -> tuple[str, str]:
    """Until when the figures of the first commune's report are, and what is told of it."""
    (table,) = (one for one in tables(_ledger(folder, on)) if one.name == "Báo cáo")
    (row,) = (one for one in table.rows if one[1].text == UNITS[0])
    return row[-2].text, row[-1].text


def _counted(folder: Path) -> tuple[str, set[str]]:
    """The file of the first commune that rollup counts, and what is late by that."""
    period = period_named(HALF)
    assert period
    with contextlib.chdir(folder):
        found = read_inbox(OFFICE, SENT, read_roster("xa.csv")).of(period)
    report = found.units[0].report
    late = {one.asked.id for one in tallied(found).tasks if one.stands[0].overdue}
    return Path(report.path).name if report else "", late


DONE: dict[str, excel.Typed] = {"Tình trạng": "Hoàn thành", "Ngày hoàn thành": "20/3/2026"}
OPEN: dict[str, excel.Typed] = {"Tình trạng": "Chưa thực hiện"}
LATER, BEFORE = (datetime(2026, 6, day, 8, tzinfo=UTC).timestamp() for day in (15, 12))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("bc.xlsx", "bc (sua lai).xlsx"),
        ("bc.xlsx", "bc (1).xlsx"),
        ("BC.xlsx", "BC 15-6 sua lai.xlsx"),
    ],
)
@pytest.mark.parametrize("better", [True, False])
def test_of_two_of_one_day_the_later_saved_counts_everywhere(
    first: str, second: str, better: bool, folder: Path
) -> None:
    own = folder / "xa" / "00"
    base = {**{one: DONE for one in TASKS}, "CT01": {"Giá trị đạt được": 96.5}}
    for name, is_better, saved in ((first, not better, BEFORE), (second, better, LATER)):
        _form_filled(
            own / "ke-hoach.yaml", own / name, {**base, "NV01": DONE if is_better else OPEN}
        )
        os.utime(own / name, (saved, saved))
    late = set() if better else {"NV01"}
    assert _counted(folder) == (second, late)
    assert _late(folder, "2026-12-31") == late
    assert _state(folder, "2026-12-31")[1] == f"đã gửi; gửi 2 lần, tính {second}"
    told = [one for one in _ledger(folder, "2026-12-31").notes if one.code == "rollup/twice"]
    assert [Path(one.spot.path).name for one in told] == [first, second]
    assert UNITS[0] in told[0].message.vi and "tính xa/00/" in told[0].message.vi


def test_a_plan_file_in_a_folder_of_its_own_counts_as_in_rollup(folder: Path) -> None:
    every = {one: ("done", "2026-03-20") for one in TASKS}
    report = year.sent(folder, 0, HALF, Slip(states=every))
    apart = folder / "xa" / "bao-cao" / "An Ba"
    apart.mkdir(parents=True)
    report.rename(apart / report.name)
    assert _counted(folder) == (report.name, set())
    assert _late(folder, "2026-12-31") == set()
    assert _state(folder, "2026-12-31")[1] == "đã gửi"
    assert _ledger(folder, "2026-12-31").notes == ()
    with contextlib.chdir(folder):
        (sent,) = read_inbox(OFFICE, SENT).reports[UNITS[0]]
    assert sent.plan and sent.plan.targets["CT01"].baseline, "its plan lies beside"
    assert not sent.problems


@pytest.mark.parametrize(
    ("on", "told"),
    [
        ("2026-06-15", "còn 0 ngày"),
        ("2026-06-20", "quá hạn 5 ngày"),
        ("2026-06-21", "quá hạn 6 ngày"),
        ("2026-06-22", "gửi chậm 7 ngày"),
        ("2026-07-30", "gửi chậm 7 ngày"),
    ],
)
@pytest.mark.parametrize("is_paper", [False, True])
def test_a_report_has_come_on_its_own_day(on: str, told: str, is_paper: bool, folder: Path) -> None:
    if is_paper:
        _paper(folder, "An Ba, ngày 22 tháng 6 năm 2026", "NV01: đã hoàn thành ngày 20/3/2026.")
    else:
        path = year.sent(folder, 0, HALF)
        text = path.read_text("utf-8")
        path.write_text(text.replace("\ndate: 2026-06-14", "\ndate: 2026-06-22"), "utf-8")
        assert text != path.read_text("utf-8")
    assert _state(folder, on)[1] == told
    late = [one for one in _ledger(folder, on).late_reports if one.answer.unit.full == UNITS[0]]
    assert bool(late) is told.startswith("quá hạn")


def test_one_signed_in_time_is_not_late(folder: Path) -> None:
    year.sent(folder, 0, HALF)
    assert _state(folder, "2026-06-20") == ("14/6/2026", "đã gửi")


def _paper(folder: Path, dated: str, *lines: str) -> None:
    document = docx.Document()
    head = (f"ỦY BAN NHÂN DÂN {UNITS[0].upper()}", dated, "BÁO CÁO", f"Kết quả {HALF}")
    for line in (*head, *lines):
        document.add_paragraph(line)
    document.save(str(folder / "xa" / "00" / "gui.docx"))


def test_what_a_paper_may_say_is_no_debt(folder: Path) -> None:
    assert {"NV01", "NV02"} <= _late(folder, "2026-07-01")
    _paper(folder, "", "NV01: đã hoàn thành ngày 20/3/2026.", "NV02: kết quả tốt.")
    assert _late(folder, "2026-07-01") == set()
    found = _ledger(folder, "2026-07-01")
    unsure = {x.assignment.mark for x in found.by_answer[UNITS[0]] if x.unsure}
    assert unsure == {"NV02"} and "1 việc đến hạn chưa xét được" in found.summary.vi
    assert any("nhắc NV02" in one.message.vi for one in found.notes)
    (sheet,) = (one for one in tables(found) if one.name == "Nhiệm vụ")
    told = {row[2].text: row[-2].text for row in sheet.rows if row[1].text == UNITS[0]}
    assert told["NV02"] == "chưa xét được" and told["NV01"] == ""


def test_a_paper_of_which_nothing_is_read_has_come(folder: Path) -> None:
    _paper(folder, "", "Đơn vị đã làm tốt mọi việc được giao.")
    assert _state(folder, "2026-07-01")[1] == "có văn bản Word, chưa đọc được"
    assert _late(folder, "2026-07-01") == set()
