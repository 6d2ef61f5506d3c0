"""Plans made wrong at random, read with libyaml's events and by PyYAML alone: the same data, lines and refusals."""

import random
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from unittest.mock import patch

from generator.plan import events
from generator.plan.source import Source
from generator.plan.text import MAX_DEPTH, MAX_EVENTS, parse_source
from tests.helpers import ROOT
from tools.trials.spoiling import of_text
from tools.trials.trial import Found, Trial

_PORTION, _PORTIONS = 100, 20
Reader = Callable[[str], Source]


@cache
def _plans() -> list[bytes]:
    """Every plan of the repository, good or bad."""
    tops = ("plans", "tests/full", "tests/broken", "tests/doubtful")
    paths = (path for top in tops for path in sorted((ROOT / top).rglob("*.yaml")))
    return [path.read_bytes().decode("utf-8", "replace").encode() for path in paths]


def as_it_is(text: str) -> Source:
    """What is read of the text as the program reads it."""
    return parse_source("a.yaml", text)


def plainly(text: str) -> Source:
    """What PyYAML alone reads of it."""
    with patch.object(events, "_FAST", None):
        return parse_source("a.yaml", text)


def readings(seeds: Iterable[int], reader: Reader = as_it_is) -> Found:
    """What `reader` gives otherwise than PyYAML alone, of so many plans that were made wrong."""
    found = Found()
    for seed in seeds:
        chance = random.Random(f"readers {seed}")
        text = of_text(chance.choice(_plans()), chance).decode("utf-8", "replace")
        ours, plain = reader(text), plainly(text)
        found.tried += 1
        found.counted["refused"] += bool(plain.problems)
        found.counted["by libyaml"] += (
            events._quick(text, MAX_EVENTS + 2, MAX_DEPTH + 1) is not None
        )
        found.fault("other data or lines", repr(ours.root) != repr(plain.root), f"seed {seed}")
        told = repr(ours.problems) != repr(plain.problems)
        found.fault("other refusals", told, f"seed {seed}")
    return found


def _portion(number: int, _where: Path) -> Found:
    return readings(range(number * _PORTION, (number + 1) * _PORTION))


def trials() -> Iterator[Trial]:
    """Two thousand plans."""
    yield Trial("both readers of YAML", _PORTIONS, _portion)
