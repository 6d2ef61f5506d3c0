"""The days that a deadline may mean."""

from datetime import date

from generator.law.deadlines import named_days
from generator.plan.fields import Day, Open
from generator.plan.source import Text


def due_days(deadline: Day | Text | Open | None) -> tuple[date, date] | None:
    """The first and the last day that a deadline may mean; None for `Thường xuyên`, or for none."""
    if isinstance(deadline, Day):
        return deadline.first, deadline.last
    return named_days(deadline.value) if isinstance(deadline, Text) else None
