"""All hostile cases, and the trial of them."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from tools.trials.hostile import fields, odd, packages, surroundings, tables, templates, texts
from tools.trials.hostile.case import Case, faults, ran_as
from tools.trials.routes import warm
from tools.trials.trial import Found, Trial

_PORTION = 100
CLASSES: dict[str, Callable[[], Iterator[Case]]] = {
    f"{room.__name__.rpartition('.')[2]}: {make.__name__.replace('_', ' ')}": make
    for room, makers in (
        (texts, (texts.line_ends, texts.characters, texts.structure, texts.keys, texts.encodings)),
        (fields, (fields.types, fields.numbers, fields.days, fields.paths)),
        (odd, (odd.files, odd.names)),
        (templates, (templates.code, templates.values, templates.tags)),
        (packages, (packages.zips, packages.parts, packages.active)),
        (tables, (tables.books, tables.rosters, tables.written)),
        (surroundings, (surroundings.streams, surroundings.worlds, surroundings.caches)),
    )
    for make in makers
}
"""The makers of cases by their class."""


@cache
def cases() -> tuple[tuple[str, Case], ...]:
    """Every case with its class."""
    return tuple((name, case) for name, make in CLASSES.items() for case in make())


def judged(chosen: tuple[tuple[str, Case], ...], where: Path) -> Found:
    """What came of these cases otherwise than is due."""
    warm()
    found = Found()
    for name, case in chosen:
        run = ran_as(case, where)
        found.tried += 1
        found.counted["refused"] += run.code == 1
        found.largest("seconds", run.seconds)
        found.largest("MiB", run.mib)
        for fault, at in faults(case, run):
            found.fault(fault, True, f"{name}, {case.name}: {at}")
    return found


def some(where: Path) -> Found:
    """The first and the last case of each class."""
    chosen = [(name, [*make()]) for name, make in CLASSES.items()]
    return judged(tuple((name, of[at]) for name, of in chosen for at in (0, -1)), where)


def _portion(number: int, where: Path) -> Found:
    return judged(cases()[number * _PORTION : (number + 1) * _PORTION], where)


def trials() -> Iterator[Trial]:
    """The whole corpus."""
    yield Trial("hostile corpus", -(-len(cases()) // _PORTION), _portion)
