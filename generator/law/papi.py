"""PAPI, the index that plans are written to raise: dimensions, their parts, scales, groups and days
of release.

As UNDP Viet Nam, CECODES and RTA publish it every year since 2011. `confidence` says how well a
name is known: `high` (several reports), `medium` (one report), `low` (usage; compare it with the
report before it is printed).
"""

from datetime import date

from generator.lazy import dataclass, patterns_put_off

# It reads fractions that somebody wrote, by a long pattern.
with patterns_put_off():
    from fractions import Fraction

NAME = "Chỉ số tổng hợp PAPI"
TOTAL = ("tong", "total")
"""How the sum of all dimensions is written where a dimension is asked for."""


@dataclass(frozen=True, slots=True)
class Scored:
    """What PAPI scores, a dimension or a part of one: in the index from year `since` to `until`,
    None where it is still there."""

    code: str
    vi: str
    en: str
    since: int = 2011
    until: int | None = None
    confidence: str = "medium"

    def counts(self, year: int) -> bool:
        """Whether the index of `year` has it."""
        return self.since <= year and (self.until is None or year <= self.until)


@dataclass(frozen=True, slots=True)
class Dimension(Scored):
    """One of the dimensions; its score is the sum of its `parts`."""

    parts: tuple[Scored, ...] = ()


def _dimension(number: int, vi: str, en: str, *parts: tuple[str, str], **more: int) -> Dimension:
    since = more.get("since", 2011)
    made = []
    for count, names in enumerate(parts, 1):
        code = f"{number}.{count}"
        confidence = "low" if since > 2011 or code in _UNSURE else "medium"
        made.append(Scored(code, *names, _SINCE.get(code, since), _UNTIL.get(code), confidence))
    return Dimension(f"D{number}", vi, en, since, None, "high", tuple(made))


_SINCE = {"2.4": 2018, "8.3": 2019}
_UNTIL = {"5.2": 2020}
_UNSURE = ("2.1", "2.4")
"""One of the two came with the index of 2018; which one, no report at hand says."""
DIMENSIONS = (
    _dimension(
        1,
        "Tham gia của người dân ở cấp cơ sở",
        "Participation at Local Levels",
        ("Tri thức công dân", "Civic Knowledge"),
        ("Cơ hội tham gia", "Opportunities for Participation"),
        ("Chất lượng bầu cử", "Quality of Village Head Elections"),
        ("Đóng góp tự nguyện", "Voluntary Contributions"),
    ),
    _dimension(
        2,
        "Công khai, minh bạch trong việc ra quyết định ở địa phương",
        "Transparency of Local Decision-making",
        ("Tiếp cận thông tin", "Access to Information"),
        ("Công khai danh sách hộ nghèo", "Poverty Lists"),
        ("Công khai thu, chi ngân sách cấp xã", "Communal Budgets"),
        (
            "Công khai quy hoạch, kế hoạch sử dụng đất, khung giá đất",
            "Land-use Plans and Price Frames",
        ),
    ),
    _dimension(
        3,
        "Trách nhiệm giải trình với người dân",
        "Vertical Accountability towards Citizens",
        ("Tương tác với các cấp chính quyền", "Interactions with Local Authorities"),
        (
            "Giải đáp, giải quyết khiếu nại, tố giác, khúc mắc của người dân",
            "Government Responsiveness to Citizen Appeals",
        ),
        ("Tiếp cận dịch vụ tư pháp", "Access to Justice Services"),
    ),
    _dimension(
        4,
        "Kiểm soát tham nhũng trong khu vực công",
        "Control of Corruption in the Public Sector",
        (
            "Kiểm soát tham nhũng trong chính quyền địa phương",
            "Limits on Corruption in Local Governments",
        ),
        (
            "Kiểm soát tham nhũng trong cung ứng dịch vụ công",
            "Limits on Corruption in Service Delivery",
        ),
        ("Công bằng trong tuyển dụng vào khu vực nhà nước", "Equity in State Employment"),
        ("Quyết tâm chống tham nhũng", "Willingness to Fight Corruption"),
    ),
    _dimension(
        5,
        "Thủ tục hành chính công",
        "Public Administrative Procedures",
        ("Chứng thực, xác nhận", "Certification Procedures"),
        ("Cấp phép xây dựng", "Construction Permits"),
        ("Giấy chứng nhận quyền sử dụng đất", "Land-use Rights Certificates"),
        ("Thủ tục hành chính cấp xã", "Administrative Procedures at Commune Level"),
    ),
    _dimension(
        6,
        "Cung ứng dịch vụ công",
        "Public Service Delivery",
        ("Y tế công lập", "Public Health Care"),
        ("Giáo dục tiểu học công lập", "Public Primary Education"),
        ("Cơ sở hạ tầng căn bản", "Basic Infrastructure"),
        ("An ninh, trật tự khu dân cư", "Law and Order"),
    ),
    _dimension(
        7,
        "Quản trị môi trường",
        "Environmental Governance",
        ("Nghiêm túc trong bảo vệ môi trường", "Seriousness in Environmental Protection"),
        ("Chất lượng không khí", "Quality of Air"),
        ("Chất lượng nước", "Quality of Water"),
        since=2018,
    ),
    _dimension(
        8,
        "Quản trị điện tử",
        "E-Governance",
        ("Tiếp cận cổng thông tin điện tử của chính quyền", "Access to E-Government Portals"),
        ("Tiếp cận internet", "Access to the Internet"),
        ("Phúc đáp yêu cầu của người dân qua cổng thông tin điện tử", "E-Responsiveness"),
        since=2018,
    ),
)
GROUPS = {
    "Cao": 4,
    "Cao nhất": 4,
    "Trung bình cao": 3,
    "Trung bình thấp": 2,
    "Thấp": 1,
    "Thấp nhất": 1,
}
"""Quarters of the provinces scored, as reports name them; read in those of 2019 and 2020."""
RELEASES = {
    2018: date(2019, 4, 2),
    2019: date(2020, 4, 28),
    2020: date(2021, 4, 14),
    2021: date(2022, 5, 10),
    2022: date(2023, 4, 12),
    2023: date(2024, 4, 2),
    2024: date(2025, 4, 15),
}
"""The day on which the results of a year were published."""

