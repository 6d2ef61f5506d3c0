"""Who leads and who supports, in the words of a cell or behind a label."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from generator.wording.authority_names import one_tone

_NOUN = (
    r"(?:sở|ban|bộ|ngành|phòng|cơ quan|đơn vị|địa phương|xã|phường|đặc khu|thôn|tổ|đoàn thể|hội"
    r"|tổ chức|công ty|doanh nghiệp|trường|trung tâm|thành viên|cán bộ|công chức|phó|chi nhánh"
    r"|cấp|đảng ủy|nhà thầu|chủ đầu tư|hộ)"
)
HEAD = (
    r"(?:Sở|Ban(?! hành)|UBND|HĐND|[ỦU][ỷy] ban|Hội đồng|Phòng(?!,? (?:chống|ngừa|học|thí nghiệm|họp|làm việc))|Văn phòng|VP"
    r"|Công an|CA|Thanh tra|Trung tâm|TT|Hội(?! (?:nghị|thảo|thi|họp|nhập))|Đoàn(?! kết)|Tỉnh đoàn"
    r"|Thành đoàn|Huyện đoàn|Bảo hiểm|BHXH|Bộ(?! (?:tiêu chí|chỉ số|thủ tục|máy))|Đài"
    r"|Báo(?! cáo)|Trường(?! hợp)|Chi cục|Cục|Tổng cục|Vụ|Kho bạc|Thuế|Trạm|Mặt trận|MTTQ"
    r"|Liên đoàn|Liên minh|Viện|Tòa án|TAND|VKSND|Ngân hàng|Công ty|Tổng công ty|Tập đoàn"
    r"|Điện lực|Bưu điện|Tổ(?! chức)|Đội(?! ngũ)|Chi nhánh|Hạt|Đảng ủy|Cơ quan|Đơn vị|Bệnh viện"
    r"|Thư viện|Bảo tàng|Quỹ|VNPT|Viettel|Ông|Bà|Đồng chí|Đ/c|BCH|BCĐ|Học viện|Đại học|Lãnh đạo"
    r"|Thủ trưởng|Chủ tịch|Phó|Giám đốc|Chánh|Trưởng|Hiệu trưởng|Bí thư|Công chức|Bộ phận"
    r"|Tạp chí|Hiệp hội|Ngành|Người (?:đứng đầu|phụ trách)|Cá nhân|Chủ đầu tư|(?:Các|Mỗi|Từng|Tất cả các) (?:\w+ )?"
    + _NOUN
    + ")"
)
"""How the name of an authority, or of who holds an office, begins."""
BEGINS = re.compile(
    rf"(?:{HEAD}|các (?:\w+ )?{_NOUN}|đồng chí|ông|bà|thủ trưởng|chủ tịch|giám đốc|lãnh đạo"
    r"|người đứng đầu|từng|mỗi|toàn thể)(?!\w)"
)
"""How a name begins, `các sở` in small letters too."""
_NEXT = re.compile(
    rf"\s*;\s*|\s*,\s*(?:và\s+)?(?={HEAD}(?!\w)|các (?:\w+ )?{_NOUN}\b)"
    rf"|(?<!HĐND)(?<!nhân dân)\s+và\s+(?={HEAD}(?!\w)|các (?:\w+ )?{_NOUN}\b)"
)
_BULLET = re.compile(r"^(?:[-–—+•*\uf0b7]|\d{1,2}[.)]|[a-zđ]\))\s*")
_OFFICE = re.compile(
    r"(?:(?:Lãnh đạo|Thủ trưởng|Chủ tịch|Phó Chủ tịch|Giám đốc|Phó Giám đốc|Chánh|Trưởng|Phó"
    r"|Văn phòng|Sở|Phòng|Ban|UBND|Ủy ban nhân dân|Trung tâm|Công an|Các)\s*)+"
)
"""What is no name by itself, and goes on in the next line of a cell."""
_ROLE = r"(?:(?:cơ quan|đơn vị|bộ phận|nơi)\s+)?"
_LABELLED = re.compile(
    rf"[-–+•*]?\s*{_ROLE}(?P<role>chủ trì|phối hợp)(?: thực hiện| với)?\s*:\s*", re.IGNORECASE
)
_BEHIND = re.compile(
    r"[\s,]*\(?\b(?P<role>chủ trì|phối hợp)\b(?:[\s,]*(?:thực hiện|phối hợp(?:\s+với)?))?\)?\s*[.;,]?\s*",
    re.IGNORECASE,
)


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


def split_roles(lines: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who leads and who supports, of a cell that says both; who is not said to support leads."""
    joined = _joined(lines)
    if any(_LABELLED.search(line) for line in joined):
        return _labelled("; ".join(joined))
    leads: list[str] = []
    supports: list[str] = []
    for part in (part for line in joined for part in line.split(";")):
        for role, words in _spoken(part):
            (supports if role == "phối hợp" else leads).extend(names([words]))
    return tuple(leads), tuple(supports)


def _labelled(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of `Chủ trì: …; phối hợp: …`."""
    found: dict[str, list[str]] = {"chủ trì": [], "phối hợp": []}
    marks = list(_LABELLED.finditer(text))
    found["chủ trì"].extend(names([text[: marks[0].start()]]))
    for mark, following in zip_longest(marks, marks[1:]):
        end = following.start() if following else len(text)
        found[one_tone(mark["role"]).casefold()].extend(names([text[mark.end() : end]]))
    return tuple(found["chủ trì"]), tuple(found["phối hợp"])


def _spoken(part: str) -> Iterator[tuple[str, str]]:
    """Of `Sở Nội vụ chủ trì, phối hợp với các sở`: each role with its words."""
    mark = _BEHIND.search(part)
    if mark is None:
        yield "chủ trì", part
        return
    role = one_tone(mark["role"]).casefold()
    before, after = part[: mark.start()], part[mark.end() :]
    both = "phối hợp" in mark[0].casefold() and role == "chủ trì"
    if before.strip():
        yield role, before
        yield ("phối hợp" if both else role), after
    else:
        yield role, after
