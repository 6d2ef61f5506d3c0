"""A folder named in the place of files: all that stands in it is judged, and a table ends it."""

import json
import shutil
from pathlib import Path

import pytest

from tests.helpers import BASE, ROOT
from tests.program import kehoach


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
    assert done.returncode == 1 and done.stdout.splitlines()[-2].startswith("3 tệp: ")
    assert "sửa ở các dòng được chỉ" in done.stdout


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
