"""Targets beside tasks: each target has a task that serves it, each task a target that it serves.

One serves the other where either cites it, or where both are of one PAPI dimension.
"""

from collections.abc import Iterator

from generator.language import Said
from generator.law import papi
from generator.lazy import dataclass
from generator.plan.inline import references
from generator.plan.items import Target
from generator.plan.reports.results import owes_result
from generator.plan.source import Text
from generator.plan.walk import targets_of, values
from generator.problems import Problem, Severity
from generator.ready.looked import Looked, LookedTask


@dataclass(frozen=True, slots=True)
class Matrix:
    """The targets and the tasks of a plan, and which serve which."""

    targets: tuple[Target, ...]
    tasks: tuple[LookedTask, ...]
    pairs: frozenset[tuple[int, int]]


def matrix_of(looked: Looked) -> Matrix:
    """The matrix of a plan; its pairs are places in both lists."""
    targets = tuple(filter(owes_result, targets_of(looked.plan)))
    pairs = frozenset(
        (row, column)
        for row, target in enumerate(targets)
        for column, task in enumerate(looked.tasks)
        if _serves(task, target)
    )
    return Matrix(targets, looked.tasks, pairs)


def orphans(looked: Looked) -> Iterator[Problem]:
    """The targets that no task serves, and the tasks that serve none."""
    matrix = matrix_of(looked)
    if not (matrix.targets and matrix.tasks):
        return
    if not matrix.pairs:
        yield from looked.found(matrix.targets[0], "ready/no-task", _NO_PAIR, _LINK)
        return
    served, serving = ({pair[side] for pair in matrix.pairs} for side in (0, 1))
    for row, target in enumerate(matrix.targets):
        if row not in served:
            yield from looked.found(target, "ready/no-task", _NO_TASK, _LINK)
    for column, task in enumerate(matrix.tasks):
        if column not in serving:
            yield from looked.found(
                task.item, "ready/no-target", _NO_TARGET, _LINK, Severity.INFO, task.above
            )


_NO_PAIR = Said(
    "không nhiệm vụ nào nối với chỉ tiêu nào; chưa lập được ma trận",
    "no task is linked to any target; there is no matrix",
)
_NO_TASK = Said("không nhiệm vụ nào phục vụ chỉ tiêu này", "no task serves this target")
_NO_TARGET = Said("nhiệm vụ này không phục vụ chỉ tiêu nào", "this task serves no target")
_LINK = Said(
    "Dẫn bằng [[mã]] ở câu của nhiệm vụ, hoặc ghi linh_vuc ở cả hai.",
    "Cite it as [[id]] in the task, or give both their dimension.",
)


def _serves(task: LookedTask, target: Target) -> bool:
    own, other = target.id and target.id.value, task.item.id and task.item.id.value
    if own and own in _cited(task.item):
        return True
    if other and other in _cited(target):
        return True
    wanted = target.dimension.value if target.dimension else ""
    return any(wanted in papi.TOTAL or _alike(wanted, one) for one in task.dimensions)


def _alike(one: str, other: str) -> bool:
    """Whether they are of one dimension: `1.2` is of `D1`."""
    return bool(one) and one.strip("D").partition(".")[0] == other.strip("D").partition(".")[0]


def _cited(value: object) -> set[str]:
    texts = (one for name, one in values(value) if isinstance(one, Text) and name != "id")
    return {id_ for text in texts for id_ in references(text.value)}
