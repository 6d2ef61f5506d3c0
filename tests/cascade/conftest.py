"""A folder to work in."""

from pathlib import Path

import pytest

from tests.cascade.forms import ASKS
from tests.cascade.helpers import LEAD, Desk, filled


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    """An empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, capsys)


@pytest.fixture
def led(desk: Desk) -> Desk:
    """A commune that has named who leads NV03, and changed nothing else."""
    desk.copy()
    text = desk.read("xa.yaml")
    at = text.index("chu_tri: {chua_co", text.index("ma: NV03"))
    desk.write("xa.yaml", text[:at] + LEAD + text[text.index("\n", at) :])
    return desk


@pytest.fixture
def commune(desk: Desk) -> Desk:
    """A commune's plan that owes two reports."""
    desk.copy(ASKS)
    desk.write("xa.yaml", filled(desk.read("xa.yaml")))
    return desk
