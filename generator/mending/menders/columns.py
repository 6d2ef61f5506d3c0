"""The columns of the head: as wide as what stands in them on one line (PL III, Mẫu 1.1 to 1.10); those of
tables of the text: as narrow as the margins allow."""

from generator.language import Said
from generator.mending.columns import SPARE, Widths
from generator.mending.fitting import fit
from generator.mending.letters import Unsure
from generator.mending.menders import Turn, Work, mends, numbers_said
from generator.mending.menders.looks import set_alignment
from generator.mending.shifting import shift_lines
from generator.problems import Problem
from generator.reading.finding import paragraph_of, told_pieces
from generator.reading.rules.heading import ONE_LINE
from generator.reading.rules.tables import frames, spreads

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
    shift_lines(work, columns)
    columns.write(work.pen)
    set_alignment(work.pen, paragraph, "center")
    return numbers_said([wanted], Said("mm", "mm"))


@mends("bang/width", turn=Turn.COLUMNS)
def between_margins(work: Work, problem: Problem) -> Said:
    """The table is as wide as the room between the margins."""
    told = [*told_pieces(problem)]
    tables = {one.table for one in map(paragraph_of, told)}
    known = (*spreads(work.paper), *frames(work.paper))
    spread = next(one for one in known if one.first.table in tables)
    room = work.paper.document.sections[spread.first.section].text_width or 0.0
    fit(work, spread, room)
    return numbers_said([room], Said("mm", "mm"))
