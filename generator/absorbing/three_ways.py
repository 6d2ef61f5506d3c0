"""What a reviewer did to a document, done to what the plan says now: a merge of three documents.

Words count by fields, as in an update: what only the reviewer changed is taken, what both changed in
one field otherwise is a clash, and the plan's stands.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.absorbing.anchored import Compared, Pair, side_by_side
from generator.absorbing.placing import Edit, edits_of
from generator.absorbing.provenance import Sourced
from generator.absorbing.structure import unnumbered
from generator.lazy import dataclass
from generator.paper.anchors import BY_ID
from generator.plan.inline import plain
from generator.review.stories import Stories, Story, StoryText, as_read


class BothChanged(NamedTuple):
    """What the document said, what the plan says now, and what the reviewer has; "" where it went.

    `number` counts such places from 1, in the order of the paper.
    """

    number: int
    place: str
    before: str
    ours: str
    theirs: str


class Threeway(NamedTuple):
    """What the document of the plan now says with the reviewer's changes; what both changed."""

    stories: Stories
    clashes: list[BothChanged]


def merged(
    base: Stories,
    ours: Stories,
    theirs: Stories,
    shown: Iterable[Sourced],
    take: Collection[int] = (),
) -> Threeway:
    """The changes from `base` to `theirs`, made to `ours`, whose paragraphs are `shown`.

    Of what both changed the reviewer's stands where its number is one to `take`, else the plan's.
    """
    fields = {one.told.key: _fields(one) for one in shown}
    work = _Work(base, side_by_side(base, ours, BY_ID), side_by_side(base, theirs), fields, take)
    texts = {
        story: work.story(base.texts[story], ours.texts[story], theirs.texts[story])
        for story in Story
    }
    return Threeway(Stories(texts, theirs.unread, theirs.document), work.clashes)


_Key = tuple[Story, int]


@dataclass(eq=False, slots=True)
class _Line:
    """One text of the merged document."""

    text: StoryText


class _Work:
    def __init__(
        self,
        base: Stories,
        ours: Compared,
        theirs: Compared,
        fields: Mapping[_Key, Sequence[range]],
        take: Collection[int],
    ) -> None:
        self.clashes: list[BothChanged] = []
        self._take, self._asked = take, 0
        self._base = base
        self._fields = fields
        self._ours = _became(ours)
        self._theirs = _became(theirs)
        self._moved = {old.key for old, _ in theirs.moved}
        self._added = {(one.story, unnumbered(one.text)) for one in ours.came}

    def story(
        self, base: Sequence[StoryText], ours: Sequence[StoryText], theirs: Sequence[StoryText]
    ) -> tuple[StoryText, ...]:
        """One story of the merged document."""
        self._lines = [*map(_Line, ours)]
        at = {line.text.key: line for line in self._lines}
        now = {one.key: at[self._ours[one.key].key] for one in base if one.key in self._ours}
        for one in base:
            if one.key not in self._theirs:
                self._gone(one, now.get(one.key))
        was = {self._theirs[one.key].key: one for one in base if one.key in self._theirs}
        last: _Line | None = None
        for one in theirs:
            last = self._there(one, was.get(one.key), now, last) or last
        return tuple(
            replace(line.text, number=number) for number, line in enumerate(self._lines, 1)
        )

    def _there(
        self,
        theirs: StoryText,
        before: StoryText | None,
        now: dict[_Key, _Line],
        last: _Line | None,
    ) -> _Line | None:
        """Puts a text of the reviewed document where it belongs; the line that it is."""
        if before is None:
            if (theirs.story, unnumbered(theirs.text)) in self._added:
                return None
            return self._put(_Line(theirs), last)
        line = now.get(before.key)
        if line is None:
            changed = unnumbered(theirs.text) != unnumbered(before.text)
            taken = changed and self._is_taken(before, "", theirs.text)
            return self._put(_Line(theirs), last) if taken else None
        self._edit(line, before, theirs)
        if before.key in self._moved:
            self._lines.remove(line)
            self._put(line, last)
        return line

    def _put(self, line: _Line, last: _Line | None) -> _Line:
        self._lines.insert(self._lines.index(last) + 1 if last else 0, line)
        return line

    def _gone(self, before: StoryText, line: _Line | None) -> None:
        """Takes away what the reviewer took away, unless the plan says something else there now."""
        if line is None:
            return
        is_same = unnumbered(line.text.text) == unnumbered(before.text)
        if is_same or self._is_taken(before, line.text.text, ""):
            self._lines.remove(line)

    def _is_taken(self, before: StoryText, ours: str, theirs: str) -> bool:
        """Whether the reviewer's words stand where both changed it; where they do not, that is kept."""
        self._asked += 1
        is_taken = self._asked in self._take
        if not is_taken:
            place = self._base.quoted_place(before)
            self.clashes.append(BothChanged(self._asked, place, before.text, ours, theirs))
        return is_taken

    def _edit(self, line: _Line, before: StoryText, theirs: StoryText) -> None:
        ours = line.text
        same = map(unnumbered, (before.text, ours.text))
        if ours.text != before.text and unnumbered(theirs.text) in same:
            return
        text = theirs.text
        if ours.text != before.text:
            both = _both(before.text, ours.text, theirs.text, self._fields.get(ours.key, ()))
            if both is None and not self._is_taken(before, ours.text, theirs.text):
                return
            text = theirs.text if both is None else both
        line.text = replace(ours, text=text)


