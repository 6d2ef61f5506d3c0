"""The ledger as tables of words, one for each question; workbooks, pages and files are made of these."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.ledger.answers import Answer
from generator.ledger.gather import Ledger, Standing
from generator.ledger.judging import State
from generator.paper.compose import number_and_symbol
from generator.plan.walk import open_places

Tone = str
"""How a cell is coloured: good, short, missing, silent, late, doubt, open, left, done, or "" for plain."""

SIGNS: dict[State, tuple[str, Tone]] = {
    State.SILENT: ("", "silent"),
    State.UNREADABLE: ("/", "silent"),
    State.MISSING: ("×", "missing"),
    State.SHORT: ("▼", "short"),
    State.UNCLEAR: ("?", "doubt"),
    State.LEFT: ("–", "left"),
    State.UNASSIGNED: ("○", "open"),
    State.STANDS: ("●", "good"),
}
OVERDUE, DONE = ("!", "late"), ("✓", "done")
LEGEND = (
    ("●", "good", "có trong kế hoạch của xã"),
    ("○", "open", "có, chưa phân công người chủ trì"),
    (
        "▼",
        "short",
        "chỉ tiêu thấp hơn, thời hạn muộn hơn văn phòng giao, hoặc khác nội dung cố định",
    ),
    ("×", "missing", "thiếu"),
    ("!", "late", "quá hạn"),
    ("✓", "done", "đã hoàn thành theo báo cáo của xã"),
    ("?", "doubt", "chưa so được, cần xem lại"),
    ("–", "left", "không nhận, được phép"),
    ("/", "silent", "có kế hoạch nhưng không đọc được"),
    ("", "silent", "chưa trả lời"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A word of a table and how it is coloured; dates stay dates."""

    value: str | int | date
    tone: Tone = ""

    @property
    def text(self) -> str:
        """The value as Vietnamese write it."""
        return self.value.strftime("%d/%m/%Y") if isinstance(self.value, date) else str(self.value)


@dataclass(frozen=True, slots=True)
class Table:
    """One question: its name, what it asks, its columns with widths in characters, and its rows."""

    name: str
    about: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(ledger: Ledger) -> list[Table]:
    """All tables in the order of their questions; what is overdue only when a day was given."""
    found = [matrix(ledger), tasks(ledger), short(ledger), silent(ledger)]
    if ledger.on:
        found.append(overdue(ledger))
    return [*found, units(ledger), assignments(ledger)]


def sign(standing: Standing) -> tuple[str, Tone]:
    """What a standing is in one letter: what is missing or short first, then what is overdue or done."""
    if standing.state in (State.MISSING, State.SHORT, State.SILENT, State.UNREADABLE):
        return SIGNS[standing.state]
    if standing.overdue:
        return OVERDUE
    return DONE if standing.done else SIGNS[standing.state]


def matrix(ledger: Ledger) -> Table:
    """Communes × tasks, one letter each."""
    columns = [
        ("Mã", 8),
        ("Đơn vị", 24),
        *((one.mark, 7) for one in ledger.assignments),
        ("Cần đôn đốc", 12),
    ]
    rows = []
    for answer in ledger.answers:
        standings = {one.assignment: one for one in ledger.by_answer[answer.unit.full]}
        signs = [
            sign(standings[one]) if one in standings else ("", "") for one in ledger.assignments
        ]
        gaps = sum(one.is_gap for one in standings.values())
        cells = [Cell(text, tone) for text, tone in signs]
        rows.append((*_who(answer), *cells, Cell(gaps, "short" if gaps else "")))
    return Table(
        "Tổng hợp",
        "Nhiệm vụ, chỉ tiêu nào đã có trong kế hoạch của xã nào",
        tuple(columns),
        tuple(rows),
    )


_WHO = (("Mã", 8), ("Đơn vị", 24))
_WHAT = (("Mã việc", 10), ("Nội dung", 60))


def _who(answer: Answer) -> tuple[Cell, Cell]:
    return Cell(answer.code), Cell(answer.name)


