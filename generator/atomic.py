"""Files that are whole at every moment, and what a killed run leaves of one that it was writing."""

import os
import stat
import time
from contextlib import suppress
from itertools import count
from pathlib import Path

from generator.disk.folder import Folder, open_folder
from generator.disk.links import leads_out, refuse_link
from generator.language import Said
from generator.lazy import regex
from generator.problems import Problem, Rejected, Spot
from generator.running.clock import more_for

_WRITING = 60.0
"""Seconds after which nobody can still be writing a temporary file."""
_TEMPORARY = regex(r"\.kehoach-.*\.tmp")


class Held(Rejected):
    """A file may not be replaced: Word has it open on Windows, or it is not ours to write."""


def write_atomically(target: Path, content: bytes, like: Path | None = None) -> None:
    """Writes `content` so that `target` is at all times the old file or the new one, whole; who may
    read it stays, or is who may read the file `like`. A link in its place is replaced, its folder
    is never one that a link leads to from inside the working folder.

    Raises `Rejected` when it cannot be written, `Held` when that is forbidden.
    """
    try:
        with open_folder(target.parent) as folder:
            _write(folder, target, content, like)
    except OSError as error:
        raise _refused(target, error) from None


def write_new(target: Path, content: bytes) -> bool:
    """Whether the file was written; what stands in its place already is left as it is."""
    try:
        with open_folder(target.parent) as folder:
            if folder.look(target.name) is not None:
                return False
            _write(folder, target, content, None)
    except OSError as error:
        raise _refused(target, error) from None
    return True


def write_keeping(target: Path, content: bytes) -> Path | None:
    """Writes `content`; a file there that says something else is kept beside it, as `….truoc`.

    Gives where that is, None where nothing was to be kept; raises as `write_atomically`.
    """
    refuse_link(target)
    try:
        there = target.read_bytes() if target.exists() else content
    except OSError as error:
        raise _refused(target, error) from None
    kept = None if there == content else _kept(target, there)
    write_atomically(target, content)
    return kept


def _kept(target: Path, there: bytes) -> Path:
    """The file beside `target` that holds `there`: one that does already, else a new one."""
    for number in count(1):
        name = f"{target.stem}.truoc{f'-{number}' if number > 1 else ''}{target.suffix}"
        beside = target.with_name(name)
        if not os.path.lexists(beside):
            write_atomically(beside, there, like=target)
            break
        with suppress(OSError):
            if beside.read_bytes() == there:
                break
    return beside


def rename(source: Path, target: Path) -> None:
    """Gives a file another name in its folder; raises as `write_atomically`."""
    try:
        with open_folder(source.parent) as folder:
            folder.replace(source.name, target.name)
    except OSError as error:
        raise _refused(source, error) from None


def remove(path: Path) -> None:
    """Takes a file away, if it is there; raises as `write_atomically`."""
    try:
        with open_folder(path.parent) as folder, suppress(FileNotFoundError):
            folder.remove(path.name)
    except OSError as error:
        raise _refused(path, error) from None


def _write(folder: Folder, target: Path, content: bytes, like: Path | None) -> None:
    more_for(target)
    there = folder.look(target.name, follow=True)
    if there is not None and not stat.S_ISREG(there.st_mode):
        raise _odd(target)
    temporary = f".kehoach-{os.getpid()}-{os.urandom(4).hex()}.tmp"
    try:
        with folder.create(temporary) as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        model = like.stat() if like and like.exists() else there
        if model is not None:
            folder.allow(temporary, stat.S_IMODE(model.st_mode))
        folder.replace(temporary, target.name)
    finally:
        with suppress(OSError):
            folder.remove(temporary)


def _odd(path: Path) -> Rejected:
    message = Said("không phải tệp thường, không ghi đè", "is no regular file, not written over")
    advice = Said("Chọn tên khác.", "Choose another name.")
    return Rejected([Problem(Spot(path.as_posix()), "build/write", message, advice=advice)])


_IN_THE_WAY = Said("có tệp ở chỗ phải là thư mục", "a file stands where a folder must be")


def _refused(path: Path, error: OSError) -> Rejected:
    why = (
        _IN_THE_WAY if isinstance(error, NotADirectoryError) else Said(*2 * (str(error.strerror),))
    )
    message = Said(f"không ghi được tệp ({why.vi})", f"cannot be written ({why.en})")
    advice = Said(
        "Nếu tệp đang mở trong Word, đóng lại rồi chạy lại.",
        "If Word has it open, close it and try again.",
    )
    kind = Held if isinstance(error, PermissionError) else Rejected
    return kind([Problem(Spot(path.as_posix()), "build/write", message, advice=advice)])


def remove_leftovers(folder: Path, older: float = _WRITING) -> None:
    """Removes from `folder` the temporary files that are older than `older` seconds: of runs that
    were killed."""
    if not folder.is_dir() or leads_out(folder):
        return
    with suppress(OSError, Rejected), open_folder(folder) as own:
        for name in own.names():
            there = own.look(name) if _TEMPORARY.fullmatch(name) else None
            if there is not None and time.time() - there.st_mtime >= older:
                with suppress(OSError):
                    own.remove(name)


def free_name(path: Path) -> Path:
    """The first name after that of the file which none has yet: `da-sua-2.docx`."""
    names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    return next(name for name in names if not name.exists())
