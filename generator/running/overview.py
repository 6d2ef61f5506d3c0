"""The help of the command, as `make templates` wrote it: to load all verbs for it takes long.

It is told so only where it is what the verbs that are there would say, to the width of the terminal.
"""

import os
import sys

_ROOM = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "verbs")
FILE = os.path.join(_ROOM, "help.txt")
"""The names of the verbs, then their help for usual terminals and for wide ones."""
USUAL, WIDE = 80, 250
DIVIDER = "\f\n"


def columns() -> int:
    """How wide the terminal is, `USUAL` where there is none."""
    asked = os.environ.get("COLUMNS", "")
    named = int(asked) if asked.isdecimal() else 0
    try:
        return named or os.get_terminal_size(1).columns or USUAL
    except (AttributeError, ValueError, OSError):
        return USUAL


def overview() -> str:
    """The help in Vietnamese, "" where what was written is not what would be said."""
    try:
        with open(FILE, encoding="utf-8") as file:
            names, usual, wide = file.read().split(DIVIDER)
        there = {one[:-3] for one in os.listdir(_ROOM) if one.endswith(".py")} - {"__init__"}
    except (OSError, ValueError):
        return ""
    if names.split() != sorted(there):
        return ""
    if columns() == USUAL:
        return usual
    return wide if columns() > max(map(len, wide.splitlines())) + 2 else ""


def is_told(arguments: list[str]) -> bool:
    """Whether the help was asked for, and is told now."""
    text = overview() if arguments in (["--help"], ["-h"]) else ""
    if not text or sys.stdout is None:
        return False
    try:
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
        sys.stdout.write(text)
        sys.stdout.flush()
    except (OSError, ValueError, AttributeError):
        return False
    return True
