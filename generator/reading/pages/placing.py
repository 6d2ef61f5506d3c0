"""Where the paragraphs of a document stand on its printed pages: found by their letters, in the
order of reading.

Only letters and digits are compared, without accents' spelling, so that neither dashes nor
ligatures matter.
"""

import unicodedata
from collections.abc import Iterable

from generator.lazy import dataclass
from generator.reading.anatomy.segments import Segment
from generator.reading.document.layout import Document, Paragraph
from generator.reading.document.ooxml import MM_PER_TWIP
from generator.reading.pages.sheets import Glyph, Sheet, lines_of

POINTS = 1 / (20 * MM_PER_TWIP)
"""Points of one mm."""
NEAR, SURE, PIECE = 160, 12, 16
"""Letters: how far ahead a short text is sought, from which length on a text is sought anywhere,
and how much of the beginning and of the end must be there where a page ends inside a paragraph."""


def letters_of(text: str) -> str:
    """The letters and digits alone, each as its base letter: `Số: 05/KH` is `So05KH`."""
    return "".join(char for char in unicodedata.normalize("NFKD", text) if char.isalnum())


@dataclass(frozen=True, slots=True)
class Place:
    """The letters of one text on the page, in order; `whole` is False where only its two ends were
    found."""

    glyphs: tuple[Glyph, ...]
    whole: bool = True

    @property
    def first(self) -> Glyph:
        """Its first letter."""
        return self.glyphs[0]

    @property
    def last(self) -> Glyph:
        """Its last letter."""
        return self.glyphs[-1]

    def lines(self) -> list[list[Glyph]]:
        """Its lines, page by page."""
        pages = sorted({glyph.page for glyph in self.glyphs})
        return [
            line
            for page in pages
            for line in lines_of([glyph for glyph in self.glyphs if glyph.page == page])
        ]


class Printed:
    """The pages of a document, and the place of each of its paragraphs by number."""

    def __init__(self, document: Document, sheets: list[Sheet]) -> None:
        self.document, self.sheets = document, sheets
        self.top, self.bottom = _margins(document)
        self.numbers = {
            sheet.number: found for sheet in sheets if (found := self._number(sheet)) is not None
        }
        self._stream = _Stream(glyph for sheet in sheets for glyph in self.body(sheet))
        self.paragraphs = self._stream.places(document.paragraphs)

    def body(self, sheet: Sheet) -> list[Glyph]:
        """The letters of a page between the margins, in the order of the file."""
        number = self.numbers.get(sheet.number)
        own = set(number) if number else set()
        floor = sheet.height - self.bottom
        return [
            glyph for glyph in sheet.glyphs if self.top < glyph.line < floor and glyph not in own
        ]

    def lines(self, page: int) -> list[list[Glyph]]:
        """The lines of text of a page between the margins, top to bottom."""
        return lines_of(self.body(self.sheets[page - 1]))

    def place(self, piece: Segment) -> Place | None:
        """Where a piece of a paragraph stands; None if it is not found."""
        within = self.paragraphs.get(piece.paragraph.number)
        return self._stream.find(letters_of(piece.text), within)

    def _number(self, sheet: Sheet) -> list[Glyph] | None:
        """The letters of the page number: a line of the margins, or the first of the page, that is
        nothing but one; the last too, where a footer is taller than its margin."""
        lines = lines_of(sheet.glyphs)
        floor = sheet.height - self.bottom
        ends = [i for i, line in enumerate(lines) if not self.top <= line[0].line <= floor]
        if lines and sheet.number > 1:
            ends.append(0)
        if lines and any(number.band == "footer" for number in self.document.page_numbers):
            ends.append(len(lines) - 1)
        for i in dict.fromkeys(ends):
            if number_of(lines[i]) is not None:
                return lines[i]
        return None


def number_of(line: list[Glyph]) -> int | None:
    """The number that a line shows and nothing else: `3`, `- 3 -`, `Trang 3/7`; None for any other
    line."""
    text = letters_of(
        "".join(glyph.text for glyph in line if glyph.text != "/") if line else ""
    ).removeprefix("Trang")
    first = "".join(glyph.text for glyph in line).partition("/")[0]
    digits = letters_of(first).removeprefix("Trang")
    return int(digits) if text.isdecimal() and digits.isdecimal() and len(digits) < 5 else None


def _margins(document: Document) -> tuple[float, float]:
    """The narrowest top and bottom margin in points, so that no text of any section counts as
    margin."""
    tops = [section.top for section in document.sections if section.top is not None]
    bottoms = [section.bottom for section in document.sections if section.bottom is not None]
    return min(tops, default=10.0) * POINTS, min(bottoms, default=10.0) * POINTS


