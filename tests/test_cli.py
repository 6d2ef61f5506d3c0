"""The command as users meet it: verbs, exit codes, languages, and never a traceback."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from generator.cli import main
from tests.helpers import BASE, ROOT, told_of
from tests.program import kehoach


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "plans" / "xã").mkdir(parents=True)
    (tmp_path / "plans" / "a.yaml").write_text(BASE, "utf-8")
    (tmp_path / "plans" / "xã" / "kế hoạch.yml").write_text(BASE, "utf-8")
    (tmp_path / "bad.yaml").write_text(BASE.replace("place:", "plac:"), "utf-8")
    return tmp_path


LOOK = "Việc tiếp: mở văn bản bằng Word, hoặc xem tất cả trong trình duyệt: kehoach open"


def test_build_without_a_plan_builds_all_and_names_each_file(office: Path) -> None:
    done = kehoach("build", cwd=office)
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "output/a.docx ← plans/a.yaml (đúng thể thức)",
        "output/kế hoạch.docx ← plans/xã/kế hoạch.yml (đúng thể thức)",
        "2 văn bản (2 tạo lại, 0 không đổi) → output/",
        "Phát hiện: không có",
        LOOK,
    ]
    assert (office / "output" / "kế hoạch.docx").is_file()


def test_build_of_one_plan_into_a_folder_with_a_template(office: Path) -> None:
    template = str(ROOT / "templates" / "ke-hoach.docx")
    done = kehoach("build", "plans/a.yaml", "--template", template, "-o", "ra/đây", cwd=office)
    assert done.returncode == 0 and done.stdout.splitlines()[:2] == [
        "ra/đây/a.docx ← plans/a.yaml (đúng thể thức)",
        "1 văn bản (1 tạo lại, 0 không đổi) → ra/đây/",
    ]


def test_a_broken_plan_gives_1_with_place_excerpt_and_advice(office: Path) -> None:
    done = kehoach("build", "bad.yaml", cwd=office)
    assert done.returncode == 1 and not (office / "output").exists()
    lines = done.stdout.splitlines()
    at = lines.index("bad.yaml:6:1: không có khóa 'plac' trong kế hoạch [plan/unknown-key]")
    assert lines[at + 1 : at + 4] == ["    plac: Minh Hòa", "    ^", "    → Có phải 'place'?"]


def test_check_writes_nothing_and_counts(office: Path) -> None:
    before = sorted(office.rglob("*"))
    assert kehoach("check", "plans/a.yaml", cwd=office).returncode == 0
    done = kehoach("check", "plans/a.yaml", "bad.yaml", cwd=office)
    assert done.returncode == 1 and done.stdout.splitlines()[-2] == (
        "2 tệp: 1 lỗi, 0 cảnh báo, 0 lưu ý, 0 chưa xét được"
    )
    assert sorted(office.rglob("*")) == before


def test_check_judges_documents_and_plans_together(office: Path) -> None:
    kehoach("build", cwd=office)
    done = kehoach("check", "output/a.docx", "plans/a.yaml", "--strict", cwd=office)
    assert done.returncode == 0 and "2 tệp: 0 lỗi, 0 cảnh báo, " in done.stdout


def _with_a_wrong_place(office: Path) -> None:
    text = BASE.replace("place: Minh Hòa", "place: TP. Minh Hòa")
    (office / "plans" / "a.yaml").write_text(text, "utf-8")
    assert kehoach("build", "plans/a.yaml", cwd=office).returncode == 1


def test_build_checks_what_it_wrote_and_says_so(office: Path) -> None:
    (office / "plans" / "a.yaml").write_text(
        BASE.replace("place: Minh Hòa", "place: TP. Minh Hòa"), "utf-8"
    )
    done = kehoach("build", "plans/a.yaml", cwd=office)
    assert done.returncode == 1 and "output/a.docx ← plans/a.yaml (1 lỗi)" in done.stdout
    assert "dia-danh-thoi-gian/place" in done.stdout and (office / "output" / "a.docx").exists()


def test_warnings_of_the_plan_are_counted_beside_what_is_found_of_the_document(
    office: Path,
) -> None:
    (office / "plans" / "a.yaml").write_text(
        BASE.replace("lead: Sở Nội vụ", "lead: Sở Tài chính"), "utf-8"
    )
    done = kehoach("build", "plans/a.yaml", cwd=office)
    assert done.returncode == 0 and done.stdout.splitlines()[-4:] == [
        "output/a.docx ← plans/a.yaml (văn bản đúng thể thức; kế hoạch: 1 cảnh báo)",
        "1 văn bản (1 tạo lại, 0 không đổi) → output/",
        "Phát hiện: 1 cảnh báo",
        LOOK,
    ]


def test_a_quiet_build_counts_what_is_no_error_and_ends_with_what_to_do(office: Path) -> None:
    doubtful = BASE.replace("lead: Sở Nội vụ", "lead: Sở Tài chính")
    (office / "plans" / "a.yaml").write_text(doubtful, "utf-8")
    done = kehoach("build", "--quiet", cwd=office)
    assert done.returncode == 0 and done.stdout.splitlines() == [
        "output/a.docx ← plans/a.yaml (văn bản đúng thể thức; kế hoạch: 1 cảnh báo)",
        "output/kế hoạch.docx ← plans/xã/kế hoạch.yml (đúng thể thức)",
        "2 văn bản (2 tạo lại, 0 không đổi) → output/",
        "Phát hiện: 1 cảnh báo; xem từng chỗ: kehoach check plans --all",
        LOOK,
    ]
    (office / "plans" / "a.yaml").write_text(doubtful.replace("place:", "plac:"), "utf-8")
    broken = kehoach("build", "--quiet", cwd=office)
    first, *_, count, found, last = broken.stdout.splitlines()
    assert (
        broken.returncode == 1 and "plan/unknown-key" in broken.stdout and "plans/a.yaml" in first
    )
    assert (
        count
        == "1 văn bản (0 tạo lại, 1 không đổi), 1 kế hoạch còn lỗi, chưa tạo văn bản → output/"
    )
    assert "lỗi" in found and "sửa ở các dòng được chỉ" in last


def test_a_finding_that_the_plan_accepts_with_a_reason_does_not_fail_the_build(
    office: Path,
) -> None:
    _with_a_wrong_place(office)
    accepted = "accepted: [{code: dia-danh-thoi-gian/place, reason: tên cũ}]\n"
    (office / "plans" / "a.yaml").write_text(
        BASE.replace("place: Minh Hòa", "place: TP. Minh Hòa") + accepted, "utf-8"
    )
    done = kehoach("build", "plans/a.yaml", cwd=office)
    assert done.returncode == 0 and done.stdout.splitlines()[0] == (
        "output/a.docx = plans/a.yaml (không đổi; đúng thể thức)"
    )


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab"])
def test_findings_in_a_format_for_programs_are_one_document(name: str, office: Path) -> None:
    done = kehoach("check", "bad.yaml", "plans/a.yaml", "--format", name, cwd=office)
    assert done.returncode == 1 and "plan/unknown-key" in done.stdout and json.loads(done.stdout)


def test_findings_as_annotations(office: Path) -> None:
    done = kehoach("check", "bad.yaml", "--format", "github", cwd=office)
    assert done.stdout.splitlines()[0].startswith(
        "::error file=bad.yaml,line=6,col=1,title=plan/unknown-key::"
    )


def test_pages_without_libreoffice_are_told_to_be_undecided(office: Path) -> None:
    code = "page/estimated" if find_spec("rdocx") else "page/no-libreoffice"
    kehoach("build", "plans/a.yaml", cwd=office)
    done = kehoach("check", "output/a.docx", "--pages", cwd=office, PATH=str(office))
    assert done.returncode == 0 and code in done.stdout and "1 chưa xét được" in done.stdout
    assert (
        kehoach(
            "check", "output/a.docx", "--pages", "--strict", cwd=office, PATH=str(office)
        ).returncode
        == 1
    )


def test_an_acceptance_that_covers_nothing_is_told(office: Path) -> None:
    accepted = "accepted: [{code: dia-danh-thoi-gian/place, reason: tên cũ}]\n"
    (office / "plans" / "a.yaml").write_text(BASE + accepted, "utf-8")
    done = kehoach("build", "plans/a.yaml", cwd=office)
    assert done.returncode == 0 and told_of(done.stdout, "plan/accepted-unused", "plans/a.yaml")


def test_codes_can_be_left_out_of_a_check(office: Path) -> None:
    _with_a_wrong_place(office)
    assert kehoach("check", "output/a.docx", cwd=office).returncode == 1
    assert (
        kehoach(
            "check", "output/a.docx", "--ignore", "dia-danh-thoi-gian/place", cwd=office
        ).returncode
        == 0
    )


def test_strict_fails_on_warnings(office: Path) -> None:
    text = BASE.replace("indicator: Chỉ số tổng hợp PAPI", "text: Đạt từ 44,00 điểm")
    (office / "plans" / "a.yaml").write_text(text, "utf-8")
    assert kehoach("check", "plans/a.yaml", cwd=office).returncode == 0
    assert kehoach("check", "plans/a.yaml", "--strict", cwd=office).returncode == 1


def test_rules_lists_the_catalogue_and_single_rules() -> None:
    everything = kehoach("rules").stdout
    assert everything.count("\n| `") > 200
    one = kehoach("rules", "tieu-ngu/line", "--lang", "en").stdout
    assert "PL I, II.1.b" in one and "error" in one
    unknown = kehoach("rules", "tieu-ngu/lien")
    assert unknown.returncode == 1 and "tieu-ngu/line" in unknown.stdout


def test_english_after_any_verb(office: Path) -> None:
    assert (
        "no key 'plac' in the plan"
        in kehoach("check", "bad.yaml", "--lang", "en", cwd=office).stdout
    )
    assert "Did you mean" in kehoach("build", "--lang=en", "bad.yaml", cwd=office).stdout
    assert "The plan" in kehoach("schema", "--lang", "en").stdout


@pytest.mark.parametrize(
    "arguments", [["bild"], ["check"], ["build", "--oops"], ["check", "a.yaml", "--lang", "fr"]]
)
def test_wrong_usage_gives_2_in_vietnamese(arguments: list[str]) -> None:
    done = kehoach(*arguments)
    assert done.returncode == 2 and done.stdout == ""
    assert done.stderr.startswith("cách dùng: kehoach") and "lỗi:" in done.stderr


def test_help_is_in_the_language_asked_for() -> None:
    assert "tạo văn bản Word" in kehoach("--help").stdout
    assert "make Word documents" in kehoach("build", "--lang", "en", "--help").stdout


def test_version() -> None:
    assert kehoach("--version").stdout.startswith("kehoach 0.")


@pytest.mark.parametrize("name", ["", "none.yaml", "folder", "a\nb.yaml", "::error file=x.yaml"])
def test_what_is_no_file_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    done = kehoach("check", name or ".", cwd=tmp_path)
    assert done.returncode == 1 and "file/" in done.stdout
    assert not any(line.startswith("b.yaml") for line in done.stdout.splitlines())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
def test_a_pipe_or_a_device_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    for name in ("pipe.yaml", "/dev/zero"):
        assert "file/unreadable" in kehoach("check", name, cwd=tmp_path).stdout


def test_a_file_of_more_than_a_mebibyte_is_refused(tmp_path: Path) -> None:
    (tmp_path / "big.yaml").write_text("# " + "x" * 1024 * 1024, "utf-8")
    assert "file/too-large" in kehoach("check", "big.yaml", cwd=tmp_path).stdout


def test_an_output_that_cannot_be_a_folder_is_told(office: Path) -> None:
    (office / "output").write_text("a file", "utf-8")
    done = kehoach("build", cwd=office)
    assert done.returncode == 1 and "build/write" in done.stdout


@pytest.mark.parametrize("option", ["--summary", "--report"])
def test_what_is_read_is_not_written_over(option: str, office: Path) -> None:
    before = (office / "plans" / "a.yaml").read_bytes()
    done = kehoach("build", option, "plans/../plans/a.yaml", cwd=office)
    assert done.returncode == 1 and "tệp này là tệp đầu vào" in done.stdout
    assert (office / "plans" / "a.yaml").read_bytes() == before and not (office / "output").exists()


def test_a_pattern_that_is_none_names_a_file_that_is_missing(office: Path) -> None:
    done = kehoach("check", "plans/**a.yaml", cwd=office)
    assert (
        done.returncode == 1 and "Traceback" not in done.stderr and "plans/**a.yaml" in done.stdout
    )


def test_no_plans_at_all_is_told(tmp_path: Path) -> None:
    done = kehoach("build", cwd=tmp_path)
    assert done.returncode == 1 and "build/no-plans" in done.stdout


def test_a_folder_stands_for_the_plans_below_it(office: Path) -> None:
    (office / "khac").mkdir()
    empty = kehoach("build", "khac", cwd=office)
    assert empty.returncode == 1 and "khac/" in empty.stdout and "build/no-plans" in empty.stdout
    (office / "plans" / "a.goc.yaml").write_text("x", "utf-8")
    done = kehoach("build", "plans", "plans/a.yaml", "-o", "moi", cwd=office)
    plans = [one for one in (office / "plans").rglob("*.y*ml") if ".goc" not in one.name]
    assert done.returncode == 0, done.stdout
    made = sorted(one.stem for one in (office / "moi").glob("*.docx"))
    assert made == sorted(one.stem for one in plans)


def test_a_missing_template_is_told(office: Path) -> None:
    done = kehoach("build", "--template", "none.docx", cwd=office)
    assert done.returncode == 1 and told_of(done.stdout, "file/missing", "none.docx")
    assert not (office / "output").exists()


def test_a_console_that_knows_no_vietnamese_still_gets_it(office: Path) -> None:
    done = kehoach(
        "check", "bad.yaml", cwd=office, PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0"
    )
    assert done.returncode == 1 and "không có khóa" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="signals work otherwise there")
def test_ctrl_c_gives_130_and_leaves_whole_files(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    for number in range(300):
        (tmp_path / "plans" / f"{number:03}.yaml").write_text(BASE, "utf-8")
    world = {**os.environ, "PYTHONPATH": str(ROOT)}
    running = subprocess.Popen(
        [sys.executable, "-m", "generator", "build"],
        cwd=tmp_path,
        env=world,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    output = tmp_path / "output"
    while not (output.is_dir() and len(list(output.glob("*.docx"))) >= 2):
        assert running.poll() is None
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=30)
    assert running.returncode == 130 and b"Traceback" not in errors
    made = list(output.glob("*.docx"))
    assert 0 < len(made) < 300 and len({path.read_bytes() for path in made}) == 1
    assert not list(output.glob("*.tmp"))


def test_every_key_has_one_alias_of_its_own() -> None:
    from generator.plan.model import PLAN
    from generator.plan.records import ALIASES, alias
    from generator.plan.schema import RECORDS

    for record in (PLAN, *RECORDS):
        keys = list(record.fields)
        assert len({alias(record.name, key) for key in keys}) == len(keys), record.name
        assert {alias(record.name, key) for key in keys} & set(keys) == set(), record.name
    assert all(name.isascii() and name.islower() for name in ALIASES.values())


def test_main_can_be_called_from_python(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(office)
    assert main(["check", "plans/a.yaml"]) == 0
    assert "1 tệp: 0 lỗi" in capsys.readouterr().out


def test_without_posix_modules_the_program_still_works(office: Path) -> None:
    # What Windows lacks must not be needed.
    hide = "import sys\nfor name in ('fcntl', 'pwd', 'grp', 'resource', 'termios', 'readline'): sys.modules[name] = None\n"
    program = f"{hide}from generator.cli import main\nsys.exit(main(['build']))"
    world = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=office,
        env=world,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    shutil.rmtree(office / "output")
