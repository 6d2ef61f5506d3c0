"""Jobs of the page, with a process that does what a test says: begun, watched, stopped, forgotten."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator import console
from generator.form.labels import keys_said
from generator.page import jobs
from generator.page.children import Busy
from generator.page.jobs import DONE, RUNS, STOPPED, WAITS, Call, Jobs


def _through(work: Coroutine[Any, Any, None]) -> None:
    """Does it in a thread of its own: the browser of other tests keeps a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, work).result()


class _Children:
    """Starts processes that say these bytes and end when they are let."""

    folder = Path()

    def __init__(self, said: bytes = b"", busy: bool = False) -> None:
        self.said, self.busy, self.free = said, busy, asyncio.Event()

    @asynccontextmanager
    async def started(self, *_: str) -> AsyncIterator[Any]:
        """A process."""
        if self.busy:
            raise Busy
        await self.free.wait()
        streams = [asyncio.StreamReader(limit=64) for _ in range(2)]
        streams[0].feed_data(self.said)
        for one in streams:
            one.feed_eof()

        async def ended() -> int:
            return 0

        yield SimpleNamespace(stdout=streams[0], stderr=streams[1], wait=ended)


async def _over(begun: Call) -> Call:
    while not begun.is_over or (begun.code is None and begun.state == DONE):
        await asyncio.sleep(0)
    return begun


def _call() -> Call:
    return Call("Tạo văn bản", ("build",))


def test_what_a_job_says_is_kept_and_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    async def run() -> None:
        step = f"{console.STEP}2 7 a.yaml\n".encode()
        facts = f"{console.FACT}left 3 chỗ\n{console.FACT}left 4\n".encode()
        children = _Children(b"a\n" + step + facts + b"x" * 200 + b"\nb\nc\n")
        job = Jobs(children).begin(_call())  # type: ignore[arg-type]
        assert job.state == WAITS
        children.free.set()
        await _over(job)
        assert (job.state, job.code, job.step) == (DONE, 0, (2, 7, "a.yaml"))
        assert job.facts == {"left": "3 chỗ"}
        assert job.lines[0] == "a" and "…" in job.lines and len(job.lines) == 3

    monkeypatch.setattr(jobs, "MOST", 3)
    _through(run())


def test_a_job_that_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[object] = []
    monkeypatch.setattr(jobs, "end", ended.append)

    async def run() -> None:
        children = _Children()
        known = Jobs(children)  # type: ignore[arg-type]
        job = known.begin(_call())
        await asyncio.sleep(0)
        known.stop(job)
        assert known.living == [] and ended == []
        children.free.set()
        for _ in range(9):
            await asyncio.sleep(0)
        assert (job.state, job.process) == (STOPPED, None)
        other = _call()
        other.state, other.process = RUNS, SimpleNamespace()  # type: ignore[assignment]
        known.stop(other)
        known.stop(other)
        assert other.state == STOPPED and ended == [other.process]

    _through(run())


def test_more_than_the_page_does_is_told_and_what_is_over_is_forgotten() -> None:
    async def run() -> None:
        known = Jobs(_Children(busy=True))  # type: ignore[arg-type]
        first = await _over(known.begin(_call()))
        assert (first.state, first.code) == (DONE, 1)
        for _ in range(jobs._KEPT):
            await _over(known.begin(_call()))
        assert known.known(first.token) is None

    _through(run())


def test_what_a_file_would_accept_is_said_as_the_boxes_of_the_form() -> None:
    said = keys_said("Ghi linh_vuc, hoặc chap_nhan: [{ma_quy_tac: ready/clear, ly_do: …}].", "vi")
    assert said.startswith("Ghi lĩnh vực PAPI, hoặc “Phát hiện được chấp nhận” (")
    assert "ready/clear" in said and not {*"[{}]"} & {*said}
