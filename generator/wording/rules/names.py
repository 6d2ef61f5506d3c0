"""Names of bodies and units abolished, merged or renamed, judged by the paper's time."""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import chain

from generator.language import Said
from generator.law.wording import short_date
from generator.lazy import regex
from generator.problems import Severity
from generator.rules import Entry
from generator.wording.base import WORDING, Prose, Slips, slip
from generator.wording.cited import written_between
from generator.wording.running import BEFORE, UPPER, just_before, one_of
from generator.wording.units import (
    ABOLISHED,
    BODIES_RENAMED,
    CITIES,
    PROVINCES_RENAMED,
    TWO_TIERS,
    Renamed,
)

Stale = tuple[int, "re.Match[str]", Renamed]

# Words that tell of former times: what they speak of keeps its name.
_ONCE = regex(
    r"(?<!\w)(?:trước đây|trước khi|cũ|nguyên là|sáp nhập|hợp nhất|giải thể|sắp xếp|chia tách"
    r"|kế thừa|tiền thân|đổi tên|bãi bỏ|thay thế|lịch sử|quê quán|không còn|không tổ chức"
    r"|kết thúc|bàn giao|chuyển giao|vẫn (?:còn |đang |được )?(?:xác định|quy định|ghi|thuộc))(?!\w)",
    re.IGNORECASE,
)
_IN_A_TITLE = regex(r"(?:Pháp lệnh|Luật|Nghị định|Thông tư|Quy chế) [^,;]*$")
_YEAR = regex(
    r"(?<![\d/])(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-]|năm )?((?:19|20)\d\d)(?!\d| ?[-–] ?\d{4})"
)


def _clause(text: str, start: int, end: int) -> str:
    """The part of the sentence, between semicolons or full stops, in which the words stand."""
    low, high = max(0, start - BEFORE), end + BEFORE
    first = max(text.rfind("; ", low, start) + 1, text.rfind(". ", low, start) + 1, low)
    last = min(
        (at for at in (text.find("; ", end, high), text.find(". ", end, high)) if at >= 0),
        default=high,
    )
    return text[first:last]


def _former(text: str, match: "re.Match[str]", since: date) -> bool:
    """Whether the words belong to a law's title, or their clause tells of a time before `since`."""
    clause = _clause(text, *match.span())
    if _ONCE.search(clause) or _IN_A_TITLE.search(just_before(match)):
        return True
    for day, month, year in _YEAR.findall(clause):
        told = (int(year), int(month or 12), int(day or 31))
        if told < (since.year, since.month, since.day):
            return True
    return False


def _slips(prose: Prose, stale: Iterator[Stale]) -> Slips:
    """What is stale for the paper's time; where that is not known, one slip that says so."""
    doubted = False
    days: tuple[date, date] | None = None
    for number, match, row in stale:
        first, last = days = days or written_between(prose)
        if last < row.since or _former(match.string, match, row.since):
            continue
        day = short_date(row.since)
        by = f" ({row.article})" if row.article else ""
        if first >= row.since:
            found = Said(
                f"“{match[0]}” không còn từ {day}{by}", f"“{match[0]}” is no more since {day}{by}"
            )
            mend = Said(
                f"Viết “{row.new}”, nếu đúng nghĩa.", f"Write “{row.new}”, where that is meant."
            )
            yield slip(number, *match.span(), found, mend, None if row.sure else Severity.INFO)
        elif not doubted:
            doubted = True
            found = Said(
                f"“{match[0]}” không còn từ {day}{by}, mà không rõ thời gian ban hành văn bản",
                f"“{match[0]}” is no more since {day}{by}, and the day of issue is unknown",
            )
            mend = Said(
                f"Ban hành từ ngày ấy thì viết “{row.new}”.",
                f"Issued since that day it is “{row.new}”.",
            )
            yield slip(number, *match.span(), found, mend, Severity.UNDECIDED)


