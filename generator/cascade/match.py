"""Which unit of one version of a plan is which of another.

By id, and what has none by what it says and where.
"""

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher

from generator.cascade.units import Tree, Unit

ALIKE = 0.6
_MOST_COMPARED = 900
"""Beyond so many pairs in one gap only equal sentences are matched.

Reading on would only take time.
"""


def paired(base: Tree, other: Tree, known: Iterable[tuple[Unit, Unit]] = ()) -> dict[Unit, Unit]:
    """The units of `base` that `other` still has, and what has become of them there.

    Ids decide, wherever the unit has been moved to. Units without one are looked for in the list
    that their own was matched with: equal ones in order first, then between them those that say
    almost the same.
    """
    matching = _Matching(base, dict(known))
    matching.by_id(other)
    for part, units in base.parts.items():
        matching.align(units, other.parts.get(part, []))
    for unit in base.walk():
        # The walk goes from above, so that what stands over a unit has been matched before what
        # stands below it.
        if unit in matching.pairs:
            matching.align(unit.below, matching.pairs[unit].below)
    return matching.pairs


def renamed(base: Tree, other: Tree, used: Tree) -> list[tuple[Unit, Unit]]:
    """The units of `base` that say the same in `other` under another id, which `used` has not."""
    before, after = _only(base, other), _only(other, base)
    names = _names(used)
    found = ((unit, after.get(says)) for says, unit in before.items())
    return [(unit, now) for unit, now in found if now and now.name not in names]


def _names(tree: Tree) -> dict[tuple[str, str], Unit]:
    return {unit.name: unit for unit in tree.walk() if unit.id}


def _only(tree: Tree, other: Tree) -> dict[tuple[str, str], Unit]:
    """The units whose id `other` lacks, by what no second one of them says."""
    names = _names(other)
    units = [unit for name, unit in _names(tree).items() if name not in names]
    count = Counter((unit.part, unit.says) for unit in units)
    return {key: unit for unit in units if count[key := (unit.part, unit.says)] == 1}


class _Matching:
    """The pairs that have been found so far."""

    def __init__(self, base: Tree, pairs: dict[Unit, Unit]) -> None:
        self.pairs = pairs
        self.named = _names(base)
        self.taken = set(pairs.values())

    def by_id(self, other: Tree) -> None:
        """Pairs what has one id on both sides."""
        names = _names(other)
        for name, unit in self.named.items():
            if name in names and unit not in self.pairs:
                self._pair(unit, names[name])

    def _pair(self, unit: Unit, other: Unit) -> None:
        self.pairs[unit] = other
        self.taken.add(other)

    def align(self, base: list[Unit], other: list[Unit]) -> None:
        """Pairs the units without an id of two lists that belong together."""
        left = self._left([unit for unit in base if not unit.id])
        right = left and self._right([unit for unit in other if unit.name not in self.named])
        if not right:
            return
        gaps = self._in_order(left, right)
        self._reordered(self._left(left), self._right(right))
        for one, two in gaps:
            self._alike(self._left(one), self._right(two))

    def _left(self, units: list[Unit]) -> list[Unit]:
        return [unit for unit in units if unit not in self.pairs]

    def _right(self, units: list[Unit]) -> list[Unit]:
        return [unit for unit in units if unit not in self.taken]

    def _in_order(self, left: list[Unit], right: list[Unit]) -> list[tuple[list[Unit], list[Unit]]]:
        """Pairs what says the same in the same order; gives what stands between."""
        says = [unit.says for unit in left], [unit.says for unit in right]
        gaps, after = [], (0, 0)
        for a, b, size in SequenceMatcher(None, *says, autojunk=False).get_matching_blocks():
            gaps.append((left[after[0] : a], right[after[1] : b]))
            for one, two in zip(left[a : a + size], right[b : b + size], strict=True):
                self._pair(one, two)
            after = a + size, b + size
        return gaps

    def _reordered(self, left: list[Unit], right: list[Unit]) -> None:
        """Pairs what says the same in another order."""
        free: dict[str, list[Unit]] = {}
        for unit in right:
            free.setdefault(unit.says, []).append(unit)
        for unit in left:
            if free.get(unit.says):
                self._pair(unit, free[unit.says].pop(0))

    def _alike(self, left: list[Unit], right: list[Unit]) -> None:
        """Pairs, best first, what says almost the same."""
        if len(left) * len(right) > _MOST_COMPARED:
            return
        alike = {
            (i, j): likeness(one.says, two.says)
            for i, one in enumerate(left)
            for j, two in enumerate(right)
        }
        best_first = sorted(alike, key=lambda places: (-alike[places], places))
        used: set[int] = set()
        for i, j in best_first:
            if alike[i, j] >= ALIKE and left[i] not in self.pairs and j not in used:
                self._pair(left[i], right[j])
                used.add(j)


def likeness(one: str, two: str) -> float:
    """The share of words, in order, that both sentences have, from 0 to 1."""
    words = one[:600].split(), two[:600].split()
    return SequenceMatcher(None, *words, autojunk=False).ratio()
