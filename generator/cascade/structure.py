"""Items that one side added, moved or took out."""

from collections.abc import Container, Iterator
from itertools import chain

from generator.cascade.derive import OWN_KEYS
from generator.cascade.sides import Known, Sides, Taken
from generator.cascade.units import Unit
from generator.cascade.values import Value
from generator.problems import Rejected

_PLACE = "vi_tri"
"""Under which heading an item stands, among the keys of conflicts."""
_GOES_ALONG = OWN_KEYS - {"result"}
"""Who does an item goes with it; what has come of it are words of the commune."""


def ask_about_absent(sides: Sides) -> None:
    """What the commune left out and the office has changed since is a conflict."""
    under: set[Unit] = set()
    for base in sides.base.walk():
        office = sides.to_office.get(base)
        if base in sides.to_own or not office:
            continue
        known = _listed(sides, base, office)
        if known and known.own is None:
            _ask_again(sides, office, known)
        elif base not in under and _changed_below(sides, base):
            sides.clash(Known(office.label, "", office.says), None, office)
        under |= set(base.walk())


def _listed(sides: Sides, base: Unit, office: Unit) -> Known | None:
    """The conflict that the plan lists over an item, under its new name or its old one."""
    return sides.find(office.label) or sides.find(base.label)


def _ask_again(sides: Sides, office: Unit, known: Known) -> None:
    if sides.takes(known):
        sides.restore(office)
    elif known not in sides.keep:
        sides.clash(Known(office.label, "", office.says), None, office)


def _changed_below(sides: Sides, base: Unit) -> bool:
    """Whether the office has changed anything of what the commune left out, that is not asked
    already.
    """
    left_out = (
        (unit, sides.to_office[unit])
        for unit in base.walk()
        if unit in sides.to_office and unit not in sides.to_own
    )
    return any(
        office.fields != unit.fields and not _listed(sides, unit, office)
        for unit, office in left_out
    )


def insert_new(sides: Sides) -> None:
    """What the office added stands in the commune's plan, behind what it follows in the
    office's."""
    working, alive = sides.working, set(sides.working.tree.walk())
    made: dict[Unit, Unit] = {}
    for unit in list(sides.office.walk()):
        if _is_new(sides, unit):
            made[unit] = _clone(sides, unit)
            working.add(made[unit], unit.part, *_place(sides, unit, alive))
            alive.update(made[unit].walk())
    try:
        working.write_added()
    except (Rejected, ValueError):
        # Where the one stands in the way of the other each is written and read by itself.
        working.without(made.values())
        for unit, own in made.items():
            working.insert(own, unit.part, *_place(sides, unit, set(working.tree.walk())))
    sides.merged.taken += [Taken("new", one) for own in made.values() for one in own.walk()]


def _is_new(sides: Sides, office: Unit) -> bool:
    return office not in sides.here and office not in sides.from_office


def _clone(sides: Sides, unit: Unit) -> Unit:
    made = Unit(unit.part, dict(unit.fields))
    sides.here[unit] = made
    made.below = [_clone(sides, below) for below in unit.below if _is_new(sides, below)]
    return made


def _place(sides: Sides, unit: Unit, alive: Container[Unit]) -> tuple[Unit | None, int]:
    """Where in the commune's plan, of whose units `alive` are there, the office's unit belongs.

    Behind the one that it follows in the office's plan.
    """
    tree = sides.working.tree
    parent = sides.over(unit)
    there = ((one, own) for one, own in _neighbours(sides, unit) if own in alive)
    if unit.parent is None or parent in alive:
        there = ((one, own) for one, own in there if own.parent is parent)
    else:
        parent = None
    found = next(there, None)
    if found is None:
        return parent, len(tree.siblings(unit.part, parent))
    near, own = found
    siblings = sides.office.siblings(unit.part, unit.parent)
    index = tree.siblings(unit.part, own.parent).index(own)
    follows = siblings.index(near) < siblings.index(unit)
    return own.parent, index + 1 if follows else index


def _neighbours(sides: Sides, unit: Unit) -> Iterator[tuple[Unit, Unit]]:
    """The items beside the office's that the commune has too, with the commune's.

    Nearest before it first.
    """
    siblings = sides.office.siblings(unit.part, unit.parent)
    at = siblings.index(unit)
    near = chain(reversed(siblings[:at]), siblings[at + 1 :])
    return ((one, sides.here[one]) for one in near if one in sides.here)


