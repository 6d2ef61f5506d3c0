"""What stands in the text without being a sentence: tables of hand or data, charts, pictures."""

from collections.abc import Iterator
from itertools import dropwhile

from generator.language import NOTHING, Lang, Said
from generator.lazy import dataclass
from generator.plan import codes
from generator.plan.fields import Choice, ListOf, Number, Schema, Whole, Words
from generator.plan.records import Record, Written, key
from generator.plan.slips.phrases import no_rows
from generator.plan.source import Listing, Mapping, Node, Source, Text, elements, entry_at
from generator.plan.tasks import TASK_COLUMNS, TASK_FIELDS, ColumnRole
from generator.problems import Spot

CELL = Words(lines=True, example="Sở Nội vụ")
TITLE = Words(lines=True, longest=600, example="Danh mục nhiệm vụ")
ALIGNMENTS = {"left": "trai", "center": "giua", "right": "phai", "both": "deu"}
MAX_COLUMNS = 20
SERIES = 6
"""So many series has a chart at the most: as many shades of grey can be told apart in print."""
TARGET_COLUMNS = {
    "no": ColumnRole(alias="stt", title="STT", align="center"),
    "indicator": ColumnRole(alias="chi_so", title="Chỉ tiêu"),
    "unit": ColumnRole(alias="don_vi", title="Đơn vị", align="center"),
    "baseline": ColumnRole(alias="hien_trang", title="Hiện trạng", align="center"),
    "change": ColumnRole(alias="muc_tang", title="Mức tăng, giảm", align="center"),
    "target": ColumnRole(alias="chi_tieu", title="Chỉ tiêu phấn đấu", align="center"),
    "rank": ColumnRole(alias="hang", title="Xếp hạng phấn đấu", align="center"),
    "result": ColumnRole(alias="ket_qua", title="Kết quả thực hiện", align="center"),
    "verdict": ColumnRole(alias="danh_gia", title="Đánh giá", align="center"),
    "history": TASK_COLUMNS["history"],
    "lead": TASK_FIELDS["lead"],
    "note": TASK_FIELDS["note"],
    "blank": ColumnRole(alias="de_trong", title=""),
}
"""What a table of targets can show, from left to right where the plan does not choose."""


def _role(columns: dict[str, ColumnRole]) -> Choice:
    return Choice({name: column.alias for name, column in columns.items()})


_WIDTH = Whole(5, 250, Said("Số milimét, ví dụ {}.", "Millimetres, such as {}."), 40)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(Written):
    """One cell, spanning `columns` columns and `rows` rows."""

    text: Text | None = key(CELL, Said("chữ trong ô", "the words of the cell"), blank=True)
    columns: int = key(
        Whole(1, MAX_COLUMNS), Said("số cột gộp", "how many columns it spans"), default=1
    )
    rows: int = key(Whole(1, 1000), Said("số hàng gộp", "how many rows it spans"), default=1)
    align: str | None = key(
        Choice(ALIGNMENTS), Said("canh chữ trong ô", "how its words are aligned")
    )


