"""Lines under text, however they are made: drawn, bordered, typed; and whose line each of them is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.law.times_new_roman import text_width
from generator.reading.anatomy.segments import FULL, LEFT, RIGHT, Segment, commonest
from generator.reading.document.layout import Document, Paragraph

TYPED = re.compile(r"(?:_{4,}|[-–—=*]{4,}|(?:[-–—_]\s?){5,})")
"""A line made of characters; dots are room to fill in."""
FULL_WIDTH = 0.88
"""Share of the text width from which on a line divides the page and underlines nothing."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """One line: length in mm, None if unknown; `made` is drawn, border, underscores or typed; `middle` in mm."""

    paragraph: Paragraph
    length: float | None
    made: str
    solid: bool
    side: str
    middle: float | None = None


def rulings(document: Document, paragraphs: Iterable[Paragraph]) -> Iterator[Ruling]:
    """Every line that stands in the paragraphs; those over the full width are left out."""
    for paragraph in paragraphs:
        whole = document.sections[paragraph.section].text_width if document.sections else None
        for ruling in (*_drawn(document, paragraph), *_typed(paragraph), *_bordered(paragraph)):
            if not (whole and ruling.length and ruling.length > FULL_WIDTH * whole):
                yield ruling


def _side(paragraph: Paragraph) -> str:
    cell = paragraph.cell
    return FULL if cell is None or cell.cells == 1 else LEFT if cell.middle < 0.5 else RIGHT


def _drawn(document: Document, paragraph: Paragraph) -> Iterator[Ruling]:
    section = document.sections[paragraph.section]
    for line in paragraph.lines:
        middle: float | None = None
        if line.start is not None:
            middle = line.start + (line.length or 0) / 2
            if line.base == "page" and section.left is not None:
                middle -= section.left
            elif line.base in ("column", "text", "character") and paragraph.cell is not None:
                middle = None if paragraph.cell.x is None else middle + paragraph.cell.x
        yield Ruling(paragraph, line.length, "drawn", line.solid, _side(paragraph), middle)


def _typed(paragraph: Paragraph) -> Iterator[Ruling]:
    for line in paragraph.text.split("\n"):
        text = line.strip()
        if TYPED.fullmatch(text):
            size = commonest(paragraph, "size")
            length = (
                text_width(text, size, bool(commonest(paragraph, "bold")))
                if isinstance(size, float)
                else None
            )
            underscores = set(text) == {"_"}
            yield Ruling(
                paragraph,
                length,
                "underscores" if underscores else "typed",
                underscores,
                _side(paragraph),
            )


def _bordered(paragraph: Paragraph) -> Iterator[Ruling]:
    top, bottom = paragraph.border_top, paragraph.border_bottom
    if bool(top) == bool(bottom):
        return
    known = (
        paragraph.room is not None and paragraph.left is not None and paragraph.right is not None
    )
    length = (
        (paragraph.room or 0) - (paragraph.left or 0) - (paragraph.right or 0) if known else None
    )
    solid = (top or bottom) in ("single", "thick", "double", "thinThickSmallGap")
    yield Ruling(paragraph, length, "border", solid, _side(paragraph))


def owner_of(
    ruling: Ruling, boundary: float | None, before: "list[Segment]", motto: Segment | None
) -> str:
    """Whether a line in the head is the motto's (RIGHT) or the agency's (LEFT).

    `boundary` is where the right half begins, in mm; `before` are the pieces of text before the line, the nearest last.
    """
    if ruling.middle is not None and boundary is not None:
        return RIGHT if ruling.middle > boundary else LEFT
    if ruling.side != FULL:
        return ruling.side
    if ruling.made == "drawn" and ruling.length and motto is not None:
        return RIGHT if ruling.length > 0.6 * motto.width(motto.text) else LEFT
    if not before:
        return LEFT
    return (
        RIGHT
        if motto is not None and before[-1] in (motto,)
        else before[-1].side
        if before[-1].side != FULL
        else LEFT
    )
