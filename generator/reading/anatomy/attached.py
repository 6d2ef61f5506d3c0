"""Texts that are issued with a paper and stand behind its signature, each under a head of its own
(PL III, Mẫu 1.3)."""

import re
from collections.abc import Iterator
from dataclasses import field
from math import inf

from generator.law.kinds import Kind
from generator.law.wording import FORM_HEAD
from generator.lazy import dataclass, regex
from generator.reading.anatomy import words
from generator.reading.anatomy.outline import OutlineLine, read_lines
from generator.reading.anatomy.rulings import TYPED
from generator.reading.anatomy.segments import Segment, pieces_of, segments
from generator.reading.document.layout import Document, Paragraph

NEAR = 12
"""Paragraphs that show text, within which a title has its head above and its reference line
below."""
NO_TITLE = regex(r"(?:phụ\s*lục|mẫu|biểu)\b", re.IGNORECASE)
"""What opens an appendix or a form: a kind that is named below it is no title of a text."""


@dataclass(slots=True)
class Attached:
    """One text: `head` stands above its title, `reference` says what it is issued with, `items` are
    its text; what begins at paragraph `stop` is another one, an appendix or a form."""

    title: Segment
    kind: Kind
    head: list[Segment] = field(default_factory=list)
    subject: list[Segment] = field(default_factory=list)
    reference: list[Segment] = field(default_factory=list)
    bases: list[Segment] = field(default_factory=list)
    stop: float = inf
    items: list[OutlineLine] = field(default_factory=list)

    @property
    def first(self) -> Paragraph:
        """The paragraph that opens it."""
        return (self.head or [self.title])[0].paragraph


def read_attached(document: Document, begin: int, appendices: list[int]) -> list[Attached]:
    """The texts from paragraph `begin` on; `appendices` are the numbers of the paragraphs that open
    appendices."""
    shown = [
        p
        for p in document.paragraphs[begin:]
        if not p.blank and not TYPED.fullmatch(p.text.strip())
    ]
    found = list(_texts(shown))
    opened = [one.first.number for _, one in found] + appendices + _forms(shown)
    for start, one in found:
        later = [number for number in opened if number > one.title.paragraph.number]
        one.stop = min(later, default=inf)
        _text(one, [p for p in shown[start:] if p.free and p.number < one.stop])
    return [one for _, one in found]


def _forms(shown: list[Paragraph]) -> list[int]:
    """The numbers of the paragraphs that open forms."""
    return [p.number for p in shown if p.free and FORM_HEAD.fullmatch(p.text.strip())]


def _texts(shown: list[Paragraph]) -> Iterator[tuple[int, Attached]]:
    """Each text, as yet without its lines, and the index of the paragraph where these begin."""
    for index, paragraph in enumerate(shown):
        kind = _title(paragraph)
        if kind is not None:
            above = shown[max(0, index - NEAR) : index]
            one = Attached(next(iter(segments(paragraph))), kind, _head(above))
            start = index + 1 + _below(one, shown[index + 1 :])
            if _issued(one, [p for p in above if p.free][-3:]):
                yield start, one


def _title(paragraph: Paragraph) -> Kind | None:
    centred = paragraph.free and paragraph.align == "center"
    return words.kind_named(paragraph.text) if centred and words.is_upper(paragraph.text) else None


def _head(above: list[Paragraph]) -> list[Segment]:
    """The pieces of the table with agency and national name; none where there is no national
    name."""
    pieces = pieces_of(paragraph for paragraph in above if not paragraph.free)
    tables = [one.paragraph.table for one in pieces if words.is_quoc_hieu(one.text)]
    return [piece for piece in pieces if piece.paragraph.table in tables[-1:]]


def _below(one: Attached, following: list[Paragraph]) -> int:
    """Fills subject and reference; gives how many paragraphs they take."""
    for count, paragraph in enumerate(following[:NEAR]):
        pieces = list(segments(paragraph))
        begun = one.reference and not one.reference[-1].text.rstrip().endswith(")")
        if paragraph.cell is not None or paragraph.align != "center":
            return count
        if words.KEM_THEO.match(paragraph.text.strip()) or begun:
            one.reference += pieces
        elif one.reference:
            return count
        else:
            one.subject += pieces
    return min(len(following), NEAR)


def _issued(one: Attached, above: list[Paragraph]) -> bool:
    """Whether it is a text and no form: it says what it is issued with, or bears the national
    name."""
    form = any(NO_TITLE.match(p.text.strip()) for p in above)
    return bool(one.head or one.reference) and not form


def _text(one: Attached, paragraphs: list[Paragraph]) -> None:
    while paragraphs and (
        words.CAN_CU.match(paragraphs[0].text) and paragraphs[0].text.rstrip()[-1:] in ";."
    ):
        one.bases += segments(paragraphs.pop(0))
    one.items = read_lines(paragraphs)
