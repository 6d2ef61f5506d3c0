"""A folder named in the place of files: all that stands in it is judged, and a table ends it."""

import json
import re
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.helpers import BASE, ROOT, told_of
from tests.program import kehoach
from tests.reading.papers import changed, office
from tests.reading.papers.changes import retext


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
    assert done.stdout.startswith("┏")
    assert [row[0] for row in rows] == [
        "hồ sơ/văn bản/mẫu.docx",
        "hồ sơ/b.yaml",
        "hồ sơ/a.yaml",
        "Cộng: 3 tệp",
    ]
    assert rows[2][1:] == ["–"] * 4 and rows[1][1] == "1" and int(rows[0][1]) > 1
    for column in zip(*(row[1:] for row in rows), strict=True):
        numbers = [0 if cell == "–" else int(cell) for cell in column]
        assert numbers[-1] == sum(numbers[:-1])
    others, counts, mend, then = done.stdout.splitlines()[-4:]
    assert done.returncode == 1 and counts.startswith("3 tệp: ")
    assert others.startswith("Không xét 3 tệp không phải văn bản Word hay kế hoạch: b.goc.yaml, ")
    assert "ghi chú.txt" in others and "~$mẫu.docx" in others
    assert "sửa ở các dòng được chỉ" in mend
    assert 'kehoach fix "hồ sơ" -o DA-SUA' in then and "--comments" in then


def test_of_a_folder_errors_are_told_and_of_the_rest_how_many(folder: Path) -> None:
    """All of it with `--all`, and with `--strict` what that fails for."""
    paper = folder / "hồ sơ" / "c.docx"
    paper.write_bytes(_faulty())
    found = kehoach("check", "hồ sơ/c.docx", cwd=folder).stdout
    rest = [line for line in found.splitlines() if re.match(r"    - (cảnh báo|lưu ý): ", line)]
    brief, strict, whole = (
        kehoach("check", "hồ sơ", *more, cwd=folder).stdout
        for more in ((), ("--strict",), ("--all",))
    )
    assert "[tieu-ngu/text]" in brief and "hồ sơ/c.docx: 1 lỗi, 1 lưu ý\n" in brief
    assert [line for line in rest if line in brief] == [] and "thêm --all\n" in brief
    assert len(rest) == 1 and rest[0] in whole and "--all" not in whole
    assert rest[0] not in strict and "thêm --all\n" in strict


def test_papers_that_cannot_be_read_stand_last_and_are_named(folder: Path) -> None:
    (folder / "hồ sơ" / "a.docx").write_bytes(b"%PDF-1.7")
    rows = [one for one in kehoach("check", "hồ sơ", cwd=folder).stdout.splitlines() if "│" in one]
    assert rows[-2].startswith("│ hồ sơ/a.docx (không đọc được) ")


@pytest.mark.parametrize("count", [12, 13, 14])
def test_of_files_passed_over_none_is_left_out_alone(count: int, tmp_path: Path) -> None:
    (tmp_path / "hồ sơ").mkdir()
    (tmp_path / "hồ sơ" / "a.yaml").write_text(BASE, "utf-8")
    for number in range(count):
        (tmp_path / "hồ sơ" / f"{number:02}.pdf").write_bytes(b"%PDF-1.7")
    said = kehoach("check", "hồ sơ", cwd=tmp_path).stdout
    named = [f"{number:02}.pdf" for number in range(count) if f"{number:02}.pdf" in said]
    assert len(named) == (12 if count == 14 else count)
    assert (" và 2 tệp khác" in said) is (count == 14)


def _faulty() -> bytes:
    """A paper with a slip in its motto and one of wording."""
    motto = retext("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc")
    return changed(office, motto, retext("Bố trí công chức", "Bố trí  công chức"))()


