"""What a document was made of, and whether the one that is there is still that.

Known by sums of bytes, never by times or sizes. A note is never an authority: it counts only while
everything that the document was made of and its very bytes agree; else the document is made anew.
"""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from functools import cache
from pathlib import Path
from typing import Any, Self

from generator.atomic import write_atomically
from generator.disk.links import real
from generator.lazy import dataclass
from generator.package import MAX_FILE, Reads, read_bytes
from generator.problems import Rejected

_LIBRARIES = ("docxtpl", "python-docx", "jinja2", "lxml", "pyyaml", "num2words", "xlsxwriter")
_NOTED = ".dist-info"
PROGRAM = "program_sha256"
IN_ONE_SUM = ("plan_sha256", "inputs", "read")
"""What the manifest of a batch says of what a document is made of."""


def sha256(content: bytes) -> str:
    """The SHA-256 of `content`, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


@cache
def program_sha256() -> str:
    """What the program is: the text of its modules and data, the versions of its libraries.

    The version number would not do: sources change between two of them.
    """
    package = Path(__file__).resolve().parents[1]
    total = hashlib.sha256()
    for name, path in sorted(_files(package, "")):
        with open(path, "rb", buffering=0) as file:
            content = file.read()
        # A checkout on Windows may have other line ends; the program is the same.
        if b"\r" in content:
            content = content.replace(b"\r\n", b"\n")
        total.update(f"{name}\0{sha256(content)}\n".encode())
    for name in _LIBRARIES:
        total.update(f"{name}\0{library(name)}\n".encode())
    return total.hexdigest()


def _files(folder: Path | str, above: str) -> Iterator[tuple[str, str]]:
    """Every file below, by its name there: neither what Python compiled nor what is for readers."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_file() and not entry.name.endswith((".pyc", ".md")):
                yield f"{above}{entry.name}", entry.path
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _files(entry.path, f"{above}{entry.name}/")


@cache
def library(name: str) -> str:
    """The version of a library, "?" where it is not installed."""
    versions = _installed().get(_plain(name), [])
    if len(versions) == 1:
        return versions[0]
    # Twice there, or in none of the usual ways.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return "?"


@cache
def _installed() -> dict[str, list[str]]:
    """The versions of libraries, by the folders in which installers note them.

    The library's way to ask for one loads all that reads letters, and takes longer than to hash the program.
    """
    found: dict[str, list[str]] = {}
    for entry in filter(os.path.isdir, dict.fromkeys(sys.path)):
        for folder in os.listdir(entry):
            name, _, rest = folder.partition("-")
            if rest.endswith(_NOTED):
                found.setdefault(_plain(name), []).append(rest.removesuffix(_NOTED))
    return found


def _plain(name: str) -> str:
    return name.lower().replace("-", "_")


@dataclass(frozen=True, slots=True)
class MadeOf:
    """The sums of all that a document follows from: its plan, the template, the program, and more.

    `base` is the office's version by which the plan of a commune is judged, None for a plan that is
    not judged so. `read` are the files that the plan names (pictures, what it attaches, the plan of
    a report), by their way from it. Which these are follows from the plan and themselves, so
    nothing else need be read to compare.
    """

    plan: str
    template: str
    program: str
    base: str | None = None
    read: dict[str, str] = field(default_factory=dict)

    def reading(self, plan: Path, ways: Iterable[str]) -> Self:
        """The same with the files that stand these ways from `plan`, as they are now."""
        return replace(self, read={way: _sum_of(plan.parent / way) for way in ways})

    @property
    def one_by_one(self) -> dict[str, str]:
        """How the manifest of an output folder names them."""
        others = "\n".join(f"{way} {digest}" for way, digest in self.read.items())
        return {
            "plan_sha256": self.plan,
            **({"included_sha256": sha256(others.encode())} if others else {}),
            "template_sha256": self.template,
            PROGRAM: self.program,
        }

    @property
    def in_one_sum(self) -> dict[str, Any]:
        """How the manifest of a batch names them: in short, and the files by themselves."""
        base = [] if self.base is None else [self.base]
        inputs = sha256("\0".join([self.plan, self.template, self.program, *base]).encode())
        files = {"read": self.read} if self.read else {}
        return {"plan_sha256": self.plan, "inputs": inputs, **files}


def _sum_of(path: Path) -> str:
    try:
        return sha256(read_bytes(path, MAX_FILE))
    except Rejected:
        return ""


def others_read(read: Reads, plan: Path) -> dict[str, str]:
    """Of what was read the files beside the plan itself, in order.

    By their way from the plan: what is noted must not depend on where the office's folder lies.
    """
    own = real(plan)
    return dict(
        sorted(
            (_way(one, own.parent), digest) for one, digest in read.items() if digest and one != own
        )
    )


def _way(path: Path, base: Path) -> str:
    try:
        return Path(os.path.relpath(path, base)).as_posix()
    except ValueError:  # on another drive of Windows
        return path.name


def content_there(target: Path) -> bytes | None:
    """The bytes of a file, None of one that is not there, or is none that we would write."""
    try:
        return read_bytes(target, MAX_FILE)
    except Rejected:
        return None


def write_unless_there(target: Path, content: bytes) -> None:
    """Writes a file, unless it is there with the same bytes."""
    if content_there(target) != content:
        write_atomically(target, content)
