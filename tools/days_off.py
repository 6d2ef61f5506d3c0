"""Writes the days off of the years 2000 to 2100 as the library `holidays` knows them: `python tools/days_off.py`."""

from holidays.countries.vietnam import Vietnam

from generator.law.days_off import TABLE, WORKED

YEARS = range(2000, 2101)


def table() -> str:
    """The table: a day and its name in each line, in order."""
    calendar = Vietnam(language="vi", years=YEARS)
    named = {**calendar, **dict.fromkeys(calendar.weekend_workdays, WORKED)}
    rows = (f"{day.isoformat()},{named[day]}\n" for day in sorted(named) if day.year in YEARS)
    return "day,name\n" + "".join(rows)


if __name__ == "__main__":
    TABLE.write_text(table(), "utf-8", newline="\n")
