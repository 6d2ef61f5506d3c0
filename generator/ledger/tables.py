"""The ledger as tables of words, one for each question.

Workbooks, pages and files are made of these.
"""

from dataclasses import dataclass
from datetime import date

from generator.ledger.answers import Answer
from generator.ledger.gather import Assignment, Ledger, Standing
from generator.ledger.judging import GAPS, State
from generator.paper.issuing import number_and_symbol
from generator.plan.walk import open_places
from generator.problems import Spot

Tone = str
"""How a word is coloured: a key of `exports.COLOURS`, or "" for plain."""

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
class Toned:
    """A word of a table and how it is coloured; dates stay dates."""

    value: str | int | date = ""
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
    rows: tuple[tuple[Toned, ...], ...]


def tables(ledger: Ledger) -> list[Table]:
    """All tables in the order of their questions; what is overdue only when a day was given."""
    late = [overdue(ledger, ledger.on)] if ledger.on else []
    found = [matrix(ledger), tasks_sheet(ledger), short(ledger), silent(ledger), *late]
    return [*found, units(ledger), assignments(ledger)]


_WHO = (("Mã", 8), ("Đơn vị", 24))
_WHAT = (("Mã việc", 10), ("Nội dung", 60))


def _who(answer: Answer) -> tuple[Toned, Toned]:
    return Toned(answer.code), Toned(answer.name)


def _what(standing: Standing) -> tuple[Toned, Toned]:
    return Toned(standing.assignment.mark), Toned(standing.assignment.says)


def _count(number: int, tone: Tone) -> Toned:
    return Toned(number, tone if number else "")


def _place(spot: Spot | None) -> str:
    return f"{spot.path}:{spot.line}" if spot else ""


def matrix(ledger: Ledger) -> Table:
    """Communes × tasks, one letter each."""
    marks = ((one.mark, 7) for one in ledger.assignments)
    return Table(
        "Tổng hợp",
        "Nhiệm vụ, chỉ tiêu nào đã có trong kế hoạch của xã nào",
        (*_WHO, *marks, ("Cần đôn đốc", 12)),
        tuple(_signs(ledger, answer) for answer in ledger.answers),
    )


def _signs(ledger: Ledger, answer: Answer) -> tuple[Toned, ...]:
    standings = {one.assignment: one for one in ledger.by_answer[answer.unit.full]}
    signs = (
        Toned(*sign(standings[one])) if one in standings else Toned() for one in ledger.assignments
    )
    gaps = sum(one.is_gap for one in standings.values())
    return (*_who(answer), *signs, _count(gaps, "short"))


def sign(standing: Standing) -> tuple[str, Tone]:
    """What a standing is in one letter: a gap of the plan first, then what is overdue or done."""
    if standing.state in GAPS:
        return SIGNS[standing.state]
    if standing.overdue:
        return OVERDUE
    return DONE if standing.done else SIGNS[standing.state]


def deadline_word(text: str) -> Toned:
    """A deadline as a day where it is one, else in its own words."""
    try:
        return Toned(date.fromisoformat(text)) if len(text) == 10 else Toned(text)
    except ValueError:
        return Toned(text)


def tasks_sheet(ledger: Ledger) -> Table:
    """Every assignment in every plan."""
    return Table(
        "Nhiệm vụ",
        "Từng nhiệm vụ, chỉ tiêu trong kế hoạch của từng xã",
        (
            *_WHO,
            *_WHAT,
            ("Tình trạng", 20),
            ("Chủ trì", 28),
            ("Thời hạn giao", 14),
            ("Thời hạn của xã", 14),
            ("Chỉ tiêu giao", 18),
            ("Chỉ tiêu của xã", 18),
            ("Quá hạn", 9),
            ("Xem tại", 30),
        ),
        tuple(_task(standing) for standing in ledger.standings),
    )


def _task(standing: Standing) -> tuple[Toned, ...]:
    finished = standing.done and standing.state is State.STANDS
    return (
        *_who(standing.answer),
        *_what(standing),
        Toned("đã hoàn thành", SIGNS[State.STANDS][1]) if finished else _state(standing),
        Toned(standing.lead),
        deadline_word(standing.assignment.deadline),
        deadline_word(standing.deadline),
        Toned(standing.assignment.goal),
        Toned(standing.goal),
        Toned("quá hạn", "late") if standing.overdue else Toned(),
        Toned(_place(standing.spot)),
    )


def _state(standing: Standing) -> Toned:
    said = ": ".join(filter(None, (standing.state.value.vi, standing.why.vi)))
    return Toned(said, SIGNS[standing.state][1])


def short(ledger: Ledger) -> Table:
    """What is missing, or falls short of what was assigned."""
    states = (State.MISSING, State.SHORT, State.UNCLEAR)
    return Table(
        "Chưa đạt",
        "Việc nào thiếu, chỉ tiêu hoặc thời hạn nào chưa đạt mức giao",
        (
            *_WHO,
            *_WHAT,
            ("Thiếu sót", 26),
            ("Văn phòng giao", 22),
            ("Xã ghi", 22),
            ("Xem tại", 30),
        ),
        tuple(_short(standing) for standing in ledger.standings if standing.state in states),
    )