def move(sides: Sides) -> None:
    """What the office put under another heading is under that heading, unless the commune moved it
    too.
    """
    alive, moved = set(sides.working.tree.walk()), set[Unit]()
    for unit in list(sides.office.walk()):
        base = sides.from_office.get(unit)
        own = sides.to_own.get(base) if base else None
        if not (base and own and _left(sides, base, unit) and _can_follow(sides, unit, own)):
            continue
        if _moves(sides, base, unit, own):
            sides.working.shift(own, *_place(sides, unit, alive))
            moved.add(own)
    sides.working.write_moved(moved)


def _left(sides: Sides, base: Unit, office: Unit) -> bool:
    """Whether the office has put the unit under another heading.

    Or has to be asked again whether it did.
    """
    if sides.find(office.label, _PLACE):
        return True
    over = sides.to_office.get(base.parent) if base.parent else None
    return office.parent is not over


def _can_follow(sides: Sides, unit: Unit, own: Unit) -> bool:
    """Whether the heading that the office has put it under is there, and is another than the one
    that it stands under.
    """
    parent = sides.over(unit)
    if sides.here.get(unit) is not own or own.parent is parent:
        return False
    if parent is None:
        return unit.parent is None
    return parent not in own.walk()


def _moves(sides: Sides, base: Unit, unit: Unit, own: Unit) -> bool:
    """Whether the commune's item goes where the office has put its own; told, or asked about."""
    known = sides.find(unit.label, _PLACE)
    if known and known in sides.keep:
        return False
    parent = sides.over(unit)
    label = parent.label if parent else ""
    before = sides.to_own.get(base.parent) if base.parent else None
    if own.parent is before or sides.takes(known):
        sides.merged.taken.append(Taken("moved", own, "", "", label))
        return True
    now = own.parent.label if own.parent else ""
    sides.clash(Known(unit.label, _PLACE, label or None, now or None), own, unit)
    return False


def delete_gone(sides: Sides) -> None:
    """What the office took out is gone, unless the commune changed it or put something of its own
    below it.
    """
    gone = [base for base in reversed(list(sides.base.walk())) if base not in sides.to_office]
    left = [base for base in gone if base in sides.to_own]
    asked: dict[Unit, None] = {}
    goes: dict[Unit, None] = {}
    tried = -1
    while len(left) != tried:
        # What the commune has put under another heading goes before what it stands under now.
        tried = len(left)
        left = [base for base in left if not _goes(sides, base, sides.to_own[base], goes, asked)]
    sides.working.delete(goes)
    sides.merged.taken += [Taken("gone", own) for own in goes]
    for own in asked:
        _ask_to_delete(sides, own)
    _deleted_before(sides)


def _goes(
    sides: Sides, base: Unit, own: Unit, goes: dict[Unit, None], asked: dict[Unit, None]
) -> bool:
    """Notes that the item goes, or that it is asked about.

    False for one below which something stays yet.
    """
    under = [one for one in own.walk() if one is not own and one not in goes]
    added = any(below in sides.own_new for below in under)
    explained = any(below in asked for below in under)
    if _words(own) != _words(base) or (added and not explained):
        asked[own] = None
    elif under:
        return False
    else:
        goes[own] = None
    return True


def _words(unit: Unit) -> dict[str, Value]:
    """What a commune says there beyond who does it."""
    return {key: value for key, value in unit.fields.items() if key not in _GOES_ALONG}


def _ask_to_delete(sides: Sides, own: Unit) -> None:
    """A conflict, which says what would go with the item."""
    below = [unit.label for unit in own.walk() if unit is not own]
    says = f"{own.says} (+ {', '.join(below)})" if below else own.says
    sides.clash(Known(own.label, "", None, says), own, None)


def _deleted_before(sides: Sides) -> None:
    """Conflicts over items that an earlier version of the office took out.

    They stay until somebody decides.
    """
    for known in sides.known:
        if known.key or known.office is not None or known in sides.keep:
            continue
        own = next((one for one in sides.own_new if one.label == known.item), None)
        if own is None or own not in set(sides.working.tree.walk()):
            continue
        if sides.takes(known):
            gone = list(own.walk())
            sides.working.delete(gone)
            sides.merged.taken += [Taken("gone", one) for one in gone]
        else:
            _ask_to_delete(sides, own)
