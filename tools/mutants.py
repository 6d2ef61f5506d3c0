"""Puts the faults of `mutants.yaml` into a copy of the project, one at a time, and says which the tests notice.

    python tools/mutants.py [--jobs 2] [--limit 180] [--area AREA] [--sound] [ID ...]
    python tools/mutants.py --apply-only
    python tools/mutants.py --guards

The guards of `guards.yaml` are the area of that name: each a guard against hostile input that is taken away, and the one test that
ought to notice. `--guards` prints them as a table.
A mutant is killed when one of the test files of its area fails. One whose snippet does not stand exactly once in its
file does not apply: that is an error, for the list must stay true. The exit code is 0 where all apply, all that can be
noticed are killed, and those that cannot (`survives`) do survive.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import cache_from_source
from pathlib import Path
from queue import SimpleQueue

import yaml

ROOT = Path(__file__).resolve().parents[1]
LIST = Path(__file__).with_name("mutants.yaml")
GUARDS, OF_GUARDS = Path(__file__).with_name("guards.yaml"), "guards"
"""The guards against hostile input, and the area that they are."""
_CASES = "tests/hostile/test_guards.py::test_a_case_of_the_corpus"
_LEFT_OUT = (".*_cache", ".git", ".venv", "__pycache__", "output", "dist", ".hypothesis")
KILLED, SURVIVED, NOT_APPLIED, NOT_RUN = "killed", "survived", "does not apply", "no test ran"


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault: `old` becomes `new` in `file`, and `tests` ought to notice; `survives` says why nobody can."""

    id: str
    area: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]
    survives: str = ""
    of: str = ""
    """Of a guard, the class of input that it holds off."""

    def applied(self, root: Path) -> str | None:
        """The text of its file with the fault in it; None where the snippet does not stand there exactly once."""
        path = root / self.file
        text = path.read_text("utf-8") if path.is_file() else ""
        return text.replace(self.old, self.new) if text.count(self.old) == 1 else None


class Silent(Exception):
    """Pytest ended badly, and named no test: nobody looked."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a mutant, and the first test that noticed it."""

    mutant: Mutant
    what: str
    seconds: float = 0.0
    noticed: str = ""

    @property
    def expected(self) -> bool:
        """Whether it is as the list says."""
        return self.what == (SURVIVED if self.mutant.survives else KILLED)


def guards() -> list[Mutant]:
    """All guards of the list, taken away."""
    return [
        Mutant(
            one["id"],
            OF_GUARDS,
            one["file"],
            one["old"],
            one["new"],
            (f"tests/{one['test']}" if "test" in one else f"{_CASES}[{one['id']}]",),
            of=one["of"],
        )
        for one in yaml.safe_load(GUARDS.read_text("utf-8"))["guards"]
    ]


def table() -> str:
    """The guards as a table: what each holds off, where it stands, the test."""
    rows = (f"| {one.of} | {one.file} | {one.tests[0]} |" for one in guards())
    return "\n".join(["| against | guard | test |", "| --- | --- | --- |", *rows])


def mutants() -> list[Mutant]:
    """All mutants of the lists."""
    listed = yaml.safe_load(LIST.read_text("utf-8"))
    return [
        Mutant(
            one["id"],
            one["area"],
            one["file"],
            one["old"],
            one["new"],
            tuple(listed["areas"][one["area"]]),
            one.get("survives", ""),
        )
        for one in listed["mutants"]
    ] + guards()


@contextmanager
def copies(count: int) -> Iterator[SimpleQueue[Path]]:
    """So many copies of the project, for whoever takes one and gives it back."""
    with tempfile.TemporaryDirectory() as folder:
        free: SimpleQueue[Path] = SimpleQueue()
        for number in range(count):
            target = Path(folder, str(number))
            shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns(*_LEFT_OUT))
            (target / "output").mkdir(exist_ok=True)
            free.put(target)
        yield free


