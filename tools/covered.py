"""How much of `generator/` the tests run, branch by branch: `python tools/covered.py FILE.json`, as coverage wrote it.

A line for each room, then the gaps that `tools/uncovered.yaml` gives no reason for, and the reasons for which there is
no gap any more. A gap is a function with the lines in it that no test runs, or with a line behind which it never goes
on otherwise. 1 where all of it together is below 95 %.

`--list` writes `uncovered.yaml` anew: reasons of gaps that are left stay, new gaps have the one that is proposed there for a
line like theirs, for somebody to look at. `--keep` keeps the figures in `tools/covered.json`, with day and commit, and writes them into
RELIABILITY.md.
"""

import argparse
import json
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
LISTED = Path(__file__).with_name("uncovered.yaml")
KEPT = Path(__file__).with_name("covered.json")
PAGE = ROOT / "RELIABILITY.md"
LEAST = 95.0
HEAD = "## How much the tests run"

Summary = Mapping[str, Any]
Gaps = dict[str, dict[str, str]]
"""Of a module, by function and line, the reason; "" where none is given."""


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


def shares(files: Mapping[str, Summary]) -> dict[str, float]:
    """The share of each room, and of all together."""
    found = {room: share(inside) for room, inside in rooms(files).items()}
    return {**found, "all": share(one["summary"] for one in files.values())}


def gaps(files: Mapping[str, Summary], root: Path = ROOT) -> Gaps:
    """The gaps of each module that has any, without a reason."""
    found = {}
    for name, about in sorted(files.items()):
        lines = (root / name).read_text("utf-8").splitlines()
        here = {
            f"{function or '(module)'}: {lines[at - 1].strip()}": ""
            for function, inside in about["functions"].items()
            for at in _begins(inside)
        }
        if here:
            found[PurePosixPath(name).as_posix()] = dict(sorted(here.items()))
    return found


def _begins(inside: Summary) -> Iterator[int]:
    """The first line of each row of lines that never ran; the lines behind which one way was never taken."""
    missing = sorted(inside["missing_lines"])
    ran = sorted({*inside["executed_lines"], *(start for start, _ in inside["missing_branches"])})
    for at, line in enumerate(missing):
        if not at or any(missing[at - 1] < one < line for one in ran):
            yield line
    yield from {
        start
        for start, end in inside["missing_branches"]
        if start not in missing and end not in missing
    }


def reasoned(found: Gaps, listed: Gaps) -> tuple[Gaps, list[str]]:
    """The gaps with the reasons that are given for them, and the reasons that have no gap."""
    made = {
        name: {gap: listed.get(name, {}).get(gap, "") for gap in inside}
        for name, inside in found.items()
    }
    lost = [
        f"{name}, {gap}"
        for name, inside in listed.items()
        for gap in inside
        if gap not in found.get(name, {})
    ]
    return made, lost


def listed() -> tuple[dict[str, str], Gaps]:
    """The reasons that there are, by their word, and the word of each gap."""
    held = yaml.safe_load(LISTED.read_text("utf-8"))
    return held["reasons"], held["gaps"] or {}


def list_anew(found: Gaps) -> Gaps:
    """The gaps, with the proposed reason where they have none, as they now stand in the list; its head stays."""
    text = LISTED.read_text("utf-8")
    proposed = yaml.safe_load(text)["proposed"]
    made = {
        name: {gap: why or _proposed(name, gap, proposed) for gap, why in inside.items()}
        for name, inside in found.items()
    }
    body = yaml.safe_dump({"gaps": made}, allow_unicode=True, sort_keys=False, width=1000)
    head = text.partition("\ngaps:")[0]
    LISTED.write_text(f"{head}\n{body}", "utf-8")
    return made


def _proposed(name: str, gap: str, proposed: Mapping[str, str]) -> str:
    """The first reason whose pattern is in the module, function and line of a gap."""
    asked = f"{name}, {gap}"
    return next((why for why, pattern in proposed.items() if re.search(pattern, asked)), "")


def told(files: Mapping[str, Summary], found: Gaps, lost: list[str]) -> Iterator[str]:
    """The rooms, what has no reason, and what is no gap any more."""
    yield from (f"{room:20} {of:6.2f} %" for room, of in shares(files).items())
    for name, inside in found.items():
        yield from (f"without a reason: {name}, {gap}" for gap, why in inside.items() if not why)
    yield from (f"no gap any more: {one}" for one in lost)


def commit() -> str:
    """The commit that the files are of, with a mark where they differ from it."""
    told = ["git", "-C", str(ROOT), "describe", "--always", "--dirty=+", "--exclude", "*"]
    done = subprocess.run(told, capture_output=True, encoding="utf-8", check=False)
    return done.stdout.strip() or "unknown"


def record(files: Mapping[str, Summary], found: Gaps, of: str) -> dict[str, Any]:
    """What is kept: day and commit, the shares, and how many gaps have which reason."""
    why = Counter(one or "none yet" for inside in found.values() for one in inside.values())
    return {
        "day": time.strftime("%Y-%m-%d", time.gmtime()),
        "commit": of,
        "shares": {room: round(part, 2) for room, part in shares(files).items()},
        "gaps": dict(why.most_common()),
    }


def section() -> str:
    """What RELIABILITY.md says of it; "" while nothing is kept."""
    if not KEPT.is_file():
        return ""
    kept, (reasons, _) = json.loads(KEPT.read_text("utf-8")), listed()
    rows = [f"| {room} | {of:.2f} |" for room, of in kept["shares"].items()]
    whys = [f"- {count}: {reasons.get(word, word)}" for word, count in kept["gaps"].items()]
    return "\n".join([_SECTION.format(**kept), *rows, "", _REST, "", *whys, ""])


_SECTION = f"""{HEAD}

Lines and branches of `generator/` that `make coverage` saw run, in every process, by room; {{day}}, commit {{commit}}.

| room | % |
| --- | --- |"""
_REST = (
    "What no test runs, gap by gap, is in `tools/uncovered.yaml`; so many of them for this reason:"
)


def put_into(page: str, part: str) -> str:
    """The page with this section in the place of the one that it has, else before the finds."""
    before, head, rest = page.partition(HEAD)
    if not part:
        return page
    if not head:
        before, found, behind = page.partition("## What was found")
        return f"{before}{part}\n{found}{behind}"
    _, mark, behind = rest.partition("\n## ")
    return f"{before}{part}{mark}{behind}"


def main() -> int:
    """Prints it; 1 where all of it together is below."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--list", action="store_true", help="write tools/uncovered.yaml anew")
    parser.add_argument("--keep", action="store_true", help="keep the figures, renew the page")
    asked = parser.parse_args()
    files = json.loads(asked.file.read_text("utf-8"))["files"]
    of = commit()  # before this writes a file itself
    found, lost = reasoned(gaps(files), listed()[1])
    print("\n".join(told(files, found, lost)))
    if asked.list:
        found = list_anew(found)
    if asked.keep:
        held = json.dumps(record(files, found, of), indent=1)
        KEPT.write_text(f"{held}\n", "utf-8")
        PAGE.write_text(put_into(PAGE.read_text("utf-8"), section()), "utf-8")
    return int(shares(files)["all"] < LEAST)


if __name__ == "__main__":
    sys.exit(main())
