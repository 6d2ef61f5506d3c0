"""Which paragraph is which component of the decree, by words and place, never by the names of
styles."""

import re
from dataclasses import field, replace
from datetime import date
from functools import cached_property

from generator.law.kinds import Kind
from generator.lazy import Keeping, dataclass, regex
from generator.reading.anatomy import words
from generator.reading.anatomy.appendices import AppendixHead, read_appendices
from generator.reading.anatomy.attached import Attached, read_attached
from generator.reading.anatomy.called import call_tables
from generator.reading.anatomy.closing import Closing, read_closing
from generator.reading.anatomy.heading import (
    LUU_HANH,
    Head,
    names_beside,
    names_several,
    read_head,
)
from generator.reading.anatomy.outline import OutlineLine, looks_like_heading, read_lines
from generator.reading.anatomy.preamble import Preamble
from generator.reading.anatomy.rulings import Ruling
from generator.reading.anatomy.segments import FULL, Segment, pieces_of, segments
from generator.reading.document.layout import Document, Paragraph

_NUMBER = regex(r"(?i)số:\s*[\d.…]*\s*/\s*[A-ZĐ][A-ZĐ&-]{2,20}")
"""The number of a paper as its head has it."""


@dataclass
class Paper(Keeping):
    """A document with its components. `found` maps the codes of `generator.law.decree30` to pieces
    of text; `begin` is the index of the paragraph where the text opens, below all that precedes it;
    `followed` is the paragraph with which another paper begins in its file, where that is left out."""

    document: Document
    head: Head
    found: dict[str, list[Segment]]
    lines: dict[str, list[Ruling]]
    items: list[OutlineLine]
    closing: Closing
    appendices: list[AppendixHead]
    kind: Kind
    authority: list[Segment]
    marker: Segment | None
    kem_theo: list[Segment]
    klass: str = ""
    begin: int = 0
    attached: list[Attached] = field(default_factory=list)
    followed: Paragraph | None = None

    @property
    def kind_key(self) -> str:
        """The key of its kind in the table of kinds, "" if it is not known."""
        return self.kind.key

    def one(self, code: str) -> Segment | None:
        """The first piece of the component `code`."""
        return next(iter(self.found.get(code, ())), None)

    def text(self, code: str) -> str:
        """The words of the component, its lines joined by spaces."""
        return " ".join(piece.text for piece in self.found.get(code, ()))

    @property
    def committee(self) -> bool:
        """Whether a People's Committee issues the paper."""
        return bool(
            re.match(r"(?:[ỦU][YỶ] BAN NHÂN DÂN|UBND)\b", self.text("co-quan-ban-hanh").upper())
        )

    @cached_property
    def running(self) -> list[OutlineLine]:
        """Paragraphs of text: no headings, no short centred lines such as "QUYẾT ĐỊNH:"."""
        return [
            item
            for item in self.items
            if not looks_like_heading(item)
            and not (item.paragraph.align in ("center", "right") and item.short())
        ]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """Year, month and day of the date line, those that are filled in and not too long."""
        piece = self.one("dia-danh-thoi-gian")
        found = words.DATE.search(piece.text) if piece is not None else None
        digits = {name: re.sub(r"\D", "", found[name] or "") for name in "ymd"} if found else {}
        return {name: int(text) for name, text in digits.items() if 0 < len(text) <= 4}

    @cached_property
    def joint(self) -> bool:
        """Whether several bodies issue it together, as their names and the number say."""
        symbols = [piece.text for piece in self.head.pieces if words.SO.match(piece.text)]
        of_all = any(len(re.findall("[-–]", symbol)) > 1 for symbol in symbols)
        names = f"{self.text('co-quan-chu-quan')} {self.text('co-quan-ban-hanh')}"
        named = names_several(names.strip()) or names_beside(self.head)
        return named and (of_all or len(symbols) != 1)

    @cached_property
    def another(self) -> int | None:
        """The number of the paragraph with which another paper begins below it, None if none does:
        one that says the nation's name, or a number of its own.

        Texts that are issued with it have heads too, and are no other papers.
        """
        if self.followed is not None:
            return self.followed.number
        heads = [(one.first.number, one.title.paragraph.number) for one in self.attached]
        for paragraph in self.document.paragraphs[self.closing.end :]:
            named = any(map(_heads, segments(paragraph)))
            if named and not any(low <= paragraph.number <= high for low, high in heads):
                return paragraph.number
        return None

    @cached_property
    def dated(self) -> date | None:
        """The date of the paper, None if it is blank or impossible."""
        try:
            return date(self._numbers["y"], self._numbers["m"], self._numbers["d"])
        except (KeyError, ValueError):
            return None

    @property
    def dated_year(self) -> int | None:
        """The year of the date line, None if it is blank or impossible."""
        year = self._numbers.get("y", 0)
        return year if 1900 <= year <= 9999 else None

    @property
    def month(self) -> int | None:
        """The month of a date line that has a year, None if it is blank or impossible."""
        month = self._numbers.get("m", 0)
        return month if self.dated_year and 1 <= month <= 12 else None


def _heads(piece: Segment) -> bool:
    """Whether only the head of a paper has such a line."""
    return words.is_quoc_hieu(piece.text) or bool(_NUMBER.fullmatch(piece.text))


