"""Papers of the Party and of unions, which follow rules of their own, and the marks of the former:
head, number, signature, recipients."""

import re
from collections.abc import Iterator

from generator.language import Said
from generator.law.acts import ENDED
from generator.law.wording import short_date
from generator.lazy import regex
from generator.reading.anatomy import words
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import Segment, pieces_of

HEADING = "ĐẢNG CỘNG SẢN VIỆT NAM"
SLASHED = regex(r"(?:T/M|K/T|T/L|T/UQ|TU/Q)\b", re.IGNORECASE)
"""How Party papers write who signs for whom."""
_NUMBER = regex(r"số\s*:?\s*[\d\s.…_]*-\s*[A-ZĐ][A-Za-zĐđ]*\s*/\s*[A-ZĐ][A-Za-zĐđ]*", re.IGNORECASE)
_BODY = regex(
    r"(?:ĐẢNG (?:BỘ|[ỦU][YỶ]|ĐOÀN)|(?:TỈNH|THÀNH|QUẬN|HUYỆN|CHI) [ỦU][YỶ]|CHI BỘ"
    r"|BAN CHẤP HÀNH (?:ĐẢNG|TRUNG ƯƠNG))\b"
)
_RULED_BY = ("66-QĐ/TW", "36-HD/VPTW")
_GAP = regex(r"\t+|[ \u00a0]{4,}")
_PIECES = 20
"""Pieces among which the head of a paper stands."""


def is_party(paper: Paper) -> bool:
    """Whether it is a Party paper: its heading says so, else its number, else two marks.

    The latter where the paper names neither the State nor a committee of it, nor a union.
    """
    head = _head(paper)
    if any(words.resembles(text, HEADING) for text in head):
        return True
    if "quoc-hieu" in paper.found or paper.committee or is_union(paper):
        return False
    strong, weak = list(_strong(paper, head)), list(_weak(paper, head))
    numbered = any(map(_NUMBER.fullmatch, strong))
    return numbered or (bool(strong) and len(strong) + len(weak) > 1)


def is_union(paper: Paper) -> bool:
    """Whether a union or front issues it in a form of its own, without the national name."""
    return "quoc-hieu" not in paper.found and any(map(words.UNION.match, _head(paper)))


def party_marks(paper: Paper) -> list[Said]:
    """The marks that it bears, in the words of the paper."""
    head = _head(paper)
    heading = [text for text in head if words.resembles(text, HEADING)]
    quoted = [Said(f"“{text}”", f"“{text}”") for text in (*heading, *_strong(paper, head))]
    return [*quoted, *_weak(paper, head)]


def _head(paper: Paper) -> list[str]:
    """The texts of the head, each half of a line by itself."""
    return paper.kept(_halves)


def _halves(paper: Paper) -> list[str]:
    pieces = pieces_of(paper.document.paragraphs[: paper.head.end + 12])[:_PIECES]
    return [half.strip() for piece in pieces for half in _GAP.split(piece.text)]


def _strong(paper: Paper, head: list[str]) -> Iterator[str]:
    """What stands in Party papers alone: the number, the body, the slash in T/M."""
    yield from [*filter(_NUMBER.fullmatch, head)][:1]
    yield from [*filter(_BODY.match, head)][:1]
    for piece in paper.closing.titles:
        slashed = SLASHED.match(piece.text)
        if slashed:
            yield slashed[0]
            return


def _weak(paper: Paper, head: list[str]) -> Iterator[Said]:
    """What Party papers have and other papers may have by mistake."""
    if "*" in head:
        yield Said("dấu “*” dưới tên cơ quan", "“*” below the body")
    listed = [*paper.found.get("noi-nhan", ()), *paper.closing.recipients]
    if any(map(_underlined, listed)):
        yield Said("“Nơi nhận” gạch chân", "“Nơi nhận” underlined")
    if paper.items and not paper.items[-1].text.endswith("./."):
        yield Said("không dùng “./.”", "no “./.”")


def _underlined(piece: Segment) -> bool:
    return sum(share for kind, share in piece.shares("underline").items() if kind != "none") > 0.5


def _law() -> Said:
    """The acts that rule Party papers, by turns, and how sure that is."""
    acts = [next(act for act in ENDED if act.number == number) for number in _RULED_BY]
    vi = [
        f"{new} từ {short_date(day)}, trước đó {act.number}"
        for act in acts
        for day, new in act.successors
    ]
    en = [
        f"{new} since {short_date(day)}, {act.number} before"
        for act in acts
        for day, new in act.successors
    ]
    sure = all(act.sure for act in acts)
    return Said(
        "; ".join(vi) + ("" if sure else "; theo văn bản khác dẫn lại"),
        "; ".join(en) + ("" if sure else "; as other papers cite them"),
    )


LAW = _law()
