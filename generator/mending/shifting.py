"""What stands below names of the head and moves with their columns: lines, drawn or as borders."""

from generator.mending.columns import Widths
from generator.mending.letters import Unsure
from generator.mending.menders import Work
from generator.mending.menders.lines import OTHER, SHAPES, indent
from generator.mending.strokes import move_ends
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.rulings import OF_THE_COLUMN
from generator.reading.document.ooxml import Element


def shift_lines(work: Work, columns: Widths, out: float = 0.0) -> None:
    """Lines below names stand below them as before, in columns that are wider and a table that
    stands `out` mm farther to the right; what was moved with the same columns before counts."""
    _move(work, columns, _drawn(work.paper, columns, out))
    _keep_borders(work, columns)


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


def _drawn(paper: Paper, columns: Widths, out: float) -> list[tuple[Element, float]]:
    """The drawn lines below names of the table, and by how many mm each is to move with its name."""
    found = []
    for code, rulings in paper.lines.items():
        for cell in columns.cells_with(paper.found.get(code, [])[-1:]):
            by = out + columns.farther(cell) + columns.wider(cell) * cell.leading
            for ruling in rulings:
                own = columns.cells_with([ruling]) if ruling.base in OF_THE_COLUMN else []
                if ruling.stored is not None:
                    with_column = sum(out + columns.farther(one) for one in own)
                    found.append((ruling.stored, by - with_column))
    return found


def _move(work: Work, columns: Widths, drawn: list[tuple[Element, float]]) -> None:
    """Moves what is drawn, or nothing of it."""
    if drawn and work.pen.tracked:
        raise Unsure(SHAPES)
    if not all(move_ends(one, 0.0, 0.0) for one, _ in drawn):
        raise Unsure(OTHER)
    for one, wanted in drawn:
        by = wanted - columns.moved.get(one, 0.0)
        columns.moved[one] = wanted
        move_ends(one, by, by)
        work.pen.touch(one)
