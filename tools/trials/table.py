"""The table of what trials found."""

from collections.abc import Iterable, Sequence

from tools.trials.records import Record
from tools.trials.trial import Found, Trial

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
