"""The order of items: where the office puts one elsewhere in its list, unless the commune did so too."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from generator.cascade.sides import Sides, Taken
from generator.cascade.units import Unit


def follow_order(sides: Sides) -> None:
    """What the office put elsewhere in a list stands there in the commune's; what the commune put
    elsewhere too stays, and is told.
    """
    alive = set(sides.working.tree.walk())
    placed = {taken.unit for taken in sides.merged.taken if taken.what in ("new", "moved")}
    for part, units in sides.office.parts.items():
        _order(sides, part, None, units, placed)
        for parent in (one for top in units for one in top.walk() if one.below):
            if sides.here.get(parent) in alive:
                _order(sides, part, parent, parent.below, placed)


def _order(
    sides: Sides, part: str, parent: Unit | None, units: Sequence[Unit], placed: set[Unit]
) -> None:
    here = sides.here[parent] if parent else None
    siblings = sides.working.tree.siblings(part, here)
    there = {*siblings}
    theirs = {sides.here[one]: one for one in units if sides.here.get(one) in there}
    before = _before(sides, part, parent)
    ranks = {own: before[one] for own, one in theirs.items() if one in before and own not in placed}
    wanted = list(theirs)
    now = [own for own in siblings if own in theirs]
    moved = _out_of_line(wanted, ranks)
    if wanted != now and moved:
        stay = moved & _out_of_line(now, ranks)
        sides.merged.taken += [Taken("order kept", own) for own in wanted if own in stay]
        sides.merged.taken += [
            Taken("ordered", own, after=follows.label if follows else "")
            for follows, own in zip([None, *wanted], wanted, strict=False)
            if own in moved - stay
        ]
        units = [*_in_order(siblings, wanted, (moved | placed & {*wanted}) - stay)]
        places = {own: at for at, own in enumerate(siblings)}
        sides.working.reorder(part, here, units)
        sides.working.write_moved(_out_of_line(units, places))


def _in_order(siblings: Sequence[Unit], wanted: Sequence[Unit], go: set[Unit]) -> Iterator[Unit]:
    """The siblings, each of `go` right behind the one that it follows in `wanted`."""
    follows = dict(zip([None, *wanted], wanted, strict=False))
    for unit in [None, *(own for own in siblings if own not in go)]:
        if unit:
            yield unit
        behind = follows.get(unit)
        while behind in go:
            yield behind
            behind = follows.get(behind)


def _before(sides: Sides, part: str, parent: Unit | None) -> dict[Unit, int]:
    """The place that the office's units had in this list before, of those that were in it."""
    over = sides.from_office.get(parent) if parent else None
    siblings = sides.base.siblings(part, over) if over or not parent else []
    return {
        sides.to_office[base]: at for at, base in enumerate(siblings) if base in sides.to_office
    }


def _out_of_line(units: Sequence[Unit], ranks: dict[Unit, int]) -> set[Unit]:
    """The fewest units without which the others stand in the order of their ranks."""
    ranked = [unit for unit in units if unit in ranks]
    least: list[int] = []
    ends: list[Unit] = []
    before: dict[Unit, Unit | None] = {}
    for unit in ranked:
        # The longest rows of each length that end lowest: the unit goes on with one of them.
        at = bisect_left(least, ranks[unit])
        before[unit] = ends[at - 1] if at else None
        least[at : at + 1], ends[at : at + 1] = [ranks[unit]], [unit]
    steady: set[Unit] = set()
    last = ends[-1] if ends else None
    while last:
        steady.add(last)
        last = before[last]
    return {*ranked} - steady
