"""The same work on a running Dask cluster, through its own executor."""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor
from functools import cache, partial
from typing import Any

from generator.batch.pool import R, T, processes, spread
from generator.language import Said
from generator.problems import Spot, refused

_START = Said(
    "Chạy: dask worker ĐỊA_CHỈ --nthreads 1 --no-nanny",
    "Start them: dask worker ADDRESS --nthreads 1 --no-nanny",
)


def cluster(
    address: str,
) -> Callable[[Callable[[T], R], Iterable[T], Callable[[T, str], R]], Iterator[R]]:
    """Work on the cluster whose scheduler is at `address`.

    Raises `Rejected` when nobody answers there, or the workers cannot have one process each beside
    them.
    """
    try:
        from distributed import Client
    except ImportError:
        message = Said("chưa cài Dask", "Dask is not installed")
        advice = Said('Chạy: pip install "kehoach[dask]"', 'Run: pip install "kehoach[dask]"')
        raise refused(Spot(address), "batch/no-dask", message, advice) from None
    try:
        client = _answered(Client)(address, timeout=10, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        message = Said(
            f"không kết nối được cụm Dask ({error})", f"no Dask scheduler answers ({error})"
        )
        advice = Said("Ví dụ: tcp://127.0.0.1:8786", "Such as tcp://127.0.0.1:8786")
        raise refused(Spot(address), "batch/scheduler", message, advice) from None
    threads = client.nthreads()
    if not threads:
        message = Said("cụm Dask chưa có máy nào làm việc", "the Dask cluster has no workers")
        raise refused(Spot(address), "batch/no-workers", message, _START)
    if max(threads.values()) > 1 or any(client.run(_is_daemon).values()):
        message = Said(
            "máy của cụm Dask chạy nhiều luồng, hoặc có tiến trình trông coi (“nanny”)",
            "Dask workers run several threads or under a nanny",
        )
        raise refused(Spot(address), "batch/workers", message, _START)
    return partial(_spread, client, len(threads))


def _answered(client: Any) -> Any:
    """The class of clients that have nothing to close where nobody answered: to close one takes
    20 seconds there and tells a traceback."""

    def close(self: Any) -> None:
        if self.status == "running":
            self.close()

    return type("Answered", (client,), {"__del__": close})


def _spread(
    client: Any,
    jobs: int,
    function: Callable[[T], R],
    tasks: Iterable[T],
    lost: Callable[[T, str], R],
) -> Iterator[R]:
    return spread(
        partial(_apart, function), tasks, lambda _: client.get_executor(pure=False), jobs, lost
    )


def _is_daemon() -> bool:
    """Whether the process may have no children, as that of a worker under a nanny."""
    return multiprocessing.current_process().daemon


def _apart(function: Callable[[T], R], task: T) -> R:
    """What `function` gives in a process beside the worker's own.

    Dask works in a thread, and there python-docx now and then finds an element without its class.
    """
    try:
        return _beside().submit(function, task).result()
    except BrokenExecutor:
        _beside.cache_clear()
        return _beside().submit(function, task).result()


@cache
def _beside() -> Executor:
    return processes(1)
