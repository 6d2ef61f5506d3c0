"""What `make release` does before a person tags it."""

import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

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
    log = (ROOT / release.LOG).read_text("utf-8")
    from generator import __version__

    assert f"\n## {__version__} (" in log
    assert release._SET.search((ROOT / release.PROGRAM).read_text("utf-8"))


def test_the_sources_have_every_page_that_others_lead_to() -> None:
    said = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
    pages = {path.name for path in ROOT.glob("*.md")}
    assert pages - {*said["targets"]["sdist"]["include"]} == set()


# What `made` runs in the clone: a bundle of nothing but a wheel that says which version it is made for.
_BUNDLE = """\
import re, sys, zipfile
from pathlib import Path
root = Path(__file__).resolve().parents[1]
version = re.search('= "(.+)"', (root / "generator" / "__init__.py").read_text("utf-8"))[1]
Path(sys.argv[1]).mkdir()
with zipfile.ZipFile(f"{sys.argv[1]}/kehoach-{version}-windows-x64.zip", "w") as archive:
    archive.writestr(f"wheels/kehoach-{version}-py3-none-any.whl", "wheel of " + version)
(root / "tools" / "windows-wheels.txt").write_text((root / "wheels").read_text("utf-8"), "utf-8")
"""


def _git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    command = ["git", "-C", str(folder), *who, *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of five files, committed; that its wheel is good is for `test_install.py` to see."""
    folder = tmp_path / "project"
    files = {
        "CHANGELOG.md": LOG,
        "generator/__init__.py": '"""Small."""\n\n__version__ = "0.1.0"\n',
        "tools/bundle.py": _BUNDLE,
        "tools/windows-wheels.txt": "a.whl\n",
        "wheels": "a.whl\n",
        ".gitignore": "dist/\n",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    _git(tmp_path, "init", "--quiet", str(folder))
    _git(folder, "add", ".")
    _git(folder, "commit", "--quiet", "-m", "all")
    monkeypatch.setattr(release, "installed", lambda wheel, pins, folder: wheel)
    monkeypatch.setattr(release, "tried", lambda wheel, version, folder: None)
    return folder


MADE = ["kehoach-0.2.0-py3-none-any.whl", "kehoach-0.2.0-windows-x64.zip"]


@pytest.mark.parametrize(
    ("dry", "changed"), [(True, []), (False, ["CHANGELOG.md", "generator/__init__.py"])]
)
def test_a_release_lies_in_dist_and_a_dry_run_changes_nothing_else(
    dry: bool, changed: list[str], small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    release.prepare("0.2.0", small, dry=dry)
    assert _git(small, "diff", "--name-only").split() == changed
    assert _git(small, "status", "--porcelain").count("\n") == len(changed), "git ignores the rest"
    assert sorted(path.name for path in (small / "dist").iterdir()) == MADE
    assert (small / "dist" / MADE[0]).read_bytes() == b"wheel of 0.2.0"
    assert ("git tag v0.2.0" in capsys.readouterr().out) is not dry
    assert _git(small, "tag") == "", "to tag is left to a person"


def test_what_fails_on_the_way_leaves_the_project_as_it_was(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(wheel: Path, version: str, folder: Path) -> None:
        raise SystemExit("opens no plan")

    monkeypatch.setattr(release, "tried", fails)
    with pytest.raises(SystemExit, match="opens no plan"):
        release.prepare("0.2.0", small, dry=False)
    (small / "wheels").write_text("b.whl\n", "utf-8")
    with pytest.raises(SystemExit, match="commit first"):
        release.prepare("0.2.0", small, dry=False)
    _git(small, "commit", "--quiet", "--all", "-m", "other wheels")
    with pytest.raises(SystemExit, match="other wheels than those on record"):
        release.prepare("0.2.0", small, dry=False)
    assert _git(small, "status", "--porcelain") == "" and not (small / "dist").exists()


def test_what_forbids_it_is_asked_before_the_tests_run() -> None:
    command = ["make", "--dry-run", "release", "VERSION=0.1.0"]
    done = subprocess.run(
        [*command, "DRY=1", "INSTALLED=Makefile"], cwd=ROOT, capture_output=True, encoding="utf-8"
    )
    said = done.stdout
    assert done.returncode == 0, done.stderr
    assert said.index('release.py "0.1.0" --ask') < said.index("/pytest")
    assert said.index("/pytest") < said.index('release.py "0.1.0" --dry-run')
