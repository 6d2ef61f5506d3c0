"""What a new plan still has of the example that it was made of."""

from collections.abc import Sequence
from functools import cache
from itertools import chain

from generator.form.places import Place
from generator.form.sheet import FormField, FormSection, plan_form
from generator.language import Said
from generator.lazy import regex
from generator.making.starting import example_text
from generator.plan.text import parse_source

_NAMES = (("place",), ("issuer", "name"), ("signature", "name"))
"""Whose value is the example's however short it is."""
_OF_ANYBODY = ("bases", "recipients", "arrangement")
"""Parts whose words are any plan's, and may stay."""
_YEAR = regex(r"(?:\b\d{1,2}/\d{1,2}/)?(?<!\d)20\d\d(?!\d)")
"""An example for another year, and its days, say the same."""
_FEW = 5
"""Words up to which other plans say the same by chance."""
_STILL = Said("còn chữ của bản mẫu", "still has the example's words")
_COMPLETE = Said("đủ", "complete")


def still_of_example(sections: Sequence[FormSection]) -> frozenset[Place]:
    """Where the example's words stand yet: nowhere in a plan that was issued, or that was made of an
    office's. A name alone is the plan's own, of a place that is called as the example's."""
    known = {} if _is_settled(sections) else _of_example()
    still = [
        place
        for section in sections
        for place, words in _telling(section).items()
        if words in known.get(section.key, ())
    ]
    return frozenset(() if all(map(_is_name, still)) else still)


def judged_as(section: FormSection, still: frozenset[Place]) -> Said:
    """What a part is called of which nothing is missing or wrong, where the example's words stand yet
    at these places."""
    return _STILL if _telling(section).keys() & still else _COMPLETE


def _is_settled(sections: Sequence[FormSection]) -> bool:
    """Whether the plan has its number and day, or follows another."""
    said = {one.place[0]: one.value for section in sections for one in section.fields}
    return "based_on" in said or bool(said["number"] and said["date"])


@cache
def _of_example() -> dict[str, frozenset[str]]:
    """The words of the example by the parts in which they are to be replaced."""
    form = plan_form(parse_source("", example_text()), ())
    return {
        one.key: frozenset(_telling(one).values()) for one in form if one.key not in _OF_ANYBODY
    }


def _telling(section: FormSection) -> dict[Place, str]:
    """Its values that two plans have in common only where one was made of the other."""
    fields = [below for field in section.fields for below in field.walk()]
    words = {one.place: _YEAR.sub("", one.value) for one in fields if _is_telling(one)}
    return words | dict(chain.from_iterable(map(_figures, fields)))


def _figures(field: FormField) -> list[tuple[Place, str]]:
    """What a target is to reach, where the field is one, with all that is said of the target: only
    together are these another's."""
    values = {one.place: one.value for one in field.walk() if one.value}
    said = _YEAR.sub("", " ".join(values.values()))
    return [(place, said) for place in values if place[:-1] == (*field.place, "target")]


def _is_name(place: Place) -> bool:
    return tuple(step for step in place if isinstance(step, str)) in _NAMES


def _is_telling(field: FormField) -> bool:
    return bool(field.value) and (_is_name(field.place) or len(field.value.split()) > _FEW)
