"""Who owes which report on a day: told by the ledger, reminded of by calendars."""

import json
import re
from datetime import date
from pathlib import Path

import docx
import pytest
from icalendar import Calendar

from generator.ledger.exports import as_ics, as_xlsx
from generator.ledger.gather import Ledger, gather
from generator.ledger.tables import tables
from generator.rollup.debts import owed
from generator.rollup.heard import heard
from tests.cascade.forms import ASKS, HALF
from tests.cascade.helpers import OFFICE, Desk, filled
from tests.helpers import on_clock
from tests.workbooks import Book

UNITS = ("xã Tân Hưng", "xã Minh Châu", "xã Bình Yên")


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, capsys)


def _communes(desk: Desk, office: str = ASKS) -> None:
    desk.write("tinh.yaml", office)
    for number, unit in enumerate(UNITS):
        name = f"xa/{number}/xa.yaml"
        (desk.folder / "xa" / str(number)).mkdir(parents=True)
        assert desk.run("new", "--from", "tinh.yaml", "--unit", unit, "-o", name) == 0, desk.said
        desk.write(name, filled(desk.read(name)))


def _report(desk: Desk, number: int, period: str = "6 tháng") -> None:
    assert desk.run("report", f"xa/{number}/xa.yaml", "--period", period) == 0, desk.said


def _ledger(desk: Desk, on: date | None) -> Ledger:
    paths = [desk.folder / "xa"]
    return heard(gather(desk.folder / "tinh.yaml", paths, None, on), paths, None)


def test_on_any_day_it_is_known_who_owes_which_report(desk: Desk) -> None:
    _communes(desk)
    _report(desk, 0)
    before, after = _ledger(desk, date(2026, 6, 15)), _ledger(desk, date(2026, 6, 16))
    assert before.late_reports == []
    assert [(one.answer.unit.full, str(one.period)) for one in after.late_reports] == [
        ("xã Bình Yên", "6 tháng đầu năm 2026"),
        ("xã Minh Châu", "6 tháng đầu năm 2026"),
    ]
    assert len(after.reports) == 6 and after.has_gaps
    assert "2 báo cáo quá hạn chưa gửi" in after.summary.vi
    (table,) = (one for one in tables(after) if one.name == "Báo cáo")
    assert [row[-1].text for row in table.rows] == [
        "quá hạn 1 ngày",
        "quá hạn 1 ngày",
        "đã gửi",
        *3 * ("còn 167 ngày",),
    ]
    assert as_xlsx(after)


def test_a_report_without_its_period_is_known_by_the_day_of_its_figures(desk: Desk) -> None:
    _communes(desk)
    _report(desk, 0)
    name = f"xa/0/{HALF}"
    desk.edit(name, ("  ky: 6 tháng đầu năm 2026\n", ""))
    assert len(_ledger(desk, date(2026, 7, 1)).late_reports) == 2
    desk.edit(name, ("tinh_den: 2026-06-14", "tinh_den: 2026-02-28"))
    assert len(_ledger(desk, date(2026, 7, 1)).late_reports) == 3


def test_the_calendar_reminds_of_reports_that_have_not_come(desk: Desk) -> None:
    _communes(desk)
    _report(desk, 0)
    events = Calendar.from_ical(as_ics(_ledger(desk, None))).walk("VEVENT")
    (half,) = (one for one in events if one["summary"] == "Hạn gửi báo cáo 6 tháng đầu năm 2026")
    assert half.decoded("dtstart") == date(2026, 6, 15)
    assert "xã Minh Châu" in half["description"] and "Tân Hưng" not in half["description"]
    assert [alarm.decoded("trigger").days for alarm in half.walk("VALARM")] == [-7, -3, -1]
    tasks = [one for one in events if "báo cáo" not in one["summary"]]
    assert tasks and all(len(one.walk("VALARM")) == 3 for one in tasks)


def test_a_commune_has_its_reports_in_its_calendar(desk: Desk) -> None:
    _communes(desk)
    assert desk.run("tasks", "xa/0/xa.yaml", "--ics", "viec.ics") == 0
    assert "Báo cáo Sở Nội vụ kết quả năm 2026" in desk.said
    events = Calendar.from_ical((desk.folder / "viec.ics").read_bytes()).walk("VEVENT")
    days = {
        one.decoded("dtstart"): len(one.walk("VALARM"))
        for one in events
        if "Báo cáo Sở" in one["summary"]
    }
    assert days == {date(2026, 6, 15): 3, date(2026, 11, 30): 3}


