"""Lists the tasks that Word papers give: what, who leads and supports, by when, which product.

They are read row by row from tables of tasks, and sentence by sentence from text: of items below
the name of who has them, of labels such as `Chủ trì:`, of `Giao …`, `Đề nghị …`, `… có trách
nhiệm …`. Each is told with the passage that says so, and its place. `due` is the day that the
deadline's words name, a year that they leave out being the paper's; empty where they name none.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import console
from generator.command import GOOD, PROBLEMS, Group, Options, Verb, argument, expanded
from generator.formats import dumped, problem_rows
from generator.language import Lang, Said
from generator.problems import Problem, Rejected, has_errors

if TYPE_CHECKING:
    from generator.tasks.task import GivenTask


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach tasks`."""
    found: list[tuple[Path, GivenTask]] = []
    problems: list[Problem] = []
    for path in expanded(options.files):
        try:
            found += ((path, task) for task in _tasks(path))
        except Rejected as rejected:
            problems += rejected.problems
    if options.format == "json":
        rows = [_row(path, task) for path, task in found]
        console.pass_on(dumped({"tasks": rows, "problems": problem_rows(problems, lang)}))
    else:
        _show(found, lang)
        console.show(problems, lang)
    return PROBLEMS if has_errors(problems) else GOOD


def _tasks(path: Path) -> "list[GivenTask]":
    from generator.package import read_package
    from generator.tasks.read import tasks_of_paper

    return tasks_of_paper(path.as_posix(), read_package(path))


def _row(path: Path, task: "GivenTask") -> dict[str, Any]:
    return {
        "file": path.as_posix(),
        "text": task.text,
        "leads": task.leads,
        "supports": task.supports,
        "deadline": task.deadline,
        "due": task.due[-1].isoformat() if task.due else None,
        "product": task.product,
        "passage": task.passage,
        "place": task.place,
    }


_SAID = (
    ("leads", Said("chủ trì", "lead")),
    ("supports", Said("phối hợp", "support")),
    ("deadline", Said("thời hạn", "due")),
    ("product", Said("sản phẩm", "product")),
)


def _show(found: "Sequence[tuple[Path, GivenTask]]", lang: Lang) -> None:
    for number, (path, task) in enumerate(found, 1):
        console.say(f"{number}. {task.text}")
        for line in (_says(task, lang), f"[{path.as_posix()}, {task.place}]"):
            if line:
                console.say(f"    {line}")
    count = Said(f"{len(found)} nhiệm vụ", f"{len(found)} tasks")
    console.say(count.to(lang))


def _says(task: "GivenTask", lang: Lang) -> str:
    """Who, when and what comes of it, on one line."""
    told = []
    for name, label in _SAID:
        said = getattr(task, name)
        words = said if isinstance(said, str) else "; ".join(said)
        spelt = name != "deadline" or re.fullmatch(r"[\d/]+", words)
        shown = "" if spelt or not task.due else f" ({task.due[-1]:%d/%m/%Y})"
        told += [f"{label.to(lang)}: {words}{shown}"] if words else []
    return "; ".join(told)


VERB = Verb(
    Group.PLANS,
    Said(
        "liệt kê nhiệm vụ trong văn bản: việc gì, ai chủ trì, hạn nào",
        "list the tasks that papers give: what, who leads, by when",
    ),
    run,
    argument(
        "files",
        Said("các văn bản (.docx)", "documents (.docx)"),
        nargs="+",
        type=Path,
        metavar="FILE",
    ),
    argument(
        "--format",
        Said("dạng kết quả", "format of the list"),
        choices=("text", "json"),
        default="text",
    ),
)
