"""What is kept between runs, in the user's own cache folder: data, never code.

Whatever stands there may be lost, damaged or another's: then there is nothing. `KEHOACH_CACHE` names
another folder; empty, it turns all this off.
"""

import hashlib
import json
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from generator.atomic import write_atomically
from generator.problems import Rejected

LARGEST = 16 * 1024 * 1024
"""Bytes of one entry; a larger one is not kept."""
_MOST, _TOGETHER = 200, 128 * 1024 * 1024
"""How many entries are kept, and bytes of all; the oldest go first."""


def remembered(name: str) -> Any:
    """What was kept under the name; None where that is not there, or not as it was written."""
    folder = _folder()
    if folder is None:
        return None
    path = folder / _file(name)
    try:
        if path.is_symlink() or path.stat().st_size > LARGEST:
            return None
        sum_, _, content = path.read_bytes().partition(b"\n")
        return json.loads(content) if sum_ == _sum(content) else None
    except (OSError, ValueError, RecursionError):
        return None


def remember(name: str, value: Any) -> None:
    """Keeps what JSON can say of the value, where that can be written."""
    content = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "backslashreplace"
    )
    folder = _folder(made=True)
    if folder is None or len(content) > LARGEST - 100:
        return
    with suppress(OSError, Rejected):
        write_atomically(folder / _file(name), _sum(content) + b"\n" + content)
        _prune(folder)


def _folder(made: bool = False) -> Path | None:
    """The folder; None where there is none that this user alone writes to."""
    base = _base()
    if base is None or not base.is_absolute():
        return None
    folder = base / "kehoach"
    with suppress(OSError):
        if made:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder if _is_own(folder.lstat()) else None
    return None


def _base() -> Path | None:
    if (named := os.environ.get("KEHOACH_CACHE")) is not None:
        return Path(named) if named else None
    if os.name == "nt":
        named = os.environ.get("LOCALAPPDATA", "")
        return Path(named) if named else None
    if named := os.environ.get("XDG_CACHE_HOME", ""):
        return Path(named)
    with suppress(RuntimeError):  # nobody's home
        return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
    return None


def _is_own(there: os.stat_result) -> bool:
    if not stat.S_ISDIR(there.st_mode):
        return False
    if os.name == "nt":
        return True
    return there.st_uid == os.getuid() and not there.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _file(name: str) -> str:
    return f"{hashlib.sha256(name.encode('utf-8', 'surrogateescape')).hexdigest()}.json"


def _sum(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()


def _prune(folder: Path) -> None:
    """Takes away the oldest entries where there are too many."""
    with os.scandir(folder) as entries:
        stats = {one.path: one.stat(follow_symlinks=False) for one in entries}
    newest = sorted(stats, key=lambda path: -stats[path].st_mtime)
    room = _TOGETHER
    for at, path in enumerate(newest):
        room -= stats[path].st_size
        if at >= _MOST or room < 0:
            os.unlink(path)
