"""Targets: tables below the heading that names them, and sentences, with what was and shall be."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.cascade.values import Fields, Pair, Value, pair, to_node
from generator.importing.body import fields_of, part_called
from generator.importing.branches import Branch
from generator.importing.marked import escaped, plain_words
from generator.importing.worklists import says_the_same
from generator.lazy import dataclass, regex
from generator.paper.grids import target_grid
from generator.paper.target_text import (
    AT_LEAST,
    AT_MOST,
    AT_RANK,
    BEFORE,
    FALLS,
    IN_GROUP,
    IN_YEAR,
    OF_GROUP,
    OR_MORE,
    RANKED,
    REACHES,
    RISES,
    SINCE,
)
from generator.plan.blocks import TARGET_COLUMN, TARGET_COLUMNS, TARGET_TABLE
from generator.plan.goals import BASELINE, CHANGE, GOAL
from generator.plan.items import ITEM, TARGET
from generator.plan.records import Record
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
_NUMBER = r"-?\d[\d.]{0,20}(?:,\d{1,10})?"
_FIGURE = regex(rf"(?P<value>{_NUMBER})\s*(?P<unit>%?)")
_WORDS = (("at_least", AT_LEAST), ("at_most", AT_MOST), ("exactly", "{}"))
_COMPARED = tuple((key, regex(f"(?i){words.format('(.+)')}")) for key, words in _WORDS)

# Patterns of a part of a sentence; @ is whose it is: of the goal, of the change, of what was.
_YEAR = r"(?P<@year>20\d\d)"
_UNIT = r"(?P<@unit>[%‰]| [^\W\d_]+(?: [^\W\d_]+){0,2})?"
_AIM = "|".join(
    words.format(f"(?P<@{key}>{_NUMBER}){_UNIT.replace('unit', f'{key}_unit')}")
    for key, words in _WORDS
)
_RANK = rf"(?:{RANKED}|{AT_RANK})?(?P<@rank>\d+/\d+)"
_GROUP = IN_GROUP.format(rf"“(?P<@group>[^”]{{1,100}})”(?P<@more> {OR_MORE})?")
_STOOD = rf"(?:(?P<@value>{_NUMBER}){_UNIT})?(?:(?:, )?{_RANK})?(?:(?:, )?{_GROUP})?"
_SINCE, _BEFORE = (
    words.replace("(", r"\(").replace(")", r"\)").format(_YEAR, _STOOD) for words in (SINCE, BEFORE)
)
_MEASURE = (
    r"(?:Tỷ lệ|Tỉ lệ|Tỷ trọng|Số|Chỉ số|Điểm|Mức|Tổng|Thứ hạng|Thời gian|Diện tích|Bình quân"
    r"|Thu nhập|Năng suất|Sản lượng|Giá trị|Tốc độ)(?!\w)"
)
"""How the name of something begins that is measured, and so no sentence that asks for work."""
_SPEAKS = rf"%|{OR_MORE}|{AT_MOST.format('')}|{REACHES}(?:từ |\d)"
"""What no indicator says: there is a figure before the last."""
_SENTENCE = regex(
    rf"(?={_MEASURE}|.*\bnăm 20\d\d(?:: | \())"
    rf"(?P<indicator>(?:(?!{_SPEAKS})[^;:.\n]){{3,300}}?)(?:{IN_YEAR.format(_YEAR)})?"
    rf"(?: (?:{REACHES})?(?:{_AIM}))?".replace("@", "")
    + rf"(?:,? (?:{RISES}|(?P<falls>{FALLS})) (?:{_AIM})".replace("@", "by_")
    + rf"(?:{_SINCE})?)?".replace("@", "was_")
    + rf"(?:,? {_RANK})?(?:,? {OF_GROUP}{_GROUP})?".replace("@", "")
    + rf"(?:{_BEFORE})?\.".replace("@", "old_")
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


def target_said(text: str) -> Iterator[Fields]:
    """The keys of the target that a sentence may be printed of, if that is sure."""
    if found := _SENTENCE.fullmatch(text):
        # Plans have figures without the dots that papers put into them.
        groups = found.groupdict(default="")
        said = {key: value.strip().replace(".", "") for key, value in groups.items()}
        was = _parts(said, "was_", "") or _parts(said, "old_", "")
        change = _parts(said, "by_", "-" * bool(said["falls"]))
        unit, of_change = _unit(said) or was.get("unit", ""), _unit(_parts(said, "by_", ""))
        change["unit"] = of_change * (of_change != unit)
        yield fields_of(
            TARGET,
            indicator=said["indicator"],
            baseline=_some(BASELINE, was),
            target=_some(GOAL, said),
            change=_some(CHANGE, change),
            unit=unit,
        )


def _parts(said: Mapping[str, str], whose: str, sign: str) -> dict[str, str]:
    """What is said of one time or change, each with the sign."""
    return {
        key.removeprefix(whose): f"{sign}{one}"
        for key, one in said.items()
        if one and key.startswith(whose)
    }


def _unit(said: Mapping[str, str]) -> str:
    """The unit of a figure, however that is compared."""
    return "".join(said.get(f"{key}_unit", "") for key, _ in _WORDS)


def _some(record: Record[Any], said: Mapping[str, str]) -> Fields | None:
    """The keys of a record that are said, if any; a group with what follows its name."""
    group = f"{said.get('group', '')} {said.get('more', '')}".strip()
    made = fields_of(record, **{key: said.get(key) for key in record.fields} | {"group": group})
    return made if made.entries else None


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
