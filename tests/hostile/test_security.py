"""SECURITY.md: each line of the promise is held by tests that are there, each dependency has its reason."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from tests.helpers import ROOT

TEXT = (ROOT / "SECURITY.md").read_text("utf-8")


def _section(title: str) -> str:
    return TEXT.split(f"## {title}\n")[1].split("\n## ")[0]


PROMISES = re.findall(r"^- (.*)$", _section("What is promised"), re.MULTILINE)


def _missing(named: str) -> str:
    """What of `file.py::test` or `python tools/x.py` is not there, "" where all is."""
    if named.startswith("python "):
        path = ROOT / named.removeprefix("python ")
        return "" if path.is_file() else named
    name, _, test = named.partition("::")
    path = ROOT / "tests" / name
    if not path.is_file():
        return named
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    tests = {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    return (
        named if (test or "test_") not in "\n".join(tests) or (test and test not in tests) else ""
    )


@pytest.mark.parametrize("promise", PROMISES, ids=[one[:40] for one in PROMISES])
def test_every_promise_is_held_by_tests_that_are_there(promise: str) -> None:
    named = re.findall(r"`((?:python tools/|[\w/]*test_)[\w/]+\.py(?:::\w+)?)`", promise)
    assert named, promise
    assert [one for one in named if _missing(one)] == []


def test_every_find_of_the_trials_is_kept_as_a_test() -> None:
    text = (ROOT / "tools" / "trials" / "found.md").read_text("utf-8")
    finds = text.split("\n- ")
    named = [re.findall(r"`((?:\w+/)?test_\w+\.py::\w+)`", one) for one in finds]
    assert len(finds) >= 6 and all(named)
    assert [one for found in named for one in found if _missing(one)] == []


def test_promises_are_found_and_what_is_missing_is_seen() -> None:
    assert len(PROMISES) >= 11
    assert _missing("test_no_such_file.py") and _missing("test_cli.py::test_no_such_test")
    assert _missing("python tools/no_such_tool.py") and not _missing("test_cli.py")


def test_every_direct_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {re.split(r"[<>=]", one)[0] for one in project["dependencies"]}
    told = set(re.findall(r"^\| `([\w-]+)` \|", _section("What it stands on"), re.MULTILINE))
    assert told == names
    extras = {key: one for key, one in project["optional-dependencies"].items() if key != "dev"}
    for one in (re.split(r"[<>=]", one)[0] for listed in extras.values() for one in listed):
        assert f"`{one}`" in TEXT, one


def test_every_hostile_test_is_of_a_promise() -> None:
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        assert f"hostile/{path.name}" in TEXT, path.name
