"""Work spread over an executor.

Results in the order of the tasks, few of them in flight, none lost with a worker.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from typing import TypeVar

from generator.running.worker import let_garbage_wait, limit_memory

T = TypeVar("T")
R = TypeVar("R")
PER_WORKER = 4
"""Tasks in flight for each worker.

Enough that none waits, few enough that memory does not grow with the roster.
"""
_TASKS_OF_A_LIFE = 1000
"""After so many tasks a worker gives way to a fresh one, of which the start takes as long as ten tasks.

The libraries keep a few KiB of each document: a worker of 500 has 100 MiB.
"""


def spread(
    function: Callable[[T], R],
    tasks: Iterable[T],
    opened: Callable[[int], Executor],
    jobs: int,
    lost: Callable[[T, str], R],
) -> Iterator[R]:
    """What `function` gives for each of `tasks`, in their order.

    `opened` opens an executor of so many workers. A task whose worker dies is run again with a
    worker of its own, and if that dies too, it is `lost`.
    """
    executor = opened(jobs)
    waiting: deque[tuple[T, Future[R]]] = deque()
    try:
        for count, task in enumerate(tasks, 1):
            if count % (jobs * _TASKS_OF_A_LIFE) == 0:
                while waiting:
                    yield _next(function, waiting, opened, lost)[0]
                executor.shutdown(wait=True)
                executor = opened(jobs)
            try:
                waiting.append((task, executor.submit(function, task)))
            except BrokenExecutor:
                waiting.append((task, _broken()))
            if len(waiting) < jobs * PER_WORKER:
                continue
            result, broken = _next(function, waiting, opened, lost)
            if broken:
                executor.shutdown(wait=False)
                for _ in range(len(waiting)):
                    one, _future = waiting.popleft()
                    yield result
                    result = _alone(function, one, opened, lost)
                executor = opened(jobs)
            yield result
        while waiting:
            yield _next(function, waiting, opened, lost)[0]
    finally:
        for _, future in waiting:
            future.cancel()
        executor.shutdown(wait=True)


def _next(
    function: Callable[[T], R],
    waiting: deque[tuple[T, Future[R]]],
    opened: Callable[[int], Executor],
    lost: Callable[[T, str], R],
) -> tuple[R, bool]:
    """The result of the first task, and whether the executor has broken."""
    task, future = waiting.popleft()
    try:
        return future.result(), False
    except BrokenExecutor:
        return _alone(function, task, opened, lost), True
    except Exception as error:  # what a scheduler says when it gives a task up
        return lost(task, type(error).__name__), False


def _alone(
    function: Callable[[T], R],
    task: T,
    opened: Callable[[int], Executor],
    lost: Callable[[T, str], R],
) -> R:
    executor = opened(1)
    try:
        return executor.submit(function, task).result()
    except Exception as error:
        return lost(task, type(error).__name__)
    finally:
        executor.shutdown(wait=True)


def _broken() -> "Future[R]":
    future: Future[R] = Future()
    future.set_exception(BrokenExecutor())
    return future


def processes(jobs: int) -> Executor:
    """Processes on this machine, started alike on every system."""
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Ctrl-C is for the process that started this one; when that one is killed, this one ends."""
    limit_memory()
    let_garbage_wait()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
