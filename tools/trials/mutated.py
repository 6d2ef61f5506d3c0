"""Files of strangers, each made wrong at random, on all ways into the program: nothing of the promise is broken."""

import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tools.trials.promise import Run, breaches, ran
from tools.trials.routes import ROUTES, Route, goods, warm
from tools.trials.spoiling import spoiled
from tools.trials.trial import Found, Trial

_PORTION = 100
_SHARES = {"plans": 90, "papers": 60, "templates": 30, "tables": 20}
"""How many portions of each kind of file."""


def mutation(kind: str, seed: int, where: Path) -> tuple[Route, Run]:
    """What became of one file of the kind that was made wrong; the same for the same seed."""
    warm()
    chance = random.Random(f"{kind} {seed}")
    route = chance.choice([*ROUTES[kind]()])
    good = chance.choice(goods()[route.spoiled])
    contents = {name: goods()[name][0] for name in route.beside}
    contents[route.spoiled] = spoiled(route.spoiled, good, chance)
    return route, ran(route.command, contents, where)


def mutations(kind: str, seeds: range, where: Path) -> Found:
    """What of the promise was broken with so many files."""
    found = Found()
    for seed in seeds:
        route, run = mutation(kind, seed, where)
        found.tried += 1
        found.counted["accepted"] += run.code == 0
        found.largest("seconds", run.seconds)
        found.largest("MiB", run.mib)
        for name, at in breaches(run, route.may_change):
            found.fault(name, True, f"{route.name}, seed {seed}: {at}")
    return found


def some(count: int, where: Path) -> Found:
    """A few of each kind of file."""
    found = Found()
    for kind in _SHARES:
        found.add(mutations(kind, range(count), where))
    return found


def _portion(kind: str, number: int, where: Path) -> Found:
    return mutations(kind, range(number * _PORTION, (number + 1) * _PORTION), where)


def trials() -> Iterator[Trial]:
    """Twenty thousand files, by their kind."""
    for kind, share in _SHARES.items():
        yield Trial(f"mutations: {kind}", share, partial(_portion, kind))
