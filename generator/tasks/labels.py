"""Labels such as `Cơ quan chủ trì:` behind an item or on lines below it: whose they are."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import field

from generator.lazy import dataclass
from generator.reading.anatomy.outline import DEPTH
from generator.tasks.authorities import names, split_roles
from generator.tasks.lines import TextLine
from generator.tasks.phrases import behind_labels

_LONGEST = 300


@dataclass(slots=True)
class OfLabels:
    """What the labels of one item say; `text` is the item without them, `passage` all that stands
    there, down to line `last`."""

    text: str = ""
    leads: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    deadline: str = ""
    product: str = ""
    last: int = 0
    passage: str = ""

    def add(self, said: dict[str, str]) -> None:
        """Takes in what labels say that was not said before."""
        for name in ("lead", "both"):
            leads, supports = split_roles([said[name]]) if said.get(name) else ((), ())
            self.leads = self.leads or leads
            self.supports = self.supports or supports
        self.supports = self.supports or names([said.get("support", "")])
        self.deadline = self.deadline or said.get("deadline", "")
        self.product = self.product or said.get("product", "")


@dataclass(slots=True)
class Labels:
    """The labels of a text: `of` the items by index, and which `lines` are nothing but labels."""

    of: dict[int, OfLabels] = field(default_factory=dict)
    lines: set[int] = field(default_factory=set)


def labels_of(lines: Sequence[TextLine]) -> Labels:
    """The labels that stand in the lines."""
    said = {at: one for at, line in enumerate(lines) if (one := behind_labels(line.text))}
    found = Labels(lines={at for at, one in said.items() if not one.before})
    above = _Above(lines, found.lines)
    for at, one in said.items():
        owner = at if one.before else above.owner(at)
        if owner is None or not _names_somebody(one.said):
            found.lines.discard(at)
            continue
        item = found.of.setdefault(owner, OfLabels(one.before))
        item.last = at
        item.add(one.said)
    for first, item in found.of.items():
        item.passage = " | ".join(line.text for line in lines[first : item.last + 1])
    return found


def _names_somebody(said: dict[str, str]) -> bool:
    """Whether what stands behind the label of who leads is short enough to be that."""
    lead = said.get("lead", "")
    return len(lead) < _LONGEST and "." not in lead.replace("...", "")


class _Above:
    """What each line of labels stands below: an item, or the items of which it is the last part."""

    def __init__(self, lines: Sequence[TextLine], labels: set[int]) -> None:
        self._lines, self._labels = lines, labels
        self._items: list[int | None] = []
        self._parents: dict[int, int] = {}
        self._runs: Counter[int] = Counter()
        open_: list[int] = []
        for at, line in enumerate(lines):
            while open_ and lines[open_[-1]].depth >= line.depth:
                open_.pop()
            if open_:
                self._parents[at] = open_[-1]
            if at not in labels:
                open_.append(at)
            elif at - 1 not in labels:
                self._runs[self._parents.get(at, -1)] += 1
            self._items.append(at if at not in labels else self._items[at - 1] if at else None)

    def owner(self, at: int) -> int | None:
        """The item above a line of labels; that above its siblings where these have none."""
        before = self._items[at]
        parent = self._parents.get(at)
        if before is None or parent is None or self._lines[before].depth < self._lines[at].depth:
            return before
        alone = self._runs[parent] == 1 and self._lines[parent].depth >= DEPTH["khoan"]
        return parent if alone else before
