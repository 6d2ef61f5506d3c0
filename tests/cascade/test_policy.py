"""One policy of every verb: what has findings is written and told, and only a broken plan writes nothing."""

from pathlib import Path

import pytest

from tests.cascade.helpers import OFFICE, Desk

NAME = "name: Nguyễn Văn An"
FORM = (NAME, "name: NGUYỄN VĂN AN")
"""Wrong letters in the paper: its plan can be read, and says all that it has to."""
BROKEN = ("Công khai", "Công khai [[NV99]]")
"""A reference to nothing: what the paper should say is not known."""
DRAFT = OFFICE.replace("number: 20\ndate: 2026-02-06\n", "number:\ndate:\n")


def _plan(desk: Desk, change: tuple[str, str], text: str = OFFICE) -> None:
    assert text.count(change[0]) == 1
    desk.write("a.yaml", text.replace(*change))


@pytest.mark.parametrize("again", [False, True])
def test_a_build_writes_what_has_findings_and_tells_each_once(again: bool, desk: Desk) -> None:
    _plan(desk, FORM)
    for _ in range(1 + again):
        assert desk.run("build", "a.yaml") == 1
        assert desk.said.count("[ho-ten/caps]") == 1 and "chưa có văn bản" not in desk.said
    assert "output/a.docx" in desk.names()


def test_a_build_of_a_broken_plan_writes_nothing(desk: Desk) -> None:
    _plan(desk, BROKEN)
    assert desk.run("build", "a.yaml") == 1 and "plan/reference" in desk.said
    assert "output/a.docx" not in desk.names()


@pytest.mark.parametrize(("change", "code"), [(FORM, "ho-ten/caps"), (BROKEN, "plan/reference")])
def test_a_check_tells_both_and_ends_alike(change: tuple[str, str], code: str, desk: Desk) -> None:
    _plan(desk, change)
    assert desk.run("check", "a.yaml") == 1 and f"[{code}]" in desk.said


def test_what_is_verified_is_told_as_it_was_when_it_was_built(desk: Desk) -> None:
    _plan(desk, FORM)
    desk.run("build", "a.yaml")
    assert desk.run("build", "--verify", "a.yaml") == 1
    assert "ho-ten/caps" in desk.said and "1/1 văn bản đúng như kế hoạch" in desk.said


def test_a_signed_paper_with_findings_is_noted_as_issued_and_they_are_told(desk: Desk) -> None:
    _plan(desk, FORM, DRAFT)
    assert desk.run("issue", "a.yaml", "--number", "5", "--date", "2026-02-06") == 1
    assert "ho-ten/caps" in desk.said and "number: 5\ndate: 2026-02-06\n" in desk.read("a.yaml")


def test_a_broken_plan_is_not_issued(desk: Desk) -> None:
    _plan(desk, BROKEN, DRAFT)
    before = desk.read("a.yaml")
    assert desk.run("issue", "a.yaml", "--number", "5", "--date", "2026-02-06") == 1
    assert "plan/reference" in desk.said and desk.read("a.yaml") == before


@pytest.mark.parametrize(
    ("change", "code", "made"),
    [
        (("{chua_co: chưa có tên người ký}", "NGUYỄN VĂN AN"), "ho-ten/caps", True),
        (("Đối thoại với Nhân dân mỗi", "Đối thoại [[NV99]] mỗi"), "plan/reference", False),
    ],
)
def test_a_batch_keeps_to_it_in_every_run(
    change: tuple[str, str], code: str, made: bool, desk: Desk
) -> None:
    desk.write("tinh.yaml", OFFICE)
    desk.write("u.csv", "Mã;Tên\n1;xã Tân Hưng\n2;xã Hoàng Hoa Thám\n")
    command = ("batch", "tinh.yaml", "--units", "u.csv", "-o", "out", "--jobs", "1")
    assert desk.run(*command) == 0, desk.said
    (own,) = Path("out/plans").glob("*tan-hung.yaml")
    desk.edit(own.as_posix(), change)
    document = Path("out", f"{own.stem}.docx")
    document.unlink()
    for _ in range(2):
        assert desk.run(*command) == 1
        assert desk.said.count(f"[{code}]") == 1 and document.exists() is made


def test_an_office_with_a_finding_of_form_hands_its_plan_down(desk: Desk) -> None:
    desk.write("tinh.yaml", OFFICE.replace(*FORM))
    assert desk.run("new", "--from", "tinh.yaml", "--unit", "xã Tân Hưng", "-o", "xa.yaml") == 0
