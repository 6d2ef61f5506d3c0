"""A command in a fresh process, beside `python -c pass`."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tools.bench.measure import ROOT, Measured, Ran, commands_in_turn, kehoach, run
from tools.bench.row import Row
from tools.bench.warm import PINNED

_COMMANDS = {
    "help": ("--help", 3.0, 2.0),
    "check-docx": ("check output/ke-hoach.docx", 14.0, 9.0),
    "check-yaml": ("check {plan}", 16.0, 10.0),
    "build": ("build {plan} --force", 28.0, 16.0),
}


def _fresh(words: str, rounds: int) -> Measured:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "plans", folder / "plans")
        plan = f"plans/{PINNED['tables']}"
        run(kehoach("build", plan), folder)
        command = kehoach(*words.format(plan=plan).split())

        def ours() -> Ran:
            return run(command, folder, (0, 1))

        ours()
        return commands_in_turn(ours, lambda: run([sys.executable, "-c", "pass"], folder), rounds)


def rows() -> Iterator[Row]:
    """The starts that users wait for."""
    for name, (words, gate, aim) in _COMMANDS.items():
        title = f"fresh process against `python -c pass`: `{words.format(plan='x.yaml')}`"
        yield Row(f"fresh-{name}", title, gate, aim, partial(_fresh, words), 9)
