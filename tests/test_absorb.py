"""What a reviewer wrote into the Word document comes home into the plan file, or is listed."""

import shutil
from copy import deepcopy
from pathlib import Path

import pytest

from generator.absorbing.absorb import absorb
from generator.absorbing.writing import write
from generator.package import package_of, zip_parts
from generator.problems import Rejected
from generator.reading.authors import COMMENTED
from generator.reading.document.ooxml import W
from tests.desk import FULL, OFFICE, Desk, unplaced
from tests.helpers import BASE, ROOT
from tests.program import kehoach


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)  # what was built here is no document of the tests
    return Desk(tmp_path, OFFICE.read_text("utf-8"))


@pytest.mark.parametrize("tracked", [False, True])
@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("đúng hạn; xin lỗi", "trước hạn; xin lỗi", "trả kết quả trước hạn; xin lỗi"),
        ("15/12/2026", "10/12/2026", "trước ngày 10/12/2026."),
        ("24/4/2026", "20/4/2026", "thoi_han: 2026-04-20"),
        ("Thanh tra tỉnh", "Sở Tư pháp", "chu_tri: Sở Tư pháp"),
        ("98,5%", "99%", 'chi_tieu: {tu: "99", nam: 2026}'),
        ("các Phó Chủ tịch", "các PCT", "- Chủ tịch, các PCT UBND tỉnh"),
        ("Trần Thị Bình", "Lê Văn Cường", "ho_ten: Lê Văn Cường"),
        ("Lắng nghe ý kiến", "Tiếp thu ý kiến", "tieu_de: Tiếp thu ý kiến Nhân dân"),
        ("15/6/2026", "22/6/2026", "[1, Kết quả 6 tháng đầu năm, 22/6/2026]"),
        ("ban hành Kế hoạch như sau", "ban hành kế hoạch", "ban hành kế hoạch:"),
    ],
)
def test_words_come_home_to_their_value(
    office: Desk, old: str, new: str, line: str, tracked: bool
) -> None:
    before = office.plan.read_text("utf-8")
    office.say(old, new)
    done = office.absorbed(tracked)
    assert unplaced(done) == []
    changed = [one for one in done.text.splitlines() if one not in before.splitlines()]
    assert len(changed) == 1 and line in changed[0]
    assert new.split()[0] in " ".join(office.rebuilt(done))


def test_a_plan_that_somebody_wrote_in_meanwhile_is_left_to_them(office: Desk) -> None:
    office.say("15/12/2026", "10/12/2026")
    done = office.absorbed()
    theirs = office.plan.read_text("utf-8") + "# ghi chú của người khác\n"
    office.plan.write_text(theirs, "utf-8")
    with pytest.raises(Rejected) as refusal:
        write(office.plan, done)
    assert [one.code for one in refusal.value.problems] == ["absorb/changed"]
    assert office.plan.read_text("utf-8") == theirs
    assert {one.name for one in office.plan.parent.iterdir()} == {
        office.plan.name,
        office.paper.name,
    }


def test_paragraphs_that_came_and_went_are_items(office: Desk) -> None:
    gone = office.having("Đặt hòm thư")._p
    gone.getparent().remove(gone)
    here = office.having("Rà soát, công bố")
    new = here.insert_paragraph_before("d) Công khai số điện thoại của lãnh đạo.")
    here._p.addnext(new._p)
    done = office.absorbed()
    # The row of the task in the appendix stayed in Word: its lead and day go with the task, so it is told.
    assert "chỉ có trong Word: “15/4/2026”" in unplaced(done)
    assert all(one.startswith("chỉ có trong Word") for one in unplaced(done))
    assert "- Công khai số điện thoại của lãnh đạo." in done.text and "NV07" not in done.text
    words = office.rebuilt(done)
    assert "d) Công khai số điện thoại của lãnh đạo." in words


def test_a_paragraph_without_a_number_between_two_items_is_one(office: Desk) -> None:
    here = office.having("Rà soát, công bố")
    here.insert_paragraph_before("Công khai số điện thoại của lãnh đạo.")
    done = office.absorbed()
    assert not unplaced(done) and "- Công khai số điện thoại của lãnh đạo." in done.text
    told = [one.advice.vi for one in done.left if "số điện thoại" in one.message.vi]
    assert len(told) == 1 and "đã đưa vào thành mục mới" in told[0]
    assert "c) Công khai số điện thoại của lãnh đạo." in office.rebuilt(done)


