"""A short sample of `make trials`: two runs at once, runs that are killed, full disks, bad plans in a batch."""

import os
import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.helpers import ROOT

pytest.importorskip("resource", reason="processes are forked")

from tools.trials import __main__ as trials
from tools.trials import (
    at_once,
    batches,
    faulted,
    full,
    killed,
    mutated,
    page_killed,
    processes,
    readers,
    scenes,
    written,
)
from tools.trials.hostile import corpus
from tools.trials.hostile.case import Case, Due, faults
from tools.trials.promise import Run, breaches
from tools.trials.records import Record, Records
from tools.trials.table import page, table
from tools.trials.trial import Found, Trial


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    processes.load()  # else each process loads what it needs


SAMPLES: dict[str, Callable[[Path], Found]] = {
    "two at once": lambda where: at_once.rounds("build and issue", 1, where),
    "killed": lambda where: killed.kills("issue", 2, where, random.Random(1)),
    "killed at a write": lambda where: written.each_step("new", where, 6),
    "page killed": lambda where: page_killed.kills(2, where, random.Random(1)),
    "full disk": lambda where: full.limited("issue", "full disk", 2, where, random.Random(1)),
    "largest file": lambda where: full.limited("build", "largest file", 1, where, random.Random(1)),
    "bad plans": lambda where: batches.spoiled(50, 2, where, random.Random(1)),
    "mutations": lambda where: mutated.some(2, where),
    "hostile corpus": corpus.some,
    "both readers": lambda _: readers.readings(range(12)),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_what_may_never_be_is_not(name: str, tmp_path: Path) -> None:
    found = SAMPLES[name](tmp_path)
    assert found.tried and not +found.faults, found


def test_runs_without_locks_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without locks one of the two numbers is lost, or both say success."""
    from generator.disk import lock

    def unlocked(_: int) -> None:
        raise OSError(95, "no locks")

    monkeypatch.setattr(lock, "_seize", unlocked)
    found = at_once.rounds("issue", 2, tmp_path)
    assert found.faults["number given twice"] or found.faults["otherwise than one after the other"]


@pytest.mark.parametrize("fault", ["word lost", "half a file"])
def test_a_page_that_tells_what_it_has_not_written_is_seen(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.form import stored

    def badly(path: Path, content: bytes) -> None:
        if fault == "half a file":
            path.write_bytes(content[: len(content) // 2])

    monkeypatch.setattr(stored, "write_atomically", badly)
    assert page_killed.kills(1, tmp_path, random.Random(3)).faults[fault]


def test_a_plan_that_ends_within_a_letter_is_seen(tmp_path: Path) -> None:
    plan = tmp_path / "a.yaml"
    content = page_killed.BASE.encode()
    plan.write_bytes(content)
    assert page_killed.is_whole(plan)
    plan.write_bytes(content[: content.rindex("ệ".encode()) + 1])
    assert not page_killed.is_whole(plan)


def test_a_plan_with_many_lines_is_whole(tmp_path: Path) -> None:
    plan = tmp_path / "a.yaml"
    lines = "".join(f"  - Thử {number}\n" for number in range(40))
    plan.write_text(page_killed.BASE.replace("purpose:\n", f"purpose:\n{lines}", 1), "utf-8")
    assert page_killed.is_whole(plan)
    plan.write_text(plan.read_text("utf-8").partition("requirements:")[0], "utf-8")
    assert not page_killed.is_whole(plan)


def test_a_run_that_leaves_what_it_was_writing_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.disk import changing

    monkeypatch.setattr(changing, "remove_leftovers", lambda *_: None)
    scene = scenes.scenes()["issue"]
    folder, found = scene.made(tmp_path / "f"), Found()
    (folder / ".kehoach-1-a.tmp").write_bytes(b"half")
    scenes.healed(found, scene.tried, folder, scene.after(tmp_path / "g", scene.tried))
    assert found.faults["left behind"]


@pytest.fixture
def in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """`issue` writes a plan where it stands, and says that all is well."""
    from generator.making import issue

    def badly(path: Path, content: bytes) -> None:
        path.unlink()
        with suppress(OSError), os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT), "wb") as out:
            out.write(content)

    monkeypatch.setattr(issue, "write_atomically", badly)


@pytest.mark.usefixtures("in_its_place")
def test_files_that_are_written_in_their_place_are_seen_on_a_full_disk(tmp_path: Path) -> None:
    found = full.limited("issue", "full disk", 8, tmp_path, random.Random(1))
    assert found.faults["file harmed"] and found.faults["false success"]


@pytest.mark.usefixtures("in_its_place")
def test_files_that_are_written_in_their_place_are_seen_when_a_run_is_killed(
    tmp_path: Path,
) -> None:
    found = written.each_step("issue", tmp_path, 2)
    assert found.faults["torn or lost"] and found.faults["not healed"]


def test_the_lock_of_a_killed_run_is_not_taken_for_a_fault(tmp_path: Path) -> None:
    """The report is there, and so is the lock: the next run has nothing to do, and says so."""
    scene, found = scenes.scenes()["report"], Found()
    right = scene.after(tmp_path / "g", scene.tried)
    folder = processes.filled(tmp_path / "f", {**right, ".kehoach.lock": b""})
    scenes.healed(found, scene.tried, folder, right)
    assert not +found.faults


def test_a_bad_plan_that_is_built_and_not_told_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "_SPOILED", (("dinh_dang: 1", "dinh_dang: 1 "),))
    found = batches.spoiled(50, 2, tmp_path, random.Random(1))
    assert found.faults["bad one built"] and found.faults["bad one not told once"]
    assert found.faults["exit code"]


def test_a_reader_that_reads_otherwise_is_seen() -> None:
    found = readers.readings(range(4), lambda text: readers.as_it_is(f"\n{text}"))
    assert found.faults["other data or lines"] and found.faults["other refusals"]


KEPT = {"a.yaml": b"a"}
BROKEN = {
    "fault of the program": Run(1, "a.yaml: Traceback", 0, 0, KEPT, KEPT),
    "exit code": Run(-11, "", 0, 0, KEPT, KEPT),
    "no file named": Run(1, "something is wrong", 0, 0, KEPT, KEPT),
    "character or line that is obeyed": Run(0, "ok\n::error::x", 0, 0, KEPT, KEPT),
    "takes too long": Run(0, "", 11.0, 0, KEPT, KEPT),
    "takes too much memory": Run(0, "", 0, 1025, KEPT, KEPT),
    "written outside": Run(0, "", 0, 0, KEPT, KEPT, frozenset({"b.docx"})),
    "input changed": Run(0, "", 0, 0, KEPT, {"a.yaml": b"b"}),
    "input lost": Run(0, "", 0, 0, KEPT, {}),
    "left behind": Run(0, "", 0, 0, KEPT, {**KEPT, ".kehoach-1-a.tmp": b""}),
    "half written": Run(0, "", 0, 0, KEPT, {**KEPT, "a.docx": b"PK\3\4 and no more"}),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_breaks_the_promise_is_seen(name: str) -> None:
    may_change = ("a.yaml",) if name == "input lost" else ()
    assert [found for found, _ in breaches(BROKEN[name], may_change)] == [name]


@pytest.mark.parametrize("said", ["a.yaml:3: (KeyError)", "a.yaml: \x1b[31m", "a.yaml: a\u202eb"])
def test_what_is_said_may_break_it_too(said: str) -> None:
    assert [*breaches(Run(1, said, 0, 0, KEPT, KEPT))]
    assert not [*breaches(Run(1, "a.yaml:3: sai [plan/key]", 0, 0, KEPT, KEPT))]


OTHERWISE = {
    "the exit code": (Due(0), Run(1, "a.yaml", 0, 0, KEPT, KEPT)),
    "what is said": (Due(0, ("plan/key",)), Run(0, "a.yaml", 0, 0, KEPT, KEPT)),
    "what may not be said": (Due(0, nowhere=("root",)), Run(0, "root:x", 0, 0, KEPT, KEPT)),
    "what is printed": (Due(0, printed=("b",)), Run(0, "", 0, 0, KEPT, {**KEPT, "b": b"a"})),
    "what may not be written": (
        Due(0, unwritten={".html": ("<b>",)}),
        Run(0, "", 0, 0, KEPT, {**KEPT, "b.html": b"<b>"}),
    ),
    "a refusal that writes": (Due(1), Run(1, "a.yaml", 0, 0, KEPT, {**KEPT, "b": b""})),
}


@pytest.mark.parametrize("name", OTHERWISE)
def test_what_comes_of_a_hostile_case_otherwise_than_is_due_is_seen(name: str) -> None:
    due, run = OTHERWISE[name]
    seen = [fault for fault, _ in faults(Case(name, (), {}, due), run)]
    assert seen == ["otherwise than due"]


def test_faults_that_no_test_notices_are_counted_and_named() -> None:
    said = "killed          one   1.0 s  FAILED x\nsurvived        two   1.0 s    <<<\n"
    said += "no test ran     three   1.0 s  ImportError\n"
    found = faulted.judged("law", said)
    assert found.tried == 3
    assert found.where[:2] == ["survived: two", "no test ran: three"]
    assert found.faults["too few noticed"] and faulted.judged("law", "").faults
    assert not +faulted.judged("law", said.splitlines()[0]).faults


def _counted(number: int, where: Path) -> Found:
    found = Found(tried=1)
    found.fault("odd", number % 2, f"portion {number}")
    found.largest("number", number)
    return found


def test_what_is_kept_is_not_run_again(tmp_path: Path) -> None:
    kept = Records(tmp_path / "kept")
    trial = Trial("counting", 20, _counted)
    for record in trials.spread([(trial, number) for number in (0, 2, 3)], 2):
        kept.add(record)
    assert trials.left(trial, kept) == [1, *range(4, 20)]
    lines, bad = table([trial], kept)
    assert bad and "| 3 | odd 1 | number 3 | 3 of 20 |" in lines[-1]
    assert lines[-1] in page(lines, "")
    assert trial.tenth().portions == 2


def test_the_page_keeps_what_more_ran_elsewhere(tmp_path: Path) -> None:
    kept = Records(tmp_path / "kept")
    kept.add(Record("counting", 0, "abc", "2026-11-29", 60.0, Found(tried=1)))
    lines, _ = table([Trial("counting", 5, _counted)], kept)

    def shown(portions: str) -> str:
        before = f"| counting | 9 | 0 |  | {portions} | 2026-11-28 | def | 0.0 |"
        made = page(lines, page([*lines[:-1], before], ""))
        return next(line for line in made.splitlines() if line.startswith("| counting"))

    assert shown("2 of 4") == "| counting | 9 | 0 |  | 2 of 5 | 2026-11-28 | def | 0.0 |"
    assert shown("1 of 4") == shown("0 of 4") == lines[-1]


def test_a_trial_without_faults_ends_well(tmp_path: Path) -> None:
    kept = Records(tmp_path / "kept")
    kept.add(Record("counting", 0, "abc", "2026-11-29", 1.0, _counted(0, tmp_path)))
    assert not table([Trial("counting", 1, _counted)], kept)[1]


def test_the_page_tells_of_every_trial() -> None:
    text = (ROOT / "RELIABILITY.md").read_text("utf-8")
    for trial in trials.trials():
        assert f"| {trial.name} |" in text, trial.name
