"""The head of the first page: cells 1 to 4 of the decree's diagram, and 5b of a công văn (PL I, IV)."""

import re
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
    if (
        words.is_quoc_hieu(text)
        or words.is_tieu_ngu(text)
        or any(mark.fullmatch(text) for mark in (KHAN, DRAFT, MAT))
    ):
        return False
    if words.SO.match(text) or words.DATE.search(text) or TYPED.fullmatch(text):
        return False
    if words.kind_named(text.rstrip(":")) or (
        words.kind_opening(text) and len(text) > 8 and free and dated
    ):
        return True
    if words.KINH_GUI.match(text) or words.CAN_CU.match(text) or words.PHU_LUC.fullmatch(text):
        return True
    if not free:
        return False
    if len(text) > 160 or re.match(r"(?:[IVX]+|\d+)\.\s|Điều \d", text):
        return True
    return (
        dated
        and (piece.bold or piece.paragraph.align == "center")
        and not words.VE_VIEC.match(text)
    )


def _name(head: Head) -> None:
    for piece in head.pieces:
        code = _code(piece, head)
        if code is not None:
            head.found.setdefault(code, []).append(piece)
        for mark, pattern in (
            ("do-khan", KHAN),
            ("luu-hanh", LUU_HANH),
            ("do-mat", MAT),
            ("du-thao", DRAFT),
        ):
            if pattern.fullmatch(piece.text.strip(" .!")):
                head.marks.setdefault(mark, []).append(piece)
    _continue_ve_viec(head)


def _code(piece: Segment, head: Head) -> str | None:
    text = piece.text
    if words.is_quoc_hieu(text) and "quoc-hieu" not in head.found:
        return "quoc-hieu"
    if words.is_tieu_ngu(text) and "tieu-ngu" not in head.found:
        return "tieu-ngu"
    if (
        len(text) < 110
        and (words.DATE.search(text) or words.SHORT_DATE.search(text))
        and not words.SO.match(text)
    ):
        return "dia-danh-thoi-gian" if "dia-danh-thoi-gian" not in head.found else None
    if (
        (words.SO.match(text) or words.SO_ALONE.match(text))
        and len(text) < 80
        and "so-ky-hieu" not in head.found
    ):
        return "so-ky-hieu"
    if words.VE_VIEC.match(text) and piece.side != RIGHT and "trich-yeu-cong-van" not in head.found:
        return "trich-yeu-cong-van"
    return None


def _continue_ve_viec(head: Head) -> None:
    first = head.one("trich-yeu-cong-van")
    if first is None:
        return
    named = {id(piece) for pieces in head.found.values() for piece in pieces}
    for piece in head.pieces[head.pieces.index(first) + 1 :]:
        if (
            id(piece) in named
            or piece.side != first.side
            or TYPED.fullmatch(piece.text)
            or _is_mark(piece, head)
        ):
            if piece.side == first.side:
                break
            continue
        head.found["trich-yeu-cong-van"].append(piece)


def _is_mark(piece: Segment, head: Head) -> bool:
    return any(piece is mark for pieces in head.marks.values() for mark in pieces)


def _agency(head: Head) -> None:
    named = {
        id(piece) for pieces in (*head.found.values(), *head.marks.values()) for piece in pieces
    }
    free = [
        piece for piece in head.pieces if id(piece) not in named and not TYPED.fullmatch(piece.text)
    ]
    number = head.one("so-ky-hieu") or head.one("dia-danh-thoi-gian")
    stop = head.pieces.index(number) if number is not None else len(head.pieces)
    order = {id(piece): index for index, piece in enumerate(head.pieces)}
    sided = any(piece.side == LEFT for piece in head.pieces)
    lines = [
        piece
        for piece in free
        if order[id(piece)] < stop
        and (piece.side == LEFT if sided else piece.side == FULL)
        and (
            any(char.isalpha() for char in piece.text)
            or (piece.side == LEFT and words.is_blank(piece.text))
        )
        and not piece.text.startswith("(")
    ]
    parent, issuer = split_agency(lines)
    if parent:
        head.found["co-quan-chu-quan"] = parent
    if issuer:
        head.found["co-quan-ban-hanh"] = issuer


def bodies(lines: list[Segment]) -> list[list[Segment]]:
    """The lines grouped by the office that they name: the word for an office begins a new one."""
    groups: list[list[Segment]] = []
    for line in lines:
        upper = line.text.upper()
        opens = any(re.match(re.escape(word) + r"\b", upper) for word in _BODY_HEADS)
        if groups and not (
            opens and _complete(" ".join(piece.text for piece in groups[-1]).upper())
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _complete(name: str) -> bool:
    """Whether a name says whose office it is, so that the next line may name another one."""
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
    zone = document.paragraphs[: head.end]
    boundary = None
    if motto is not None:
        cell = motto.paragraph.cell
        width = document.sections[0].text_width
        boundary = (
            cell.x if cell is not None and cell.cells > 1 else width * 0.42 if width else None
        )
    for ruling in rulings(document, zone):
        before = [
            piece for piece in head.pieces if piece.paragraph.number <= ruling.paragraph.number
        ]
        before = [piece for piece in before if not TYPED.fullmatch(piece.text)]
        if ruling.made == "border" and not ruling.paragraph.blank and ruling.paragraph.border_top:
            before = [piece for piece in before if piece.paragraph is not ruling.paragraph]
        side = owner_of(ruling, boundary, before, motto)
        head.lines.setdefault("tieu-ngu" if side == RIGHT else "co-quan-ban-hanh", []).append(
            ruling
        )
