"""What is passed over because its look is right gives the findings that counting its letters gives."""

import pytest

from generator.problems import Problem
from generator.reading.document import read
from generator.reading.document.layout import Document
from generator.reading.lint import check_content
from generator.reading.rules import letters

from .errors import FORM_ERRORS
from .papers import CORRECT

PAPERS = [*[row.build for row in FORM_ERRORS], *[CORRECT[name] for name in sorted(CORRECT)[::5]]]


def _found(content: bytes) -> tuple[Problem, ...]:
    read._last.clear()
    return check_content("x.docx", content).problems


def test_looks_that_are_right_are_passed_over_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    contents = [build() for build in PAPERS]
    quick = [_found(content) for content in contents]
    monkeypatch.setattr(letters, "_RIGHT", {})
    monkeypatch.setattr(Document, "runs_unlike", lambda document, plain: document.runs)
    assert [_found(content) for content in contents] == quick
    assert {one.code for found in quick for one in found} > {
        "page/font",
        "page/color",
        "ho-ten/bold",
    }
