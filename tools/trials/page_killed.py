"""The page is killed while two tabs save: no word is lost that was answered as saved, and no file is half written."""

import http.client
import json
import os
import random
import re
import signal
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import islice, repeat
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator.making.load import load_plan
from generator.problems import Rejected, Severity
from tests.helpers import BASE, ROOT
from tools.trials.processes import OWN, First, begun, ended, files, filled, nothing
from tools.trials.trial import Found, Trial

_PORTION, _KILLS, _SEED = 10, 500, 2100
_LONGEST = 0.3
"""Seconds until the page is killed when both tabs have saved once, at most."""
_PLAN = "plans/a.yaml"
_FORM = {"Content-Type": "application/json"}


_NONE = repeat(nothing)
"""Nothing kills a page but who asked it to save."""


class Tab:
    """A tab that saves one number after the other; `answered` are those that were told to be saved."""

    def __init__(self, address: str, cookie: str, order: dict[str, Any], first: int) -> None:
        self._address, self._own = address, {"Cookie": cookie, "Origin": address}
        self._order, self._line = order, http.client.HTTPConnection(urlsplit(address).netloc)
        self.answered: list[int] = []
        self.number, self.refused, self.has_begun = first, "", threading.Event()

    def save(self) -> None:
        """Saves until nobody answers any more."""
        with closing(self._line), suppress(OSError, http.client.HTTPException):
            shown = self._said("GET", f"/ke-hoach?tep={_PLAN}")
            found = re.search('data-seen="([^"]+)"', shown)
            seen, self.refused = (found[1], "") if found else ("", "the page shows no plan")
            while not self.refused:
                self.number += 1
                seen = self._put(seen)
                self.has_begun.set()
        self.has_begun.set()

    def _put(self, seen: str) -> str:
        """Saves the number; gives the name of the text that the file has then."""
        words = {"words": f"Thử {self.number}", "tep": _PLAN, "seen": seen}
        body = json.dumps(self._order | words).encode()
        told = json.loads(self._said("POST", "/ke-hoach/sua", body))
        self.refused = told.get("refused", "")
        self.answered += [] if self.refused else [self.number]
        return str(told.get("seen", ""))

    def _said(self, method: str, way: str, body: bytes | None = None) -> str:
        self._line.request(method, way, body, self._own | (_FORM if body else {}))
        return self._line.getresponse().read().decode()


_SUBJECT = {"op": "put", "place": "subject"}
_LINES = {"op": "paste", "place": "purpose/items/0"}


@contextmanager
def _page(folder: Path, first: First = nothing) -> Iterator[tuple[int, str]]:
    """The number of a process that shows the folder, and the address that it printed."""
    state = folder.with_name(f"{folder.name}-state")
    state.mkdir(exist_ok=True)

    def own_state() -> None:
        os.environ.update(XDG_RUNTIME_DIR=str(state), PYTHONPATH=str(ROOT))
        first()

    ours, theirs = os.pipe()
    child = begun(("open", "--no-browser", "."), folder, theirs, own_state)
    os.close(theirs)
    with open(ours, encoding="utf-8") as said:
        try:
            yield child, said.readline().strip()
        finally:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            ended(child)


def _cookie(entry: str) -> str:
    """What the secret of an address is exchanged for."""
    with closing(http.client.HTTPConnection(urlsplit(entry).netloc)) as line:
        line.request("GET", entry.removeprefix(f"http://{urlsplit(entry).netloc}"))
        return str(line.getresponse().headers["set-cookie"]).split(";")[0]


def _saved(entry: str, firsts: tuple[int, int], seconds: float, page: int) -> list[Tab]:
    """Two tabs that saved until the page was killed."""
    address, cookie = entry.split("/vao")[0], _cookie(entry)
    orders = zip((_SUBJECT, _LINES), firsts, strict=True)
    tabs = [Tab(address, cookie, order, first) for order, first in orders]
    threads = [threading.Thread(target=tab.save) for tab in tabs]
    for thread in threads:
        thread.start()
    for tab in tabs:
        tab.has_begun.wait(30)
    time.sleep(seconds)
    os.kill(page, signal.SIGKILL)
    for thread in threads:
        thread.join()
    return tabs


def _numbers(pattern: str, text: str) -> list[int]:
    return [int(number) for number in re.findall(pattern, text, re.MULTILINE)]


_SAID, _ADDED = r"^subject: Thử (\d+)$", r"^  - Thử (\d+)$"


def _without(text: str) -> str:
    """The text without what tabs write."""
    return re.sub(rf"{_ADDED}\n", "", re.sub("^subject: .*$", "", text, flags=re.M), flags=re.M)


def _judge(found: Found, text: str, there: list[int], tabs: list[Tab]) -> None:
    """What the file says, held against what the tabs were told; `there` are the lines of before."""
    subject, lines = tabs
    said, added = _numbers(_SAID, text), sorted(_numbers(_ADDED, text))
    last = subject.answered[-1:] or said
    sure = [*there, *lines.answered]
    found.counted["saves answered"] += len(subject.answered) + len(lines.answered)
    found.fault("word lost", said not in (last, [subject.number]), f"subject {said} {last}")
    found.fault("word lost", added not in (sure, [*sure, lines.number]), f"lines {added} {sure}")
    found.fault("half a file", _without(text) != _without(BASE), text)
    found.fault("refused", subject.refused or lines.refused, subject.refused or lines.refused)


def kills(count: int, where: Path, chance: random.Random, deaths: Iterable[First] = _NONE) -> Found:
    """What became of a plan whose page was killed so many times, and opened again each time.

    `deaths` are what kills it before, if anything does; it may never open then.
    """
    found, folder = Found(), filled(where / "f", {_PLAN: BASE.encode()})
    there: list[int] = []
    firsts = (0, 0)
    for death in islice(deaths, count):
        found.tried += 1
        tabs: list[Tab] = []
        with _page(folder, death) as (page, entry):
            found.fault("not opened again", death is nothing and not entry)
            if entry:
                tabs = _saved(entry, firsts, chance.uniform(0, _LONGEST), page)
        # Half a file may end in a letter.
        text = (folder / _PLAN).read_bytes().decode("utf-8", "replace")
        if tabs:
            _judge(found, text, there, tabs)
            there, firsts = sorted(_numbers(_ADDED, text)), (tabs[0].number, tabs[1].number)
        found.fault("plan broken", not is_whole(folder / _PLAN))
    found.fault("nothing saved", deaths is _NONE and not found.counted["saves answered"])
    found.fault("left behind", _left_behind(folder), str(sorted(files(folder))))
    return found


def is_whole(path: Path) -> bool:
    """Whether a plan is there, be it with more lines than a list has marks for, as tabs add one with each save.

    Of one that ends within a letter not even the text can be read.
    """
    try:
        wrong = {one.code for one in load_plan(path).problems if one.severity is Severity.ERROR}
        return wrong <= {"numbering/marks"}
    except Rejected:
        return False


def _left_behind(folder: Path) -> bool:
    """Whether what killed pages were writing is still there when one has saved once more."""
    with _page(folder) as (page, entry):
        _saved(entry, (10**6, 10**6), _LONGEST, page)
    own = [name for name in files(folder) if OWN in name and name.endswith(".tmp")]
    return len(own) > 1  # the last one was killed as well


def _portion(number: int, where: Path) -> Found:
    return kills(_PORTION, where, random.Random(_SEED + number))


def trials() -> Iterator[Trial]:
    """The page."""
    yield Trial("killed: the page, of two tabs", _KILLS // _PORTION, _portion)
