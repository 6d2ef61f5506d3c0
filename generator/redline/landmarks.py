"""Where two long texts surely belong together: runs of words that each of them has once."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

_RUN = 8
"""How many tokens, words and the spaces between them, stand in a run."""


def landmarks(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of the tokens of such runs, each behind the last in both; n log n steps for n tokens."""
    there = _once(other)
    places = [(at, there[run]) for run, at in _once(one).items() if run in there]
    next_i, next_k = 0, 0
    for i, k in _rising(places):
        for at in range(max(0, next_i - i, next_k - k), _RUN):
            # A run is known by its hash: that it is the same is looked at here.
            if one[i + at] == other[k + at]:
                yield i + at, k + at
        next_i, next_k = max(next_i, i + _RUN), max(next_k, k + _RUN)


def _once(tokens: Sequence[str]) -> dict[int, int]:
    """The hashes of runs that stand in it once, with where they begin, in their order."""
    found: dict[int, int] = {}
    twice = set()
    for at in range(len(tokens) - _RUN + 1):
        run = hash(tuple(tokens[at : at + _RUN]))
        if found.setdefault(run, at) != at:
            twice.add(run)
    return {run: at for run, at in found.items() if run not in twice}


def _rising(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most of the places, which rise in the first, that rise in the second too."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, k) in enumerate(places):
        at = bisect_left(ends, k)
        ends[at : at + 1] = [k]
        last[at : at + 1] = [number]
        before.append(last[at - 1] if at else -1)
    found = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(places[number])
        number = before[number]
    return found[::-1]
