"""What class of paper a document is, by its form and never by its date; only administrative papers
are judged."""

import re
from collections.abc import Callable
from dataclasses import replace

from generator.language import NOTHING, Said
from generator.lazy import dataclass, regex
from generator.reading.anatomy import party, words
from generator.reading.anatomy.attached import NO_TITLE
from generator.reading.anatomy.paper import Paper
from generator.reading.anatomy.segments import Segment, pieces_of


@dataclass(frozen=True, slots=True)
class Class:
    """A class of papers: `law` says which rules govern its form.

    `judged` opens the codes of the rules that hold for it all the same, `spared` those of them that
    do not; `part` says in words what is judged.
    """

    code: str
    name: Said
    law: Said
    part: Said = NOTHING
    judged: tuple[str, ...] = ()
    spared: tuple[str, ...] = ()

    @property
    def judges_all(self) -> bool:
        """Whether every rule holds for its papers."""
        return self.judged == ("",) and not self.spared

    def judges(self, code: str) -> bool:
        """Whether the rule of that code holds for papers of this class."""
        return code.startswith(self.judged) and not code.startswith(self.spared)


ADMINISTRATIVE = Class(
    "administrative",
    Said("văn bản hành chính", "administrative paper"),
    Said("Nghị định 30/2020/NĐ-CP", "Decree 30/2020/NĐ-CP"),
    judged=("",),
)
PARTY = Class(
    "party",
    Said("văn bản của Đảng", "Party paper"),
    party.LAW,
    Said("chỉ xét ký tự", "its characters alone are judged"),
    judged=("ky-tu/",),
)
UNION = Class(
    "union",
    Said("văn bản của tổ chức chính trị - xã hội", "paper of a socio-political organisation"),
    Said("Điều 2.2: áp dụng cho phù hợp", "Điều 2.2: applied as fits"),
    PARTY.part,
    PARTY.judged,
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
    Said(
        "chỉ xét phần mà văn bản loại này có: không xét số, ngày, Nơi nhận, chữ ký",
        "judged is what such a text has: neither number, date, recipients nor signature",
    ),
    judged=("",),
    spared=(
        *("so-ky-hieu", "dia-danh-thoi-gian", "trich-yeu-cong-van", "kinh-gui", "noi-nhan"),
        *("quyen-han-chuc-vu", "ho-ten", "law", "ten-loai/kind", "ten-loai/authority"),
        *("ten-loai/marker", "so-trang/first-page", "so-trang/start", "so-trang/value"),
        *(f"{code}/missing" for code in ("quoc-hieu", "tieu-ngu", "co-quan-ban-hanh", "ten-loai")),
        *(f"{code}/missing" for code in ("co-quan-chu-quan", "trich-yeu")),
        # Its line stands below the reference, and what that is measured against nobody says.
        "trich-yeu/line-length",
    ),
)
_FORM_OF_ANOTHER = replace(ATTACHED, part=NOTHING, judged=())
"""What names the paper that it belongs to somewhere else than below a title: a form, a table."""
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
_NORMATIVE_SO = regex(
    r"(?:luật\s+)?số\s*:?\s*[\d\s.…_]*/\s*(?:19|20)\d\d\s*/\s*(?:NQ|QĐ|NĐ|TT|TTLT|QH|PL|L|CT"
    r"|UBTVQH)\b",
    re.IGNORECASE,
)
_ROUTED = regex(r"PHIẾU TRÌNH\b")
_NORMATIVE_TITLE = regex(
    r"(?:NGHỊ ĐỊNH|THÔNG TƯ|LUẬT|PHÁP LỆNH|HIẾN PHÁP|BỘ LUẬT|THÔNG TƯ LIÊN TỊCH)\b"
)
_FORM_TITLE = regex(
    r"(?:ĐƠN|TỜ KHAI|BẢN KHAI|GIẤY ĐỀ NGHỊ|GIẤY CAM KẾT|BẢN CAM KẾT|BẢN CAM ĐOAN|PHIẾU ĐĂNG KÝ"
    r"|PHIẾU ĐỀ NGHỊ"
    r"|SƠ YẾU LÝ LỊCH|LÝ LỊCH|BẢN TỰ KIỂM|BẢN KIỂM ĐIỂM|PHIẾU KHAI|GIẤY XÁC NHẬN|BẢN TƯỜNG TRÌNH"
    r"|HỢP ĐỒNG LAO ĐỘNG)\b"
)


def recognise(paper: Paper) -> Class:
    """The class of the paper; what looks like none is `UNKNOWN`."""
    if party.is_party(paper):
        return PARTY
    if party.is_union(paper):
        return UNION
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


def _normative(paper: Paper, opening: list[Segment]) -> bool:
    number = paper.one("so-ky-hieu")
    if number is not None and _NORMATIVE_SO.match(number.text):
        return True
    title = paper.one("ten-loai")
    return title is not None and bool(_NORMATIVE_TITLE.match(title.text))


def _routing(paper: Paper, opening: list[Segment]) -> bool:
    return any(
        len(piece.text) < 80 and _ROUTED.match(piece.text.upper()) is not None for piece in opening
    )


def _citizen_form(paper: Paper, opening: list[Segment]) -> bool:
    titled = any(
        _FORM_TITLE.match(piece.text) and words.mostly_upper(piece.text) for piece in opening
    )
    return titled and "so-ky-hieu" not in paper.found


def _attached(paper: Paper, opening: list[Segment]) -> bool:
    if "so-ky-hieu" in paper.found or not paper.kem_theo:
        return False
    title = paper.one("ten-loai")
    return title is not None and not NO_TITLE.match(title.text)


def _form_of_another(paper: Paper, opening: list[Segment]) -> bool:
    if "so-ky-hieu" in paper.found or ("phu-luc" in paper.found and not paper.kem_theo):
        return False
    return any(words.KEM_THEO.match(piece.text) for piece in opening)


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
    (ROUTING, _routing),
    (NORMATIVE, _normative),
    (FORM, _citizen_form),
    (ATTACHED, _attached),
    (_FORM_OF_ANOTHER, _form_of_another),
    (OLD, _old),
)
ALL = (PARTY, UNION, ROUTING, NORMATIVE, FORM, ATTACHED, OLD, UNKNOWN)
"""The classes that are told, for the decree does not rule them, or not all of them."""
