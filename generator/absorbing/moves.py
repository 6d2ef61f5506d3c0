"""Paragraphs that a reviewer put elsewhere as they were: elements that stand elsewhere in their list."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from generator.absorbing.provenance import Sourced
from generator.absorbing.sites import Element, Sites
from generator.absorbing.structure import chain_of, unnumbered
from generator.cascade.edit import Editor
from generator.problems import Spot
from generator.review.compare import Difference
from generator.review.stories import StoryText


class Move(NamedTuple):
    """A paragraph that went, and the same words where they came."""

    gone: StoryText
    came: StoryText


def moves_in(found: Sequence[Difference]) -> list[Move]:
    """The paragraphs that went in one place and came in another, whatever number they have."""
    waiting: dict[tuple[object, str], list[StoryText]] = {}
    for change in found:
        if change.after is None and change.before is not None:
            key = (change.story, unnumbered(change.before.text))
            waiting.setdefault(key, []).append(change.before)
    came = (one.after for one in found if one.before is None and one.after is not None)
    return [
        Move(waiting[key].pop(0), one)
        for one in came
        if waiting.get(key := (one.story, unnumbered(one.text)))
    ]


def element_moved(gone: Sourced, kept: Collection[Spot], places: Sites) -> Element | None:
    """The element that a moved paragraph prints, None where another one prints it too."""
    own = next(iter(chain_of(gone, places)), None)
    return own if own and not own.listing.flow and own.spot not in kept else None


def place_now(
    element: Element, behind: Sourced | None, before: Sourced | None, places: Sites
) -> int | None:
    """In front of which element of its list it stands now, None where that is not told."""
    if behind is not None:
        for one in _siblings(element, behind, places):
            return one.index + 1
    if before is not None:
        for one in _siblings(element, before, places):
            return one.index
    return None


def _siblings(element: Element, printed: Sourced, places: Sites) -> Iterator[Element]:
    return (one for one in chain_of(printed, places) if one.listing.spot == element.listing.spot)


def carry(element: Element, index: int, editor: Editor) -> None:
    """Moves the lines of an element as they are in front of the one at `index`."""
    start, end, _ = editor.element(element.listing, element.index)
    lines = editor.old[start:end]
    editor.put(start, end, "")
    ended = lines if lines.endswith("\n") else f"{lines}\n"
    editor.add_element(element.listing, index, ended, "")
