"""Figures of a rollup in a paper: names that texts cite, tables, charts, and results of tasks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from generator.law.wording import short_date
from generator.lazy import dataclass
from generator.plan.blocks import Cell, ChartBlock, Column, HandTable, Row
from generator.plan.reports.results import TAKEN
from generator.plan.source import Text
from generator.problems import Spot

_STATES = {
    "done": ("hoan_thanh", "Hoàn thành", "hoàn thành"),
    "in_progress": ("dang_thuc_hien", "Đang thực hiện", "đang thực hiện"),
    "not_started": ("chua_thuc_hien", "Chưa thực hiện", "chưa thực hiện"),
    "unsaid": ("khong_neu", "Không nêu", "không nêu trong báo cáo"),
    "left": ("khong_co", "Ngoài báo cáo", "không phải báo cáo"),
    "silent": ("chua_bao_cao", "Chưa báo cáo", "chưa báo cáo"),
}
"""What a task is with units: in names of figures, over columns, in sentences."""
STATE_WORDS = {key: words for key, (_, _, words) in _STATES.items()}
_USUAL = ("done", "in_progress", "not_started", "silent")
_FIGURES = TAKEN | {"since_baseline": "so_hien_trang", "since_before": "so_ky_truoc"}
FIGURE_NAMES = {
    **{key: name for key, (name, _, _) in _STATES.items()},
    **{"overdue": "qua_han", "done_late": "hoan_thanh_cham", "below": "chua_dat"},
    **_FIGURES,
}
"""How figures of a task or target are called where a text cites them, by what they count."""
_NONE = "Không có"
_LISTED = 5
"""So many units are named in a sentence."""
_UNIT, _LATE_UNITS, _NAMES_WIDTH = "Đơn vị", "Đơn vị quá hạn", 55
Told = Mapping[str, Any]


@dataclass(frozen=True)
class RolledUp:
    """What a rollup's file tells, and which of the files that it was made of have changed since."""

    id: str
    told: Told
    spot: Spot
    file: str = ""
    changed: tuple[str, ...] = ()
    unseen: bool = False

    @property
    def tasks(self) -> Sequence[Told]:
        """The tasks, each with the units by state."""
        return self.told["tasks"]  # type: ignore[no-any-return]

    @property
    def targets(self) -> Sequence[Told]:
        """The targets, each with its figures."""
        return self.told["targets"]  # type: ignore[no-any-return]

    @property
    def units(self) -> Sequence[Told]:
        """The units, each with its report."""
        return self.told["units"]  # type: ignore[no-any-return]

    @cached_property
    def figures(self) -> dict[str, str]:
        """Every figure by the name under which a text cites it: `TH.NV01.hoan_thanh`."""
        silent = sum(not one["file"] for one in self.units)
        of_all = {
            "don_vi": str(len(self.units)),
            "da_bao_cao": str(len(self.units) - silent),
            "chua_bao_cao": str(silent),
        }
        found = dict(of_all)
        for task in self.tasks:
            for key in (*_STATES, "overdue", "done_late"):
                found[f"{task['id']}.{FIGURE_NAMES[key]}"] = str(len(task[key]))
        for target in self.targets:
            known = {name: target[key] for key, name in _FIGURES.items() if target[key]}
            known["so_don_vi"] = str(len(target["figures"]))
            known[FIGURE_NAMES["below"]] = str(sum(bool(one["below"]) for one in target["figures"]))
            found |= {f"{target['id']}.{name}": value for name, value in known.items()}
        return {f"{self.id}.{name}": value for name, value in found.items()}

    def target(self, id_: str) -> Told | None:
        """What units say of the target; None of one that nobody was asked of."""
        return next((one for one in self.targets if one["id"] == id_), None)

    def task(self, id_: str) -> Told | None:
        """What units say of the task; None of one that nobody was asked of."""
        return next((one for one in self.tasks if one["id"] == id_), None)


def _having(task: Told) -> int:
    """How many units have the task."""
    return sum(len(task[key]) for key in _STATES) - len(task["left"])


def joint_state(task: Told) -> str:
    """How the task stands with all units that have it."""
    if task["done"] and len(task["done"]) == _having(task):
        return "done"
    return "in_progress" if task["done"] or task["in_progress"] else "not_started"


