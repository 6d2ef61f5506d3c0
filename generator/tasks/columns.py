"""Which table lists tasks, and what each of its columns says."""

import re
from collections.abc import Iterator
from enum import Enum, auto

from generator.lazy import dataclass, regex
from generator.reading.document.seen import SeenCell, SeenTable
from generator.wording.authority_names import one_tone


class Role(Enum):
    """What a column of a table of tasks says."""

    NO = auto()
    TEXT = auto()
    DETAIL = auto()
    GROUP = auto()
    LEAD = auto()
    SUPPORT = auto()
    LEAD_AND_SUPPORT = auto()
    DEADLINE = auto()
    PERIOD = auto()
    PERSON = auto()
    PRODUCT = auto()
    RESULT = auto()
    MONITOR = auto()
    BUDGET = auto()
    STATE = auto()
    NOTE = auto()
    OTHER = auto()


_BODY = (
    r"(?:cơ quan|cq|đơn vị|đv|đ v|chủ thể|lực lượng|tổ chức|ban|bộ phận|phòng|sở|ngành|địa phương"
    r"|cá nhân|người|nơi|lãnh đạo)"
)
_TITLES: tuple[tuple[Role, str], ...] = (
    (Role.NO, r"s? ?tt|số (?:tt|thứ tự)|no|bước|mã(?: số)?(?: nv| nhiệm vụ)?|thứ tự"),
    (Role.MONITOR, r"(?:đồng chí )?lãnh đạo\b.*\b(?:phụ trách|chỉ đạo|theo dõi)\b.*"),
    (Role.TEXT, r"(?:nội dung|ý kiến|nhiệm vụ|công việc)\b.*\b(?:chỉ đạo|kết luận|giao)\b.*"),
    (Role.PERSON, r"họ (?:và )?tên|(?:các )?thành (?:phần|viên)"),
    (Role.NOTE, r".*\bghi chú\b.*|lưu ý|căn cứ.*"),
    (
        Role.STATE,
        r"tình trạng.*|trạng thái.*|tồn tại.*|đánh giá.*|kết quả thực hiện.*",
    ),
    (Role.BUDGET, r".*\b(?:kinh phí|nguồn vốn|dự toán|tổng mức|nguồn lực)\b.*"),
    (Role.LEAD_AND_SUPPORT, r".*\bchủ trì\b.*\bphối hợp\b.*|.*\bphối hợp\b.*\bchủ trì\b.*"),
    (Role.LEAD, r".*\b(?:chủ trì|chịu trách nhiệm|đầu mối|tham mưu|soạn thảo)\b.*|đvct|cqct|đv ct"),
    (Role.SUPPORT, r".*\bphối hợp\b.*|đvph|cqph|đv ph"),
    (Role.MONITOR, r".*\b(?:theo dõi|đôn đốc|giám sát|chỉ đạo|kiểm tra)\b.*"),
    (
        Role.DEADLINE,
        r".*\b(?:thời gian|thời hạn|thời điểm|tiến độ|lộ trình|hạn(?! (?:chế|mức)))\b.*"
        r"|hoàn thành.*|ngày .*|bắt đầu|kết thúc",
    ),
    (Role.PERIOD, r"(?:quý|tháng|năm|tuần) .*"),
    (
        Role.LEAD,
        rf"(?:các )?{_BODY}.*\b(?:thực hiện|phụ trách|được giao|triển khai)\b.*|phân công.*"
        rf"|.*\btrách nhiệm\b.*|.*\bphụ trách\b.*|{_BODY}(?: {_BODY})*|ai làm",
    ),
    (
        Role.PRODUCT,
        r".*\b(?:sản phẩm|đầu ra)\b.*|hình thức văn bản.*",
    ),
    (Role.RESULT, r"(?:dự kiến |yêu cầu )?kết quả.*"),
    (
        Role.TEXT,
        r".*\b(?:nhiệm vụ|công việc|hoạt động|đầu việc|giải pháp|việc)\b.*"
        r"|tên (?:văn bản|đề án|chương trình|dự án|kế hoạch).*",
    ),
    (Role.TEXT, r"(?:các )?nội dung.*|chương trình.*|đề án.*|tên .*"),
    (Role.OTHER, r"mục tiêu.*|chỉ tiêu.*|yêu cầu.*|đối tượng.*|địa điểm.*|số lượng.*|tiêu chí.*"),
)
"""What a column says by the words of its title, the first that holds; `nội dung` is the weakest
word for a task."""
_GROUP = regex(r"(?:các )?(?:nhóm|lĩnh vực|phần|mục)\b")
_WEAK = regex(
    r"(?!.*\b(?:công việc|nhiệm vụ|hoạt động)\b)(?:(?:các )?nội dung\b|chương trình|đề án|tên )"
)
_ASSIGNS = regex(
    r"chủ trì|phối hợp|trách nhiệm|thực hiện|phụ trách|phân công|tham mưu|soạn thảo|được giao"
    r"|triển khai|đầu mối|^đv|^cq"
)
"""What the title says of a column whose authorities have something to do."""
_COUNTED = regex(r"\(?(?:\d{1,2}|[a-z]|=.*)\)?")
_MARK = regex(r"[xX×✓✔√●•vV]")
_LONGEST = 80
"""So many letters a title of a column has at the most."""
_TOP = 6
"""So far down a table its header may begin: below lines that title it."""

