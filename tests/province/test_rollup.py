"""Reports of thirty communes rolled up: every figure beside one counted by hand, every fault told, none invented."""

import contextlib
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from generator.batch.roster import read_roster
from generator.cli import main
from generator.law.periods import ReportPeriod, period_named
from generator.problems import Problem
from generator.rollup.files import rollup_json, rollup_xlsx
from generator.rollup.fits import misfits
from generator.rollup.gather import Gathered, read_inbox
from generator.rollup.page import rollup_html
from generator.rollup.tally import Tally, TaskState, tallied
from tests.helpers import on_clock
from tests.province import reports as year
from tests.province.reports import COUNT, HALF, LEADING, TARGETS, TASKS, UNITS, YEAR, Slip

SILENT, TWICE, BROKEN, EARLY = 2, 5, 7, 11
"""Who sends nothing, its half-year report twice, a file that is none, one without its plan."""
TOLD = [at for at in range(COUNT) if at not in (SILENT, BROKEN)]
FAULTS: dict[int, tuple[str, str, Slip]] = {
    3: ("rollup/whole", "CT01", Slip(values={"CT01": "103,5"})),
    4: ("rollup/scale", "CT01", Slip(values={"CT01": "0,98"})),
    8: ("rollup/scale", "CT04", Slip(values={"CT03": "294", "CT04": "198000", "CT02": "198294"})),
    9: ("rollup/sum", "CT02", Slip(values={"CT02": "600"})),
    12: (
        "rollup/decline",
        "CT01",
        Slip(values={"CT01": "80"}, words={"CT01": "tăng 2% so với năm 2025"}),
    ),
    13: (
        "rollup/decline",
        "CT05",
        Slip(values={"CT05": "12"}, words={"CT05": "Đã cải thiện rõ rệt"}),
    ),
    14: ("rollup/whole", "NV01", Slip(words={"NV01": "12/10 thôn đã có kế hoạch"})),
    15: ("rollup/unknown-id", "NV91", Slip(extra="    - {state: done, id: NV91}\n")),
}
"""The half-year reports with one fault each: its code, at what, and what they say otherwise."""
NEAR_MISSES: dict[int, Slip] = {
    16: Slip(values={"CT01": "98"}, words={"CT01": "tăng so với năm 2025 (92,5%)"}),
    17: Slip(values={"CT05": "2"}, words={"CT05": "giảm 6 điểm phần trăm, cải thiện"}),
    18: Slip(words={"NV01": "ban hành ngày 20/3 tại 10/10 thôn, số 12/KH-UBND"}),
    19: Slip(values={"CT01": "91"}, words={"CT01": "chưa tăng, do tăng cường kiểm tra hồ sơ"}),
}


