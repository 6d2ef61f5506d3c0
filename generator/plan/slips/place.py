"""A line among those around it: what stands above it, and what moves as it does."""

from collections.abc import Callable, Sequence
from itertools import takewhile

from generator.language import NOTHING, Said
from generator.lazy import dataclass
from generator.plan.slips.indents import TypedLine, lines_above, says, seen
from generator.plan.slips.phrases import Slip


@dataclass(frozen=True, slots=True)
class TypedPlace:
    """A line among others: `at` is its number from 0, `above` what stands there, nearest first."""

    lines: Sequence[str]
    at: int
    line: TypedLine
    above: Sequence[TypedLine]

    def told(self, message: Said, advice: Said) -> Slip:
        """The message, at the first word of the line."""
        return self.at + 1, self.line.column + 1, message, advice

    @property
    def nearest(self) -> TypedLine:
        """The line above it."""
        return self.above[0]

    @property
    def owner(self) -> int:
        """The number of the line above it."""
        return next(filter(self.says, range(self.at - 1, -1, -1)), 0) + 1

    def says(self, at: int) -> bool:
        """Whether the line of that number, from 0, holds something."""
        return says(self.lines[at])


def at_line(lines: Sequence[str], at: int) -> TypedPlace:
    """The line of that number, from 0, with what stands above it."""
    return TypedPlace(lines, at, seen(lines[at]), lines_above(lines, at))


def with_it(place: TypedPlace, column: int) -> Said:
    """Which lines below it move as it does: those that are no further in than they have to be."""
    own = [*takewhile(_further(place.line.column), place.lines[place.at + 1 :])]
    while own and not says(own[-1]):
        own.pop()
    held = next(map(seen, filter(says, own)), None)
    holds = place.line.item or place.line.opens
    if not held or not holds or held.column - place.line.column > 2 or held.column == column + 2:
        return NOTHING
    if held.item and held.column == column:
        return NOTHING  # it stands beside it
    last = place.at + 1 + len(own)
    return Said(f", dời theo các dòng {place.at + 2}–{last}", f", and lines {place.at + 2}–{last}")


def _further(column: int) -> Callable[[str], bool]:
    return lambda line: not says(line) or seen(line).column > column
