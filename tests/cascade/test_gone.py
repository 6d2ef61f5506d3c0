"""What the office takes out, and what it adds: what goes by itself, what is asked, and that each thing is told."""

import pytest

from tests.cascade.helpers import LEAD, NV03, OFFICE, Desk
from tests.cascade.test_follow import VERSION, changed

HEADING = "  - title: Đối thoại\n    items:\n"


def test_a_task_that_the_office_takes_out_goes_with_its_lead(led: Desk) -> None:
    before = led.read("xa.yaml")
    led.write("tinh.yaml", changed(VERSION, (HEADING + NV03, "")))
    assert led.run("update", "xa.yaml") == 0, led.said
    told = "  - bỏ NV03: Đối thoại với Nhân dân mỗi quý một lần. (cơ quan chủ trì: Phòng Kinh tế)\n"
    assert told in led.said and "  - bỏ Đối thoại\n" in led.said
    assert LEAD not in led.read("xa.yaml") and led.read("xa.truoc.yaml") == before


@pytest.mark.parametrize(
    "own",
    [
        ("mỗi quý một lần.", "mỗi tháng một lần."),
        ("thoi_han: 2026-12-15", "thoi_han: 2026-11-30"),
        ("thoi_han: 2026-12-15", "thoi_han: 2026-12-15\n        san_pham: Biên bản"),
        (
            "thoi_han: 2026-12-15",
            "thoi_han: 2026-12-15\n        cac_muc:\n          - Việc của xã.",
        ),
    ],
)
def test_it_is_asked_where_something_of_the_commune_stands_there(
    own: tuple[str, str],
    led: Desk,
) -> None:
    led.edit("xa.yaml", own)
    led.write("tinh.yaml", changed(VERSION, (HEADING + NV03, "")))
    assert led.run("update", "xa.yaml") == 1, led.said
    assert "NV03: cấp trên đã bỏ, xã còn ghi" in led.said
    text = led.read("xa.yaml")
    assert LEAD in text and own[1].splitlines()[-1] in text


def test_a_lead_that_the_office_named_and_the_commune_changed_goes_too(led: Desk) -> None:
    led.edit("xa.yaml", (LEAD, f"{LEAD}\n        phoi_hop: [Công an xã]"))
    led.write("tinh.yaml", changed(VERSION, (HEADING + NV03, "")))
    assert led.run("update", "xa.yaml") == 0, led.said
    assert "(cơ quan chủ trì: Phòng Kinh tế; cơ quan phối hợp: Công an xã)" in led.said


def test_a_new_task_below_a_new_heading_is_told(desk: Desk) -> None:
    desk.copy()
    new = "  - title: Chuyển đổi số\n    items:\n" + NV03.replace("NV03", "NV09").replace(
        "Đối", "Gặp"
    )
    desk.write("tinh.yaml", changed(VERSION, ("recipients:\n", f"{new}recipients:\n"), text=OFFICE))
    assert desk.run("check", "xa.yaml") == 0
    assert "mới Chuyển đổi số, NV09" in desk.said
    assert desk.run("update", "xa.yaml") == 0, desk.said
    assert "  + mới Chuyển đổi số\n  + mới NV09: Gặp thoại với Nhân dân" in desk.said
