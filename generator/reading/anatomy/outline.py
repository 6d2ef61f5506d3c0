"""The levels of the text, read from typed or automatic numbers: Phần, Chương, Mục, Điều, I., 1., a) and below."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from generator.reading.anatomy.segments import broken, commonest
from generator.reading.anatomy.words import is_upper
from generator.reading.document.layout import Paragraph

ROMAN = re.compile(r"[IVXLC]+")
_PATTERNS = (
    (
        "phan-chuong",
        re.compile(
            r"(?P<word>Phần|Chương|PHẦN|CHƯƠNG)\s+(?P<n>(?:thứ\s+)?\S+?)(?P<mark>[.:])?(?:\s+(?P<rest>.*))?"
        ),
    ),
    (
        "tieu-muc",
        re.compile(
            r"(?P<word>Mục|Tiểu mục|MỤC|TIỂU MỤC)\s+(?P<n>[IVXLC]+|\d+)(?P<mark>[.:])?(?:\s+(?P<rest>.*))?"
        ),
    ),
    ("dieu", re.compile(r"(?P<word>Điều|ĐIỀU)\s+(?P<n>\d+)\s*(?P<mark>[.:)/\-]?)\s*(?P<rest>.*)")),
    ("muc", re.compile(r"(?P<word>)(?P<n>[IVXLC]+)(?P<mark>[.:)/\-])\s*(?P<rest>.*)")),
    ("khoan-nho", re.compile(r"(?P<word>)(?P<n>\d+(?:\.\d+)+)(?P<mark>\.?)\s+(?P<rest>.*)")),
    ("khoan", re.compile(r"(?P<word>)(?P<n>\d+)(?P<mark>[.:)/\-])\s*(?P<rest>\D.*|)")),
    ("diem", re.compile(r"(?P<word>)(?P<n>[a-zđ])(?P<mark>[).:/])\s*(?P<rest>.*)")),
    ("gach", re.compile(r"(?P<word>)(?P<n>[-–—+•*\uf0b7])(?P<mark>)\s*(?P<rest>.*)")),
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
_UPPER_LETTER = re.compile(r"(?P<n>[A-HĐ])(?P<mark>[.)])\s+(?P<rest>.*)")


@dataclass(slots=True)
class Item:
    """One paragraph of the text: `level` a key of `DEPTH`, "" without a number; `title_of` whose title it is."""

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
        """Whether it fills less than one line of its room."""
        if self._short is None:
            self._short = self._fits()
        return self._short

    def _fits(self) -> bool:
        room = self.paragraph.room
        size = commonest(self.paragraph, "size")
        return (
            room is None
            or len(
                broken(self.text, size if isinstance(size, float) else 14.0, room - 12, self.bold)
            )
            < 2
        )


def read_items(paragraphs: Iterable[Paragraph]) -> list[Item]:
    """The paragraphs with their level; titles of Phần, Chương and Mục are the centred lines below them."""
    items: list[Item] = []
    for paragraph in paragraphs:
        text = " ".join(f"{paragraph.label} {paragraph.text}".split())
        if not text:
            continue
        item = _item(paragraph, text, items)
        last = items[-1] if items else None
        under = last is not None and (last.level in ("phan-chuong", "tieu-muc") and not last.rest)
        if last is not None and under and not item.level and item.short():
            item.title_of = last.level
        items.append(item)
    for item, following in zip_longest(items, items[1:]):
        item.titled = _titled(item, following)
    return items


def _item(paragraph: Paragraph, text: str, before: list[Item]) -> Item:
    letter = _UPPER_LETTER.match(text)
    if (
        letter
        and (letter["n"] not in "CD" or any(item.level == "chu-hoa" for item in before))
        and letter["n"] != "I"
    ):
        return Item(paragraph, text, "chu-hoa", "", letter["n"], letter["mark"], letter["rest"])
    for level, pattern in _PATTERNS:
        found = pattern.fullmatch(text)
        if found is None or (
            level in ("phan-chuong", "tieu-muc") and not _stands_alone(paragraph, text, found)
        ):
            continue
        if level == "muc" and found["mark"] == ")":
            continue
        return Item(
            paragraph,
            text,
            level,
            found["word"],
            found["n"],
            found["mark"] or "",
            found["rest"] or "",
        )
    return Item(paragraph, text, "")


def _stands_alone(paragraph: Paragraph, text: str, found: re.Match[str]) -> bool:
    """Whether `Phần I …` is a heading and not the beginning of a sentence."""
    number = found["n"].removeprefix("thứ").strip()
    if not (ROMAN.fullmatch(number) or number.isdigit() or found["n"].startswith("thứ")):
        return False
    centred = paragraph.align == "center" or bool(commonest(paragraph, "bold"))
    return not found["rest"] or (centred and len(text) < 200 and not text.endswith((".", ";")))


def _titled(item: Item, following: Item | None) -> bool:
    """Whether a khoản or điểm is a heading: no sentence, and something stands under it."""
    if item.level in ("muc", "chu-hoa"):
        return True
    if (
        item.level not in ("khoan", "khoan-nho", "diem")
        or following is None
        or item.rest.endswith((".", ";", ",", "/"))
    ):
        return False
    deeper = not following.level or DEPTH[following.level] > DEPTH[item.level]
    return deeper and len(item.rest) < 250 and (item.bold or not item.rest.endswith(":"))


def looks_like_heading(item: Item) -> bool:
    """Whether the line is a heading of any level: not running text."""
    if item.level in ("phan-chuong", "tieu-muc", "muc", "chu-hoa") or item.title_of:
        return True
    return (item.titled and item.short()) or (
        not item.level and item.short() and is_upper(item.text)
    )
