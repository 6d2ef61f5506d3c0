"""The two sides of a merge and what they have in common.

Which item is which, what is open, what was taken over.
"""

import dataclasses
from collections.abc import Iterator, Sequence
from enum import Enum

from generator.cascade.match import paired, renamed
from generator.cascade.units import Tree, Unit
from generator.cascade.values import Pair, Value, one_line
from generator.cascade.working import Working
from generator.language import Lang
from generator.lazy import dataclass

KeyPath = tuple[Pair, ...]
"""A key, and the keys inside its value that lead to a part of it."""


@dataclass(frozen=True, slots=True)
class Known:
    """A conflict as the plan file lists it.

    `item` an id or how the item begins, `key` as `chi_tieu.tu`, "" for all.
    """

    item: str
    key: str = ""
    office: str | None = None
    own: str | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """A conflict that is open.

    What each side has, None where it has left the item out; `key` the field, "" for all.
    """

    known: Known
    own: Unit | None
    office: Unit | None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A change of the office that was taken over: `what` is set, new, gone, moved or ordered,
    or an order of the commune's that was kept; `says` the office's words of what was set."""

    what: str
    unit: Unit
    key: str = ""
    before: str = ""
    after: str = ""
    says: str = ""


@dataclass(slots=True)
class Merged:
    """What a merge did: changes taken over, and conflicts that are open."""

    taken: list[Taken] = dataclasses.field(default_factory=list)
    open: list[Clash] = dataclasses.field(default_factory=list)


class Stand(Enum):
    """Whose value stands: the commune's, the office's, or the commune's until somebody decides."""

    OWN = "own"
    OFFICE = "office"
    OPEN = "open"


def dotted_path(path: KeyPath, lang: Lang = "vi") -> str:
    """A key inside a key as it is written in `xung_dot`: `chi_tieu.tu`."""
    return ".".join(key.to(lang) for key in path)


def same(one: str | None, two: str | None) -> bool:
    """Whether both say the same; how wide a space is, nobody sees."""
    return one == two or (one is not None and two is not None and one.split() == two.split())


def settled(before: str | None, office: str | None, own: str | None) -> bool:
    """Whether the office has changed nothing, or what the commune has already."""
    return same(office, before) or same(office, own)


class Sides:
    """What the office had and has, what the commune has, and how their items belong together.

    `known` are the conflicts that the plan lists; of those, `keep` are settled for the commune and
    `take` for the office.
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
        self._listed = {(one.item, one.key): one for one in reversed(known)}
        self.merged = Merged()
        self.to_office = paired(base, office, renamed(base, office, working.tree))
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
        nameless = [unit for unit in self.base.walk() if not unit.id]
        return [
            (unit, own)
            for item, own in self._in_conflict()
            for unit in nameless
            if unit.label == item and unit.part == own.part
        ]

    def _in_conflict(self) -> Iterator[tuple[str, Unit]]:
        """What a conflict over a field calls its item, and the commune's sentence without an id."""
        own = [unit for unit in self.working.tree.walk() if not unit.id]
        by_says = {unit.says: unit for unit in own}
        by_label = {unit.label: unit for unit in own}
        for known in self.known:
            found = by_says.get(known.own or "") or by_label.get(known.item)
            if known.key and found:
                yield known.item, found

    def find(self, item: str, key: str = "", path: KeyPath = ()) -> Known | None:
        """The conflict over an item, or over a field of it, that the plan lists already."""
        keys = (dotted_path(path), dotted_path(path, "en")) if path else (key,)
        return next(filter(None, (self._listed.get((item, one)) for one in keys)), None)

    def keeps(self, known: Known | None, office: str | None) -> bool:
        """Whether the commune has decided for its own value against this one of the office."""
        return known is not None and known in self.keep and same(known.office, office)

    def takes(self, known: Known | None) -> bool:
        """Whether the commune has decided for the office's value."""
        return known in self.take

    def decided(self, known: Known | None, clash: Known) -> Stand:
        """Whose value stands.

        `clash` holds the versions, `known` is the conflict that the plan lists over them.
        """
        done = settled(clash.before, clash.office, clash.own)
        if done or self.keeps(known, clash.office):
            return Stand.OWN
        if same(clash.own, clash.before) or self.takes(known):
            return Stand.OFFICE
        return Stand.OPEN

    def over(self, office: Unit) -> Unit | None:
        """What stands in the commune's plan over the office's item."""
        return self.here.get(office.parent) if office.parent else None

    def clash(
        self, known: Known, own: Unit | None, office: Unit | None, path: KeyPath = ()
    ) -> None:
        """Lists a conflict as open."""
        self.merged.open.append(Clash(known, own, office, path[0].en if path else ""))

    def set_fields(self, unit: Unit, office: Unit, values: dict[str, Value | None]) -> None:
        """Notes the office's values for fields of a commune's item; `set_all` writes them."""
        for key, value in values.items():
            before, after = one_line(unit.fields.get(key)), one_line(value)
            if before != after:
                name = unit.key(key).to(self.working.lang)
                self.merged.taken.append(Taken("set", unit, name, before, after, office.says))
        self.changes.setdefault(unit, {}).update(values)

    def set_all(self) -> None:
        """Writes the new values of fields into the commune's plan."""
        self.working.set_fields(self.changes)

    def sort_open(self) -> None:
        """Conflicts that the plan lists already keep their order, and come before new ones."""
        places = {(one.item, one.key): at for at, one in reversed(list(enumerate(self.known)))}
        self.merged.open.sort(
            key=lambda clash: places.get((clash.known.item, clash.known.key), len(places))
        )

    def restore(self, office: Unit) -> None:
        """Brings an item back that the commune had left out, with all below it that is nowhere
        else.
        """
        for unit in office.walk():
            if unit not in self.here:
                self.from_office.pop(unit, None)