def _period(named: str) -> ReportPeriod:
    found = period_named(named)
    assert found
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The year as the communes sent it, with every fault in the half-year reports."""
    folder = tmp_path_factory.mktemp("nam")
    year.province(folder)
    for at in range(COUNT):
        year.commune(folder, at)
        if at in (SILENT, BROKEN):
            continue
        slip = FAULTS[at][2] if at in FAULTS else NEAR_MISSES.get(at)
        year.sent(folder, at, HALF, slip)
        year.sent(folder, at, YEAR)
    year.sent(folder, TWICE, HALF, Slip(version=2, values={"CT01": "96,5"}), "sua.yaml")
    (
        folder / "xa" / f"{BROKEN:02}" / f"bao-cao-xa-{UNITS[BROKEN].split()[-1].lower()}.yaml"
    ).write_text('a: "b\n')
    with contextlib.chdir(folder), pytest.MonkeyPatch.context() as patch:
        on_clock(patch, "2026-12-31")
        yield folder


def _gathered(named: str) -> Gathered:
    inbox = read_inbox(Path("tinh/ke-hoach.yaml"), [Path("xa")], read_roster("xa.csv"))
    return inbox.of(_period(named))


@pytest.fixture(scope="module")
def half(folder: Path) -> Tally:
    return tallied(_gathered(HALF))


@pytest.fixture(scope="module")
def wrong(half: Tally) -> list[Problem]:
    return misfits(half.gathered)


@pytest.fixture(scope="module")
def whole(folder: Path) -> Tally:
    return tallied(_gathered(YEAR))


def _slip(at: int) -> Slip:
    if at == TWICE:
        return Slip(values={"CT01": "96,5"})
    return FAULTS[at][2] if at in FAULTS else NEAR_MISSES.get(at, Slip())


def _counts(at: int, id_: str, period: str) -> bool:
    """Whether the figure can be right: of one that cannot nothing is made."""
    code, of, _ = FAULTS.get(at, ("", "", None))
    return period != HALF or of != id_ or code not in ("rollup/whole", "rollup/scale")


def _value(at: int, id_: str, period: str) -> Decimal:
    """The figure as it stands in the report that counts, by plain Python."""
    own = _slip(at).values.get(id_) if period == HALF else None
    return Decimal((own or year.value(at, id_, period)).replace(",", "."))


def _sheets(tally: Tally, wrong: list[Problem]) -> dict[str, list[dict[str, Any]]]:
    """The rows of every sheet by the names of their columns, as another program reads them."""
    book = CalamineWorkbook.from_filelike(BytesIO(rollup_xlsx(tally, wrong)))
    found = {}
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        found[name] = [dict(zip(rows[2], row, strict=True)) for row in rows[3:]]
    return found


@pytest.mark.parametrize("period", [HALF, YEAR])
def test_every_count_of_a_task_is_what_the_files_say(
    period: str, half: Tally, whole: Tally
) -> None:
    tally = half if period == HALF else whole
    sheet = {row["Mã việc"]: row for row in _sheets(tally, [])["Nhiệm vụ"]}
    assert list(sheet) == list(TASKS)
    closed = date(2026, 6, 14) if period == HALF else date(2026, 12, 14)
    for id_, (_, due, _) in TASKS.items():
        states = [year.state(at, id_, period) for at in TOLD]
        row = sheet[id_]
        how = [one for one, _ in states]
        assert row["Hoàn thành"] == how.count("done")
        assert row["Đang thực hiện"] == how.count("in_progress")
        assert row["Chưa thực hiện"] == how.count("not_started")
        assert row["Chưa báo cáo"] == 2 and row["Không nêu"] == 0
        last = date.fromisoformat(due)
        assert row["Quá hạn"] == (len(how) - how.count("done") if last < closed else 0)
        assert row["Hoàn thành chậm"] == sum(day > due for one, day in states if one == "done")


@pytest.mark.parametrize("period", [HALF, YEAR])
def test_every_figure_of_a_target_is_what_the_files_add_up_to(
    period: str, half: Tally, whole: Tally
) -> None:
    tally = half if period == HALF else whole
    sheets = _sheets(tally, [])
    sheet = {row["Mã"]: row for row in sheets["Chỉ tiêu"]}
    for id_, (_, unit, goal) in TARGETS.items():
        values = {at: _value(at, id_, period) for at in TOLD if _counts(at, id_, period)}
        row, falls = sheet[id_], id_ == "CT05"
        off = [at for at in TOLD if at not in values]
        assert row["Số đơn vị có số"] == len(TOLD) - len(off)
        assert row["Số chưa khớp, không tính"] == "; ".join(UNITS[at] for at in off)
        assert (row["Tổng"] == "") == (unit == "%")
        if row["Tổng"] != "":
            assert Decimal(str(row["Tổng"])) == sum(values.values())
        mean = sum(values.values()) / len(values)
        assert abs(Decimal(str(row["Trung bình"])) - mean) < Decimal("0.051")
        assert Decimal(str(row["Thấp nhất"])) == min(values.values())
        assert Decimal(str(row["Cao nhất"])) == max(values.values())
        below = [
            one
            for one in values.values()
            if (one > Decimal(goal) if falls else one < Decimal(goal))
        ]
        assert (row["Chưa đạt"] or 0) == len(below)
        listed = [one for one in sheets["Xếp hạng"] if one["Mã"] == id_]
        ranked, others = listed[: len(values)], listed[len(values) :]
        assert [(one["Hạng"], one["Đơn vị"], one["Đánh giá"]) for one in others] == [
            ("–", UNITS[at], "chưa khớp, không tính") for at in off
        ]
        best = sorted(values.values(), reverse=not falls)
        assert [Decimal(str(one["Giá trị"])) for one in ranked] == best
        assert [one["Hạng"] for one in ranked] == [best.index(one) + 1 for one in best]
        was = sum(Decimal(year.baseline(at, id_).replace(",", ".")) for at in values) / len(values)
        assert abs(Decimal(str(row["So với hiện trạng"])) - (mean - was)) < Decimal("0.11")
        both = [at for at in values if _counts(at, id_, HALF)]
        risen = sum(_value(at, id_, period) - _value(at, id_, HALF) for at in both) / len(both)
        if period == YEAR:
            assert abs(Decimal(str(row["So với kỳ trước"])) - risen) < Decimal("0.051")
        else:
            assert row["So với kỳ trước"] == ""


def test_every_figure_leads_to_its_file_and_line(half: Tally, folder: Path) -> None:
    told = json.loads(rollup_json(half, [], folder / "tinh" / "th.json"))
    for target in told["targets"]:
        for figure in target["figures"]:
            path, _, line = figure["at"].rpartition(":")
            written = (folder / "tinh" / path).read_text("utf-8").split("\n")[int(line) - 1]
            assert f"id: {target['id']}}}" in written
            figure_there = re.search(r"value: '([^']+)'", written)
            assert figure_there
            assert figure_there[1].replace(".", "") == figure["value"].replace(".", "")


def test_groups_add_up_to_the_tasks(half: Tally) -> None:
    sheets = _sheets(half, [])
    # The communes lead every task, beside one of the departments.
    (theirs,) = (row for row in sheets["Chủ trì"] if row["Cơ quan chủ trì"] == LEADING)
    sheets["Chủ trì"].remove(theirs)
    sheets["Của xã"] = [theirs]
    for name in ("Chủ trì", "Của xã", "Tháng", "PAPI"):
        for head in ("Hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Chưa báo cáo", "Quá hạn"):
            total = sum(row[head] or 0 for row in sheets["Nhiệm vụ"])
            assert sum(row[head] or 0 for row in sheets[name]) == total, (name, head)
    assert [row["Tháng"] for row in sheets["Tháng"]] == ["3/2026", "5/2026", "10/2026", "11/2026"]
    assert {row["Lĩnh vực"][:2]: row["Số chỉ tiêu"] for row in sheets["PAPI"]} == {
        "D1": 0,
        "D4": 1,
        "D7": 3,
        "D8": 1,
    }
    leads = {row["Cơ quan chủ trì"]: row["Số nhiệm vụ"] for row in sheets["Chủ trì"]}
    assert leads == {"Sở Nội vụ": 2, "Văn phòng Ủy ban nhân dân tỉnh": 2}
    assert theirs["Số nhiệm vụ"] == 4


def test_who_has_not_reported_is_told_with_the_reason(half: Tally) -> None:
    rows = {row["Đơn vị"]: row for row in _sheets(half, [])["Chưa báo cáo"]}
    assert list(rows) == [UNITS[SILENT], UNITS[BROKEN]]
    assert rows[UNITS[SILENT]]["Tình trạng"] == "chưa báo cáo"
    assert rows[UNITS[BROKEN]]["Tình trạng"] == "không đọc được"
    assert "yaml:1" in rows[UNITS[BROKEN]]["Lý do"]


def test_of_a_period_sent_twice_the_later_counts_and_both_are_told(half: Tally) -> None:
    unit = half.gathered.units[TWICE]
    assert unit.report and unit.report.path.endswith("sua.yaml")
    told = [one for one in half.gathered.notes if one.code == "rollup/twice"]
    assert [Path(one.spot.path).name for one in told] == ["bao-cao-6-thang.yaml", "sua.yaml"]


def test_planted_faults_are_all_told_and_none_is_invented(
    wrong: list[Problem], folder: Path
) -> None:
    found = {(Path(one.spot.path).parent.name, one.code, one.spot.line) for one in wrong}
    planted = set()
    for at, (code, id_, _) in FAULTS.items():
        path = folder / "xa" / f"{at:02}" / "bao-cao-6-thang.yaml"
        planted.add((f"{at:02}", code, year.line_of(path, id_)))
    assert found == planted


def test_a_report_on_another_plan_is_not_counted(folder: Path, half: Tally) -> None:
    own = folder / "xa" / f"{SILENT:02}"
    plan, report = own / "khac.yaml", own / "bao-cao-khac.yaml"
    plan.write_text(year.plan_text(SILENT).replace("id: an-loc-2026", "id: an-sinh"), "utf-8")
    report.write_text(year.report_text(SILENT, HALF, Slip(plan="khac.yaml")), "utf-8")
    try:
        assert _gathered(HALF).silent == half.gathered.silent
        plan.unlink()
        found = _gathered(HALF)
        assert [one.name for one in found.silent] == [UNITS[BROKEN]], "its ids are the office's"
        told = [one for one in found.notes if one.code == "rollup/no-plan"]
        assert [one.spot.path for one in told] == ["xa/02/bao-cao-khac.yaml"]
    finally:
        report.unlink()


def test_a_year_without_a_fault_has_none(whole: Tally) -> None:
    assert misfits(whole.gathered) == []


def test_the_workbook_has_charts_and_no_formula(half: Tally, wrong: list[Problem]) -> None:
    with zipfile.ZipFile(BytesIO(rollup_xlsx(half, wrong))) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    sheets = [text for name, text in parts.items() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 10
    assert (
        sum("<drawing " in text for text in sheets) == 5
        and len([n for n in parts if "/chart" in n and "rels" not in n]) == 5
    )
    for text in sheets:
        assert "<f>" not in text and "<f " not in text and "<autoFilter " in text


def test_the_page_holds_all_in_itself_and_shows_hostile_words_as_words(
    folder: Path, half: Tally
) -> None:
    from dataclasses import replace

    spoilt = replace(half.gathered.units[0], name="<script>alert(1)</script>")
    gathered = replace(half.gathered, units=(spoilt, *half.gathered.units[1:]))
    page = rollup_html(tallied(gathered), []).decode()
    assert "<script" not in page and "&lt;script&gt;alert(1)" in page
    assert page.count("<svg") == 5 and not re.search(r"(?:src|href)=|https?://|url\(", page)


def test_a_moved_day_hides_no_late_task(half: Tally) -> None:
    """A commune's plan has its own, later day for what the office wants by May."""
    (task,) = [one for one in half.tasks if one.asked.id == "NV02"]
    assert {stand.unit.name for stand in task.overdue} == {UNITS[at] for at in TOLD if at % 3 == 0}
    assert all(stand.state is TaskState.IN_PROGRESS for stand in task.overdue)


