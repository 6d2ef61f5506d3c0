"""What two papers say differently: which texts, and which words of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.review.spans import WORD, Stretch, spans, steps
from generator.review.stories import Stories, Story, StoryText

_ALIKE = 0.35
"""Share of words from which on a text is taken for another one that was edited."""
_MOST_PAIRS = 10_000
"""How many texts are held beside each other before it takes too long."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A text of the one paper and what the other has in its place, None where it has nothing."""

    before: StoryText | None
    after: StoryText | None

    @property
    def story(self) -> Story:
        """The story that it stands in."""
        there = self.after or self.before
        assert there
        return there.story

    @property
    def spans(self) -> tuple[Stretch, ...]:
        """The words of both, in order."""
        return spans(_text(self.before), _text(self.after))


def changes(before: Stories, after: Stories) -> list[Difference]:
    """Where two papers differ in words, in the order in which they are read."""
    return [
        change
        for story in Story
        for change in _of_story(before.texts.get(story, ()), after.texts.get(story, ()))
    ]


def say_the_same(before: Stories, after: Stories) -> bool:
    """Whether both say the same and everything in both could be read."""
    return not before.unread and not after.unread and before.told == after.told


def _text(text: StoryText | None) -> str:
    return text.text if text else ""


def _of_story(before: Sequence[StoryText], after: Sequence[StoryText]) -> Iterator[Difference]:
    for kind, i, j, k, m in steps([one.text for one in before], [one.text for one in after]):
        if kind != "equal":
            yield from _paired(before[i:j], after[k:m])


def _paired(gone: Sequence[StoryText], come: Sequence[StoryText]) -> Iterator[Difference]:
    """Texts that were edited beside what they were, in order; others by themselves."""
    i = k = 0
    for at, there in [*_pairs(gone, come), (len(gone), len(come))]:
        yield from (Difference(one, None) for one in gone[i:at])
        yield from (Difference(None, one) for one in come[k:there])
        if at < len(gone):
            yield Difference(gone[at], come[there])
        i, k = at + 1, there + 1


def _pairs(gone: Sequence[StoryText], come: Sequence[StoryText]) -> list[tuple[int, int]]:
    """Which text became which, so that as much as possible stays and nothing crosses."""
    one, other = [_bag(text) for text in gone], [_bag(text) for text in come]
    if len(one) * len(other) > _MOST_PAIRS:
        beside = zip(range(len(one)), range(len(other)), strict=False)
        return [(i, k) for i, k in beside if _alike(one[i], other[k])]
    best = [[0.0] * (len(other) + 1) for _ in range(len(one) + 1)]
    alike = [[_alike(left, right) for right in other] for left in one]
    for i in reversed(range(len(one))):
        for k in reversed(range(len(other))):
            both = alike[i][k] + best[i + 1][k + 1] if alike[i][k] else 0.0
            best[i][k] = max(both, best[i + 1][k], best[i][k + 1])
    return list(_traced(best, alike))


def _traced(best: list[list[float]], alike: list[list[float]]) -> Iterator[tuple[int, int]]:
    i = k = 0
    while i < len(alike) and k < len(alike[0]):
        if alike[i][k] and best[i][k] == alike[i][k] + best[i + 1][k + 1]:
            yield i, k
            i, k = i + 1, k + 1
        elif best[i][k] == best[i + 1][k]:
            i += 1
        else:
            k += 1


def _bag(text: StoryText) -> Counter[str]:
    return Counter(WORD.findall(text.text.casefold()))


def _alike(one: Counter[str], other: Counter[str]) -> float:
    """The share of words that both have; 0 where it is too small to be an edit."""
    share = 2 * (one & other).total() / ((one.total() + other.total()) or 1)
    return share if share >= _ALIKE else 0.0
