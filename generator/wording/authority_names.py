"""Names of bodies made comparable: abbreviations written out, places of the issuer left out."""

import re
import unicodedata
from functools import lru_cache

from generator.lazy import regex

# A name may hold commas and "và" (Sở Văn hóa, Thể thao và Du lịch); the next opens so.
_HEAD = (
    r"(?:[Cc]ác )?(?:Sở|Ban|UBND|[ỦU][ỷy] ban|Phòng|Văn phòng|Công an|Thanh tra|Trung tâm|Hội|Đoàn"
    r"|Bảo hiểm|Bộ|Đài|Báo|Trường|Chi cục|Cục|Kho bạc|Thuế|Trạm|Mặt trận|MTTQ|Liên đoàn)\b"
)
_NEXT = regex(rf"\s*[,;]\s*(?={_HEAD})|(?<!HĐND)(?<!nhân dân)\s+và\s+(?={_HEAD})")
_LONG = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "ubmttqvn": "ủy ban mặt trận tổ quốc",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "mttq": "mặt trận tổ quốc",
    "vp": "văn phòng",
    "tt": "thường trực",
    "ptth": "phát thanh truyền hình",
    "bhxh": "bảo hiểm xã hội",
    "lđlđ": "liên đoàn lao động",
    "gdđt": "giáo dục đào tạo",
    "tp": "thành phố",
    "hcc": "hành chính công",
    "qlda": "quản lý dự án",
}
_KEPT = 4096
"""So many names are remembered: plans of one place name the same bodies again and again."""
_LONGEST = 1000
"""No name, nor line of names, is longer; what is must not make the work grow."""
_SHORT_PAIRS = (
    (" bch quân sự ", " ban chỉ huy quân sự "),
    (" bch đoàn ", " ban chấp hành đoàn "),
    (" pt th ", " phát thanh truyền hình "),
    (" mặt trận tổ quốc việt nam ", " mặt trận tổ quốc "),
    (" mặt trận tổ quốc vn ", " mặt trận tổ quốc "),
)
_LATE_TONE = regex("(?i)(o[ae]|(?<!q)uy)([\u0300\u0301\u0309\u0303\u0323])(?!\\w)")


def divided(names: str) -> list[str]:
    """The bodies that one text names: `Sở Nội vụ, Sở Y tế` two, `Sở Văn hóa, Thể thao` one."""
    return [name.strip() for name in _NEXT.split(names) if name.strip()]


def one_tone(text: str) -> str:
    """`text` with tone marks where most write them: hòa for hoà, ủy for uỷ."""
    loose = unicodedata.normalize("NFD", text)
    return unicodedata.normalize(
        "NFC", _LATE_TONE.sub(lambda match: match[1][0] + match[2] + match[1][1], loose)
    )


@lru_cache(_KEPT)
def words_of(text: str) -> str:
    """The words alone, small, with spaces around: what two spellings of one name have in common."""
    words = re.findall(r"\w+", one_tone(text).casefold())
    return f" {' '.join(word for word in words if word != 'và')} "


@lru_cache(_KEPT)
def comparable(text: str, places: tuple[str, ...] = ()) -> str:
    """`words_of`, abbreviations written out, without emphasis, remarks in brackets and `places`."""
    bare = re.sub(r"\([^()]*\)|\*", " ", text[:_LONGEST])
    words = " ".join(_LONG.get(word, word) for word in words_of(bare).split())
    plain = f" {words} "
    for short, long in _SHORT_PAIRS:
        plain = plain.replace(short, long)
    for place in places:
        plain = plain.replace(f" {place} ", f" {place.split()[0]} " if " " in place else " ")
    return plain


@lru_cache(_KEPT)
def written_out(name: str, places: tuple[str, ...] = ()) -> "re.Pattern[str]":
    """What the name may be in full: letters in capitals stand for words that begin with them."""
    short = {word.casefold() for word in re.findall(r"\w{2,8}", name) if word.isupper()}
    words = comparable(name, places).split()
    said = (_of_letters(word) if word in short else re.escape(word) for word in words)
    return re.compile(f" {' '.join(said)} ")


def _of_letters(word: str) -> str:
    spelt = " ".join(rf"{letter}\w*" for letter in word)
    return f"(?:{word}|{spelt})"


def initials(name: str) -> set[str]:
    """How a unit is named in the archive line: SNV and NV for Sở Nội vụ, VP for an office."""
    words = words_of(name).split()
    letters = "".join(word[0] for word in words).upper()
    office = {"VP"} if words[:2] == ["văn", "phòng"] else set()
    return {short for short in (letters, letters[1:]) if len(short) > 1} | office
