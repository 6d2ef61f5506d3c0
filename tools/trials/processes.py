"""Commands as processes of their own, forked from one that has loaded the program, and folders to run them in."""

import gc
import importlib
import os
import pkgutil
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path

import generator

FAULTS = ("Traceback", "Lỗi của chương trình", "build/failed")
Files = dict[str, bytes]
Command = tuple[str, ...]


def load() -> None:
    """All modules of the program are loaded, so that none is while somebody measures or kills."""
    for found in pkgutil.walk_packages(generator.__path__, "generator."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    gc.collect()
    gc.freeze()


def begun(command: Command, folder: Path, said: Path) -> int:
    """The number of a process that runs the command in the folder; it says into a file."""
    child = os.fork()
    if child:
        return child
    status = 70
    try:
        os.chdir(folder)
        out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(out, 1)
        os.dup2(out, 2)
        from generator.cli import main

        status = main(command)
        sys.stdout.flush()
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
    """A folder with these files and no others."""
    shutil.rmtree(where, ignore_errors=True)
    where.mkdir()
    for name, content in contents.items():
        path = where / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return where


def fault_in(said: Path) -> str:
    """The first fault of the program that was said, and its line; the file is taken away."""
    text = said.read_text("utf-8", "replace") if said.exists() else ""
    said.unlink(missing_ok=True)
    lines = [line for line in text.splitlines() if any(one in line for one in FAULTS)]
    return lines[0] if lines else ""


@dataclass
class Scene:
    """What stands in the folder, the commands that come before, and the command that is tried."""

    contents: dict[str, str]
    tried: Command
    before: tuple[Command, ...] = ()
    then: dict[str, str] = field(default_factory=dict)
    ready: Files = field(default_factory=dict)

    def made(self, where: Path, said: Path) -> Path:
        """The folder, ready for what is tried."""
        if not self.ready:
            folder = filled(where, {name: text.encode() for name, text in self.contents.items()})
            for command in self.before:
                ended(begun(command, folder, said))
            self.ready = files(folder) | {name: text.encode() for name, text in self.then.items()}
        return filled(where, self.ready)

    def after(self, where: Path, said: Path, *commands: Command) -> Files:
        """What the commands leave, one after the other."""
        folder = self.made(where, said)
        for command in commands:
            ended(begun(command, folder, said))
        return files(folder)