def _found(
    prose: Prose,
    pattern: "re.Pattern[str]",
    name: Renamed | None,
    rows: dict[str, Renamed],
    roles: frozenset[str] = frozenset(),
) -> Iterator[Stale]:
    """Every match of `pattern` with the row of the name found; in lines of `roles`, where given."""
    for number, match in prose.own.matches(pattern):
        if not roles or prose.lines[number].role in roles:
            yield number, match, name or rows[match["name"].lower()]


_ignoring_case = partial(regex, flags=re.IGNORECASE)


def _by_name(rows: dict[str, Renamed]) -> dict[str, Renamed]:
    return {name.lower(): row for name, row in rows.items()}


_DISTRICT = Renamed("cấp huyện", "xã, phường, đặc khu", TWO_TIERS, "Luật 72/2025/QH15, Điều 51.3")
_ISSUER = frozenset({"co-quan-chu-quan", "co-quan-ban-hanh"})
_BODY = "UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân"
_KIND = "huyện|quận|thị xã|thành phố thuộc tỉnh|thị trấn"
_TOWN = rf"thành phố (?!{one_of(CITIES)}(?!\w))(?-i:{UPPER})\w+(?: (?-i:{UPPER})\w+)*"
_DISTRICTS = "|".join(
    (
        rf"(?:{_BODY}) (?:các )?(?:{_KIND})(?: (?-i:{UPPER})\w+)*"
        rf"(?:, (?:{_KIND}|thành phố)(?!\w))*",
        rf"(?:{_BODY}) {_TOWN}",
        rf"(?:{_BODY}) cấp huyện",
        r"cấp huyện",
        rf"các (?:{_KIND})(?:, (?:{_KIND}|thành phố)(?!\w))*",
        r"(?:xã, )?phường(?:, xã|,| và) thị trấn|quận, huyện|huyện, thị xã",
        rf"(?-i:huyện|quận|thị xã|thị trấn) (?-i:{UPPER}\w+(?: {UPPER}\w+)*|\d+)",
        r"(?-i:Quận) \d+|(?-i:Huyện ủy|Quận ủy|Thị ủy|Huyện uỷ|Quận uỷ|Thị uỷ)",
    )
)
_IN_HEAD = _ignoring_case(rf"^\s*(?:{_KIND}) .*\S")
_IN_TEXT = _ignoring_case(rf"(?<!\w)(?<!bà )(?:{_DISTRICTS})(?!\w)")


@WORDING(
    Entry(
        "ten-goi/cap-huyen",
        Said("Đơn vị cấp huyện đã bỏ", "Districts, which are abolished"),
        Severity.WARNING,
        "Luật 72/2025/QH15, Điều 51.3",
        "Giao UBND các xã, phường; rà soát hồ sơ của huyện Tiên Lữ cũ.",
        "Giao UBND các huyện, thị xã thực hiện.",
        Said(
            "thành phố thuộc tỉnh không đứng sau UBND, HĐND; câu có từ chỉ thời trước, hoặc ngày, "
            "năm trước 01/7/2025",
            "cities of provinces not after UBND or HĐND; clauses with words of former times or a "
            "date before the change",
        ),
    )
)
def cap_huyen(prose: Prose) -> Slips:
    """Bodies and places of the district level, in the text, the heading and the recipients."""
    heading = _found(prose, _IN_HEAD, _DISTRICT, {}, _ISSUER)
    text = _found(prose, _IN_TEXT, _DISTRICT, {})
    yield from _slips(prose, chain(heading, text))


_PROVINCES = _by_name(PROVINCES_RENAMED)
_PROVINCE = _ignoring_case(rf"(?<!\w)tỉnh (?P<name>{one_of(_PROVINCES)})(?!\w)")


