"""Where in the text of a plan file the words of a printed line stand."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from generator.plan.source import Lines
from generator.problems import Spot
from generator.wording.base import Line, Phrase

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
        self._begins = sorted({self._offset(spot) for spot in spots if spot.path == path})

    def of(self, phrase: Phrase) -> tuple[Spot, str] | None:
        """Its place and the line of the file there; None where it is not written there so."""
        spot, line = self._spots[phrase.line], self._lines[phrase.line].text
        if spot.path != self._path:
            return None  # it comes from another file
        begin = self._offset(spot)
        after = bisect_right(self._begins, begin)
        end = self._begins[after] if after < len(self._begins) else len(self._text)
        pattern = _pattern(line, phrase.start, phrase.end)
        if begin == self._begins[0] or pattern is None:
            return None  # what the program itself puts together bears the spot of the whole plan
        before = sum(len(pattern.findall(one)) for one in self._earlier(phrase.line))
        before += sum(match.start() < phrase.start for match in pattern.finditer(line))
        for count, match in enumerate(pattern.finditer(self._text, begin, end)):
            if count == before:
                return self._at(spot.path, match.start())
        return None

    def _earlier(self, line: int) -> list[str]:
        """The lines before that come from the same text."""
        first = line
        while first and self._spots[first - 1] == self._spots[line]:
            first -= 1
        return [one.text for one in self._lines[first:line]]

    def _offset(self, spot: Spot) -> int:
        return self._index.index(spot.line, spot.column) if spot.line else 0

    def _at(self, path: str, offset: int) -> tuple[Spot, str]:
        line, column = self._index.place(offset)
        return Spot(path, line, column), self._index.line(line)


def _pattern(line: str, start: int, end: int) -> "re.Pattern[str] | None":
    """What finds the words from `start` to `end` of a line in a file; whole ones, if they are."""
    words = line[start:end].split()
    if not words:
        return None
    head = "" if line[start - 1 : start].isalnum() else r"(?<!\w)"
    tail = "" if line[end : end + 1].isalnum() or len(words) > _MOST_WORDS else r"(?!\w)"
    return re.compile(head + _BETWEEN.join(map(re.escape, words[:_MOST_WORDS])) + tail)
