"""The letters of printed pages, to be found whatever stands between words, and where they stand."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby, takewhile
from operator import eq, itemgetter
from typing import Any, NamedTuple
from unicodedata import combining, normalize

from generator.reading.pages.sheets import read_library

_SNIPPET = 24
"""So many letters are looked for on the page: fewer than a line of a narrow column has."""
_BETWEEN, _OTHERWISE = 200, 40
"""So many letters may stand between the lines of what is looked for, such as the number of a page,
and so many of its own may be printed otherwise, such as the name of what is cited."""
Span = tuple[int, int]
"""The first and the last of letters that stand together."""


class Box(NamedTuple):
    """A place on the pages: which page, and parts of its width and height."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


class _Edges(NamedTuple):
    """A place as a PDF has it, from the bottom left."""

    left: float
    bottom: float
    right: float
    top: float

    def is_beside(self, other: "_Edges") -> bool:
        """Whether the other stands on the same line; a dash is low beside letters."""
        shared = min(self.top, other.top) - max(self.bottom, other.bottom)
        return shared > min(self.top - self.bottom, other.top - other.bottom) / 2

    def with_(self, other: "_Edges") -> "_Edges":
        """The place of both."""
        low, high = zip(self[:2], other[:2], strict=True), zip(self[2:], other[2:], strict=True)
        return _Edges(*map(min, low), *map(max, high))


def _bare(words: str) -> str:
    return normalize("NFC", "".join(words.split())).casefold()


def _composed(letters: str) -> Iterator[tuple[int, str]]:
    """The letters as they are looked for, each with where it stands: one that is made of several signs
    stands where the first of them does."""
    whole: list[tuple[int, str]] = []
    for at, letter in enumerate(letters):
        if whole and combining(letter):
            whole[-1] = whole[-1][0], whole[-1][1] + letter
        else:
            whole.append((at, letter))
    for at, signs in whole:
        yield from ((at, one) for one in _bare(signs))


def _shared(one: str, other: str) -> int:
    """How many letters both begin with."""
    return sum(takewhile(bool, map(eq, one, other)))


class PageLetters:
    """The letters of all pages, without what stands between words."""

    def __init__(self, pages: Sequence[Any]) -> None:
        self._sizes = [page.get_size() for page in pages]
        self._texts = [page.get_textpage() for page in pages]
        self._letters: list[tuple[int, int]] = []
        said = list[str]()
        for number, text in enumerate(self._texts):
            for at, letter in _composed(text.get_text_range()):
                said.append(letter)
                self._letters.append((number, at))
        self._all = "".join(said)

    def find(self, words: str, after: int = 0) -> Span | None:
        """Where the words begin, behind a letter where they can be, else wherever they are."""
        sought = _bare(words)[:_SNIPPET]
        found = self._all.find(sought, after)
        found = self._all.find(sought) if found < 0 else found
        return (found, found + len(sought) - 1) if len(sought) > 1 and found >= 0 else None

    def within(self, whole: str, start: int, words: str) -> int | None:
        """Where the words begin, if any, that stand in a whole which begins at a letter; None where that
        is printed otherwise."""
        before, found, _ = " ".join(whole.split()).partition(words)
        at = start + len(_bare(before))
        return at if found and self._all.startswith(_bare(found), at) else None

    def behind(self, words: str, start: int) -> int:
        """The letter behind the last of words that begin at a letter."""
        return max((last + 1 for _, last in self._spans(_bare(words), start)), default=start)

    def boxes(self, words: str, start: int) -> list[Box]:
        """The places of all the lines of words that begin at a letter."""
        spans = list(self._spans(_bare(words), start))
        return [box for span in spans for box in self._lines(span)]

    def _spans(self, sought: str, at: int) -> Iterator[Span]:
        """The letters of all that is sought, in as many pieces as something stands between."""
        while sought:
            same = _shared(sought, self._all[at : at + len(sought)])
            if same:
                yield at, at + same - 1
            left = sought[same:]
            tails = (left[skipped:] for skipped in range(min(_OTHERWISE, len(left))))
            found = ((tail, self._next(tail, at + same)) for tail in tails)
            sought, at = next((one for one in found if one[1] >= 0), ("", -1))

    def _next(self, tail: str, after: int) -> int:
        return self._all.find(tail[:_SNIPPET], after, after + _BETWEEN) if len(tail) > 5 else -1

    def _lines(self, span: Span) -> Iterator[Box]:
        """The place of each line that these letters take."""
        letters = self._letters[span[0] : span[1] + 1]
        for page, own in groupby(letters, key=itemgetter(0)):
            ats = [at for _, at in own]
            text, (width, height) = self._texts[page], self._sizes[page]
            count = text.count_rects(ats[0], ats[-1] - ats[0] + 1)
            rects = (_Edges(*text.get_rect(at)) for at in range(count))
            for left, bottom, right, top in _joined(rects):
                parts = (left / width, 1 - top / height, right / width, 1 - bottom / height)
                yield Box(page + 1, *(round(part, 4) for part in parts))


def _joined(edges: Iterable[_Edges]) -> list[_Edges]:
    """The pieces of a page, those that stand on one line as one."""
    lines: list[_Edges] = []
    for one in edges:
        beside = bool(lines) and lines[-1].is_beside(one)
        lines[-1:] = [lines[-1].with_(one)] if beside else [*lines[-1:], one]
    return lines


@contextmanager
def page_letters(pdf: bytes) -> Iterator[PageLetters]:
    """The letters of a PDF, while it is open."""
    document = read_library().PdfDocument(pdf)
    try:
        yield PageLetters([document[number] for number in range(len(document))])
    finally:
        document.close()
