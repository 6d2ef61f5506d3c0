"""A wheel built from the project works in a clean environment in another folder, templates included."""

import os
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from generator import __version__
from generator.making.build import document_parts
from generator.making.plans import find_plans
from generator.package import zip_parts
from generator.review.words import Reviewer
from tests.helpers import BASE, ROOT, sound, template
from tests.machines import BIN, environment, project

sys.path.insert(0, str(ROOT / "tools"))
import release


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean environment with the wheel, and nothing else of the project."""
    folder = tmp_path_factory.mktemp("install")
    building = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(building, check=True, capture_output=True)
    (wheel,) = folder.glob("kehoach-*.whl")
    venv.create(folder / "venv")
    pip = [sys.executable, "-m", "pip", "--python", str(folder / "venv" / BIN / "python")]
    pins = ["-c", str(ROOT / "constraints.txt")]
    # Python compiles what it runs; pip would compile the calendars of all countries.
    command = [*pip, "install", "--quiet", "--no-compile", *pins, str(wheel)]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "venv" / BIN


def _run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    world = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run(command, cwd=cwd, env=world, capture_output=True, encoding="utf-8")


def test_the_wheel_builds_a_plan_elsewhere(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "a.yaml").write_text(BASE, "utf-8")
    done = _run(str(installed / "kehoach"), "build", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(
        "output/a.docx ← plans/a.yaml (đúng thể thức)\n1 văn bản (1 tạo lại, 0 không đổi) → output/\n"
    )
    assert (tmp_path / "output" / "a.docx").read_bytes() == zip_parts(
        Reviewer().marked(document_parts(sound(), template()))
    )


def test_the_wheel_makes_an_office(installed: Path, tmp_path: Path) -> None:
    assert (
        _run(
            str(installed / "kehoach"), "init", "--program", "so/kehoach@v1", cwd=tmp_path
        ).returncode
        == 0
    )
    workflow = (tmp_path / ".github" / "workflows" / "ke-hoach.yml").read_text("utf-8")
    assert workflow == (ROOT / ".github/workflows/ke-hoach.yml").read_text("utf-8").replace(
        "./", "so/kehoach@v1"
    )
    assert (tmp_path / ".gitlab-ci.yml").is_file()
    done = _run(str(installed / "kehoach"), "build", cwd=tmp_path)
    assert (done.returncode, done.stdout.count("đúng thể thức")) == (0, 1), done.stdout
    assert _run(str(installed / "kehoach"), "build", "--verify", cwd=tmp_path).returncode == 0


def test_the_wheel_carries_the_page(installed: Path) -> None:
    (wheel,) = installed.parents[1].glob("kehoach-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        carried = set(archive.namelist())
    here = ROOT / "generator" / "page"
    files = [path for path in here.rglob("*") if path.suffix in (".html", ".css", ".js", ".svg")]
    assert len(files) > 10
    assert {path.relative_to(ROOT).as_posix() for path in files} <= carried


def test_without_its_libraries_the_page_is_told_how_to_be_had(
    installed: Path, tmp_path: Path
) -> None:
    """A clean environment has none of them, and the rest of the program needs none."""
    done = _run(str(installed / "kehoach"), "open", "--no-browser", cwd=tmp_path)
    assert done.returncode == 1 and 'pip install "kehoach[page]"' in done.stdout
    assert _run(str(installed / "kehoach"), "rules", "page/order", cwd=tmp_path).returncode == 0


def test_the_module_runs_too(installed: Path, tmp_path: Path) -> None:
    assert _run(
        str(installed / "python"), "-m", "generator", "--version", cwd=tmp_path
    ).stdout.startswith("kehoach ")


def test_the_wheel_does_what_a_release_asks_of_it(installed: Path, tmp_path: Path) -> None:
    """The libraries of the page are those of this environment, so that none is fetched once more."""
    (wheel,) = installed.parents[1].glob("kehoach-*.whl")
    programs = environment(tmp_path / "venv")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(programs / "python"),
        "install",
        "--no-deps",
    ]
    subprocess.run([*pip, "--quiet", "--no-compile", "--force-reinstall", str(wheel)], check=True)
    with pytest.raises(SystemExit, match="says that it is kehoach"):
        (tmp_path / "other").mkdir()
        release.tried(programs, "0.0.1", tmp_path / "other")
    release.tried(programs, __version__, tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="here `py` has to be made up")
def test_the_two_lines_for_windows_do_the_same(tmp_path: Path) -> None:
    """Run as written, with `py` standing for the Python of the environment; Windows itself is not at hand."""
    (block,) = re.findall(
        r"^```bat\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    shim = tmp_path / "bin" / "py"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec "{environment(tmp_path / "venv") / "python"}" "$@"\n')
    shim.chmod(0o755)
    copy = project(tmp_path / "project")
    for line in block.splitlines():
        # pytest only collects here, or it would not end; all that there is, the tests of README.md do.
        world = {
            **os.environ,
            "PATH": f"{shim.parent}{os.pathsep}{os.environ['PATH']}",
            "PYTEST_ADDOPTS": "--collect-only -n0 tests/test_lines.py",
        }
        done = subprocess.run(
            line, shell=True, cwd=copy, env=world, capture_output=True, encoding="utf-8"
        )
        assert done.returncode == 0, done.stderr
    plans = find_plans(copy / "plans")
    assert {path.stem for path in (copy / "output").glob("*.docx")} == {path.stem for path in plans}