def test_done_without_the_evidence_that_is_needed_is_not_done(desk: Desk) -> None:
    _communes(desk)
    _report(desk, 0)
    name = f"xa/0/{HALF}"
    desk.edit(name, ("- ma: NV01\n      tinh_trang:\n", "- ma: NV01\n      tinh_trang: xong\n"))

    def late() -> bool:
        found = _ledger(desk, date(2026, 8, 1)).standings
        (one,) = (
            x for x in found if x.answer.unit.full == UNITS[0] and x.assignment.mark == "NV01"
        )
        return one.overdue

    assert late()
    desk.edit(name, ("minh_chung:\n", "minh_chung: Biên bản số 3/BB-UBND ngày 10/4/2026\n"))
    assert not late()


def test_a_plan_that_asks_for_nothing_has_no_such_sheet(desk: Desk) -> None:
    _communes(desk, OFFICE)
    found = _ledger(desk, date(2026, 6, 16))
    assert found.reports == [] and "Báo cáo" not in [one.name for one in tables(found)]


def _by_workbook(desk: Desk, number: int) -> None:
    """A report that is sent as the workbook of the form alone."""
    name = f"xa/{number}/bc.xlsx"
    call = ("report", f"xa/{number}/xa.yaml", "--period", "6 tháng", "--xlsx", name)
    assert desk.run(*call) == 0, desk.said
    book = Book((desk.folder / name).read_bytes())
    book.put(1, "G5", "Hoàn thành")
    book.put(1, "I5", "Biên bản số 3/BB-UBND ngày 10/4/2026")
    (desk.folder / name).write_bytes(book.content)


def _by_word(desk: Desk, number: int) -> None:
    """A report that somebody typed in Word."""
    paper = docx.Document()
    for line in (
        f"ỦY BAN NHÂN DÂN {UNITS[number].upper()}",
        "BÁO CÁO",
        "Kết quả 6 tháng đầu năm 2026",
    ):
        paper.add_paragraph(line)
    table = paper.add_table(0, 2)
    for row in (("Nhiệm vụ", "Tình trạng"), ("Niêm yết danh sách hộ nghèo", "Đã hoàn thành")):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    paper.save(str(desk.folder / f"xa/{number}/Bao cao.docx"))


def test_a_report_that_came_without_a_plan_file_is_no_debt(desk: Desk) -> None:
    """What a workbook proves is done; a paper proves nothing, and is a report all the same."""
    _communes(desk)
    _by_workbook(desk, 1)
    _by_word(desk, 2)
    office, folder = desk.folder / "tinh.yaml", desk.folder / "xa"
    debts = {one.name: one for one in owed(office, [folder], date(2026, 7, 5), None, None).units}
    assert {name: len(one.reports) for name, one in debts.items() if one.reports} == {UNITS[0]: 1}
    late = {name: [task.mark for task in one.tasks] for name, one in debts.items() if one.tasks}
    assert late == {UNITS[0]: ["NV01"], UNITS[2]: ["NV01"]}
    assert desk.run("ledger", "tinh.yaml", "xa", "--on", "2026-07-05") == 1
    assert "1 báo cáo quá hạn chưa gửi" in desk.said


@pytest.mark.parametrize(("on", "late"), [("2026-07-05", False), ("2026-12-15", True)])
def test_what_a_later_report_takes_back_is_not_done_by_an_earlier_workbook(
    desk: Desk, on: str, late: bool
) -> None:
    """Before the day of that report the workbook is the last word."""
    _communes(desk)
    _by_workbook(desk, 1)
    _report(desk, 1, "năm 2026")
    name = "xa/1/xa-bao-cao-nam-2026.yaml"
    text = re.sub(r"tinh_den: \S+", "tinh_den: 2026-12-14", desk.read(name))
    going = "- ma: NV01\n      tinh_trang: dang\n"
    desk.write(name, text.replace("- ma: NV01\n      tinh_trang:\n", going, 1))
    day = date.fromisoformat(on)
    units = owed(desk.folder / "tinh.yaml", [desk.folder / "xa"], day, None, None).units
    owing = {one.name: [task.mark for task in one.tasks] for one in units}
    assert ("NV01" in owing.get(UNITS[1], [])) is late


_YEAR = "xa/0/xa-bao-cao-nam-2026.yaml"


def _year_in_word_and_deed(desk: Desk, closes: str) -> None:
    """A report on the year with a task that is done, whose figures end on that day."""
    _communes(desk, ASKS.replace(", due: 2026-11-30", ", due: 2026-12-20"))
    _report(desk, 0, "năm 2026")
    text = re.sub(r"tinh_den: \S+", f"tinh_den: {closes}", desk.read(_YEAR))
    done = "- ma: NV01\n      tinh_trang: xong\n      minh_chung: Biên bản số 3\n"
    desk.write(_YEAR, text.replace("- ma: NV01\n      tinh_trang:\n", done, 1))
    desk.edit(_YEAR, ("      minh_chung:\n", ""))


