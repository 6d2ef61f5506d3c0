"""Which text of one list became which of another: in order, so that as much as possible stays."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from generator.review.spans import WORD

ALIKE = 0.35
"""Share of words from which on a text is taken for another one that was edited."""
_MOST_PAIRS = 10_000
"""How many texts are held beside each other before it takes too long."""


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
    return list(_traced([[alike(i, k) for k in range(len(other))] for i in range(len(one))]))


def _traced(alike: list[list[float]]) -> Iterator[tuple[int, int]]:
    if not alike or not alike[0]:
        return
    best = [[0.0] * (len(alike[0]) + 1) for _ in range(len(alike) + 1)]
    for i in reversed(range(len(alike))):
        for k in reversed(range(len(alike[0]))):
            both = alike[i][k] + best[i + 1][k + 1] if alike[i][k] else 0.0
            best[i][k] = max(both, best[i + 1][k], best[i][k + 1])
    i = k = 0
    while i < len(alike) and k < len(alike[0]):
        if alike[i][k] and best[i][k] == alike[i][k] + best[i + 1][k + 1]:
            yield i, k
            i, k = i + 1, k + 1
        elif best[i][k] == best[i + 1][k]:
            i += 1
        else:
            k += 1
