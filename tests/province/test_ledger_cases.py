"""`kehoach ledger` on what communes really send: odd deadlines, unreadable files, several plans and reports of one."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from generator.batch.roster import Roster, read_roster
from generator.cascade.commands import new_copy
from generator.cli import main
from generator.ledger.exports import as_ics
from generator.ledger.gather import Ledger, gather
from generator.ledger.judging import State
from generator.ledger.tables import matrix, reason, units
from generator.rollup.heard import heard
from tests.province.offices import OFFICE, begun, province


class Desk:
    """An office's plan and a folder `xa` with what communes have sent."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.office = province(folder)
        (folder / "xa").mkdir()

    def says(self, *pairs: tuple[str, str]) -> None:
        """The office's plan with other words."""
        text = OFFICE
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new)
        self.office = province(self.folder, text)

    def copy(self, unit: str = "xã Yên Mỹ", name: str = "xa", *pairs: tuple[str, str]) -> Path:
        """A commune's plan, with other words."""
        path = self.folder / "xa" / f"{name}.yaml"
        new_copy(self.office, unit, path)
        begun(path)
        text = path.read_text("utf-8")
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new)
        path.write_text(text, "utf-8")
        return path

    def ledger(self, on: str = "", **more: object) -> Ledger:
        """The ledger of the folder."""
        paths, day = [self.folder / "xa"], date.fromisoformat(on) if on else None
        return heard(gather(self.office, paths, on=day, **more), paths, None)  # type: ignore[arg-type]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def _states(ledger: Ledger) -> dict[str, State]:
    return {one.assignment.mark: one.state for one in ledger.standings}


def _overdue(ledger: Ledger) -> set[str]:
    return {one.assignment.mark for one in ledger.standings if one.overdue}


@pytest.mark.parametrize(
    ("deadline", "last"),
    [
        ("6 tháng đầu năm 2026", date(2026, 6, 30)),
        ("Quý I, II/2026", date(2026, 6, 30)),
        ("Từ tháng 3/2026 đến tháng 12/2026", date(2026, 12, 31)),
        ("Đầu năm 2026", None),
        ("Học kỳ I năm học 2025-2026", None),
    ],
)
def test_a_deadline_has_its_last_day_or_none(desk: Desk, deadline: str, last: date | None) -> None:
    desk.says(("deadline: Quý II/2026", f"deadline: {deadline}"))
    desk.copy()
    ledger = desk.ledger("2026-05-01")
    assert "NV03" not in _overdue(ledger)
    days = {
        str(event["SUMMARY"])[4:8]: event["DTSTART"].dt
        for event in Calendar.from_ical(as_ics(ledger)).walk("VEVENT")
    }
    assert days.get("NV03") == last


def _whys(ledger: Ledger) -> dict[str, tuple[State, str]]:
    return {one.assignment.mark: (one.state, one.why.vi) for one in ledger.standings}


def test_a_fixed_task_in_other_words_is_a_gap(desk: Desk) -> None:
    fixed = ("deadline: Quý II/2026", "deadline: Quý II/2026\n        rule: fixed")
    desk.says(fixed)
    desk.copy("xã Yên Mỹ", "a")
    desk.copy(
        "xã Tân Hưng",
        "b",
        ("tại bộ phận một cửa", "khi có điều kiện"),
        ("Quý II/2026", "Quý I/2026"),
    )
    ledger = desk.ledger()
    (gap,) = ledger.gaps
    assert (gap.answer.unit.full, gap.assignment.mark, gap.state) == (
        "xã Tân Hưng",
        "NV03",
        State.SHORT,
    )
    assert gap.why.vi == "khác nội dung cố định (noi_dung, thoi_han)"


def test_what_a_minimum_counts_may_not_change(desk: Desk) -> None:
    desk.says(("Ban hành kế hoạch của địa phương", "Họp ít nhất 6 lần"))
    desk.copy(
        "xã Yên Mỹ", "a", ("Họp ít nhất 6", "Họp ít nhất 2"), ('don_vi: "%"', "don_vi: hồ sơ")
    )
    found = _whys(desk.ledger())
    assert found["NV02"] == (State.UNCLEAR, "cần xem lại")
    assert found["CT02"] == (State.SHORT, "khác đơn vị tính")


NV10 = (
    "  - title: Đối thoại",
    "      - {id: NV10, text: Rà soát dữ liệu đất đai., lead: Ủy ban nhân dân các xã}\n  - title: Đối thoại",
)


