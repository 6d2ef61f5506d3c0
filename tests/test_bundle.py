"""The bundle for offices without a network: a wheel for Windows x64 of everything that the program needs.

Without a network the pins are held against the record of the wheels that `make bundle` found; with one, the bundle is
made and pip installs from it as on Windows.
"""

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from generator import __version__
from tests.helpers import ROOT
from tests.machines import environment, project

sys.path.insert(0, str(ROOT / "tools"))
import bundle as tool

RECORDED = tool.RECORD.read_text("utf-8").splitlines()


def test_what_the_program_needs_is_found_to_the_last() -> None:
    needed = tool.runtime()
    # Those of those too: docopt is num2words', MarkupSafe is Jinja's; what only tests and tables need is not there.
    assert {
        "docopt",
        "docxtpl",
        "jinja2",
        "lxml",
        "markupsafe",
        "num2words",
        "pypdfium2",
        "pyyaml",
    } <= set(needed)
    assert not {"pytest", "mypy", "holidays", "kehoach"} & set(needed)
    # All that the page is served by, and what lays pages out, by name.
    assert {"starlette", "uvicorn", "python-multipart", "anyio", "h11", "click"} <= set(needed)
    said = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for extra in tool.EXTRAS:
        for line in said["optional-dependencies"][extra]:
            assert re.split(r"[<>=]", line)[0] in needed, line


def test_what_one_python_alone_needs_is_found_too(monkeypatch: pytest.MonkeyPatch) -> None:
    own = [
        "lxml>=5; python_version >= '3.14'",
        "six; python_version < '3.11'",
        "rich; os_name == 'posix'",
    ]
    monkeypatch.setattr(tool, "_own", lambda extra: own)
    assert tool.runtime() == ["lxml"]


def test_every_pin_has_a_wheel_for_windows_and_each_python() -> None:
    """By the record. Red after a new pin or dependency: run `make bundle`, which asks the registry and renews it."""
    assert tool.missing(RECORDED) == []
    assert {name.split("-")[0].replace("_", "-") for name in RECORDED} == set(tool.runtime()), (
        "the record has more"
    )


def test_a_missing_wheel_is_noticed() -> None:
    pin = next(line for line in tool.pinned(["lxml"]))
    without = [name for name in RECORDED if not re.match(r"lxml-.*-cp312-", name)]
    assert tool.missing(without) == [f"{pin} for Python 3.12"]
    other = [name.replace("win_amd64", "manylinux_2_28_x86_64") for name in RECORDED]
    assert f"{pin} for Python 3.11" in tool.missing(other)
    older = [re.sub(r"^(docxtpl)-[^-]+", r"\1-0.1", name) for name in RECORDED]
    assert len(tool.missing(older)) == len(tool.PYTHONS)


