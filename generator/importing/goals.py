"""Tables of targets below the heading that names them: each row with what it was and shall be."""

import re

from generator.cascade.values import Fields, Pair, Value, pair, to_node
from generator.importing.body import fields_of, part_called
from generator.importing.branches import Branch
from generator.importing.marked import escaped, plain_words
from generator.importing.worklists import says_the_same
from generator.lazy import dataclass, regex
from generator.paper.grids import target_grid
from generator.plan.blocks import TARGET_COLUMN, TARGET_COLUMNS, TARGET_TABLE
from generator.plan.goals import BASELINE, GOAL
from generator.plan.items import ITEM, TARGET
from generator.plan.source import Source
from generator.problems import has_errors
from generator.reading.document.seen import SeenCell, SeenTable
from generator.tasks.columns import title_words

_ROLES = (
    ("no", regex(r"s? ?tt|số (?:tt|thứ tự)")),
    ("unit", regex(r"đơn vị(?: tính)?|đvt")),
    ("baseline", regex(r"(?:hiện trạng|thực hiện|kết quả|ước thực hiện)\b.*20\d\d.*")),
    ("target", regex(r"(?:chỉ tiêu|kế hoạch|mục tiêu|phấn đấu|năm)\b.*20\d\d.*")),
    ("note", regex(r"ghi chú")),
    (
        "indicator",
        regex(r"(?:tên )?(?:các )?(?:chỉ tiêu|chỉ số|nội dung|tiêu chí|mục tiêu)\b.*"),
    ),
)
"""What a column of targets says by the words of its title, the first that holds."""
_FIGURE = regex(r"(?P<value>-?\d[\d.]*(?:,\d+)?)\s*(?P<unit>%?)")
_COMPARED = (
    ("at_least", regex(r"(?i)từ (.+) trở lên")),
    ("at_most", regex(r"(?i)không quá (.+)")),
    ("exactly", regex(r"(.+)")),
)


@dataclass(frozen=True, slots=True)
class _Column:
    role: str
    title: str
    year: str


def tables_as_targets(root: Branch) -> None:
    """Makes targets of tables below a heading that names targets, where these print the same."""
    for branch in root.below:
        if part_called(branch.title) == "targets":
            branch.below = [_targets(one) or one for one in branch.below]
        else:
            tables_as_targets(branch)


def _targets(branch: Branch) -> Branch | None:
    table = branch.table
    columns = _columns(table) if table else None
    if table is None or columns is None:
        return None
    rows = [
        [table.at(at, place) for place in range(table.width)] for at in range(1, len(table.rows))
    ]
    below = [_target(row, columns) for row in rows]
    if None in below:
        return None
    own = fields_of(TARGET_TABLE, columns=tuple(map(_shown, columns)))
    items = [Branch(fields=one, place=branch.place) for one in below if one]
    made = Branch(fields=fields_of(ITEM, target_table=own), below=items, place=branch.place)
    made.notes = branch.notes
    return made if _says_the_same(made, table) else None


def _columns(table: SeenTable) -> list[_Column] | None:
    """The columns of a table of targets, each role once; None of any other table."""
    cells = [table.at(0, place) for place in range(table.width)]
    columns = [_column(cell) for cell in cells if cell and cell.span == cell.rows == 1]
    roles = [one.role for one in columns]
    whole = len(columns) == table.width and len(set(roles)) == len(roles) and "" not in roles
    return columns if whole and {"indicator", "target"} <= set(roles) else None


def _column(cell: SeenCell) -> _Column:
    words = title_words(cell.text)
    role = next((role for role, form in _ROLES if form.fullmatch(words)), "")
    year = re.search(r"20\d\d", words)
    return _Column(role, " ".join(cell.text.split()), year[0] if year else "")


def _shown(column: _Column) -> Value:
    word = Pair(column.role, TARGET_COLUMNS[column.role].alias)
    return Fields(
        ((pair(TARGET_COLUMN, "role"), word), (pair(TARGET_COLUMN, "title"), escaped(column.title)))
    )


def _target(row: list[SeenCell | None], columns: list[_Column]) -> Fields | None:
    """One row; None where a cell is merged, or says more than a figure."""
    said: dict[str, Value] = {}
    for cell, column in zip(row, columns, strict=True):
        if cell is None or cell.span > 1 or cell.rows > 1:
            return None
        value = _value(escaped(cell.text), column)
        if value is None:
            return None
        said[column.role] = value
    said.pop("no", None)
    return fields_of(TARGET, **said)


def _value(text: str, column: _Column) -> Value | None:
    if column.role not in ("baseline", "target") or not text:
        return text
    if column.role == "baseline":
        return (
            fields_of(BASELINE, year=column.year, value=text) if _FIGURE.fullmatch(text) else None
        )
    for key, form in _COMPARED:
        if (found := form.fullmatch(text)) and _FIGURE.fullmatch(found[1]):
            return fields_of(GOAL, **{key: found[1]}, year=column.year)
    return None


def _says_the_same(branch: Branch, table: SeenTable) -> bool:
    """Whether the table that the plan makes of the targets has the very words of the paper's."""
    source = Source("")
    assert branch.fields
    below = tuple(one.fields for one in branch.below if one.fields)
    item = TARGET.read(
        to_node(Fields((*branch.fields.entries, (pair(ITEM, "items"), below)))), source
    )
    if item is None or item.target_table is None or has_errors(source.problems):
        return False
    grid = target_grid(item.target_table, item.items, plain_words)
    return says_the_same((*grid.header, *grid.rows), table)