def _became(found: Compared) -> dict[_Key, StoryText]:
    pairs: list[Pair] = [*found.stayed, *found.moved]
    return {old.key: new for old, new in pairs}


def _fields(printed: Sourced) -> list[range]:
    """Where in a paragraph each value stands, and what is between them, from the first value on."""
    text, found = printed.told.text, []
    starts = [*(at for at, _ in printed.values), len(text)]
    for (at, value), until in zip(printed.values, starts[1:], strict=True):
        said = as_read(plain(value.value))
        end = min(at + len(said), until) if text[at : at + len(said)] == said else until
        found += [range(at, end), range(end, until)]
    return found


def _both(before: str, ours: str, theirs: str, fields: Sequence[range]) -> str | None:
    """The text with what either side changed, None where both changed one field otherwise.

    What stands in front of the first field is its number, which follows from the plan.
    """
    own = edits_of(before, ours)
    first = _back(own, fields[0].start) if fields else 0
    mine = [one for one in own if one.end > first]
    renumbered = len(mine) < len(own)
    their = [
        one
        for one in edits_of(before, theirs)
        if one not in own and not (renumbered and one.end <= first and one.start < first)
    ]
    if any(_clash(one, mine, own, fields) for one in their):
        return None
    return _edited(before, [*own, *their])


def _edited(text: str, edits: Sequence[Edit]) -> str:
    for edit in sorted(edits, key=lambda one: (one.start, one.end), reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def _clash(edit: Edit, mine: Sequence[Edit], own: Sequence[Edit], fields: Sequence[range]) -> bool:
    """Whether one of `mine` changed the field in which an edit lies."""
    around = [one for one in (_before(field, own) for field in fields) if _in(edit, one)]
    reach = around or [range(edit.start, edit.end)]
    return any(_in(one, field) for one in mine for field in reach)


def _in(edit: Edit, field: range) -> bool:
    return edit.start <= field.stop and field.start <= edit.end


def _before(field: range, own: Sequence[Edit]) -> range:
    """Where a field of our text was in the text before."""
    return range(_back(own, field.start), _back(own, field.stop, True))


def _back(edits: Sequence[Edit], at: int, end: bool = False) -> int:
    """A place of our text in the text before, of a changed part its beginning or its end."""
    shift = 0
    for edit in edits:
        start = edit.start + shift
        if at < start or (at == start and not end):
            break
        if at < start + len(edit.new) or (at == start + len(edit.new) and end):
            return edit.end if end else edit.start
        shift += len(edit.new) - (edit.end - edit.start)
    return at - shift
