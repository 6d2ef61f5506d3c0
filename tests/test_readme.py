"""Every command that is written down is run, as written, in a copy of the project."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import docx
import pytest

from generator.making.build import document_bytes
from generator.making.load import load_plan
from tests.helpers import ROOT, document, loaded, template, texts
from tests.machines import project
from tests.program import kehoach

sys.path.insert(0, str(ROOT / "tools"))
import keys

PAGES = ("README.md", "plans/README.md", "templates/README.md", "rosters/README.md")


def _blocks(page: str, language: str) -> list[str]:
    return re.findall(
        rf"^```{language}\n(.*?)^```", (ROOT / page).read_text("utf-8"), re.MULTILINE | re.DOTALL
    )


WRITTEN = [
    (page, line) for page in PAGES for block in _blocks(page, "sh") for line in block.splitlines()
]
# Whoever runs these tests has typed it; below it is run with stand-ins for the programs that it starts.
WHOLE = ("README.md", "make test")
COMMANDS = [written for written in WRITTEN if written != WHOLE]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project; its environment is the one that runs this test."""
    folder = project(tmp_path_factory.mktemp("copy") / "project")
    environment = Path(sys.prefix)
    (folder / ".venv").mkdir()
    (folder / ".venv" / "bin").symlink_to(environment / "bin")
    (folder / ".venv" / ".installed").touch()
    return folder


def test_there_are_commands() -> None:
    assert {page for page, _ in WRITTEN} == set(PAGES)
    assert WHOLE in WRITTEN and ("README.md", "make") in COMMANDS


@pytest.mark.skipif(os.name == "nt", reason="these are the lines for other systems")
@pytest.mark.parametrize(("page", "command"), COMMANDS)
def test_a_written_command_works(page: str, command: str, copy: Path) -> None:
    for part in command.split(" && "):
        program, *arguments = shlex.split(part)
        ours = Path(program).name == "kehoach"
        done = kehoach(*arguments, cwd=copy) if ours else _typed(part, copy)
        assert done.returncode == 0, done.stdout + done.stderr
    if command == "make":
        for plan in (ROOT / "plans").glob("*.yaml"):
            assert re.search(rf"output/{plan.stem}.docx [←=] plans/{plan.name}", done.stdout)


def _typed(command: str, copy: Path) -> subprocess.CompletedProcess[str]:
    """As in a shell, with the program on the path as after an installation."""
    path = f"{copy / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    world = {**os.environ, "PATH": path, "PYTHONPATH": str(copy)}
    return subprocess.run(
        command, shell=True, cwd=copy, env=world, capture_output=True, encoding="utf-8"
    )


@pytest.mark.skipif(os.name == "nt", reason="make is for other systems")
@pytest.mark.parametrize("failing", ["", "ruff", "mypy", "pytest"])
def test_make_test_fails_with_each_of_its_parts_and_shows_what_it_said(
    failing: str, tmp_path: Path
) -> None:
    for name in ("ruff", "mypy", "pytest"):
        program = tmp_path / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\necho {name} speaks\nexit {int(name == failing)}\n")
        program.chmod(0o755)
    (tmp_path / ".installed").touch()
    command = [*WHOLE[1].split(), f"VENV={tmp_path}", f"INSTALLED={tmp_path}/.installed"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert (done.returncode == 0) is (failing == ""), done.stdout
    for name in ("ruff", "mypy", "pytest") if failing != "ruff" else ("ruff",):
        assert f"{name} speaks" in done.stdout


def test_the_table_of_keys_is_fresh() -> None:
    text = keys.PAGE.read_text("utf-8")
    assert keys.page(text) == text, "run: make templates"
    assert "| `lead` | `chu_tri` |" in text and "|  |" not in text


@pytest.mark.parametrize("page", ["README.md", "plans/README.md"])
def test_the_plan_shown_is_a_good_draft(page: str) -> None:
    example = _blocks(page, "yaml")[0]
    found = loaded(example)
    assert [problem.code for problem in found.problems] == ["ho-ten/open"]
    assert any("khoản 1 Mục" in text for text in texts(document(example)))


def _without(text: str, keys: list[str]) -> str:
    return "".join(
        part
        for part in re.split(r"^(?=\w)", text, flags=re.MULTILINE)
        if part.split(":")[0] not in keys
    )


def test_the_report_shown_is_on_the_plan_shown(tmp_path: Path) -> None:
    first, _, third, _ = _blocks("plans/README.md", "yaml")
    (tmp_path / "papi-2026.yaml").write_text(first, "utf-8")
    parts = ["muc_dich", "yeu_cau", "muc_tieu", "giai_phap", "to_chuc_thuc_hien"]
    (tmp_path / "bao-cao.yaml").write_text(_without(first, parts) + third, "utf-8")
    found = load_plan(tmp_path / "bao-cao.yaml")
    assert [problem.code for problem in found.problems] == ["ho-ten/open"]
    shown = texts(docx.Document(BytesIO(document_bytes(found, template())))) if found.plan else []
    assert any(
        line.endswith("hoàn thành ngày 20/3/2026. Đã ban hành Kế hoạch kiểm tra.") for line in shown
    )


def test_the_blocks_shown_build_with_the_plan_shown(tmp_path: Path) -> None:
    first, second, _, _ = _blocks("plans/README.md", "yaml")
    again = re.findall(r"^(\w+):", second, re.MULTILINE)
    shutil.copy(ROOT / "tests" / "full" / "so-do.png", tmp_path)
    path = tmp_path / "xa.yaml"
    path.write_text(_without(first, again) + second, "utf-8")
    found = load_plan(path)
    assert [problem.code for problem in found.problems] == ["ho-ten/open"]
    assert found.plan and "Phụ lục" in texts(
        docx.Document(BytesIO(document_bytes(found, template())))
    )


def test_the_schedule_shown_is_of_the_plan_shown() -> None:
    first, *_, asking = _blocks("plans/README.md", "yaml")
    text = first.replace("noi_nhan:", f"{asking}noi_nhan:\n  - Sở Tài chính", 1)
    assert [problem.code for problem in loaded(text).problems] == ["ho-ten/open"]
    assert "V. CHẾ ĐỘ BÁO CÁO" in texts(document(text))


def test_the_message_shown_is_the_one_that_comes(tmp_path: Path) -> None:
    (shown,) = _blocks("README.md", "text")
    example = _blocks("plans/README.md", "yaml")[0]
    lines = [
        line
        for line in example.splitlines(keepends=True)
        if not line.startswith(("dia_danh", "# yaml"))
    ]
    text = "".join(lines).replace("muc_dich:", "muc_dic:")
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "xa-tan-hung.yaml").write_text(text, "utf-8")
    command = [sys.executable, "-m", "generator", "check", "plans/xa-tan-hung.yaml"]
    world = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=world, capture_output=True, encoding="utf-8")
    place = re.match(r"\S+?:(\d+):", shown)
    assert place
    got = re.sub(
        r"(xa-tan-hung\.yaml):\d+:1: plan/unknown-key",
        rf"\1:{place[1]}:1: plan/unknown-key",
        done.stdout,
    )
    assert shown in got


def test_the_picture_of_the_readme_is_there() -> None:
    for target in re.findall(r"!\[[^]]*\]\(([^)]+)\)", (ROOT / "README.md").read_text("utf-8")):
        assert (ROOT / target).read_bytes().startswith(b"\x89PNG"), target


@pytest.mark.parametrize("page", [*PAGES, "CONTRIBUTING.md"])
def test_links_between_pages_lead_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / page).read_text("utf-8")):
        assert ((ROOT / page).parent / target).exists(), target
