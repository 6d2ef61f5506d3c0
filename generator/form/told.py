"""What is wrong with a plan, as plain values for the page: each problem with the place of its field."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

from generator.form.places import Place, name_of, place_at
from generator.form.sheet import SECTIONS
from generator.language import NOTHING, Lang, Said
from generator.plan.source import Source
from generator.problems import Problem


def told_problems(source: Source, problems: Iterable[Problem], lang: Lang) -> list[dict[str, Any]]:
    """The problems of a plan file, each in words."""
    return [
        {
            "place": name_of(place_at(source, one.spot)),
            "severity": one.severity.value,
            "line": one.spot.line if one.spot.path == source.path else 0,
            "message": one.message.to(lang),
            "advice": one.advice.to(lang),
        }
        for one in problems
    ]


def section_named(place: Place) -> Said:
    """What the part of the form is called that a place stands in, nothing for the whole plan."""
    titles = (title for _, title, *keys in SECTIONS if {*place[:1]} & {*chain(*keys)})
    return next(titles, NOTHING)
