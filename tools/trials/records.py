"""What the portions of trials found, kept line by line, so that who is stopped goes on later."""

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.helpers import ROOT
from tools.trials.trial import Found


@dataclass(frozen=True)
class Record:
    """One portion: its trial and number, the commit, the day, the seconds that it took, what was found."""

    trial: str
    number: int
    commit: str
    day: str
    seconds: float
    found: Found


class Records:
    """A file with a line for each portion."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __iter__(self) -> Iterator[Record]:
        lines = self._path.read_text("utf-8").splitlines() if self._path.exists() else []
        for line in lines:
            held: dict[str, Any] = json.loads(line)
            yield Record(**{**held, "found": Found.of_json(held["found"])})

    def add(self, record: Record) -> None:
        """One line more, at once on the disk."""
        with self._path.open("a", encoding="utf-8") as out:
            held = {**vars(record), "found": record.found.as_json()}
            print(json.dumps(held, ensure_ascii=False), file=out)


@cache
def commit() -> str:
    """The commit that is tried, short; with a mark where files differ from it."""
    told = ["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--exclude", "*"]
    done = subprocess.run(told, capture_output=True, encoding="utf-8", check=False)
    return done.stdout.strip() or "unknown"
