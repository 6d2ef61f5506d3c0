"""Every broken plan states its own problems in its first lines; exactly those are found."""

import re
from pathlib import Path

import pytest

from generator.console import described
from generator.making.acceptance import stops
from generator.making.load import load_plan
from generator.plan.records import ALIASES
from generator.plan.text import parse_source
from generator.problems import Rejected, has_errors

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))


def test_there_are_plans_to_break() -> None:
    assert len(BROKEN) >= 20


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_plan_has_exactly_the_problems_that_it_states(path: Path) -> None:
    expected = sorted(
        (int(line), code)
        for line, code in re.findall(r"# expect: (\d+) (\S+)", path.read_text("latin-1"))
    )
    try:
        found = load_plan(path)
        problems = found.problems
        assert (found.plan is None) is any(map(stops, problems))
    except Rejected as rejected:
        problems = rejected.problems
    assert sorted((problem.spot.line, problem.code) for problem in problems) == expected
    assert expected and has_errors(problems)


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_every_message_has_place_excerpt_and_both_languages(path: Path) -> None:
    try:
        problems = load_plan(path).problems
    except Rejected as rejected:
        problems = rejected.problems
    for problem in problems:
        vietnamese, english = (
            described(problem, "vi").split("\n"),
            described(problem, "en").split("\n"),
        )
        assert re.match(
            rf"{re.escape(path.as_posix())}:\d+:\d+: \S.* \[[a-z0-9-]+/[a-z0-9-]+\]$", vietnamese[0]
        )
        assert vietnamese[0] != english[0]
        assert not {*re.findall(r"\(([a-z_]+)\)", vietnamese[0])} & {*ALIASES}
        assert not any("U+0009" in line for line in vietnamese)
        assert all(line.startswith("    ") for line in vietnamese[1:])
        assert problem.advice.vi and problem.advice.en


@pytest.mark.parametrize("line", ["a: {b: ]}", "a: [b, }", "a: {, b: c}", "a: }"])
def test_a_bracket_in_the_place_of_words_is_told_in_vietnamese(line: str) -> None:
    (problem,) = parse_source("a.yaml", f"{line}\n").problems
    assert problem.message.vi == "ở đây phải là chữ, không phải dấu này"
