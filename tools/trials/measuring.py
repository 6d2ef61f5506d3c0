"""What commands spend, each case in a process of its own that nobody else's work lengthens."""

import os
import resource
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from generator.cli import main
from tools.trials.processes import remember_in, speak_into

Command = tuple[str, ...]
PATIENCE = 300
"""Seconds of the processor after which a case is given up, whatever others do on the machine."""


@dataclass(frozen=True, order=True, slots=True)
class Spent:
    """Seconds of the processor, the most MiB so far, the exit code and what was said."""

    seconds: float
    mib: int
    code: int
    said: str


NEVER = Spent(float("inf"), 0, 70, "given up")


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _one(command: Command, said: Path) -> Spent:
    out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    speak_into(out)
    os.close(out)
    began = _used()
    code = main(command)
    seconds = _used() - began
    sys.stdout.flush()
    mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Spent(seconds, mib, code, said.read_text("utf-8", "replace")[:400])


def _child(prepare: Callable[[], None], commands: Mapping[str, Command], out: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "office")
        folder.mkdir()
        os.chdir(folder)
        remember_in(Path(name, "cache"))
        silent = os.open(os.devnull, os.O_WRONLY)
        speak_into(silent)
        prepare()
        out.send({key: _one(command, Path(name, "said")) for key, command in commands.items()})
        os.chdir("/")


def spent(prepare: Callable[[], None], commands: Mapping[str, Command]) -> dict[str, Spent]:
    """What each of the commands spends, one after the other, in a folder that was prepared."""
    context = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(prepare, commands, theirs))
    process.start()
    theirs.close()
    try:
        found: dict[str, Spent] = ours.recv()
        return found
    except EOFError:  # it was ended, or fell
        return dict.fromkeys(commands, NEVER)
    finally:
        process.kill()
        process.join()
