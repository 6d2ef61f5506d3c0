"""A task as a paper gives it."""

from datetime import date

from generator.lazy import dataclass


@dataclass(frozen=True, slots=True)
class GivenTask:
    """What is to be done, in the words of the paper; what it does not say is empty.

    `due` are the days that its `deadline` names, the last day of each; `passage` is all that the
    paper says of it, and `place` where; `is_report` that it is to report on the plan.
    """

    text: str
    leads: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    deadline: str = ""
    due: tuple[date, ...] = ()
    product: str = ""
    is_report: bool = False
    passage: str = ""
    place: str = ""
