"""The command `kehoach`, from what was typed to its exit code.

0 is good, 1 problems in the input, 2 wrong usage, 130 Ctrl-C.
"""

import os
import sys
from collections.abc import Sequence
from itertools import pairwise

from generator import console
from generator.command import INTERRUPTED, PROBLEMS, parser
from generator.language import Lang, Said
from generator.problems import Rejected


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs `kehoach` and gives its exit code; wrong usage leaves by SystemExit(2)."""
    argv = list(sys.argv[1:] if arguments is None else arguments)
    lang = _language(argv)
    try:
        console.prepare()
        options = parser(lang).parse_args(argv)
        status: int = options.run(options, lang)
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
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
        return PROBLEMS
    return status


def _language(argv: Sequence[str]) -> Lang:
    """The language asked for, known before the parser so that its own words are in it too."""
    asked = [
        argument.removeprefix("--lang=") for argument in argv if argument.startswith("--lang=")
    ]
    asked += [after for before, after in pairwise(argv) if before == "--lang"]
    return "en" if asked[-1:] == ["en"] else "vi"
