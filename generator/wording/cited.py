"""Documents that a paper cites: kind, number and symbol, and what the sentence tells of each."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import takewhile

from generator.law.kinds import KINDS
from generator.lazy import dataclass, regex
from generator.wording.base import Phrase, Prose

_CAPITALS = "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
# In Unicode capitals and small letters with accents alternate, so that a range of them holds both.
CAPITAL = f"[A-Z{_CAPITALS}]"
SMALL = f"[a-z{_CAPITALS.lower()}]"
RUNNING = frozenset(("", "noi-dung", "dieu", "khoan", "diem", "gach"))
"""Roles of running text: headings name documents in short, tables in their own way."""
CITING = RUNNING | {"can-cu"}
"""Roles of lines in which documents are cited."""
LAWS = ("Bộ luật", "Luật", "Pháp lệnh")
NORMATIVE = ("Nghị định", "Thông tư liên tịch", "Nghị quyết liên tịch", "Thông tư")
_NAMES = (
    *LAWS,
    *NORMATIVE,
    "Chương trình hành động",
    "Kết luận",
    "Văn bản",
    *(kind.name for kind in KINDS),
)
_KIND = "|".join(
    f"[{n[0]}{n[0].lower()}]{n[1:]}" for n in sorted(_NAMES, key=lambda name: -len(name))
)
_GROUP = r"[A-ZĐÂÊÔƠƯĂ][\w&]*"
# A symbol of one group is a Quốc hội's; others, as in "Đề án 06/CP", are names that people use.
_REFERENCE = (
    r"(?P<number>\d{1,5}[a-zđ]?)(?:\s?/\s?(?:(?P<year>(?:19|20)\d\d)\s?/\s?)?"
    rf"(?P<symbol>(?:UBTV)?QH[A-Z]?\d+|{_GROUP}(?:[-–]{_GROUP})+)"
    r"|-(?P<party>[A-ZĐ][A-Za-zĐđ]*/[A-ZĐ]\w*))"
)
CITED = regex(rf"\b(?P<kind>{_KIND})(?P<so>\s+số(?:\s*:)?)?\s+{_REFERENCE}")
REFERENCE = regex(rf"(?<![\w/]){_REFERENCE}")
"""Number and symbol, perhaps without a kind before: `các Kế hoạch số 12/KH-UBND, 15/KH-UBND`."""
DATE = regex(
    r"ngày\s+(?P<d>\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(?P<m>\d{1,2})(?:\s*[/.-]\s*"
    r"|\s+năm\s+)(?P<y>\d{4})",
    re.IGNORECASE,
)
_DATE_NEXT = regex(rf"[,\s]*{DATE.pattern}", re.IGNORECASE)
DATED = regex(r"ngày(?:\s+\d|[\s.…_]+(?:tháng|/))", re.IGNORECASE)
"""A date, or room for one in a draft."""
ISSUER = regex(
    rf"\bcủa\s+(?:liên\s+|các\s+)?{CAPITAL}|\b(?:UBND|HĐND|UBMTTQ|TTg|Ủy ban|Uỷ ban|ủy ban"
    rf"|Hội đồng|Chính phủ"
    r"|Thủ tướng|Quốc hội|Chủ tịch|Bộ|Sở|Ban|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy|Đảng bộ"
    r"|Văn phòng|Cục|Tổng cục|Chi cục"
    r"|Giám đốc|Trung ương|Tòa án|Viện|Công an|Phòng|Trường|Trung tâm|Kho bạc"
    r"|Thanh tra|Bảo hiểm|Đoàn|Hội|Đài|Công ty|Ngân hàng|Tỉnh|Thành phố)\b"
)
_TELLS = r"về|v/v|ban hành|quy định|hướng dẫn|phê duyệt|sửa đổi"
_ACTS = (
    r"bổ sung|thực hiện|triển khai|giao|công bố|thành lập|kiện toàn|thông qua|đề nghị|xin|kết luận"
    r"|quy hoạch"
    r"|tổ chức|tăng cường"
    r"|nâng cao|đẩy mạnh|phát động|bãi bỏ|thay thế|điều chỉnh|cải thiện|phát triển|xây dựng"
    r"|tiếp tục|nhằm"
    r"|tổng kết|kiểm tra"
    r"|phân công|báo cáo|quyết định|bảo đảm|đảm bảo|sắp xếp|tuyên truyền|cải cách|công tác"
    r"|chuyển đổi"
)
# Words of common acts open a subject only where no comma has ended the citation yet.
_SUBJECT = regex(rf"[^,]*\b(?:{_ACTS})\b|.*?\b(?:{_TELLS})\b", re.IGNORECASE | re.DOTALL)
_ENDS = regex(rf";|(?<![A-ZĐ])\.\s+(?={CAPITAL}|[“\"])")
_REACH = 2000
"""No sentence of a paper is longer; what is, must not make the work grow with its square."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation at characters `start` to `end` of a line; it starts at `at` of its `sentence`.

    `key` is number and symbol without spaces; `told` is the date right after it, None if there is
    none or it is unreal.
    """

    line: int
    start: int
    end: int
    kind: str
    numbered: bool
    year: str
    symbol: str
    key: str
    told: date | None
    sentence: str
    at: int

    @property
    def where(self) -> Phrase:
        """Its words."""
        return Phrase(self.line, self.start, self.end)

    @property
    def after(self) -> str:
        """What its sentence says after number and symbol."""
        return self.sentence[self.at + self.end - self.start :]


_BEGINS = 20
Body = dict[int, tuple[int, str, str]]


def body_of(prose: Prose) -> Iterable[tuple[int, str, str]]:
    """Number, role, text of lines before the first appendix, but for its line of reference."""
    return prose.kept(_body).values()


def _body(prose: Prose) -> Body:
    lines = takewhile(lambda one: one[1].role != "phu-luc", enumerate(prose.lines))
    return {
        number: (number, line.role, line.text)
        for number, line in lines
        if not line.text.lstrip(" (")[:_BEGINS]
        .lower()
        .startswith(("kèm theo", "ban hành kèm theo"))
    }


def in_body(
    prose: Prose, pattern: "re.Pattern[str]", roles: Collection[str] = CITING
) -> Iterator[tuple[int, "re.Match[str]"]]:
    """Every match of the pattern in lines of these roles of the body, with the number of its line."""
    body = prose.kept(_body)
    for number, match in prose.said.matches(pattern):
        if number in body and body[number][1] in roles:
            yield number, match


def written_between(prose: Prose) -> tuple[date, date]:
    """The first and the last day on which it may have been written: no day before what it cites."""
    return prose.kept(_between)


def _between(prose: Prose) -> tuple[date, date]:
    first, last = prose.days
    if first < last:
        cited = _days_cited(prose)
        first = max((first, *(day for day in cited if day <= last)))
    return first, last


def _days_cited(prose: Prose) -> Iterator[date]:
    told = (date_after(match.string, match.end()) for _, match in in_body(prose, REFERENCE))
    return (day for day in told if day is not None)


def citations_of(prose: Prose) -> Sequence[Citation]:
    """The citations in the body of the paper, in running text and elsewhere."""
    return prose.kept(_citations)


def _citations(prose: Prose) -> Sequence[Citation]:
    roles = {line.role for line in prose.lines}
    return [_citation(number, match) for number, match in in_body(prose, CITED, roles)]


def _citation(number: int, match: "re.Match[str]") -> Citation:
    text = match.string
    start, end = sentence_around(text, match.start())
    return Citation(
        number,
        match.start(),
        match.end(),
        match["kind"][0].upper() + match["kind"][1:],
        bool(match["so"]),
        match["year"] or "",
        match["symbol"] or match["party"] or "",
        key_of(match[0][match.start("number") - match.start() :]),
        date_after(text, match.end()),
        text[start:end],
        match.start() - start,
    )


def key_of(reference: str) -> str:
    """Number and symbol without spaces, their dashes as hyphens."""
    return "".join(reference.split()).replace("–", "-")


def tells_subject(after: str) -> bool:
    """Whether what follows a citation in its sentence tells the subject of the document."""
    return bool(_SUBJECT.match(after.lstrip(", ")))


def date_after(text: str, at: int) -> date | None:
    """The day told right after a citation that ends at `at`."""
    match = _DATE_NEXT.match(text, at)
    return day(match) if match else None


def day(match: "re.Match[str]") -> date | None:
    """The day that a match of `DATE` says; None for one that no calendar has."""
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None


def sentence_around(text: str, at: int) -> tuple[int, int]:
    """Start and end of the sentence, or the member of a list with `;`, that holds `at`."""
    start, end = max(0, at - _REACH), min(len(text), at + _REACH)
    for match in _ENDS.finditer(text, start, end):
        if match.end() <= at:
            start = match.end()
        elif match.start() >= at:
            end = match.start()
            break
    return start, end


def quoted(text: str, at: int) -> bool:
    """Whether the character `at` stands inside quotation marks."""
    before = text[max(0, at - _REACH) : at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
