"""Paragraphs that a reviewer added or took away, as elements of the plan's lists."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.absorbing.provenance import Sourced
from generator.absorbing.sites import Element, Sites
from generator.cascade.edit import Editor
from generator.cascade.emit import folded, scalar
from generator.problems import Spot

_LABEL = re.compile(
    r"(?P<roman>[IVXLC]+\.)\s|(?P<arabic>\d+\.)\s|(?P<decimal>(?:\d+\.){2,})\s"
    r"|(?P<letter>[a-zđ]\))\s|(?P<paren>\(\d+\))\s|(?P<dash>[-–])\s|(?P<plus>\+)\s"
)


class New(NamedTuple):
    """A paragraph that was added, and the one of the document behind which it stands."""

    text: str
    behind: Sourced | None


def label_kind(text: str) -> str:
    """What kind of number opens a paragraph, "" for none."""
    found = _LABEL.match(text)
    return found.lastgroup or "" if found else ""


def _bare(text: str) -> str:
    """A new paragraph without its number, and without the mark that ends a line of a list."""
    found = _LABEL.match(text)
    return text[found.end() :].strip() if found else text.strip()


def take_away(gone: Sequence[Sourced], kept: Sequence[Sourced], places: Sites) -> list[Element]:
    """The elements all of whose paragraphs are gone, the outermost of them; one that is alone in
    its list stays.

    A table that repeats what stands in the text says nothing: only where it alone tells it.
    """
    in_text = set(_printed_by([p for p in (*gone, *kept) if not _in_table(p)], places))
    left = set(_printed_by([p for p in kept if not _in_table(p)], places))
    left |= set(_printed_by(filter(_in_table, kept), places)) - in_text
    found: dict[Spot, Element] = {}
    for paragraph in gone:
        chain = [one for one in _chain(paragraph, places) if one.spot not in left]
        if chain and len(chain[-1].listing.items) > 1:
            found.setdefault(chain[-1].spot, chain[-1])
    return list(found.values())


def _printed_by(paragraphs: Iterable[Sourced], places: Sites) -> Iterator[Spot]:
    """The elements that paragraphs print, with those over them."""
    for paragraph in paragraphs:
        yield from (one.spot for one in _chain(paragraph, places))


def _in_table(printed: Sourced) -> bool:
    return printed.told.cell is not None


def _chain(printed: Sourced, places: Sites) -> list[Element]:
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
    """Whether a paragraph found its list: behind the one before it that is numbered alike."""
    if new.behind is None:
        return False
    chain = _chain(new.behind, places)
    kind = label_kind(new.text)
    alike = [one for one in chain if _kind_of(one, new.behind, chain) == kind]
    if not alike:
        return False
    element = alike[0]
    text = _ended(_bare(new.text), new.behind)
    column = editor.column(element.listing.span.start)
    block = f"{' ' * column}- {folded(text, column + 2, column + 2)}\n"
    editor.add_element(element.listing, element.index + 1, block, scalar(text, flow=True))
    return True


def _kind_of(element: Element, behind: Sourced, chain: Sequence[Element]) -> str:
    """How the element is numbered; only of the one that the paragraph prints is that known."""
    return label_kind(behind.told.text) if element is chain[0] else "?"


def _ended(text: str, behind: Sourced) -> str:
    """The text as the file has lines of its kind: what the program adds at their end is left out."""
    value = behind.values[0][1].value if behind.values else ""
    return text if value[-1:] in ".;" else text.rstrip(".;/")
