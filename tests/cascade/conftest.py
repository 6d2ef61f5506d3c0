"""A folder to work in."""

from pathlib import Path

import pytest

from tests.cascade.helpers import Desk


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    """An empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, capsys)