class _Stream:
    """All letters of the text in one string, and the glyph of each."""

    def __init__(self, glyphs: Iterable[Glyph]) -> None:
        self._glyphs: list[Glyph] = []
        letters: list[str] = []
        for glyph in glyphs:
            for char in letters_of(glyph.text):
                letters.append(char)
                self._glyphs.append(glyph)
        self._text = "".join(letters)
        self._folded = (
            self._text.casefold()
            if len(self._text.casefold()) == len(self._text)
            else self._text.lower()
        )
        self._index: dict[Glyph, int] = {}
        for index, glyph in enumerate(self._glyphs):
            self._index.setdefault(glyph, index)
        self._openings = {
            glyph.page: i
            for i, glyph in enumerate(self._glyphs)
            if not i or self._glyphs[i - 1].page != glyph.page
        }

    def find(self, wanted: str, within: Place | None) -> Place | None:
        """The first place of a text, inside another place if that is known."""
        if not wanted:
            return None
        start, end = 0, len(self._text)
        if within is not None and within.whole:
            start, end = self._index[within.first], self._index[within.last] + 1
        at = self._search(wanted, start, end)
        return None if at is None else self._place(at, at + len(wanted))

    def places(self, paragraphs: list[Paragraph]) -> dict[int, Place]:
        """Each paragraph with its place; those that are not found are absent."""
        found: dict[int, Place] = {}
        heads = _table_heads(paragraphs)
        cursor = furthest = opened = 0
        row: tuple[int, int] | None = None
        for paragraph in paragraphs:
            wanted, cell = letters_of(paragraph.text), paragraph.cell
            if not wanted:
                continue
            if (
                cell is not None and not cell.table
            ):  # a text box is drawn before or after the text, as it likes
                at = self._alone(wanted)
                if at is not None:
                    found[paragraph.number] = self._place(at, at + len(wanted))
                continue
            if (now := None if cell is None else (cell.table, cell.row)) != row:
                row, cursor = now, max(cursor, furthest)
                opened = cursor = self._past_head(cursor, paragraph, heads)
            # The cells of a row that goes over two pages: each page shows the next part of every
            # cell.
            for start in (cursor, opened) if row else (cursor,):
                if (hit := self._from(wanted, start)) is not None:
                    found[paragraph.number], cursor = hit
                    furthest = max(furthest, cursor)
                    break
        return found

    def _from(self, wanted: str, start: int) -> tuple[Place, int] | None:
        """The next place of a text, and where the text after it is sought."""
        at = self._search(wanted, start, self._reach(wanted, start))
        if at is not None:
            return self._place(at, at + len(wanted)), at + len(wanted)
        return self._broken(wanted, start)

    def _reach(self, wanted: str, cursor: int) -> int:
        """How far a text is sought: a short one only near the text before it."""
        return len(self._text) if len(wanted) >= SURE else min(len(self._text), cursor + NEAR)

    def _past_head(self, cursor: int, paragraph: Paragraph, heads: dict[int, str]) -> int:
        """Where the text goes on if the page begins with the repeated head of the table that the
        paragraph is in."""
        table = paragraph.cell.table if paragraph.cell is not None else 0
        head = heads.get(table, "")
        opens = (
            cursor < len(self._glyphs) and self._openings.get(self._glyphs[cursor].page) == cursor
        )
        repeated = head and opens and paragraph.cell is not None and paragraph.cell.row > 1
        return cursor + len(head) if repeated and self._text.startswith(head, cursor) else cursor

    def _search(self, wanted: str, start: int, end: int) -> int | None:
        """The first place of the letters, as written or else in another case (small capitals print
        as capitals)."""
        for text, letters in ((self._text, wanted), (self._folded, wanted.casefold())):
            at = text.find(letters, start, end)
            if at >= 0:
                return at
        return None

    def _alone(self, wanted: str) -> int | None:
        """The first place where the letters fill lines of their own; the first place at all if
        there is none."""
        at = first = self._search(wanted, 0, len(self._text))
        while at is not None:
            if self._parted(at) and self._parted(at + len(wanted)):
                return at
            at = self._search(wanted, at + 1, len(self._text))
        return first

    def _parted(self, index: int) -> bool:
        """Whether the letter at `index` and the one before it stand on different lines."""
        if not 0 < index < len(self._glyphs):
            return True
        before, after = self._glyphs[index - 1], self._glyphs[index]
        return before.page != after.page or abs(before.line - after.line) > 1

    def _broken(self, wanted: str, cursor: int) -> tuple[Place, int] | None:
        """A paragraph between whose ends something else is printed: a footnote, the other cells of
        a row."""
        if len(wanted) < 2 * PIECE:
            return None
        start = self._search(wanted[:PIECE], cursor, len(self._text))
        end = None if start is None else self._search(wanted[-PIECE:], start, len(self._text))
        if start is None or end is None:
            return None
        pairs = zip(wanted, self._text[start : start + len(wanted)], strict=False)
        shared = next((i for i, (mine, its) in enumerate(pairs) if mine != its), PIECE)
        glyphs = (*self._glyphs[start : start + shared], *self._glyphs[end : end + PIECE])
        return Place(glyphs, whole=False), start + shared

    def _place(self, start: int, end: int) -> Place:
        return Place(tuple(dict.fromkeys(self._glyphs[start:end])))


def _table_heads(paragraphs: list[Paragraph]) -> dict[int, str]:
    """The letters of the first row of each table."""
    heads: dict[int, str] = {}
    for paragraph in paragraphs:
        if paragraph.cell is not None and paragraph.cell.table and paragraph.cell.row == 1:
            heads[paragraph.cell.table] = heads.get(paragraph.cell.table, "") + letters_of(
                paragraph.text
            )
    return heads