@pytest.mark.skipif(os.name == "nt", reason="make is for other systems")
def test_windows_installs_it_all_from_the_bundle_alone(tmp_path: Path) -> None:
    """pip chooses as on Windows x64, among the files of the bundle, and finds every one: with the first and the last
    Python. That those between have a wheel of everything is known by the record."""
    unpacked = _bundle(tmp_path)
    offline = [
        "--no-index",
        "--find-links",
        str(unpacked / "wheels"),
        "--only-binary=:all:",
        "--isolated",
    ]
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", *offline]
    # Settings of this machine must not help.
    world = {key: value for key, value in os.environ.items() if not key.startswith("PIP_")} | {
        "PIP_CONFIG_FILE": os.devnull
    }
    for python in (tool.PYTHONS[0], tool.PYTHONS[-1]):
        system = ["--platform", tool.PLATFORM, "--python-version", python, "--implementation", "cp"]
        target = [*system, "--target", str(tmp_path / "target"), tool.WANTED]
        done = subprocess.run(
            [*command, *target], env=world, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stderr
        (line,) = [line for line in done.stdout.splitlines() if line.startswith("Would install ")]
        chosen = {
            re.sub(r"-[^-]+$", "", name).casefold().replace("_", "-") for name in line.split()[2:]
        }
        assert chosen == {"kehoach", *tool.runtime()}


def _bundle(folder: Path) -> Path:
    """What `make bundle` writes in a copy of the project, unpacked; skips where the registry is out of reach."""
    copy = project(folder / "project")
    (copy / ".venv").mkdir()
    for path in Path(sys.prefix).iterdir():
        (copy / ".venv" / path.name).symlink_to(path)
    (copy / ".venv" / ".installed").unlink(missing_ok=True)
    (copy / ".venv" / ".installed").touch()
    world = {**os.environ, "PIP_RETRIES": "1"}
    done = subprocess.run(
        ["make", "bundle"], cwd=copy, env=world, capture_output=True, encoding="utf-8", check=False
    )
    if tool.NOT_TO_BE_HAD in done.stderr:
        # That the wheels exist is known by the record; that they are not to be had here is no fault of the project.
        pytest.skip("the registry of packages is out of reach")
    assert done.returncode == 0, done.stdout + done.stderr
    made = (copy / "tools" / tool.RECORD.name).read_text("utf-8").splitlines()
    assert made == RECORDED, "run `make bundle`"
    (path,) = (copy / "dist").glob("kehoach-*-windows-x64.zip")
    with zipfile.ZipFile(path) as archive:
        archive.extractall(copy / "unpacked")
    assert {*made} < {path.name for path in (copy / "unpacked" / "wheels").iterdir()}
    return copy / "unpacked"


def test_the_script_installs_without_the_network_and_says_what_is_wrong(tmp_path: Path) -> None:
    content = tool.papers()[tool.SCRIPT]
    text = content.decode("utf-8")
    assert content.count(b"\n") == content.count(b"\r\n") and not content.startswith(
        b"\xef\xbb\xbf"
    )
    assert text.startswith(
        '@echo off\r\nchcp 65001 >nul\r\npushd "%~dp0"\r\nif not exist wheels\\ '
    )
    lines = re.findall(r'^"%PY%" (-m pip install .*?)\r$', text, re.MULTILINE)
    assert len(lines) == 2 and text.count("if errorlevel 1 goto failed\r\n") == 2
    for label in re.findall(r"(?:goto |call :)(\w+)", text):
        assert text.count(f"\n:{label}\r\n") == 1, label
    checked = re.findall(r'^"%~1" -c "(.*)" >nul 2>nul\r$', text, re.MULTILINE)
    assert [
        subprocess.run([sys.executable, "-c", code], check=False).returncode for code in checked
    ] == [0]
    assert text.count("pause") == 4 and "Da cai xong" in text and content.isascii()
    assert '-m generator init "%USERPROFILE%\\Documents\\ke-hoach"\r\n' in text
    assert "python.org" in text and "%LOCALAPPDATA%" in text, "without PATH, too"
    # pip reads the line as it stands; here it may only look, for the wheels are of another system.
    assert all("--no-index --find-links wheels" in line for line in lines)
    command = [sys.executable, *lines[0].replace('"', "").split(), "--dry-run"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert "no such option" not in done.stderr and "Usage" not in done.stderr


def test_a_later_build_of_the_same_version_is_an_upgrade(tmp_path: Path) -> None:
    """`--upgrade` alone says that it is there already, as it is here; builds without a number of their own are sent round too."""
    script = tool.papers()[tool.SCRIPT].decode()
    (line,) = re.findall(r'^"%PY%" -m pip (install .* kehoach)\r$', script, re.MULTILINE)
    python = environment(tmp_path / "venv") / "python"
    wheel = tmp_path / "wheels" / f"kehoach-{__version__}-py3-none-any.whl"
    wheel.parent.mkdir()
    files = {
        "WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "METADATA": f"Metadata-Version: 2.1\nName: kehoach\nVersion: {__version__}\n",
        "RECORD": "",
    }
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("later.py", "print('later')")
        for name, text in files.items():
            archive.writestr(f"{wheel.stem.removesuffix('-py3-none-any')}.dist-info/{name}", text)
    pip = [sys.executable, "-m", "pip", "--python", str(python), *line.split(), "--quiet"]
    subprocess.run(pip, cwd=tmp_path, check=True)
    shown = subprocess.run([python, "-m", "later"], check=True, capture_output=True)
    assert shown.stdout.decode().strip() == "later"


def test_the_bundle_holds_the_guide_as_pages_that_lead_nowhere_else() -> None:
    papers = tool.papers()
    assert papers[tool.README].startswith(b"\xef\xbb\xbf")
    for name in (one.removesuffix(".md") + ".html" for one in tool.GUIDES):
        text = papers[name].decode("utf-8")
        assert "<table>" in text and "<title>" in text and "\n| " not in text
        targets = [*re.findall(r'(?:src|href)="([^"#]+)', text)]
        folder = name.rpartition("/")[0]
        inside = [f"{folder}/{target}".lstrip("/") for target in targets if ":" not in target]
        assert [target for target in inside if target not in papers] == [], name
    assert (
        "docs/huong-dan/3-van-ban.png" in papers
        and "HUONG_DAN.html" in papers[tool.SCRIPT].decode()
    )


def test_its_readme_says_how_to_upgrade_to_remove_and_what_windows_asks() -> None:
    papers = tool.papers()
    text = papers[tool.README].decode("utf-8-sig")
    for said in (
        "\nWindows hỏi:",
        "\nNâng cấp:",
        "\nGỡ:",
        "Unblock",
        "More info",
        "soi-van-ban.bat",
    ):
        assert text.count(said) == 1, said
    assert "py -m pip uninstall -y kehoach" in text and "%LOCALAPPDATA%\\kehoach " in text
    assert (
        set(tool.EXTRAS) == {"page", "pages"} and "docs/huong-dan/ke-hoach-cchc-2026.docx" in papers
    )
    assert papers["soi-van-ban.bat"].startswith(b"@echo off\r\n")
