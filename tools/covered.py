"""How much of `generator/` the tests run, branch by branch: `python tools/covered.py FILE.json [LEAST]`, as coverage wrote it.

A line for each room, then each module below `LEAST` per cent (95), with the lines and branches that no test ran.
"""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

Summary = Mapping[str, Any]
_LEAST = 95.0


def share(summaries: Iterable[Summary]) -> float:
    """How many of a hundred lines and branches ran."""
    counts = [
        (
            one["covered_lines"] + one["covered_branches"],
            one["num_statements"] + one["num_branches"],
        )
        for one in summaries
    ]
    ran, of = (sum(column) for column in zip(*counts, strict=True))
    return 100 * ran / of if of else 100.0


def rooms(files: Mapping[str, Summary]) -> dict[str, list[Summary]]:
    """The summaries of the modules by their room, the first folder below `generator`."""
    found: dict[str, list[Summary]] = {}
    for name, about in sorted(files.items()):
        below = PurePosixPath(name.replace("\\", "/")).parts
        room = below[below.index("generator") + 1 :]
        found.setdefault(room[0] if len(room) > 1 else "(root)", []).append(about["summary"])
    return found


def _missing(about: Summary) -> str:
    jumps = [f"{start}→{'end' if end < 0 else end}" for start, end in about["missing_branches"]]
    lines = [str(line) for line in about["missing_lines"]]
    return ", ".join([*lines, *jumps][:40])


def told(files: Mapping[str, Summary], least: float) -> list[str]:
    """The rooms, and what is below."""
    shares = {room: share(inside) for room, inside in rooms(files).items()}
    lines = [f"{room:20} {of:6.2f} %" for room, of in shares.items()]
    lines.append(f"{'all':20} {share(one['summary'] for one in files.values()):6.2f} %")
    below = {name: share([about["summary"]]) for name, about in files.items()}
    lines += [
        f"{name} {of:.1f} %: {_missing(files[name])}"
        for name, of in sorted(below.items(), key=lambda one: one[1])
        if of < least
    ]
    return lines


def main() -> int:
    """Prints it; 1 where all of it together is below."""
    file, *rest = sys.argv[1:]
    least = float(rest[0]) if rest else _LEAST
    files = json.loads(Path(file).read_text("utf-8"))["files"]
    print("\n".join(told(files, least)))
    return int(share(one["summary"] for one in files.values()) < least)


if __name__ == "__main__":
    sys.exit(main())
