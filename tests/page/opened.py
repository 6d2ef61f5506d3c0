"""A page that is open, without a network: its folder, its keys, and a browser that came in."""

import asyncio
import json
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import httpx
from starlette.testclient import TestClient

from generator import console
from generator.page.app import application
from generator.page.children import MEMORY, Children
from generator.page.guard import ENTRY, SECRET, Guard
from generator.page.keys import Keys
from generator.page.state import Page
from tests.helpers import BASE
from tests.program import inside

T = TypeVar("T")
ADDRESS = "http://127.0.0.1:8123"


class Opened:
    """The page of `folder`, and `browser`, which has its key."""

    def __init__(self, folder: Path, work: Path) -> None:
        self.keys = Keys()
        self.page = Page(folder, work, "vi")
        self.folder = folder
        self.browser = self.stranger()

    def stranger(self) -> TestClient:
        """A browser without a key, on the same server."""
        guarded = Guard(application(self.page), self.keys, ADDRESS)
        return TestClient(guarded, base_url=ADDRESS, follow_redirects=False)

    def enter(self) -> None:
        """Lets the browser in."""
        answer = self.browser.get(ENTRY, params={SECRET: self.keys.spare()})
        assert answer.status_code == 303, answer.text

    def post(self, path: str, **rest: Any) -> httpx.Response:
        """What a form of the page sends."""
        headers = {"Origin": ADDRESS, "Sec-Fetch-Site": "same-origin", **rest.pop("headers", {})}
        return self.browser.post(path, headers=headers, **rest)

    def drop(self, name: str, content: bytes) -> httpx.Response:
        """What comes of a file that is dropped on the page."""
        return self.post("/tha", files={"tep": (name, content)})

    def follow(self, answer: httpx.Response) -> httpx.Response:
        """The page that the answer leads to."""
        assert answer.status_code == 303, answer.text
        return self.browser.get(answer.headers["location"])

    def done(self, answer: httpx.Response) -> str:
        """What the page says of a job when it is over."""
        assert answer.status_code == 303, answer.text
        address = f"{answer.headers['location']}/phan"
        while "data-over" not in (text := self.browser.get(address).text):
            time.sleep(0.05)
        return text


def apart(work: Callable[..., T], *given: Any, **named: Any) -> T:
    """What comes of it in a thread of its own: a browser that tests share keeps this one's loop."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work, *given, **named).result()


class _Done:
    """A process that has ended, as those look that the page waits for."""

    pid = 2**30

    def __init__(self, done: subprocess.CompletedProcess[str]) -> None:
        self.returncode = done.returncode
        self.stdout, self.stderr = (_said(text) for text in (done.stdout, done.stderr))

    async def wait(self) -> int:
        return self.returncode


def _said(text: str) -> asyncio.StreamReader:
    reader = asyncio.StreamReader()
    reader.feed_data(text.encode())
    reader.feed_eof()
    return reader


def _forked(children: Children) -> None:
    """Has the processes forked from one that has the program loaded: no bound of time holds them."""

    async def start(name: str, words: tuple[str, ...]) -> _Done:
        order, watched = json.dumps([name, *words]), {console.WATCHED: "1"}
        return _Done(await asyncio.to_thread(inside, order, children.folder, MEMORY, **watched))

    children._start = start  # type: ignore[method-assign,assignment]


@contextmanager
def opened(folder: Path, forked: bool = True) -> Iterator[Opened]:
    """The page of a folder with one plan, entered."""
    office, work = folder / "co-quan", folder / "tep"
    (office / "plans").mkdir(parents=True)
    (office / "plans" / "a.yaml").write_text(BASE, "utf-8")
    work.mkdir()
    with entered(office, work, forked) as found:
        yield found


@contextmanager
def entered(office: Path, work: Path, forked: bool = True) -> Iterator[Opened]:
    """The page of an office's folder, entered."""
    found = Opened(office, work)
    for children in (found.page.children, found.page.jobs._children) if forked else ():
        if hasattr(os, "fork"):
            _forked(children)
    with found.browser:
        found.enter()
        yield found
