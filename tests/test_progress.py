"""How far a long run is: a bar on a terminal, steps for a program that watches, nothing where nobody looks."""

import os
import sys

import pytest

from generator import console


def _run() -> None:
    with console.progress("Tạo văn bản", 2) as step:
        if step:
            for name in ("xã Tân\x1b[31m Hưng", "xã Tân Lập", None):
                step(name)


def test_nobody_looks(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(console.WATCHED, raising=False)
    _run()
    console.note("left", 3)
    assert capsys.readouterr() == ("", "")


def test_a_program_watches(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(console.WATCHED, "1")
    _run()
    out, steps = capsys.readouterr()
    assert not out and "\x1b" not in steps
    assert [line.split(" ")[:2] for line in steps.split("\n")][:2] == [
        [f"{console.STEP}1", "2"],
        [f"{console.STEP}2", "2"],
    ]


def test_a_program_that_watches_is_told_facts(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line each, whatever a paper says."""
    monkeypatch.setenv(console.WATCHED, "1")
    console.note("mended", f"“a\n{console.FACT}left 9”")
    out, told = capsys.readouterr()
    assert not out and told == f"{console.FACT}mended “a<U+000A><U+001D>left 9”\n"


def test_a_terminal_shows_a_bar(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(console.WATCHED, raising=False)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setitem(os.environ, "COLUMNS", "100")
    _run()
    out, bar = capsys.readouterr()
    assert not out and "2/2" in bar and "xã Tân Lập" in bar
