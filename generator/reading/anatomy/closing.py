"""The end of the text: recipients and signature (cells 7 and 9b), however the office sets them side by side."""

import re
from dataclasses import dataclass, field

from generator.reading.anatomy import words
from generator.reading.anatomy.segments import FULL, LEFT, RIGHT, Segment, segments, split_at_gap
from generator.reading.document.layout import Document, Paragraph

_ASIDE = re.compile(r"\(.*\)|\[.*\]|(?:đã ký|ký tên|ký điện tử).*", re.IGNORECASE)


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
        if mine.cell is not None and its.cell is not None:
            return (mine.cell.table, mine.cell.row) == (
                its.cell.table,
                its.cell.row,
            ) and mine.cell != its.cell
        return mine is its


def read_closing(document: Document, begin: int) -> Closing:
    """The closing block after paragraph `begin`; empty at the end of the document if there is none."""
    paragraphs = document.paragraphs
    labelled = next(
        (i for i in range(begin, len(paragraphs)) if _label(paragraphs[i]) is not None), None
    )
    if labelled is None:
        return _unlabelled(paragraphs, begin)
    label = _label(paragraphs[labelled])
    assert label is not None
    cell = paragraphs[labelled].cell
    closing = Closing(labelled, len(paragraphs), label)
    if cell is not None and cell.table:
        _from_table(closing, paragraphs, labelled)
    else:
        _from_lines(closing, paragraphs, labelled)
    if not closing.titles and not closing.names:
        _signature_before(closing, paragraphs, begin)
    return closing


def _label(paragraph: Paragraph) -> Segment | None:
    if "i nh" not in paragraph.text.lower() or len(paragraph.text) > 400:
        return None
    for piece in segments(paragraph):
        for half in split_at_gap(piece):
            if words.NOI_NHAN.fullmatch(half.text):
                return half
    return None


def _from_table(closing: Closing, paragraphs: list[Paragraph], labelled: int) -> None:
    table = paragraphs[labelled].cell.table  # type: ignore[union-attr]
    inside = [
        i
        for i, paragraph in enumerate(paragraphs)
        if paragraph.cell is not None and paragraph.cell.table == table
    ]
    closing.start, closing.end = inside[0], inside[-1] + 1
    label = closing.label
    signature: list[Segment] = []
    seen = False
    for i in inside:
        for piece in segments(paragraphs[i]):
            if (
                label is not None
                and piece.paragraph is label.paragraph
                and piece.text == label.text
            ):
                seen = True
            elif piece.side == RIGHT:
                signature.append(piece)
            elif seen:
                closing.recipients.append(piece)
            else:
                signature.append(piece)
    _split_signature(closing, signature)


def _from_lines(closing: Closing, paragraphs: list[Paragraph], labelled: int) -> None:
    signature: list[Segment] = []
    end = labelled
    listing = False
    for i in range(labelled, len(paragraphs)):
        paragraph = paragraphs[i]
        if words.PHU_LUC.match(paragraph.text.strip()) or (
            paragraph.cell is not None and paragraph.cell.table
        ):
            break
        end = i + 1
        for piece in segments(paragraph):
            for half in split_at_gap(piece):
                if half.side == RIGHT or (half.side == FULL and _signs(half)):
                    signature.append(half)
                elif closing.label is not None and words.NOI_NHAN.fullmatch(half.text):
                    listing = True
                elif listing and (
                    half.side == LEFT or words.HANGS.match(half.text) or not signature
                ):
                    closing.recipients.append(half)
                elif half.side == FULL:
                    signature.append(half)
    closing.end = end
    _split_signature(closing, signature)


def _signs(piece: Segment) -> bool:
    return words.mostly_upper(piece.text) and bool(
        words.TITLES.match(piece.text) or words.AUTHORITY.match(piece.text)
    )


def _split_signature(closing: Closing, pieces: list[Segment]) -> None:
    pieces = [piece for piece in pieces if not _ASIDE.fullmatch(piece.text)]
    if not pieces:
        return
    last = pieces[-1]
    titled = words.TITLES.match(last.text.upper()) and (
        len(pieces) == 1 or words.mostly_upper(last.text)
    )
    if titled or words.AUTHORITY.match(last.text):
        closing.titles = pieces
        return
    closing.names = [last]
    closing.titles = pieces[:-1]


def _signature_before(closing: Closing, paragraphs: list[Paragraph], begin: int) -> None:
    """A signature that stands above Nơi nhận: a table of its own, or lines of capitals."""
    first = closing.start
    for i in range(closing.start - 1, max(begin, closing.start - 30) - 1, -1):
        paragraph = paragraphs[i]
        if paragraph.blank:
            continue
        short = len(paragraph.text) < 80 and not paragraph.text.rstrip().endswith((".", ";", ":"))
        if not short or (
            paragraph.cell is None and paragraph.align in ("both", "left") and not _loose(paragraph)
        ):
            break
        first = i
    pieces = [
        piece for paragraph in paragraphs[first : closing.start] for piece in segments(paragraph)
    ]
    if any(_signs(piece) for piece in pieces):
        closing.start = first
        right = [piece for piece in pieces if piece.side != LEFT]
        _split_signature(closing, right or pieces)


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