def test_papers_of_a_folder_are_written_with_comments_where_they_stood(folder: Path) -> None:
    """A sound one is not, nor one that cannot be read; the copies are judged by no later run."""
    within = folder / "hồ sơ"
    (within / "văn bản" / "c.docx").write_bytes(_faulty())
    (within / "đúng.docx").write_bytes(office())
    (within / "hỏng.docx").write_bytes(b"PK")
    before = {one: one.read_bytes() for one in within.rglob("*.docx")}
    said = kehoach("check", "hồ sơ", cwd=folder).stdout.splitlines()[-1]
    assert 'kehoach check "hồ sơ" --comments CO-GHI-CHU;' in said
    done = kehoach("check", "hồ sơ", "--comments", "hồ sơ/CO-GHI-CHU", cwd=folder)
    out = within / "CO-GHI-CHU"
    made = sorted(one.relative_to(out).as_posix() for one in out.rglob("*") if one.is_file())
    assert made == ["văn bản/c.docx", "văn bản/mẫu.docx"] and done.returncode == 1
    notes = [len(_comments(out / name)) for name in made]
    assert notes[0] == 2 and f"hồ sơ/CO-GHI-CHU: 2 văn bản, {sum(notes)} ghi chú\n" in done.stdout
    assert re.search(r"c\.docx +│ 1 +│ – +│ 1 +│ – +│ 2 +│", done.stdout)
    assert {one: one.read_bytes() for one in before} == before
    again = kehoach("check", "hồ sơ", "--comments", "hồ sơ/CO-GHI-CHU", cwd=folder)
    assert again.returncode == 1 and "│" not in again.stdout
    assert 'kehoach check "hồ sơ" --comments "hồ sơ/CO-GHI-CHU-2"' in again.stdout


def _comments(paper: Path) -> list[str]:
    with ZipFile(paper) as archive:
        return re.findall("<w:comment ", archive.read("word/comments.xml").decode())


def test_several_papers_go_to_a_folder_each_under_its_own_name(folder: Path) -> None:
    within = folder / "hồ sơ"
    papers = [within / "văn bản" / "c.docx", within / "c.docx"]
    for paper in papers:
        paper.write_bytes(_faulty())
    named = [one.relative_to(folder).as_posix() for one in papers]
    then = kehoach("check", *named, cwd=folder).stdout.splitlines()[-1]
    assert "--comments CO-GHI-CHU;" in then and all(one in then for one in named)
    done = kehoach("check", *named, "--comments", "gc", cwd=folder)
    assert "gc: 2 văn bản, 4 ghi chú\n" in done.stdout
    assert sorted(one.name for one in (folder / "gc").iterdir()) == ["c-2.docx", "c.docx"]
    then = kehoach("check", *named, cwd=folder).stdout
    (folder / "CO-GHI-CHU").mkdir()
    assert "--comments CO-GHI-CHU-2;" in kehoach("check", *named, cwd=folder).stdout


@pytest.mark.parametrize(
    ("files", "target", "code"),
    [
        (["hồ sơ"], "gc.docx", "comments/folder"),
        (["hồ sơ"], "hồ sơ/a.yaml", "comments/folder"),
        (["hồ sơ/a.yaml"], "gc.docx", "comments/no-paper"),
        (["hồ sơ/b.docx"], "gc.txt", "comments/suffix"),
        (["hồ sơ/b.docx"], "hồ sơ/b.docx", "comments/exists"),
    ],
)
def test_where_comments_cannot_go_is_told_before_anything_else(
    files: list[str], target: str, code: str, folder: Path
) -> None:
    shutil.copy(ROOT / "templates" / "ke-hoach.docx", folder / "hồ sơ" / "b.docx")
    done = kehoach("check", *files, "--comments", target, cwd=folder)
    first = done.stdout.splitlines()[0]
    assert done.returncode == 1 and told_of(first, code, target)
    assert "│" not in done.stdout and "lỗi" not in done.stdout


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
    assert done.returncode == 1 and "\ntrống: 1 lỗi\n" in done.stdout
    assert "[file/missing]" in done.stdout
    assert "hồ sơ/b.yaml" in done.stdout
