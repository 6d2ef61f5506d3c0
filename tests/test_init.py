"""`kehoach init`: an office's folder that builds and checks clean at once, and that never takes away what is there."""

import json
import os
import re
import shlex
import stat
import subprocess
import sys
from datetime import datetime
from importlib.metadata import Distribution
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from generator import console
from generator.form.sample import still_of_example
from generator.law import kinds
from generator.making import starting
from generator.making.example import example_text
from generator.plan.schema import plan_schema
from generator.plan.text import parse_source
from generator.word.styles import template_name
from tests.helpers import ROOT
from tests.language_server import Client, server
from tests.program import kehoach
from tests.reading.papers.last_year import last_year
from tests.test_editor import _errors, _loaded

WRITTEN = {
    ".gitattributes",
    ".github/workflows/ke-hoach.yml",
    ".gitignore",
    ".gitlab-ci.yml",
    ".pre-commit-config.yaml",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    ".vscode/tasks.json",
    "plans/ke-hoach-dau-tien.yaml",
    "plans/plan.schema.json",
    "mo-trang.bat",
    "mo-trang.desktop",
    "soi-van-ban.bat",
    "tao-van-ban.bat",
    "tu-tep-word.bat",
    *(f"templates/{template_name(kind)}" for kind in kinds.WRITTEN),
}


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def office(tmp_path: Path) -> Path:
    done = kehoach("init", "--program", "so-noi-vu/kehoach@v0.1.0", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert (
        done.stdout.splitlines()[-1] == "Sửa plans/ke-hoach-dau-tien.yaml, rồi chạy: kehoach build"
    )
    return tmp_path


def test_an_empty_folder_becomes_an_office_that_builds_clean_at_once(office: Path) -> None:
    assert set(_files(office)) == WRITTEN
    done = kehoach("build", cwd=office)
    verdict = "output/ke-hoach-dau-tien.docx ← plans/ke-hoach-dau-tien.yaml (đúng thể thức)\n"
    assert (done.returncode, done.stderr) == (0, "") and done.stdout.startswith(verdict)
    assert "\nPhát hiện: không có\n" in done.stdout
    strict = kehoach("check", "plans/ke-hoach-dau-tien.yaml", "--strict", cwd=office)
    assert "\n1 tệp: 0 lỗi, 0 cảnh báo, 0 lưu ý, 0 chưa xét được" in strict.stdout
    assert kehoach("check", "output/ke-hoach-dau-tien.docx", "--strict", cwd=office).returncode == 0


def test_parts_with_the_words_of_the_first_plan_are_told_until_they_are_its_own(
    office: Path,
) -> None:
    """By build, also of what is unchanged, by its summary and by check; a note, and no fault."""
    path = office / "plans" / "ke-hoach-dau-tien.yaml"
    still = "plans/ke-hoach-dau-tien.yaml còn chữ của bản mẫu: "

    def told(*typed: str) -> list[str]:
        done = kehoach(*typed, cwd=office)
        assert done.returncode == 0, done.stdout
        return [one for one in done.stdout.splitlines() if "bản mẫu" in one]

    (first,) = told("build", "--summary", "tom-tat.md")
    assert first.startswith(f"{still}Đầu văn bản (dòng 11); ")
    assert "; Mục tiêu, chỉ tiêu (dòng " in first and first.endswith("; Chữ ký (dòng 61)")
    assert "Căn cứ" not in first and "Nơi nhận" not in first
    assert "còn chữ của bản mẫu" in (office / "tom-tat.md").read_text("utf-8")
    assert told("build") == told("build") == told("check", "plans") == [first]

    own = path.read_text("utf-8")
    for old, new in (
        ("Tân Hưng", "Minh Tân"),
        ("trich_yeu: Nâng cao", "trich_yeu: Về nâng cao"),
        ("Nâng cao chất lượng phục vụ Nhân dân", "Phục vụ Nhân dân tốt hơn"),
        ("Xác định rõ trách nhiệm", "Xác định trách nhiệm"),
        ('"43,44"', '"43,45"'),
        ("Tổ chức hội nghị", "Mở hội nghị"),
        ("Niêm yết thủ tục", "Niêm yết các thủ tục"),
        ("Các đơn vị báo cáo", "Từng đơn vị báo cáo"),
        ("Trên đây là Kế hoạch nâng cao", "Trên đây là Kế hoạch về nâng cao"),
    ):
        assert old in own
        own = own.replace(old, new)
    path.write_text(own, "utf-8")
    assert told("build") == told("check", f"plans/{path.name}") == [f"{still}Chữ ký (dòng 61)"]
    path.write_text(own.replace("Nguyễn Văn An", "Trần Văn Minh"), "utf-8")
    assert told("build") == told("check", f"plans/{path.name}") == []
    again = own.replace("Mở hội nghị", "Tổ chức hội nghị")
    path.write_text(again, "utf-8")
    ours = "Nhiệm vụ, giải pháp (dòng 40); Chữ ký (dòng 61)"
    assert told("build") == [f"{still}{ours}"]
    path.write_text(re.sub("(?m)^so: .*\nngay: .*", "so: 5\nngay: 2026-02-03", again), "utf-8")
    assert told("build") == []


def test_who_leads_may_be_called_as_in_the_first_plan() -> None:
    """Every commune has that division."""
    plan = parse_source("", example_text())
    assert plan.root and "Phòng Văn hóa - Xã hội" in example_text()
    assert not [place for place in still_of_example(plan.root) if "lead" in place]


@pytest.mark.parametrize(
    ("day", "year"), [("2026-10-31", 2026), ("2026-11-01", 2027), ("2028-12-31", 2029)]
)
def test_the_first_plan_is_for_the_year_that_is_planned_now(
    day: str, year: int, tmp_path: Path
) -> None:
    """From November on the next one; whichever it is, its days are days of work."""
    noon = datetime.fromisoformat(f"{day}T12:00:00+00:00")
    clock = {"SOURCE_DATE_EPOCH": f"{noon.timestamp():.0f}"}
    assert kehoach("init", cwd=tmp_path, **clock).returncode == 0
    said = (tmp_path / "plans" / "ke-hoach-dau-tien.yaml").read_text("utf-8")
    assert f"ma: papi-{year}\n" in said and f"nam: {year - 1}, " in said
    assert "16 tháng 6 năm 2025" in said and re.findall(r"PAPI năm (\d+)", said) == [f"{year}"]
    assert re.findall(r"thoi_han: (\d+)-03-3[01]", said) == [f"{year}"]
    strict = kehoach("check", "plans/ke-hoach-dau-tien.yaml", "--strict", cwd=tmp_path, **clock)
    assert strict.returncode == 0, strict.stdout


def test_the_first_plan_has_vietnamese_keys_and_nothing_that_an_editor_marks(office: Path) -> None:
    text = (office / "plans" / "ke-hoach-dau-tien.yaml").read_text("utf-8")
    schema = json.loads((office / "plans" / "plan.schema.json").read_text("utf-8"))
    assert schema == plan_schema("vi", "vi") and _errors(schema, _loaded(text)) == []
    assert text.startswith("# yaml-language-server: $schema=plan.schema.json\n")
    with Client(server(), office / "plans") as editor:
        assert editor.open("ke-hoach-dau-tien.yaml", text) == []


def test_what_other_programs_read_is_named_in_one_line(tmp_path: Path) -> None:
    said = kehoach("init", "--program", "a/b@c", cwd=tmp_path).stdout.splitlines()
    made = {line.removeprefix("tạo ") for line in said if line.startswith("tạo ")}
    (rest,) = [line for line in said if line.startswith("và tệp cho người làm kỹ thuật: ")]
    technical = set(rest.partition(": ")[2].split(", "))
    assert {".pre-commit-config.yaml", ".vscode/tasks.json", "plans/plan.schema.json"} <= technical
    assert {"plans/ke-hoach-dau-tien.yaml", "mo-trang.bat"} <= made
    assert made | technical == WRITTEN and not made & technical


def test_what_is_there_is_kept_and_named(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "ke-hoach-dau-tien.yaml").write_text("của tôi", "utf-8")
    (tmp_path / ".gitignore").write_bytes(b"")
    done = kehoach("init", cwd=tmp_path)
    assert done.returncode == 0
    kept = {line for line in done.stdout.splitlines() if line.startswith("giữ")}
    assert kept == {
        "giữ nguyên .gitignore (đã có)",
        "giữ nguyên plans/ke-hoach-dau-tien.yaml (đã có)",
    }
    assert (tmp_path / ".gitignore").read_bytes() == b""
    assert (tmp_path / "plans" / "ke-hoach-dau-tien.yaml").read_text("utf-8") == "của tôi"
    before = _files(tmp_path)
    again = kehoach("init", "--program", "a/b@c", cwd=tmp_path)
    assert again.returncode == 0 and again.stdout.count("giữ nguyên") == len(WRITTEN)
    assert _files(tmp_path) == before


def test_a_folder_elsewhere_is_made(tmp_path: Path) -> None:
    done = kehoach("init", "xã Tân Hưng/kế hoạch", cwd=tmp_path)
    assert done.returncode == 0 and set(_files(tmp_path / "xã Tân Hưng" / "kế hoạch")) == WRITTEN
    assert 'cd "xã Tân Hưng/kế hoạch" && kehoach build' in done.stdout


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "plans").write_text("a file", "utf-8")
    for folder in (".", "plans"):
        done = kehoach("init", folder, cwd=tmp_path)
        assert done.returncode == 1 and "build/write" in done.stdout
    assert (tmp_path / "plans").read_text("utf-8") == "a file"