@WORDING(
    Entry(
        "ten-goi/tinh",
        Said(
            "Tên tỉnh đã nhập hoặc đã lên thành phố", "Provinces that were merged or became cities"
        ),
        Severity.WARNING,
        "Nghị quyết 202/2025/QH15; 30, 36, 39/2026/QH16",
        "UBND tỉnh Hưng Yên và tỉnh Thái Bình trước đây.",
        "Phối hợp với UBND tỉnh Thái Bình.",
        Said(
            "tên tỉnh không có chữ “tỉnh” đứng trước; câu nói về thời trước",
            "names without “tỉnh” before them; clauses of former times",
        ),
    )
)
def tinh(prose: Prose) -> Slips:
    """The word tỉnh before the name of a province that is no more."""
    yield from _slips(prose, _found(prose, _PROVINCE, None, _PROVINCES))


_BODIES = _by_name({row.old: row for row in BODIES_RENAMED})
_RENAMED = _ignoring_case(rf"(?<!\w)(?<!Trưởng )(?P<name>{one_of(_BODIES)})(?!\w)(?! và Tôn giáo)")


@WORDING(
    Entry(
        "ten-goi/co-quan",
        Said("Tên sở, bộ đã hợp nhất", "Departments and ministries that were merged"),
        Severity.WARNING,
        "Nghị định 150/2025/NĐ-CP",
        "Giao Sở Tài chính chủ trì.",
        "Giao Sở Kế hoạch và Đầu tư chủ trì.",
        Said(
            "tên viết tắt (Sở KH&ĐT); phòng, chi cục trực thuộc; câu nói về thời trước",
            "abbreviated names; units below departments; clauses of former times",
        ),
    )
)
def co_quan(prose: Prose) -> Slips:
    """Names from before the mergers of 2025.

    Those read in no source of law are information only.
    """
    yield from _slips(prose, _found(prose, _RENAMED, None, _BODIES))


_PLACE = regex(
    r"^\s*(?P<name>[^,]{2,40}), ngày (?P<d>\d{1,2}) tháng (?P<m>\d{1,2}) năm (?P<y>\d{4})\.?\s*$",
    re.IGNORECASE,
)
_OLD_PLACE = regex(r"(?:huyện|quận|thị xã|thị trấn) .+", re.IGNORECASE)


@WORDING(
    Entry(
        "ten-goi/dia-danh",
        Said("Địa danh là đơn vị đã bỏ", "Place of issue is a unit that is no more"),
        Severity.WARNING,
        "PL I, II.4.a; Nghị quyết 202/2025/QH15",
        "Thái Bình, ngày 05 tháng 6 năm 2025",
        "Thái Bình, ngày 05 tháng 01 năm 2026",
        Said(
            "tên cũ của xã, huyện ghi không có loại đơn vị; địa danh của văn bản cấp xã (phường "
            "Thái Bình có thật)",
            "former communes and districts without their kind; papers of communes (there is a ward "
            "Thái Bình)",
        ),
    )
)
def dia_danh(prose: Prose) -> Slips:
    """The place of the date line against the units of that very day."""
    if any(
        re.search(r"\b(?:XÃ|PHƯỜNG|ĐẶC KHU)\b", line.text.upper())
        for line in prose.lines
        if line.role in _ISSUER
    ):
        return
    for number, text in enumerate(prose.own.texts):
        match = _PLACE.match(text)
        if match is None:
            continue
        name = match["name"].strip()
        gone = ABOLISHED.get(name.removeprefix("tỉnh ")) or (
            _DISTRICT if _OLD_PLACE.fullmatch(name) else None
        )
        if gone and (int(match["y"]), int(match["m"]), int(match["d"])) >= (2025, 7, 1):
            found = Said(
                f"“{name}” không còn từ 01/7/2025 ({gone.article})",
                f"“{name}” is no more since 01/7/2025 ({gone.article})",
            )
            mend = Said("Ghi tên đơn vị hành chính hiện nay.", "Write the present unit.")
            yield slip(number, match.start("name"), match.end("name"), found, mend)
