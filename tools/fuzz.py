"""Fuzzes a reader, guided by what its code reaches: `python tools/fuzz.py READER SECONDS`, after `make fuzz` has installed atheris.

SECONDS are those of the processor, so that a busy machine tries no less. READER is yaml, docx, import, absorb or workbook. What it found interesting stays in `.fuzz/READER`, and the next run
goes on from there. A find ends the run with a file `.fuzz/READER-crash-…`: it becomes a test. Nothing of the program
needs atheris, and no test does.
"""

import io
import os
import re
import signal
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["generator"]):
    from tools.trials.processes import load, remember_in
    from tools.trials.promise import SURFACED
    from tools.trials.routes import goods

    load()

from generator.cli import main

FUZZED = Path(__file__).parents[1] / ".fuzz"
_BACK = ("report", "a.yaml", "--period", "năm 2026", "--from", "mau.xlsx", "-o", "moi.yaml")
READERS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "yaml": ("a.yaml", "", ("check", "a.yaml")),
    "docx": ("p.docx", "word/document.xml", ("check", "p.docx")),
    "import": ("p.docx", "word/document.xml", ("import", "p.docx", "-o", "moi.yaml")),
    "absorb": ("a.docx", "word/document.xml", ("absorb", "a.yaml", "a.docx", "--dry-run")),
    "workbook": ("mau.xlsx", "xl/worksheets/sheet1.xml", _BACK),
}
"""The file of each reader, the member that is fuzzed of one that is a zip, and the command that reads it."""


class _Members:
    """A good zip, of which one member is another."""

    def __init__(self, good: bytes, member: str) -> None:
        with zipfile.ZipFile(io.BytesIO(good)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.member = member

    def with_member(self, content: bytes) -> bytes:
        """The zip with this member."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, blob in (self.parts | {self.member: content}).items():
                archive.writestr(name, blob)
        return out.getvalue()


def _made(name: str, member: str) -> Callable[[bytes], bytes]:
    return _Members(goods()[name][0], member).with_member if member else bytes


def tried(reader: str) -> Callable[[bytes], None]:
    """What is done with each input; raises where the promise is broken."""
    name, member, command = READERS[reader]
    made = _made(name, member)

    def one(content: bytes) -> None:
        Path("moi.yaml").unlink(missing_ok=True)
        Path(name).write_bytes(made(content))
        said = io.StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            code = main(command)
        if code not in (0, 1) or re.search(SURFACED, said.getvalue()):
            raise AssertionError(said.getvalue()[-400:])

    return one


def seeded(reader: str) -> Path:
    """The folder of interesting inputs, with the good ones in it."""
    name, member, _ = READERS[reader]
    folder = FUZZED / reader
    folder.mkdir(parents=True, exist_ok=True)
    for at, good in enumerate(goods()[name]):
        content = _Members(good, member).parts[member] if member else good
        (folder / f"good-{at}").write_bytes(content)
    return folder


def _until(over: float, one: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """What asks libFuzzer to end, with its figures, as soon as the processor's seconds are over."""

    def asked(content: bytes) -> None:
        one(content)
        if time.process_time() > over:
            os.kill(os.getpid(), signal.SIGUSR1)

    return asked


def run(reader: str, seconds: str) -> None:
    """Fuzzes; leaves the process."""
    folder = seeded(reader)
    with tempfile.TemporaryDirectory() as work:
        os.chdir(work)
        remember_in(Path(work, "cache"))
        Path("a.yaml").write_bytes(goods()["a.yaml"][0])
        options = (
            "-print_final_stats=1",
            "-max_len=60000",
            "-timeout=60",
        )
        prefix = f"-artifact_prefix={FUZZED}/{reader}-"
        one = _until(time.process_time() + float(seconds), tried(reader))
        atheris.Setup([sys.argv[0], str(folder), prefix, *options], one)
        atheris.Fuzz()


if __name__ == "__main__":
    run(*sys.argv[1:3])
