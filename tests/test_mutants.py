"""The list of mutants stays true: each fault can be put in, and the tests that ought to notice are there."""

import subprocess
import sys
from pathlib import Path
from queue import SimpleQueue

import pytest

from tests.helpers import ROOT

sys.path.insert(0, str(ROOT / "tools"))
import mutants as tool

LIST = tool.mutants()


def test_every_mutant_stands_once_in_its_file() -> None:
    """A red test here: write the snippet in `tools/mutants.yaml` as the code now has it."""
    assert [one.id for one in LIST if one.applied(ROOT) is None] == []


def test_the_list_is_long_enough_and_nearly_all_of_it_can_be_noticed() -> None:
    assert len({one.id for one in LIST}) == len(LIST) >= 60
    assert sum(bool(one.survives) for one in LIST) <= 0.1 * len(LIST)


def test_every_test_that_ought_to_notice_is_there() -> None:
    named = {tuple(name.split("::")) for one in LIST for name in one.tests}
    assert [name for name in sorted(named) if not _is_there(*name)] == []


def test_where_no_test_ran_nobody_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    done = subprocess.CompletedProcess([], 4, "ImportError while loading conftest", "")
    monkeypatch.setattr(tool.subprocess, "run", lambda *_, **__: done)
    free: SimpleQueue[Path] = SimpleQueue()
    free.put(tmp_path)
    one = next(one for one in LIST if not one.survives)
    target = tmp_path / one.file
    target.parent.mkdir(parents=True)
    target.write_bytes((ROOT / one.file).read_bytes())
    verdict = tool.tried(one, free, 1)
    assert (verdict.what, verdict.expected) == (tool.NOT_RUN, False)
    assert target.read_bytes() == (ROOT / one.file).read_bytes()


def _is_there(file: str, test: str = "") -> bool:
    path = ROOT / file
    return path.is_file() and (not test or f"def {test.split('[')[0]}(" in path.read_text("utf-8"))
