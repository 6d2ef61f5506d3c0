"""Worlds in which commands run: streams, variables, clocks and limits that are odd, and caches that somebody forged."""

import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.helpers import BASE
from tools.trials.hostile.case import Case, Due, told
from tools.trials.hostile.fields import SECRET
from tools.trials.processes import told as run_told
from tools.trials.routes import goods

_BUILD = ("build", "a.yaml", "-o", "ra")
_COMMANDS = {
    "build": _BUILD, "check": ("check", "a.yaml"), "schema": ("schema",), "help": ("help",),
    "ledger": ("ledger", "tinh.yaml", "xa.yaml"), "ready": ("ready", "a.yaml"), "tasks": ("tasks", "a.yaml"),
}  # fmt: skip
_ANYWHERE = Due(None, writes=True, of_input=False)
"""It is the surroundings that are at fault, and no file."""


def _files() -> dict[str, bytes]:
    return {name: goods()[name][0] for name in ("a.yaml", "tinh.yaml", "xa.yaml")}


def _full() -> None:
    os.dup2(os.open("/dev/full", os.O_WRONLY), 1)


def _gone() -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    os.dup2(theirs, 1)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)


def _closed() -> None:
    os.close(1)
    sys.stdout = None  # type: ignore[assignment]


def _in_ascii() -> None:
    sys.stdout.reconfigure(encoding="ascii", errors="strict")  # type: ignore[union-attr]


def streams() -> Iterator[Case]:
    """Output that nobody reads, that is full, closed, or of another encoding."""
    for name, first in {
        "full": _full,
        "gone": _gone,
        "closed": _closed,
        "ascii": _in_ascii,
    }.items():
        for verb, command in _COMMANDS.items():
            yield Case(f"{verb}: output is {name}", command, _files(), _ANYWHERE, first=first)


def _world(**variables: str) -> None:
    cache = os.environ["XDG_CACHE_HOME"]
    os.environ.clear()
    os.environ.update({"XDG_CACHE_HOME": cache, **variables})


def _clock(at: float) -> None:
    time.time = lambda: at


def _limit(kind: int, most: int) -> None:
    resource.setrlimit(kind, (most, most))


def _stacked() -> None:
    sys.setrecursionlimit(400)


def _for_nobody() -> None:
    os.umask(0o777)


_WORLDS: dict[str, Callable[[], None]] = {
    "nothing": _world,
    "C": partial(_world, LC_ALL="C", LANG="C"),
    "an odd zone": partial(_world, TZ="/etc/passwd"),
    "a home that is none": partial(_world, HOME="/dev/null"),
    "a home that is missing": partial(_world, HOME="/khong/co"),
    "no room for temporary files": partial(_world, TMPDIR="/khong/co"),
    "a cache that is a file": partial(_world, KEHOACH_CACHE="a.yaml"),
    "a cache that is missing": partial(_world, KEHOACH_CACHE="/khong/co/gi"),
    "a cache that is a device": partial(_world, KEHOACH_CACHE="/dev/full"),
    "a cache in the folder": partial(_world, KEHOACH_CACHE="kho"),
    "no columns": partial(_world, COLUMNS="0"),
    "columns that are none": partial(_world, COLUMNS="x"),
    "a milliard columns": partial(_world, COLUMNS="1000000000"),
    "the year 1970": partial(_clock, 0.0),
    "the year 1900": partial(_clock, -2.2e9),
    "the year 2200": partial(_clock, 7.26e9),
    "40 open files": partial(_limit, resource.RLIMIT_NOFILE, 40),
    "no other process": partial(_limit, resource.RLIMIT_NPROC, 0),
    "no byte of a file": partial(_limit, resource.RLIMIT_FSIZE, 0),
    "no core": partial(_limit, resource.RLIMIT_CORE, 0),
    "files for nobody": _for_nobody,
    "a shallow stack": _stacked,
}


def worlds() -> Iterator[Case]:
    """Variables, clocks and limits that offices do not have."""
    for name, first in _WORLDS.items():
        for verb in ("build", "check", "ledger"):
            yield Case(f"{verb}: {name}", _COMMANDS[verb], _files(), _ANYWHERE, first=first)


_FORGED = {
    "nothing": b"", "half": b'{"a": [', "a list": b"[]", "a number": b"5", "null": b"null", "no letters": b"\xff\xfe\0",
    "deep": b"[" * 100_000, "an empty mapping": b"{}", "other values": b'{"documents": 5, "a": {"b": null}, "program": []}',
    "paths": b'{"../../x": {"sha256": "0"}, "/etc/passwd": {}, "documents": {"../x.docx": {}}}', "10 MB": b" " * 10_000_000,
}  # fmt: skip


def _forge(content: bytes, where: str, folder: Path) -> None:
    """What an earlier run kept, with other bytes in every file."""
    run_told(_BUILD, folder=folder)
    room = folder / "ra" if where == "manifest" else folder.with_name(f"{folder.name}-cache")
    for path in room.rglob("*"):
        if path.is_file() and path.suffix != ".docx":
            path.write_bytes(content)


def _led_out(folder: Path) -> None:
    run_told(_BUILD, folder=folder)
    room = folder.with_name(f"{folder.name}-cache")
    room.mkdir(exist_ok=True)
    (room / "secret").write_text(SECRET, "utf-8")
    for path in [*room.rglob("*")]:
        if path.is_file() and path.name != "secret":
            path.unlink()
            path.symlink_to(room / "secret")


def caches() -> Iterator[Case]:
    """What is kept between runs, in other words than ours: the document is there afterwards, and right."""
    files = {"a.yaml": BASE.encode()}
    for where in ("cache", "manifest"):
        for name, content in _FORGED.items():
            yield Case(
                f"{where}: {name}",
                _BUILD,
                files,
                told(),
                lambda at, content=content, where=where: _forge(content, where, at),  # type: ignore[misc]
                may_change=("ra/manifest.json",),
            )
    yield Case("cache: links", _BUILD, files, told(nowhere=(SECRET,)), _led_out)
