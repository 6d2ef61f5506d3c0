"""What a trial is: portions of work, each with a number that fixes its chance, and what was found in them."""

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Found:
    """How many were tried, what of it may never be, what else was counted, the largest figures, and where."""

    tried: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    counted: Counter[str] = field(default_factory=Counter)
    most: dict[str, float] = field(default_factory=dict)
    where: list[str] = field(default_factory=list)

    def fault(self, name: str, seen: object, where: str = "") -> None:
        """Counts what may never be, if it was seen."""
        self.faults[name] += bool(seen)
        self.where += [f"{name}: {where}"] if seen and where else []

    def largest(self, name: str, value: float) -> None:
        """Keeps the largest value of this name."""
        self.most[name] = max(value, self.most.get(name, value))

    def add(self, other: "Found") -> None:
        """Takes what another portion found."""
        self.tried += other.tried
        self.faults += other.faults
        self.counted += other.counted
        self.where += other.where
        for name, value in other.most.items():
            self.largest(name, value)

    def as_json(self) -> dict[str, Any]:
        """What JSON can hold of it, without what is zero."""
        return {**asdict(self), "faults": +self.faults, "counted": +self.counted}

    @classmethod
    def of_json(cls, held: dict[str, Any]) -> "Found":
        """What `as_json` held."""
        return cls(
            **{**held, "faults": Counter(held["faults"]), "counted": Counter(held["counted"])}
        )


Work = Callable[[int, Path], Found]


@dataclass(frozen=True)
class Trial:
    """So many portions of work; the portion of a number, in a folder, is the same each time."""

    name: str
    portions: int
    work: Work
    short: Work | None = None
    """Each portion in little, where a tenth of them would be none."""
    by_name: bool = False
    """Whether it runs only where it is asked for: it needs what others do not."""

    def tenth(self) -> "Trial":
        """A tenth of the work, with the same chance."""
        if self.short:
            return Trial(self.name, self.portions, self.short)
        return Trial(self.name, -(-self.portions // 10), self.work)
