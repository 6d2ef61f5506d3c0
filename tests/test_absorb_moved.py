"""Hidden names lead words home where the words do not; elements move with all that they have."""

from copy import deepcopy
from pathlib import Path

import pytest

from generator.reading.document.ooxml import W
from tests.desk import OFFICE, Desk, unplaced
from tests.helpers import BASE
from tests.office import SOFFICE, converted

_NAMES = (W + "bookmarkStart", W + "bookmarkEnd")


@pytest.fixture
def office(tmp_path: Path) -> Desk:
    return Desk(tmp_path, OFFICE.read_text("utf-8"))


def _unnamed(desk: Desk) -> None:
    for mark in list(desk.document.element.body.iter(*_NAMES)):
        mark.getparent().remove(mark)


def _type_over(desk: Desk, words: str, new: str) -> None:
    """Other words in the place of all that a paragraph says."""
    first, *rest = desk.having(words).runs
    first.text = new
    for run in rest:
        run._r.getparent().remove(run._r)


@pytest.mark.parametrize("tracked", [False, True])
def test_a_paragraph_written_anew_is_still_that_item(office: Desk, tracked: bool) -> None:
    _type_over(office, "b) Đặt hòm thư", "b) Mở chuyên mục hỏi đáp hai chiều.")
    done = office.absorbed(tracked)
    new = 'NV07, noi_dung: "Mở chuyên mục hỏi đáp hai chiều."'
    assert new in done.text
    # Its table repeats the words that it had, and Word still has them there.
    assert all("hòm thư" in one for one in unplaced(done))


def test_without_its_name_such_a_paragraph_is_another_item(office: Desk) -> None:
    _unnamed(office)
    _type_over(office, "b) Đặt hòm thư", "b) Mở chuyên mục hỏi đáp hai chiều.")
    done = office.absorbed()
    assert "- Mở chuyên mục hỏi đáp hai chiều." in done.text and "NV07" not in done.text


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_names_lead_home_what_libreoffice_saved(office: Desk) -> None:
    _type_over(office, "b) Đặt hòm thư", "b) Mở chuyên mục hỏi đáp hai chiều.")
    office.say("Thanh tra tỉnh", "Sở Tư pháp")
    office.saved_by(lambda content: converted(content, "docx"))
    done = office.absorbed()
    assert "chuyên mục hỏi đáp" in done.text and "chu_tri: Sở Tư pháp" in done.text
    assert all("hòm thư" in one for one in unplaced(done))


def test_a_copy_with_the_same_name_is_told_and_the_first_stays(office: Desk) -> None:
    before = office.plan.read_text("utf-8")
    words = office.having("b) Đặt hòm thư")
    office.having("Nơi nhận:")._p.addprevious(deepcopy(words._p))
    done = office.absorbed()
    assert done.text == before
    assert [one for one in unplaced(done) if "hòm thư" in one and "chỉ có trong Word" in one]


def test_an_edited_copy_is_told_and_the_first_stays(office: Desk) -> None:
    before = office.plan.read_text("utf-8")
    copy = deepcopy(office.having("b) Đặt hòm thư")._p)
    office.having("Nơi nhận:")._p.addprevious(copy)
    next(one for one in copy.iter(W + "t") if "hòm thư" in one.text).text += " Thêm nữa."
    done = office.absorbed()
    assert done.text == before
    assert any("Thêm nữa." in one for one in unplaced(done))


def test_words_typed_into_the_beginning_push_the_paragraph_from_its_name(office: Desk) -> None:
    """Enter at the beginning leaves the name in the new paragraph: the words tell which is which."""
    old = office.having("b) Đặt hòm thư")._p
    new = deepcopy(old)
    old.addprevious(new)
    for mark in list(old.iter(*_NAMES)):
        mark.getparent().remove(mark)
    first, *rest = new.iter(W + "r")
    first.find(W + "t").text = "b) Mở chuyên mục hỏi đáp."
    for run in rest:
        run.getparent().remove(run)
    done = office.absorbed()
    assert "Đặt hòm thư góp ý" in done.text
    assert (
        "\n      - Mở chuyên mục hỏi đáp\n" in done.text or "- Mở chuyên mục hỏi đáp." in done.text
    )


