"""The rows of the table: each has a name, what it says, its gate, its aim, and how it is measured."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from tools.bench.measure import Measured


@dataclass(frozen=True)
class Row:
    """One figure; `more` says that a high one is good. `work` takes the number of rounds."""

    name: str
    title: str
    gate: float
    aim: float
    work: Callable[[int], Measured]
    rounds: int
    more: bool = False

    def met(self, measured: Measured) -> bool:
        """Whether the median keeps the gate."""
        found = median(measured.values)
        return found >= self.gate if self.more else found <= self.gate
