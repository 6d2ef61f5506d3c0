"""The verbs: each one module of its room, found and documented by that, and quick to start."""

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator import command
from generator.cli import main
from generator.running import overview
from tests.helpers import ROOT

sys.path.insert(0, str(ROOT / "tools"))
import commands

ROOM = ROOT / "generator" / "verbs"
MODULES = {path.stem for path in ROOM.glob("*.py")} - {"__init__"}
ECHO = '''
"""Says what it is given."""

from generator import console
from generator.command import GOOD, Group, Verb, argument
from generator.language import Said


def run(options, lang):
    """Says it."""
    console.say(options.word)
    return GOOD


VERB = Verb(
    Group.COPIES,
    Said("nói lại", "say it again"),
    run,
    argument("word", Said("một chữ", "a word"), metavar="WORD"),
)
'''


def _python(program: str, *arguments: str, cwd: Path = ROOT) -> str:
    command = [sys.executable, "-c", program, *arguments]
    world = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(
        command, cwd=cwd, env=world, capture_output=True, encoding="utf-8", check=True
    ).stdout


def test_every_module_of_the_room_is_a_verb_and_no_other(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    listed = re.findall(r"^    ([a-z]+) ", capsys.readouterr().out, re.MULTILINE)
    assert listed == [
        *("absorb", "build", "check", "diff", "explain", "fix", "import", "init", "open"),
        *("tasks", "template"),
        *("new", "report", "update"),
        *("batch", "ledger", "remind", "rollup"),
        *("issue", "ready"),
        *("help", "rules", "schema"),
    ]
    assert set(listed) == MODULES


def test_a_verb_that_comes_adds_itself(tmp_path: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__", "*.docx")
    shutil.copytree(ROOT / "generator", tmp_path / "generator", ignore=ignored)
    shutil.copytree(ROOT / "tools", tmp_path / "tools", ignore=ignored)
    (tmp_path / "docs").mkdir()
    (tmp_path / "generator" / "verbs" / "echo.py").write_text(ECHO.lstrip(), "utf-8")
    start = "import sys; from generator.cli import main; main(sys.argv[1:])"
    assert _python(start, "echo", "xã", cwd=tmp_path) == "xã\n"
    program = (
        "import sys, types; sys.path.append('tools'); import commands; print(commands.page());"
        "from generator import console; console.os = types.SimpleNamespace(name='nt');"
        "sys.argv[0] = '__main__.py'; print(console.as_called('kehoach echo'))"
    )
    told = _python(program, cwd=tmp_path)
    assert "\n### `kehoach echo WORD`\n\nSays what it is given.\n" in told
    assert told.index("kehoach batch") > told.index("kehoach echo") > told.index("kehoach init")
    assert told.endswith("py -m generator echo\n")


def test_the_page_of_the_verbs_is_fresh_and_the_readme_leads_to_it() -> None:
    assert commands.PAGE.read_text("utf-8") == commands.page(), "run: make templates"
    assert set(re.findall(r"^### `kehoach ([a-z]+)", commands.page(), re.MULTILINE)) == MODULES
    assert "](docs/commands.md)" in (ROOT / "README.md").read_text("utf-8")


def _help(columns: str, cwd: Path = ROOT) -> str:
    command = [sys.executable, "-m", "generator", "--help"]
    world = {**os.environ, "PYTHONPATH": str(cwd), "COLUMNS": columns}
    return subprocess.run(
        command, cwd=cwd, env=world, capture_output=True, check=True
    ).stdout.decode()


@pytest.mark.parametrize("columns", [30, 79, 80, 81, 150, 400])
def test_the_help_that_is_written_down_is_that_of_the_parser(
    columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    told, made = overview.overview(), command.parser("vi").format_help()
    assert told == (made if columns in (80, 150, 400) else ""), "run: make templates"
    assert _help(str(columns)) == made


def test_the_help_that_is_written_down_is_not_told_of_other_verbs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert overview.overview()
    monkeypatch.setattr(overview, "_ROOM", str(tmp_path))
    (tmp_path / "echo.py").touch()
    assert overview.overview() == ""
    monkeypatch.setattr(overview, "FILE", str(tmp_path / "none"))
    assert overview.overview() == ""


def test_the_help_loads_nothing() -> None:
    program = """
import sys
from generator.cli import main
sys.argv = ["kehoach", "--help"]
status = main()
print(status, [name for name in ("argparse", "pathlib", "re", "generator.command") if name in sys.modules])
"""
    assert _python(program).splitlines()[-1] == "0 []"


@pytest.mark.parametrize("name", sorted(MODULES))
def test_the_page_has_every_argument_of_the_help(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([name, "--lang", "en", "--help"])
    told = re.findall(r"^  (-[\w-]+|[A-Z]\w*)", capsys.readouterr().out, re.MULTILINE)
    section = re.split(r"^##", commands.page().partition(f"### `kehoach {name}")[2], flags=re.M)[0]
    listed = re.findall(r"^\| `([\w-]+)", section, re.MULTILINE)
    assert sorted(listed) == sorted(set(told) - {"-h", "--lang"})


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_argparse_is_left_as_it_was(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = dict(vars(argparse))
    with pytest.raises(SystemExit):
        main(["check", "--lang", lang])
    assert vars(argparse) == before
    with pytest.raises(SystemExit):
        argparse.ArgumentParser("other").parse_args(["--oops"])
    assert "usage: other" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["bild"], "kehoach: lỗi: tham số lệnh: 'bild' không hợp lệ (chọn: 'absorb', 'build', "),
        (["C:\\a"], "kehoach: lỗi: tham số lệnh: 'C:\\a' không hợp lệ (chọn: 'absorb', 'build', "),
        (["it's"], "kehoach: lỗi: tham số lệnh: 'it's' không hợp lệ (chọn: 'absorb', 'build', "),
        (["check"], "kehoach check: lỗi: thiếu tham số: TỆP\n"),
        (
            ["fix", "a.docx"],
            "kehoach fix: lỗi: thiếu nơi ghi; thêm ở cuối: -o TÊN_MỚI\n",
        ),
        (["build", "--oops", "a: b"], "kehoach: lỗi: tham số lạ: --oops\n"),
        (["build", "a", "--report"], "kehoach build: lỗi: tham số --report: cần một giá trị\n"),
        (["check", "a", "--ignore"], "kehoach check: lỗi: tham số --ignore: cần ít nhất một giá"),
        (["build", "--force", "--verify"], "tham số --verify: không đi cùng tham số --force\n"),
        (["batch", "a", "--units", "b", "--jobs", "0"], "--jobs: '0': cần một số từ 1 đến 61\n"),
        (["ledger", "a", "b", "--on", "2026-02-30"], "--on: '2026-02-30' không phải ngày; viết"),
    ],
)
def test_wrong_usage_is_told_in_vietnamese(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2 and told in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], ["check", "plans/papi-hung-yen-2022.yaml"]])
def test_help_and_the_check_of_a_plan_load_no_word_library(arguments: list[str]) -> None:
    # What runs in a process of its own loads its clock first.
    program = """
import sys
import generator.running.clock
from generator.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
heavy = ("docx", "docxtpl", "jinja2", "lxml", "xlsxwriter", "icalendar", "rich", "pypdfium2")
heavy += ("inspect", "ast", "secrets", "ssl", "http", "socket", "xml.sax.saxutils", "num2words")
heavy += ("holidays", "generator.reading", "generator.word", "generator.cascade.files")
print([name for name in heavy if name in sys.modules])
"""
    assert _python(program, *arguments).splitlines()[-1] == "[]"


def test_to_check_a_paper_loads_nothing_of_plans_and_no_libreoffice() -> None:
    program = """
import sys
import generator.running.clock
from generator.cli import main
main(["check", "templates/ke-hoach.docx"])
rest = ("yaml", "subprocess", "generator.plan.text", "generator.plan.records", "docx", "rich")
rest += ("inspect", "ast", "secrets", "hashlib", "json", "ssl", "http", "socket", "xml.sax.saxutils", "jinja2")
rest += ("generator.paper", "generator.checks", "generator.making", "generator.word")
print([name for name in rest if name in sys.modules])
"""
    assert _python(program).splitlines()[-1] == "[]"
