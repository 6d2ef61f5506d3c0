"""Lines below names: typed dashes make room for one that is drawn, which is as long as the widest line of text."""

import pytest

from generator.mending.fix import mended
from generator.package import package_of
from generator.reading.anatomy.paper import Paper, read_paper
from generator.reading.document.read import read_document
from generator.reading.lint import check_content
from tests.reading.papers import changed, office
from tests.reading.papers.change import Opened, W
from tests.reading.papers.changes import after, line_of, no_line, retext, typed_line
from tests.reading.papers.head import TIEU_NGU
from tests.reading.papers.wml import CENTER, paragraph, run

DASHES = "-" * 24
BELOW = paragraph(run(DASHES, 13), layout=CENTER)


def _codes(content: bytes) -> list[str]:
    return [one.code for one in check_content("a.docx", content).problems]


def _paper(content: bytes) -> Paper:
    return read_paper(read_document(package_of("a.docx", content)))


@pytest.mark.parametrize("tracked", [False, True])
@pytest.mark.parametrize("drawn", [False, True])
def test_typed_dashes_go_and_one_line_is_left(drawn: bool, tracked: bool) -> None:
    change = after(TIEU_NGU, BELOW) if drawn else typed_line(1, DASHES)
    before = changed(office, change)()
    assert _codes(before) == ["tieu-ngu/line"]
    made = mended("a.docx", before, tracked=tracked)
    assert _codes(made.content) == [] and len(made.changes) == 1
    (line,) = _paper(made.content).lines["tieu-ngu"]
    assert line.made == ("drawn" if drawn else "border")
    blanks = [len(_blank(_paper(one))) for one in (before, made.content)]
    assert tracked or blanks[1] == blanks[0] + (not drawn), "the line of the dashes is gone"


def _blank(paper: Paper) -> list[object]:
    return [one for one in paper.document.paragraphs if one.blank and one.table == 1]


def test_what_stands_beside_dashes_stays() -> None:
    """A name and its dashes in one paragraph are for a person."""

    def broken(opened: Opened) -> None:
        name = opened.paragraph(TIEU_NGU)
        words = next(name.iter(f"{W}t"))
        new = words.makeelement(f"{W}t")
        new.text = DASHES
        words.addnext(new)
        words.addnext(words.makeelement(f"{W}br"))

    before = changed(office, no_line(1), broken)()
    made = mended("a.docx", before)
    assert DASHES in "".join(Opened(made.content).part().itertext())
    assert "tieu-ngu/line" in _codes(made.content)


def test_what_is_to_be_done_about_dashes_names_them() -> None:
    for change in (typed_line(1, DASHES), after(TIEU_NGU, BELOW)):
        (told,) = check_content("a.docx", changed(office, change)()).problems
        assert told.advice.vi.startswith("Xóa dòng gạch gõ tay, ")


SHORT = retext("trên địa bàn xã Tân An năm 2026", "năm 2026")


def test_a_line_goes_by_the_widest_line_of_text_where_the_last_is_a_word_or_two() -> None:
    widest = max(map(_widths, _paper(changed(office, SHORT)()).found["trich-yeu"]))
    before = changed(office, SHORT, line_of(2, 10))()
    (told,) = check_content("a.docx", before).problems
    assert told.code == "trich-yeu/line-length"
    for content in (before, changed(office, SHORT, no_line(2))()):
        made = mended("a.docx", content).content
        (line,) = _paper(made).lines["trich-yeu"]
        assert line.length and widest / 3 <= line.length <= widest / 2
        assert _codes(made) == []


def _widths(piece: object) -> float:
    return max(map(piece.width, piece.lines()))  # type: ignore[attr-defined]
