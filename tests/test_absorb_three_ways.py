"""A reviewed document of a plan that moved on: what either side changed stands, what both changed is asked."""

import shutil
import subprocess
from pathlib import Path

import pytest

from generator.absorbing.absorb import Absorbed, absorb
from generator.cascade.kept import keep
from generator.package import package_of
from generator.redline.make import redline
from tests.desk import OFFICE, Desk, unplaced

TEXT = OFFICE.read_text("utf-8")


@pytest.fixture
def office(tmp_path: Path) -> Desk:
    return Desk(tmp_path, TEXT)


def _moves_on(desk: Desk, *changes: tuple[str, str]) -> str:
    """The plan changed since, and the file before is kept beside it."""
    before = desk.plan.read_text("utf-8")
    text = before
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    keep(desk.plan, before.encode())
    desk.plan.write_text(text, "utf-8")
    return text


def _clashes(done: Absorbed) -> list[str]:
    return [one.message.vi for one in done.left if one.code == "absorb/clash"]


def _kept(desk: Desk) -> None:
    keep(desk.plan, TEXT.encode())


def _beside(desk: Desk) -> None:
    (desk.plan.parent / "ke-hoach.docx").write_bytes(desk.made)


def _in_git(desk: Desk) -> None:
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@b", "-C", str(desk.plan.parent)]
    for command in (["init", "-q"], ["add", desk.plan.name], ["commit", "-qm", "bản đầu"]):
        subprocess.run([*git, *command], check=True, capture_output=True)


def _tracked(desk: Desk) -> None:
    paper = redline(package_of("", desk.made), package_of("", desk.saved())).content
    desk.saved_by(lambda _: paper)


@pytest.mark.parametrize("base", [_kept, _beside, _in_git, _tracked])
def test_what_the_plan_was_is_found_wherever_it_still_is(office: Desk, base: object) -> None:
    if base is _in_git and shutil.which("git") is None:
        pytest.skip("git is not installed")
    office.say("Thanh tra tỉnh", "Sở Tư pháp")
    base(office)  # type: ignore[operator]
    text = TEXT.replace("ít nhất 30%", "ít nhất 40%")
    office.plan.write_text(text, "utf-8")
    done = office.absorbed()
    assert unplaced(done) == []
    assert done.text == text.replace("chu_tri: Thanh tra tỉnh", "chu_tri: Sở Tư pháp")


def test_both_sides_change_fields_of_one_item(office: Desk) -> None:
    text = _moves_on(office, ("san_pham: Báo cáo kiểm tra", "san_pham: Báo cáo kết quả"))
    office.say("Thanh tra tỉnh", "Sở Tư pháp")
    office.say("trả kết quả đúng hạn", "trả kết quả trước hạn")
    done = office.absorbed()
    assert unplaced(done) == []
    wanted = text.replace("chu_tri: Thanh tra tỉnh", "chu_tri: Sở Tư pháp")
    assert done.text == wanted.replace("kết quả đúng hạn", "kết quả trước hạn")


def test_what_both_changed_in_one_field_is_asked_with_both_words(office: Desk) -> None:
    text = _moves_on(office, ("trả kết quả đúng hạn", "trả kết quả sớm"))
    office.say("trả kết quả đúng hạn", "trả kết quả trước hạn")
    done = office.absorbed()
    assert done.text == text
    (clash,) = _clashes(done)
    assert "trước hạn" in clash and "sớm" in clash and "đúng hạn" in clash
    assert [(one.number, one.ours.count("sớm")) for one in done.clashes] == [(1, 1)]
    taken = office.absorbed(take=(1,))
    assert taken.text == text.replace("trả kết quả sớm", "trả kết quả trước hạn")
    assert taken.clashes == () and unplaced(taken) == []
    assert office.absorbed(take=(2,)).text == text


def test_what_both_changed_alike_is_no_clash(office: Desk) -> None:
    text = _moves_on(office, ("trả kết quả đúng hạn", "trả kết quả trước hạn"))
    office.say("trả kết quả đúng hạn", "trả kết quả trước hạn")
    done = office.absorbed()
    assert _clashes(done) == [] and done.text == text


