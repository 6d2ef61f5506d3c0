"""Which paragraph of a document became which of another: by the hidden names that they bear, and by
words where a name is gone, or stands twice."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain, takewhile
from typing import NamedTuple

from generator.paper.anchors import ANCHOR
from generator.reading.document.ooxml import W
from generator.review.pairing import texts_beside
from generator.review.spans import WORD
from generator.review.stories import Stories, Story, StoryText

_MARKS = (W + "bookmarkStart", W + "bookmarkEnd")
Pair = tuple[StoryText, StoryText]
"""A text of one document, and what it is in another."""
_Places = tuple[int, int]


class Compared(NamedTuple):
    """Two documents, text by text: what stayed or was edited, in order; what stands elsewhere in the
    second, edited or not; what only the first has, and only the second."""

    stayed: list[Pair]
    moved: list[Pair]
    gone: list[StoryText]
    came: list[StoryText]

    @property
    def written(self) -> list[StoryText]:
        """What the second one says that the first one does not say there."""
        edited = (new for old, new in self.stayed if new.text != old.text)
        return [*self.came, *edited, *(new for _, new in self.moved)]

    def without(self, texts: Iterable[StoryText]) -> "Compared":
        """The same, these texts neither gone nor come."""
        known = set(map(id, texts))
        gone, came = (
            [one for one in texts if id(one) not in known] for texts in (self.gone, self.came)
        )
        return self._replace(gone=gone, came=came)


def side_by_side(before: Stories, after: Stories, named: str = ANCHOR) -> Compared:
    """The texts of two documents beside each other; only names that begin with `named` count."""
    found = Compared([], [], [], [])
    for story in Story:
        one, other = before.texts[story], after.texts[story]
        stayed, moved = _paired(one, other, named)
        found.stayed.extend((one[i], other[k]) for i, k in stayed)
        found.moved.extend((one[i], other[k]) for i, k in moved)
        found.gone.extend(one)
        found.came.extend(other)
    return found.without(chain.from_iterable([*found.stayed, *found.moved]))


def names_in(text: StoryText, named: str = ANCHOR) -> list[str]:
    """The names of ours that stand in a paragraph, or between it and the one before."""
    if text.paragraph is None:
        return []
    element = text.paragraph.element
    over = takewhile(lambda one: one.tag in _MARKS, element.itersiblings(preceding=True))
    names = (mark.get(W + "name", "") for mark in (*element.iter(_MARKS[0]), *over))
    return [name for name in names if name.startswith(named)]


def _paired(
    before: Sequence[StoryText], after: Sequence[StoryText], named: str
) -> tuple[list[_Places], list[_Places]]:
    """The texts that stayed in their order, and those that stand elsewhere now."""
    pairs = sorted(_trusted(before, after, named))
    fixed = _in_order(pairs)
    moved = sorted(set(pairs) - set(fixed))
    return list(_with_words(before, after, fixed, moved)), moved


def _with_words(
    before: Sequence[StoryText],
    after: Sequence[StoryText],
    fixed: Sequence[_Places],
    moved: Sequence[_Places],
) -> Iterator[_Places]:
    """The pairs that are known, and between them those that the words tell."""
    one, other = (
        _told(before, {i for i, _ in moved}, "\0"),
        _told(after, {k for _, k in moved}, "\1"),
    )
    i = k = 0
    for at, there in [*fixed, (len(before), len(after))]:
        yield from ((i + a, k + b) for a, b in texts_beside(one[i:at], other[k:there]))
        if at < len(before):
            yield at, there
        i, k = at + 1, there + 1


def _told(texts: Sequence[StoryText], known: Collection[int], sign: str) -> list[str]:
    """The words of texts, of those that are known only a sign."""
    return [sign if at in known else text.text for at, text in enumerate(texts)]


def _trusted(
    before: Sequence[StoryText], after: Sequence[StoryText], named: str
) -> Iterator[_Places]:
    """The texts with one name, but for those of which the words say that they are others."""
    pairs = _by_name(before, after, named)
    unnamed = {one.text for one in after if not names_in(one)}
    left = {one.text for at, one in enumerate(before) if at not in pairs}
    for i, k in pairs.items():
        gone, came = before[i], after[k]
        # Cells say the same in many rows.
        elsewhere = gone.cell is None and (gone.text in unnamed or came.text in left)
        if gone.text == came.text or not elsewhere:
            yield i, k


def _by_name(before: Sequence[StoryText], after: Sequence[StoryText], named: str) -> dict[int, int]:
    """The texts with one name. Of several that bear it, and of several names in one (two paragraphs
    that were joined), those that have most words in common."""
    names = {name: at for at, text in enumerate(before) for name in names_in(text, named)[:1]}
    met = ((name, k) for k, text in enumerate(after) for name in names_in(text))
    pairs = [(names[name], k) for name, k in met if name in names]
    pairs.sort(key=lambda pair: _share(before[pair[0]].text, after[pair[1]].text), reverse=True)
    there = dict[int, int]()
    for i, k in pairs:
        if i not in there.values():
            there.setdefault(k, i)
    return {i: k for k, i in there.items()}


def _share(one: str, other: str) -> float:
    """How many of the words of both are common to them."""
    words, others = (Counter(WORD.findall(text.casefold())) for text in (one, other))
    return 2 * (words & others).total() / ((words.total() + others.total()) or 1)


def _in_order(pairs: Sequence[_Places]) -> list[_Places]:
    """The pairs without those that stand elsewhere in the second text."""
    order = sorted(pairs, key=lambda pair: pair[1])
    matcher = SequenceMatcher(None, pairs, order, autojunk=False)
    return [pairs[i + at] for i, _, size in matcher.get_matching_blocks() for at in range(size)]
