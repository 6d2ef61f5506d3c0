"""The verb `kehoach ledger`: its arguments, what it shows, the files that it writes, and its exit codes."""

import argparse
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generator import console
from generator.language import Lang, Said
from generator.problems import Problem, Rejected, Spot, has_errors

if TYPE_CHECKING:
    from generator.ledger.gather import Ledger

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


def ledger_arguments(parser: argparse.ArgumentParser, said: Callable[[str, str], str]) -> None:
    """The arguments of `kehoach ledger`."""
    parser.add_argument(
        "office",
        type=Path,
        metavar="OFFICE_PLAN",
        help=said("kế hoạch của văn phòng", "the office's"),
    )
    plans = said("kế hoạch của các xã: tệp hoặc thư mục", "plans of the communes: files or folders")
    parser.add_argument("plans", nargs="+", type=Path, metavar="COMMUNE_PLAN", help=plans)
    units = said(
        "danh sách đơn vị, để biết xã nào chưa trả lời", "roster, to know who has not answered"
    )
    parser.add_argument("--units", metavar="ROSTER", help=units)
    on = said("ngày xét quá hạn, 2026-08-01 hoặc 01/08/2026", "the day to look at what is overdue")
    wrong = said(
        "'{}' không phải ngày; viết như 2026-08-01 hoặc 01/08/2026",
        "'{}' is no day; write it like 2026-08-01 or 01/08/2026",
    )
    parser.add_argument("--on", type=lambda text: _day(text, wrong), metavar="YYYY-MM-DD", help=on)
    for ending, about in FILES.items():
        parser.add_argument(f"--{ending}", type=Path, metavar="FILE", help=said(*about))


def _day(text: str, wrong: str) -> date:
    usual = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text)
    iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text)
    try:
        return date(*map(int, iso.groups() if iso else usual.groups()[::-1] if usual else ()))
    except (TypeError, ValueError):
        raise argparse.ArgumentTypeError(wrong.format(text)) from None


def ledger(options: argparse.Namespace, lang: Lang) -> int:
    """Runs `kehoach ledger`: 1 while anything is missing, short, overdue or unanswered."""
    from generator.batch.roster import read_roster
    from generator.ledger.gather import gather

    targets = {ending: target for ending in FILES if (target := getattr(options, ending))}
    _refuse(targets, options)
    roster = read_roster(options.units) if options.units else None
    found = gather(options.office, options.plans, roster, options.on)
    problems = [*found.notes, *(roster.broken if roster else ())]
    problems += [problem for answer in found.answers for problem in answer.problems]
    console.show(problems, lang)
    _units(found, lang)
    _gaps(found, lang)
    for ending, target in targets.items():
        _write(ending, target, found, lang)
    return 1 if found.has_gaps or has_errors(problems) else 0


def _units(found: "Ledger", lang: Lang) -> None:
    from generator.ledger.judging import State

    names = (
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
    rows, colours = [], []
    few = len(found.answers) <= _LISTED
    for answer in found.answers:
        standings = found.by_answer[answer.unit.full]
        if not few and answer.tree and not any(one.is_gap for one in standings):
            continue
        count = {state: sum(one.state is state for one in standings) for state in State}
        late = sum(one.overdue for one in standings)
        state = (
            State.SILENT
            if answer.path is None
            else State.UNREADABLE
            if answer.tree is None
            else None
        )
        stand = count[State.STANDS] + count[State.UNASSIGNED]
        states = (State.UNASSIGNED, State.MISSING, State.SHORT, State.UNCLEAR, State.LEFT)
        shown = [
            "" if state else str(number) for number in (stand, *(count[one] for one in states))
        ]
        path = answer.path.as_posix() if answer.path else ""
        place = ": ".join(filter(None, (state.value.to(lang) if state else "", path)))
        rows.append([answer.name, *shown, str(late) if found.on else "", place])
        colours.append("red" if state else "yellow" if any(one.is_gap for one in standings) else "")
    title = Said(
        f"{found.title}: {len(found.assignments)} việc",
        f"{found.title}: {len(found.assignments)} items",
    )
    console.show_table(title.to(lang), [name.to(lang) for name in names], rows, colours)


def _gaps(found: "Ledger", lang: Lang) -> None:
    """The gaps one by one, then what cannot be compared; those of units without a plan left out: there all is missing."""
    from generator.ledger.judging import State

    looked = [one for one in found.standings if one.is_gap or one.state is State.UNCLEAR]
    gaps = sorted(
        (one for one in looked if one.answer.tree is not None), key=lambda one: not one.is_gap
    )
    names = (
        Said("Đơn vị", "Unit"),
        Said("Việc", "Item"),
        Said("Thiếu sót", "Gap"),
        Said("Giao", "Asked"),
        Said("Xã ghi", "Given"),
    )
    rows = []
    for one in gaps[:_LISTED]:
        state = "" if one.state in (State.STANDS, State.UNASSIGNED) else one.state.value.to(lang)
        said = ": ".join(filter(None, (state, one.why.to(lang))))
        late = Said("quá hạn", "overdue").to(lang) if one.overdue else ""
        asked = "; ".join(filter(None, (one.assignment.goal, one.assignment.deadline)))
        given = "; ".join(filter(None, (one.goal, one.deadline)))
        gap = "; ".join(filter(None, (said, late)))
        rows.append(
            (
                one.answer.unit.full,
                f"{one.assignment.mark} {one.assignment.says}"[:60],
                gap,
                asked,
                given,
            )
        )
    if rows:
        console.show_table(
            Said("Cần đôn đốc", "To be asked about").to(lang),
            [name.to(lang) for name in names],
            rows,
        )
    if len(gaps) > _LISTED:
        more = len(gaps) - _LISTED
        console.say(
            Said(f"… và {more} chỗ nữa; xem đủ bằng --xlsx", f"… and {more} more; see --xlsx").to(
                lang
            )
        )
    console.say(found.summary.to(lang))


def _refuse(targets: dict[str, Path], options: argparse.Namespace) -> None:
    """Raises `Rejected` for a file with another ending, or that is one of those that are read."""
    read = {
        Path(path).resolve()
        for path in (options.office, *options.plans, options.units or options.office)
    }
    problems = []
    for ending, target in targets.items():
        message = Said(f"tên tệp phải có đuôi .{ending}", f"the file name ends in .{ending}")
        if target.resolve() in read:
            message = Said(
                "tệp này là đầu vào; không ghi đè", "this file is read here and is not written over"
            )
        elif target.suffix.casefold() == f".{ending}":
            continue
        problems.append(Problem(Spot(target.as_posix()), "ledger/target", message))
    if problems:
        raise Rejected(problems)


def _write(ending: str, target: Path, found: "Ledger", lang: Lang) -> None:
    from generator.atomic import write_atomically
    from generator.ledger import exports, page

    make = {
        "xlsx": exports.as_xlsx,
        "csv": exports.as_csv,
        "ics": exports.as_ics,
        "html": page.as_html,
        "docx": page.as_docx,
    }[ending]
    write_atomically(target, make(found))
    console.say(Said(f"Đã ghi {target.as_posix()}", f"Wrote {target.as_posix()}").to(lang))
