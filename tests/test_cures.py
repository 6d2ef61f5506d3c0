"""Every error of a plan has an example, and who does what it advises gets a plan that builds."""

import dataclasses
from pathlib import Path

import pytest

from generator.checks import CHECKS
from generator.making.build import document_bytes
from generator.making.load import load_plan
from generator.plan import codes
from generator.problems import Problem, Rejected, Severity, has_errors
from generator.rules import Entry
from tests.cures import EXAMPLES, Example
from tests.helpers import template

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
