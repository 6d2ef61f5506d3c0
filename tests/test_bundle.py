"""The bundle for offices without a network: a wheel for Windows x64 of everything that the program needs."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.helpers import ROOT

sys.path.insert(0, str(ROOT / "tools"))
import bundle as tool


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip that `make bundle` writes in a copy of the project, unpacked."""
    if os.name == "nt":
        pytest.skip("make is for other systems")
    copy = tmp_path_factory.mktemp("bundle") / "project"
    ignored = shutil.ignore_patterns(".git", ".venv", "output", "dist", "__pycache__", ".*_cache")
    shutil.copytree(ROOT, copy, ignore=ignored)
    (copy / ".venv").mkdir()
    for path in Path(sys.prefix).iterdir():
        (copy / ".venv" / path.name).symlink_to(path)
    (copy / ".venv" / ".installed").unlink(missing_ok=True)
    (copy / ".venv" / ".installed").touch()
    done = subprocess.run(["make", "bundle"], cwd=copy, capture_output=True, encoding="utf-8", check=False)
    if done.returncode and not os.environ.get("CI") and "Connection" in done.stderr:
        pytest.skip("the registry of packages cannot be reached")
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = (copy / "dist").glob("kehoach-*-windows-x64.zip")
    with zipfile.ZipFile(path) as archive:
        archive.extractall(copy / "unpacked")
    return copy / "unpacked"


def test_what_the_program_needs_is_found_to_the_last(bundle: Path) -> None:
    needed = tool.runtime()
    # Those of those too: docopt is num2words', MarkupSafe is Jinja's; what only tests need is not there.
    assert {"docopt", "docxtpl", "jinja2", "lxml", "markupsafe", "num2words", "pypdfium2", "pyyaml"} <= set(needed)
    assert not {"pytest", "mypy", "kehoach"} & set(needed)
    wheels = {path.name.split("-")[0].casefold().replace("_", "-") for path in (bundle / "wheels").iterdir()}
    assert wheels == {"kehoach", *needed}


@pytest.mark.parametrize("python", tool.PYTHONS)
def test_windows_installs_it_all_from_the_bundle_alone(python: str, bundle: Path, tmp_path: Path) -> None:
    """pip chooses as on Windows x64 with this Python, among the files of the bundle, and finds every one."""
    system = ["--platform", tool.PLATFORM, "--python-version", python, "--implementation", "cp"]
    offline = ["--no-index", "--find-links", str(bundle / "wheels"), "--only-binary=:all:", "--isolated"]
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", *offline, *system]
    # Settings of this machine must not help.
    world = {key: value for key, value in os.environ.items() if not key.startswith("PIP_")} | {
        "PIP_CONFIG_FILE": os.devnull
    }
    target = ["--target", str(tmp_path / "target"), "kehoach[pages]"]
    done = subprocess.run([*command, *target], env=world, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("Would install ")]
    chosen = {re.sub(r"-[^-]+$", "", name).casefold().replace("_", "-") for name in line.split()[2:]}
    assert chosen == {"kehoach", *tool.runtime()}
    if python == "3.12":
        for path in (bundle / "wheels").glob("lxml-*"):
            path.rename(path.with_suffix(".away"))
        try:
            done = subprocess.run([*command, *target], env=world, capture_output=True, encoding="utf-8", check=False)
            assert done.returncode == 1 and "lxml" in done.stderr, "the check would not notice a missing wheel"
        finally:
            for path in (bundle / "wheels").glob("*.away"):
                path.rename(path.with_suffix(".whl"))


def test_the_script_installs_without_the_network_and_says_what_is_wrong(bundle: Path) -> None:
    content = (bundle / tool.SCRIPT).read_bytes()
    text = content.decode("utf-8")
    assert content.count(b"\n") == content.count(b"\r\n") and not content.startswith(b"\xef\xbb\xbf")
    assert text.startswith("@echo off\r\nchcp 65001 >nul\r\n")
    (line,) = re.findall(r"^py (-m pip install .*?)\r$", text, re.MULTILINE)
    assert "--no-index --find-links wheels" in line
    checked = re.findall(r'^py -c "(.*)"\r$', text, re.MULTILINE)
    assert [subprocess.run([sys.executable, "-c", code], check=False).returncode for code in checked] == [0]
    assert text.count("pause") == 4 and "Đã cài xong" in text
    # pip reads the line as it stands; on this system it may only look, for the wheels are of another.
    command = [sys.executable, *line.replace('"', "").split(), "--dry-run"]
    done = subprocess.run(command, cwd=bundle, capture_output=True, encoding="utf-8", check=False)
    assert "no such option" not in done.stderr and "Usage" not in done.stderr


def test_the_bundle_holds_the_guide_and_its_pictures(bundle: Path) -> None:
    guide = (bundle / "HUONG_DAN.md").read_text("utf-8")
    for target in re.findall(r"!\[[^]]*\]\(([^)]+)\)", guide):
        assert (bundle / target).is_file(), target
    assert (bundle / tool.README).read_bytes().startswith(b"\xef\xbb\xbf")
