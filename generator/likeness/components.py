"""How the components of a paper are set: size, room, lines, indents, by its commonest values."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from generator.language import NOTHING, Said
from generator.law.decree30 import component
from generator.likeness.room import least_room
from generator.likeness.told import Telling
from generator.likeness.values import Setting
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import Segment
from generator.reading.document.layout import Paragraph
from generator.reading.finding import said

BODY = ("noi-dung", "can-cu", "dieu", "muc", "khoan-tieu-de", "khoan", "diem")
"""Components of the text, of which the first is the style that the others are based on."""
TITLES = ("dieu", "muc", "khoan-tieu-de")
"""Those that may have a size of their own."""
ALONE = (
    *("quoc-hieu", "tieu-ngu", "co-quan-chu-quan", "co-quan-ban-hanh", "so-ky-hieu"),
    *("dia-danh-thoi-gian", "trich-yeu-cong-van", "ten-loai", "trich-yeu", "kinh-gui"),
    *("phan-chuong", "phan-chuong-tieu-de", "noi-nhan", "noi-nhan-danh-sach"),
    *("quyen-han-chuc-vu", "ho-ten", "phu-luc", "phu-luc-tieu-de", "phu-luc-kem-theo"),
    *("do-khan", "luu-hanh"),
)
"""Components that stand outside the text."""
_LISTED = ("noi-nhan-danh-sach", "phan-chuong", "phan-chuong-tieu-de", "phu-luc")
"""Those of many lines, whose room is that of every line, and what begins a page."""
_LINES = ("co-quan-chu-quan", "co-quan-ban-hanh", "phu-luc-tieu-de", "phu-luc-kem-theo")
"""Those of several lines, each a paragraph: their room is what is between two of these."""
_SURE = 0.5
"""Share of the letters from which on a value is the usual one."""


def looks_of(paper: Paper, telling: Telling) -> dict[str, Setting]:
    """The look of every component that the paper has; what differs within one is told."""
    found = {code: _alone(paper, code, telling) for code in ALONE if code in paper.found}
    listed = paper.found.get("kinh-gui", [])[1:]
    if listed:
        found["kinh-gui-danh-sach"] = _usual(listed, "kinh-gui", telling)
    found |= _body(paper, telling) | _enacting(paper, telling)
    numbers = [shown.run.look.size for shown in paper.document.page_numbers]
    if numbers and numbers[0]:
        found["so-trang"] = Setting(size=numbers[0])
    return found


def _body(paper: Paper, telling: Telling) -> dict[str, Setting]:
    """The text as a whole, and each component of it."""
    body = [piece for code in BODY for piece in paper.found.get(code, ())]
    found = {"noi-dung": _usual(body, "noi-dung", telling)} if body else {}
    for code in BODY[1:]:
        # An article that has no title is text like any other.
        if pieces := [one for one in paper.found.get(code, ()) if code != "dieu" or one.bold]:
            own = _usual(pieces, code, telling)
            found[code] = own if code in TITLES else replace(own, size=None)
    return found


def _enacting(paper: Paper, telling: Telling) -> dict[str, Setting]:
    """The authority of a decision, and the words by which it enacts."""
    pieces = {"tham-quyen": paper.authority[:1], "ban-hanh": [paper.marker] if paper.marker else []}
    return {
        code: replace(_usual(found, "ten-loai", telling), above=least_room(paper.document, found))
        for code, found in pieces.items()
        if found
    }


def _alone(paper: Paper, code: str, telling: Telling) -> Setting:
    pieces = paper.found[code]
    pieces = pieces[:1] if code == "kinh-gui" else pieces
    look = _usual(pieces, code, telling)
    if code in _LISTED:
        return look
    above = least_room(paper.document, pieces if code in _LINES else pieces[:1])
    look = replace(look, above=above, below=None, first=None)
    return _greeting(look, pieces[0]) if code == "kinh-gui" else replace(look, left=None)


def _greeting(look: Setting, piece: Segment) -> Setting:
    """Where Kính gửi begins, unless blanks push it there."""
    own = piece.paragraph
    typed = own.text[:1] in "\t \u00a0" or own.cell is not None
    left = None if typed or look.left is None else look.left + max(own.first or 0.0, 0.0)
    return replace(look, left=left, align=None if typed else look.align)


def _usual(pieces: Sequence[Segment], code: str, telling: Telling) -> Setting:
    """The commonest values of the pieces, each weighed by its letters."""
    set_so = {
        name: usual_value((value(one), len(one.text)) for one in pieces)
        for name, (value, _) in _ASPECTS.items()
    }
    for name, (_, what) in _ASPECTS.items():
        if what.vi and set_so[name] is None:
            why = said("{}: nhiều cách đặt khác nhau", "{}: set in several ways", what)
            telling.unsure(component(code).name, why)
    line, rule = set_so.pop("lines") or (None, "auto")
    first = usual_value(
        (begin, len(one.text)) for one in pieces if (begin := _first(one.paragraph)) is not None
    )
    return Setting(**set_so, line=line, rule=rule, first=first)


_ASPECTS: dict[str, tuple[Callable[[Segment], Any], Said]] = {
    "size": (lambda one: one.size, Said("cỡ chữ", "size")),
    "above": (lambda one: one.paragraph.before, Said("khoảng cách trên", "room above")),
    "below": (lambda one: one.paragraph.after, Said("khoảng cách dưới", "room below")),
    "lines": (
        lambda one: (one.paragraph.line, one.paragraph.rule),
        Said("cách dòng", "line spacing"),
    ),
    "align": (lambda one: one.paragraph.align, NOTHING),
    "left": (lambda one: one.paragraph.left, NOTHING),
}
"""What is asked of each piece, and what that is called where it is told that they differ."""


def usual_value(values: Iterable[tuple[object, int]]) -> Any:
    """The value of most letters, None where no value has half of them or none can be told."""
    weights = defaultdict[object, int](int)
    for value, weight in values:
        weights[round(value, 1) if isinstance(value, float) else value] += weight
    if not weights:
        return None
    best = max(weights, key=lambda one: weights[one])
    return best if weights[best] >= _SURE * sum(weights.values()) else None


def _first(paragraph: Paragraph) -> float | None:
    """Where a first line begins, mm; None where blanks push it there, or it is centred."""
    typed = paragraph.text[:1] in "\t \u00a0" and not paragraph.label
    if typed or paragraph.align == "center" or paragraph.first is None or paragraph.left is None:
        return None
    return paragraph.left + paragraph.first if paragraph.first < 0 else paragraph.first
