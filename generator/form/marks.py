"""Where on the pages that a plan prints each of its values stands."""

from collections.abc import Iterator, Sequence

from generator.form.places import name_of
from generator.form.sheet import FormField, plan_form
from generator.lazy import dataclass, regex
from generator.plan.source import Source
from generator.reading.pages.letters import PageLetters, page_letters

_CITED = regex(r"\[\[[^\]]*\]\]")
_KNOWN = 32
"""Within so many of its first letters a value is known again, if they are printed as they are."""
_SIGNS = str.maketrans("", "", "*[]^")


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """A line of the words of a place: the page, and parts of its width and height."""

    place: str
    page: int
    left: float
    top: float
    right: float
    bottom: float


def place_marks(pdf: bytes, source: Source) -> tuple[PlaceMark, ...]:
    """The lines of all values whose words stand on the pages, in the order of the form."""
    fields = [one for part in plan_form(source, ()) for top in part.fields for one in top.walk()]
    with page_letters(pdf) as letters:
        return tuple(_marks(letters, fields))


def _marks(letters: PageLetters, fields: Sequence[FormField]) -> Iterator[PlaceMark]:
    """Where the fields that have words stand, each behind the one before where it can be."""
    at = 0
    for field in fields:
        words = _printed(field.value).translate(_SIGNS)
        if span := letters.find(words, at):
            at = span[0]
            for box in letters.boxes(words, at):
                yield PlaceMark(name_of(field.place), *box)


def _printed(value: str) -> str:
    """The value from where its words are printed as they are: behind what it cites at its start."""
    cited = _CITED.search(value)
    is_early = cited is not None and cited.start() < _KNOWN
    return _printed(value[cited.end() :]) if cited and is_early else value