CELL_RECORD: Record[Cell] = Record(Cell, "cell", Said("một ô", "a cell"), short="text")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells from left to right, or a `group`, which names the rows below it."""

    spot: Spot
    cells: tuple[Cell, ...] = ()
    group: Text | None = None


class _CellReader:
    """A cell, which unlike all else may be empty: `[1, "", x]`."""

    def read(self, node: Node, source: Source) -> Cell | None:
        if isinstance(node, Text) and not node.value:
            return Cell(spot=node.spot)
        return CELL_RECORD.read(node, source)

    def schema(self, lang: Lang) -> Schema:
        return {"anyOf": [CELL_RECORD.schema(lang), {"type": "null"}]}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group(Written):
    group: Text = key(
        CELL, Said("tên nhóm, trên cả chiều ngang", "the name of a group of rows"), required=True
    )


GROUP_ROW: Record[_Group] = Record(_Group, "group_row", Said("một dòng nhóm", "a group row"))


class _RowReader:
    """A row of a table: a list of cells, or `{group: …}`."""

    cells = ListOf(_CellReader(), example='- [1, Sở Nội vụ, "30/6/2026"]')

    def read(self, node: Node, source: Source) -> Row | None:
        if isinstance(node, Mapping):
            made = GROUP_ROW.read(node, source)
            return Row(node.spot, group=made.group) if made else None
        if isinstance(node, Listing) and not node.items:
            node = Text("", node.spot)
        cells = self.cells.read(node, source)
        return None if cells is None else Row(node.spot, cells)

    def schema(self, lang: Lang) -> Schema:
        return {"anyOf": [self.cells.schema(lang), GROUP_ROW.schema(lang)]}


ROWS = ListOf(_RowReader(), example="- [1, Sở Nội vụ]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Written):
    """A column of a table made by hand."""

    title: Text | None = key(CELL, Said("tên cột", "its title"))
    width: int | None = key(_WIDTH, Said("độ rộng, mm; để trống thì tự tính", "its width, mm"))
    align: str | None = key(
        Choice(ALIGNMENTS), Said("canh chữ trong cột", "how its words are aligned")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTable(Written):
    """What tables have in common: a title, and the spot they are written at."""

    title: Text | None = key(TITLE, Said("tên bảng, in đậm bên trên", "the title above it"))


COLUMN: Record[Column] = Record(Column, "column", Said("một cột", "a column"), short="title")


@dataclass(frozen=True, slots=True, kw_only=True)
class HandTable(DataTable):
    """A table made by hand: `header` stands where titles of the columns are not enough."""

    columns: tuple[Column, ...] = key(ListOf(COLUMN), Said("các cột", "the columns"), required=True)
    header: tuple[Row, ...] = key(
        ROWS, Said("các dòng đầu bảng, khi có ô gộp", "rows of the head"), default=()
    )
    rows: tuple[Row, ...] = key(ROWS, Said("các dòng", "the rows"), required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeColumn(Written):
    """A column of a table that is made of the plan's tasks or targets."""

    role: str = key(_role(TASK_COLUMNS), Said("nội dung của cột", "what it shows"), required=True)
    title: Text | None = key(CELL, Said("tên cột; để trống thì theo cách thường dùng", "its title"))
    width: int | None = key(_WIDTH, Said("độ rộng, mm; để trống thì tự tính", "its width, mm"))


