"""What is wrong with a plan, as plain values for the page: each problem with the place of its field."""

from collections.abc import Iterable
from typing import Any

from generator.form.labels import label_of_key
from generator.form.places import Place, name_of, place_at
from generator.form.rows import HEADS
from generator.language import Lang, Said
from generator.plan.source import Source
from generator.problems import Problem, Severity


def told_problems(source: Source, problems: Iterable[Problem], lang: Lang) -> list[dict[str, Any]]:
    """The problems of a plan file, each in words."""
    return [
        {
            "place": name_of(place_at(source, one.spot)),
            "severity": one.severity.value,
            "line": one.spot.line if one.spot.path == source.path else 0,
            "message": _with_field(source, one, lang),
            "advice": one.advice.to(lang),
        }
        for one in problems
    ]


def _with_field(source: Source, problem: Problem, lang: Lang) -> str:
    """The message of a problem; that of a wrong value says first which field it is."""
    message = problem.message.to(lang)
    field = _label(place_at(source, problem.spot)).to(lang)
    told = problem.severity is not Severity.ERROR or field.lower() in message.lower()
    return message if told or not field else f"{field}: {message}"


def _label(place: Place) -> Said:
    keys = [step for step in place[-2:] if isinstance(step, str)]
    name = "/".join(keys)
    return HEADS.get(name) or (label_of_key(keys[-1]) if keys else Said("", ""))
