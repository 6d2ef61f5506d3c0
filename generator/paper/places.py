"""Where in the text of a plan file the words of a printed line stand."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, islice, takewhile

from generator.paper.prose import CELL
from generator.plan.source import Lines
from generator.problems import Spot
from generator.wording.base import Line, Phrase

_APART = "\0"
Printed = list[tuple[int, int]]
"""The number of a line, and where in it."""
_MOST_WORDS = 12
"""So many words find their place; a whole paragraph need not be sought."""
_BETWEEN = r"[*\\]*\s+[*\\]*"
"""A folded sentence runs over lines of the file, with marks of emphasis in it."""


class Places:
    """The printed lines and the file at `path` with `text`; `spots` are where each line begins."""

    def __init__(self, text: str, lines: Sequence[Line], spots: Sequence[Spot], path: str) -> None:
        self._path = path
        self._text = text
        self._lines = lines
        self._spots = spots
        self._index = Lines(text)
        begins = {self._offset(spot): spot.column for spot in spots if spot.path == path}
        self._begins, self._columns = sorted(begins), begins
        self._first = [*_firsts(spots)]
        self._sought: dict[tuple[re.Pattern[str], int], tuple[Printed, list[int]]] = {}

    def of(self, phrase: Phrase) -> tuple[Spot, str] | None:
        """Its place and the line of the file there; None where it is not written there so."""
        spot, line = self._spots[phrase.line], self._lines[phrase.line].text
        if spot.path != self._path:
            return None  # it comes from another file
        pattern = _pattern(line, phrase.start, phrase.end)
        if self._offset(spot) == self._begins[0] or pattern is None:
            return None  # what the program itself puts together bears the spot of the whole plan
        sought = pattern, self._first[phrase.line]
        if sought not in self._sought:
            end = self._end(self._offset(spot), self._lines[phrase.line].role == CELL)
            self._sought[sought] = self._printed(*sought), self._written(pattern, spot, end)
        printed, written = self._sought[sought]
        before = bisect_left(printed, (phrase.line, phrase.start))
        return self._at(spot.path, written[before]) if before < len(written) else None

    def _printed(self, pattern: "re.Pattern[str]", first: int) -> Printed:
        """Where the words are printed, in the lines that come from one text."""
        lines = takewhile(lambda at: self._first[at] == first, range(first, len(self._lines)))
        return [(at, one.start()) for at in lines for one in pattern.finditer(self._lines[at].text)]

    def _written(self, pattern: "re.Pattern[str]", spot: Spot, end: int) -> list[int]:
        """Where the words are written, from this spot to there."""
        return [one.start() for one in pattern.finditer(self._text, self._offset(spot), end)]

    def _end(self, begin: int, is_row: bool) -> int:
        """Where what begins there ends: at the next text; the row of a table at the next that does not
        stand within what it shows, such as a task."""
        further = islice(self._begins, bisect_right(self._begins, begin), None)
        own = self._columns[begin]
        ends = (one for one in further if not is_row or self._columns[one] <= own)
        return next(ends, len(self._text))

    def _offset(self, spot: Spot) -> int:
        return self._index.index(spot.line, spot.column) if spot.line else 0

    def _at(self, path: str, offset: int) -> tuple[Spot, str]:
        line, column = self._index.place(offset)
        return Spot(path, line, column), self._index.line(line)


class Sayings:
    """Where the plan says what stands in its document; what the program adds itself has no place."""

    def __init__(self, lines: Sequence[Line], spots: Sequence[Spot]) -> None:
        placed = [(line, spot) for line, spot in zip(lines, spots, strict=True) if spot.line]
        folded = [line.text.casefold() for line, _ in placed]
        self._text = _APART.join(folded)
        self._begins = [*accumulate((len(one) + 1 for one in folded), initial=0)]
        self._spots = [spot for _, spot in placed]
        self._first = {line.role: spot for line, spot in reversed(placed)}

    def of_words(self, words: str) -> Spot | None:
        """The first place that says these words, in letters of either size."""
        at = self._text.find(words.casefold()) if words else -1
        return self._spots[bisect_right(self._begins, at) - 1] if at >= 0 else None

    def of_component(self, code: str) -> Spot | None:
        """The first place that is printed as this component."""
        return self._first.get(code)


def _firsts(spots: Sequence[Spot]) -> Iterator[int]:
    """For each line the first of those that come from the same text and stand together."""
    for _, run in groupby(range(len(spots)), key=spots.__getitem__):
        first, *others = run
        yield from [first] * (1 + len(others))


def _pattern(line: str, start: int, end: int) -> "re.Pattern[str] | None":
    """What finds the words from `start` to `end` of a line in a file; whole ones, if they are."""
    words = line[start:end].split()
    if not words:
        return None
    head = "" if line[start - 1 : start].isalnum() else r"(?<!\w)"
    tail = "" if line[end : end + 1].isalnum() or len(words) > _MOST_WORDS else r"(?!\w)"
    return re.compile(head + _BETWEEN.join(map(re.escape, words[:_MOST_WORDS])) + tail)
