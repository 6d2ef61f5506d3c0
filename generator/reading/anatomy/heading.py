"""The head of the first page: cells 1 to 4 of the decree's diagram, and 5b of a công văn (PL I, IV)."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from generator.reading.anatomy import words
from generator.reading.anatomy.rulings import TYPED, Ruling, owner_of, rulings
from generator.reading.anatomy.segments import FULL, LEFT, RIGHT, Segment, segments
from generator.reading.document.layout import Document

FAR = 90
"""Paragraphs among which the head is sought."""
KHAN = re.compile(
    r"(?:thượng khẩn|h[ỏo][aả] tốc|hoả tốc|khẩn cấp|khẩn|rất khẩn|tối khẩn)(?:\s+hẹn giờ)?",
    re.IGNORECASE,
)
LUU_HANH = re.compile(r"(?:lưu hành nội bộ|xem xong trả lại)", re.IGNORECASE)
MAT = re.compile(r"(?:tuyệt mật|tối mật|mật)", re.IGNORECASE)
DRAFT = re.compile(r"dự thảo(?: lần (?:thứ )?\w+)?", re.IGNORECASE)
_MARKS = {"do-khan": KHAN, "luu-hanh": LUU_HANH, "do-mat": MAT, "du-thao": DRAFT}
_NUMBERED = re.compile(r"(?:[IVX]+|\d+)\.\s|Điều \d")
RIGHT_HALF = 0.42
"""Share of the text width from which on the right half of a head begins where no table says so: the agency's half is
the narrower one, two fifths and a little, for the national name must fit into the other on one line."""
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
_OPENS_BODY = re.compile(rf"(?:{'|'.join(_BODY_HEADS)})\b")
_LOCAL = re.compile(r"\b(?:TỈNH|THÀNH PHỐ|TP\.?|XÃ|PHƯỜNG|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN)\b")


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
    for index, paragraph in enumerate(document.paragraphs[:FAR]):
        found = list(segments(paragraph))
        for piece in found:
            if (
                index > least
                and piece.side == FULL
                and _opens_text(piece, dated, paragraph.cell is None)
            ):
                return index
        head.pieces += found
        dated = dated or any(words.DATE.search(p.text) or words.is_tieu_ngu(p.text) for p in found)
    return min(FAR, len(document.paragraphs))


def _nation(document: Document) -> int:
    """Index of the paragraph with the national name, -1 without one: the head reaches at least as far."""
    for index, paragraph in enumerate(document.paragraphs[:FAR]):
        if "VI" in paragraph.text.upper() and any(
            words.is_quoc_hieu(piece.text) for piece in segments(paragraph)
        ):
            return index
    return -1


def _opens_text(piece: Segment, dated: bool, free: bool) -> bool:
    """Whether a piece over the full width is no longer head: the type, Kính gửi, a basis, a long sentence."""
    text = piece.text
    if _is_of_head(text):
        return False
    if words.kind_named(text.rstrip(":")) or _is_below_head(text):
        return True
    if not free:
        return False
    if len(text) > 160 or _NUMBERED.match(text):
        return True
    if not dated:
        return False
    if len(text) > 8 and words.kind_opening(text):
        return True
    shown = piece.bold or piece.paragraph.align == "center"
    return shown and not words.VE_VIEC.match(text)


def _is_of_head(text: str) -> bool:
    """Whether only the head of a paper says it: national name, number, date, a stamp, a typed line."""
    if words.is_quoc_hieu(text) or words.is_tieu_ngu(text) or words.DATE.search(text):
        return True
    if any(mark.fullmatch(text) for mark in (KHAN, DRAFT, MAT, TYPED)):
        return True
    return words.SO.match(text) is not None


def _is_below_head(text: str) -> bool:
    """Whether only what stands below a head says it."""
    opens = words.KINH_GUI.match(text) or words.CAN_CU.match(text)
    return opens is not None or words.PHU_LUC.fullmatch(text) is not None


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
    """The component that a piece is by its words; None if it is none, or another piece is that one."""
    code = next((code for code, says in _BY_WORDS.items() if says(piece)), None)
    return None if code in head.found else code


def _says_date(piece: Segment) -> bool:
    text = piece.text
    dated = words.DATE.search(text) or words.SHORT_DATE.search(text)
    return dated is not None and len(text) < 110 and not words.SO.match(text)


def _says_number(piece: Segment) -> bool:
    numbered = words.SO.match(piece.text) or words.SO_ALONE.match(piece.text)
    return numbered is not None and len(piece.text) < 80


_BY_WORDS: dict[str, Callable[[Segment], bool]] = {
    "quoc-hieu": lambda piece: words.is_quoc_hieu(piece.text),
    "tieu-ngu": lambda piece: words.is_tieu_ngu(piece.text),
    "dia-danh-thoi-gian": _says_date,
    "so-ky-hieu": _says_number,
    "trich-yeu-cong-van": lambda piece: (
        piece.side != RIGHT and words.VE_VIEC.match(piece.text) is not None
    ),
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
    above = head.pieces[: head.pieces.index(number)] if number is not None else head.pieces
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
        if not groups or (opens and _complete(groups[-1])):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _complete(lines: list[Segment]) -> bool:
    """Whether a name says whose office it is, so that the next line may name another one."""
    name = " ".join(line.text for line in lines).upper()
    if re.match(r"(?:UBND|HĐND|[ỦU][YỶ] BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN)\b", name):
        return bool(_LOCAL.search(name))
    return name not in _BODY_HEADS


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
