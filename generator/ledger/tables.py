"""The ledger as tables of words, one for each question.

Workbooks, pages and files are made of these.
"""

from dataclasses import replace
from datetime import date
from pathlib import PurePath

from generator.export import Table, Tone, Toned, toned_count
from generator.ledger.answers import Answer, Came, Stage
from generator.ledger.gather import Assignment, Ledger, Standing
from generator.ledger.judging import GAPS, State
from generator.ledger.owed import ReportOwed
from generator.paper.issuing import number_and_symbol
from generator.plan.walk import open_places, values
from generator.problems import Problem, Spot, errors_in

SIGNS: dict[State, tuple[str, Tone]] = {
    State.SILENT: ("", "silent"),
    State.UNTOUCHED: ("□", "silent"),
    State.DOCUMENT: ("W", "silent"),
    State.UNREADABLE: ("/", "silent"),
    State.MISSING: ("×", "missing"),
    State.SHORT: ("▼", "short"),
    State.UNCLEAR: ("?", "doubt"),
    State.LEFT: ("–", "left"),
    State.UNASSIGNED: ("○", "open"),
    State.STANDS: ("●", "good"),
}
_REASONS = 3
"""So many reasons are enough to begin with."""
OVERDUE, DONE = ("!", "late"), ("✓", "done")
LEGEND = (
    ("●", "good", "có trong kế hoạch của xã"),
    ("○", "open", "có, chưa phân công người chủ trì"),
    (
        "▼",
        "short",
        "chỉ tiêu thấp hơn, thời hạn muộn hơn cấp trên giao, hoặc khác nội dung cố định",
    ),
    ("×", "missing", "thiếu"),
    ("!", "late", "quá hạn"),
    ("✓", "done", "đã hoàn thành theo báo cáo của xã"),
    ("?", "doubt", "chưa so được, cần xem lại"),
    ("–", "left", "không nhận, được phép"),
    ("/", "silent", "có gửi nhưng không đọc được"),
    ("W", "silent", "chỉ gửi văn bản Word hoặc PDF, không có tệp kế hoạch"),
    ("□", "silent", "bản chép của cấp trên, chưa ai viết gì vào"),
    ("", "silent", "chưa gửi"),
)


def tables(ledger: Ledger) -> list[Table]:
    """All tables in the order of their questions; what is overdue only when a day was given."""
    late = [overdue(ledger, ledger.on)] if ledger.on else []
    found = [matrix(ledger), tasks_sheet(ledger), short(ledger), to_ask(ledger), *late]
    asked = [reports(ledger)] if ledger.reports else []
    return [*found, *asked, units(ledger), assignments(ledger), signs()]


_WHO = (("Mã", 8), ("Đơn vị", 24))
_WHAT = (("Mã việc", 10), ("Nội dung", 60))


def _who(answer: Answer) -> tuple[Toned, Toned]:
    return Toned(answer.code), Toned(answer.name)


def _what(standing: Standing) -> tuple[Toned, Toned]:
    return Toned(standing.assignment.mark), Toned(standing.assignment.says)


def _place(spot: Spot | None) -> str:
    return f"{spot.path}:{spot.line}" if spot else ""


def matrix(ledger: Ledger) -> Table:
    """Communes × tasks, one letter each."""
    marks = ((one.mark, 7) for one in ledger.assignments)
    return Table(
        "Tổng hợp",
        "Nhiệm vụ, chỉ tiêu nào đã có trong kế hoạch của xã nào",
        (*_WHO, *marks, ("Kế hoạch", 18), ("Cần đôn đốc", 12)),
        tuple(_signs(ledger, answer) for answer in ledger.answers),
    )


def _signs(ledger: Ledger, answer: Answer) -> tuple[Toned, ...]:
    standings = {one.assignment: one for one in ledger.by_answer[answer.unit.full]}
    signs = (
        Toned(*sign(standings[one])) if one in standings else Toned() for one in ledger.assignments
    )
    return (*_who(answer), *signs, _number(answer), toned_count(ledger.asks(answer), "short"))


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
        tuple(map(_task, ledger.standings)),
        aside=1,
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
        _late(standing),
        _seen_at(standing),
    )


def _late(standing: Standing) -> Toned:
    if standing.unsure:
        return Toned("chưa xét được", "doubt")
    return Toned("quá hạn", "late") if standing.overdue else Toned()


def _seen_at(standing: Standing) -> Toned:
    return Toned(_place(standing.spot) or standing.answer.shown)


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
            ("Cấp trên giao", 22),
            ("Xã ghi", 22),
            ("Xem tại", 30),
        ),
        tuple(_short(standing) for standing in ledger.standings if standing.state in states),
        aside=1,
    )


def _short(standing: Standing) -> tuple[Toned, ...]:
    return (
        *_who(standing.answer),
        *_what(standing),
        _state(standing),
        _demand(standing.assignment),
        _demand(standing),
        _seen_at(standing),
    )


def _demand(of: Assignment | Standing) -> Toned:
    """The goal and the deadline, of the office or of the commune."""
    return Toned("; ".join(filter(None, (of.goal, deadline_word(of.deadline).text))))


def to_ask(ledger: Ledger, on_paper: bool = False) -> Table:
    """Who has to be asked for a plan, and why; files that nobody can be asked about last."""
    why = reason_on_paper if on_paper else reason
    rows = [
        (*_who(one), Toned(stage.value.vi, "silent"), Toned(why(one, ledger)))
        for stage in Stage
        for one in ledger.to_ask
        if one.stage is stage
    ]
    blank = (Toned(), Toned("(chưa rõ của ai)"), Toned(Stage.UNREADABLE.value.vi, "silent"))
    notes = errors_in(ledger.notes)
    other = [(*blank, Toned(_told(_by_name(one) if on_paper else one))) for one in notes]
    return Table(
        "Cần hỏi lại",
        "Xã nào chưa có kế hoạch dùng được, và vì sao",
        (*_WHO, ("Tình trạng", 24), ("Lý do", 90)),
        (*rows, *other),
    )


