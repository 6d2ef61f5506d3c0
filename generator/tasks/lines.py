"""The lines of a text that may give tasks, each under those that it stands below."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

from generator.lazy import dataclass, regex
from generator.reading.anatomy.attached import Attached
from generator.reading.anatomy.outline import DEPTH, OutlineLine, read_lines
from generator.reading.anatomy.paper import Paper
from generator.reading.document.layout import Paragraph

_PAREN = regex(r"\((?P<number>\d{1,2}|[a-zđ])\)\s*(?P<rest>.*)")
_FIRST = regex(r"\(?[1IaA][.)/:]*|[-–—+•*\uf0b7]")
"""The number of what is the first of its list."""
_PLAIN = max(DEPTH.values()) + 1.0


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line without its number: `depth` grows with what it stands below; `headed` says that it is
    the heading of what follows. `key` is the number of its paragraph."""

    text: str
    number: str
    depth: float
    headed: bool
    key: int


def texts_of(paper: Paper) -> list[list[TextLine]]:
    """The lines of the paper's text, of each text that is issued with it, and of each appendix."""
    issued = [list(one.items) for one in paper.attached]
    known = {number for one in paper.attached for number in _numbers(one)}
    opened = {one.heading.paragraph.number for one in paper.appendices}
    appendices: list[list[Paragraph]] = [[]]
    for paragraph in paper.document.paragraphs[paper.closing.end :]:
        if paragraph.number in opened:
            appendices.append([])
        if paragraph.free and paragraph.number not in known:
            appendices[-1].append(paragraph)
    read = [paper.items, *issued, *map(read_lines, appendices)]
    return [list(_nested(map(_line, lines))) for lines in read]


def _numbers(one: Attached) -> Iterator[int]:
    """The paragraphs of a text that is issued, those of its head too."""
    pieces = (*one.head, one.title, *one.subject, *one.reference, *one.bases)
    yield from (piece.paragraph.number for piece in pieces)
    yield from (line.paragraph.number for line in one.items)


def _line(line: OutlineLine) -> TextLine:
    paren = None if line.level else _PAREN.fullmatch(line.text)
    key = line.paragraph.number
    if paren:
        return TextLine(paren["rest"], f"({paren['number']})", DEPTH["diem"], False, key)
    text = line.rest if line.level else line.text
    number = line.text.removesuffix(text).strip() if text else line.text
    headed = line.titled or bool(line.title_of) or line.level in ("phan-chuong", "tieu-muc", "muc")
    return TextLine(text.strip(), number, DEPTH.get(line.level, _PLAIN), headed, key)


def _nested(lines: Iterable[TextLine]) -> Iterator[TextLine]:
    """The lines; one without a number that opens a list stands just above it."""
    read = list(lines)
    for line, following in zip_longest(read, read[1:]):
        opens = line.depth == _PLAIN and line.text.endswith(":")
        if opens and following and _FIRST.fullmatch(following.number):
            yield replace(line, depth=following.depth - 0.5)
        else:
            yield line
