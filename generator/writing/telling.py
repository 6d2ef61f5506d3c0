"""How the items of one plan become text: which block an item is, and what of a task a table says already."""

from collections.abc import Iterable

from generator.writing.blocks import HandTable, TargetTable, TaskTable
from generator.writing.body import Say, Teller
from generator.writing.grids import Grid, hand_grid, target_grid, task_grid, task_roles
from generator.writing.items import Item, Target
from generator.writing.outline import Entry, arranged_part
from generator.writing.plan import Plan
from generator.writing.records import part_name


def teller(plan: Plan, say: Say, landscape: bool = False) -> Teller:
    """What `body` needs to know of the plan; `landscape` is the page that its blocks stand on."""

    def block(item: Item) -> object:
        if item.table:
            return hand_grid(item.table, say)
        if item.task_table:
            return task_grid(item.task_table, _task_parts(plan, item.task_table), say)
        if item.target_table:
            return target_grid(item.target_table, targets(plan), say)
        raise NotImplementedError

    shown = _shown(plan)
    return Teller(say, block, lambda item: shown.get(id(item), frozenset()))
