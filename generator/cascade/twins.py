"""Items that both sides added.

The same thing twice is one thing, one id for two things is a conflict.
"""

from collections.abc import Iterable

from generator.cascade.sides import Known, Sides
from generator.cascade.units import Unit


def both_added(sides: Sides) -> None:
    """What the office and the commune added under one id is one item, open where they say different
    things.
    """
    names = {unit.name: unit for unit in sides.own_new if unit.id}
    for unit in sides.office.walk():
        if unit in sides.from_office:
            continue
        twin = names.get(unit.name) if unit.id else _same_sentence(sides, unit)
        if twin:
            sides.here[unit] = twin
            sides.own_new.pop(twin)
            _settle(sides, unit, twin)


def _settle(sides: Sides, office: Unit, own: Unit) -> None:
    known = sides.find(office.id)
    if _differ(office, own) and not sides.keeps(known, office.says):
        _choose(sides, office, own, known)


def added_before(sides: Sides) -> None:
    """Two items of one id, from an earlier run.

    Open until they are equal, or the commune gives its own another id.
    """
    for known in sides.known:
        if known.key or known.office is None or known.own is None or known in sides.keep:
            continue
        office = _of_id(sides.from_office, known.item)
        own = _of_id(sides.working.tree.walk(), known.item)
        if office and own is None:
            sides.restore(office)
        elif office and own and _differ(office, own):
            _choose(sides, office, own, known)


def _of_id(units: Iterable[Unit], id_: str) -> Unit | None:
    return next((unit for unit in units if unit.id == id_), None)


def _differ(office: Unit, own: Unit) -> bool:
    """Whether the office says anything that the commune says otherwise or not at all."""
    return any(own.fields.get(key) != value for key, value in office.fields.items())


def _choose(sides: Sides, office: Unit, own: Unit, known: Known | None) -> None:
    if sides.takes(known):
        gone = dict.fromkeys(key for key in own.fields if key not in office.fields)
        sides.set_fields(own, {**office.fields, **gone})
    else:
        sides.clash(Known(office.label, "", office.says, own.says), own, office)


def _same_sentence(sides: Sides, unit: Unit) -> Unit | None:
    parent = sides.over(unit)
    if unit.parent and not parent:
        return None
    siblings = sides.working.tree.siblings(unit.part, parent)
    new = (one for one in siblings if one in sides.own_new and not one.id)
    return next((one for one in new if one.fields == unit.fields), None)
