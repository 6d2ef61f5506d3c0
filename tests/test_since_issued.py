"""What changed since a plan was issued is told at its line, and what was signed is kept."""

import re
from pathlib import Path

import pytest

from generator.changes.issued import further_problems
from generator.making.issue import issue
from generator.making.load import load_plan
from generator.problems import Problem
from tests.helpers import BASE
from tests.program import kehoach

DRAFT = BASE.replace("number: 5\ndate: 2026-02-03\n", "number:\ndate:\n")
CHANGES = {
    "a figure": ('at_least: "45,00"', 'at_least: "46,00"', "45,00 → 46,00 điểm"),
    "a deadline": ("deadline: 2026-06-30", "deadline: 2026-07-30", "30/6/2026 → 30/7/2026"),
    "who signs": ("name: Nguyễn Văn An", "name: Nguyễn Văn Bình", "Nguyễn Văn An → Nguyễn Văn Bình"),
    "a sentence": ("Nâng cao hiệu lực", "Tăng hiệu lực", "Tăng"),
    "the title": ("Quản trị và Hành chính công năm 2026", "Quản trị và Hành chính công", "năm 2026"),
}  # fmt: skip


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan that was issued as no. 21."""
    path = tmp_path_factory.mktemp("issued") / "plans" / "a.yaml"
    path.parent.mkdir()
    path.write_text(DRAFT, "utf-8")
    issue(path, "21", "2026-02-10")
    return path


def _told(path: Path) -> list[Problem]:
    plan = load_plan(path).plan
    assert plan
    return further_problems(path, plan)


@pytest.mark.parametrize("name", CHANGES)
def test_what_changed_is_told_old_and_new_at_its_line(name: str, plan: Path) -> None:
    issued = plan.read_text("utf-8")
    old, new, said = CHANGES[name]
    assert issued.count(old) == 1 and _told(plan) == []
    try:
        plan.write_text(issued.replace(old, new), "utf-8")
        (found,) = _told(plan)
    finally:
        plan.write_text(issued, "utf-8")
    assert said in found.message.vi and found.code == "plan/since-issue"
    assert new in found.excerpt


def test_what_is_issued_again_under_a_number_of_its_own_is_no_warning(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    path = tmp_path / "plans" / "a.yaml"
    path.write_text(DRAFT, "utf-8")
    for number, day, told in (
        ("21", "2026-02-10", ""),
        ("22", "2026-02-12", "a.docx nay là số 22"),
    ):
        draft = DRAFT.replace('"45,00"', '"46,00"').replace("version: 1", "version: 2")
        path.write_text(draft if told else DRAFT, "utf-8")
        issued = kehoach("issue", "plans/a.yaml", "--number", number, "--date", day, cwd=tmp_path)
        assert issued.returncode == 0
        done = kehoach("build", cwd=tmp_path)
        assert done.returncode == 0 and told in done.stdout + done.stderr
        assert not re.search(r"cảnh báo: .*đã ban hành số 21", done.stdout + done.stderr)
    assert (tmp_path / "output" / "a.da-ban-hanh-21.docx").is_file()


def test_the_signed_document_is_kept_and_a_second_issue_says_what_it_does(tmp_path: Path) -> None:
    plans, output = tmp_path / "plans", tmp_path / "output"
    plans.mkdir()
    path = plans / "a.yaml"
    path.write_text(DRAFT, "utf-8")
    number = ("--number", "21", "--date", "2026-02-10")
    assert kehoach("build", "plans/a.yaml", cwd=tmp_path).returncode == 0  # a draft is not kept
    assert kehoach("issue", "plans/a.yaml", *number, cwd=tmp_path).returncode == 0
    assert kehoach("build", cwd=tmp_path).returncode == 0
    signed = (output / "a.docx").read_bytes()
    (output / "a.pdf").write_bytes(b"%PDF-1.7 scanned")
    for figure in ("46,00", "47,00"):
        text = (
            path.read_text("utf-8")
            .replace('"45,00"', f'"{figure}"')
            .replace('"46,00"', f'"{figure}"')
        )
        path.write_text(text, "utf-8")
        done = kehoach("build", cwd=tmp_path)
        assert done.returncode == 0 and f"45,00 → {figure}" in done.stdout + done.stderr
        assert ("a.da-ban-hanh-21.docx" in done.stdout + done.stderr) is (figure == "46,00")
        assert ("a.da-ban-hanh-21.pdf" in done.stdout + done.stderr) is (figure == "46,00")
    assert {one.name for one in output.glob("*.pdf")} == {"a.da-ban-hanh-21.pdf"}
    assert (output / "a.da-ban-hanh-21.pdf").read_bytes() == b"%PDF-1.7 scanned"
    assert [one.name for one in output.glob("*.docx")].count("a.docx") == 1
    assert (output / "a.da-ban-hanh-21.docx").read_bytes() == signed
    assert len([*output.glob("*.docx")]) == 2
    assert kehoach("build", "--verify", cwd=tmp_path).returncode == 0
    again = kehoach("issue", "plans/a.yaml", *number, cwd=tmp_path)
    assert again.returncode == 0 and "45,00 → 47,00" in again.stdout + again.stderr
    assert "thay cho nội dung ghi trước đây" in again.stdout
    assert '"45,00"' in (plans / "a.da-ban-hanh-21.yaml").read_text("utf-8")
    assert '"47,00"' in (plans / "a.da-ban-hanh-21-2.yaml").read_text("utf-8")
    assert "plan/since-issue" not in kehoach("check", "plans", "--all", cwd=tmp_path).stdout
