"""A file with the answers of a report, opened: .xlsx, .ods or .csv, bounded before it is read.

What old Excel saves tells only LibreOffice which of its cells are formulas or percentages: without
it such a file is refused, not read half.
"""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from generator.batch.bounds import TooLarge, bound
from generator.language import Said
from generator.package import MIB, ZIP_FAULTS, foreign_of, read_bytes, zip_members
from generator.problems import Spot, refused
from generator.reporting.columns import ABOUT, SAYS
from generator.reporting.opendocument import tables_of_ods
from generator.reporting.spreadsheet import tables_of_xlsx
from generator.reporting.tables import MAX_COLUMNS, MAX_ROWS, CellTable

MAX_BYTES, MAX_UNPACKED = 8 * MIB, 8 * MIB
"""Of the file, and of all in it that is no picture: 5,000 rows are not a half of that."""
_MOST_SHEETS, _MOST_CELLS = 100, 300_000
_PICTURES = ("xl/media/", "Pictures/", "Thumbnails/", "docProps/thumbnail")
_DAMAGED = Said("tệp hỏng, không đọc được bảng", "the file is damaged, no table can be read")
_SAVE_AGAIN = Said(
    "Mở bằng Excel, lưu thành .xlsx rồi gửi lại.", "Open it in Excel and save it as .xlsx."
)
_TOO_LARGE = Said("bảng lớn hơn một báo cáo rất nhiều", "the table is far larger than a report")
_LESS = Said(
    "Xóa các ô ở rất xa bên dưới hoặc bên phải.", "Delete what stands far below or to the right."
)


def read_tables(path: Path) -> tuple[CellTable, ...]:
    """The sheets of a .xlsx, .ods or .csv file in their order, of .xls and .xlsb by LibreOffice.

    Raises `Rejected` for anything else, what is damaged, locked by a password, or too large.
    """
    content, shown_path = read_bytes(path, MAX_BYTES), path.as_posix()
    foreign = foreign_of(content)
    if foreign and foreign.ending != ".xls":
        name = foreign.told(shown_path)
        code = "report/encrypted" if foreign.code == "encrypted" else "report/kind"
        raise refused(Spot(shown_path), code, name, _SAVE_AGAIN)
    try:
        if foreign:
            return _of_old(shown_path, content, foreign.ending, foreign.told(shown_path))
        if content.startswith(b"PK"):
            return _of_zip(shown_path, content)
        return (_of_csv(path, content),)
    except TooLarge:
        raise refused(Spot(shown_path), "report/too-large", _TOO_LARGE, _LESS) from None
    except (*ZIP_FAULTS, SyntaxError, KeyError, AttributeError, csv.Error):
        raise refused(Spot(shown_path), "report/damaged", _DAMAGED, _SAVE_AGAIN) from None


def _of_zip(path: str, content: bytes) -> tuple[CellTable, ...]:
    members = zip_members(path, content)
    parts = {name: blob for name, blob in members.items() if not name.startswith(_PICTURES)}
    if sum(map(len, parts.values())) > MAX_UNPACKED:
        raise TooLarge
    if any(b"<!DOCTYPE" in one for one in parts.values()):
        raise ValueError("DOCTYPE")
    if "content.xml" in parts:
        return tuple(_within(tables_of_ods(parts["content.xml"])))
    if "xl/workbook.bin" in parts:
        name = Said("bảng tính Excel nhị phân (.xlsb)", "a binary workbook of Excel (.xlsb)")
        return _of_old(path, content, ".xlsb", name)
    bound(parts)
    return tuple(_within(tables_of_xlsx(parts)))


def _within(tables: Iterator[CellTable]) -> Iterator[CellTable]:
    """The sheets; raises `TooLarge` before there are more of them, or of cells, than forms have."""
    cells = 0
    for number, table in enumerate(tables):
        cells += len(table.cells)
        if number > _MOST_SHEETS or cells > _MOST_CELLS:
            raise TooLarge
        yield table


def _of_old(path: str, content: bytes, ending: str, name: Said) -> tuple[CellTable, ...]:
    """The sheets as LibreOffice understands them."""
    from generator.reading import office
    from generator.reading.bounded import NotConverted

    try:
        return _of_zip(path, office.convert(content, ending, office.XLSX))
    except NotConverted as error:
        why = Said(f"{name.vi}: {error.message.vi}", f"{name.en}: {error.message.en}")
        raise refused(Spot(path), "report/kind", why, _SAVE_AGAIN) from None


def is_old_form(path: Path) -> bool:
    """Whether a file of old Excel may be a form: no other needs LibreOffice to look at it."""
    return ABOUT.encode() in read_bytes(path, MAX_BYTES)


_NOT_UTF8 = Said("tệp không phải UTF-8", "the file is not UTF-8")
_AS_UTF8 = Said(
    "Trong Excel: Lưu thành, chọn «CSV UTF-8», hoặc lưu .xlsx.",
    "In Excel: save as «CSV UTF-8», or .xlsx.",
)


def _of_csv(path: Path, content: bytes) -> CellTable:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise refused(Spot(path.as_posix()), "report/encoding", _NOT_UTF8, _AS_UTF8) from None
    if "\0" in text:
        raise ValueError("no text")
    titles = next((line for line in text.splitlines() if SAYS in line), text)
    separator = max(";,\t", key=titles.count)
    rows = csv.reader(StringIO(text.replace("\r\n", "\n"), newline=""), delimiter=separator)
    cells: dict[tuple[int, int], str] = {}
    for row, found in enumerate(rows):
        if row > MAX_ROWS or len(found) > MAX_COLUMNS:
            raise TooLarge
        cells |= {(row, column): one for column, one in enumerate(found) if one.strip()}
    return CellTable(path.stem, cells)
