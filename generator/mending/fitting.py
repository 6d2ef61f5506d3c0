"""Tables that are to stand between the margins: their columns narrower in proportion, none so narrow
that a word breaks, nor a line of the head and the end."""

from collections.abc import Callable
from contextlib import suppress
from math import inf
from re import split

from generator.language import Said
from generator.mending.columns import SPARE, SizedCell, Widths
from generator.mending.letters import Unsure
from generator.mending.menders import Work
from generator.mending.shifting import shift_lines
from generator.reading.anatomy.called import table_called
from generator.reading.anatomy.segments import segments
from generator.reading.document.layout import Paragraph
from generator.reading.document.ooxml import MM_PER_TWIP, Element, W, attribute, inner, length
from generator.reading.document.sections import PageSetup, read_section
from generator.reading.finding import said
from generator.reading.rules.tables import TABLE_TOLERANCE, Spread, frames, spreads

_WHY = Said("{} sẽ tràn lề: {}", "the table ({}) would be too wide: {}")
_BREAK = Said(
    "thu lại thì chữ trong cột vỡ giữa từ; bỏ bớt cột, hoặc để bảng ở phần trang ngang",
    "if narrower, words of its columns break; drop a column, or turn its page",
)
_KEPT = "columns"
_LESS = 0.5
"""Mm by which a table is to stand farther in a margin than before to be made narrower."""
_NUMBER = 8.0
"""Mm that a number which Word draws takes."""
Needs = Callable[[SizedCell], float]
"""The room that is needed in a cell."""


def fit_section(work: Work, section: PageSetup, element: Element) -> int:
    """Fits the tables of a section to the room that its `w:sectPr` gives now, where that is less than
    before; gives how many are narrower. `Unsure` where one cannot be."""
    # What binding takes is taken at the side, which is never too little.
    room = read_section(element, section.number, None, gutter_on_top=False).text_width
    before = section.text_width
    if room is None or before is None:
        return 0
    known = (*spreads(work.paper), *frames(work.paper))
    own = [one for one in known if one.first.section == section.number]
    less = [one for one in own if room < before and one.beyond(room) > one.beyond(before) + _LESS]
    wide = [one for one in own if one in less or _KEPT in one.first.cached]
    return sum([_fit_with(work, one, room, before) for one in wide])


def _fit_with(work: Work, spread: Spread, room: float, before: float) -> bool:
    """Fits a table to the room where `before` was, as near to its edge as it was if that can be."""
    edge = min(max(0.0, before - spread.end), TABLE_TOLERANCE)
    with suppress(Unsure):
        return fit(work, spread, room - edge)
    try:
        return fit(work, spread, room)
    except Unsure:
        # What stands in the margin by less than is told may stay.
        if spread.beyond(room) > TABLE_TOLERANCE and spread not in frames(work.paper):
            raise
        return False


def fit(work: Work, spread: Spread, room: float) -> bool:
    """The table is no wider than `room` mm, as it was before anything was written in it; whether that
    is narrower. `Unsure` where a word would break, or a line of the head or the end."""
    try:
        columns = _stored(work, spread)
        is_frame = spread in frames(work.paper)
        needs = _lines if is_frame else _word
        out, by = _beside(columns, spread, room)
        columns.more = _narrower(columns, max(0.0, by), needs)
        if is_frame:
            shift_lines(work, columns, out)
    except Unsure as reason:
        raise Unsure(said(_WHY.vi, _WHY.en, table_called(spread.first), reason.why)) from None
    columns.write(work.pen)
    if out:
        stored = inner(inner(columns.element, W + "tblPr"), W + "tblInd")
        indent = (length(attribute(stored, "w")) or 0.0) + out / MM_PER_TWIP
        work.pen.put(columns.element, "tblInd", w=str(round(indent)), type="dxa")
    return by > 0


def _beside(columns: Widths, spread: Spread, room: float) -> tuple[float, float]:
    """By how many mm the table is to stand farther to the right, and to be narrower."""
    begin = min(cell.start for cell in columns.cells)
    end = max(cell.start + cell.room for cell in columns.cells)
    if spread.floats or columns.leading > 0:
        return 0.0, end - begin - room
    out = 0.0 if -begin <= TABLE_TOLERANCE else -begin
    return out, end + out - room


def _stored(work: Work, spread: Spread) -> Widths:
    """The columns as they were stored, however often the table is fitted."""
    kept = spread.first.cached
    if _KEPT not in kept:
        kept[_KEPT] = Widths(work.paper.document, spread.first)
    found: Widths = kept[_KEPT]
    return found


def _narrower(columns: Widths, by: float, needs: Needs) -> list[float]:
    """By how much each column is wider, less than nothing, so that all are narrower by that: in
    proportion, but for those that need what they have."""
    widths = columns.widths
    needed = [_needed(columns, at, needs) for at in range(len(widths))]
    given, left = dict[int, float](), sum(widths) - by
    while tight := _tight(widths, needed, given, left):
        given |= {at: needed[at] for at in tight}
    factor = _factor(widths, given, left)
    more = [given.get(at, width * factor) - width for at, width in enumerate(widths)]
    for cell in columns.cells:
        lost = -sum(more[cell.columns.start : cell.columns.stop])
        if factor <= 0 or cell.room - lost < min(cell.room, needs(cell)) - SPARE:
            raise Unsure(_BREAK)
    return more


def _factor(widths: list[float], given: dict[int, float], left: float) -> float:
    """What part of their widths the columns get to which nothing is given yet."""
    free = sum(width for at, width in enumerate(widths) if at not in given)
    return (left - sum(given.values())) / free if free else 0.0


def _tight(
    widths: list[float], needed: list[float], given: dict[int, float], left: float
) -> list[int]:
    """The columns that would get less than they need, of those to which nothing is given yet."""
    factor = _factor(widths, given, left)
    free = (at for at in range(len(widths)) if at not in given)
    return [at for at in free if widths[at] * factor < needed[at]]


def _needed(columns: Widths, at: int, needs: Needs) -> float:
    """What a column needs for what stands in it alone."""
    alone = [cell for cell in columns.cells if cell.columns == range(at, at + 1)]
    most = max((needs(cell) + cell.width - cell.room for cell in alone), default=0.0)
    return min(columns.widths[at], most)


def _lines(cell: SizedCell) -> float:
    """The room in which all lines of a cell break as now."""
    return cell.needed


def _word(cell: SizedCell) -> float:
    """The room in which no word of a cell breaks, and nothing else that stands in it."""
    if next(cell.element.iter(W + "tbl"), None) is not None:
        return inf
    return max(map(_longest, cell.paragraphs), default=0.0)


def _longest(paragraph: Paragraph) -> float:
    if paragraph.figure:
        return inf
    words = [
        piece.width(word)
        for piece in segments(paragraph)
        for word in split(r"\s+|(?<=[-–/])", piece.text)
    ]
    beside = max(0.0, paragraph.left or 0.0) + max(0.0, paragraph.right or 0.0)
    return max([_NUMBER if paragraph.label else 0.0, *words]) + SPARE + beside
