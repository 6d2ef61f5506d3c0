"""Elements that a reviewer put elsewhere, with all that stands below them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from generator.absorbing.anchored import Compared, Pair
from generator.absorbing.provenance import Sourced
from generator.absorbing.sites import Element, Sites
from generator.absorbing.structure import chain_of, in_table, label_kind, unnumbered
from generator.cascade.edit import Editor
from generator.plan.source import Listing
from generator.problems import Spot
from generator.review.stories import Story, StoryText

_Key = tuple[Story, int]


def with_words(found: Compared) -> Compared:
    """The same, and moved too what has no name and stands elsewhere word by word, whatever number
    it has."""
    waiting: dict[tuple[Story, str], list[StoryText]] = {}
    for one in found.gone:
        waiting.setdefault((one.story, unnumbered(one.text)), []).append(one)
    came: list[Pair] = []
    for one in found.came:
        if same := waiting.get((one.story, unnumbered(one.text))):
            came.append((same.pop(0), one))
    return found.without(chain.from_iterable(came))._replace(moved=[*found.moved, *came])


class Move(NamedTuple):
    """An element, and its paragraphs where they stand now, in their order."""

    element: Element
    came: tuple[StoryText, ...]


def moves_of(
    moved: Sequence[Pair], shown: Mapping[_Key, Sourced], places: Sites, now: Sequence[StoryText]
) -> list[Move]:
    """The outermost elements all of whose paragraphs stand elsewhere together; `now` is the text of
    the reviewed document."""
    came = {old.key: new for old, new in moved}
    order = {one.key: at for at, one in enumerate(now)}
    found: dict[Spot, Move] = {}
    for spot, (element, own) in _paragraphs_of(shown.values(), places).items():
        there = [came[key] for key in own if key in came]
        at = [order.get(one.key, -1) for one in there]
        if len(there) == len(own) and at == list(range(at[0], at[0] + len(at))):
            found[spot] = Move(element, tuple(there))
    whole = (one for one in found.values() if not _over(one.element, places) & found.keys())
    return sorted(whole, key=lambda one: order[one.came[0].key])


def _paragraphs_of(
    shown: Iterable[Sourced], places: Sites
) -> dict[Spot, tuple[Element, list[_Key]]]:
    """For each element that can move the paragraphs outside tables that print it."""
    found: dict[Spot, tuple[Element, list[_Key]]] = {}
    for printed in shown:
        for element in () if in_table(printed) else chain_of(printed, places):
            if not element.listing.flow:
                found.setdefault(element.spot, (element, []))[1].append(printed.told.key)
    return found


def _over(element: Element, places: Sites) -> set[Spot]:
    """The elements in which it stands."""
    found = set[Spot]()
    over = places.over(element)
    while over is not None:
        found.add(over.spot)
        over = places.over(over)
    return found


class Destination(NamedTuple):
    """In front of which element of which list something stands now."""

    listing: Listing
    at: int


def place_now(
    move: Move, behind: Sourced | None, before: Sourced | None, places: Sites
) -> Destination | None:
    """Where an element stands now, None where that is not told."""
    for printed, step in ((behind, 1), (before, 0)):
        for one in _siblings(move.element, printed, places) if printed is not None else ():
            return Destination(one.listing, one.index + step)
    if behind is not None:
        return _in_another_list(move, behind, places)
    return None


def _siblings(element: Element, printed: Sourced, places: Sites) -> Iterator[Element]:
    return (one for one in chain_of(printed, places) if one.listing.spot == element.listing.spot)


def _in_another_list(move: Move, behind: Sourced, places: Sites) -> Destination | None:
    """Behind the one before it, where both are numbered alike."""
    chain = chain_of(behind, places)
    if not chain or chain[0].listing.flow:
        return None
    kind = label_kind(move.came[0].text)
    alike = kind and kind == label_kind(behind.told.text)
    return Destination(chain[0].listing, chain[0].index + 1) if alike else None


def carry(move: Move, target: Destination, over: str, editor: Editor) -> None:
    """Moves the lines of an element as they are now, with the lines `over` it."""
    own = move.element.listing
    start, end, _ = editor.element(own, move.element.index)
    lines = f"{over}{editor.cut(start, end)}"
    ended = lines if lines.endswith("\n") else f"{lines}\n"
    shift = editor.column(target.listing.span.start) - editor.column(own.span.start)
    shifted = "\n".join(_shifted(line, shift) for line in ended.split("\n"))
    editor.add_element(target.listing, target.at, shifted, "")


def _shifted(line: str, shift: int) -> str:
    if shift >= 0:
        return f"{' ' * shift}{line}" if line.strip() else line
    room = len(line) - len(line.lstrip(" "))
    return line[min(-shift, room) :]