TASK_KEYS = {
    Role.TEXT: "text",
    Role.LEAD: "lead",
    Role.SUPPORT: "support",
    Role.DEADLINE: "deadline",
    Role.PRODUCT: "product",
    Role.MONITOR: "monitor",
    Role.BUDGET: "budget",
    Role.NOTE: "note",
}
"""The keys under which plans have what such a column says of a task."""


@dataclass(slots=True)
class Header:
    """The columns of a table of tasks, by place in its grid; `rows` are those above the tasks.

    `titles` are the words of each column, the lowest line last; `places` the cells of that line:
    where in the grid each begins, and over how many of its columns.
    """

    roles: dict[int, Role]
    titles: dict[int, list[str]]
    rows: int
    places: tuple[tuple[int, int], ...] = ()

    def of(self, *roles: Role) -> list[int]:
        """The columns that have one of the roles, from left to right."""
        return [column for column, role in sorted(self.roles.items()) if role in roles]

    @property
    def words(self) -> set[str]:
        """What its cells say: rows that say nothing else repeat it."""
        return {title_words(line) for lines in self.titles.values() for line in lines}


def title_words(text: str) -> str:
    """The words of a title alone, small, its remarks in brackets left out."""
    bare = re.sub(r"\([^()]*\)", " ", one_tone(text[:300]).casefold())
    return " ".join(re.findall(r"\w+", bare))


def role_of(title: str) -> Role | None:
    """What a column of that title says; None where the title does not tell."""
    words = title_words(title)
    if not 0 < len(words) < _LONGEST:
        return None
    return next((role for role, form in _TITLES if re.fullmatch(form, words)), None)


def header_of(table: SeenTable) -> Header | None:
    """The header of a table that lists tasks; None of any other table."""
    for top in range(min(_TOP, len(table.rows))):
        header = _header(table, top)
        if header and _lists_tasks(header):
            return header
        if sum(bool(cell.text) for cell in table.rows[top]) > 1:
            return None  # what stands above a header only titles the table
    return None


def _header(table: SeenTable, top: int) -> Header | None:
    bottom = _bottom(table, top)
    roles: dict[int, Role] = {}
    titles: dict[int, list[str]] = {}
    for column in range(table.width):
        lines = list(_lines(table, top, bottom, column))
        titles[column] = lines
        said = [role for line in lines if (role := role_of(line))]
        # The lower line says more: `Chủ trì` below `Cơ quan thực hiện`.
        if said:
            roles[column] = said[-1]
    places = tuple((cell.column, cell.span) for cell in table.rows[bottom])
    return _settled(Header(roles, titles, bottom + 1, places), table)


def _lines(table: SeenTable, top: int, bottom: int, column: int) -> Iterator[str]:
    """What stands over a column, line by line; a cell merged over several lines speaks once."""
    seen: list[SeenCell] = []
    for row in range(top, bottom + 1):
        cell = table.at(row, column)
        if cell and cell not in seen and cell.text and cell.span < table.width:
            seen.append(cell)
            yield cell.text


def _bottom(table: SeenTable, top: int) -> int:
    """The last row of the header that begins in row `top`."""
    row = top
    while row + 1 < len(table.rows) and _goes_on(table, top, row + 1):
        row += 1
    return row


