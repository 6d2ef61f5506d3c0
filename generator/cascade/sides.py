"""The two sides of a merge and what they have in common: which item is which, what is open, what was taken over."""

import dataclasses
from collections.abc import Sequence

from generator.cascade.match import paired
from generator.cascade.units import Tree, Unit
from generator.cascade.values import Pair, Value, shown
from generator.cascade.working import Working

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
    """A conflict that is open: what each side has, None where it has left the item out; `key` the field, "" for all."""

    known: Known
    own: Unit | None
    office: Unit | None
    key: str = ""


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


def spelled(path: Path, lang: str = "vi") -> str:
    """A key inside a key as it is written in `xung_dot`: `chi_tieu.tu`."""
    return ".".join(key.en if lang == "en" else key.vi for key in path)


def same(one: str | None, two: str | None) -> bool:
    """Whether both say the same; how wide a space is, nobody sees."""
    return one == two or (one is not None and two is not None and one.split() == two.split())


def settled(before: str | None, office: str | None, own: str | None) -> bool:
    """Whether the office has changed nothing, or what the commune has already."""
    return same(office, before) or same(office, own)


class Sides:
    """What the office had and has, what the commune has, and how their items belong together.

    `known` are the conflicts that the plan lists; of those, `keep` are settled for the commune and `take` for the
    office.
    """

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
        self.here = {
            self.to_office[old]: own for old, own in self.to_own.items() if old in self.to_office
        }
        matched = set(self.to_own.values())
        self.own_new = dict.fromkeys(unit for unit in working.tree.walk() if unit not in matched)
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

    def find(self, item: str, key: str = "", path: Path = ()) -> Known | None:
        """The conflict over an item, or over a field of it, that the plan lists already."""
        keys = (spelled(path), spelled(path, "en")) if path else (key,)
        return next(
            (known for known in self.known if known.item == item and known.key in keys), None
        )

    def clash(self, known: Known, own: Unit | None, office: Unit | None, path: Path = ()) -> None:
        """Lists a conflict as open."""
        self.outcome.open.append(Clash(known, own, office, path[0].en if path else ""))

    def set_fields(self, unit: Unit, values: dict[str, Value | None]) -> None:
        """Notes the office's values for fields of a commune's item; `set_all` writes them."""
        for key, value in values.items():
            before, after = shown(unit.fields.get(key)), shown(value)
            if before == after:
                continue
            self.outcome.taken.append(
                Taken("set", unit, unit.key(key).to(self.working.lang), before, after)
            )
        self.changes.setdefault(unit, {}).update(values)

    def set_all(self) -> None:
        """Writes the new values of fields into the commune's plan."""
        self.working.set_fields(self.changes)

    def sort_open(self) -> None:
        """Conflicts that the plan lists already keep their order, and come before new ones."""
        places = {(one.item, one.key): at for at, one in reversed(list(enumerate(self.known)))}
        self.outcome.open.sort(
            key=lambda clash: places.get((clash.known.item, clash.known.key), len(places))
        )

    def restore(self, office: Unit) -> None:
        """Brings an item back that the commune had left out, with all below it that is nowhere else."""
        for unit in office.walk():
            if unit not in self.here and unit in self.from_office:
                self.from_office.pop(unit)
