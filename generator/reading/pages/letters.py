"""The letters of printed pages, to be found whatever stands between words, and where they stand."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from generator.reading.pages.sheets import read_library

_SNIPPET = 24
"""So many letters are looked for on the page: fewer than a line of a narrow column has."""
Span = tuple[int, int]
"""The first and the last of letters that stand together."""


class Box(NamedTuple):
    """A place on the pages: which page, and parts of its width and height."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


class PageLetters:
    """The letters of all pages, without what stands between words."""

    def __init__(self, pages: Sequence[Any]) -> None:
        self._sizes = [page.get_size() for page in pages]
        self._texts = [page.get_textpage() for page in pages]
        self._letters: list[tuple[int, int]] = []
        said = []
        for number, text in enumerate(self._texts):
            letters = text.get_text_range()
            shown = [at for at, letter in enumerate(letters) if not letter.isspace()]
            said += [letters[at] for at in shown]
            self._letters += [(number, at) for at in shown]
        self._all = "".join(said).casefold()

    def find(self, words: str, after: int = 0) -> Span | None:
        """Where the words begin, behind a letter where they can be, else wherever they are."""
        sought = "".join(words.split()).casefold()[:_SNIPPET]
        found = self._all.find(sought, after)
        found = self._all.find(sought) if found < 0 else found
        return (found, found + len(sought) - 1) if len(sought) > 1 and found >= 0 else None

    def box(self, span: Span) -> Box:
        """The place of these letters, as far as they stand on one page."""
        (number, first), (other_page, other) = (self._letters[at] for at in span)
        last = other if other_page == number else first
        width, height = self._sizes[number]
        one, end = (self._texts[number].get_charbox(at, loose=True) for at in (first, last))
        left, right = min(one[0], end[0]) / width, max(one[2], end[2]) / width
        top, bottom = 1 - max(one[3], end[3]) / height, 1 - min(one[1], end[1]) / height
        return Box(number + 1, *(round(part, 4) for part in (left, top, right, bottom)))


@contextmanager
def page_letters(pdf: bytes) -> Iterator[PageLetters]:
    """The letters of a PDF, while it is open."""
    document = read_library().PdfDocument(pdf)
    try:
        yield PageLetters([document[number] for number in range(len(document))])
    finally:
        document.close()
