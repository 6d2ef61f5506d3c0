"""What a new plan still has of the example that it was made of."""

from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from generator.form.places import Place, Slot, Step, node_at, slots_below
from generator.language import NOTHING, Said
from generator.lazy import regex
from generator.making.example import example_text
from generator.plan.model import PLAN
from generator.plan.source import Node, Source, Text, text_at
from generator.plan.text import parse_source

if TYPE_CHECKING:
    from generator.form.sheet import FormSection

_SIGNER = ("signature", "name")
_NAMES = (("place",), ("issuer", "name"), _SIGNER)
"""Whose value is the example's however short it is."""
_OF_ANYBODY = ("legal_bases", "preamble", "recipients", "lead")
"""Keys whose words are any plan's, and may stay."""
_YEAR = regex(r"(?:\b\d{1,2}/\d{1,2}/)?(?<!\d)20\d\d(?!\d)")
"""An example for another year, and its days, say the same."""
_FEW = 6
"""Words up to which other plans say the same by chance."""
_STILL = Said("còn chữ của bản mẫu", "still has the example's words")
_COMPLETE = Said("đủ", "complete")


def still_of_example(root: Node | None) -> frozenset[Place]:
    """Where the example's words stand yet: nowhere in a plan that was issued, or was made of an
    office's. The name alone of a place is the plan's own, which may be called as the example's; who
    signs there is another until somebody says so."""
    if root is None or _is_settled(root):
        return frozenset()
    known = _of_example()
    still = [place for place, said in _telling(root) if said in known.get(place[0], ())]
    if all(map(_is_name, still)):
        return frozenset(one for one in still if _keys(one) == _SIGNER)
    return frozenset(still)


def judged_as(section: "FormSection", still: frozenset[Place]) -> Said:
    """What a part is called of which nothing is missing or wrong, where the example's words stand yet
    at these places."""
    fields = chain.from_iterable(field.walk() for field in section.fields)
    return _COMPLETE if still.isdisjoint(one.place for one in fields) else _STILL


def still_told(source: Source) -> Said:
    """That parts of a plan have the example's words yet, each with the line of the first; nothing where
    none has."""
    still = still_of_example(source.root)
    if not still:
        return NOTHING
    from generator.form.sheet import SECTIONS

    lines: dict[Step, int] = {}
    for place in still:
        node = node_at(source.root, place)
        assert node
        lines[place[0]] = min(node.spot.line, lines.get(place[0], node.spot.line))
    told = Said.in_one(
        Said(f"{title.vi} (dòng {min(at)})", f"{title.en} (line {min(at)})")
        for _, title, *keys in SECTIONS
        if (at := [lines[key] for key in chain(*keys) if key in lines])
    )
    return Said(*(f"{source.path} {one}: {parts}" for one, parts in zip(_STILL, told, strict=True)))


def _is_settled(root: Node) -> bool:
    """Whether the plan has its number and day, or follows another."""
    said = slots_below(Slot((), PLAN, root))
    return "based_on" in said or all(
        key in said and text_at(said[key].node) for key in ("number", "date")
    )


@cache
def _of_example() -> dict[Step, set[str]]:
    """The words of the example by the keys below which they are to be replaced."""
    root = parse_source("", example_text()).root
    known: dict[Step, set[str]] = {}
    for place, said in _telling(root) if root else ():
        known.setdefault(place[0], set()).add(said)
    return known


def _telling(root: Node) -> Iterator[tuple[Place, str]]:
    """The values that two plans have in common only where one was made of the other; of what a target
    is to reach with all that is said of the target: only together are these another's."""
    for slot in _walked(Slot((), PLAN, root)):
        below = slots_below(slot)
        if "target" in below:
            words = " ".join(said for _, said in sorted(_words(slot)))
            yield from ((place, words) for place, _ in _words(below["target"]))
    for place, said in _words(Slot((), PLAN, root)):
        is_long = len(said.split()) > _FEW and not {*place} & {*_OF_ANYBODY}
        if is_long or _is_name(place):
            yield place, said


def _words(slot: Slot) -> Iterator[tuple[Place, str]]:
    """Whatever is said there and below, by its place, in no year."""
    for one in _walked(slot):
        if isinstance(one.node, Text) and not slots_below(one) and one.node.value:
            yield one.place, _YEAR.sub("", one.node.value)


def _walked(slot: Slot) -> Iterator[Slot]:
    """The value and all that stands below it."""
    yield slot
    for below in slots_below(slot).values():
        yield from _walked(below)


def _is_name(place: Place) -> bool:
    return _keys(place) in _NAMES


def _keys(place: Place) -> tuple[Step, ...]:
    return tuple(step for step in place if isinstance(step, str))
