"""The printed page: correct papers are told nothing, each rule finds its fault, and what is measured is so."""

import os
from importlib.util import find_spec
from pathlib import Path

import pytest

from generator.law.decree30 import QUOC_HIEU, TIEU_NGU
from generator.making.build import build
from generator.making.plans import find_plans
from generator.mending.fix import mended
from generator.package import read_package
from generator.problems import Severity
from generator.reading.anatomy.paper import Paper, read_paper
from generator.reading.document.read import read_document
from generator.reading.finding import FORM, TEXT
from generator.reading.lint import check_document
from generator.reading.pages import laid_out
from generator.reading.pages.laid_out import check_pages
from generator.reading.pages.page_rule import PAGES, Laid
from generator.reading.pages.placing import Printed, number_of
from generator.reading.pages.sheets import Glyph, Sheet, read_sheets
from tests.helpers import ROOT
from tests.pages import lay_out, need_pages, need_rdocx, without_office

from .papers import CORRECT, NOT_APPLICABLE, Opened, changed, office, words
from .papers.body import Ending
from .papers.change import W, put, words_of
from .papers.changes import layout, line_of, runs, section
from .papers.file import docx, zipped
from .papers.head import one_row
from .papers.kinds import issuing, letter_one
from .papers.plans import HEAD, plan_body
from .papers.printed import BROKEN, blank_page, long_table
from .papers.wml import Layout, paragraph, run, table

MAKES = (
    "office", "border-lines", "underscore-lines", "vml-t32", "three-rows", "spacer-column", "tabs", "space-bar",
    "text-boxes-lines-over", "two-appendices", "draft", "cong-van-many", "quyet-dinh", "deep-styles", "chart",
    "picture", "footnotes", "table-in-text",
)  # fmt: skip


@pytest.fixture(autouse=True)
def needed() -> None:
    need_pages()
    if find_spec("pypdfium2") is None:
        assert not os.environ.get("CI"), "pypdfium2 is missing"
        pytest.skip("needs pypdfium2")


def _saved(data: bytes, folder: Path) -> Path:
    path = folder / "paper.docx"
    path.write_bytes(data)
    return path


def _codes(data: bytes, folder: Path) -> set[str]:
    return {problem.code for problem in check_pages(_saved(data, folder)).problems}


def _paper(data: bytes, folder: Path) -> Paper:
    return read_paper(read_document(read_package(_saved(data, folder))))


@pytest.mark.usefixtures("open_office")
def test_what_fix_mends_has_no_signature_cut_by_a_page(tmp_path: Path) -> None:
    """Nor its name alone on the next page, where what was mended took more room."""
    cut = changed(
        office, layout("Toàn bộ hồ sơ", "spacing", before="4200"), runs("KẾ HOẠCH", b="0")
    )
    code = "quyen-han-chuc-vu/laid-out-alone"
    assert code in _codes(cut(), tmp_path)
    assert code not in _codes(mended("paper.docx", cut()).content, tmp_path)


@pytest.mark.usefixtures("open_office")
@pytest.mark.parametrize("name", MAKES)
def test_a_correct_paper_has_no_finding(name: str, tmp_path: Path) -> None:
    assert check_pages(_saved(CORRECT[name](), tmp_path)).problems == ()


@pytest.mark.usefixtures("open_office")
def test_a_table_whose_head_is_repeated_has_no_finding(tmp_path: Path) -> None:
    assert _codes(long_table(True), tmp_path) == set()


@pytest.mark.usefixtures("open_office")
def test_documents_built_from_plans_have_no_finding(tmp_path: Path) -> None:
    built = list(build(find_plans(ROOT / "plans"), tmp_path))
    assert built and all(one.output for one in built)
    assert [
        problem for one in built if one.output for problem in check_pages(one.output).problems
    ] == []


@pytest.mark.usefixtures("open_office")
@pytest.mark.parametrize("name", BROKEN)
def test_each_fault_is_found_and_nothing_else(name: str, tmp_path: Path) -> None:
    assert _codes(BROKEN[name].build(), tmp_path) == BROKEN[name].codes


