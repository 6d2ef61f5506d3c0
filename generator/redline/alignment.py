"""Which paragraph, table, row or cell of one paper is which of the other: in order, by their words."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from generator.reading.document.ooxml import Element, W
from generator.redline.atoms import Atoms
from generator.review.pairing import pairs_of

_P = W + "p"
_LEAST = 0.3
"""Share of words from which on a paragraph, table or row is shown as one that was edited."""

Known = tuple[str, ...]
"""By what two elements are the same: their kind, and what stands in them."""
_Places = Iterable[tuple[int, int]]


class Beside(NamedTuple):
    """An element of the old paper and what became of it; None where there is none."""

    old: Element | None
    new: Element | None


def cells_beside(
    before: Sequence[Element], after: Sequence[Element], atoms: Atoms
) -> Iterator[Beside]:
    """The cells of a row beside what they became: one by one, or by their words where their number
    has changed."""
    if len(before) == len(after):
        return map(Beside, before, after)
    return set_beside(before, after, atoms)


def set_beside(
    before: Sequence[Element], after: Sequence[Element], atoms: Atoms
) -> Iterator[Beside]:
    """All of both in order: what stayed or was edited, and what went and came between."""
    one, other = ([_known(element, atoms) for element in all_] for all_ in (before, after))
    places = list(_with_end(list(_full(one, other)), one, other))
    i = k = 0
    for at, there in [*_with_empty(places, one, other), (len(before), len(after))]:
        yield from (Beside(gone, None) for gone in before[i:at])
        yield from (Beside(None, come) for come in after[k:there])
        yield from map(Beside, before[at : at + 1], after[there : there + 1])
        i, k = at + 1, there + 1


def _known(element: Element, atoms: Atoms) -> Known:
    keys = [atom.key for paragraph in element.iter(_P) for atom in atoms.of(paragraph)[0]]
    ends = element.find(f"{W}pPr/{W}sectPr") is not None
    return (f"{element.tag} {'ends a section' if ends else ''}", *keys)


def _full(one: Sequence[Known], other: Sequence[Known]) -> _Places:
    """The places of what stayed or was edited; what is empty holds nothing together."""
    mine, its = ([at for at, known in enumerate(all_) if known[1:]] for all_ in (one, other))
    stayed = _stayed([one[at] for at in mine], [other[at] for at in its])
    return ((mine[i], its[k]) for i, k in stayed)


def _stayed(one: Sequence[Known], other: Sequence[Known]) -> _Places:
    for kind, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from zip(range(i, j), range(k, m), strict=True)
        elif kind == "replace":
            texts = [" ".join(known[1:]) for known in one[i:j]]
            now = [" ".join(known[1:]) for known in other[k:m]]
            may = partial(_of_one_kind, one[i:j], other[k:m])
            yield from ((i + at, k + there) for at, there in pairs_of(texts, now, _LEAST, may))


def _of_one_kind(one: Sequence[Known], other: Sequence[Known], i: int, k: int) -> bool:
    return one[i][0] == other[k][0]


def _with_end(
    places: Sequence[tuple[int, int]], one: Sequence[Known], other: Sequence[Known]
) -> _Places:
    """The last of both too where it is a paragraph that came and one that went: a text ends with a
    paragraph, which cannot go."""
    yield from places
    rest = [list(all_[at + 1 :]) for all_, at in zip((one, other), _last(places), strict=True)]
    if all(rest) and {known[-1][0] for known in rest} == {f"{_P} "}:
        yield len(one) - 1, len(other) - 1


def _last(places: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return places[-1] if places else (-1, -1)


def _with_empty(
    places: Sequence[tuple[int, int]], one: Sequence[Known], other: Sequence[Known]
) -> _Places:
    """What is empty in both too, of one kind with another, between the places of what is not."""
    for (i, k), (at, there) in pairwise([(-1, -1), *places, (len(one), len(other))]):
        empty = [x for x in range(i + 1, at) if not one[x][1:]]
        now_empty = [x for x in range(k + 1, there) if not other[x][1:]]
        kinds, its = [one[x] for x in empty], [other[x] for x in now_empty]
        for a, b, size in SequenceMatcher(None, kinds, its, autojunk=False).get_matching_blocks():
            yield from zip(empty[a : a + size], now_empty[b : b + size], strict=True)
        yield from [(at, there)] if at < len(one) else []
