"""How recipients and signature are put beside each other (PL III, Mẫu 1.1 to 1.10)."""

from collections.abc import Iterator

from generator.language import Said
from generator.problems import Severity
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import Segment
from generator.reading.finding import FORM, Findings, at, said
from generator.rules import Entry, Finding

_PARTS = ("noi-nhan", "quyen-han-chuc-vu", "ho-ten")
_FEW = 4
"""Spaces up to which nothing is put into another place."""
_TABLE = Said(
    "In ra có thể vẫn đúng chỗ, nhưng đổi lề, cỡ chữ hay máy là lệch. Chắc hơn: đặt vào bảng một hàng "
    "hai cột không viền (Word: Insert > Table), Nơi nhận ở ô trái, chức vụ và họ tên ở ô phải, canh giữa.",
    "It may print in its place, but moves with margins, sizes and machines. Safer: a table of one row "
    "and two columns without borders, recipients to the left, posts and name centred to the right.",
)


@FORM(
    Entry(
        "quyen-han-chuc-vu/typed-place",
        Said("Nơi nhận và chữ ký, cách dàn", "Recipients and signature, how they are laid out"),
        Severity.INFO,
        "PL III, Mẫu 1.1 đến 1.10",
        "bảng một hàng, hai cột không viền",
        "Nơi nhận:            CHỦ TỊCH (cách bằng dấu cách, Tab)",
    ),
    applies=lambda paper: any(code in paper.found for code in _PARTS),
)
def typed_place(paper: Paper) -> Findings:
    """No blanks put them aside; a Tab to a stop that the line sets is a setting."""
    typed = [*_typed(paper)]
    if typed:
        where, text = at(typed[0], "Chữ ký", *typed[1:])
        many = str(len(typed))
        found = said(
            "đẩy sang bên bằng dấu cách hoặc Tab ({} dòng)",
            "put aside by spaces or tabs ({} lines)",
            many,
        )
        allowed = Said("bảng hai cột không viền", "a table of two columns without borders")
        yield Finding(where, found, allowed, _TABLE, text)


def _typed(paper: Paper) -> Iterator[Segment]:
    for code in _PARTS:
        for piece in paper.found.get(code, ()):
            if piece.paragraph.free and _is_pushed(piece):
                yield piece


def _is_pushed(piece: Segment) -> bool:
    """Whether spaces, or Tabs without a stop of their own, stand before a piece on its line."""
    paragraph = piece.paragraph
    before = paragraph.text.partition(piece.text)[0].rpartition("\n")[2]
    blanks = before[len(before.rstrip()) :]
    stops = [kind for _, kind in paragraph.tabs if kind not in ("clear", "bar")]
    tabs = blanks.count("\t")
    return len(blanks) - tabs >= _FEW or tabs > len(stops)
