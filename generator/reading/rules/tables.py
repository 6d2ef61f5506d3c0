"""Tables of the text: their rows count on."""

from collections.abc import Iterator
from itertools import pairwise

from generator.language import Said
from generator.lazy import regex
from generator.problems import Severity
from generator.reading.anatomy.paper import Paper
from generator.reading.document.layout import Paragraph
from generator.reading.finding import FORM, Findings, place, said
from generator.rules import Entry, Finding

_COUNTS = regex(r"(?i)(?:số\s+)?t\.?t\.?|stt|số thứ tự")
_NUMBER = regex(r"(\d{1,4})\.?")


@FORM(
    Entry(
        "bang/stt",
        Said("Bảng, số thứ tự", "Table, numbers of its rows"),
        Severity.INFO,
        "thông lệ",
        "1, 2, 3, 4",
        "1, 2, 4, 5",
    ),
    applies=lambda paper: any(_counted(paper)),
)
def row_numbers(paper: Paper) -> Findings:
    """The rows of a table count on: where most follow each other, none is left out."""
    for column in _counted(paper):
        steps = [(one, above, number) for (_, above), (one, number) in pairwise(column)]
        jumps = [step for step in steps if step[2] > step[1] + 1]
        on = sum(number == above + 1 for _, above, number in steps)
        for paragraph, above, number in jumps if on > len(jumps) else ():
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
