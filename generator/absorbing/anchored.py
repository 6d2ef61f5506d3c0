"""Which paragraph of a document became which of another: by the hidden names that they bear, and by
words where a name is gone, or stands twice."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.paper.anchors import ANCHOR
from generator.reading.document.ooxml import W
from generator.review.compare import Difference
from generator.review.pairing import texts_beside
from generator.review.spans import WORD
from generator.review.stories import Stories, Story, StoryText

_START, _END = W + "bookmarkStart", W + "bookmarkEnd"
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
    def differences(self) -> list[Difference]:
        """Where they differ: what is gone, then the rest in the order of the second."""
        edited = [Difference(*pair) for pair in self.stayed if pair[0].text != pair[1].text]
        gone = [*self.gone, *(one for one, _ in self.moved)]
        came = [Difference(None, one) for one in (*self.came, *(new for _, new in self.moved))]
        rest = sorted([*edited, *came], key=lambda one: one.after.number if one.after else 0)
        return [*(Difference(one, None) for one in gone), *rest]

    def without(self, pairs: Sequence[Pair]) -> "Compared":
        """The same, the texts of `pairs` neither gone nor come."""
        old, new = {id(one) for one, _ in pairs}, {id(one) for _, one in pairs}
        return self._replace(
            gone=[one for one in self.gone if id(one) not in old],
            came=[one for one in self.came if id(one) not in new],
        )


def side_by_side(before: Stories, after: Stories, named: str = ANCHOR) -> Compared:
    """The texts of two documents beside each other; only names that begin with `named` count."""
    found = Compared([], [], [], [])
    for story in Story:
        one, other = before.texts.get(story, ()), after.texts.get(story, ())
        stayed, moved = _paired(one, other, named)
        found.stayed.extend((one[i], other[k]) for i, k in stayed)
        found.moved.extend((one[i], other[k]) for i, k in moved)
        there = [*stayed, *moved]
        left, new = {i for i, _ in there}, {k for _, k in there}
        found.gone.extend(text for at, text in enumerate(one) if at not in left)
        found.came.extend(text for at, text in enumerate(other) if at not in new)
    return found


def names_in(text: StoryText, named: str = ANCHOR) -> list[str]:
    """The names of ours that stand in a paragraph, or between it and the one before."""
    element = text.paragraph.element if text.paragraph is not None else None
    if element is None:
        return []
    marks = list(element.iter(_START))
    over = element.getprevious()
    while over is not None and over.tag in (_START, _END):
        marks += [over] if over.tag == _START else []
        over = over.getprevious()
    names = (mark.get(W + "name", "") for mark in marks)
    return [name for name in names if name.startswith(named)]


def _paired(
    before: Sequence[StoryText], after: Sequence[StoryText], named: str
) -> tuple[list[_Places], list[_Places]]:
    """The texts that stayed in their order, and those that stand elsewhere now."""
    pairs = sorted(_trusted(before, after, named))
    fixed = _increasing(pairs)
    moved = sorted(set(pairs) - set(fixed))
    return list(_with_words(before, after, fixed, moved)), moved


def _with_words(
    before: Sequence[StoryText],
    after: Sequence[StoryText],
    fixed: Sequence[_Places],
    moved: Sequence[_Places],
) -> Iterator[_Places]:
    """The pairs that are known, and between them those that the words tell."""
    gone, come = {i for i, _ in moved}, {k for _, k in moved}
    i = k = 0
    for at, there in [*fixed, (len(before), len(after))]:
        old = [one for one in range(i, at) if one not in gone]
        new = [one for one in range(k, there) if one not in come]
        words = texts_beside([before[one].text for one in old], [after[one].text for one in new])
        yield from ((old[a], new[b]) for a, b in words)
        if at < len(before):
            yield at, there
        i, k = at + 1, there + 1


def _trusted(
    before: Sequence[StoryText], after: Sequence[StoryText], named: str
) -> Iterator[_Places]:
    """The texts with one name, but for those of which the words say that they are others."""
    names = {name: at for at, text in enumerate(before) for name in names_in(text, named)[:1]}
    pairs = _once(before, after, list(_by_name(names, before, after)))
    unnamed = {one.text for one in after if not names_in(one)}
    left = {one.text for at, one in enumerate(before) if at not in pairs}
    for i, k in pairs.items():
        gone, came = before[i], after[k]
        # Cells say the same in many rows.
        words = gone.cell is None and (gone.text in unnamed or came.text in left)
        if gone.text == came.text or not words:
            yield i, k


def _by_name(
    names: dict[str, int], before: Sequence[StoryText], after: Sequence[StoryText]
) -> Iterator[_Places]:
    for at, text in enumerate(after):
        # Two paragraphs that were joined have two names: the words tell which one goes on.
        own = [names[name] for name in names_in(text) if name in names]
        if own:
            yield max(own, key=lambda i: _share(before[i].text, text.text)), at


def _once(
    before: Sequence[StoryText], after: Sequence[StoryText], pairs: Sequence[_Places]
) -> dict[int, int]:
    """The pairs, of a name that several bear the one that still has its words."""
    bearing: dict[int, list[int]] = {}
    for i, k in pairs:
        bearing.setdefault(i, []).append(k)
    found = {}
    for i, places in bearing.items():
        same = [k for k in places if after[k].text == before[i].text]
        if len(same) == 1 or len(places) == 1:
            found[i] = same[0] if same else places[0]
    return found


def _share(one: str, other: str) -> float:
    """How many of the words of both are common to them."""
    words, others = (Counter(WORD.findall(text.casefold())) for text in (one, other))
    return 2 * (words & others).total() / ((words.total() + others.total()) or 1)


def _increasing(pairs: Sequence[_Places]) -> list[_Places]:
    """As many of the pairs as can be without one that crosses another."""
    ends: list[int] = []
    last: list[int] = []
    over: list[int] = []
    for at, (_, k) in enumerate(pairs):
        place = bisect_left(ends, k)
        over.append(last[place - 1] if place else -1)
        ends[place : place + 1], last[place : place + 1] = [k], [at]
    found, at = [], last[-1] if last else -1
    while at >= 0:
        found.append(pairs[at])
        at = over[at]
    return found[::-1]
