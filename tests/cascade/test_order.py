"""The order of the office's plan travels to its copies."""

import pytest

from tests.cascade.helpers import OFFICE, Desk, filled
from tests.cascade.test_follow import VERSION, changed

TASKS = "".join(
    f"      - {{id: NV{at}, text: Việc thứ {at} của xã., lead: Ủy ban nhân dân cấp xã}}\n"
    for at in range(11, 16)
)
START = OFFICE.index("      - {id: NV01")
LISTED = OFFICE[:START] + TASKS + OFFICE[OFFICE.index("  - title: Đối thoại") :]


def _order(desk: Desk) -> list[str]:
    lines = (line.strip() for line in desk.read("xa.yaml").splitlines())
    ids = (line.partition("ma: ")[2][:4] for line in lines if "ma: " in line)
    return [one for one in ids if one[:2] in ("NV", "XA") and one != "NV03"]


def _reordered(*ids: str) -> str:
    lines = {line.partition("id: ")[2][:4]: line for line in TASKS.splitlines(keepends=True)}
    return changed(VERSION, (TASKS, "".join(lines[one] for one in ids)), text=LISTED)


@pytest.fixture
def listed(desk: Desk) -> Desk:
    desk.copy(LISTED)
    desk.write("xa.yaml", filled(desk.read("xa.yaml")))
    assert _order(desk) == ["NV11", "NV12", "NV13", "NV14", "NV15"]
    return desk


@pytest.mark.parametrize(
    "ids",
    [
        ("NV12", "NV11", "NV13", "NV14", "NV15"),
        ("NV15", "NV11", "NV12", "NV13", "NV14"),
        ("NV12", "NV13", "NV14", "NV15", "NV11"),
        ("NV15", "NV14", "NV13", "NV12", "NV11"),
        ("NV13", "NV15", "NV11", "NV14", "NV12"),
    ],
)
def test_items_stand_in_the_order_of_the_office(ids: tuple[str, ...], listed: Desk) -> None:
    own = listed.read("xa.yaml").splitlines()
    listed.write("tinh.yaml", _reordered(*ids))
    assert listed.run("check", "xa.yaml") == 0 and "xếp lại NV1" in listed.said
    assert listed.run("update", "xa.yaml") == 0, listed.said
    assert _order(listed) == list(ids) and "  > xếp NV1" in listed.said
    assert "không đổi gì" not in listed.said
    now = listed.read("xa.yaml").splitlines()
    assert sorted(now) == sorted(
        one.replace("phien_ban: 1", "phien_ban: 2") if one.startswith("  ") else one for one in own
    )
    assert listed.run("update", "xa.yaml") == 0 and "Không có gì phải ghi" in listed.said


def test_headings_follow_too_with_all_below_them(listed: Desk) -> None:
    start, end = LISTED.index("  - title: Công khai"), LISTED.index("recipients:")
    middle = LISTED.index("  - title: Đối thoại")
    turned = LISTED[:start] + LISTED[middle:end] + LISTED[start:middle] + LISTED[end:]
    listed.write("tinh.yaml", changed(VERSION, text=turned))
    assert listed.run("update", "xa.yaml") == 0, listed.said
    text = listed.read("xa.yaml")
    assert (
        text.index("tieu_de: Đối thoại") < text.index("ma: NV03") < text.index("tieu_de: Công khai")
    )
    assert text.index("tieu_de: Công khai") < text.index("ma: NV11")


def test_an_item_of_the_commune_stays_behind_what_it_follows(listed: Desk) -> None:
    text = listed.read("xa.yaml")
    at = text.index("      - ma: NV13")
    listed.write("xa.yaml", text[:at] + "      - {ma: XA01, noi_dung: Của xã.}\n" + text[at:])
    listed.write("tinh.yaml", _reordered("NV15", "NV11", "NV12", "NV13", "NV14"))
    assert listed.run("update", "xa.yaml") == 0, listed.said
    assert _order(listed) == ["NV15", "NV11", "NV12", "XA01", "NV13", "NV14"]


def test_an_order_of_the_commune_s_own_stays_and_is_told(listed: Desk) -> None:
    text = listed.read("xa.yaml")
    start, end = text.index("      - ma: NV15"), text.index("  - tieu_de: Đối thoại")
    task, first = text[start:end], text.index("      - ma: NV11")
    listed.write("xa.yaml", text[:first] + task + text[first:start] + text[end:])
    own = ["NV15", "NV11", "NV12", "NV13", "NV14"]
    assert _order(listed) == own
    listed.write("tinh.yaml", _reordered("NV11", "NV15", "NV12", "NV13", "NV14"))
    assert listed.run("update", "xa.yaml") == 0, listed.said
    assert _order(listed) == own and "thứ tự của xã giữ nguyên: NV15" in listed.said
    listed.write("tinh.yaml", _reordered(*own).replace("version: 2", "version: 3"))
    assert listed.run("update", "xa.yaml") == 0 and _order(listed) == own
    assert "giữ nguyên" not in listed.said


def test_both_in_the_same_order_is_nothing_to_tell(listed: Desk) -> None:
    ids = ("NV12", "NV11", "NV13", "NV14", "NV15")
    text = listed.read("xa.yaml")
    one, two, end = (text.index(f"      - ma: NV{at}") for at in (11, 12, 13))
    listed.write("xa.yaml", text[:one] + text[two:end] + text[one:two] + text[end:])
    listed.write("tinh.yaml", _reordered(*ids))
    assert listed.run("update", "xa.yaml") == 0
    assert _order(listed) == list(ids) and "không đổi gì" in listed.said


def test_what_is_written_in_brackets_is_ordered_too(listed: Desk) -> None:
    text = listed.read("xa.yaml")
    start, end = text.index("    cac_muc:\n      - ma: NV11"), text.index("  - tieu_de: Đối thoại")
    tasks = ", ".join(
        f"{{ma: NV{at}, noi_dung: Việc thứ {at} của xã., chu_tri: Văn phòng xã}}"
        for at in range(11, 16)
    )
    listed.write("xa.yaml", f"{text[:start]}    cac_muc: [{tasks}]\n{text[end:]}")
    listed.write("tinh.yaml", _reordered("NV14", "NV11", "NV12", "NV15", "NV13"))
    assert listed.run("update", "xa.yaml") == 0, listed.said
    row = next(line for line in listed.read("xa.yaml").splitlines() if "NV11" in line)
    assert [part[:4] for part in row.split("ma: ")[1:]] == ["NV14", "NV11", "NV12", "NV15", "NV13"]
