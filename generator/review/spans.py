"""Two texts word by word: which words both have, and how to show where they differ."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from generator.lazy import regex

WORD = regex(r"\w+|[^\w\s]")
"""A word, or a sign, which counts as one."""
_PIECE = regex(r"\s*\S+")
_LONG = 3_000
"""How many words are held together before it takes too long to look at each of them."""
_AROUND, _LONGEST = 4, 90
"""How many words stand around a difference that is shown; how long that may be."""


class Stretch(NamedTuple):
    """Words that both have (then `before` is `after`), or that the one has instead of the other's."""

    before: str
    after: str


def spans(before: str, after: str) -> tuple[Stretch, ...]:
    """Two texts as runs of words that are common or not; signs count as words."""
    one, other = _words(before), _words(after)
    return tuple(
        Stretch("".join(one[i:j]), "".join(other[k:m]))
        for _, i, j, k, m in steps(_known(one), _known(other))
    )


def _words(text: str) -> list[str]:
    """The words, each with the spaces before it."""
    ends = [found.end() for found in WORD.finditer(text)]
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def _known(words: list[str]) -> list[str]:
    return [word.strip() for word in words]


def steps(
    one: Sequence[Hashable], other: Sequence[Hashable]
) -> Sequence[tuple[str, int, int, int, int]]:
    """How the one becomes the other, as `difflib` tells it."""
    # Where there is very much, what occurs everywhere says nothing of what belongs together.
    plain = max(len(one), len(other)) > _LONG
    return SequenceMatcher(None, one, other, autojunk=plain).get_opcodes()


def around(parts: Iterable[Stretch], told: Callable[[str], str] | None = None) -> tuple[str, str]:
    """Both texts from a few words before the first difference to a few words after the last, each on
    one line; cut where that is too long, unless `told` says otherwise."""
    told = told or in_line
    both = list(parts)
    other = [at for at, span in enumerate(both) if span.before != span.after]
    first, last = (other[0], other[-1]) if other else (0, len(both) - 1)
    head = _end("".join(span.before for span in both[:first]))
    tail = _begin("".join(span.before for span in both[last + 1 :]))
    inside = both[first : last + 1]
    return (
        told(head + "".join(span.before for span in inside) + tail),
        told(head + "".join(span.after for span in inside) + tail),
    )


def _end(text: str) -> str:
    words = _PIECE.findall(text)
    return ("… " if len(words) > _AROUND else "") + "".join(words[-_AROUND:]).lstrip()


def _begin(text: str) -> str:
    words = _PIECE.findall(text)
    return "".join(words[:_AROUND]) + (" …" if len(words) > _AROUND else "")


def in_line(text: str) -> str:
    """The text on one line, cut where it is too long for that."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