def sentence_of(task: Told) -> str:
    """`18/30 đơn vị hoàn thành, 10 đang thực hiện, 2 chưa báo cáo; 4 đơn vị quá hạn`."""
    said = [f"{len(task['done'])}/{_having(task)} đơn vị {_STATES['done'][2]}"]
    others = _STATES.keys() - {"done", "left"}
    said += [
        f"{len(task[key])} đơn vị {_STATES[key][2]}"
        for key in _STATES
        if key in others and task[key]
    ]
    late = f"; {len(task['overdue'])} đơn vị quá hạn" if task["overdue"] else ""
    return ", ".join(said) + late


_TAKEN = {
    "sum": "tổng của",
    "mean": "trung bình của",
    "lowest": "thấp nhất trong",
    "highest": "cao nhất trong",
}


def taken_words(target: Told, what: str) -> str:
    """`trung bình của 29 đơn vị, trong đó 11 đơn vị đạt chỉ tiêu`: what a figure of it is."""
    reached = [not one["below"] for one in target["figures"] if one["below"] is not None]
    met = f", trong đó {sum(reached)} đơn vị đạt chỉ tiêu" if reached else ""
    return f"{_TAKEN[what]} {len(target['figures'])} đơn vị{met}{_without(target)}"


def _left_out(target: Told) -> Sequence[Told]:
    """The figures that cannot be right, of which nothing was made; older rollups counted them."""
    return target.get("left_out", ())  # type: ignore[no-any-return]


def _without(target: Told) -> str:
    """`; không tính 1 đơn vị có số liệu chưa khớp: xã Nam Quang`, "" where all count."""
    names = [one["unit"] for one in _left_out(target)]
    listed = ", ".join(names[:_LISTED]) + (", …" if len(names) > _LISTED else "")
    return f"; không tính {len(names)} đơn vị có số liệu chưa khớp: {listed}" if names else ""


def rolled_table(rolled: RolledUp, of: str, title: Text | None, spot: Spot) -> HandTable | None:
    """The table of that name as the paper has it; None where there is no such table."""
    rows = rolled_rows(rolled, of)
    if not rows:
        return None
    head, *below = rows
    blank = ("", _NONE, *[""] * (len(head) - 2))
    return HandTable(
        spot=spot,
        title=title,
        columns=tuple(_column(name, at, spot) for at, name in enumerate(head)),
        rows=tuple(_row(row, spot) for row in below or [blank]),
    )


def _column(name: str, at: int, spot: Spot) -> Column:
    is_text = at == 1 or name == _LATE_UNITS
    width = _NAMES_WIDTH if name == _UNIT else None
    return Column(
        spot=spot, title=Text(name, spot), align="left" if is_text else "center", width=width
    )


def _row(cells: Sequence[str], spot: Spot) -> Row:
    texts = (Text(one, spot) if one else None for one in cells)
    return Row(spot, tuple(Cell(spot=spot, text=text) for text in texts))


def rolled_rows(rolled: RolledUp, of: str) -> list[tuple[str, ...]]:
    """The head of the table of that name and its rows, in words; none where there is no such table."""
    target = rolled.target(of)
    made = _TABLES[of](rolled) if of in _TABLES else _ranking(target) if target else ()
    return [*map(tuple, made)]


def _numbered(rows: Iterator[Sequence[str]]) -> Iterator[Sequence[str]]:
    return ((str(at), *row) for at, row in enumerate(rows, 1))


_COUNTED = {
    "nhiem_vu": "tasks",
    "don_vi": "units",
    "chu_tri": "leads",
    "thang": "months",
    "linh_vuc": "dimensions",
}
"""What the rows of the tables are of that count tasks by state."""
FIRST_COUNT = 3
"""The column of these tables in which counts begin."""


def counted_keys(rolled: RolledUp, of: str) -> list[str]:
    """What the columns of such a table count: the usual states and those that any row has, so that
    each row adds up, and what is overdue; none of another table."""
    if of not in _COUNTED:
        return []
    rows = [one for one in rolled.told[_COUNTED[of]] if one.get("as_of", _NONE)]
    of_units = {"silent"} if of == "don_vi" else set()
    shown = [key for key in _STATES if key in _USUAL or any(one[key] for one in rows)]
    return [*(key for key in shown if key not in of_units), "overdue"]


