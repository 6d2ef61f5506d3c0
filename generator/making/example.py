"""The plan file that comes as an example."""

from datetime import date, timedelta
from pathlib import Path

from generator.checks.schedule import working_day_before
from generator.law.wording import short_date

_WRITTEN_FOR = 2026
"""The year of the example as it lies here."""
_FILE = Path(__file__).resolve().parents[1] / "starter" / "ke-hoach-dau-tien.yaml"


def example_text(year: int = _WRITTEN_FOR) -> str:
    """The plan file that comes as an example, for a year: its deadlines are days of work."""
    text = _FILE.read_text("utf-8")
    for month, day in ((3, 31), (12, 15)):
        worked = working_day_before(date(year, month, day) + timedelta(days=1))
        for shown in (date.isoformat, short_date):
            text = text.replace(shown(date(_WRITTEN_FOR, month, day)), shown(worked))
    text = text.replace(f"{_WRITTEN_FOR}", f"{year}")
    return text.replace(f"nam: {_WRITTEN_FOR - 1}", f"nam: {year - 1}")
