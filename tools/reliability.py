"""Two runs at once, and runs that are killed: `python tools/reliability.py [--rounds N] [--kills N] [NAME …]`.

In each round two commands start in one moment in one folder; for each kill one command is killed at some moment and then run
again. Each command is a process of its own, forked from one that has loaded the program. Counted is what may never be: a
traceback, a file that is neither the one before nor the one after, a number given twice, a file that stays behind, a second run
that ends otherwise than one that nobody disturbed. Linux and macOS only.
"""

import argparse
import gc
import importlib
import os
import pkgutil
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import generator  # noqa: E402
from tests.cascade.helpers import OFFICE  # noqa: E402
from tests.helpers import BASE, changed  # noqa: E402

FAULTS = ("Traceback", "Lỗi của chương trình", "build/failed")
UNSIGNED = changed(number="number:", date="date:", kind="kind: ke_hoach\nstatus: draft")
ISSUE = ("issue", "a.yaml", "--date", "2026-02-03", "--number")
BATCH = ("batch", "tinh.yaml", "--units", "u.csv", "--jobs", "1", "-o", "ra")
Files = dict[str, bytes]
Command = tuple[str, ...]


def load() -> None:
    """All modules of the program are loaded, so that none is while somebody measures or kills."""
    for found in pkgutil.walk_packages(generator.__path__, "generator."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)


def begun(command: Command, folder: Path, said: Path) -> int:
    """The number of a process that runs the command in the folder; it says into a file."""
    child = os.fork()
    if child:
        return child
    status = 70
    try:
        os.chdir(folder)
        out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(out, 1)
        os.dup2(out, 2)
        from generator.cli import main

        status = main(command)
        sys.stdout.flush()
    finally:
        os._exit(status)


def ended(child: int) -> int:
    """Its exit code, below zero where it was killed."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def files(folder: Path) -> Files:
    """All files below the folder but the log of a batch, whose times differ."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith("-log.jsonl")
    }


def _folder(where: Path, contents: Files) -> Path:
    shutil.rmtree(where, ignore_errors=True)
    where.mkdir()
    for name, content in contents.items():
        (where / name).write_bytes(content)
    return where


@dataclass
class Case:
    """What stands in the folder, the commands that come before, and what is tried."""

    contents: dict[str, str]
    tried: tuple[Command, ...]
    before: tuple[Command, ...] = ()
    then: dict[str, str] = field(default_factory=dict)
    ready: Files = field(default_factory=dict)

    def made(self, where: Path, said: Path) -> Path:
        """The folder, ready for what is tried."""
        if not self.ready:
            folder = _folder(where, {name: text.encode() for name, text in self.contents.items()})
            for command in self.before:
                ended(begun(command, folder, said))
            new = {name: text.encode() for name, text in self.then.items()}
            self.ready = files(folder) | new
        return _folder(where, self.ready)


_COPY = ("new", "--from", "tinh.yaml", "--unit", "xã Tân Hưng", "-o", "xa.yaml")
_NEWER = OFFICE.replace("version: 1", "version: 2").replace("mỗi quý", "mỗi tháng")
_UNITS = "Mã;Tên\n11737;xã Tân Hưng\n11738;xã Tân Lập\n"
CASES = {
    "build": Case({"a.yaml": BASE}, (("build", "a.yaml"),)),
    "batch": Case({"tinh.yaml": OFFICE, "u.csv": _UNITS}, (BATCH,)),
    "update": Case(
        {"tinh.yaml": OFFICE}, (("update", "xa.yaml"),), (_COPY,), {"tinh.yaml": _NEWER}
    ),
    "issue": Case({"a.yaml": UNSIGNED}, ((*ISSUE, "5"),)),
}
PAIRS: dict[str, tuple[Case, tuple[Command, Command]]] = {
    **{name: (case, (case.tried[0], case.tried[0])) for name, case in CASES.items()},
    "issue": (CASES["issue"], ((*ISSUE, "5"), (*ISSUE, "6"))),
    "mixed, build and issue": (CASES["issue"], (("build", "a.yaml"), (*ISSUE, "5"))),
    "mixed, update and build": (CASES["update"], (("update", "xa.yaml"), ("build", "xa.yaml"))),
    "mixed, batch and build": (CASES["batch"], (BATCH, ("build", "tinh.yaml", "-o", "ra"))),
}


