"""Pieces of lines: what a reader sees as one thing, be it a paragraph, a line of it, or its half
beside a tab."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from generator.law.times_new_roman import POINT_MM, text_width
from generator.lazy import dataclass, regex
from generator.reading.anatomy.words import DATE, is_quoc_hieu, is_tieu_ngu
from generator.reading.document.layout import Paragraph, Run
from generator.reading.document.styles import Look

_GAP = regex(r"\t[\t \u00a0]*|[ \u00a0]{4,}[ \u00a0\t]*")
_PLACE = regex(r"[ \u00a0]*(?:[^\W\d_a-zà-ỹ](?:[^\W\d_]|[ .'-]){1,40}|[.…]+)?,?[ \u00a0]*")
"""What stands before the day in a head: the name of a place, room for one, or nothing."""
_BLANKS = ("\t", "    ", "\u00a0")
"""A gap has one of these."""
LEFT, RIGHT, FULL = "left", "right", "full"
_FIELDS = {name: index for index, name in enumerate(Look._fields)}
_STOP = 12.7
_MIDDLE = (0.2, 0.66)
"""Shares of the room between which the middle of a line lies that somebody means to be centred; the
right half of a head and a signature have theirs further to the right."""
STRAY = 0.1
"""Share of letters up to which another look is a slip of the hand that nobody sees, such as a stray
space."""


@dataclass(eq=False)
class Segment:
    """One piece: `text` is stripped, `side` the half of the page where it stands, `row` the line
    that it shares."""

    paragraph: Paragraph
    runs: list[Run]
    text: str
    side: str
    row: tuple[int, ...]
    whole: bool

    @property
    def unstripped(self) -> str:
        """The text with the blanks around it, as its runs have it."""
        return "".join(run.text for run in self.runs)

    def shares(self, of: "str") -> dict[object, float]:
        """Each value of a field of `Look` with its share of the letters."""
        return (
            shares(self.paragraph, of)
            if self.runs is self.paragraph.runs
            else _shares(self.runs, of)
        )

    @cached_property
    def look(self) -> Look | None:
        """The look of its letters, None where they have several."""
        looks = [run.look for run in self.runs]
        return looks[0] if looks and all(look is looks[0] for look in looks) else None

    @cached_property
    def size(self) -> float | None:
        """The commonest size in pt."""
        return _commonest(self.shares("size"))  # type: ignore[return-value]

    @property
    def centred(self) -> bool:
        """Whether its paragraph is."""
        return self.paragraph.align == "center"

    @property
    def bold(self) -> bool:
        """Whether most of its letters are bold."""
        return bool(_commonest(self.shares("bold")))

    @property
    def italic(self) -> bool:
        """Whether most of its letters are italic."""
        return bool(_commonest(self.shares("italic")))

    @cached_property
    def spread(self) -> bool:
        """Whether it has its line for itself: over the full width, or where blanks before it put it
        in the middle."""
        if self.side == FULL or not self.paragraph.free:
            return self.side == FULL
        low, high = _MIDDLE
        room, typed = self.paragraph.room, self.paragraph.text
        if room is None or typed.strip() != self.text:
            return False
        start = self.begins(typed[: len(typed) - len(typed.lstrip())])
        return low * room < start + min(self.width(self.text), room - start) / 2 < high * room

    def begins(self, blanks: str) -> float:
        """Where its first word begins behind these blanks, in mm from the left margin; tabs lead to
        the stops that Word has where none is set."""
        at = self.paragraph.begins
        for blank in blanks:
            at = (at // _STOP + 1) * _STOP if blank == "\t" else at + self.width(blank)
        return at

    def lines(self) -> Sequence[str]:
        """The text as it breaks in its room; one line where the room is not known."""
        room = self.paragraph.room
        if room is None:
            return [self.text]
        room -= max(self.paragraph.left or 0.0, 0.0) + max(self.paragraph.right or 0.0, 0.0)
        return self.lines_in(room)

    def lines_in(self, room: float) -> Sequence[str]:
        """The text as it breaks in a room of so many mm."""
        return broken(self.text, self._em, room, self.bold, self.italic)

    @property
    def _em(self) -> float:
        """Its size in pt, as wide as letters that are condensed or scaled make it."""
        plain = text_width(self.text, self.size or 13.0, self.bold, self.italic)
        return (self.size or 13.0) * (self.width(self.text) / plain if plain else 1.0)

    def width(self, text: str) -> float:
        """Length in mm of `text` in the look of this piece."""
        scale = _commonest(self.shares("scale")) or 1.0
        apart = _commonest(self.shares("apart")) or 0.0
        plain = text_width(text, self.size or 13.0, self.bold, self.italic)
        return plain * scale + len(text) * apart * POINT_MM  # type: ignore[operator]


def _shares(runs: list[Run], of: str) -> dict[object, float]:
    index = _FIELDS[of]
    if len(runs) == 1:
        return {runs[0].look[index]: 1.0} if runs[0].text.strip() else {}
    counts: dict[object, int] = {}
    for run in runs:
        letters = len("".join(run.text.split()))
        if letters:
            value = run.look[index]
            counts[value] = counts.get(value, 0) + letters
    if len(counts) < 2:
        return dict.fromkeys(counts, 1.0)
    total = sum(counts.values())
    return {value: count / total for value, count in counts.items()}


def shares(paragraph: Paragraph, of: str) -> dict[object, float]:
    """Each value of a field of `Look` with its share of the paragraph's letters."""
    found: dict[object, float] | None = paragraph.cached.get(of)
    if found is None:
        found = paragraph.cached[of] = _shares(paragraph.runs, of)
    return found


