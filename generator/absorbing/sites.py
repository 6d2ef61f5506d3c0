"""Where the values of a plan file stand: in which element of which list."""

from collections.abc import Iterable, Iterator

from generator.absorbing.provenance import Sourced
from generator.cascade.units import PLAN_PARTS
from generator.lazy import dataclass
from generator.plan.records import alias
from generator.plan.source import Listing, Mapping, Node, Source, Text, elements, value_at
from generator.problems import Spot

_LISTS = (
    *("items", "sections", "recipients", "legal_bases", "preamble", "closing", "appendices"),
    *PLAN_PARTS,
)
_ITEMS = frozenset((*_LISTS, *(alias("plan", one) for one in _LISTS)))
"""Keys of lists whose elements are printed in paragraphs of their own."""


_ROWS = ("rows", alias("table", "rows"))


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a list: the list, its place in it, and itself."""

    listing: Listing
    index: int
    node: Node

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return self.node.spot


class Sites:
    """For every value of a file what stands around it."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._over: dict[Spot, tuple[Node, str]] = {}
        self._elements: dict[Spot, Element] = {}
        self._walk(source.root, "", None)

    def _walk(self, node: Node | None, key: str, element: Element | None) -> None:
        if node is None:
            return
        if element is not None:
            self._elements.setdefault(node.spot, element)
        if isinstance(node, Mapping):
            for name, value in node.entries:
                self._over[value.spot] = (node, name.value)
                self._walk(value, name.value, element)
        elif isinstance(node, Listing):
            for index, item in enumerate(node.items):
                self._over[item.spot] = (node, key)
                own = Element(node, index, item) if key in _ITEMS else element
                self._walk(item, key, own)

    def element(self, value: Node) -> Element | None:
        """The element of a list of paragraphs in which a value stands."""
        return self._elements.get(value.spot)

    def over(self, element: Element) -> Element | None:
        """The element in whose list it stands."""
        return self._elements.get(element.listing.spot)

    def item_of(self, printed: Sourced) -> Node | None:
        """The element that a paragraph prints, by its first value."""
        for _, value in printed.values:
            found = self.element(value)
            if found is not None:
                return found.node
        return None

    def item_in_row(self, printed: Sourced, all_: Iterable[Sourced]) -> Node | None:
        """The element that a paragraph prints; in a table what another cell of the row prints."""
        cell = printed.told.cell
        row = [one for one in all_ if cell and (one.told.cell or ())[:2] == cell[:2]]
        found = map(self.item_of, (printed, *row))
        return next((one for one in found if one is not None), None)

    def row(self, value: Node) -> Element | None:
        """The row of a table made by hand in which a value stands."""
        node, row = value, None
        while over := self._over.get(node.spot):
            if isinstance(over[0], Listing) and over[1] in _ROWS:
                row = Element(over[0], over[0].items.index(node), node)
            node = over[0]
        return row

    def key(self, value: Node) -> str:
        """The key over a value, or over the list that it stands in."""
        over = self._over.get(value.spot)
        return over[1] if over is not None else ""

    def path(self, value: Node) -> str:
        """The keys over a value, an element of a list by its id or its place in it."""
        steps: list[str] = []
        node = value
        while over := self._over.get(node.spot):
            steps.append(over[1] if isinstance(over[0], Mapping) else _named(over[0], node))
            node = over[0]
        return " › ".join(reversed(steps))

    def values_of(self, node: Node) -> Iterator[Text]:
        """The values of an element, without those of the elements below it."""
        if isinstance(node, Text):
            yield node
        elif isinstance(node, Mapping):
            for name, value in node.entries:
                if name.value not in _ITEMS or isinstance(value, Text):
                    yield from self.values_of(value)
        else:
            for item in node.items:
                yield from self.values_of(item)

    def entry(self, value: Node) -> tuple[Text, Node] | None:
        """The key and value of a mapping that a value is, None for an element of a list."""
        over = self._over.get(value.spot)
        if over is None or not isinstance(over[0], Mapping):
            return None
        return next((one for one in over[0].entries if one[1].spot == value.spot), None)

    def in_flow(self, value: Node) -> bool:
        """Whether it stands in brackets."""
        over = self._over.get(value.spot)
        while over is not None:
            node = over[0]
            if getattr(node, "flow", False):
                return True
            over = self._over.get(node.spot)
        return False


def _named(listing: Node, item: Node) -> str:
    name = value_at(item, "id", alias("item", "id"))
    if isinstance(name, Text):
        return name.value
    places = (at for at, one in enumerate(elements(listing), 1) if one.spot == item.spot)
    return str(next(places, "?"))
