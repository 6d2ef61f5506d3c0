"""The sheets of an .xlsx: values as Excel last showed them, and which of them are formulas."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from generator.batch.bounds import TooLarge
from generator.lazy import regex
from generator.package import relations_of, zip_parts
from generator.reporting.tables import MAX_COLUMNS, MAX_ROWS, CellMark, CellTable, Value

_BOOK = "xl/workbook.xml"
_PERCENT = ("9", "10")
"""The numbers of the formats that show a hundredth as one percent (ECMA-376, 18.8.30)."""
_CELL = regex(r"([A-Z]{1,3})(\d{1,7})")


def tables_of_xlsx(parts: Mapping[str, bytes]) -> Iterator[CellTable]:
    """The worksheets in their order. The parts are within bounds."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(zip_parts(dict(parts))))
        files = _files(dict(parts))
        percents = _percent_styles(parts.get("xl/styles.xml", b""))
        for about in book.sheets_metadata:
            if not str(about.typ).endswith("WorkSheet"):
                continue
            sheet = book.get_sheet_by_name(about.name)
            rows = sheet.to_python(skip_empty_area=False)
            yield CellTable(
                about.name,
                dict(_cells(rows)),
                dict(_marks(parts.get(files.get(about.name, ""), b""), percents)),
                tuple((a[0], a[1], b[0], b[1]) for a, b in sheet.merged_cell_ranges or ()),
                not str(about.visible).endswith("Visible") or "Hidden" in str(about.visible),
            )
    except CalamineError as error:
        raise ValueError(str(error)) from None


def _cells(rows: list[list[Any]]) -> Iterator[tuple[tuple[int, int], Value]]:
    for row, found in enumerate(rows):
        for column, value in enumerate(found):
            if value == "" or value is None:
                continue
            if row > MAX_ROWS or column > MAX_COLUMNS:
                raise TooLarge
            yield (row, column), _plain(value)


def _plain(value: Any) -> Value:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, bool | str | float | date):
        return value
    if isinstance(value, int):
        return float(value)
    return str(value) if isinstance(value, time | timedelta) else None


def _files(parts: dict[str, bytes]) -> dict[str, str]:
    """The part of each sheet, by the name of the sheet."""
    book = _parsed(parts[_BOOK])
    targets = {one.identity: one.path for one in relations_of(parts, _BOOK)}
    found = {}
    for sheet in book.iter("{*}sheet"):
        ids = [value for name, value in sheet.attrib.items() if str(name).endswith("}id")]
        found[str(sheet.get("name"))] = targets.get(ids[0], "") if ids else ""
    return found


def _percent_styles(blob: bytes) -> frozenset[str]:
    """The styles of cells that show a hundredth as one percent."""
    if not blob:
        return frozenset()
    styles = _parsed(blob)
    own = {
        one.get("numFmtId") for one in styles.iter("{*}numFmt") if "%" in one.get("formatCode", "")
    }
    formats = styles.find("{*}cellXfs")
    numbers = [] if formats is None else [one.get("numFmtId") for one in formats]
    return frozenset(str(at) for at, one in enumerate(numbers) if one in own or one in _PERCENT)


def _marks(blob: bytes, percents: frozenset[str]) -> Iterator[tuple[tuple[int, int], CellMark]]:
    """What is remarkable of the cells of a sheet; a cell without a reference follows the last."""
    row = column = -1
    for line in _parsed(blob).iter("{*}row") if blob else ():
        row, column = int(line.get("r") or row + 2) - 1, -1
        for cell in line.iterchildren("{*}c"):
            row, column = _place(cell.get("r"), row, column + 1)
            mark = CellMark(
                cell.find("{*}f") is not None, cell.get("s") in percents, cell.get("t") == "e"
            )
            if mark != CellMark():
                yield (row, column), mark


def _place(reference: str | None, row: int, column: int) -> tuple[int, int]:
    match = _CELL.fullmatch(reference.upper()) if reference else None
    if match is None:
        return row, column
    at = 0
    for letter in match[1]:
        at = at * 26 + ord(letter) - 64
    return int(match[2]) - 1, at - 1


def _parsed(blob: bytes) -> Any:
    from lxml import etree

    if b"<!DOCTYPE" in blob:
        raise ValueError("DOCTYPE")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(blob, parser)