def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path: Path) -> None:
    try:
        (tmp_path / ".gitignore").symlink_to(tmp_path / "elsewhere")
    except OSError:
        pytest.skip("no links on this system")
    assert kehoach("init", cwd=tmp_path).returncode == 0 and not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(
    "program", ["kehoach", "a/b", "a/b@c d", "a/b@c\n  - run: x", "a/b@${{ x }}", 'a"/b@c']
)
def test_a_program_that_is_no_repository_is_refused(program: str, tmp_path: Path) -> None:
    done = kehoach("init", f"--program={program}", cwd=tmp_path)
    assert done.returncode == 1 and "init/program" in done.stdout and not _files(tmp_path)


def test_ci_gets_the_program_from_where_it_is_told(office: Path) -> None:
    assert "      - uses: so-noi-vu/kehoach@v0.1.0\n" in (
        office / ".github/workflows/ke-hoach.yml"
    ).read_text("utf-8")
    pipeline = yaml.safe_load((office / ".gitlab-ci.yml").read_text("utf-8"))
    assert (
        pipeline["variables"]["KEHOACH"]
        == "kehoach[pages] @ git+https://github.com/so-noi-vu/kehoach@v0.1.0"
    )


def test_who_does_not_say_where_the_program_is_gets_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = kehoach("init", cwd=tmp_path)
    assert "TEN-TAI-KHOAN" in done.stdout.splitlines()[-1], "it concerns few, so it is last"
    assert "TEN-TAI-KHOAN/kehoach@main" in (tmp_path / ".github/workflows/ke-hoach.yml").read_text(
        "utf-8"
    )

    class Installed(Distribution):
        origin: Any = None

        def read_text(self, filename: str) -> str | None:
            return None if self.origin is None else json.dumps(self.origin)

        def locate_file(self, path: object) -> Any:
            return path

    monkeypatch.setattr(starting, "distribution", lambda name: Installed())
    assert starting.installed_from() == ""
    git = {"vcs": "git", "commit_id": "0123abc"}
    for origin, found in [
        (
            {
                "url": "https://github.com/so/kehoach.git",
                "vcs_info": git | {"requested_revision": "v1"},
            },
            "so/kehoach@v1",
        ),
        ({"url": "https://github.com/so/kehoach", "vcs_info": git}, "so/kehoach@0123abc"),
        ({"url": "file:///C:/kehoach-0.1.0.whl", "archive_info": {}}, ""),
        ({"url": "https://example.org/so/kehoach", "vcs_info": git}, ""),
        ([], ""),
    ]:
        monkeypatch.setattr(Installed, "origin", origin)
        assert starting.installed_from() == found


