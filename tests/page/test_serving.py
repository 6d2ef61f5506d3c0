"""A page is found again, opens at once, ends after its last tab, and tells what keeps it from running."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.page import running, serve
from generator.page.running import home_of
from generator.page.state import Page
from generator.problems import Rejected
from tests.helpers import BASE, ROOT
from tests.page.opened import apart, opened
from tests.program import kehoach

FIRST = 1.5
"""Seconds until the first page is there, of a machine that does nothing else."""


def _world(tmp_path: Path, **more: str) -> dict[str, str]:
    state = tmp_path / "state"
    state.mkdir(exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if "proxy" not in name.casefold()}
    own = {"XDG_RUNTIME_DIR": str(state), "LOCALAPPDATA": str(state), "PYTHONPATH": str(ROOT)}
    return {**kept, **own, **more}


@contextmanager
def _begun(tmp_path: Path, *words: str) -> Iterator[subprocess.Popen[str]]:
    """The command, begun; it ends with the block."""
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "open", "--no-browser", *words],
        cwd=tmp_path,
        env=_world(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@contextmanager
def _running(tmp_path: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command, and the line that it printed first."""
    with _begun(tmp_path, *words) as process:
        assert process.stdout
        yield process, process.stdout.readline().rstrip("\n")


def _get(address: str, cookie: str = "") -> tuple[str, str]:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    opener.addheaders = [("Cookie", cookie)]
    with opener.open(address, timeout=10) as answer:
        return answer.read().decode(), answer.url


def test_the_address_stands_alone_and_a_second_start_finds_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(BASE, "utf-8")
    with _running(tmp_path) as (process, first):
        assert first.startswith("http://127.0.0.1:") and "?khoa=" in first
        port = first.split(":")[2].split("/")[0]
        with _running(tmp_path, str(tmp_path), "--port", "1") as (again, second):
            assert again.wait(30) == 0
        assert second.startswith(f"http://127.0.0.1:{port}/") and second != first
        jar = urllib.request.HTTPCookieProcessor()
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), jar)
        with opener.open(second, timeout=10) as answer:
            assert "Bàn làm việc" in answer.read().decode()
        with pytest.raises(urllib.error.HTTPError):
            _get(second)
        (note,) = (tmp_path / "state").rglob("trang.json")
        assert os.name != "posix" or note.parent.parent.stat().st_mode & 0o077 == 0
        if os.name == "posix":
            process.send_signal(signal.SIGINT)
            assert process.wait(30) in (0, 130)
            assert not note.exists() and not (note.parent / "tep").exists()


def test_two_starts_at_once_open_one_page(tmp_path: Path) -> None:
    """As two double-clicks do."""
    with _begun(tmp_path) as one, _begun(tmp_path) as other:
        addresses = [began.stdout.readline() for began in (one, other) if began.stdout]
        assert len({address.split("/vao")[0] for address in addresses}) == 1, addresses
        assert len(set(addresses)) == 2 and all(addresses)
        until = time.monotonic() + 30
        while one.poll() is None and other.poll() is None and time.monotonic() < until:
            time.sleep(0.05)
        ended = {one.poll(), other.poll()}
        assert ended == {0, None}, "both serve, or none"


def test_a_page_that_was_killed_is_not_found(tmp_path: Path) -> None:
    with _running(tmp_path) as (process, first):
        process.kill()
        process.wait()
        (note,) = (tmp_path / "state").rglob("trang.json")
        assert json.loads(note.read_bytes())["address"] in first
        with _running(tmp_path) as (_, second):
            assert second and second.split("/")[2] != first.split("/")[2]


