"""After `fix` what stood alike stands alike: in line, as far apart, and no line of the head without its stroke."""

from functools import cache

from lxml import etree

from generator.mending.fix import Mended, mended
from generator.package import package_of
from generator.reading.document.layout import Paragraph
from generator.reading.document.read import read_document
from tests.reading.papers import changed
from tests.reading.papers.body import Hand, task_table
from tests.reading.papers.change import Opened
from tests.reading.papers.changes import layout, no_line, retext
from tests.reading.papers.file import docx
from tests.reading.papers.head import one_row
from tests.reading.papers.plans import HEAD, plan_body
from tests.reading.papers.wml import NAMES

_ROWS = (("STT", "Nhiệm vụ"), ("1", "Tập huấn"))


def _with_table(opened: Opened) -> None:
    rows = etree.fromstring(f"<x {NAMES}>{task_table(_ROWS, (15, 80))}</x>")
    opened.paragraph("III. TỔ CHỨC").addprevious(rows[0])


_FLAT = changed(
    lambda: docx(plan_body(one_row()(HEAD), Hand(14, 0, 0, 1, 0))),
    _with_table,
    no_line(2),
    layout("Nâng cao chất lượng giải quyết thủ tục hành chính", "spacing", after="240"),
)
"""A plan without any indent or gap, with a table, and without the line under its subject."""


@cache
def _flat() -> tuple[Mended, list[Paragraph]]:
    made = mended("a.docx", _FLAT())
    paragraphs = read_document(package_of("a.docx", made.content)).paragraphs
    return made, [one for one in paragraphs if not one.table]


def _opening(words: str) -> Paragraph:
    return next(one for one in _flat()[1] if one.text.startswith(words))


def test_headings_and_dashes_stay_in_line_with_the_text() -> None:
    for words in ("Căn cứ Luật", "I. MỤC", "1. Mục đích", "a) Rút", "- Danh mục", "Trong quá"):
        assert round(_opening(words).first or 0.0) == 10, words


def test_what_is_below_a_table_or_a_line_of_its_own_is_as_far_from_it_as_text_from_text() -> None:
    for words in ("Căn cứ Kế", "I. MỤC", "III. TỔ CHỨC", "Trong quá"):
        assert _opening(words).before == 6, words


def test_what_stood_otherwise_is_left_where_it_stood() -> None:
    apart = changed(_FLAT, layout("- Danh mục", "ind", left="567", hanging="283"))
    content = mended("a.docx", apart()).content
    paragraphs = read_document(package_of("a.docx", content)).paragraphs
    (dash,) = (one for one in paragraphs if one.text.startswith("- Danh mục"))
    assert (round(dash.left or 0.0), round(dash.first or 0.0)) == (10, -5)


def test_the_line_under_the_subject_is_drawn_and_the_gap_stands_below_it() -> None:
    made, paragraphs = _flat()
    assert "trich-yeu/line" in {one.problem.code for one in made.changes}
    at = paragraphs.index(_opening("Nâng cao chất lượng giải quyết thủ tục"))
    assert paragraphs[at].after == 0
    assert (paragraphs[at + 1].border_top, paragraphs[at + 1].after) == ("single", 12)


def test_a_long_line_is_told_by_the_place_that_changed() -> None:
    semicolon = "nhiệm vụ phát triển kinh tế - xã hội sáu tháng cuối năm 2026"
    made = mended("a.docx", changed(_FLAT, retext(f"{semicolon}.", f"{semicolon};"))())
    (told,) = (one.now.vi for one in made.changes if one.problem.code == "can-cu/full-stop")
    assert told.startswith("“…") and told.endswith("năm 2026.”")
