"""The sheets of an .xlsx: values as Excel last showed them, and what is to be seen beside them."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from generator.batch.bounds import TooLarge
from generator.package import related_parts, relations_of, zip_parts
from generator.reporting.looks import cell_marks, parsed, struck_texts, styles_of
from generator.reporting.notes import notes_of
from generator.reporting.tables import MAX_COLUMNS, MAX_ROWS, CellTable, Value

_BOOK = "xl/workbook.xml"


def tables_of_xlsx(parts: Mapping[str, bytes]) -> Iterator[CellTable]:
    """The worksheets in their order. The parts are within bounds."""
    from python_calamine import CalamineError, CalamineWorkbook

    known = dict(parts)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(zip_parts(known)))
        files = _files(known)
        styles = styles_of(_led(known, "styles"))
        struck = struck_texts(_led(known, "sharedStrings"))
        for about in book.sheets_metadata:
            if not str(about.typ).endswith("WorkSheet"):
                continue
            sheet = book.get_sheet_by_name(about.name)
            rows = sheet.to_python(skip_empty_area=False)
            file = files.get(about.name, "")
            yield CellTable(
                about.name,
                dict(_cells(rows)),
                dict(cell_marks(known[file], styles, struck)) if file in known else {},
                tuple((a[0], a[1], b[0], b[1]) for a, b in sheet.merged_cell_ranges or ()),
                not str(about.visible).endswith("Visible") or "Hidden" in str(about.visible),
                tuple(notes_of(known, file)),
            )
    except CalamineError as error:
        raise ValueError(str(error)) from None


def _led(parts: dict[str, bytes], kind: str) -> bytes:
    """The part of a kind that the workbook leads to."""
    found = related_parts(parts, _BOOK, kind)
    return parts[found[0]] if found else b""


def _cells(rows: list[list[Any]]) -> Iterator[tuple[tuple[int, int], Value]]:
    for row, found in enumerate(rows):
        for column, value in enumerate(found):
            if value in ("", None):
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
    book = parsed(parts[_BOOK])
    targets = {one.identity: one.path for one in relations_of(parts, _BOOK)}
    found = {}
    for sheet in book.iter("{*}sheet"):
        ids = [value for name, value in sheet.attrib.items() if str(name).endswith("}id")]
        found[str(sheet.get("name"))] = targets.get(ids[0], "") if ids else ""
    return found
