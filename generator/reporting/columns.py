"""The columns of the workbook of a report: what each is called, and what is typed into it."""

from collections.abc import Callable

from generator.lazy import dataclass
from generator.reporting.form import FormRow
from generator.reporting.skeleton import last_said


@dataclass(frozen=True, slots=True)
class FormColumn:
    """A column by its title: how wide, the key of the answer typed there, or what it shows."""

    title: str
    width: int
    key: str = ""
    shows: Callable[[int, FormRow], str] = lambda number, row: ""

    @property
    def prints(self) -> bool:
        """Whether it says what the plan says of a row, and is neither its id nor its number."""
        return not self.key and self.title not in (ID, NUMBER)


@dataclass(frozen=True, slots=True)
class FormSheet:
    """One sheet: its name, its columns, and what it is for. The first column has the ids."""

    name: str
    about: str
    columns: tuple[FormColumn, ...]
    of_targets: bool

    @property
    def titles(self) -> tuple[str, ...]:
        """What its columns are called."""
        return tuple(column.title for column in self.columns)


ID, NUMBER, SAYS, UNIT = "Mã", "TT", "Nội dung", "Đơn vị"
WAS, LAST = "Hiện trạng", "Kỳ trước đã báo cáo"
_ID = FormColumn(ID, 9, shows=lambda number, row: row.id)
_NUMBER = FormColumn(NUMBER, 5, shows=lambda number, row: str(number))
_SAYS = FormColumn(SAYS, 42, shows=lambda number, row: row.says)
_LAST = FormColumn(LAST, 24, shows=lambda number, row: last_said(row.last))
_TEXT = FormColumn("Kết quả bằng lời", 40, "text")


def _product(row: FormRow) -> str:
    """What is to be there in the end, and that it has to be proven."""
    proof = "cần minh chứng" if row.needs_proof else ""
    return "; ".join(filter(None, (row.product, proof)))


TASKS = FormSheet(
    "Nhiệm vụ",
    "Điền các ô vàng: tình trạng của từng nhiệm vụ; hoàn thành thì ghi ngày và minh chứng.",
    (
        _ID,
        _NUMBER,
        _SAYS,
        FormColumn("Thời hạn", 14, shows=lambda number, row: row.wanted),
        FormColumn("Sản phẩm", 20, shows=lambda number, row: _product(row)),
        _LAST,
        FormColumn("Tình trạng", 17, "state"),
        FormColumn("Ngày hoàn thành", 13, "date"),
        FormColumn("Minh chứng (số, ngày văn bản hoặc tệp)", 30, "evidence"),
        _TEXT,
    ),
    False,
)
TARGETS = FormSheet(
    "Chỉ tiêu",
    "Điền các ô vàng: giá trị đạt được theo đơn vị ở cột bên trái.",
    (
        _ID,
        _NUMBER,
        _SAYS,
        FormColumn("Chỉ tiêu phải đạt", 22, shows=lambda number, row: row.wanted),
        FormColumn(WAS, 20, shows=lambda number, row: row.was),
        _LAST,
        FormColumn(UNIT, 10, shows=lambda number, row: row.unit),
        FormColumn("Giá trị đạt được", 14, "value"),
        FormColumn("Hạng đạt được", 12, "rank"),
        FormColumn("Nhóm đạt được", 12, "group"),
        _TEXT,
    ),
    True,
)
SHEETS = (TASKS, TARGETS)
HEAD_ROW = 3
"""The row of titles, from 0; above it stand the title, what to do, and an empty row."""
ABOUT = "_kehoach"
"""The sheet, out of sight, that says which form this is."""
