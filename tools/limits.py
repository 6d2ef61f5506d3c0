"""Writes docs/limits.md: `python tools/limits.py`. The bounds as the program has them, and what it needs for what."""

import tomllib
from pathlib import Path

from generator.batch import bounds, sheets
from generator.package import MAX_FILE, MAX_PARTS, MAX_TOTAL, MIB
from generator.plan import picture_file, text
from generator.plan.slips import rest
from generator.reading.pages.sheets import MOST_PAGES
from generator.redline.tokens import LONGEST
from generator.running.worker import MEMORY

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "limits.md"
_BOUNDS = (
    ("a plan file", f"1 MiB, {text.MAX_DEPTH} levels, {text.MAX_EVENTS:,} values"),
    (
        "a plan that is read on behind faults of YAML",
        f"{rest.LONGEST:,} characters, {rest.MOST_FAULTS} faults",
    ),
    (
        "a Word file",
        f"{MAX_FILE // MIB} MiB, unpacked {MAX_TOTAL // MIB} MiB in {MAX_PARTS:,} parts",
    ),
    (
        "a picture of a plan",
        f"{picture_file.MAX_BYTES // MIB} MiB, {picture_file.MAX_PIXELS:,} pixels;"
        f" all of a plan {picture_file.MAX_TOGETHER // MIB} MiB",
    ),
    (
        "a roster or workbook",
        f"{sheets.MAX_BYTES // MIB} MiB, {sheets.MAX_ROWS:,} rows, {sheets.MAX_COLUMNS} columns,"
        f" {bounds.MAX_CELLS:,} cells",
    ),
    (
        "words and signs of a paragraph that became others",
        f"{LONGEST:,} are compared one by one; of more that share no run of words all are marked",
    ),
    ("printed pages that are judged", f"{MOST_PAGES} of a document"),
    ("memory beyond the program's own", f"{MEMORY // MIB:,} MiB"),
)
_WITH = {
    "page": "`kehoach open`, the page in the browser",
    "pages": "`--pages`, `--pictures`: the printed pages, with LibreOffice",
    "pdf": "PDF and estimated pages where there is no LibreOffice",
    "dask": "`batch --scheduler`: several machines",
}
_PAGE = """\
# Limits

Made by `make templates` from the program's own bounds, not written by hand.

| | at the most |
|---|---|
{bounds}

What is larger is refused with its size, before it is unpacked or parsed; what takes too long, and what else is promised and what
not, says [SECURITY.md](../SECURITY.md).

| `pip install "kehoach[…]"` | for |
|---|---|
{extras}

LibreOffice, where it is installed, reads .doc and .rtf, prints PDF and lays out pages; all else works without it.

- What no rule judges, and why, stands at the end of the [rules](../generator/reading/rules/README.md): whether a plan is right,
  whether a basis is in force. "Not judged" is told and is never "passed".
- Nothing is signed or sent: a paper is signed with the office's own tools, and its number comes back by `kehoach issue`.
- Windows and Word themselves were not at hand: lines for Windows were run with `py` standing for Python on Linux, pages laid out
  by LibreOffice. What was measured: [speed.md](speed.md), [RELIABILITY.md](../RELIABILITY.md).
"""


def page() -> str:
    """What is bounded, what needs more than the program, and what it leaves to others."""
    said = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = (one for one in said["optional-dependencies"] if one != "dev")
    return _PAGE.format(
        bounds="\n".join(f"| {what} | {most} |" for what, most in _BOUNDS),
        extras="\n".join(f"| `{one}` | {_WITH[one]} |" for one in sorted(extras)),
    )


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8", newline="\n")