def test_the_verb_tells_all_and_stops_at_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = ("--xlsx", "th.xlsx", "--json", "th.json", "--html", "th.html")
    status = main(
        ["rollup", "tinh/ke-hoach.yaml", "xa", "--period", HALF, "--units", "xa.csv", *made]
    )
    told = capsys.readouterr().out
    assert status == 1 and "28/30 đơn vị đã báo cáo" in told
    assert told.splitlines()[-1].startswith("Việc tiếp: báo đơn vị sửa số ở các dòng")
    assert main(["rollup", "tinh/ke-hoach.yaml", "xa", "--period", YEAR, "--units", "xa.csv"]) == 1
    late = capsys.readouterr().out.splitlines()[-1]
    assert "kehoach remind tinh/ke-hoach.yaml xa --units xa.csv --on " in late
    few = ("xa/00", "--period", YEAR)
    assert main(["rollup", "tinh/ke-hoach.yaml", *few]) == 0
    assert "chạy lại với --report" in capsys.readouterr().out.splitlines()[-1]
    for at, (code, _, _) in FAULTS.items():
        assert re.search(rf"xa/{at:02}/bao-cao-6-thang\.yaml:\d+:\d+: .* \[{code}\]", told)
    assert all(Path(one).stat().st_size > 1000 for one in made[1::2])


def test_a_period_without_a_year_is_of_the_year_of_the_plan(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As `report` has it: an office that has the form filled in for it adds up the same words."""
    told = []
    for named in (HALF, "6 tháng đầu năm"):
        main(["rollup", "tinh/ke-hoach.yaml", "xa", "--period", named, "--units", "xa.csv"])
        told.append(capsys.readouterr().out)
    assert told[0] == told[1] and "28/30 đơn vị đã báo cáo" in told[0]


@pytest.mark.parametrize("named", ["nửa mùa", "", "quý V/2026"])
def test_a_period_that_is_none_is_told(
    named: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rollup", "tinh/ke-hoach.yaml", "xa", "--period", named]) == 1
    assert "report/period" in capsys.readouterr().out
