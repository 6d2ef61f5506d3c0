"""The command `kehoach`, from what was typed to its exit code.

0 is good, 1 problems in the input, 2 wrong usage, 130 Ctrl-C.
"""

import gc
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from generator import console
from generator.command import INTERRUPTED, PROBLEMS, parser
from generator.disk.changing import changing
from generator.language import Lang, Said
from generator.problems import Rejected


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs `kehoach` and gives its exit code; wrong usage leaves by SystemExit(2)."""
    # What a start loads lives until the end: to look for garbage in it every 700 objects is in vain.
    gc.set_threshold(50_000, 20, 20)
    argv = list(sys.argv[1:] if arguments is None else arguments)
    with console.prepared() as forsake:
        return _run(argv, _language(argv), forsake)


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
    return status


def _asked(argv: Sequence[str], lang: Lang) -> int:
    """What the verb asked for gives; help and wrong usage leave by SystemExit, all of it written."""
    try:
        options = parser(lang, next(iter(argv), "")).parse_args(argv)
    except SystemExit:
        sys.stdout.flush()
        raise
    with changing(options.changes(options), lambda folder: _waits(folder.path, lang)):
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