def reason(answer: Answer, ledger: Ledger) -> str:
    """Why there is nothing to look at in what the unit sent, or what is still wanting."""
    said = reason_on_paper(answer, ledger)
    if answer.stage in (Stage.UNTOUCHED, Stage.DRAFT, Stage.ISSUED):
        return f"{said}: {answer.shown}"
    most = None if answer.stage is Stage.ABSENT else _REASONS
    return "\n".join(map(_told, answer.problems[:most])) or said


def reason_on_paper(answer: Answer, ledger: Ledger) -> str:
    """The same for those who have no files before them: of these at most the name."""
    if answer.stage is Stage.UNTOUCHED:
        return "chưa viết gì vào bản chép"
    if answer.is_plan:
        day = f" từ ngày {Toned(ledger.issued_from).text}" if ledger.issued_from else ""
        return f"phải ban hành{day}, còn thiếu số, ngày"
    named = map(_by_name, answer.problems[:_REASONS])
    nothing = "không thấy tệp nào của đơn vị này" if answer.stage is Stage.ABSENT else ""
    return "\n".join(map(_told, named)) or nothing


def _by_name(problem: Problem) -> Problem:
    """The problem with the name of its file alone."""
    return replace(problem, spot=replace(problem.spot, path=PurePath(problem.spot.path).name))


def _told(problem: Problem) -> str:
    """What is wrong, where, and what to do."""
    said = f"{problem.spot}: {problem.message.vi}"
    return f"{said} → {problem.advice.vi}" if problem.advice.vi else said


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


def reports(ledger: Ledger) -> Table:
    """Every report that a unit owes, and whether it has come."""
    rows = [
        (
            *_who(one.answer),
            Toned(str(one.period)),
            Toned(one.receiver),
            Toned(one.due),
            Toned(one.sent or ""),
            _sent(one, ledger.on),
        )
        for one in ledger.reports
    ]
    columns = (("Kỳ báo cáo", 24), ("Gửi về", 28), ("Hạn gửi", 12), ("Số liệu đến", 12))
    about = "Xã nào phải gửi báo cáo kỳ nào, hạn nào, đã gửi chưa"
    return Table("Báo cáo", about, (*_WHO, *columns, ("Tình trạng", 20)), tuple(rows))


def _sent(one: ReportOwed, on: date | None) -> Toned:
    if one.came:
        return _came(one, one.came)
    if on is None:
        return Toned("chưa gửi")
    days = (on - one.due).days
    return Toned(f"quá hạn {days} ngày", "late") if days > 0 else Toned(f"còn {-days} ngày", "open")


def _came(one: ReportOwed, came: Came) -> Toned:
    """That a report has come: late, not to be read, or twice, and which of these counts."""
    which = f"; gửi {came.times} lần, tính {PurePath(came.path).name}" if came.times > 1 else ""
    if not came.is_read:
        return Toned(f"có văn bản Word, chưa đọc được{which}", "doubt")
    late = one.days_late
    return (
        Toned(f"gửi chậm {late} ngày{which}", "late") if late else Toned(f"đã gửi{which}", "done")
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
        aside=1,
    )


def _unit(ledger: Ledger, answer: Answer) -> tuple[Toned, ...]:
    standings = ledger.by_answer[answer.unit.full]
    return (
        *_who(answer),
        _number(answer),
        *_plan(answer, ledger.plan.version),
        *(
            toned_count(sum(one.state in states for one in standings), tone)
            if answer.is_plan
            else Toned()
            for _, states, tone in _COUNTED
        ),
        toned_count(sum(one.overdue for one in standings), "late"),
        Toned(answer.as_of or ""),
        Toned(answer.path.as_posix() if answer.path else ""),
    )


def _number(answer: Answer) -> Toned:
    """The number of the plan, else how far the unit has come."""
    if answer.stage is Stage.ISSUED and answer.plan:
        return Toned(number_and_symbol(answer.plan), "good")
    return Toned(answer.stage.value.vi, "open" if answer.is_plan else "silent")


def _plan(answer: Answer, current: int) -> tuple[Toned, Toned, Toned]:
    """The day of the plan, the version of the office that it follows, how much of it is open."""
    plan = answer.plan
    if plan is None:
        return Toned(), Toned(), Toned()
    version = plan.based_on.version if plan.based_on else ""
    behind = bool(version) and version != current
    return (
        Toned(plan.dated or ""),
        Toned(version, "doubt" if behind else ""),
        Toned(len(list(open_places(values(plan)))) if answer.tree else ""),
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
    return Table(
        "Chú giải",
        "Các cột của bảng tổng hợp: nhiệm vụ, chỉ tiêu được giao",
        (
            ("Mã việc", 10),
            ("Nội dung", 80),
            ("Thời hạn giao", 14),
            ("Chỉ tiêu giao", 20),
            ("Xem tại", 30),
        ),
        tuple(rows),
        aside=1,
    )


def signs() -> Table:
    """What the letters of the matrix mean."""
    rows = [(Toned(letter, tone), Toned(about)) for letter, tone, about in LEGEND]
    columns = ("Ký hiệu", 10), ("Nghĩa là", 80)
    return Table("Ký hiệu", "Ký hiệu của bảng tổng hợp", columns, tuple(rows))
