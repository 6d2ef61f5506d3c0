"""What is wrong with the tables, charts and pictures of a plan, seen beside the rest of it."""

from pathlib import Path

from generator.language import Said
from generator.paper.outline import tasks
from generator.paper.telling import charted, task_entries
from generator.plan.blocks import ChartBlock, ImageBlock, TaskTable
from generator.plan.closest import closest
from generator.plan.model import Plan
from generator.plan.picture_file import NoPicture, read_picture
from generator.plan.records import PARTS, alias, part_name
from generator.plan.source import Source
from generator.plan.walk import blocks, measured

MAX_CATEGORIES = 30
"""More columns than that cannot be told apart on a page."""


def check_blocks(plan: Plan, source: Source) -> None:
    """Reports blocks that would be empty, name what is not there, or cannot be read."""
    for item in blocks(plan):
        if item.task_table:
            _check_task_table(plan, item.task_table, source)
        elif item.target_table and not measured(plan):
            message = Said(
                "kế hoạch chưa có chỉ tiêu nào để lập bảng",
                "the plan has no targets to show in a table",
            )
            advice = Said(
                "Thêm chi_so và chi_tieu vào muc_tieu.", "Add indicator and target to the targets."
            )
            source.report(item.target_table.spot, "plan/empty-table", message, advice)
        elif item.chart:
            _check_chart(plan, item.chart, source)
        elif item.image:
            _check_image(item.image, source)


def _check_task_table(plan: Plan, table: TaskTable, source: Source) -> None:
    has = dict(plan.parts())
    names = [name for english in PARTS for name in (alias("plan", english), english)]
    for written in table.parts:
        if part_name(written.value) not in has:
            near = closest(written.value, names)
            message = Said(
                f"kế hoạch không có phần '{written}'", f"the plan has no part '{written}'"
            )
            listed = f"Có phải '{near}'?" if near else f"Chọn trong: {', '.join(names[::2])}."
            advice = Said(
                listed, f"Did you mean '{near}'?" if near else f"One of: {', '.join(PARTS)}."
            )
            source.report(written.spot, "plan/unknown-part", message, advice)
            return
    if not any(True for _ in tasks(task_entries(plan, table))):
        message = Said("không có nhiệm vụ nào để lập bảng", "there are no tasks to show in a table")
        advice = Said(
            "Nhiệm vụ là mục có chu_tri, thoi_han hoặc san_pham.",
            "A task is an item with lead, deadline or product.",
        )
        source.report(table.spot, "plan/empty-table", message, advice)
    if table.columns and "task" not in [column.role for column in table.columns]:
        message = Said(
            "bảng nhiệm vụ không có cột nhiem_vu", "the table of tasks has no column 'task'"
        )
        source.report(
            table.spot, "plan/table", message, Said("Thêm cột nhiem_vu.", "Add the column task.")
        )


def _check_chart(plan: Plan, chart: ChartBlock, source: Source) -> None:
    known = {target.id.value: target for target in measured(plan) if target.id}
    for written in chart.targets:
        target = known.get(written.value)
        if target is None:
            near = closest(written.value, list(known))
            message = Said(
                f"không có chỉ tiêu mã '{written}'", f"there is no target with the id '{written}'"
            )
            advice = Said(
                f"Có phải '{near}'?" if near else "Đặt ma cho chỉ tiêu.", f"Did you mean '{near}'?"
            )
            source.report(written.spot, "plan/chart", message, advice)
        elif not (
            target.baseline and target.baseline.value and target.target and target.target.figure
        ):
            message = Said(
                f"chỉ tiêu '{written}' chưa đủ số liệu để vẽ",
                f"target '{written}' lacks figures to draw",
            )
            advice = Said(
                "Cần hien_trang.gia_tri và chi_tieu.",
                "It needs baseline.value and a target figure.",
            )
            source.report(written.spot, "plan/chart", message, advice)
    shown = charted(plan, chart)
    units = {target.unit.value if target.unit else "" for target in shown}
    if not shown:
        message = Said(
            "không có chỉ tiêu nào đủ số liệu để vẽ", "no target has the figures that a chart needs"
        )
        advice = Said(
            "Cần hien_trang.gia_tri và chi_tieu.", "It needs baseline.value and a target figure."
        )
        source.report(chart.spot, "plan/chart", message, advice)
    elif len(units) > 1:
        listed = ", ".join(sorted(unit or "–" for unit in units))
        message = Said(f"biểu đồ gộp nhiều đơn vị: {listed}", f"the chart mixes units: {listed}")
        advice = Said(
            "Chọn chỉ tiêu cùng đơn vị bằng cac_chi_tieu.",
            "Choose targets of one unit with 'targets'.",
        )
        source.report(chart.spot, "plan/chart", message, advice)
    elif len(shown) > MAX_CATEGORIES:
        message = Said(
            f"biểu đồ có {len(shown)} chỉ tiêu, quá {MAX_CATEGORIES}",
            f"more than {MAX_CATEGORIES} targets",
        )
        advice = Said("Chọn bớt bằng cac_chi_tieu.", "Choose some with 'targets'.")
        source.report(chart.spot, "plan/chart", message, advice)


def _check_image(image: ImageBlock, source: Source) -> None:
    try:
        read_picture(image.file.value, Path(source.path).parent)
    except NoPicture as error:
        source.report(image.file.spot, f"plan/image-{error.code}", error.message, error.advice)
