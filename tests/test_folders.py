"""A folder named in the place of files: all that stands in it is judged, and a table ends it."""

import json
import shutil
from pathlib import Path

import pytest

from tests.helpers import BASE, ROOT
from tests.program import kehoach
from tests.reading.papers import office


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two plans of which one is broken, a paper, and what no one wants to be judged."""
    within = tmp_path / "hồ sơ"
    (within / "văn bản").mkdir(parents=True)
    (within / "a.yaml").write_text(BASE, "utf-8")
    (within / "b.yaml").write_text(BASE.replace("place:", "plac:"), "utf-8")
    (within / "b.goc.yaml").write_text("the office's version", "utf-8")
    shutil.copy(ROOT / "templates" / "ke-hoach.docx", within / "văn bản" / "mẫu.docx")
    for name in ("~$mẫu.docx", "ghi chú.txt"):
        (within / "văn bản" / name).write_bytes(b"no paper")
    return tmp_path


def test_a_folder_is_its_plans_and_papers_with_a_line_for_each(folder: Path) -> None:
    done = kehoach("check", "hồ sơ", cwd=folder)
    rows = [
        [cell.strip() for cell in line.strip("│").split("│")]
        for line in done.stdout.splitlines()
        if line.startswith("│")
    ]
    assert [row[0] for row in rows] == [
        "hồ sơ/a.yaml",
        "hồ sơ/b.yaml",
        "hồ sơ/văn bản/mẫu.docx",
        "Cộng: 3 tệp",
    ]
    assert rows[0][1:] == ["–"] * 4 and rows[1][1] == "1"
    for column in zip(*(row[1:] for row in rows), strict=True):
        numbers = [0 if cell == "–" else int(cell) for cell in column]
        assert numbers[-1] == sum(numbers[:-1])
    others, counts, mend, then = done.stdout.splitlines()[-4:]
    assert done.returncode == 1 and counts.startswith("3 tệp: ")
    assert others.startswith("Không xét 3 tệp không phải văn bản Word hay kế hoạch: b.goc.yaml, ")
    assert "ghi chú.txt" in others and "~$mẫu.docx" in others
    assert "sửa ở các dòng được chỉ" in mend
    assert 'kehoach fix "hồ sơ" -o DA-SUA' in then and "--comments" in then


def test_comments_on_several_papers_are_refused_before_anything_is_told(folder: Path) -> None:
    shutil.copy(ROOT / "templates" / "ke-hoach.docx", folder / "hồ sơ" / "b.docx")
    done = kehoach("check", "hồ sơ", "--comments", "gc.docx", cwd=folder)
    assert done.returncode == 1 and done.stdout.startswith("gc.docx: comments/one-paper: ")
    assert "│" not in done.stdout


def test_a_paper_without_faults_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(office())
    done = kehoach("check", "a.docx", cwd=tmp_path)
    assert done.returncode == 0 and done.stdout.startswith("a.docx: đúng thể thức")


def test_a_name_with_spaces_that_came_apart_is_told_with_its_quotes(tmp_path: Path) -> None:
    (tmp_path / "kế hoạch năm.docx").write_bytes(office())
    for verb, *rest in (("check",), ("fix", "-o", "b.docx")):
        done = kehoach(verb, "kế", "hoạch", "năm.docx", *rest, cwd=tmp_path)
        assert done.returncode == 1 and '"kế hoạch năm.docx"' in done.stdout
        assert done.stdout.count("file/apart") == 1 and "file/missing" not in done.stdout


def test_what_a_folder_has_for_programs_is_one_document(folder: Path) -> None:
    done = kehoach("check", "hồ sơ", "--format", "json", cwd=folder)
    found = json.loads(done.stdout)["problems"]
    assert {problem["path"] for problem in found} >= {"hồ sơ/b.yaml"}


def test_a_plan_that_is_called_a_text_is_not_passed_over(folder: Path) -> None:
    (folder / "hồ sơ" / "c.yaml.txt").write_text(BASE, "utf-8")
    assert "hồ sơ/c.yaml.txt" in kehoach("check", "hồ sơ", cwd=folder).stdout


def test_an_empty_folder_is_an_error_and_hides_no_other_file(folder: Path) -> None:
    (folder / "trống").mkdir()
    done = kehoach("check", "trống", "hồ sơ", cwd=folder)
    assert done.returncode == 1 and done.stdout.startswith("trống: 1 lỗi\n")
    assert "[file/missing]" in done.stdout
    assert "hồ sơ/b.yaml" in done.stdout
