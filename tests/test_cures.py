"""Every error of a plan has an example, and who does what it advises gets a plan that builds."""

import dataclasses
import itertools
import random
from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.checks import CHECKS
from generator.making.acceptance import stops
from generator.making.build import document_bytes
from generator.making.load import load_plan
from generator.making.wording import wording_problems
from generator.plan import codes
from generator.plan.slips.rest import with_rest
from generator.plan.text import parse_source
from generator.problems import Problem, Rejected, Severity, has_errors
from generator.rules import Entry
from tests.cures import EXAMPLES, Example
from tests.helpers import BASE, loaded, template

BY_CODE = {one.code: one for one in EXAMPLES}
ELSEWHERE = {"cascade/conflict"}
"""Told of a plan that follows another, whose cures are commands: `tests/cascade/` runs them."""


def _errors_of_plans() -> set[str]:
    read = (one for one in vars(codes).values() if isinstance(one, Entry))
    checked = (entry for rule in CHECKS for entry in rule.entries)
    return {one.code for one in (*read, *checked) if one.severity is Severity.ERROR}


def _put(folder: Path, example: Example, cured: bool) -> Path:
    """The example as files: the plan, and those that it names."""
    for name, content in (example.mended if cured else example.files).items():
        (folder / name).write_bytes(content)
    path = folder / "a.yaml"
    path.write_bytes(example.whole if cured else example.broken)
    return path


def _told(path: Path) -> tuple[Problem, ...]:
    try:
        return load_plan(path).problems
    except Rejected as rejected:
        return rejected.problems


def test_every_error_of_a_plan_has_an_example() -> None:
    assert sorted(_errors_of_plans() - ELSEWHERE - BY_CODE.keys()) == []
    assert sorted(BY_CODE.keys() - _errors_of_plans()) == []
    assert len(BY_CODE) == len(EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.code)
def test_the_example_is_told_with_the_advice(example: Example, tmp_path: Path) -> None:
    found = [one for one in _told(_put(tmp_path, example, False)) if _is(one, example)]
    assert found and has_errors(found), _told(tmp_path / "a.yaml")
    assert example.advice and any(example.advice in one.advice.vi for one in found), found
    assert all(one.advice.en for one in found)


def _is(found: Problem, example: Example) -> bool:
    """Whether the problem has the code of the example, or one of its family."""
    return found.code == example.code or found.code.startswith(f"{example.code}-")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.code)
def test_who_does_what_is_advised_gets_a_plan_that_builds(example: Example, tmp_path: Path) -> None:
    before = _told(_put(tmp_path, example, False))
    loaded = load_plan(_put(tmp_path, example, True))
    assert has_errors(before) and not has_errors(loaded.problems), loaded.problems
    assert loaded.plan and document_bytes(loaded, template(loaded.plan.kind))


def test_an_error_without_an_example_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    new = dataclasses.replace(codes.SHAPE, code="plan/new")
    monkeypatch.setattr(codes, "NEW", new, raising=False)
    assert _errors_of_plans() - ELSEWHERE - BY_CODE.keys() == {"plan/new"}
    assert len(_errors_of_plans()) > 75


TOUCHING = {
    "plan/choice": "plan/authority plan/copies plan/draft-mark kinh-gui/kind so-ky-hieu/abbreviation",
    "plan/date": "plan/cited plan/deadline",
    "so-ky-hieu/missing": "plan/cited plan/deadline",
    "plan/period": "plan/deadline plan/empty-item plan/misplaced",
    "kinh-gui/kind": "plan/shape noi-nhan/nhu-tren noi-nhan/open",
    "can-cu/opening": "plan/chart plan/choice plan/history plan/image",
    "plan/misplaced": "plan/duplicate-id",
}
"""Faults of which one says what the other asks: the kind of the paper, its day, its recipients."""


def _one_fault_each() -> list[Example]:
    """The examples that put one place of the same good plan wrong."""
    alone = {"yaml/empty", "yaml/not-text", "yaml/encoding", "yaml/too-long", "plan/too-long"}
    own = [one for one in EXAMPLES if one.text is BASE and not one.files]
    return [one for one in own if one.code not in alone]


def _put_in(faults: Iterable[Example]) -> str:
    """The good plan with all of these faults, "" where two of them are of one place."""
    text = BASE
    for one in faults:
        if text.count(one.right) != 1:
            return ""
        text = text.replace(one.right, one.wrong)
    return text


def _codes(text: str) -> set[str]:
    found = loaded(text)
    return {one.code for one in (*found.problems, *wording_problems(found))}


def _of_one_line(one: Example, other: Example) -> bool:
    """Whether one of them spoils the very line of the other, or what that belongs to."""
    places = [BASE[: BASE.index(fault.right)].count("\n") for fault in (one, other)]
    lines = BASE.splitlines()[min(places) : max(places) + 1]
    return not any(line[:1].isalpha() for line in lines[1:])


def test_two_faults_are_told_in_one_run_and_nothing_that_neither_gives() -> None:
    faults = _one_fault_each()
    alone = {one.code: _codes(one.broken.decode()) for one in faults}
    pairs = list(itertools.combinations(faults, 2))
    told = 0
    for one, other in random.Random(14).sample(pairs, 110):
        text = _put_in((one, other)) or _put_in((other, one))
        if not text or _of_one_line(one, other):
            continue
        found, wanted = _codes(text), alone[one.code] | alone[other.code]
        assert not found - wanted, (one.code, other.code, found - wanted)
        touching = {one.code, other.code} & set(
            f"{TOUCHING.get(one.code, '')} {TOUCHING.get(other.code, '')}".split()
        )
        assert touching or found == wanted, (one.code, other.code, wanted - found)
        told += 1
    assert told > 45


def _mistyped(chance: random.Random) -> tuple[int, str]:
    """The number of a line, and the good plan with that mistyped."""
    lines = BASE.splitlines()
    at = chance.randrange(len(lines))
    line, column = lines[at], chance.randrange(len(lines[at]))
    lines[at] = chance.choice(
        (
            line[:column] + chance.choice("\"'{}[]:&*!%@`|>") + line[column:],
            line[:column] + line[column + 1 :],
            f" {line}",
            line.replace("  ", "\t", 1),
            line.replace("- ", "-", 1),
            line.replace(": ", ":", 1),
            line.replace(": ", ": x: ", 1),
        )
    )
    return at + 1, "\n".join(lines) + "\n"


def test_a_fault_of_syntax_has_no_other_in_its_wake() -> None:
    """Whatever of a line is mistyped, the lines that are right are not told for it."""
    chance, seen = random.Random(14), 0
    for _ in range(110):
        number, text = _mistyped(chance)
        found = loaded(text)
        errors = [one for one in found.problems if stops(one)]
        if any(one.code.startswith("yaml/") for one in errors):
            seen += 1
            told = {one.spot.line for one in (*found.problems, *wording_problems(found))}
            assert told and len(told) == 1 and abs(number - min(told)) <= 1, (number, errors)
            assert found.plan is None
    assert seen > 35


def test_windows_ends_of_lines_change_nothing_of_what_is_read() -> None:
    chance = random.Random(15)
    for _ in range(25):
        _, text = _mistyped(chance)
        ends = text, text.replace("\n", "\r\n")
        read, of_windows = (with_rest(parse_source("p.yaml", one)) for one in ends)
        assert read.unread.keys() == of_windows.unread.keys(), text
