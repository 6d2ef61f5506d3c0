"""Lists the tasks that Word papers and plan files give: what, who leads, by when, which product.

They are read row by row from tables of tasks, and sentence by sentence from text: of items below
the name of who has them, of labels such as `Chủ trì:`, of `Giao …`, `Đề nghị …`, `… có trách
nhiệm …`. Each is told with the passage that says so, and its place. `due` is the day that the
deadline's words name, a year that they leave out being the paper's; empty where they name none.
The calendar reminds of each 7, 3 and 1 days before.

`--for "UBND cấp xã"` keeps what one leads or supports, without regard to accents, capitals and
abbreviations; what all communes have is every commune's. A file that is there already and says
something else is kept beside the new one, as `….truoc.xlsx`. Exit code 1 where a file cannot be
read. A .doc or .rtf is read through LibreOffice.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING

from generator import console
from generator.command import (
    Group,
    Options,
    Verb,
    argument,
    exit_code,
    expanded,
    file_arguments,
    files_asked,
    folders_of,
)
from generator.folders import files_of, nothing_in, papers_below
from generator.formats import dumped, problem_rows
from generator.language import Lang, Said
from generator.law.wording import short_date
from generator.problems import Problem, Rejected, has_errors
from generator.running.clock import served

if TYPE_CHECKING:
    from generator.tasks.task import GivenTask

FILES = {
    "xlsx": Said("ghi bảng Excel", "a workbook"),
    "csv": Said("ghi bảng CSV", "a table as CSV"),
    "ics": Said("ghi lịch các thời hạn", "a calendar of the deadlines"),
}


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach tasks`."""
    from generator.export import refuse_targets
    from generator.tasks.asked import concerning
    from generator.tasks.listing import task_row

    files = files_of(expanded(options.files), _below)
    targets = files_asked(FILES, options)
    refuse_targets(targets, files, "tasks/target")
    found: list[tuple[Path, GivenTask]] = []
    problems: list[Problem] = []
    read = 0
    for path in files:
        try:
            with served(path):
                tasks, told = _tasks(path)
                read += 1
                found += ((path, task) for task in concerning(tasks, options.asked))
            problems += told
        except Rejected as rejected:
            problems += rejected.problems
    if options.format == "json":
        rows = list(starmap(task_row, found))
        console.pass_on(dumped({"tasks": rows, "problems": problem_rows(problems, lang)}))
    else:
        _show(found, lang)
        console.show(problems, lang)
    say = console.complain if options.format == "json" else console.say
    # A list of nothing would say that there are no tasks.
    for ending, target in targets.items() if read else ():
        _write(ending, target, found, lambda said: say(said.to(lang)))
    return exit_code(has_errors(problems))


def _below(folder: Path) -> list[Path]:
    """The plans and the papers below a folder."""
    from generator.making.plans import find_plans

    return [*find_plans(folder), *papers_below(folder)]


def _tasks(path: Path) -> "tuple[list[GivenTask], list[Problem]]":
    from generator.plan.named import is_nearly_plan, is_plan

    if path.is_dir():
        raise Rejected([nothing_in(path)])
    if is_plan(path) or is_nearly_plan(path):
        from generator.assigned import tasks_of_plan

        return tasks_of_plan(path), []
    from generator.tasks.read import read_tasks

    return read_tasks(path)


def _write(
    ending: str,
    target: Path,
    found: "Sequence[tuple[Path, GivenTask]]",
    say: Callable[[Said], None],
) -> None:
    """Writes the list; a file there that says something else is kept beside it."""
    from generator.atomic import write_keeping
    from generator.tasks.listing import tasks_csv, tasks_ics, tasks_xlsx

    content = {"xlsx": tasks_xlsx, "csv": tasks_csv, "ics": tasks_ics}[ending](found)
    if kept := write_keeping(target, content):
        say(Said(f"Bản trước giữ ở {kept.as_posix()}", f"What was there: {kept.as_posix()}"))
    say(Said(f"Đã ghi {target.as_posix()}", f"Wrote {target.as_posix()}"))


_SAID = (
    ("leads", Said("chủ trì", "lead")),
    ("supports", Said("phối hợp", "support")),
    ("deadline", Said("thời hạn", "due")),
    ("product", Said("sản phẩm", "product")),
)


def _show(found: "Sequence[tuple[Path, GivenTask]]", lang: Lang) -> None:
    for number, (path, task) in enumerate(found, 1):
        console.say(f"{number}. {task.title}")
        for line in (_says(task, lang), f"[{path.as_posix()}, {task.place}]"):
            if line:
                console.say(f"    {line}")
    total = Said(f"{len(found)} nhiệm vụ", f"{len(found)} tasks")
    console.say(total.to(lang))


def _says(task: "GivenTask", lang: Lang) -> str:
    """Who, when and what comes of it, on one line."""
    told = []
    for name, label in _SAID:
        said = getattr(task, name)
        words = said if isinstance(said, str) else "; ".join(said)
        spelt = name != "deadline" or not task.due or _spells(words, task.due[-1])
        shown = "" if spelt else f" ({short_date(task.due[-1])})"
        told += [f"{label.to(lang)}: {words}{shown}"] if words else []
    return "; ".join(told)


def _spells(words: str, day: date) -> bool:
    """Whether the words have the day in figures."""
    return bool(re.search(rf"(?<!\d)0?{day.day}/0?{day.month}/{day.year}(?!\d)", words))


VERB = Verb(
    Group.PLANS,
    Said(
        "liệt kê nhiệm vụ trong văn bản: việc gì, ai chủ trì, hạn nào",
        "list the tasks that papers give: what, who leads, by when",
    ),
    run,
    argument(
        "files",
        Said(
            "văn bản (.docx, .doc, .rtf), tệp kế hoạch (.yaml), hoặc thư mục có chúng",
            "documents (.docx, .doc, .rtf), plan files (.yaml), or folders with them",
        ),
        nargs="+",
        type=Path,
        metavar="FILE",
    ),
    argument(
        "--for",
        Said(
            "chỉ việc của nơi này: chủ trì hoặc phối hợp",
            "only what this one leads or supports",
        ),
        action="append",
        default=[],
        dest="asked",
        metavar="NAME",
    ),
    *file_arguments(FILES),
    argument(
        "--format",
        Said("dạng kết quả", "format of the list"),
        choices=("text", "json"),
        default="text",
    ),
    changes=lambda options: folders_of(*files_asked(FILES, options).values()),
)
