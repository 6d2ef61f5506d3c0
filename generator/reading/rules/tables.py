"""Tables of the text: their rows count on, and they stand between the margins."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import itemgetter

from generator.language import Said
from generator.lazy import dataclass, regex
from generator.problems import Severity
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import Segment, pieces_of
from generator.reading.document.layout import Paragraph
from generator.reading.document.ooxml import Element, W, attribute, inner, length, mm
from generator.reading.document.sections import PageSetup
from generator.reading.finding import FORM, Findings, at, excerpt, place, said, shown_number
from generator.rules import Entry, Finding

_COUNTS = regex(r"(?i)(?:số\s+)?t\.?t\.?|stt|số thứ tự")
_NUMBER = regex(r"(\d{1,4})\.?")
TABLE_TOLERANCE = 4.0
"""mm by which the texts of a table may stand in a margin: what cells keep clear at their sides, from
which versions of Word count the edge of a table differently."""
FRAME_TOLERANCE = 5.0
"""mm by which words of the head may stand in a margin: nobody sees where its columns end."""


@FORM(
    Entry(
        "bang/stt",
        Said("Bảng, số thứ tự", "Table, numbers of its rows"),
        Severity.INFO,
        "thông lệ",
        "1, 2, 3, 4",
        "1, 2, 4, 5; 1, 2, 2, 3",
    ),
    applies=lambda paper: any(_counted(paper)),
)
def row_numbers(paper: Paper) -> Findings:
    """The rows of a table count on: where half of them do, none is left out or there twice.

    One may begin anew, at 1, in each group.
    """
    for column in _counted(paper):
        steps = [(one, above, number) for (_, above), (one, number) in pairwise(column)]
        slips = [step for step in steps if step[2] > step[1] + 1 or step[2] == step[1] > 1]
        on = sum(number == above + 1 for _, above, number in steps)
        for paragraph, above, number in slips if on >= len(slips) else ():
            found = said(
                "“{}” ở chỗ của “{}”", "“{}” where “{}” is due", f"{number}", f"{above + 1}"
            )
            allowed = Said("số thứ tự liên tục", "consecutive numbers")
            mend = Said("Đánh lại số thứ tự.", "Number them anew.")
            yield Finding(place(paragraph, "Bảng trong nội dung"), found, allowed, mend)


def _counted(paper: Paper) -> Iterator[list[tuple[Paragraph, int]]]:
    """The numbers in the first column of each table whose head says that it counts there."""
    columns: dict[int, list[Paragraph]] = {}
    for paragraph in paper.document.paragraphs:
        cell = paragraph.cell
        if cell is not None and cell.table and cell.column == 1 and not paragraph.blank:
            columns.setdefault(cell.table, []).append(paragraph)
    for first, *below in columns.values():
        if _COUNTS.fullmatch(first.text.strip()):
            shown = ((one, _NUMBER.fullmatch(_shown(one))) for one in below)
            yield [(one, int(number[1])) for one, number in shown if number]


def _shown(paragraph: Paragraph) -> str:
    return f"{paragraph.label} {paragraph.text}".strip()


@dataclass(frozen=True, slots=True)
class Spread:
    """A table of the text by its first paragraph: where its texts begin and end, in mm from the left
    margin. One that floats stands where it likes, so that its width alone is known. `words` are those
    of its first row that tell most."""

    first: Paragraph
    begin: float
    end: float
    floats: bool
    words: str

    def beyond(self, room: float) -> float:
        """By how many mm it is wider than the room between the margins, or stands in them."""
        if self.floats:
            return max(0.0, self.end - self.begin - room)
        return max(0.0, self.end - room) + max(0.0, -self.begin)

    def cut(self, page: PageSetup, room: float) -> float:
        """How many mm of it are beside the paper of this page."""
        left, right = page.left or 0.0, page.right or 0.0
        if self.floats:
            return max(0.0, self.end - self.begin - room - left - right)
        return max(0.0, self.end - room - right) + max(0.0, -self.begin - left)


def spreads(paper: Paper) -> list[Spread]:
    """The tables of the text whose widths are sure; none that stands in another, and none of the
    head and the end, of which nobody sees where their columns end."""
    return paper.kept(_spreads)


def frames(paper: Paper) -> list[Spread]:
    """The tables in which head and end are laid out, whose widths are sure."""
    return paper.kept(_frames)


def _frames(paper: Paper) -> list[Spread]:
    tables = _by_table(one for one in _laid_out(paper) if one.cell and one.cell.within is None)
    return [spread for own in tables.values() if (spread := _spread(own)) is not None]


def _laid_out(paper: Paper) -> list[Paragraph]:
    paragraphs, head, closing = paper.document.paragraphs, paper.head, paper.closing
    return [*paragraphs[: head.end], *paragraphs[closing.start : closing.end]]


def _by_table(paragraphs: Iterable[Paragraph]) -> dict[int, list[Paragraph]]:
    tables: dict[int, list[Paragraph]] = {}
    for one in paragraphs:
        if one.table:
            tables.setdefault(one.table, []).append(one)
    return tables


def _spreads(paper: Paper) -> list[Spread]:
    own = text_tables(paper).values()
    return [spread for one in own if (spread := _spread(one)) is not None]


def text_tables(paper: Paper) -> dict[int, list[Paragraph]]:
    """The paragraphs of the tables of the text by their number, but for those in another."""
    return paper.kept(_tables)


def _tables(paper: Paper) -> dict[int, list[Paragraph]]:
    paragraphs = paper.document.paragraphs
    others = {one.table for one in _laid_out(paper)}
    text = paragraphs[paper.head.end : (paper.another or len(paragraphs) + 1) - 1]
    own = (one for one in text if one.cell and one.cell.within is None)
    return _by_table(one for one in own if one.table not in others)


def _spread(paragraphs: list[Paragraph]) -> Spread | None:
    begins, ends = list[float](), list[float]()
    for cell in (one.cell for one in paragraphs):
        if cell is None or cell.x is None or cell.width is None:
            return None
        begins.append(cell.x)
        ends.append(cell.x + cell.width)
    table = next(paragraphs[0].element.iterancestors(W + "tbl"))
    about = inner(table, W + "tblPr")
    floats = inner(about, W + "tblpPr") is not None
    spread = Spread(paragraphs[0], min(begins), max(ends), floats, _head(paragraphs))
    if attribute(inner(about, W + "tblLayout"), "type") == "fixed":
        return spread
    return spread if _is_kept(table, spread.end - spread.begin) else None


def _head(paragraphs: list[Paragraph]) -> str:
    """The longest text of the first row."""
    rows = (one.cell.row if one.cell else 0 for one in paragraphs)
    first = [one.text for one, row in zip(paragraphs, rows, strict=True) if row == 1]
    return excerpt(max(first, key=len, default=""))


def _is_kept(table: Element, wide: float) -> bool:
    """Whether Word keeps the widths that are stored of a table that fits its columns to their texts:
    the table's own width is one, or its cells say theirs."""
    given = inner(inner(table, W + "tblPr"), W + "tblW")
    own = mm(length(attribute(given, "w")))
    if attribute(given, "type") == "dxa" and own:
        return own > wide - TABLE_TOLERANCE
    said_ = [inner(inner(cell, W + "tcPr"), W + "tcW") for cell in table.iter(W + "tc")]
    return attribute(given, "type") != "pct" and all(
        attribute(one, "type") == "dxa" and length(attribute(one, "w")) for one in said_
    )


