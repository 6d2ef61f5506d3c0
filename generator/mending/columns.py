"""The columns of a table that is to be wider in one place, and the room that its cells need."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import takewhile
from math import inf

from generator.language import Said
from generator.lazy import dataclass
from generator.mending.letters import Unsure
from generator.mending.pen import Pen
from generator.reading.anatomy.rulings import Ruling, rulings
from generator.reading.anatomy.segments import Segment, segments
from generator.reading.document.layout import Document, Paragraph
from generator.reading.document.ooxml import MM_PER_TWIP, Element, W, inner, length, parent_of, val
from generator.reading.document.tables import cell_width, cells_of

SPARE = 1.0
"""Mm that a text has beside its measured width, for what printers make of it."""
_LEADING: dict[str | None, float] = {"center": 0.5, "right": 1.0, "end": 1.0}
"""The part of more room that comes in front, by how something is aligned."""
_UNKNOWN = Said("không rõ bề rộng các cột", "the widths of the columns are not known")
_CROWDED = Said(
    "nới cột thì chữ ở cột bên cạnh vỡ dòng: dùng cỡ chữ 12, hoặc rút ngắn chữ ở cột kia",
    "the other column would break: take size 12, or shorten what stands there",
)


@dataclass(frozen=True, slots=True)
class SizedCell:
    """A cell as it is stored: the columns of the grid that it takes, where its text begins and the
    room for it, its whole width, and the room in which all breaks as now; in mm."""

    element: Element
    columns: range
    start: float
    room: float
    width: float
    needed: float
    paragraphs: list[Paragraph]

    @property
    def leading(self) -> float:
        """The part of more room that comes in front of its texts."""
        return max(_LEADING.get(one.align, 0.0) for one in self.paragraphs)


class Widths:
    """The columns of the table in which a paragraph stands; `more` is by how many mm each is to be
    wider, `moved` by how many a drawn line was moved with them. `Unsure` where the widths cannot
    be told."""

    def __init__(self, document: Document, paragraph: Paragraph) -> None:
        self.element = next(paragraph.element.iterancestors(W + "tbl"))
        self.grid = self.element.findall(f"{W}tblGrid/{W}gridCol")
        self.room = document.sections[paragraph.section].text_width or 0.0
        self.leading = _LEADING.get(val(inner(self.element, W + "tblPr"), "jc"), 0.0)
        widths = [length(one.get(W + "w")) or 0.0 for one in self.grid]
        self.cells = list(self._read(document, paragraph.table, widths))
        alone = {cell.columns.start: cell.width for cell in self.cells if len(cell.columns) == 1}
        known = enumerate(widths)
        self.widths = [alone.get(at, width * MM_PER_TWIP) for at, width in known]
        self.more = [0.0] * len(widths)
        self.moved = dict[Element, float]()
        if any(abs(cell.width - sum(self._own(cell, self.widths))) > SPARE for cell in self.cells):
            raise Unsure(_UNKNOWN)

    def _read(self, document: Document, number: int, grid: list[float]) -> Iterator[SizedCell]:
        standing = defaultdict[Element | None, list[Paragraph]](list)
        for one in document.paragraphs:
            standing[next(one.element.iterancestors(W + "tc"), None)].append(one)
        for element, place, _ in cells_of(self.element, number, self.room):
            own = standing[element]
            columns = range(place.grid, place.grid + place.span)
            given = grid[columns.start : columns.stop]
            width = cell_width(inner(element, W + "tcPr"), given, self.room)
            if place.x is None or place.width is None or width is None:
                raise Unsure(_UNKNOWN)
            needed = min(place.width, _needed(document, element, own))
            sizes = place.x, place.width, width * MM_PER_TWIP, needed
            yield SizedCell(element, columns, *sizes, own)

    @staticmethod
    def _own(cell: SizedCell, of_columns: list[float]) -> list[float]:
        return of_columns[cell.columns.start : cell.columns.stop]

    def cells_with(self, pieces: Iterable[Segment | Ruling]) -> list[SizedCell]:
        """The cells in which these pieces stand."""
        named = {id(one.paragraph) for one in pieces}
        return [one for one in self.cells if named & set(map(id, one.paragraphs))]

    def widen(self, cell: SizedCell, by: float) -> None:
        """Makes a cell wider by that: into the room beside the table, then others give what they
        can, the nearest first. `Unsure` where that is too little."""
        target = cell.columns.start
        others = {*range(len(self.grid))} - {*cell.columns}
        self.more[target] += by
        left = max(0.0, by - self._beside())
        for column in sorted(others, key=lambda one: abs(one - target)):
            given = min(left, self._spare(column, target))
            self.more[column] -= given
            left -= given
        if left > 0.01:
            raise Unsure(_CROWDED)

    def _spare(self, column: int, target: int) -> float:
        """What a column can give: all breaks as before, and cells over both are as wide as before."""
        giving = [one for one in self.cells if column in one.columns and target not in one.columns]
        rooms = [one.room + self.wider(one) - one.needed for one in giving]
        return max(0.0, min([self.widths[column] + self.more[column] - SPARE, *rooms]))

    def _beside(self) -> float:
        """The room beside the table, within that of the text."""
        end = max(one.start + one.room for one in self.cells)
        moved = min(one.start for one in self.cells) * bool(self.leading)
        return max(0.0, self.room - end + moved)

    def wider(self, cell: SizedCell) -> float:
        """By how many mm a cell is wider."""
        return sum(self._own(cell, self.more))

    def farther(self, cell: SizedCell) -> float:
        """By how many mm a cell begins more to the right."""
        return sum(self.more[: cell.columns.start]) - sum(self.more) * self.leading

    def write(self, pen: Pen) -> None:
        """The grid, the cells and the table say the widths that they are to have."""
        total = [width + more for width, more in zip(self.widths, self.more, strict=True)]
        for cell in self.cells:
            pen.put(cell.element, "tcW", w=_twips(self._own(cell, total)), type="dxa")
        pen.put(self.element, "tblW", w=_twips(total), type="dxa")
        pen.properties(parent_of(self.grid[0]))
        for column, width in zip(self.grid, total, strict=True):
            column.set(W + "w", _twips([width]))


def _twips(widths: Iterable[float]) -> str:
    return str(sum(round(one / MM_PER_TWIP) for one in widths))


def _needed(document: Document, cell: Element, paragraphs: list[Paragraph]) -> float:
    """The room in which the paragraphs of a cell break as they do in theirs, or without end."""
    if next(cell.iter(W + "tbl", W + "tab"), None) is not None:
        return inf
    lines = [one.length or inf for one in rulings(document, paragraphs)]
    return max([0.0, *lines, *map(_longest, paragraphs)])


def _longest(paragraph: Paragraph) -> float:
    shown = [inf if paragraph.figure else 0.0, *map(_wide, segments(paragraph))]
    return max(shown) + SPARE + max(0.0, paragraph.indented)


def _wide(piece: Segment) -> float:
    """The room in which it has no more lines than now, and a name breaks where it does now; one
    line has all its spaces."""
    lines = piece.lines()
    widest = max(map(piece.width, lines if len(lines) > 1 else [piece.text]))
    steps = range(0 if len(lines) < 2 or piece.text.isupper() else int(widest))
    rooms = (widest - step for step in steps)
    return min([widest, *takewhile(lambda room: len(piece.lines_in(room)) <= len(lines), rooms)])
