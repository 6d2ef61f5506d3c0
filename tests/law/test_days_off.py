"""The table of days off, against the library that it is made of."""

import sys
from datetime import date, timedelta

from holidays.countries.vietnam import Vietnam

from generator.law.days_off import TABLE, why_off
from tests.helpers import ROOT

sys.path.insert(0, str(ROOT / "tools"))
import days_off as tool


def test_the_table_is_what_the_library_says() -> None:
    assert TABLE.read_text("utf-8") == tool.table(), "run `python tools/days_off.py`"


def test_a_day_is_off_when_the_library_says_so() -> None:
    calendar = Vietnam(language="vi", years=tool.YEARS)  # type: ignore[no-untyped-call]
    first = date(tool.YEARS[0], 1, 1)
    days = [first + timedelta(days=number) for number in range(365 * len(tool.YEARS))]
    assert [bool(why_off(day)) for day in days] == [
        not calendar.is_working_day(day) for day in days
    ]
    assert all(why_off(day) == name for day, name in calendar.items() if day.year in tool.YEARS)


def test_how_a_day_off_is_called() -> None:
    assert why_off(date(2026, 2, 17)) == "Tết Nguyên Đán"
    assert why_off(date(2026, 8, 23)) == "Chủ nhật"
    assert why_off(date(2026, 8, 22)) == "", "a Saturday that the year made a day of work"
