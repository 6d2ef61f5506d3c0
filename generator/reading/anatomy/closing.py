"""The end of the text: recipients and signature (cells 7 and 9b), however the office sets them side
by side."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import field
from itertools import takewhile

from generator.lazy import dataclass, regex
from generator.reading.anatomy import words
from generator.reading.anatomy.segments import (
    FULL,
    LEFT,
    RIGHT,
    Segment,
    pieces_of,
    segments,
    split_at_gap,
)
from generator.reading.document.layout import Document, Paragraph

_ASIDE = regex(r"\(.*\)|\[.*\]|(?:đã ký|ký tên|ký điện tử).*", re.IGNORECASE)


@dataclass
class Closing:
    """`start` and `end` are indices of paragraphs; `start` is where the text ends."""

    start: int
    end: int
    label: Segment | None = None
    recipients: list[Segment] = field(default_factory=list)
    titles: list[Segment] = field(default_factory=list)
    names: list[Segment] = field(default_factory=list)

    @property
    def level(self) -> bool:
        """Whether the first line of the signature stands level with the label (PL I, II.9.d)."""
        if self.label is None or not self.titles:
            return True
        mine, its = self.label.paragraph, self.titles[0].paragraph
        if mine.cell is None or its.cell is None:
            return mine is its
        one_row = (mine.cell.table, mine.cell.row) == (its.cell.table, its.cell.row)
        return one_row and mine.cell != its.cell


def read_closing(document: Document, begin: int) -> Closing:
    """The closing block after paragraph `begin`; empty at the end of the document if there is
    none."""
    paragraphs = document.paragraphs
    labels = ((i, _label(paragraphs[i])) for i in range(begin, len(paragraphs)))
    labelled, label = next((found for found in labels if found[1]), (len(paragraphs), None))
    if label is None:
        return _unlabelled(paragraphs, begin)
    closing = Closing(labelled, len(paragraphs), label)
    if label.paragraph.table:
        _from_table(closing, paragraphs, label)
    else:
        _from_lines(closing, paragraphs[labelled:])
    if not closing.titles and not closing.names:
        _signature_before(closing, paragraphs, begin)
    return closing


def _label(paragraph: Paragraph) -> Segment | None:
    if "i nh" not in paragraph.text.lower() or len(paragraph.text) > 400:
        return None
    halves = _halves([paragraph])
    return next((half for half in halves if words.NOI_NHAN.fullmatch(half.text)), None)


def _halves(paragraphs: Iterable[Paragraph]) -> Iterator[Segment]:
    for piece in pieces_of(paragraphs):
        yield from split_at_gap(piece)


def _from_table(closing: Closing, paragraphs: list[Paragraph], label: Segment) -> None:
    table = label.paragraph.table
    inside = [i for i, paragraph in enumerate(paragraphs) if paragraph.table == table]
    closing.start, closing.end = inside[0], inside[-1] + 1
    signature: list[Segment] = []
    seen = False
    for piece in pieces_of(paragraphs[i] for i in inside):
        if piece.paragraph is label.paragraph and piece.text == label.text:
            seen = True
        elif seen and piece.side != RIGHT:
            closing.recipients.append(piece)
        else:
            signature.append(piece)
    _split_signature(closing, signature)


def _from_lines(closing: Closing, paragraphs: list[Paragraph]) -> None:
    block = _up_to_next_page(list(takewhile(_is_of_block, paragraphs)))
    closing.end = closing.start + len(block)
    signature: list[Segment] = []
    listing = False
    for half in _halves(block):
        if half.side == RIGHT or (half.side == FULL and _signs(half)):
            signature.append(half)
        elif words.NOI_NHAN.fullmatch(half.text):
            listing = True
        elif listing and (half.side == LEFT or words.HANGS.match(half.text) or not signature):
            closing.recipients.append(half)
        elif half.side == FULL:
            signature.append(half)
    _split_signature(closing, signature)


def _is_of_block(paragraph: Paragraph) -> bool:
    """Whether neither an appendix nor a table nor another paper begins with a paragraph."""
    if paragraph.table or words.PHU_LUC.match(paragraph.text.strip()):
        return False
    return not any(words.is_quoc_hieu(piece.text) for piece in segments(paragraph))


def _up_to_next_page(block: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs before a title in capitals that opens a page: what follows the signature."""
    breaks = False
    for at, paragraph in enumerate(block):
        breaks = breaks or (paragraph.breaks and at > 0)
        if breaks and not paragraph.blank:
            centred = paragraph.align == "center" and words.mostly_upper(paragraph.text)
            if centred and not any(map(_signs, segments(paragraph))):
                return block[:at]
            breaks = False
    return block


def _signs(piece: Segment) -> bool:
    return words.mostly_upper(piece.text) and bool(
        words.TITLES.match(piece.text) or words.AUTHORITY.match(piece.text)
    )


def _split_signature(closing: Closing, pieces: list[Segment]) -> None:
    pieces = [piece for piece in pieces if not _ASIDE.fullmatch(piece.text)]
    if not pieces:
        return
    *above, last = pieces
    titled = words.TITLES.match(last.text.upper()) and (not above or words.mostly_upper(last.text))
    if titled or words.AUTHORITY.match(last.text):
        closing.titles = pieces
    else:
        closing.titles, closing.names = above, [last]


def _signature_before(closing: Closing, paragraphs: list[Paragraph], begin: int) -> None:
    """A signature that stands above Nơi nhận: a table of its own, or lines of capitals."""
    first = closing.start
    for i in range(closing.start - 1, max(begin, closing.start - 30) - 1, -1):
        if paragraphs[i].blank:
            continue
        if not _may_sign(paragraphs[i]):
            break
        first = i
    pieces = pieces_of(paragraphs[first : closing.start])
    if any(map(_signs, pieces)):
        closing.start = first
        right = [piece for piece in pieces if piece.side != LEFT]
        _split_signature(closing, right or pieces)


def _may_sign(paragraph: Paragraph) -> bool:
    """Whether a paragraph may be a line of a signature: short, no sentence, not set as text is."""
    if len(paragraph.text) >= 80 or paragraph.text.rstrip().endswith((".", ";", ":")):
        return False
    plain = paragraph.free and paragraph.align in ("both", "left")
    return not plain or _loose(paragraph)


def _loose(paragraph: Paragraph) -> bool:
    return (
        any(piece.side == RIGHT or _signs(piece) for piece in segments(paragraph))
        or (paragraph.left or 0) > 50
    )


def _unlabelled(paragraphs: list[Paragraph], begin: int) -> Closing:
    """Without Nơi nhận: the signature is what stands in capitals after the last sentence."""
    limit = next(
        (
            i
            for i in range(begin, len(paragraphs))
            if words.PHU_LUC.fullmatch(paragraphs[i].text.strip())
        ),
        len(paragraphs),
    )
    closing = Closing(limit, limit)
    _signature_before(closing, paragraphs, begin)
    return closing
