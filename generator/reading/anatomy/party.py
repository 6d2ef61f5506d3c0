"""The marks of Party papers, which follow rules of their own: head, number, signature,
recipients."""

import re
from collections.abc import Iterator

from generator.language import Said
from generator.law.acts import ENDED
from generator.reading.anatomy import words
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import Segment, pieces_of

HEADING = "ĐẢNG CỘNG SẢN VIỆT NAM"
SLASHED = re.compile(r"(?:T/M|K/T|T/L|T/UQ|TU/Q)\b", re.IGNORECASE)
"""How Party papers write who signs for whom."""
_NUMBER = re.compile(
    r"số\s*:?\s*[\d\s.…_]*-\s*[A-ZĐ][A-Za-zĐđ]*\s*/\s*[A-ZĐ][A-Za-zĐđ]*", re.IGNORECASE
)
_BODY = re.compile(
    r"(?:ĐẢNG (?:BỘ|[ỦU][YỶ]|ĐOÀN)|(?:TỈNH|THÀNH|QUẬN|HUYỆN|CHI) [ỦU][YỶ]|CHI BỘ"
    r"|BAN CHẤP HÀNH (?:ĐẢNG|TRUNG ƯƠNG))\b"
)
_RULED_BY = ("66-QĐ/TW", "36-HD/VPTW")
_HEAD = 20
"""Pieces among which the head of a paper stands."""


def is_party(paper: Paper) -> bool:
    """Whether it is a Party paper: its heading says so, else its number, else two marks.

    The latter where the paper names neither the State nor a committee of it.
    """
    pieces = _opening(paper)
    if any(words.resembles(piece.text, HEADING) for piece in pieces):
        return True
    if "quoc-hieu" in paper.found or paper.committee:
        return False
    strong, weak = list(_strong(paper, pieces)), list(_weak(paper, pieces))
    numbered = any(_NUMBER.fullmatch(text) for text in strong)
    return numbered or (bool(strong) and len(strong) + len(weak) > 1)


def party_marks(paper: Paper) -> list[Said]:
    """The marks that it bears, in the words of the paper."""
    pieces = _opening(paper)
    heading = [piece.text for piece in pieces if words.resembles(piece.text, HEADING)]
    quoted = [Said(f"“{text}”", f"“{text}”") for text in (*heading, *_strong(paper, pieces))]
    return [*quoted, *_weak(paper, pieces)]


def _opening(paper: Paper) -> list[Segment]:
    return pieces_of(paper.document.paragraphs[: paper.head.end + 12])[:_HEAD]


def _strong(paper: Paper, pieces: list[Segment]) -> Iterator[str]:
    """What stands in Party papers alone: the number, the body, the slash in T/M."""
    yield from [piece.text for piece in pieces if _NUMBER.fullmatch(piece.text)][:1]
    yield from [piece.text for piece in pieces if _BODY.match(piece.text)][:1]
    for piece in paper.closing.titles:
        slashed = SLASHED.match(piece.text)
        if slashed:
            yield slashed[0]
            return


def _weak(paper: Paper, pieces: list[Segment]) -> Iterator[Said]:
    """What Party papers have and other papers may have by mistake."""
    if any(piece.text == "*" for piece in pieces):
        yield Said("dấu “*” dưới tên cơ quan", "“*” below the body")
    listed = [*paper.found.get("noi-nhan", ()), *paper.closing.recipients]
    if any(_underlined(piece) for piece in listed):
        yield Said("“Nơi nhận” gạch chân", "“Nơi nhận” underlined")
    if paper.items and not paper.items[-1].text.endswith("./."):
        yield Said("không dùng “./.”", "no “./.”")


def _underlined(piece: Segment) -> bool:
    return sum(share for kind, share in piece.shares("underline").items() if kind != "none") > 0.5


def _law() -> Said:
    """The acts that rule Party papers, by turns, and how sure that is."""
    acts = [next(act for act in ENDED if act.number == number) for number in _RULED_BY]
    vi = [
        f"{new} từ {day:%d/%m/%Y}, trước đó {act.number}"
        for act in acts
        for day, new in act.successors
    ]
    en = [
        f"{new} since {day:%d/%m/%Y}, {act.number} before"
        for act in acts
        for day, new in act.successors
    ]
    sure = all(act.sure for act in acts)
    return Said(
        "; ".join(vi) + ("" if sure else "; theo văn bản khác dẫn lại"),
        "; ".join(en) + ("" if sure else "; as other papers cite them"),
    )


LAW = _law()
