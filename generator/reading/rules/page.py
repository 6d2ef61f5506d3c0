"""Paper, margins, typeface and colour (PL I, I.1 to I.4)."""

import re
from collections.abc import Sequence

from generator.language import Said
from generator.law.decree30 import FONT, Measure, measure
from generator.lazy import regex
from generator.problems import Severity
from generator.reading.anatomy.paper import Paper
from generator.reading.document.colours import named
from generator.reading.document.layout import Paragraph
from generator.reading.document.sections import PageSetup
from generator.reading.document.styles import Look
from generator.reading.finding import FORM, Findings, Located, excerpt, place, said, shown_number
from generator.rules import Entry, Finding

MARGIN_TOLERANCE, PAPER_TOLERANCE = 0.5, 1.0
"""mm by which Word rounds, and by which A4 is cut differently by printers."""
NEAR_BLACK = 0x14
LEGACY = regex(r"^(?:\.Vn|VNI[-_ ]|VNtimes|UTM |VNbook|VnTime|TCVN)", re.IGNORECASE)
"""Names of fonts in which bytes stand for other letters than in Unicode."""
SYMBOLS = regex(r"symbol|dings|\bmarlett\b|\bmt extra\b", re.IGNORECASE)
"""Names of fonts whose letters are pictures."""
_ASCII = regex("[A-Za-z0-9]")
_WIDE = "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60"
_ASIAN = regex(f"[{_WIDE}]")
# Few papers have any of these letters, and to compile the ranges costs more than to look twice.
_FAR = regex("[^\0-\u10ff\u1160-\u2e7f]")
_LETTER = regex(r"[^\W\d_\x00-\x7f]")
_NARROW = regex(rf"[^\W\d_\x00-\x7f{_WIDE}]")
_SHARED = regex("[“”‘’…–—]")
_PRIVATE = regex("[\ue000-\uf8ff].*[\ue000-\uf8ff].*[\ue000-\uf8ff]", re.DOTALL)
_SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}
_A4 = {
    "width": ("chiều rộng", "210 mm", "215,9 mm"),
    "height": ("chiều cao", "297 mm", "279,4 mm"),
}


def _place(section: PageSetup, paper: Paper) -> tuple[str, str]:
    """Where a section stands, with its first words, by which its pages are found; all pages alike
    where there is one."""
    if len(paper.document.sections) == 1:
        return "trang", ""
    own = (one.text for one in paper.document.paragraphs if one.section == section.number)
    return f"trang, phần {section.number + 1}", excerpt(next(filter(str.strip, own), ""))


@FORM.each(
    _SIDES,
    lambda side: Entry(
        f"page/margin-{side}",
        Said(f"Lề {_SIDES[side]}", f"{side.capitalize()} margin"),
        Severity.ERROR,
        measure(f"page/margin-{side}").article,
        f"lề {_SIDES[side]} {measure(f'page/margin-{side}').value.used:g} mm",
        f"lề {_SIDES[side]} {measure(f'page/margin-{side}').value.low - 5:g} mm",
    ),
)
def margin(side: str, paper: Paper) -> Findings:
    """Each upright section has the margins of the decree."""
    row = measure(f"page/margin-{side}")
    for section in (one for one in paper.document.sections if one.upright):
        found: float | None = getattr(section, side)
        if found is None or not row.allows(found, MARGIN_TOLERANCE):
            yield _no_such_margin(row, found, *_place(section, paper))


def _no_such_margin(row: Measure, found: float | None, where: str, words: str) -> Finding[str]:
    due = row.value.used if found is None else row.value.nearest(found)
    low, high, used = map(shown_number, (row.value.low, row.value.high, due))
    allowed = said("{} đến {} mm", "{} to {} mm", low, high)
    mend = said(
        "Đặt {} mm (Word: Layout > Margins > Custom Margins).", "Layout > Margins: {} mm.", used
    )
    if found is None:
        unknown = Said("tệp không ghi lề", "the file states no margin")
        return Finding(where, unknown, allowed, mend, words, Severity.UNDECIDED)
    return Finding(where, said("{} mm", "{} mm", shown_number(found)), allowed, mend, words)


