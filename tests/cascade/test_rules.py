"""What a commune may change: fixed, minimum, suggested, free; each breach names both lines."""

import pytest

from tests.cascade.helpers import OFFICE, Desk, filled
from tests.helpers import told_of


def _line(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


BREACHES = [
    (
        "Đối thoại với Nhân dân mỗi quý một lần.",
        "Đối thoại với Nhân dân khi cần.",
        "cascade/fixed",
        "NV03",
    ),
    ("thoi_han: 2026-12-15", "thoi_han: 2026-12-01", "cascade/fixed", "NV03"),
    ("thoi_han: 2026-06-30", "thoi_han: 2026-07-31", "cascade/minimum", "NV01"),
    ("thoi_han: 2026-06-30", "thoi_han: Quý III/2026", "cascade/minimum", "NV01"),
    (
        "thoi_han: 2026-06-30",
        "thoi_han: Từ tháng 3/2026 đến tháng 12/2026",
        "cascade/minimum",
        "NV01",
    ),
    ("thoi_han: 2026-06-30", "thoi_han: Quý II, III/2026", "cascade/minimum", "NV01"),
    ("quy_tac: toi_thieu", "quy_tac: tu_do", "cascade/rule", "NV01"),
]


@pytest.mark.parametrize(("old", "new", "code", "item"), BREACHES)
def test_a_broken_rule_is_an_error_that_cites_both_lines(
    old: str, new: str, code: str, item: str, desk: Desk
) -> None:
    desk.copy()
    desk.edit("xa.yaml", (old, new))
    assert desk.run("check", "xa.yaml") == 1
    assert f"xa.yaml:{_line(desk.read('xa.yaml'), new)}:" in desk.said and told_of(
        desk.said, code
    ).startswith(f"mục '{item}'")
    assert f"(xa.goc.yaml:{_line(OFFICE, item)})" in desk.said


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("thoi_han: 2026-06-30", "thoi_han: 2026-05-29"),
        ("thoi_han: 2026-06-30", "thoi_han: Quý I/2026"),
        ("thoi_han: 2026-06-30", "thoi_han: 6 tháng đầu năm 2026"),
        ("chi_tieu: {tu: 42, nam: 2026}", "chi_tieu: {tu: 41, nam: 2026}"),
        ("Niêm yết danh sách hộ nghèo.", "Niêm yết danh sách hộ nghèo tại nhà văn hóa các thôn."),
    ],
)
def test_what_a_rule_leaves_open_is_the_communes(old: str, new: str, desk: Desk) -> None:
    desk.copy()
    desk.edit("xa.yaml", (old, new))
    assert desk.run("check", "xa.yaml") == 0, desk.said
    assert "cascade/" not in desk.said


@pytest.mark.parametrize("deadline", ["Đầu năm 2026", "Học kỳ I năm học 2025-2026", "Thường xuyên"])
def test_a_deadline_without_a_last_day_is_not_judged(deadline: str, desk: Desk) -> None:
    desk.copy()
    desk.edit("xa.yaml", ("thoi_han: 2026-06-30", f"thoi_han: {deadline}"))
    assert desk.run("check", "xa.yaml") == 0, desk.said
    assert "chưa xét được: mục 'NV01'" in told_of(desk.said, "cascade/minimum")


