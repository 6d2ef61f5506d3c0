"""Circles of objects are looked for between documents: whatever becomes of one, it is as it was."""

import gc
from pathlib import Path

import pytest

from generator.making import build as making
from generator.making.build import build
from generator.running.circles import left_alone
from tests.helpers import ROOT


@pytest.mark.parametrize("was_on", [True, False])
def test_what_was_on_is_on_again(was_on: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gc, "isenabled", lambda: was_on)
    told: list[str] = []
    monkeypatch.setattr(gc, "disable", lambda: told.append("off"))
    monkeypatch.setattr(gc, "enable", lambda: told.append("on"))
    with pytest.raises(ValueError), left_alone():
        raise ValueError
    assert told == (["off", "on"] if was_on else ["off"])


def test_a_document_is_made_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []
    load = making.load_plan
    monkeypatch.setattr(
        making, "load_plan", lambda path: (seen.append(gc.isenabled()), load(path))[1]
    )
    plan = ROOT / "plans" / "minh-hoa-2026" / "thong-bao.yaml"
    assert [one.written for one in build([plan], tmp_path)] == [True]
    assert seen == [False] and gc.isenabled()