def test_settings_of_the_editor_are_json_and_its_task_reads_our_messages(office: Path) -> None:
    for path in (office / ".vscode").iterdir():
        assert json.loads(path.read_text("utf-8"))
    settings = json.loads((office / ".vscode" / "settings.json").read_text("utf-8"))
    assert (office / next(iter(settings["yaml.schemas"]))).is_file()
    (task,) = json.loads((office / ".vscode" / "tasks.json").read_text("utf-8"))["tasks"]
    pattern = re.compile(task["problemMatcher"]["pattern"]["regexp"])
    plan = office / "plans" / "ke-hoach-dau-tien.yaml"
    plan.write_text(plan.read_text("utf-8").replace("dia_danh:", "dia_dan:"), "utf-8")
    lines = kehoach(*task["command"].split()[1:], cwd=office).stdout.splitlines()
    found = [match.groups() for line in lines if (match := pattern.match(line))]
    assert ("plans/ke-hoach-dau-tien.yaml", "13", "1", "plan/unknown-key") in [
        (*groups[:3], groups[4]) for groups in found
    ]
    assert pattern.match("plans/a.yaml:1:1: cảnh báo: y [plan/x]") is None


_STEP = re.compile(r'"%PY%" -m generator (.*)')


def _script(office: Path, name: str) -> tuple[str, list[str]]:
    """The script, as Windows wants it, and what it has the program do; Windows itself is not at hand."""
    content = (office / name).read_bytes()
    assert content.isascii() and content.count(b"\n") == content.count(b"\r\n") > 4
    text = content.decode().replace("\r\n", "\n")
    head = '@echo off\nchcp 65001 >nul\npushd "%~dp0"\ncall :find || exit /b 1\n'
    assert text.startswith(head) and "\npause\n" in text.replace("if errorlevel 1 pause", "pause")
    # `cd` refuses a folder of the network, which has no letter.
    # Names of files may have blanks and brackets: each stands in quotes, in no block of brackets.
    for line in text.splitlines():
        assert all(line[: at.start()].count('"') % 2 for at in re.finditer("%~", line)), line
        assert "(" not in re.sub(r'for /d %%D in \("[^"]*"\)|set /p .*', "", line), line
    for label in re.findall(r"(?:goto |call :)(\w+)", text):
        assert text.count(f"\n:{label}\n") == 1, label
    return text, _STEP.findall(text)


