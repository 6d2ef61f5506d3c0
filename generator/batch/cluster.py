"""The same work on a running Dask cluster, through its own executor."""

from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any

from generator.language import NOTHING, Said
from generator.problems import Problem, Rejected, Spot


def cluster(address: str) -> tuple[Callable[[int], Executor], int]:
    """What opens executors on the cluster whose scheduler is at `address`, and how many workers it has.

    Raises `Rejected` when nobody answers there, or the workers run threads, in which documents are not made safely.
    """
    try:
        from distributed import Client
    except ImportError:
        message = Said("chưa cài Dask", "Dask is not installed")
        advice = Said('Chạy: pip install "kehoach[dask]"', 'Run: pip install "kehoach[dask]"')
        raise _no(address, "no-dask", message, advice) from None
    try:
        # The library is typed in part only.
        client: Any = Client(address, timeout=10, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TypeError) as error:
        message = Said(f"không kết nối được cụm Dask ({error})", f"no Dask scheduler answers ({error})")
        raise _no(
            address, "scheduler", message, Said("Ví dụ: tcp://127.0.0.1:8786", "Such as tcp://127.0.0.1:8786")
        ) from None
    threads = client.nthreads()
    if not threads:
        message = Said("cụm Dask chưa có máy nào làm việc", "the Dask cluster has no workers")
        raise _no(address, "no-workers", message, Said("Chạy: dask worker ĐỊA_CHỈ --nthreads 1", "Run: dask worker …"))
    if max(threads.values()) > 1:
        message = Said("worker của cụm Dask chạy nhiều luồng", "workers of the Dask cluster run several threads")
        raise _no(address, "threads", message, Said("Chạy worker với --nthreads 1.", "Start them with --nthreads 1."))
    return lambda _jobs: client.get_executor(pure=False), len(threads)


def _no(address: str, code: str, message: Said, advice: Said = NOTHING) -> Rejected:
    return Rejected([Problem(Spot(address), f"batch/{code}", message, advice=advice)])
