"""Single cases of a rollup: moved days, evidence, tasks for one unit alone, figures that do not fit."""

import re
from datetime import date
from pathlib import Path

import pytest

from generator.law.periods import period_named
from generator.problems import Severity
from generator.rollup.fits import misfits
from generator.rollup.gather import Gathered, read_inbox
from generator.rollup.tables import rollup_tables, task_counts
from generator.rollup.tally import TaskState, TaskTally, tallied
from tests.helpers import on_clock
from tests.province import reports as year
from tests.province.reports import HALF, UNITS, YEAR, Slip


class Desk:
    """A province with two communes, whose files a test spoils."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.office, _ = year.province(folder)
        for at in (0, 1):
            year.commune(folder, at)

    def change(self, path: Path, *pairs: tuple[str, str]) -> None:
        """Puts other words into a file."""
        text = path.read_text("utf-8")
        for right, wrong in pairs:
            assert text.count(right) == 1, (right, text.count(right))
            text = text.replace(right, wrong)
        path.write_text(text, "utf-8")

    def plan(self, at: int) -> Path:
        return self.folder / "xa" / f"{at:02}" / "ke-hoach.yaml"

    def send(self, at: int, slip: Slip | None = None, period: str = HALF, name: str = "") -> Path:
        return year.sent(self.folder, at, period, slip, name)

    def gathered(self, named: str = HALF) -> Gathered:
        period = period_named(named)
        assert period
        return read_inbox(self.office, [self.folder / "xa"]).of(period)

    def task(self, id_: str, on: date | None = None) -> TaskTally:
        tally = tallied(self.gathered(), on)
        return next(one for one in tally.tasks if one.asked.id == id_)

    def told(self, named: str = HALF) -> list[tuple[str, int]]:
        return [(one.code, one.spot.line) for one in misfits(self.gathered(named))]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


_MOVED = (
    "deadline: 2026-09-30, history: {deadline: 2026-05-29, date: 2026-05-20, reason: chờ hướng dẫn}"
)


def test_a_day_that_the_office_moved_hides_no_late_task(desk: Desk) -> None:
    desk.change(desk.office, ("deadline: 2026-05-29", _MOVED))
    desk.send(0, Slip(states={"NV02": ("in_progress", "")}))
    desk.send(1, Slip(states={"NV02": ("done", "2026-06-10")}))
    task = desk.task("NV02")
    assert [one.unit.name for one in task.overdue] == [UNITS[0]]
    assert [one.unit.name for one in task.done_late] == [UNITS[1]]
    row = task_counts(tallied(desk.gathered())).rows[1]
    assert [row[2].text, row[3].text] == ["29/5/2026", "30/9/2026"], "both days are told"


def test_a_deadline_without_a_day_is_told_in_its_words(desk: Desk) -> None:
    desk.change(desk.office, ("deadline: 2026-05-29", "deadline: Thường xuyên"))
    tally = tallied(desk.gathered())
    assert task_counts(tally).rows[1][2].text == "Thường xuyên"
    task = next(one for one in tally.tasks if one.asked.id == "NV02")
    assert task.asked.due is None, "it is never late"


def test_a_day_that_the_office_brought_forward_holds(desk: Desk) -> None:
    desk.change(
        desk.office,
        (
            "deadline: 2026-05-29",
            _MOVED.replace("2026-05-29", "2026-12-30").replace("2026-09-30", "2026-06-01"),
        ),
    )
    desk.send(0, Slip(states={"NV02": ("in_progress", "")}))
    assert len(desk.task("NV02").overdue) == 1


def test_late_is_judged_on_the_day_that_is_asked_for_else_on_that_of_the_figures(
    desk: Desk,
) -> None:
    desk.send(0, Slip(states={"NV03": ("in_progress", "")}))
    assert not desk.task("NV03").overdue
    assert len(desk.task("NV03", date(2026, 12, 1)).overdue) == 1


def test_what_is_done_on_a_day_that_nobody_says_accuses_nobody(desk: Desk) -> None:
    desk.send(0, Slip(states={"NV02": ("done", "")}))
    task = desk.task("NV02")
    assert len(task.of(TaskState.DONE)) == 1 and not task.done_late


def test_without_the_evidence_it_is_not_done_and_the_unit_is_told(desk: Desk) -> None:
    desk.change(desk.office, ("deadline: 2026-03-31", "deadline: 2026-03-31, needs_evidence: yes"))
    path = desk.send(0)
    desk.send(1)
    desk.change(
        path,
        (
            "date: 2026-04-15, id: NV01",
            "date: 2026-04-15, evidence: Kế hoạch số 5/KH-UBND, id: NV01",
        ),
    )
    task = desk.task("NV01")
    assert [one.unit.name for one in task.of(TaskState.DONE)] == [UNITS[0]]
    other = desk.folder / "xa" / "01" / "bao-cao-6-thang.yaml"
    assert desk.told() == [("rollup/unproven", year.line_of(other, "NV01"))]


def test_a_plan_without_papi_has_no_sheet_of_it(desk: Desk) -> None:
    desk.send(0)
    named = {one.name for one in rollup_tables(tallied(desk.gathered()))}
    assert "PAPI" in named
    text = re.sub(r"(?m), dimension: D\d|^ +dimension: D\d$\n", "", desk.office.read_text("utf-8"))
    desk.office.write_text(text, "utf-8")
    assert {one.name for one in rollup_tables(tallied(desk.gathered()))} == named - {"PAPI"}


_LED = (
    "lead: [Văn phòng Ủy ban nhân dân tỉnh, 'Ủy ban nhân dân các xã, phường'], deadline: 2026-05-29"
)
_SUPPORTED = _LED.replace("[Văn phòng Ủy ban nhân dân tỉnh, ", "Sở Nội vụ, support: ").replace(
    "]", ""
)


def test_what_a_department_leads_is_late_with_no_commune_that_supports_it(desk: Desk) -> None:
    """As in the ledger and its letters; what they report of it is counted all the same."""
    desk.send(0)
    desk.send(1)
    day = date(2026, 9, 1)
    (going,) = (one.unit.name for one in desk.task("NV02", day).overdue)
    desk.change(desk.office, (_LED, _SUPPORTED))
    task = desk.task("NV02", day)
    assert [one.unit.name for one in task.of(TaskState.IN_PROGRESS)] == [going]
    assert task.overdue == task.done_late == []
    alone = _SUPPORTED.replace("lead: Sở Nội vụ", f"lead: [Sở Nội vụ, Ủy ban nhân dân {going}]")
    desk.change(desk.office, (_SUPPORTED, alone))
    assert [one.unit.name for one in desk.task("NV02", day).overdue] == [going]


def test_what_others_lead_is_no_gap_of_a_report_that_does_not_speak_of_it(desk: Desk) -> None:
    desk.send(0, Slip(without=("NV02",)))
    desk.send(1, Slip(states={"NV02": ("", "")}))
    assert [one.state for one in desk.task("NV02").stands] == [TaskState.UNSAID] * 2
    desk.change(desk.office, (_LED, _SUPPORTED))
    assert [one.state for one in desk.task("NV02").stands] == [TaskState.LEFT] * 2


@pytest.mark.parametrize(
    ("version", "day", "severity"),
    [
        ("1", "2026-02-06", Severity.WARNING),
        ("2", "2026-06-14", Severity.WARNING),
        ("2", "2026-06-15", Severity.INFO),
    ],
)
def test_what_a_later_version_dropped_is_no_fault_of_a_report_from_before(
    desk: Desk, version: str, day: str, severity: Severity
) -> None:
    """The figures of the report end on 14/6/2026."""
    desk.send(0, Slip(extra="    - {state: done, id: NV91}\n"))
    desk.change(
        desk.office, ("version: 1\n", f"version: {version}\n"), ("date: 2026-02-06", f"date: {day}")
    )
    (found,) = (one for one in misfits(desk.gathered()) if one.code == "rollup/unknown-id")
    assert found.severity is severity and "NV91" in found.message.vi


def test_what_one_unit_alone_is_asked_for_is_owed_by_no_other(desk: Desk) -> None:
    desk.change(
        desk.office,
        (
            "lead: [Sở Nội vụ, 'Ủy ban nhân dân các xã, phường'], deadline: 2026-11-30",
            f"lead: Ủy ban nhân dân {UNITS[1]}, deadline: 2026-11-30",
        ),
    )
    desk.send(0)
    desk.send(1)
    states = {one.unit.name: one.state for one in desk.task("NV03").stands}
    assert states == {UNITS[0]: TaskState.LEFT, UNITS[1]: TaskState.IN_PROGRESS}


def test_what_was_done_and_is_not_any_more_is_told(desk: Desk) -> None:
    desk.send(0, Slip(states={"NV01": ("done", "2026-03-20")}))
    path = desk.send(0, Slip(states={"NV01": ("in_progress", "")}), YEAR)
    assert desk.told(YEAR) == [("rollup/backwards", year.line_of(path, "NV01"))]


def test_another_unit_than_the_office_assigned_is_told(desk: Desk) -> None:
    desk.change(
        desk.plan(0),
        ("Số hồ sơ trực tuyến, unit: 'hồ sơ'", "Số hồ sơ trực tuyến, unit: 'nghìn hồ sơ'"),
    )
    path = desk.send(0)
    assert desk.told() == [("rollup/unit", year.line_of(path, "CT03"))]


def test_a_ratio_is_told_beside_the_figure_as_it_was_written(desk: Desk) -> None:
    desk.change(
        desk.plan(0),
        (
            "unit: '%', baseline: {year: 2025, value: '8'}",
            "unit: '%', baseline: {year: 2025, value: '61,5'}",
        ),
    )
    desk.change(desk.office, ("target: {at_most: '5'", "target: {at_most: '70'"))
    desk.send(0, Slip(values={"CT05": "0,72"}))
    (found,) = misfits(desk.gathered())
    assert "không dưới 61,5%" in found.message.vi
    assert found.advice.vi == "Nếu là 72% thì viết 72, không viết 0,72.", "by its own figures"


def _counted(desk: Desk, id_: str, named: str = HALF) -> list[str]:
    """The figures of a target of which sums and means are made."""
    targets = tallied(desk.gathered(named)).targets
    return [
        str(one.value) for target in targets if target.asked.id == id_ for one in target.figures
    ]


def test_a_share_that_cannot_be_is_left_out_until_it_is_mended(desk: Desk) -> None:
    desk.send(0, Slip(values={"CT01": "4120"}))
    desk.send(1, Slip(values={"CT01": "95"}))
    assert _counted(desk, "CT01") == ["95"]
    assert "không tính vào tổng" in misfits(desk.gathered())[0].message.vi
    path = desk.send(0, Slip(values={"CT01": "4120"}), YEAR)
    assert _counted(desk, "CT01", YEAR) == [], (
        "what was wrong in the last report makes it no better"
    )
    assert desk.told(YEAR) == [("rollup/whole", year.line_of(path, "CT01"))]
    desk.send(0, Slip(values={"CT01": "97"}), YEAR)
    (target,) = (one for one in tallied(desk.gathered(YEAR)).targets if one.asked.id == "CT01")
    assert target.since("before") is None, "nothing is compared with it"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("target: {at_least: '98'", "target: {at_least: '100'"),
        ("indicator: Tỷ lệ hồ sơ giải quyết đúng hạn", "indicator: Tỷ lệ thu so với dự toán"),
    ],
)
def test_more_than_all_counts_where_it_is_possible(right: str, wrong: str, desk: Desk) -> None:
    desk.change(desk.office, (right, wrong))
    desk.send(0, Slip(values={"CT01": "112"}))
    assert desk.told() == [] and _counted(desk, "CT01") == ["112"]


@pytest.mark.parametrize(("score", "told"), [("4,80", False), ("0,90", True), ("48,0", True)])
def test_a_score_of_papi_lies_on_its_scale(score: str, told: bool, desk: Desk) -> None:
    papi = "indicator: Chỉ số PAPI về thủ tục, dimension: D4, unit: điểm, target: {at_least: '4,9', year: 2026}}"
    desk.change(
        desk.office,
        (
            "indicator: Tỷ lệ phản ánh trả lời chậm, dimension: D4, unit: '%', target: {at_most: '5', year: 2026}}",
            papi,
        ),
    )
    desk.change(
        desk.plan(0),
        (
            "unit: '%', baseline: {year: 2025, value: '8'}",
            "unit: 'điểm', baseline: {year: 2025, value: '4,7'}",
        ),
    )
    path = desk.send(0, Slip(values={"CT05": score}))
    assert desk.told() == ([("rollup/scale", year.line_of(path, "CT05"))] if told else [])


def test_a_file_with_one_wrong_figure_counts_with_the_others(desk: Desk) -> None:
    path = desk.send(0)
    desk.change(path, ("value: '95,00'", "value: '95.00'"))
    found = desk.gathered()
    report = found.units[0].report
    assert (
        report
        and report.said["CT02"].number is not None
        and "CT01" not in {id_ for id_, one in report.said.items() if one.value}
    )
    assert [(one.code, one.spot.line) for one in found.notes] == [
        ("plan/figure", year.line_of(path, "CT01"))
    ]


def test_of_two_reports_of_one_period_the_later_figures_count_whatever_the_files_are_called(
    desk: Desk,
) -> None:
    desk.send(0, Slip(as_of="2026-06-20", values={"CT01": "99"}), name="a.yaml")
    desk.send(0, Slip(values={"CT01": "91"}), name="z.yaml")
    found = desk.gathered()
    report = found.units[0].report
    assert report and report.said["CT01"].value == "99"
    assert [Path(one.spot.path).name for one in found.notes] == ["z.yaml", "a.yaml"]


@pytest.mark.parametrize(("clock", "late"), [("2026-11-30", False), ("2026-12-01", True)])
def test_nothing_is_overdue_by_a_day_that_is_still_to_come(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, clock: str, late: bool
) -> None:
    """Figures that are to end later are those of today, by which a task of 30/11 is late or is not."""
    on_clock(monkeypatch, clock)
    desk.send(0, Slip(as_of="2026-12-14", states={"NV03": ("in_progress", "")}), YEAR, "nam.yaml")
    desk.send(1, Slip(as_of="2026-12-14", without=("NV03",)), YEAR, "nam.yaml")
    stands = next(one for one in tallied(desk.gathered(YEAR)).tasks if one.asked.id == "NV03")
    assert [one.overdue for one in stands.stands] == [late, late]
