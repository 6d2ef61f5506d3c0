"""Runs trials: `python -m tools.trials [--tenth] [--kept FILE] [NAME …]`; what is kept in the file is not run again.

`--tenth` runs the first tenth of each, anew. Prints the table; 1 where something was that may never be.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tools.trials import at_once, growing, killed
from tools.trials.processes import load
from tools.trials.records import Record, Records, commit
from tools.trials.table import table
from tools.trials.trial import Trial

ROOMS = (at_once, killed, growing)


def trials() -> list[Trial]:
    """All trials that there are."""
    return [trial for room in ROOMS for trial in room.trials()]


def tried(trial: Trial, number: int, kept: Records) -> None:
    """Runs one portion and keeps what it found."""
    began = time.monotonic()
    day = time.strftime("%Y-%m-%d", time.gmtime())
    with tempfile.TemporaryDirectory() as folder:
        found = trial.work(number, Path(folder))
    seconds = round(time.monotonic() - began, 1)
    kept.add(Record(trial.name, number, commit(), day, seconds, found))
    for line in found.where:
        print(f"! {trial.name}: {line}", file=sys.stderr, flush=True)


def run() -> int:
    """Runs what was asked for and is not kept yet; prints what is known then."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("names", nargs="*", help="words of the names of trials")
    parser.add_argument("--tenth", action="store_true", help="the first tenth of each")
    parser.add_argument("--kept", type=Path, default=Path("trials.jsonl"))
    asked = parser.parse_args()
    kept = Records(asked.kept)
    chosen = [
        trial
        for trial in trials()
        if not asked.names or any(name in trial.name for name in asked.names)
    ]
    load()
    done = {(one.trial, one.number) for one in kept}
    for trial in chosen:
        for number in range(max(1, trial.portions // 10) if asked.tenth else trial.portions):
            if (trial.name, number) not in done:
                tried(trial, number, kept)
    lines, bad = table(chosen, kept)
    print("\n".join(lines))
    return int(bad)


if __name__ == "__main__":
    sys.exit(run())