@FORM.each(
    _A4,
    lambda side: Entry(
        f"page/{side}",
        Said(f"Khổ giấy, {_A4[side][0]}", f"Paper, {side}"),
        Severity.ERROR,
        "PL I, I.1",
        *_A4[side][1:],
    ),
)
def paper_size(side: str, paper: Paper) -> Findings:
    """Each section stands on A4."""
    row = measure(f"page/{side}")
    allowed = Said("A4: 210 × 297 mm", "A4: 210 × 297 mm")
    mend = Said("Chọn khổ A4 (Word: Layout > Size).", "Layout > Size: choose A4.")
    for section in paper.document.sections:
        turned = side if section.upright else {"width": "height", "height": "width"}[side]
        found: float | None = getattr(section, turned)
        where, words = _place(section, paper)
        if found is None:
            unknown = Said("tệp không ghi khổ giấy", "the file states no paper size")
            yield Finding(where, unknown, allowed, mend, words, Severity.UNDECIDED)
        elif not row.allows(found, PAPER_TOLERANCE):
            told = said("{} mm", "{} mm", shown_number(found))
            yield Finding(where, told, allowed, mend, words)


@FORM(
    Entry(
        "page/orientation",
        Said("Chiều trang", "Orientation"),
        Severity.WARNING,
        "PL I, I.2",
        "trang đứng; trang ngang chỉ khi có bảng biểu",
        "trang ngang không có bảng biểu",
    )
)
def orientation(paper: Paper) -> Findings:
    """Landscape only for tables."""
    paragraphs, closing = paper.document.paragraphs, paper.closing
    content = (*paragraphs[paper.head.end : closing.start], *paragraphs[closing.end :])
    tabled = {p.section for p in content if p.cell is not None and p.cell.table}
    for section in paper.document.sections:
        if not section.upright and section.number not in tabled:
            where, words = _place(section, paper)
            yield Finding(
                where,
                Said("trang ngang, không có bảng biểu", "landscape without a table"),
                Said("trang đứng", "portrait"),
                Said(
                    "Để giấy dọc (Word: Layout > Orientation: Portrait).",
                    "Layout > Orientation: Portrait.",
                ),
                words,
            )


def is_asian(text: str) -> bool:
    """Whether it has letters of East Asia."""
    return not text.isascii() and bool(_FAR.search(text) and _ASIAN.search(text))


def used_fonts(text: str, look: Look) -> set[str | None]:
    """The fonts in which letters and digits of a text are set."""
    fonts = look.fonts
    used: set[str | None] = {fonts[0]} if _ASCII.search(text) else set()
    if not text.isascii():
        letter = _NARROW if _FAR.search(text) else _LETTER
        used |= {fonts[1]} if letter.search(text) else set()
        asian = is_asian(text) or (look.east_asian_hint and _SHARED.search(text))
        used |= {fonts[2]} if asian else set()
    return used


def is_right(font: str | None) -> bool:
    """Whether the font is the decree's."""
    return font is not None and font.strip().casefold() == FONT.casefold()


_Wrong = tuple[Located, str, int]
"""Where a wrong font is, the text at the first place, how many letters it has."""


def _wrong_fonts(paper: Paper) -> dict[str | None, _Wrong]:
    """Each wrong font that letters use."""
    return paper.kept(_fonts_unlike)


def _fonts_unlike(paper: Paper) -> dict[str | None, _Wrong]:
    found: dict[str | None, list[tuple[Paragraph, str]]] = {}
    for paragraph, run in paper.document.runs_unlike(
        lambda look: all(map(is_right, look.fonts[:3]))
    ):
        for font in used_fonts(run.text, run.look):
            found.setdefault(font, []).append((paragraph, run.text))
    return {font: _place_of(those) for font, those in found.items() if not is_right(font)}


def _place_of(those: Sequence[tuple[Paragraph, str]]) -> _Wrong:
    first, text = those[0]
    pieces = {id(paragraph): paragraph for paragraph, _ in those}.values()
    return Located.of(place(first), pieces), text, sum(len(one) for _, one in those)


@FORM(
    Entry(
        "page/font",
        Said("Phông chữ", "Typeface"),
        Severity.ERROR,
        "PL I, I.4",
        "Times New Roman",
        "Calibri, Arial",
    )
)
def font(paper: Paper) -> Findings:
    """Times New Roman throughout."""
    for name, (where, text, letters) in _wrong_fonts(paper).items():
        if name is None:
            unknown = Said("không xác định được phông", "the typeface cannot be told")
            yield Finding(where, unknown, _TIMES, _CHOOSE, excerpt(text), Severity.UNDECIDED)
        else:
            said_ = said("{} ({} ký tự)", "{} ({} characters)", name, str(letters))
            yield Finding(where, said_, _TIMES, _to_times(name), excerpt(text))


def _to_times(font: str) -> Said:
    """How letters of a font come into Times New Roman, and nothing else of the paper changes."""
    if LEGACY.match(font):
        return _CONVERT_FIRST
    return _TYPE_SIGNS if SYMBOLS.search(font) else _REPLACE


