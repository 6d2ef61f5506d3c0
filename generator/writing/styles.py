"""Word's styles of our documents: one for each component, and one for each line below a text."""

import unicodedata

from generator.law.decree30 import COMPONENTS

HEADINGS = {"muc": 0, "khoan-tieu-de": 1, "diem-tieu-de": 2}
"""Components that are Word's own headings 1 to 3, with their outline level, so that the navigation pane shows them."""
RULES = ("tieu-ngu/line", "co-quan-ban-hanh/line", "trich-yeu/line")
"""Lines, by their row in the law table; the paragraph that is the line follows the text that it underlines."""
BODY_STYLES = ("can-cu", "noi-dung", "muc", "khoan-tieu-de", "khoan", "diem-tieu-de", "diem", "gach")
"""Components set with the indent and spacing of the body (PL I, II.6.e)."""

_OWN = {
    "gach": "Gạch đầu dòng",
    "tieu-ngu/line": "Đường kẻ dưới tiêu ngữ",
    "co-quan-ban-hanh/line": "Đường kẻ dưới cơ quan",
    "trich-yeu/line": "Đường kẻ dưới trích yếu",
}
_NAMES = {row.code: row.name for row in COMPONENTS} | _OWN


def style_name(code: str) -> str:
    """The name of the style in Word; built-in names for headings, which Word shows in the user's language."""
    return f"heading {HEADINGS[code] + 1}" if code in HEADINGS else _NAMES[code]


def style_id(code: str) -> str:
    """The id of the style, in letters that every program copes with."""
    if code in HEADINGS:
        return f"Heading{HEADINGS[code] + 1}"
    plain = unicodedata.normalize("NFD", _NAMES[code].replace("Đ", "D").replace("đ", "d"))
    words = "".join(char if char.isascii() and char.isalnum() else " " if char == " " else "" for char in plain).split()
    return "".join(word.capitalize() for word in words)
