"""A table of tasks of a paper becomes tasks that this table alone shows; and plans may have such tables."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.cascade.communes import Commune
from generator.importing.proof import made_of
from generator.paper.outline import arrange
from generator.plan.items import Item, Target
from generator.plan.walk import blocks
from tests.helpers import changed, document, loaded, plan, sound, texts
from tests.importing import brought, paper, said
from tests.reading.papers.body import task_table
from tests.reading.papers.head import TINH

HEAD = ("STT", "Nhiệm vụ", "Sản phẩm", "Thời gian hoàn thành", "Chủ trì thực hiện", "Phối hợp")
WIDTHS = (12, 45, 28, 25, 28, 27)


def _table(*rows: tuple[str, ...]) -> str:
    return task_table((HEAD, *rows), WIDTHS)


ROWS = (
    ("1", "Ban hành kế hoạch.", "Kế hoạch", "30/6/2026", "Sở Nội vụ", "Sở Y tế, Sở Tài chính"),
    ("2", "Tập huấn", "", "Quý III/2026", "UBND cấp xã", ""),
    ("3", "Báo cáo", "Báo cáo", "5/12/2026", "Các sở và UBND cấp xã", "Sở Y tế và Sở Nội vụ"),
)


EARLY = replace(TINH, date="Minh Hòa, ngày 15 tháng 01 năm 2026")


def _brought(tmp_path: Path, markup: str) -> Item:
    done = brought(paper("# I. VIỆC", "1. Một.", head=EARLY, more=markup), tmp_path)
    assert done.proof and done.proof.same, done.problems
    made = made_of(done.files, done.target).plan
    assert made
    return blocks(made)[0]


def _fields(item: Item) -> tuple[str, ...]:
    """What a task says: its text, product, deadline, who leads, who supports."""
    deadline = getattr(item.deadline, "full", None) or item.deadline
    lead = item.lead if isinstance(item.lead, tuple) else ()
    names = (" | ".join(map(str, one)) for one in (lead, item.support))
    return (str(item.text), str(item.product or ""), str(deadline or ""), *names)


def test_every_row_is_a_task_with_what_its_cells_say(tmp_path: Path) -> None:
    item = _brought(tmp_path, _table(*ROWS))
    assert item.task_table
    assert [_fields(one) for one in item.items] == [
        ("Ban hành kế hoạch.", "Kế hoạch", "2026-06-30", "Sở Nội vụ", "Sở Y tế | Sở Tài chính"),
        ("Tập huấn", "", "Quý III/2026", "UBND cấp xã", ""),
        ("Báo cáo", "Báo cáo", "2026-12-05", "Các sở và UBND cấp xã", "Sở Y tế và Sở Nội vụ"),
    ]
    assert [one.no for one in item.items] == [None, None, None]


def test_groups_stand_over_their_tasks_and_numbers_are_the_papers(tmp_path: Path) -> None:
    rows = (("A", "Thể chế", "", "", "", ""), ROWS[0], ("B", "Tuyên truyền", "", "", "", ""))
    item = _brought(tmp_path, _table(*rows, *ROWS[1:]))
    first, second = item.items
    assert (str(first.title), str(first.no), len(first.items)) == ("Thể chế", "A", 1)
    assert [str(one.no) for one in second.items] == ["2", "3"]


@pytest.mark.parametrize(
    "row",
    [
        ("2", "Tập huấn", "", "6/2026", "Sở Nội vụ", ""),
        ("Tổng cộng", "", "5 sản phẩm", "", "", ""),
    ],
)
def test_a_table_that_would_say_something_else_stays_the_table_it_is(
    row: tuple[str, ...], tmp_path: Path
) -> None:
    item = _brought(tmp_path, _table(ROWS[0], row))
    assert item.table and not item.task_table


def test_where_tasks_would_be_wrong_the_table_stays_and_it_is_said(tmp_path: Path) -> None:
    done = brought(paper("# I. VIỆC", "1. Một.", more=_table(*ROWS)), tmp_path)
    assert done.proof and done.proof.same and "bang_nhiem_vu" not in done.text
    (why,) = said(done.problems, "import/kept")
    assert why.startswith("nhiệm vụ, chỉ tiêu giữ nguyên là chữ, là bảng, vì: ")


OWN = """solutions:
  - task_table: [no, task, lead, deadline]
    items:
      - title: Thể chế
        no: A
        items:
          - {id: NV01, no: "1.1", text: Ban hành quy chế., lead: Sở Nội vụ, deadline: 2026-06-30}
          - {text: Rà soát quy chế}
      - {id: NV02, text: Báo cáo., lead: UBND cấp xã}
  - Thực hiện quy chế.
