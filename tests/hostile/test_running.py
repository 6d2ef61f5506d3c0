"""The process that works is watched, and each file has its time and its memory: nobody else pays for one that has none."""

import io
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator import call, command
from generator.batch.pool import processes, spread
from generator.checks import CHECKS
from generator.command import Group, Verb, verbs
from generator.language import NOTHING
from generator.making.build import document_bytes
from generator.page.inside import __main__ as inside
from generator.page.inside import paper, studio
from generator.problems import Rejected
from generator.reading.finding import FORM
from generator.rules import Rules
from generator.running import clock
from generator.verbs import open as open_verb
from generator.wording.base import WORDING
from tests import program
from tests.cascade.helpers import OFFICE, Desk
from tests.helpers import BASE, ROOT, sound, template

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no such processes here")

QUICK = "from generator.running import clock; clock.SECONDS = {}\n"
"""A file has so many seconds: more than a plan needs."""
DEEDS = {
    "runs for ever": "while True: pass",
    "runs for ever and hears nothing": "sum(range(10**12))",
    "is stopped by nothing": "while True:\n  try:\n   while True: pass\n  except Exception: pass",
    "takes all memory": "bytes(2**32)",
    "takes all memory bit by bit": "kept = []\nwhile True: kept.append(bytes(2**24))",
    "takes the last of the memory": "kept, size = [], 2**24\nwhile True:\n"
    "  try: kept.append(bytes(size))\n  except MemoryError:\n"
    "   if size < 64: raise\n   size //= 2",
    "falls": "os.kill(os.getpid(), signal.SIGSEGV)",
    "gives up": "os.abort()",
}
TOLD = {
    "runs": "file/too-long",
    "is": "file/too-long",
    "takes": "file/too-much",
    "falls": "file/ended",
    "gives": "file/ended",
}
_CHANGED = """
import os, signal
from generator.{module} import {name} as before
import generator.{module} as module
def worse(*given, **named):
    if "{file}" in str(given):
{deed}
    return before(*given, **named)
module.{name} = worse
"""


def _worse(
    deed: str, file: str = "bad", at: str = "making.load.judged", seconds: float = 0.7
) -> str:
    """A program after which what is done `at` that place for a file ends in the deed."""
    module, _, name = at.rpartition(".")
    lines = "\n".join(f"        {line}" for line in DEEDS[deed].split("\n"))
    return QUICK.format(seconds) + _CHANGED.format(module=module, name=name, file=file, deed=lines)


def _plans(desk: Desk, *names: str) -> None:
    for name in names:
        desk.write(f"{name}.yaml", BASE)


def _judged(deed: str, desk: Desk, verb: str) -> str:
    """What is told of three files of which the second, and that alone, is as the deed says."""
    _plans(desk, "good", "bad")
    desk.write("later.yaml", BASE.replace("place:", "plac:"))
    files = ("good.yaml", "bad.yaml", "later.yaml")
    done = program.changed_by(_worse(deed), verb, *files, cwd=desk.folder)
    code = TOLD[deed.split()[0]]
    assert done.returncode == 1, done
    assert done.stdout.count(code) == 1 and "bad.yaml" in done.stdout, done.stdout
    return done.stdout


@pytest.mark.parametrize("deed", sorted(DEEDS))
def test_a_file_that_takes_all_is_named(deed: str, desk: Desk) -> None:
    said = _judged(deed, desk, "tasks")
    code = TOLD[deed.split()[0]]
    assert [
        line
        for line in said.splitlines()
        if line.startswith("bad.yaml: ") and line.endswith(f" [{code}]")
    ]
    is_dead = code == "file/ended" or "hears nothing" in deed
    assert is_dead == ("các tệp sau nó chưa được xét" in said)
    assert is_dead != ("later.yaml:" in said)


