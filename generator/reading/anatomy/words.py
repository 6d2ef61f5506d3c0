"""Words by which components are known, compared without case, accents and spacing where papers err
in those."""

import re
import unicodedata
from functools import cache, lru_cache

from generator.law.capitals import mostly_upper as mostly_upper
from generator.law.decree30 import QUOC_HIEU, TIEU_NGU
from generator.law.kinds import KINDS, Kind
from generator.lazy import regex

BLANK_CHARS = " \t\n\u00a0.…_·"
# With both cases named: to compile so wide a range for either costs as much as a hundred words.
_NO_LETTERS = "(?-i:[^a-zA-ZÀ-ÖØ-Þà-ỹ]*)"
A_UNION = (
    r"(?:ĐOÀN (?:TNCS|THANH NIÊN)|(?:TỈNH|THÀNH|HUYỆN|XÃ|PHƯỜNG) ĐOÀN\b|(?:BAN CHẤP HÀNH )?CÔNG ĐOÀN\b"
    r"|LIÊN ĐOÀN LAO ĐỘNG|(?:[ỦU][YỶ] BAN |UB ?)?(?:MẶT TRẬN TỔ QUỐC|MTTQ)\b"
    r"|HỘI (?:LIÊN HIỆP PHỤ NỮ|LHPN|NÔNG DÂN|CỰU CHIẾN BINH))"
)
"""Socio-political organisations, which the decree leaves to do as fits (Điều 2.2)."""
UNION = regex(A_UNION)
DATE = regex(
    rf"ngày(?P<d>{_NO_LETTERS})tháng(?P<m>{_NO_LETTERS})(?:năm(?P<y>[\s\u00a0.…_\d]*))?\.?$",
    re.IGNORECASE,
)
"""A day at the end of a line; where its year is left out, `y` is None."""
SHORT_DATE = regex(
    r"(?:,|ngày|^)\s*(\d{1,2}|[.…]+)\s*[/.-]\s*(\d{1,2}|[.…]+)\s*[/.-]\s*(\d{4})\.?$", re.IGNORECASE
)
SO = regex(r"(?:số|sô)(?:\s*:\s*|\s+|(?=\d))[^\n]*?[/\-–]\s*[A-ZĐ]", re.IGNORECASE)
SO_ALONE = regex(r"(?:số|sô)\s*:[\s\u00a0\d./…_\-]*$", re.IGNORECASE)
VE_VIEC = regex(r"(?:v\s*/\s*v|về việc)\b", re.IGNORECASE)
NOI_NHAN = regex(r"n[ơo]i nh[ậa]n\s*:?", re.IGNORECASE)
KINH_GUI = regex(r"kính gửi\b", re.IGNORECASE)
CAN_CU = regex(r"căn cứ\b", re.IGNORECASE)
BASIS_NEXT = regex(r"(?:căn cứ|xét|theo(?! đó))\b", re.IGNORECASE)
PHU_LUC = regex(r"phụ\s*lục(?:\s+(?:số\s*)?(?P<n>[IVXLC]+|\d+|[A-ZĐ]))?\s*[:.]?", re.IGNORECASE)
KEM_THEO = regex(r"\(?\s*(?:ban hành\s+)?kèm theo\b", re.IGNORECASE)
TITLES = regex(
    r"\b(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|PHÓ|CHÁNH|BỘ TRƯỞNG|THỨ TRƯỞNG|CỤC|HIỆU TRƯỞNG|THỦ TƯỚNG"
    r"|VIỆN|TỔNG|CHỦ NHIỆM|BÍ THƯ"
    r"|THƯ KÝ|CHỦ TỌA|CHỦ TOẠ|ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|BAN|PHÒNG|SỞ|ĐỘI|TRẠM|KẾ TOÁN"
    r"|THỦ TRƯỞNG|TỔ|HỘI|ỦY VIÊN"
    r"|UỶ VIÊN|NGƯỜI|CHỈ HUY|ĐẠI DIỆN|TUQ|CHÍNH PHỦ)\b"
)
AUTHORITY = regex(r"(?P<mark>TM|KT|TL|TUQ|Q|T/M|K/T|T/L|TU/Q|Q/|TM/|KT/|TL/)\s*\.?\s*(?=[A-ZÀ-ỸĐ])")
BODY = regex(
    r"(?:Bộ|Sở|Phòng|Ban|Cục|Chi cục|Công an|Thanh tra|Trung tâm|Trường|Trạm|Văn phòng|Đảng ủy"
    r"|UBND|HĐND|Ủy ban|Hội đồng nhân dân|Các (?:sở|ban|phòng|cơ quan|đơn vị|trường|xã))"
    r" [^.:;]{1,120}"
)
"""A line that is the name of a body and no sentence, up to its mark."""
HANGS = regex(r"[-–—•+*\uf0b7]\s*")
_ALIKE = 0.86
"""Share of letters from which on a text is its model with slips; `quick_ratio` is never less."""
_MARKS = {"Đ": "D", "đ": "d"}


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """The letters and digits alone, in capitals, without accents: `Độc lập – Tự do` is
    `DOCLAPTUDO`."""
    flat = unicodedata.normalize("NFD", text.upper()).replace("Đ", "D")
    return "".join(char for char in flat if char.isascii() and char.isalnum())


@lru_cache(maxsize=4096)
def resembles(text: str, model: str) -> bool:
    """Whether `text` is `model` but for slips of a few letters."""
    if not 0.6 * len(model) <= len(text) <= 2 * len(model):
        return False
    mine, its = bare(text), bare(model)
    if mine == its:
        return True
    if not 0.75 * len(its) <= len(mine) <= 1.25 * len(its):
        return False
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, mine, its, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def is_quoc_hieu(text: str) -> bool:
    """Whether it is the national name, rightly spelt or not."""
    return resembles(text, QUOC_HIEU)


def is_tieu_ngu(text: str) -> bool:
    """Whether it is the motto, rightly spelt or not."""
    return resembles(text, TIEU_NGU)


def is_blank(text: str) -> bool:
    """Whether it is empty or only room to fill in: spaces, dots, underscores."""
    return not text.strip(BLANK_CHARS)


def is_upper(text: str) -> bool:
    """Whether all its letters are capitals; False without letters."""
    return text.upper() == text and text.lower() != text


_KINDS = sorted(KINDS, key=lambda kind: -len(kind.name))
_IN_CAPITALS = [(kind.name.upper(), kind) for kind in _KINDS]

_BY_SEVERAL = regex(r"(?i)\s+(?:liên\s+(?:ngành|tịch|cơ quan|sở)|phối\s+hợp)$")
"""What usage adds to the kind where several bodies issue it: KẾ HOẠCH LIÊN NGÀNH, PHỐI HỢP."""


def kind_named(text: str) -> Kind | None:
    """The kind of document that the text names and nothing else, whatever its case."""
    return _bare_kinds().get(bare(_BY_SEVERAL.sub("", text.strip())))


@cache
def _bare_kinds() -> dict[str, Kind]:
    """The kinds by their names without accents."""
    return {bare(kind.name): kind for kind in reversed(_KINDS)}


def kind_opening(text: str) -> Kind | None:
    """The kind whose name, in capitals, opens the text."""
    return next((kind for name, kind in _IN_CAPITALS if text.startswith(name)), None)
