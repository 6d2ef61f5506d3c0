"""Readers that are fuzzed, guided by what their code reaches; needs atheris, which `make fuzz` installs."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.helpers import ROOT
from tools.trials.trial import Found, Trial

READERS = ("yaml", "docx", "import", "absorb", "workbook")
_PORTIONS, _SECONDS = 6, 300
_UNITS = re.compile(r"stat::number_of_executed_units:\s*(\d+)")


def fuzzed(reader: str, seconds: int) -> Found:
    """How many inputs were tried in so many seconds of the processor, and the crash that ended it before."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "fuzz.py"), reader, str(seconds)],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, sys.path)])},
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    units = _UNITS.search(done.stderr)
    found = Found(tried=int(units[1]) if units else 0)
    found.counted["seconds"] = seconds
    told = [line for line in done.stderr.splitlines() if "Error" in line or "crash-" in line]
    found.fault("crash", done.returncode or not found.tried, f"{reader}: {told[-2:]}")
    return found


def _portion(reader: str, number: int, where: Path) -> Found:
    return fuzzed(reader, _SECONDS)


def trials() -> Iterator[Trial]:
    """Five minutes of the processor for each reader in a portion."""
    for reader in READERS:
        yield Trial(f"fuzzed: {reader}", _PORTIONS, partial(_portion, reader), by_name=True)
