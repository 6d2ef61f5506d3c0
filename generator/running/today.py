"""The day on which something is told that is late, or that is to be done next."""

import os
from datetime import UTC, date, datetime


def today() -> date:
    """The day of the clock, or of SOURCE_DATE_EPOCH, by which builds elsewhere are made again."""
    moment = os.environ.get("SOURCE_DATE_EPOCH", "")
    if moment.isdecimal() and len(moment) <= 11:
        return datetime.fromtimestamp(int(moment), UTC).date()
    return date.today()
