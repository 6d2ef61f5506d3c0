"""Runs trials: `python -m tools.trials [--tenth] [--jobs 2] [--kept FILE] [NAME …]`; what is kept in the file is not run again.

`--tenth` runs a tenth of each, anew. Prints the table; 1 where something was that may never be. `--page` runs nothing and writes
RELIABILITY.md from what is kept; what more ran elsewhere stays there. Linux and macOS only, as processes are forked.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

from tests.helpers import ROOT
from tools.trials import (
    at_once,
    batches,
    faulted,
    full,
    fuzzing,
    growing,
    killed,
    mutated,
    page_killed,
    readers,
    written,
)
from tools.trials.hostile import corpus
from tools.trials.processes import load
from tools.trials.records import Record, Records, commit
from tools.trials.table import page, table
from tools.trials.trial import Trial

ROOMS = (
    corpus,
    mutated,
    at_once,
    killed,
    page_killed,
    written,
    full,
    batches,
    growing,
    readers,
    fuzzing,
    faulted,
)
PAGE = ROOT / "RELIABILITY.md"


def trials() -> list[Trial]:
    """All trials that there are."""
    return [trial for room in ROOMS for trial in room.trials()]


def left(trial: Trial, kept: Records) -> list[int]:
    """The numbers of the portions that are not kept."""
    done = {one.number for one in kept if one.trial == trial.name}
    return [number for number in range(trial.portions) if number not in done]


def tried(trial: Trial, number: int) -> Record:
    """What one portion found."""
    began = time.monotonic()
    day = time.strftime("%Y-%m-%d", time.gmtime())
    with tempfile.TemporaryDirectory() as folder:
        found = trial.work(number, Path(folder))
    seconds = round(time.monotonic() - began, 1)
    return Record(trial.name, number, commit(), day, seconds, found)


def spread(portions: Iterable[tuple[Trial, int]], jobs: int) -> Iterator[Record]:
    """What portions found, so many at once, each as it ends."""
    with ProcessPoolExecutor(jobs, get_context("fork")) as pool:
        begun = [pool.submit(tried, *one) for one in portions]
        for one in as_completed(begun):
            yield one.result()


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("names", nargs="*", help="words of the names of trials")
    parser.add_argument("--tenth", action="store_true", help="a tenth of each, anew")
    parser.add_argument("--jobs", type=int, default=1, help="so many portions at once")
    parser.add_argument("--kept", type=Path, default=Path("trials.jsonl"))
    parser.add_argument(
        "--page", action="store_true", help="write RELIABILITY.md from what is kept"
    )
    return parser.parse_args()


def run() -> int:
    """Runs what was asked for and is not kept yet; prints what is known then."""
    asked = _asked()
    chosen = [
        trial.tenth() if asked.tenth else trial
        for trial in trials()
        if any(name in trial.name for name in asked.names)
        or not (asked.names or (trial.by_name and not asked.page))
    ]
    with tempfile.TemporaryDirectory() as folder:
        kept = Records(Path(folder, "kept") if asked.tenth else asked.kept)
        if not asked.page:
            load()
            todo = [(trial, number) for trial in chosen for number in left(trial, kept)]
            for record in spread(todo, asked.jobs):
                kept.add(record)
                for line in record.found.where:
                    print(f"! {record.trial}: {line}", file=sys.stderr, flush=True)
        lines, bad = table(chosen, kept)
    print("\n".join(lines))
    if asked.page:
        PAGE.write_text(page(lines, PAGE.read_text("utf-8")), "utf-8")
    return int(bad)


if __name__ == "__main__":
    sys.exit(run())
