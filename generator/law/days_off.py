"""Days on which no office works: weekends, public holidays, Tết and Giỗ Tổ, and days that a year moved.

Those of the years 2000 to 2100 that are no weekend stand in `days_off.csv`, which `tools/days_off.py`
makes of the library `holidays`: to load that took longer than to check a plan.
"""

from datetime import date
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("days_off.csv")
WORKED = "ngày làm việc"
"""Stands for the name of a Saturday that a year made a day of work."""
_WEEKEND = {5: "thứ Bảy", 6: "Chủ nhật"}


def why_off(day: date) -> str:
    """The name of a day off, "" of a day of work."""
    behind = _table().partition(f"\n{day.isoformat()},")[2]
    name = behind.partition("\n")[0] or _WEEKEND.get(day.weekday(), "")
    return "" if name == WORKED else name


@cache
def _table() -> str:
    return TABLE.read_text("utf-8")