@pytest.mark.parametrize("text", ["và công khai trên trang thông tin.", "- Công khai ngay."])
def test_what_may_go_on_from_the_item_above_is_left_to_people(office: Desk, text: str) -> None:
    office.having("Rà soát, công bố").insert_paragraph_before(text)
    done = office.absorbed()
    assert unplaced(done) == [f"chỉ có trong Word: “{text}”"] and not done.changes_file


def test_a_paragraph_behind_the_last_item_is_told_with_the_line_to_write(tmp_path: Path) -> None:
    desk = Desk(tmp_path, _two_headings())
    here = desk.having("Việc hai")
    here._p.addnext(here.insert_paragraph_before("Việc mới: làm ngay.")._p)
    told = desk.absorbed().left[-1].advice.vi
    lines = desk.plan.read_text("utf-8").split("\n")
    number = 1 + next(at for at, line in enumerate(lines) if "2026-06-30" in line)
    assert f"sau dòng {number} (“thoi_han: 2026-06-30”), dấu - lùi vào 6 dấu cách" in told
    item = told.partition("dấu cách: ")[2]
    lines.insert(number, f"      {item}")
    again = Desk(tmp_path, "\n".join(lines))
    assert "c) Việc mới: làm ngay." in [one.text for one in again.paragraphs()]


def test_a_paragraph_below_a_heading_is_told_behind_the_heading(tmp_path: Path) -> None:
    desk = Desk(tmp_path, _two_headings())
    desk.having("a) Việc một").insert_paragraph_before("Một câu dẫn.")
    (told,) = desk.absorbed().left
    assert "(“- tieu_de: Nhóm một”). Chữ cần viết: Một câu dẫn." in told.advice.vi


def _two_headings() -> str:
    return f"""{BASE.partition("solutions:")[0]}giai_phap:
  - tieu_de: Nhóm một
    cac_muc:
      - Việc một.
      - noi_dung: Việc hai.
        thoi_han: 2026-06-30
  - tieu_de: Nhóm hai
    cac_muc:
      - Việc ba.
      - Việc bốn.
implementation:{BASE.partition("implementation:")[2]}"""


def test_a_comment_that_speaks_of_nothing_in_the_text_is_told_once(office: Desk) -> None:
    paragraph = office.having("Rà soát, công bố")
    office.document.add_comment(paragraph.runs, "Xem lại.", "Lê Văn Cường", "LVC")
    for mark in list(paragraph._p.iter(W + "commentReference")):
        mark.getparent().remove(mark)
    done = office.absorbed()
    assert [one.code for one in done.left] == ["absorb/comment"] and done.comments == 0


def test_comments_of_people_stand_over_their_item(office: Desk) -> None:
    paragraph = office.having("Rà soát, công bố")
    office.document.add_comment(paragraph.runs, "Xem lại thời hạn này.", "Lê Văn Cường", "LVC")
    for own in COMMENTED:
        office.document.add_comment(paragraph.runs, "Của chương trình", own, "KH")
    done = office.absorbed()
    at = done.text.splitlines()
    number = next(i for i, line in enumerate(at) if "Xem lại thời hạn này." in line)
    assert at[number].strip().startswith("# Lê Văn Cường, ") and "NV05" in at[number + 1]
    assert done.comments == 1 and "Của chương trình" not in done.text
    assert not done.left


def test_what_finds_no_place_is_listed_with_its_words(office: Desk) -> None:
    before = office.plan.read_text("utf-8")
    office.say("CỘNG HÒA", "CỘNG HOÀ")
    office.having("Nơi nhận:").insert_paragraph_before("Một câu lạc lõng.")
    done = office.absorbed()
    said = " ".join(unplaced(done))
    assert "HOÀ" in said and "Một câu lạc lõng." in said
    assert done.text == before and not done.changes_file


def test_the_words_of_what_is_listed_are_all_told(office: Desk) -> None:
    long = " ".join(f"từ{number}" for number in range(60))
    office.having("Nơi nhận:").insert_paragraph_before(long)
    assert long in " ".join(unplaced(office.absorbed()))


