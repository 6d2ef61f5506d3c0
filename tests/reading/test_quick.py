"""What is passed over because its look is right gives the findings that counting its letters gives."""

from dataclasses import replace

import pytest

from generator.package import package_of
from generator.reading.anatomy import segments
from generator.reading.anatomy.paper import Paper, read_paper
from generator.reading.document.layout import Document
from generator.reading.document.read import read_document
from generator.reading.finding import FORM, TEXT
from generator.reading.rules import letters

from .errors import FORM_ERRORS
from .papers import CORRECT

BUILDERS = [*[row.build for row in FORM_ERRORS], *[CORRECT[name] for name in sorted(CORRECT)[::5]]]


def _found(paper: Paper) -> list[str]:
    """What the rules find that may ask for looks; those of wording know none."""
    found = (one for rules in (FORM, TEXT) for one in rules.judge(paper))
    return [f"{entry.code} {finding}" for entry, finding in found]


def test_a_line_without_a_gap_is_the_one_piece_that_cutting_it_gives() -> None:
    alone, cut = 0, 0
    for _, build in sorted(CORRECT.items()):
        for as_read in read_document(package_of("x.docx", build())).paragraphs:
            for one in (as_read, replace(as_read, label="1.")):
                quick, slow = list(segments._segments(one)), list(segments._cut_at_gaps(one))
                assert list(map(vars, quick)) == list(map(vars, slow))
                alone, cut = alone + segments._is_one(one), cut + (len(quick) > 1)
    assert alone > 1000 and cut > 10


def test_looks_that_are_right_are_passed_over_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = [read_paper(read_document(package_of("a.docx", build()))) for build in BUILDERS]
    quick = list(map(_found, papers))
    monkeypatch.setattr(letters, "_RIGHT", {})
    monkeypatch.setattr(Document, "runs_unlike", lambda document, plain: document.runs)
    for paper in papers:
        paper.__dict__.pop("_done", None)  # what the quick look kept
    assert list(map(_found, papers)) == quick
    codes = {one.partition(" ")[0] for found in quick for one in found}
    assert codes > {"page/font", "page/color", "ho-ten/bold"}
