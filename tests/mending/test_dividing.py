"""Each appendix opens a section whose pages count from 1, wherever a page ends above it."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.mending.fix import mended
from generator.reading.lint import check_content
from tests.audit import audited
from tests.reading.papers import words
from tests.reading.papers.body import Hand, appendix
from tests.reading.papers.change import Change, Opened, W, changed, props, words_of
from tests.reading.papers.file import docx, page_number
from tests.reading.papers.plans import HEAD, one_row, plan_body
from tests.reading.papers.wml import Layout, Section, paragraph

_PAGE_END = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_SECTION = paragraph(section=Section().xml())
_NO_NUMBER = {"header1": paragraph()}


def _paper(*ends: str, headers: Mapping[str, str] | None = None) -> bytes:
    """A plan with an appendix behind each of the ends."""
    sentence = words.ONE_APPENDIX if len(ends) == 1 else words.TWO_APPENDICES
    body = plan_body(one_row()(HEAD), extra=[sentence])
    for at, end in enumerate(ends):
        number = ("I", "II")[at] if len(ends) > 1 else ""
        text = Hand().plan(("1. Niêm yết công khai thủ tục.", "2. Số hóa kết quả giải quyết./."))
        body += end + appendix(number, "NHIỆM VỤ CỦA TỪNG CƠ QUAN", words.REFERENCE, text)
    return docx(body, headers=headers)


def _marked(name: str, where: str, at: int, **values: str) -> Change:
    """Puts `w:name` into the first run of the paragraph that says `where`, or its properties."""

    def change(opened: Opened) -> None:
        found = next(one for one in opened.paragraphs() if words_of(one) == where)
        holder = next(found.iter(f"{W}r")) if at else props(found, "pPr")
        made = holder.makeelement(f"{W}{name}", {f"{W}{key}": said for key, said in values.items()})
        holder.insert(at, made)

    return change


def _one(*changes: Change, above: str = "") -> Callable[[], bytes]:
    return changed(lambda: _paper(above), *changes)


OPENED: dict[str, tuple[Callable[[], bytes], list[str | None]]] = {
    "a section that counts on": (lambda: _paper(_SECTION), [None, "1"]),
    "a page's end": (lambda: _paper(_PAGE_END), [None, "1"]),
    "a page's end between blank lines": (
        lambda: _paper(paragraph() + _PAGE_END + paragraph() * 2),
        [None, "1"],
    ),
    "a page's end in the heading": (
        _one(_marked("br", "Phụ lục", 1, type="page")),
        [None, "1"],
    ),
    "a heading on a new page": (_one(_marked("pageBreakBefore", "Phụ lục", 0)), [None, "1"]),
    "a heading that Word saw on a new page": (
        _one(_marked("lastRenderedPageBreak", "Phụ lục", 1), above=paragraph() * 9),
        [None, "1"],
    ),
    "a blank line on a new page": (
        lambda: _paper(paragraph(layout=Layout(page_break=True)) + paragraph()),
        [None, "1"],
    ),
    "two of them": (lambda: _paper(_PAGE_END, _PAGE_END), [None, "1", "1"]),
    "a page's end behind the text": (
        changed(
            lambda: _paper(_PAGE_END, "", headers=_NO_NUMBER),
            _marked("br", "2. Số hóa kết quả giải quyết./.", 2, type="page"),
        ),
        [None, "1", "1"],
    ),
    "no numbers yet": (lambda: _paper(_PAGE_END, _SECTION, headers=_NO_NUMBER), [None, "1", "1"]),
}


def _starts(content: bytes) -> list[str | None]:
    found = [one.find(f"{W}pgNumType") for one in Opened(content).part().iter(f"{W}sectPr")]
    return [None if one is None else one.get(f"{W}start") for one in found]


@pytest.mark.parametrize("name", OPENED)
def test_each_appendix_counts_its_pages_from_1(name: str, tmp_path: Path) -> None:
    build, starts = OPENED[name]
    before, path = build(), tmp_path / "a.docx"
    assert [one.code for one in check_content("a.docx", before).problems]
    made = mended("a.docx", before)
    path.write_bytes(made.content)
    assert [one.code for one in check_content("a.docx", made.content).problems] == []
    assert _starts(made.content) == starts
    assert audited(path).errors == []


def test_an_appendix_in_the_middle_of_a_page_is_left_with_what_to_do() -> None:
    before = _paper(paragraph(), headers=_NO_NUMBER)
    made = mended("a.docx", before)
    (left,) = [one for one in made.kept if one.problem.code == "so-trang/missing"]
    assert "trước “Phụ lục”, sang phần mới (Word: Layout > Breaks > Next Page)" in left.why.vi
    assert made.content == before


def test_a_count_from_1_is_tracked_and_a_new_section_is_not() -> None:
    made = mended("a.docx", _paper(_SECTION, _PAGE_END), tracked=True)
    assert [one.problem.code for one in made.changes] == ["phu-luc/page-number"]
    (left,) = made.kept
    assert "“Phụ lục II”, sang phần mới" in left.why.vi
    assert _starts(made.content) == [None, "1", None], "of the last section what it was, too"


def test_a_number_in_the_footer_stays_where_changes_are_tracked_and_how_it_goes_is_told() -> None:
    page, footer = Section(header="", footer="footer1"), {"footer1": page_number()}
    before = docx(plan_body(one_row()(HEAD)), page, headers=footer)
    assert [one.problem.code for one in mended("a.docx", before).changes] == ["so-trang/header"]
    made = mended("a.docx", before, tracked=True)
    (left,) = made.kept
    assert left.problem.code == "so-trang/header" and made.content == before
    assert "sửa lại mà không để dấu vết, hoặc bấm đúp vào số" in left.why.vi


@pytest.mark.parametrize(
    "section", [Section(header="", title_page=False), Section(title_page=False)]
)
def test_numbers_that_are_tracked_can_be_refused(section: Section, tmp_path: Path) -> None:
    """A header of its own, or one that is blank; what is left then is a blank one."""
    body, path = plan_body(one_row()(HEAD)), tmp_path / "a.docx"
    before = docx(body, section, headers=_NO_NUMBER)
    made = mended("a.docx", before, tracked=True)
    path.write_bytes(made.content)
    assert [one.problem.code for one in made.changes] == ["so-trang/missing"]
    assert [one.code for one in check_content("a.docx", made.content).problems] == []
    assert audited(path).errors == []
    opened = Opened(made.content)
    for name in [one for one in opened.parts if one.startswith("word/header")]:
        for new in [*opened.part(name).iter(f"{W}ins")]:
            new.getparent().remove(new)  # type: ignore[union-attr]
    (change,) = opened.part().iter(f"{W}sectPrChange")
    assert change.find(f"{W}sectPr/{W}titlePg") is None
    left = [one.code for one in check_content("a.docx", opened.closed()).problems]
    assert left == [one.code for one in check_content("a.docx", before).problems]


def test_the_section_of_the_text_alone_hides_its_first_number() -> None:
    made = Opened(mended("a.docx", _paper(_PAGE_END)).content)
    titles = [one.find(f"{W}titlePg") is not None for one in made.part().iter(f"{W}sectPr")]
    assert titles == [True, False]
    assert not [one for one in made.part().iter(f"{W}br") if one.get(f"{W}type") == "page"]


def test_a_blank_line_where_a_commented_place_ends_stays() -> None:
    end = '<w:commentRangeEnd w:id="7"/></w:p>'
    made = mended("a.docx", _paper(_PAGE_END.replace("</w:p>", end)))
    assert len([*Opened(made.content).part().iter(f"{W}commentRangeEnd")]) == 1
    assert _starts(made.content) == [None, "1"]