@pytest.mark.parametrize("deed", ["runs for ever", "takes the last of the memory", "falls"])
def test_what_was_made_before_is_there_and_told(deed: str, desk: Desk) -> None:
    said = _judged(deed, desk, "build")
    assert "output/good.docx ← good.yaml" in said
    assert "output/good.docx" in desk.names() and "output/bad.docx" not in desk.names()
    assert not [name for name in desk.names() if name.endswith(".tmp")]


@pytest.mark.parametrize("verb", ["check", "ready", "tasks"])
def test_the_other_files_are_judged_all_the_same(verb: str, desk: Desk) -> None:
    assert "later.yaml" in _judged("runs for ever", desk, verb)


def test_a_unit_of_a_batch_is_told_and_the_others_are_made(desk: Desk) -> None:
    desk.write("tinh.yaml", OFFICE)
    desk.write("u.csv", "Mã;Tên\n11737;xã Tân Hưng\n11911;xã bad\n".replace("xã bad", "xã Tân Lập"))
    first = _worse("runs for ever", "tan-lap", "batch.work._made")
    done = program.changed_by(
        first, "batch", "tinh.yaml", "--units", "u.csv", "--jobs", "1", cwd=desk.folder
    )
    assert done.returncode == 1 and "file/too-long" in done.stdout
    assert len([name for name in desk.names() if name.endswith(".docx")]) == 1


def _unit(task: str) -> str:
    clock.SECONDS = 0.3
    with clock.served(task):
        if "deaf" in task:
            sum(range(10**12))
        if "large" in task:
            bytes(2**32)
    return task


def test_workers_of_a_batch_have_the_same_bounds() -> None:
    tasks = ["a", "deaf", "b", "large", "c"]
    done = list(spread(_unit, tasks, processes, 2, lambda task, why: f"{task}: {why}"))
    assert done == ["a", "deaf: BrokenProcessPool", "b", "large: Rejected", "c"]


def test_what_a_file_brings_along_is_named(desk: Desk) -> None:
    """Whose fault it is says the name, the time is that of the plan as a whole."""
    services = clock.served("plan.yaml"), clock.fault_of("picture.png")
    with pytest.raises(Rejected) as refused, services[0], services[1]:
        raise MemoryError
    assert [one.spot.path for one in refused.value.problems] == ["picture.png"]


def test_whoever_goes_on_is_told_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "SECONDS", 0.05)
    heard = 0
    with pytest.raises(Rejected, match="file/too-long"), clock.served("a.yaml"):
        while heard < 3:
            try:
                _spend(1)
            except clock.Spent:
                heard += 1
        _spend(1)


def _spend(seconds: float) -> None:
    ends = time.process_time() + seconds
    while time.process_time() < ends:
        pass


def test_each_file_has_its_own_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "SECONDS", 0.1)
    with clock.run():
        for _ in range(3):
            with clock.served("a.yaml"):
                _spend(0.07)
        _spend(0.15)  # what was left of all of these
    _spend(0.2)  # nobody is interrupted afterwards


@pytest.mark.parametrize("again", [False, True])
def test_a_run_has_the_time_of_its_last_file(again: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "SECONDS", 0.2)
    with pytest.raises(Rejected, match=r"b\.docx: .*a\.yaml.* \[file/too-long\]"), clock.run():
        for name in ("a.yaml", "b.docx"):
            clock.turn_to(Path(name))
            _spend(0.15)
        if again:
            clock.turn_to(Path("b.docx"))
        _spend(0.15)


def test_to_wait_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "SECONDS", 0.1)
    with clock.served("a.yaml"):
        time.sleep(0.3)


def test_what_comes_after_a_file_is_about_that_file() -> None:
    with pytest.raises(Rejected) as caught, clock.run():
        clock.turn_to(Path("output/manifest.json"))
        with clock.served("p.yaml"):
            pass
        raise MemoryError
    assert [(one.code, one.spot.path) for one in caught.value.problems] == [
        ("file/too-much", "p.yaml")
    ]


