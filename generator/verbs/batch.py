"""A plan and a document for every commune of a roster.

A Word paper is imported to a plan file beside it, as by `new --from`. One note names the targets that count
communes, and those that bring the office's baseline into every commune's plan; another what stays with the
office (items, tables, the sentence that led to one) and what others lead and communes only support.

The same command goes on where it was stopped. A plan that a commune has edited stays, and its
document is made of it. A document that was edited in Word is kept beside the new one. Exit code 1 when
a unit failed or a document has errors or waits edited; with `--force` every document is made anew, and
one that waits is no error.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generator import console
from generator.batch.columns import of_units
from generator.command import Group, Options, Verb, argument, exit_code, folders_of
from generator.folders import is_paper
from generator.language import NOTHING, Lang, Said
from generator.listing import MEND, of_many
from generator.problems import Problem, has_errors

if TYPE_CHECKING:
    from generator.batch.run import Batch, Finished, Spread

_MOST_JOBS = 61
"""Windows waits for no more processes than these."""


def _jobs(text: str) -> int:
    number = int(text)
    if not 1 <= number <= _MOST_JOBS:
        raise ValueError(text)
    return number


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach batch`."""
    from generator.batch.pool import processes
    from generator.batch.roster import read_roster
    from generator.batch.run import laid_out_for, on_executors, one_by_one
    from generator.batch.run import run as results
    from generator.rollup.steps import Steps

    roster = read_roster(options.units)
    folder = _folder(options)
    office = _imported(options.plan, lang) if is_paper(options.plan) else options.plan
    ready = laid_out_for(office, roster, folder, options.template, options.compact)
    problems: list[Problem] = [*roster.notes, *ready.pictures.notes, *roster.broken]
    console.show([*ready.notes, *problems], lang)
    _since_sent(office, ready, lang)
    jobs = min(options.jobs, len(ready.names))
    work: Spread = on_executors(processes, jobs) if jobs > 1 else one_by_one
    if options.scheduler:
        from generator.batch.cluster import cluster

        work = cluster(options.scheduler)
    counts = dict.fromkeys(("new", "renewed", "same", "failed"), 0)
    counts["failed"] = len({problem.spot for problem in roster.broken})
    try:
        with _progress(ready, lang) as passed:
            for result in results(ready, work, options.force):
                counts[result.what] += 1
                problems += result.problems
                passed(result)
    except KeyboardInterrupt:
        _stopped(ready, counts, lang)
        raise
    _summed(ready, counts, problems, lang)
    steps = Steps(office, [ready.folder], options.units)
    console.advise(MEND if has_errors(problems) else steps.watch(), lang)
    return exit_code(has_errors(problems))


def _imported(paper: Path, lang: Lang) -> Path:
    """The plan that stands beside a Word paper now, as `new --from` makes it."""
    from generator.cascade.commands import write_given
    from generator.importing.office import first_plan

    incoming = first_plan(paper)
    console.show(incoming.problems, lang)
    console.say("\n".join(line.to(lang) for line in incoming.lines))
    write_given(incoming.plan.files)
    return incoming.plan.path


def _since_sent(office: Path, ready: "Batch", lang: Lang) -> None:
    """Tells how this version differs from what was sent before, while it has not gone out."""
    from generator.cascade.files import base_path
    from generator.changes.formats import diff_text
    from generator.changes.since import since_sent

    bases = (base_path(ready.plan(at)) for at in range(len(ready.names)))
    for count, changed in since_sent(office, bases):
        words = Said(f"Khác bản mà {count} đơn vị đang có:", f"Other than what {count} units have:")
        console.say(f"{words.to(lang)}\n{diff_text([changed], lang)}")


@contextmanager
def _progress(ready: "Batch", lang: Lang) -> Iterator[Callable[["Finished"], None]]:
    """Shows how far the batch is, where somebody looks on; problems come after it."""
    with console.progress(Said("Các đơn vị", "Units").to(lang), len(ready.names)) as advance:
        held: list[Problem] = []

        def passed(result: "Finished") -> None:
            held.extend(result.problems)
            if advance:
                advance(result.entry.unit.full)

        try:
            yield passed
        finally:
            if advance:
                advance(None)
            console.say_all(of_many(held, lang))


