"""Our own documents get no privilege, and need none: saved again elsewhere or restyled, they still obey."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.shared import Mm, Pt

from generator.making.build import document_bytes
from generator.making.load import load_plan
from generator.problems import Severity
from generator.reading.lint import check_document
from tests.helpers import ROOT, changed, sound, template
from tests.office import convert
from tests.pages import need_pages

PLANS = ["base", *(path.stem for path in sorted((ROOT / "plans").glob("*.yaml")))]


def _document(name: str) -> bytes:
    loaded = sound() if name == "base" else load_plan(ROOT / "plans" / f"{name}.yaml")
    assert loaded.plan is not None
    return document_bytes(loaded, template())


def _errors(path: Path) -> list[str]:
    # The one error of a seed is its author's word, listed in tests/seeds.
    found = [
        problem for problem in check_document(path).problems if problem.severity is Severity.ERROR
    ]
    return [problem.code for problem in found if problem.code != "dia-danh-thoi-gian/place"]


@pytest.mark.parametrize("name", PLANS)
def test_saved_again_by_libreoffice_it_has_no_errors(name: str, tmp_path: Path) -> None:
    need_pages()
    path = tmp_path / "paper.docx"
    path.write_bytes(_document(name))
    convert([path], "docx:MS Word 2007 XML", tmp_path / "again")
    assert _errors(tmp_path / "again" / "paper.docx") == []


@pytest.mark.parametrize("name", PLANS)
def test_restyled_within_the_ranges_of_the_decree_it_has_no_errors(
    name: str, tmp_path: Path
) -> None:
    paper = docx.Document(BytesIO(_document(name)))
    for style, size in (
        ("Nội dung", 13),
        ("Quốc hiệu", 13),
        ("Cơ quan ban hành", 13),
        ("Tên loại", 13),
        ("Số trang", 13),
    ):
        paper.styles[style].font.size = Pt(size)  # type: ignore[attr-defined]
    body = paper.styles["Nội dung"].paragraph_format  # type: ignore[attr-defined]
    body.first_line_indent, body.space_after, body.line_spacing = Mm(10), Pt(8), 1.3
    section = paper.sections[0]
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
        Mm(25),
        Mm(22),
        Mm(31),
        Mm(16),
    )
    path = tmp_path / "paper.docx"
    paper.save(str(path))
    assert _errors(path) == []


def test_a_note_longer_than_its_sentence_may_slant(tmp_path: Path) -> None:
    task = "{text: Lập danh sách., lead: Sở Nội vụ, support: [Sở Tài chính], deadline: 2026-03-31, product: Danh sách xã}"
    path = tmp_path / "paper.docx"
    path.write_bytes(
        document_bytes(sound(changed(solutions=f"solutions:\n  - {task}")), template())
    )
    assert [problem.code for problem in check_document(path).problems] == []
    whole = docx.Document(str(path))
    (said,) = (
        paragraph for paragraph in whole.paragraphs if paragraph.text.startswith("1. Lập danh sách")
    )
    for run in said.runs:
        run.italic = True
    whole.save(str(path))
    assert [problem.code for problem in check_document(path).problems] == ["khoan/italic"]
