"""How items become text: which block an item is, and what of a task a table says already."""

from collections.abc import Iterator, Sequence

from generator.paper.blocks import Chart, Picture, Series
from generator.paper.body import Say, Teller
from generator.paper.dossier import Dossier
from generator.paper.grids import Grid, hand_grid, target_grid, task_grid, task_roles
from generator.paper.outline import Numbered, arranged_items, arranged_parts, tasks
from generator.paper.target_text import indicator_text
from generator.plan.amounts import number
from generator.plan.blocks import ChartBlock, ImageBlock
from generator.plan.inline import plain
from generator.plan.items import Item, Target
from generator.plan.model import Plan
from generator.plan.picture_file import PictureFile
from generator.plan.records import part_name
from generator.plan.source import Text
from generator.plan.walk import blocks, measured, tabled


def teller(dossier: Dossier, say: Say) -> Teller:
    """What `body` needs to know of the plan."""
    plan = dossier.plan

    def block(item: Item) -> Grid | Chart | Picture:
        if item.table:
            return hand_grid(item.table, say)
        if item.task_table:
            return task_grid(item.task_table, task_entries(plan, item), say, bool(item.items))
        if item.target_table:
            return target_grid(item.target_table, tabled(plan, item), say)
        if item.chart:
            return _chart(plan, item.chart, say)
        assert item.image
        return _picture(dossier, item.image, say)

    shown = {id(task): roles for task, roles in _shown(plan)}
    return Teller(say, block, lambda item: shown.get(id(item), frozenset()))


def task_entries(plan: Plan, shown: Item) -> tuple[Numbered, ...]:
    """What a table of tasks shows: what is below it alone, or what stands under the parts that it
    is of; of several, under the heading of each."""
    table = shown.task_table
    if shown.items or not table:
        return arranged_items(shown.items)
    names = [part_name(written.value) for written in table.parts]
    parts = [
        part
        for name, part in arranged_parts(plan)
        if (not names or name in names) and any(True for _ in tasks([part]))
    ]
    return parts[0].below if len(parts) == 1 else tuple(parts)


def _shown(plan: Plan) -> Iterator[tuple[Item, frozenset[str]]]:
    """Every task that a table shows, and the roles that its columns have."""
    for item in blocks(plan):
        if item.task_table:
            of_table = list(tasks(task_entries(plan, item)))
            roles = frozenset(task_roles(item.task_table, of_table))
            yield from ((task, roles) for task in of_table)


def charted(plan: Plan, chart: ChartBlock) -> list[Target]:
    """The targets that the chart shows: those it names, or all that can be drawn."""
    named = [text.value for text in chart.targets]
    return [
        target
        for target in measured(plan)
        if (target.id and target.id.value in named) or (not named and target.drawable)
    ]


def _chart(plan: Plan, chart: ChartBlock, say: Say) -> Chart:
    if chart.rows:
        return _own_chart(chart, say)
    shown = charted(plan, chart)
    units = {target.unit.value for target in shown if target.unit}
    return Chart(
        plain(say(chart.title)) if chart.title else "",
        tuple(plain(indicator_text(target, say)) for target in shown),
        tuple(_all_series(shown)),
        units.pop() if len(units) == 1 else "",
        chart.alt.value,
    )


def _own_chart(chart: ChartBlock, say: Say) -> Chart:
    """A chart of the figures that it brings itself."""
    figures = [[cell.text for cell in row.cells] for row in chart.rows]
    series = (
        _series(plain(say(name)), [row[at] for row in figures])
        for at, name in enumerate(chart.columns, 1)
    )
    return Chart(
        plain(say(chart.title)) if chart.title else "",
        tuple(plain(say(row[0])) for row in figures if row[0]),
        tuple(series),
        plain(say(chart.unit)) if chart.unit else "",
        chart.alt.value,
    )


def _all_series(shown: Sequence[Target]) -> Iterator[Series]:
    """What was, what was reached if any result is stated, and what is to be reached."""
    years = {target.baseline.year for target in shown if target.baseline}
    yield _series(_dated("Năm", years, "Hiện trạng"), [target.so_far for target in shown])
    results = [target.result.value if target.result else None for target in shown]
    if any(results):
        yield _series("Kết quả thực hiện", results)
    goals = {target.target.year for target in shown if target.target and target.target.year}
    yield _series(_dated("Chỉ tiêu năm", goals, "Chỉ tiêu"), [target.to_reach for target in shown])


def _dated(name: str, years: set[int], otherwise: str) -> str:
    """The name with the year that all have; what it is called `otherwise`."""
    return f"{name} {years.pop()}" if len(years) == 1 else otherwise


def _series(name: str, figures: Sequence[Text | None]) -> Series:
    return Series(name, tuple(number(figure) if figure else None for figure in figures))


def _picture(dossier: Dossier, image: ImageBlock, say: Say) -> Picture:
    picture = dossier.pictures[image.file.value]
    assert isinstance(picture, PictureFile)
    return Picture(
        picture.content, image.width, image.alt.value, say(image.caption) if image.caption else ""
    )