def test_an_item_that_was_moved_takes_all_along_that_it_has(office: Desk) -> None:
    """Its keys are not printed in its paragraph: only its lines as they are keep them."""
    before = office.plan.read_text("utf-8").splitlines()
    moved, first = office.having("Đặt hòm thư"), office.having("Tổ chức đối thoại")
    first._p.addprevious(moved._p)
    done = office.absorbed()
    after = done.text.splitlines()
    assert sorted(after) == sorted(before) and after != before
    assert done.text.index("NV07") < done.text.index("NV06")


def test_a_paragraph_moved_where_the_plan_cannot_have_it_stays_and_is_listed(office: Desk) -> None:
    before = office.plan.read_text("utf-8")
    words = office.having("Đặt hòm thư")
    office.having("Nơi nhận:")._p.addprevious(words._p)
    done = office.absorbed()
    assert done.text == before
    assert [one.partition(":")[0] for one in unplaced(done) if "hòm thư" in one] == [
        "không còn trong Word",
        "chỉ có trong Word",
    ]


def test_a_paragraph_that_was_copied_is_listed(office: Desk) -> None:
    """What stands twice now was written by the reviewer, and does not follow from anything."""
    words = office.having("KẾ HOẠCH")
    words._p.addnext(deepcopy(words._p))
    assert unplaced(office.absorbed()) == ["chỉ có trong Word: “KẾ HOẠCH”"]


_SIGNS = """- * & a *b* **c** x ^[y] và [[z] một: hai # ba "x" 'y' {z} [t] 2*3 \\\\4"""


@pytest.mark.parametrize("where", ["trả kết quả", "các Phó Chủ tịch", "Trần Thị Bình", "new"])
def test_signs_that_a_reviewer_types_print_as_typed(office: Desk, where: str) -> None:
    if where == "new":
        here = office.having("Rà soát, công bố")
        here._p.addnext(here.insert_paragraph_before(f"d) Mở {_SIGNS} nữa.")._p)
    else:
        office.say(where, _SIGNS)
    done = office.absorbed()
    assert not any(_SIGNS in one for one in unplaced(done))
    assert _SIGNS in " ".join(office.rebuilt(done))


def test_a_text_and_a_table_that_say_one_value_in_two_ways_are_not_mixed(office: Desk) -> None:
    runs = [run for one in office.paragraphs() for run in one.runs if "Đặt hòm thư" in run.text]
    assert len(runs) == 2
    for number, run in enumerate(runs):
        run.text = run.text.replace("Đặt hòm", f"Treo{number} các hộp")
    done = office.absorbed()
    assert "Treo0 các hộp thư góp ý" in done.text
    assert any("Treo1 các hộp" in one for one in unplaced(done))


def test_an_item_that_went_while_its_row_was_edited_is_gone_and_the_edit_listed(
    office: Desk,
) -> None:
    office.having("Đặt hòm thư")._p.getparent().remove(office.having("Đặt hòm thư")._p)
    office.say("Đặt hòm thư", "Treo hòm thư")
    done = office.absorbed()
    assert "NV07" not in done.text
    assert any("Treo" in one for one in unplaced(done))


def test_elements_of_a_list_in_brackets_go_together(tmp_path: Path) -> None:
    start, behind = BASE.index("recipients:"), BASE.index("signature:")
    brackets = 'recipients: [Ban A, Ban B, Ban C, Ban D, "Lưu: VT, TH"]\n'
    desk = Desk(tmp_path, BASE[:start] + brackets + BASE[behind:])
    for name in ("Ban A", "Ban B", "Ban D"):
        gone = desk.having(name)._p
        gone.getparent().remove(gone)
    done = desk.absorbed()
    assert unplaced(done) == []
    assert 'recipients: [Ban C, "Lưu: VT, TH"]' in done.text


def test_a_list_of_which_nothing_is_left_stays_and_is_listed(office: Desk) -> None:
    start = office.plan.read_text("utf-8")
    for words in ("Tổ chức đối thoại", "Đặt hòm thư"):
        gone = office.having(words)._p
        gone.getparent().remove(gone)
    done = office.absorbed()
    assert done.text == start
    assert len([one for one in unplaced(done) if one.startswith("không còn trong Word")]) == 2


