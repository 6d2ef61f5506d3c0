"""What two papers say differently: which texts, and which words of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.review.pairing import pairs_of
from generator.review.spans import Stretch, spans, steps
from generator.review.stories import Stories, Story, StoryText


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
    for kind, i, j, k, m in steps(_texts(before), _texts(after)):
        if kind != "equal":
            yield from _paired(before[i:j], after[k:m])


def _paired(gone: Sequence[StoryText], come: Sequence[StoryText]) -> Iterator[Difference]:
    """Texts that were edited beside what they were, in order; others by themselves."""
    i = k = 0
    for at, there in [*pairs_of(_texts(gone), _texts(come)), (len(gone), len(come))]:
        yield from (Difference(one, None) for one in gone[i:at])
        yield from (Difference(None, one) for one in come[k:there])
        if at < len(gone):
            yield Difference(gone[at], come[there])
        i, k = at + 1, there + 1


def _texts(texts: Sequence[StoryText]) -> list[str]:
    return [one.text for one in texts]
