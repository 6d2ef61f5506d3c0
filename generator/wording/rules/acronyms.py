"""Acronyms: explained where they are first used, and those that a paper never explains."""

import re
import unicodedata

from generator.language import Said
from generator.law.kinds import KINDS
from generator.lazy import regex
from generator.problems import Severity
from generator.rules import Entry
from generator.wording.base import WORDING, Prose, Slips, slip
from generator.wording.cited import RUNNING, in_body
from generator.wording.running import PRACTICE, one_of

_GLOSS = regex(
    r"\(\s*(?P<tag>(?:sau đây\s+)?(?:viết|gọi)\s+(?:tắt|chung)\s*(?:là\s*)?(?::\s*)?)?"
    r"[“\"]?(?P<short>[A-ZĐ]{2,8})[”\"]?\s*\)"
)
_SHORT = regex(r"(?<![\w/-])[A-ZĐ]{2,8}(?![\w/-])")


@WORDING(
    Entry(
        "tu-ngu/acronym",
        Said("Chữ viết tắt dùng trước khi giải thích", "Acronyms before their full form"),
        Severity.INFO,
        "PL I, II.6 (cách diễn đạt)",
        good="Đẩy mạnh cải cách hành chính (CCHC).\nCông tác CCHC được theo dõi hằng quý.",
        bad="Công tác CCHC được theo dõi hằng quý.\nĐẩy mạnh cải cách hành chính (CCHC).",
        unseen=Said(
            "chữ viết tắt không được giải thích ở đâu cả; chữ viết tắt tiếng nước ngoài (PAPI)",
            "acronyms that are explained nowhere; foreign ones (PAPI)",
        ),
    )
)
def acronym(prose: Prose) -> Slips:
    """Where a paper explains an acronym, it does so where it first uses it."""
    explained: dict[str, tuple[int, int]] = {}
    for number, match in in_body(prose, _GLOSS, RUNNING):
        before = match.string[max(0, match.start() - 200) : match.start()]
        if match["tag"] or _initials(before, len(match["short"])) == match["short"]:
            explained.setdefault(match["short"], (number, match.start("short")))
    used: set[str] = set()
    for number, match in in_body(prose, _SHORT, RUNNING) if explained else ():
        short = match[0]
        if short not in used and (number, match.start()) < explained.get(short, (0, 0)):
            told = Said(
                f"“{short}” dùng trước khi giải thích",
                f"“{short}” is used before it is explained",
            )
            mend = Said("Giải thích ở chỗ dùng đầu tiên.", "Explain it where it is first used.")
            yield slip(number, match.start(), match.end(), told, mend)
        used.add(short)


def _initials(before: str, length: int) -> str:
    """The capital initials of the last `length` words, without accents but for Đ."""
    words = [word for word in re.findall(r"\w+", before) if word not in ("và", "của")][-length:]
    return "".join(unicodedata.normalize("NFD", word[0].upper())[0] for word in words)


_FULL = {
    "ANTT": "an ninh trật tự",
    "ATGT": "an toàn giao thông",
    "ATTP": "an toàn thực phẩm",
    "BVMT": "bảo vệ môi trường",
    "CBCC": "cán bộ, công chức",
    "CBCCVC": "cán bộ, công chức, viên chức",
    "CCHC": "cải cách hành chính",
    "CNTT": "công nghệ thông tin",
    "CSDL": "cơ sở dữ liệu",
    "CSVC": "cơ sở vật chất",
    "DVC": "dịch vụ công",
    "DVCTT": "dịch vụ công trực tuyến",
    "GPMB": "giải phóng mặt bằng",
    "HSSV": "học sinh, sinh viên",
    "KNTC": "khiếu nại, tố cáo",
    "KT-XH": "kinh tế - xã hội",
    "KTXH": "kinh tế - xã hội",
    "MTQG": "mục tiêu quốc gia",
    "NSNN": "ngân sách nhà nước",
    "NTM": "nông thôn mới",
    "PBGDPL": "phổ biến, giáo dục pháp luật",
    "PCCC": "phòng cháy, chữa cháy",
    "PCTN": "phòng, chống tham nhũng",
    "PCTT": "phòng, chống thiên tai",
    "QLNN": "quản lý nhà nước",
    "QPAN": "quốc phòng, an ninh",
    "QPPL": "quy phạm pháp luật",
    "QSDĐ": "quyền sử dụng đất",
    "TDTT": "thể dục, thể thao",
    "TKCN": "tìm kiếm cứu nạn",
    "TTATGT": "trật tự an toàn giao thông",
    "TTATXH": "trật tự an toàn xã hội",
    "TTHC": "thủ tục hành chính",
    "VBQPPL": "văn bản quy phạm pháp luật",
    "VPHC": "vi phạm hành chính",
    "VSATTP": "vệ sinh an toàn thực phẩm",
    "VSMT": "vệ sinh môi trường",
    "XDNTM": "xây dựng nông thôn mới",
}
"""What offices shorten, each with the one thing that it stands for.

UBND, HĐND and the indices are known to every reader; two letters may stand for many things.
"""
_OF_KINDS = {"CV": "Công văn"} | {
    kind.abbreviation: kind.name for kind in KINDS if kind.abbreviation in ("KH", "QĐ", "NQ", "BC")
}
_USUAL = regex(
    rf"(?<![\w/.&-])(?:{one_of(_FULL)}(?![\w/&-])"
    rf"|{one_of(_OF_KINDS)}(?= này(?!\w)| số \d+/))"
)


@WORDING(
    Entry(
        "tu-ngu/viet-tat",
        Said("Chữ viết tắt không giải thích", "Acronyms that are not explained"),
        Severity.INFO,
        PRACTICE,
        good="Giữ vững an ninh trật tự (ANTT); bảo đảm ANTT theo Kế hoạch này.",
        bad="Giữ vững ANTT trên địa bàn.",
        unseen=Said(
            "chữ viết tắt ngoài danh sách; bảng, đề mục, Nơi nhận; chữ hai ba nghĩa (TT, CT)",
            "acronyms not listed; tables, headings, recipients; those of several senses (TT, CT)",
        ),
    )
)
def unexplained(prose: Prose) -> Slips:
    """A usual acronym is told at its first use where the paper says nowhere what it stands for."""
    first: dict[str, tuple[int, int]] = {}
    used: list[str] = []
    for number, match in prose.own.matches(_USUAL):
        if prose.lines[number].role in RUNNING and not match.string.isupper():
            used.append(match[0])
            first.setdefault(match[0], (number, match.start()))
    for short, (number, start) in first.items():
        words = _OF_KINDS.get(short) or _FULL[short]
        if not _explained(prose, short, words):
            told = Said(f"“{short}” là “{words}”", f"“{short}” is “{words}”")
            mend = _mend(short, words, used.count(short) > 1 and short in _FULL)
            yield slip(number, start, start + len(short), told, mend)


def _mend(short: str, words: str, again: bool) -> Said:
    if again:
        return Said(f"Lần đầu viết “{words} ({short})”.", f"First write “{words} ({short})”.")
    return Said(f"Viết “{words}”.", f"Write “{words}”.")


def _explained(prose: Prose, short: str, words: str) -> bool:
    """Whether a line says what it stands for, as its words beside it, or has it as such a list has."""
    plain = words.replace(",", "")
    return short in _FULL and any(
        short in line.text
        and (
            f"({short})" in line.text
            or "viết tắt" in line.text
            or line.text.strip() == short
            or plain in line.text.lower().replace(",", "")
        )
        for line in prose.lines
    )
