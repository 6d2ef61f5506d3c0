"""The head of the first page: cells 1 to 4 of the decree's diagram, and 5b of a công văn (PL I,
IV)."""

import re
from collections.abc import Callable
from dataclasses import field

from generator.lazy import dataclass, regex
from generator.reading.anatomy import words
from generator.reading.anatomy.rulings import TYPED, Ruling, owner_of, rulings
from generator.reading.anatomy.segments import FULL, LEFT, RIGHT, Segment, segments
from generator.reading.document.layout import Document

FAR = 90
"""Paragraphs among which the head is sought."""
KHAN = regex(
    r"(?:thượng khẩn|h[ỏo][aả] tốc|hoả tốc|khẩn cấp|khẩn|rất khẩn|tối khẩn)(?:\s+hẹn giờ)?",
    re.IGNORECASE,
)
LUU_HANH = regex(r"(?:lưu hành nội bộ|xem xong trả lại)", re.IGNORECASE)
MAT = regex(r"(?:tuyệt mật|tối mật|mật)", re.IGNORECASE)
DRAFT = regex(r"dự thảo(?: lần (?:thứ )?\w+)?", re.IGNORECASE)
_MARKS = {"do-khan": KHAN, "luu-hanh": LUU_HANH, "do-mat": MAT, "du-thao": DRAFT}
_NUMBERED = regex(r"(?:[IVX]+|\d+)\.\s|Điều \d")
RIGHT_HALF = 0.42
"""Share of the text width from which on the right half of a head begins where no table says so: the
agency's half is the narrower one, two fifths and a little, for the national name must fit into the
other on one line."""
_BODY_HEADS = (
    "UBND",
    "ỦY BAN",
    "UỶ BAN",
    "HĐND",
    "HỘI ĐỒNG",
    "SỞ",
    "BỘ",
    "PHÒNG",
    "CHI CỤC",
    "CỤC",
    "TỔNG CỤC",
    "TRUNG TÂM",
    "TRƯỜNG",
    "BAN",
    "VĂN PHÒNG",
    "VIỆN",
    "BỆNH VIỆN",
    "CÔNG TY",
    "TỔNG CÔNG TY",
    "TẬP ĐOÀN",
    "THANH TRA",
    "CÔNG AN",
    "TÒA ÁN",
    "KHO BẠC",
    "NGÂN HÀNG",
    "ĐẠI HỌC",
    "HỌC VIỆN",
    "TRẠM",
    "ĐÀI",
    "QUỸ",
    "BẢO HIỂM",
    "CHI NHÁNH",
    "NHÀ MÁY",
)
_OPENS_BODY = regex(rf"(?!PHÒNG(?:,| CHỐNG| THỦ| NGỪA| CHÁY))(?:{'|'.join(_BODY_HEADS)})\b")
_WITH_UNION = regex(rf"(?:UBND|[ỦU][YỶ] BAN NHÂN DÂN)\b.*\W{words.A_UNION}")
_FOR_A_PURPOSE = regex(
    r"(?:BAN (?:CHỈ ĐẠO|CHỈ HUY|TỔ CHỨC|QUẢN LÝ)|BỘ CHỈ HUY|TỔ CÔNG TÁC|THƯỜNG TRỰC)"
)
"""Names that say on the next line what the body is for, or of what it is."""
_LOCAL = regex(r"\b(?:TỈNH|THÀNH PHỐ|TP\.?|XÃ|PHƯỜNG|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN)\b")


@dataclass
class Head:
    """The pieces of the head by code; `end` is the index of the first paragraph after it."""

    found: dict[str, list[Segment]] = field(default_factory=dict)
    lines: dict[str, list[Ruling]] = field(default_factory=dict)
    marks: dict[str, list[Segment]] = field(default_factory=dict)
    pieces: list[Segment] = field(default_factory=list)
    end: int = 0

    def one(self, code: str) -> Segment | None:
        """The first piece of that code."""
        return next(iter(self.found.get(code, ())), None)

    def above(self, piece: Segment | None) -> list[Segment]:
        """The pieces before that one, or all."""
        return self.pieces if piece is None else self.pieces[: self.pieces.index(piece)]


def read_head(document: Document) -> Head:
    """The head of the document; what it lacks is absent from `found`."""
    head = Head()
    head.end = _end(document, head)
    _name(head)
    _agency(head)
    _assign_lines(document, head)
    return head


