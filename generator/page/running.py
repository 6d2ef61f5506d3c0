"""The page that runs for a folder already: where it listens is noted where only its user can read."""

import hashlib
import json
import os
import shutil
import stat
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.atomic import write_atomically
from generator.disk.folder import held
from generator.disk.links import real
from generator.disk.lock import locked
from generator.language import Said
from generator.page.guard import AGAIN
from generator.problems import Spot, refused

_NOTE, _WORK = "trang.json", "tep"
_SECONDS = 3.0


class Home:
    """What a page notes of itself, and keeps meanwhile, apart from the folder that it shows."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._note = folder / _NOTE

    def note(self, address: str, master: str) -> None:
        """Notes where the page listens."""
        write_atomically(self._note, json.dumps({"address": address, "key": master}).encode())

    def address(self) -> str | None:
        """The address, with a new secret, of the page that runs already; None where none does."""
        try:
            noted = json.loads(self._note.read_bytes())
            return _asked(f"{noted['address']}", f"{noted['key']}")
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def work(self) -> Path:
        """An empty folder for what is dropped on the page."""
        work = self._folder / _WORK
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(mode=0o700, exist_ok=True)
        return work

    def leave(self) -> None:
        """Takes away what the page kept."""
        with suppress(OSError):
            self._note.unlink()
        shutil.rmtree(self._folder / _WORK, ignore_errors=True)


def _asked(address: str, key: str) -> str | None:
    """A new address from the page that may listen at `address`."""
    if not address.startswith("http://127.0.0.1:"):
        return None
    # Not through a proxy, which this machine may have for all others.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    headers = {"Authorization": f"Bearer {key}"}
    request = urllib.request.Request(f"{address}{AGAIN}", b"", headers)
    with opener.open(request, timeout=_SECONDS) as answer:
        text = str(answer.read(1000).decode("ascii"))
    return text if text.startswith(f"{address}/") else None


@contextmanager
def home_of(folder: Path) -> Iterator[Home]:
    """Where the page of a folder notes itself, while no other start looks there."""
    own = _of_user() / hashlib.sha256(os.fsencode(real(folder))).hexdigest()[:24]
    own.mkdir(mode=0o700, exist_ok=True)
    with held(own) as opened, locked(opened, lambda _: None):
        yield Home(own)


def _of_user() -> Path:
    """The folder of this user for what lasts as long as a page; nobody else can read it."""
    named = (os.environ.get(name, "") for name in ("LOCALAPPDATA", "XDG_RUNTIME_DIR"))
    base = next((Path(one) for one in named if one and Path(one).is_dir()), Path.home() / ".cache")
    folder = base / "kehoach-trang"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name == "posix" and not _is_private(folder):
        message = Said("thư mục này là của người khác", "this folder is somebody else's")
        advice = Said(f"Xóa thư mục {folder} rồi chạy lại.", f"Delete {folder} and try again.")
        raise refused(Spot(folder.as_posix()), "open/folder", message, advice)
    return folder


def _is_private(folder: Path) -> bool:
    """Whether the folder is this user's, and from now on nobody else's to read."""
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
        return False
    folder.chmod(0o700)
    return True
