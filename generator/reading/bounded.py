"""A program that makes other files of documents, run within limits of time, memory and disk."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from generator.language import NOTHING, Said
from generator.package import MIB

MEMORY, LARGEST = 2048 * MIB, 64 * MIB
"""Bytes of address space for such a program, and of what it makes."""
_BOUND = """
import os, sys
try:
    import resource
    for kind, most in zip((resource.RLIMIT_AS, resource.RLIMIT_FSIZE), map(int, sys.argv[1:3])):
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):
            pass  # macOS accepts no RLIMIT_AS
except ImportError:
    pass
os.execv(sys.argv[3], sys.argv[3:])
"""


class NotConverted(Exception):
    """Nothing could be had; `code` says in a word why, `message` in a sentence, `advice` what to
    do."""

    def __init__(self, code: str, message: Said, advice: Said = NOTHING) -> None:
        self.code, self.message, self.advice = code, message, advice
        super().__init__(code)


def run(command: list[str], folder: Path, seconds: float, by: str) -> None:
    """Runs the program called `by` in a group of its own, so that all its children end
    with it; raises `NotConverted`."""
    own_group = os.name == "posix"
    try:
        process = subprocess.Popen(
            _bounded(command),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=own_group,
        )
    except OSError as error:
        raise failed(by, error.strerror or type(error).__name__) from None
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        limit = f"{seconds:.0f}"
        message = Said(f"{by} không xong trong {limit} giây", f"{by} took over {limit} seconds")
        advice = Said(
            "Mở bằng Word, lưu lại rồi thử lại.", "Open it in Word, save it anew and try again."
        )
        raise NotConverted("timeout", message, advice) from None
    finally:
        _end(process)


def _bounded(command: list[str]) -> list[str]:
    """The command behind a step that bounds its memory and files; as it is where the system knows
    no such limits.

    A step of its own rather than a function between fork and exec, which is unsafe as soon as there
    are threads.
    """
    if os.name != "posix" or not sys.executable:
        return command
    return [sys.executable, "-I", "-S", "-c", _BOUND, str(MEMORY), str(LARGEST), *command]


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the program and all that it started; nothing happens where all of it has ended."""
    if os.name == "posix":
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        with suppress(OSError):
            command = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(command, capture_output=True, timeout=10, check=False)
    if process.poll() is None:
        process.kill()
        process.wait(10)


def written_by(path: Path, begins: bytes, by: str) -> bytes:
    """What the program called `by` wrote, a file that `begins` so; raises `NotConverted`."""
    name = path.suffix[1:].upper()
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError:
        raise failed(by, name) from None  # it exits 0 even when it writes nothing
    if len(content) > LARGEST:
        size = f"{LARGEST // MIB} MiB"
        raise NotConverted(
            "too-large", Said(f"bản {name} lớn hơn {size}", f"the {name} is larger than {size}")
        )
    if not content.startswith(begins):
        raise failed(by, name)
    return content


def failed(by: str, why: str) -> NotConverted:
    """What is said where the program called `by` makes nothing of a document."""
    message = Said(
        f"{by} không chuyển được văn bản này ({why})",
        f"{by} cannot convert this ({why})",
    )
    advice = Said(
        "Mở bằng Word, lưu lại rồi thử lại.", "Open it in Word, save it anew and try again."
    )
    return NotConverted("not-converted", message, advice)
