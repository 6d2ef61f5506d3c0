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
    wanted = [sides.here[one] for one in units if sides.here.get(one) in there]
    known = {*wanted}
    now = [own for own in siblings if own in known]
    ranks = _before(sides, part, parent, placed)
    moved = _out_of_line(wanted, ranks)
    if wanted != now and moved:
        stay = moved & _out_of_line(now, ranks)
        sides.merged.taken += [Taken("order kept", own) for own in wanted if own in stay]
        sides.merged.taken += _told(wanted, moved - stay)
        order = [*_in_order(siblings, wanted, (moved | placed & known) - stay)]
        goes = _out_of_line(order, {own: at for at, own in enumerate(siblings)})
        sides.working.reorder(part, here, order)
        sides.working.write_moved(goes)


def _told(wanted: Sequence[Unit], moved: set[Unit]) -> Iterator[Taken]:
    for before, own in zip([None, *wanted], wanted, strict=False):
        if own in moved:
            yield Taken("ordered", own, after=before.label if before else "")


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


def _before(sides: Sides, part: str, parent: Unit | None, placed: set[Unit]) -> dict[Unit, int]:
    """The place that the office gave the commune's units in this list before; those that were
    `placed` by this update have none."""
    over = sides.from_office.get(parent) if parent else None
    siblings = sides.base.siblings(part, over) if over or not parent else []
    office = ((sides.to_office.get(base), at) for at, base in enumerate(siblings))
    ranks = {sides.here[one]: at for one, at in office if one in sides.here}
    return {own: at for own, at in ranks.items() if own not in placed}


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
