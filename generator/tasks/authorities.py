"""Who leads and who supports, in the words of a cell or behind a label."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.lazy import regex
from generator.wording.authority_names import one_tone

_NOUN = (
    r"(?:sở|ban|bộ|ngành|phòng|cơ quan|đơn vị|địa phương|xã|phường|đặc khu|thôn|tổ|đoàn thể|hội"
    r"|tổ chức|công ty|doanh nghiệp|trường|trung tâm|thành viên|cán bộ|công chức|phó|chi nhánh"
    r"|cấp|đảng ủy|nhà thầu|chủ đầu tư|hộ)"
)
HEAD = (
    r"(?:Sở|Ban(?! hành)|UBND|HĐND|[ỦU][ỷy] ban|Hội đồng"
    r"|Phòng(?!,? (?:chống|ngừa|học|thí nghiệm|họp|làm việc))|Văn phòng|VP"
    r"|Thanh tra(?!,? (?:kiểm tra|trách nhiệm|việc|công vụ|đột xuất|theo|các|định kỳ))"
    r"|Công an|CA|Trung tâm|TT|Hội(?! (?:nghị|thảo|thi|họp|nhập))|Đoàn(?! kết)|Tỉnh đoàn"
    r"|Thành đoàn|Huyện đoàn|Bảo hiểm|BHXH|Bộ(?! (?:tiêu chí|chỉ số|thủ tục|máy))|Đài"
    r"|Báo(?! cáo)|Trường(?! hợp)|Chi cục|Cục|Tổng cục|Vụ|Kho bạc|Thuế|Trạm|Mặt trận|MTTQ"
    r"|Liên đoàn|Liên minh|Viện|Tòa án|TAND|VKSND|Ngân hàng|Công ty|Tổng [Cc]ông ty|Tập đoàn"
    r"|Liên hiệp|Hợp tác xã|HTX|Thi hành án|Hải quan|Thống kê(?= tỉnh| thành)|Viễn thông|MobiFone"
    r"|Cổng (?:[Tt]hông tin|[Dd]ịch vụ)|Vườn quốc gia|Cảng|Nhà (?:xuất bản|máy|trường)"
    r"|Tỉnh ủy|Thành ủy|Thường trực|Các Ban"
    r"|Điện lực|Bưu điện|Tổ(?! chức)|Đội(?! ngũ)|Chi nhánh|Hạt|Đảng ủy|Cơ quan|Đơn vị|Bệnh viện"
    r"|Thư viện|Bảo tàng|Quỹ|VNPT|Viettel|Ông|Bà|Đồng chí|Đ/c|BCH|BCĐ|Học viện|Đại học|Lãnh đạo"
    r"|Thủ trưởng|Chủ tịch|Phó|Giám đốc|Chánh|Trưởng|Hiệu trưởng|Bí thư|Công chức|Bộ phận"
    r"|Tạp chí|Hiệp hội|Ngành|Người (?:đứng đầu|phụ trách)|Cá nhân|Chủ đầu tư"
    r"|(?:Các|Mỗi|Từng|Tất cả các) (?:\w+ )?" + _NOUN + ")"
)
"""How the name of an authority, or of who holds an office, begins."""
BEGINS = regex(
    rf"(?:{HEAD}|các (?:\w+ )?{_NOUN}|đồng chí|ông|bà|thủ trưởng|chủ tịch|giám đốc|lãnh đạo"
    r"|người đứng đầu|từng|mỗi|toàn thể)(?!\w)"
)
"""How a name begins, `các sở` in small letters too."""
_NEXT = regex(
    rf"\s*;\s*|\s*,\s*(?:và\s+)?(?={HEAD}(?!\w)|các (?:\w+ )?{_NOUN}\b)"
    rf"|(?<!HĐND)(?<!nhân dân)\s+và\s+(?={HEAD}(?!\w)|các (?:\w+ )?{_NOUN}\b)"
)
_BULLET = regex(r"^(?:[-–—+•*\uf0b7]|\d{1,2}[.)]|[a-zđ]\))\s*")
_OFFICE = regex(
    r"(?:(?:Lãnh đạo|Thủ trưởng|Chủ tịch|Phó Chủ tịch|Giám đốc|Phó Giám đốc|Chánh|Trưởng|Phó"
    r"|Văn phòng|Sở|Phòng|Ban|UBND|Ủy ban nhân dân|Trung tâm|Công an|Các)\s*)+"
)
"""What is no name by itself, and goes on in the next line of a cell."""
_LABEL = r"(?:(?:cơ quan|đơn vị|bộ phận|nơi)\s+)?"
_MARK = regex(
    rf"\(?{_LABEL}(?<!\w)(?P<role>chủ trì|phối hợp)(?:\s+thực hiện)?\)?"
    r"(?P<opens>\s*:|(?P<joins>\s+với(?!\w)))?",
    re.IGNORECASE,
)
"""What says the role of those whom a cell names: behind them, or before with a colon or `với`."""
_LEADS, _SUPPORTS = "chủ trì", "phối hợp"


def names(lines: Iterable[str]) -> tuple[str, ...]:
    """The authorities that the lines of a cell name, in their order and words."""
    joined = _joined(lines)
    found = (part.strip(" ,;") for line in joined for part in _NEXT.split(line))
    return tuple(name for part in found if (name := _ended(part)))


def _ended(name: str) -> str:
    name = re.sub(r"^và\s+", "", name.strip(" ,;"))
    return name[:-1].rstrip() if name.endswith(".") and not name.endswith("..") else name


def _joined(lines: Iterable[str]) -> list[str]:
    """The lines of a cell, those together that are one name broken over several."""
    found: list[str] = []
    for line in lines:
        bare = _BULLET.sub("", line).strip()
        if found and bare == line.strip() and _goes_on(found[-1], bare):
            found[-1] = f"{found[-1]} {bare}"
        elif bare:
            found.append(bare)
    return found


def _goes_on(above: str, line: str) -> bool:
    if above.endswith(";"):
        return False
    return not BEGINS.match(line) or bool(_OFFICE.fullmatch(above))


class Named(NamedTuple):
    """Those whom a cell names together: whether they support, and all words that it has on them."""

    supports: bool
    words: str

    @property
    def whole(self) -> tuple[str, ...]:
        """Each of them, with the words that say what he does."""
        return names([self.words])

    @property
    def bare(self) -> tuple[str, ...]:
        """Each of them by name."""
        words = _MARK.sub(" ", self.words)
        # The bracket that was opened before the mark.
        return names([words.replace(")", "") if words.count(")") > words.count("(") else words])


def split_roles(lines: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who leads and who supports, by name; who is not said to support leads."""
    said = list(roles_in(lines))
    leads = (name for one in said if not one.supports for name in one.bare)
    supports = (name for one in said if one.supports for name in one.bare)
    return tuple(leads), tuple(supports)


def roles_in(lines: Iterable[str]) -> Iterator[Named]:
    """The words of a cell, in their order and none lost, by the roles that they speak of."""
    text = "; ".join(_joined(lines))
    start = at = 0
    role, opened = _LEADS, False
    for mark in _MARK.finditer(text):
        said = one_tone(mark["role"]).casefold()
        named = _has_words(text[at : mark.start()])
        behind = named and not (opened or mark["opens"])
        if named:
            end = mark.end() if behind else mark.start()
            yield Named((said if behind else role) == _SUPPORTS, text[start:end])
            start = end
        if named or not opened or mark["joins"]:
            role, opened = said, not behind
        at = mark.end()
    if _has_words(text[start:]):
        yield Named(role == _SUPPORTS, text[start:])


def _has_words(text: str) -> bool:
    return bool(re.search(r"\w", text))
