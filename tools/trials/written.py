"""Commands that are killed at each thing that they do to the disk, one after the other: nothing is torn, the next run heals."""

import io
import os
import random
import signal
import sys
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

from tools.trials import page_killed
from tools.trials.processes import fault_in, files, told
from tools.trials.scenes import again, healed, scenes, whole
from tools.trials.trial import Found, Trial

_CHANGES = {
    *("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate", "os.link"),
    "fcntl.flock",
}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_FEW, _OF_PAGE = 3, 30
"""Every which step a tenth tries, and how many steps of the page."""


class _Steps:
    """What a process does to the disk, counted: it is killed before the step of a number."""

    def __init__(self, last: int) -> None:
        self.left = last

    def __call__(self) -> None:
        self.left -= 1
        if self.left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def hear(self, event: str, arguments: tuple[object, ...]) -> None:
        """What Python tells of the process, before it does so."""
        flags = arguments[2] if event == "open" else 0
        if event in _CHANGES or (isinstance(flags, int) and flags & _WRITING):
            self()


class _Halves(io.FileIO):
    """A file that is written half, and then the other half."""

    step = _Steps(0)

    def write(self, data: "io.ReadableBuffer") -> int:  # type: ignore[override,name-defined]
        """Writes all of it, with a step between the halves."""
        half = len(data) // 2
        written = super().write(bytes(data)[:half])
        _Halves.step()
        return written + super().write(bytes(data)[half:])


def dies_at(step: int) -> None:
    """This process is killed before it does the thing of that number to the disk."""
    steps = _Halves.step = _Steps(step)
    os.fdopen = lambda number, mode, *_: io.BufferedWriter(_Halves(number, mode))  # type: ignore[assignment]
    sys.addaudithook(steps.hear)


def each_step(name: str, where: Path, every: int = 1) -> Found:
    """What became of a command that was killed at every step, or every third, and of the next."""
    scene, found = {**scenes(), **again()}[name], Found()
    right, before = scene.after(where / "f", scene.tried), files(scene.made(where / "f"))
    for step in count(0, every):
        folder = scene.made(where / "f")
        (code,), said = told(scene.tried, folder=folder, first=partial(dies_at, step))
        if code != -signal.SIGKILL:
            found.fault("not ended well", code or files(folder) != right, f"step {step}: {said}")
            break
        found.tried += 1
        found.fault("torn or lost", not whole(files(folder), before, right), f"step {step}")
        healed(found, scene.tried, folder, right, f"step {step}")
        found.fault("traceback", fault_in(said), fault_in(said))
    found.fault("no step seen", not found.tried)
    return found


def _portion(name: str, every: int, number: int, where: Path) -> Found:
    return each_step(name, where, every)


def _of_page(number: int, where: Path) -> Found:
    most = _OF_PAGE // 10
    steps = (partial(dies_at, most * number + one) for one in range(most))
    return page_killed.kills(most, where, random.Random(number), steps)


def trials() -> Iterator[Trial]:
    """Each verb that changes files, where there is nothing yet and where there is something; the page."""
    for name in (*scenes(), *again()):
        whole_, few = partial(_portion, name, 1), partial(_portion, name, _FEW)
        yield Trial(f"killed at each write: {name}", 1, whole_, few)
    yield Trial("killed at each write: the page", 10, _of_page)
