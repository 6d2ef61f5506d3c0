"""All hostile cases, and the trial of them."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from tools.trials.hostile import fields, odd, packages, surroundings, tables, templates, texts
from tools.trials.hostile.case import Case, faults, ran_as
from tools.trials.routes import warm
from tools.trials.trial import Found, Trial

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


def judged(name: str, cases: Iterable[Case], where: Path) -> Found:
    """What came of these cases of a class otherwise than is due."""
    warm()
    found = Found()
    for case in cases:
        run = ran_as(case, where)
        found.tried += 1
        found.counted["refused"] += run.code == 1
        found.largest("seconds", run.seconds)
        found.largest("MiB", run.mib)
        for fault, at in faults(case, run):
            found.fault(fault, True, f"{name}, {case.name}: {at}")
    return found


def some(where: Path) -> Found:
    """The first case of each class."""
    found = Found()
    for name, make in CLASSES.items():
        found.add(judged(name, islice(make(), 1), where))
    return found


def _portion(each: int, number: int, where: Path) -> Found:
    name, make = [*CLASSES.items()][number]
    return judged(name, islice(make(), 0, None, each), where)


def trials() -> Iterator[Trial]:
    """The whole corpus, a class in each portion."""
    yield Trial("hostile corpus", len(CLASSES), partial(_portion, 1), partial(_portion, 10))
