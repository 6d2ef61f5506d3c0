"""Names that a paper prints in capitals, as they are written in a sentence."""

import re
from collections import Counter

from generator.lazy import regex

_OPENS = {"tỉnh", "phố", "xã", "phường", "khu", "huyện", "quận", "trấn"}
"""Behind these stands the name of a place, each syllable with a capital."""
_ENDS = {"năm", "giai", "từ", "đến", "trong", "theo", "về", "và", "thực", "của", "tại"}
"""Before these it has ended."""
_OFFICE = {"sở", "bộ", "phòng", "cục", "ban", "phó", "văn", "công", "trường", "trung", "đại"}
_NOT_FIRST = {"phòng", "văn", "công", "trường", "trung", "đại", "ban"}
_FIXED = (
    "Chủ tịch",
    "Việt Nam",
    "Tổ quốc",
    "Mặt trận",
    "Ủy ban",
    "Hội đồng",
    "Giám đốc",
    "Chánh Văn phòng",
    "Chánh Thanh tra",
    "Trưởng ban",
    "UBND",
    "HĐND",
    "Đảng",
    "Nhà nước",
    "Nhân dân",
)


_COMMITTEE = regex(r"([ỦU][ỶY] BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|UBND|HĐND)\s+")


def in_sentence(text: str, body: str) -> tuple[str, bool]:
    """A text in capitals as a sentence has it, and whether the paper itself writes it so.

    What is not all in capitals stays as it is. `body` is the text of the paper.
    """
    if not text.isupper():
        return text, True
    body_of = _COMMITTEE.match(text)
    if body_of and (place := text[body_of.end() :]):
        said, sure = in_sentence(place, body)
        return f"{_by_rule(body_of[1])} {said[:1].lower()}{said[1:]}", sure
    pattern = r"\s+".join(map(re.escape, text.split()))
    found = Counter(
        " ".join(one.split())
        for one in re.findall(rf"(?i)(?<!\w){pattern}(?!\w)", body)
        if not one.isupper()
    )
    if found:
        written = found.most_common(1)[0][0]
        return written[:1].upper() + written[1:], True
    return _by_rule(text), False


def _by_rule(text: str) -> str:
    words = text.lower().split()
    said: list[str] = []
    of_place = False
    for at, word in enumerate(words):
        before = words[at - 1] if at else ""
        of_place = of_place and word not in _ENDS
        if of_place or not at or _opens_name(words, at, before):
            said.append(word[:1].upper() + word[1:])
        else:
            said.append(word)
        of_place = of_place or word in _OPENS
    return _fixed(" ".join(said))


def _opens_name(words: list[str], at: int, before: str) -> bool:
    """Whether the name of a field of work begins: behind the word for an office, or a comma."""
    listed = words[0] in ("sở", "bộ") and (before == "và" or before.endswith(","))
    return listed or (at == 1 and before in _OFFICE - _NOT_FIRST)


def _fixed(text: str) -> str:
    for name in _FIXED:
        text = re.sub(rf"(?i)(?<!\w){re.escape(name)}(?!\w)", name, text)
    return re.sub(r"(?i)\bủy ban nhân dân\b", "Ủy ban nhân dân", text)
