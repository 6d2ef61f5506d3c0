"""Who has answered, which task stands in whose plan, what falls short or is overdue.

An untouched copy, a document alone and a file that cannot be read are no answers, and are told
apart from silence. Of a plan that asks for reports (`che_do_bao_cao`) it is told who owes which.
The calendar reminds of reports and tasks 7, 3 and 1 days before. What is overdue is so on the day of `--on`, else today: files
say which. A report counts from the day that it bears, one without once its figures end, or today. Of several on a period the
one counts that `rollup` counts. Exit code 1 while anything of it is open; of what is overdue only where `--on` names the day.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import filterfalse
from pathlib import Path
from typing import TYPE_CHECKING

from generator import console
from generator.batch.columns import of_units
from generator.command import (
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
from generator.law.wording import short_date
from generator.listing import of_many
from generator.problems import Problem, Severity, has_errors
from generator.running.today import today

if TYPE_CHECKING:
    from generator.batch.roster import Roster
    from generator.ledger.answers import Answer
    from generator.ledger.gather import Ledger, Standing

FILES = {
    "xlsx": Said(
        "sổ theo dõi Excel, mỗi câu hỏi một trang", "a workbook, one sheet for each question"
    ),
    "csv": Said("bảng CSV", "a table as CSV"),
    "ics": Said("lịch các thời hạn", "a calendar of the deadlines"),
    "html": Said("trang tổng hợp để xem", "the matrix as a page"),
    "docx": Said("trang tổng hợp để in", "the matrix as a page in Word"),
}
_LISTED = 40
"""So many lines are shown; of more units only those with gaps, the rest stands in the files."""
_UNITS = (
    Said("Đơn vị", "Unit"),
    Said("Đã có", "Stand"),
    Said("Chưa phân công", "Nobody leads"),
    Said("Thiếu", "Missing"),
    Said("Chưa đạt", "Short"),
    Said("Chưa so được", "Unclear"),
    Said("Không nhận", "Left out"),
    Said("Quá hạn", "Overdue"),
    Said("Kế hoạch", "Plan"),
)
_GAPS = (
    Said("Đơn vị", "Unit"),
    Said("Việc", "Item"),
    Said("Thiếu sót", "Gap"),
    Said("Giao", "Asked"),
    Said("Xã ghi", "Given"),
)


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach ledger`."""
    from generator.batch.roster import read_roster
    from generator.export import refuse_targets
    from generator.rollup.steps import Steps

    targets = files_asked(FILES, options)
    given = (options.office, *options.plans, options.units or options.office)
    refuse_targets(targets, map(Path, given), "ledger/target")
    roster = read_roster(options.units) if options.units else None
    asked, found = _gathered(options, roster)
    problems = _problems(found, roster)
    console.say_all(of_many(filterfalse(_is_remark, problems), lang))
    _show(found, options.on is None, lang)
    console.say_all(of_many(filter(_is_remark, problems), lang))
    for ending, target in targets.items():
        _write(ending, target, found, lang)
    steps = Steps(options.office, options.plans, options.units)
    remind = steps.remind(options.on, options.issued_from)
    console.advise(remind if found.has_gaps else steps.add_up(), lang)
    return exit_code(asked.has_gaps or has_errors(problems))


def _problems(found: "Ledger", roster: "Roster | None") -> list[Problem]:
    """What is wrong with the list, and with what was sent, each once: one may be told of two units."""
    of_answers = (problem for answer in found.answers for problem in answer.problems)
    return [*dict.fromkeys([*found.notes, *(roster.broken if roster else ()), *of_answers])]


def _is_remark(problem: Problem) -> bool:
    """Whether nobody has to do anything about it: that is told behind the result."""
    return problem.severity is Severity.INFO


def _gathered(options: Options, roster: "Roster | None") -> tuple["Ledger", "Ledger"]:
    """The ledger by which the command fails, which is never for the clock alone, and the one that is
    told: on the day that was named, else today."""
    from generator.ledger.gather import gather
    from generator.rollup.heard import heard

    named = gather(options.office, options.plans, roster, options.on, options.issued_from)
    found = heard(named.on_day(options.on or today()), [*map(Path, options.plans)], roster)
    return found if options.on else named, found


def _show(found: "Ledger", is_today: bool, lang: Lang) -> None:
    """What the files have too."""
    _show_units(found, lang)
    _show_gaps(found, lang)
    console.say(found.summary.to(lang))
    if is_today:
        console.say(_as_of(found).to(lang))


def _as_of(found: "Ledger") -> Said:
    """Which day was taken for what is overdue."""
    late = sum(one.overdue for one in found.standings)
    day = short_date(found.on) if found.on else ""
    return Said(
        f"{late} việc quá hạn tính đến hôm nay, {day}; ngày khác: --on NGÀY",
        f"{late} items overdue today, {day}; for another day: --on DAY",
    )


def _show_units(found: "Ledger", lang: Lang) -> None:
    """A line for each unit."""
    few = len(found.answers) <= _LISTED
    rows, colours = [], []
    for answer in found.answers:
        standings = found.by_answer[answer.unit.full]
        asked = answer in found.to_ask or any(one.is_gap for one in standings)
        if few or asked:
            rows.append(_unit(answer, standings, lang))
            colours.append("" if not asked else "yellow" if answer.is_plan else "red")
    title = Said(
        f"{found.title}: {len(found.assignments)} việc",
        f"{found.title}: {len(found.assignments)} items",
    )
    console.show_table(title.to(lang), [name.to(lang) for name in _UNITS], rows, colours)


