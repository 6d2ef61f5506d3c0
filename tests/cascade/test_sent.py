"""A copy that came by e-mail: the office's plan is looked for by its id, and where it is not there, that is said."""

import shutil

import pytest

from tests.cascade.helpers import OFFICE, Desk, filled
from tests.cascade.test_follow import DEADLINE, VERSION, changed

FAR = "tep: ../../tinh/plans/ke-hoach.yaml"
NOT_THERE = "không thấy kế hoạch của cấp trên 'tinh-2026'"


@pytest.fixture
def sent(desk: Desk) -> Desk:
    """A copy in `plans/` of a commune, that names a file of the office's computer; its base came along."""
    desk.copy()
    (desk.folder / "plans").mkdir()
    text = filled(desk.read("xa.yaml"))
    assert "tep: tinh.yaml" in text
    desk.write("plans/xa.yaml", text.replace("tep: tinh.yaml", FAR))
    shutil.move(desk.folder / "xa.goc.yaml", desk.folder / "plans" / "xa.goc.yaml")
    for name in ("xa.yaml", "tinh.yaml"):
        (desk.folder / name).unlink()
    return desk


@pytest.mark.parametrize("place", ["plans/lan-2.yaml", "plans/tinh/gui/ke hoạch mới.yml"])
def test_the_office_s_plan_is_found_by_its_id(place: str, sent: Desk) -> None:
    sent.write("plans/khac.yaml", changed(("id: tinh-2026", "id: tinh-2026-b")))
    sent.write("plans/cu.yaml", OFFICE)
    sent.write(place, changed(VERSION, DEADLINE))
    assert sent.run("check", "plans/xa.yaml") == 0, sent.said
    assert "cấp trên đã có phiên bản 2: sửa NV01" in sent.said
    assert sent.run("update", "plans/xa.yaml") == 0, sent.said
    assert f"phiên bản 1 → 2 ({place})" in sent.said
    text = sent.read("plans/xa.yaml")
    assert f"tep: {place.removeprefix('plans/')}\n" in text and "thoi_han: 2026-05-29" in text
    assert sent.run("check", "plans/xa.yaml") == 0 and "cascade" not in sent.said


def test_a_folder_of_any_other_name_is_looked_in_too(sent: Desk) -> None:
    (sent.folder / "plans").rename(sent.folder / "thư đến")
    sent.write("thư đến/lan-2.yaml", changed(VERSION, DEADLINE))
    assert sent.run("update", "thư đến/xa.yaml") == 0, sent.said
    assert "thoi_han: 2026-05-29" in sent.read("thư đến/xa.yaml")


def test_what_is_beside_the_plan_where_it_says_is_not_looked_past(sent: Desk) -> None:
    sent.edit("plans/xa.yaml", (FAR, "tep: cu.yaml"))
    sent.write("plans/cu.yaml", OFFICE)
    sent.write("plans/lan-2.yaml", changed(VERSION, DEADLINE))
    assert sent.run("check", "--strict", "plans/xa.yaml") == 0, sent.said


def test_that_the_office_s_plan_is_not_there_is_said(sent: Desk) -> None:
    before = sent.read("plans/xa.yaml")
    for command in (["check"], ["check", "--strict"], ["update"]):
        assert sent.run(*command, "plans/xa.yaml") == int(command != ["check"]), sent.said
        assert "cascade/no-office" in sent.said and NOT_THERE in sent.said
        assert "../tinh/plans/ke-hoach.yaml" in sent.said and "Xin cấp trên" in sent.said
    assert sent.read("plans/xa.yaml") == before


def test_neither_the_base_nor_another_copy_is_the_office_s_plan(sent: Desk) -> None:
    shutil.copy(sent.folder / "plans/xa.yaml", sent.folder / "plans/xa-2.yaml")
    shutil.copy(sent.folder / "plans/xa.goc.yaml", sent.folder / "plans/xa-2.goc.yaml")
    sent.write("plans/hong.yaml", "ma: tinh-2026\nphien_ban: x\n")
    sent.write("plans/nhi-phan.yaml", "")
    (sent.folder / "plans/nhi-phan.yaml").write_bytes(b"\xff\xfe\x00ma: tinh-2026")
    assert sent.run("check", "plans/xa.yaml") == 0
    assert NOT_THERE in sent.said


def test_a_copy_that_names_no_file_is_said_to_be_on_its_own(sent: Desk) -> None:
    sent.edit("plans/xa.yaml", (f"  {FAR}\n", ""))
    assert sent.run("check", "plans/xa.yaml") == 0 and NOT_THERE in sent.said
    sent.write("plans/lan-2.yaml", changed(VERSION, DEADLINE))
    assert sent.run("update", "plans/xa.yaml") == 0, sent.said
    assert "  tep: lan-2.yaml\n" in sent.read("plans/xa.yaml")
