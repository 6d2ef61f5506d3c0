"""Which unit of one version of a plan is which of another: by id, and what has none by what it says and where."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from generator.cascade.units import Tree, Unit

ALIKE = 0.6
_MOST_COMPARED = 900
"""Beyond so many pairs in one gap only equal sentences are matched: reading on would only take time."""


def paired(base: Tree, other: Tree, known: Iterable[tuple[Unit, Unit]] = ()) -> dict[Unit, Unit]:
    """The units of `base` that `other` still has, and what has become of them there.

    Ids decide, wherever the unit has been moved to. Units without one are looked for in the list that their own was
    matched with: equal ones in order first, then between them those that say almost the same.
    """
    pairs: dict[Unit, Unit] = dict(known)
    names = {(unit.record.name, unit.id): unit for unit in other.walk() if unit.id}
    for unit in base.walk():
        if unit.id and (unit.record.name, unit.id) in names:
            pairs.setdefault(unit, names[unit.record.name, unit.id])
    ids = {(unit.record.name, unit.id) for unit in base.walk() if unit.id}
    for part, units in base.parts.items():
        _align(units, other.parts.get(part, []), pairs, ids)
    for unit in base.walk():
        # The walk goes from above, so that what stands over a unit has been matched before what stands below it.
        if unit in pairs:
            _align(unit.below, pairs[unit].below, pairs, ids)
    return pairs


def _align(
    base: list[Unit], other: list[Unit], pairs: dict[Unit, Unit], ids: set[tuple[str, str]]
) -> None:
    taken = set(pairs.values())
    left = [unit for unit in base if unit not in pairs and not unit.id]
    right = [unit for unit in other if unit not in taken and (unit.record.name, unit.id) not in ids]
    if not left or not right:
        return
    matcher = SequenceMatcher(
        None, [unit.says for unit in left], [unit.says for unit in right], autojunk=False
    )
    gaps, after = [], (0, 0)
    for a, b, size in matcher.get_matching_blocks():
        gaps.append((left[after[0] : a], right[after[1] : b]))
        pairs.update(zip(left[a : a + size], right[b : b + size], strict=True))
        after = a + size, b + size
    _reordered(left, right, pairs)
    for one, two in gaps:
        taken = set(pairs.values())
        _alike(
            [unit for unit in one if unit not in pairs],
            [unit for unit in two if unit not in taken],
            pairs,
        )


def _alike(left: list[Unit], right: list[Unit], pairs: dict[Unit, Unit]) -> None:
    """Pairs, best first, what says almost the same."""
    if len(left) * len(right) > _MOST_COMPARED:
        return
    scored = [
        (_likeness(one.says, two.says), i, j)
        for i, one in enumerate(left)
        for j, two in enumerate(right)
    ]
    used: set[int] = set()
    for score, i, j in sorted(scored, key=lambda found: (-found[0], found[1], found[2])):
        if score >= ALIKE and left[i] not in pairs and j not in used:
            pairs[left[i]] = right[j]
            used.add(j)


def _likeness(one: str, two: str) -> float:
    words = one[:600].split(), two[:600].split()
    return SequenceMatcher(None, *words, autojunk=False).ratio()


def _reordered(left: list[Unit], right: list[Unit], pairs: dict[Unit, Unit]) -> None:
    """Pairs what says the same in another order."""
    taken = set(pairs.values())
    free: dict[str, list[Unit]] = {}
    for unit in right:
        if unit not in taken:
            free.setdefault(unit.says, []).append(unit)
    for unit in left:
        if unit not in pairs and free.get(unit.says):
            pairs[unit] = free[unit.says].pop(0)
