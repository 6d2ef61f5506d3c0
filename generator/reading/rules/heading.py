"""Quốc hiệu, Tiêu ngữ and the issuing body (PL I, II.1 and II.2)."""

import re
import unicodedata

from generator.language import Said
from generator.law.decree30 import QUOC_HIEU, QUOC_HIEU_ACCEPTED, TIEU_NGU, component
from generator.law.times_new_roman import LINE_HEIGHT_EM
from generator.lazy import regex
from generator.problems import Severity
from generator.reading.anatomy.heading import bodies
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import LEFT, RIGHT, Segment, segments
from generator.reading.document.layout import Paragraph
from generator.reading.finding import FORM, Findings, at, by_one, has, said, shown_number
from generator.rules import Entry, Finding

_QUOC_HIEU, _TIEU_NGU = component("quoc-hieu"), component("tieu-ngu")
_ISSUER, _PARENT = component("co-quan-ban-hanh"), component("co-quan-chu-quan")
_SHORTENED = regex(r"(?:UBND|HĐND|ĐBQH)\b")
_COMMITTEE = regex(r"(?:[ỦU][YỶ] BAN NHÂN DÂN|UBND)\b")
_PLACED = regex(r"\b(?:TỈNH|THÀNH PHỐ|TP\.?|XÃ|PHƯỜNG|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN)\s+\S")
ONE_LINE = ("quoc-hieu", "tieu-ngu")
"""What is set on one line."""
_WIDEN = Said("Nới rộng cột phải.", "Widen the right column.")
_TABLE = Said(
    "Đặt trong ô phải của bảng hai cột không viền.",
    "Put it into the right cell of a two-column table.",
)
_SINGLE = 1.06
"""Lines up to which spacing passes for single, as Word's rounding leaves it."""


