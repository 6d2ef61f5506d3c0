"""Rooms of rules: a rule that stands in a module of its room runs and is listed, and none can be forgotten there."""

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, get_type_hints

import pytest

from generator import codes
from generator.language import Said
from generator.problems import Severity
from generator.reading import catalogue
from generator.rules import CATALOGUE, Entry, Finding, Rules, entered, load, told

NEW = '''
from generator.language import Said
from generator.rules import Entry, Finding
from {module} import {name}

@{name}(Entry("{code}", Said("Mới", "New"), article="Điều 0", good="đúng", bad="sai"))
def new(subject):
    """Whatever it is given."""
    yield Finding({name}.whole, Said("có", "there"))
'''


def _rooms() -> list[tuple[str, str, Rules[Any, Any]]]:
    """All `Rules` of the program, each once, with a module that has it and its name there."""
    load("generator")
    found = {
        id(value): (module, name, value)
        for module, inside in sorted(sys.modules.items())
        if module.startswith("generator.")
        for name, value in vars(inside).items()
        if isinstance(value, Rules)
    }
    return list(found.values())


ROOMS = _rooms()


@pytest.fixture
def dropped(tmp_path: Path) -> Iterator[Path]:
    """A folder whose modules stand in a room for a while, with what they register."""
    before = dict(CATALOGUE)
    modules = set(sys.modules)
    load.cache_clear()
    yield tmp_path
    load.cache_clear()
    CATALOGUE.clear()
    CATALOGUE.update(before)
    for name in set(sys.modules) - modules:
        del sys.modules[name]


@pytest.mark.parametrize(("module", "name", "rules"), ROOMS, ids=[name for _, name, _ in ROOMS])
def test_a_rule_in_a_new_module_of_a_room_runs_and_is_explained(
    module: str,
    name: str,
    rules: Rules[Any, Any],
    dropped: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (dropped / "dropped_in.py").write_text(NEW.format(module=module, name=name, code="new/one"))
    room = sys.modules[rules.room]
    monkeypatch.setattr(room, "__path__", [*room.__path__, str(dropped)])
    monkeypatch.setattr(rules, "_made", list(rules._made))
    (new,) = (rule for rule in rules if rule.code == "new/one")
    ((entry, found),) = rules.findings(new, object()) or ()
    assert (entry.code, found.where) == ("new/one", rules.whole)
    assert "Điều 0" in (codes.entry("new/one") or "")
    if rules.room != "generator.checks":
        assert "| `new/one` | Mới |" in catalogue.markdown()


def _forgotten(module: ModuleType, subjects: set[object]) -> list[str]:
    """What in a module of a room looks like a rule and is none: nothing public may, nor what judges a subject."""
    return [
        name
        for name, value in vars(module).items()
        if inspect.isgeneratorfunction(value) and value.__module__ == module.__name__
        if not name.startswith("_") or _judges(value, subjects)
    ]


def _judges(function: Any, subjects: set[object]) -> bool:
    hints = get_type_hints(function)
    gives = str(hints.pop("return"))
    return "rules.Finding[" in gives and len(hints) == 1 and set(hints.values()) <= subjects


def _subjects() -> set[object]:
    """What the rules judge, as they say it themselves."""
    found = set()
    for _, _, rules in ROOMS:
        for rule in rules:
            check = getattr(rule.check, "func", rule.check)
            hints = get_type_hints(check)
            hints.pop("return")
            found.add(list(hints.values())[-1])
    return found


@pytest.mark.parametrize("room", sorted({rules.room for _, _, rules in ROOMS}))
def test_no_rule_is_forgotten(room: str) -> None:
    load(room)
    subjects = _subjects()
    modules = [module for name, module in sys.modules.items() if name.startswith(f"{room}.")]
    assert len(modules) >= 3
    for module in modules:
        assert _forgotten(module, subjects) == [], module.__name__


@pytest.mark.parametrize("name", ["count", "_count"])
def test_what_is_forgotten_is_seen(name: str) -> None:
    from generator.wording.base import Prose

    module = ModuleType("a_room.of_rules")
    text = f"""
from generator.wording.base import Prose, Slips, slip
def {name}(prose: Prose) -> Slips:
    yield slip(0, 0, 0, None)
def _helper(prose: Prose, most: int) -> Slips:
    yield slip(0, 0, most, None)
"""
    exec(text, vars(module))
    assert _forgotten(module, {Prose}) == [name]


def _check(subject: str) -> Iterator[Finding[int]]:
    yield Finding(1, Said("một", "one"))
    yield Finding(2, Said("hai", "two"), severity=Severity.INFO, code=subject)


def test_a_finding_falls_under_an_entry_of_its_rule_or_the_rule_is_undecided(
    dropped: Path,
) -> None:
    rules = Rules[str, int]("tests", 0)
    rule = rules(Entry("a/one", Said("Một", "One")), Entry("a/two", Said("Hai", "Two")))(_check)
    assert [(entry.code, found.where) for entry, found in rules.findings(rule, "a/two") or ()] == [
        ("a/one", 1),
        ("a/two", 2),
    ]
    ((entry, found),) = rules.findings(rule, "a/three") or ()
    assert (entry.code, found.where, found.severity) == ("a/one", 0, Severity.UNDECIDED)


def test_a_rule_that_stumbles_takes_no_other_with_it(dropped: Path) -> None:
    rules = Rules[str, int]("generator.law", 0)

    @rules(Entry("b/stumbles", Said("Vấp", "Stumbles")))
    def stumbles(subject: str) -> Iterator[Finding[int]]:
        yield Finding(1, Said("một", "one"))
        raise KeyError(subject)

    @rules(Entry("b/not-there", Said("Không", "None")), applies=lambda subject: subject == "b")
    def not_there(subject: str) -> Iterator[Finding[int]]:
        yield Finding(2, Said("hai", "two"))

    @rules.each(("b/x", "b/y"), lambda code: Entry(code, Said("Mỗi", "Each")))
    def each(code: str, subject: str) -> Iterator[Finding[int]]:
        yield Finding(3, Said(code + subject, code))

    told_ = [(entry.code, found.found.vi, found.severity) for entry, found in rules.judge("a")]
    assert told_ == [
        ("b/stumbles", "không xét được (KeyError)", Severity.UNDECIDED),
        ("b/x", "b/xa", None),
        ("b/y", "b/ya", None),
    ]
    assert rules.findings(not_there, "a") is None


def test_a_code_has_one_entry(dropped: Path) -> None:
    one = told("c/one", "một", "one")
    assert entered(one) is one and told("c/one", "một", "one") == one
    with pytest.raises(ValueError, match="c/one"):
        told("c/one", "hai", "two")
