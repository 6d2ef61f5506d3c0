"""Work on what people bring is done in processes of its own: hostile input ends these, not the page."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from generator import console
from generator.language import Lang
from generator.package import MIB

MEMORY, SECONDS = 1024 * MIB, 20.0
"""Bytes and seconds that a process has to answer a question."""
AT_ONCE, WAITING = 2, 24
_LINE, _ALL = 4 * MIB, 16 * MIB
"""Bytes of one line that a process says, and of all."""


class Busy(Exception):
    """More is asked than the page does one after the other."""


class Reply(NamedTuple):
    """What a process said; its code is None where it had to be stopped."""

    code: int | None
    text: str
    complaint: str

    @property
    def is_whole(self) -> bool:
        """Whether it came to an end by itself, and has something to say."""
        return self.code in (0, 1) and bool(self.text)

    @property
    def said(self) -> Any:
        """What it says as values; None where it did not come to an end."""
        return json.loads(self.text) if self.is_whole else None


class Children:
    """The processes of a page, in the folder that it shows; all end with it.

    With `keeps_spare` the next one waits already, with the program loaded. Each answers once.
    """

    def __init__(self, folder: Path, lang: Lang, keeps_spare: bool = False) -> None:
        self.folder, self._lang, self._keeps_spare = folder, lang, keeps_spare
        self._places = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0
        self._living: set[asyncio.subprocess.Process] = set()
        self._spare: asyncio.subprocess.Process | None = None

    async def ask(self, name: str, *words: str, seconds: float = SECONDS) -> Reply:
        """What the process called `name` answers; raises `Busy`."""
        async with self.started(name, *words) as process:
            try:
                async with asyncio.timeout(seconds):
                    out, error = await asyncio.gather(_all(process.stdout), _all(process.stderr))
                    return Reply(await process.wait(), out, error)
            except TimeoutError:
                return Reply(None, "", "")

    @asynccontextmanager
    async def started(self, name: str, *words: str) -> AsyncIterator[asyncio.subprocess.Process]:
        """A process that has begun; it ends with the block. Raises `Busy`."""
        if self._waiting >= WAITING:
            raise Busy
        self._waiting += 1
        try:
            async with self._places:
                process = await self._start(name, words)
                try:
                    yield process
                finally:
                    await self.ended(process)
        finally:
            self._waiting -= 1

    async def _start(self, name: str, words: tuple[str, ...]) -> asyncio.subprocess.Process:
        """A process that has got its order, and gets no other."""
        process = await self.companion(name, *words)
        assert process.stdin is not None
        process.stdin.close()
        return process

    async def companion(self, name: str, *words: str) -> asyncio.subprocess.Process:
        """A process that goes on to be asked, and is ended by who asks: the spare one where it still
        lives."""
        process, self._spare = self._spare, None
        if process is None or process.returncode is not None:
            process = await self._loaded()
        await tell_order(process, [name, *words])
        return process

    async def _loaded(self, *words: str) -> asyncio.subprocess.Process:
        """A process that waits for its order."""
        # -P: nothing that lies in the folder is taken for a module.
        command = [sys.executable, "-P", "-u", "-X", "utf8", "-m", "generator.page.inside"]
        process = await asyncio.create_subprocess_exec(
            *command,
            str(MEMORY),
            *words,
            cwd=self.folder,
            env={**os.environ, console.WATCHED: "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            limit=_LINE,
            start_new_session=os.name == "posix",
        )
        self._living.add(process)
        return process

    async def ended(self, process: asyncio.subprocess.Process) -> None:
        """Ends a process, and has the next one wait where one is to."""
        end(process)
        self._living.discard(process)
        await process.wait()
        if self._keeps_spare and self._spare is None:
            self._spare = await self._loaded("waits")

    async def close(self) -> None:
        """Ends every process that lives."""
        self._keeps_spare = False
        for process in list(self._living):
            await self.ended(process)


async def tell_order(process: asyncio.subprocess.Process, order: object) -> None:
    """Gives a process an order; one that has ended says nothing to it."""
    assert process.stdin is not None
    with suppress(ConnectionError):
        process.stdin.write(f"{json.dumps(order)}\n".encode())
        await process.stdin.drain()


def end(process: asyncio.subprocess.Process) -> None:
    """Ends a process and all that it started."""
    if os.name == "posix":
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.returncode is None:
        with suppress(OSError, subprocess.TimeoutExpired):
            command = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(command, capture_output=True, timeout=10, check=False)


async def _all(stream: asyncio.StreamReader | None) -> str:
    """What a stream gives, no more than is bearable."""
    assert stream is not None
    found = bytearray()
    while piece := await stream.read(65536):
        if len(found) < _ALL:
            found += piece
    return found.decode("utf-8", "replace")