def _end(document: Document, head: Head) -> int:
    dated = False
    least = _nation(document)
    near = document.paragraphs[:FAR]
    for index, paragraph in enumerate(near):
        found = segments(paragraph)
        if index > least and any(_opens_text(piece, dated) for piece in found):
            return index
        head.pieces += found
        dated = dated or any(words.DATE.search(p.text) or words.is_tieu_ngu(p.text) for p in found)
    return len(near)


def _nation(document: Document) -> int:
    """Index of the paragraph with the national name, -1 without one: the head reaches at least as
    far."""
    for at, paragraph in enumerate(document.paragraphs[:FAR]):
        if any(words.is_quoc_hieu(piece.text) for piece in segments(paragraph)):
            return at
    return -1


def _opens_text(piece: Segment, dated: bool) -> bool:
    """Whether a piece over the full width is no longer head: the type, Kính gửi, a basis, a long
    sentence; once the date has been read, whatever is set as a title."""
    text = piece.text
    if words.KINH_GUI.match(text):
        return True
    if not piece.spread or any(says(text) for says in _OF_HEAD):
        return False
    if any(says(text) for says in _BELOW_HEAD):
        return True
    if piece.side != FULL or not piece.paragraph.free:
        return False
    return len(text) > 160 or _NUMBERED.match(text) is not None or (dated and _is_title(piece))


def _is_title(piece: Segment) -> bool:
    if len(piece.text) > 8 and words.kind_opening(piece.text):
        return True
    return (piece.bold or piece.centred) and not words.VE_VIEC.match(piece.text)


_OF_HEAD: tuple[Callable[[str], object], ...] = (
    *(words.is_quoc_hieu, words.is_tieu_ngu, words.DATE.search, words.SO.match),
    *(mark.fullmatch for mark in (KHAN, DRAFT, MAT, TYPED)),
)
"""What only the head of a paper says: national name, number, date, a stamp, a typed line."""
_BELOW_HEAD: tuple[Callable[[str], object], ...] = (
    *(lambda text: words.kind_named(text.rstrip(":")), words.CAN_CU.match, words.PHU_LUC.fullmatch),
)
"""What only stands below a head."""


def _name(head: Head) -> None:
    for piece in head.pieces:
        code = _code(piece, head)
        if code is not None:
            head.found.setdefault(code, []).append(piece)
        for mark, pattern in _MARKS.items():
            if pattern.fullmatch(piece.text.strip(" .!")):
                head.marks.setdefault(mark, []).append(piece)
    _continue_ve_viec(head)


def _code(piece: Segment, head: Head) -> str | None:
    """The component that a piece is by its words; None if it is none, or another piece is that
    one."""
    code = next((code for code, says in _BY_WORDS.items() if says(piece.text)), None)
    misplaced = code == "trich-yeu-cong-van" and piece.side == RIGHT
    return None if misplaced or code in head.found else code


def _says_date(text: str) -> bool:
    dated = words.DATE.search(text) or words.SHORT_DATE.search(text)
    return dated is not None and len(text) < 110 and not words.SO.match(text)


def _says_number(text: str) -> bool:
    numbered = words.SO.match(text) or words.SO_ALONE.match(text)
    return numbered is not None and len(text) < 80


_BY_WORDS: dict[str, Callable[[str], object]] = {
    "quoc-hieu": words.is_quoc_hieu,
    "tieu-ngu": words.is_tieu_ngu,
    "dia-danh-thoi-gian": _says_date,
    "so-ky-hieu": _says_number,
    "trich-yeu-cong-van": words.VE_VIEC.match,
}


def _continue_ve_viec(head: Head) -> None:
    first = head.one("trich-yeu-cong-van")
    if first is None:
        return
    named = _named(head)
    for piece in head.pieces[head.pieces.index(first) + 1 :]:
        if piece.side == first.side:
            if id(piece) in named or TYPED.fullmatch(piece.text):
                return
            head.found["trich-yeu-cong-van"].append(piece)


def _named(head: Head) -> set[int]:
    """The pieces that have been named, by their identity."""
    groups = (*head.found.values(), *head.marks.values())
    return {id(piece) for pieces in groups for piece in pieces}


