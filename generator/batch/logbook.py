"""What a batch has done: a manifest without times, and the log that it is made from, with times."""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from generator.atomic import write_atomically
from generator.batch.work import Made
from generator.language import Said
from generator.making.made_of import IN_ONE_SUM, content_there, sha256
from generator.package import MIB
from generator.plan.named import ISSUED
from generator.problems import Problem, Severity, Spot

_MAX_READ = 256 * MIB
_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, RecursionError)


class Logbook:
    """The log and the manifest of one batch in its folder; the manifest is written when the logbook
    is closed.

    Each finished unit is a line of the log, so that a run that was killed goes on where it stopped.
    """

    def __init__(self, folder: Path, stem: str, head: dict[str, str]) -> None:
        self.manifest, self.log = folder / f"{stem}-manifest.json", folder / f"{stem}-log.jsonl"
        self.head = head
        self.known = _known(self.manifest, self.log)
        self.done: dict[str, int] = {}
        self.failed: list[str] = []
        if self.known:
            # Kept before the log begins anew, in case this run is killed as well.
            self._write_manifest(self.known)
        write_atomically(self.log, _line({"time": _now(), "started": head}))
        self.stream = self.log.open("ab")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        self.stream.close()
        # What an interrupted run did not come to is still as the run before left it.
        left = {name: entry for name, entry in self.known.items() if kind and name not in self.done}
        self._write_manifest(self.done.keys() | left.keys())

    def made_of(self, document: Path) -> dict[str, Any] | None:
        """What the document on the disk was made of, None when it is gone or has been changed."""
        there = content_there(document)
        if document.name not in self.known or there is None:
            return None
        entry = json.loads(self.known[document.name])
        if entry["sha256"] != sha256(there):
            return None
        return {key: entry[key] for key in IN_ONE_SUM if key in entry}

    def noted(self, name: str) -> str | None:
        """The sum of the document that was written under that name."""
        return str(json.loads(self.known[name])["sha256"]) if name in self.known else None

    def findings(self, name: str) -> tuple[Problem, ...]:
        """The findings in a document that has not changed, as they were when it was made."""
        return tuple(map(_problem, json.loads(self.known[name])["findings"]))

    def made(self, name: str, about: dict[str, str], result: Made) -> None:
        """Notes the document `name`; one that has not changed keeps its entry."""
        if result.document is None or result.made_of is None:
            entry = self.known[name]
        else:
            found = [*map(_told, result.problems)]
            sums = {"sha256": sha256(result.document), **result.made_of.in_one_sum}
            issued = {ISSUED: result.issued} if result.issued else {}
            entry = _dumped({"file": name, **about, **sums, **issued, "findings": found})
        self._done(name, entry)

    def held(self, name: str) -> None:
        """Notes that the document could not be replaced: what was noted of it stays."""
        if name in self.known:
            self._done(name, self.known[name])

    def _done(self, name: str, entry: str) -> None:
        # Where it stands in the log is all that is kept: memory must not grow with the roster.
        self.done[name] = self.stream.tell()
        self._log({"time": _now(), "done": json.loads(entry)})

    def fail(self, about: dict[str, str], problems: tuple[Problem, ...]) -> None:
        """Notes a unit that has no document, and why."""
        entry = {**about, "problems": [*map(_told, problems)]}
        self.failed.append(_dumped(entry))
        self._log({"time": _now(), "failed": entry})

    def _log(self, entry: dict[str, Any]) -> None:
        self.stream.write(_line(entry))
        self.stream.flush()

    def _write_manifest(self, names: Iterable[str]) -> None:
        head = "".join(f"  {_dumped(key)}: {_dumped(value)},\n" for key, value in self.head.items())
        with self.log.open("rb") if self.log.exists() else BytesIO() as log:
            documents = _listed(self._entry(name, log) for name in sorted(names))
        lists = f'  "documents": [{documents}\n  ],\n  "failed": [{_listed(self.failed)}\n  ]\n'
        write_atomically(
            self.manifest, f"{{\n{head}{lists}}}\n".encode("utf-8", "backslashreplace")
        )

    def _entry(self, name: str, log: BinaryIO) -> str:
        if name not in self.done:
            return self.known[name]
        log.seek(self.done[name])
        return _dumped(json.loads(log.readline())["done"])


def _known(manifest: Path, log: Path) -> dict[str, str]:
    """What earlier runs made, by file name, the log of a run that was killed last; what cannot be
    read is left out."""
    found: dict[str, str] = {}
    with suppress(OSError, *_UNREADABLE):
        if manifest.stat().st_size <= _MAX_READ:
            for entry in json.loads(manifest.read_text("utf-8"))["documents"]:
                _keep(found, entry)
    for line in _lines(log):
        with suppress(*_UNREADABLE):  # the last line may be torn
            _keep(found, json.loads(line)["done"])
    return found


def _lines(log: Path) -> Iterator[str]:
    with suppress(OSError, UnicodeDecodeError), log.open(encoding="utf-8") as stream:
        if log.stat().st_size <= _MAX_READ:
            yield from stream


def _keep(found: dict[str, str], entry: dict[str, Any]) -> None:
    texts = [
        *(entry[key] for key in ("file", "sha256", "plan_sha256", "inputs")),
        *entry.get("read", {}).values(),
    ]
    if all(isinstance(text, str) for text in texts):
        [*map(_problem, entry["findings"])]
        found[entry["file"]] = _dumped(entry)


def _told(problem: Problem) -> dict[str, Any]:
    spot = problem.spot
    place = {"path": spot.path, "line": spot.line, "column": spot.column, "part": spot.part}
    said = {"message": problem.message.vi, "message_en": problem.message.en}
    return {"code": problem.code, "severity": problem.severity.value, **place, **said}


def _problem(told: dict[str, Any]) -> Problem:
    spot = Spot(str(told["path"]), int(told["line"]), int(told["column"]), str(told["part"]))
    message = Said(str(told["message"]), str(told["message_en"]))
    return Problem(spot, str(told["code"]), message, Severity(told["severity"]))


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _listed(entries: Iterable[str]) -> str:
    return ",".join(f"\n    {entry}" for entry in entries)


def _line(entry: dict[str, Any]) -> bytes:
    return f"{_dumped(entry)}\n".encode("utf-8", "backslashreplace")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
