"""Commands that are killed at some moment and run again: nothing is torn or lost, and the next run ends as it ought to."""

import os
import random
import signal
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tools.trials.processes import Scene, fault_in, files, told
from tools.trials.scenes import healed, scenes, whole
from tools.trials.trial import Found, Trial

_PORTION, _KILLS, _SEED = 10, 500, 1900


def _span(scene: Scene, where: Path) -> float:
    """Most of the seconds that a run takes that nobody kills."""
    folder = scene.made(where)
    began = time.monotonic()
    told(scene.tried, folder=folder)
    return (time.monotonic() - began) * 0.8


def _after(seconds: float, children: list[int]) -> None:
    time.sleep(seconds)
    for child in children:
        os.kill(child, signal.SIGKILL)


def kills(name: str, count: int, where: Path, chance: random.Random) -> Found:
    """What became of so many runs that were killed, and of the next."""
    scene, found = scenes()[name], Found()
    right, before = scene.after(where / "f", scene.tried), files(scene.made(where / "f"))
    span = _span(scene, where / "f")
    while found.tried < count:
        folder = scene.made(where / "f")
        (code,), said = told(
            scene.tried, folder=folder, then=partial(_after, chance.uniform(0, span))
        )
        if code >= 0:
            found.counted["came too late"] += 1
            continue
        found.tried += 1
        found.fault("torn or lost", not whole(files(folder), before, right))
        healed(found, scene.tried, folder, right)
        found.fault("traceback", fault_in(said), fault_in(said))
    return found


def _portion(name: str, number: int, where: Path) -> Found:
    return kills(name, _PORTION, where, random.Random(_SEED + number))


def trials() -> Iterator[Trial]:
    """Each verb that changes files."""
    for name in scenes():
        yield Trial(f"killed: {name}", _KILLS // _PORTION, partial(_portion, name))