def _heads(keys: Sequence[str]) -> list[str]:
    return [_STATES[key][1] if key in _STATES else "Quá hạn" for key in keys]


def _tasks(rolled: RolledUp) -> Iterator[Sequence[str]]:
    keys = counted_keys(rolled, "nhiem_vu")
    yield ["STT", "Nhiệm vụ", "Thời hạn", *_heads(keys)]
    yield from _numbered(
        [task["says"], _due(task), *(str(len(task[key])) for key in keys)] for task in rolled.tasks
    )


def _targets(rolled: RolledUp) -> Iterator[Sequence[str]]:
    heads = ("Tổng", "Trung bình", "Thấp nhất", "Cao nhất")
    more = ["Không tính (số chưa khớp)"] * any(map(_left_out, rolled.targets))
    yield ["STT", "Chỉ tiêu", "Đơn vị tính", "Chỉ tiêu giao", *heads, "Số đơn vị chưa đạt", *more]
    yield from _numbered(
        [
            one["says"],
            one["unit"],
            one["goal"],
            *(one[key] for key in ("sum", "mean", "lowest", "highest")),
            str(sum(bool(figure["below"]) for figure in one["figures"])),
            *[", ".join(figure["unit"] for figure in _left_out(one)) for _ in more],
        ]
        for one in rolled.targets
    )


def _changes(rolled: RolledUp) -> Iterator[Sequence[str]]:
    was = "So với hiện trạng của đơn vị", "So với kỳ trước"
    yield ["STT", "Chỉ tiêu", "Đơn vị tính", "Trung bình", *was]
    yield from _numbered(
        [
            one["says"],
            one["unit"],
            one["mean"],
            *(changed_words(one, what) for what in ("baseline", "before")),
        ]
        for one in rolled.targets
    )


def changed_words(target: Told, what: str) -> str:
    """`tăng 0,90 (3/4 đơn vị)`: how figures changed since `before` or `baseline`, and of how many
    units where some have none; "" where it is not known."""
    having, of = target.get(f"{what}_units"), len(target["figures"])
    some = f" ({having}/{of} đơn vị)" if having and having < of else ""
    return f"{risen(change)}{some}" if (change := target[f"since_{what}"]) else ""


def risen(change: str) -> str:
    """A change as it is said."""
    if not change.strip("-0,"):
        return "không đổi"
    return f"giảm {change[1:]}" if change.startswith("-") else f"tăng {change}"


def _units(rolled: RolledUp) -> Iterator[Sequence[str]]:
    keys = counted_keys(rolled, "don_vi")
    yield ["STT", _UNIT, "Số liệu đến ngày", *_heads(keys)]
    yield from _numbered(
        [one["name"], _day(one["as_of"]), *(str(one[key]) for key in keys)]
        if one["as_of"]
        else [one["name"], "chưa báo cáo", *[""] * len(keys)]
        for one in rolled.units
    )


def _silent(rolled: RolledUp) -> Iterator[Sequence[str]]:
    yield ["STT", "Đơn vị chưa báo cáo"]
    yield from _numbered([one["name"]] for one in rolled.units if not one["file"])


def _overdue(rolled: RolledUp) -> Iterator[Sequence[str]]:
    yield ["STT", "Nhiệm vụ", "Thời hạn", _LATE_UNITS]
    late = (task for task in rolled.tasks if task["overdue"])
    yield from _numbered(
        [task["says"], _day(task["due"]), ", ".join(task["overdue"])] for task in late
    )


def _groups(of: str, name: str) -> Any:
    def rows(rolled: RolledUp) -> Iterator[Sequence[str]]:
        keys = counted_keys(rolled, of)
        yield ["STT", name, "Số nhiệm vụ", *_heads(keys)]
        yield from _numbered(
            [one["name"], str(len(one["tasks"])), *(str(one[key]) for key in keys)]
            for one in rolled.told[_COUNTED[of]]
        )

    return rows


