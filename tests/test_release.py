"""What `make release` does before a person tags it."""

import sys
from datetime import date

import pytest

from tests.helpers import ROOT

sys.path.insert(0, str(ROOT / "tools"))
import release

LOG = "# Changelog\n\n## 0.2.0 (unreleased)\n\n- One thing.\n\n## 0.1.0 (2026-01-02)\n\n- First.\n"


def test_the_open_version_gets_its_day_and_all_else_stays() -> None:
    dated = release.dated(LOG, "0.2.0", date(2026, 3, 4))
    assert dated == LOG.replace("0.2.0 (unreleased)", "0.2.0 (2026-03-04)")


@pytest.mark.parametrize("log", [LOG, LOG.replace("- One thing.\n\n", "")])
def test_a_version_of_which_nothing_is_told_is_not_released(log: str) -> None:
    with pytest.raises(SystemExit, match="tells nothing"):
        release.dated(log, "0.3.0" if "One" in log else "0.2.0", date(2026, 3, 4))


@pytest.mark.parametrize(
    ("version", "tags", "changed", "why"),
    [
        ("0.2.0", ["v0.1.0"], "", ""),
        ("v0.2.0", [], "", "no version"),
        ("", [], "", "no version"),
        ("0.1.0", ["v0.1.0"], "", "already"),
        ("0.2.0", [], " M README.md\n", "commit first"),
    ],
)
def test_what_forbids_a_release_is_told(
    version: str, tags: list[str], changed: str, why: str
) -> None:
    told = release.refused(version, tags, changed)
    assert why in told and bool(told) == bool(why)


def test_the_changelog_is_by_version_and_names_the_one_of_the_program() -> None:
    """So that the release finds both: the version to date, and the line of the program that says it."""
    log = release.LOG.read_text("utf-8")
    from generator import __version__

    assert f"\n## {__version__} (" in log
    assert release._SET.search(release.PROGRAM.read_text("utf-8"))
