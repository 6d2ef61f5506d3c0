"""Folders that are open: what is done in one is done there, whatever takes its place meanwhile."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import BinaryIO

from generator.disk.links import leads_out, linked, real

_BY_HANDLE = {os.open, os.mkdir, os.rename, os.unlink, os.stat} <= os.supports_dir_fd
"""Whether names can be told from an open folder: on Windows they are told from its path."""
_OPEN = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


class Folder:
    """A folder, open; its names are looked up in itself and no link is followed."""

    def __init__(self, path: Path, handle: int | None) -> None:
        self.path, self._handle = path, handle

    def create(self, name: str) -> BinaryIO:
        """A new file, open to be written."""
        return os.fdopen(self.descriptor(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb")

    def descriptor(self, name: str, flags: int) -> int:
        """A file of that name, open."""
        return os.open(self._at(name), flags | _BINARY, 0o666, dir_fd=self._handle)

    def replace(self, name: str, other: str) -> None:
        """Gives the file the name of the other, which goes."""
        handles = {"src_dir_fd": self._handle, "dst_dir_fd": self._handle}
        os.replace(self._at(name), self._at(other), **handles)

    def remove(self, name: str) -> None:
        """Takes the file away."""
        os.unlink(self._at(name), dir_fd=self._handle)

    def look(self, name: str, *, follow: bool = False) -> os.stat_result | None:
        """What stands under the name, None where nothing does."""
        with suppress(OSError):
            return os.stat(self._at(name), dir_fd=self._handle, follow_symlinks=follow)
        return None

    def allow(self, name: str, mode: int) -> None:
        """Says who may read and write the file."""
        os.chmod(self._at(name), mode, dir_fd=self._handle)

    def names(self) -> list[str]:
        """The names of all that stands there."""
        return os.listdir(self.path if self._handle is None else self._handle)

    @contextmanager
    def below(self, steps: tuple[str, ...]) -> Iterator["Folder"]:
        """The folder that these steps lead to, made where it is missing."""
        if not steps:
            yield self
            return
        path = self.path / steps[0]
        with suppress(FileExistsError):
            os.mkdir(self._at(steps[0]), dir_fd=self._handle)
        found = self.look(steps[0])
        if found is not None and stat.S_ISLNK(found.st_mode):
            raise linked(path)
        with (
            _opened(path, self._at(steps[0]), self._handle) as inner,
            inner.below(steps[1:]) as end,
        ):
            yield end

    def is_there(self) -> bool:
        """Whether its path still leads to it."""
        if self._handle is None:
            return real(self.path) == self.path
        with suppress(OSError):
            return os.path.samestat(os.stat(self.path), os.fstat(self._handle))
        return False

    def _at(self, name: str) -> str:
        return str(self.path / name) if self._handle is None else name


@contextmanager
def _opened(path: Path, name: str, handle: int | None = None) -> Iterator[Folder]:
    if not _BY_HANDLE:
        yield Folder(path, None)
        return
    own = os.open(name, _OPEN, dir_fd=handle)
    try:
        yield Folder(path, own)
    finally:
        os.close(own)


_HELD: ContextVar[dict[Path, Folder]] = ContextVar("held", default={})  # noqa: B039 (replaced)


@contextmanager
def open_folder(path: Path) -> Iterator[Folder]:
    """The folder at `path`, made where it is missing.

    Raises `Rejected` where a link leads out of the working folder, or one has taken the place of a
    folder that is held; `OSError` where it cannot be opened.
    """
    whole = Path(os.path.abspath(path))
    held = [*filter(whole.is_relative_to, _HELD.get())]
    if held:
        place = max(held, key=lambda one: len(one.parts))
        start, rest = _HELD.get()[place], whole.relative_to(place).parts
        if not start.is_there():
            raise linked(path)
        with start.below(rest) as folder:
            yield folder
        return
    if leads_out(path):
        raise linked(path)
    whole = real(whole)
    there = next(one for one in (whole, *whole.parents) if one.exists())
    with _opened(there, str(there)) as start, start.below(whole.relative_to(there).parts) as folder:
        yield folder


@contextmanager
def held(path: Path) -> Iterator[Folder]:
    """The folder at `path`, to which all that is written below `path` meanwhile goes, or nowhere."""
    with open_folder(path) as folder:
        before = _HELD.set({**_HELD.get(), Path(os.path.abspath(path)): folder})
        try:
            yield folder
        finally:
            _HELD.reset(before)
