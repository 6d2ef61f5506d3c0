"""A paper that is signed late or amended: it can be issued, whatever the office has fixed in it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.cascade.followed import followed_problems
from generator.making.acceptance import may_stand
from generator.making.load import load_plan
from generator.problems import Problem, Severity
from tests.cascade.helpers import OFFICE, Desk, filled

OWN = (
    "  - noi_dung: Niêm yết tại nhà văn hóa.\n    chu_tri: Văn phòng xã\n    thoi_han: 2026-03-31\n"
)
ACCEPTS = "    chap_nhan: [{ma_quy_tac: plan/deadline, ly_do: đã làm xong}]\n"
LATE = "2026-07-20"
_BOUND = OFFICE.replace("rule: suggested", "rule: minimum")


def _found(path: str) -> list[Problem]:
    """All that a check tells of the plan, its rules included."""
    loaded = load_plan(Path(path))
    return [*loaded.problems, *(followed_problems(Path(path), loaded.plan) if loaded.plan else ())]


def _told(path: str = "xa.yaml") -> list[tuple[str, Severity]]:
    found = _found(path)
    return [(one.code, one.severity) for one in found if one.code == "plan/deadline"]


def _copied(desk: Desk, own: str = "") -> None:
    desk.copy()
    text = filled(desk.read("xa.yaml"))
    head, tail = text.split("\nnoi_nhan:")
    *before, last = head.rstrip().split("\n\n")
    assert "giai_phap:" in head
    desk.write("xa.yaml", _with_own("\n\n".join([*before, last]), own) + f"\n\nnoi_nhan:{tail}")


def _with_own(head: str, own: str) -> str:
    """The plan with a task of the commune's own behind the office's."""
    if not own:
        return head
    start = head.index("giai_phap:")
    end = head.find("\n\n", start)
    end = len(head) if end < 0 else end
    return f"{head[:end].rstrip()}\n{own.rstrip()}{head[end:]}"


def _issue(desk: Desk, day: str = LATE, name: str = "xa.yaml") -> int:
    return desk.run("issue", name, "--number", "5", "--date", day)


def test_a_commune_that_signs_late_issues_what_the_office_fixed(desk: Desk) -> None:
    _copied(desk)
    assert _issue(desk) == 0, desk.said
    assert _told() == [("plan/deadline", Severity.INFO)]
    assert desk.run("build", "xa.yaml") == 0, desk.said
    assert "output/xa.docx" in desk.names() and "20/7/2026" in desk.said


def test_a_task_of_the_communes_own_is_an_error_that_it_may_accept(desk: Desk) -> None:
    _copied(desk, OWN)
    before = desk.read("xa.yaml")
    assert _issue(desk) == 1 and "chap_nhan" in desk.said
    assert desk.read("xa.yaml") == before
    desk.edit("xa.yaml", (OWN.rstrip(), OWN + ACCEPTS.rstrip()))
    assert desk.run("check", "xa.yaml") == 0 and "plan/accepted-unused" not in desk.said
    assert _issue(desk) == 0, desk.said
    assert _told() == [("plan/deadline", Severity.INFO)]
    assert desk.run("build", "xa.yaml") == 0, desk.said


@pytest.mark.parametrize(("version", "status"), [(1, 1), (2, 0)])
def test_an_amended_plan_carries_the_days_of_its_first_version(
    version: int, status: int, desk: Desk
) -> None:
    amended = OFFICE.replace("version: 1", f"version: {version}")
    desk.write("tinh.yaml", amended.replace("date: 2026-02-06", f"date: {LATE}"))
    assert desk.run("check", "tinh.yaml") == status, desk.said
    severity = Severity.ERROR if status else Severity.INFO
    assert _told("tinh.yaml") == [("plan/deadline", severity)]
    desk.edit("tinh.yaml", ("number: 20\n", "number:\n"), (f"date: {LATE}\n", "date:\n"))
    assert _issue(desk, name="tinh.yaml") == status, desk.said


def _days() -> list[str]:
    """A day in each month of two years: before, within and after the time of the plan."""
    first = date(2025, 6, 15)
    return [(first + timedelta(days=31 * at)).isoformat() for at in range(24)]


@pytest.mark.parametrize("day", _days())
@pytest.mark.parametrize("version", [1, 3])
def test_no_error_forbids_what_another_rule_demands(day: str, version: int, desk: Desk) -> None:
    """What a commune chooses (its day, its version) makes no error of what the office fixed."""
    desk.copy(_BOUND)
    desk.edit("xa.yaml", ("phien_ban: 1\nloai", f"phien_ban: {version}\nloai"))
    desk.write("xa.yaml", filled(desk.read("xa.yaml")))
    desk.edit("xa.yaml", ("so:\nngay:\n", f"so: 5\nngay: {day}\n"))
    plan = load_plan(Path("xa.yaml")).dossier
    assert plan
    bound = {
        "thoi_han: 2026-06-30",
        "thoi_han: 2026-12-15",
        "chi_tieu:",
        "hien_trang:",
        "noi_dung:",
    }
    for one in _found("xa.yaml"):
        fixed = any(key in one.excerpt for key in bound)
        assert one.severity is not Severity.ERROR or not fixed or may_stand(one), one


def test_the_days_of_that_test_do_make_errors_of_a_plan_of_ones_own(desk: Desk) -> None:
    """It could fail: without the office over it, the same plan is in error on some of these days."""
    told = []
    for day in _days():
        desk.write("a.yaml", OFFICE.replace("date: 2026-02-06", f"date: {day}"))
        told += [severity for code, severity in _told("a.yaml")]
    assert told.count(Severity.ERROR) > 5
