"""What one file may take: ten seconds of the processor, and the memory that the process may have.

It is the processor's time: a busy machine refuses nothing that an idle one takes, and to wait for
LibreOffice, a lock or another process costs nothing.
"""

import _thread
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import PurePath
from typing import NoReturn

from generator.language import Said
from generator.problems import Problem, Rejected, Spot
from generator.rules import told

SECONDS = 9.0
_AGAIN, _DEAF = 0.05, 1.1
"""Parts of these: how often who goes on is told again, and when the system ends who cannot hear."""
_SIGNAL = getattr(signal, "SIGPROF", signal.SIGTERM)

told("file/too-long", "tệp làm máy chạy quá lâu", "a file takes too long")
told("file/ended", "tệp làm chương trình dừng", "a file ended the program")
told("file/too-much", "tệp cần quá nhiều bộ nhớ", "a file takes too much memory")


class Spent(BaseException):
    """A file has had all that it may; whoever catches an `Exception` on the way does not keep it."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


class _Timer:
    """Interrupts the main thread when the seconds that were set have gone; 0 are none."""

    def left(self) -> float:
        return signal.getitimer(signal.ITIMER_PROF)[0]

    def set(self, seconds: float) -> None:
        signal.setitimer(signal.ITIMER_PROF, seconds, SECONDS * _AGAIN)
        # Nobody handles what this one sends: deep in a library, the process ends by it.
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds * _DEAF)


class _Looking(_Timer):
    """The same by a thread that looks at the time now and then: Windows has no timers."""

    def __init__(self) -> None:
        self._ends = 0.0
        threading.Thread(target=self._look, daemon=True).start()

    def left(self) -> float:
        return max(self._ends - time.process_time(), 0.0)

    def set(self, seconds: float) -> None:
        self._ends = time.process_time() + seconds if seconds else 0.0

    def _look(self) -> None:
        while True:
            time.sleep(SECONDS * _AGAIN)
            if self._ends and not self.left():
                _thread.interrupt_main(_SIGNAL)


@cache
def _timer() -> _Timer:
    signal.signal(_SIGNAL, _interrupt)
    return _Timer() if hasattr(signal, "setitimer") else _Looking()


def _interrupt(*_: object) -> NoReturn:
    raise Spent(_too_long(_service.file))


class _Service:
    """The file that is served now, and all files that the run has turned to.

    `tells` is called with the name of the file, "" where there is none.
    """

    def __init__(self) -> None:
        self.file, self.is_run, self.is_one = "", False, False
        self.turned: set[PurePath] = set()
        self.tells: Callable[[str], None] = lambda _: None

    def turn(self, file: str) -> None:
        self.file = file
        self.tells(file)


_service = _Service()


def tell(tells: Callable[[str], None]) -> None:
    """Whenever another file is served, `tells` is called with its name, "" where none is."""
    _service.tells = tells


@contextmanager
def _named(file: str) -> Iterator[None]:
    before = _service.file
    _service.turn(file)
    try:
        yield
    except MemoryError as error:
        if not (_service.is_run or _service.is_one):  # nobody would hear of it
            raise
        _give_back(error)
        raise Spent(too_much(_service.file)) from None
    finally:
        _service.turn(before)


def _give_back(error: MemoryError) -> None:
    """What was done when the memory was not enough holds none of it: to tell of it needs some."""
    step = error.__traceback__
    while step:
        with suppress(RuntimeError):  # it goes on
            step.tb_frame.clear()
        step = step.tb_next


@contextmanager
def _timed(file: str) -> Iterator[None]:
    """Raises `Rejected` where what is served has had all that it may; what it leaves of its time
    remains for what is done of all files together."""
    before = _timer().left()
    try:
        with _named(file):
            _timer().set(SECONDS)
            yield
    except Spent as spent:
        _timer().set(0)  # it was heard: what is done about it is not interrupted again
        raise Rejected([spent.problem]) from None
    finally:
        _timer().set(before and before + _timer().left())


def _shown(path: PurePath | str) -> str:
    return PurePath(path).as_posix()


def _is_main() -> bool:
    return threading.current_thread() is threading.main_thread()


@contextmanager
def served(path: PurePath | str) -> Iterator[None]:
    """What is done meanwhile is done for the file, and within its time; raises `Rejected` else.

    For whoever goes on with the next file then. Threads beside the main one have no clock.
    """
    if not _is_main() or _service.is_one:
        with fault_of(path):
            yield
        return
    if _is_free():  # what the run does of it afterwards is about it, too
        _service.turn(_shown(path))
    _service.is_one = True
    try:
        with _timed(_shown(path)):
            yield
    finally:
        _service.is_one = False


@contextmanager
def fault_of(path: PurePath | str) -> Iterator[None]:
    """What is done meanwhile is the fault of the file, whoever is served."""
    if _is_main():
        with _named(_shown(path)):
            yield
    else:
        yield


@contextmanager
def run() -> Iterator[None]:
    """A run has the time of one file after it has turned to the last."""
    _service.is_run, _service.turned = True, set()
    try:
        with _timed("kehoach"):
            yield
    finally:
        _service.is_run = False


def turn_to(path: PurePath) -> None:
    """What a run does from now on it does for the file, unless it serves one already."""
    if _is_free():
        _service.turn(_shown(path))
        more_for(path)


def more_for(path: PurePath) -> None:
    """A run that turns to a file or writes one for the first time has its seconds from then on."""
    if _is_free() and path not in _service.turned:
        _service.turned.add(path)
        _timer().set(max(_timer().left(), SECONDS))


def _is_free() -> bool:
    return _service.is_run and not _service.is_one and _is_main()


def _too_long(file: str) -> Problem:
    message = Said(
        f"tệp này cần hơn {SECONDS:g} giây của bộ xử lý, nên không xét tiếp",
        f"this file needs more than {SECONDS:g} seconds of the processor, so it was left",
    )
    return Problem(
        Spot(file), "file/too-long", Said.in_one([message, *_beside(file)]), advice=_ADVICE
    )


def _beside(file: str) -> Iterator[Said]:
    """Which other files the run turned to, where it does one thing of all of them."""
    others = sorted({*map(_shown, _service.turned)} - {file})
    if others and not _service.is_one:
        names = ", ".join(others[:3])
        yield Said(f"đọc cùng với {names}", f"it was read with {names}")


def too_much(file: str) -> Problem:
    """What is told of a file for which the memory was not enough."""
    message = Said(
        "tệp này cần nhiều bộ nhớ hơn mức cho phép, nên không xét tiếp",
        "this file needs more memory than it may have, so it was left",
    )
    return Problem(Spot(file), "file/too-much", message, advice=_ADVICE)


def ended_at(by: int, file: str) -> Problem:
    """What is told of a file at which the system ended the run by a signal."""
    how, shown = signal.Signals(by), file or "kehoach"
    message = Said(
        f"hệ thống dừng chương trình ở tệp này ({how.name})",
        f"the system ended the program at this file ({how.name})",
    )
    problem = Problem(Spot(shown), "file/ended", message, advice=_ADVICE)
    if how.name == "SIGVTALRM":
        problem = _too_long(shown)
    rest = Said("các tệp sau nó chưa được xét", "files after it were not looked at")
    from dataclasses import replace

    return replace(problem, message=Said.in_one([problem.message, rest]))


_ADVICE = Said(
    "Chia thành nhiều tệp nhỏ hơn, hoặc xem tệp có bị ai làm hỏng không.",
    "Divide it into smaller files, or see whether somebody tampered with it.",
)
