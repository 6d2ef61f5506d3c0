"""One process at a time changes a folder; the lock goes with the process, also with one that is killed."""

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from generator.disk.folder import Folder
from generator.language import Said
from generator.problems import Problem, Rejected, Spot
from generator.rules import told

NAME = ".kehoach.lock"
_LOOKS, _TELLS, _WAITS = 0.02, 0.5, 600.0
"""Seconds between two looks, before somebody who waits is told, and until they wait no more."""

told("file/busy", "thư mục đang có lệnh khác ghi", "another command writes there")


def _seize(file: int) -> None:
    """Locks the open file for this process; raises `OSError` where another has it, or none can."""
    try:
        import fcntl
    except ImportError:
        _seize_on_windows(file)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _seize_on_windows(file: int) -> None:
    try:
        import msvcrt
    except ImportError:
        raise OSError(errno.ENOSYS, "no locks on this system") from None
    msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]


_TAKEN = (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)


@contextmanager
def locked(folder: Folder, waits: Callable[[Folder], None]) -> Iterator[bool]:
    """Holds the lock of the folder, once nobody else does; `waits` is called where that takes long.

    Gives whether it is held: a folder that cannot be written to, or a file system that knows no
    locks, is left to its writers. Raises `Rejected` after ten minutes.
    """
    file = _waited(folder, waits)
    try:
        yield file is not None
    finally:
        if file is not None:
            _free(folder, file)


def _waited(folder: Folder, waits: Callable[[Folder], None]) -> int | None:
    began, is_told = time.monotonic(), False
    while True:
        try:
            if (file := _taken(folder)) is not None:
                return file
        except OSError:
            return None
        waited = time.monotonic() - began
        if waited > _WAITS:
            raise _busy(folder)
        if waited > _TELLS and not is_told:
            waits(folder)
            is_told = True
        time.sleep(_LOOKS)


def _taken(folder: Folder) -> int | None:
    """The file that is the lock, held; None while somebody else holds it."""
    file = folder.descriptor(NAME, os.O_RDWR | os.O_CREAT)
    try:
        _seize(file)
        # Whoever held it may have taken the file away since it was opened.
        there = folder.look(NAME)
        if there is not None and os.path.samestat(there, os.fstat(file)):
            return file
    except OSError as error:
        if error.errno not in _TAKEN:
            os.close(file)
            raise
    os.close(file)
    return None


def _free(folder: Folder, file: int) -> None:
    """Takes the file away while it is held; Windows does so only once it is closed."""
    try:
        folder.remove(NAME)
    except OSError:
        os.close(file)
        with suppress(OSError):
            folder.remove(NAME)
    else:
        os.close(file)


def _busy(folder: Folder) -> Rejected:
    message = Said(
        "một lệnh kehoach khác vẫn đang ghi vào thư mục này",
        "another kehoach command is still writing to this folder",
    )
    advice = Said("Đợi lệnh đó xong rồi chạy lại.", "Wait until it is done and try again.")
    spot = Spot(folder.path.as_posix())
    return Rejected([Problem(spot, "file/busy", message, advice=advice)])
