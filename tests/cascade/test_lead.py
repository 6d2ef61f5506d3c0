"""What a commune fills in by design, who leads above all: no choice about the office's words takes it away."""

import pytest

from tests.cascade.helpers import LEAD, NV03, OFFICE, Desk
from tests.cascade.test_follow import VERSION, changed

RENAMED = ("id: NV03, ", "id: NV30, ")
THIRD = ("version: 1", "version: 3")


def test_an_id_that_the_office_got_wrong_and_mended_costs_nothing(led: Desk) -> None:
    before = led.read("xa.yaml")
    led.write("tinh.yaml", changed(VERSION, RENAMED))
    assert led.run("update", "xa.yaml") == 0, led.said
    assert "~ sửa NV30 (Đối thoại với Nhân dân mỗi quý một lần.), mã: NV03 → NV30" in led.said
    text = led.read("xa.yaml")
    assert text.count("ma: NV30") == 1 and "ma: NV03" not in text and LEAD in text
    led.write("tinh.yaml", changed(THIRD))
    assert led.run("update", "xa.yaml") == 0, led.said
    assert led.read("xa.yaml") == before.replace("phien_ban: 1\n  don_vi", "phien_ban: 3\n  don_vi")


def test_an_id_that_the_commune_uses_already_is_not_given_twice(led: Desk) -> None:
    own = "      - {ma: NV30, noi_dung: Việc của xã.}\n"
    text = led.read("xa.yaml")
    at = text.index("      - ma: NV03")
    led.write("xa.yaml", text[:at] + own + text[at:])
    led.write("tinh.yaml", changed(VERSION, RENAMED))
    assert led.run("update", "xa.yaml") == 1, led.said
    assert "hai bên cùng thêm mã này" in led.said and own in led.read("xa.yaml")


def _as_an_earlier_version_left_it(desk: Desk) -> None:
    """The file after version 2 with the wrong id, where the commune kept its task and got the office's beside it."""
    item = desk.read("xa.yaml").partition("      - ma: NV03")[2]
    again = f"      - ma: NV03{item}"
    end = again.index("\n\n")
    task = f"{again[:end]}\n"
    open_again = task.replace("NV03", "NV30").replace(
        LEAD, "chu_tri: {chua_co: xã phân công đơn vị chủ trì}"
    )
    text = desk.read("xa.yaml").replace(task, task + open_again)
    said = "Đối thoại với Nhân dân mỗi quý một lần."
    clash = f"xung_dot:\n  - muc: NV03\n    cua_xa: {said}\n"
    desk.write("xa.yaml", text.replace("co_quan:", f"{clash}co_quan:", 1))
    desk.write("xa.goc.yaml", changed(VERSION, RENAMED))
    desk.edit("xa.yaml", ("  phien_ban: 1\n", "  phien_ban: 2\n"))


def test_what_comes_back_as_it_was_is_no_conflict(led: Desk) -> None:
    _as_an_earlier_version_left_it(led)
    led.write("tinh.yaml", changed(THIRD))
    assert led.run("update", "xa.yaml") == 0, led.said
    text = led.read("xa.yaml")
    assert text.count("ma: NV03") == 1 and LEAD in text and "xung_dot" not in text


def test_of_what_comes_back_only_the_key_that_differs_is_asked(led: Desk) -> None:
    _as_an_earlier_version_left_it(led)
    led.write("tinh.yaml", changed(THIRD, ("deadline: 2026-12-15", "deadline: 2026-11-30")))
    assert led.run("update", "xa.yaml") == 1
    assert (
        "1. NV03 (Đối thoại với Nhân dân mỗi quý một lần.), thời hạn hoàn thành: cấp trên 30/11/2026, xã 15/12/2026"
        in led.said
    )
    assert "2. " not in led.said
    assert led.run("update", "xa.yaml", "--take", "1") == 0, led.said
    task = led.read("xa.yaml").partition("ma: NV03")[2]
    assert LEAD in task and "thoi_han: 2026-11-30" in task and "quy_tac: co_dinh" in task


def test_of_two_things_under_one_id_the_office_s_words_come_and_the_lead_stays(led: Desk) -> None:
    own = "      - {ma: NV04, noi_dung: Việc của xã., chu_tri: Công an xã, thoi_han: 2026-03-31}\n"
    text = led.read("xa.yaml")
    at = text.index("      - ma: NV03")
    led.write("xa.yaml", text[:at] + own + text[at:])
    new = NV03.replace("NV03", "NV04").replace("Đối thoại với Nhân dân", "Công bố kết quả")
    led.write(
        "tinh.yaml", changed(VERSION, (NV03, NV03 + new.replace("deadline: 2026-12-15, ", "")))
    )
    assert led.run("update", "xa.yaml") == 1
    assert "hai bên cùng thêm mã này" in led.said and own in led.read("xa.yaml")
    assert led.run("update", "xa.yaml", "--take", "1") == 0, led.said
    task = next(line for line in led.read("xa.yaml").splitlines() if "NV04" in line)
    assert "Công bố kết quả" in task and "chu_tri: Công an xã" in task and "2026-03-31" not in task


@pytest.mark.parametrize(
    "leads",
    [
        ("lead: Ủy ban nhân dân cấp xã, ", "lead: Sở Nội vụ, support: Ủy ban nhân dân cấp xã, "),
        ("lead: Ủy ban nhân dân cấp xã, ", "support: Ủy ban nhân dân cấp xã, "),
    ],
)
def test_whom_the_office_asks_to_be_named_is_no_conflict(leads: tuple[str, str], led: Desk) -> None:
    led.write("tinh.yaml", changed(VERSION, (NV03, NV03.replace(*leads))))
    assert led.run("update", "xa.yaml") == 0, led.said
    assert LEAD in led.read("xa.yaml")


def test_who_leads_a_task_that_is_everybody_s_now_stays(led: Desk) -> None:
    """Below a heading of all communes a task may have no lead at all."""
    office = OFFICE.replace("title: Đối thoại", "title: Nhiệm vụ của Ủy ban nhân dân cấp xã")
    led.write("xa.goc.yaml", office)
    led.edit("xa.yaml", ("tieu_de: Đối thoại", "tieu_de: Nhiệm vụ của Ủy ban nhân dân cấp xã"))
    now = changed(VERSION, (NV03, NV03.replace("lead: Ủy ban nhân dân cấp xã, ", "")), text=office)
    led.write("tinh.yaml", now)
    assert led.run("update", "xa.yaml") == 0, led.said
    assert LEAD in led.read("xa.yaml")


def test_a_value_that_the_office_names_at_last_is_asked_where_the_commune_has_its_own(
    desk: Desk,
) -> None:
    office = OFFICE.replace("deadline: 2026-12-15", "deadline: {open: chưa có hạn}")
    office = office.replace("number: 20\ndate: 2026-02-06\n", "status: draft\n")
    desk.copy(office)
    desk.edit("xa.yaml", ("thoi_han: {chua_co: chưa có hạn}", "thoi_han: 2026-10-30"))
    desk.write("tinh.yaml", changed(VERSION, ("{open: chưa có hạn}", "2026-11-30"), text=office))
    assert desk.run("update", "xa.yaml") == 1
    assert (
        "1. NV03 (Đối thoại với Nhân dân mỗi quý một lần.), thời hạn hoàn thành: cấp trên 30/11/2026, xã 30/10/2026"
        in desk.said
    )
