"""What a workbook from a stranger would fill the memory with, known before it is opened.

The reader of workbooks follows relationships to parts of any name and gives up the whole process
when memory ends. So every part that it could take for a sheet is looked through as it would read
it: by bytes in UTF-8, a cell without a reference behind the one before it, and without a tree.
"""

from typing import Any

from generator.lazy import dataclass, regex
from generator.package import MIB

MAX_CELLS = 2_000_000
"""Of a worksheet, empty ones before the last included."""
_MAX_TEXT = 64 * MIB
"""Characters of all cells, were each the longest text of the workbook.

Every cell gets a copy of the shared text.
"""
_CELL = regex(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ROW = regex(r"[1-9][0-9]{0,6}")
_SHARED = regex(rb"[<:]si[\s>]")


class TooLarge(Exception):
    """The workbook would fill the memory."""


def bound(parts: dict[str, bytes]) -> None:
    """Where it does not raise, the workbook is small.

    Raises `TooLarge`, and `ValueError` or `SyntaxError` for what no program writes.
    """
    longest = max(
        (_Texts().read(blob) for blob in parts.values() if _SHARED.search(blob) and b"sst" in blob),
        default=0,
    )
    for blob in parts.values():
        if b"sheetData" in blob:
            _Sheet(longest).read(blob)


class _Target:
    """What a parser tells of a part, element by element."""

    def read(self, blob: bytes) -> int:
        from lxml import etree

        if b"<!DOCTYPE" in blob:
            raise ValueError("DOCTYPE")
        target: Any = self  # its stubs ask for methods that the library can do without
        parser = etree.XMLParser(
            target=target, encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False
        )
        etree.fromstring(blob, parser)
        return self.close()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def data(self, text: str) -> None:
        """Text of an element, or a piece of it."""

    def close(self) -> int:
        """What was found."""
        return 0


@dataclass(slots=True)
class _Texts(_Target):
    """The longest of the texts that cells share."""

    length: int = 0
    longest: int = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == "si":
            self.length = 0

    def data(self, text: str) -> None:
        self.length += len(text)
        self.longest = max(self.longest, self.length)

    def close(self) -> int:
        return self.longest


@dataclass(slots=True)
class _Sheet(_Target):
    """How far the cells of a sheet reach at most: rows and columns only grow."""

    longest: int
    row: int = 0
    column: int = 0
    columns: int = 0
    cells: int = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        kind, reference = _local(tag), attributes.get("r")
        if kind == "row":
            self.row, self.column = max(self.row + 1, _row(reference)), 0
        elif kind == "c":
            row, column = _cell(reference)
            self.row, self.column = max(self.row, row), max(self.column + 1, column)
            self.columns = max(self.columns, self.column)
            self.cells += 1
        if self.row * self.columns > MAX_CELLS or self.cells * self.longest > _MAX_TEXT:
            raise TooLarge


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _row(reference: str | None) -> int:
    if reference is None:
        return 0
    if not _ROW.fullmatch(reference):
        raise ValueError(reference)
    return int(reference)


def _cell(reference: str | None) -> tuple[int, int]:
    """Row and column that a cell says of itself, 0 when it says nothing."""
    if reference is None:
        return 0, 0
    match = _CELL.fullmatch(reference.upper()) if reference.isascii() else None
    if match is None:
        raise ValueError(reference)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column
