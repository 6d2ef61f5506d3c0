"""How many pages a document fills, roughly: without a layout engine only an estimate."""

from collections import defaultdict
from enum import Enum

from generator.law.times_new_roman import LINE_HEIGHT_EM, POINT_MM
from generator.reading.anatomy.segments import broken, commonest
from generator.reading.document.layout import Document, Paragraph

SURE_MANY, SURE_ONE = 1.25, 0.85
"""Pages by estimate beyond which it is safe to say that there are several, or just one."""


class Pages(Enum):
    """What can be said of the number of pages."""

    ONE = 1
    UNSURE = 2
    MANY = 3


def count(document: Document, stop: int | None = None) -> Pages:
    """Several pages if a page break says so or the text is long; one if it is short.

    What begins with paragraph `stop` is another paper.
    """
    own = [one for one in document.paragraphs if stop is None or one.number < stop]
    if _is_broken(document, own):
        return Pages.MANY
    page = document.sections[0]
    if page.height is None or page.top is None or page.bottom is None:
        return Pages.UNSURE
    filled = _height(own) / max(page.height - page.top - page.bottom, 50.0)
    if filled > SURE_MANY:
        return Pages.MANY
    return Pages.ONE if filled < SURE_ONE else Pages.UNSURE


def _is_broken(document: Document, paragraphs: list[Paragraph]) -> bool:
    """Whether a new page begins inside what is written in the paragraphs."""
    written = [paragraph for paragraph in paragraphs if not paragraph.blank]
    sections = sorted({paragraph.section for paragraph in written})
    return any(paragraph.breaks for paragraph in written[1:]) or any(
        document.sections[index].new_page for index in sections[1:]
    )


def _height(paragraphs: list[Paragraph]) -> float:
    """mm: the text below each other, rows of tables as high as their highest cell, text boxes
    none."""
    free, rows = 0.0, defaultdict[tuple[int, int], dict[int, float]](lambda: defaultdict(float))
    for paragraph in paragraphs:
        high = _paragraph_height(paragraph)
        if paragraph.cell is None:
            free += high
        elif paragraph.cell.table:
            rows[paragraph.cell.table, paragraph.cell.row][paragraph.cell.column] += high
    return free + sum(max(columns.values()) for columns in rows.values())


def _paragraph_height(paragraph: Paragraph) -> float:
    size = commonest(paragraph, "size")
    points = size if isinstance(size, float) else 13.0
    room = (paragraph.room or 160.0) - (paragraph.left or 0.0) - (paragraph.right or 0.0)
    lines = sum(
        max(1, len(broken(line, points, max(room, 20.0)))) for line in paragraph.text.split("\n")
    )
    spacing = paragraph.line or 1.0
    each = points * LINE_HEIGHT_EM * spacing if paragraph.rule == "auto" else max(spacing, 1.0)
    figure = paragraph.figure or 0.0
    return figure + (lines * each + (paragraph.before or 0.0) + (paragraph.after or 0.0)) * POINT_MM
