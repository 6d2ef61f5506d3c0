"""Syllables and words that Vietnamese does not have, each with the one right form."""

import re
import unicodedata

from generator.language import Said
from generator.lazy import regex
from generator.problems import Severity
from generator.rules import Entry
from generator.wording.base import WORDING, Prose, Slips
from generator.wording.running import PRACTICE, one_of, rather, running

_RIGHT = {
    "bổ xung": "bổ sung",
    "bão đảm": "bảo đảm",
    "chú chọng": "chú trọng",
    "chấn chĩnh": "chấn chỉnh",
    "chỉnh sữa": "chỉnh sửa",
    "cọ sát": "cọ xát",
    "dể dàng": "dễ dàng",
    "giãi quyết": "giải quyết",
    "giử gìn": "giữ gìn",
    "hướng dẩn": "hướng dẫn",
    "hổ trợ": "hỗ trợ",
    "khẩn chương": "khẩn trương",
    "kỷ năng": "kỹ năng",
    "kỷ thuật": "kỹ thuật",
    "kỹ cương": "kỷ cương",
    "kỹ niệm": "kỷ niệm",
    "lảnh đạo": "lãnh đạo",
    "mỡ rộng": "mở rộng",
    "nổ lực": "nỗ lực",
    "rỏ ràng": "rõ ràng",
    "sát nhập": "sáp nhập",
    "sâu xát": "sâu sát",
    "sơ xuất": "sơ suất",
    "sử lý": "xử lý",
    "sử phạt": "xử phạt",
    "sữa chữa": "sửa chữa",
    "sữa đổi": "sửa đổi",
    "tháo gở": "tháo gỡ",
    "thăm quan": "tham quan",
    "triễn khai": "triển khai",
    "trãi nghiệm": "trải nghiệm",
    "trú trọng": "chú trọng",
    "vướng mắt": "vướng mắc",
    "vướn mắc": "vướng mắc",
    "xuyên xuốt": "xuyên suốt",
    "xuất xắc": "xuất sắc",
    "xử dụng": "sử dụng",
    "xữ lý": "xử lý",
}
"""Frequent slips of offices that mean nothing as they are written."""
_BEFORE = (
    *("ám", "áp", "bám", "cảnh", "giám", "khảo", "kiểm", "quan", "sâu", "theo", "thị", "trinh"),
    *("hồ", "lịch", "tiền", "tiểu", "thế", "phân", "cư", "lưu", "tạm", "thường", "bùng", "cháy"),
)
_AFTER = "bảo|chức|hệ|luận|lượng|quanh|tài"
"""Of which a half of the slip may be the other half: khảo sát / nhập liệu, bão / đảm bảo."""
_WRONG = regex(
    rf"(?<!\w){''.join(f'(?<!{one} )' for one in _BEFORE)}{one_of(_RIGHT)}"
    rf"(?!\w)(?! (?:{_AFTER})(?!\w))",
    re.IGNORECASE,
)
_NAMES = frozenset(("quoc-hieu", "ho-ten"))


def _as_typed(typed: str, right: str) -> str:
    """The right form with the capitals of what was typed."""
    if typed.isupper():
        return right.upper()
    return right[0].upper() + right[1:] if typed[0].isupper() else right


@WORDING(
    Entry(
        "chinh-ta/hay-sai",
        Said("Chính tả, chữ hay viết sai", "Spelling, frequent slips"),
        Severity.WARNING,
        PRACTICE,
        "Chấn chỉnh, xử lý, bổ sung, sáp nhập, tham quan; khảo sát nhập liệu.",
        "Chấn chĩnh kịp thời.",
        Said(
            "mọi chữ sai ngoài một bảng ngắn; chữ đúng mà dùng sai nghĩa",
            "every slip outside a short table; right words in a wrong sense",
        ),
    )
)
def frequent(prose: Prose) -> Slips:
    """Words of the table are written in their one right form."""
    for number, match in running(prose, _WRONG, _NAMES):
        right = _RIGHT[match[0].lower()]
        yield rather(number, match, _as_typed(match[0], right))


_MISPLACED = regex(
    r"(?<!\w)(?:\w*[òóỏõọ][ae]|q[ùúủũụ][aeêioơyâăô]|g[ìíỉĩị][aeêoôơuư])\w+(?!\w)"
    r"|(?<!\w)(?:q[ùúủũụ][aeioơy]|g[ìíỉĩị][aoơu])(?!\w)",
    re.IGNORECASE,
)
_MARKED = regex(r"(?i)([òóỏõọùúủũụìíỉĩị])([aeêioơyâăôuư])")
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _moved(match: "re.Match[str]") -> str:
    """Both vowels, the tone mark on the second."""
    letters = unicodedata.normalize("NFD", match[1])
    tone = next(one for one in letters if one in _TONES)
    return unicodedata.normalize("NFC", letters.replace(tone, "") + match[2] + tone)


@WORDING(
    Entry(
        "chinh-ta/dau-thanh",
        Said("Chính tả, dấu thanh đặt sai chữ", "Spelling, tone mark on a wrong letter"),
        Severity.WARNING,
        PRACTICE,
        "Hoàn thành, toàn quý, kết quả, giá; hòa hay hoà, thỏa, khỏe.",
        "Hòan thành.",
        Said(
            "chữ có vần khác vần của “hoàn”, “xoèn”, “quý”, “giá”",
            "rhymes other than oa, oe, and those behind qu and gi",
        ),
    )
)
def misplaced(prose: Prose) -> Slips:
    """In oan, oai, quy, giá … the mark never stands on o, u or i."""
    for number, match in running(prose, _MISPLACED, _NAMES):
        yield rather(number, match, _MARKED.sub(_moved, match[0], count=1))