def test_two_paragraphs_that_were_joined_are_one_item(office: Desk) -> None:
    first, second = office.having("a) Tổ chức đối thoại"), office.having("b) Đặt hòm thư")
    for child in list(second._p):
        if child.tag != W + "pPr":
            first._p.append(child)
    second._p.getparent().remove(second._p)
    done = office.absorbed()
    assert "NV06" in done.text and "NV07" not in done.text
    said = done.text + " ".join(unplaced(done))
    assert "Đặt hòm thư góp ý" in said


PLAN = BASE.replace(
    "implementation:",
    """\
  - title: Công khai
    items:
      - id: NV10
        text: "Niêm yết danh sách, gồm:"  # nhận xét của tôi
        items:
          - Danh sách hộ nghèo.
          - Kế hoạch sử dụng đất.
      - {id: NV11, text: Mở chuyên mục trên báo., lead: Sở Nội vụ}
  - title: Đối thoại
    items:
      - {id: NV20, text: Tổ chức đối thoại hằng quý., lead: Thanh tra tỉnh}
      - {id: NV21, text: Trả lời kiến nghị của người dân., lead: Thanh tra tỉnh}
implementation:""",
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, PLAN)


def test_an_item_moves_with_all_that_stands_below_it(desk: Desk) -> None:
    parts = [desk.takes(one) for one in ("Niêm yết danh sách", "hộ nghèo", "sử dụng đất")]
    for part in reversed(parts):
        desk.having("Mở chuyên mục")._p.addnext(part)
    done = desk.absorbed()
    assert unplaced(done) == []
    assert sorted(done.text.splitlines()) == sorted(PLAN.splitlines())
    assert done.text.index("NV11") < done.text.index("NV10") < done.text.index("hộ nghèo")


def test_a_heading_moves_with_its_items(desk: Desk) -> None:
    for part in [desk.takes(one) for one in ("Đối thoại", "hằng quý", "kiến nghị")]:
        desk.having("Công khai")._p.addprevious(part)
    done = desk.absorbed()
    assert unplaced(done) == []
    assert sorted(done.text.splitlines()) == sorted(PLAN.splitlines())
    assert done.text.index("Đối thoại") < done.text.index("NV20") < done.text.index("Công khai")


def test_an_item_that_moved_may_be_edited_too(desk: Desk) -> None:
    moved = desk.takes("kiến nghị")
    desk.having("hằng quý")._p.addprevious(moved)
    desk.say("kiến nghị của người dân", "phản ánh của người dân")
    done = desk.absorbed()
    assert unplaced(done) == []
    assert done.text.index("{id: NV21, text: Trả lời phản ánh của") < done.text.index("NV20")


def test_an_item_moves_to_another_heading_and_what_is_typed_below_it_goes_along(desk: Desk) -> None:
    moved = desk.takes("Mở chuyên mục")
    here = desk.having("Trả lời kiến nghị")
    here._p.addnext(moved)
    desk.having("Mở chuyên mục")._p.addnext(
        here.insert_paragraph_before("d) Đăng tải hằng tuần.")._p
    )
    done = desk.absorbed()
    assert unplaced(done) == []
    order = [done.text.index(one) for one in ("NV10", "NV20", "NV21", "NV11", "Đăng tải hằng tuần")]
    assert order == sorted(order)
    assert done.text.count("NV11") == 1


def test_the_last_item_of_a_heading_does_not_leave_it(desk: Desk) -> None:
    parts = [desk.takes(one) for one in ("hằng quý", "kiến nghị")]
    for part in reversed(parts):
        desk.having("Mở chuyên mục")._p.addnext(part)
    done = desk.absorbed()
    assert done.text.count("NV20") == done.text.count("NV21") == 1
    assert len(unplaced(done)) > 0


def test_a_comment_goes_along_with_its_item(desk: Desk) -> None:
    moved = desk.takes("kiến nghị")
    desk.having("hằng quý")._p.addprevious(moved)
    desk.document.add_comment(desk.having("kiến nghị").runs, "Làm trước.", "Lê Văn Cường", "LVC")
    lines = desk.absorbed().text.splitlines()
    at = next(number for number, line in enumerate(lines) if "Làm trước." in line)
    assert lines[at].startswith("      # ") and "NV21" in lines[at + 1] and "NV20" in lines[at + 2]
