"""`kehoach ledger` on what communes really send: odd deadlines, unreadable files, several plans and reports of one."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from generator.cascade.commands import new_copy
from generator.ledger.exports import as_ics
from generator.ledger.gather import Ledger, State, gather
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
