"""A Dask cluster, as its client shows it: who may work there, and what becomes of a worker that dies."""

import sys
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest

from generator.batch import cluster
from generator.problems import Rejected


class _Client:
    """The client of a cluster with these workers, by their threads."""

    threads: dict[str, int]
    daemons = False

    def __init__(self, address: str, **_: object) -> None:
        self.address, self.status = address, "running"

    def nthreads(self) -> dict[str, int]:
        """How many threads each worker has."""
        return self.threads

    def run(self, _: Callable[[], bool]) -> dict[str, bool]:
        """What each worker says of itself."""
        return dict.fromkeys(self.threads, self.daemons)

    def get_executor(self, **_: object) -> Executor:
        """What runs work there."""
        return ThreadPoolExecutor(1)

    def close(self) -> None:
        """It is over."""
        self.status = "closed"


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> type[_Client]:
    made = type("_Own", (_Client,), {"threads": {"tcp://a": 1, "tcp://b": 1}})
    monkeypatch.setitem(sys.modules, "distributed", SimpleNamespace(Client=made))
    return made


def _code() -> str:
    with pytest.raises(Rejected) as caught:
        cluster.cluster("tcp://here")
    return caught.value.problems[0].code


def test_who_may_not_work_is_refused(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    client.threads = {}
    assert _code() == "batch/no-workers"
    client.threads = {"tcp://a": 2}
    assert _code() == "batch/workers"
    client.threads, client.daemons = {"tcp://a": 1}, True
    assert _code() == "batch/workers"
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert _code() == "batch/no-dask"


def test_work_is_done_by_its_workers_in_order(
    client: type[_Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_beside", lambda: ThreadPoolExecutor(1))
    work = cluster.cluster("tcp://here")
    assert [*work(abs, range(-9, 0), lambda task, why: -1)] == [*range(9, 0, -1)]


def test_a_client_that_nobody_answered_has_nothing_to_close(client: type[_Client]) -> None:
    own = cluster._answered(client)("tcp://here")
    own.status = "connecting"
    own.__del__()
    assert own.status == "connecting"
    own.status = "running"
    own.__del__()
    assert own.status == "closed"


class _Beside:
    """The process beside a worker: the first one breaks."""

    def __init__(self) -> None:
        self.made: list[Executor] = []

    def __call__(self) -> Executor:
        self.made = self.made or [_Broken(1)]
        return self.made[-1]

    def cache_clear(self) -> None:
        """The next one is another."""
        self.made.append(ThreadPoolExecutor(1))


class _Broken(ThreadPoolExecutor):
    """One whose process died."""

    def submit(self, *_: Any, **__: Any) -> Any:
        """Nothing is done there."""
        raise BrokenExecutor


def test_a_process_that_died_gives_way_to_another(monkeypatch: pytest.MonkeyPatch) -> None:
    beside = _Beside()
    monkeypatch.setattr(cluster, "_beside", beside)
    assert cluster._apart(abs, -3) == 3 and len(beside.made) == 2
    assert not cluster._is_daemon()