def _unit(answer: "Answer", standings: Sequence["Standing"], lang: Lang) -> list[str]:
    """A unit in the words of its row; one without a plan to look at has nothing to
    count but what is overdue all the same."""
    from generator.ledger.answers import Stage
    from generator.ledger.judging import State
    from generator.paper.issuing import number_and_symbol

    count = Counter(one.state for one in standings)
    states = (State.UNASSIGNED, State.MISSING, State.SHORT, State.UNCLEAR, State.LEFT)
    had = count[State.STANDS] + count[State.UNASSIGNED]
    numbers = [str(number) for number in (had, *(count[one] for one in states))]
    stage = answer.stage.value.to(lang)
    if answer.plan and answer.stage is Stage.ISSUED:
        stage = f"{stage} {number_and_symbol(answer.plan)}"
    shown = ": ".join(filter(None, (stage, answer.shown)))
    counted = numbers if answer.is_plan else [""] * len(numbers)
    late = str(sum(one.overdue for one in standings))
    return [answer.name, *counted, late, shown]


def _show_gaps(found: "Ledger", lang: Lang) -> None:
    """The first things to be asked about; how many more there are."""
    rows = _gaps(found, lang)
    if rows:
        title = Said("Cần đôn đốc", "To be asked about")
        console.show_table(title.to(lang), [name.to(lang) for name in _GAPS], rows[:_LISTED])
    if (more := len(rows) - _LISTED) > 0:
        rest = Said(
            f"… và {more} chỗ nữa; xem đủ trong bảng Excel (--xlsx TỆP)",
            f"… and {more} more, all of them in the workbook (--xlsx FILE)",
        )
        console.say(rest.to(lang))


def _gaps(found: "Ledger", lang: Lang) -> list[list[str]]:
    """What is to be asked of units that answered, the plans that are owed, what is late elsewhere;
    last what cannot be compared."""
    from generator.ledger.judging import State

    asked = sorted(found.gaps, key=lambda one: not one.answer.is_plan)
    read = sum(one.answer.is_plan for one in asked)
    unclear = (one for one in found.standings if one.state is State.UNCLEAR and not one.is_gap)
    rows = [_gap(one, lang) for one in (*asked, *unclear)]
    return [*rows[:read], *(_plan_owed(one, found, lang) for one in found.to_ask), *rows[read:]]


def _plan_owed(answer: "Answer", found: "Ledger", lang: Lang) -> list[str]:
    day = short_date(found.issued_from) if found.issued_from else ""
    item = Said("Kế hoạch của đơn vị", "The unit's plan").to(lang)
    return [answer.unit.full, item, answer.stage.value.to(lang), day, ""]


def _gap(one: "Standing", lang: Lang) -> list[str]:
    from generator.ledger.judging import State
    from generator.ledger.tables import deadline_word

    stands = not one.answer.is_plan or one.state in (State.STANDS, State.UNASSIGNED)
    state = "" if stands else one.state.value.to(lang)
    short = ": ".join(filter(None, (state, one.why.to(lang))))
    late = Said("quá hạn", "overdue").to(lang) if one.overdue else ""
    item = f"{one.assignment.mark} {one.assignment.says}"
    pairs = (
        (short, late),
        (one.assignment.goal, deadline_word(one.assignment.deadline).text),
        (one.goal, deadline_word(one.deadline).text),
    )
    return [one.answer.unit.full, item, *("; ".join(filter(None, pair)) for pair in pairs)]


def _write(ending: str, target: Path, found: "Ledger", lang: Lang) -> None:
    from generator.atomic import write_atomically
    from generator.ledger import exports, page, printed

    make = {
        "xlsx": exports.as_xlsx,
        "csv": exports.as_csv,
        "ics": exports.as_ics,
        "html": page.as_html,
        "docx": printed.as_docx,
    }[ending]
    write_atomically(target, make(found))
    console.say(Said(f"Đã ghi {target.as_posix()}", f"Wrote {target.as_posix()}").to(lang))


VERB = Verb(
    Group.PROVINCE,
    Said(
        "xã nào đã có kế hoạch, việc nào còn thiếu, quá hạn",
        "who has answered, what is missing or overdue",
    ),
    run,
    argument(
        "office",
        Said("kế hoạch giao cho các xã", "the office's"),
        type=Path,
        metavar="OFFICE_PLAN",
    ),
    argument(
        "plans",
        Said("kế hoạch của các xã: tệp hoặc thư mục", "plans of the communes: files or folders"),
        nargs="+",
        type=Path,
        metavar="COMMUNE_PLAN",
    ),
    argument(
        "--units",
        of_units(Said(", để biết xã nào chưa trả lời", ", to know who has not answered")),
        metavar="ROSTER",
    ),
    day_argument(
        "--on",
        Said("ngày xét quá hạn, 2026-08-01 hoặc 01/08/2026", "the day to look at what is overdue"),
    ),
    day_argument(
        "--issued-from",
        Said(
            "từ ngày này kế hoạch của xã phải ban hành: dự thảo cũng là chỗ cần đôn đốc",
            "from this day a draft is a gap too",
        ),
    ),
    *file_arguments(FILES),
    changes=lambda options: folders_of(*files_asked(FILES, options).values()),
)
