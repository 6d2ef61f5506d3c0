"""How wide a line of text in Times New Roman is, without the font at hand.

Advance widths in thousandths of an em, for the four faces; Vietnamese letters are as wide as their
base letter, but for the horned ơ and ư. They let us know where a line breaks and how long the rule
below it has to be.
"""

import unicodedata
from functools import cache, lru_cache

POINT_MM = 25.4 / 72
LINE_HEIGHT_EM = 1.149
"""Height of a single-spaced line, in em (ascent + descent + gap of the font)."""

_ASCII = {
    (False, False): (
        "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 "
        "500 500 500 500 278 278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 "
        "611 889 722 722 556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 333 444 "
        "500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 "
        "500 500 444 480 200 480 541"
    ),
    (True, False): (
        "250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 "
        "500 500 500 500 333 333 570 570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 "
        "667 944 722 778 611 778 722 556 667 722 722 1000 722 722 667 333 278 333 581 500 333 500 "
        "556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 722 "
        "500 500 444 394 220 394 520"
    ),
    (False, True): (
        "250 333 420 500 500 833 778 214 333 333 500 675 250 333 250 278 500 500 500 500 500 500 "
        "500 500 500 500 333 333 675 675 675 500 920 611 611 667 722 611 611 722 722 333 444 667 "
        "556 833 667 722 611 722 611 500 556 722 611 833 611 556 556 389 278 389 422 500 333 500 "
        "500 444 500 444 278 500 500 278 278 444 278 722 500 500 500 500 389 389 278 500 444 667 "
        "444 444 389 400 275 400 541"
    ),
    (True, True): (
        "250 389 555 500 500 833 778 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 "
        "500 500 500 500 333 333 570 570 570 500 832 667 667 667 722 667 667 722 778 389 500 667 "
        "611 889 722 722 611 722 667 556 611 722 667 889 667 611 611 333 278 333 570 500 333 500 "
        "500 444 500 444 333 500 556 278 278 500 278 778 556 500 500 500 389 389 278 556 444 667 "
        "500 444 389 348 220 348 570"
    ),
}
_HORNED = {
    (False, False): {"ơ": 529, "ư": 542, "Ư": 776},
    (True, False): {"ơ": 554, "ư": 600, "Ư": 796},
    (False, True): {"ơ": 534, "ư": 545, "Ư": 754},
    (True, True): {"ơ": 537, "ư": 599, "Ư": 775},
}
_ALIKE = {"đ": "d", "Đ": "D", "\u00a0": " ", "–": "0", "‘": "(", "’": "("}
_HORN = "\N{COMBINING HORN}"


@cache
def _table(bold: bool, italic: bool) -> "_Advances":
    face = bold, italic
    widths = {chr(32 + i): int(width) for i, width in enumerate(_ASCII[face].split())}
    quotes = 444 if face == (False, False) else 556 if face == (False, True) else 500
    dots = 889 if face == (False, True) else 1000
    widths |= {char: widths[like] for char, like in _ALIKE.items()}
    marks = {"“": quotes, "”": quotes, "…": dots, "—": dots}
    return _Advances(widths | _HORNED[face] | marks)


class _Advances(dict[str, int]):
    """How wide each character of one face is; of one that the table lacks it is found out once."""

    def __missing__(self, char: str) -> int:
        decomposed = unicodedata.normalize("NFD", char)
        horned = unicodedata.normalize("NFC", decomposed[0] + _HORN) if _HORN in decomposed else ""
        found = next((self[like] for like in (horned, decomposed[0]) if like in self), 500)
        return self.setdefault(char, found)


@lru_cache(4096)
def text_width(text: str, size: float, bold: bool = False, italic: bool = False) -> float:
    """Length of `text` on one line in mm, set at `size` pt; characters outside the table count as
    half an em."""
    return sum(map(_table(bold, italic).__getitem__, text)) / 1000 * size * POINT_MM