_BY_CODE: dict[str, Scored] = {}
for _entry in DIMENSIONS:
    _BY_CODE |= {_entry.code: _entry} | {_part.code: _part for _part in _entry.parts}
CODES = (*_BY_CODE, *TOTAL)
"""Every code: D1 … D8, 1.1 … 8.3, and those of the total."""


def name(code: str) -> str:
    """The Vietnamese name of a dimension or part, or of the total; KeyError if there is none."""
    return NAME if code in TOTAL else _BY_CODE[code].vi


def indicator(code: str) -> str:
    """What the score is called in a sentence; KeyError if there is none."""
    if code in TOTAL:
        return NAME
    kind = "Chỉ số nội dung" if code.startswith("D") else "Chỉ số nội dung thành phần"
    return f"{kind} “{name(code)}”"


def dimensions(year: int) -> tuple[Dimension, ...]:
    """The dimensions of the index of `year`: six before 2018, eight since."""
    return tuple(entry for entry in DIMENSIONS if entry.counts(year))


def has_scores(code: str, year: int) -> bool:
    """Whether the index of `year` has the dimension or part."""
    return code in TOTAL or _BY_CODE[code].counts(year)


def parts(code: str, year: int) -> tuple[Scored, ...]:
    """What is summed up in `code` in `year`: the dimensions for the total, the parts for a
    dimension, else nothing."""
    if code in TOTAL:
        return dimensions(year)
    entry = _BY_CODE[code]
    return (
        tuple(part for part in entry.parts if part.counts(year))
        if isinstance(entry, Dimension)
        else ()
    )


def scale(code: str, year: int) -> tuple[Fraction, Fraction]:
    """The lowest and the highest score in `year`, in points; for what that year lacks, as if it had
    it.

    A dimension runs from 1 to 10 and is the plain sum of its parts, the total that of the
    dimensions: never 100.
    """
    if code in TOTAL:
        count = len(dimensions(year))
        return Fraction(count), Fraction(10 * count)
    if code.startswith("D"):
        return Fraction(1), Fraction(10)
    siblings = parts(f"D{code[0]}", year) or DIMENSIONS[int(code[0]) - 1].parts
    return Fraction(1, len(siblings)), Fraction(10, len(siblings))


def group(name: str) -> int | None:
    """Which quarter of the provinces a group is, 4 the best, whatever stands around its name; None
    if it is none."""
    bare = name.casefold().removeprefix("nhóm ").removesuffix(" trở lên").strip('“”"* ')
    return next((quarter for known, quarter in GROUPS.items() if known.casefold() == bare), None)
