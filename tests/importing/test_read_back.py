"""What plans print of tasks and targets comes back as keys; what they would print otherwise stays."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from generator.importing import bring_in
from generator.importing.bring_in import Imported
from generator.importing.marked import plain_words
from generator.importing.proof import built, made_of
from generator.making.load import load_plan
from generator.paper.body import field_text
from generator.paper.target_text import sentence
from generator.plan.items import Item, Target
from generator.plan.model import Plan
from generator.plan.tasks import TASK_FIELDS
from generator.plan.walk import items_of
from tests.helpers import ROOT, changed, sound
from tests.importing import brought, document_of, paper, said
from tests.reading.papers.body import task_table
from tests.reading.papers.head import TINH

EARLY = replace(TINH, date="Minh Hòa, ngày 15 tháng 01 năm 2026")
PLANS = (
    "minh-hoa-2026/ke-hoach.yaml",
    "minh-hoa-2026/ke-hoach-lien-nganh.yaml",
    "minh-hoa-2026/ke-hoach-theo-chuong.yaml",
    "minh-hoa-2026/ke-hoach-truong-hoc.yaml",
    "xa-phuong/xa-minh-tan-lan-1.yaml",
)
TASKS = """solutions:
  - title: Hạ tầng số
    items:
      - text: Rà soát đường truyền.
        lead: Sở Nội vụ
        support: Các sở, ban, ngành; UBND các xã, phường
        deadline: 2026-06-30
        product: Báo cáo
      - text: "Lập kho dữ liệu (giai đoạn 1):"
        lead: [Sở Nội vụ, Sở Y tế]
        deadline: Quý III/2026
        items: [Kho chung, Kho riêng]
      - {text: Bảo đảm an toàn, lead: Công an tỉnh (PA05), deadline: thường xuyên, needs_evidence: yes}
  - title: Nhân lực
    items:
      - {text: Tập huấn., lead: Sở Nội vụ, deadline: 2026-08, monitor: Thanh tra tỉnh, note: Mỗi quý}
  - {title: Khen thưởng, lead: Sở Nội vụ, budget: 20 triệu đồng}
  - text: Lập quy chế
    deadline: 2026-09-30
    history:
      - {date: 2026-04-01, deadline: 2026-05-29, reason: chờ hướng dẫn, basis: Công văn số 45/UBND-NC}
      - {date: 2026-07-01, deadline: Quý II/2026, reason: thiếu người}
"""
TARGETS = """targets:
  - indicator: Điểm PAPI
    baseline: {year: 2025, value: "43,44", rank: 16/34, group: Cao}
    target: {at_least: "45,00", rank: 10/34, group: Cao trở lên, year: 2026}
    change: {at_least: "1,56"}
    unit: điểm
  - {indicator: Tỷ lệ hộ nghèo, baseline: {year: 2025, value: "4,5"}, target: {at_most: "4"}, unit: "%"}
  - {indicator: Số lớp tập huấn, target: {exactly: "12"}, unit: lớp}
  - {indicator: Thời gian chờ, target: {at_most: "1200"}, change: {exactly: "-5"}, unit: phút}