TASK_COLUMN: Record[MadeColumn] = Record(
    MadeColumn, "task_column", Said("một cột", "a column"), short="role"
)
TARGET_COLUMN: Record[MadeColumn] = Record(
    MadeColumn,
    "target_column",
    Said("một cột", "a column"),
    short="role",
    readers={"role": _role(TARGET_COLUMNS)},
)
PART_NAME = Words(example="giai_phap")
"""The name of a part of the plan."""
_PARTS = ListOf(PART_NAME, one=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskTable(DataTable):
    """The tasks of some parts of the plan as a table, grouped as the text groups them."""

    parts: tuple[Text, ...] = key(
        _PARTS,
        Said("lấy nhiệm vụ của phần nào; để trống là mọi phần", "whose tasks; all parts if empty"),
        default=(),
    )
    columns: tuple[MadeColumn, ...] = key(
        ListOf(TASK_COLUMN, example="- nhiem_vu"),
        Said("các cột; để trống thì đủ", "its columns"),
        default=(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetTable(DataTable):
    """The targets of the plan as a table."""

    columns: tuple[MadeColumn, ...] = key(
        ListOf(TARGET_COLUMN, example="- chi_so"),
        Said("các cột; để trống thì đủ", "its columns"),
        default=(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartBlock(Written):
    """A chart of targets, baseline beside target; or of figures of its own, a series a column."""

    title: Text | None = key(TITLE, Said("tên biểu đồ", "the title"))
    targets: tuple[Text, ...] = key(
        ListOf(Words(example="CT01"), one=True),
        Said(
            "mã các chỉ tiêu; để trống là mọi chỉ tiêu có đủ hiện trạng và chỉ tiêu",
            "ids of the targets shown",
        ),
        default=(),
    )
    columns: tuple[Text, ...] = key(
        ListOf(CELL),
        Said("tên các dãy số liệu, khi không lấy từ chỉ tiêu", "the series, of figures of its own"),
        default=(),
    )
    rows: tuple[Row, ...] = key(
        ROWS,
        Said("mỗi dòng: tên nhóm cột, rồi một số cho mỗi dãy", "a name, and a figure a series"),
        default=(),
    )
    unit: Text | None = key(
        Words(example="điểm"), Said("đơn vị, bên trục số", "the unit, beside the axis")
    )
    alt: Text = key(
        Words(example="Biểu đồ điểm PAPI năm 2025 và chỉ tiêu năm 2026"),
        Said(
            "mô tả bằng lời cho người không nhìn thấy hình",
            "what it shows, for readers who cannot see it",
        ),
        required=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageBlock(Written):
    """A picture from a file beside the plan."""

    file: Text = key(
        Words(example="hinh/so-do.png"),
        Said(
            "tệp .png hoặc .jpg, tính từ thư mục của tệp kế hoạch",
            "a .png or .jpg file, from the plan's folder",
        ),
        required=True,
    )
    width: int | None = key(_WIDTH, Said("chiều rộng, mm; để trống thì vừa trang", "its width, mm"))
    alt: Text = key(
        Words(example="Sơ đồ quy trình một cửa"),
        Said(
            "mô tả bằng lời cho người không nhìn thấy hình",
            "what it shows, for readers who cannot see it",
        ),
        required=True,
    )
    caption: Text | None = key(TITLE, Said("lời chú dưới hình", "the line below it"))


_CELLS = Said(
    'Mỗi cột một ô; ô trống viết ""; ô gộp viết {noi_dung: …, gop_cot: 2}.',
    'A cell for each column; an empty one is ""; {text: …, columns: 2} spans two.',
)
_COMMA = Said(
    "Mỗi cột một ô; dấu phẩy trong [ ] tách ô làm hai: "
    'đặt chữ của ô có dấu phẩy trong ngoặc kép thẳng "…".',
    "A cell for each column; a comma inside [ ] divides a cell: "
    'put one that has a comma in straight quotes "…".',
)
_SEMICOLONS = Said(
    "dấu chấm phẩy không chia cột, nên đây là một cột", "semicolons make one column of these"
)
_CUT = Said("dòng nhóm cắt ngang ô gộp", "a group row cuts through a spanning cell")
_OVERLAP = Said("ô gộp chồng lên ô khác", "a spanning cell runs into another")
_BEYOND = Said("ô gộp hàng ra ngoài bảng", "a cell spans rows that are not there")
_NO_ROWS = (
    Said("bảng chưa có dòng nào", "the table has no rows"),
    Said("Thêm cac_dong.", "Add rows."),
)
_ANY_COLUMNS = Said(
    f"bảng có từ 1 đến {MAX_COLUMNS} cột", f"a table has 1 to {MAX_COLUMNS} columns"
)
_NO_TITLES = (
    Said("bảng chưa có tên cột", "the columns have no titles"),
    Said("Thêm tieu_de cho các cột.", "Give the columns titles."),
)

_SAY_IN_HEAD = Said(
    "Ghi tên ấy thành một ô của dong_dau, hoặc bỏ ở cac_cot.",
    "Make it a cell of 'header', or leave it out of 'columns'.",
)


def _is_row(node: Node) -> bool:
    return isinstance(node, Listing) or entry_at(node, "group", "nhom") is not None


def _rows_apart(node: Mapping, source: Source) -> Mapping:
    """The table; where its rows go on with its columns, for want of their key, that is told."""
    columns = entry_at(node, "columns", "cac_cot")
    beside = elements(columns and columns[1])
    rows = [*dropwhile(lambda one: not _is_row(one), beside)]
    if not columns or not 0 < len(rows) < len(beside) or entry_at(node, "rows", "cac_dong"):
        return node
    key, spot = columns[0], rows[0].spot
    source.report(spot, codes.SHAPE, *no_rows(key.spot.column - 1))
    entries = dict(node.entries) | {
        key: Listing(beside[: -len(rows)], columns[1].spot),
        Text("rows", spot): Listing((*rows,), spot),
    }
    return Mapping((*entries.items(),), node.spot, node.flow, node.span)


def _check_hand_table(table: HandTable, source: Source) -> None:
    faults = [*_joined_titles(table)] or [*_row_faults(table), *_table_faults(table)]
    for spot, message, advice in faults:
        source.report(spot, codes.TABLE, message, advice)


def _joined_titles(table: HandTable) -> Iterator[tuple[Spot, Said, Said]]:
    """The title of the only column, where semicolons divide it into as many as a row has cells."""
    title = table.columns[0].title if len(table.columns) == 1 else None
    parts = [part.strip() for part in title.value.split(";")] if title else []
    if title and len(parts) > 1 and any(len(row.cells) == len(parts) for row in table.rows):
        row = f"[{', '.join(parts)}]"
        yield title.spot, _SEMICOLONS, Said(f"Viết {row}.", f"Write {row}.")


def _table_faults(table: HandTable) -> Iterator[tuple[Spot, Said, Said]]:
    if not table.rows:
        yield table.spot, *_NO_ROWS
    if not 1 <= len(table.columns) <= MAX_COLUMNS:
        yield table.spot, _ANY_COLUMNS, NOTHING
    if not table.header and not any(column.title for column in table.columns):
        yield table.spot, *_NO_TITLES
    yield from _unsaid_titles(table)


def _unsaid_titles(table: HandTable) -> Iterator[tuple[Spot, Said, Said]]:
    """The titles of columns that the rows of the head, which stand in their place, do not say."""
    texts = [cell.text for row in table.header for cell in row.cells]
    groups = [row.group for row in table.header]
    said = {" ".join(text.value.split()) for text in (*texts, *groups) if text}
    for title in (column.title for column in table.columns if table.header):
        if title and " ".join(title.value.split()) not in said:
            message = Said(
                f"tên cột “{title}” không được in, vì đầu bảng lấy ở dong_dau",
                f"the title “{title}” is not printed, for the head is made of 'header'",
            )
            yield title.spot, message, _SAY_IN_HEAD


def _row_faults(table: HandTable) -> Iterator[tuple[Spot, Said, Said]]:
    """Where a row's cells, and those of rows above that reach down, do not fill its columns."""
    reach = [0] * len(table.columns)
    for row in (*table.header, *table.rows):
        if row.group is None:
            yield from ((row.spot, *fault) for fault in _misfits(row, reach))
            reach = _reach_below(row, reach)
        elif any(reach):
            yield row.spot, _CUT, _CELLS
    if any(reach):
        yield table.rows[-1].spot if table.rows else table.spot, _BEYOND, _CELLS


def _misfits(row: Row, reach: list[int]) -> Iterator[tuple[Said, Said]]:
    free, taken = reach.count(0), sum(cell.columns for cell in row.cells)
    if taken != free:
        found = f"{taken}/{free}"
        message = Said(f"dòng này có {found} ô", f"this row has {found} cells")
        yield message, _COMMA if taken > free else _CELLS
    for _, span in _placed(row, reach):
        if span and span[-1] - span[0] + 1 != len(span):
            yield _OVERLAP, _CELLS


def _reach_below(row: Row, reach: list[int]) -> list[int]:
    """How many rows below `row` each column is taken, where it was `reach` from the row itself."""
    below = [max(rows - 1, 0) for rows in reach]
    for cell, span in _placed(row, reach):
        for index in span:
            below[index] = cell.rows - 1
    return below


def _placed(row: Row, reach: list[int]) -> Iterator[tuple[Cell, list[int]]]:
    """Each cell of the row with the columns that it takes, of those that no cell above reaches."""
    free = [index for index, rows in enumerate(reach) if not rows]
    for cell in row.cells:
        yield cell, free[: cell.columns]
        free = free[cell.columns :]


TABLE: Record[HandTable] = Record(
    HandTable,
    "table",
    Said("một bảng", "a table"),
    check=_check_hand_table,
    first=_rows_apart,
)
TASK_TABLE: Record[TaskTable] = Record(
    TaskTable, "task_table", Said("bảng nhiệm vụ", "a table of tasks"), listed="columns"
)
TARGET_TABLE: Record[TargetTable] = Record(
    TargetTable, "target_table", Said("bảng chỉ tiêu", "a table of targets"), listed="columns"
)
_CHART_ROW = (
    Said(
        "mỗi dòng của biểu đồ là một tên và một số cho mỗi dãy",
        "a row of a chart is a name and a figure for each series",
    ),
    Said('Ví dụ: [Quý I, "43,5", "45"]; chưa có số thì "".', 'For example: [Quý I, "43,5", ""].'),
)


def _check_chart(chart: ChartBlock, source: Source) -> None:
    if bool(chart.columns) != bool(chart.rows) or len(chart.columns) > SERIES:
        source.report(chart.spot, codes.TABLE, *_CHART_ROW)
    for row in chart.rows:
        if not _is_chart_row(row, len(chart.columns), source):
            source.report(row.spot, codes.TABLE, *_CHART_ROW)


def _is_chart_row(row: Row, series: int, source: Source) -> bool:
    name, *figures = row.cells or (Cell(spot=row.spot),)
    shaped = bool(name.text) and len(figures) == series
    single = all(cell.columns == cell.rows == 1 for cell in row.cells)
    read = [Number().read(cell.text, source) for cell in figures if cell.text]
    return shaped and single and all(one is not None for one in read)


CHART: Record[ChartBlock] = Record(
    ChartBlock, "chart", Said("một biểu đồ", "a chart"), check=_check_chart
)
IMAGE: Record[ImageBlock] = Record(ImageBlock, "image", Said("một hình", "a picture"))
Block = HandTable | TaskTable | TargetTable | ChartBlock | ImageBlock
BLOCKS = (
    *("table", "task_table", "target_table", "chart", "image"),
    *("rolled_table", "rolled_chart"),
)
"""The keys of an item that hold a block."""
