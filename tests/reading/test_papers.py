"""Correct papers of many makes have no finding of form; those that the decree does not rule are told so, no more."""

from pathlib import Path

import pytest

from generator.problems import Severity
from generator.reading.lint import check_document

from .papers import CORRECT, LIBREOFFICE, NOT_APPLICABLE, SOFFICE, Builder
from .papers.everyday import headings_below_an_appendix_without_reference

OPEN = {
    "draft": {"so-ky-hieu/blank", "dia-danh-thoi-gian/blank"},
    "draft-dots": {"so-ky-hieu/blank", "dia-danh-thoi-gian/blank"},
    "hard-spaces": {"so-ky-hieu/blank", "dia-danh-thoi-gian/blank"},
    "year-left-blank": {"so-ky-hieu/blank", "dia-danh-thoi-gian/blank"},
    "before-decree": {"law/before-decree"},
    "two-letters": {"file/another"},
}
"""What a correct paper is told all the same."""
CLASSES = {
    "party": "party",
    "normative-decision": "normative",
    "normative-resolution": "normative",
    "circular": "normative",
    "routing-slip": "routing-slip",
    "application": "citizen-form",
    "declaration": "citizen-form",
    "attached-regulation": "attached",
    "attached-regulation-issued": "attached",
    "circular-01-2011": "circular-01-2011",
}


def _codes(data: bytes, folder: Path) -> set[str]:
    path = folder / "paper.docx"
    path.write_bytes(data)
    return {problem.code for problem in check_document(path).problems}


@pytest.mark.parametrize("name", CORRECT)
def test_a_correct_paper_has_no_finding(name: str, tmp_path: Path) -> None:
    assert _codes(CORRECT[name](), tmp_path) == OPEN.get(name, set())


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice")
@pytest.mark.parametrize("build", LIBREOFFICE.values(), ids=LIBREOFFICE.keys())
def test_saved_again_by_libreoffice_it_has_no_error(build: Builder, tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(build())
    report = check_document(path)
    assert [p for p in report.problems if p.severity is Severity.ERROR] == []
    assert report.klass == "văn bản hành chính"


@pytest.mark.parametrize("name", NOT_APPLICABLE)
def test_what_the_decree_does_not_rule_gets_one_line(name: str, tmp_path: Path) -> None:
    assert _codes(NOT_APPLICABLE[name](), tmp_path) == {f"class/{CLASSES[name]}"}


def test_a_heading_of_an_appendix_is_no_title_of_it(tmp_path: Path) -> None:
    paper = headings_below_an_appendix_without_reference()
    assert _codes(paper, tmp_path) == {"phu-luc-kem-theo/missing"}
