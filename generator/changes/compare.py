"""What two versions of a plan say differently, by ids and keys."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal

from generator.cascade.match import paired
from generator.cascade.units import Unit
from generator.cascade.values import Fields, Value, by_name, is_open
from generator.changes.recognise import recognised
from generator.changes.whole import WholePlan
from generator.lazy import dataclass
from generator.plan.model import PLAN

_NAMES = ("id", "short")
"""By what a unit is known; another one is told as such."""
What = Literal["set", "new", "gone", "moved", "ordered", "renamed"]


@dataclass(frozen=True, slots=True)
class Amendment:
    """One thing that is otherwise: a value (`keys` lead to it, from the unit or from the top), or a
    unit that came, went, stands elsewhere or bears another id.

    `old` and `new` are the unit before and after, None where there is none; a value that is not
    there is None too.
    """

    what: What
    part: str
    old: Unit | None = None
    new: Unit | None = None
    keys: tuple[str, ...] = ()
    before: Value | None = None
    after: Value | None = None

    @property
    def unit(self) -> Unit | None:
        """The unit as it is now, else as it was."""
        return self.new or self.old

    @property
    def was(self) -> Unit:
        """The unit before, of a change that has one; ValueError where it came."""
        if self.old is None:
            raise ValueError(f"{self.what}: nothing was there before")
        return self.old

    @property
    def now(self) -> Unit:
        """The unit after, of a change that has one; ValueError where it went."""
        if self.new is None:
            raise ValueError(f"{self.what}: nothing is there now")
        return self.new


def compared(old: WholePlan, new: WholePlan) -> list[Amendment]:
    """Every difference of two versions, in the order of the plan; none for equal plans, whatever
    the order and the language of their keys."""
    pairs = _matched(old, new)
    units = _Units(pairs, {now: was for was, now in pairs.items()})
    found: list[Amendment] = []
    for part in PLAN.fields:
        found += _of_values(part, old.head.get(part), new.head.get(part))
        before, after = old.tree.parts.get(part, []), new.tree.parts.get(part, [])
        found += units.now(part, before, after)
        found += units.gone(part, before)
    return found


def _matched(old: WholePlan, new: WholePlan) -> dict[Unit, Unit]:
    """Which unit became which: by id, else by words; where neither has an id, by place too.

    Two ids are two things, unless all else is the same.
    """
    pairs = paired(old.tree, new.tree)
    if len(pairs) == sum(1 for _ in old.tree.walk()):
        return pairs
    found = recognised(old, new, pairs).pairs.items()
    return pairs | {a: b for a, b in found if a.says == b.says or not (a.id or b.id)}


def _of_values(part: str, before: Value | None, after: Value | None) -> Iterator[Amendment]:
    for keys, was, now in differing(before, after):
        yield Amendment("set", part, None, None, (part, *keys), was, now)


def differing(
    before: Value | None, after: Value | None
) -> Iterator[tuple[tuple[str, ...], Value | None, Value | None]]:
    """The single values in which two values differ, each with the keys that lead to it.

    Where a key has given way to another one, what holds both is told as one value.
    """
    if before == after:
        return
    one, other = by_name(before), by_name(after)
    replaced = one.keys() - other.keys() and other.keys() - one.keys()
    if replaced or not _have_keys(before, after):
        yield (), before, after
        return
    for key in dict.fromkeys((*one, *other)):
        for keys, was, now in differing(one.get(key), other.get(key)):
            yield (key, *keys), was, now


def _have_keys(*values: Value | None) -> bool:
    """Whether all of these are values under keys, and none is open."""
    return all(isinstance(one, Fields) and not is_open(one) for one in values)


@dataclass(frozen=True, slots=True)
class _Units:
    """Units of both versions: what each of the old ones became, what each of the new ones was."""

    became: dict[Unit, Unit]
    was: dict[Unit, Unit]

    def now(self, part: str, before: list[Unit], after: list[Unit]) -> Iterator[Amendment]:
        """What is otherwise in a list as it is now, and below it."""
        strays = set(self._out_of_order(before, after))
        for unit in after:
            yield from self._of_unit(part, unit, unit in strays)

    def gone(self, part: str, before: list[Unit]) -> Iterator[Amendment]:
        """What is no more, told once for all that went with it."""
        for unit in before:
            if unit not in self.became:
                yield Amendment("gone", part, unit)
            else:
                yield from self.gone(part, unit.below)

    def _of_unit(self, part: str, unit: Unit, stray: bool) -> Iterator[Amendment]:
        was = self.was.get(unit)
        if was is None:
            yield Amendment("new", part, None, unit)
            yield from self._stayed_below(part, unit)
            return
        if was.id != unit.id:
            yield Amendment("renamed", part, was, unit)
        if was.part != unit.part or self._over(was) is not unit.parent:
            yield Amendment("moved", part, was, unit)
        elif stray:
            yield Amendment("ordered", part, was, unit)
        yield from _fields(part, was, unit)
        yield from self.now(part, was.below, unit.below)

    def _stayed_below(self, part: str, unit: Unit) -> Iterator[Amendment]:
        """What was there before and stands below something new; what is new there goes with it."""
        for below in unit.below:
            if below in self.was:
                yield from self._of_unit(part, below, False)
            else:
                yield from self._stayed_below(part, below)

    def _over(self, was: Unit) -> Unit | None:
        """What would stand over a unit now if it had stayed where it was."""
        return self.became.get(was.parent, was.parent) if was.parent else None

    def _out_of_order(self, before: list[Unit], after: list[Unit]) -> Iterator[Unit]:
        """The fewest units of a list that were put elsewhere among those that stayed in it."""
        at = {unit: place for place, unit in enumerate(before)}
        stayed = [(unit, at[self.was[unit]]) for unit in after if self.was.get(unit) in at]
        kept = _longest_rise([place for _, place in stayed])
        yield from (unit for unit, place in stayed if place not in kept)


def _fields(part: str, was: Unit, unit: Unit) -> Iterator[Amendment]:
    for key in unit.record.fields:
        if key not in _NAMES:
            for more, before, after in differing(was.fields.get(key), unit.fields.get(key)):
                yield Amendment("set", part, was, unit, (key, *more), before, after)


def _longest_rise(places: list[int]) -> set[int]:
    """The members of a longest subsequence that rises."""
    ends: list[int] = []
    before: dict[int, int] = {}
    for place in places:
        at = bisect_left(ends, place)
        if at:
            before[place] = ends[at - 1]
        ends[at : at + 1] = [place]
    kept = set(ends[-1:])
    last = ends[-1] if ends else -1
    while last in before:
        last = before[last]
        kept.add(last)
    return kept
