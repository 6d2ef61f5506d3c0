"""What class of paper a document is, by its form and never by its date; only administrative papers
are judged."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.language import Said
from generator.reading.anatomy import words
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import Segment, pieces_of


@dataclass(frozen=True, slots=True)
class Class:
    """A class of papers: `law` says which rules govern its form."""

    code: str
    name: Said
    law: Said


ADMINISTRATIVE = Class(
    "administrative",
    Said("văn bản hành chính", "administrative paper"),
    Said("Nghị định 30/2020/NĐ-CP", "Decree 30/2020/NĐ-CP"),
)
PARTY = Class(
    "party", Said("văn bản của Đảng", "Party paper"), Said("HD 05-HD/VPTW", "HD 05-HD/VPTW")
)
NORMATIVE = Class(
    "normative",
    Said("văn bản quy phạm pháp luật", "legal normative document"),
    Said("Luật 64/2025/QH15, NĐ 78/2025/NĐ-CP", "Law 64/2025/QH15, Decree 78/2025"),
)
ROUTING = Class(
    "routing-slip",
    Said("phiếu trình nội bộ", "internal routing slip"),
    Said("không thuộc 29 loại ở Điều 7", "not one of the 29 kinds of Điều 7"),
)
FORM = Class(
    "citizen-form",
    Said("đơn, tờ khai, biểu mẫu", "application or form of a citizen"),
    Said("theo thủ tục hành chính", "ruled by its procedure"),
)
ATTACHED = Class(
    "attached",
    Said("văn bản ban hành kèm theo", "text issued under another paper"),
    Said("phần đầu theo Mẫu 1.3, Phụ lục III", "its head follows Mẫu 1.3, PL III"),
)
OLD = Class(
    "circular-01-2011",
    Said("thể thức cũ", "older form"),
    Said("Thông tư 01/2011/TT-BNV", "Circular 01/2011/TT-BNV"),
)
UNKNOWN = Class(
    "unrecognised",
    Said("không nhận ra thể thức văn bản hành chính", "not recognised as an administrative paper"),
    Said("không có Quốc hiệu, số ký hiệu, Nơi nhận", "no national name, number, recipients"),
)
_PARTY_SO = re.compile(r"số\s+[\d\s.…_]*-\s*[A-ZĐ][A-Za-zĐđ]*\s*/\s*[A-ZĐ]", re.IGNORECASE)
_NORMATIVE_SO = re.compile(
    r"(?:luật\s+)?số\s*:?\s*[\d\s.…_]*/\s*(?:19|20)\d\d\s*/\s*(?:NQ|QĐ|NĐ|TT|TTLT|QH|PL|L|CT"
    r"|UBTVQH)\b",
    re.IGNORECASE,
)
_NORMATIVE_TITLE = re.compile(
    r"(?:NGHỊ ĐỊNH|THÔNG TƯ|LUẬT|PHÁP LỆNH|HIẾN PHÁP|BỘ LUẬT|THÔNG TƯ LIÊN TỊCH)\b"
)
_FORM_TITLE = re.compile(
    r"(?:ĐƠN|TỜ KHAI|BẢN KHAI|GIẤY ĐỀ NGHỊ|GIẤY CAM KẾT|BẢN CAM KẾT|BẢN CAM ĐOAN|PHIẾU ĐĂNG KÝ"
    r"|PHIẾU ĐỀ NGHỊ"
    r"|SƠ YẾU LÝ LỊCH|LÝ LỊCH|BẢN TỰ KIỂM|BẢN KIỂM ĐIỂM|PHIẾU KHAI|GIẤY XÁC NHẬN|BẢN TƯỜNG TRÌNH"
    r"|HỢP ĐỒNG LAO ĐỘNG)\b"
)


def recognise(paper: Paper) -> Class:
    """The class of the paper; what looks like none is `UNKNOWN`."""
    opening = _opening(paper)
    for klass, holds in _TESTS:
        if holds(paper, opening):
            return klass
    signs = (
        "quoc-hieu",
        "tieu-ngu",
        "so-ky-hieu",
        "dia-danh-thoi-gian",
        "noi-nhan",
        "co-quan-ban-hanh",
    )
    return ADMINISTRATIVE if sum(code in paper.found for code in signs) >= 2 else UNKNOWN


def _opening(paper: Paper) -> list[Segment]:
    return pieces_of(paper.document.paragraphs[: paper.head.end + 12])


def _party(paper: Paper, opening: list[Segment]) -> bool:
    if any(words.resembles(piece.text, "ĐẢNG CỘNG SẢN VIỆT NAM") for piece in opening[:20]):
        return True
    return "quoc-hieu" not in paper.found and any(
        _PARTY_SO.match(piece.text) for piece in opening[:20]
    )


def _normative(paper: Paper, opening: list[Segment]) -> bool:
    number = paper.one("so-ky-hieu")
    if number is not None and _NORMATIVE_SO.match(number.text):
        return True
    title = paper.one("ten-loai")
    return title is not None and bool(_NORMATIVE_TITLE.match(title.text))


def _routing(paper: Paper, opening: list[Segment]) -> bool:
    return any(
        re.match(r"PHIẾU TRÌNH\b", piece.text.upper()) and len(piece.text) < 80 for piece in opening
    )


def _citizen_form(paper: Paper, opening: list[Segment]) -> bool:
    titled = any(
        _FORM_TITLE.match(piece.text) and words.mostly_upper(piece.text) for piece in opening
    )
    return titled and "so-ky-hieu" not in paper.found


def _attached(paper: Paper, opening: list[Segment]) -> bool:
    if "so-ky-hieu" in paper.found or ("phu-luc" in paper.found and not paper.kem_theo):
        return False
    return bool(paper.kem_theo) or any(words.KEM_THEO.match(piece.text) for piece in opening)


def _old(paper: Paper, opening: list[Segment]) -> bool:
    """Two marks of the older circular: page number at the foot to the right, bases upright, a comma
    after the last."""
    numbers = paper.document.page_numbers
    at_foot = bool(numbers) and all(
        n.band == "footer" and n.paragraph.align == "right" for n in numbers
    )
    bases = paper.found.get("can-cu", [])
    upright = bool(bases) and not any(piece.italic for piece in bases)
    comma = bool(bases) and bases[-1].text.endswith(",")
    return sum((at_foot, upright, comma)) >= 2


_TESTS: tuple[tuple[Class, Callable[[Paper, list[Segment]], bool]], ...] = (
    (PARTY, _party),
    (ROUTING, _routing),
    (NORMATIVE, _normative),
    (FORM, _citizen_form),
    (ATTACHED, _attached),
    (OLD, _old),
)
ALL = (PARTY, ROUTING, NORMATIVE, FORM, ATTACHED, OLD, UNKNOWN)
"""The classes that are told "not applicable"."""