GOALS = [
    ('{at_least: "98"}', '{tu: "97,5"}', True),
    ('{at_least: "98"}', '{tu: "99"}', False),
    ('{at_least: "98"}', '{dat: "98"}', False),
    ('{at_least: "98"}', '{khong_qua: "99"}', True),
    ('{at_most: "5"}', '{khong_qua: "6"}', True),
    ('{at_most: "5"}', '{khong_qua: "4,5"}', False),
    ('{exactly: "100"}', '{dat: "99"}', True),
    ("{rank: 10/34}", "{hang: 12/34}", True),
    ("{rank: 10/34}", "{hang: 8/34}", False),
    ("{rank: 8/34}", "{hang: 08/34}", False),
    ("{group: Trung bình cao}", "{nhom: Trung bình thấp}", True),
    ("{group: Trung bình cao}", "{nhom: Cao}", False),
    ('{at_least: "1.200,5"}', '{tu: "1.100,5"}', True),
    ('{at_least: "98,5", rank: 3/104}', '{tu: "98,5", hang: 104/104}', True),
    ('{at_least: "98,5", rank: 3/104}', '{tu: "99", hang: 2/104}', False),
    ('{at_least: "98,5", rank: 3/104}', '{tu: "98,5"}', True),
    ('{at_least: "98,5", group: Cao nhất}', '{tu: "98,5", nhom: Thấp nhất}', True),
    ('{at_least: "90", year: 2026}', '{tu: "90", nam: 2030}', True),
    ('{at_least: "90", year: 2026}', '{tu: "90", nam: 2025}', False),
    ("{group: Cao nhất}", "{nhom: Trung bình cao}", True),
    ("{group: Thấp nhất}", "{nhom: Cao nhất}", False),
    ("{group: Cao}", "{nhom: Cao nhất}", False),
    ('{at_least: "90", rank: 3/104}', '{tu: "90", hang: 3/98}', None),
    ('{at_least: "90", rank: 3/104}', '{tu: "89", hang: 3/98}', True),
    ('{at_least: "90", year: 2026}', '{tu: "95"}', None),
    ("{group: Cao}", "{nhom: Tốt}", None),
]


@pytest.mark.parametrize(("office", "own", "broken"), GOALS)
def test_a_minimum_target_may_only_be_set_higher(
    office: str, own: str, broken: bool | None, desk: Desk
) -> None:
    text = OFFICE.replace('target: {at_least: "42", year: 2026}', f"target: {office}").replace(
        "suggested", "minimum"
    )
    desk.copy(text.replace('    baseline: {year: 2025, value: "40"}\n', ""))
    before = desk.read("xa.yaml")
    (line,) = [line for line in before.splitlines() if "chi_tieu:" in line]
    desk.edit("xa.yaml", (line, f"    chi_tieu: {own}"))
    assert desk.run("check", "xa.yaml") == (1 if broken else 0), desk.said
    assert told_of(desk.said, "cascade/minimum").startswith("mục") == (broken is True)
    assert ("chưa xét được: mục" in told_of(desk.said, "cascade/minimum")) == (broken is None)


CHANGES = [
    ('{at_least: "2"}', '{tu: "1,5"}', "lỗi"),
    ('{at_least: "2"}', '{tu: "1,5", don_vi: bậc}', "chưa xét được"),
    ('{at_least: "-2"}', '{tu: "-1"}', "lỗi"),
    ('{at_least: "-2"}', '{tu: "-3"}', ""),
]


@pytest.mark.parametrize(("office", "own", "said"), CHANGES)
def test_a_minimum_change_may_only_be_greater(office: str, own: str, said: str, desk: Desk) -> None:
    text = OFFICE.replace('target: {at_least: "42", year: 2026}', f"change: {office}").replace(
        "suggested", "minimum"
    )
    desk.copy(text)
    (line,) = [line for line in desk.read("xa.yaml").splitlines() if "muc_tang:" in line]
    desk.edit("xa.yaml", (line, f"    muc_tang: {own}"))
    assert desk.run("check", "xa.yaml") == (1 if said == "lỗi" else 0), desk.said
    mark = "" if said == "lỗi" else f"{said}: "
    of_minimum = told_of(desk.said, "cascade/minimum")
    assert of_minimum.startswith(f"{mark}mục 'CT01'") == bool(said)


