"""Tables: where each cell stands, and what the table's style says inside it."""

from collections.abc import Iterator, Sequence

from generator.lazy import dataclass
from generator.reading.document.ooxml import (
    MM_PER_TWIP,
    OFF,
    Element,
    W,
    attribute,
    inner,
    length,
    mm,
    switch,
    val,
)

_TC, _TCPR = W + "tc", W + "tcPr"
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
_MOST_COLUMNS = 63
"""Columns that a table of Word has at the most."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell, or a text box (`table` is 0 then). Lengths in mm; `x` from the left margin, `width`
    of the room for text.

    `middle` is where its centre stands in its table, from 0 (left) to 1; `cells` how many its row
    has. It begins at column `grid` of the table's grid, from 0, and spans `span` of them;
    `continues` says that it is one with the cell above. `heading` says that its row is repeated on
    every page; `within` is the cell in which its table stands.
    """

    table: int
    row: int
    column: int
    cells: int
    width: float | None
    x: float | None = None
    middle: float = 0.5
    grid: int = 0
    span: int = 1
    continues: bool = False
    heading: bool = False
    within: "TableCell | None" = None


def flat(parent: Element) -> Iterator[Element]:
    """The children, looking through content controls and tracked insertions; an empty wrapper
    yields nothing."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from flat(child)
        elif isinstance(child.tag, str):
            yield child


def _conditions(
    on: dict[str, bool], row: int, rows: int, column: int, columns: int
) -> tuple[str, ...]:
    """The conditional formats that hold in one cell of a table in which these are `on`, the
    stronger ones later (17.7.6)."""
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
        return look.get(W + name) not in OFF
    try:
        return bool(int(look.get(W + "val", "0"), 16) & bit)
    except ValueError:
        return False


def cells_of(
    table: Element, number: int, text_width: float | None, within: TableCell | None = None
) -> Iterator[tuple[Element, TableCell, tuple[str, ...]]]:
    """Every cell with its place and the conditional formats that hold there."""
    grid = [length(column.get(W + "w")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
    about = inner(table, W + "tblPr")
    look = inner(about, W + "tblLook")
    on = {name: _on(look, name, bit) for name, bit in _LOOK.items()}
    usual = _margins(inner(about, W + "tblCellMar"), (_CELL_MARGIN, _CELL_MARGIN))
    rows = [row for row in flat(table) if row.tag == W + "tr" and not _is_gone(row)]
    for r, row in enumerate(rows):
        cells = [(cell, inner(cell, _TCPR)) for cell in flat(row) if cell.tag == _TC]
        columns = _columns(row, [said for _, said in cells])
        widths = [
            cell_width(said, grid[slice(*at)], text_width)
            for (_, said), at in zip(cells, columns, strict=True)
        ]
        start = _row_start(about, widths, text_width)
        heading = _repeated(row)
        for c, ((cell, said), (first, last)) in enumerate(zip(cells, columns, strict=True)):
            inside = _margins(inner(said, W + "tcMar"), usual)
            place = TableCell(
                number,
                r + 1,
                c + 1,
                len(cells),
                *_extent(c, widths, start, inside),
                grid=first,
                span=last - first,
                continues=_continues(said),
                heading=heading,
                within=within,
            )
            yield cell, place, _conditions(on, r, len(rows), c, len(cells))


def _columns(row: Element, cells: list[Element | None]) -> list[tuple[int, int]]:
    """The columns of the grid that each cell of a row takes, by its `w:tcPr`: the first, and the next."""
    at = min(_int(val(inner(row, W + "trPr"), "gridBefore")), _MOST_COLUMNS)
    found = []
    for said in cells:
        span = max(1, min(_int(val(said, "gridSpan")), _MOST_COLUMNS))
        found.append((at, at + span))
        at += span
    return found


def _continues(said: Element | None) -> bool:
    """Whether the cell is merged with the one above; `w:vMerge` without a value says so."""
    merge = inner(said, W + "vMerge")
    return merge is not None and merge.get(W + "val", "continue") == "continue"


def _repeated(row: Element) -> bool:
    header = inner(inner(row, W + "trPr"), W + "tblHeader")
    return header is not None and switch(header)


def _extent(
    column: int, widths: list[float | None], start: float | None, margins: tuple[float, float]
) -> tuple[float | None, float | None, float]:
    """The room of one cell for text and where it begins, both in mm, and where its middle is in its
    row."""
    width = widths[column]
    room = None if width is None else max(0.0, width - sum(margins))
    known = [*filter(None, widths)]
    if not width or len(known) < len(widths):
        return mm(room), None, (column + 0.5) / len(widths)
    before = sum(known[:column])
    middle = (before + width / 2) / (sum(known) or 1.0)
    return mm(room), None if start is None else mm(start + before + margins[0]), middle


def _is_gone(row: Element) -> bool:
    """Whether a tracked change took the row away."""
    return inner(inner(row, W + "trPr"), W + "del") is not None


def _int(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else 0


def _margins(element: Element | None, usual: tuple[float, float]) -> tuple[float, float]:
    left, right = usual
    if element is None:
        return usual
    for name in ("left", "start"):
        left = _margin(element, name, left)
    for name in ("right", "end"):
        right = _margin(element, name, right)
    return left, right


def _margin(element: Element | None, name: str, usual: float) -> float:
    width = length(attribute(inner(element, W + name), "w"))
    return usual if width is None else width


def cell_width(
    said: Element | None, columns: Sequence[float | None], text_width: float | None
) -> float | None:
    """Twips, from `w:tcW` where it gives a width, otherwise from the grid."""
    given = inner(said, W + "tcW")
    kind, text = attribute(given, "type"), attribute(given, "w") or ""
    width = length(text.rstrip("%"))
    if width and kind in (None, "dxa"):
        return width
    if width and kind == "pct" and text_width:
        # Fiftieths of a per cent, or per cents that say so.
        return width / (100 if "%" in text else 5000) * text_width / MM_PER_TWIP
    return _sum(columns)


def _sum(widths: Sequence[float | None]) -> float | None:
    """All of them together; None where one is not known, or there is none."""
    known = [*filter(None, widths)]
    return sum(known) if known and len(known) == len(widths) else None


def _row_start(
    about: Element | None, widths: list[float | None], text_width: float | None
) -> float | None:
    """Twips from the left margin to the left edge of a row, as the `w:tblPr` of its table says."""
    align = val(about, "jc")
    if align in ("center", "right", "end"):
        if text_width is None or not all(widths):
            return None
        free = text_width / MM_PER_TWIP - sum(width or 0 for width in widths)
        return free / 2 if align == "center" else free
    return length(attribute(inner(about, W + "tblInd"), "w")) or 0.0