def _goes_on(table: SeenTable, top: int, row: int) -> bool:
    """Whether a row still belongs to the header: it is merged with it, or counts its columns."""
    cells = table.rows[row]
    if any(top <= cell.row < row for cell in cells):
        return all(cell.row < row or _titles(cell) for cell in cells)
    own = [cell for cell in cells if cell.text]
    repeated = {top, row} <= table.headings
    wide = any(1 < cell.span < table.width for cell in table.rows[top])
    return _counts(own) or ((repeated or wide) and bool(own) and all(map(_names, own)))


def _titles(cell: SeenCell) -> bool:
    """Whether a cell may stand below another in a header."""
    return not cell.text or _names(cell) or _counts_one(cell)


def _names(cell: SeenCell) -> bool:
    return role_of(cell.text) is not None


def _counts(cells: list[SeenCell]) -> bool:
    """Whether the row numbers the columns: (1) (2) (3), A B 1 2."""
    return len(cells) > 2 and all(map(_counts_one, cells))


def _counts_one(cell: SeenCell) -> bool:
    return bool(_COUNTED.fullmatch(cell.text.casefold()))


def _settled(header: Header, table: SeenTable) -> Header:
    """The header with one column for the task itself, and others that tell more of it."""
    expected = not header.of(Role.PRODUCT, Role.STATE)
    for column in header.of(Role.RESULT):  # beside what has become of a task it is no product
        header.roles[column] = Role.PRODUCT if expected else Role.OTHER
    if header.of(
        Role.DEADLINE, Role.PERIOD
    ):  # else it lists who they are, and what they are called
        header.roles.update(dict.fromkeys(header.of(Role.PERSON), Role.LEAD))
    texts = header.of(Role.TEXT)
    kept = _telling(header, texts)
    if not kept and any(_ASSIGNS.search(title_words(title)) for title in _leading(header)):
        kept = _untitled(header, table)
    for column in texts:
        header.roles[column] = Role.GROUP if column < min(kept) else Role.DETAIL
    if kept:
        header.roles[_widest(kept, table)] = Role.TEXT
    return header


def _telling(header: Header, texts: list[int]) -> list[int]:
    """Which of the columns may be the task itself: no group of tasks, not content in general."""
    titles = {one: title_words(header.titles[one][-1]) for one in texts}
    strong = [one for one in texts if not _WEAK.match(titles[one])]
    return [one for one in strong if not _GROUP.match(titles[one])] or strong or texts


def _untitled(header: Header, table: SeenTable) -> list[int]:
    """The columns of which the title does not tell what they are, but that have words."""
    free = [one for one in range(table.width) if one not in header.roles]
    free += header.of(Role.OTHER)
    return [one for one in free if _written(table, one, header.rows) > 10]


def _widest(columns: list[int], table: SeenTable) -> int:
    return max(columns, key=lambda one: (_written(table, one, 0), -one))


def _written(table: SeenTable, column: int, above: int) -> int:
    """How many letters stand in the first rows of a column."""
    rows = range(above, min(len(table.rows), above + 30))
    cells = [cell for row in rows if (cell := table.at(row, column)) and cell.span < table.width]
    return sum(map(len, {id(cell): cell.text for cell in cells}.values()))


def _lists_tasks(header: Header) -> bool:
    """Whether the columns say who does something, or at least what is due when."""
    if not header.of(Role.TEXT):
        return False
    column = header.of(Role.TEXT)[0]
    titled = header.titles[column][-1:]
    strong = not titled or not _WEAK.match(title_words(titled[0]))
    due = bool(header.of(Role.DEADLINE, Role.PERIOD))
    led = _leading(header)
    if any(_ASSIGNS.search(title_words(title)) for title in led):
        return True
    if header.of(Role.PERSON):
        return False
    return (strong and (due or bool(led))) or (due and bool(led or header.of(Role.PRODUCT)))


def _leading(header: Header) -> list[str]:
    """The titles of the columns that name authorities."""
    columns = header.of(Role.LEAD, Role.LEAD_AND_SUPPORT, Role.SUPPORT)
    return [title for column in columns for title in header.titles[column]]


def is_marked(text: str) -> bool:
    """Whether a cell only marks its column, as a month is marked in a calendar of tasks."""
    return bool(_MARK.fullmatch(text.strip()))
