"""Appendices: the heading line of each, its title and the line that says what it belongs to."""

from dataclasses import dataclass, field

from generator.reading.anatomy import words
from generator.reading.anatomy.rulings import TYPED
from generator.reading.anatomy.segments import Segment, segments
from generator.reading.document.layout import Document, Paragraph


@dataclass(slots=True)
class Appendix:
    """One appendix: its heading line, the number in it, and what follows up to the next one."""

    heading: Segment
    number: str
    title: list[Segment] = field(default_factory=list)
    reference: list[Segment] = field(default_factory=list)
    first: Paragraph | None = None


def read_appendices(document: Document, begin: int) -> list[Appendix]:
    """The appendices from paragraph `begin` on."""
    found: list[Appendix] = []
    paragraphs = document.paragraphs
    heads: list[int] = []
    for index in range(begin, len(paragraphs)):
        paragraph = paragraphs[index]
        pieces = (
            []
            if (paragraph.cell is not None and paragraph.cell.cells > 1)
            else list(segments(paragraph))
        )
        if pieces and _heads_appendix(pieces[0]):
            heads.append(index)
            match = words.PHU_LUC.match(pieces[0].text)
            appendix = Appendix(pieces[0], (match["n"] if match else "") or "", first=paragraph)
            _appendix_head(appendix, pieces[1:], paragraphs[index + 1 : index + 10])
            found.append(appendix)
    return found


def _heads_appendix(piece: Segment) -> bool:
    match = words.PHU_LUC.match(piece.text)
    if match is None:
        return False
    alone = match.end() == len(piece.text)
    return alone or (len(piece.text) < 120 and piece.bold and not piece.text.endswith((".", ";")))


def _appendix_head(appendix: Appendix, rest: list[Segment], following: list[Paragraph]) -> None:
    pieces = rest + [
        piece for paragraph in following if paragraph.cell is None for piece in segments(paragraph)
    ]
    for piece in pieces:
        if TYPED.fullmatch(piece.text):
            continue
        if words.KEM_THEO.match(piece.text) or (
            appendix.reference and not appendix.reference[-1].text.endswith(")")
        ):
            appendix.reference.append(piece)
        elif (
            appendix.reference
            or _heads_appendix(piece)
            or not (piece.paragraph.align == "center" or words.is_upper(piece.text))
        ):
            return
        else:
            appendix.title.append(piece)