def test_an_item_that_one_side_took_away_and_the_other_edited_is_asked(office: Desk) -> None:
    start, end = TEXT.index("      - {ma: NV07"), TEXT.index("\nkinh_phi:")
    text = _moves_on(office, (TEXT[start:end], ""), ("Rà soát, công bố", "Rà soát, sửa và công bố"))
    office.say("Đặt hòm thư", "Treo hòm thư")
    gone = office.having("Rà soát, công bố")._p
    gone.getparent().remove(gone)
    done = office.absorbed()
    assert done.text == text
    told = _clashes(done)
    assert any("Treo hòm thư" in one and "(đã bỏ)" in one for one in told)
    assert any("sửa và công bố" in one and "(đã bỏ)" in one for one in told)
    (took,) = (one.number for one in done.clashes if not one.theirs)
    assert "Rà soát" not in office.absorbed(take=(took,)).text
    back = office.absorbed(take=[one.number for one in done.clashes if not one.ours])
    # An item that is gone from the plan comes back by hand: it is told with its words.
    assert "sửa và công bố" in back.text and len(_clashes(back)) == 1
    assert any("chỉ có trong Word" in one and "Treo hòm thư" in one for one in unplaced(back))


def test_items_of_both_sides_stand_each_in_its_place(office: Desk) -> None:
    ours = "      - Mở lớp tập huấn cho cấp xã.\n"
    before = "  - tieu_de: Lắng nghe ý kiến"
    _moves_on(office, (before, f"{ours}{before}"))
    here = office.having("Niêm yết danh sách")
    here._p.addnext(here.insert_paragraph_before("b) Công khai số điện thoại.")._p)
    done = office.absorbed()
    assert _clashes(done) == [] and not any("điện thoại" in one for one in unplaced(done))
    lines = done.text.splitlines()
    at = lines.index("      - Công khai số điện thoại.")
    assert "NV01" in lines[at - 1] and ours.rstrip("\n") in lines


def test_an_item_that_the_plan_moved_stays_there_with_the_reviewers_words(office: Desk) -> None:
    lines = TEXT.splitlines(keepends=True)
    six, seven = (next(one for one in lines if f"ma: {id_}," in one) for id_ in ("NV06", "NV07"))
    text = _moves_on(office, (six + seven, seven + six))
    office.say("Đặt hòm thư", "Treo hòm thư")
    done = office.absorbed()
    assert _clashes(done) == []
    assert done.text == text.replace("Đặt hòm thư", "Treo hòm thư")


def test_two_reviewers_edit_one_document(office: Desk, tmp_path: Path) -> None:
    other = tmp_path / "nguoi-thu-hai.docx"
    folder = tmp_path / "khac"
    folder.mkdir()
    second = Desk(folder, TEXT)
    second.say("Trần Thị Bình", "Lê Văn Cường")
    second.say("trả kết quả đúng hạn", "trả kết quả sớm")
    other.write_bytes(second.saved())
    office.say("Thanh tra tỉnh", "Sở Tư pháp")
    office.say("trả kết quả đúng hạn", "trả kết quả trước hạn")
    first = office.absorbed()
    keep(office.plan, office.plan.read_bytes())
    office.plan.write_text(first.text, "utf-8")
    done = absorb(office.plan, other)
    assert done.text == first.text.replace("Trần Thị Bình", "Lê Văn Cường")
    (clash,) = _clashes(done)
    assert "trước hạn" in clash and "sớm" in clash


def test_a_document_that_was_absorbed_already_changes_nothing(office: Desk) -> None:
    here = office.having("Niêm yết danh sách")
    here._p.addnext(here.insert_paragraph_before("b) Công khai số điện thoại.")._p)
    gone = office.having("b) Đặt hòm thư")._p
    gone.getparent().remove(gone)
    office.having("Tập huấn tổ")._p.addprevious(office.takes("Rà soát, công bố"))
    office.say("Thanh tra tỉnh", "Sở Tư pháp")
    office.document.add_comment(office.having("đối thoại").runs, "Xem lại.", "Lê Văn Cường", "L")
    first = office.absorbed()
    keep(office.plan, office.plan.read_bytes())
    office.plan.write_text(first.text, "utf-8")
    again = absorb(office.plan, office.paper)
    assert again.text == first.text
    assert _clashes(again) == []
