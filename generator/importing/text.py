"""The regions of a paper that hold text, line by line and block by block."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeGuard

from generator.importing.branches import Branch
from generator.importing.drawn import Drawings
from generator.importing.grid import outer_table, outermost, read_table
from generator.importing.marked import (
    all_italic,
    escaped,
    in_marks,
    share_of_bold,
    shown_letters,
    unmarked,
)
from generator.importing.markup import Remarks
from generator.importing.tables import hand_table
from generator.importing.told import FORMAL, KEPT
from generator.importing.worklists import cell_texts, lists_tasks, task_branch
from generator.language import Said
from generator.paper.body import unended
from generator.reading.anatomy.outline import OutlineLine, read_lines
from generator.reading.anatomy.rulings import TYPED
from generator.reading.document.layout import Paragraph
from generator.reading.finding import quoted_place

Line = OutlineLine | Branch

_SHOWN = 60
"""So many letters of a paragraph tell which it is."""


class LineReader:
    """Reads regions of one paper: what is drawn there, and what is remarked on its tables too.

    `tabled` is what stands in tables that became tasks.
    """

    def __init__(self, drawings: Drawings, remarks: Remarks, as_tasks: bool) -> None:
        self._drawings, self.remarks, self.as_tasks = drawings, remarks, as_tasks
        self.tabled = set[str]()

    def read(self, paragraphs: Sequence[Paragraph]) -> list[Line]:
        """The paragraphs as lines of an outline, a table as one block."""
        self._tell_italics(paragraphs)
        lines: list[Line] = []
        read = read_lines(p for p in paragraphs if p.free)
        outline = {line.paragraph.number: line for line in read}
        for table, group in groupby(paragraphs, key=outermost):
            if table:
                lines += self._of_table(list(group), lines)
            else:
                lines += self._free(list(group), outline)
        return lines

    def _tell_italics(self, paragraphs: Sequence[Paragraph]) -> None:
        """Tells which paragraphs are italic as a whole: the plan has them upright."""
        italic = [one for one in paragraphs if one.free and all_italic(shown_letters(one))]
        for one in italic[:1]:
            first, count = one.text.strip()[:_SHOWN], len(italic)
            message = Said(
                f"{count} đoạn nghiêng cả đoạn thành chữ đứng, đoạn đầu: “{first}”",
                f"{count} paragraphs all in italics are upright now, the first: “{first}”",
            )
            keep = Said(
                "Muốn giữ nghiêng, đặt *…* ở hai đầu câu ấy.",
                "To keep the italics, put *…* around the sentence.",
            )
            self._drawings.doubts.tell(FORMAL.code, message, quoted_place(one), keep)

    def _free(self, group: Sequence[Paragraph], outline: dict[int, OutlineLine]) -> Iterator[Line]:
        for paragraph in group:
            if paragraph.number in outline:
                yield outline[paragraph.number]
            elif not paragraph.blank:
                message = Said("hộp văn bản, giữ thành đoạn văn", "a text box, now a paragraph")
                self._drawings.doubts.tell(KEPT.code, message, quoted_place(paragraph))
                yield as_paragraph(paragraph)
            yield from self._drawn(paragraph)

    def _drawn(self, paragraph: Paragraph) -> Iterator[Branch]:
        for fields in self._drawings.of(paragraph):
            yield Branch(fields=fields, place=paragraph.number)

    def _of_table(self, group: list[Paragraph], above: list[Line]) -> Iterator[Line]:
        shown = [one for one in group if not one.blank]
        drawn = [branch for one in group for branch in self._drawn(one)]
        if shown:
            title = _title(above)
            branch = self._block(group, title)
            if branch is not None:
                if title:
                    above.pop()
                branch.notes += self.remarks.take(one.number for one in group)
                yield branch
            else:
                message = Said("bảng được giữ thành các đoạn văn", "a table is kept as paragraphs")
                self._drawings.doubts.tell(KEPT.code, message, quoted_place(shown[0]))
                yield from map(as_paragraph, shown)
        yield from drawn

    def _block(self, group: list[Paragraph], title: str) -> Branch | None:
        """The table as one of tasks, or as the table that it is; None where plans have neither."""
        table = outer_table(group)
        if self.as_tasks and (branch := task_branch(table, title)):
            self.tabled.update(map(unended, filter(None, cell_texts(table))))
            return branch
        if self.as_tasks and lists_tasks(table):
            self._drawings.doubts.tell(KEPT.code, _NO_TASKS, quoted_place(table.first), _AS_TASKS)
        fields = hand_table(read_table(table), title)
        return Branch(fields=fields, table=table, place=table.first.number) if fields else None


_NO_TASKS = Said(
    "bảng việc được giữ nguyên là bảng, vì có dòng hoặc ô mà bảng nhiệm vụ không có (như dòng tổng cộng)",
    "a table of tasks is kept as a table: it has rows or cells that a table of tasks has not (a total)",
)
_AS_TASKS = Said(
    "Muốn theo dõi được từng việc, ghi các dòng ấy thành nhiệm vụ (bang_nhiem_vu) trong tệp.",
    "To follow each task, write those rows as tasks (task_table) in the file.",
)


def as_paragraph(paragraph: Paragraph) -> Branch:
    """A paragraph that has no number in the plan."""
    label = escaped(f"{paragraph.label} ") if paragraph.label else ""
    return Branch(text=label + in_marks(shown_letters(paragraph)), place=paragraph.number)


def _title(above: Sequence[Line]) -> str:
    """The line right above a table that is its title: centred, bold, without a number."""
    last = above[-1] if above else None
    if not is_plain(last):
        return ""
    letters = shown_letters(last.paragraph)
    centred = last.paragraph.align == "center" and share_of_bold(letters) > 0.9
    return unmarked(letters) if centred else ""


def is_plain(line: Line | None) -> TypeGuard[OutlineLine]:
    """Whether it is a paragraph without a number, and no title."""
    return isinstance(line, OutlineLine) and not line.level and not line.title_of


def without_rule(lines: list[Line]) -> list[Line]:
    """The lines without one above them that is typed below the title: each document has its own."""
    typed = lines and is_plain(lines[0]) and TYPED.fullmatch(lines[0].text.strip())
    return lines[1:] if typed else lines


def opening_of(lines: list[Line]) -> list[OutlineLine]:
    """Takes from the text the paragraphs before its first number, unless there is none."""
    first = next((at for at, line in enumerate(lines) if not is_plain(line)), 0)
    opening = [*filter(is_plain, lines[:first])]
    del lines[:first]
    return opening


def closing_of(lines: list[Line]) -> list[OutlineLine]:
    """Takes from the end of the text the paragraphs that close it, and gives them."""
    at = len(lines)
    while at and is_plain(lines[at - 1]):
        at -= 1
    before = lines[at - 1] if at else None
    if before is None:
        return []
    own = isinstance(before, OutlineLine) and before.titled
    if own or isinstance(before, Branch):
        # The first paragraph is what the heading is about, the others may be.
        at = next((i for i in range(at + own, len(lines)) if _closes(lines[i])), len(lines))
    closing = [*filter(is_plain, lines[at:])]
    del lines[at:]
    return closing


def _closes(line: Line) -> bool:
    return is_plain(line) and line.text.startswith(("Trên đây là", "Trong quá trình"))
