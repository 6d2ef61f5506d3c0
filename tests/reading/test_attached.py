"""A text that is issued with a decision is judged too: its head, what it belongs to, and how it is set."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from generator.package import read_package
from generator.reading.anatomy.paper import read_paper
from generator.reading.document.read import read_document
from generator.reading.lint import check_document

from .papers import words
from .papers.body import Ending
from .papers.change import Change, Opened, W, changed, words_of
from .papers.changes import retext, runs
from .papers.kinds import issuing
from .papers.plans import one_appendix
from .papers.wml import CENTER, paragraph, run

TEXT = words.ISSUED_TEXT


def _codes(data: bytes, folder: Path) -> set[str]:
    path = folder / "paper.docx"
    path.write_bytes(data)
    return {problem.code for problem in check_document(path).problems}


def test_the_text_is_told_from_the_decision(tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(issuing())
    paper = read_paper(read_document(read_package(path)))
    (one,) = paper.attached
    assert paper.kind is not None and (paper.kind.key, one.kind.key) == ("quyet_dinh", "ke_hoach")
    assert [piece.text for piece in one.subject] == ["Kiểm tra cải cách hành chính năm 2026"]
    assert " ".join(piece.text for piece in one.reference) == words.ISSUED.replace("\n", " ")
    assert [item.text for item in one.items] == [line.removeprefix("# ") for line in TEXT]


def _without_end() -> tuple[str, ...]:
    return (*TEXT[:-1], TEXT[-1].replace("./.", "."))


def _with_gap() -> tuple[str, ...]:
    return tuple(line.replace("# II.", "# III.") for line in TEXT)


ERRORS: list[tuple[str, Callable[[], bytes], str]] = [
    ("It does not say what it is issued with.", lambda: issuing(reference=""), "kem-theo/missing"),
    (
        "It names another number.",
        lambda: issuing(words.ISSUED.replace("46/", "45/")),
        "kem-theo/belongs",
    ),
    (
        "It names another symbol.",
        lambda: issuing(words.ISSUED.replace("QĐ-UBND", "KH-UBND")),
        "kem-theo/belongs",
    ),
    ("It has a number of its own.", lambda: issuing(number="Số: 15/KH-UBND"), "kem-theo/number"),
    (
        "It is signed by itself.",
        lambda: issuing(ending=Ending(words.DECISION_RECIPIENTS, ("CHỦ TỊCH",)).xml()),
        "kem-theo/signature",
    ),
    ("It has no end mark.", lambda: issuing(text=_without_end()), "noi-dung/end-mark"),
    ("A heading number is left out.", lambda: issuing(text=_with_gap()), "numbering/gap"),
    (
        "Its reference is upright.",
        lambda: changed(issuing, runs("(Kèm theo", i="0"))(),
        "phu-luc-kem-theo/italic",
    ),
    ("Its kind is not bold.", lambda: changed(issuing, runs("KẾ HOẠCH", b="0"))(), "ten-loai/bold"),
    (
        "Its text is set at 12.",
        lambda: changed(issuing, runs("1. Đánh giá", sz="24"))(),
        "khoan/size",
    ),
]


@pytest.mark.parametrize(("what", "build", "code"), ERRORS, ids=[what for what, _, _ in ERRORS])
def test_the_error_is_found_and_nothing_else(
    what: str, build: Callable[[], bytes], code: str, tmp_path: Path
) -> None:
    assert _codes(build(), tmp_path) == {code}


def test_a_subject_goes_on_in_a_paragraph_of_its_own(tmp_path: Path) -> None:
    on = paragraph(run("và các nhiệm vụ có liên quan", 14, bold=True), layout=CENTER)
    paper = changed(issuing, _below("Kiểm tra cải cách hành chính năm 2026", on))
    assert _codes(paper(), tmp_path) == set()


def _below(text: str, xml: str) -> Change:
    """`xml` stands below the last paragraph that says just `text`."""

    def change(opened: Opened) -> None:
        found = [p for p in opened.paragraphs() if words_of(p) == text][-1]
        wrapped = etree.fromstring(f'<x xmlns:w="{W.strip("{}")}">{xml}</x>')
        found.addnext(wrapped[0])

    return change


def test_blanks_are_not_compared(tmp_path: Path) -> None:
    blank = "(Kèm theo Quyết định số …/QĐ-UBND ngày … tháng … năm … của Ủy ban nhân dân xã Tân An)"
    assert _codes(issuing(blank), tmp_path) == set()


def test_an_appendix_names_the_paper_that_it_belongs_to(tmp_path: Path) -> None:
    other = retext("(Kèm theo Kế hoạch số 15/", "(Kèm theo Kế hoạch số 16/")
    assert _codes(changed(one_appendix, other)(), tmp_path) == {"kem-theo/belongs"}


def test_a_symbol_that_is_wrong_in_the_head_makes_none_wrong_below(tmp_path: Path) -> None:
    """And what to type there is told whole."""
    path = tmp_path / "a.docx"
    path.write_bytes(changed(one_appendix, retext("Số: 15/KH-UBND", "Số: 15/KHUBND"))())
    (told,) = check_document(path).problems
    assert told.code == "so-ky-hieu/abbreviation" and told.advice.vi == "Gõ lại: “KH-UBND”."
    path.write_bytes(changed(one_appendix, retext("Số: 15/KH-UBND", "Số: 16/KHUBND"))())
    codes = {one.code for one in check_document(path).problems}
    assert codes == {"so-ky-hieu/abbreviation", "kem-theo/belongs"}
