"""The levels of the text, read from typed or automatic numbers: Phần, Chương, Mục, Điều, I., 1., a)
and below."""

import re
from collections.abc import Iterable
from itertools import pairwise, zip_longest

from generator.lazy import dataclass, regex
from generator.reading.anatomy.rulings import TYPED
from generator.reading.anatomy.segments import broken, commonest
from generator.reading.anatomy.words import is_upper
from generator.reading.document.layout import Paragraph

ROMAN = regex(r"[IVXLC]+")
_PATTERNS = (
    (
        "phan-chuong",
        regex(
            r"(?P<word>Phần|Chương|PHẦN|CHƯƠNG)\s+(?P<n>(?:(?i:thứ)\s+)?\S+?)(?P<mark>[.:])?"
            r"(?:\s+(?P<rest>.*))?"
        ),
    ),
    (
        "tieu-muc",
        regex(
            r"(?P<word>Mục|Tiểu mục|MỤC|TIỂU MỤC)\s+(?P<n>[IVXLC]+|\d+)(?P<mark>[.:])?"
            r"(?:\s+(?P<rest>.*))?"
        ),
    ),
    ("dieu", regex(r"(?P<word>Điều|ĐIỀU)\s+(?P<n>\d+)\s*(?P<mark>[.:)/\-]?)\s*(?P<rest>.*)")),
    ("muc", regex(r"(?P<word>)(?P<n>[IVXLC]+)(?P<mark>[.:/\-]|,(?= ))\s*(?P<rest>.*)")),
    ("khoan-nho", regex(r"(?P<word>)(?P<n>\d+(?:\.\d+)+)(?P<mark>\.?)\s+(?P<rest>.*)")),
    ("khoan", regex(r"(?P<word>)(?P<n>\d+)(?P<mark>[.:)/\-]|,(?= \D))\s*(?P<rest>\D.*|)")),
    ("diem", regex(r"(?P<word>)(?P<n>[a-zđ])(?P<mark>[).:/]|,(?= ))\s*(?P<rest>.*)")),
    ("gach", regex(r"(?P<word>)(?P<n>[-–—+•*\uf0b7])(?P<mark>)\s*(?P<rest>.*)")),
)
DEPTH = {
    "phan-chuong": 0,
    "tieu-muc": 1,
    "dieu": 2,
    "chu-hoa": 2,
    "muc": 3,
    "khoan": 4,
    "khoan-nho": 5,
    "diem": 6,
    "gach": 7,
}
_STATES = regex(r"\b(?:có|gồm|còn|đạt|tăng|giảm|chiếm) (?:\w+ ){0,2}\d|\S là\b")
"""How a sentence tells a figure, or what something is: no heading does so, stop or no stop."""
_SPELT = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_TITLED_BELOW = ("phan-chuong", "tieu-muc")
"""Levels whose title may stand on the line below the number."""
_UPPER_LETTER = regex(r"(?P<n>[A-HĐ])(?P<mark>[.)])\s+(?P<rest>.*)")


@dataclass(slots=True)
class OutlineLine:
    """One paragraph of the text: `level` a key of `DEPTH`, "" without a number; `title_of` whose
    title it is."""

    paragraph: Paragraph
    text: str
    level: str
    word: str = ""
    number: str = ""
    mark: str = ""
    rest: str = ""
    titled: bool = False
    title_of: str = ""
    _short: bool | None = None

    @property
    def bold(self) -> bool:
        """Whether most of its letters are bold."""
        return bool(commonest(self.paragraph, "bold"))

    def short(self) -> bool:
        """Whether it fills less than one line of its room, each of its lines where it is broken."""
        if self._short is None:
            self._short = self._fits()
        return self._short

    def _fits(self) -> bool:
        room = self.paragraph.room
        size = commonest(self.paragraph, "size")
        if room is None:
            return True
        em = size if isinstance(size, float) else 14.0
        lines = self.paragraph.text.split("\n") if "\n" in self.paragraph.text else [self.text]
        return all(len(broken(line, em, room - 12, self.bold)) < 2 for line in lines)


def read_lines(paragraphs: Iterable[Paragraph]) -> list[OutlineLine]:
    """The paragraphs with their level; titles of Phần, Chương and Mục are the centred lines below
    them."""
    lines: list[OutlineLine] = []
    for paragraph in paragraphs:
        text = " ".join(f"{paragraph.label} {paragraph.text}".split())
        if text:
            lines.append(_line(paragraph, text, lines))
    for above, line in pairwise(lines):
        if not line.level and _titles(line, above):
            line.title_of = above.level or above.title_of
    for line, following in zip_longest(lines, lines[1:]):
        line.titled = _titled(line, following)
    return lines


def _line(paragraph: Paragraph, text: str, before: list[OutlineLine]) -> OutlineLine:
    if TYPED.fullmatch(text):
        return OutlineLine(paragraph, text, "")  # a rule, and no item with a dash
    letter = _UPPER_LETTER.match(text)
    if letter and _is_letter(letter["n"], before):
        return OutlineLine(
            paragraph, text, "chu-hoa", "", letter["n"], letter["mark"], letter["rest"]
        )
    for level, pattern in _PATTERNS:
        found = pattern.fullmatch(text)
        if found and (level not in _TITLED_BELOW or _stands_alone(paragraph, text, found)):
            word, number, mark, rest = found.group("word", "n", "mark", "rest")
            return OutlineLine(paragraph, text, level, word, number, mark or "", rest or "")
    return OutlineLine(paragraph, text, "")


def _is_letter(number: str, before: list[OutlineLine]) -> bool:
    """C and D are letters where such a level has begun, and Roman numbers elsewhere."""
    return number not in "CD" or any(line.level == "chu-hoa" for line in before)


def _stands_alone(paragraph: Paragraph, text: str, found: re.Match[str]) -> bool:
    """Whether `Phần I …` is a heading and not the beginning of a sentence."""
    *ordinal, number = found["n"].lower().split()
    if not (ordinal or number in _SPELT or number.isdigit() or ROMAN.fullmatch(found["n"])):
        return False
    centred = paragraph.align == "center" or bool(commonest(paragraph, "bold"))
    return not found["rest"] or (centred and len(text) < 200 and not text.endswith((".", ";")))


def _titles(line: OutlineLine, above: OutlineLine) -> bool:
    """Whether a line is the title of the heading above it, or goes on with that title."""
    centred = line.paragraph.align == "center"
    if above.title_of:
        return centred and above.paragraph.align == "center" and line.bold and is_upper(line.text)
    return above.level in _TITLED_BELOW and not above.rest and (centred or line.short())


def _titled(line: OutlineLine, following: OutlineLine | None) -> bool:
    """Whether a khoản or điểm is a heading: no sentence, and something stands under it."""
    if line.level in ("muc", "chu-hoa"):
        return True
    if line.level not in ("khoan", "khoan-nho", "diem") or following is None:
        return False
    deeper = not following.level or DEPTH[following.level] > DEPTH[line.level]
    if not deeper or len(line.rest) >= 250 or line.rest.endswith((".", ";", ",", "/")):
        return False
    return line.bold or not (line.rest.endswith(":") or _STATES.search(line.rest))


def looks_like_heading(line: OutlineLine) -> bool:
    """Whether the line is a heading of any level: not running text."""
    if line.level in ("phan-chuong", "tieu-muc", "muc", "chu-hoa") or line.title_of:
        return True
    shown = line.titled or (not line.level and is_upper(line.text))
    return shown and line.short()
