"""A paper that `fix` mended keeps headings with what they head, and the signature with the text."""

from pathlib import Path

import pytest

from generator.cli import main as run_cli
from generator.mending.fix import mended
from generator.package import package_of
from generator.reading.anatomy.outline import looks_like_heading
from generator.reading.anatomy.paper import Paper, read_paper
from generator.reading.document.read import read_document
from tests.audit import audited
from tests.reading.papers import CORRECT, Builder, changed, office
from tests.reading.papers.change import W
from tests.reading.papers.changes import after, led_by, margin
from tests.reading.papers.kinds import decision, letter_one
from tests.reading.papers.wml import paragraph, run, table

_MOVED = margin("bottom", 30)


def _paper(content: bytes) -> Paper:
    return read_paper(read_document(package_of("a.docx", content)))


def _kept(paper: Paper) -> set[str]:
    return {one.text.strip() for one in paper.document.paragraphs if one.kept and one.text.strip()}


def _headings(paper: Paper) -> set[str]:
    return {one.paragraph.text for one in paper.items if looks_like_heading(one)}


@pytest.mark.parametrize("name", ["office", "parts", "space-bar", "table-in-text", "quyet-dinh"])
def test_what_was_mended_holds_headings_and_the_end_together(name: str) -> None:
    made = mended("a.docx", changed(CORRECT[name], _MOVED)())
    paper = _paper(made.content)
    *_, last = (one.paragraph for one in paper.items)
    names = [one.paragraph for one in paper.closing.names]
    assert _headings(paper) <= _kept(paper) and last.kept
    assert made.held and not any(one.kept for one in names if one.free)
    again = mended("a.docx", made.content)
    assert (again.content, again.held) == (made.content, 0)


def test_the_row_of_a_signature_is_on_one_page() -> None:
    paper = _paper(mended("a.docx", changed(letter_one, _MOVED)()).content)
    (row,) = {next(one.paragraph.element.iterancestors(f"{W}tr")) for one in paper.closing.names}
    assert row.find(f"{W}trPr/{W}cantSplit") is not None


def test_no_table_of_the_text_is_held_by_its_paragraphs() -> None:
    """A table that ends the text would go to the signature's page as a whole."""
    rows = [[paragraph(run(f"ô {at}", 13)), paragraph(run("Nội dung", 13))] for at in range(6)]
    last = _paper(office()).items[-1].text
    before = changed(office, after(last, table((20, 145), rows)), _MOVED)()
    paper = _paper(mended("a.docx", before).content)
    assert not any(one.kept for one in paper.document.paragraphs if one.text.startswith("ô "))
    assert last not in _kept(paper)


def test_only_what_was_mended_as_a_whole_is_held() -> None:
    good, moved = office(), changed(office, _MOVED)()
    assert mended("a.docx", good).held == 0
    assert mended("a.docx", moved, only=["page/margin-bottom"]).held == 0
    assert mended("a.docx", moved, tracked=True).held == 0


def test_a_line_that_enacts_stays_with_its_first_article() -> None:
    made = mended("a.docx", changed(decision, led_by("QUYẾT ĐỊNH:", " " * 46))())
    assert "QUYẾT ĐỊNH:" in _kept(_paper(made.content))


@pytest.mark.parametrize("build", [office, letter_one, CORRECT["space-bar"]])
def test_the_markup_stays_valid_and_it_is_told(
    build: Builder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper, out = tmp_path / "a.docx", tmp_path / "b.docx"
    paper.write_bytes(changed(build, _MOVED)())
    assert run_cli(["fix", str(paper), "-o", str(out)]) == 0
    assert "nay không rời phần kế nó sang trang khác" in capsys.readouterr().out
    assert audited(out).errors == []
