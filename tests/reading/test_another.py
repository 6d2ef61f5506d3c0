"""A file with two papers: the first is judged, the second is named, and nothing else is said of it."""

from collections import Counter

import pytest

from generator.mending.fix import mended
from generator.package import package_of
from generator.problems import Severity
from generator.reading.lint import check_content
from tests.reading.papers import CORRECT, office
from tests.reading.papers.body import Hand
from tests.reading.papers.file import docx
from tests.reading.papers.head import one_row
from tests.reading.papers.kinds import LETTER_HEAD
from tests.reading.papers.plans import HEAD, plan_body
from tests.reading.papers.wml import Layout, Section, paragraph, run

BREAK = paragraph(layout=Layout(page_break=True))
WRONG = "Đã xem xét ,  theo điều 3 của Quyết định số 15/QĐ-UBND ngày 05/01/2026 về việc gì đó./."
_SECOND = one_row()(LETTER_HEAD) + Hand().text(WRONG)
CODE = "file/another"


def _codes(content: bytes) -> Counter[str]:
    return Counter(one.code for one in check_content("a.docx", content).problems)


def _two(second: str = _SECOND, between: str = BREAK) -> bytes:
    return docx(plan_body(one_row()(HEAD)) + between + second)


def test_of_the_second_paper_is_said_where_it_begins_and_nothing_else() -> None:
    assert _codes(office()) == Counter()
    alone = docx(_SECOND)
    assert len(_codes(alone)) > 2, "the second paper alone has much that is wrong"
    (told,) = check_content("a.docx", _two()).problems
    assert told.code == CODE and told.severity is Severity.UNDECIDED
    assert told.spot.part.startswith("bảng 1") and "Tách" in told.advice.vi
    assert "“ỦY BAN NHÂN DÂN" in told.message.vi


def test_what_the_first_cites_is_not_yet_cited_in_the_second() -> None:
    cited = "Quyết định số 99/QĐ-BNV ngày 05 tháng 01 năm 2026 của Bộ Nội vụ về công tác"
    whole = plan_body(one_row()(HEAD), extra=(f"Thực hiện {cited} năm 2026.",))
    second = one_row()(LETTER_HEAD) + Hand().text(f"Căn cứ {cited} năm 2026, báo cáo./.")
    found = _codes(docx(whole + BREAK + second))
    assert found == Counter([CODE])


def test_pages_of_the_second_that_lie_are_no_fault_of_the_first() -> None:
    upright = paragraph(section=Section().xml())
    content = docx(plan_body(one_row()(HEAD)) + upright + _SECOND, Section(landscape=True))
    assert _codes(content) == Counter([CODE])


def test_a_number_of_its_own_begins_a_paper_as_the_name_of_the_nation_does() -> None:
    number = paragraph(run("ĐOÀN THANH NIÊN", 14, bold=True)) + paragraph(run("Số: 08/BC-ĐTN", 14))
    text = Hand().text(WRONG)
    (told,) = check_content("a.docx", _two(number + text)).problems
    assert told.code == CODE and "ĐOÀN THANH NIÊN" in told.message.vi
    assert CODE not in _codes(_two(paragraph(run("Ghi chú", 14)) + text))


@pytest.mark.parametrize("name", ["quyet-dinh-kem-ke-hoach", "form-below-an-issued-text"])
def test_forms_and_texts_that_are_issued_with_it_are_no_other_papers(name: str) -> None:
    assert CODE not in _codes(CORRECT[name]())


def test_fix_mends_the_first_and_leaves_the_second_as_it_is() -> None:
    wrong = one_row()(HEAD).replace("Độc lập - Tự do", "Độc Lập - Tự do")
    made = mended("a.docx", docx(plan_body(wrong) + BREAK + _SECOND))
    assert [one.problem.code for one in made.changes] == ["tieu-ngu/text"]
    (left,) = [one for one in made.others if one.problem.code == CODE]
    assert left.why.vi == "tách ra thành tệp riêng"
    assert CODE in _codes(made.content) and WRONG.encode() in _document(made.content)


def _document(content: bytes) -> bytes:
    return package_of("a.docx", content).parts["word/document.xml"]
