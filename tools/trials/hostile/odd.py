"""On every way into the program a file that is none, or stands where it should not; and odd names."""

import os
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.helpers import BASE
from tools.trials.hostile.case import Case, Due, refused, taken, told
from tools.trials.hostile.fields import SECRET
from tools.trials.routes import ROUTES, Route, goods


def _missing(path: Path) -> None:
    path.unlink()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _link(path: Path) -> None:
    outside = path.parent.with_name("f-cache")
    outside.mkdir(exist_ok=True)
    (outside / "secret").write_text(f"{SECRET}\nroot:x:0:0\n", "utf-8")
    path.unlink()
    path.symlink_to(outside / "secret")


def _circle(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _device(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def _large(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(33 * 2**20)


_ODD: dict[str, Callable[[Path], None]] = {
    "missing": _missing, "a folder": _folder, "a link outside": _link, "a link to itself": _circle,
    "a pipe": _pipe, "a device": _device, "33 MiB": _large,
}  # fmt: skip
_CONTENTS = {
    "nothing": b"", "zeros": bytes(3000), "noise": bytes(range(256)) * 40, "a PDF": b"%PDF-1.7\n%\xe2\xe3\n1 0 obj\n",
    "an old Word file": bytes.fromhex("D0CF11E0A1B11AE1") + bytes(512),
    "a page": b"<html><body><script>x</script></body></html>", "a zip of nothing": b"PK\x05\x06" + bytes(18),
    "a cut zip": b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(20),
}  # fmt: skip


_TOLERANT = ("explain", "rollup", "ledger", "remind", "report", "report as a form", "diff")
"""Commands that go on with what else they have, or look elsewhere for it."""


def _files(route: Route) -> dict[str, bytes]:
    return {name: goods()[name][0] for name in (route.spoiled, *route.beside)}


def files() -> Iterator[Case]:
    """What is no file, or no file of the kind, under the name that each command reads."""
    for kind, routes in ROUTES.items():
        for route in routes():
            named = f"{kind}, {route.name}"
            for name, make in _ODD.items():
                yield Case(
                    f"{named}: {name}",
                    route.command,
                    _files(route),
                    _due(route, name),
                    lambda at, make=make, route=route: make(at / route.spoiled),  # type: ignore[misc]
                )
            for name, content in _CONTENTS.items():
                given = {**_files(route), route.spoiled: content}
                yield Case(f"{named}: {name}", route.command, given, _due(route, name))


def _due(route: Route, name: str) -> Due:
    if route.name in _TOLERANT:
        return told(nowhere=(SECRET, "root:x:0"))
    return refused(route.spoiled, nowhere=(SECRET, "root:x:0"))


_OF_NAMES = Due(1, ("build/file-name",), of_input=False)
"""What nobody could see of a name is not said."""


def names() -> Iterator[Case]:
    """Names that Windows keeps, that are long, alike, or look like something else."""
    for name in (
        *("con", "PRN", "aux", "nul", "com1", "LPT9", "con.txt", "conin$", "a.", "a ", " a"),
        *("-rf", "--force", "-", "a:b", "a*b", "a?b", 'a"b', "a<b", "a|b", "a\\b", "a\tb", "a\nb"),
        *("a\x1b[31mb", "a\u202eb", "a\u200bb", "::error::x", ".bashrc", ".git", "~"),
    ):
        due = _OF_NAMES if name not in (".bashrc", ".git", "~") else told()
        files = {f"plans/{name}.yaml": BASE.encode()}
        yield Case(f"a plan called {name!r}", ("build",), files, due)
    for one, two in (
        ("kế-hoạch", unicodedata.normalize("NFD", "kế-hoạch")),
        ("Ke-hoach", "ke-hoach"),
        ("a", "ａ"),
    ):
        files = {f"plans/{name}.yaml": BASE.encode() for name in (one, two)}
        yield Case(f"plans called {one} and {two}", ("build",), files, told())
    yield Case("a plan of 200 letters", ("build",), {f"plans/{'a' * 200}.yaml": BASE.encode()}, told())  # fmt: skip
    yield Case("a plan of its own", ("build",), {"plans/a.yaml": BASE.encode()}, taken())
