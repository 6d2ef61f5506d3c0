"""Paragraphs that a reviewer added or took away, as elements of the plan's lists."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.absorbing.provenance import Sourced
from generator.absorbing.sites import Element, Sites
from generator.cascade.edit import Editor
from generator.cascade.emit import folded, scalar
from generator.lazy import regex
from generator.plan.blocks import BLOCKS
from generator.plan.inline import literal
from generator.plan.records import alias
from generator.plan.source import Listing, entry_at
from generator.problems import Spot

_BLOCKS = (*BLOCKS, *(alias("item", one) for one in BLOCKS))
_LABEL = regex(
    r"(?P<roman>[IVXLC]+\.)\s|(?P<arabic>\d+\.)\s|(?P<decimal>(?:\d+\.){2,})\s"
    r"|(?P<letter>[a-zđ]\))\s|(?P<paren>\(\d+\))\s|(?P<dash>[-–])\s|(?P<plus>\+)\s"
)


class New(NamedTuple):
    """A paragraph that was added, and those of the document behind which and before which it stands."""

    text: str
    behind: Sourced | None
    ahead: Sourced | None = None


def label_kind(text: str) -> str:
    """What kind of number opens a paragraph, "" for none."""
    found = _LABEL.match(text)
    return found.lastgroup or "" if found else ""


def unnumbered(text: str) -> str:
    """A paragraph without its number, and without the mark that ends a line of a list."""
    found = _LABEL.match(text)
    return text[found.end() :].strip() if found else text.strip()


def take_away(gone: Sequence[Sourced], kept: Sequence[Sourced], places: Sites) -> list[Element]:
    """The elements all of whose paragraphs are gone, the outermost of them; a list of which
    nothing would be left stays as it is.
    """
    left = _staying(gone, kept, places)
    found: dict[Spot, Element] = {}
    for paragraph in gone:
        chain = [one for one in chain_of(paragraph, places) if one.spot not in left]
        if chain:
            found.setdefault(chain[-1].spot, chain[-1])
    going = Counter(one.listing.spot for one in found.values())
    return [one for one in found.values() if going[one.listing.spot] < len(one.listing.items)]


def _staying(gone: Sequence[Sourced], kept: Sequence[Sourced], places: Sites) -> set[Spot]:
    """The elements of which something is left.

    A table that repeats what stands in the text says nothing: only where it alone tells it. What
    holds a table or a picture stays where only the words over it went.
    """
    in_text = set(_printed_by((p for p in (*gone, *kept) if not in_table(p)), places))
    left = set(_printed_by((p for p in kept if not in_table(p)), places))
    in_tables = set(_printed_by(filter(in_table, kept), places))
    blocks = set(_blocks_over(gone, places))
    return left | (in_tables - in_text) | (blocks & in_tables if any(map(_shows, gone)) else blocks)


def by_list(elements: Iterable[Element]) -> list[tuple[Listing, list[int]]]:
    """The lists in which elements stand, each with their places in it."""
    found: dict[Spot, tuple[Listing, list[int]]] = {}
    for one in elements:
        found.setdefault(one.listing.spot, (one.listing, []))[1].append(one.index)
    return list(found.values())


def _printed_by(paragraphs: Iterable[Sourced], places: Sites) -> Iterator[Spot]:
    """The elements that paragraphs print, with those over them."""
    for paragraph in paragraphs:
        yield from (one.spot for one in chain_of(paragraph, places))


def _blocks_over(paragraphs: Iterable[Sourced], places: Sites) -> Iterator[Spot]:
    """The elements with a table or a picture whose words are printed there, and those over them."""
    for paragraph in paragraphs:
        chain = chain_of(paragraph, places)
        held = (at for at, one in enumerate(chain) if entry_at(one.node, *_BLOCKS))
        yield from (one.spot for one in chain[next(held, len(chain)) :])


def _shows(printed: Sourced) -> bool:
    """Whether it is a picture, or stands in a table."""
    paragraph = printed.told.paragraph
    return in_table(printed) or (paragraph is not None and paragraph.figure is not None)


def in_table(printed: Sourced) -> bool:
    """Whether it stands in a table."""
    return printed.told.cell is not None


def chain_of(printed: Sourced, places: Sites) -> list[Element]:
    """The element that a paragraph prints, and those over it, the outermost last."""
    found = []
    element = next(
        (one for _, value in printed.values if (one := places.element(value)) is not None), None
    )
    while element is not None:
        found.append(element)
        element = places.over(element)
    return found


def add(new: New, places: Sites, editor: Editor) -> bool:
    """Whether a paragraph found its list: behind the one before it that is numbered alike, or
    between two items of one list, whose number the reviewer did not type.
    """
    if new.behind is None:
        return False
    chain = chain_of(new.behind, places)
    kind = label_kind(new.text)
    alike = [one for one in chain if _kind_of(one, new.behind, chain) == kind]
    if not alike and not _between(new, chain, places):
        return False
    element = (alike or chain)[0]
    text = as_item(new.text, new.behind)
    column = editor.column(element.listing.span.start)
    block = f"{' ' * column}- {folded(text, column + 2, column + 2)}\n"
    editor.add_element(element.listing, element.index + 1, block, scalar(text, flow=True))
    return True


def _between(new: New, chain: Sequence[Element], places: Sites) -> bool:
    """Whether a paragraph of its own, without a number, stands between two items of one list."""
    if not chain or new.ahead is None or label_kind(new.text) or not new.text[:1].isupper():
        return False
    if new.behind is None or new.behind.told.text.endswith((":", ",")) or in_table(new.behind):
        return False
    after = chain_of(new.ahead, places)[:1]
    own = chain[0].listing.spot, chain[0].index + 1
    return [(one.listing.spot, one.index) for one in after] == [own]


def as_item(text: str, behind: Sourced) -> str:
    """A paragraph as the file has an item of the list in which `behind` stands."""
    return _ended(literal(unnumbered(text)), behind)


def _kind_of(element: Element, behind: Sourced, chain: Sequence[Element]) -> str:
    """How the element is numbered; only of the one that the paragraph prints is that known."""
    return label_kind(behind.told.text) if element is chain[0] else "?"


def _ended(text: str, behind: Sourced) -> str:
    """The text as the file has lines of its kind: what the program adds at their end is left out."""
    value = behind.values[0][1].value if behind.values else ""
    return text if value[-1:] in ".;" else text.rstrip(".;/")
