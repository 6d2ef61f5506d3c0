"""A letter to each unit that is late, with exactly what it owes, and whom to call.

What is owed is what the ledger and the plan's calendar of reports say on that day: a plan that has not
come, reports that have not, tasks behind their deadlines. Each letter is a plan file and its document, both
checked; `kehoach issue` gives it its number. A letter that is issued, or that somebody has changed, stays as it is and is told; a
list of calls that says something else is kept as `….truoc…`. The authority of the plan writes and signs them, or, with
`--issuer`, the one of that plan (`co_quan`, `chu_ky`, `dia_danh`, the archive's line of `noi_nhan`), such as a department in its own name. Exit code 1 when a letter has errors.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING

from generator import console
from generator.batch.columns import of_units
from generator.command import OFFICE_PLAN, Group, Options, Verb, argument, day_argument, exit_code
from generator.language import NOTHING, Lang, Said
from generator.law.wording import short_date
from generator.listing import of_many
from generator.problems import Problem, Severity, Spot, has_errors, typed

if TYPE_CHECKING:
    from generator.export import Table
    from generator.plan.model import Plan
    from generator.rollup.debts import Debts

_LIST = "goi-dien"
_SHOWN = (0, 1, 4, 5, 6, 7)
"""Of the list, what a terminal has room for."""


def run(options: Options, lang: Lang) -> int:
    """Runs `kehoach remind`."""
    from generator.batch.roster import read_roster
    from generator.rollup.calls import call_list
    from generator.rollup.debts import owed
    from generator.rollup.steps import Steps
    from generator.rollup.writer import writer_of

    writer = writer_of(options.issuer) if options.issuer else None
    roster = read_roster(options.units) if options.units else None
    debts = owed(options.plan, options.plans, options.on, roster, options.issued_from)
    problems = [*debts.notes, *(roster.broken if roster else ())]
    problems += _not_counted(debts.plan, options)
    told = [*_letters(debts, options, writer), *_lists(debts, options.output)]
    console.say_all(of_many(dict.fromkeys([*problems, *told]), lang))
    _show(call_list(debts))
    console.say(_summed(debts, told, options.output).to(lang))
    steps = Steps(options.plan, options.plans, options.units)
    console.advise(_sign(debts, told, options.output) if debts.units else steps.add_up(), lang)
    return exit_code(has_errors(told))


def _show(table: "Table") -> None:
    """The columns of the list for which there is room, and in which something stands."""
    shown = [at for at in _SHOWN if any(row[at].text for row in table.rows)]
    heads = [table.columns[at][0] for at in shown]
    if shown:
        console.show_table(
            table.about, heads, [[row[at].text for at in shown] for row in table.rows]
        )


def _summed(debts: "Debts", told: Sequence[Problem], folder: Path) -> Said:
    """How many letters there are, and how many of these stay as they were."""
    from generator.rollup.written import CHANGED, ISSUED

    count, where = len(debts.units), folder.as_posix()
    stay = Counter(one.code for one in told)
    issued, changed = stay[ISSUED], stay[CHANGED]
    fresh = count - issued - changed
    parts = [
        Said(f"{count} công văn trong {where}", f"{count} letters in {where}"),
        Said(f"{fresh} theo ngày xét", f"{fresh} as of the day"),
        Said(f"{issued} đã có số, để nguyên", f"{issued} issued, left alone"),
        Said(f"{changed} đã có người sửa, để nguyên", f"{changed} changed by hand, left alone"),
    ]
    shown = (True, fresh < count, issued, changed)
    return Said.in_one(compress(parts, shown))


def _sign(debts: "Debts", told: Sequence[Problem], folder: Path) -> Said:
    """What becomes of the letters and of the list."""
    from generator.rollup.letters import letter_name
    from generator.rollup.written import ISSUED

    called = typed(folder / f"{_stem(debts)}.xlsx")
    issued = {one.spot.path for one in told if one.code == ISSUED}
    letters = ((folder / f"{letter_name(debts, one)}.yaml").as_posix() for one in debts.units)
    letter = next((one for one in letters if one not in issued), "")
    if not letter:
        return Said(f"Việc tiếp: gọi điện theo {called}", f"Next: call as {called} has it")
    order = f"kehoach issue {typed(letter)}"
    return Said(
        f"Việc tiếp: gọi điện theo {called}; công văn ký xong thì điền số, ngày: "
        f"{order} --number SỐ --date NĂM-THÁNG-NGÀY",
        f"Next: call as {called} has it; once a letter is signed, give number and date: "
        f"{order} --number N --date YYYY-MM-DD",
    )


def _not_counted(plan: "Plan", options: Options) -> Iterator[Problem]:
    """What is not counted as owed, for nothing says when it was due."""
    spot = Spot(options.plan.as_posix())
    if plan.report_schedule is None:
        yield _no_schedule(plan, spot)
    if options.issued_from is None:
        message = Said(
            "kế hoạch còn là dự thảo không tính là nợ", "a plan that is a draft is not owed"
        )
        advice = Said(
            "Muốn tính, thêm --issued-from NGÀY (ngày muộn nhất phải ban hành).",
            "To count these, add --issued-from DAY.",
        )
        yield Problem(spot, "rollup/no-issue-day", message, Severity.INFO, advice)


def _no_schedule(plan: "Plan", spot: Spot) -> Problem:
    """That no report counts as owed, with the line that changes it."""
    from generator.plan.reports.asked import tabled_days, tabled_schedule
    from generator.plan.years import plan_year

    table = tabled_schedule(plan)
    message = Said(
        "kế hoạch không ghi hạn báo cáo, nên báo cáo chưa gửi không tính là nợ",
        "the plan says no days of reports, so none counts as owed",
    )
    if table:
        spot = table.spot
        message = Said(
            f"“{table.title}” của kế hoạch là bảng chữ, không ghi ai phải báo cáo, nên báo cáo chưa"
            " gửi không tính là nợ",
            f"“{table.title}” of the plan is a table of words that does not say who reports, so no"
            " report counts as owed",
        )
    days = tabled_days(table, plan_year(plan)) if table else ()
    found = [(str(one), due) for one, due in days] or [("năm 2026", "2026-11-30")]
    period, day = found[0]
    line = ", ".join(f"{{ky: {one}, han: {due}}}" for one, due in found)
    line_en = line.replace("ky:", "period:").replace("han:", "due:")
    advice = Said(
        "Để chương trình tính hạn: trên trang, ở mục “Báo cáo” của kế hoạch, chọn “Chế độ báo"
        f" cáo”, ghi nơi phải báo cáo (Ủy ban nhân dân cấp xã), kỳ ({period}) và hạn gửi"
        f" ({short_date(date.fromisoformat(day))}). Trong tệp để kehoach remind đọc, thêm một dòng"
        f" như: che_do_bao_cao: [{{noi_bao_cao: Ủy ban nhân dân cấp xã, cac_ky: [{line}]}}]",
        "To have them counted: on the page, under “Reports” of the plan, add “Report schedule”. In"
        " the file for kehoach remind, add a line such as: report_schedule: [{reporters:"
        f" Ủy ban nhân dân cấp xã, periods: [{line_en}]}}]",
    )
    return Problem(spot, "rollup/no-schedule", message, Severity.INFO, advice)


def _letters(debts: "Debts", options: Options, writer: "Plan | None") -> Iterator[Problem]:
    """Writes each letter and its document, but for those that stay; gives what is found of them."""
    from generator.atomic import write_atomically
    from generator.checked import checked
    from generator.making.build import build
    from generator.review.words import Reviewer
    from generator.rollup.letters import letter_name, letter_text
    from generator.rollup.written import why_it_stays

    plans = []
    for one in debts.units:
        path = options.output / f"{letter_name(debts, one)}.yaml"
        if stays := why_it_stays(path):
            yield stays
            continue
        write_atomically(path, letter_text(debts, one, options.answer_by, writer).encode())
        plans.append(path)
    if plans:
        for built in build(plans, options.output, reader=Reviewer()):
            yield from filter(_counts, checked(built).problems)


def _counts(found: Problem) -> bool:
    """Whether it is told: what a draft has open is no fault of it."""
    return found.severity is not Severity.INFO


def _lists(debts: "Debts", folder: Path) -> Iterator[Problem]:
    from datetime import UTC, datetime, time

    from generator.export import table_csv, workbook
    from generator.rollup.calls import call_list

    table = call_list(debts)
    made = datetime.combine(debts.on, time(), UTC)
    stem = _stem(debts)
    yield from _put(folder / f"{stem}.xlsx", workbook(debts.title, [table], made))
    yield from _put(folder / f"{stem}.csv", table_csv(table))


def _stem(debts: "Debts") -> str:
    return f"{_LIST}-{debts.on.isoformat()}"


def _put(path: Path, content: bytes) -> Sequence[Problem]:
    """Writes the file; what stood there and says something else is kept beside it and told."""
    from generator.atomic import write_atomically
    from generator.cascade.kept import keep

    before = path.read_bytes() if path.is_file() else None
    if before == content:
        return ()
    kept = keep(path, before) if before is not None else None
    write_atomically(path, content)
    if kept is None:
        return ()
    message = Said(f"đã có; bản cũ giữ ở {kept.name}", f"was there; kept as {kept.name}")
    return [Problem(Spot(path.as_posix()), "rollup/kept", message, Severity.WARNING)]


VERB = Verb(
    Group.PROVINCE,
    Said(
        "công văn đôn đốc từng đơn vị còn nợ, và danh sách gọi điện",
        "a letter to each unit that is late, and whom to call",
    ),
    run,
    OFFICE_PLAN,
    argument(
        "plans",
        Said(
            "kế hoạch, báo cáo của các đơn vị: tệp hoặc thư mục",
            "plans and reports of the units: files or folders",
        ),
        nargs="+",
        type=Path,
        metavar="FOLDER",
    ),
    day_argument("--on", Said("ngày xét", "the day to look at"), required=True),
    argument(
        "-o --output",
        Said("thư mục ghi công văn", "the folder of the letters"),
        type=Path,
        required=True,
        metavar="DIR",
    ),
    argument(
        "--units",
        of_units(NOTHING),
        metavar="ROSTER",
    ),
    day_argument(
        "--issued-from",
        Said(
            "từ ngày này kế hoạch phải ban hành: dự thảo cũng là còn nợ",
            "from this day a plan that is a draft is owed too",
        ),
    ),
    day_argument(
        "--answer-by",
        Said("ngày phải trả lời, ghi vào công văn", "the day to answer by, for the letters"),
    ),
    argument(
        "--issuer",
        Said(
            "cơ quan khác soạn, ký công văn (như một Sở): một kế hoạch của nơi ấy, lấy co_quan, chu_ky, "
            "dia_danh, dòng Lưu của noi_nhan",
            "who else writes and signs the letters: a plan of theirs, or a file with its issuers and "
            "signature",
        ),
        type=Path,
        metavar="PLAN",
    ),
    changes=lambda options: (options.output,),
)
