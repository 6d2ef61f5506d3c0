"""Items that one side added, moved or took out."""

from generator.cascade.sides import Known, Sides, Taken
from generator.cascade.units import Unit

_PLACE = "vi_tri"
"""Under which heading an item stands, among the keys of conflicts."""


def ask_about_absent(sides: Sides) -> None:
    """What the commune left out and the office has changed since is a conflict."""
    under: set[Unit] = set()
    for base in sides.base.walk():
        office = sides.to_office.get(base)
        if base in sides.to_own or not office:
            continue
        known = sides.find(office.label) or sides.find(base.label)
        if known and known.own is None:
            if known in sides.take:
                sides.restore(office)
            elif known not in sides.keep:
                sides.clash(Known(office.label, "", office.says), None, office)
        elif base not in under and _changed_below(sides, base):
            sides.clash(Known(office.label, "", office.says), None, office)
        under |= set(base.walk())


def _changed_below(sides: Sides, base: Unit) -> bool:
    for unit in base.walk():
        office = sides.to_office.get(unit)
        told = office and (sides.find(office.label) or sides.find(unit.label))
        if office and not told and unit not in sides.to_own and office.fields != unit.fields:
            return True
    return False


def insert_new(sides: Sides) -> None:
    """What the office added stands in the commune's plan, behind what it follows in the office's."""
    for unit in list(sides.office.walk()):
        if unit in sides.here or unit in sides.from_office:
            continue
        made = _clone(sides, unit)
        parent, index = _place(sides, unit)
        sides.working.insert(made, unit.part, parent, index)
        sides.outcome.taken.append(Taken("new", made))


def _clone(sides: Sides, unit: Unit) -> Unit:
    made = Unit(unit.part, dict(unit.fields))
    sides.here[unit] = made
    for below in unit.below:
        if below not in sides.here and below not in sides.from_office:
            made.below.append(_clone(sides, below))
    return made


def _place(sides: Sides, unit: Unit) -> tuple[Unit | None, int]:
    """Where in the commune's plan the office's unit belongs: behind the one that it follows in the office's plan."""
    tree = sides.working.tree
    siblings = sides.office.siblings(unit.part, unit.parent)
    at = siblings.index(unit)
    near = [*reversed(siblings[:at]), *siblings[at + 1 :]]
    alive = set(tree.walk())
    there = [
        (one, sides.here[one]) for one in near if one in sides.here and sides.here[one] in alive
    ]
    parent = sides.here.get(unit.parent) if unit.parent else None
    if unit.parent is None or parent in alive:
        there = [(one, own) for one, own in there if own.parent is parent]
        if not there:
            return parent, len(tree.siblings(unit.part, parent))
    elif not there:
        return None, len(tree.siblings(unit.part, None))
    one, own = there[0]
    index = tree.siblings(unit.part, own.parent).index(own)
    return own.parent, index + 1 if one in siblings[:at] else index


def move(sides: Sides) -> None:
    """What the office put under another heading is under that heading, unless the commune moved it too."""
    for unit in list(sides.office.walk()):
        base, own = sides.from_office.get(unit), sides.here.get(unit)
        if not base or not own or not _left(sides, base, unit) or sides.to_own.get(base) is not own:
            continue
        parent = sides.here.get(unit.parent) if unit.parent else None
        if (
            own.parent is parent
            or (unit.parent and parent is None)
            or (parent and parent in own.walk())
        ):
            continue
        label = parent.label if parent else ""
        known = sides.find(unit.label, _PLACE)
        here_before = sides.to_own.get(base.parent) if base.parent else None
        if known and known in sides.keep:
            continue
        if own.parent is not here_before and not (known and known in sides.take):
            now = own.parent.label if own.parent else ""
            sides.clash(Known(unit.label, _PLACE, label or None, now or None), own, unit)
            continue
        _shift(sides, unit, own)
        sides.outcome.taken.append(Taken("moved", own, "", "", label))


def _shift(sides: Sides, unit: Unit, own: Unit) -> None:
    parent, index = _place(sides, unit)
    siblings = sides.working.tree.siblings(own.part, parent)
    if own.parent is parent and siblings.index(own) < index:
        index -= 1
    sides.working.move(own, parent, index)


def _left(sides: Sides, base: Unit, office: Unit) -> bool:
    """Whether the office has put the unit under another heading; or has to be asked again whether it did."""
    if sides.find(office.label, _PLACE):
        return True
    over = sides.to_office.get(base.parent) if base.parent else None
    return office.parent is not over


def delete_gone(sides: Sides) -> None:
    """What the office took out is gone, unless the commune changed it or put something of its own below it."""
    for base in reversed(list(sides.base.walk())):
        own = sides.to_own.get(base)
        if own is None or base in sides.to_office:
            continue
        changed = own.fields != base.fields
        added = any(below in sides.own_new for below in own.walk())
        if changed or (own.below and added and not _explained(sides, own)):
            sides.clash(Known(own.label, "", None, _with_below(own)), own, None)
        elif not own.below:
            sides.working.delete(own)
            sides.outcome.taken.append(Taken("gone", own))
    _deleted_before(sides)


def _with_below(own: Unit) -> str:
    """What an item says, and what would go with it."""
    below = [unit.label for unit in own.walk() if unit is not own]
    return f"{own.says} (+ {', '.join(below)})" if below else own.says


def _explained(sides: Sides, own: Unit) -> bool:
    """Whether a conflict already tells of something below `own`."""
    told = {
        clash.known.item
        for clash in sides.outcome.open
        if clash.known.office is None and not clash.known.key
    }
    return any(below.label in told for below in own.walk() if below is not own)


def _deleted_before(sides: Sides) -> None:
    """Conflicts over items that an earlier version of the office took out: they stay until somebody decides."""
    for known in sides.known:
        if known.key or known.office is not None or known in sides.keep:
            continue
        own = next((one for one in sides.own_new if one.label == known.item), None)
        if own is None or own not in set(sides.working.tree.walk()):
            continue
        if known in sides.take:
            gone = list(own.walk())
            sides.working.delete(own)
            sides.outcome.taken += [Taken("gone", one) for one in gone]
        else:
            sides.clash(Known(own.label, "", None, _with_below(own)), own, None)
