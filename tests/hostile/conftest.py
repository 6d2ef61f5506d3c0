"""A folder to work in."""

from pathlib import Path

import pytest

from tests.cascade.helpers import Desk


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    """An empty folder that is the current one, with nothing of others beside it."""
    folder = tmp_path / "office"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Desk(folder, capsys)


@pytest.fixture(autouse=True)
def _links(tmp_path: Path) -> None:
    try:
        (tmp_path / "a-link").symlink_to(tmp_path)
        (tmp_path / "a-link").unlink()
    except OSError:
        pytest.skip("no links on this system")
