"""Tables that people keep: rows of text from .csv and .xlsx files of strangers, within bounds."""

import csv
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO, StringIO
from itertools import islice
from pathlib import Path

from generator.batch.bounds import TooLarge, bound
from generator.language import Said
from generator.lazy import regex
from generator.package import MIB, read_bytes, zip_members, zip_parts
from generator.problems import Spot, refused

MAX_BYTES, MAX_ROWS, MAX_COLUMNS, MAX_CELL = 8 * MIB, 20_000, 100, 500
_TOO_LARGE = Said(
    "bảng quá lớn, không phải danh sách đơn vị", "the table is too large for a roster"
)

Row = tuple[int, tuple[str, ...]]
"""The line or row of the file, from 1, and its cells."""
IsHead = Callable[[tuple[str, ...]], bool]
HEAD_ROWS = 10
"""One of so many rows names the columns; above it a title may stand."""
_SEPARATORS = ";,\t"
"""Excel separates by ; where the comma is for decimals, as in Viet Nam."""
_SEPARATOR_LINE = regex(rf'(?i)"?sep=([{_SEPARATORS}|])"?')
"""By this first line Excel is told how a .csv is separated."""


class _Torn(Exception):
    """The row that begins at this line is no CSV."""


def read_rows(path: Path, is_head: IsHead) -> list[Row]:
    """The rows of the table at `path` that are not empty.

    Cells are text in NFC without spaces around them. `is_head` knows the row that names the
    columns: by it the separator of a .csv is found.
    Raises `Rejected` for what is neither .csv nor .xlsx, damaged, or too large.
    """
    content = read_bytes(path, MAX_BYTES)
    shown = path.as_posix()
    ending = path.suffix.casefold()
    if ending not in (".csv", ".xlsx"):
        message = Said("danh sách phải là tệp .csv hoặc .xlsx", "a roster is a .csv or .xlsx file")
        advice = Said("Trong Excel: Lưu thành .xlsx.", "In Excel: save as .xlsx.")
        raise refused(Spot(shown), "units/kind", message, advice)
    rows = _of_workbook(shown, content) if ending == ".xlsx" else _of_text(shown, content, is_head)
    for line, cells in rows:
        wide = len(cells) > MAX_COLUMNS or any(len(cell) > MAX_CELL for cell in cells)
        if wide or len(rows) > MAX_ROWS:
            raise refused(Spot(shown, line, 1), "units/too-large", _TOO_LARGE)
    return [(line, cells) for line, cells in rows if any(cells)]


def _of_text(shown: str, content: bytes, is_head: IsHead) -> list[Row]:
    text = _decoded(shown, content)
    first, _, rest = text.partition("\n")
    if said := _SEPARATOR_LINE.fullmatch(first):
        text = f"\n{rest}"
    separator = said[1] if said else _separator(text, is_head)
    try:
        return list(_lines(text, separator))
    except _Torn as torn:
        message = Said(
            "dòng này không đúng dạng CSV (dấu ngoặc kép?)", "this line is not CSV (a quote?)"
        )
        advice = Said(
            "Mở bằng Excel và lưu lại, hoặc dùng .xlsx.", "Save it anew from Excel, or use .xlsx."
        )
        raise refused(Spot(shown, torn.args[0], 1), "units/damaged", message, advice) from None


def _separator(text: str, is_head: IsHead) -> str:
    for separator in _SEPARATORS:
        with suppress(_Torn):
            rows = (cells for _, cells in _lines(text, separator) if any(cells))
            if any(map(is_head, islice(rows, HEAD_ROWS))):
                return separator
    return max(_SEPARATORS, key=text.lstrip("\n").partition("\n")[0].count)


def _lines(text: str, separator: str) -> Iterator[Row]:
    """The rows of a .csv; raises `_Torn`."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    start = 1
    try:
        for cells in reader:
            yield start, tuple(map(_tidy, cells))
            start = reader.line_num + 1
    except csv.Error:
        raise _Torn(start) from None


def _decoded(shown: str, content: bytes) -> str:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        message = Said("tệp không phải UTF-8", "the file is not UTF-8")
        advice = Said(
            "Trong Excel: Lưu thành, chọn «CSV UTF-8», hoặc lưu .xlsx.",
            "In Excel: save as «CSV UTF-8», or .xlsx.",
        )
        line = content[: error.start].count(b"\n") + 1
        raise refused(Spot(shown, line, 1), "units/encoding", message, advice) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _of_workbook(shown: str, content: bytes) -> list[Row]:
    from python_calamine import CalamineError, CalamineWorkbook

    message = Said("tệp hỏng hoặc không phải .xlsx", "the file is damaged or is no .xlsx")
    advice = Said(
        "Mở bằng Excel, bỏ mật khẩu nếu có, lưu lại.",
        "Save it anew from Excel, without a password.",
    )
    try:
        parts = zip_members(shown, content)
        bound(parts)
        book = CalamineWorkbook.from_filelike(BytesIO(zip_parts(parts)))
        visible = [
            sheet.name for sheet in book.sheets_metadata if str(sheet.visible).endswith("Visible")
        ]
        cells = (
            book.get_sheet_by_name(visible[0]).to_python(skip_empty_area=False) if visible else []
        )
    except TooLarge:
        far = Said(
            "Xóa các ô ở rất xa bên dưới hoặc bên phải.",
            "Delete what stands far below or to the right.",
        )
        raise refused(Spot(shown), "units/too-large", _TOO_LARGE, far) from None
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        ValueError,
        RuntimeError,
        SyntaxError,
        CalamineError,
    ):
        raise refused(Spot(shown), "units/damaged", message, advice) from None
    return [
        (number, tuple(_tidy(_plain(cell)) for cell in row)) for number, row in enumerate(cells, 1)
    ]


def _plain(cell: object) -> str:
    """The cell as its reader sees it: a code that Excel keeps as a number has no decimals."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _tidy(cell: str) -> str:
    return " ".join(unicodedata.normalize("NFC", cell).split())
