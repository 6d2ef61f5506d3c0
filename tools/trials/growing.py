"""How the work of the verbs grows with what a plan and its papers hold, up to the sizes that the program itself allows."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from math import log2
from pathlib import Path

from tools.trials.contents import CONTENTS, Case, prepared
from tools.trials.fields import fields, texts
from tools.trials.measuring import Spent, spent
from tools.trials.trial import Found, Trial

MOST, LONGEST, LEAST = 1.2, 10.0, 0.3
_REFUSING = ("check", "new", "update")
"""What ends with 1 when it refuses a plan, and not for what it found in one that it took."""
"""Exponent and seconds that nothing may pass; below so many seconds there is nothing to measure."""


def grown(case: Case) -> Iterator[tuple[str, Spent, float]]:
    """Each command with what it spends at the whole size, and the power with which that grew.

    What takes no longer than twice the least was at half of the size not worth a look. Others work on the machine as well, which
    makes seconds longer and never shorter: what is suspicious is measured again, and the less counts.
    """
    whole = _spent(case, case.largest, [*case.commands])
    half = _spent(case, case.largest // 2, [one for one in whole if whole[one].seconds > 2 * LEAST])
    again = [one for one in half if _is_suspicious(half[one], whole[one])]
    for found, size in ((whole, case.largest), (half, case.largest // 2)):
        for name, one in _spent(case, size, again).items():
            found[name] = min(found[name], one)
    for name, one in whole.items():
        yield name, one, exponent(half[name].seconds, one.seconds) if name in half else 0.0


def _spent(case: Case, size: int, asked: Sequence[str]) -> dict[str, Spent]:
    """What the commands spend that were asked for; those before the last of them run as well."""
    last = max(map([*case.commands].index, asked), default=-1)
    run = dict(islice(case.commands.items(), last + 1))
    found = spent(partial(prepared, case, size), run) if run else {}
    return {name: found[name] for name in asked}


def _is_suspicious(half: Spent, whole: Spent) -> bool:
    return exponent(half.seconds, whole.seconds) > MOST or whole.seconds > LONGEST


def exponent(less: float, more: float) -> float:
    """The power with which work grows that doubles from `less` to `more`."""
    return log2(more / less) if less >= LEAST else 0.0


def judged(case: Case) -> Found:
    """What the case spends, held against what nothing may pass."""
    found = Found(tried=1)
    for verb, whole, power in grown(case):
        shown = f"{case.name}, {verb}: {whole.seconds:.2f} s ^{power:.2f} {whole.mib} MiB"
        found.fault("grows too fast", power > MOST, shown)
        found.fault("takes too long", whole.seconds > LONGEST, shown)
        found.fault("traceback", whole.code not in (0, 1), shown)
        found.fault("refused", verb in _REFUSING and whole.code == 1, f"{shown} {whole.said}")
        found.counted["commands"] += 1
        found.counted["ended with 1"] += verb != "ledger" and whole.code == 1
        found.largest("exponent", power)
        found.largest("seconds", whole.seconds)
        found.largest("MiB", whole.mib)
    return found


def _portion(cases: Sequence[Case], number: int, where: Path) -> Found:
    return judged(cases[number])


def trials() -> Iterator[Trial]:
    """What a plan holds, and its fields."""
    for name, cases in (("contents", CONTENTS), ("fields", [*fields()]), ("texts", [*texts()])):
        yield Trial(f"growth: {name}", len(cases), partial(_portion, cases))
