"""A hostile case: a command, the files that it meets, and what has to come of it."""

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tools.trials.processes import Command, Files, nothing
from tools.trials.promise import Run, breaches, ran

Prepare = Callable[[Path], None]


def as_it_is(_: Path) -> None:
    """Nothing more is done to the folder."""


@dataclass(frozen=True)
class Due:
    """The exit code (None is either), words that have to be said, and words that may stand nowhere."""

    code: int | None
    says: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    """Words that have to stand in what is written."""
    unwritten: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words that may not stand in new files of an ending."""
    of_input: bool = True
    """Whether a file that is given is at fault, and has to be named."""
    writes: bool = False
    """Whether a refusal may leave files: one file's problem does not stop what the others need."""


@dataclass(frozen=True)
class Case:
    """What is run, on what, and what is due; `prepare` makes what no bytes can say, `first` the surroundings."""

    name: str
    command: Command
    files: Files
    due: Due
    prepare: Prepare = as_it_is
    first: Callable[[], None] = nothing
    may_change: tuple[str, ...] = field(default=())


def taken(*says: str, nowhere: tuple[str, ...] = ()) -> Due:
    """It is taken, with a word or without."""
    return Due(0, says, nowhere)


def refused(*says: str, nowhere: tuple[str, ...] = ()) -> Due:
    """It is refused with these words, and nothing is written."""
    return Due(1, says, nowhere)


def told(*says: str, nowhere: tuple[str, ...] = ()) -> Due:
    """It is told, whatever comes of the rest."""
    return Due(None, says, nowhere, writes=True)


def ran_as(case: Case, where: Path) -> Run:
    """What comes of the case."""
    return ran(case.command, case.files, where, case.prepare, case.first)


def _pieces(content: bytes) -> Iterable[bytes]:
    """A file, or the members of one that is a zip."""
    if not content.startswith(b"PK"):
        return [content]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name) for name in archive.namelist()]


def faults(case: Case, run: Run) -> Iterator[tuple[str, str]]:
    """What came of it otherwise than is due, or against the promise."""
    due = case.due
    for fault, at in breaches(run, case.may_change):
        if due.of_input or fault != "no file named":
            yield fault, at
    if due.code not in (None, run.code):
        yield "otherwise than due", f"exit code {run.code}: {run.said[:200]}"
    for words in due.says:
        if words not in run.said:
            yield "otherwise than due", f"{words} is not said: {run.said[:200]}"
    made = [
        (name, piece)
        for name, content in run.after.items()
        if content != run.before.get(name)
        for piece in _pieces(content)
    ]
    new = [piece for _, piece in made]
    for words in due.printed:
        if not any(words.encode() in content for content in new):
            yield "otherwise than due", f"{words} is not printed: {run.said[:200]}"
    for words in due.nowhere:
        if words in run.said or any(words.encode() in content for content in new):
            yield "otherwise than due", f"{words} is there"
    for name, piece in made:
        for words in due.unwritten.get(Path(name).suffix, ()):
            if words.encode() in piece:
                yield "otherwise than due", f"{words!r} is in {name}"
    if due.code == 1 and not due.writes and run.after != run.before:
        yield "otherwise than due", f"written: {sorted(run.after.keys() - run.before.keys())}"
