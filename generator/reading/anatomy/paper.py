"""Which paragraph is which component of the decree, by words and place, never by the names of styles."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from generator.law.kinds import Kind
from generator.reading.anatomy import words
from generator.reading.anatomy.appendices import Appendix, read_appendices
from generator.reading.anatomy.attached import Attached, read_attached
from generator.reading.anatomy.closing import Closing, read_closing
from generator.reading.anatomy.heading import LUU_HANH, Head, read_head
from generator.reading.anatomy.outline import Item, read_items
from generator.reading.anatomy.preamble import Preamble
from generator.reading.anatomy.rulings import Ruling
from generator.reading.anatomy.segments import Segment, segments
from generator.reading.document.layout import Document


@dataclass
class Paper:
    """A document with its components. `found` maps the codes of `generator.law.decree30` to pieces of text."""

    document: Document
    head: Head
    found: dict[str, list[Segment]]
    lines: dict[str, list[Ruling]]
    items: list[Item]
    closing: Closing
    appendices: list[Appendix]
    kind: Kind
    authority: list[Segment]
    marker: Segment | None
    kem_theo: list[Segment]
    klass: str = ""
    attached: list[Attached] = field(default_factory=list)

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
    def dated(self) -> date | None:
        """The date of the paper, None if it is blank or impossible."""
        piece = self.one("dia-danh-thoi-gian")
        found = words.DATE.search(piece.text) if piece is not None else None
        digits = [re.sub(r"\D", "", found[name]) for name in ("y", "m", "d")] if found else []
        if not all(digits) or len(digits) < 3 or any(len(text) > 4 for text in digits):
            return None
        try:
            return date(int(digits[0]), int(digits[1]), int(digits[2]))
        except ValueError:
            return None


def read_paper(document: Document) -> Paper:
    """The components of the document."""
    head = read_head(document)
    title = Preamble(document, head)
    closing = read_closing(document, title.next)
    main = [p for p in document.paragraphs[title.next : closing.start] if p.cell is None]
    items = read_items(main)
    found = dict(head.found)
    found |= title.found
    found |= _body_components(items)
    found |= {
        "noi-nhan": [closing.label] if closing.label else [],
        "noi-nhan-danh-sach": closing.recipients,
        "quyen-han-chuc-vu": closing.titles,
        "ho-ten": [name for name in closing.names if not words.is_blank(name.text)],
    }
    appendices = read_appendices(document, closing.start)
    attached = read_attached(
        document, closing.end, [appendix.heading.paragraph.number for appendix in appendices]
    )
    for code, pieces in (
        ("phu-luc", "heading"),
        ("phu-luc-tieu-de", "title"),
        ("phu-luc-kem-theo", "reference"),
    ):
        found[code] = [
            piece
            for appendix in appendices
            for piece in ([appendix.heading] if pieces == "heading" else getattr(appendix, pieces))
        ]
    found |= {
        mark: pieces for mark, pieces in head.marks.items() if mark in ("do-khan", "luu-hanh")
    }
    # Who may see the paper stands in the margin above (cell 11 of PL I, IV).
    margins = [piece for paragraph in document.margins for piece in segments(paragraph)]
    found["luu-hanh"] = [
        *found.get("luu-hanh", []),
        *(one for one in margins if LUU_HANH.fullmatch(one.text)),
    ]
    found["so-trang"] = []
    paper = Paper(
        document,
        head,
        {code: pieces for code, pieces in found.items() if pieces},
        {**head.lines, **title.lines},
        items,
        closing,
        appendices,
        title.kind,
        title.authority,
        title.marker,
        title.kem_theo,
        "",
        attached,
    )
    return paper


def attached_paper(paper: Paper, one: Attached) -> Paper:
    """A text that is issued with `paper` as a paper of its own: what it has, and neither number nor signature."""
    found = {
        "ten-loai": [one.title],
        "trich-yeu": one.subject,
        "phu-luc-kem-theo": one.reference,
        "can-cu": one.bases,
    }
    found |= _body_components(one.items)
    shown = {code: pieces for code, pieces in found.items() if pieces}
    return replace(paper, found=shown, items=one.items, kind=one.kind, appendices=[], attached=[])


def _body_components(items: list[Item]) -> dict[str, list[Segment]]:
    found: dict[str, list[Segment]] = {}
    for item in items:
        code = {
            "phan-chuong": "phan-chuong",
            "tieu-muc": "tieu-muc",
            "dieu": "dieu",
            "muc": "muc",
        }.get(item.level)
        if item.title_of:
            code = item.title_of + "-tieu-de"
        elif item.level == "khoan":
            code = "khoan-tieu-de" if item.titled and item.short() else "khoan"
        elif item.level == "diem":
            code = "diem"
        elif item.level == "":
            code = "noi-dung"
        if code is not None:
            row = (0, item.paragraph.number)
            found.setdefault(code, []).append(
                Segment(item.paragraph, item.paragraph.runs, item.text, "full", row, True)
            )
    return found
