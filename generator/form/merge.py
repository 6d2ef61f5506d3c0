"""A plan that changed in two places at once: field by field, and what both changed is asked."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from operator import eq

from generator.cascade.values import Value, is_list, one_line
from generator.form.meaning import each_of, meant, said_by_key
from generator.form.places import Place, fields_below, list_of, reader_at
from generator.form.writing import Draft
from generator.lazy import dataclass
from generator.plan.text import parse_source
from generator.problems import Rejected

_ALIKE = 0.5
"""So much of its words has an element in common with the one that it was before."""
_FEW = 4
"""Of so few words their letters are compared."""


@dataclass(frozen=True, slots=True)
class Differing:
    """What both sides changed: the value before, the one on the disk, which stands, and the other.

    Without a place it is the whole file, which cannot be read field by field.
    """

    place: Place
    before: Value | None
    theirs: Value | None
    mine: Value | None


@dataclass(frozen=True, slots=True)
class MergedText:
    """The text that has the changes of both sides, but for what both changed."""

    text: str
    clashes: tuple[Differing, ...] = ()


def merged_text(path: str, base: str, mine: str, theirs: str) -> MergedText:
    """The text on the disk, `theirs`, with what was changed from `base` to `mine`."""
    if mine in (base, theirs):
        return MergedText(theirs)
    if theirs == base:
        return MergedText(mine)
    try:
        drafts = [Draft(parse_source(path, text)) for text in (base, mine, theirs)]
        merge = _Joining(drafts[2])
        merge.value((), *(meant(one.root) for one in drafts))
    except Rejected:
        return MergedText(theirs, (Differing((), base, theirs, mine),))
    return MergedText(merge.draft.text, tuple(merge.clashes))


_Token = int | tuple[str, int]


class _Joining:
    """Brings what one side changed into the text of the other; places are those of that text."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.clashes: list[Differing] = []

    def value(
        self, place: Place, base: Value | None, mine: Value | None, theirs: Value | None
    ) -> None:
        """Brings in what one value became."""
        if mine in (base, theirs):
            return
        alone = bool(said_by_key(mine) and said_by_key(theirs))
        reader = reader_at(place)
        if alone and list_of(reader):
            self.value((*place, 0), base, mine, theirs)
        elif alone:
            for key in fields_below(reader):
                sides = [said_by_key(one).get(key) for one in (base, mine, theirs)]
                self.value((*place, key), *sides)
        elif list_of(reader) and _are_lines(place, mine, theirs):
            self._elements(place, each_of(base), each_of(mine), each_of(theirs))
        elif theirs == base:
            self._bring(place, base, mine, theirs)
        else:
            self.clashes.append(Differing(place, base, theirs, mine))

    def _bring(
        self, place: Place, base: Value | None, mine: Value | None, theirs: Value | None
    ) -> None:
        try:
            if mine is None:
                self.draft.remove(place)
            else:
                self.draft.put(place, mine)
        except Rejected:
            self.clashes.append(Differing(place, base, theirs, mine))

    def _elements(
        self,
        place: Place,
        base: Sequence[Value],
        mine: Sequence[Value],
        theirs: Sequence[Value],
    ) -> None:
        """Brings in what a list became; `now` are its elements as they stand: those of the base by
        their number, those of one side alone by that side and their number there."""
        kept, there = pairs_between(base, mine), pairs_between(base, theirs)
        by_theirs, by_mine = _turned(there), _turned(kept)
        now: list[_Token] = [by_theirs.get(at, ("theirs", at)) for at in range(len(theirs))]
        both = [(number, mine[at]) for number, at in kept.items()]
        self._changed(place, now, base, both, theirs, there)
        for number in sorted(there.keys() - kept.keys()):
            self._taken(place, now, base[number], theirs[there[number]], number)
        tokens: list[_Token | None] = [*map(by_mine.get, range(len(mine)))]
        self._new(place, now, mine, tokens, theirs)
        self._ordered(place, now, [by_mine[at] for at in sorted(by_mine)], by_theirs)

    def _changed(
        self,
        place: Place,
        now: list[_Token],
        base: Sequence[Value],
        kept: Sequence[tuple[int, Value]],
        theirs: Sequence[Value],
        there: dict[int, int],
    ) -> None:
        for number, own in kept:
            if number in there:
                inner = (*place, now.index(number))
                self.value(inner, base[number], own, theirs[there[number]])
            elif own != base[number]:
                self.clashes.append(Differing((*place, len(now)), base[number], None, own))

    def _taken(
        self, place: Place, now: list[_Token], before: Value, theirs: Value, number: int
    ) -> None:
        at = now.index(number)
        if theirs != before:
            self.clashes.append(Differing((*place, at), before, theirs, None))
            return
        self.draft.remove((*place, at))
        del now[at]

    def _new(
        self,
        place: Place,
        now: list[_Token],
        mine: Sequence[Value],
        tokens: list[_Token | None],
        theirs: Sequence[Value],
    ) -> None:
        """Puts each new element behind the one that it follows; what both added is there once."""
        others = [token for token in now if isinstance(token, tuple)]
        for at in [at for at, token in enumerate(tokens) if token is None]:
            same = next((one for one in others if theirs[one[1]] == mine[at]), None)
            tokens[at] = same or ("mine", at)
            if same:
                others.remove(same)
                continue
            index = max((now.index(one) + 1 for one in tokens[:at] if one in now), default=0)
            self.draft.insert(place, index, [mine[at]])
            now.insert(index, ("mine", at))

    def _ordered(
        self, place: Place, now: list[_Token], wanted: Sequence[int], by_theirs: dict[int, int]
    ) -> None:
        """Puts elements in the order that one side gave them, where the other left them alone."""
        order = [by_theirs[at] for at in sorted(by_theirs)]
        moved = [*wanted] if order == sorted(order) else []
        for before, one in pairwise(one for one in moved if one in now):
            at, behind = now.index(one), now.index(before) + 1
            if at < behind:
                self.draft.move((*place, at), place, behind)
                now.insert(behind, now[at])
                del now[at]


def _turned(pairs: dict[int, int]) -> dict[int, int]:
    return {new: old for old, new in pairs.items()}


def _are_lines(place: Place, mine: Value | None, theirs: Value | None) -> bool:
    """Whether it is a list whose elements come and go one by one, as those of no row do."""
    several = is_list(mine) or is_list(theirs)
    return several and None not in (mine, theirs) and not isinstance(place[-1], int)


def pairs_between(old: Sequence[Value], new: Sequence[Value]) -> dict[int, int]:
    """Which element of a list became which: by id, by what it says, by most of what it says."""
    found: dict[int, int] = {}
    for same in (_have_one_id, eq, _is_alike):
        for at in [one for one in range(len(old)) if one not in found]:
            free = (one for one in range(len(new)) if one not in found.values())
            there = next((one for one in free if same(old[at], new[one])), None)
            found |= {at: there} if there is not None else {}
    return dict(sorted(found.items()))


def _have_one_id(one: Value, other: Value) -> bool:
    ids = {said_by_key(value).get("id", value) for value in (one, other)}
    return len(ids) == 1 and "id" in said_by_key(one)


def _is_alike(one: Value, other: Value) -> bool:
    words: list[Sequence[str]] = [one_line(value).split() for value in (one, other)]
    if min(map(len, words)) < _FEW:
        words = [*map(one_line, (one, other))]
    return SequenceMatcher(None, words[0], words[1], False).ratio() >= _ALIKE
