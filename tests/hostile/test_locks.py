"""Locks: what two runs change in one folder they change one after the other."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from generator.command import verbs, writes_nothing
from generator.disk import folder as folders
from generator.disk import lock
from generator.disk.changing import changing
from generator.disk.folder import Folder, held
from generator.disk.lock import NAME
from generator.problems import Rejected
from tests.cascade.helpers import OFFICE, Desk
from tests.helpers import BASE, ROOT, changed
from tests.program import at_once, kehoach

UNSIGNED = changed(number="number:", date="date:", kind="kind: ke_hoach\nstatus: draft")
ISSUE = "issue a.yaml --date 2026-02-03 --number"


def _quietly(_: object) -> None:
    pass


def test_one_plan_gets_one_number(desk: Desk) -> None:
    desk.write("a.yaml", UNSIGNED)
    done = at_once(*(f"{ISSUE} {number}".split() for number in (5, 6)), cwd=desk.folder)
    assert sorted(one.returncode for one in done) == [0, 1], done
    (good,) = (at for at, one in enumerate(done) if not one.returncode)
    assert f"number: {5 + good}\n" in desk.read("a.yaml")
    assert desk.names() == {"a.yaml", f"a.da-ban-hanh-{5 + good}.yaml"}


def test_two_updates_are_as_one(desk: Desk) -> None:
    desk.copy()
    desk.edit("tinh.yaml", ("version: 1", "version: 2"), ("mỗi quý một lần", "mỗi tháng một lần"))
    done = at_once(*2 * [["update", "xa.yaml"]], cwd=desk.folder)
    assert [one.returncode for one in done] == [0, 0], done
    assert "mỗi tháng" in desk.read("xa.yaml")
    assert desk.names() == {"tinh.yaml", "xa.yaml", "xa.goc.yaml", "xa.truoc.yaml"}


def test_two_batches_are_as_one(desk: Desk) -> None:
    desk.write("tinh.yaml", OFFICE)
    rows = "\n".join(f"{11000 + at};xã Tân Hưng {at}" for at in range(3))
    desk.write("u.csv", f"Mã;Tên\n{rows}\n")
    batch = ["batch", "tinh.yaml", "--units", "u.csv", "--jobs", "1", "-o", "ra"]
    done = at_once(batch, batch, cwd=desk.folder)
    assert len({one.returncode for one in done}) == 1, done
    assert len([name for name in desk.names() if name.endswith(".docx")]) == 3
    assert not [name for name in desk.names() if ".kehoach" in name]


def test_who_waits_is_told_for_whom(desk: Desk) -> None:
    desk.write("a.yaml", UNSIGNED)
    done: list[subprocess.CompletedProcess[str]] = []
    waiting = threading.Thread(
        target=lambda: done.append(kehoach(*ISSUE.split(), "5", cwd=desk.folder))
    )
    with changing([desk.folder], _quietly):
        waiting.start()
        time.sleep(lock._TELLS + 0.3)
        assert not done and desk.read("a.yaml") == UNSIGNED
    waiting.join()
    assert done[0].returncode == 0 and "number: 5" in desk.read("a.yaml")
    assert done[0].stderr.startswith("Đang đợi: một lệnh kehoach khác đang ghi vào ")


def test_a_build_waits_for_who_changes_its_plan(desk: Desk) -> None:
    """An update writes the plan and what it follows, two files: read between them they contradict."""
    desk.write("a.yaml", BASE)
    done: list[subprocess.CompletedProcess[str]] = []
    building = threading.Thread(
        target=lambda: done.append(kehoach("build", "a.yaml", "-o", "ra", cwd=desk.folder))
    )
    with changing([desk.folder], _quietly):
        building.start()
        time.sleep(lock._TELLS + 0.3)
        assert not done
    building.join()
    assert done[0].returncode == 0 and done[0].stderr.startswith("Đang đợi: ")


def test_nobody_waits_for_ever(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_WAITS", 0.1)
    with (
        changing([Path()], _quietly),
        pytest.raises(Rejected, match="file/busy"),
        held(Path("../office")) as again,
        lock.locked(again, _quietly),
    ):
        raise AssertionError("both hold it")


@pytest.mark.skipif(os.name == "nt", reason="processes are killed otherwise there")
def test_a_killed_run_holds_nothing(desk: Desk) -> None:
    program = (
        "import time; from pathlib import Path; from generator.disk.changing import changing\n"
        "with changing([Path()], print): print('held', flush=True); time.sleep(60)"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=desk.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
    )
    assert holder.stdout and holder.stdout.readline() == b"held\n" and NAME in desk.names()
    holder.send_signal(signal.SIGKILL)
    holder.communicate()
    began = time.monotonic()
    with changing([Path()], lambda _: pytest.fail("it waits")):
        assert time.monotonic() - began < lock._TELLS
    assert desk.names() == set()


def test_a_folder_that_cannot_be_locked_is_left_to_its_writers(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(lock, "_seize", refused)
    desk.write("a.yaml", BASE)
    assert desk.run("build", "a.yaml") == 0, desk.said


class _Msvcrt:
    """What Windows locks with."""

    LK_NBLCK = 2

    def __init__(self) -> None:
        self.asked: list[tuple[int, int]] = []

    def locking(self, _: int, how: int, size: int) -> None:
        """Locks a file."""
        self.asked.append((how, size))


@pytest.mark.parametrize("has_locks", [True, False])
def test_windows_locks_in_its_own_way(
    has_locks: bool, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There a file goes only once it is closed; names are told from the path of the folder."""
    own, remove = _Msvcrt(), Folder.remove
    failed: list[str] = []

    def once(folder: Folder, name: str) -> None:
        if not failed:
            failed.append(name)
            raise PermissionError(13, "open elsewhere")
        remove(folder, name)

    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", own if has_locks else None)
    monkeypatch.setattr(folders, "_BY_HANDLE", False)
    monkeypatch.setattr(Folder, "remove", once)
    with changing([Path()], _quietly):
        assert NAME in desk.names()
    assert own.asked == [(2, 1)] * has_locks
    assert failed == [NAME] * has_locks


def test_a_lock_that_its_holder_took_away_meanwhile_is_none(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    seize = lock._seize

    def late(file: int) -> None:
        seize(file)
        (desk.folder / NAME).unlink()

    monkeypatch.setattr(lock, "_seize", late)
    with held(Path("../office")) as folder:
        assert lock._taken(folder) is None


def test_every_verb_that_writes_says_where() -> None:
    """A verb that is given a file or folder to write to, or a plan to change, locks it."""
    silent = {name for name, verb in verbs().items() if verb.changes is writes_nothing}
    assert silent == {
        "explain",
        "help",
        "open",
        "ready",
        "rules",
        "schema",
    }  # a page asks the others
