"""What to look at before plans are signed: tasks that are not clear, targets without tasks, what is
asked twice.

Of each task: who leads, what, by when, whose duty, which product, whose authority: a body that is not
named, a decision that is asked for and of whom is not said, a resolution without the body that
issues it. Each target has a task that serves it (it is cited, or both are of one PAPI dimension). Over all the plans that are
named, or stand in a folder: tasks that another plan of the same office has already, and reports
asked twice of the same unit, with both places; then who asks what of whom, how often. All are
warnings, and may be accepted in the plan (`chap_nhan`); with `--strict` they give exit code 1.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator import console
from generator.command import Group, Options, Verb, argument, exit_code, expanded
from generator.folders import files_of, nothing_in
from generator.language import Lang, Said
from generator.problems import Problem, Rejected, Severity, has_errors
from generator.running.clock import served

if TYPE_CHECKING:
    from generator.ready.looked import Looked


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach ready`."""
    from generator.making.plans import find_plans
    from generator.ready.clear import unclear
    from generator.ready.matrix import orphans
    from generator.ready.twice import reports_twice, tasks_twice

    plans, problems = _plans(files_of(expanded(options.files), find_plans))
    for looked in plans:
        problems += [*unclear(looked), *orphans(looked)]
    problems += [*tasks_twice(plans), *reports_twice(plans)]
    console.show(sorted(problems), lang)
    _show_reports(plans, lang)
    counts = console.counted(problems, lang) or Said("không có gì", "nothing").to(lang)
    console.say(Said(f"{len(plans)} kế hoạch: {counts}", f"{len(plans)} plans: {counts}").to(lang))
    grave = [one for one in problems if one.severity is Severity.WARNING]
    return exit_code(has_errors(problems) or (options.strict and grave))


def _plans(paths: Sequence[Path]) -> "tuple[list[Looked], list[Problem]]":
    """The plans that can be read; reports, and what another paper issues, are none."""
    from generator.making.acceptance import stops
    from generator.making.load import load_plan
    from generator.ready.looked import Looked

    plans: list[Looked] = []
    problems: list[Problem] = []
    for path in paths:
        if path.is_dir():
            problems.append(nothing_in(path))
            continue
        try:
            with served(path):
                loaded = load_plan(path)
        except Rejected as rejected:
            problems += rejected.problems
            continue
        problems += filter(stops, loaded.problems)
        if loaded.sound and not loaded.sound.plan.reports_on:
            plans.append(Looked(loaded.sound))
    return plans, problems


_COLUMNS = (
    Said("Ai báo cáo", "Who reports"),
    Said("Gửi về", "To whom"),
    Said("Kỳ", "How often"),
    Said("Yêu cầu tại", "Asked in"),
)


def _show_reports(plans: "Sequence[Looked]", lang: Lang) -> None:
    """Who asks what of whom, how often."""
    from generator.ready.twice import reports_asked

    if rows := [*map(list, reports_asked(plans))]:
        title = Said("Báo cáo phải gửi", "Reports that are asked for")
        console.show_table(title.to(lang), [name.to(lang) for name in _COLUMNS], rows)


VERB = Verb(
    Group.ISSUE,
    Said(
        "trước khi ký: nhiệm vụ chưa rõ, chỉ tiêu không có nhiệm vụ, việc và báo cáo giao trùng",
        "before signing: unclear tasks, targets without tasks, what is asked twice",
    ),
    run,
    argument(
        "files",
        Said("kế hoạch, hoặc thư mục có các kế hoạch", "plans, or folders with plans"),
        nargs="+",
        type=Path,
        metavar="PLAN",
    ),
    argument(
        "--strict",
        Said("cảnh báo cũng là lỗi (mã thoát 1)", "warnings give exit code 1 too"),
        action="store_true",
    ),
)
