"""The room above a piece of a paper, however it was made: spacing, or paragraphs left empty."""

from collections.abc import Iterable, Iterator
from itertools import dropwhile, takewhile

from generator.law.times_new_roman import LINE_HEIGHT_EM, POINT_MM
from generator.reading.anatomy.rulings import TYPED
from generator.reading.anatomy.segments import Segment
from generator.reading.document.layout import Document, Paragraph
from generator.reading.document.ooxml import W, at_path
from generator.reading.document.properties import run_props
from generator.reading.document.tables import TableCell

_USUAL = 13.0
"""Size of an empty paragraph that names none, pt."""


def room_above(document: Document, piece: Segment) -> float | None:
    """The room between a piece and the text above it in its column, or the table or the top of the
    page above, pt; None where it is no first line of its paragraph, or lengths cannot be told."""
    own = piece.paragraph
    boxed = own.cell is not None and not own.table
    if own.before is None or boxed or not _opens(piece):
        return None
    total, below = 0.0, own.before
    for above in _above(document, own):
        if above.table not in (0, own.table):
            return None if _floats(above) else total + below
        # Word takes the larger of what one paragraph leaves below and the next one above.
        gap = max(above.after or 0.0, below)
        if not is_empty(above):
            return total + gap
        total, below = total + _height(above) + gap, above.before or 0.0
    return total + below


def least_room(document: Document, pieces: Iterable[Segment]) -> float | None:
    """The least room above any of the pieces, pt; None where none can be told."""
    rooms = (room_above(document, piece) for piece in pieces)
    return min((round(room, 1) for room in rooms if room is not None), default=None)


def _opens(piece: Segment) -> bool:
    """Whether the piece begins with its paragraph."""
    text = piece.paragraph.text.lstrip()
    return text.startswith(piece.text[:8]) or bool(piece.paragraph.label)


def is_empty(paragraph: Paragraph) -> bool:
    """Whether a paragraph shows no text; a line that is typed or drawn in it is none."""
    return paragraph.blank or TYPED.fullmatch(paragraph.text.strip()) is not None


def _above(document: Document, own: Paragraph) -> Iterator[Paragraph]:
    """The paragraphs above one, the nearest first, as far as the next table and with its last one:
    those of its cell, of the cells above, and those before its table."""
    # Text boxes stand somewhere else.
    before = [one for one in document.paragraphs[: own.number - 1] if one.free or one.table]
    before.reverse()
    if own.cell is not None:
        yield from _in_table(before, own.cell)
        before = list(dropwhile(lambda one: one.table == own.table, before))
    free = list(takewhile(lambda one: one.free, before))
    yield from (*free, *before[len(free) :][:1])


def _floats(paragraph: Paragraph) -> bool:
    """Whether the table of a paragraph lets text stand beside it."""
    table = next(paragraph.element.iterancestors(f"{W}tbl"), None)
    return at_path(table, f"{W}tblPr/{W}tblpPr") is not None


def _in_table(before: list[Paragraph], place: TableCell) -> Iterator[Paragraph]:
    for one in takewhile(lambda one: one.table == place.table, before):
        cell = one.cell
        if cell == place or (cell and cell.row < place.row and cell.column == place.column):
            yield one


def _height(paragraph: Paragraph) -> float:
    """How high the line of a paragraph without text is, pt."""
    size = run_props(at_path(paragraph.element, f"{W}pPr/{W}rPr")).get("size") or _USUAL
    line = paragraph.line or 1.0
    single = size * LINE_HEIGHT_EM
    high = {"auto": single * line, "exact": line}.get(paragraph.rule, max(single, line))
    figure = (paragraph.figure or 0.0) / POINT_MM
    return high + figure