def run(root: Path, tests: Sequence[str], limit: float) -> str | None:
    """The first test that fails in the copy at `root`, or has no end; None where all is well. Raises `Silent`."""
    command = [sys.executable, "-m", "pytest", "-n0", "-x", "-q", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(
            command,
            cwd=root,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=limit,
        )
    except subprocess.TimeoutExpired:
        return f"no end after {limit:g} s"
    if done.returncode == 0:
        return None
    told = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    if not told:
        raise Silent((done.stdout + done.stderr)[-400:])
    return told[0].partition(" - ")[0]


def tried(mutant: Mutant, free: "SimpleQueue[Path]", limit: float) -> Verdict:
    """What the tests say of the project with this fault in it."""
    root, began = free.get(), time.monotonic()
    path = root / mutant.file
    try:
        text = mutant.applied(root)
        if text is None:
            return Verdict(mutant, NOT_APPLIED)
        before = path.read_bytes()
        try:
            _write(path, text.encode())
            noticed = run(root, mutant.tests, limit)
        except Silent as silent:
            return Verdict(mutant, NOT_RUN, time.monotonic() - began, str(silent))
        finally:
            _write(path, before)
        what = SURVIVED if noticed is None else KILLED
        return Verdict(mutant, what, time.monotonic() - began, noticed or "")
    finally:
        free.put(root)


def _write(path: Path, content: bytes) -> None:
    """Writes a module, and takes away what was compiled of it: two versions may have one size and one second."""
    path.write_bytes(content)
    Path(cache_from_source(str(path))).unlink(missing_ok=True)


def unsound(wanted: Iterable[Mutant], free: "SimpleQueue[Path]") -> list[str]:
    """The tests that fail without any fault: what they notice would say nothing."""
    root = free.get()
    try:
        files = dict.fromkeys(name for one in wanted for name in one.tests)
        return [told for name in files if (told := _run_or_silent(root, name)) is not None]
    finally:
        free.put(root)


def _run_or_silent(root: Path, name: str) -> str | None:
    try:
        return run(root, [name], 1800)
    except Silent as silent:
        return f"{name}: {silent}"


def _chosen(options: argparse.Namespace) -> list[Mutant]:
    every = mutants()
    if unknown := set(options.ids) - {one.id for one in every}:
        raise SystemExit(f"no such mutant: {', '.join(sorted(unknown))}")
    return [
        one
        for one in every
        if (not options.ids or one.id in options.ids) and options.area in (None, one.area)
    ]


def _told(verdict: Verdict) -> str:
    mark = "" if verdict.expected else "  <<<"
    return f"{verdict.what:15} {verdict.mutant.id:40} {verdict.seconds:6.1f} s  {verdict.noticed}{mark}"


def main() -> int:
    """Tries what was asked for, and sums up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ids", nargs="*", metavar="ID")
    parser.add_argument("--area")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--limit", type=float, default=600.0, help="seconds for one mutant")
    parser.add_argument(
        "--sound", action="store_true", help="first run the tests without any fault"
    )
    parser.add_argument("--apply-only", action="store_true", help="only say which do not apply")
    parser.add_argument("--guards", action="store_true", help="print the table of the guards")
    options = parser.parse_args()
    if options.guards:
        print(table())
        return 0
    wanted = _chosen(options)
    if options.apply_only:
        lost = [one.id for one in wanted if one.applied(ROOT) is None]
        print("\n".join(f"{NOT_APPLIED}: {id_}" for id_ in lost) or f"all {len(wanted)} apply")
        return 1 if lost else 0
    with copies(options.jobs) as free, ThreadPoolExecutor(options.jobs) as pool:
        if options.sound and (failing := unsound(wanted, free)):
            print("fails without any fault:", *failing, sep="\n  ")
            return 1
        verdicts = []
        for verdict in pool.map(lambda one: tried(one, free, options.limit), wanted):
            print(_told(verdict), flush=True)
            verdicts.append(verdict)
    counts = Counter(verdict.what for verdict in verdicts)
    print(", ".join(f"{counts[what]} {what}" for what in (KILLED, SURVIVED, NOT_APPLIED, NOT_RUN)))
    print(f"{100 * counts[KILLED] / max(len(verdicts), 1):.0f} % killed")
    return 0 if all(verdict.expected for verdict in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
