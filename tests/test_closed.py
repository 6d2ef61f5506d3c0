"""Whoever reads may go: `kehoach check x | head -1` does its work and says what it found."""

import errno
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from tests.helpers import BASE, ROOT

BROKEN = BASE.replace("place:", "plac:")
# On Windows a closed pipe is an invalid argument.
CLOSED = [
    BrokenPipeError(errno.EPIPE, "Broken pipe"),
    OSError(errno.EINVAL, "Invalid argument"),
    OSError(errno.ESHUTDOWN, "Cannot send after shutdown"),
]
ASKED = [
    (["check", "plans/a.yaml"], 0),
    (["check", "bad.yaml"], 1),
    (["check", "bad.yaml", "--format", "json"], 1),
    (["check", "plans"], 0),
    (["build"], 0),
    (["build", "none.yaml"], 1),
    (["rules"], 0),
    (["rules", "quoc-hieu/lien"], 1),
    (["schema"], 0),
]


class Gone(io.StringIO):
    """A stream whose reader goes after so many characters."""

    def __init__(self, error: OSError, after: int) -> None:
        super().__init__()
        self._error, self._left = error, after

    def write(self, text: str) -> int:
        self._left -= len(text)
        if self._left < 0:
            raise self._error
        return super().write(text)

    def flush(self) -> None:
        if self._left < 0:
            raise self._error


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "a.yaml").write_text(BASE, "utf-8")
    (tmp_path / "bad.yaml").write_text(BROKEN, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("after", [0, 20])
@pytest.mark.parametrize("error", CLOSED, ids=lambda error: errno.errorcode[error.errno])
@pytest.mark.parametrize(
    ("asked", "status"),
    ASKED,
    ids=lambda one: "-".join(map(str, one)) if isinstance(one, list) else None,
)
def test_the_exit_code_says_what_was_found(
    asked: list[str],
    status: int,
    error: OSError,
    after: int,
    office: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    complaints = io.StringIO()
    gone = Gone(error, after)
    monkeypatch.setattr(sys, "stdout", gone)
    monkeypatch.setattr(sys, "stderr", complaints)
    assert main(asked) == status
    assert sys.stdout is gone and "pipe" not in complaints.getvalue().lower()
    if asked == ["build"]:
        assert (office / "output" / "a.docx").is_file()


def test_help_may_be_left_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Gone(CLOSED[0], 0))
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0


def test_a_full_disk_is_an_error(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    complaints = io.StringIO()
    monkeypatch.setattr(sys, "stdout", Gone(OSError(errno.ENOSPC, "No space left"), 0))
    monkeypatch.setattr(sys, "stderr", complaints)
    assert main(["rules"]) == 1 and "No space left" in complaints.getvalue()


def test_both_streams_may_be_closed(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Gone(CLOSED[0], 0))
    monkeypatch.setattr(sys, "stderr", Gone(CLOSED[0], 0))
    assert main(["build", "bad.yaml"]) == 1


@pytest.mark.parametrize(("asked", "status"), [(["check", "bad.yaml"], 1), (["schema"], 0)])
def test_a_pipe_that_is_closed_leaves_no_word(asked: list[str], status: int, office: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "generator", *asked],
        cwd=office,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=writing,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (status, "")
