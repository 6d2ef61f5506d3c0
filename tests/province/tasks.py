"""What workers of a batch are given in tests; a module of its own, for each worker loads it anew."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.batch.work import Made, Task


def named(task: int) -> tuple[int, int]:
    """The task, and the process that did it."""
    return task, os.getpid()


def dies_at_lac_dao(task: "Task") -> "Made":
    """What comes of the task, unless it is that of one commune."""
    if "Lạc Đạo" in task.unit.full:
        os._exit(1)
    from generator.batch.work import made

    return made(task)
