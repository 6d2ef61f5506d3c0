"""How work grows per row, from 1,000 to 5,000, and the memory that 5,000 tasks take."""

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tools.bench.measure import Measured, kehoach, run
from tools.bench.row import Row
from tools.growth import GROWING, plan_of_tasks, seconds

_NONE, _FEW, _MANY = 20, 1000, 5000


def _growth(name: str, rounds: int) -> Measured:
    """What a row more costs among 5,000, against among 1,000; what a plan costs anyway is taken off."""
    values, few, many = [], 0.0, 0.0
    for _ in range(rounds):
        anyway, few, many = (seconds(GROWING[name], size)[0] for size in (_NONE, _FEW, _MANY))
        values.append((many - anyway) / (_MANY - _NONE) / ((few - anyway) / (_FEW - _NONE)))
    return Measured(values, 1000 * many, 1000 * few, seconds(GROWING[name], _MANY)[1])


def _memory(rounds: int) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.yaml").write_text(plan_of_tasks(_MANY), "utf-8")
        ran = [
            run(kehoach("build", "a.yaml", "--force"), Path(folder), (0, 1)) for _ in range(rounds)
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
