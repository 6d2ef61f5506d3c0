"""The longest run of words that two texts have in common: so as little as can be is marked."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from generator.redline.landmarks import landmarks
from generator.review.pairing import heaviest
from generator.review.spans import steps

_MOST = 600_000
"""Beyond so many pairs of words the quicker, a little less thrifty way is taken."""
LONGEST = 3_000
"""Of more words and signs that share no run of words, the ones stand whole for the others."""
_WORD, _SIGN = 4, 1
"""What a word, and what a sign or a space, weighs when a common run is looked for."""


class Step(NamedTuple):
    """Tokens `[i, j)` of the one and `[k, m)` of the other: the same, or one instead of the other."""

    same: bool
    i: int
    j: int
    k: int
    m: int


def thrifty_steps(one: Sequence[str], other: Sequence[str]) -> list[Step]:
    """How the one becomes the other with the fewest words marked; a space alone between two
    differences is marked with them."""
    head = _common(one, other)
    tail = _common(one[head:][::-1], other[head:][::-1])
    before, after = len(one) - tail, len(other) - tail
    a, b = one[head:before], other[head:after]
    places = [(head + i, head + k) for i, k in _pairs(a, b)]
    # What both begin and end with is one step each, however long it is.
    ends = Step(True, 0, head, 0, head), Step(True, before, len(one), after, len(other))
    found = [ends[0], *_steps(places, head, head, before, after), ends[1]]
    return list(_joined([step for step in found if step.i < step.j or step.k < step.m], one))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many tokens at the beginning both have."""
    both = zip(one, other, strict=False)
    return len(list(takewhile(lambda two: two[0] == two[1], both)))


def _pairs(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of what both have, in their order."""
    if len(one) * len(other) <= _MOST:
        yield from _longest(one, other)
    elif max(len(one), len(other)) <= LONGEST:
        yield from _quick(one, other)
    else:
        yield from _between(one, other, [*landmarks(one, other)])


def _quick(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int]]:
    for kind, i, j, k, _ in steps(one, other):
        if kind == "equal":
            yield from ((i + at, k + at) for at in range(j - i))


def _between(
    one: Sequence[str], other: Sequence[str], marks: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The landmarks, and what both have between two of them; without any, nothing."""
    i = k = 0
    for at, there in [*marks, (len(one), len(other))] if marks else []:
        gap, its = one[i:at], other[k:there]
        yield from ((i + a, k + b) for a, b in _pairs(gap, its))
        if at < len(one):
            yield at, there
        i, k = at + 1, there + 1


def _longest(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of the heaviest common subsequence."""
    weights = (_WORD if any(map(str.isalnum, token)) else _SIGN for token in one)
    both = zip(one, weights, strict=True)
    return heaviest([[weight if token == its else 0 for its in other] for token, weight in both])


def _steps(
    places: Sequence[tuple[int, int]], i: int, k: int, before: int, after: int
) -> Iterator[Step]:
    for at, there in [*places, (before, after)]:
        if (at, there) != (i, k):
            yield Step(False, i, at, k, there)
        if at < before:
            yield Step(True, at, at + 1, there, there + 1)
        i, k = at + 1, there + 1


def _joined(found: Sequence[Step], one: Sequence[str]) -> Iterator[Step]:
    """The steps, those of one kind in one, and lone spaces with the differences around them."""
    lone = {
        at
        for at in range(1, len(found) - 1)
        if found[at].same
        and not (found[at - 1].same or found[at + 1].same)
        and one[found[at].i].isspace()
    }
    last: Step | None = None
    for at, step in enumerate(found):
        now = step._replace(same=False) if at in lone else step
        if last is not None and last.same == now.same:
            last = last._replace(j=now.j, m=now.m)
            continue
        if last is not None:
            yield last
        last = now
    if last is not None:
        yield last
