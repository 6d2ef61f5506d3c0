"""What two papers say differently: which texts, and which words of them."""

from collections.abc import Iterator, Sequence

from generator.lazy import dataclass
from generator.review.pairing import texts_beside
from generator.review.spans import Stretch, spans
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
    """Texts that were edited beside what they were, in order; others by themselves."""
    i = k = 0
    pairs = texts_beside([one.text for one in before], [one.text for one in after])
    for at, there in [*pairs, (len(before), len(after))]:
        yield from (Difference(one, None) for one in before[i:at])
        yield from (Difference(None, one) for one in after[k:there])
        if at < len(before) and before[at].text != after[there].text:
            yield Difference(before[at], after[there])
        i, k = at + 1, there + 1
