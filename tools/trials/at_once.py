"""Two commands that start in one moment in one folder: what they leave is what they leave one after the other."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tools.trials.processes import OWN, Command, fault_in, files, told
from tools.trials.scenes import BATCH, BUILD, ISSUE, UPDATE, scenes
from tools.trials.trial import Found, Trial

_PORTION, _ROUNDS = 10, 200
_PAIRS: dict[str, tuple[str, Command, Command]] = {
    "build": ("build", BUILD, BUILD),
    "batch": ("batch", BATCH, BATCH),
    "update": ("update", UPDATE, UPDATE),
    "issue": ("issue", (*ISSUE, "5"), (*ISSUE, "6")),
    "build and issue": ("issue", BUILD, (*ISSUE, "5")),
    "update and build": ("update", UPDATE, ("build", "xa.yaml")),
    "batch and build": ("batch", BATCH, ("build", "tinh.yaml", "-o", "ra")),
}


def rounds(name: str, count: int, where: Path) -> Found:
    """What became of so many rounds of two commands."""
    room, *pair = _PAIRS[name]
    scene, found = scenes()[room], Found()
    right = [scene.after(where / "f", *order) for order in (pair, pair[::-1])]
    for _ in range(count):
        folder = scene.made(where / "f")
        codes, said = told(*pair, folder=folder)
        found.tried += 1
        fault, there = fault_in(said), files(folder)
        found.fault("traceback", fault, fault)
        found.fault("left behind", any(OWN in one for one in there))
        found.fault("otherwise than one after the other", there not in right)
        found.fault("number given twice", name == "issue" and codes.count(0) != 1)
    return found


def _portion(name: str, number: int, where: Path) -> Found:
    return rounds(name, _PORTION, where)


def trials() -> Iterator[Trial]:
    """Each pair of commands."""
    for name in _PAIRS:
        yield Trial(f"two at once: {name}", _ROUNDS // _PORTION, partial(_portion, name))
