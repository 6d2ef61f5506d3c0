"""The office's changes carried into a commune's plan: three versions, compared by ids and fields, nothing overwritten.

What only the office changed is taken over; what only the commune changed stays; what both changed stays as the commune
has it and is listed as a conflict, until one side has the value of the other or the commune says that it keeps its own.
"""

import dataclasses
from collections.abc import Sequence

from generator.cascade.match import paired
from generator.cascade.units import Tree, Unit
from generator.cascade.values import Fields, Pair, Value, faults, shown
from generator.cascade.working import Working
from generator.problems import Spot

Path = tuple[Pair, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """A conflict as the plan file lists it: `item` an id or how the item begins, `key` as `chi_tieu.tu`, "" for all."""

    item: str
    key: str = ""
    office: str | None = None
    own: str | None = None
    before: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Clash:
    """A conflict that is open, with the places of both sides; a line of 0 where a side has left the item out."""

    known: Known
    own_spot: Spot
    office_spot: Spot


@dataclasses.dataclass(frozen=True, slots=True)
class Taken:
    """A change of the office that was taken over: `what` is set, new, gone or moved."""

    what: str
    unit: Unit
    key: str = ""
    before: str = ""
    after: str = ""


@dataclasses.dataclass(slots=True)
class Outcome:
    """What a merge did: changes taken over, and conflicts that are open."""

    taken: list[Taken] = dataclasses.field(default_factory=list)
    open: list[Clash] = dataclasses.field(default_factory=list)


def merge(
    base: Tree, office: Tree, working: Working, known: Sequence[Known], keep: Sequence[Known], take: Sequence[Known]
) -> Outcome:
    """Carries what has changed from `base` to `office` into `working`.

    `known` are the conflicts that the plan lists; of those, `keep` are settled for the commune and `take` for the
    office.
    """
    return _Merge(base, office, working, known, keep, take).run()


def spelled(path: Path, lang: str = "vi") -> str:
    """A key inside a key as it is written in `xung_dot`: `chi_tieu.tu`."""
    return ".".join(key.en if lang == "en" else key.vi for key in path)


class _Merge:
    def __init__(
        self,
        base: Tree,
        office: Tree,
        working: Working,
        known: Sequence[Known],
        keep: Sequence[Known],
        take: Sequence[Known],
    ) -> None:
        self.base, self.office, self.working = base, office, working
        self.known, self.keep, self.take = known, set(keep), set(take)
        self.outcome = Outcome()
        self.to_office = paired(base, office)
        self.to_own = paired(base, working.tree, self._hints())
        self.from_office = {new: old for old, new in self.to_office.items()}
        self.here = {self.to_office[old]: own for old, own in self.to_own.items() if old in self.to_office}
        self.own_new = set(working.tree.walk()) - set(self.to_own.values())
        self.changes: dict[Unit, dict[str, Value | None]] = {}

    def _hints(self) -> list[tuple[Unit, Unit]]:
        """Sentences without an id that both changed: their conflict says which is which."""
        own = {unit.label: unit for unit in self.working.tree.walk() if not unit.id}
        by_says = {unit.says: unit for unit in self.working.tree.walk() if not unit.id}
        pairs = []
        for known in self.known:
            for unit in self.base.walk():
                if known.key and not unit.id and unit.label == known.item:
                    found = by_says.get(known.own or "") or own.get(known.item)
                    if found and found.part == unit.part:
                        pairs.append((unit, found))
        return pairs

    def run(self) -> Outcome:
        self._twins()
        self._twins_before()
        self._fields()
        self.working.set_fields(self.changes)
        self._absent()
        self._insert()
        self._move()
        self._delete()
        order = {known: at for at, known in enumerate(self.known)}
        names = {(one.item, one.key): at for one, at in order.items()}
        self.outcome.open.sort(key=lambda clash: names.get((clash.known.item, clash.known.key), len(names)))
        return self.outcome

    def _find(self, item: str, key: str = "", path: Path = ()) -> Known | None:
        keys = (spelled(path), spelled(path, "en")) if path else (key,)
        return next((known for known in self.known if known.item == item and known.key in keys), None)

    def _clash(self, known: Known, own: Unit | None, office: Unit | None, path: Path = ()) -> None:
        nowhere = Spot(self.working.source.path)
        own_spot = own.spot_of(path[0].en) if own and path else own.spot if own else nowhere
        elsewhere = Spot(self.office.source.path)
        office_spot = office.spot_of(path[0].en) if office and path else office.spot if office else elsewhere
        self.outcome.open.append(Clash(known, own_spot, office_spot))

    # Both sides added the same thing.

    def _twins(self) -> None:
        names = {(unit.record.name, unit.id): unit for unit in self.own_new if unit.id}
        for unit in self.office.walk():
            if unit in self.from_office:
                continue
            twin = names.get((unit.record.name, unit.id)) if unit.id else self._same_sentence(unit)
            if twin is None:
                continue
            self.here[unit] = twin
            self.own_new.discard(twin)
            different = {key: value for key, value in unit.fields.items() if twin.fields.get(key) != value}
            known = self._find(unit.id)
            if different and not (known and known in self.keep):
                self._choose(unit, twin, known)

    def _choose(self, office: Unit, own: Unit, known: Known | None) -> None:
        if known and known in self.take:
            gone = dict.fromkeys(key for key in own.fields if key not in office.fields)
            self._set(own, {**office.fields, **gone})
        else:
            self._clash(Known(office.label, "", office.says, own.says), own, office)

    def _twins_before(self) -> None:
        """Two items of one id, from an earlier run: open until they are equal, or the commune gives its own another id."""
        for known in self.known:
            if known.key or known.office is None or known.own is None or known in self.keep:
                continue
            office = next((unit for unit in self.from_office if unit.id == known.item), None)
            own = next((unit for unit in self.working.tree.walk() if unit.id == known.item), None)
            if office and own is None:
                self._restore(office)
            elif office and own and any(own.fields.get(key) != value for key, value in office.fields.items()):
                self._choose(office, own, known)

    def _same_sentence(self, unit: Unit) -> Unit | None:
        parent = self.here.get(unit.parent) if unit.parent else None
        if unit.parent and not parent:
            return None
        places = self.working.tree.siblings(unit.part, parent)
        return next((one for one in places if one in self.own_new and not one.id and one.fields == unit.fields), None)

    # Fields that changed.

    def _fields(self) -> None:
        for base in self.base.walk():
            office, own = self.to_office.get(base), self.to_own.get(base)
            if not office or not own:
                continue
            found: list[tuple[Path, Known]] = []
            merged: dict[str, Value] = {}
            for key in dict.fromkeys([*own.fields, *office.fields, *base.fields]):
                path: Path = (own.key(key),)
                values = base.fields.get(key), office.fields.get(key), own.fields.get(key)
                value = self._three(base, path, *values, found)
                if value is not None:
                    merged[key] = value
            changed = {
                key: merged.get(key) for key in {**merged, **own.fields} if merged.get(key) != own.fields.get(key)
            }
            if (
                changed
                and faults(Fields(_entries(own, merged)), own.record)
                and not faults(own.as_fields(), own.record)
            ):
                found, changed = self._all_open(base, office, own), {}
            for path, known in found:
                self._clash(known, own, office, path)
            if changed:
                self._set(own, changed)

    def _three(
        self,
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
                inner = [(a[0], self._three(base, (*path, a[0]), a[1], b[1], c[1], found)) for a, b, c in rows]
                return Fields(tuple((key, value) for key, value in inner if value is not None))
        known = self._find(base.label, path=path)
        original = shown(before) if before is not None else None
        if known:
            original = known.before
        then, now, mine = original, _shown(office), _shown(own)
        if now in (then, mine) or (known and known in self.keep):
            return own
        if then == mine or (known and known in self.take):
            return office
        item = self.to_office[base].label
        found.append((path, Known(item, spelled(path, self.working.lang), now, mine, then)))
        return own

    def _all_open(self, base: Unit, office: Unit, own: Unit) -> list[tuple[Path, Known]]:
        """Every change of the office as a conflict, where together with the commune's they would make no sense."""
        found = []
        for key in dict.fromkeys([*office.fields, *base.fields]):
            path: Path = (own.key(key),)
            known = self._find(base.label, path=path)
            before = known.before if known else _shown(base.fields.get(key))
            values = _shown(office.fields.get(key)), _shown(own.fields.get(key))
            if values[0] not in (before, values[1]) and not (known and known in self.keep):
                found.append((path, Known(office.label, spelled(path, self.working.lang), *values, before)))
        return found

    def _set(self, unit: Unit, values: dict[str, Value | None]) -> None:
        for key, value in values.items():
            before, after = shown(unit.fields.get(key)), shown(value)
            self.outcome.taken.append(Taken("set", unit, unit.key(key).to(self.working.lang), before, after))
        self.changes.setdefault(unit, {}).update(values)

    # What the commune left out, and the office has changed since.

    def _absent(self) -> None:
        under: set[Unit] = set()
        for base in self.base.walk():
            office = self.to_office.get(base)
            if base in self.to_own or not office:
                continue
            known = self._find(office.label) or self._find(base.label)
            if known and known.own is None:
                if known in self.take:
                    self._restore(office)
                elif known not in self.keep:
                    self._clash(Known(office.label, "", office.says), None, office)
            elif base not in under and self._changed_below(base):
                self._clash(Known(office.label, "", office.says), None, office)
            under |= set(base.walk())

    def _changed_below(self, base: Unit) -> bool:
        for unit in base.walk():
            office = self.to_office.get(unit)
            told = office and (self._find(office.label) or self._find(unit.label))
            if office and not told and unit not in self.to_own and office.fields != unit.fields:
                return True
        return False

    def _restore(self, office: Unit) -> None:
        """Brings an item back that the commune had left out, with all below it that is nowhere else."""
        for unit in office.walk():
            if unit not in self.here and unit in self.from_office:
                self.from_office.pop(unit)

    # What the office added.

    def _insert(self) -> None:
        for unit in list(self.office.walk()):
            if unit in self.here or unit in self.from_office:
                continue
            made = self._clone(unit)
            parent, index = self._place(unit)
            self.working.insert(made, unit.part, parent, index)
            self.outcome.taken.append(Taken("new", made))

    def _clone(self, unit: Unit) -> Unit:
        made = Unit(unit.part, dict(unit.fields))
        self.here[unit] = made
        for below in unit.below:
            if below not in self.here and below not in self.from_office:
                made.below.append(self._clone(below))
        return made

    def _place(self, unit: Unit) -> tuple[Unit | None, int]:
        """Where in the commune's plan the office's unit belongs: behind the one that it follows in the office's plan."""
        tree = self.working.tree
        siblings = self.office.siblings(unit.part, unit.parent)
        at = siblings.index(unit)
        near = [*reversed(siblings[:at]), *siblings[at + 1 :]]
        alive = set(tree.walk())
        there = [(one, self.here[one]) for one in near if one in self.here and self.here[one] in alive]
        parent = self.here.get(unit.parent) if unit.parent else None
        if unit.parent is None or parent in alive:
            there = [(one, own) for one, own in there if own.parent is parent]
            if not there:
                return parent, len(tree.siblings(unit.part, parent))
        elif not there:
            return None, len(tree.siblings(unit.part, None))
        one, own = there[0]
        index = tree.siblings(unit.part, own.parent).index(own)
        return own.parent, index + 1 if one in siblings[:at] else index

    # What the office moved to another heading.

    def _move(self) -> None:
        for unit in list(self.office.walk()):
            base, own = self.from_office.get(unit), self.here.get(unit)
            if not base or not own or not self._left(base, unit) or self.to_own.get(base) is not own:
                continue
            parent = self.here.get(unit.parent) if unit.parent else None
            if own.parent is parent or (unit.parent and parent is None) or (parent and parent in own.walk()):
                continue
            label = parent.label if parent else ""
            key = "vi_tri"
            known = self._find(unit.label, key)
            here_before = self.to_own.get(base.parent) if base.parent else None
            if known and known in self.keep:
                continue
            if own.parent is not here_before and not (known and known in self.take):
                now = own.parent.label if own.parent else ""
                self._clash(Known(unit.label, key, label or None, now or None), own, unit)
                continue
            self._shift(unit, own)
            self.outcome.taken.append(Taken("moved", own, "", "", label))

    def _shift(self, unit: Unit, own: Unit) -> None:
        parent, index = self._place(unit)
        siblings = self.working.tree.siblings(own.part, parent)
        if own.parent is parent and siblings.index(own) < index:
            index -= 1
        self.working.move(own, parent, index)

    def _left(self, base: Unit, office: Unit) -> bool:
        """Whether the office has put the unit under another heading; or has to be asked again whether it did."""
        if self._find(office.label, "vi_tri"):
            return True
        over = self.to_office.get(base.parent) if base.parent else None
        return office.parent is not over

    # What the office took out.

    def _delete(self) -> None:
        for base in reversed(list(self.base.walk())):
            own = self.to_own.get(base)
            if own is None or base in self.to_office:
                continue
            changed = own.fields != base.fields
            added = any(below in self.own_new for below in own.walk())
            if changed or (own.below and added and not self._explained(own)):
                self._clash(Known(own.label, "", None, own.says), own, None)
            elif not own.below:
                self.working.delete(own)
                self.outcome.taken.append(Taken("gone", own))
        self._deleted_before()

    def _explained(self, own: Unit) -> bool:
        """Whether a conflict already tells of something below `own`."""
        told = {clash.known.item for clash in self.outcome.open if clash.known.office is None and not clash.known.key}
        return any(below.label in told for below in own.walk() if below is not own)

    def _deleted_before(self) -> None:
        """Conflicts over items that an earlier version of the office took out: they stay until somebody decides."""
        for known in self.known:
            if known.key or known.office is not None or known in self.keep:
                continue
            own = next((one for one in self.own_new if one.label == known.item), None)
            if own is None or own not in set(self.working.tree.walk()):
                continue
            if known in self.take:
                self.working.delete(own)
                self.outcome.taken.append(Taken("gone", own))
            else:
                self._clash(Known(own.label, "", None, own.says), own, None)


def _shown(value: Value | None) -> str | None:
    return None if value is None else shown(value)


def _entries(unit: Unit, fields: dict[str, Value]) -> tuple[tuple[Pair, Value], ...]:
    return Unit(unit.part, fields).as_fields().entries
