"""Echo: nothing that a terminal or the log of a CI obeys is repeated."""

import json
from datetime import UTC, date, datetime

import pytest

from generator.cli import main
from generator.export import Due, calendar
from generator.formats import FORMATS
from tests.cascade.helpers import Desk
from tests.helpers import BASE

ODD = "\x1b[31m\u009b31m\u202e\u2066\u200f\U000e0041"
KEY = BASE.replace("place:", '"pla\\e[31m\\u009b31m\\u202ece":')


def _plain(text: str) -> bool:
    return all(char.isprintable() or char == "\n" for char in text)


@pytest.mark.parametrize("name", ["text", *sorted(FORMATS)])
def test_no_format_repeats_control_characters(name: str, desk: Desk) -> None:
    desk.write("a.yaml", KEY)
    assert desk.run("check", "a.yaml", "--format", name) == 1
    assert _plain(desk.said) and "unknown-key" in desk.said
    if name in ("json", "sarif", "gitlab"):
        assert json.loads(desk.said)


def test_no_report_and_no_summary_does(desk: Desk) -> None:
    desk.write("a.yaml", KEY)
    desk.run("build", "a.yaml", "--format", "json", "--report", "r.json", "--summary", "s.md")
    assert _plain(desk.read("r.json")) and _plain(desk.read("s.md"))
    assert "31m" in desk.read("r.json") and "31m" in desk.read("s.md")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    "arguments",
    [
        (ODD,),
        ("build", f"--{ODD}"),
        ("build", f"--{ODD}\n::error::x"),
        ("build", "--format", ODD),
        ("batch", "a", "--units", "u", "--jobs", ODD),
        ("ledger", "a", "b", "--on", ODD),
    ],
)
def test_wrong_usage_repeats_no_control_character(
    arguments: tuple[str, ...], lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([*arguments, "--lang", lang])
    said = capsys.readouterr()
    assert _plain(said.err + said.out) and "\n::error" not in said.err and said.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "a.yaml", "--summary"),
        ("build", "a.yaml", "-o"),
        ("check",),
        ("diff", "a.yaml"),
        ("issue", "a.yaml", "--date", "2026-02-03", "--number"),
        ("explain", "a.yaml"),
        ("init",),
    ],
)
def test_no_line_of_an_argument_is_obeyed(arguments: tuple[str, ...], desk: Desk) -> None:
    desk.write("a.yaml", BASE)
    desk.run(*arguments, f"no\n::error::x{ODD}/s.md")
    assert _plain(desk.said) and "\n::error" not in f"\n{desk.said}"


def test_no_line_of_a_calendar_is_typed() -> None:
    typed = "a\r\nEND:VEVENT\nBEGIN:VEVENT"
    due = Due(date(2026, 1, 1), "x", typed, typed)
    made = calendar("x", [due], datetime(2026, 1, 1, tzinfo=UTC), "x").decode()
    assert [made.count(f"\r\n{one}:VEVENT") for one in ("BEGIN", "END")] == [1, 1]
