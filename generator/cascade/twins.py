"""Items that both sides added.

The same thing twice is one thing, one id for two things is a conflict.
"""

from collections.abc import Iterable

from generator.cascade.derive import KEPT_KEYS
from generator.cascade.field_merge import merge_alike
from generator.cascade.sides import Known, Sides, same
from generator.cascade.units import Unit
from generator.cascade.values import is_open


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
            _settle(sides, unit, twin, sides.find(unit.id))


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
        elif office and own:
            _settle(sides, office, own, known)


def _of_id(units: Iterable[Unit], id_: str) -> Unit | None:
    return next((unit for unit in units if unit.id == id_), None)


def _settle(sides: Sides, office: Unit, own: Unit, known: Known | None) -> None:
    if sides.takes(known):
        _take(sides, office, own)
    elif sides.keeps(known, office.says):
        return
    elif same(office.says, own.says):
        merge_alike(sides, office, own)
    elif _differ(office, own):
        sides.clash(Known(office.label, "", office.says, own.says), own, office)


def _take(sides: Sides, office: Unit, own: Unit) -> None:
    """The office's words instead of the commune's; what the commune fills in by design stays."""
    gone = dict.fromkeys(own.fields.keys() - office.fields.keys() - KEPT_KEYS)
    left = {key for key, value in office.fields.items() if key in own.fields and is_open(value)}
    said = {key: value for key, value in office.fields.items() if key not in left}
    sides.set_fields(own, office, {**said, **gone})


def _differ(office: Unit, own: Unit) -> bool:
    """Whether the office says anything that the commune says otherwise or not at all."""
    said = {key: value for key, value in office.fields.items() if not is_open(value)}
    return any(own.fields.get(key) != value for key, value in said.items())


def _same_sentence(sides: Sides, unit: Unit) -> Unit | None:
    parent = sides.over(unit)
    if unit.parent and not parent:
        return None
    siblings = sides.working.tree.siblings(unit.part, parent)
    new = (one for one in siblings if one in sides.own_new and not one.id)
    return next((one for one in new if one.fields == unit.fields), None)
