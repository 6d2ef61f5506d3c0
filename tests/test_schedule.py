"""What a plan asks to be reported: said in its paper, given to communes, known day by day."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from generator.making.build import document_bytes
from generator.making.load import load_plan
from generator.plan.reports.asked import asked_of
from generator.problems import Severity
from tests.helpers import BASE, changed, codes, document, loaded, plan, template, texts

HALVES = "[{period: 6 tháng đầu năm 2026, due: 2026-06-15}, {period: năm 2026, due: 2026-11-30}]"
DUTY = f"{{reporters: Sở Nội vụ, receiver: Sở Tài chính, periods: {HALVES}}}"
NOTED = "lead: Sở Nội vụ, deadline: 2026-06-30"


def _asking(duty: str) -> str:
    return f"{BASE}report_schedule: [{duty}]\n"


def test_the_sentence_is_made_of_what_is_asked() -> None:
    shown = texts(document(_asking(DUTY)))
    assert "V. CHẾ ĐỘ BÁO CÁO" in shown
    assert (
        "1. Sở Nội vụ báo cáo Sở Tài chính kết quả thực hiện: 6 tháng đầu năm 2026 chậm nhất ngày "
        "15/6/2026; năm 2026 chậm nhất ngày 30/11/2026." in shown
    )


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("{period: hàng quý, due: 20}", "hằng quý chậm nhất ngày 20 tháng cuối kỳ"),
        ("{period: hằng tháng, due: ngày 25}", "hằng tháng chậm nhất ngày 25 hằng tháng"),
        ("{period: hằng tháng, due: ngày 5 tháng sau}", "hằng tháng chậm nhất ngày 05 tháng sau"),
    ],
)
def test_what_recurs_is_said_by_its_day(period: str, words: str) -> None:
    duty = f"{{reporters: [Sở Nội vụ, Sở Y tế], periods: {period}, covers: NV01}}"
    shown = " ".join(texts(document(_asking(duty))))
    about = "báo cáo kết quả thực hiện nội dung tại khoản 1 Mục III"
    assert f"Sở Nội vụ và Sở Y tế {about}: {words}" in shown.replace("điểm a ", "")


def test_every_report_is_known_with_its_day() -> None:
    recurring = "{reporters: Sở Y tế, periods: {period: hằng quý, due: ngày 31 tháng sau}}"
    found = asked_of(plan(_asking(f"{DUTY}, {recurring}")))
    assert [(one.due, str(one.period)) for one in found] == [
        (date(2026, 4, 30), "quý I/2026"),
        (date(2026, 6, 15), "6 tháng đầu năm 2026"),
        (date(2026, 7, 31), "quý II/2026"),
        (date(2026, 10, 31), "quý III/2026"),
        (date(2026, 11, 30), "năm 2026"),
        (date(2027, 1, 31), "quý IV/2026"),
    ]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (DUTY.replace("2026-06-15", "2026-06-14"), "plan/day-off"),
        (DUTY.replace("năm 2026, due: 2026-11-30", "năm 2027, due: 2027-12-15"), "plan/period"),
        (DUTY.replace("2026-06-15", "2026-12-15"), "plan/report-due"),
        (DUTY.replace("2026-06-15", "25/6/2026"), "plan/date"),
        (DUTY.replace("2026-06-15", "tuần sau"), "plan/date"),
        (DUTY.replace("6 tháng đầu năm 2026", "hằng quý"), "plan/report-duty"),
        (DUTY.replace("6 tháng đầu năm 2026", "quý II"), "plan/period-name"),
        (DUTY.replace("{reporters", "{covers: XX9, reporters"), "plan/report-covers"),
    ],
)
def test_what_cannot_be_kept_is_told(wrong: str, code: str) -> None:
    assert [found for _, found in codes(loaded(_asking(DUTY)))] == []
    assert code in [found for _, found in codes(loaded(_asking(wrong)))]


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Báo cáo trước ngày 14/6/2026.", "plan/day-off"),  # a Sunday
        ("Gửi chậm nhất là ngày 02/9/2026.", "plan/day-off"),
        ("Xong trước 15/12/2024.", "plan/period"),
        ("Báo cáo trước ngày 15/6/2026.", ""),
        ("Báo cáo trước ngày 15/6/2026, 16/6/2026 và ngày 15/12/2024.", "plan/period"),
        ("Báo cáo trước ngày 15/6/2026; ngày 15/12/2024 đã họp.", ""),
        ("Trước đây, ngày 14/6/2026 đã họp; kế hoạch số 5 ngày 14/6/2026.", ""),
        ("Trước ngày 31/6/2026.", ""),  # another rule tells of days that there are none
    ],
)
def test_a_day_that_a_sentence_names_is_a_day_of_work_in_the_time_of_the_plan(
    sentence: str, code: str
) -> None:
    told = loaded(changed(solutions=f"solutions: [{sentence!r}]")).problems
    found = [one for one in told if one.code in ("plan/day-off", "plan/period")]
    assert [one.code for one in found] == [code] * bool(code)
    assert {one.severity for one in found} <= {Severity.INFO}


def test_a_duty_may_be_a_sentence() -> None:
    shown = texts(document(_asking(f"{DUTY}, Báo cáo gửi cả bản Word.")))
    assert "2. Báo cáo gửi cả bản Word." in shown


def test_a_moved_deadline_says_so_where_it_is_printed() -> None:
    """The old day, why, on which basis and from when; of two moves each with what followed."""
    moves = (
        "history: [{deadline: 2026-03-31, date: 2026-03-02, reason: chờ hướng dẫn, basis: Công văn "
        "số 45/UBND-NC}, {deadline: 2026-05-29, date: 2026-05-04, reason: mưa lũ}]"
    )
    shown = " ".join(texts(document(BASE.replace(NOTED, f"{NOTED}, {moves}"))))
    assert (
        "điều chỉnh thời hạn kể từ ngày 02/3/2026 theo Công văn số 45/UBND-NC, lý do: chờ hướng "
        "dẫn, trước đó: 31/3/2026, nay: 29/5/2026; điều chỉnh thời hạn kể từ ngày 04/5/2026, lý "
        "do: mưa lũ, trước đó: 29/5/2026, nay: 30/6/2026" in shown
    )
    table = "appendices: [{title: A, items: [{task_table: [task, deadline, history]}]}]\n"
    paper = document(BASE.replace(NOTED, f"{NOTED}, {moves}") + table)
    cells = [cell.text for row in paper.tables[-1].rows for cell in row.cells]
    assert "Điều chỉnh" in cells and any("trước đó: 31/3/2026" in one for one in cells)
    assert "trước đó: 31/3/2026" not in " ".join(one.text for one in paper.paragraphs)


def test_a_moved_target_says_what_it_was() -> None:
    moved = "history: {target: {at_least: 46}, date: 2026-03-02, reason: thay đổi cách tính}, unit"
    shown = " ".join(
        texts(document(BASE.replace("    unit", f"    {moved.replace(', unit', '')}\n    unit")))
    )
    assert "trước đó: từ 46 điểm trở lên, nay: từ 45,00 điểm trở lên" in shown


@pytest.mark.parametrize(
    "moves",
    [
        "{target: {at_least: 5}, date: 2026-03-02, reason: x}",
        "{deadline: 2026-03-31, target: {at_least: 5}, date: 2026-03-02, reason: x}",
        "[{deadline: 2026-03-31, date: 2026-05-02, reason: x}, {deadline: 2026-05-29, date: "
        "2026-03-04, reason: y}]",
    ],
)
def test_a_history_that_makes_no_sense_is_told(moves: str) -> None:
    text = BASE.replace(NOTED, f"{NOTED}, history: {moves}")
    assert "plan/history" in [code for _, code in codes(loaded(text))]


REPORT = changed(
    id="id: bao-cao",
    date="date: 2026-07-20",
    **dict.fromkeys(
        ("purpose", "requirements", "targets", "solutions", "implementation", "closing"), ""
    ),
)


def _report(folder: Path, result: str, needs: str = "needs_evidence: yes") -> Path:
    (folder / "ke-hoach.yaml").write_text(BASE.replace(NOTED, f"{NOTED}, {needs}"), "utf-8")
    on = "reports_on:\n  plan: ke-hoach.yaml\n  period: 6 tháng đầu năm\n  as_of: 2026-07-15\n"
    on = on.replace("năm\n", "năm 2026\n", 1)
    results = f'  results:\n    - {{id: NV01, {result}}}\n    - {{id: CT01, value: "45,10"}}\n'
    path = folder / "bao-cao.yaml"
    path.write_text(REPORT + on + results, "utf-8")
    return path


def _document(path: Path) -> Any:
    return docx.Document(BytesIO(document_bytes(load_plan(path), template())))


def test_what_needs_evidence_is_not_done_without(tmp_path: Path) -> None:
    done = "state: done, date: 2026-03-20"
    bare = load_plan(_report(tmp_path, done))
    assert [one.code for one in bare.problems] == ["plan/evidence-missing"]
    path = _report(tmp_path, done)
    path.write_text(path.read_text("utf-8").replace("number: 5\n", "number:\n"), "utf-8")
    shown = " ".join(texts(_document(path)))
    assert "đang thực hiện 1 nhiệm vụ" in shown and "đã hoàn thành" not in shown
    assert "đang thực hiện, chưa có minh chứng hoàn thành" in shown
    proven = load_plan(_report(tmp_path, f"{done}, evidence: Kế hoạch số 9/KH-SNV ngày 20/3/2026"))
    assert proven.problems == ()
    shown = " ".join(texts(_document(tmp_path / "bao-cao.yaml")))
    assert "hoàn thành ngày 20/3/2026; minh chứng: Kế hoạch số 9/KH-SNV ngày 20/3/2026" in shown


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("Kế hoạch số 9/KH-SNV ngày 20/3/2026", False),
        ("Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2026", False),
        ("anh-hop-dan.jpg", False),
        ("https://minhhoa.gov.vn/ke-hoach", False),
        ("đã làm xong", True),
        ("Kế hoạch số 9/KH-SNV", True),
    ],
)
def test_evidence_names_a_paper_or_a_file(tmp_path: Path, named: str, told: bool) -> None:
    found = load_plan(_report(tmp_path, f'state: done, evidence: "{named}"')).problems
    assert ("plan/evidence" in [one.code for one in found]) is told


def test_days_of_a_deadline_that_says_more_are_in_the_time_of_the_plan() -> None:
    item = "{text: Báo cáo., lead: Sở Nội vụ, deadline: '6 tháng: 15/6/2024. Năm: 15/12/2026'}"
    found = loaded(changed(solutions=f"solutions: [{item}]")).problems
    told = [one for one in found if one.code == "plan/period"]
    assert [one.severity for one in told] == [Severity.INFO]