def test_threads_have_no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "SECONDS", 0.05)
    done = []

    def work() -> None:
        with clock.served("a.yaml"):
            _spend(0.2)
        done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done


_RUNS = [
    sys.executable,
    "-c",
    "import os, sys, time\n{first}\nfrom generator.cli import main\nsys.exit(main())",
]


def _started(first: str, desk: Desk, **more: object) -> "subprocess.Popen[str]":
    program_ = _RUNS[2].format(first=first)
    return subprocess.Popen(
        [*_RUNS[:2], program_, "check", "bad.yaml"],
        cwd=desk.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **more,
    )


_SLEEPS = """
import signal
from generator.making import load
def judged(dossier):
    os.write(1, b"%d\\n" % os.getpid())
    time.sleep(20)
load.judged = judged
"""


@pytest.fixture
def asleep(desk: Desk) -> Iterator[tuple["subprocess.Popen[str]", int]]:
    """A run that is in the middle of its work, and the number of the process that does it."""
    _plans(desk, "bad")
    run = _started(_SLEEPS, desk, start_new_session=True)
    assert run.stdout
    worker = int(run.stdout.readline())
    yield run, worker
    run.kill()
    run.communicate()


def _goes(process: int) -> bool:
    """Whether it ends within seconds."""
    for _ in range(200):
        try:
            if (
                Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()[0]
                == "Z"
            ):
                return True
            os.kill(process, 0)
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.02)
    return False


def test_another_process_works(asleep: tuple["subprocess.Popen[str]", int]) -> None:
    run, worker = asleep
    assert worker != run.pid


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_who_is_stopped_leaves_no_worker(
    how: signal.Signals, asleep: tuple["subprocess.Popen[str]", int]
) -> None:
    run, worker = asleep
    os.kill(run.pid, how)
    out, error = run.communicate(timeout=5)
    assert (run.returncode, out, error) == (-how, "", "")
    assert _goes(worker)


@pytest.mark.parametrize("alone", [True, False])
def test_ctrl_c_is_heard_once(alone: bool, asleep: tuple["subprocess.Popen[str]", int]) -> None:
    run, worker = asleep
    (os.kill if alone else os.killpg)(run.pid, signal.SIGINT)
    out, error = run.communicate(timeout=5)
    assert (run.returncode, out, error) == (130, "", "Đã dừng.\n")
    assert _goes(worker)


def test_a_worker_that_somebody_stops_stops_its_run(
    asleep: tuple["subprocess.Popen[str]", int],
) -> None:
    run, worker = asleep
    os.kill(worker, signal.SIGTERM)
    assert run.wait(5) == -signal.SIGTERM


@pytest.mark.parametrize(
    "missing", ["fcntl", "mmap", "resource", "fork", "setitimer", "sigwaitinfo", "all"]
)
def test_what_the_system_has_not_is_done_without(missing: str, desk: Desk) -> None:
    """The gates and the clock stay."""
    _plans(desk, "good", "bad")
    named = ["fcntl", "mmap", "resource", "fork", "setitimer"] if missing == "all" else [missing]
    first = "".join(
        f"sys.modules['{one}'] = None\n"
        if one in ("fcntl", "mmap", "resource")
        else f"import signal\nfor module in (os, signal): vars(module).pop('{one}', None)\n"
        for one in named
    )
    done = program.changed_by(
        first + _worse("runs for ever"), "check", "bad.yaml", "good.yaml", cwd=desk.folder
    )
    assert done.returncode == 1
    assert "[file/too-long]" in done.stdout and "2 tệp: 1 lỗi" in done.stdout


def test_no_room_for_another_process(desk: Desk) -> None:
    _plans(desk, "good")
    first = "def fork(): raise OSError(11, 'no')\nos.fork = fork\n"
    done = program.changed_by(first, "build", "good.yaml", cwd=desk.folder)
    assert done.returncode == 0 and "output/good.docx" in desk.names()


