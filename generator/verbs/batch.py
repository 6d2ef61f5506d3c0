"""A plan and a document for every commune of a roster; 1 when a unit failed or a document has errors.

The same command goes on where it was stopped. A plan that a commune has edited stays, and its document is made of it.
"""

import argparse
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generator import console
from generator.command import GOOD, PROBLEMS, Group, Verb, Words, argument_type
from generator.language import Lang, Said
from generator.problems import Problem, has_errors

if TYPE_CHECKING:
    from generator.batch.run import Batch, Result, Spread

_MOST_JOBS = 61
"""Windows waits for no more processes than these."""


def arguments(parser: argparse.ArgumentParser, said: Words) -> None:
    """The arguments of `kehoach batch`."""
    parser.add_argument(
        "plan", type=Path, metavar="PLAN", help=said("kế hoạch của văn phòng", "the office's plan")
    )
    units = said(
        "danh sách đơn vị: tệp .csv, .xlsx, hoặc hung-yen, khanh-hoa",
        "roster: .csv, .xlsx, or a province",
    )
    parser.add_argument("--units", required=True, metavar="ROSTER", help=units)
    wrong = said(
        f"'{{}}': cần một số từ 1 đến {_MOST_JOBS}",
        f"'{{}}': a number from 1 to {_MOST_JOBS} is wanted",
    )
    number = argument_type(_jobs, wrong)
    jobs = said(
        "số tiến trình chạy song song; mặc định bằng số nhân",
        "processes side by side; default: all cores",
    )
    parser.add_argument(
        "--jobs", type=number, default=min(os.cpu_count() or 1, _MOST_JOBS), metavar="N", help=jobs
    )
    scheduler = said(
        "giao việc cho cụm Dask ở địa chỉ này", "hand the work to the Dask cluster at this address"
    )
    parser.add_argument("--scheduler", metavar="ADDRESS", help=scheduler)
    folder = said(
        "thư mục ghi kế hoạch và văn bản (mặc định output/<tên kế hoạch>)",
        "folder for plans and documents",
    )
    parser.add_argument("-o", "--output", type=Path, metavar="DIR", help=folder)
    template = said("mẫu Word (.docx)", "Word template (.docx)")
    parser.add_argument("--template", type=Path, metavar="FILE", help=template)


def _jobs(text: str) -> int:
    number = int(text)
    if not 1 <= number <= _MOST_JOBS:
        raise ValueError(text)
    return number


def run(options: argparse.Namespace, lang: Lang) -> int:
    """Runs `kehoach batch`."""
    from generator.batch.pool import processes
    from generator.batch.roster import read_roster
    from generator.batch.run import on_executors, one_by_one, prepare
    from generator.batch.run import run as results

    roster = read_roster(options.units)
    folder = options.output or Path("output") / options.plan.stem
    ready = prepare(options.plan, roster, folder, options.template)
    problems: list[Problem] = [*roster.notes, *ready.pictures.notes, *roster.broken]
    console.show(problems, lang)
    jobs = min(options.jobs, len(ready.names))
    work: Spread = on_executors(processes, jobs) if jobs > 1 else one_by_one
    if options.scheduler:
        from generator.batch.cluster import cluster

        work = cluster(options.scheduler)
    counts = dict.fromkeys(("new", "same", "failed"), 0)
    counts["failed"] = len({problem.spot for problem in roster.broken})
    try:
        with _progress(ready, lang) as passed:
            for result in results(ready, work):
                counts[result.what] += 1
                problems += result.problems
                passed(result)
    except KeyboardInterrupt:
        _stopped(ready, counts, lang)
        raise
    _summed(ready, counts, problems, lang)
    return PROBLEMS if has_errors(problems) else GOOD


@contextmanager
def _progress(ready: "Batch", lang: Lang) -> Iterator[Callable[["Result"], None]]:
    """Shows how far the batch is, where somebody looks on; problems come at once, or when the bar is gone."""
    with console.progress(Said("Các đơn vị", "Units").to(lang), len(ready.names)) as advance:
        held: list[Problem] = []

        def passed(result: "Result") -> None:
            if advance:
                advance(result.entry.unit.full)
                held.extend(result.problems)
            else:
                console.show(result.problems, lang)

        try:
            yield passed
        finally:
            if advance:
                advance(None)
            console.show(held, lang)


def _stopped(ready: "Batch", counts: dict[str, int], lang: Lang) -> None:
    done, total = counts["new"] + counts["same"], len(ready.names)
    words = Said(
        f"Dừng ở {done}/{total} đơn vị; các tệp đã ghi đều trọn vẹn. Chạy lại lệnh này để làm tiếp.",
        f"Stopped at {done} of {total} units; every file written is whole. The same command goes on from here.",
    )
    console.complain(words.to(lang))


def _summed(ready: "Batch", counts: dict[str, int], problems: list[Problem], lang: Lang) -> None:
    from generator.batch.work import BEHIND

    done = counts["new"] + counts["same"]
    found = console.counted(problems, lang) or Said("đúng thể thức", "all obey the form").to(lang)
    words = Said(
        f"{done} văn bản ({counts['new']} mới, {counts['same']} đã có) → {ready.folder.as_posix()} ({found})",
        f"{done} documents ({counts['new']} new, {counts['same']} as before) → {ready.folder.as_posix()} ({found})",
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


VERB = Verb(
    Group.PROVINCE,
    Said(
        "tạo kế hoạch và văn bản cho mọi xã của một danh sách",
        "plans and documents for a roster of communes",
    ),
    arguments,
    run,
)
