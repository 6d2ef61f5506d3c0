"""Appendices: the heading line of each, its title and the line that says what it belongs to."""

from dataclasses import dataclass, field

from generator.reading.anatomy import words
from generator.reading.anatomy.rulings import TYPED
from generator.reading.anatomy.segments import Segment, segments
from generator.reading.document.layout import Document, Paragraph


@dataclass(slots=True)
class AppendixHead:
    """The head of one appendix: its heading line, the number in it, and what follows up to the next one."""

    heading: Segment
    number: str
    title: list[Segment] = field(default_factory=list)
    reference: list[Segment] = field(default_factory=list)
    first: Paragraph | None = None


def read_appendices(document: Document, begin: int) -> list[AppendixHead]:
    """The appendices from paragraph `begin` on."""
    found: list[AppendixHead] = []
    paragraphs = document.paragraphs
    for index in range(begin, len(paragraphs)):
        paragraph = paragraphs[index]
        alone = paragraph.cell is None or paragraph.cell.cells <= 1
        first, *rest = (segments(paragraph) if alone else ()) or (None,)
        if first is not None and _heads_appendix(first):
            match = words.PHU_LUC.match(first.text)
            appendix = AppendixHead(first, (match["n"] if match else "") or "", first=paragraph)
            below = [p for p in paragraphs[index + 1 : index + 10] if p.cell is None]
            _fill(appendix, [*rest, *(piece for p in below for piece in segments(p))])
            found.append(appendix)
    return found


def _heads_appendix(piece: Segment) -> bool:
    match = words.PHU_LUC.match(piece.text)
    if match is None:
        return False
    alone = match.end() == len(piece.text)
    return alone or (len(piece.text) < 120 and piece.bold and not piece.text.endswith((".", ";")))


def _fill(appendix: AppendixHead, pieces: list[Segment]) -> None:
    """Title and reference line from what follows the heading."""
    for piece in pieces:
        if TYPED.fullmatch(piece.text):
            continue
        begun = appendix.reference and not appendix.reference[-1].text.endswith(")")
        if begun or words.KEM_THEO.match(piece.text):
            appendix.reference.append(piece)
        elif appendix.reference or not _titles_appendix(piece):
            return
        else:
            appendix.title.append(piece)


def _titles_appendix(piece: Segment) -> bool:
    shown = piece.paragraph.align == "center" or words.is_upper(piece.text)
    return shown and not _heads_appendix(piece)
