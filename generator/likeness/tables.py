"""How the tables of a paper look: borders, room in the cells, head, size of the letters."""

from collections.abc import Iterator, Sequence

from generator.likeness.components import usual_value
from generator.package import Package, related_parts
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import commonest
from generator.reading.document.layout import Paragraph
from generator.reading.document.ooxml import MM_PER_TWIP, Element, W, inner, length, parse, val
from generator.reading.document.read import main_part
from generator.word.table_look import KINDS, MOST_PADDING, SIDES, THICKEST, TableLook

_LETTERS = (9.0, 14.0)
"""Sizes of letters in tables that a template takes, pt: the decree is silent on tables."""
_PALE = 0xB0
"""How light each colour of a shade is, at the least, that black letters are read on."""
_DEEPEST = 20
"""Table styles that are based on each other."""


def tables_of(paper: Paper) -> Iterator[list[Paragraph]]:
    """The paragraphs of each table of text: neither head nor end, and no table that lays out."""
    aside = {one.table for one in paper.document.paragraphs[: paper.head.end]}
    closing = paper.document.paragraphs[paper.closing.start : paper.closing.end]
    aside |= {0, *(one.table for one in closing)}
    tables: dict[int, list[Paragraph]] = {}
    for paragraph in paper.document.paragraphs:
        if paragraph.table not in aside:
            tables.setdefault(paragraph.table, []).append(paragraph)
    for own in tables.values():
        cells = [one.cell for one in own if one.cell]
        if max(cell.row for cell in cells) > 1 and max(cell.cells for cell in cells) > 1:
            yield own


def table_of(package: Package, paper: Paper) -> tuple[TableLook, float | None] | None:
    """The look of the first table with borders, and the size of its letters; None without one."""
    styles = _styles(package)
    for own in tables_of(paper):
        element = _within(own[0].element, "tbl")
        if element is None:
            continue
        borders = tuple(_borders(element, styles))
        if borders:
            return _look(element, own, borders, styles), _size(own)
    return None


def _within(element: Element, name: str) -> Element | None:
    """The nearest element of that name that holds this one."""
    return next(element.iterancestors(W + name), None)


def _styles(package: Package) -> dict[str, Element]:
    """The table styles by their ids."""
    names = related_parts(package.parts, main_part(package), "styles")[:1]
    roots = (parse(package.parts[name], name) for name in names)
    return {one.get(W + "styleId", ""): one for root in roots for one in root.iter(W + "style")}


def _about(table: Element, styles: dict[str, Element]) -> Iterator[Element]:
    """The `w:tblPr` of a table, and those of its style and of what that is based on."""
    own = table.find(W + "tblPr")
    if own is not None:
        yield own
    identity = val(own, "tblStyle")
    for _ in range(_DEEPEST):
        style = styles.get(identity or "")
        if style is None:
            return
        if (said := style.find(W + "tblPr")) is not None:
            yield said
        identity = val(style, "basedOn")


def _borders(table: Element, styles: dict[str, Element]) -> Iterator[tuple[str, str, int]]:
    """Each side with a border: as the table says, its style, or most of its first cells."""
    about = list(_about(table, styles))
    cells = list(table.iter(W + "tcPr"))[:60]
    for side in SIDES:
        said = [one.find(f"{W}tblBorders/{W}{side}") for one in about]
        drawn = next((one for one in said if one is not None), None)
        if drawn is None or not _is_drawn(drawn):
            drawn = _of_cells(cells, side)
        if drawn is not None and _is_drawn(drawn):
            kind = drawn.get(W + "val", "single")
            weight = length(drawn.get(W + "sz")) or 4
            yield side, kind if kind in KINDS else "single", round(min(max(weight, 2), THICKEST))


def _of_cells(cells: Sequence[Element], side: str) -> Element | None:
    """The border that most cells have of their own; of those inside, right and below."""
    own = {"insideH": "bottom", "insideV": "right"}.get(side, side)
    found = [cell.find(f"{W}tcBorders/{W}{own}") for cell in cells]
    drawn = [one for one in found if one is not None and _is_drawn(one)]
    return drawn[0] if cells and len(drawn) > len(cells) / 2 else None


def _is_drawn(border: Element) -> bool:
    return border.get(W + "val") not in (None, "nil", "none")


def _look(
    table: Element,
    own: list[Paragraph],
    borders: tuple[tuple[str, str, int], ...],
    styles: dict[str, Element],
) -> TableLook:
    head = [one for one in own if one.cell and one.cell.row == 1 and not one.blank]
    bold = usual_value((commonest(one, "bold"), len(one.text)) for one in head)
    cells = list(table.iter(W + "tcPr"))
    aligned = sum(val(cell, "vAlign") == "center" for cell in cells)
    return TableLook(
        borders,
        _padding(_about(table, styles)),
        bold=bold is not False,
        shade=_shade(table),
        middle=aligned * 2 > len(cells),
    )


def _padding(about: Iterator[Element]) -> float:
    for one in about:
        for name in ("left", "start"):
            said = one.find(f"{W}tblCellMar/{W}{name}")
            twips = length(said.get(W + "w")) if said is not None else None
            if twips is not None:
                return min(max(twips * MM_PER_TWIP, 0.5), MOST_PADDING)
    return TableLook().padding


def _shade(table: Element) -> str:
    """The ground on which the words of the head stand, if it is pale and nearly all its cells
    share it."""
    row = table.find(W + "tr")
    cells = list(row.iter(W + "tcPr")) if row is not None else []
    said = [inner(cell, W + "shd") for cell in cells]
    fills = {one.get(W + "fill", "") if one is not None else "" for one in said}
    fill = next(iter(fills)) if len(fills) == 1 else ""
    try:
        colours = bytes.fromhex(fill)
    except ValueError:
        return ""
    pale = len(colours) == 3 and min(colours) >= _PALE and min(colours) < 0xFF
    return fill.upper() if pale else ""


def _size(own: list[Paragraph]) -> float | None:
    found = usual_value((commonest(one, "size"), len(one.text)) for one in own if not one.blank)
    low, high = _LETTERS
    return min(max(found, low), high) if isinstance(found, float) else None
