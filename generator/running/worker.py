"""The process in which a run works: another waits for it, and tells of an end that it cannot tell.

Where the system cannot fork, the run works in the process that was called. What is loaded before
the fork is paid for by both: hence so little, and what else is needed afterwards.
"""

import gc
import os
import signal
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mmap import mmap
    from typing import NoReturn

MEMORY = 2**30
"""Bytes that a process may have beyond those that it has when it begins."""
_OF_THREAD = 80 * 2**20
"""Address space that a thread takes and hardly uses: its stack, and what glibc reserves for it."""
_NAME = 4000
"""Bytes for the name of the file that is served."""
_STOPS = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGPIPE")
"""By these somebody ends a run; by any other signal its file does."""
_INTERRUPTED = 130


def go_apart() -> tuple[int, str] | None:
    """Goes on in a process of its own, where it gives None.

    The process that was called leaves as that one does; where the system ended it, it gives the
    signal and the file that was served, "" where there was none.
    """
    try:
        import fcntl
        from mmap import mmap

        fork, board, (life, hold) = os.fork, mmap(-1, _NAME), os.pipe()
    except (ImportError, AttributeError, OSError):
        return None
    called = os.getpid()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _heard())
    try:
        child = fork()
        if child:
            os.close(life)
            return _waited(child), bytes(board).rstrip(b"\0").decode("utf-8", "replace")
    except OSError:  # no room for another
        return None
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    os.close(hold)
    # When whoever called is killed, its end of the pipe closes, and the system says so.
    signal.signal(signal.SIGIO, lambda *_: os._exit(1))
    fcntl.fcntl(life, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(life, fcntl.F_SETFL, os.O_ASYNC)
    if os.getppid() != called:
        os._exit(1)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _stop)
    limit_memory()
    import generator.lazy  # noqa: F401  first: it loads the library lightly, for all who ask later
    from generator.running.clock import tell

    tell(lambda file: _note(board, file))
    return None


def leave(code: int) -> "NoReturn":
    """Ends the process, with all that is to be done at its end, but without taking apart what it loaded.

    To take apart hundreds of modules, which the system does at once, is a tenth of a short run.
    """
    import atexit
    import threading

    for one in threading.enumerate():
        if one is not threading.current_thread() and not one.daemon:
            one.join()
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):  # closed, or nobody reads on
            continue
    os._exit(code)


def _stop(*_: object) -> "NoReturn":
    """Ctrl-C is heard once: whoever sends it to all processes sends it twice to this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise KeyboardInterrupt


def let_garbage_wait() -> None:
    """This process looks for garbage seldom: every 700 objects, among all that a start loads, is in vain."""
    gc.set_threshold(200_000, 20, 20)


def limit_memory() -> None:
    """This process gets no more memory than `MEMORY` from now on, where the system has limits."""
    try:
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (_mapped() + MEMORY, most))
    except (ImportError, OSError, ValueError):
        return


def let_threads(number: int) -> None:
    """What limits the memory of this process, if anything does, leaves room for so many threads."""
    try:
        import resource

        limit, most = resource.getrlimit(resource.RLIMIT_AS)
        if limit != resource.RLIM_INFINITY:
            resource.setrlimit(resource.RLIMIT_AS, (limit + number * _OF_THREAD, most))
    except (ImportError, OSError, ValueError):
        return


def _mapped() -> int:
    """Bytes of address space that the process has, 0 where the system does not say."""
    try:
        with open("/proc/self/statm", "rb") as pages:
            return int(pages.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _note(board: "mmap", file: str) -> None:
    sys.stdout.flush()  # what was told of the files before is not lost with this one
    board[:] = file.encode("utf-8", "surrogateescape")[:_NAME].ljust(_NAME, b"\0")


def _heard() -> set[int]:
    return {signal.SIGCHLD, signal.SIGINT, signal.SIGTERM, signal.SIGHUP}


def _waited(child: int) -> int:
    """The signal that ended the process; where it left or was stopped, this one goes as it did."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    ended = 0
    while not ended:
        heard = _to_pass_on()
        ended, status = os.waitpid(child, os.WNOHANG)
        if heard and not ended:
            os.kill(child, heard)
    code = os.waitstatus_to_exitcode(status)
    if code >= 0 or code == -signal.SIGINT:
        os._exit(_INTERRUPTED if code < 0 else code)
    if signal.Signals(-code).name in _STOPS:
        signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    return -code


def _to_pass_on() -> int:
    """Waits until the other process changes, or for a signal; which one only this process heard of.

    A terminal tells both, and is no process. macOS does not say who it was.
    """
    if not hasattr(signal, "sigwaitinfo"):
        return signal.SIGTERM if signal.sigwait(_heard()) == signal.SIGTERM else 0
    heard = signal.sigwaitinfo(_heard())
    return heard.si_signo if heard.si_pid and heard.si_signo != signal.SIGCHLD else 0