def _said(standing: Standing) -> str:
    state, why = standing.state.value.vi, standing.why.vi
    return f"{state}: {why}" if why else state


def _what(standing: Standing) -> tuple[Cell, Cell]:
    return Cell(standing.assignment.mark), Cell(standing.assignment.says)


def deadline_cell(text: str) -> Cell:
    """A deadline as a day where it is one, else in its own words."""
    try:
        return Cell(date.fromisoformat(text)) if len(text) == 10 else Cell(text)
    except ValueError:
        return Cell(text)


def tasks(ledger: Ledger) -> Table:
    """Every assignment in every plan."""
    columns = (
        *_WHO,
        *_WHAT,
        ("Tình trạng", 20),
        ("Chủ trì", 28),
        ("Thời hạn giao", 14),
        ("Thời hạn của xã", 14),
    )
    more = (("Chỉ tiêu giao", 18), ("Chỉ tiêu của xã", 18), ("Quá hạn", 9), ("Xem tại", 30))
    rows = [_task(standing) for standing in ledger.standings]
    return Table(
        "Nhiệm vụ",
        "Từng nhiệm vụ, chỉ tiêu trong kế hoạch của từng xã",
        (*columns, *more),
        tuple(rows),
    )


def _task(standing: Standing) -> tuple[Cell, ...]:
    _, tone = SIGNS[standing.state]
    said = _said(standing)
    place = f"{standing.spot.path}:{standing.spot.line}" if standing.spot else ""
    return (
        *_who(standing.answer),
        *_what(standing),
        Cell("đã hoàn thành" if standing.done and standing.state is State.STANDS else said, tone),
        Cell(standing.lead),
        deadline_cell(standing.assignment.deadline),
        deadline_cell(standing.deadline),
        Cell(standing.assignment.goal),
        Cell(standing.goal),
        Cell("quá hạn" if standing.overdue else "", "late" if standing.overdue else ""),
        Cell(place),
    )


def short(ledger: Ledger) -> Table:
    """What is missing, or falls short of what was assigned."""
    columns = (
        *_WHO,
        *_WHAT,
        ("Thiếu sót", 26),
        ("Văn phòng giao", 22),
        ("Xã ghi", 22),
        ("Xem tại", 30),
    )
    rows = []
    for standing in ledger.standings:
        if standing.state not in (State.MISSING, State.SHORT, State.UNCLEAR):
            continue
        asked = "; ".join(
            filter(
                None, (standing.assignment.goal, deadline_cell(standing.assignment.deadline).text)
            )
        )
        given = "; ".join(filter(None, (standing.goal, deadline_cell(standing.deadline).text)))
        said = _said(standing)
        place = (
            f"{standing.spot.path}:{standing.spot.line}"
            if standing.spot
            else str(standing.answer.path or "")
        )
        tone = SIGNS[standing.state][1]
        rows.append(
            (
                *_who(standing.answer),
                *_what(standing),
                Cell(said, tone),
                *map(Cell, (asked, given, place)),
            )
        )
    return Table(
        "Chưa đạt",
        "Việc nào thiếu, chỉ tiêu hoặc thời hạn nào chưa đạt mức giao",
        columns,
        tuple(rows),
    )


def silent(ledger: Ledger) -> Table:
    """Who has not answered, or with a plan that cannot be read."""
    columns = (*_WHO, ("Lý do", 60))
    rows = [
        (*_who(answer), Cell(reason(answer), "silent"))
        for answer in ledger.answers
        if answer.tree is None
    ]
    return Table("Chưa trả lời", "Xã nào chưa có kế hoạch", columns, tuple(rows))


def reason(answer: Answer) -> str:
    """Why there is no plan to look at."""
    if answer.path is None:
        return "chưa gửi kế hoạch"
    return f"không đọc được: {answer.problems[0].line() if answer.problems else answer.path.as_posix()}"


