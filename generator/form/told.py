"""What is wrong with a plan, as plain values for the page: each problem with the place of its field."""

from collections.abc import Iterable
from typing import Any

from generator.form.places import name_of, place_at
from generator.language import Lang
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