def test_a_recipient_is_added_and_one_taken_away(office: Desk) -> None:
    gone = office.having("Các sở, ban, ngành tỉnh;")
    gone.insert_paragraph_before("- Báo Minh Hòa;")
    gone._p.getparent().remove(gone._p)
    done = office.absorbed()
    assert unplaced(done) == []
    before = OFFICE.read_text("utf-8")
    assert done.text == before.replace("  - Các sở, ban, ngành tỉnh\n", "  - Báo Minh Hòa\n")


@pytest.mark.parametrize("words", ["Lịch phát sóng", "Sơ đồ minh họa", "Chỉ tiêu năm 2026"])
def test_only_what_was_over_a_table_went_and_the_table_stays(tmp_path: Path, words: str) -> None:
    shutil.copy(FULL.with_name("so-do.png"), tmp_path)
    desk = Desk(tmp_path, FULL.read_text("utf-8"))
    gone = next(one for one in desk.paragraphs() if one.text.endswith(words))._p
    gone.getparent().remove(gone)
    done = desk.absorbed()
    assert done.text == FULL.read_text("utf-8")
    assert any(words in one for one in unplaced(done))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("bao-cao", "Hoàn thành các nhiệm vụ", "Làm xong các nhiệm vụ"),
        ("ke-hoach-theo-chuong", "Hình thành kho dữ liệu", "Lập kho dữ liệu"),
        ("quyet-dinh", "có hiệu lực kể từ ngày ký", "có hiệu lực từ ngày 01/4/2026"),
    ],
)
def test_values_that_name_files_and_parts_are_no_hindrance(
    tmp_path: Path, name: str, old: str, new: str
) -> None:
    for one in (ROOT / "plans" / "minh-hoa-2026").glob("*.*"):
        shutil.copy(one, tmp_path)
    text = (tmp_path / f"{name}.yaml").read_text("utf-8")
    desk = Desk(tmp_path, text, f"{name}.yaml")
    desk.say(old, new)
    done = desk.absorbed()
    assert unplaced(done) == []
    assert done.text == text.replace(old, new)


def test_a_document_of_another_plan_or_of_another_state_is_refused(office: Desk) -> None:
    office.say("Thanh tra tỉnh", "Sở Tư pháp")
    office.absorbed()
    text = office.plan.read_text("utf-8")
    office.plan.write_text(text.replace("ít nhất 30%", "ít nhất 40%"), "utf-8")
    with pytest.raises(Rejected) as moved:
        absorb(office.plan, office.paper)
    assert moved.value.problems[0].code == "absorb/moved-on"
    office.plan.write_text(BASE, "utf-8")
    with pytest.raises(Rejected) as other:
        absorb(office.plan, office.paper)
    assert other.value.problems[0].code == "absorb/other-plan"


@pytest.mark.parametrize("part", ["word/document.xml", "docProps/custom.xml"])
def test_a_document_with_a_broken_part_is_refused(office: Desk, part: str) -> None:
    parts = package_of("", office.made).parts
    office.paper.write_bytes(zip_parts({**parts, part: parts[part][:200]}))
    with pytest.raises(Rejected) as broken:
        absorb(office.plan, office.paper)
    assert [one.code for one in broken.value.problems] == ["file/damaged"]


def test_words_that_would_break_the_plan_are_told_and_nothing_is_written(tmp_path: Path) -> None:
    desk = Desk(tmp_path, BASE)
    desk.say("30/6/2026", "31/9/2026")
    with pytest.raises(Rejected) as broken:
        desk.absorbed()
    assert [one.code for one in broken.value.problems] == ["absorb/broken", "plan/date"]


def test_the_verb_keeps_the_file_before_and_says_what_changed(office: Desk) -> None:
    office.say("Thanh tra tỉnh", "Sở Tư pháp")
    office.absorbed()
    folder, before = office.plan.parent, office.plan.read_bytes()
    names = (office.plan.name, office.paper.name)
    dry = kehoach("absorb", *names, "--dry-run", cwd=folder)
    assert dry.returncode == 0 and office.plan.read_bytes() == before
    assert "NV02: chủ trì: Thanh tra tỉnh → Sở Tư pháp" in dry.stdout
    done = kehoach("absorb", *names, cwd=folder)
    assert done.returncode == 0, done.stdout
    assert (folder / "ke-hoach.truoc.yaml").read_bytes() == before
    assert "chu_tri: Sở Tư pháp" in office.plan.read_text("utf-8")
    again = kehoach("absorb", *names, cwd=folder)
    assert again.returncode == 0 and "Không có gì phải ghi." in again.stdout
    assert "chu_tri: Sở Tư pháp" in office.plan.read_text("utf-8")