def test_a_page_has_no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [name for name, verb in verbs().items() if verb.lasts] == ["open"]
    monkeypatch.setattr(clock, "SECONDS", 0.2)
    with pytest.raises(Rejected, match="file/too-long"):
        _called(monkeypatch, lasts=False)
    _called(monkeypatch, lasts=True)


def _called(monkeypatch: pytest.MonkeyPatch, lasts: bool) -> None:
    slow = Verb(Group.PLANS, NOTHING, lambda options, lang: _spend(0.5) or 0, lasts=lasts)
    monkeypatch.setattr(command, "_verb", lambda name: slow)
    call._asked(["open"], "vi")


def test_who_leaves_does_what_is_due_and_takes_nothing_apart() -> None:
    program = """
import atexit, threading
from generator.running.worker import leave
class Loaded:
    def __del__(self):
        print("taken apart")
loaded = Loaded()
atexit.register(print, "at the end")
threading.Timer(0.1, print, ["a thread"]).start()
print("said")
leave(3)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (3, "said\na thread\nat the end\n"), done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only there is address space bounded")
@pytest.mark.parametrize(("let", "code"), [(0, 1), (150, 0)])
def test_a_bound_of_memory_leaves_room_for_the_threads_of_a_page(let: int, code: int) -> None:
    """Each reserves much and uses little: without the room, a page could not begin its next one."""
    program = f"""
import threading
from generator.running.worker import let_threads, limit_memory
limit_memory()
let_threads({let})
over = threading.Event()
try:
    for _ in range(150):
        threading.Thread(target=over.wait).start()
except RuntimeError:
    over.set()
    raise SystemExit(1)
over.set()
"""
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT).returncode == code


def test_the_page_has_room_for_threads(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(open_verb, "let_threads", asked.append)
    monkeypatch.setattr("generator.page.serve.serve", lambda *_, **__: None)
    assert desk.run("open", ".") == 0 and asked[0] >= 40


def _starved(_: object) -> Iterator[Any]:
    yield from ()
    raise MemoryError


@pytest.mark.parametrize(
    ("rules", "file"), [(CHECKS, "a.yaml"), (WORDING, "a.yaml"), (FORM, "a.docx")]
)
def test_a_rule_without_memory_is_the_fault_of_its_file(
    rules: Rules[Any, Any], file: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _plans(desk, "a")
    (desk.folder / "a.docx").write_bytes(document_bytes(sound(), template()))
    rule, *others = rules
    monkeypatch.setattr(rules, "_sorted", [replace(rule, check=_starved, applies=bool), *others])
    assert desk.run("check", file) == 1
    assert desk.said.count("nhiều bộ nhớ hơn mức cho phép") == 1, desk.said
    assert "không xét được" not in desk.said and rule.code not in desk.said


def test_what_the_page_asks_of_a_file_has_its_time(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says why, as the verbs do; no answer is left out or comes late."""
    _plans(desk, "a")
    monkeypatch.setattr(clock, "SECONDS", 0.1)
    monkeypatch.setattr(studio, "plan_of", lambda _: _spend(3))
    plan = studio.OpenPages(Path("a.yaml"), "vi")
    assert plan.page(1, 110) == {"pages": 0, "why": ""}
    (told,) = plan.around(lambda: False)["problems"]
    assert "bộ xử lý" in str(told)


def test_what_the_page_asks_of_a_paper_has_its_time(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "SECONDS", 0.1)
    monkeypatch.setattr(paper, "check_document", lambda _: _spend(3))
    (found,) = paper.read_for_page(Path("a.docx"), "vi")["findings"]
    assert "bộ xử lý" in str(found)


def test_an_answer_of_the_page_is_given_up_in_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "SECONDS", 0.1)
    monkeypatch.setattr(inside, "_bound", lambda _: None)
    monkeypatch.setitem(inside._ANSWERS, "desk", lambda _: _spend(3))
    monkeypatch.setattr(sys, "stdin", io.StringIO('["desk", "vi"]\n'))
    assert inside.main(["1"]) == 1