@pytest.mark.parametrize(
    ("signed", "on", "counts"),
    [
        ("", "2026-11-30", True),
        ("", "2026-12-13", True),
        ("", "2026-11-29", False),
        ("2026-11-28", "2026-11-29", True),
        ("2026-12-02", "2026-12-01", False),
        ("2026-12-02", "2026-12-02", True),
    ],
)
def test_a_report_counts_from_the_day_it_is_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, signed: str, on: str, counts: bool
) -> None:
    """Whatever later day its figures are to end on; one that does not count is told with the reason."""
    on_clock(monkeypatch, "2026-11-30")
    _year_in_word_and_deed(desk, "2026-12-14")
    desk.edit(_YEAR, ("\nngay:\n", f"\nngay: {signed}\n"), ("\nso:\n", "\nso: 5\n"))
    found = _ledger(desk, date.fromisoformat(on))
    (task,) = (
        one
        for one in found.standings
        if one.answer.unit.full == UNITS[0] and one.assignment.mark == "NV01"
    )
    assert (task.done, task.overdue) == (counts, not counts)
    assert ["ledger/later"] * (not counts) == [one.code for one in found.notes]
    debts = {
        one.name: one
        for one in owed(
            found.office,
            [desk.folder / "xa"],
            on=found.on or date.max,
            roster=None,
            issued_from=None,
        ).units
    }
    assert (UNITS[0] in debts and "NV01" in [one.mark for one in debts[UNITS[0]].tasks]) != counts


def test_without_a_day_the_ledger_counts_as_on_today(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_clock(monkeypatch, "2026-11-30")
    _year_in_word_and_deed(desk, "2026-12-14")
    desk.run("ledger", "tinh.yaml", "xa", "--csv", "a.csv")
    desk.run("ledger", "tinh.yaml", "xa", "--csv", "b.csv", "--on", "2026-11-30")
    assert desk.read("a.csv") == desk.read("b.csv")
    assert "đã hoàn thành" in desk.read("a.csv")


def test_a_report_on_another_plan_that_is_later_is_no_news(desk: Desk) -> None:
    _year_in_word_and_deed(desk, "2026-12-14")
    other, count = re.subn(r"(theo_ke_hoach:\s+\{?ma: )", r"\1khac-", desk.read("xa/0/xa.yaml"))
    assert count == 1
    desk.write("xa/0/khac.yaml", other)
    desk.edit(_YEAR, ("ke_hoach: xa.yaml", "ke_hoach: khac.yaml"))
    assert [one.code for one in _ledger(desk, date(2026, 1, 1)).notes] == []


def test_a_workbook_is_no_news_beside_the_report_made_of_it_and_mended_since(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a later day, before that on which the figures were to end, it is no later than it was."""
    on_clock(monkeypatch, "2026-11-20")
    _communes(desk, ASKS.replace(", due: 2026-11-30", ", due: 2026-12-20"))
    call = ("report", "xa/0/xa.yaml", "--period", "năm", "--xlsx", "xa/0/bc.xlsx")
    assert desk.run(*call) == 0, desk.said
    book = Book((desk.folder / "xa/0/bc.xlsx").read_bytes())
    book.put(1, "G5", "Đang thực hiện")
    (desk.folder / "xa/0/bc.xlsx").write_bytes(book.content)
    assert desk.run("report", "xa/0/xa.yaml", "--from", "xa/0/bc.xlsx") == 0, desk.said
    desk.edit(
        _YEAR, ("tinh_trang: dang_thuc_hien\n", "tinh_trang: xong\n      minh_chung: Biên bản\n")
    )
    desk.edit(_YEAR, ("      minh_chung:\n", ""))
    on_clock(monkeypatch, "2026-12-05")
    debts = owed(desk.folder / "tinh.yaml", [desk.folder / "xa"], date(2026, 12, 5), None, None)
    assert [
        one.mark for owing in debts.units if owing.name == UNITS[0] for one in owing.tasks
    ] == []
    assert desk.run("rollup", "tinh.yaml", "xa", "--period", "năm", "--json", "th.json") == 1
    (first,) = (one for one in json.loads(desk.read("th.json"))["units"] if one["name"] == UNITS[0])
    assert first["file"].endswith(".yaml")
