"""One call of the command: what was typed is done, and whatever goes wrong is told."""

import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from itertools import pairwise
from pathlib import Path

from generator import console
from generator.command import INTERRUPTED, PROBLEMS, parser
from generator.disk.changing import changing
from generator.language import Lang, Said
from generator.problems import Rejected
from generator.running import clock


def called(argv: Sequence[str]) -> int:
    """The exit code of what was typed, of nothing that of `help`; wrong usage leaves by SystemExit(2)."""
    with console.prepared() as forsake:
        return _run(argv or ["help"], _language(argv), forsake)


def left(argv: Sequence[str], by: int, file: str) -> int:
    """The exit code where the process that worked was ended by a signal, at the file."""
    with console.prepared():
        console.show([clock.ended_at(by, file)], _language(argv))
        sys.stdout.flush()
    return PROBLEMS


def _run(argv: Sequence[str], lang: Lang, forsake: Callable[[], None]) -> int:
    """Its exit code; `forsake` ends what could not be written to standard output."""
    try:
        status: int = _asked(argv, lang)
        sys.stdout.flush()
    except Rejected as rejected:
        console.show(rejected.problems, lang)
        return PROBLEMS
    except KeyboardInterrupt:
        console.complain(Said("Đã dừng.", "Stopped.").to(lang))
        return INTERRUPTED
    except OSError as error:
        named = f"{error.filename}: " if error.filename else ""
        why = f"{named}{error.strerror or error}"
        console.complain(
            Said(f"Không đọc hoặc không ghi được: {why}", f"Cannot read or write: {why}").to(lang)
        )
        forsake()
        return PROBLEMS
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        _failed(error, lang)
        return PROBLEMS
    return status


def _failed(error: Exception, lang: Lang) -> None:
    if isinstance(error, MemoryError):
        said = Said("Không đủ bộ nhớ.", "There is not enough memory.")
    else:
        why = f"{type(error).__name__}: {error}"
        said = Said(
            f"Lỗi của chương trình ({why}). Xin báo lỗi, kèm lệnh và tệp.",
            f"The program itself failed ({why}). Please report it, with command and files.",
        )
    console.complain(said.to(lang))


def _asked(argv: Sequence[str], lang: Lang) -> int:
    """What the verb asked for gives; help and wrong usage leave by SystemExit, all of it written."""
    try:
        options = parser(lang, next(iter(argv), "")).parse_args(argv)
    except SystemExit:
        sys.stdout.flush()
        raise
    timed = nullcontext if options.lasts else clock.run
    with changing(options.changes(options), lambda folder: _waits(folder.path, lang)), timed():
        status: int = options.run(options, lang)
    return status


def _waits(folder: Path, lang: Lang) -> None:
    said = Said(
        f"Đang đợi: một lệnh kehoach khác đang ghi vào {folder.as_posix()} (Ctrl-C để thôi).",
        f"Waiting: another kehoach command writes to {folder.as_posix()} (Ctrl-C to stop).",
    )
    console.complain(said.to(lang))


def _language(argv: Sequence[str]) -> Lang:
    """The language asked for, known before the parser so that its own words are in it too."""
    asked = [
        argument.removeprefix("--lang=") for argument in argv if argument.startswith("--lang=")
    ]
    asked += [after for before, after in pairwise(argv) if before == "--lang"]
    return "en" if asked[-1:] == ["en"] else "vi"
