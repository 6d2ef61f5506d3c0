"""Items that both sides added: the same thing twice is one thing, one id for two things is a conflict."""

from generator.cascade.sides import Known, Sides, same
from generator.cascade.units import Unit


def both_added(sides: Sides) -> None:
    """What the office and the commune added under one id is one item, open where they say different things."""
    names = {(unit.record.name, unit.id): unit for unit in sides.own_new if unit.id}
    for unit in sides.office.walk():
        if unit in sides.from_office:
            continue
        twin = names.get((unit.record.name, unit.id)) if unit.id else _same_sentence(sides, unit)
        if twin is None:
            continue
        sides.here[unit] = twin
        sides.own_new.pop(twin)
        different = {
            key: value for key, value in unit.fields.items() if twin.fields.get(key) != value
        }
        known = sides.find(unit.id)
        if different and not (known and known in sides.keep and same(known.office, unit.says)):
            _choose(sides, unit, twin, known)


def added_before(sides: Sides) -> None:
    """Two items of one id, from an earlier run: open until they are equal, or the commune gives its own another id."""
    for known in sides.known:
        if known.key or known.office is None or known.own is None or known in sides.keep:
            continue
        office = next((unit for unit in sides.from_office if unit.id == known.item), None)
        own = next((unit for unit in sides.working.tree.walk() if unit.id == known.item), None)
        if office and own is None:
            sides.restore(office)
        elif (
            office
            and own
            and any(own.fields.get(key) != value for key, value in office.fields.items())
        ):
            _choose(sides, office, own, known)


def _choose(sides: Sides, office: Unit, own: Unit, known: Known | None) -> None:
    if known and known in sides.take:
        gone = dict.fromkeys(key for key in own.fields if key not in office.fields)
        sides.set_fields(own, {**office.fields, **gone})
    else:
        sides.clash(Known(office.label, "", office.says, own.says), own, office)


def _same_sentence(sides: Sides, unit: Unit) -> Unit | None:
    parent = sides.here.get(unit.parent) if unit.parent else None
    if unit.parent and not parent:
        return None
    places = sides.working.tree.siblings(unit.part, parent)
    return next(
        (
            one
            for one in places
            if one in sides.own_new and not one.id and one.fields == unit.fields
        ),
        None,
    )