def _results(
    case: Case, orders: Iterable[tuple[Command, ...]], where: Path, said: Path
) -> list[Files]:
    """What the commands leave, one after the other, in each of these orders."""
    found = []
    for order in orders:
        folder = case.made(where, said)
        for command in order:
            ended(begun(command, folder, said))
        found.append(files(folder))
    return found


def _faults(said: Path) -> int:
    text = said.read_text("utf-8", "replace") if said.exists() else ""
    said.unlink(missing_ok=True)
    return sum(text.count(one) for one in FAULTS)


def rounds(name: str, count: int, where: Path) -> Counter[str]:
    """What became of so many rounds of two commands."""
    case, pair = PAIRS[name]
    said, found = where / "said", Counter[str]()
    right = _results(case, (pair, pair[::-1]), where / "f", said)
    said.unlink(missing_ok=True)
    for _ in range(count):
        folder = case.made(where / "f", said)
        codes = [ended(child) for child in [begun(one, folder, said) for one in pair]]
        found["rounds"] += 1
        found["traceback"] += _faults(said)
        there = files(folder)
        found["left behind"] += any(".kehoach" in one for one in there)
        found["otherwise than one after the other"] += there not in right
        found["number given twice"] += name == "issue" and codes.count(0) != 1
    return found


def kills(name: str, count: int, where: Path, chance: random.Random) -> Counter[str]:
    """What became of so many runs that were killed, and of the next."""
    case = CASES[name]
    (command,) = case.tried
    said, found = where / "said", Counter[str]()
    (right,) = _results(case, (case.tried,), where / "f", said)
    before = files(case.made(where / "f", said))
    began = time.monotonic()
    ended(begun(command, case.made(where / "f", said), said))
    span = (time.monotonic() - began) * 0.8
    while found["killed"] < count:
        folder = case.made(where / "f", said)
        child = begun(command, folder, said)
        time.sleep(chance.uniform(0, span))
        os.kill(child, signal.SIGKILL)
        if ended(child) >= 0:
            found["came too late"] += 1
            continue
        found["killed"] += 1
        whole = (
            content in (before.get(one), right.get(one))
            for one, content in files(folder).items()
            if ".kehoach" not in one and not one.endswith("manifest.json")
        )
        found["torn or lost"] += not all(whole) or not before.keys() <= files(folder).keys()
        code = ended(begun(command, folder, said))
        after = files(folder)
        found["not healed"] += bool(code) or after != right
        found["left behind"] += any(".kehoach" in one for one in after)
        found["traceback"] += _faults(said)
    return found


def _told(name: str, work: Callable[[], Counter[str]]) -> int:
    began = time.monotonic()
    found = work()
    shown = ", ".join(f"{key} {value}" for key, value in found.items())
    print(f"{name}: {shown} ({time.monotonic() - began:.0f} s)", flush=True)
    return sum(
        value for key, value in found.items() if key not in ("rounds", "killed", "came too late")
    )


def run() -> int:
    """Tries what was asked for; 1 where something was that may never be."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("names", nargs="*")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--kills", type=int, default=300)
    asked = parser.parse_args()
    load()
    gc.collect()
    gc.freeze()
    chance, bad = random.Random(19), 0
    with tempfile.TemporaryDirectory() as name:
        where = Path(name)
        for one in PAIRS:
            if asked.rounds and (not asked.names or one in asked.names):
                bad += _told(
                    f"two at once, {one}", lambda one=one: rounds(one, asked.rounds, where)
                )
        for one in CASES:
            if asked.kills and (not asked.names or one in asked.names):
                bad += _told(
                    f"killed, {one}", lambda one=one: kills(one, asked.kills, where, chance)
                )
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(run())
