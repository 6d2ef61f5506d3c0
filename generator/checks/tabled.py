"""A target that the plan states, and the row of a table by hand that has it by its name."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from generator.checks import CHECKS, Found
from generator.language import Said
from generator.law.number_words import shown
from generator.lazy import dataclass, regex
from generator.paper.dossier import Dossier
from generator.paper.hand_columns import cell_words, heading, placed
from generator.paper.target_text import indicator_text
from generator.plan.amounts import number
from generator.plan.blocks import Cell, HandTable
from generator.plan.items import Target
from generator.plan.source import text_at
from generator.plan.walk import blocks, targets_of
from generator.plan.years import plan_year
from generator.problems import Severity
from generator.rules import Finding, told

_SENTENCE = regex(
    r"(?P<name>[^\d(),;:%]{8,120}?) (?:đạt|còn|là)(?: (?:từ|ít nhất|tối thiểu|tối đa|không quá|trên))?"
    r" (?P<figure>\d[\d.]*(?:,\d+)?) ?(?P<unit>%|[^\W\d_]+)"
)
"""A target in a sentence of its own: of what, how much, counted in what."""
_GOAL = regex(
    r"(?i)(?:kế hoạch|mục tiêu|chỉ tiêu|phấn đấu)(?: giao| phấn đấu)?(?: đến)?(?: năm)?"
    r"(?: (?P<year>20\d\d))?(?: \([^()]*\))?"
)
"""What stands above the figures to reach."""
_CELL = regex(
    r"\**[≥≤><]? ?(?:từ |trên |dưới )?(?P<figure>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)"
    r" ?(?P<unit>%|[^\W\d_]+)?(?: trở lên)?\**"
)
"""A cell with one figure and no other."""
_BRACKETS = regex(r"\([^()]*\)")
_OF_COURSE = regex(r"(?:tỷ|tỉ) lệ |số lượng |số ")
"""A row may do without these words: its unit says them."""


@dataclass(frozen=True, slots=True)
class _Stated:
    """What a target is about, and the figure to reach, of `year`."""

    name: str
    value: Decimal
    unit: str
    year: int | None
    line: int


@CHECKS(
    told(
        "plan/target-table",
        "bảng ghi chỉ tiêu khác mục tiêu cùng tên",
        "a table has another figure than the target of that name",
        Severity.WARNING,
    )
)
def tabled_targets(dossier: Dossier) -> Found:
    """A row that has the name and the unit of a target has its figure too."""
    tables = [item.table for item in blocks(dossier.plan) if item.table]
    stated = _by_name(dossier) if tables else {}
    for table in tables if stated else ():
        for row in placed(table.rows, len(table.columns)):
            yield from _compared(table, row, stated)


def _by_name(dossier: Dossier) -> dict[str, _Stated]:
    """The targets by their names; none of a name that two of them have."""
    year = plan_year(dossier.plan)
    found = [one for target in targets_of(dossier.plan) for one in _stated(target, year)]
    names = Counter(one.name for one in found)
    return {one.name: one for one in found if names[one.name] == 1}


def _stated(target: Target, year: int | None) -> Iterator[_Stated]:
    goal, name = target.target, indicator_text(target, text_at)
    if name and goal and goal.figure and target.unit:
        value, unit = number(goal.figure), target.unit.value
        yield _Stated(_plain(name), value, unit, goal.year or year, target.spot.line)
    elif not goal and (said := _alone(text_at(target.sentence))):
        value = number(said["figure"])
        yield _Stated(_plain(said["name"]), value, said["unit"], year, target.spot.line)


def _alone(sentence: str) -> "re.Match[str] | None":
    """The target in a sentence that has no other figure, but for those in brackets."""
    found = _SENTENCE.match(sentence)
    rest = _BRACKETS.sub("", sentence[found.end() :]) if found else ""
    return None if any(map(str.isdigit, rest)) else found


def _plain(name: str) -> str:
    """The name as it is compared."""
    words = " ".join(name.casefold().split()).strip(" .:")
    return _OF_COURSE.sub("", words, 1) if _OF_COURSE.match(words) else words


def _compared(table: HandTable, row: dict[int, Cell], stated: dict[str, _Stated]) -> Found:
    target = next(filter(None, (stated.get(_plain(cell_words(one))) for one in row.values())), None)
    goals = list(_goals(table, row)) if target else []
    if target is None or len(goals) != 1:
        return
    cell, year, head, said = goals[0]
    units = {said["unit"] or "", *map(cell_words, row.values())}
    counted = target.unit in units or target.unit in re.findall(r"%|\w+", head)
    if number(said["figure"]) != target.value and year in (0, target.year) and counted:
        message = Said(
            f"bảng ghi {said[0]}, mục tiêu cùng tên ở dòng {target.line} ghi {_figure(target)}",
            f"the table has {said[0]}, the target of that name in line {target.line} {_figure(target)}",
        )
        mend = Said("Sửa cho hai chỗ khớp nhau.", "Make both say the same.")
        yield Finding(cell.text.spot if cell.text else cell.spot, message, mend=mend)


def _goals(
    table: HandTable, row: dict[int, Cell]
) -> "Iterator[tuple[Cell, int, str, re.Match[str]]]":
    """The figures to reach in a row: cell, year (0 where the head has none), head, what it says."""
    for at, cell in row.items():
        head = " ".join(heading(table, at).split())
        above, said = _GOAL.fullmatch(head), _CELL.fullmatch(cell_words(cell))
        if above and said:
            yield cell, int(above["year"] or 0), head, said


def _figure(target: _Stated) -> str:
    figure = shown(target.value, len(f"{target.value:f}".partition(".")[2]))
    return f"{figure}%" if target.unit == "%" else f"{figure} {target.unit}"