def _short(standing: Standing) -> tuple[Toned, ...]:
    return (
        *_who(standing.answer),
        *_what(standing),
        _state(standing),
        _demand(standing.assignment),
        _demand(standing),
        Toned(_place(standing.spot) or str(standing.answer.path or "")),
    )


def _demand(of: Assignment | Standing) -> Toned:
    """The goal and the deadline, of the office or of the commune."""
    return Toned("; ".join(filter(None, (of.goal, deadline_word(of.deadline).text))))


def silent(ledger: Ledger) -> Table:
    """Who has not answered, or with a plan that cannot be read."""
    unread = [answer for answer in ledger.answers if answer.tree is None]
    return Table(
        "Chưa trả lời",
        "Xã nào chưa có kế hoạch",
        (*_WHO, ("Lý do", 60)),
        tuple((*_who(answer), Toned(reason(answer), "silent")) for answer in unread),
    )


def reason(answer: Answer) -> str:
    """Why there is no plan to look at."""
    if answer.path is None:
        return "chưa gửi kế hoạch"
    why = answer.problems[0].line() if answer.problems else answer.path.as_posix()
    return f"không đọc được: {why}"


def overdue(ledger: Ledger, day: date) -> Table:
    """What was due before the day, and is not known to be done."""
    late = [(one.due, one) for one in ledger.standings if one.overdue and one.due]
    late.sort(key=lambda pair: (pair[0], pair[1].assignment.spot))
    rows = [
        (
            *_who(one.answer),
            *_what(one),
            Toned(due),
            Toned((day - due).days, "late"),
            Toned(one.lead),
            Toned(one.state.value.vi),
        )
        for due, one in late
    ]
    return Table(
        "Quá hạn",
        f"Việc nào đã quá hạn tính đến ngày {Toned(day).text}",
        (
            *_WHO,
            *_WHAT,
            ("Thời hạn", 12),
            ("Quá hạn (ngày)", 12),
            ("Chủ trì", 28),
            ("Tình trạng", 20),
        ),
        tuple(rows),
    )


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
    return Table(
        "Đơn vị",
        "Tình hình của từng xã",
        (
            *_WHO,
            ("Kế hoạch", 16),
            ("Ngày", 12),
            ("Theo phiên bản", 10),
            ("Chỗ còn trống", 10),
            *((name, 9) for name, _, _ in _COUNTED),
            ("Quá hạn", 9),
            ("Báo cáo đến", 12),
            ("Tệp", 40),
        ),
        tuple(_unit(ledger, one) for one in ledger.answers),
    )


def _unit(ledger: Ledger, answer: Answer) -> tuple[Toned, ...]:
    standings = ledger.by_answer[answer.unit.full]
    return (
        *_who(answer),
        _number(answer),
        *_plan(answer, ledger.plan.version),
        *(
            _count(sum(one.state in states for one in standings), tone) if answer.tree else Toned()
            for _, states, tone in _COUNTED
        ),
        _count(sum(one.overdue for one in standings), "late"),
        Toned(answer.as_of or ""),
        Toned(answer.path.as_posix() if answer.path else ""),
    )


def _number(answer: Answer) -> Toned:
    """The number of the plan, else what there is instead of an issued plan."""
    if answer.path is None:
        return Toned("chưa trả lời", "silent")
    if answer.tree is None:
        return Toned("không đọc được", "silent")
    if answer.plan is None or answer.plan.is_draft:
        return Toned("dự thảo", "open")
    return Toned(number_and_symbol(answer.plan))


def _plan(answer: Answer, current: int) -> tuple[Toned, Toned, Toned]:
    """The day of the plan, the version of the office that it follows, how much of it is open."""
    plan = answer.plan
    if plan is None:
        return Toned(), Toned(), Toned()
    version = plan.based_on.version if plan.based_on else ""
    behind = bool(version) and version != current
    return (
        Toned((plan.date and plan.date.full) or ""),
        Toned(version, "doubt" if behind else ""),
        Toned(len(list(open_places(plan))) if answer.tree else ""),
    )


def assignments(ledger: Ledger) -> Table:
    """What the columns of the matrix stand for."""
    rows = [
        (
            Toned(one.mark),
            Toned(one.says),
            deadline_word(one.deadline),
            Toned(one.goal),
            Toned(_place(one.spot)),
        )
        for one in ledger.assignments
    ]
    blank = (Toned(), Toned(), Toned())
    signs = [(Toned(letter, tone), Toned(about), *blank) for letter, tone, about in LEGEND]
    return Table(
        "Chú giải",
        "Các cột và ký hiệu của bảng tổng hợp",
        (
            ("Mã việc", 10),
            ("Nội dung", 80),
            ("Thời hạn giao", 14),
            ("Chỉ tiêu giao", 20),
            ("Xem tại", 30),
        ),
        (*rows, *signs),
    )
