"""Where on the pages that a plan prints each of its values stands."""

from collections.abc import Iterator, Sequence
from typing import Any

from generator.form.places import name_of
from generator.form.sheet import FormField, plan_form
from generator.lazy import dataclass
from generator.plan.source import Source
from generator.reading.pages.sheets import read_library

_SNIPPET = 24
"""So many letters of a value are looked for on the page: fewer than a line of a narrow column has."""
_SIGNS = str.maketrans("", "", "*[]^")


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """Where the words of a place begin: the page, and parts of its width and height."""

    place: str
    page: int
    left: float
    top: float
    right: float
    bottom: float


def place_marks(pdf: bytes, source: Source) -> tuple[PlaceMark, ...]:
    """The marks of all values whose words stand on the pages, in the order of the form."""
    document = read_library().PdfDocument(pdf)
    try:
        fields = [
            one for part in plan_form(source, ()) for top in part.fields for one in top.walk()
        ]
        words = _Words([document[number] for number in range(len(document))])
        return tuple(words.marks(fields))
    finally:
        document.close()


class _Words:
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

    def marks(self, fields: Sequence[FormField]) -> Iterator[PlaceMark]:
        """Where the fields that have words stand, each behind the one before where it can be."""
        at = 0
        for field in fields:
            words = "".join(field.value.translate(_SIGNS).split()).casefold()[:_SNIPPET]
            found = self._all.find(words, at)
            found = self._all.find(words) if found < 0 else found
            if len(words) > 1 and found >= 0:
                at = found
                yield self._mark(name_of(field.place), found, found + len(words) - 1)

    def _mark(self, place: str, start: int, end: int) -> PlaceMark:
        number, first = self._letters[start]
        last = self._letters[end][1] if self._letters[end][0] == number else first
        width, height = self._sizes[number]
        one, other = (self._texts[number].get_charbox(at, loose=True) for at in (first, last))
        left, right = min(one[0], other[0]) / width, max(one[2], other[2]) / width
        top, bottom = 1 - max(one[3], other[3]) / height, 1 - min(one[1], other[1]) / height
        return PlaceMark(
            place, number + 1, *(round(part, 4) for part in (left, top, right, bottom))
        )
