"""A task as a paper gives it."""

from datetime import date

from generator.law.wording import capitalised
from generator.lazy import dataclass


@dataclass(frozen=True, slots=True)
class GivenTask:
    """What is to be done, in the words of the paper; what it does not say is empty.

    `due` are the days that its `deadline` names, the last day of each; `passage` is all that the
    paper says of it, and `place` where.
    """

    text: str
    leads: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    deadline: str = ""
    due: tuple[date, ...] = ()
    product: str = ""
    passage: str = ""
    place: str = ""

    @property
    def title(self) -> str:
        """Its text where it stands alone: the words of a sentence, with a capital."""
        return capitalised(self.text)
