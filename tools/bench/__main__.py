"""`python -m tools.bench [ROW …]`: measures, prints, exits 1 when a gate is missed; a name may be the beginning of one.

Each row runs in a process of its own, so that its peak of memory is its own. Without names all rows run.
What was measured is written into docs/speed.md, where other rows stay as they were. `ROUNDS=n` measures the rows that take minutes in so many rounds. `--list` names the rows.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict

from tools.bench import growing, many, papers, starts, told, typing, warm
from tools.bench.measure import ROOT, Measured
from tools.bench.on import facts
from tools.bench.row import Row

ROWS: dict[str, Row] = {
    row.name: row for room in (warm, many, starts, growing, papers, typing) for row in room.rows()
}
_SLOW = 3
"""Rows that take minutes are measured in so many rounds."""
_PAGE = ROOT / "docs" / "speed.md"


def _chosen(names: Sequence[str]) -> list[Row]:
    found = [row for row in ROWS.values() if not names or row.name.startswith(tuple(names))]
    if not found:
        raise SystemExit(f"no such row; there are: {', '.join(ROWS)}")
    return found


def _apart(row: Row) -> Measured | None:
    """The row measured in a process of its own; None where that failed."""
    with tempfile.TemporaryDirectory() as cache:
        # What the user's own runs kept must not help.
        world = {**os.environ, "XDG_CACHE_HOME": cache, "LOCALAPPDATA": cache}
        command = [sys.executable, "-m", "tools.bench", "--one", row.name]
        ran = subprocess.run(command, cwd=ROOT, env=world, stdout=subprocess.PIPE, check=False)
    return Measured(**json.loads(ran.stdout.splitlines()[-1])) if ran.returncode == 0 else None


def _measured(rows: Sequence[Row]) -> tuple[list[str], bool]:
    """The line of each row, and whether all gates are met; a row that failed meets none."""
    lines, good = [], True
    for row in rows:
        found = _apart(row)
        good &= found is not None and row.met(found)
        lines.append(
            told.line(row, found) if found else f"| {row.title} | | | | **failed** | | | |"
        )
        print(lines[-1], flush=True)
    return lines, good


def _one(row: Row) -> None:
    asked = int(os.environ.get("ROUNDS") or row.rounds)
    found = row.work(asked if row.rounds <= _SLOW else row.rounds)
    print(json.dumps(asdict(found)))


def main(arguments: Sequence[str]) -> int:
    """The exit code: 0 where every gate is met and everything that should be on is."""
    if arguments[:1] == ["--list"]:
        print("\n".join(ROWS))
        return 0
    if arguments[:1] == ["--one"]:
        _one(ROWS[arguments[1]])
        return 0
    on = list(facts())
    for fact, seen in on:
        print(f"{'on ' if seen else 'OFF'} {fact}", flush=True)
    rows = _chosen(arguments)
    lines, good = _measured(rows)
    measured = dict(zip([row.title for row in rows], lines, strict=True))
    known = told.lines_of(_PAGE.read_text("utf-8") if _PAGE.exists() else "") | measured
    every = [known.get(row.title) or told.unmeasured(row) for row in ROWS.values()]
    _PAGE.write_text(told.page(every, [fact for fact, _ in on], warm.PINNED), "utf-8")
    return 0 if good and all(seen for _, seen in on) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
