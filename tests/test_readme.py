"""Every command that is written down is run, as written, in a copy of the project."""

import itertools
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
from tests.reading.papers.last_year import last_year

sys.path.insert(0, str(ROOT / "tools"))
import keys
import limits

READMES = ("README.md", "README.vi.md")
# pdf.md and speed.md are measured by commands of their own, commands.md is the parser's.
DOCS = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md"))
PAGES = (*READMES, *DOCS, "plans/README.md", "rosters/README.md")
WITH_COMMANDS = {*PAGES} - {
    *(f"docs/{name}.md" for name in ("ci", "commands", "limits", "pdf", "speed")),
    "plans/README.md",
}


def _blocks(page: str, language: str) -> list[str]:
    return re.findall(
        rf"^```{language}\n(.*?)^```", (ROOT / page).read_text("utf-8"), re.MULTILINE | re.DOTALL
    )


WRITTEN = [
    (page, line) for page in PAGES for block in _blocks(page, "sh") for line in block.splitlines()
]
# Whoever runs these tests has typed it; below it is run with stand-ins for the programs that it starts.
WHOLE = "make test"
# Each once, by the first page that has it: all are typed in one folder, one after the other.
FIRST: dict[str, tuple[str, str]] = {}
for written in WRITTEN:
    FIRST.setdefault(written[1].removeprefix(".venv/bin/"), written)
COMMANDS = [written for line, written in FIRST.items() if line != WHOLE]
# The paper of the examples has faults, and is judged to show them.
FINDING = "kehoach check docs/huong-dan/ke-hoach-cchc-2026.docx"


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
    assert {page for page, _ in WRITTEN} == WITH_COMMANDS
    assert ("README.md", WHOLE) in WRITTEN and ("README.md", "make") in COMMANDS


def test_both_readmes_show_the_same_and_are_read_in_a_minute() -> None:
    """So that the commands of one, which are run below, are those of the other."""
    for language in ("sh", "bat"):
        one, other = (
            [line for block in _blocks(page, language) for line in block.splitlines()]
            for page in READMES
        )
        assert sorted(one) == sorted(other), language
    shown = [_pictures(page) for page in READMES]
    assert shown[0] == shown[1] and len(shown[0]) == 3
    for page, other in zip(READMES, reversed(READMES), strict=True):
        lines = (ROOT / page).read_text("utf-8").splitlines()
        assert len(lines) <= 120 and f"]({other})" in lines[0], page
        assert max(map(len, lines)) <= 150, page


