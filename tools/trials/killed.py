"""Commands that are killed at some moment and run again: nothing is torn or lost, and the next run ends as it ought to."""

import os
import random
import signal
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tools.trials.processes import Files, Scene, begun, ended, fault_in, files
from tools.trials.scenes import scenes
from tools.trials.trial import Found, Trial

_PORTION, _KILLS = 10, 300
_OWN = ".kehoach"
"""In the name of what a run is writing."""


def _span(scene: Scene, where: Path, said: Path) -> float:
    """Most of the seconds that a run takes that nobody kills."""
    folder = scene.made(where / "f", said)
    began = time.monotonic()
    ended(begun(scene.tried, folder, said))
    return (time.monotonic() - began) * 0.8


def _whole(there: Files, before: Files, right: Files) -> bool:
    """Every file is the one before or the one after, and none is lost; a manifest may list less."""
    known = (
        content in (before.get(name), right.get(name))
        for name, content in there.items()
        if _OWN not in name and not name.endswith("manifest.json")
    )
    return all(known) and before.keys() <= there.keys()


def kills(name: str, count: int, where: Path, chance: random.Random) -> Found:
    """What became of so many runs that were killed, and of the next."""
    scene, said, found = scenes()[name], where / "said", Found()
    right = scene.after(where / "f", said, scene.tried)
    before = files(scene.made(where / "f", said))
    span = _span(scene, where, said)
    while found.tried < count:
        folder = scene.made(where / "f", said)
        child = begun(scene.tried, folder, said)
        time.sleep(chance.uniform(0, span))
        os.kill(child, signal.SIGKILL)
        if ended(child) >= 0:
            found.counted["came too late"] += 1
            continue
        found.tried += 1
        found.fault("torn or lost", not _whole(files(folder), before, right))
        code = ended(begun(scene.tried, folder, said))
        fault, after = fault_in(said), files(folder)
        found.fault("not healed", code or after != right)
        found.fault("left behind", any(_OWN in one for one in after))
        found.fault("traceback", fault, fault)
    return found


def _portion(name: str, number: int, where: Path) -> Found:
    return kills(name, _PORTION, where, random.Random(number))


def trials() -> Iterator[Trial]:
    """Each verb that changes files."""
    for name in scenes():
        yield Trial(f"killed: {name}", _KILLS // _PORTION, partial(_portion, name))