def test_another_task_under_the_same_id_is_not_the_offices(desk: Desk) -> None:
    own = (
        "  - tieu_de: Đối thoại",
        "      - {ma: NV10, noi_dung: Mở hội chợ nông sản., chu_tri: Văn phòng}\n  - tieu_de: Đối thoại",
    )
    path = desk.copy("xã Yên Mỹ", "a", own)
    desk.says(NV10, ("version: 1", "version: 2"))
    main(["update", str(path)])
    assert "xung_dot:" in path.read_text("utf-8")
    state, why = _whys(desk.ledger())["NV10"]
    assert (state, why) == (State.MISSING, "xã có mục khác cùng mã")
    main(["update", str(path), "--keep", "1"])
    assert "xung_dot:" not in path.read_text("utf-8")
    assert _whys(desk.ledger())["NV10"] == (State.UNCLEAR, "nội dung khác hẳn")


def test_a_file_that_is_no_utf_8_is_told_and_the_others_are_read(desk: Desk) -> None:
    desk.copy()
    (desk.folder / "xa" / "cu.yaml").write_bytes(
        "ghi_chú: tệp cũ".encode("cp1252", "replace") + b"\xe3"
    )
    ledger = desk.ledger()
    assert [note.code for note in ledger.notes] == ["yaml/encoding"]
    assert len(ledger.answers) == 1 and not ledger.has_gaps


@pytest.mark.parametrize("broken", ['trich_yeu: "', "trich_yeu: a: b\ntrich_yeu"])
def test_a_plan_with_a_slip_of_yaml_is_there_and_cannot_be_read(desk: Desk, broken: str) -> None:
    path = desk.copy("xã Yên Mỹ", "a", ("trich_yeu:", broken))
    ledger = desk.ledger(roster=_roster("xã Yên Mỹ", "xã Tân Hưng"))
    mine, other = ledger.answers
    assert (mine.path, mine.tree, other.path) == (path, None, None)
    assert {one.state for one in ledger.by_answer["xã Yên Mỹ"]} == {State.UNREADABLE}
    assert mine.problems and ledger.has_gaps
    assert ledger.summary.vi == (
        "0/2 đơn vị đã trả lời; 1 không đọc được; 1 chưa gửi; 2 chỗ cần đôn đốc"
    )
    assert str(path) in reason(mine, ledger)


def test_a_plan_is_not_dropped_for_its_name(desk: Desk) -> None:
    desk.copy("xã Yên Mỹ", "xa-yen-my.truoc-hop")
    assert [answer.unit.full for answer in desk.ledger().answers] == ["xã Yên Mỹ"]


def _roster(*named: str) -> Roster:
    entries = [one for one in read_roster("hung-yen").entries if one.unit.full in named]
    return replace(
        read_roster("hung-yen"),
        entries=tuple(sorted(entries, key=lambda one: named.index(one.unit.full))),
    )


def test_a_plan_outside_the_roster_is_counted_apart(desk: Desk) -> None:
    desk.copy("xã Yên Mỹ", "a")
    desk.copy("xã Nghĩa Trụ", "b")
    ledger = desk.ledger(roster=_roster("xã Yên Mỹ", "xã Tân Hưng"))
    assert ledger.summary.vi.startswith(
        "1/2 đơn vị đã trả lời; 1 dự thảo; 1 chưa gửi; 1 kế hoạch ngoài danh sách; 1 chỗ"
    )
    assert [row[1].text for row in matrix(ledger).rows][-1] == "xã Nghĩa Trụ (ngoài danh sách)"


def test_the_counts_of_a_unit_add_up(desk: Desk) -> None:
    desk.copy("xã Yên Mỹ", "a", ("Quý II/2026", "khi có điều kiện"), ("2026-03-31", "2026-04-30"))
    ledger = desk.ledger()
    assert ledger.summary.vi.endswith("1 chỗ cần đôn đốc; 1 chỗ chưa so được")
    table = units(ledger)
    at = [name for name, _ in table.columns].index("Có")
    counts = [cell.value for cell in table.rows[0][at : at + 5]]
    assert counts == [4, 0, 1, 1, 0] and sum(map(int, counts)) == len(ledger.assignments)


def test_which_of_several_plans_counts_is_said_with_the_reason(desk: Desk) -> None:
    desk.copy("xã Yên Mỹ", "a")
    desk.copy("xã Yên Mỹ", "b")
    (note,) = desk.ledger().notes
    assert (
        note.spot.path.endswith("a.yaml")
        and "cùng phiên bản" in note.message.vi
        and "b.yaml" in note.message.vi
    )
    assert "mới hơn" not in note.message.vi
    desk.copy("xã Yên Mỹ", "c", ("phien_ban: 1", "phien_ban: 2"))
    later = desk.ledger().notes
    assert len(later) == 2 and all("đã có bản mới hơn" in note.message.vi for note in later)


