"""What was counted as tables of words and figures, one for each question."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from generator.export import Bars, Table, Tone, Toned, toned_count
from generator.language import Said
from generator.problems import Problem, Severity, Spot
from generator.rollup.counting import TWICE
from generator.rollup.gather import Sender
from generator.rollup.tabled import UNCLEAR
from generator.rollup.tally import (
    UNREAD,
    Figure,
    Tally,
    TargetTally,
    TaskGroup,
    TaskStand,
    TaskState,
    TaskTally,
    UnitCount,
)

TONES: dict[TaskState, Tone] = {
    TaskState.DONE: "done",
    TaskState.IN_PROGRESS: "open",
    TaskState.NOT_STARTED: "short",
    TaskState.UNSAID: "doubt",
    TaskState.LEFT: "left",
    TaskState.SILENT: "silent",
}
HEADS = {
    TaskState.DONE: "Hoàn thành",
    TaskState.IN_PROGRESS: "Đang thực hiện",
    TaskState.NOT_STARTED: "Chưa thực hiện",
    TaskState.UNSAID: "Không nêu",
    TaskState.LEFT: "Ngoài báo cáo",
    TaskState.SILENT: "Chưa báo cáo",
}
BLANK = Toned()
_LATE = ("Quá hạn", "Hoàn thành chậm")
_WHO = (("Mã", 8), ("Đơn vị", 24))
_NAMES = 20
"""So many names are told in a cell; the sheet of all tasks of all units has the rest."""


def rollup_summary(tally: Tally) -> Said:
    """How many have reported, and how the tasks stand, in one line."""
    units, silent = tally.gathered.units, tally.gathered.silent
    counts = {state: sum(len(one.of(state)) for one in tally.tasks) for state in TaskState}
    late = sum(len(one.overdue) for one in tally.tasks)
    below = sum(len(one.below) for one in tally.targets)
    off = sum(len(one.left_out) for one in tally.targets)
    unread = sum(stand.words is UNREAD for one in tally.tasks for stand in one.stands)
    told = [
        Said(
            f"{len(units) - len(silent)}/{len(units)} đơn vị đã báo cáo",
            f"{len(units) - len(silent)} of {len(units)} units have reported",
        ),
        *(
            Said(f"{counts[state]} việc {state.value.vi}", f"{counts[state]} {state.value.en}")
            for state in (TaskState.DONE, TaskState.IN_PROGRESS, TaskState.NOT_STARTED)
        ),
        Said(f"{late} việc quá hạn", f"{late} overdue"),
        *([Said(f"{unread} việc chưa xét được", f"{unread} left open")] * bool(unread)),
        Said(f"{below} số chưa đạt chỉ tiêu", f"{below} figures below their target"),
        *([Said(f"{off} số chưa khớp, không tính", f"{off} wrong figures left out")] * bool(off)),
    ]
    return Said.in_one(told)


def rollup_tables(tally: Tally, misfits: Sequence[Problem] = ()) -> list[Table]:
    """All tables in the order of their questions; of PAPI where the plan speaks of it."""
    of_papi = group_counts("PAPI", "Theo lĩnh vực PAPI", "Lĩnh vực", tally.dimensions)
    return [
        task_counts(tally),
        target_figures(tally),
        unit_counts(tally),
        silent_units(tally),
        ranking(tally),
        group_counts("Chủ trì", "Theo cơ quan chủ trì", "Cơ quan chủ trì", tally.leads),
        group_counts("Tháng", "Theo tháng đến hạn", "Tháng", tally.months),
        *([of_papi] if of_papi.rows else []),
        to_mend([*_to_look_at(tally.gathered.notes), *misfits], tally.gathered.units),
        all_stands(tally),
    ]


def _named(found: Iterable[TaskStand]) -> Toned:
    names = [one.unit.name for one in found]
    more = f" … và {len(names) - _NAMES} đơn vị nữa" if len(names) > _NAMES else ""
    return Toned("; ".join(names[:_NAMES]) + more)


def place_text(spot: Spot, path: str) -> str:
    """Where something stands in the file at `path`: its line, or the cell."""
    return f"{path}:{spot.line}" if spot.line else f"{path} {spot.part}".rstrip()


def _place(spot: Spot | None) -> Toned:
    return Toned(place_text(spot, spot.path)) if spot else BLANK


def task_counts(tally: Tally) -> Table:
    """Each task: with how many units it is done, in progress, not begun, overdue, and with whom."""
    counted = tuple((HEADS[state], 10) for state in TaskState)
    return Table(
        "Nhiệm vụ",
        "Mỗi nhiệm vụ: bao nhiêu đơn vị đã xong, đang làm, chưa làm, quá hạn",
        (
            ("Mã việc", 10),
            ("Nội dung", 42),
            ("Thời hạn giao", 12),
            ("Đã dời đến", 12),
            *counted,
            *((name, 10) for name in _LATE),
            ("Đơn vị quá hạn", 30),
            ("Đơn vị chưa thực hiện", 30),
        ),
        tuple(map(_task, tally.tasks)),
        Bars("Tình hình từng nhiệm vụ (số đơn vị)", 0, _series(4)),
    )


def _series(first: int) -> tuple[tuple[int, str], ...]:
    """The columns of states from the column `first` on, each in its colour."""
    return tuple((first + at, TONES[state]) for at, state in enumerate(TaskState))


def _task(one: TaskTally) -> tuple[Toned, ...]:
    return (
        Toned(one.asked.id),
        Toned(one.asked.says),
        Toned(one.asked.due or one.asked.deadline),
        Toned(one.asked.moved_to or "", "doubt" if one.asked.moved_to else ""),
        *(toned_count(len(one.of(state)), TONES[state]) for state in TaskState),
        toned_count(len(one.overdue), "late"),
        toned_count(len(one.done_late), "late"),
        _named(one.overdue),
        _named(one.of(TaskState.NOT_STARTED)),
    )


def target_figures(tally: Tally) -> Table:
    """Each target: sum, mean, lowest and highest, how many are below, and what has changed."""
    return Table(
        "Chỉ tiêu",
        "Mỗi chỉ tiêu: tổng, trung bình, thấp nhất, cao nhất, chưa đạt, so với trước",
        (
            ("Mã", 10),
            ("Chỉ tiêu", 40),
            ("Đơn vị tính", 10),
            ("Chỉ tiêu giao", 20),
            ("Số đơn vị có số", 10),
            ("Tổng", 12),
            ("Trung bình", 12),
            ("Thấp nhất", 12),
            ("Đơn vị thấp nhất", 22),
            ("Cao nhất", 12),
            ("Đơn vị cao nhất", 22),
            ("Chưa đạt", 10),
            ("So với hiện trạng", 12),
            ("Số đơn vị so được với hiện trạng", 10),
            ("So với kỳ trước", 12),
            ("Số đơn vị so được với kỳ trước", 10),
            ("Số chưa khớp, không tính", 22),
        ),
        tuple(map(_target, tally.targets)),
    )


def _figure(value: Decimal | None) -> Toned:
    return Toned("" if value is None else value)


def _holders(one: TargetTally, value: Decimal | None) -> Toned:
    return _of_units([figure.unit.name for figure in one.figures if figure.value == value])


def _of_units(names: Sequence[str], tone: Tone = "") -> Toned:
    more = f" … ({len(names)} đơn vị)" if len(names) > 3 else ""
    return Toned("; ".join(names[:3]) + more, tone if names else "")


def _target(one: TargetTally) -> tuple[Toned, ...]:
    return (
        Toned(one.asked.id),
        Toned(one.asked.says),
        Toned(one.asked.unit),
        Toned(one.asked.goal),
        Toned(len(one.figures)),
        _figure(one.sum),
        _figure(one.mean),
        _figure(one.lowest),
        _holders(one, one.lowest),
        _figure(one.highest),
        _holders(one, one.highest),
        toned_count(len(one.below), "short"),
        *_since(one, "baseline"),
        *_since(one, "before"),
        _of_units([figure.unit.name for figure in one.left_out], "doubt"),
    )


def _since(one: TargetTally, what: str) -> tuple[Toned, Toned]:
    """The change, and of how many units it is where that is not all of them."""
    having = one.having(what)
    return _figure(one.since(what)), Toned(having if 0 < having < len(one.figures) else "")


def ranking(tally: Tally) -> Table:
    """Each target: the units from the best to the worst."""
    rows = [
        _ranked(one, figure) for one in tally.targets for figure in (*one.figures, *one.left_out)
    ]
    return Table(
        "Xếp hạng",
        "Mỗi chỉ tiêu: đơn vị từ tốt nhất đến kém nhất, mỗi số lấy ở đâu",
        (
            ("Mã", 10),
            ("Chỉ tiêu", 40),
            ("Hạng", 8),
            ("Đơn vị", 24),
            ("Giá trị", 12),
            ("Đơn vị tính", 10),
            ("Đánh giá", 12),
            ("Kỳ trước", 12),
            ("Tăng, giảm", 12),
            ("Hiện trạng", 12),
            ("Xem tại", 40),
        ),
        tuple(rows),
        aside=1,
    )


def _ranked(one: TargetTally, figure: Figure) -> tuple[Toned, ...]:
    counts = figure.rank > 0
    return (
        Toned(one.asked.id),
        Toned(one.asked.says),
        Toned(figure.rank or "–"),
        Toned(figure.unit.name),
        Toned(figure.value, "" if counts else "doubt"),
        Toned(one.asked.unit),
        _verdict(one, figure) if counts else Toned("chưa khớp, không tính", "doubt"),
        _figure(figure.before),
        _figure(None if figure.before is None or not counts else figure.value - figure.before),
        _figure(figure.baseline),
        _place(figure.spot),
    )


def _verdict(one: TargetTally, figure: Figure) -> Toned:
    return Toned("chưa đạt", "short") if figure.below else Toned("đạt" if one.asked.span else "")


def all_stands(tally: Tally) -> Table:
    """Every task with every unit, and where its report says so."""
    # Of thousands of units these are made once, for there is a row for each task of each of them.
    who = [(Toned(one.code), Toned(one.name)) for one in tally.gathered.units]
    states = {state: Toned(state.value.vi, TONES[state]) for state in TaskState}
    late = {True: Toned("quá hạn", "late"), False: Toned("chậm", "late")}
    rows = []
    for one in tally.tasks:
        what = (Toned(one.asked.id), Toned(one.asked.says))
        for unit, stand in zip(who, one.stands, strict=True):
            told = (
                states[stand.state],
                Toned(stand.day) if stand.day else BLANK,
                late[stand.overdue] if stand.late else BLANK,
                Toned(stand.words) if stand.words else BLANK,
                Toned(stand.evidence) if stand.evidence else BLANK,
                _place(stand.spot),
            )
            rows.append((*unit, *what, *told))
    return Table(
        "Từng đơn vị",
        "Từng nhiệm vụ ở từng đơn vị, lấy ở đâu",
        (
            *_WHO,
            ("Mã việc", 10),
            ("Nội dung", 50),
            ("Tình trạng", 22),
            ("Ngày xong", 12),
            ("Quá hạn", 10),
            ("Kết quả", 40),
            ("Minh chứng", 40),
            ("Xem tại", 40),
        ),
        tuple(rows),
        aside=1,
    )


def unit_counts(tally: Tally) -> Table:
    """Each unit in one line."""
    return Table(
        "Đơn vị",
        "Tình hình của từng đơn vị",
        (
            *_WHO,
            ("Số liệu đến", 12),
            *((HEADS[state], 10) for state in TaskState),
            *((name, 10) for name in _LATE),
            ("Chỉ tiêu chưa đạt", 10),
            ("Tệp", 40),
        ),
        tuple(map(_unit, tally.per_unit)),
        Bars("Tình hình từng đơn vị (số nhiệm vụ)", 1, _series(3)),
    )


def _unit(one: UnitCount) -> tuple[Toned, ...]:
    report = one.unit.report
    return (
        Toned(one.unit.code),
        Toned(_name(one.unit)),
        Toned(report.as_of if report else ""),
        *(toned_count(one.states[state], TONES[state]) for state in TaskState),
        toned_count(one.overdue, "late"),
        toned_count(one.done_late, "late"),
        toned_count(one.below, "short"),
        Toned(report.path if report else ""),
    )


def _name(unit: Sender) -> str:
    return unit.name if unit.listed else f"{unit.name} (ngoài danh sách)"


def _is_unread(unit: Sender) -> bool:
    """Whether something came that is no empty form and no form of another plan."""
    return any(one.severity is not Severity.INFO for one in unit.unread)


def silent_units(tally: Tally) -> Table:
    """Who has not reported, and why it is thought so."""
    rows = [
        (
            Toned(one.code),
            Toned(_name(one)),
            Toned("không đọc được" if _is_unread(one) else "chưa báo cáo", "silent"),
            Toned("\n".join(f"{each.spot}: {each.message.vi}" for each in one.unread[:3])),
            Toned(one.before.as_of if one.before else ""),
        )
        for one in tally.gathered.silent
    ]
    return Table(
        "Chưa báo cáo",
        f"Đơn vị nào chưa báo cáo {tally.gathered.period}",
        (*_WHO, ("Tình trạng", 18), ("Lý do", 70), ("Báo cáo gần nhất", 14)),
        tuple(rows),
    )


def group_counts(name: str, about: str, of: str, groups: Sequence[TaskGroup]) -> Table:
    """Groups of tasks: how many stands of each kind each has."""
    rows = [
        (
            Toned(group.name),
            Toned(len(group.tasks)),
            *(toned_count(group.count(state), TONES[state]) for state in TaskState),
            toned_count(group.overdue, "late"),
            Toned(len(group.targets)),
            Toned(sum(len(one.figures) for one in group.targets)),
            toned_count(sum(len(one.below) for one in group.targets), "short"),
        )
        for group in groups
    ]
    return Table(
        name,
        about,
        (
            (of, 36),
            ("Số nhiệm vụ", 10),
            *((HEADS[state], 10) for state in TaskState),
            ("Quá hạn", 10),
            ("Số chỉ tiêu", 10),
            ("Số liệu đã có", 10),
            ("Chưa đạt", 10),
        ),
        tuple(rows),
        Bars(f"{about} (số lượt đơn vị)", 0, _series(2)),
    )


def _to_look_at(notes: Iterable[Problem]) -> Iterator[Problem]:
    """What of the reports somebody has to look at: words not read, which of two was taken."""
    return (one for one in notes if one.code in (UNCLEAR, TWICE))


def to_mend(misfits: Sequence[Problem], units: Iterable[Sender]) -> Table:
    """Every figure that does not fit, and what else is to be looked at, at its place."""
    who = _whose(units)
    rows = [
        (
            Toned(who.get(one.spot.path, "")),
            _place(one.spot),
            Toned(one.message.vi),
            Toned(one.advice.vi),
        )
        for one in misfits
    ]
    return Table(
        "Cần xem lại",
        "Số nào không khớp, chỗ nào chưa đọc được, ở tệp và dòng nào",
        (("Đơn vị", 24), ("Xem tại", 44), ("Vì sao", 60), ("Cách sửa", 36)),
        tuple(rows),
    )


def with_names(problems: Sequence[Problem], units: Iterable[Sender]) -> list[Problem]:
    """The same, each with the unit whose file it is about in front of its words."""
    who = _whose(units)
    return [with_name(one, who.get(one.spot.path, "")) for one in problems]


def with_name(one: Problem, name: str) -> Problem:
    """The same with a name in front of its words, if there is one."""
    message = Said(f"{name}: {one.message.vi}", f"{name}: {one.message.en}")
    return replace(one, message=message) if name else one


def _whose(units: Iterable[Sender]) -> dict[str, str]:
    """The units by the files of theirs that count, or cannot be read."""
    return {path: one.name for one in units for path in one.files}


def day_of(tally: Tally) -> date:
    """The day that files are dated with: they depend on the reports and not on the clock."""
    return tally.on or tally.gathered.period.last
