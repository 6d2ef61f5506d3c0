"""The sheets of an .ods, as LibreOffice saves them: values, formulas, percentages, notes."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from generator.batch.bounds import TooLarge
from generator.lazy import regex
from generator.reporting.looks import parsed
from generator.reporting.tables import MAX_COLUMNS, MAX_ROWS, CellMark, CellNote, CellTable, Value

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ERROR = regex(r"#|Err:")
_MOST_CELLS, _LONGEST = 200_000, 32_767
"""Cells of a sheet, and letters of a cell, of which Excel takes no more."""


def tables_of_ods(content: bytes) -> Iterator[CellTable]:
    """The sheets in their order. Raises `TooLarge` for more cells than a report can have."""
    root = parsed(content)
    unseen = {
        one.get(f"{_STYLE}name")
        for one in root.iter(f"{_STYLE}style")
        for below in one.iter(f"{_STYLE}table-properties")
        if below.get(f"{_TABLE}display") == "false"
    }
    struck = _struck_styles(root)
    for sheet in root.iter(f"{_TABLE}table"):
        yield _table(sheet, sheet.get(f"{_TABLE}style-name") in unseen, struck)


def _table(sheet: Any, hidden: bool, struck: frozenset[str]) -> CellTable:
    cells: dict[tuple[int, int], Value] = {}
    marks: dict[tuple[int, int], CellMark] = {}
    merged = []
    notes: list[CellNote] = []
    row = 0
    for line in sheet.iter(f"{_TABLE}table-row"):
        filled = [(at, cell, _value(cell), _mark(cell, struck)) for at, cell in _filled(line)]
        for again in range(_repeated(line, "rows") if filled else 0):
            for column, _, value, mark in filled:
                _bounded(row + again, column, cells)
                cells[row + again, column] = value
                if mark != CellMark():
                    marks[row + again, column] = mark
        merged += [_merged(row, at, cell) for at, cell, _, _ in filled if _span(cell) != (1, 1)]
        notes += _notes(row, line)
        row += _repeated(line, "rows")
    name = str(sheet.get(f"{_TABLE}name"))
    return CellTable(name, cells, marks, tuple(merged), hidden, tuple(notes))


def _bounded(row: int, column: int, cells: dict[tuple[int, int], Value]) -> None:
    if row > MAX_ROWS or column > MAX_COLUMNS or len(cells) > _MOST_CELLS:
        raise TooLarge


def _repeated(element: Any, what: str) -> int:
    return int(element.get(f"{_TABLE}number-{what}-repeated", "1"))


def _filled(line: Any) -> Iterator[tuple[int, Any]]:
    """The cells of a row that say something, each with its column."""
    column = 0
    for cell in line.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        times = _repeated(cell, "columns")
        if cell.get(f"{_OFFICE}value-type") or cell.get(f"{_TABLE}formula"):
            if times > MAX_COLUMNS:
                raise TooLarge
            yield from ((column + again, cell) for again in range(times))
        column += times


def _value(cell: Any) -> Value:
    kind = cell.get(f"{_OFFICE}value-type")
    if kind in ("float", "percentage", "currency"):
        return float(cell.get(f"{_OFFICE}value"))
    if kind == "date":
        return date.fromisoformat(cell.get(f"{_OFFICE}date-value")[:10])
    if kind == "boolean":
        return bool(cell.get(f"{_OFFICE}boolean-value") == "true")
    words = "\n".join(map(_words, cell.iterchildren(f"{_TEXT}p")))
    if len(words) > _LONGEST:
        raise TooLarge
    return words


def _words(paragraph: Any) -> str:
    """The words of a paragraph; spaces and line breaks are elements of their own."""
    told = paragraph.text or ""
    for one in paragraph.iterchildren():
        if one.tag == f"{_TEXT}s":
            told += " " * min(int(one.get(f"{_TEXT}c") or 1), 100)
        elif one.tag in (f"{_TEXT}line-break", f"{_TEXT}tab"):
            told += " " if one.tag.endswith("tab") else "\n"
        else:
            told += _words(one)
        told += one.tail or ""
    return told


def _mark(cell: Any, struck: frozenset[str]) -> CellMark:
    formula = cell.get(f"{_TABLE}formula", "")
    shown = str(_value(cell)) if formula else ""
    return CellMark(
        formula.removeprefix("of:"),
        shown if _ERROR.match(shown) else "",
        cell.get(f"{_OFFICE}value-type") == "percentage",
        any(one.get(name) in struck for one in cell.iter() for name in _STYLED),
    )


_STYLED = (f"{_TABLE}style-name", f"{_TEXT}style-name")


def _struck_styles(root: Any) -> frozenset[str]:
    """The styles that strike words out."""
    line = f"{_STYLE}text-line-through-style"
    return frozenset(
        str(one.get(f"{_STYLE}name"))
        for one in root.iter(f"{_STYLE}style")
        if any(below.get(line, "none") != "none" for below in one)
    )


def _notes(row: int, line: Any) -> Iterator[CellNote]:
    """The notes of a row, also of cells that are empty."""
    column = 0
    for cell in line.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        for note in cell.iterchildren(f"{_OFFICE}annotation"):
            words = " ".join(map(_words, note.iterchildren(f"{_TEXT}p")))
            yield CellNote(row, column, " ".join(words.split()))
        column += _repeated(cell, "columns")


def _span(cell: Any) -> tuple[int, int]:
    """So many rows and columns the cell is merged over."""
    names = (f"{_TABLE}number-rows-spanned", f"{_TABLE}number-columns-spanned")
    rows, columns = (int(cell.get(name, "1")) for name in names)
    return rows, columns


def _merged(row: int, column: int, cell: Any) -> tuple[int, int, int, int]:
    rows, columns = _span(cell)
    return row, column, row + rows - 1, column + columns - 1