def _commonest(found: dict[object, float]) -> object:
    if len(found) < 2:
        return next(iter(found), None)
    return max(found, key=lambda value: found[value])


def commonest(paragraph: Paragraph, of: str) -> object:
    """The commonest value of a field of `Look` in the paragraph, None if it has no letters."""
    return _commonest(shares(paragraph, of))


@lru_cache(maxsize=8192)
def _em(word: str, bold: bool, italic: bool) -> float:
    """Length of a word at 1 pt; texts repeat their words."""
    return text_width(word, 1.0, bold, italic)


@lru_cache(2048)
def broken(
    text: str, size: float, room: float, bold: bool = False, italic: bool = False
) -> Sequence[str]:
    """`text` broken at spaces where the room of `room` mm ends."""
    lines: list[str] = []
    current: list[str] = []
    filled, space = 0.0, _em(" ", bold, italic) * size
    for word in text.split():
        width = _em(word, bold, italic) * size
        if current and filled + space + width > room:
            lines.append(" ".join(current))
            current, filled = [word], width
        else:
            filled += width + (space if current else 0.0)
            current.append(word)
    return [*lines, " ".join(current)] if current else lines


def cut(runs: list[Run], start: int, end: int) -> list[Run]:
    """The runs of the characters from `start` up to `end`."""
    if start <= 0 and end >= sum(len(run.text) for run in runs):
        return runs
    found, at = [], 0
    for run in runs:
        low, high = max(start - at, 0), min(end - at, len(run.text))
        if low < high:
            found.append(Run(run.text[low:high], run.look, run.field))
        at += len(run.text)
    return found


def segments(paragraph: Paragraph) -> tuple[Segment, ...]:
    """The pieces of a paragraph: its lines, and their halves where one line serves both columns of
    the page."""
    found: tuple[Segment, ...] | None = paragraph.cached.get("pieces")
    if found is None:
        found = paragraph.cached["pieces"] = tuple(_segments(paragraph))
    return found


def pieces_of(paragraphs: Iterable[Paragraph]) -> list[Segment]:
    """The pieces of several paragraphs, in their order."""
    return [piece for paragraph in paragraphs for piece in segments(paragraph)]