def test_every_rule_has_a_broken_paper() -> None:
    assert set().union(*(broken.codes for broken in BROKEN.values())) == {
        rule.code for rule in PAGES
    }


def test_codes_are_new_and_every_rule_is_told_in_both_languages() -> None:
    codes = [rule.code for rule in PAGES]
    assert len(set(codes)) == len(codes) and not {*codes} & {rule.code for rule in (*FORM, *TEXT)}
    assert all("/laid-out-" in code for code in codes)
    for rule in PAGES:
        entry = rule.entry
        assert entry.title.vi and entry.title.en and entry.article and entry.good and entry.bad


def test_findings_say_page_measure_and_article(tmp_path: Path) -> None:
    (found,) = check_pages(_saved(BROKEN["long-line-under-agency"].build(), tmp_path)).problems
    assert found.spot.part == "trang 1 (Cơ quan ban hành)" and found.severity is Severity.WARNING
    assert (
        "dài 45 mm" in found.message.vi and "PL I, II.2.b" in found.message.en and found.advice.vi
    )
    assert check_pages(tmp_path / "paper.docx", ignore=[found.code]).problems == ()


@pytest.mark.usefixtures("open_office")
def test_an_issued_text_may_count_its_own_pages(tmp_path: Path) -> None:
    text = tuple(f"{number}. Kiểm tra thôn số {number}." for number in range(1, 60))
    lines = (words.ISSUED_TEXT[0], *text[:-1], f"{text[-1][:-1]}./.")
    anew = changed(lambda: issuing(text=lines), section("pgNumType", index=1, start="1"), _titled)
    assert _codes(anew(), tmp_path) == set()


def _titled(opened: Opened) -> None:
    """No section shows the number of its first page."""
    for one in opened.part().iter(f"{W}sectPr"):
        put(one, "titlePg")


@pytest.mark.usefixtures("open_office")
def test_a_page_with_a_frame_alone_is_not_blank(tmp_path: Path) -> None:
    frame = table((80,), [(paragraph(),)], borders=True) + paragraph()
    assert "page/laid-out-blank" not in _codes(blank_page(frame), tmp_path)


@pytest.mark.usefixtures("open_office")
def test_minutes_are_signed_above_their_recipients(tmp_path: Path) -> None:
    minutes = changed(_recipients_below, _minutes)
    assert "quyen-han-chuc-vu/laid-out-level" in _codes(_recipients_below(), tmp_path)
    assert "quyen-han-chuc-vu/laid-out-level" not in _codes(minutes(), tmp_path)


def _minutes(opened: Opened) -> None:
    kind = next(p for p in opened.paragraphs() if words_of(p) == "KẾ HOẠCH")
    next(kind.iter(f"{W}t")).text = "BIÊN BẢN"


def _recipients_below() -> bytes:
    """A paper signed in a table, the recipients below it."""
    ending = Ending(words.PLAN_RECIPIENTS, words.COMMITTEE)
    signed = table((75, 90), [(paragraph(), ending.right())]) + ending.left()
    return docx(plan_body(one_row()(HEAD), ending=paragraph() + signed))


@pytest.mark.usefixtures("open_office")
def test_a_paper_of_one_page_needs_no_number(tmp_path: Path) -> None:
    path = _saved(letter_one(), tmp_path)
    assert "so-trang/missing" in check_pages(path).decided


@pytest.mark.usefixtures("open_office")
@pytest.mark.parametrize(("more", "expected"), [(1, Severity.UNDECIDED), (8, Severity.ERROR)])
def test_a_line_that_spills_over_makes_no_second_page(
    more: int, expected: Severity, tmp_path: Path
) -> None:
    spill = paragraph(run("Người soạn", 14), layout=Layout(page_break=True))
    spill += paragraph(run("Nơi lập văn bản", 14)) * (more - 1)
    text = Opened(letter_one()).parts["word/document.xml"].decode()
    at = text.rindex("<w:sectPr>")
    body = (text[:at] + spill + text[at:]).encode()
    path = _saved(zipped(Opened(letter_one()).parts | {"word/document.xml": body}), tmp_path)
    found = [one for one in check_pages(path).problems if one.code == "so-trang/laid-out-missing"]
    assert [one.severity for one in found] == [expected]


