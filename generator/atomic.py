"""Files that are whole at every moment, and what a killed run leaves of one that it was writing."""

import os
import secrets
import shutil
import time
from contextlib import suppress
from itertools import count
from pathlib import Path

from generator.language import Said
from generator.problems import Problem, Rejected, Spot

_WRITING = 60.0
"""Seconds after which nobody can still be writing a temporary file."""


class Held(Rejected):
    """A file may not be replaced: Word has it open on Windows, or it is not ours to write."""


def write_atomically(target: Path, content: bytes, like: Path | None = None) -> None:
    """Writes `content` so that `target` is at all times the old file or the new one, whole; who may
    read it stays, or is who may read the file `like`.

    Raises `Rejected` when it cannot be written, `Held` when that is forbidden.
    """
    temporary = target.with_name(f".kehoach-{os.getpid()}-{secrets.token_hex(4)}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(FileNotFoundError):
            shutil.copymode(like or target, temporary)
        temporary.replace(target)
    except OSError as error:
        raise _refused(target, error) from None
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def write_keeping(target: Path, content: bytes) -> Path | None:
    """Writes `content`; a file there that says something else is kept beside it, as `….truoc`.

    Gives where that is, None where nothing was to be kept; raises as `write_atomically`.
    """
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
    """Gives a file another name; raises as `write_atomically`."""
    try:
        source.replace(target)
    except OSError as error:
        raise _refused(source, error) from None


def _refused(path: Path, error: OSError) -> Rejected:
    message = Said(
        f"không ghi được tệp ({error.strerror})", f"cannot be written ({error.strerror})"
    )
    advice = Said(
        "Nếu tệp đang mở trong Word, đóng lại rồi chạy lại.",
        "If Word has it open, close it and try again.",
    )
    kind = Held if isinstance(error, PermissionError) else Rejected
    return kind([Problem(Spot(path.as_posix()), "build/write", message, advice=advice)])


def remove_leftovers(folder: Path, older: float = _WRITING) -> None:
    """Removes from `folder` the temporary files that are older than `older` seconds: of runs that
    were killed."""
    with suppress(OSError):
        for path in list(folder.glob(".kehoach-*.tmp")):
            with suppress(OSError):
                if time.time() - path.lstat().st_mtime >= older:
                    path.unlink()
