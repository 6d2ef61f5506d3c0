"""Papers that are mended finding by finding here: of each, the copy that was looked at last."""

from collections.abc import Iterator

from generator.page.jobs import Call

_MOST = 60
"""Copies that are remembered at once."""


class MendedHere:
    """The copies that were made, each of the one before, until somebody saves the last."""

    def __init__(self) -> None:
        self._jobs: dict[str, Call] = {}
        self._last: dict[str, str] = {}
        self._saved: set[str] = set()

    def keep(self, job: Call) -> None:
        """Keeps which job made a copy; the oldest go."""
        self._jobs[job.offers[0]] = job
        while len(self._jobs) > _MOST:
            gone = next(iter(self._jobs))
            del self._jobs[gone]
            self._saved.discard(gone)
            self._last = {paper: one for paper, one in self._last.items() if one != gone}

    def job_of(self, name: str) -> Call | None:
        """The job that made a copy."""
        return self._jobs.get(name)

    def look_at(self, name: str) -> None:
        """A copy is looked at, or the paper itself, when no mending of it counts any more."""
        paper = self._line(name)[-1]
        self._last.pop(paper, None)
        if name in self._jobs:
            self._last[paper] = name

    def save(self, name: str) -> None:
        """Somebody has saved a copy."""
        if name in self._jobs:
            self._saved.add(name)

    def unsaved(self) -> Iterator[tuple[str, int]]:
        """The copies looked at last which nobody has saved, the newest first, each with how often it
        was mended."""
        for name in reversed(self._last.values()):
            if name not in self._saved:
                yield name, len(self._line(name)) - 1

    def _line(self, name: str) -> list[str]:
        """A copy, the one that it was made of, and so on to the paper itself."""
        line = [name]
        while job := self._jobs.get(line[-1]):
            line.append(job.source)
        return line
