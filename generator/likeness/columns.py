"""Where two pieces of a paper stand side by side: the columns of its head and of its end."""

from generator.likeness.values import Columns
from generator.reading.anatomy.segments import Segment
from generator.reading.document.tables import TableCell

_PADDING = 1.9
"""Room at the side of a cell, mm, where it cannot be told."""


def columns_of(left: Segment | None, right: Segment | None) -> Columns | None:
    """The two columns of the table in which both pieces stand; None where none makes them."""
    if left is None or right is None:
        return None
    one, other = left.paragraph.cell, right.paragraph.cell
    if one is None or other is None or not one.table or one.table != other.table:
        return None
    return _beside(one, other)


def _beside(one: TableCell, other: TableCell) -> Columns | None:
    """The columns that two cells make; None where they do not stand side by side."""
    if one.x is None or other.x is None or not one.width or not other.width or one.x >= other.x:
        return None
    gap = other.x - (one.x + one.width)
    padding = gap / 2 if 0 <= gap <= 4 * _PADDING else _PADDING
    # A column between the two, as some tables have, is shared by them.
    border = (one.x + one.width + other.x) / 2
    start = one.x - padding
    end = other.x + other.width + padding
    return Columns(start, border - start, end - border)


def within(columns: Columns, room: float, least_right: float) -> Columns:
    """The columns in a room of `room` mm: nothing sticks out, and the right one holds its text."""
    start = max(columns.start, 0.0)
    border = min(max(columns.start + columns.left, start), room)
    end = min(columns.start + columns.left + columns.right, room)
    if end - border < least_right:
        end = min(border + least_right, room)
        border = max(end - least_right, start)
    return Columns(start, border - start, end - border)
