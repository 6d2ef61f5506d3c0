"""Tables: where each cell stands, and what the table's style says inside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.reading.document.ooxml import MM_PER_TWIP, Element, W, measure, val
from generator.reading.document.properties import Props, paragraph_props, run_props
from generator.reading.document.styles import Styles

_LOOK = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
}
_WRAPPERS = {W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}
_CELL_MARGIN = 108.0
"""Twips that Word leaves left and right in a cell unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, or a text box (`table` is 0 then). Lengths in mm; `x` from the left margin, `width` of the room for text.

    `middle` is where its centre stands in its table, from 0 (left) to 1; `cells` how many its row has.
    """

    table: int
    row: int
    column: int
    cells: int
    width: float | None
    x: float | None = None
    middle: float = 0.5


def flat(parent: Element) -> Iterator[Element]:
    """The children, looking through content controls and tracked insertions; an empty wrapper yields nothing."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from flat(child)
        elif isinstance(child.tag, str):
            yield child


class TableStyles:
    """What table styles say, by style and by the conditions that hold in a cell."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._known: dict[tuple[str | None, tuple[str, ...]], tuple[int, Props, Props]] = {}

    def inside(self, identity: str | None, conditions: tuple[str, ...]) -> tuple[int, Props, Props]:
        """A key for the combination, the run properties and the paragraph properties."""
        key = (identity, conditions)
        if key not in self._known:
            style = self._styles.style(identity, "table")
            run, paragraph = (dict(style.run), dict(style.paragraph)) if style else ({}, {})
            for condition in conditions if style else ():
                for part in style.element.findall(W + "tblStylePr") if style else ():
                    if part.get(W + "type") == condition:
                        run |= run_props(part.find(W + "rPr"))
                        paragraph |= paragraph_props(part.find(W + "pPr"))
            self._known[key] = (len(self._known) + 1, run, paragraph)
        return self._known[key]


def conditions(table: Element, row: int, rows: int, column: int, columns: int) -> tuple[str, ...]:
    """The conditional formats that hold in one cell, the stronger ones later (17.7.6)."""
    look = table.find(f"{W}tblPr/{W}tblLook")
    on = {name: _on(look, name, bit) for name, bit in _LOOK.items()}
    found = []
    if not on["noHBand"]:
        found.append("band1Horz" if (row - on["firstRow"]) % 2 == 0 else "band2Horz")
    for name, style, holds in (
        ("firstColumn", "firstCol", column == 0),
        ("lastColumn", "lastCol", column == columns - 1),
        ("firstRow", "firstRow", row == 0),
        ("lastRow", "lastRow", row == rows - 1),
    ):
        if on[name] and holds:
            found.append(style)
    return tuple(found)


def _on(look: Element | None, name: str, bit: int) -> bool:
    if look is None:
        return name == "noHBand"
    if look.get(W + name) is not None:
        return look.get(W + name) not in ("0", "false", "off")
    try:
        return bool(int(look.get(W + "val", "0"), 16) & bit)
    except ValueError:
        return False


def cells_of(
    table: Element, number: int, text_width: float | None
) -> Iterator[tuple[Element, Cell, tuple[str, ...]]]:
    """Every cell with its place and the conditional formats that hold there."""
    grid = [measure(column.get(W + "w")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
    rows = [row for row in flat(table) if row.tag == W + "tr"]
    left, right = _margins(table.find(f"{W}tblPr/{W}tblCellMar"), (_CELL_MARGIN, _CELL_MARGIN))
    for r, row in enumerate(rows):
        cells = [cell for cell in flat(row) if cell.tag == W + "tc"]
        at = min(_int(val(row.find(W + "trPr"), "gridBefore")), 63)
        spans, widths = [], []
        for cell in cells:
            span = max(1, min(_int(val(cell.find(W + "tcPr"), "gridSpan")), 63))
            spans.append(at)
            widths.append(_cell_width(cell, grid[at : at + span], text_width))
            at += span
        start = _row_start(table, widths, text_width)
        total = sum(width or 0 for width in widths) or 1.0
        for c, cell in enumerate(cells):
            before = sum(width or 0 for width in widths[:c])
            inside = _margins(cell.find(f"{W}tcPr/{W}tcMar"), (left, right))
            width = widths[c]
            room = None if width is None else max(0.0, width - sum(inside)) * MM_PER_TWIP
            middle = (before + (width or 0) / 2) / total if all(widths) else (c + 0.5) / len(cells)
            x = (
                None
                if start is None or not all(widths)
                else (start + before + inside[0]) * MM_PER_TWIP
            )
            place = Cell(number, r + 1, c + 1, len(cells), room, x, middle)
            yield cell, place, conditions(table, r, len(rows), c, len(cells))


def _int(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else 0


def _margins(element: Element | None, usual: tuple[float, float]) -> tuple[float, float]:
    found = list(usual)
    for i, names in enumerate((("left", "start"), ("right", "end"))):
        for name in names:
            side = element.find(W + name) if element is not None else None
            width = measure(side.get(W + "w")) if side is not None else None
            found[i] = found[i] if width is None else width
    return found[0], found[1]


def _cell_width(
    cell: Element, columns: list[float | None], text_width: float | None
) -> float | None:
    """Twips, from `w:tcW` where it gives a width, otherwise from the grid."""
    given = cell.find(f"{W}tcPr/{W}tcW")
    kind = given.get(W + "type", "dxa") if given is not None else "auto"
    width = measure((given.get(W + "w") or "").rstrip("%")) if given is not None else None
    if kind == "dxa" and width:
        return width
    if kind == "pct" and width and text_width:
        share = (
            width / 100 if (given is not None and "%" in given.get(W + "w", "")) else width / 5000
        )
        return share * text_width / MM_PER_TWIP
    known = [column for column in columns if column]
    return sum(known) if known and len(known) == len(columns) else None


def _row_start(
    table: Element, widths: list[float | None], text_width: float | None
) -> float | None:
    """Twips from the left margin to the left edge of the row."""
    align = val(table.find(W + "tblPr"), "jc")
    if align in ("center", "right", "end"):
        if text_width is None or not all(widths):
            return None
        free = text_width / MM_PER_TWIP - sum(width or 0 for width in widths)
        return free / 2 if align == "center" else free
    indent = table.find(f"{W}tblPr/{W}tblInd")
    return (measure(indent.get(W + "w")) or 0.0) if indent is not None else 0.0
