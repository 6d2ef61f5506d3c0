"""Tables of a paper that add up: a row of totals is what the rows of its table come to."""

from collections.abc import Iterator

from generator.language import Said
from generator.law.number_words import shown
from generator.lazy import regex
from generator.problems import Severity
from generator.reading.anatomy.paper import Paper
from generator.reading.document.layout import Paragraph
from generator.reading.finding import FORM, Findings, place, said
from generator.reading.rules.tables import text_tables
from generator.rules import Entry, Finding
from generator.wording.sums import Row, Sum, sums_in

_PLAIN = regex(r"(?i)(?:tổng cộng|tổng|cộng)\W*(?:\([^)]*\)\W*)?")
"""What a row of totals is called that is one for certain."""
_EITHER = regex(r"\d,\d{3}$")
"""Thousands as English writes them, or decimals: nobody can tell."""
_COUNT = regex(r"\(?([1-9]\d?)\)?")
_LETTER = regex(r"\(?[A-ZĐ]\)?")
_Cells = dict[int, list[Paragraph]]


@FORM(
    Entry(
        "bang/total",
        Said("Bảng, dòng tổng cộng", "Table, its total"),
        Severity.WARNING,
        "thông lệ",
        "1.120, 460, Tổng cộng 1.580",
        "1.120, 460, Tổng cộng 1.590",
        Said(
            "dòng tổng gọi khác “Tổng cộng”, “Tổng”, “Cộng”; cột có chữ, tỷ lệ, điểm; "
            "số ghi kèm đơn vị; “1,500” (nghìn hay lẻ); tổng nêu trong câu",
            "totals called otherwise; columns with words, shares or points; figures with a unit; "
            "“1,500”; totals in sentences",
        ),
    ),
    applies=lambda paper: bool(text_tables(paper)),
)
def total(paper: Paper) -> Findings:
    """What stands in a row of totals is the sum of the rows of its table, or of those of one level."""
    for paragraphs in text_tables(paper).values():
        for where, one in _wrong(list(_rows(paragraphs))):
            value = shown(one.sums[0], _places(one))
            found = said(
                "“{}”, cộng các dòng là {}", "“{}”, the rows add up to {}", where.text, value
            )
            mend = Said(
                "Cộng lại; dòng này là tổng của số khác thì để vậy.",
                "Add them up again; where it is the sum of something else, let it be.",
            )
            yield Finding(place(where, "Bảng trong nội dung"), found, mend=mend, excerpt=where.text)


def _wrong(rows: list[_Cells]) -> Iterator[tuple[Paragraph, Sum]]:
    """The totals of a table that its rows do not make, each with the paragraph where it stands."""
    words: list[Row] = [{at: _words(cell) for at, cell in row.items()} for row in rows]
    top = _head(words)
    below = [at for at in range(top, len(rows)) if not _numbers_columns(words[at])]
    for one in sums_in(
        [words[at] for at in below],
        lambda column: " ".join(row.get(column, "") for row in words[:top]),
    ):
        at = below[one.row]
        called = any(map(_PLAIN.fullmatch, words[at].values()))
        if called and not one.right and not any(map(_EITHER.search, one.figures)):
            yield rows[at][one.column][0], one


def _rows(paragraphs: list[Paragraph]) -> Iterator[_Cells]:
    """The rows of a table, the paragraphs of each by the column of the grid where they begin."""
    rows: dict[int, _Cells] = {}
    for one in paragraphs:
        if one.cell is not None and not one.cell.continues:
            rows.setdefault(one.cell.row, {}).setdefault(one.cell.grid, []).append(one)
    yield from rows.values()


def _words(cell: list[Paragraph]) -> str:
    return " ".join(f"{one.label} {one.text}".strip() for one in cell).strip()


def _head(rows: list[Row]) -> int:
    """How many rows stand above the first that has a figure."""
    figures = (
        at for at, row in enumerate(rows) if any(word[:1].isdigit() for word in row.values())
    )
    return max(1, next(figures, len(rows)))


def _numbers_columns(row: Row) -> bool:
    """Whether the row numbers the columns: A, B, 1, 2, 3."""
    words = [word for word in row.values() if word and not _LETTER.fullmatch(word)]
    counts = [match and int(match[1]) for match in map(_COUNT.fullmatch, words)]
    return counts == [*range(1, len(words) + 1)] and len(words) > 1


def _places(one: Sum) -> int:
    """The decimals of the figures that are added up."""
    return max(len(text.partition(",")[2]) for text in one.figures)
