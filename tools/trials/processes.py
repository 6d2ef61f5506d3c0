"""Commands as processes of their own, forked from one that has loaded the program, and folders to run them in."""

import gc
import importlib
import os
import pkgutil
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import generator

FAULTS = ("Traceback", "Lỗi của chương trình", "build/failed")
OWN = ".kehoach"
"""In the name of what a run is writing."""
Files = dict[str, bytes]
Command = tuple[str, ...]
First = Callable[[], None]
"""What a process does before its command."""
Disturb = Callable[[list[int]], None]
"""What is done to processes that have begun, by their numbers."""


def load() -> None:
    """All modules of the program are loaded, so that none is while somebody measures or kills."""
    for found in pkgutil.walk_packages(generator.__path__, "generator."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    gc.collect()
    gc.freeze()


def speak_into(out: int) -> None:
    """What is printed from now on goes into an open file, whoever has put himself before it."""
    for number, name in ((1, "stdout"), (2, "stderr")):
        os.dup2(out, number)
        setattr(sys, name, os.fdopen(number, "w", encoding="utf-8", closefd=False))


def remember_in(cache: Path) -> None:
    """What runs remember of each other is kept there, and not where the user's own runs keep it."""
    os.environ.pop("KEHOACH_CACHE", None)
    os.environ.update(XDG_CACHE_HOME=str(cache), LOCALAPPDATA=str(cache))


def _cache(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}-cache")


def nothing() -> None:
    """What a process does before its command, unless it is told otherwise."""


def _let_be(_: list[int]) -> None:
    """Processes that nobody disturbs."""


def begun(command: Command, folder: Path, out: int, first: First = nothing) -> int:
    """The number of a process that runs the command in the folder, and says into an open file."""
    child = os.fork()
    if child:
        return child
    status = 70
    try:
        os.chdir(folder)
        remember_in(_cache(folder))
        speak_into(out)
        from generator.cli import main

        first()
        status = main(command)
        if sys.stdout:
            sys.stdout.flush()
    except OSError:  # nobody reads what was said
        pass
    finally:
        os._exit(status)


def ended(child: int) -> int:
    """Its exit code, below zero where it was killed."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def files(folder: Path) -> Files:
    """All files below the folder but the log of a batch, whose times differ."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith("-log.jsonl")
    }


def filled(where: Path, contents: Files) -> Path:
    """A folder with these files and no others, of which nothing is remembered."""
    for old in (where, _cache(where)):
        shutil.rmtree(old, ignore_errors=True)
    where.mkdir()
    for name, content in contents.items():
        path = where / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return where


def told(
    *commands: Command, folder: Path, first: First = nothing, then: Disturb = _let_be
) -> tuple[list[int], str]:
    """The exit codes of commands that start in one moment, and what they said together."""
    ours, theirs = os.pipe()
    children = [begun(command, folder, theirs, first) for command in commands]
    os.close(theirs)
    then(children)
    with open(ours, "rb") as stream:
        said = stream.read().decode("utf-8", "replace")
    return [ended(child) for child in children], said


def fault_in(said: str) -> str:
    """The line with the first fault of the program, "" where there is none."""
    lines = (line for line in said.splitlines() if any(one in line for one in FAULTS))
    return next(lines, "")


def _as_bytes(contents: Mapping[str, str | bytes]) -> Files:
    return {
        name: given.encode() if isinstance(given, str) else given
        for name, given in contents.items()
    }


@dataclass
class Scene:
    """What stands in the folder, the commands that come before, and the command that is tried."""

    contents: dict[str, str | bytes]
    tried: Command
    before: tuple[Command, ...] = ()
    then: dict[str, str | bytes] = field(default_factory=dict)
    ready: Files = field(default_factory=dict)

    def made(self, where: Path) -> Path:
        """The folder, ready for what is tried."""
        if not self.ready:
            folder = filled(where, _as_bytes(self.contents))
            for command in self.before:
                told(command, folder=folder)
            self.ready = files(folder) | _as_bytes(self.then)
        return filled(where, self.ready)

    def after(self, where: Path, *commands: Command) -> Files:
        """What the commands leave, one after the other."""
        folder = self.made(where)
        for command in commands:
            told(command, folder=folder)
        return files(folder)
