"""The program with a fault in it, one at a time: the tests notice (`tools/mutants.py`)."""

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.helpers import ROOT
from tools.mutants import KILLED, NOT_APPLIED, NOT_RUN, OF_GUARDS, SURVIVED, mutants
from tools.trials.trial import Found, Trial

LEAST = 0.9
"""The share of faults that the tests have to notice; of the guards, all."""
_TOLD = re.compile(rf"(?m)^({KILLED}|{SURVIVED}|{NOT_RUN}|{NOT_APPLIED}) +(\S+) ")


def judged(area: str, said: str) -> Found:
    """What the tests noticed of an area, by what `tools/mutants.py` says; who survived is named."""
    found = Found()
    for what, name in _TOLD.findall(said):
        found.tried += 1
        found.counted[what] += 1
        found.where += [f"{what}: {name}"] if what != KILLED else []
    least = 1.0 if area == OF_GUARDS else LEAST
    is_few = found.counted[KILLED] < least * found.tried
    found.fault("too few noticed", is_few or not found.tried, area)
    return found


def _portion(area: str, number: int, where: Path) -> Found:
    program = [sys.executable, str(ROOT / "tools" / "mutants.py"), "--area", area]
    done = subprocess.run(program, capture_output=True, encoding="utf-8", check=False)
    return judged(area, done.stdout)


def trials() -> Iterator[Trial]:
    """One portion for each area of the list."""
    for area in dict.fromkeys(one.area for one in mutants()):
        yield Trial(f"faults noticed: {area}", 1, partial(_portion, area), by_name=True)
