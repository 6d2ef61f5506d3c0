"""Where on the pages that a plan prints each of its values stands."""

from collections.abc import Iterator, Sequence

from generator.form.places import name_of
from generator.form.sheet import FormField, plan_form
from generator.lazy import dataclass
from generator.plan.source import Source
from generator.reading.pages.letters import PageLetters, page_letters

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
    fields = [one for part in plan_form(source, ()) for top in part.fields for one in top.walk()]
    with page_letters(pdf) as letters:
        return tuple(_marks(letters, fields))


def _marks(letters: PageLetters, fields: Sequence[FormField]) -> Iterator[PlaceMark]:
    """Where the fields that have words stand, each behind the one before where it can be."""
    at = 0
    for field in fields:
        if span := letters.find(field.value.translate(_SIGNS), at):
            at = span[0]
            yield PlaceMark(name_of(field.place), *letters.box(span))
