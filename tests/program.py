"""The program as users start it: a process with a folder, an environment, output and an exit code of its own.

Where the system can fork, each is forked from one process that has loaded the program and has done nothing yet, which
spares what loading takes. Who tests the start itself (settings of Python, what is loaded and when) starts Python anew.
"""

import atexit
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from tests.helpers import ROOT

FAULT = "Traceback|Lỗi của chương trình|The program itself failed"
"""What nobody ever gets to see: a fault of the program."""
_KEEPER = """
import gc, importlib, json, os, pkgutil, runpy, sys
import generator
for found in pkgutil.walk_packages(generator.__path__, "generator."):
    if not found.name.endswith("__main__"):
        importlib.import_module(found.name)
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
for line in sys.stdin:
    children = []
    for order in json.loads(line):
        children.append(os.fork())
        if children[-1]:
            continue
        os.dup2(os.open(order["input"], os.O_RDONLY), 0)
        for number, name in ((1, "out"), (2, "error")):
            os.dup2(os.open(order[name], os.O_WRONLY), number)
        os.environ.clear()
        os.environ.update(order["world"])
        os.chdir(order["folder"])
        exec(order["first"])
        sys.argv = ["kehoach", *order["arguments"]]
        runpy.run_module(order["module"], run_name="__main__", alter_sys=True)
    print([os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children], flush=True)
"""


class Keeper:
    """A process that has the program loaded, and forks another for each order."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _KEEPER],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        self._asked = Lock()
        atexit.register(self._process.communicate)

    def run(
        self,
        commands: Sequence[Sequence[str]],
        folder: Path,
        world: dict[str, str],
        module: str = "generator",
        given: str = "",
        first: str = "",
    ) -> list[subprocess.CompletedProcess[str]]:
        """What `subprocess.run` gives for `commands`, the arguments of `kehoach`, all at once; or of
        another module, with what is `given` on standard input. Each runs the program `first` before,
        which may change what the command is made of."""
        assert self._process.stdin and self._process.stdout
        with TemporaryDirectory() as name:
            orders = []
            source = Path(name, "input")
            source.write_text(given, "utf-8")
            about = {"input": str(source), "module": module, "folder": str(folder.resolve())}
            for at, command in enumerate(commands):
                out, error = Path(name, f"out-{at}"), Path(name, f"error-{at}")
                for path in (out, error):
                    path.touch()
                order = {**about, "out": str(out), "error": str(error), "first": first}
                orders.append({**order, "arguments": [*command], "world": world})
            with self._asked:
                self._process.stdin.write(f"{json.dumps(orders)}\n")
                self._process.stdin.flush()
                statuses = json.loads(self._process.stdout.readline())
            return [
                subprocess.CompletedProcess(
                    order["arguments"],
                    status,
                    *(Path(order[one]).read_text("utf-8") for one in ("out", "error")),
                )
                for order, status in zip(orders, statuses, strict=True)
            ]


@cache
def _keeper() -> Keeper:
    return Keeper()


def changed_by(first: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """As `kehoach`, of a command that the program `first` has changed."""
    done = _keeper().run([arguments], cwd, {**os.environ, "PYTHONPATH": str(ROOT)}, first=first)[0]
    assert not re.search(FAULT, done.stderr + done.stdout)
    return done


def run(*arguments: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """`python -m generator` with these arguments, in `cwd`."""
    world = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    if not hasattr(os, "fork") or any(name.startswith(("PYTHON", "LC_")) for name in environment):
        return subprocess.run(
            [sys.executable, "-m", "generator", *arguments],
            cwd=cwd,
            env=world,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    return _keeper().run([arguments], cwd, world)[0]


def at_once(*commands: Sequence[str], cwd: Path) -> list[subprocess.CompletedProcess[str]]:
    """What becomes of commands that start in one moment; none shows a traceback."""
    world = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = _keeper().run(commands, cwd, world)
    assert not [one for one in done if re.search(FAULT, one.stderr + one.stdout)], done
    return done


def inside(
    order: str, folder: Path, memory: int, **environment: str
) -> subprocess.CompletedProcess[str]:
    """What a process of the page answers to an order."""
    world = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return _keeper().run([[str(memory)]], folder, world, "generator.page.inside", order)[0]


def kehoach(
    *arguments: str, cwd: Path = ROOT, **environment: str
) -> subprocess.CompletedProcess[str]:
    """As `run`; a traceback is never what a user gets to see."""
    done = run(*arguments, cwd=cwd, **environment)
    assert not re.search(FAULT, done.stderr + done.stdout)
    return done
