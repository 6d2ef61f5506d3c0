"""What pages may not part: a heading and what it heads, the end of the text and its signature.

Where margins, sizes or spacing were mended, lines move and pages break elsewhere. So a paper that was
mended says what stays together, as ours do by their styles: nothing of this is seen but at the foot of pages.
"""

from collections.abc import Sequence
from itertools import chain, islice
from operator import attrgetter

from generator.mending.menders import Work
from generator.reading.anatomy.outline import looks_like_heading
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import pieces_of
from generator.reading.document.layout import Paragraph
from generator.reading.document.ooxml import Element, W

_LINES = 2
"""Lines of the text that stay with the signature."""
_MOST = 40
"""Paragraphs from the end of the text to the name, beyond which no page holds them."""
_PARAGRAPH = attrgetter("paragraph")
_NUMBER = attrgetter("number")
_WHOLE = f"{W}trPr/{W}cantSplit"


def hold_together(work: Work) -> int:
    """Sets what stays on the page of what follows it, where the paper does not; gives how much."""
    signed = sorted(map(_PARAGRAPH, _signature(work.paper)), key=_NUMBER)
    together = (*_headings(work.paper), *_ending(work.paper, signed))
    loose = {one.number: one for one in together if not one.kept}
    parted = [row for row in _rows(signed) if row.find(_WHOLE) is None]
    for paragraph in loose.values():
        work.pen.put(paragraph.element, "keepNext", val="1")
    for row in parted:
        work.pen.put(row, "cantSplit")
    return len(loose) + len(parted)


def _signature(paper: Paper) -> Sequence[object]:
    return (*paper.closing.titles, *paper.closing.names)


def _headings(paper: Paper) -> list[Paragraph]:
    """What heads something that stands below it: its last line heads nothing."""
    marker = filter(None, [paper.marker])
    headings = filter(looks_like_heading, paper.items[:-1])
    return [*map(_PARAGRAPH, chain(marker, headings))]


def _ending(paper: Paper, signed: Sequence[Paragraph]) -> list[Paragraph]:
    """The last lines of the text, blank ones below them, and the signature down to what stands above
    the name; of a table all rows above that of the name."""
    if not signed:
        return []
    paragraphs, name = paper.document.paragraphs, signed[-1]
    block = paragraphs[_last_lines(paragraphs[: paper.closing.start]) : name.number - 1]
    end = _row(name) if name.table else (1, 0)
    return [one for one in block[-_MOST:] if _row(one) < end]


def _row(paragraph: Paragraph) -> tuple[int, int]:
    """Its table and its row there, (0, 0) outside of tables."""
    cell = paragraph.cell
    return (cell.table, cell.row) if cell is not None else (0, 0)


def _last_lines(above: Sequence[Paragraph]) -> int:
    """Where the last lines of the text begin; below a table or a page's end that is nearer."""
    lines, at = 0, len(above)
    for paragraph in reversed(above):
        if lines >= _LINES or paragraph.table or paragraph.breaks:
            break
        lines += sum(len(piece.lines()) for piece in pieces_of([paragraph]))
        at -= 1
    return at


def _rows(signed: Sequence[Paragraph]) -> list[Element]:
    """The rows of the table in which the signature stands, each once."""
    around = (islice(one.element.iterancestors(W + "tr"), 1) for one in signed)
    return [*dict.fromkeys(chain.from_iterable(around))]
