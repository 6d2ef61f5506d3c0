"""Appendices: the heading line of each, its title and the line that says what it belongs to."""

from dataclasses import field

from generator.lazy import dataclass, regex
from generator.reading.anatomy import words
from generator.reading.anatomy.rulings import TYPED
from generator.reading.anatomy.segments import FULL, Segment, pieces_of, segments, side_of
from generator.reading.document.layout import Document


@dataclass(slots=True)
class AppendixHead:
    """The head of one appendix: its heading line, the number in it, its title and its reference."""

    heading: Segment
    number: str
    title: list[Segment] = field(default_factory=list)
    reference: list[Segment] = field(default_factory=list)


_LISTED = regex(r"(?:[IVX]+|\d+|[A-ZĐ])[.)/] ")


def read_appendices(document: Document, begin: int) -> list[AppendixHead]:
    """The appendices from paragraph `begin` on."""
    found: list[AppendixHead] = []
    paragraphs = document.paragraphs
    for index in range(begin, len(paragraphs)):
        paragraph = paragraphs[index]
        pieces = segments(paragraph) if side_of(paragraph) == FULL else ()
        number = _number(pieces[0]) if pieces else None
        if number is not None:
            appendix = AppendixHead(pieces[0], number)
            below = [p for p in paragraphs[index + 1 : index + 10] if p.free]
            _fill(appendix, [*pieces[1:], *pieces_of(below)])
            found.append(appendix)
    return found


def _number(piece: Segment) -> str | None:
    """The number of the appendix that a piece heads, "" if it has none; None if it heads none."""
    text = piece.text
    match = words.PHU_LUC.match(text)
    if match is None:
        return None
    bold_line = piece.bold and len(text) < 120 and not text.endswith((".", ";"))
    if match.end() == len(text) or bold_line:
        return match["n"] or ""
    return None


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
    if _LISTED.match(piece.text) or _number(piece) is not None:
        return False
    return piece.centred or words.is_upper(piece.text)