def alone(paper: Paper) -> Paper:
    """The first paper of a file that holds several, without those behind it; the paper itself where
    that is not sure: forms that are attached have heads too."""
    attached = [one.heading.paragraph.number for one in paper.appendices]
    attached += [one.first.number for one in paper.attached]
    whole = "quoc-hieu" in paper.found and paper.closing.start < paper.closing.end
    if paper.followed or paper.another is None or attached or not whole:
        return paper
    paragraphs = paper.document.paragraphs
    begin = _beginning(paragraphs, paper.another - 1, paper.closing.end)
    own = paragraphs[:begin]
    last = max(one.section for one in own)
    document = replace(
        paper.document,
        paragraphs=own,
        sections=paper.document.sections[: last + 1],
        page_numbers=[one for one in paper.document.page_numbers if one.section <= last],
    )
    return replace(read_paper(document), followed=paragraphs[begin])


def _beginning(paragraphs: list[Paragraph], at: int, least: int) -> int:
    """The index of the paragraph with which the head begins in which that at `at` stands: its table,
    and the names above it in capitals."""
    table = paragraphs[at].table
    while at > least and _is_of_head(paragraphs[at - 1], table):
        at -= 1
    return at


def _is_of_head(paragraph: Paragraph, table: int) -> bool:
    if table:
        return paragraph.table == table
    return paragraph.free and not paragraph.blank and words.mostly_upper(paragraph.text)


def read_paper(document: Document) -> Paper:
    """The components of the document."""
    head = read_head(document)
    title = Preamble(document, head)
    closing = read_closing(document, title.next)
    paragraphs = document.paragraphs
    ends = paragraphs[closing.start : closing.end]
    call_tables(paragraphs, paragraphs[: head.end], ends)
    lines = read_lines(p for p in paragraphs[title.next : closing.start] if p.free)
    appendices = read_appendices(document, closing.start)
    opened = [appendix.heading.paragraph.number for appendix in appendices]
    found = {
        **head.found,
        **title.found,
        **_of_text(lines),
        **_of_closing(closing),
        **_of_appendices(appendices, title.kem_theo),
        **_of_margins(document, head),
    }
    return Paper(
        document,
        head,
        {code: pieces for code, pieces in found.items() if pieces},
        {**head.lines, **title.lines},
        lines,
        closing,
        appendices,
        title.kind,
        title.authority,
        title.marker,
        title.kem_theo,
        begin=title.next,
        attached=read_attached(document, closing.end, opened),
    )


def attached_paper(paper: Paper, one: Attached) -> Paper:
    """A text that is issued with `paper` as a paper of its own: what it has, and neither number nor
    signature."""
    found = {
        "ten-loai": [one.title],
        "trich-yeu": one.subject,
        "phu-luc-kem-theo": one.reference,
        "can-cu": one.bases,
    }
    found |= _of_text(one.items)
    shown = {code: pieces for code, pieces in found.items() if pieces}
    return replace(paper, found=shown, items=one.items, kind=one.kind, appendices=[], attached=[])


_LEVELS = {
    **{level: level for level in ("phan-chuong", "tieu-muc", "dieu", "muc", "khoan", "diem")},
    "": "noi-dung",
}
"""The components of the text by the level of a line; other levels are none of the decree's."""


def _of_text(lines: list[OutlineLine]) -> dict[str, list[Segment]]:
    found: dict[str, list[Segment]] = {}
    for line in lines:
        code = _component(line)
        if code is not None:
            paragraph = line.paragraph
            row = (0, paragraph.number)
            piece = Segment(paragraph, paragraph.runs, line.text, FULL, row, True)
            found.setdefault(code, []).append(piece)
    return found


def _component(line: OutlineLine) -> str | None:
    if line.title_of:
        return f"{line.title_of}-tieu-de"
    if line.level == "khoan" and line.titled and line.short():
        return "khoan-tieu-de"
    return _LEVELS.get(line.level)


def _of_closing(closing: Closing) -> dict[str, list[Segment]]:
    return {
        "noi-nhan": [closing.label] if closing.label else [],
        "noi-nhan-danh-sach": closing.recipients,
        "quyen-han-chuc-vu": closing.titles,
        "ho-ten": [name for name in closing.names if not words.is_blank(name.text)],
    }


def _of_appendices(appendices: list[AppendixHead], own: list[Segment]) -> dict[str, list[Segment]]:
    """What the appendices have; `own` says what the paper itself is issued with."""
    return {
        "phu-luc": [one.heading for one in appendices],
        "phu-luc-tieu-de": [piece for one in appendices for piece in one.title],
        "phu-luc-kem-theo": [*own, *(piece for one in appendices for piece in one.reference)],
    }


def _of_margins(document: Document, head: Head) -> dict[str, list[Segment]]:
    """Stamps; who may see the paper stands in the margin above too (cell 11 of PL I, IV)."""
    shown = [piece for piece in pieces_of(document.margins) if LUU_HANH.fullmatch(piece.text)]
    return {
        "do-khan": head.marks.get("do-khan", []),
        "luu-hanh": [*head.marks.get("luu-hanh", []), *shown],
    }
