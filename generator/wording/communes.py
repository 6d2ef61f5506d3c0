"""How papers name communes: all of them at once, their committees, one by its name."""

import re
from functools import cache

from generator.lazy import regex
from generator.wording.authority_names import one_tone
from generator.wording.cited import CAPITAL

_ONE = r"(?:xã(?! hội)|phường|đặc khu|thị trấn)"
_AND = r"(?: ?[,;/] ?| - | và | hoặc )(?:các )?"
_EVERY = r"(?:tất cả (?:các )?|toàn bộ (?:các )?|các |từng |mỗi )"
_NAME = rf" (?-i:{CAPITAL}|\d)"
_NO_NAME = rf"(?!\w|{_NAME})"
_SEVERAL = rf"(?:cấp xã(?! hội)|{_EVERY}{_ONE}(?:{_AND}{_ONE})*|{_ONE}(?:{_AND}{_ONE})+){_NO_NAME}"
_COMMITTEE = r"(?:các )?(?:ủy ban nhân dân|ubnd)"
_COMMITTEES = (
    rf"(?:{_COMMITTEE} (?:\d+ )?(?:{_SEVERAL}|{_ONE}{_NO_NAME})"
    r"|chính quyền (?:địa phương )?(?:cấp xã|cấp cơ sở))"
)
_LOCAL = (
    rf"(?:(?:^|{_EVERY}|(?<=[,;] )|(?<=và ))(?:chính quyền )?địa phương{_NO_NAME}"
    r"|(?:chính quyền|ủy ban nhân dân|ubnd) (?:địa phương )?các cấp|các cấp chính quyền|các cấp$)"
)
_COUNTED = regex(
    rf"(?i)(?<!\w)(?:số(?: lượng)?|(?:tỷ|tỉ) lệ|\d[\d,.]*(?: ?%)?) (?:số )?(?:các )?"
    rf"(?:{_ONE}(?! viên)|đơn vị (?:hành chính )?cấp xã(?! hội)){_NO_NAME}"
)
_IN_TEXT = regex(rf"(?i)(?<!\w){_COMMITTEES}")
_LEADING = regex(rf"(?i)(?<=[.;:] ){_COMMITTEES}(?= chủ trì)")
_NOT_JOINING = regex(rf"(?i)(?<!\w)(?<!với ){_COMMITTEES}")
_AMONG_BODIES = regex(rf"(?i)(?<!\w)(?:{_COMMITTEES}|{_SEVERAL}|{_LOCAL})")
_BY_NAME = regex(rf"(?i)(?<!\w){_ONE}{_NAME}")


def committees_end(text: str) -> int:
    """Where the committees of all communes end, with which a text begins; 0 for any other text."""
    found = _IN_TEXT.match(_spelt(text))
    return found.end() if found else 0


def names_committees(text: str) -> bool:
    """Whether a text names the committees of all communes."""
    return bool(_IN_TEXT.search(_spelt(text)))


def leading_committees(text: str) -> list[tuple[int, int]]:
    """Where the committees of all communes open a clause of the text as those who lead."""
    return [found.span() for found in _LEADING.finditer(_spelt(text))]


def speaks_of_committees(text: str) -> bool:
    """Whether a text names them other than as those with whom somebody works."""
    return bool(_NOT_JOINING.search(_spelt(text)))


def counts_communes(text: str) -> bool:
    """Whether a text says how many communes, or which part of them: `Số xã đạt chuẩn`."""
    return bool(_COUNTED.search(_spelt(text)))


def means_all(bodies: str) -> bool:
    """Whether all communes, or what each of them has, are among the bodies that a text names."""
    return bool(_AMONG_BODIES.search(_spelt(bodies)))


def means_any(bodies: str) -> bool:
    """Whether a commune is named among them."""
    return bool(_BY_NAME.search(_spelt(bodies)))


def means_one(bodies: str, commune: str) -> bool:
    """Whether they name this one, such as `xã Tân Hưng`; `xã Tân Hưng Đông` is another."""
    return bool(_of_name(one_tone(commune)).search(one_tone(bodies)))


@cache
def _of_name(commune: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w){re.escape(commune)}(?!\w|(?: -)?{_NAME})")


def _spelt(text: str) -> str:
    """The text with its tones where most write them, and in small letters where it has no others."""
    spelt = one_tone(text)
    return spelt.lower() if spelt.isupper() else spelt
