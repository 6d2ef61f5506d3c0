"""The tables, charts and pictures of a plan: none is empty, or of what is not there."""

from collections.abc import Iterator

from generator.checks import CHECKS, Found
from generator.checks.structure import UNKNOWN_PART
from generator.language import Said
from generator.paper.dossier import Dossier
from generator.paper.outline import tasks
from generator.paper.telling import charted, task_entries
from generator.plan import codes
from generator.plan.blocks import ChartBlock, TaskTable
from generator.plan.closest import closest
from generator.plan.items import Target
from generator.plan.model import Plan
from generator.plan.picture_file import NoPicture
from generator.plan.records import PARTS, part_name, part_names
from generator.plan.source import Text
from generator.plan.walk import blocks, measured, tabled
from generator.problems import Spot
from generator.rules import Finding, told

MAX_CATEGORIES = 30
"""More columns than that cannot be told apart on a page."""
_EMPTY = told("plan/empty-table", "bảng không có gì để lập", "a table of nothing")
_FIGURES_NEEDED = Said(
    "Cần hien_trang.gia_tri và chi_tieu.", "It needs baseline.value and a target figure."
)


def _task_tables(plan: Plan) -> list[TaskTable]:
    return [item.task_table for item in blocks(plan) if item.task_table]


def _unknown_parts(plan: Plan, table: TaskTable) -> list[Text]:
    has = dict(plan.parts())
    return [written for written in table.parts if part_name(written.value) not in has]


@CHECKS(UNKNOWN_PART)
def parts(dossier: Dossier) -> Found:
    """A table of tasks is made of parts that the plan has."""
    names = list(part_names())
    for table in _task_tables(dossier.plan):
        for written in _unknown_parts(dossier.plan, table)[:1]:
            near = closest(written.value, names)
            meant = Said(f"Có phải '{near}'?", f"Did you mean '{near}'?")
            listed = Said(f"Chọn trong: {', '.join(names[::2])}.", f"One of: {', '.join(PARTS)}.")
            yield Finding(
                written.spot,
                Said(f"kế hoạch không có phần '{written}'", f"the plan has no part '{written}'"),
                mend=meant if near else listed,
            )


@CHECKS(_EMPTY)
def task_tables(dossier: Dossier) -> Found:
    """A table of tasks has some, as far as the plan could be read."""
    plan = dossier.plan
    for item in blocks(plan) if dossier.whole else ():
        table = item.task_table
        known = table is not None and not _unknown_parts(plan, table)
        if table and known and not any(tasks(task_entries(plan, item))):
            yield Finding(
                table.spot,
                Said("không có nhiệm vụ nào để lập bảng", "there are no tasks to show in a table"),
                mend=Said(
                    "Nhiệm vụ là mục có chu_tri, thoi_han hoặc san_pham.",
                    "A task is an item with lead, deadline or product.",
                ),
            )


@CHECKS(codes.TABLE)
def task_columns(dossier: Dossier) -> Found:
    """A table of tasks says what they are."""
    for table in _task_tables(dossier.plan):
        roles = [column.role for column in table.columns]
        if roles and "task" not in roles and not _unknown_parts(dossier.plan, table):
            yield Finding(
                table.spot,
                Said(
                    "bảng nhiệm vụ không có cột nhiem_vu", "the table of tasks has no column 'task'"
                ),
                mend=Said("Thêm cột nhiem_vu.", "Add the column task."),
            )


@CHECKS(_EMPTY)
def target_tables(dossier: Dossier) -> Found:
    """A table of targets has some."""
    for item in blocks(dossier.plan):
        if item.target_table and not tabled(dossier.plan, item):
            yield Finding(
                item.target_table.spot,
                Said(
                    "kế hoạch chưa có chỉ tiêu nào để lập bảng",
                    "the plan has no targets to show in a table",
                ),
                mend=Said(
                    "Thêm chi_so và chi_tieu vào muc_tieu.",
                    "Add indicator and target to the targets.",
                ),
            )


@CHECKS(
    told(
        "plan/chart",
        "biểu đồ thiếu số liệu hoặc lẫn đơn vị",
        "a chart lacks figures or mixes units",
    )
)
def charts(dossier: Dossier) -> Found:
    """A chart shows targets that the plan has, with figures, of one unit, as many as fit a page."""
    plan = dossier.plan
    known = {target.id.value: target for target in measured(plan) if target.id}
    for item in blocks(plan):
        if item.chart and not item.chart.rows:
            yield from _named(item.chart, known)
            yield from _shown(item.chart.spot, charted(plan, item.chart))
        elif item.chart and len(item.chart.rows) > MAX_CATEGORIES:
            yield _too_many(item.chart.spot, len(item.chart.rows))


def _named(chart: ChartBlock, known: dict[str, Target]) -> Iterator[Finding[Spot]]:
    for written in chart.targets:
        target = known.get(written.value)
        if target is None:
            near = closest(written.value, list(known))
            yield Finding(
                written.spot,
                Said(
                    f"không có chỉ tiêu mã '{written}'",
                    f"there is no target with the id '{written}'",
                ),
                mend=Said(
                    f"Có phải '{near}'?" if near else "Đặt ma cho chỉ tiêu.",
                    f"Did you mean '{near}'?",
                ),
            )
        elif not target.drawable:
            yield Finding(
                written.spot,
                Said(
                    f"chỉ tiêu '{written}' chưa đủ số liệu để vẽ",
                    f"target '{written}' lacks figures to draw",
                ),
                mend=_FIGURES_NEEDED,
            )


def _shown(spot: Spot, shown: list[Target]) -> Iterator[Finding[Spot]]:
    units = {target.unit.value if target.unit else "" for target in shown}
    if not shown:
        yield Finding(
            spot,
            Said(
                "không có chỉ tiêu nào đủ số liệu để vẽ",
                "no target has the figures that a chart needs",
            ),
            mend=_FIGURES_NEEDED,
        )
    elif len(units) > 1:
        listed = ", ".join(sorted(unit or "–" for unit in units))
        yield Finding(
            spot,
            Said(f"biểu đồ gộp nhiều đơn vị: {listed}", f"the chart mixes units: {listed}"),
            mend=Said(
                "Chọn chỉ tiêu cùng đơn vị bằng cac_chi_tieu.",
                "Choose targets of one unit with 'targets'.",
            ),
        )
    elif len(shown) > MAX_CATEGORIES:
        yield _too_many(spot, len(shown))


def _too_many(spot: Spot, count: int) -> Finding[Spot]:
    return Finding(
        spot,
        Said(
            f"biểu đồ có {count} chỉ tiêu, quá {MAX_CATEGORIES}",
            f"more than {MAX_CATEGORIES} targets",
        ),
        mend=Said("Chọn bớt bằng cac_chi_tieu.", "Choose some with 'targets'."),
    )


@CHECKS(
    told(
        "plan/image",
        "hình không đọc được hoặc quá lớn",
        "a picture that cannot be used",
        family=True,
    )
)
def images(dossier: Dossier) -> Found:
    """A picture is there, and one that Word can show."""
    for item in blocks(dossier.plan):
        if item.image:
            error = dossier.pictures[item.image.file.value]
            if isinstance(error, NoPicture):
                yield Finding(
                    item.image.file.spot,
                    error.message,
                    mend=error.advice,
                    code=f"plan/image-{error.code}",
                )