def _typed(step: str, file: str) -> list[str]:
    """What a step says to the program when this file was dropped."""
    stem = file.rpartition(".")[0]
    return shlex.split(step.replace("%~f1", file).replace("%~dpn1", stem).replace("%year%", ""))


@pytest.mark.parametrize("name", sorted(starting.CLICKED))
def test_scripts_find_the_program_without_the_path(name: str, office: Path) -> None:
    """The path first, then where installers of Python put it; the first that has the program."""
    text, _ = _script(office, name)
    found = re.findall(r'call :try "?([^"\n]+)"?', text)
    assert found[0] == "py.exe" and {
        "%SystemRoot%\\py.exe",
        "%LOCALAPPDATA%\\Programs\\Python\\Launcher\\py.exe",
        "%%~D\\python.exe",
    } <= set(found)
    assert '"%~1" -m generator --version >nul 2>nul\nif not errorlevel 1 set "PY=%~1"' in text


def test_a_double_click_on_windows_builds_and_so_does_a_plan_dropped(office: Path) -> None:
    _, (everything, one) = _script(office, "tao-van-ban.bat")
    assert everything == "build" and kehoach(everything, cwd=office).returncode == 0
    plan = _typed(one, "plans/ke-hoach-dau-tien.yaml")
    assert plan[0] == "build" and kehoach(*plan, cwd=office).returncode == 0


def test_papers_dropped_on_windows_are_judged_each_with_a_copy_of_comments(office: Path) -> None:
    text, (first, again) = _script(office, "soi-van-ban.bat")
    paper = "Kế hoạch 2026 (in).docx"
    (office / paper).write_bytes(last_year())
    for step in (first, again):
        assert "Phải sửa" in kehoach(*_typed(step, paper), cwd=office).stdout
    assert (office / "Kế hoạch 2026 (in)-ghi-chu.docx").is_file() and "\nshift\n" in text
    assert 'if exist "%~dpn1-ghi-chu.docx" goto told' in text, "never written over"


def test_a_double_click_opens_the_page_of_this_folder_or_of_what_is_dropped(office: Path) -> None:
    """As above; what a desktop file does on other systems is below."""
    text, steps = _script(office, "mo-trang.bat")
    assert steps == ['open "%WHERE%"']
    places = re.findall(r'set "WHERE=(.*)"', text)
    assert places == [".", "%~dp1.", "%~f1"]


@pytest.mark.skipif(os.name == "nt", reason="a desktop file is for other systems")
@pytest.mark.parametrize("place", ["bin", "home/.local/bin", "venv/bin"])
def test_a_double_click_finds_the_program_wherever_it_was_installed(
    place: str, office: Path, tmp_path: Path
) -> None:
    """On the path, in the user's own folder, or where `init` ran; here what stands for it says where it was run."""
    entry = (office / "mo-trang.desktop").read_text("utf-8")
    here = str(Path(sys.executable).with_name("kehoach"))
    command = shlex.split(re.findall(r"^Exec=(.*)$", entry, re.MULTILINE)[0])
    assert command[-1] == "%k" and f'"{here}"' in command[2]
    program = tmp_path / place / "kehoach"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\necho "$1 in $PWD"\n')
    program.chmod(0o755)
    told = command[2].replace(here, str(tmp_path / "venv/bin/kehoach"))
    world = {"PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin", "HOME": str(tmp_path / "home")}
    done = subprocess.run(
        ["sh", "-c", told, "sh", f"{office}/mo-trang.desktop"],
        env=world,
        capture_output=True,
        text=True,
    )
    assert done.stdout == f"open in {office}\n", done.stderr