def _stopped(ready: "Batch", counts: dict[str, int], lang: Lang) -> None:
    done, total = _whole(counts), len(ready.names)
    words = Said(
        f"Dừng ở {done}/{total} đơn vị; các tệp đã ghi đều trọn vẹn. "
        "Chạy lại lệnh này để làm tiếp.",
        f"Stopped at {done} of {total} units; every file written is whole. "
        "The same command goes on from here.",
    )
    console.complain(words.to(lang))


def _whole(counts: dict[str, int]) -> int:
    """How many units have their document."""
    return sum(counts.values()) - counts["failed"]


def _summed(ready: "Batch", counts: dict[str, int], problems: list[Problem], lang: Lang) -> None:
    from generator.batch.work import BEHIND

    done = _whole(counts)
    found = console.counted(problems, lang) or Said("đúng thể thức", "all obey the form").to(lang)
    new, same, where = counts["new"], counts["same"], f"{ready.folder.as_posix()} ({found})"
    vi, en = (
        (f", {again} làm lại", f", {again} made anew") if (again := counts["renewed"]) else NOTHING
    )
    words = Said(
        f"{done} văn bản ({new} mới{vi}, {same} đã có) → {where}",
        f"{done} documents ({new} new{en}, {same} as before) → {where}",
    )
    console.say(words.to(lang))
    if behind := sum(problem.code == BEHIND for problem in problems):
        older = Said(
            f"{behind} đơn vị còn theo phiên bản cũ",
            f"{behind} units still follow an older version",
        )
        console.say(older.to(lang))
    if counts["failed"]:
        total = len(ready.names) + len({problem.spot for problem in ready.roster.broken})
        failed = Said(
            f"{counts['failed']}/{total} đơn vị chưa có văn bản",
            f"{counts['failed']} of {total} units have no document",
        )
        console.complain(failed.to(lang))


def _changes(options: Options) -> set[Path]:
    """The folder of the documents, that of the plans in it, and that of a paper to be imported."""
    from generator.plan.named import PLANS

    folder = _folder(options)
    imported = folders_of(options.plan) if is_paper(options.plan) else set()
    return imported | {folder, folder / PLANS}


def _folder(options: Options) -> Path:
    folder: Path = options.output or Path("output") / options.plan.stem
    return folder


VERB = Verb(
    Group.PROVINCE,
    Said(
        "tạo kế hoạch và văn bản cho mọi xã của một danh sách",
        "plans and documents for a roster of communes",
    ),
    run,
    argument(
        "plan",
        Said(
            "kế hoạch giao cho các xã: tệp kế hoạch, hoặc bản Word (.docx)",
            "the office's plan: a plan file, or a Word paper (.docx)",
        ),
        type=Path,
        metavar="PLAN",
    ),
    argument(
        "--units",
        of_units(NOTHING),
        required=True,
        metavar="ROSTER",
    ),
    argument(
        "--jobs",
        Said(
            "số tiến trình chạy song song; mặc định bằng số nhân",
            "processes side by side; default: all cores",
        ),
        type=_jobs,
        wrong=Said(
            f"'{{}}': cần một số từ 1 đến {_MOST_JOBS}",
            f"'{{}}': a number from 1 to {_MOST_JOBS} is wanted",
        ),
        default=min(os.cpu_count() or 1, _MOST_JOBS),
        metavar="N",
    ),
    argument(
        "--scheduler",
        Said(
            "giao việc cho cụm Dask ở địa chỉ này",
            "hand the work to the Dask cluster at this address",
        ),
        metavar="ADDRESS",
    ),
    argument(
        "-o --output",
        Said(
            "thư mục ghi kế hoạch và văn bản (mặc định output/<tên kế hoạch>)",
            "folder for plans and documents",
        ),
        type=Path,
        metavar="DIR",
    ),
    argument(
        "--force",
        Said(
            "tạo lại cả văn bản không đổi; bản sửa trong Word vẫn được giữ",
            "make all anew; what was edited in Word is kept all the same",
        ),
        action="store_true",
    ),
    argument(
        "--compact",
        Said(
            "nén văn bản (nhỏ bằng một phần tư), để gửi đi",
            "deflate the documents (a quarter of the size), for sending",
        ),
        action="store_true",
    ),
    argument(
        "--template",
        Said("mẫu Word (.docx)", "Word template (.docx)"),
        type=Path,
        metavar="FILE",
    ),
    changes=_changes,
)
