"""Reports of many units rolled up: time beside parsing the same files, and the memory at its peak.

python -m tests.benchmark_rollup [COUNT]      (3,321 units without a number; each part in a process of its own)
"""

import contextlib
import io
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.cli import main
from generator.law.divisions import divisions
from generator.making.plans import find_plans
from generator.plan.model import PLAN
from generator.plan.text import read_source
from tests.province import reports

TASKS, MOST_TIME, MOST_MEMORY = 27, 2.0, 500
"""So many tasks beside five targets; so many times as long as parsing, so many MiB at the most."""


def make(folder: Path, count: int) -> None:
    """A plan and a half-year report of 32 results for each of so many units."""
    named = (f"{one.full}, {one.province.full}" for one in divisions())
    reports.UNITS[:] = [name for name, _ in zip(named, range(count), strict=False)]
    more = (f"NV{number:02}" for number in range(5, TASKS + 1))
    reports.TASKS.update(
        {id_: (f"Thực hiện việc {id_} tại thôn", "2026-08-31", "Sở Nội vụ") for id_ in more}
    )
    reports.province(folder)
    words = dict.fromkeys(reports.TASKS, "Đã triển khai tại các thôn, tổ dân phố theo kế hoạch.")
    for at in range(len(reports.UNITS)):
        reports.commune(folder, at)
        reports.sent(folder, at, reports.HALF, reports.Slip(words=words))


def parse(folder: Path) -> None:
    """Reads every plan and every report."""
    for path in find_plans(folder / "xa"):
        source = read_source(path)
        PLAN.read(source.root, source)


def roll(folder: Path) -> None:
    """Rolls them up into all files."""
    made = ("--xlsx", "th.xlsx", "--json", "th.json", "--html", "th.html")
    with contextlib.chdir(folder), contextlib.redirect_stdout(io.StringIO()):
        main(
            [
                "rollup",
                "tinh/ke-hoach.yaml",
                "xa",
                "--period",
                reports.HALF,
                "--units",
                "xa.csv",
                *made,
            ]
        )


def _alone(part: str, folder: Path) -> tuple[float, float]:
    """Seconds of work and MiB at the peak of one part in a process of its own."""
    call = [sys.executable, "-m", "tests.benchmark_rollup", part, str(folder)]
    told = subprocess.run(
        call, check=True, capture_output=True, text=True, env={**os.environ, "PYTHONUTF8": "1"}
    )
    seconds, peak = told.stdout.split()[-2:]
    return float(seconds), float(peak)


def _measured(part: str, folder: Path) -> None:
    import resource

    begin = time.process_time()
    {"parse": parse, "roll": roll}[part](folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(time.process_time() - begin, peak)


def run(count: int) -> int:
    """Prints both parts; 1 where it takes too long or too much."""
    with TemporaryDirectory() as folder:
        make(Path(folder), count)
        parsed, rolled = (_alone(part, Path(folder)) for part in ("parse", "roll"))
    print(
        f"{count} units: parsing {parsed[0]:.1f} s, {parsed[1]:.0f} MiB; rollup {rolled[0]:.1f} s, {rolled[1]:.0f} MiB"
    )
    print(f"×{rolled[0] / parsed[0]:.2f} of parsing")
    return int(rolled[0] > MOST_TIME * parsed[0] or rolled[1] > MOST_MEMORY)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        _measured(sys.argv[1], Path(sys.argv[2]))
    else:
        sys.exit(run(int(sys.argv[1]) if len(sys.argv) > 1 else 3321))