@pytest.mark.parametrize(
    "note",
    [
        b"",
        b"[]",
        b'{"address": "http://evil.example", "key": "x"}',
        b'{"address": 5, "key": null}',
        b'{"address": "http://127.0.0.1:1", "key": "x"}',
        b"\xff\xfe",
    ],
)
def test_a_note_that_tells_nothing_leads_nowhere(
    note: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in _world(tmp_path).items():
        monkeypatch.setenv(name, value)
    with home_of(tmp_path) as home:
        home._note.write_bytes(note)
        assert home.address() is None


@pytest.mark.skipif(os.name != "posix", reason="of POSIX")
def test_a_folder_of_state_that_others_read_is_closed_to_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in _world(tmp_path).items():
        monkeypatch.setenv(name, value)
    own = tmp_path / "state" / "kehoach-trang"
    own.mkdir(mode=0o755)
    with home_of(tmp_path):
        assert own.stat().st_mode & 0o077 == 0
    monkeypatch.setattr(running.os, "getuid", lambda: 12345)
    with pytest.raises(Rejected), home_of(tmp_path):
        pass


def test_it_ends_some_time_after_its_last_tab(tmp_path: Path) -> None:
    page = Page(tmp_path, tmp_path, "vi")
    for _ in range(119):
        page.wait(5.0)
    assert not page.is_over(600.0)
    page.seen()
    page.wait(5.0)
    assert not page.is_over(600.0)
    for _ in range(119):
        page.wait(5.0)
    assert page.is_over(600.0)


def test_the_command_ends_itself_after_its_last_tab(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a clock that goes a thousand times as fast; a tab beats for a while."""
    assert serve._WITHOUT_TAB == 600.0
    for name, value in _world(tmp_path).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(serve, "_TICK", 0.02)
    monkeypatch.setattr(serve, "_WITHOUT_TAB", 0.6)
    beats: list[float] = []

    def tab() -> None:
        jar = urllib.request.HTTPCookieProcessor()
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), jar)
        (note,) = (tmp_path / "state").rglob("trang.json")
        noted = json.loads(note.read_bytes())
        address = running._asked(noted["address"], noted["key"])
        assert address
        opener.open(address, timeout=10).close()
        own = {"Origin": noted["address"]}
        while len(beats) < 10:
            asked = urllib.request.Request(f"{noted['address']}/nhip", b"", own)
            opener.open(asked, timeout=10).close()
            beats.append(time.monotonic())
            time.sleep(0.1)

    opens = threading.Timer(0.1, tab)
    monkeypatch.setattr(serve, "_announce", lambda *_: opens.start())
    apart(serve.serve, tmp_path, 0, "vi", opens=False)
    ended = time.monotonic()
    opens.join(10)
    assert len(beats) == 10 and 0.4 < ended - beats[-1] < 10
    assert not [*(tmp_path / "state").rglob("trang.json")], "the next start would look for it"


def test_what_is_sent_waits_for_nobody() -> None:
    """With Nagle's algorithm an answer in two pieces takes 40 ms, at each letter that is typed."""

    async def without_delay() -> bool:
        asked: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        async def accepted(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            own = writer.get_extra_info("socket")
            asked.set_result(own.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        listening = serve._listening(0)
        async with await asyncio.start_server(accepted, sock=listening):
            _, writer = await asyncio.open_connection(*listening.getsockname())
            found = await asyncio.wait_for(asked, 10)
            writer.close()
        return bool(found)

    assert apart(asyncio.run, without_delay())


def test_a_tab_keeps_it_open(tmp_path: Path) -> None:
    with opened(tmp_path) as here:
        here.page.wait(599.0)
        assert here.post("/nhip").status_code == 204
        here.page.wait(5.0)
        assert not here.page.is_over(600.0)


@pytest.mark.skipif(os.name != "posix", reason="counts the processor's time as POSIX tells it")
def test_the_first_page_is_there_soon(tmp_path: Path) -> None:
    """The processor's time, from the start to the first page and the end: the machine of the tests
    does other things too."""
    import resource

    (tmp_path / "a.yaml").write_text(BASE, "utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with _running(tmp_path) as (process, address):
        jar = urllib.request.HTTPCookieProcessor()
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), jar)
        with opener.open(address, timeout=30) as answer:
            assert "Bàn làm việc" in answer.read().decode()
        process.send_signal(signal.SIGINT)
        process.wait(30)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert 0.05 < took <= FIRST, took


def test_without_its_libraries_it_says_which(tmp_path: Path) -> None:
    (tmp_path / "starlette.py").write_text("raise ModuleNotFoundError(name='starlette')", "utf-8")
    more = os.pathsep.join([str(tmp_path), str(ROOT)])
    done = kehoach("open", "--no-browser", cwd=tmp_path, PYTHONPATH=more)
    assert done.returncode == 1 and "thiếu thư viện starlette" in done.stdout
    assert 'pip install "kehoach[page]"' in done.stdout
    listed = kehoach("rules", "page/order", cwd=tmp_path, PYTHONPATH=more)
    assert listed.returncode == 0, listed.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nowhere",), "không có thư mục này"),
        (("--port", "x"), "không phải số cổng"),
        (("--port", "70000"), "không phải số cổng"),
    ],
)
def test_what_cannot_be_opened_is_told(words: tuple[str, ...], told: str, tmp_path: Path) -> None:
    done = kehoach("open", "--no-browser", *words, cwd=tmp_path)
    assert done.returncode in (1, 2) and told in done.stdout + done.stderr


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with _running(tmp_path) as (_, address):
        port = address.split(":")[2].split("/")[0]
        with _running(tmp_path, "other", "--port", port) as (process, told):
            assert process.wait(30) == 1 and "open/port" in told
