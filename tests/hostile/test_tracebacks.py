"""Tracebacks: what used to end in one is told, or is none of our business."""

import os
import subprocess
import sys
import time
import tracemalloc
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from generator import call, cli
from generator.cascade.files import version_in
from generator.command import verbs
from generator.export import Due, calendar
from generator.tasks.due import Calendar
from tests.cascade.helpers import OFFICE, Desk
from tests.helpers import BASE, ROOT, changed, document, sound

_CLOSED = """
import os, sys
for number in map(int, sys.argv[1]):
    os.close(number)
os.execv(sys.executable, [sys.executable, "-m", "generator", *sys.argv[2:]])
"""


@pytest.mark.skipif(os.name == "nt", reason="streams are closed otherwise there")
@pytest.mark.parametrize("closed", ["1", "012"])
def test_streams_that_are_closed(closed: str, desk: Desk) -> None:
    desk.write("a.yaml", BASE)
    done = subprocess.run(
        [sys.executable, "-c", _CLOSED, closed, "build", "a.yaml"],
        cwd=desk.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert "output/a.docx" in desk.names()


@pytest.mark.parametrize("module", ["call", "console", "command", "problems", "language"])
def test_ctrl_c_while_modules_load(module: str) -> None:
    program = (
        "import sys\n"
        "def stop(event, given):\n"
        f"    if event == 'import' and given[0] == 'generator.{module}':\n"
        "        raise KeyboardInterrupt\n"
        "sys.addaudithook(stop)\n"
        "from generator.cli import main\n"
        "sys.exit(main(['rules']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (130, "")


@pytest.mark.parametrize("deadline", ["Quý IV/9999", "tháng 12/9999", "năm 9999"])
def test_a_deadline_on_the_last_day_of_all(deadline: str, desk: Desk) -> None:
    desk.copy(OFFICE.replace("2026-12-15", deadline))
    status = desk.run("ledger", "tinh.yaml", "xa.yaml", "--ics", "a.ics", "--on", "2026-06-01")
    assert status in (0, 1) and "99991231" in desk.read("a.ics")
    desk.run("check", "tinh.yaml", "xa.yaml")


def test_a_calendar_to_the_end_of_days() -> None:
    made = calendar("x", [Due(date.max, "x", "x", "x")], datetime(2026, 1, 1, tzinfo=UTC), "x")
    assert b"DTSTART;VALUE=DATE:99991231" in made and b"DTEND" not in made


def test_days_that_no_calendar_has() -> None:
    words = "trong 99999999 ngày kể từ ngày ban hành"
    assert Calendar(2026, date(2026, 1, 1)).due(words) == ()
    assert Calendar(2026, date(2026, 1, 1)).due("trong 10 ngày kể từ ngày ban hành")


def test_more_parts_than_there_are_roman_numbers() -> None:
    items = "".join(f"  - {{title: Mục {n}, items: [Chữ.]}}\n" for n in range(100))
    appendices = "".join(f"  - {{title: Phụ lục {n}, items: [Chữ.]}}\n" for n in range(100))
    loaded = sound(changed(closing=f"closing: Hết.\nappendices:\n{appendices}"))
    assert loaded.paper is not None
    assert sound(changed(solutions=f"solutions:\n{items}")).paper is not None


@pytest.mark.parametrize("address", ["file:///etc/passwd", "tcp://127.0.0.1:x", "tcp://\x1b[31m"])
def test_a_scheduler_that_is_none(address: str, desk: Desk) -> None:
    pytest.importorskip("distributed")
    desk.write("tinh.yaml", OFFICE)
    desk.write("u.csv", "Mã;Tên\n11737;xã Tân Hưng\n")
    began = time.monotonic()
    assert desk.run("batch", "tinh.yaml", "--units", "u.csv", "--scheduler", address) == 1
    assert "batch/scheduler" in desk.said and "\x1b" not in desk.said
    assert time.monotonic() - began < 9


def test_a_clock_of_1970(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: 86400.0)
    assert document().paragraphs


def test_a_fault_of_the_program_is_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> int:
        raise ValueError("a\n::error::b\x1b")

    monkeypatch.setattr(call, "_asked", fails)
    assert cli.main(["rules"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("Lỗi của chương trình (ValueError: a") and said.count("\n") == 1
    assert "\x1b" not in said


@pytest.mark.parametrize("verb", sorted(verbs()))
def test_help_of_every_verb_has_no_fault(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main([verb, "--help"])
    assert left.value.code == 0 and verb in capsys.readouterr().out


@pytest.mark.parametrize("version", ["1" * 5000, "-1", "1.0", "x"])
def test_a_neighbour_with_a_version_that_is_none(version: str, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"id: tinh-2026\nversion: {version}\n", "utf-8")
    assert version_in(path, "tinh-2026") == 0
    path.write_text("id: tinh-2026\nversion: 12\n", "utf-8")
    assert version_in(path, "tinh-2026") == 12


def test_a_neighbour_of_a_gibibyte_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with path.open("wb") as file:
        file.write(b"id: tinh-2026\nversion: 12\n")
        file.truncate(2**30)
    tracemalloc.start()
    try:
        assert version_in(path, "tinh-2026") == 0
        assert tracemalloc.get_traced_memory()[1] < 2**24
    finally:
        tracemalloc.stop()
