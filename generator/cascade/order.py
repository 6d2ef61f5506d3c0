"""The order of items: where the office puts one elsewhere in its list, unless the commune did so too."""

from collections.abc import Sequence

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
    siblings = sides.working.tree.siblings(part, sides.here[parent] if parent else None)
    theirs = {sides.here[one]: one for one in units if sides.here.get(one) in siblings}
    ranks = {own: _rank(sides, one, parent) for own, one in theirs.items() if own not in placed}
    wanted = list(theirs)
    now = [own for own in siblings if own in theirs]
    moved = _out_of_line(wanted, ranks)
    if wanted != now and moved:
        stay = moved & _out_of_line(now, ranks)
        sides.merged.taken += [Taken("order kept", own) for own in wanted if own in stay]
        _put_in_order(sides, siblings, wanted, (moved | placed) - stay, moved)


def _put_in_order(
    sides: Sides, siblings: list[Unit], wanted: Sequence[Unit], go: set[Unit], told: set[Unit]
) -> None:
    """Puts each unit of `go` behind the one that it follows in `wanted`."""
    for before, own in zip([None, *wanted], wanted, strict=False):
        if own not in go:
            continue
        sides.working.move(own, own.parent, siblings.index(before) + 1 if before else 0)
        if own in told:
            sides.merged.taken.append(Taken("ordered", own, after=before.label if before else ""))


def _rank(sides: Sides, office: Unit, parent: Unit | None) -> int | None:
    """The place that the office gave a unit in this list before, None where it was not in it."""
    base = sides.from_office.get(office)
    over = base.parent if base else None
    if base is None or (sides.to_office.get(over) if over else None) is not parent:
        return None
    return sides.base.siblings(base.part, over).index(base)


def _out_of_line(units: Sequence[Unit], ranks: dict[Unit, int | None]) -> set[Unit]:
    """The fewest units without which the others stand in the order of their ranks."""
    ranked = [(rank, unit) for unit in units if (rank := ranks.get(unit)) is not None]
    best: list[list[int]] = []
    for at, (rank, _) in enumerate(ranked):
        before = (best[one] for one in range(at) if ranked[one][0] < rank)
        best.append([*max(before, key=len, default=[]), at])
    steady = max(best, key=len, default=[])
    return {unit for at, (_, unit) in enumerate(ranked) if at not in steady}