def _agency(head: Head) -> None:
    number = head.one("so-ky-hieu") or head.one("dia-danh-thoi-gian")
    above = head.above(number)
    half = LEFT if any(piece.side == LEFT for piece in head.pieces) else FULL
    named = _named(head)
    lines = [
        piece
        for piece in above
        if piece.side == half and id(piece) not in named and _may_name_agency(piece)
    ]
    parent, issuer = split_agency(lines)
    if parent:
        head.found["co-quan-chu-quan"] = parent
    if issuer:
        head.found["co-quan-ban-hanh"] = issuer


def _may_name_agency(piece: Segment) -> bool:
    """Whether it is a name, or room to fill one in to the left."""
    text = piece.text
    if text.startswith("(") or TYPED.fullmatch(text):
        return False
    return any(map(str.isalpha, text)) or (piece.side == LEFT and words.is_blank(text))


def bodies(lines: list[Segment]) -> list[list[Segment]]:
    """The lines grouped by the office that they name: the word for an office begins a new one."""
    groups: list[list[Segment]] = []
    for line in lines:
        opens = _OPENS_BODY.match(line.text.upper())
        goes_on = groups and groups[-1][-1].text.endswith(("-", "–"))
        if not groups or (opens and not goes_on and _complete(groups[-1])):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def names_several(issuer: str) -> bool:
    """Whether the name is those of several bodies: SỞ NỘI VỤ - SỞ Y TẾ, or a committee's with that of a
    union, which stands under no committee."""
    if _WITH_UNION.match(issuer.upper()):
        return True
    first, *others = re.split(r"\s[-–]\s*", issuer.upper())
    office = re.match(r"VĂN PHÒNG (?:HĐND|HỘI ĐỒNG|ĐOÀN)", first)
    return not office and any(map(_OPENS_BODY.match, others))


def names_beside(head: Head) -> bool:
    """Whether names of bodies stand beside each other, in a column for each."""
    above = head.above(head.one("so-ky-hieu"))
    named = [one for one in above if words.is_upper(one.text) and _OPENS_BODY.match(one.text)]
    return len({one.paragraph.cell.x for one in named if one.paragraph.cell is not None}) > 1


def _complete(lines: list[Segment]) -> bool:
    """Whether a name says whose office it is, so that the next line may name another one."""
    name = " ".join(line.text for line in lines).upper()
    if re.match(r"(?:UBND|HĐND|[ỦU][YỶ] BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN)\b", name):
        return bool(_LOCAL.search(name))
    return name not in _BODY_HEADS and not _FOR_A_PURPOSE.fullmatch(name)


def split_agency(lines: list[Segment]) -> tuple[list[Segment], list[Segment]]:
    """Parent and issuer: told apart by the names, and by weight where the names do not tell."""
    groups = bodies(lines)
    if len(groups) > 1:
        return [piece for group in groups[:-1] for piece in group], groups[-1]
    heavy = [piece.bold for piece in lines]
    if True in heavy and not heavy[0] and not _committee(lines):
        first = heavy.index(True)
        return lines[:first], lines[first:]
    return [], lines


def _committee(lines: list[Segment]) -> bool:
    """Whether two lines make one name: the committee, and below it the place."""
    return len(lines) == 2 and bool(_LOCAL.match(lines[1].text.upper()))


def _assign_lines(document: Document, head: Head) -> None:
    motto = head.one("tieu-ngu") or head.one("quoc-hieu")
    boundary = _boundary(document, motto) if motto is not None else None
    for ruling in rulings(document, document.paragraphs[: head.end]):
        side = owner_of(ruling, boundary, _above(ruling, head), motto)
        code = "tieu-ngu" if side == RIGHT else "co-quan-ban-hanh"
        head.lines.setdefault(code, []).append(ruling)


def _boundary(document: Document, motto: Segment) -> float | None:
    """Where the half of the motto begins, in mm."""
    cell, width = motto.paragraph.cell, document.sections[0].text_width
    if cell is not None and cell.cells > 1:
        return cell.x
    return width * RIGHT_HALF if width else None


def _above(ruling: Ruling, head: Head) -> list[Segment]:
    """The pieces above a line; a border on top of a paragraph stands above its text too."""
    own = ruling.paragraph
    on_top = ruling.made == "border" and not own.blank and own.border_top
    last = own.number - 1 if on_top else own.number
    return [
        piece
        for piece in head.pieces
        if piece.paragraph.number <= last and not TYPED.fullmatch(piece.text)
    ]
