"""Fields of an item that both sides have.

Three versions of each, and which of them the commune gets.
"""

from generator.cascade.derive import KEPT_KEYS
from generator.cascade.sides import KeyPath, Known, Sides, Stand, dotted_path, same
from generator.cascade.units import Unit
from generator.cascade.values import Fields, Value, is_filled, line_or_none, makes_sense, rows


def merge_fields(sides: Sides) -> None:
    """Notes which fields get the office's value, and lists as conflicts what both changed."""
    for base in sides.base.walk():
        office, own = sides.to_office.get(base), sides.to_own.get(base)
        if office and own:
            _merge_item(sides, _Item(sides, base, office, own))


def merge_alike(sides: Sides, office: Unit, own: Unit) -> None:
    """As `merge_fields`, of one thing that both sides added: open is what they say otherwise."""
    alike = {key: value for key, value in office.fields.items() if own.fields.get(key) == value}
    _merge_item(sides, _Item(sides, Unit(own.part, alike), office, own))


def _merge_item(sides: Sides, item: "_Item") -> None:
    own = item.own
    merged = item.merged()
    keys = dict.fromkeys([*merged, *own.fields])
    changed = {key: merged.get(key) for key in keys if merged.get(key) != own.fields.get(key)}
    found = item.open
    if changed and _breaks(own, merged):
        found, changed = item.all_open(), {}
    for path, known in found:
        sides.clash(known, own, item.office, path)
    if changed:
        sides.set_fields(own, item.office, changed)


def _breaks(own: Unit, merged: dict[str, Value]) -> bool:
    """Whether what the two sides say makes no sense together, though the commune's alone does."""
    together = Unit(own.part, merged).as_fields()
    return not makes_sense(together, own.record) and makes_sense(own.as_fields(), own.record)


class _Item:
    """One item as the office had it, has it, and as the commune has it.

    `open` is what of it both changed.
    """

    def __init__(self, sides: Sides, base: Unit, office: Unit, own: Unit) -> None:
        self.sides, self.base, self.office, self.own = sides, base, office, own
        self.open: list[tuple[KeyPath, Known]] = []

    def merged(self) -> dict[str, Value]:
        """The fields that the commune gets."""
        made = {}
        for key in dict.fromkeys([*self.own.fields, *self.office.fields, *self.base.fields]):
            value = self._merged((self.own.key(key),), *self._versions(key))
            if value is not None:
                made[key] = value
        return made

    def all_open(self) -> list[tuple[KeyPath, Known]]:
        """Every change of the office as a conflict, where together with the commune's they would
        make no sense.
        """
        found = []
        for key in dict.fromkeys([*self.office.fields, *self.base.fields]):
            path: KeyPath = (self.own.key(key),)
            stand, clash = self._decided(path, *self._versions(key))
            if stand is not Stand.OWN:
                found.append((path, clash))
        return found

    def _versions(self, key: str) -> tuple[Value | None, Value | None, Value | None]:
        return self.base.fields.get(key), self.office.fields.get(key), self.own.fields.get(key)

    def _merged(
        self, path: KeyPath, before: Value | None, office: Value | None, own: Value | None
    ) -> Value | None:
        """The value that one field gets; of mappings with the same keys, key by key."""
        same_keys = rows(before, office, own)
        if same_keys and path[0].en not in KEPT_KEYS:
            inner = [(key, self._merged((*path, key), *values)) for key, values in same_keys]
            return Fields(tuple((key, value) for key, value in inner if value is not None))
        stand, clash = self._decided(path, before, office, own)
        if stand is Stand.OPEN:
            self.open.append((path, clash))
        return office if stand is Stand.OFFICE else own

    def _decided(
        self, path: KeyPath, before: Value | None, office: Value | None, own: Value | None
    ) -> tuple[Stand, Known]:
        """Whose value stands, and the conflict that would be listed over it."""
        known = self.sides.find(self.base.label, path=path)
        clash = Known(
            self.office.label,
            dotted_path(path, self.sides.working.lang),
            line_or_none(office),
            line_or_none(own),
            known.before if known else line_or_none(before),
        )
        left_to_it = not is_filled(clash.before) and not is_filled(office)
        its_own = path[0].en in KEPT_KEYS and not self.sides.takes(known)
        if (left_to_it or its_own) and not same(clash.own, clash.before):
            return Stand.OWN, clash
        return self.sides.decided(known, clash), clash
