"""How work grows per row, from 1,000 to 5,000, and the memory that 5,000 tasks take."""

import contextlib
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tools.bench.measure import Measured, kehoach, run
from tools.bench.row import Row
from tools.trials.contents import CONTENTS, VERBS, Case, prepared, tasks
from tools.trials.measuring import Spent, spent

_NONE, _FEW, _MANY = 20, 1000, 5000
# What a commune must fill in makes its plan longer than the office's: with days it would be refused.
_OF_UPDATE = "text: Công khai danh mục thứ {0} tại trụ sở., lead: Ủy ban nhân dân cấp xã"
_CASES = {case.name: case for case in CONTENTS} | {
    "tasks of communes": Case("tasks of communes", partial(tasks, _OF_UPDATE), _MANY, VERBS)
}
GROWING = {
    "tasks, build": ("tasks", "build"),
    "tasks, check": ("tasks", "check"),
    "table rows": ("rows of a table", "build"),
    "paragraphs": ("sentences", "build"),
    "findings": ("findings", "check"),
    "tasks in update": ("tasks of communes", "update"),
}
"""Each title with what grows, and the verb that is measured."""


def _spent(name: str, size: int) -> Spent:
    """What the verb spends at this size; nothing that counts where it refused."""
    what, verb = GROWING[name]
    case = _CASES[what]
    found = spent(partial(prepared, case, size), {verb: case.commands[verb]})[verb]
    if found.code:
        raise SystemExit(f"{name}: exit code {found.code}: {found.said}")
    return found


def _growth(name: str, rounds: int) -> Measured:
    """What a row more costs among 5,000, against among 1,000; what a plan costs anyway is taken off."""
    found = [[_spent(name, size) for size in (_NONE, _FEW, _MANY)] for _ in range(rounds)]
    values = [
        (many.seconds - anyway.seconds)
        / (_MANY - _NONE)
        / ((few.seconds - anyway.seconds) / (_FEW - _NONE))
        for anyway, few, many in found
    ]
    _, few, many = found[-1]
    return Measured(values, 1000 * many.seconds, 1000 * few.seconds, many.mib)


def _memory(rounds: int) -> Measured:
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        _CASES["tasks"].written(_MANY)
        ran = [
            run(kehoach("build", "tinh.yaml", "--force"), Path(folder), (0, 1))
            for _ in range(rounds)
        ]
    peaks = [float(one.memory) for one in ran]
    return Measured(peaks, 1000 * ran[-1].seconds, 0.0, ran[-1].memory)


def rows() -> Iterator[Row]:
    """Growth of each kind of row, and the memory of the most of them."""
    for name in GROWING:
        title = f"growth per row {_MANY:,} / {_FEW:,}: {name}"
        yield Row(
            f"growth-{name.replace(' ', '-').replace(',', '')}",
            title,
            1.2,
            1.1,
            partial(_growth, name),
            3,
        )
    yield Row("memory", f"memory of build, {_MANY:,} tasks, MiB", 250, 200, _memory, 3)
