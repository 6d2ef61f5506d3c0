"""All copies of a folder at once, all conflicts at once, and how many copies of the file before stay."""

import shutil

import pytest

from tests.cascade.helpers import OFFICE, Desk, filled
from tests.cascade.test_follow import DEADLINE, TARGET, VERSION, changed

OWN = ("chi_tieu: {tu: 42, nam: 2026}", 'chi_tieu: {tu: "43,5", nam: 2026}')
OWN_DAY = ("thoi_han: 2026-06-30", "thoi_han: 2026-05-15")
NAMES = ("mot", "hai", "ba")
THIRD = ("version: 1", "version: 3")


@pytest.fixture
def three(desk: Desk) -> Desk:
    """Three copies in `plans/`, of which `hai` has a target of its own; the office's plan beside them has changed."""
    desk.write("plans/tinh.yaml", OFFICE)
    for name, unit in zip(NAMES, ("xã Tân Hưng", "phường Phố Hiến", "xã Một Nơi"), strict=True):
        made = ["new", "--from", "plans/tinh.yaml", "--unit", unit, "-o", f"plans/{name}.yaml"]
        assert desk.run(*made) == 0, desk.said
        desk.write(f"plans/{name}.yaml", filled(desk.read(f"plans/{name}.yaml")))
    desk.edit("plans/hai.yaml", OWN)
    desk.write("plans/tinh.yaml", changed(VERSION, TARGET, DEADLINE))
    return desk


def test_all_copies_of_a_folder_follow_and_each_is_told(three: Desk) -> None:
    before = {name: three.read(name) for name in three.names()}
    assert three.run("update", "plans", "--dry-run") == 1
    assert {name: three.read(name) for name in three.names()} == before
    assert three.run("update", "plans") == 1
    assert three.said.startswith("3 bản theo 'tinh-2026', phiên bản 1 → 2 (plans/tinh.yaml)\n")
    for name in NAMES:
        assert "thoi_han: 2026-05-29" in three.read(f"plans/{name}.yaml")
    assert "3 bản: 2 đã theo, 1 chờ xã chọn, 0 còn lỗi phải sửa, 0 chưa làm được" in three.said
    assert three.read("plans/tinh.yaml") == before["plans/tinh.yaml"]
    assert 'tu: "43,5"' in three.read("plans/hai.yaml")
    assert three.run("update", "plans", "--take", "all") == 0, three.said
    assert "3 bản: 3 đã theo, 0 chờ xã chọn, 0 còn lỗi phải sửa, 0 chưa làm được" in three.said
    assert 'tu: "44"' in three.read("plans/hai.yaml")
    assert three.run("update", "plans") == 0


def test_what_is_alike_is_told_once_with_whose_it_is(three: Desk) -> None:
    assert three.run("update", "plans") == 1
    told = three.said.splitlines()
    assert told[:8] == [
        "3 bản theo 'tinh-2026', phiên bản 1 → 2 (plans/tinh.yaml)",
        "Ở cả 3 bản:",
        "  ~ sửa NV01 (Niêm yết danh sách hộ nghèo.), thời hạn hoàn thành: 30/6/2026 → 29/5/2026",
        "  Đã ghi ….yaml; bản trước giữ ở ….truoc.yaml",
        "  Tệp gốc nay là phiên bản 2: ….goc.yaml",
        "Ở 2 bản, trừ phường Phố Hiến:",
        "  ~ sửa CT01 (Tỷ lệ hồ sơ đúng hạn), chỉ tiêu: từ 42% trở lên → từ 44% trở lên",
        "phường Phố Hiến (plans/hai.yaml):",
    ]
    assert told[-1].endswith("hoặc theo cấp trên tất cả: kehoach update plans --take all")
    assert (three.folder / "plans/mot.truoc.yaml").is_file()