def test_places_and_lengths_are_those_that_poppler_sees(tmp_path: Path) -> None:
    path = _saved(office(), tmp_path)
    pages = lay_out([path], tmp_path)["paper"]
    sheets, _ = read_sheets(pages.pdf.read_bytes())
    printed = Printed(paper := read_document(read_package(path)), sheets)
    found = read_paper(paper).found
    for code, text in (
        ("quoc-hieu", QUOC_HIEU),
        ("tieu-ngu", TIEU_NGU),
        ("co-quan-ban-hanh", "XÃ TÂN AN"),
    ):
        words, place = pages.phrase(text), printed.place(found[code][-1])
        assert place is not None
        assert (place.first.left, place.last.right) == pytest.approx(
            (words[0].left, words[-1].right), abs=0.5
        )
        below = [
            s
            for s in sheets[0].strokes
            if 0 < s.height - place.first.line < 15 and s.left > words[0].left - 20
        ]
        if code != "quoc-hieu":
            drawn = min(below, key=lambda stroke: abs(stroke.left - words[0].left))
            # 200 dots an inch: 0.36 pt each, and half a pen at either end.
            assert drawn.right - drawn.left == pytest.approx(pages.line_below(words), abs=1.5)


def test_what_cannot_be_found_on_the_page_is_undecided_never_silent(tmp_path: Path) -> None:
    paper = _paper(long_table(True), tmp_path)
    laid = Laid(paper, Printed(paper.document, [Sheet(n, 595, 842) for n in (1, 2)]))
    judged = [
        rule
        for rule in PAGES
        if not rule.code.startswith(("so-trang/", "page/")) and rule.applies(laid)
    ]
    assert len(judged) >= 9
    for rule in judged:
        assert {finding.severity for finding in rule.check(laid)} == {Severity.UNDECIDED}, rule.code


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("2", 2),
        ("- 3 -", 3),
        ("Trang 4/7", 4),
        ("12", 12),
        ("Trang", None),
        ("2a", None),
        ("12345", None),
        ("", None),
    ],
)
def test_what_is_a_page_number(line: str, number: int | None) -> None:
    letters = [Glyph(char, 0, 1, 0, 14, 1) for char in line if char != " "]
    assert number_of(letters) == number


def test_letters_of_other_widths_are_not_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(laid_out, "_AS_WIDE", ("nosuchfont",))
    (found,) = check_pages(_saved(office(), tmp_path)).problems
    assert (found.code, found.severity) == ("page/no-font", Severity.UNDECIDED)


def test_pages_of_rdocx_are_told_to_be_an_estimate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need_rdocx()
    without_office(monkeypatch)
    report = check_pages(_saved(office(), tmp_path))
    (found,) = report.problems
    assert (found.code, found.severity) == ("page/estimated", Severity.UNDECIDED)
    assert "rdocx" in found.message.vi and not report.decided
    bad = check_pages(_saved(BROKEN["no-number"].build(), tmp_path))
    assert {(one.code, one.severity) for one in bad.problems} == {
        ("page/estimated", Severity.UNDECIDED),
        ("so-trang/laid-out-missing", Severity.UNDECIDED),
    }


def test_a_text_that_is_issued_is_laid_out_too(tmp_path: Path) -> None:
    good = NOT_APPLICABLE["attached-regulation"]
    assert _codes(good(), tmp_path) == set()
    assert _codes(changed(good, line_of(1, 40))(), tmp_path) == {"tieu-ngu/laid-out-line-length"}


@pytest.mark.parametrize("name", ["party", "application", "routing-slip"])
def test_what_the_decree_does_not_rule_is_not_laid_out(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    path = _saved(NOT_APPLICABLE[name](), tmp_path)
    assert check_pages(path).problems == () and check_document(path).problems