def overdue(ledger: Ledger) -> Table:
    """What was due before the day, and is not known to be done."""
    day = ledger.on.strftime("%d/%m/%Y") if ledger.on else ""
    columns = (
        *_WHO,
        *_WHAT,
        ("Thời hạn", 12),
        ("Quá hạn (ngày)", 12),
        ("Chủ trì", 28),
        ("Tình trạng", 20),
    )
    late = [one for one in ledger.standings if one.overdue and one.due and ledger.on]
    rows = [
        (
            *_who(one.answer),
            *_what(one),
            Cell(one.due or ""),
            Cell((ledger.on - one.due).days if ledger.on and one.due else "", "late"),
            Cell(one.lead),
            Cell(one.state.value.vi),
        )
        for one in sorted(late, key=lambda one: (one.due or date.max, one.assignment.spot))
    ]
    return Table("Quá hạn", f"Việc nào đã quá hạn tính đến ngày {day}", columns, tuple(rows))


_COUNTED: tuple[tuple[str, tuple[State, ...], Tone], ...] = (
    ("Có", (State.STANDS, State.UNASSIGNED), ""),
    ("Thiếu", (State.MISSING,), "missing"),
    ("Chưa đạt", (State.SHORT,), "short"),
    ("Chưa so được", (State.UNCLEAR,), "doubt"),
    ("Không nhận", (State.LEFT,), "left"),
)
"""How the assignments of one unit divide; they add up."""


def units(ledger: Ledger) -> Table:
    """Each commune in one line."""
    columns = (*_WHO, ("Kế hoạch", 16), ("Ngày", 12), ("Theo phiên bản", 10), ("Chỗ còn trống", 10))
    counts = tuple((name, 9) for name, _, _ in _COUNTED)
    more = (("Quá hạn", 9), ("Báo cáo đến", 12), ("Tệp", 40))
    return Table(
        "Đơn vị",
        "Tình hình của từng xã",
        (*columns, *counts, *more),
        tuple(_unit(ledger, one) for one in ledger.answers),
    )


def _unit(ledger: Ledger, answer: Answer) -> tuple[Cell, ...]:
    standings = ledger.by_answer[answer.unit.full]
    plan = answer.plan
    number = (
        "chưa trả lời"
        if answer.path is None
        else "không đọc được"
        if answer.tree is None
        else "dự thảo"
    )
    if plan and answer.tree and not plan.is_draft:
        number = number_and_symbol(plan)
    version = plan.based_on.version if plan and plan.based_on else ""
    behind = bool(version) and version != ledger.plan.version

    def count(found: Iterable[bool], tone: Tone) -> Cell:
        number = sum(found)
        return Cell(number, tone if number else "")

    gone = answer.tree is None
    return (
        *_who(answer),
        Cell(number, "silent" if gone else "open" if number == "dự thảo" else ""),
        Cell(plan.date.full if plan and plan.date and plan.date.full else ""),
        Cell(version, "doubt" if behind else ""),
        Cell(len(list(open_places(plan))) if plan and not gone else ""),
        *(
            Cell("") if gone else count((one.state in states for one in standings), tone)
            for _, states, tone in _COUNTED
        ),
        count((one.overdue for one in standings), "late"),
        Cell(answer.as_of or ""),
        Cell(answer.path.as_posix() if answer.path else ""),
    )


def assignments(ledger: Ledger) -> Table:
    """What the columns of the matrix stand for."""
    columns = (
        ("Mã việc", 10),
        ("Nội dung", 80),
        ("Thời hạn giao", 14),
        ("Chỉ tiêu giao", 20),
        ("Xem tại", 30),
    )
    rows = [
        (
            Cell(one.mark),
            Cell(one.says),
            deadline_cell(one.deadline),
            Cell(one.goal),
            Cell(f"{one.spot.path}:{one.spot.line}"),
        )
        for one in ledger.assignments
    ]
    signs = [
        (Cell(letter, tone), Cell(about), Cell(""), Cell(""), Cell(""))
        for letter, tone, about in LEGEND
    ]
    return Table("Chú giải", "Các cột và ký hiệu của bảng tổng hợp", columns, (*rows, *signs))
