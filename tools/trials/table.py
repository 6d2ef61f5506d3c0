"""The table of what trials found."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from tools import covered
from tools.trials.records import Record
from tools.trials.trial import Found, Trial

FOUND = Path(__file__).with_name("found.md")
"""What was found and mended, as it stands on the page."""
_HEAD = (
    "trial",
    "tried",
    "what may never be",
    "counted besides",
    "portions",
    "days",
    "commits",
    "minutes",
)
_PORTIONS = _HEAD.index("portions")


def _listed(counts: dict[str, int] | dict[str, float]) -> str:
    return ", ".join(f"{name} {value:.4g}" for name, value in counts.items())


def _row(trial: Trial, records: Sequence[Record]) -> tuple[Found, tuple[str, ...]]:
    found = Found()
    for one in records:
        found.add(one.found)
    return found, (
        trial.name,
        str(found.tried),
        _listed(found.faults) or "0",
        "; ".join(filter(None, (_listed(found.counted), _listed(found.most)))),
        f"{len(records)} of {trial.portions}",
        ", ".join(sorted({one.day for one in records})),
        ", ".join(sorted({one.commit for one in records})),
        f"{sum(one.seconds for one in records) / 60:.1f}",
    )


def table(trials: Iterable[Trial], records: Iterable[Record]) -> tuple[list[str], bool]:
    """The lines of the table, and whether something was that may never be."""
    kept = [*records]
    rows = [_row(trial, [one for one in kept if one.trial == trial.name]) for trial in trials]
    lines = [_HEAD, ("---",) * len(_HEAD), *(row for _, row in rows)]
    shown = [f"| {' | '.join(line)} |" for line in lines]
    return shown, any(found.faults for found, _ in rows)


def page(lines: Iterable[str], before: str) -> str:
    """RELIABILITY.md with these lines of the table, and with what is kept of coverage.

    A line of the page `before` stays where more portions stand in it: those ran on another machine.
    """
    rows = (line for line in before.splitlines() if len(_cells(line)) == len(_HEAD))
    stood = {_cells(line)[0]: line for line in rows}
    shown = [_fuller(line, stood.get(_cells(line)[0], line)) for line in lines]
    made = _PAGE.format("\n".join(shown), FOUND.read_text("utf-8"))
    return covered.put_into(made, covered.section())


def _cells(line: str) -> list[str]:
    return line.strip("| ").split(" | ")


def _fuller(now: str, before: str) -> str:
    """Which of two lines has more portions, the one before with how many there are by now."""
    (ran, _, of), (stood, _, _) = (
        _cells(line)[_PORTIONS].partition(" of ") for line in (now, before)
    )
    if not of or int(ran) >= int(stood):
        return now
    cells = _cells(before)
    cells[_PORTIONS] = f"{stood} of {of}"
    return f"| {' | '.join(cells)} |"


_PAGE = """\
# Reliability

What was measured, and nothing else; written by `python -m tools.trials --page` from what the runs kept. `make trials` goes on with
what is not run yet, `make reliability` runs a tenth of each anew, and `make test` a short sample. A portion is fixed by its number,
which is the seed of its chance; a trial is whole when all its portions have run.

{}

"Exponent" is the power with which the seconds of the processor grow from half of the largest size to the whole; what takes less than
0.3 s at half of it is not asked. Seconds are those of the processor for one command, at the largest size. "Ended with 1" are commands
that refused with a line. "Fitted" are runs whose files were all written under the limit, "came too late" kills of runs that had ended.
A commit with "+" had changes upon it that the next ones brought. A portion that found something is run anew when that is mended.

## What was found

What trials of files found, how it was mended, and the test that keeps it so.

{}"""
