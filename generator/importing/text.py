"""The regions of a paper that hold text, line by line and block by block, as trees of items."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.importing.branches import Branch, grown
from generator.importing.grid import outermost, read_table
from generator.importing.marked import in_marks, share_of_bold, shown_letters
from generator.importing.tables import hand_table
from generator.importing.told import KEPT, Doubts
from generator.language import Said
from generator.reading.anatomy.outline import OutlineLine, read_lines
from generator.reading.document.layout import Paragraph
from generator.reading.finding import place

Line = OutlineLine | Branch


def read_text(paragraphs: Sequence[Paragraph], doubts: Doubts) -> list[Line]:
    """The paragraphs as lines of an outline, a table as one block."""
    lines: list[Line] = []
    outline = {line.paragraph.number: line for line in read_lines(p for p in paragraphs if p.free)}
    for table, group in groupby(paragraphs, key=_table):
        if table is None:
            lines += _free(list(group), outline)
        else:
            lines += _of_table(list(group), lines, doubts)
    return lines


def _table(paragraph: Paragraph) -> object:
    return outermost(paragraph) if paragraph.table else None


def _free(group: Sequence[Paragraph], outline: dict[int, OutlineLine]) -> Iterator[Line]:
    for paragraph in group:
        if paragraph.number in outline:
            yield outline[paragraph.number]
        elif not paragraph.blank:
            yield as_paragraph(paragraph)  # of a text box


def as_paragraph(paragraph: Paragraph) -> Branch:
    """A paragraph that has no number in the plan."""
    label = f"{paragraph.label} " if paragraph.label else ""
    return Branch(text=label + in_marks(shown_letters(paragraph)), place=paragraph.number)


def _of_table(group: list[Paragraph], above: list[Line], doubts: Doubts) -> Iterator[Line]:
    element = outermost(group[0])
    assert element is not None
    shown = [one for one in group if not one.blank]
    if not shown:
        return
    table = read_table(element, shown)
    title = _title(above)
    fields = hand_table(table, title.text.strip("*") if title else "")
    if fields is not None:
        if title:
            above.pop()
        yield Branch(fields=fields, place=shown[0].number)
        return
    message = Said("bảng được giữ thành các đoạn văn", "a table is kept as paragraphs")
    doubts.tell(KEPT.code, message, place(shown[0]))
    yield from map(as_paragraph, shown)


def _title(above: Sequence[Line]) -> Branch | None:
    """The line right above a table that is its title: centred, bold, without a number."""
    last = above[-1] if above else None
    if not isinstance(last, OutlineLine) or last.level or last.title_of:
        return None
    letters = shown_letters(last.paragraph)
    centred = last.paragraph.align == "center" and share_of_bold(letters) > 0.9
    return as_paragraph(last.paragraph) if centred else None


def closing_of(lines: list[Line]) -> list[Line]:
    """Takes from the end of the text the paragraphs that close it, and gives them."""
    at = len(lines)
    while at and isinstance(lines[at - 1], OutlineLine) and _is_plain(lines[at - 1]):
        at -= 1
    if at == 0:
        return []
    before = lines[at - 1]
    heads = isinstance(before, OutlineLine) and before.titled
    if heads or isinstance(before, Branch):
        opening = (i for i in range(at + heads, len(lines)) if _closes(lines[i]))
        at = next(opening, len(lines))
    closing = lines[at:]
    del lines[at:]
    return closing


def _is_plain(line: Line) -> bool:
    return isinstance(line, OutlineLine) and not line.level and not line.title_of


def _closes(line: Line) -> bool:
    return isinstance(line, OutlineLine) and line.text.startswith(
        ("Trên đây là", "Trong quá trình")
    )


def tree_of(lines: Sequence[Line]) -> Branch:
    """The tree of the lines."""
    return grown(lines)
