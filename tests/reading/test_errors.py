"""E01 to E78: each error of form is found in a paper that holds only it."""

from pathlib import Path

import pytest

from generator.reading.finding import FORM, TEXT
from generator.reading.lint import check_document

from .errors import FORM_ERRORS, LEFT_TO_WORDING, FormError


@pytest.mark.parametrize("row", FORM_ERRORS, ids=lambda row: f"{row.id}-{row.what}")
def test_the_error_is_found_and_nothing_else(row: FormError, tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(row.build())
    form = {rule.code for rule in (*FORM, *TEXT)}
    found = {problem.code for problem in check_document(path).problems if problem.code in form}
    assert row.expected <= found
    assert found <= row.expected | row.implied


def test_every_expected_code_exists() -> None:
    known = {rule.code for rule in (*FORM, *TEXT)}
    assert {code for row in FORM_ERRORS for code in row.expected} <= known


def test_the_table_is_complete() -> None:
    assert {row.id for row in FORM_ERRORS} | set(LEFT_TO_WORDING) == {
        f"E{i:02d}" for i in range(1, 79)
    }
