"""A short sample of `python tools/reliability.py`: two runs at once, runs that are killed."""

import random
import sys
from pathlib import Path

import pytest

from tests.helpers import ROOT

sys.path.insert(0, str(ROOT / "tools"))
import reliability

pytestmark = pytest.mark.skipif(not hasattr(reliability.os, "fork"), reason="processes are forked")
_FREE = ("rounds", "killed", "came too late")


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    reliability.load()  # else each process loads what it needs


def test_two_at_once(tmp_path: Path) -> None:
    found = reliability.rounds("mixed, build and issue", 1, tmp_path)
    assert found["rounds"] == 1 and not [key for key in found if found[key] and key not in _FREE]


def test_killed(tmp_path: Path) -> None:
    found = reliability.kills("issue", 2, tmp_path, random.Random(1))
    assert found["killed"] == 2 and not [key for key in found if found[key] and key not in _FREE]


def test_what_may_never_be_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without locks one of the two numbers is lost, or both say success."""
    from generator.disk import lock

    def unlocked(_: int) -> None:
        raise OSError(95, "no locks")

    monkeypatch.setattr(lock, "_seize", unlocked)
    found = reliability.rounds("issue", 2, tmp_path)
    assert found["number given twice"] or found["otherwise than one after the other"]
