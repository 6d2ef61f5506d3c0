"""A person at a form in Excel: types into cells that are not locked, chooses from lists, saves.

openpyxl opens and saves, as any program that is not Excel does. Nothing of the program that made the form is used but its clock.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, time
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.writer.excel import ExcelWriter

from generator.running.today import today

TITLES = 4
"""The row that says what is typed below."""
Typed = str | int | float | datetime


def _columns(sheet: Any) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[TITLES] if cell.value}


def _rows(sheet: Any) -> Iterator[int]:
    """The rows with an id in the first column, which a person does not see."""
    return (row for row in range(TITLES + 1, sheet.max_row + 1) if sheet.cell(row, 1).value)


def _choices(sheet: Any, cell: Any) -> list[str]:
    """What the list of the cell offers; nothing of a cell without one."""
    for rule in sheet.data_validations.dataValidation:
        left, top, right, bottom = range_boundaries(str(rule.sqref))
        if rule.type == "list" and left <= cell.column <= right and top <= cell.row <= bottom:
            return str(rule.formula1).strip('"').split(",")
    return []


def fill(form: Path, answers: Mapping[str, Mapping[str, Typed]], to: Path) -> None:
    """Fills the form in: by id what is typed in the column of each title, and saves it at `to`."""
    book = load_workbook(form)
    left = {id_: dict(typed) for id_, typed in answers.items()}
    for sheet in book.worksheets:
        columns = _columns(sheet) if sheet.sheet_state == "visible" else {}
        for row in _rows(sheet) if columns else ():
            for title, typed in left.pop(sheet.cell(row, 1).value, {}).items():
                cell = sheet.cell(row, columns[title])
                hidden = sheet.column_dimensions[get_column_letter(cell.column)].hidden
                assert sheet.protection.sheet and not cell.protection.locked and not hidden
                choices = _choices(sheet, cell)
                assert not choices or typed in choices, (typed, choices)
                cell.value = typed
    assert not left, f"the form has no row for {left.keys()}"
    # Noted as saved on the day of the test, which need not be that of the machine.
    book.properties.modified = datetime.combine(today(), time(12))
    ExcelWriter(book, ZipFile(to, "w", ZIP_DEFLATED)).save()


def read(path: Path) -> dict[str, dict[str, tuple[str, Any]]]:
    """By id what stands below each title, with the name of its cell: `("Chỉ tiêu!H5", "98,6")`."""
    found: dict[str, dict[str, tuple[str, Any]]] = {}
    for sheet in load_workbook(path).worksheets:
        if sheet.sheet_state != "visible":
            continue
        columns = _columns(sheet)
        for row in _rows(sheet):
            cells = {title: sheet.cell(row, at) for title, at in columns.items()}
            found[sheet.cell(row, 1).value] = {
                title: (f"{sheet.title}!{cell.coordinate}", cell.value)
                for title, cell in cells.items()
                if cell.value is not None
            }
    return found


def rows_of(path: Path, sheet: str, titles: int = 3) -> list[dict[str, Any]]:
    """The rows of a sheet by the titles of its columns."""
    rows = list(load_workbook(path)[sheet].iter_rows(values_only=True))
    head = rows[titles - 1]
    return [dict(zip(head, row, strict=False)) for row in rows[titles:] if any(row)]