def _nfc(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


@FORM(
    Entry(
        "quoc-hieu/text",
        Said("Quốc hiệu, lời văn", "National name, wording"),
        Severity.ERROR,
        _QUOC_HIEU.article,
        QUOC_HIEU,
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIÊT NAM",
    ),
    applies=has("quoc-hieu"),
)
def quoc_hieu_text(paper: Paper) -> Findings:
    """The national name, letter for letter; HÒA and HOÀ both stand in the decree."""
    piece = paper.found["quoc-hieu"][0]
    if _nfc(piece.text).upper() not in QUOC_HIEU_ACCEPTED:
        where, text = at(piece, "Quốc hiệu")
        yield Finding(
            where,
            Said(f"“{text}”", f"“{text}”"),
            Said(f"“{QUOC_HIEU}”", f"“{QUOC_HIEU}”"),
            _TYPE,
            text,
        )


_TYPE = Said("Gõ lại đúng như quy định.", "Type it as prescribed.")


@FORM(
    Entry(
        "tieu-ngu/text",
        Said("Tiêu ngữ, lời văn", "Motto, wording"),
        Severity.ERROR,
        _TIEU_NGU.article,
        TIEU_NGU,
        "Độc lập – Tự do – Hạnh phúc",
    ),
    applies=has("tieu-ngu"),
)
def tieu_ngu_text(paper: Paper) -> Findings:
    """The motto, letter for letter: hyphens between spaces, three capitals."""
    piece = paper.found["tieu-ngu"][0]
    shown = " ".join(piece.text.split(" "))
    text = unicodedata.normalize("NFC", shown).replace("\u00a0", " ")
    if text != TIEU_NGU and not text.isupper():
        where, line = at(piece, "Tiêu ngữ")
        mend = Said(
            "Gõ lại; gạch nối ngắn, có dấu cách hai bên (Ctrl+Z nếu Word tự đổi).",
            "Type it; short hyphens.",
        )
        yield Finding(
            where,
            Said(f"“{line}”", f"“{line}”"),
            Said(f"“{TIEU_NGU}”", f"“{TIEU_NGU}”"),
            mend,
            line,
        )


@FORM(
    Entry(
        "quoc-hieu/place",
        Said("Quốc hiệu, vị trí", "National name, place"),
        Severity.ERROR,
        _QUOC_HIEU.article,
        "trên cùng, bên phải trang đầu",
        "giữa trang, hoặc bên trái",
    ),
    applies=has("quoc-hieu"),
)
def quoc_hieu_place(paper: Paper) -> Findings:
    """Top right of page 1."""
    piece = paper.found["quoc-hieu"][0]
    cell = piece.paragraph.cell
    boxed = cell is not None and not cell.table
    of_sides = "co-quan-ban-hanh" not in {*paper.found} - {*paper.kind.lacks}
    if (
        not of_sides
        and piece.side != RIGHT
        and not boxed
        and piece.paragraph.align != "right"
        and (piece.paragraph.left or 0) < 40
    ):
        where, text = at(piece, "Quốc hiệu")
        found = (
            Said("bên trái", "to the left")
            if piece.side == LEFT
            else Said("giữa trang", "in the middle")
        )
        yield Finding(where, found, Said("phía trên, bên phải", "top right"), _TABLE, text)


def _taken(code: str, piece: Segment) -> float:
    """The length in mm of what stands on the line of a piece, with its indents; of letters beyond
    their range, whose own rule says so, as far as this reaches."""
    paragraph, scale = piece.paragraph, min(1, component(code).size.high / (piece.size or 13))
    line = [one for one in segments(paragraph) if one.row == piece.row and one.side != piece.side]
    beside = sum(one.width(one.text) for one in line)
    return piece.width(piece.text) * scale + beside + paragraph.indented


@FORM.each(
    ONE_LINE,
    lambda code: Entry(
        f"{code}/one-line",
        Said(f"{component(code).name}, một dòng", f"{component(code).name}, one line"),
        Severity.WARNING,
        "PL III, Mẫu 1.1 đến 1.10",
        f"{component(code).name} trên một dòng",
        f"{component(code).name} bị ngắt xuống dòng",
    ),
    applies=has,
)
def one_line(code: str, paper: Paper) -> Findings:
    """The component fits its column, or the page where Tabs or spaces lay it out."""
    piece = paper.found[code][0]
    room = piece.paragraph.room
    over = 0.0 if room is None else _taken(code, piece) - room
    if over > 0.5:
        where, text = at(piece, component(code).name)
        needed = piece.width(piece.text)
        found = said("chỉ có {} mm", "room for {} mm", shown_number(needed - over))
        allowed = said("một dòng, cần {} mm", "one line, {} mm", shown_number(needed))
        yield Finding(where, found, allowed, _WIDEN if piece.paragraph.cell else _TABLE, text)


def _loose(paragraph: Paragraph, size: float) -> float | None:
    """Line spacing in lines if it is not single."""
    if paragraph.line is None:
        return None
    if paragraph.rule == "auto":
        lines = paragraph.line
    elif paragraph.rule == "exact":
        lines = paragraph.line / (size * LINE_HEIGHT_EM)
        return lines if lines > 1.2 else None
    else:
        lines = max(1.0, paragraph.line / (size * LINE_HEIGHT_EM))
    return lines if lines > _SINGLE or lines < 0.94 else None


def _loosely(paper: Paper, *codes: str) -> Findings:
    """What of these components is not set in single lines."""
    pieces = ((code, piece) for code in codes for piece in paper.found.get(code, ()))
    for code, piece in pieces:
        lines = _loose(piece.paragraph, piece.size or 13)
        if lines is not None:
            where, text = at(piece, component(code).name)
            mend = Said(
                "Đặt giãn dòng đơn (Word: Paragraph > Line spacing: Single).",
                "Line Spacing: Single.",
            )
            found = said("cách dòng {}", "spacing {} lines", shown_number(lines, 2))
            yield Finding(where, found, Said("cách dòng đơn", "single"), mend, text)


@FORM(
    Entry(
        "quoc-hieu/spacing",
        Said("Quốc hiệu, Tiêu ngữ, cách dòng", "Spacing of name and motto"),
        Severity.ERROR,
        "PL I, II.1.c",
        "cách dòng đơn",
        "cách dòng 1,5",
    ),
    applies=has("quoc-hieu"),
)
def head_spacing(paper: Paper) -> Findings:
    """National name and motto are set in single lines."""
    yield from _loosely(paper, "quoc-hieu", "tieu-ngu")


@FORM(
    Entry(
        "co-quan-ban-hanh/spacing",
        Said("Tên cơ quan, cách dòng", "Spacing of the agency"),
        Severity.WARNING,
        "PL I, II.2.b",
        "cách dòng đơn",
        "cách dòng 1,5",
    ),
    applies=has("co-quan-ban-hanh"),
)
def issuer_spacing(paper: Paper) -> Findings:
    """The names of issuer and parent are set in single lines."""
    yield from _loosely(paper, "co-quan-chu-quan", "co-quan-ban-hanh")


@FORM(
    Entry(
        "co-quan-ban-hanh/abbreviation",
        Said("Cơ quan ban hành, tên đầy đủ", "Issuer, full name"),
        Severity.WARNING,
        "PL I, II.2.a",
        "ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN",
        "UBND TỈNH HƯNG YÊN",
    ),
    applies=has("co-quan-ban-hanh"),
)
def issuer_full(paper: Paper) -> Findings:
    """The issuer's own name is not shortened; its parent's may be."""
    for piece in paper.found["co-quan-ban-hanh"][:1]:
        if _SHORTENED.match(piece.text.upper()):
            where, text = at(piece, "Cơ quan ban hành")
            found = said("viết tắt “{}”", "shortened “{}”", text)
            yield Finding(
                where, found, Said("tên chính thức, đầy đủ", "the full official name"), _TYPE, text
            )


@FORM(
    Entry(
        "co-quan-chu-quan/locality",
        Said("Cơ quan chủ quản, địa phương", "Parent body, locality"),
        Severity.ERROR,
        "PL I, II.2.a",
        "UBND TỈNH HƯNG YÊN",
        "ỦY BAN NHÂN DÂN",
    ),
    applies=by_one("co-quan-chu-quan"),
)
def parent_locality(paper: Paper) -> Findings:
    """A committee as parent carries the name of its place."""
    name = paper.text("co-quan-chu-quan").upper()
    if _COMMITTEE.match(name) and not _PLACED.search(name):
        where, text = at(paper.found["co-quan-chu-quan"][0], "Cơ quan chủ quản")
        mend = Said("Thêm tên tỉnh, xã, phường.", "Add the name of the province or commune.")
        yield Finding(
            where,
            said("“{}”", "“{}”", text),
            Said("kèm tên địa phương", "with the place"),
            mend,
            text,
        )


@FORM(
    Entry(
        "co-quan-chu-quan/committee",
        Said("Ủy ban nhân dân, cơ quan chủ quản", "Committee, parent"),
        Severity.WARNING,
        "PL I, II.2.a",
        "ỦY BAN NHÂN DÂN / XÃ TÂN AN",
        "UBND TỈNH MINH HÒA / ỦY BAN NHÂN DÂN XÃ TÂN AN",
    ),
    applies=by_one("co-quan-ban-hanh"),
)
def parent_of_committee(paper: Paper) -> Findings:
    """A People's Committee prints no parent above itself."""
    if paper.committee and "co-quan-chu-quan" in paper.found:
        where, text = at(paper.found["co-quan-chu-quan"][0], "Cơ quan chủ quản")
        found = said("“{}” trên tên Ủy ban", "“{}” above the committee", text)
        yield Finding(
            where,
            found,
            Said("chỉ tên của Ủy ban", "its own name only"),
            Said(
                "Ủy ban ban hành: chỉ ghi tên Ủy ban; đơn vị khác ban hành: ghi tên đơn vị ở dưới.",
                "Where the committee issues, its name alone; else the name of who does below it.",
            ),
            text,
        )


@FORM(
    Entry(
        "co-quan-chu-quan/missing",
        Said("Cơ quan chủ quản, có mặt", "Parent body, presence"),
        Severity.WARNING,
        "PL I, II.2.a",
        "UBND XÃ TÂN AN / PHÒNG KINH TẾ",
        "PHÒNG KINH TẾ",
    ),
    applies=by_one("co-quan-ban-hanh"),
)
def parent_missing(paper: Paper) -> Findings:
    """A room or branch stands below the name of the body that it belongs to."""
    name = paper.text("co-quan-ban-hanh").upper()
    if re.match(r"(?:PHÒNG|CHI CỤC)\b", name) and "co-quan-chu-quan" not in paper.found:
        where, text = at(paper.found["co-quan-ban-hanh"][0], "Cơ quan ban hành")
        found = Said("không có tên cơ quan chủ quản", "no parent body")
        yield Finding(
            where,
            found,
            Said("tên cơ quan chủ quản trực tiếp ở trên", "its parent above"),
            Said("Thêm tên cơ quan chủ quản ở dòng trên.", "Add its name on the line above."),
            text,
        )


@FORM(
    Entry(
        "co-quan-chu-quan/levels",
        Said("Cơ quan chủ quản, số cấp", "Parent bodies, levels"),
        Severity.WARNING,
        "PL I, II.2.a",
        "UBND TỈNH X / SỞ NỘI VỤ",
        "UBND TỈNH X / SỞ NỘI VỤ / CHI CỤC VĂN THƯ",
    ),
    applies=by_one("co-quan-chu-quan"),
)
def levels(paper: Paper) -> Findings:
    """Only the direct parent is printed."""
    above = bodies(paper.found["co-quan-chu-quan"])
    if len(above) > 1:
        where, text = at(above[0][0], "Cơ quan chủ quản")
        found = said("{} cấp cơ quan ở trên", "{} levels above", str(len(above)))
        yield Finding(
            where,
            found,
            Said("chỉ cơ quan chủ quản trực tiếp", "the direct parent only"),
            Said("Để lại dòng ngay trên tên cơ quan.", "Leave the line right above the issuer."),
            text,
        )