_TIMES = Said(FONT, FONT)
_CHOOSE = Said("Chọn chữ này, chọn phông Times New Roman.", "Select it, choose Times New Roman.")
_REPLACE = Said(
    "Chọn chữ này, chọn phông Times New Roman; nhiều chỗ thì tìm đúng phông ấy mà thay (Word: Ctrl+H, "
    "More > Format > Font), chữ của phông khác giữ nguyên.",
    "Select it, choose Times New Roman; where there is much, replace that font alone (Word: Ctrl+H, "
    "More > Format > Font), which leaves all other letters as they are.",
)
_CONVERT_FIRST = Said(
    "Chuyển mã sang Unicode trước (UniKey: Ctrl+Shift+F6), rồi mới đổi phông; đổi phông ngay thì hỏng chữ.",
    "Convert it to Unicode first (UniKey: Ctrl+Shift+F6), then change the font, or letters are lost.",
)
_TYPE_SIGNS = Said(
    "Phông ký hiệu: gõ lại ký hiệu bằng Times New Roman (Word: Insert > Symbol); chỉ đổi phông thì "
    "thành ký hiệu khác.",
    "A symbol font: insert the sign in Times New Roman (Word: Insert > Symbol); with another font alone "
    "it becomes another sign.",
)


@FORM(
    Entry(
        "page/legacy-font",
        Said("Bảng mã ký tự", "Character set"),
        Severity.ERROR,
        "PL I, I.4",
        "Unicode (TCVN 6909:2001)",
        ".VnTime, VNI-Times",
    )
)
def legacy_font(paper: Paper) -> Findings:
    """Unicode, not byte-coded fonts of old."""
    allowed = Said("Unicode theo TCVN 6909:2001", "Unicode under TCVN 6909:2001")
    mend = Said("Chuyển mã sang Unicode (UniKey: Ctrl+Shift+F6).", "Convert the text to Unicode.")
    for name, (where, text, letters) in _wrong_fonts(paper).items():
        if name is not None and LEGACY.match(name):
            found = said("phông {} ({} ký tự)", "font {} ({} characters)", name, str(letters))
            yield Finding(where, found, allowed, mend, excerpt(text))
    private = [
        (p, run)
        for p, run in paper.document.runs
        if not run.text.isprintable() and _PRIVATE.search(run.text)
    ]
    if private:
        found = Said("ký tự ngoài bảng mã chuẩn", "characters outside the standard")
        yield Finding(place(private[0][0]), found, allowed, mend, excerpt(private[0][1].text))


def _is_black(color: str | None) -> bool | None:
    if color is None:
        return None
    if color.lower() == "auto":
        return True
    try:
        value = bytes.fromhex(color)
    except ValueError:
        return None
    return max(value, default=255) <= NEAR_BLACK


def _is_on_white(look: Look) -> bool:
    return look.highlight in ("none", "white") and look.shading.upper() in ("AUTO", "FFFFFF", "")


def _is_plain(look: Look) -> bool:
    """Whether letters that look so are black on white."""
    return bool(_is_black(look.color)) and _is_on_white(look)


@FORM(
    Entry(
        "page/color",
        Said("Màu chữ", "Colour"),
        Severity.ERROR,
        "PL I, I.4",
        "chữ đen",
        "chữ xanh, tô nền vàng",
    )
)
def color(paper: Paper) -> Findings:
    """Black, on no ground of its own."""
    red = {id(piece.paragraph) for piece in paper.found.get("do-khan", ())}
    seen: dict[str, tuple[Paragraph, str, Said, Severity | None]] = {}
    for paragraph, run in paper.document.runs_unlike(_is_plain):
        if id(paragraph) in red or not run.text.strip():
            continue
        look = run.look
        black = _is_black(look.color)
        if black is None:
            seen.setdefault(
                "?",
                (paragraph, run.text, Said("không rõ màu", "colour unknown"), Severity.UNDECIDED),
            )
        elif not black:
            found = said("chữ màu {}", "{}", named(str(look.color)))
            seen.setdefault(str(look.color), (paragraph, run.text, found, None))
        if not _is_on_white(look):
            ground = look.highlight if look.highlight != "none" else look.shading
            seen.setdefault(
                ground, (paragraph, run.text, said("nền màu {}", "on {}", named(ground)), None)
            )
    for paragraph, text, found, severity in seen.values():
        mend = Said(
            "Chọn chữ, để màu tự động, bỏ tô nền (Word: Font Color: Automatic; Highlight: No Color).",
            "Font Color: Automatic; no highlight.",
        )
        yield Finding(
            place(paragraph), found, Said("màu đen", "black"), mend, excerpt(text), severity
        )
