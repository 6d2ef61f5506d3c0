"""Reports that the office asks for: a commune's copy has those that it owes, on what it has itself."""

from generator.making.load import load_plan
from generator.plan.model import Plan
from generator.plan.reports.asked import asked_of
from tests.cascade.helpers import OFFICE, Desk, filled

ASKING = """\
report_schedule:
  - {id: BC1, reporters: Ủy ban nhân dân cấp xã, receiver: Sở Nội vụ, periods: [{period: 6 tháng đầu năm 2026, due: 2026-06-15}]}
  - {id: BC2, reporters: [Thanh tra tỉnh, Ủy ban nhân dân các xã], periods: {period: hằng quý, due: 20}, covers: [NV01, NV02]}
  - {id: BC3, reporters: Thanh tra tỉnh, periods: {period: năm 2026, due: 2026-12-15}}
  - {id: BC4, reporters: Ủy ban nhân dân cấp xã, periods: {period: năm 2026, due: 2026-12-15}, covers: NV02}
recipients:
"""
ASKS = OFFICE.replace("recipients:\n", ASKING)


def _plan(desk: Desk) -> Plan:
    plan = load_plan(desk.folder / "xa.yaml").plan
    assert plan
    return plan


def test_a_copy_owes_what_the_committees_of_communes_owe(desk: Desk) -> None:
    desk.copy(ASKS)
    duties = {one.duty.id.value: one.duty for one in asked_of(_plan(desk)) if one.duty.id}
    assert sorted(duties) == ["BC1", "BC2"]
    said = {id_: (one.reporters, one.receiver, one.covers) for id_, one in duties.items()}
    named = {
        id_: [
            str(one)[:40]
            for part in found
            for one in (part if isinstance(part, tuple) else (part,))
        ]
        for id_, found in said.items()
    }
    assert named == {
        "BC1": ["Ủy ban nhân dân xã Tân Hưng", "Sở Nội vụ"],
        "BC2": ["Ủy ban nhân dân xã Tân Hưng", "Ủy ban nhân dân tỉnh Minh Hòa", "NV01"],
    }


def test_a_day_that_the_office_moves_moves_in_the_copy(desk: Desk) -> None:
    desk.copy(ASKS)
    desk.write("xa.yaml", filled(desk.read("xa.yaml")))
    desk.edit("tinh.yaml", ("version: 1", "version: 2"), ("2026-06-15", "2026-06-10"))
    assert desk.run("update", "xa.yaml") == 0, desk.said
    dues = {str(one.period): one.due.isoformat() for one in asked_of(_plan(desk))}
    assert dues["6 tháng đầu năm 2026"] == "2026-06-10"


def test_a_duty_that_comes_later_comes_to_the_copy(desk: Desk) -> None:
    desk.copy(OFFICE)
    desk.write("xa.yaml", filled(desk.read("xa.yaml")))
    desk.write("tinh.yaml", ASKS.replace("version: 1", "version: 2"))
    assert desk.run("update", "xa.yaml") == 0, desk.said
    assert {str(one.period) for one in asked_of(_plan(desk))} >= {"6 tháng đầu năm 2026"}


def test_what_was_moved_travels_with_its_reason(desk: Desk) -> None:
    moved = "deadline: 2026-06-30, history: {deadline: 2026-05-29, date: 2026-03-02, reason: chờ hướng dẫn}"
    desk.copy(OFFICE.replace("deadline: 2026-06-30", moved))
    assert "ly_do: chờ hướng dẫn" in desk.read("xa.yaml")


def test_a_duty_that_comes_is_said_as_people_say_it(desk: Desk) -> None:
    desk.copy()
    more = ASKING.replace("{id: BC1, ", "{", 1)
    desk.write(
        "tinh.yaml", OFFICE.replace("recipients:\n", more).replace("version: 1", "version: 2")
    )
    assert desk.run("update", "xa.yaml", "--dry-run") == 0
    assert (
        "+ sẽ thêm chế độ báo cáo 6 tháng đầu năm 2026, gửi Sở Nội vụ: "
        "Ủy ban nhân dân xã Tân Hưng\n" in desk.said
    ), desk.said
    assert "{ky:" not in desk.said