def test_a_trial_says_what_would_be_and_how_it_is_done(three: Desk) -> None:
    assert three.run("update", "plans", "--dry-run", "--take", "all") == 1
    assert three.said.startswith("3 bản sẽ theo ") and "  ~ sẽ sửa NV01" in three.said
    assert (
        "3 bản: 2 sẽ theo, 1 sẽ chờ xã chọn, 0 sẽ còn lỗi phải sửa, 0 chưa làm được\n" in three.said
    )
    assert three.said.endswith("Việc tiếp: nhận về: kehoach update plans --take all\n")
    assert "  ~ sửa " not in three.said and "Đã ghi" not in three.said
    assert "--keep 1" not in three.said, "what nothing lists yet cannot be chosen"


def test_whose_a_change_is_stands_there_by_every_name(desk: Desk) -> None:
    desk.write("plans/tinh.yaml", OFFICE)
    units = [f"xã Thứ {one}" for one in ("Nhất", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy")]
    for at, unit in enumerate(units):
        made = ["new", "--from", "plans/tinh.yaml", "--unit", unit, "-o", f"plans/xa{at}.yaml"]
        assert desk.run(*made) == 0
        if at < 5:  # of other figures each: nobody else has this line
            mine = ("chi_tieu: {tu: 42,", f'chi_tieu: {{tu: "4{at + 3},5",')
            desk.edit(f"plans/xa{at}.yaml", mine)
    desk.write("plans/tinh.yaml", changed(VERSION, TARGET))
    desk.run("update", "plans", "--dry-run")
    assert f"Ở 2 bản, của {units[5]}, {units[6]}:\n  ~ sẽ sửa CT01" in desk.said
    desk.run("update", "plans", "--dry-run", "--lang", "en")
    assert f"In 2 copies, of {units[5]}, {units[6]}:\n  ~ would change CT01" in desk.said


def test_what_is_wrong_with_the_office_s_plan_is_told_once(three: Desk) -> None:
    three.edit("plans/tinh.yaml", ("place: Minh Hòa", "place Minh Hòa"))
    (three.folder / "plans/ba.goc.yaml").unlink()
    assert three.run("update", "plans") == 1
    assert three.said.count("plans/tinh.yaml:6:1: ") == 1
    assert "    (vì vậy 4 bản chưa làm được)\n" in three.said
    assert three.said.endswith("rồi chạy lại: kehoach update plans\n")


def test_what_was_kept_against_a_rule_says_so_before_and_behind(desk: Desk) -> None:
    own = ("Đối thoại với Nhân dân mỗi quý một lần.", "Đối thoại với Nhân dân mỗi năm một lần.")
    desk.copy()
    desk.edit("xa.yaml", own)
    desk.write("tinh.yaml", changed(VERSION, (own[0], "Đối thoại với Nhân dân mỗi tháng một lần.")))
    assert desk.run("update", "xa.yaml") == 1
    assert "1. NV03, nội dung" in desk.said
    assert "giữ của xã thì trái quy tắc của cấp trên, sẽ không tạo được văn bản" in desk.said
    assert desk.run("update", ".", "--keep", "all") == 1
    kept = "  = giữ của xã: NV03, nội dung\n    giữ như vậy là trái quy tắc của cấp trên"
    assert kept in desk.said and "cascade/fixed" in desk.said
    assert "1 bản: 0 đã theo, 0 chờ xã chọn, 1 còn lỗi phải sửa, 0 chưa làm được" in desk.said
    assert "xung_dot" not in desk.read("xa.yaml") and own[1] in desk.read("xa.yaml")


def test_what_may_be_kept_is_not_called_a_breach(asked: Desk) -> None:
    assert asked.run("update", "xa.yaml", "--keep", "CT01") == 1
    assert "= giữ của xã: CT01" in asked.said and "giữ như vậy" not in asked.said


def test_a_copy_that_cannot_be_read_is_told_and_stops_no_other(three: Desk) -> None:
    three.edit("plans/ba.yaml", ("dia_danh: Một Nơi", "dia_danh Một Nơi"))
    (three.folder / "plans/mot.goc.yaml").unlink()
    assert three.run("update", "plans", "--keep", "all") == 1
    assert "plans/ba.yaml:" in three.said and "cascade/no-base" in three.said
    assert "3 bản: 0 đã theo, 1 chờ xã chọn, 0 còn lỗi phải sửa, 2 chưa làm được" in three.said
    assert "thoi_han: 2026-05-29" in three.read("plans/hai.yaml")


@pytest.mark.parametrize(
    "more", [["--take", "1"], ["--keep", "CT01"], ["--base", "plans/mot.goc.yaml"]]
)
def test_what_is_meant_for_one_copy_is_refused_for_a_folder(more: list[str], three: Desk) -> None:
    before = three.read("plans/hai.yaml")
    assert three.run("update", "plans", *more) == 1 and "cascade/folder" in three.said
    assert three.read("plans/hai.yaml") == before


def test_a_folder_without_a_copy_is_told(desk: Desk) -> None:
    desk.write("plans/tinh.yaml", OFFICE)
    assert desk.run("update", "plans") == 1 and "cascade/folder" in desk.said


@pytest.fixture
def asked(desk: Desk) -> Desk:
    """A copy with two conflicts that have been listed."""
    desk.copy()
    desk.write("xa.yaml", filled(desk.read("xa.yaml")))
    desk.edit("xa.yaml", OWN, OWN_DAY)
    desk.write("tinh.yaml", changed(VERSION, TARGET, DEADLINE))
    assert desk.run("update", "xa.yaml") == 1
    assert "kehoach update xa.yaml --take all" in desk.said
    return desk


@pytest.mark.parametrize(
    ("choice", "target", "day"),
    [
        (["--take", "all"], "44", "2026-05-29"),
        (["--keep", "all"], "43,5", "2026-05-15"),
        (["--take", "all", "--keep", "CT01"], "43,5", "2026-05-29"),
        (["--keep", "all", "--take", "1"], "44", "2026-05-15"),
    ],
)
def test_all_conflicts_are_settled_at_once(
    choice: list[str], target: str, day: str, asked: Desk
) -> None:
    assert asked.run("update", "xa.yaml", *choice) == 0, asked.said
    text = asked.read("xa.yaml")
    assert f'tu: "{target}"' in text and f"thoi_han: {day}" in text and "xung_dot" not in text
    assert asked.run("update", "xa.yaml", *choice[:2]) == 0  # nothing waits


def test_all_for_both_sides_is_refused(asked: Desk) -> None:
    assert asked.run("update", "xa.yaml", "--take", "all", "--keep", "all") == 1
    assert "cascade/both" in asked.said


def _kept(desk: Desk) -> list[str]:
    return sorted(name for name in desk.names() if ".truoc" in name)


def test_choices_leave_no_further_copy_of_what_is_kept_already(asked: Desk) -> None:
    first = asked.read("xa.truoc.yaml")
    assert asked.run("update", "xa.yaml", "--take", "1") == 1
    assert "chữ được thay còn ở xa.truoc.yaml" in asked.said
    assert asked.run("update", "xa.yaml", "--keep", "1") == 0
    assert _kept(asked) == ["xa.truoc.yaml"] and asked.read("xa.truoc.yaml") == first
    asked.write("tinh.yaml", changed(THIRD, TARGET, ("2026-06-30", "2026-05-20")))
    before = asked.read("xa.yaml")
    asked.run("update", "xa.yaml")
    assert _kept(asked) == ["xa.truoc-2.yaml", "xa.truoc.yaml"]
    assert asked.read("xa.truoc-2.yaml") == before


def test_what_was_written_since_and_goes_with_a_choice_is_kept(asked: Desk) -> None:
    asked.edit("xa.yaml", ('tu: "43,5", nam', 'tu: "43,7", nam'))
    before = asked.read("xa.yaml")
    assert asked.run("update", "xa.yaml", "--take", "CT01") == 1
    assert asked.read("xa.truoc-2.yaml") == before and '"43,7"' not in asked.read("xa.yaml")


def test_a_file_that_was_put_back_is_kept_once(asked: Desk) -> None:
    shutil.copy(asked.folder / "xa.truoc.yaml", asked.folder / "xa.yaml")
    asked.write("xa.goc.yaml", OFFICE)
    assert asked.run("update", "xa.yaml") == 1
    assert _kept(asked) == ["xa.truoc.yaml"]
