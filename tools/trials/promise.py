"""One command on a few files: what it did, and what of the promise of SECURITY.md it broke."""

import os
import re
import resource
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from lxml import etree

from generator.package import ZIP_FAULTS
from generator.running.worker import MEMORY, limit_memory
from tools.trials.processes import (
    OWN,
    Command,
    Files,
    begun,
    fault_in,
    filled,
    nothing,
)

SECONDS = 10.0
_UNSEEN = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff]"
)
_OBEYED = re.compile(r"(?m)^::|^##\[|^##vso")
SURFACED = re.compile(r"\b[A-Z]\w*(?:Error|Exception)\b")
"""How a rule, a mender or a unit says that it stumbled."""


@dataclass(frozen=True)
class Run:
    """What a command came to: exit code, words, seconds of the processor, MiB, the files before and after."""

    code: int
    said: str
    seconds: float
    mib: int
    before: Files
    after: Files
    beside: frozenset[str] = frozenset()
    given: tuple[str, ...] = ()
    """The names of the files that were given, of those too that are no files any more."""


def _readable(folder: Path) -> Files:
    """All regular files below the folder, no link among them."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if not path.is_symlink() and path.is_file() and os.access(path, os.R_OK)
    }


def ran(
    command: Command,
    contents: Files,
    where: Path,
    prepare: Callable[[Path], None] = lambda _: None,
    first: Callable[[], None] = nothing,
) -> Run:
    """What the command does in a folder with these files, which `prepare` may make odd; in bounds as a run of a user has."""
    folder = filled(where / "f", contents)
    prepare(folder)
    before, began = _readable(folder), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    def bounded() -> None:
        limit_memory()
        first()

    with tempfile.TemporaryFile() as said:
        child = begun(command, folder, said.fileno(), bounded)
        _, status, used = os.wait4(child, 0)
        said.seek(0)
        words = said.read().decode("utf-8", "replace")
    return Run(
        os.waitstatus_to_exitcode(status),
        words,
        used.ru_utime + used.ru_stime,
        max(0, used.ru_maxrss - began) // 1024,
        before,
        _readable(folder),
        frozenset(one.name for one in where.iterdir()) - {"f", "f-cache"},
        tuple(contents),
    )


def _names_a_file(run: Run) -> bool:
    return any(
        name.rpartition("/")[2] in run.said for name in {*run.before, *run.after, *run.given}
    )


def _members(content: bytes) -> dict[str, bytes]:
    """The members of a zip by name, none of what is no zip; raises `BadZipFile` for one that is damaged."""
    if not content.startswith(b"PK"):
        return {}
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _given(before: Files) -> set[bytes]:
    """All members of the zips that were there."""
    found: set[bytes] = set()
    for content in before.values():
        with suppress(*ZIP_FAULTS):
            found.update(_members(content).values())
    return found


def _half(name: str, content: bytes, before: Files) -> str:
    """Why a file that was written is not whole, "" where it is; what was given so stays so."""
    if not name.endswith((".docx", ".xlsx")):
        return ""
    try:
        members = _members(content)
        given = _given(before)
        for member in members:
            if member.endswith((".xml", ".rels")) and members[member] not in given:
                etree.fromstring(members[member])
    except (zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        return str(error)
    return "" if members else "no zip"


def breaches(run: Run, may_change: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """What the run broke: its name, and where."""
    told = run.said[-300:].replace("\n", " ⏎ ")
    if fault_in(run.said) or SURFACED.search(run.said):
        yield "fault of the program", fault_in(run.said) or told
    if run.code not in (0, 1):
        yield "exit code", f"{run.code}: {told}"
    if run.code == 1 and not _names_a_file(run):
        yield "no file named", told
    if _UNSEEN.search(run.said) or _OBEYED.search(run.said):
        yield "character or line that is obeyed", repr(run.said[-300:])
    if run.seconds > SECONDS * max(1, len(run.given)):  # each of the files has its own
        yield "takes too long", f"{run.seconds:.1f} s"
    if run.mib > MEMORY // 2**20:
        yield "takes too much memory", f"{run.mib} MiB"
    if run.beside:
        yield "written outside", ", ".join(sorted(run.beside))
    yield from _of_files(run, may_change)


def _of_files(run: Run, may_change: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name, content in run.before.items():
        if run.after.get(name) != content and name not in may_change:
            yield "input changed", name
        elif name not in run.after:
            yield "input lost", name
    for name, content in run.after.items():
        if OWN in name:
            yield "left behind", name
        elif run.before.get(name) != content and (why := _half(name, content, run.before)):
            yield "half written", f"{name}: {why}"
