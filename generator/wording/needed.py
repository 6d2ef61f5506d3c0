"""What a pattern cannot match without: words of which one stands in every match.

Most patterns look for what most papers do not say. To look for the words first, in the whole paper and
in its lines, is many times as fast as to try the pattern at every letter, and finds the same.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

# The library keeps its parser to itself; a test holds what is made of it against plain searching.
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from generator.lazy import regex
from generator.wording.noted import pattern_name, words_noted

Words = frozenset[str]
ANYTHING: Words = frozenset()
"""What a pattern needs of which nothing is known."""
_NOTHING_YET: Words = frozenset({""})
_MOST = 120
"""More words take as long to look for as the pattern itself."""
_UNLIKE = regex("[\u0130\u0131\u017f\u0307\u0345\u03b9\u1fbe\u212a\u212b]")
"""Letters that ignoring case takes for others, which folding does not: long s, the sign of Kelvin …"""


def odd(text: str) -> bool:
    """Whether the text has letters of which nothing is known."""
    return bool(_UNLIKE.search(text))


def caseless(text: str) -> str:
    """The text without the difference of small and capital letters."""
    return text.casefold()


@cache
def needed(pattern: "re.Pattern[str]") -> Words:
    """Words of which every match of the pattern has one; none where that is not known."""
    noted = words_noted().get(pattern_name(pattern))
    return worked_out(pattern) if noted is None else frozenset(noted)


def worked_out(pattern: "re.Pattern[str]") -> Words:
    """The same, from what the library's parser makes of the pattern."""
    words = _of(_parser.parse(pattern.pattern, pattern.flags))
    # A word that holds another is found with that.
    return frozenset(one for one in words if not any(other in one for other in words - {one}))


def _of(parsed: Iterable[tuple[Any, Any]]) -> Words:
    """The best of what follows one another: the longest words, of those the fewest."""
    found = [*filter(None, _stretches(parsed))]
    return max(found, key=lambda words: (min(map(len, words)), -len(words)), default=ANYTHING)


def _stretches(parsed: Iterable[tuple[Any, Any]]) -> Iterator[Words]:
    """Of each stretch of plain letters the words that it may be, of all else what it needs."""
    stretch = _NOTHING_YET
    for kind, value in parsed:
        letters = _letters(kind, value)
        if not letters or len(letters) * len(stretch) > _MOST:
            yield stretch - _NOTHING_YET
            stretch = _NOTHING_YET
        if not letters:
            yield _inside(kind, value)
        elif len(letters) <= _MOST:
            stretch = frozenset(word + letter for word in stretch for letter in letters)
    yield stretch - _NOTHING_YET


def _letters(kind: Any, value: Any) -> Words:
    """The letters, caseless, of which a piece is one; none where it may be any of a class."""
    if kind is op.LITERAL:
        return frozenset({caseless(chr(value))})
    if kind is op.IN and all(one is op.LITERAL for one, _ in value):
        return frozenset(caseless(chr(code)) for _, code in value)
    return ANYTHING


def _inside(kind: Any, value: Any) -> Words:
    """What a group, a choice or a repetition needs."""
    if kind in _GROUPS:
        return _of(value if kind is op.ATOMIC_GROUP else value[-1])
    if kind is op.BRANCH:
        ways = [_of(way) for way in value[1]]
        union = frozenset[str]().union(*ways)
        return union if all(ways) and len(union) <= _MOST else ANYTHING
    return _of(value[2]) if kind in _REPEATED and value[0] else ANYTHING


# What stands before or behind a match stands in the text too.
_GROUPS = (op.SUBPATTERN, op.ATOMIC_GROUP, op.ASSERT)
_REPEATED = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
