"""Disks that are full and files that may grow no further, at many sizes: no file is harmed, and none is said that is not there."""

import io
import os
import random
import resource
import signal
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tools.trials.processes import OWN, fault_in, files, told
from tools.trials.scenes import healed, scenes, whole
from tools.trials.trial import Found, Trial

_PORTION, _SIZES = 10, 200
_NO_SPACE = 28


class _Full(io.FileIO):
    """A file on a disk that takes so many bytes more, of all files together."""

    left = 0

    def write(self, data: "io.ReadableBuffer") -> int:  # type: ignore[override,name-defined]
        """Writes what there is room for; the disk says that it is full before it takes nothing."""
        room = bytes(data)[: _Full.left]
        if not room and len(data):
            raise OSError(_NO_SPACE, "No space left on device")
        _Full.left -= len(room)
        return super().write(room)


def _disk(size: int) -> None:
    _Full.left = size
    os.fdopen = lambda number, mode, *_: io.BufferedWriter(_Full(number, mode))  # type: ignore[assignment]


def _largest(size: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


LIMITS: dict[str, Callable[[int], None]] = {"full disk": _disk, "largest file": _largest}


def _sizes(contents: list[bytes], chance: random.Random) -> Iterator[int]:
    """Any size up to what all files need, and those that are a byte from the size of one."""
    most = sum(map(len, contents))
    while True:
        yield chance.randint(0, most)
        yield max(0, len(chance.choice(contents)) + chance.choice((-1, 0, 1)))


def limited(name: str, limit: str, count: int, where: Path, chance: random.Random) -> Found:
    """What became of so many runs that could not write all, and of the next."""
    scene, found = scenes()[name], Found()
    right, before = scene.after(where / "f", scene.tried), files(scene.made(where / "f"))
    made = [content for one, content in right.items() if content != before.get(one)]
    sizes = _sizes(made, chance)
    for size in (next(sizes) for _ in range(count)):
        folder = scene.made(where / "f")
        (code,), said = told(scene.tried, folder=folder, first=partial(LIMITS[limit], size))
        there, at = files(folder), f"{size} bytes"
        found.tried += 1
        found.counted["fitted"] += there == right
        found.fault("file harmed", not whole(there, before, right), at)
        found.fault("left by who was not killed", any(OWN in one for one in there), at)
        found.fault("false success", code == 0 and there != right, at)
        found.fault("traceback", fault_in(said) or code not in (0, 1), f"{at}: {fault_in(said)}")
        healed(found, scene.tried, folder, right)
    return found


def _portion(name: str, limit: str, number: int, where: Path) -> Found:
    return limited(name, limit, _PORTION, where, random.Random(number))


def trials() -> Iterator[Trial]:
    """Each verb that changes files, under each limit."""
    for name in scenes():
        for limit in LIMITS:
            yield Trial(f"{limit}: {name}", _SIZES // _PORTION, partial(_portion, name, limit))