def test_a_word_file_dropped_on_windows_is_imported(office: Path) -> None:
    """`%year%` is nothing or what was typed."""
    _, (step,) = _script(office, "tu-tep-word.bat")
    (office / "Kế hoạch 2026 (in).docx").write_bytes(last_year())
    typed = _typed(step.replace("%year%", "--year 2027"), "Kế hoạch 2026 (in).docx")
    done = kehoach(*typed, cwd=office)
    assert done.returncode == 0, done.stdout
    assert (office / "plans" / "ke-hoach-2027-in.yaml").is_file()


@pytest.mark.parametrize(
    ("started", "system", "shown"),
    [
        ("C:/Python/Lib/site-packages/generator/__main__.py", "nt", "py -m generator"),
        ("kehoach", "nt", "kehoach"),
        ("/usr/lib/generator/__main__.py", "posix", "kehoach"),
        (".venv/bin/kehoach", "posix", ".venv/bin/kehoach"),
        ("/usr/bin/kehoach", "posix", "kehoach"),
        ("../kehoach/.venv/bin/kehoach", "posix", "../kehoach/.venv/bin/kehoach"),
        ("/home/An Bình/.venv/bin/kehoach", "posix", '"/home/An Bình/.venv/bin/kehoach"'),
        ("kehoach", "posix", "kehoach"),
        ("/usr/lib/bin/pytest", "posix", "kehoach"),
    ],
)
def test_who_is_told_to_call_the_program_is_told_how(
    started: str, system: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console.sys, "argv", [started])
    monkeypatch.setattr(
        console, "os", SimpleNamespace(name=system, pathsep=":", environ={"PATH": "/bin:/usr/bin"})
    )
    assert (
        console.as_called("Chạy: kehoach build, kehoach là gì?")
        == f"Chạy: {shown} build, kehoach là gì?"
    )


def test_whoever_goes_to_another_folder_first_is_told_the_whole_path(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """`cd office && .venv/bin/kehoach build` finds nothing there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(console.sys, "argv", [".venv/bin/kehoach"])
    told = console.as_called("rồi chạy: cd co-quan && kehoach build")
    assert told == f"rồi chạy: cd co-quan && {tmp_path.as_posix()}/.venv/bin/kehoach build"


def test_git_takes_what_it_should(office: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=office, check=True)
    kehoach("build", cwd=office)
    listed = subprocess.run(
        ["git", "ls-files", "--others", "--exclude-standard"],
        cwd=office,
        capture_output=True,
        check=True,
        text=True,
    )
    assert set(listed.stdout.split()) == WRITTEN
    kinds = subprocess.run(
        ["git", "check-attr", "eol", "binary", "--", "plans/a.yaml", "templates/ke-hoach.docx"],
        cwd=office,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    assert "plans/a.yaml: eol: lf" in kinds and "templates/ke-hoach.docx: binary: set" in kinds
    assert not stat.S_IXUSR & (office / ".gitignore").stat().st_mode


@pytest.mark.parametrize(
    "name", ["generator/starter/pre-commit-config.yaml", ".pre-commit-hooks.yaml"]
)
def test_the_hook_before_commits_checks_plans_and_nothing_else(name: str, office: Path) -> None:
    hooks = yaml.safe_load((ROOT / name).read_text("utf-8"))
    (hook,) = hooks["repos"][0]["hooks"] if "repos" in hooks else hooks
    files = [
        "plans/a.yaml",
        "plans/xã/b.yml",
        "plans/x.goc.yaml",
        "plans/plan.schema.json",
        ".gitlab-ci.yml",
        "a.yaml",
    ]
    taken = [
        file
        for file in files
        if re.search(hook["files"], file) and not re.search(hook["exclude"], file)
    ]
    assert taken == ["plans/a.yaml", "plans/xã/b.yml"]
    program, _, module, *arguments = hook["entry"].split()
    assert (program, module) == ("python", "generator")
    plan = office / "plans" / "ke-hoach-dau-tien.yaml"
    assert kehoach(*arguments, "plans/ke-hoach-dau-tien.yaml", cwd=office).returncode == 0
    plan.write_text(plan.read_text("utf-8").replace("dia_danh:", "dia_dan:"), "utf-8")
    assert kehoach(*arguments, "plans/ke-hoach-dau-tien.yaml", cwd=office).returncode == 1
