"""Fields of an item that both sides have: three versions of each, and which of them the commune gets."""

from generator.cascade.sides import Known, Path, Sides, same, settled, spelled
from generator.cascade.units import Unit
from generator.cascade.values import Fields, Pair, Value, faults, shown


def merge_fields(sides: Sides) -> None:
    """Notes which fields get the office's value, and lists those that both sides changed as conflicts."""
    for base in sides.base.walk():
        office, own = sides.to_office.get(base), sides.to_own.get(base)
        if not office or not own:
            continue
        found: list[tuple[Path, Known]] = []
        merged: dict[str, Value] = {}
        for key in dict.fromkeys([*own.fields, *office.fields, *base.fields]):
            path: Path = (own.key(key),)
            values = base.fields.get(key), office.fields.get(key), own.fields.get(key)
            value = _three(sides, base, path, *values, found)
            if value is not None:
                merged[key] = value
        changed = {
            key: merged.get(key)
            for key in {**merged, **own.fields}
            if merged.get(key) != own.fields.get(key)
        }
        if (
            changed
            and faults(Fields(_entries(own, merged)), own.record)
            and not faults(own.as_fields(), own.record)
        ):
            found, changed = _all_open(sides, base, office, own), {}
        for path, known in found:
            sides.clash(known, own, office, path)
        if changed:
            sides.set_fields(own, changed)


def _three(
    sides: Sides,
    base: Unit,
    path: Path,
    before: Value | None,
    office: Value | None,
    own: Value | None,
    found: list[tuple[Path, Known]],
) -> Value | None:
    """The value that one field gets; adds to `found` what both changed."""
    if isinstance(before, Fields) and isinstance(office, Fields) and isinstance(own, Fields):
        names = [key for key, _ in before.entries]
        if names == [key for key, _ in office.entries] == [key for key, _ in own.entries]:
            rows = zip(before.entries, office.entries, own.entries, strict=True)
            inner = [
                (a[0], _three(sides, base, (*path, a[0]), a[1], b[1], c[1], found))
                for a, b, c in rows
            ]
            return Fields(tuple((key, value) for key, value in inner if value is not None))
    known = sides.find(base.label, path=path)
    original = shown(before) if before is not None else None
    if known:
        original = known.before
    now, mine = _shown(office), _shown(own)
    if settled(original, now, mine) or (known and known in sides.keep and same(known.office, now)):
        return own
    if same(original, mine) or (known and known in sides.take):
        return office
    item = sides.to_office[base].label
    found.append((path, Known(item, spelled(path, sides.working.lang), now, mine, original)))
    return own


def _all_open(sides: Sides, base: Unit, office: Unit, own: Unit) -> list[tuple[Path, Known]]:
    """Every change of the office as a conflict, where together with the commune's they would make no sense."""
    found = []
    for key in dict.fromkeys([*office.fields, *base.fields]):
        path: Path = (own.key(key),)
        known = sides.find(base.label, path=path)
        before = known.before if known else _shown(base.fields.get(key))
        values = _shown(office.fields.get(key)), _shown(own.fields.get(key))
        kept = known and known in sides.keep and same(known.office, values[0])
        if not settled(before, *values) and not kept:
            found.append(
                (path, Known(office.label, spelled(path, sides.working.lang), *values, before))
            )
    return found


def _shown(value: Value | None) -> str | None:
    return None if value is None else shown(value)


def _entries(unit: Unit, fields: dict[str, Value]) -> tuple[tuple[Pair, Value], ...]:
    return Unit(unit.part, fields).as_fields().entries
