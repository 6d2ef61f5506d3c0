"""Lines under text, however they are made: drawn, bordered, typed; and whose line each of them
is."""

from collections.abc import Iterable, Iterator

from generator.law.times_new_roman import text_width
from generator.lazy import dataclass, regex
from generator.reading.anatomy.segments import FULL, LEFT, RIGHT, Segment, commonest, side_of
from generator.reading.document.layout import Document, Paragraph
from generator.reading.document.ooxml import Element
from generator.reading.document.shapes import DrawnLine

TYPED = regex(
    r"(?:_{4,}|[-–—=*]{4,}|(?:[-–—_]\s?){5,}"
    r"|[-–—=*~]{2,} ?[oO0]{1,4} ?[-–—=*~]{2,})"
)
"""A line made of characters, with or without an ornament; dots are room to fill in."""
OF_THE_COLUMN = ("column", "text", "character")
"""From where the place of a drawn line counts that stands in its column."""
FULL_WIDTH = 0.88
"""Share of the text width from which on a line divides the page and underlines nothing."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """One line: length in mm, None if unknown; `made` is drawn, border, underscores or typed;
    `middle` in mm; `stored` is what draws it, whose place counts from `base`."""

    paragraph: Paragraph
    length: float | None
    made: str
    solid: bool
    side: str
    middle: float | None = None
    stored: Element | None = None
    base: str = ""


def rulings(document: Document, paragraphs: Iterable[Paragraph]) -> Iterator[Ruling]:
    """Every line that stands in the paragraphs; those over the full width are left out."""
    for paragraph in paragraphs:
        whole = document.sections[paragraph.section].text_width if document.sections else None
        for ruling in (*_drawn(document, paragraph), *_typed(paragraph), *_bordered(paragraph)):
            if not (whole and ruling.length and ruling.length > FULL_WIDTH * whole):
                yield ruling


def _drawn(document: Document, paragraph: Paragraph) -> Iterator[Ruling]:
    left = document.sections[paragraph.section].left
    for line in paragraph.lines:
        middle = _middle(line, paragraph, left)
        side, place = side_of(paragraph), (line.stored, line.base)
        yield Ruling(paragraph, line.length, "drawn", line.solid, side, middle, *place)


def _middle(line: DrawnLine, paragraph: Paragraph, left: float | None) -> float | None:
    """Where the middle of a drawn line is, in mm from the left margin, which is `left` mm wide."""
    if line.start is None:
        return None
    middle = line.start + (line.length or 0) / 2
    if line.base == "page":
        return middle - (left or 0)
    if line.base in OF_THE_COLUMN and paragraph.cell is not None:
        return None if paragraph.cell.x is None else middle + paragraph.cell.x
    return middle


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
                side_of(paragraph),
            )


def _bordered(paragraph: Paragraph) -> Iterator[Ruling]:
    top, bottom = paragraph.border_top, paragraph.border_bottom
    if bool(top) == bool(bottom):
        return
    solid = (top or bottom) in ("single", "thick", "double", "thinThickSmallGap")
    yield Ruling(paragraph, _length(paragraph), "border", solid, side_of(paragraph))


def _length(paragraph: Paragraph) -> float | None:
    """How long the lines of a paragraph can be, in mm."""
    room, left, right = paragraph.room, paragraph.left, paragraph.right
    return None if room is None or left is None or right is None else room - left - right


def owner_of(
    ruling: Ruling, boundary: float | None, before: "list[Segment]", motto: Segment | None
) -> str:
    """Whether a line in the head is the motto's (RIGHT) or the agency's (LEFT).

    `boundary` is where the right half begins, in mm; `before` are the pieces of text before the
    line, the nearest last.
    """
    if ruling.middle is not None and boundary is not None:
        return RIGHT if ruling.middle > boundary else LEFT
    if ruling.side != FULL:
        return ruling.side
    if ruling.made == "drawn" and ruling.length and motto is not None:
        return RIGHT if ruling.length > 0.6 * motto.width(motto.text) else LEFT
    return _side_of_text(before, motto)


def _side_of_text(before: "list[Segment]", motto: Segment | None) -> str:
    """The half of the nearest text; what stands over the full width is the agency's, but for the
    motto."""
    if not before:
        return LEFT
    if before[-1] is motto:
        return RIGHT
    return LEFT if before[-1].side == FULL else before[-1].side
