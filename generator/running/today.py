"""The day on which something is told that is late, or that is to be done next."""

import os
from datetime import UTC, date, datetime


def today() -> date:
    """The day of the clock, or of SOURCE_DATE_EPOCH, by which builds elsewhere are made again."""
    moment = os.environ.get("SOURCE_DATE_EPOCH", "")
    if moment.isdecimal() and len(moment) <= 11:
        return datetime.fromtimestamp(int(moment), UTC).date()
    return date.today()


def year_of_plans() -> int:
    """The year that a plan is for which is begun now: from November on the next one."""
    now = today()
    return now.year + (now.month >= _NEXT_FROM)


_NEXT_FROM = 11