def _segments(paragraph: Paragraph) -> Iterator[Segment]:
    if _is_one(paragraph):
        text = f"{paragraph.label} {paragraph.text.strip()}".strip()
        if text:
            side = side_of(paragraph)
            yield Segment(paragraph, paragraph.runs, text, side, _row(paragraph, 0), True)
    else:
        yield from _cut_at_gaps(paragraph)


def _is_one(paragraph: Paragraph) -> bool:
    """Whether it is one line without a gap, as most are."""
    return not any(mark in paragraph.text for mark in ("\n", *_BLANKS))


def _cut_at_gaps(paragraph: Paragraph) -> Iterator[Segment]:
    at = 0
    for i, line in enumerate(paragraph.text.split("\n")):
        for start, end, side in _halves(paragraph, line):
            text = line[start:end].strip()
            if i == 0 and start == 0 and paragraph.label:
                text = f"{paragraph.label} {text}".strip()
            if text:
                whole = "\n" not in paragraph.text and side == side_of(paragraph)
                yield Segment(
                    paragraph,
                    cut(paragraph.runs, at + start, at + end),
                    text,
                    side,
                    _row(paragraph, i),
                    whole,
                )
        at += len(line) + 1


def side_of(paragraph: Paragraph) -> str:
    """The half of the page where a paragraph stands by its table."""
    cell = paragraph.cell
    if cell is None or cell.cells == 1:
        return FULL
    return LEFT if cell.middle < 0.5 else RIGHT


def _row(paragraph: Paragraph, line: int) -> tuple[int, ...]:
    cell = paragraph.cell
    return (0, paragraph.number, line) if cell is None else (cell.table, cell.row)


def _halves(paragraph: Paragraph, line: str) -> list[tuple[int, int, str]]:
    """Start, end and side of each piece; a gap splits only what stands outside a table and reads as
    two columns."""
    end = len(line)
    if paragraph.free and any(blank in line for blank in _BLANKS):
        gap = _column_gap(line)
        if gap is not None:
            return [(0, gap.start(), LEFT), (gap.end(), end, RIGHT)]
        if _trails(line) and "\n" not in paragraph.text:
            return [(0, end, LEFT)]
        lead = end - len(line.lstrip("\t \u00a0"))
        if (line[:lead].count("\t") > 1 or lead > 25) and "\n" not in paragraph.text:
            return [(lead, end, RIGHT)]
    return [(0, end, side_of(paragraph))]


def _trails(line: str) -> bool:
    """Whether so much room follows a few words that they stand in the left half."""
    words = line.rstrip("\t \u00a0")
    behind = line[len(words) :]
    return 0 < len(words.strip()) < 60 and (behind.count("\t") > 1 or len(behind) > 25)


def _column_gap(line: str) -> "re.Match[str] | None":
    """The last gap of a line behind which the right half of a head begins."""
    gaps = [
        gap
        for gap in _GAP.finditer(line)
        if line[: gap.start()].strip() and _opens_right(line[gap.end() :])
    ]
    return gaps[-1] if gaps else None


def _opens_right(text: str) -> bool:
    """Whether a text is what stands to the right in a head: national name, motto, place and
    date."""
    if is_quoc_hieu(text.strip()) or is_tieu_ngu(text.strip()):
        return True
    date = DATE.search(text)
    return date is not None and _PLACE.fullmatch(text[: date.start()]) is not None


def split_at_gap(segment: Segment) -> list[Segment]:
    """A piece of the closing block as its halves: recipient to the left, signature to the right."""
    paragraph, text = segment.paragraph, segment.paragraph.text
    opened = len(text) - len(text.lstrip())
    gap = _GAP.search(text.rstrip(), opened) or _GAP.search(text)
    if not paragraph.free or gap is None or not text[gap.end() :].strip():
        return [segment]
    pieces = []
    for start, end, side in ((0, gap.start(), LEFT), (gap.end(), len(text), RIGHT)):
        if text[start:end].strip():
            runs = cut(paragraph.runs, start, end)
            pieces.append(
                Segment(paragraph, runs, text[start:end].strip(), side, segment.row, False)
            )
    return pieces