@pytest.mark.parametrize("deadline", [", deadline: 2026-06-30", ""])
def test_another_number_in_the_words_of_a_minimum_is_not_passed_over(
    deadline: str, desk: Desk
) -> None:
    old, new = "Niêm yết danh sách hộ nghèo", "Tổ chức ít nhất 6 cuộc họp"
    desk.copy(
        OFFICE.replace(
            f"{old}., lead: Ủy ban nhân dân cấp xã, deadline: 2026-06-30",
            f"{new}., lead: Ủy ban nhân dân cấp xã{deadline}",
        )
    )
    desk.edit("xa.yaml", ("6 cuộc", "2 cuộc"))
    assert desk.run("check", "xa.yaml") == 0, desk.said
    assert "chưa xét được: mục 'NV01': noi_dung" in told_of(desk.said, "cascade/minimum")


def test_a_fixed_item_that_is_left_out_is_missed(desk: Desk) -> None:
    desk.copy()
    text = desk.read("xa.yaml")
    start, end = text.index("  - tieu_de: Đối thoại"), text.index("\n# Phân công trong xã")
    desk.write("xa.yaml", text[:start] + text[end:])
    assert desk.run("check", "xa.yaml") == 1
    assert (
        f"thiếu mục 'NV03' mà cấp trên quy định phải có (xa.goc.yaml:{_line(OFFICE, 'NV03')})"
        in desk.said
    )


def test_without_the_base_a_check_says_that_it_could_not_compare(desk: Desk) -> None:
    desk.copy()
    desk.write("xa.yaml", filled(desk.read("xa.yaml")))
    (desk.folder / "xa.goc.yaml").unlink()
    assert desk.run("check", "xa.yaml") == 0 and told_of(desk.said, "cascade/no-base").startswith(
        "chưa xét được"
    )
    assert desk.run("check", "--strict", "xa.yaml") == 1


@pytest.mark.parametrize("rule", ["fixed", "minimum"])
def test_what_was_is_the_communes_to_say_beside_the_offices_target(desk: Desk, rule: str) -> None:
    text = OFFICE.replace("rule: suggested", f"change: {{at_least: 2}}\n    rule: {rule}")
    desk.copy(text)
    desk.edit(
        "xa.yaml",
        ("hien_trang: {nam: 2025, gia_tri: 40}", 'hien_trang: {nam: 2025, gia_tri: "41,5"}'),
        ("    muc_tang: {tu: 2}\n", ""),
    )
    desk.write("xa.yaml", filled(desk.read("xa.yaml")))
    assert desk.run("check", "xa.yaml") == 0, desk.said
    assert "cascade/" not in desk.said and "plan/sum" not in desk.said
    new = text.replace("version: 1", "version: 2").replace('value: "40"', 'value: "40,5"')
    new = new.replace('at_least: "42"', 'at_least: "42,5"').replace("year: 2025", "year: 2024")
    desk.write("tinh.yaml", new)
    assert desk.run("update", "xa.yaml") == 0, desk.said
    assert 'hien_trang: {nam: 2025, gia_tri: "41,5"}' in desk.read("xa.yaml")
    assert 'chi_tieu: {tu: "42,5", nam: 2026}' in desk.read("xa.yaml")
    assert "xung_dot" not in desk.read("xa.yaml") and "muc_tang" not in desk.read("xa.yaml")


def test_what_was_follows_the_office_while_the_commune_says_nothing_else(desk: Desk) -> None:
    desk.copy()
    desk.write("tinh.yaml", OFFICE.replace("version: 1", "version: 2").replace('"40"', '"40,5"'))
    assert desk.run("update", "xa.yaml") == 0, desk.said
    assert "gia_tri: 40,5" in desk.read("xa.yaml").replace('"', "")


def test_a_rise_is_bound_where_nothing_else_says_how_much(desk: Desk) -> None:
    text = OFFICE.replace(
        '    target: {at_least: "42", year: 2026}\n', "    change: {at_least: 2}\n"
    )
    desk.copy(text.replace("rule: suggested", "rule: minimum"))
    desk.edit("xa.yaml", ("gia_tri: 40", "gia_tri: 41"), ("muc_tang: {tu: 2}", "muc_tang: {tu: 1}"))
    desk.run("check", "xa.yaml")
    assert "cascade/minimum" in desk.said