@FORM(
    Entry(
        "bang/width",
        Said("Bảng, bề rộng", "Table, width"),
        Severity.WARNING,
        "PL I, I.3",
        "bảng nằm giữa hai lề",
        "bảng rộng 225 mm ở chỗ rộng 165 mm",
    ),
    applies=lambda paper: bool(spreads(paper) or frames(paper)),
)
def width(paper: Paper) -> Findings:
    """A table stands between the margins: what is beside the paper, nobody reads. Of the head and
    the end it is their words, for their tables have no borders."""
    for spread in spreads(paper):
        page = paper.document.sections[spread.first.section]
        room = page.text_width
        if room is not None and (beyond := spread.beyond(room)) > TABLE_TOLERANCE:
            cut = spread.cut(page, room)
            template = _CUT if cut > 0 else _WIDE
            found = said(template.vi, template.en, shown_number(beyond), shown_number(cut))
            allowed = said("không quá {} mm", "{} mm at the most", shown_number(room))
            where = place(spread.first, "Bảng trong nội dung")
            severity = Severity.ERROR if cut > 0 else None
            yield Finding(where, found, allowed, _FIT, spread.words, severity)
    for piece, beyond in _outside(paper):
        if beyond > FRAME_TOLERANCE:
            found = said(_IN_MARGIN.vi, _IN_MARGIN.en, shown_number(beyond))
            where, text = at(piece, "Bảng của phần đầu, phần ký")
            allowed = Said("chữ nằm giữa hai lề", "words between the margins")
            yield Finding(where, found, allowed, _FIT_FRAME, text)


def _outside(paper: Paper) -> Iterator[tuple[Segment, float]]:
    """Of each table of head and end the line that stands farthest in a margin, and how far."""
    for spread in frames(paper):
        own = (one for one in _laid_out(paper) if one.table == spread.first.table)
        room = paper.document.sections[spread.first.section].text_width
        if room is not None and not spread.floats:
            yield max(((one, _beside(one, room)) for one in pieces_of(own)), key=itemgetter(1))


def _beside(piece: Segment, room: float) -> float:
    """By how many mm the words of a cell stand in a margin."""
    paragraph, cell = piece.paragraph, piece.paragraph.cell
    if cell is None or cell.x is None or cell.width is None or paragraph.blank:
        return 0.0
    words = min(cell.width, max(map(piece.width, piece.lines()), default=0.0))
    left = paragraph.left or 0.0
    free = cell.width - left - (paragraph.right or 0.0) - words
    begin = cell.x + left + free * _LEADING.get(paragraph.align, 0.0)
    return max(begin + words - room, -begin)


_LEADING: dict[str | None, float] = {"center": 0.5, "right": 1.0, "end": 1.0}
"""The part of the free room that stands in front of words, by how they are aligned."""
_IN_MARGIN = Said("chữ lấn {} mm ra ngoài lề", "its words stand {} mm in the margin")
_FIT_FRAME = Said(
    "Thu cột của bảng ấy cho chữ nằm trong lề (Word: bấm vào bảng, kéo mép cột; hiện mép bằng "
    "Layout > View Gridlines).",
    "Make the columns of that table narrower (Layout > View Gridlines shows them).",
)
_WIDE = Said("rộng hơn chỗ giữa hai lề {} mm", "{} mm wider than the room between the margins")
_CUT = Said(
    "rộng hơn chỗ giữa hai lề {} mm, {} mm nằm ngoài giấy, không in ra",
    "{} mm wider than the room between the margins, {} mm beside the paper and not printed",
)
_FIT = Said(
    "Thu bảng cho vừa (Word: bấm vào bảng, Layout > AutoFit > AutoFit Window); bảng nhiều cột thì bỏ bớt "
    "cột, hoặc để riêng một phần trang ngang.",
    "Click into it, Layout > AutoFit > AutoFit Window; one of many columns loses some, or lies on pages of "
    "its own that are turned.",
)
