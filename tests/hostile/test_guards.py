"""For each class of hostile input a guard and the test that notices its loss: `tools/guards.yaml`, tried by `tools/mutants.py`."""

from pathlib import Path

import pytest
import yaml

from tests.helpers import ROOT

pytest.importorskip("resource", reason="processes are forked")

from tools.mutants import guards
from tools.trials import processes
from tools.trials.hostile.case import Case, faults, ran_as
from tools.trials.hostile.corpus import CLASSES

HELD = yaml.safe_load((ROOT / "tools" / "guards.yaml").read_text("utf-8"))
LISTED = HELD["guards"]
CASES = {one["id"]: one["case"] for one in LISTED if "case" in one}


def _case(named: str) -> Case:
    name, _, begins = named.partition(", ")
    return next(case for case in CLASSES[name]() if case.name.startswith(begins))


@pytest.mark.parametrize("name", CASES)
def test_a_case_of_the_corpus(name: str, tmp_path: Path) -> None:
    processes.load()
    case = _case(CASES[name])
    run = ran_as(case, tmp_path)
    assert not [*faults(case, run)], run.said


def test_each_guard_has_a_class_and_a_test_of_its_own() -> None:
    assert all(("test" in one) != ("case" in one) and one["of"] for one in LISTED)
    assert len({one.id for one in guards()}) == len(LISTED) >= 120
    groups = {one.of.partition(":")[0] for one in guards()}
    assert {"YAML", "Templates", "Word", "Faults", "Windows", "Page", "Caches"} <= groups
    assert {"Workbooks", "Imports", "Redlines", "Spreadsheets", "Calendars"} <= groups


def test_each_word_of_what_is_to_be_covered_has_its_guards_or_a_test() -> None:
    words = [held for group in HELD["words"].values() for held in group.values()]
    tests = [held["test"] for held in words if isinstance(held, dict)]
    named = [held for held in words if not isinstance(held, dict)]
    ids = {id_ for held in named for id_ in (held if isinstance(held, list) else [held])}
    assert len(words) >= 100 and ids <= {one.id for one in guards()}
    for test in tests:
        file, _, name = test.partition("::")
        assert f"def {name.partition('[')[0]}(" in (ROOT / "tests" / file).read_text("utf-8"), test