def _ranking(target: Told) -> Iterator[Sequence[str]]:
    keys = ["before"] if any(one["before"] for one in target["figures"]) else []
    yield ["Hạng", _UNIT, f"{_RESULT} ({target['unit']})", *(_BEFORE for _ in keys), "Đánh giá"]
    for one in target["figures"]:
        met = {True: "chưa đạt", False: "đạt", None: ""}[one["below"]]
        yield [str(one["rank"]), one["unit"], one["value"], *(one[key] for key in keys), met]
    for one in _left_out(target):
        before = (one[key] for key in keys)
        yield [_UNRANKED, one["unit"], one["value"], *before, "số chưa khớp, không tính"]


_TABLES: dict[str, Any] = {
    "nhiem_vu": _tasks,
    "chi_tieu": _targets,
    "so_sanh": _changes,
    "don_vi": _units,
    "chua_bao_cao": _silent,
    "qua_han": _overdue,
    "chu_tri": _groups("chu_tri", "Cơ quan chủ trì"),
    "thang": _groups("thang", "Tháng đến hạn"),
    "linh_vuc": _groups("linh_vuc", "Lĩnh vực PAPI"),
}
NAMES = tuple(_TABLES)
"""What tables a rollup has, beside the ranking of each target, by its id."""
_CHARTED = ("nhiem_vu", "don_vi", "chu_tri", "thang", "linh_vuc")
_RESULT, _BEFORE = "Kết quả", "Kỳ trước"
_SHOWN = ("Hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Quá hạn", _RESULT, _BEFORE)
_UNRANKED = "–"
"""The rank of a figure that is left out."""
_HALF = 8
"""Twice so many groups can be read on a page; of more these stand there, the first and the last."""


def rolled_chart(rolled: RolledUp, of: str, title: Text | None, spot: Spot) -> ChartBlock | None:
    """The chart of that name as the paper has it; None where there is none."""
    ranked = of not in _TABLES
    rows = rolled_rows(rolled, of) if ranked or of in _CHARTED else []
    rows = [row for row in rows if row[0] != _UNRANKED]
    if len(rows) < 2:
        return None
    head, shown = rows[0], _readable(rows[1:])
    filled = _filled(head, shown)
    cut = f" ({_HALF} hàng đầu, {_HALF} hàng cuối)" if len(rows) > len(shown) + 1 else ""
    words = (title.value if title else _called(rolled, of, head[1])) + cut
    unit = head[2].partition("(")[2].removesuffix(")") if ranked else "đơn vị"
    return ChartBlock(
        spot=spot,
        title=Text(words, spot),
        columns=tuple(Text(head[at].partition(" (")[0], spot) for at in filled),
        rows=tuple(_bar(row, filled, spot) for row in shown),
        unit=Text(unit, spot) if unit else None,
        alt=Text(f"Biểu đồ cột: {words}, {len(shown)} nhóm cột", spot),
    )


def _called(rolled: RolledUp, of: str, groups: str) -> str:
    """What a chart is called without a title: the target that it ranks, else what its groups are."""
    says = {one["id"]: str(one["says"]) for one in rolled.targets}
    return says.get(of, f"Kết quả theo {groups.lower()}")


def _readable(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows, or of more than can be read on a page the first and the last."""
    return list(rows) if len(rows) <= 2 * _HALF else [*rows[:_HALF], *rows[-_HALF:]]


def _filled(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """The columns with something to draw: of a ranking the figures, else the counts by state."""
    series = [at for at, name in enumerate(head) if name.partition(" (")[0] in _SHOWN]
    return [at for at in series if any(_drawn(row[at]) for row in rows)]


def _bar(row: Sequence[str], series: Sequence[int], spot: Spot) -> Row:
    return _row([_short(row[1]), *(_drawn(row[at]) for at in series)], spot)


def _short(name: str) -> str:
    """A unit without its kind, which would stand under each column."""
    return re.sub(r"^(?:xã|phường) (?=\w)", "", name)


def _drawn(count: str) -> str:
    """A figure as a column: none is not drawn."""
    return "" if count == "0" else count


def _due(task: Told) -> str:
    """The day by which it was to be done, else what the plan says of that."""
    return _day(task["due"]) or str(task.get("deadline", ""))


def _day(text: str) -> str:
    return short_date(date.fromisoformat(text)) if text else ""
