"""Which unit of one version of a plan is which of another, where no id tells: by words, by place,
by who leads.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import product
from types import MappingProxyType

from generator.cascade.units import Unit
from generator.cascade.values import texts
from generator.changes.whole import WholePlan
from generator.lazy import dataclass
from generator.plan.model import PLAN
from generator.wording.authority_names import one_tone

_ALIKE, _BETWEEN, _ALONE = 0.6, 0.5, 0.25
"""The share of what two units say from which on they are one: anywhere, in lists that belong
together, and where nothing else stands between the same neighbours."""
_SAME, _SURE, _RIVAL = 0.999, 0.7, 0.1
"""What is the same but for the order of its words; a pair below the second is told, and one that
another comes near to."""
_MOST = 200_000
"""How many pairs are held beside each other before it takes too long."""
_LABELS = {"id", "short", "marks", "rule", "orientation"}
"""Keys that say nothing of what a unit is."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """The units of the old version that are there still, each with what it is now; `unsure` are
    those of the new one of which that is likely only."""

    pairs: dict[Unit, Unit]
    unsure: frozenset[Unit]


def recognised(
    old: WholePlan, new: WholePlan, known: Mapping[Unit, Unit] = MappingProxyType({})
) -> Recognised:
    """Every unit of `old` that `new` still has, whatever either calls it, beside those `known`."""
    matching = _Matching(_Side.of(old), _Side.of(new), known)
    matching.equal(once=True)
    matching.settle(equal=True)
    matching.equal()
    matching.settle()
    matching.alike_anywhere()
    matching.settle()
    return Recognised(matching.pairs, frozenset(matching.unsure))


@dataclass(slots=True)
class _Side:
    """One version: its units in their order, their words, and how many units have each word."""

    lists: dict[str, list[Unit]]
    words: dict[Unit, Counter[str]]
    spread: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, plan: WholePlan) -> "_Side":
        lists = {part: plan.tree.parts.get(part, []) for part in PLAN.fields}
        words = {unit: _words(unit) for top in lists.values() for one in top for unit in one.walk()}
        return cls(lists, words, Counter(word for said in words.values() for word in said))


def _words(unit: Unit, *keys: str) -> Counter[str]:
    """The words of a unit under these keys, else of all that it says."""
    said = keys or unit.fields.keys() - _LABELS
    told = (text for key in unit.fields if key in said for text in texts(unit.fields[key]))
    return Counter(re.findall(r"\w+", one_tone(" ".join(told)).casefold()))


def _sort(unit: Unit) -> str:
    """What can be one: targets and other items change into each other, headings do not."""
    return unit.record.name.removeprefix("target_")


class _Matching:
    """The pairs found so far."""

    def __init__(self, old: _Side, new: _Side, known: Mapping[Unit, Unit]) -> None:
        self._old, self._new = old, new
        self.pairs = dict(known)
        self.was = {now: unit for unit, now in known.items()}
        self.unsure: set[Unit] = set()

    def _pair(self, old: Unit, new: Unit, unsure: bool = False) -> None:
        self.pairs[old], self.was[new] = new, old
        if unsure:
            self.unsure.add(new)

    def _in_order(self, olds: Sequence[Unit], news: Sequence[Unit], unsure: bool = False) -> None:
        for old, new in zip(olds, news, strict=False):
            self._pair(old, new, unsure)

    def _left(self, units: Iterable[Unit]) -> list[Unit]:
        return [one for one in units if one not in self.pairs and one not in self.was]

    def equal(self, once: bool = False) -> None:
        """Pairs what says the same, and as often in both versions: in order, or what is said `once`."""
        for olds, news in self._saying_the_same(self._old.words, self._new.words):
            if len(olds) == len(news) and not (once and len(olds) > 1):
                self._in_order(olds, news)

    def _saying_the_same(
        self, olds: Iterable[Unit], news: Iterable[Unit]
    ) -> Iterator[tuple[list[Unit], list[Unit]]]:
        """The units left that say the same, those of one saying together."""
        found: dict[tuple[str, frozenset[tuple[str, int]]], tuple[list[Unit], list[Unit]]] = {}
        for at, (side, units) in enumerate(((self._old, olds), (self._new, news))):
            for unit in self._left(units):
                says = (_sort(unit), frozenset(side.words[unit].items()))
                found.setdefault(says, ([], []))[at].append(unit)
        return filter(all, found.values())

    def settle(self, equal: bool = False) -> None:
        """Pairs by place, as long as any is found: those over what belongs together, and those in
        lists that do; of these, where `equal`, only what says the same.
        """
        before = -1
        while before != len(self.pairs):
            before = len(self.pairs)
            self._over_pairs(equal)
            for olds, news in self._lists():
                self._equal_in_list(olds, news)
                if not equal:
                    self._alike_in_list(olds, news)

    def _over_pairs(self, equal: bool) -> None:
        for old in self._left(reversed(self._old.words)):
            below = [self.pairs[one].parent for one in old.below if one in self.pairs]
            over = Counter(one for one in below if one is not None and one not in self.was)
            for new, count in over.most_common(1):
                share = self._share(old, new)
                may = share > _SAME or not (equal or 2 * count < len(below))
                if may and _sort(old) == _sort(new):
                    self._pair(old, new, share < _ALONE)

    def _lists(self) -> Iterator[tuple[list[Unit], list[Unit]]]:
        """The lists that belong together: the same part, or below what is one."""
        for part, units in self._old.lists.items():
            yield units, self._new.lists[part]
        yield from [(old.below, new.below) for old, new in self.pairs.items()]

    def _equal_in_list(self, olds: Sequence[Unit], news: Sequence[Unit]) -> None:
        for some, others in self._saying_the_same(olds, news):
            self._in_order(some, others, len(some) != len(others))

    def _alike_in_list(self, olds: Sequence[Unit], news: Sequence[Unit]) -> None:
        for some, others in self._between(olds, news):
            self._best_first(some, others, _BETWEEN)
            lone = self._left(some), self._left(others)
            if len(lone[0]) == len(lone[1]) == 1:
                self._best_first(*lone, _ALONE)

    def _between(
        self, olds: Sequence[Unit], news: Sequence[Unit]
    ) -> list[tuple[list[Unit], list[Unit]]]:
        """What is left between two that stand in the same order in both lists, then in the whole."""
        gaps, start, at = [], 0, 0
        places = {unit: place for place, unit in enumerate(news)}
        for place, old in enumerate(olds):
            to = places.get(self.pairs.get(old, old), -1)
            if to >= at:
                gaps.append((self._left(olds[start:place]), self._left(news[at:to])))
                start, at = place + 1, to + 1
        gaps += [
            (self._left(olds[start:]), self._left(news[at:])),
            (self._left(olds), self._left(news)),
        ]
        return [*filter(all, gaps)]

    def alike_anywhere(self) -> None:
        """Pairs what says almost the same, wherever it stands now."""
        self._best_first(self._left(self._old.words), self._left(self._new.words), _ALIKE)
        for olds, news in self._saying_the_same(self._old.words, self._new.words):
            self._in_order(olds, news, True)

    def _best_first(self, olds: Sequence[Unit], news: Sequence[Unit], least: float) -> None:
        """Pairs what says at least so much of the same; of too many units, none."""
        both = [*product(self._left(olds), self._left(news))]
        if len(both) > _MOST:
            return
        shares = {two: share for two in both if (share := self._share(*two)) >= least}
        for (old, new), share in sorted(shares.items(), key=lambda one: -one[1]):
            if old in self.pairs or new in self.was:
                continue
            rivals = (other for (a, b), other in shares.items() if (a is old) != (b is new))
            self._pair(old, new, share < _SURE or max(rivals, default=0.0) > share - _RIVAL)

    def _share(self, old: Unit, new: Unit) -> float:
        """How much of what both say they have in common, from 0 to 1; nothing where they are of two
        sorts, or another leads and they do not say nearly the same.
        """
        if _sort(old) != _sort(new):
            return 0.0
        share = self._common(self._old.words[old], self._new.words[new])
        leads = _words(old, "lead"), _words(new, "lead")
        return 0.0 if share < _SURE and all(leads) and self._common(*leads) < _ALIKE else share

    def _common(self, one: Counter[str], other: Counter[str]) -> float:
        """The share of words that both have; one that many units have counts little."""
        both = self._weight(one & other)
        return 2 * both / ((self._weight(one) + self._weight(other)) or 1)

    def _weight(self, words: Counter[str]) -> float:
        spread = (max(self._old.spread[word], self._new.spread[word], 1) for word in words)
        return sum(count / often for count, often in zip(words.values(), spread, strict=True))
