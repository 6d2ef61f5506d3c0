"""`kehoach ledger` on what communes really send: odd deadlines, unreadable files, several plans and reports of one."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from generator.cascade.commands import new_copy
from generator.cli import main
from generator.ledger.exports import as_ics
from generator.ledger.gather import Ledger, gather
from generator.ledger.judging import State
from tests.province.offices import OFFICE, province


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
        text = path.read_text("utf-8")
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new)
        path.write_text(text, "utf-8")
        return path

    def ledger(self, on: str = "", **more: object) -> Ledger:
        """The ledger of the folder."""
        return gather(self.office, [self.folder / "xa"], on=date.fromisoformat(on) if on else None, **more)  # type: ignore[arg-type]


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
        str(event["SUMMARY"])[4:8]: event["DTSTART"].dt for event in Calendar.from_ical(as_ics(ledger)).walk("VEVENT")
    }
    assert days.get("NV03") == last


def _whys(ledger: Ledger) -> dict[str, tuple[State, str]]:
    return {one.assignment.mark: (one.state, one.why.vi) for one in ledger.standings}


def test_a_fixed_task_in_other_words_is_a_gap(desk: Desk) -> None:
    fixed = ("deadline: Quý II/2026", "deadline: Quý II/2026\n        rule: fixed")
    desk.says(fixed)
    desk.copy("xã Yên Mỹ", "a")
    desk.copy("xã Tân Hưng", "b", ("tại bộ phận một cửa", "khi có điều kiện"), ("Quý II/2026", "Quý I/2026"))
    ledger = desk.ledger()
    (gap,) = ledger.gaps
    assert (gap.answer.unit.full, gap.assignment.mark, gap.state) == ("xã Tân Hưng", "NV03", State.SHORT)
    assert gap.why.vi == "khác nội dung cố định (noi_dung, thoi_han)"


def test_what_a_minimum_counts_may_not_change(desk: Desk) -> None:
    desk.says(("Ban hành kế hoạch của địa phương", "Họp ít nhất 6 lần"))
    desk.copy("xã Yên Mỹ", "a", ("Họp ít nhất 6", "Họp ít nhất 2"), ('don_vi: "%"', "don_vi: hồ sơ"))
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