"""


def _made(done: Imported) -> Plan:
    assert done.proof and done.proof.same, done.problems
    made = made_of(done.files, done.target).plan
    assert made
    return made


def _told(plan: Plan) -> list[tuple[str, ...]]:
    """Who does each task, until when, with what product; each target as its figures say it."""
    return [tuple(_of(item)) for item in items_of(plan) if any(_of(item))]


def _of(item: Item) -> Iterator[str]:
    yield from (field_text(item, name, plain_words) for name in TASK_FIELDS if item.is_task)
    if isinstance(item, Target) and not item.text:
        yield sentence(item, plain_words)


@pytest.mark.parametrize("plan", PLANS)
def test_tasks_and_targets_of_our_documents_come_back(plan: str, tmp_path: Path) -> None:
    own = load_plan(ROOT / "plans" / plan).plan
    made = _made(brought(document_of(plan), tmp_path))
    assert own and len(_told(own)) > 1 and sorted(_told(own)) == sorted(_told(made))


def test_every_field_comes_back_in_its_place(tmp_path: Path) -> None:
    plan = sound(changed(solutions=TASKS, targets=TARGETS))
    done = brought(built(plan), tmp_path)
    made = _made(done)
    assert plan.plan and _told(made) == _told(plan.plan)
    assert len(_told(made)) == 10 and "chủ trì" not in done.text
    assert done.text.count("can_minh_chung: co") == 1
    assert plan.plan and _moved(made) == _moved(plan.plan) == [2]


def _moved(plan: Plan) -> list[int]:
    """How often the tasks were moved that were moved."""
    return [len(item.history) for item in items_of(plan) if item.history]


def _tasks(tmp_path: Path, *lines: str, more: str = "") -> tuple[Imported, list[Item]]:
    done = brought(paper("# I. VIỆC", *lines, head=EARLY, more=more), tmp_path)
    return done, [item for item in items_of(_made(done)) if item.is_task]


@pytest.mark.parametrize(
    ("lines", "lead"),
    [
        (("1. Rà soát (chủ trì: Sở Nội vụ; thời hạn: 30/6/2026).", "2. Hai."), "Sở Nội vụ"),
        (("1. Rà soát (Chủ trì: Sở Nội vụ; Thời hạn: 05/6/2026):", "2. Hai."), "Sở Nội vụ"),
        (("1. Rà soát (đợt 1) (chủ trì: Sở Y tế (cũ))",), "Sở Y tế (cũ)"),
        (("# 1. Rà soát", "Chủ trì: Sở Nội vụ; phối hợp: Sở Y tế.", "2. Hai."), "Sở Nội vụ"),
        (("# 1. Kho", "Lập kho (chủ trì: Sở Nội vụ).", "# 2. Hai", "Ba."), "Sở Nội vụ"),
    ],
)
def test_what_is_printed_so_is_a_task(lines: tuple[str, ...], lead: str, tmp_path: Path) -> None:
    done, (task,) = _tasks(tmp_path, *lines)
    assert field_text(task, "lead", plain_words) == lead and "hủ trì: " not in done.text


@pytest.mark.parametrize(
    "lines",
    [
        ("1. Rà soát (thời hạn: 30/6/2026; chủ trì: Sở Nội vụ).",),  # in our order otherwise
        ("1. Rà soát (chủ trì: Sở Nội vụ, hoàn thành: 30/6/2026).",),
        ("1. Rà soát (chủ trì: …………).",),
        ("1. Rà soát (chủ trì: Sở Nội vụ; thời hạn: tháng 13/2026).",),
        ("1. Rà soát (chủ trì: Sở Nội vụ) trong năm.",),
        ("1. Rà soát (chủ trì: Sở Nội vụ; chủ trì: Sở Y tế).",),
        ("1. Rà soát xong ngày 30/6/2026 (thời hạn: 30/6/2026).",),  # not said twice
        ("# 1. Sở Nội vụ", "a) Rà soát (chủ trì: Sở Nội vụ).", "b) Hai."),  # nor who is over it
        ("1. Rà soát (hoàn thành phải có minh chứng rõ; chủ trì: Sở Nội vụ).",),
        ("# 1. Kho", "a) Chủ trì: Sở Nội vụ.", "b) Hai."),
        ("# 1. Kho", "Một (chủ trì: Sở Nội vụ).", "Hai (chủ trì: Sở Y tế).", "# 2. Hai", "Ba."),
    ],
)
def test_what_would_be_printed_otherwise_stays_words(
    lines: tuple[str, ...], tmp_path: Path
) -> None:
    done, tasks = _tasks(tmp_path, *lines)
    assert not tasks and lines[-1 if len(lines) == 1 else 1].partition(" ")[2][:7] in done.text


def test_a_task_due_before_the_plan_stays_words_and_it_is_said(tmp_path: Path) -> None:
    late, good = "thời hạn: 05/01/2026", "thời hạn: 30/6/2026"
    done, (task,) = _tasks(tmp_path, f"1. Một ({late}).", f"2. Hai ({good}).")
    assert str(task.text) == "Hai." and late in done.text
    assert said(done.problems, "import/kept") == [
        f"thời hạn trước ngày ban hành, giữ nguyên chữ: “Một ({late}).”"
    ]


def test_a_task_that_a_table_has_too_is_there_once(tmp_path: Path) -> None:
    rows = (("STT", "Nhiệm vụ", "Chủ trì"), ("1", "Tập huấn", "Sở Nội vụ"))
    table = task_table(rows, (15, 90, 60))
    _, tasks = _tasks(
        tmp_path, "1. Tập huấn (thời hạn: 30/6/2026).", "2. Hai (chủ trì: Sở Y tế).", more=table
    )
    assert sorted(str(one.text) for one in tasks) == ["Hai.", "Tập huấn"]


def _goals(tmp_path: Path, line: str) -> list[Target]:
    done = brought(paper("# I. MỤC TIÊU", f"1. {line}", "2. Hai.", head=EARLY), tmp_path)
    items = items_of(_made(done))
    return [one for one in items if isinstance(one, Target) and one.target]


@pytest.mark.parametrize(
    ("line", "figure", "unit"),
    [
        ("Tỷ lệ hồ sơ trực tuyến đạt từ 75 trở lên (năm 2025: 52).", "75", ""),
        ("Mức độ hài lòng của người dân đạt từ 90% trở lên.", "90", "%"),
        ("Phấn đấu của xã đạt 64 hộ nghèo mới (năm 2025: 50 hộ nghèo mới).", "64", "hộ nghèo mới"),
        ("Tỷ lệ đúng hạn năm 2026 đạt 99,5% (chủ trì: Sở Y tế).", "99,5", "%"),
    ],
)
def test_a_sentence_of_figures_is_a_target(
    line: str, figure: str, unit: str, tmp_path: Path
) -> None:
    (goal,) = _goals(tmp_path, line)
    assert (str(goal.to_reach), str(goal.unit or "")) == (figure, unit)


@pytest.mark.parametrize(
    "line",
    [
        "Phấn đấu đạt 3 giải pháp.",
        "Tỷ lệ trực tuyến đạt 70% và tỷ lệ số hóa đạt 85%.",
        "Tỷ lệ trực tuyến đạt từ 75% trở lên;",
        "Tỷ lệ trực tuyến ít nhất 75%.",
        "Tỷ lệ trực tuyến đạt từ 75% trở lên (năm 2025: 52 điểm).",
        "Số hộ đạt 2026 hộ.",  # plans print 2.026
    ],
)
def test_another_sentence_is_none(line: str, tmp_path: Path) -> None:
    assert _goals(tmp_path, line) == []


def test_deadlines_move_to_another_year_and_one_that_cannot_is_told(tmp_path: Path) -> None:
    lines = (
        "1. Một (chủ trì: Sở Nội vụ; thời hạn: 30/6/2028).",
        "2. Hai (chủ trì: Sở Nội vụ; thời hạn: 29/02/2028).",
        "3. Ba (thời hạn: 30/9/2028; lý do: chờ).",
    )
    path = tmp_path / "a.docx"
    head = replace(TINH, date="Minh Hòa, ngày 14 tháng 01 năm 2028")
    path.write_bytes(paper("# I. VIỆC", *lines, head=head, year=2028))
    done = bring_in.imported(path, tmp_path / "a.yaml", year=2029)
    assert "thoi_han: 2029-06-30" in done.text and "thời hạn: 30/9/2029" in done.text
    (at,) = (n for n, line in enumerate(done.text.split("\n"), 1) if "2028-02-29" in line)
    assert f"còn năm 2028 ở dòng {at} (“Nội vụ, thoi_han: 2028-02-29”)" in said(
        done.problems, "import/year"
    )
    assert [one.spot.line for one in done.problems if one.code == "plan/period"] == [at]
