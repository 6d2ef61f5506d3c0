"""The columns of the head: as wide as what stands in them on one line (PL III, Mẫu 1.1 to 1.10); those of
tables of the text: as narrow as the margins allow."""

from generator.language import Said
from generator.mending.columns import SPARE, Widths
from generator.mending.fitting import fit
from generator.mending.letters import Unsure
from generator.mending.menders import Turn, Work, mends, numbers_said
from generator.mending.menders.lines import OTHER, SHAPES, indent
from generator.mending.menders.looks import set_alignment
from generator.mending.strokes import move_ends
from generator.problems import Problem
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.rulings import OF_THE_COLUMN
from generator.reading.document.ooxml import Element
from generator.reading.finding import told_pieces
from generator.reading.rules.heading import ONE_LINE
from generator.reading.rules.tables import spreads

_TYPED = Said(
    "phần đầu không nằm trong bảng: đặt nó vào bảng hai cột không viền",
    "the head stands in no table: put it into one of two columns without borders",
)


@mends(*(f"{code}/one-line" for code in ONE_LINE), turn=Turn.COLUMNS)
def one_line(work: Work, problem: Problem) -> Said:
    """The column holds its line; those beside it give what they do not need, and all lines below
    names stand below them as before."""
    piece = work.paper.found[problem.code.partition("/")[0]][0]
    paragraph = piece.paragraph
    if paragraph.table == 0:
        raise Unsure(_TYPED)
    columns = Widths(work.paper.document, paragraph)
    (cell,) = columns.cells_with([piece])
    wanted = piece.width(piece.text) + (paragraph.right or 0.0) + SPARE
    columns.widen(cell, max(0.0, wanted - cell.room))
    _move(work, _drawn(work.paper, columns))
    _keep_borders(work, columns)
    columns.write(work.pen)
    set_alignment(work.pen, paragraph, "center")
    return numbers_said([wanted], Said("mm", "mm"))


@mends("bang/width", turn=Turn.COLUMNS)
def between_margins(work: Work, problem: Problem) -> Said:
    """The table is as wide as the room between the margins."""
    told = [*told_pieces(problem)]
    spread = next(one for one in spreads(work.paper) if one.first in told)
    room = work.paper.document.sections[spread.first.section].text_width or 0.0
    fit(work, spread, room)
    return numbers_said([room], Said("mm", "mm"))


def _keep_borders(work: Work, columns: Widths) -> None:
    """Lines that are borders of paragraphs are as long as before, and in the middle if they were."""
    for cell in columns.cells:
        more = columns.wider(cell)
        for one in cell.paragraphs if more else ():
            if bool(one.border_top) != bool(one.border_bottom):
                before = one.left or 0.0
                free = before + (one.right or 0.0) + more
                left = min(max(0.0, before + more * cell.leading), free)
                indent(work.pen, one, left, free - left)


def _drawn(paper: Paper, columns: Widths) -> list[tuple[Element, float]]:
    """The drawn lines below names of the table, and by how many mm each is to move with its name."""
    found = []
    for code, rulings in paper.lines.items():
        for cell in columns.cells_with(paper.found.get(code, [])[-1:]):
            by = columns.farther(cell) + columns.wider(cell) * cell.leading
            for ruling in rulings:
                own = columns.cells_with([ruling]) if ruling.base in OF_THE_COLUMN else []
                if ruling.stored is not None:
                    found.append((ruling.stored, by - sum(map(columns.farther, own))))
    return found


def _move(work: Work, drawn: list[tuple[Element, float]]) -> None:
    """Moves what is drawn, or nothing of it."""
    if drawn and work.pen.tracked:
        raise Unsure(SHAPES)
    if not all(move_ends(one, 0.0, 0.0) for one, _ in drawn):
        raise Unsure(OTHER)
    for one, by in drawn:
        move_ends(one, by, by)
        work.pen.touch(one)
