"""What an update says of values: in the words of the paper, no key and no brace of a file."""

import pytest

from generator.form.worded import key_called, versions_said
from tests.cascade.helpers import OFFICE, Desk
from tests.cascade.test_follow import DEADLINE, TARGET, VERSION, changed

OWN = ("chi_tieu: {tu: 42, nam: 2026}", 'chi_tieu: {tu: "43,5", nam: 2026}')
NAME = "CT01 (Tỷ lệ hồ sơ đúng hạn)"


@pytest.mark.parametrize(
    ("key", "unit", "versions", "name", "told"),
    [
        ("chi_tieu.tu", "%", ("44", ""), "chỉ tiêu", ("từ 44% trở lên", "")),
        ("target.at_most", "vụ", ("1200", "9"), "chỉ tiêu", ("không quá 1.200 vụ", "không quá 9 vụ")),
        ("chi_tieu", "điểm", ("{dat: 43,5, nam: 2026}",), "chỉ tiêu", ("43,5 điểm",)),
        (
            "chi_tieu",
            "điểm",
            ("{tu: 42, nam: 2026}", "{tu: 42, hang: 10/34, nhom: Cao, nam: 2027}"),
            "chỉ tiêu",
            ("từ 42 điểm trở lên năm 2026", "từ 42 điểm trở lên, hạng 10/34, nhóm “Cao” năm 2027"),
        ),
        ("chi_tieu.nam", "%", ("2026", "2027"), "chỉ tiêu", ("năm 2026", "năm 2027")),
        ("chi_tieu", "", ("{tu: 42%}", "{tu: 44%}"), "chỉ tiêu", ("từ 42% trở lên", "từ 44% trở lên")),
        ("chi_tieu.lạ", "%", ("x",), "chỉ tiêu", ("x",)),
        ("hien_trang.gia_tri", "%", ("38,6",), "hiện trạng", ("38,6%",)),
        ("hien_trang", "%", ("{nam: 2025, gia_tri: 38,6}",), "hiện trạng", ("38,6%",)),
        (
            "muc_tang",
            "điểm",
            ("{tu: -2, don_vi: bậc}", "{don_vi: bậc}"),
            "mức tăng so với hiện trạng",
            ("giảm từ 2 bậc trở lên", "{don_vi: bậc}"),
        ),
        ("muc_tang.tu", "điểm", ("2",), "mức tăng so với hiện trạng", ("tăng từ 2 trở lên",)),
        ("thoi_han", "", ("2026-04-15", "2026-06"), "thời hạn hoàn thành", ("15/4/2026", "6/2026")),
        ("thoi_han", "", ("{chua_co: xã định}", "hằng quý"), "thời hạn hoàn thành", ("(chưa có: xã định)", "hằng quý")),
        ("bang", "", ("{cot: {ten: STT}, 1, Kết quả, 30/11/2026}",), "bảng", ("cot: ten: STT, 1, Kết quả, 30/11/2026",)),
        ("thoi_ky", "", ("{tu_ngay: 2026-03, den_ngay: 2026}",), "thời gian thực hiện", ("từ 3/2026, đến 2026",)),
        ("thoi_han", "", ("{chua_co: chưa có hạn}",), "thời hạn hoàn thành", ("(chưa có: hạn)",)),
    ],
)  # fmt: skip
def test_a_value_is_said_as_the_paper_says_it(
    key: str,
    unit: str,
    versions: tuple[str, ...],
    name: str,
    told: tuple[str, ...],
) -> None:
    assert (key_called(key).vi, versions_said(key, unit, *versions)) == (name, told)


def test_a_target_that_was_taken_is_told_by_its_name_with_its_unit(desk: Desk) -> None:
    desk.copy()
    desk.write("tinh.yaml", changed(VERSION, TARGET, DEADLINE))
    assert desk.run("update", "xa.yaml", "--dry-run") == 0, desk.said
    assert f"  ~ sẽ sửa {NAME}, chỉ tiêu: từ 42% trở lên → từ 44% trở lên\n" in desk.said
    told = (
        "sẽ sửa NV01 (Niêm yết danh sách hộ nghèo.), thời hạn hoàn thành: 30/6/2026 → 29/5/2026\n"
    )
    assert told in desk.said
    assert "{" not in desk.said and "chi_tieu" not in desk.said and "thoi_han" not in desk.said


def test_what_both_changed_of_a_target_is_told_alike_by_update_and_check(desk: Desk) -> None:
    desk.copy()
    desk.edit("xa.yaml", OWN)
    desk.write("tinh.yaml", changed(VERSION, TARGET))
    assert desk.run("update", "xa.yaml") == 1
    sides = "cấp trên từ 44% trở lên, xã từ 43,5% trở lên, trước đó từ 42% trở lên"
    assert f"  1. {NAME}, chỉ tiêu: {sides}\n" in desk.said
    desk.run("check", "xa.yaml")
    assert f"chưa thống nhất {NAME}, chỉ tiêu: {sides}" in desk.said


def test_an_item_is_named_by_the_words_of_the_office_that_several_copies_share(desk: Desk) -> None:
    """A commune that said it otherwise is told the same line as the others."""
    desk.copy()
    desk.edit("xa.yaml", ("Niêm yết danh sách hộ nghèo.", "Niêm yết hộ nghèo tại trụ sở xã."))
    desk.write("tinh.yaml", changed(VERSION, DEADLINE))
    assert desk.run("update", "xa.yaml", "--dry-run") == 0, desk.said
    assert "NV01 (Niêm yết danh sách hộ nghèo.), thời hạn hoàn thành:" in desk.said


def test_an_open_value_that_stops_a_report_is_told_with_its_task(desk: Desk) -> None:
    """By its id and its words, or by the id alone where it is the words that are open."""
    lead = "lead: Ủy ban nhân dân cấp xã, deadline: 2026-06-30"
    office = changed(
        (
            "Niêm yết danh sách hộ nghèo., " + lead,
            '"Niêm yết theo [[NV03]].", lead: {open: nơi làm}',
        ),
        ("Kiểm tra việc niêm yết tại các xã.", "{open: việc của thanh tra}"),
    )
    desk.write("tinh.yaml", office)
    assert desk.run("report", "tinh.yaml", "--period", "6 tháng đầu năm", "--xlsx", "a.xlsx") == 1
    assert (
        "tinh.yaml:20:" in desk.said
        and " [NV01 (Niêm yết theo NV03.)]: chưa có: nơi làm " in desk.said
    )
    assert " [NV02]: chưa có: việc của thanh tra " in desk.said
    assert "a.xlsx" not in desk.names()


def test_words_that_changed_are_told_once(desk: Desk) -> None:
    desk.copy()
    words = ("Niêm yết danh sách hộ nghèo.", "Niêm yết danh sách hộ cận nghèo.")
    desk.write("tinh.yaml", changed(VERSION, words))
    assert desk.run("update", "xa.yaml", "--dry-run") == 0, desk.said
    assert f"~ sẽ sửa NV01, nội dung: {words[0]} → {words[1]}\n" in desk.said
    assert OFFICE.count(words[0]) == 1
