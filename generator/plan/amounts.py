"""Figures of targets as numbers: what is written, and the span that `từ … trở lên` leaves open."""

import re
from decimal import Decimal

from generator.lazy import dataclass
from generator.plan.goals import Change, Goal
from generator.plan.source import Text

_INFINITE = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Reach:
    """Every number from `low` to `high`, both included."""

    low: Decimal
    high: Decimal

    def meets(self, other: "Reach", within: Decimal = Decimal(0)) -> bool:
        """Whether some number is in both, or no further than `within` from it."""
        return self.low <= other.high + within and other.low <= self.high + within

    def __add__(self, other: "Reach") -> "Reach":
        return Reach(self.low + other.low, self.high + other.high)


def number(figure: Text | str) -> Decimal:
    """The number that a figure such as `1.234,5`, or `52%`, says."""
    return Decimal(str(figure).rstrip("% ").replace(".", "").replace(",", "."))


def decimals(figure: Text) -> int:
    """How many decimals a figure is written with."""
    return len(figure.value.partition(",")[2])


def places_of(value: Decimal) -> int:
    """How many decimals a number has been written with."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def dotted(figure: Text, unit: str = "") -> str:
    """The figure with a dot every three digits, `12.500`; a year, without unit, stays `2030`."""
    if not unit and re.fullmatch(r"(?:19|20)\d\d", figure.value):
        return figure.value
    whole, comma, decimals_ = figure.value.partition(",")
    return re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ".", whole.replace(".", "")) + comma + decimals_


def exactly(value: Decimal) -> Reach:
    """The span that holds `value` alone."""
    return Reach(value, value)


def goal_span(goal: Goal) -> Reach | None:
    """What the value of a target may be; None where it names none."""
    if not goal.figure:
        return None
    value = number(goal.figure)
    return Reach(
        value if not goal.at_most else -_INFINITE, value if not goal.at_least else _INFINITE
    )


def change_span(change: Change) -> Reach | None:
    """What the change may be.

    Of a fall, `từ … trở lên` speaks of how deep it is, so that -2 or more is -2 or lower.
    """
    if not change.figure:
        return None
    value = number(change.figure)
    further = bool(change.at_least)
    if value < 0:
        return Reach(-_INFINITE if further else value, value if not change.at_most else Decimal(0))
    return Reach(value if not change.at_most else Decimal(0), _INFINITE if further else value)


def rank(text: Text | str) -> tuple[int, int]:
    """The rank and out of how many: `16/61`."""
    place, _, count = str(text).partition("/")
    return int(place), int(count)


def has_words(sentence: str, words: str) -> bool:
    """Whether a sentence has these words, a figure not being part of a longer one."""
    pattern = (
        rf"(?<![\d,./]){re.escape(words)}(?![\d]|[,./]\d)"
        if words[:1].isdigit()
        else re.escape(words)
    )
    return bool(re.search(pattern, sentence, re.IGNORECASE))
