"""LibreOffice as tests use it that only want what it makes: opened once in a process, and handed one document after another.

What the program itself does with LibreOffice is tested where it starts its own: in `reading/test_office.py`, and in
those tests of pages that leave `open_office` out.
"""

import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from generator.package import Package
from generator.reading.pages.harmless import harmless
from generator.reading.printer import Printer

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
_THERE = Path(SOFFICE).resolve().parent if SOFFICE else Path()
CALC = SOFFICE and not ((_THERE / "libswlo.so").exists() and not (_THERE / "libsclo.so").exists())
"""Whether it has Calc, which Debian and Ubuntu install apart from Writer."""
SECONDS = 120

# Ends LibreOffice with the process that opened it, however that one ends: what it reads from is closed then.
_KEEPER = """
import os, shutil, signal, subprocess, sys
folder, *command = sys.argv[1:]
own_group = os.name == "posix"
process = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=own_group)
sys.stdin.read()
if own_group:
    os.killpg(process.pid, signal.SIGKILL)
else:
    subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)])
process.wait()
shutil.rmtree(folder, ignore_errors=True)
"""


class Office:
    """A LibreOffice that is open; a second start with its profile only hands it the work and waits."""

    def __init__(self) -> None:
        folder = Path(mkdtemp(prefix="kehoach-office-"))
        self._command = [
            SOFFICE or "soffice",
            f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}",
            *("--headless", "--norestore", "--nologo"),
        ]
        # With no document open it would end after the first work.
        kept = folder / "kept.txt"
        kept.write_text("Kept open.\n", "utf-8")
        self._keeper = subprocess.Popen(
            [sys.executable, "-c", _KEEPER, str(folder), *self._command, str(kept)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        opened, until = folder / ".~lock.kept.txt#", time.monotonic() + SECONDS
        while not opened.exists():
            assert time.monotonic() < until, "LibreOffice does not open"
            time.sleep(0.05)

    def convert(self, documents: Sequence[Path], kind: str, folder: Path) -> None:
        """Each document as a file of `kind` in `folder`; RuntimeError where nothing is written."""
        assert documents, "nothing to convert"  # soffice would wait for somebody to use it
        command = [*self._command, "--convert-to", kind, "--outdir", str(folder)]
        done = subprocess.run(
            [*command, *map(str, documents)], capture_output=True, timeout=SECONDS, check=False
        )
        for document in documents:
            if not (folder / f"{document.stem}.{kind.partition(':')[0]}").exists():
                raise RuntimeError(done.stderr.decode("utf-8", "replace") or document.name)


_REMEMBERING = """#!/bin/sh
for source; do [ "$before" = --outdir ] && out=$source; before=$source; done
kept="$(dirname "$0")/$(sha256sum < "$source" | cut -c 1-64).pdf"
mkdir -p "$out"
[ -f "$kept" ] && exec cp "$kept" "$out/paper.pdf"
%s "$@" && cp "$out/paper.pdf" "$kept.$$" && mv "$kept.$$" "$kept"
"""


def remembering(folder: Path) -> Path:
    """A folder to put in front of PATH: its `soffice` lays out what the program gives it, the same document once."""
    folder.mkdir(exist_ok=True)
    office = folder / "soffice"
    office.write_text(_REMEMBERING % SOFFICE, "utf-8")
    office.chmod(0o755)
    return folder


_open: list[Office] = []


def convert(documents: Sequence[Path], kind: str, folder: Path) -> None:
    """Each document as a file of `kind` in `folder`, made by the one LibreOffice of this process."""
    if not _open:
        _open.append(Office())
    _open[0].convert(documents, kind, folder)


def converted(data: bytes, kind: str, of: str = "docx") -> bytes:
    """A document, of kind `of`, saved by LibreOffice as `kind` (docx, odt, pdf)."""
    with TemporaryDirectory() as name:
        source, out = Path(name, f"paper.{of}"), Path(name, "out")
        source.write_bytes(data)
        convert([source], kind, out)
        return (out / f"paper.{kind}").read_bytes()


def lay_out(package: Package, printer: Printer) -> bytes:
    """What the program's own `lay_out` gives by LibreOffice: the PDF of a harmless copy of the document."""
    assert not printer.estimates
    return converted(harmless(package), "pdf")
