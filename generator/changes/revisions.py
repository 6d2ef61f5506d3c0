"""Files as they were in a revision of git, by its plumbing: no filter and no program of the repository
runs."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.disk.links import real
from generator.language import Said
from generator.problems import Rejected, Spot, refused

_SECONDS = 30
_NO_GIT = Said("máy này không có git", "there is no git on this machine")
_NAME_FILES = Said("So hai tệp hoặc hai thư mục.", "Compare two files or two folders.")


def file_at(revision: str, path: str) -> bytes:
    """The bytes of a file in a revision, its path seen from where the command runs.

    Raises `Rejected` where there is none.
    """
    content = _git("cat-file", "blob", f"{revision}:./{path}")
    if content is None:
        message = Said(f"không có {path} ở bản {revision}", f"{path} is not in {revision}")
        raise refused(Spot(f"{revision}:{path}"), "diff/not-there", message, _LIST)
    return content


_LIST = Said(
    "Xem các bản bằng git log --oneline -- TỆP.", "See the revisions with git log --oneline."
)


def files_below(revision: str, folder: str) -> list[str]:
    """The paths of all files below a folder in a revision, seen from where the command runs."""
    listed = _git("ls-tree", "-r", "-z", "--name-only", revision, "--", f"{folder or '.'}/")
    if listed is None:
        return []
    return [*filter(None, listed.decode("utf-8", "replace").split("\0"))]


def is_revision(named: str) -> bool:
    """Whether git knows a revision of that name here."""
    if named.startswith("-") or shutil.which("git") is None:
        return False
    return _git("rev-parse", "--verify", "--quiet", f"{named}^{{commit}}") is not None


def seen_from_here(path: Path) -> str:
    """A path as git takes it, without `.` and `..`; raises `Rejected` for one outside the folder."""
    try:
        inner = real(path).relative_to(Path.cwd()) if path.is_absolute() else path
    except ValueError:
        inner = None
    if inner is None or ".." in inner.parts:
        message = Said(
            "tệp phải nằm trong thư mục đang làm việc khi so với một bản git",
            "the file must be below the folder in which the command runs",
        )
        raise refused(Spot(path.as_posix()), "diff/outside", message)
    return PurePosixPath(inner.as_posix()).as_posix()


def states_of(path: Path) -> Iterator[bytes]:
    """What git has of a file, the newest state first; nothing where there is no git, or no such file.

    Raises `Rejected` where git does not answer.
    """
    if shutil.which("git") is None:
        return
    folder, name = path.resolve().parent, path.name
    listed = _git("log", "--format=%H", "--", f"./{name}", folder=folder) or b""
    for revision in listed.decode("ascii", "replace").split():
        content = _git("cat-file", "blob", f"{revision}:./{name}", folder=folder)
        if content is not None:
            yield content


def _git(*arguments: str, folder: Path | None = None) -> bytes | None:
    """What git says in a folder, None where it refuses; raises `Rejected` where it does not answer."""
    git = shutil.which("git")
    if git is None:
        raise refused(Spot("git"), "diff/no-git", _NO_GIT, _NAME_FILES)
    try:
        done = subprocess.run(
            [git, *arguments],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        message = Said(f"git không trả lời: {error}", f"git does not answer: {error}")
        raise Rejected(refused(Spot("git"), "diff/no-git", message, _NAME_FILES).problems) from None
    return done.stdout if done.returncode == 0 else None
