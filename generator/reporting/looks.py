"""What is to be seen of the cells of an .xlsx beside their values: how they look, what makes them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

from generator.lazy import regex
from generator.reporting.tables import CellMark

_PERCENT = ("9", "10")
"""The numbers of the formats that show a hundredth as one percent (ECMA-376, 18.8.30)."""
_ORIGIN = regex(r"(?:FF)?0([0-7])0([0-7])0([0-7])")
_PLAIN = CellMark()
MOST_ORIGINS = 8**3 - 1
"""So many rows can be told by the blacks of their cells."""


def origin_color(number: int) -> str:
    """A black that nobody tells from another: it goes where its cell goes, also when that is sorted."""
    return f"#0{number // 64}0{number // 8 % 8}0{number % 8}"


def parsed(blob: bytes) -> Any:
    """A part as a tree; raises `SyntaxError` for what no program writes."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(blob or b"<none/>", parser)


def styles_of(blob: bytes) -> tuple[CellMark, ...]:
    """How cells look, by the number of their style."""
    styles = parsed(blob)
    formats = {one.get("numFmtId"): one.get("formatCode", "") for one in styles.iter("{*}numFmt")}
    percents = {number for number, code in formats.items() if "%" in code}.union(_PERCENT)
    fonts = dict(enumerate(map(_font, styles.iterfind("{*}fonts/{*}font"))))
    return tuple(
        replace(
            fonts.get(int(one.get("fontId", "0")), _PLAIN),
            percent=one.get("numFmtId") in percents,
        )
        for one in styles.iterfind("{*}cellXfs/{*}xf")
    )


def _font(font: Any) -> CellMark:
    found = font.find("{*}color")
    color = "" if found is None else found.get("rgb", "")
    match = _ORIGIN.fullmatch(color)
    return CellMark(
        struck=_has_struck(font), origin=int("".join(match.groups()), 8) if match else 0
    )


def struck_texts(blob: bytes) -> frozenset[str]:
    """The numbers of the shared texts of which some words are struck out."""
    texts = parsed(blob if b"strike" in blob else b"").iterchildren("{*}si")
    return frozenset(str(at) for at, one in enumerate(texts) if _has_struck(one))


def _has_struck(element: Any) -> bool:
    return any(one.get("val", "1") not in ("0", "false") for one in element.iter("{*}strike"))


def cell_marks(
    blob: bytes, styles: tuple[CellMark, ...], struck: frozenset[str]
) -> Iterator[tuple[tuple[int, int], CellMark]]:
    """What is remarkable of the cells of a sheet; a cell without a reference follows the last.

    No more of the sheet than one row is kept at a time.
    """
    from lxml import etree

    looks = dict(enumerate(styles))
    is_struck = _has_struck if b"strike" in blob else _nothing_struck
    row = -1
    for _, line in etree.iterparse(BytesIO(blob), tag="{*}row", resolve_entities=False):
        row, column = int(line.get("r") or row + 2) - 1, -1
        for cell in line.iterchildren("{*}c"):
            row, column = _place(cell.get("r"), row, column + 1)
            look = looks.get(int(cell.get("s", "0")), _PLAIN)
            mark = _mark(cell, look, struck, is_struck)
            if mark is not _PLAIN:
                yield (row, column), mark
        line.clear()
        del line.getparent()[: line.getparent().index(line)]


def _nothing_struck(cell: Any) -> bool:
    return False


def _mark(
    cell: Any, look: CellMark, struck: frozenset[str], is_struck: Callable[[Any], bool]
) -> CellMark:
    kind, formula = cell.get("t"), cell.find("{*}f")
    value = cell.findtext("{*}v", "") if kind in ("s", "e") else ""
    lined = look.struck or is_struck(cell) or (kind == "s" and value in struck)
    if formula is None and kind != "e" and lined == look.struck:
        return look
    return replace(
        look,
        formula="" if formula is None else f"={formula.text or '…'}",
        error=value if kind == "e" else "",
        struck=lined,
    )


def _place(reference: str | None, row: int, column: int) -> tuple[int, int]:
    from xlsxwriter.utility import xl_cell_to_rowcol

    return xl_cell_to_rowcol(reference.upper()) if reference else (row, column)