def _commune(folder: Path) -> Desk:
    """A commune's plan, with what it follows beside it."""
    plans = ROOT / "plans" / "xa-phuong"
    for one in ("xa-minh-tan-lan-1.goc.yaml", "tinh-minh-hoa-lan-1.yaml"):
        shutil.copy(plans / one, folder)
    name = "xa-minh-tan-lan-1.yaml"
    return Desk(folder, (plans / name).read_text("utf-8"), name)


def test_a_fixed_target_that_was_lowered_is_asked_and_not_written(tmp_path: Path) -> None:
    desk = _commune(tmp_path)
    before = desk.plan.read_bytes()
    desk.say("100%", "90%")
    done = desk.absorbed()
    assert [one.code for one in done.asked] == ["cascade/fixed"], done.asked
    names = (desk.plan.name, desk.paper.name)
    for flags in ((), ("--dry-run",), ("--dry-run", "--force")):
        told = kehoach("absorb", *names, *flags, cwd=tmp_path)
        assert told.returncode == 1 and desk.plan.read_bytes() == before
        assert "cascade/fixed" in told.stdout and "có đúng là muốn thế không" in told.stdout
    assert "--force" in kehoach("absorb", *names, cwd=tmp_path).stdout
    forced = kehoach("absorb", *names, "--force", cwd=tmp_path)
    assert forced.returncode == 1 and desk.plan.read_bytes() != before


def test_words_against_a_rule_of_the_plan_are_asked(office: Desk) -> None:
    office.say("đúng hạn; xin", "đúng hạn;; xin")
    assert [one.code for one in office.absorbed().asked] == ["plan/doubled-mark"]


def test_what_was_wrong_before_is_not_asked_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path, OFFICE.read_text("utf-8").replace("đúng hạn; xin", "đúng hạn;; xin"))
    desk.say("Thanh tra tỉnh", "Sở Tư pháp")
    assert desk.absorbed().asked == ()


NOTED = BASE.replace(
    "Nâng cao hiệu lực, hiệu quả quản lý nhà nước.",
    "Nâng cao hiệu lực^[Theo *Báo cáo* năm 2025 của tỉnh.], hiệu quả quản lý nhà nước.",
)


def _in_note(desk: Desk, old: str, new: str) -> None:
    part = next(
        one for one in desk.document.part.package.iter_parts() if "footnotes" in one.partname
    )
    assert old.encode() in part.blob
    part._blob = part.blob.replace(old.encode(), new.encode())


@pytest.mark.parametrize("tracked", [False, True])
def test_words_of_a_footnote_come_home(tmp_path: Path, tracked: bool) -> None:
    desk = Desk(tmp_path, NOTED)
    _in_note(desk, "năm 2025 của tỉnh", "năm 2024 của huyện")
    desk.say("hiệu quả quản lý", "hiệu quả điều hành")
    done = desk.absorbed(tracked)
    assert unplaced(done) == []
    wanted = NOTED.replace("năm 2025 của tỉnh", "năm 2024 của huyện")
    assert done.text == wanted.replace("hiệu quả quản lý", "hiệu quả điều hành")


def test_brackets_typed_into_a_footnote_are_listed(tmp_path: Path) -> None:
    desk = Desk(tmp_path, NOTED)
    _in_note(desk, "của tỉnh", "của [tỉnh]")
    done = desk.absorbed()
    assert done.text == NOTED and any("[tỉnh]" in one for one in unplaced(done))


def test_a_paragraph_is_called_by_its_words_as_word_shows_no_numbers(office: Desk) -> None:
    office.say("KẾ HOẠCH", "KẾ HOẠCH CHUNG")
    office.having("Rà soát, công bố").insert_paragraph_before("và một câu lạc lõng.")
    title, stray = (one.spot.part for one in office.absorbed().left)
    assert title == "đoạn “KẾ HOẠCH CHUNG” (Trích yếu)"
    assert stray.startswith("mục ")
