"""Seconds of the processor, of two things done in turn in one run, and how they compare."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
Work = Callable[[], object]


@dataclass(frozen=True)
class Measured:
    """What came of a row: a value for each round; what ours and the other's took, ms; peak MiB."""

    values: list[float]
    ours: float
    theirs: float
    memory: int

    def __str__(self) -> str:
        least, most = min(self.values), max(self.values)
        return f"{least:.2f} / {median(self.values):.2f} / {most:.2f}"


def cpu(work: Work) -> float:
    """Seconds of the processor that `work` takes in this process."""
    began = time.process_time()
    work()
    return time.process_time() - began


def in_turn(ours: Work, theirs: Work, rounds: int, before: Work = lambda: None) -> Measured:
    """Both done once to warm up, then by turns; `before` makes ready what ours takes, unmeasured."""
    for one in (before, ours, theirs):
        one()
    pairs = []
    for _ in range(rounds):
        before()
        pairs.append((cpu(ours), cpu(theirs)))
    return compared(pairs, peak())


def compared(pairs: Sequence[tuple[float, float]], memory: int) -> Measured:
    """Seconds of ours and theirs, pair by pair, as ratios."""
    ours, theirs = (1000 * median(times) for times in zip(*pairs, strict=True))
    return Measured([own / other for own, other in pairs], ours, theirs, memory)


def peak() -> int:
    """MiB that this process took at the most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


@dataclass(frozen=True)
class Ran:
    """A command that ended: seconds of the processor with all its children, and peak MiB of any."""

    seconds: float
    memory: int


def run(command: Sequence[str], folder: Path, good: Sequence[int] = (0,)) -> Ran:
    """What `command` took in `folder`; an exit code that is not `good` ends the row."""
    world = {**os.environ, "PYTHONPATH": str(ROOT)}
    world.pop("PYTHONDONTWRITEBYTECODE", None)
    with open(os.devnull, "wb") as silent:
        child = subprocess.Popen(command, cwd=folder, env=world, stdout=silent, stderr=silent)
        _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in good:
        raise SystemExit(f"{' '.join(map(str, command))[:200]}: exit code {child.returncode}")
    return Ran(used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)


def commands_in_turn(ours: Callable[[], Ran], theirs: Callable[[], Ran], rounds: int) -> Measured:
    """Two commands by turns; the peak is that of ours."""
    pairs, memory = [], 0
    for _ in range(rounds):
        own, other = ours(), theirs()
        pairs.append((own.seconds, other.seconds))
        memory = max(memory, own.memory)
    return compared(pairs, memory)


def kehoach(*arguments: str) -> list[str]:
    """The command line of the program in a process of its own."""
    return [sys.executable, "-m", "generator", *arguments]


def varied(text: str) -> Iterator[str]:
    """A plan again and again, each time another version: no two documents are the same bytes."""
    import re

    for version in range(100, 10**6):
        yield re.sub(r"(?m)^(phien_ban|version): \d+$", rf"\g<1>: {version}", text, count=1)