"""


def test_tasks_below_a_table_are_printed_in_it_alone() -> None:
    lines = texts(document(changed(solutions=OWN)))
    assert [line for line in lines if line.endswith("quy chế")] == [
        *("Ban hành quy chế", "Rà soát quy chế")
    ]
    assert {"A", "1.1", "2", "Thể chế"} <= set(lines)
    assert not [line for line in lines if line.startswith("a) Báo cáo")]


def test_tasks_below_a_table_are_no_part_of_another() -> None:
    own = OWN + "  - task_table: [no, task]\n  - {text: Việc khác., lead: Sở Y tế}\n"
    lines = texts(document(changed(solutions=own)))
    assert lines.count("Ban hành quy chế") == 1 and "Việc khác" in lines


@pytest.mark.parametrize(
    "below", ["task_table: {parts: [solutions], columns: [task]}", "image: {file: a.png, alt: A}"]
)
def test_other_blocks_have_nothing_below(below: str) -> None:
    found = loaded(changed(solutions=OWN.replace("task_table: [no, task, lead, deadline]", below)))
    assert any(one.code == "plan/paragraph" for one in found.problems)


def test_targets_below_a_table_are_in_no_other() -> None:
    goals = """targets:
  - target_table: [no, indicator, target]
    items:
      - {indicator: Tỷ lệ đúng hạn, target: {exactly: "99"}}
  - {indicator: Số lớp tập huấn, target: {at_least: "12"}, unit: lớp}
  - target_table: [no, indicator, target]
"""
    lines = texts(document(changed(targets=goals)))
    assert lines.count("Tỷ lệ đúng hạn") == 1 and lines.count("Số lớp tập huấn") == 1


def test_what_such_a_table_gives_to_communes_goes_to_them() -> None:
    from generator.cascade.derive import derived
    from generator.cascade.units import read_tree

    made = sound(changed(solutions=OWN))
    assert made.plan and made.dossier
    commune = Commune("xã", "Tân Hưng")
    view = derived(read_tree(made.dossier.source), made.plan, commune)
    told = [one.fields.get("text") for one in view.walk()]
    assert "Báo cáo." in told and "Ban hành quy chế." not in told


def test_its_tasks_are_known_by_their_ids() -> None:
    assert set(arrange(plan(changed(solutions=OWN))).citable) >= {"NV01", "NV02"}


TARGETS = ("STT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện năm 2025", "Kế hoạch năm 2026")
GOALS = (
    ("1", "Hồ sơ giải quyết đúng hạn", "%", "97,2", "từ 99 trở lên"),
    ("2", "Thời gian giải quyết", "ngày", "12", "không quá 9,5"),
    ("3", "Số điểm", "điểm", "", "45"),
)


def _targets(tmp_path: Path, *rows: tuple[str, ...]) -> Item:
    markup = task_table((TARGETS, *rows), (12, 63, 30, 30, 30))
    done = brought(paper("# I. CHỈ TIÊU", "Các chỉ tiêu:", more=markup), tmp_path)
    assert done.proof and done.proof.same, done.problems
    made = made_of(done.files, done.target).plan
    assert made
    return blocks(made)[0]


def test_a_table_of_targets_becomes_targets(tmp_path: Path) -> None:
    item = _targets(tmp_path, *GOALS)
    assert item.target_table
    first, second, third = item.items
    assert isinstance(first, Target) and isinstance(second, Target) and isinstance(third, Target)
    assert first.target and str(first.target.at_least) == "99" and first.target.year == 2026
    assert first.baseline and (str(first.so_far), first.baseline.year) == ("97,2", 2025)
    assert second.target and str(second.target.at_most) == "9,5"
    assert third.target and str(third.target.exactly) == "45" and not third.baseline


@pytest.mark.parametrize("goal", ["≥ 99", "99 đến 100", "Tăng"])
def test_a_figure_that_targets_cannot_say_leaves_the_table(goal: str, tmp_path: Path) -> None:
    item = _targets(tmp_path, (*GOALS[0][:4], goal))
    assert item.table and not item.target_table
