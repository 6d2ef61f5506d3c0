"""Ids for what comes into a plan whose items have some: the next of those that stand before it.

By its id a report, a ledger, a rollup and communes' copies know a task or target again. An import
makes them of the words; what comes in here has none yet.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from generator.cascade.values import Stacked, Value
from generator.form.meaning import each_of, keyed, said_by_key
from generator.form.places import Place, Slot, reader_at, record_of, slots_below
from generator.form.writing import Draft
from generator.lazy import regex
from generator.plan.blocks import BLOCKS
from generator.plan.items import ITEM, TARGET
from generator.plan.model import PLAN
from generator.plan.records import Record
from generator.plan.source import Source, text_at

_SERIES = regex(r"([A-Za-z]*[-_.]?(?:\d{1,3}[-_.])*)(\d{1,3})")
_OF_WORDS, _OWN = ("muc-", "0"), ("XA", "00")
"""What goes before the first id where others are made of words, and of what a commune adds to a
copy: the office may go on with its own series."""


class _Known(NamedTuple):
    """What has an id: where it stands, whether it holds others, and the id."""

    place: Place
    record: Record[Any] | None
    is_over: bool
    id: str


def with_ids(
    draft: Draft, into: Place, index: int, values: Sequence[Value], gone: Place | None = None
) -> Sequence[Value]:
    """The values that are to stand in the list at a place, in front of its element `index`, each
    with an id where others like it have one; what is `gone` then leaves its own."""
    record = record_of(reader_at((*into, 0)))
    if record is not ITEM and record is not TARGET:
        return values
    root = Slot((), PLAN, draft.root)
    known = [one for one in _known_below(root) if one.place != gone]
    series = _Series(known, (*into, index), "based_on" in slots_below(root))
    return [series.named(record, one) for one in values]


def ids_in(source: Source) -> set[str]:
    """The ids that a plan gives its items."""
    return {one.id for one in _known_below(Slot((), PLAN, source.root))} if source.root else set()


def _known_below(slot: Slot) -> Iterator[_Known]:
    below = slots_below(slot)
    if "id" in below:
        name = text_at(below["id"].node)
        yield _Known(slot.place, record_of(slot.reader), "items" in below, name)
    for one in below.values():
        yield from _known_below(one)


class _Series:
    """The ids that a plan has, and how they go on at a place."""

    def __init__(self, known: Sequence[_Known], place: Place, is_copy: bool) -> None:
        self._of_part = [one for one in known if one.place[:1] == place[:1]]
        self._place, self._is_copy = place, is_copy
        self._used = {one.id for one in known}

    def named(self, record: Record[Any], value: Value) -> Value:
        """The value with an id, and what it holds with theirs."""
        said = said_by_key(value, "text")
        like = "" if {*BLOCKS} & {*said} else self._like(record, "items" in said)
        own = {"id": self._next(like)} if like else {}
        below = [self.named(record, one) for one in each_of(said.get("items"))]
        held = {"items": Stacked(below)} if below else {}
        return keyed(record, {**said, **own, **held}) if own or held else value

    def _like(self, record: Record[Any], is_over: bool) -> str:
        """The id of the last one before that is alike, else of the first behind."""
        kin = [one for one in self._of_part if (one.record, one.is_over) == (record, is_over)]
        before = [one for one in kin if one.place < self._place]
        return next((one.id for one in (*before[::-1], *kin)), "")

    def _next(self, like: str) -> str:
        """An id behind the last of the series."""
        series = _SERIES.fullmatch(like)
        stem, digits = _OWN if self._is_copy else series.groups() if series else _OF_WORDS
        found = map(_SERIES.fullmatch, self._used)
        last = max((int(one[2]) for one in found if one and one[1] == stem), default=int(digits))
        new = f"{stem}{last + 1:0{len(digits)}}"
        self._used.add(new)
        return new
