"""Word's styles of our documents: one for each component, and one for each line below a text."""

import unicodedata

from generator.law.decree30 import COMPONENTS

HEADINGS = {"muc": 0, "khoan-tieu-de": 1, "diem-tieu-de": 2}
"""Components that are Word's own headings 1 to 3, with their level in the navigation pane."""
LEVELS = HEADINGS | {"phan-chuong": 0, "phan-chuong-tieu-de": 0, "dieu": 1, "phu-luc": 0}
"""Every component that the navigation pane shows, with its level there."""
TOGETHER = (*LEVELS, "phu-luc-tieu-de", "phu-luc-kem-theo")
"""Components that stay with what follows them."""
STAMPS = ("do-mat", "do-khan", "luu-hanh")
"""Words in a box: secrecy, urgency, circulation."""
RULES = ("tieu-ngu/line", "co-quan-ban-hanh/line", "trich-yeu/line")
"""Lines, by their row in the law table; each is a paragraph below the text that it underlines."""
BODY_STYLES = (
    "can-cu",
    "noi-dung",
    "dieu",
    "muc",
    "khoan-tieu-de",
    "khoan",
    "diem-tieu-de",
    "diem",
    "gach",
)
"""Components set with the indent and spacing of the body (PL I, II.6.e)."""

_OWN = {
    "gach": "Gạch đầu dòng",
    "kinh-gui-danh-sach": "Danh sách kính gửi",
    "tham-quyen": "Thẩm quyền ban hành",
    "ban-hanh": "Lệnh ban hành",
    "do-mat": "Độ mật",
    "du-thao": "Dự thảo",
    "tieu-ngu/line": "Đường kẻ dưới tiêu ngữ",
    "co-quan-ban-hanh/line": "Đường kẻ dưới cơ quan",
    "trich-yeu/line": "Đường kẻ dưới trích yếu",
}
USUAL_SIZE = 13
"""Size of the letters in tables, pt."""


def _set(align: str, above: int, below: int, *, keep: bool = False) -> str:
    """Paragraph properties of what stands outside the text; `above` and `below` in twips."""
    together = "<w:keepNext/>" if keep else ""
    return (
        f'{together}<w:spacing w:before="{above}" w:after="{below}" w:line="240"'
        f' w:lineRule="auto"/><w:ind w:firstLine="0"/><w:jc w:val="{align}"/>'
    )


BLOCK_STYLES = {
    # code: name, paragraph properties, run properties
    "bang": (
        "Chữ trong bảng",
        _set("left", 40, 40),
        f'<w:rPr><w:sz w:val="{USUAL_SIZE * 2}"/><w:szCs w:val="{USUAL_SIZE * 2}"/></w:rPr>',
    ),
    "bang-tieu-de": (
        "Tên bảng",
        _set("center", 120, 120, keep=True),
        "<w:rPr><w:b/><w:bCs/></w:rPr>",
    ),
    "hinh": ("Hình", _set("center", 120, 120, keep=True), ""),
    "hinh-chu-thich": (
        "Chú thích hình",
        _set("center", 0, 120),
        "<w:rPr><w:i/><w:iCs/></w:rPr>",
    ),
}
"""Styles that the decree leaves open; a template that lacks one is given it."""
_OWN |= {code: name for code, (name, *_) in BLOCK_STYLES.items()}
_NAMES = {row.code: row.name for row in COMPONENTS} | _OWN


def template_name(kind: str) -> str:
    """The file that the template of `kind` is in."""
    return f"{kind.replace('_', '-')}.docx"


def style_name(code: str) -> str:
    """The name of the style; Word's own for headings, which it shows in the user's language."""
    return f"heading {HEADINGS[code] + 1}" if code in HEADINGS else _NAMES[code]


def style_id(code: str) -> str:
    """The id of the style, in letters that every program copes with."""
    if code in HEADINGS:
        return f"Heading{HEADINGS[code] + 1}"
    plain = unicodedata.normalize("NFD", _NAMES[code].replace("Đ", "D").replace("đ", "d"))
    letters = "".join(char for char in plain if char == " " or (char.isascii() and char.isalnum()))
    return "".join(word.capitalize() for word in letters.split())


def block_style(code: str) -> str:
    """The style of `code` in `BLOCK_STYLES` as XML, without namespaces declared."""
    name, paragraph, run = BLOCK_STYLES[code]
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(code)}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr>{run}</w:style>"
    )
