"""The form of a report on a plan: every task and target of the period in place, to be filled in.

As a YAML file, with what the last report said beside each line (found beside the plan, or named with
`--last`), or with `--xlsx` as a workbook with choices in lists; `--from` takes a workbook back into
the YAML report, every cell checked and told by its cell, with what the office would find that does
not fit (`rollup/…`); .xls and .xlsb through LibreOffice. It knows its plan by what it holds, beside it or
below `plans`, and is taken into no other. A period is named in any usual way, its year
is the plan's. No file that somebody has typed in is written over: a report that is there keeps its
words, and the file as it was is kept beside it.
"""

from pathlib import Path

from generator import console
from generator.command import Group, Options, Verb, argument, exit_code, folders_of
from generator.language import Lang, Said
from generator.problems import has_errors


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach report`."""
    from generator.reporting.running import fill_in, form_for, take_in, write_form

    if options.taken:
        from generator.rollup.own import own_misfits

        given = options.taken, options.plan, options.period, options.output
        done = take_in(*given, own_misfits)
    else:
        form = form_for(options.plan, options.period, options.last)
        done = (write_form if options.xlsx else fill_in)(form, options.xlsx or options.output)
    console.show(done.problems, lang)
    console.say("\n".join(line.to(lang) for line in done.lines))
    return exit_code(has_errors(done.problems))


def _changes(options: Options) -> set[Path]:
    return folders_of(options.plan, options.output, options.xlsx, options.taken)


VERB = Verb(
    Group.COPIES,
    Said(
        "tạo mẫu báo cáo của một kỳ để điền, nhận lại bảng Excel đã điền",
        "make the form of a report, take back the workbook",
    ),
    run,
    argument(
        "plan",
        Said("kế hoạch được báo cáo", "the plan that is reported on"),
        nargs="?",
        type=Path,
        metavar="PLAN",
    ),
    argument(
        "--period",
        Said(
            'kỳ báo cáo: "6 tháng đầu năm", "quý II", "tháng 5", "9 tháng", 2026',
            'the period: "6 tháng đầu năm", "quý II", "tháng 5", "9 tháng", 2026',
        ),
        metavar="PERIOD",
    ),
    argument(
        "--last",
        Said(
            "báo cáo kỳ trước; bỏ trống thì tìm cạnh kế hoạch",
            "the report before; else one is looked for beside the plan",
        ),
        type=Path,
        metavar="REPORT",
    ),
    argument(
        "-o --output",
        Said("tệp báo cáo (.yaml)", "the report's file (.yaml)"),
        type=Path,
        metavar="FILE",
    ),
    (
        argument(
            "--xlsx",
            Said("ghi mẫu thành bảng Excel", "write the form as a workbook"),
            type=Path,
            metavar="FILE",
        ),
        argument(
            "--from",
            Said(
                "nhận lại bảng đã điền (.xlsx, .ods, .csv; .xls cần LibreOffice)",
                "take back a workbook that was filled in",
            ),
            dest="taken",
            type=Path,
            metavar="FILE",
        ),
    ),
    changes=_changes,
)
