"""Which text of one list became which of another: in order, so that as much as possible stays."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from generator.review.spans import WORD, steps

ALIKE = 0.35
"""Share of words from which on a text is taken for another one that was edited."""
_MOST_PAIRS = 10_000
"""How many texts are held beside each other before it takes too long."""


def texts_beside(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of texts that stayed or were edited, in order."""
    for kind, i, j, k, m in steps(one, other):
        same = kind == "equal"
        pairs = ((at, at) for at in range(j - i)) if same else pairs_of(one[i:j], other[k:m])
        yield from ((i + at, k + there) for at, there in pairs)


def pairs_of(
    gone: Sequence[str],
    come: Sequence[str],
    least: float = ALIKE,
    may: Callable[[int, int], bool] = lambda i, k: True,
) -> list[tuple[int, int]]:
    """The places of texts that were edited into each other, so that nothing crosses.

    `least` is the share of words that both must have, `may` says of two places whether they could
    belong together at all.
    """
    one, other = (
        [Counter(WORD.findall(text.casefold())) for text in texts] for texts in (gone, come)
    )

    def alike(i: int, k: int) -> float:
        share = 2 * (one[i] & other[k]).total() / ((one[i].total() + other[k].total()) or 1)
        return share if share >= least and may(i, k) else 0.0

    if len(one) * len(other) > _MOST_PAIRS:
        beside = zip(range(len(one)), range(len(other)), strict=False)
        return [(i, k) for i, k in beside if alike(i, k)]
    return list(heaviest([[alike(i, k) for k in range(len(other))] for i in range(len(one))]))


def heaviest(weights: Sequence[Sequence[float]]) -> Iterator[tuple[int, int]]:
    """The places of one list beside those of another, in the order of both, that weigh most together;
    `weights[i][k]` says how much `i` and `k` do, 0 where they do not belong together."""
    best = _best(weights)
    i = k = 0
    while i < len(weights) and k < len(weights[i]):
        if weights[i][k] and best[i][k] == weights[i][k] + best[i + 1][k + 1]:
            yield i, k
            i, k = i + 1, k + 1
        elif best[i][k] == best[i + 1][k]:
            i += 1
        else:
            k += 1


def _best(weights: Sequence[Sequence[float]]) -> list[list[float]]:
    """What the rests of both lists weigh together, from each pair of places on."""
    best = [[0.0] * (len(own) + 1) for own in (*weights, *weights[-1:])]
    for row, below, own in reversed(list(zip(best, best[1:], weights, strict=False))):
        for k in reversed(range(len(own))):
            row[k] = max(own[k] and own[k] + below[k + 1], below[k], row[k + 1])
    return best
