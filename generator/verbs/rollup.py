"""What all reports of a period say together of a plan: who has done what, who has not reported.

Each task is counted by state, each target added up, ranked and compared with the last report and
with what it was. A figure that does not fit is told at the file and line of who wrote it; of one
that cannot be right (a share over 100%, off its scale) nothing is made until it is mended. Of a
period sent twice the later report counts; a period is of the plan's year where it names none. A file
that cannot be read stops nothing. `--report` makes the office's own report of the period beside its plan, with
these figures; one that is there keeps its words and gets the new figures. Exit code 1 while a unit has not reported or a figure does not fit.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator import console
from generator.batch.columns import of_units
from generator.command import (
    OFFICE_PLAN,
    Group,
    Options,
    Verb,
    argument,
    day_argument,
    exit_code,
    file_arguments,
    files_asked,
    folders_of,
)
from generator.language import Lang, Said
from generator.problems import Problem, has_errors

if TYPE_CHECKING:
    from generator.export import Table
    from generator.rollup.tally import Tally

FILES = {
    "xlsx": Said(
        "bảng tính Excel, mỗi câu hỏi một trang, có biểu đồ",
        "a workbook, a sheet for each question, with charts",
    ),
    "html": Said("trang tổng hợp có hình, để xem", "the figures as a page with pictures"),
    "json": Said(
        "tệp số liệu, để đưa vào báo cáo của cơ quan (tong_hop)",
        "the data, for the office's own report (rollup)",
    ),
}
_SHOWN = ("Nhiệm vụ", "Chỉ tiêu", "Chưa báo cáo")
_LISTED, _WIDE = 40, 30


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach rollup`."""
    from generator.batch.roster import read_roster
    from generator.cascade.files import office_tree
    from generator.plan.text import read_source
    from generator.reporting.form import named_period
    from generator.rollup.fits import misfits
    from generator.rollup.gather import read_inbox
    from generator.rollup.office import OfficeReport
    from generator.rollup.tables import rollup_summary, rollup_tables, with_names
    from generator.rollup.tally import tallied

    targets = _targets(options)
    own = OfficeReport(options.plan, options.period) if options.report else None
    period = named_period(options.period, office_tree(read_source(options.plan))[0])
    roster = read_roster(options.units) if options.units else None
    gathered = read_inbox(options.plan, options.reports, roster).of(period)
    tally = tallied(gathered, options.on)
    wrong = misfits(gathered)
    problems = [*gathered.notes, *(roster.broken if roster else ()), *wrong]
    console.show(dict.fromkeys(with_names(problems, gathered.units)), lang)
    _show_all([one for one in rollup_tables(tally) if one.name in _SHOWN and one.rows], lang)
    console.say(rollup_summary(tally).to(lang))
    for ending, target in targets.items():
        _write(ending, target, tally, wrong, lang)
    if own:
        console.say("\n".join(line.to(lang) for line in own.write(tally, wrong)))
    _advise(options, bool(gathered.silent), bool(wrong), lang)
    return exit_code(gathered.silent or wrong or has_errors(problems))


def _advise(options: Options, is_late: bool, is_wrong: bool, lang: Lang) -> None:
    """Says what is to be done next; of a report that was made it is told already."""
    from generator.rollup.steps import Steps

    if is_wrong:
        console.advise(_SEND_BACK, lang)
    elif is_late:
        steps = Steps(options.plan, options.reports, options.units)
        console.advise(steps.remind(options.on), lang)
    elif not options.report:
        console.advise(_CITE, lang)


_SEND_BACK = Said(
    "Việc tiếp: báo đơn vị sửa số ở các dòng được chỉ ở trên, nhận bản mới, rồi chạy lại lệnh này.",
    "Next: have the units mend the lines that are pointed at above, and run this again.",
)


_CITE = Said(
    "Việc tiếp: báo cáo của cơ quan bằng các số này: chạy lại với --report.",
    "Next: the office's own report with these figures: run this with --report.",
)


def _targets(options: Options) -> dict[str, Path]:
    """The files to write, by their endings."""
    from generator.export import refuse_targets

    targets = files_asked(FILES, options)
    given = (options.plan, *options.reports, options.units or options.plan)
    refuse_targets(targets, map(Path, given), "rollup/target")
    return targets


def _show_all(tables: Sequence["Table"], lang: Lang) -> None:
    for table in tables:
        _show(table, lang)


def _show(table: "Table", lang: Lang) -> None:
    """The table without its columns of names and of nothing: a terminal has no room for them."""
    telling = [any(row[at].value for row in table.rows) for at in range(len(table.columns))]
    narrow = [
        width < _WIDE and tells for (_, width), tells in zip(table.columns, telling, strict=True)
    ]
    shown = [at for at, fits in enumerate(narrow) if fits or at < 2]
    rows = [[row[at].text for at in shown] for row in table.rows[:_LISTED]]
    console.show_table(table.about, [table.columns[at][0] for at in shown], rows)
    if (more := len(table.rows) - _LISTED) > 0:
        rest = Said(
            f"… và {more} dòng nữa; xem đủ trong bảng Excel (--xlsx TỆP)",
            f"… and {more} more rows, all of them in the workbook (--xlsx FILE)",
        )
        console.say(rest.to(lang))


def _write(ending: str, target: Path, tally: "Tally", wrong: Sequence[Problem], lang: Lang) -> None:
    from generator.atomic import write_atomically
    from generator.rollup import files, page

    content = {
        "xlsx": lambda: files.rollup_xlsx(tally, wrong),
        "html": lambda: page.rollup_html(tally, wrong),
        "json": lambda: files.rollup_json(tally, wrong, target),
    }[ending]()
    write_atomically(target, content)
    console.say(Said(f"Đã ghi {target.as_posix()}", f"Wrote {target.as_posix()}").to(lang))


def _changes(options: Options) -> set[Path]:
    own = options.plan if options.report else None
    return folders_of(*files_asked(FILES, options).values(), own)


VERB = Verb(
    Group.PROVINCE,
    Said(
        "cộng báo cáo một kỳ của các đơn vị, nêu ai chưa báo cáo",
        "add up the reports of a period, and tell who is silent",
    ),
    run,
    OFFICE_PLAN,
    argument(
        "reports",
        Said(
            "báo cáo và kế hoạch của các đơn vị: tệp hoặc thư mục",
            "reports and plans of the units: files or folders",
        ),
        nargs="+",
        type=Path,
        metavar="FOLDER",
    ),
    argument(
        "--period",
        Said(
            'kỳ báo cáo: "6 tháng đầu năm", "quý II", "tháng 5", "9 tháng", 2026',
            'the period: "6 tháng đầu năm", "quý II", "tháng 5", "9 tháng", 2026',
        ),
        required=True,
        metavar="PERIOD",
    ),
    argument(
        "--units",
        of_units(Said(", để biết đơn vị nào chưa báo cáo", ", to know who has not reported")),
        metavar="ROSTER",
    ),
    day_argument(
        "--on",
        Said(
            "ngày xét quá hạn; không ghi thì xét ở ngày chốt số liệu của từng báo cáo",
            "the day to look at what is overdue, else the day of the figures of each report",
        ),
    ),
    *file_arguments(FILES),
    argument(
        "--report",
        Said(
            "lập báo cáo của cơ quan bằng các số này, cạnh kế hoạch",
            "make the office's own report with these figures, beside the plan",
        ),
        action="store_true",
    ),
    changes=_changes,
)
