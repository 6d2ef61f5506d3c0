"""What a new plan still has of the example that it was made of."""

from functools import cache

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


def judged_as(section: FormSection) -> Said:
    """What a part is called of which nothing is missing or wrong."""
    still = _own_words(section) & _of_example().get(section.key, frozenset())
    return _STILL if still else _COMPLETE


@cache
def _of_example() -> dict[str, frozenset[str]]:
    """The words of the example by the parts in which they are to be replaced."""
    form = plan_form(parse_source("", example_text()), ())
    return {one.key: _own_words(one) for one in form if one.key not in _OF_ANYBODY}


def _own_words(section: FormSection) -> frozenset[str]:
    fields = (below for field in section.fields for below in field.walk())
    return frozenset(_YEAR.sub("", one.value) for one in fields if _is_telling(one))


def _is_telling(field: FormField) -> bool:
    """Whether a value is one that two plans have in common only where one was made of the other."""
    named = tuple(step for step in field.place if isinstance(step, str))
    return bool(field.value) and (named in _NAMES or len(field.value.split()) > _FEW)