REPORT = """\
format: 1
id: bc
version: 1
kind: bao_cao
issuer: {name: Ủy ban nhân dân xã Yên Mỹ, abbreviation: UBND}
place: Yên Mỹ
subject: Kết quả
recipients: [Lưu VT]
signature: {title: Chủ tịch, name: Nguyễn Văn An}
"""


def _report(desk: Desk, plan: str, day: str, results: str) -> Path:
    path = desk.folder / "xa" / f"bao-cao-{day}.yaml"
    path.write_text(
        f"{REPORT}reports_on: {{plan: {plan}, as_of: {day}, results: [{results}]}}\n", "utf-8"
    )
    return path


def test_a_task_once_done_stays_done_until_a_report_says_otherwise(desk: Desk) -> None:
    desk.copy()
    _report(desk, "xa.yaml", "2026-04-30", "{id: NV02, state: done}")
    _report(desk, "xa.yaml", "2026-06-30", "{id: NV03, state: done}")
    assert "NV02" not in _overdue(desk.ledger("2026-07-01"))
    _report(desk, "xa.yaml", "2026-07-15", "{id: NV02, state: in_progress}")
    assert "NV02" not in _overdue(desk.ledger("2026-07-01"))
    assert "NV02" in _overdue(desk.ledger("2026-07-20"))


def test_a_report_on_an_older_plan_file_counts(desk: Desk) -> None:
    desk.copy("xã Yên Mỹ", "cu")
    desk.copy("xã Yên Mỹ", "moi", ("phien_ban: 1", "phien_ban: 2"))
    _report(desk, "cu.yaml", "2026-04-30", "{id: NV02, state: done}")
    found = desk.ledger("2026-07-01")
    assert "NV02" not in _overdue(found)
    assert [note.code for note in found.notes] == ["ledger/older"]


def test_a_report_on_the_offices_own_plan_is_no_news(desk: Desk) -> None:
    desk.copy()
    _report(desk, "../papi-2026.yaml", "2026-04-30", "{id: NV02, state: done}")
    assert desk.ledger("2026-05-01").notes == ()


def test_the_calendar_asks_nothing_of_who_left_a_task_out(desk: Desk) -> None:
    desk.says(("điện tử., rule: suggested", "điện tử., rule: suggested, deadline: 2026-09-30"))
    desk.copy("xã Yên Mỹ", "a")
    other = desk.copy("xã Tân Hưng", "b")
    text = other.read_text("utf-8")
    other.write_text(re.sub(r"      - ma: NV05\n(?:        .*\n)+", "", text), "utf-8")
    events = {
        str(one["SUMMARY"])[4:8]: str(one["DESCRIPTION"])
        for one in Calendar.from_ical(as_ics(desk.ledger())).walk("VEVENT")
    }
    assert "Yên Mỹ" in events["NV05"] and "Tân Hưng" not in events["NV05"]


def test_a_unit_has_the_symbol_of_its_paper_and_its_open_places_counted(desk: Desk) -> None:
    path = desk.copy(
        "xã Yên Mỹ",
        "a",
        ("viet_tat: UBND", "viet_tat: UB"),
        ("dinh_dang: 1", "# open: chua_co: x\ndinh_dang: 1"),
    )
    text = path.read_text("utf-8")
    table = units(desk.ledger())
    column = [name for name, _ in table.columns].index("Chỗ còn trống")
    assert table.rows[0][column].value == len(re.findall(r"(?<!…)\{chua_co: [^…]", text))
    text = re.sub(r"(?<=: )\{chua_co: [^{}]*\}", "Văn phòng xã", text)
    path.write_text(text.replace("\nso:\nngay:", "\nso: 5\nngay: 2026-03-02"), "utf-8")
    row = [cell.text for cell in units(desk.ledger()).rows[0]]
    assert row[2] == "05/KH-UB" and row[column] == "0"


def test_who_leads_together_is_shown_and_no_task_without_a_lead(desk: Desk) -> None:
    desk.copy("xã Yên Mỹ", "a", ("chu_tri: {chua_co: xã phân công đơn vị chủ trì}", "chu_tri: [Trạm Y tế, Công an xã]"))  # fmt: skip
    leads = {one.lead for one in desk.ledger().standings if one.state is State.STANDS}
    assert "Trạm Y tế, Công an xã" in leads
