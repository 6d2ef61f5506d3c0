"""The table that docs/speed.md shows."""

import platform
import sys
from collections.abc import Sequence
from importlib.metadata import version

from tools.bench.measure import Measured
from tools.bench.row import Row

_HEAD = """\
# How fast it is

Made by `make bench`, not written by hand: Python {python}, docxtpl {docxtpl}, lxml {lxml}, {machine}.

Seconds of the processor, ours beside another's, by turns in one run of each row; each figure is least / median / most of the rounds.
Where nothing else is said the other is a script with docxtpl: the plan read by libyaml, the same template, its context
ready, the document saved, nothing checked and no table or chart of the plan drawn. Three plans of the repository are
pinned: prose (`{prose}`), tables and a chart (`{tables}`), a commune's (`{commune}`). Of each round's plan the version
differs, so that no document is made or judged twice. What was kept from runs before is not there: each row has a folder
of its own for that.

On while this was measured, each seen to be: {on}.

| figure | gate | aim | measured | | ours, ms | other, ms | peak, MiB |
|---|---|---|---|---|---|---|---|
"""


def line(row: Row, found: Measured) -> str:
    """A row of the table."""
    sign = "≥" if row.more else "≤"
    met = "" if row.met(found) else "**missed**"
    return (
        f"| {row.title} | {sign} {row.gate:g} | {row.aim:g} | {found} | {met} | {found.ours:.1f}"
        f" | {found.theirs:.1f} | {found.memory} |"
    )


def unmeasured(row: Row) -> str:
    """The line of a row that nobody has measured yet."""
    return f"| {row.title} | {'≥' if row.more else '≤'} {row.gate:g} | {row.aim:g} | – | | | | |"


def lines_of(page: str) -> dict[str, str]:
    """The lines of a page, each by the title of its row."""
    rows = (line for line in page.splitlines() if line.startswith("| "))
    return {line.split(" | ")[0].removeprefix("| "): line for line in rows}


def page(lines: Sequence[str], on: Sequence[str], pinned: dict[str, str]) -> str:
    """The page with these rows."""
    head = _HEAD.format(
        python=platform.python_version(),
        docxtpl=version("docxtpl"),
        lxml=version("lxml"),
        machine=f"{platform.machine()} {sys.platform}",
        on="; ".join(on),
        **pinned,
    )
    return head + "".join(f"{one}\n" for one in lines)
