"""A workbook as people spoil it: cells typed, rows taken out, sheets renamed, by its XML alone."""

import io
import re
import zipfile
from datetime import date
from typing import Any

from lxml import etree

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_BEGAN = date(1899, 12, 30)


def _tag(name: str) -> str:
    return f"{{{_MAIN}}}{name}"


class Book:
    """An .xlsx that is changed as by hand; sheets are named by their number from 1."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.sheets = {
            number: etree.fromstring(self.parts[f"xl/worksheets/sheet{number}.xml"])
            for number in range(1, 9)
            if f"xl/worksheets/sheet{number}.xml" in self.parts
        }

    @property
    def content(self) -> bytes:
        """The workbook as bytes."""
        for number, sheet in self.sheets.items():
            self.parts[f"xl/worksheets/sheet{number}.xml"] = etree.tostring(sheet)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, blob in self.parts.items():
                archive.writestr(name, blob)
        return buffer.getvalue()

    def cell(self, number: int, at: str) -> Any:
        """The cell, made where there is none."""
        row = self._row(number, int(re.sub(r"\D", "", at)))
        for cell in row:
            if cell.get("r") == at:
                return cell
        return etree.SubElement(row, _tag("c"), r=at)

    def _row(self, number: int, at: int) -> Any:
        data = self.sheets[number].find(_tag("sheetData"))
        assert data is not None
        for row in data:
            if row.get("r") == str(at):
                return row
        return etree.SubElement(data, _tag("row"), r=str(at))

    def put(self, number: int, at: str, value: str | float | date | bool, style: str = "") -> None:
        """Types a value into a cell."""
        cell = self.cell(number, at)
        for one in [*cell]:
            cell.remove(one)
        if style:
            cell.set("s", style)
        if isinstance(value, str):
            cell.set("t", "inlineStr")
            etree.SubElement(etree.SubElement(cell, _tag("is")), _tag("t")).text = value
            return
        cell.attrib.pop("t", None)
        if isinstance(value, bool):
            cell.set("t", "b")
            value = int(value)
        elif isinstance(value, date):
            value = (value - _BEGAN).days
        etree.SubElement(cell, _tag("v")).text = str(value)

    def formula(self, number: int, at: str, formula: str, value: str | None) -> None:
        """Types a formula, with the value that the program shows for it."""
        cell = self.cell(number, at)
        for one in [*cell]:
            cell.remove(one)
        cell.attrib.pop("t", None)
        etree.SubElement(cell, _tag("f")).text = formula
        if value is not None:
            if value.startswith("#"):
                cell.set("t", "e")
            etree.SubElement(cell, _tag("v")).text = value

    def delete(self, number: int, at: int) -> None:
        """Takes a row out; those below move up."""
        data = self.sheets[number].find(_tag("sheetData"))
        assert data is not None
        for row in [*data]:
            here = int(row.get("r"))
            if here == at:
                data.remove(row)
            elif here > at:
                self._moved(row, here - 1)

    def swap(self, number: int, one: int, other: int) -> None:
        """Sorts two rows the other way round."""
        first, second = self._row(number, one), self._row(number, other)
        data = first.getparent()
        data.remove(first)
        data.remove(second)
        self._moved(first, other)
        self._moved(second, one)
        data.extend([first, second])
        data[:] = sorted(data, key=lambda row: int(row.get("r")))

    def copy(self, number: int, at: int, to: int) -> None:
        """Copies a row below."""
        row = etree.fromstring(etree.tostring(self._row(number, at)))
        self._moved(row, to)
        data = self.sheets[number].find(_tag("sheetData"))
        assert data is not None
        for old in [one for one in data if one.get("r") == str(to)]:
            data.remove(old)
        data.append(row)
        data[:] = sorted(data, key=lambda one: int(one.get("r")))

    @staticmethod
    def _moved(row: Any, to: int) -> None:
        row.set("r", str(to))
        for cell in row:
            cell.set("r", re.sub(r"\d+", str(to), cell.get("r")))

    def merge(self, number: int, area: str) -> None:
        """Merges cells; what the others held goes."""
        sheet = self.sheets[number]
        merged = etree.Element(_tag("mergeCells"))
        etree.SubElement(merged, _tag("mergeCell"), ref=area)
        data = sheet.find(_tag("sheetData"))
        assert data is not None
        behind = sheet.find(_tag("autoFilter"))
        (behind if behind is not None else data).addnext(merged)

    def without_column(self, number: int, letter: str) -> None:
        """Clears a column, title and all."""
        for cell in list(self.sheets[number].iter(_tag("c"))):
            if re.sub(r"\d", "", cell.get("r")) == letter:
                cell.getparent().remove(cell)

    def rename(self, old: str, new: str) -> None:
        """Gives a sheet another name."""
        book = self.parts["xl/workbook.xml"].decode()
        assert book.count(f'name="{old}"') == 1
        self.parts["xl/workbook.xml"] = book.replace(f'name="{old}"', f'name="{new}"').encode()

    def style(self, format_id: str) -> str:
        """A style of cells with that number format, to be named by `put`."""
        styles = etree.fromstring(self.parts["xl/styles.xml"])
        formats = styles.find(_tag("cellXfs"))
        assert formats is not None
        etree.SubElement(formats, _tag("xf"), numFmtId=format_id, applyNumberFormat="1")
        formats.set("count", str(len(formats)))
        self.parts["xl/styles.xml"] = etree.tostring(styles)
        return str(len(formats) - 1)