@pytest.mark.skipif(os.name == "nt", reason="these are the lines for other systems")
@pytest.mark.parametrize(("page", "command"), COMMANDS)
def test_a_written_command_works(page: str, command: str, copy: Path) -> None:
    for part in command.split(" && "):
        program, *arguments = shlex.split(part)
        ours = Path(program).name == "kehoach"
        done = kehoach(*arguments, cwd=copy) if ours else _typed(part, copy)
        assert done.returncode == (FINDING in command), done.stdout + done.stderr
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
    command = [*WHOLE.split(), f"VENV={tmp_path}", f"INSTALLED={tmp_path}/.installed"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert (done.returncode == 0) is (failing == ""), done.stdout
    for name in ("ruff", "mypy", "pytest") if failing != "ruff" else ("ruff",):
        assert f"{name} speaks" in done.stdout


def test_the_table_of_keys_is_fresh() -> None:
    text = keys.PAGE.read_text("utf-8")
    assert keys.page(text) == text, "run: make templates"
    assert "| `lead` | `chu_tri` |" in text and "|  |" not in text


def test_the_page_of_limits_is_fresh() -> None:
    assert limits.PAGE.read_text("utf-8") == limits.page(), "run: make templates"


@pytest.mark.parametrize("page", [*READMES, "docs/plan-file.md"])
def test_the_plan_shown_is_a_good_draft(page: str) -> None:
    example = _blocks(page, "yaml")[0]
    found = loaded(example)
    assert [problem.code for problem in found.problems] == ["ho-ten/open"]
    assert any("khoản 1 Mục" in text for text in texts(document(example)))


def test_both_readmes_show_one_plan() -> None:
    one, other = (texts(document(_blocks(page, "yaml")[0])) for page in READMES)
    assert one == other


def test_the_paper_of_the_examples_is_the_one_of_the_guide() -> None:
    paper = ROOT / "docs" / "huong-dan" / "ke-hoach-cchc-2026.docx"
    assert paper.read_bytes() == last_year(), "run: python tools/guide_pictures.py"


def _without(text: str, keys: list[str]) -> str:
    return "".join(
        part
        for part in re.split(r"^(?=\w)", text, flags=re.MULTILINE)
        if part.split(":")[0] not in keys
    )


def test_the_report_shown_is_on_the_plan_shown(tmp_path: Path) -> None:
    first, _, third, _ = _blocks("docs/plan-file.md", "yaml")
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
    first, second, _, _ = _blocks("docs/plan-file.md", "yaml")
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
    first, *_, asking = _blocks("docs/plan-file.md", "yaml")
    text = first.replace("noi_nhan:", f"{asking}noi_nhan:\n  - Sở Tài chính", 1)
    assert [problem.code for problem in loaded(text).problems] == ["ho-ten/open"]
    assert "V. CHẾ ĐỘ BÁO CÁO" in texts(document(text))


def test_the_message_shown_is_the_one_that_comes(tmp_path: Path) -> None:
    (shown,) = _blocks("docs/commands.md", "text")
    example = _blocks("docs/plan-file.md", "yaml")[0]
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
        r"(xa-tan-hung\.yaml):\d+:1: (không có khóa)",
        rf"\1:{place[1]}:1: \2",
        done.stdout,
    )
    assert shown in got


PROSE = [*READMES, *DOCS, "SECURITY.md", "rosters/README.md"]


def _said(page: str) -> set[str]:
    """Every seven words that follow each other in the page's sentences; names, links and code say nothing by themselves."""
    text = (ROOT / page).read_text("utf-8")
    text = re.sub(r"^```.*?^```|^\|.*?$|`[^`]*`|\]\([^)]*\)", " . ", text, flags=re.M | re.S)
    words = re.findall(r"\w+|\.", text.lower())
    runs = (" ".join(words[at : at + 7]) for at in range(len(words) - 6))
    return {run for run in runs if "." not in run}


def test_no_page_says_what_another_says() -> None:
    """Of what the verbs' help, the bounds and the rules say no sentence stands in a page that is written by hand."""
    of_pages = {page: _said(page) for page in PROSE if page != "README.vi.md"}
    for one, other in itertools.combinations(of_pages, 2):
        assert of_pages[one] & of_pages[other] == set(), (one, other)
    bounds = re.findall(r"\d+ MiB", (ROOT / "docs" / "limits.md").read_text("utf-8"))
    assert len(bounds) > 5
    for page in ("README.md", *(one for one in DOCS if one != "docs/limits.md")):
        assert not re.search(r"\d MiB", (ROOT / page).read_text("utf-8")), page


def _pictures(page: str) -> list[str]:
    text = (ROOT / page).read_text("utf-8")
    return re.findall(r"(?:!\[[^]]*\]\(|<img src=\")([^)\"]+)", text)


def test_the_pictures_of_the_readme_are_there() -> None:
    for target in _pictures("README.md"):
        assert (ROOT / target).read_bytes().startswith(b"\x89PNG"), target


@pytest.mark.parametrize("page", [*PAGES, "CONTRIBUTING.md", "HUONG_DAN.md"])
def test_links_between_pages_lead_somewhere(page: str) -> None:
    for target, place in re.findall(
        r"\]\(([^)#:]+)(?:#([^)]+))?\)", (ROOT / page).read_text("utf-8")
    ):
        path = (ROOT / page).parent / target
        assert path.exists(), target
        assert not place or place in _places(path), place


def _places(page: Path) -> set[str]:
    """The names that a host gives to the headings of a page."""
    heads = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}
