"""Texts that are issued with a paper: what they say of it, and what they lack (PL III, Mẫu 1.3)."""

import re
from collections.abc import Iterator

from generator.language import Said
from generator.lazy import regex
from generator.problems import Severity
from generator.reading.anatomy import words
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import Segment
from generator.reading.finding import FORM, Findings, at, excerpt, said
from generator.reading.rules.symbol import is_whole, read_symbol
from generator.rules import Entry, Finding

_ARTICLE = "PL III, Mẫu 1.3"
_NAMES = regex(
    r"kèm theo\s+(?P<kind>[^\d(]+?)\s+số\s*:?\s*(?P<number>[^/]*)/\s*(?P<symbol>[^\s)]+)",
    re.IGNORECASE,
)


def _has(paper: Paper) -> bool:
    return bool(paper.attached)


def _references(paper: Paper) -> Iterator[list[Segment]]:
    """The lines that say what a text or an appendix belongs to."""
    found = [
        *(one.reference for one in paper.attached),
        *(appendix.reference for appendix in paper.appendices),
    ]
    yield from filter(None, found)


@FORM(
    Entry(
        "kem-theo/missing",
        Said("Văn bản kèm theo, dòng chỉ dẫn", "Attached text, reference line"),
        Severity.WARNING,
        _ARTICLE,
        "(Kèm theo Quyết định số …/QĐ-UBND ngày … của …)",
        "không có dòng kèm theo",
    ),
    applies=_has,
)
def reference(paper: Paper) -> Findings:
    """It says below its subject what it is issued with."""
    for one in paper.attached:
        if not one.reference:
            where, text = at(one.title, "Văn bản kèm theo")
            allowed = Said("(Kèm theo … số … ngày … của …)", "(Kèm theo … số … ngày … của …)")
            mend = Said(
                "Thêm dòng này dưới trích yếu, chữ nghiêng.",
                "Add it below the subject, in italics.",
            )
            yield Finding(
                where, Said("không có dòng kèm theo", "no reference line"), allowed, mend, text
            )


@FORM(
    Entry(
        "kem-theo/number",
        Said("Văn bản kèm theo, số và ngày", "Attached text, number and date"),
        Severity.WARNING,
        _ARTICLE,
        "không có số, ngày riêng",
        "Số: 15/KH-UBND trên văn bản kèm theo",
    ),
    applies=_has,
)
def no_number(paper: Paper) -> Findings:
    """Its head has neither number nor date: those of the paper hold for it."""
    for one in paper.attached:
        for piece in one.head:
            if words.SO.match(piece.text) or words.DATE.search(piece.text):
                where, text = at(piece, "Văn bản kèm theo")
                allowed = Said("không có số, ngày riêng", "no number or date of its own")
                yield Finding(
                    where,
                    said("“{}”", "“{}”", text),
                    allowed,
                    Said(
                        "Số, ngày của văn bản ban hành ghi ở dòng “(Kèm theo …)”; dòng này không cần.",
                        "The reference line names number and date of the paper; none stand here.",
                    ),
                    text,
                )


@FORM(
    Entry(
        "kem-theo/signature",
        Said("Văn bản kèm theo, chữ ký", "Attached text, signature"),
        Severity.WARNING,
        _ARTICLE,
        "không có Nơi nhận, chữ ký riêng",
        "Nơi nhận dưới văn bản kèm theo",
    ),
    applies=_has,
)
def no_signature(paper: Paper) -> Findings:
    """It has neither recipients nor signature: who signs the paper signs it."""
    one = paper.attached[0]
    for paragraph in paper.document.paragraphs[one.first.number :]:
        if paragraph.number >= one.stop:
            return
        if words.NOI_NHAN.fullmatch(paragraph.text.strip()):
            allowed = Said("không ký riêng", "not signed by itself")
            mend = Said(
                "Nơi nhận, chữ ký chỉ ở văn bản ban hành.",
                "Recipients and signature stand in the paper that issues it.",
            )
            where = f"đoạn {paragraph.number} (Văn bản kèm theo)"
            yield Finding(
                where, Said("có Nơi nhận", "has recipients"), allowed, mend, excerpt(paragraph.text)
            )


@FORM(
    Entry(
        "kem-theo/belongs",
        Said("Dòng kèm theo, đúng văn bản", "Reference line, the right paper"),
        Severity.WARNING,
        "PL I, III.1.c; PL III, Mẫu 1.3",
        "Quyết định số 46/QĐ-UBND: (Kèm theo Quyết định số 46/QĐ-UBND …)",
        "(Kèm theo Quyết định số 45/QĐ-UBND …)",
    ),
    applies=lambda paper: "so-ky-hieu" in paper.found and any(_references(paper)),
)
def belongs(paper: Paper) -> Findings:
    """Number and symbol in the line are those of the paper.

    What is blank in either is not compared, nor a symbol that is wrong in the head.
    """
    own = read_symbol(paper)
    number = own.number.strip(words.BLANK_CHARS)
    symbol = "-".join(own.groups) if is_whole(paper) else ""
    for pieces in _references(paper):
        named = _NAMES.search(" ".join(piece.text for piece in pieces))
        if named is None:
            continue
        its_number = named["number"].strip(words.BLANK_CHARS)
        its_symbol = named["symbol"].rstrip(",;.")
        if not (_same(its_number, number) and _same(its_symbol, symbol)):
            where, _ = at(pieces[0], "Dòng kèm theo")
            shown = f"{its_number or '…'}/{its_symbol}"
            wanted = f"{number or '…'}/{symbol or '…'}"
            mend = Said("Sửa số, ký hiệu trong ngoặc.", "Mend number and symbol in the brackets.")
            yield Finding(
                where, said("“{}”", "“{}”", shown), said("“{}”", "“{}”", wanted), mend, shown
            )


def _same(one: str, other: str) -> bool:
    """Whether two numbers or symbols are the same; one that is not filled in may become any."""
    blank = not one or not other or "…" in one + other
    return blank or one.lstrip("0") == other.lstrip("0")
