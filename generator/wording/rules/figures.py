"""Figures and dates of running text: decimals, percentages, zeros, unreal days, mixed styles."""

import re
from calendar import monthrange
from collections.abc import Iterator
from itertools import chain

from generator.language import Said
from generator.lazy import regex
from generator.problems import Severity
from generator.rules import Entry, Finding
from generator.wording.base import WORDING, Phrase, Prose, Slips, slip
from generator.wording.running import (
    HEADINGS,
    PRACTICE,
    just_before,
    minority,
    rather,
    running,
)

_INFO = Severity.INFO
_SKIP = HEADINGS | {"so-ky-hieu", "dia-danh-thoi-gian"}
# The form prescribes the date of the line that joins an appendix to its paper.
_DATED = _SKIP | {"phu-luc-kem-theo"}
_COUNTING = "Luật Kế toán, Điều 11"

_MEASURES = (
    r"%|‰|(?:điểm(?! [a-zđ](?!\w))|tỷ|tỉ|triệu|nghìn|ngàn|đồng|ha|km²|km2|km|m²|m2|m³|m3|kg|tấn|tạ"
    r"|lần|USD|GB|kWh)"
    r"(?!\w)"
)
_HEADS = (
    "đồng|người|hộ|hồ sơ|lượt|văn bản|trường hợp|đơn vị|cán bộ|học sinh|ý kiến|cuộc|phiếu"
    "|tờ rơi|tờ gấp|cuốn|quyển|hội viên|đoàn viên|đại biểu|tài liệu"
)


_DECIMALS = regex(rf"(?<![\d.,/])\d+\.(?!\d{{3}}(?!\d))\d+(?= ?(?:{_MEASURES}))")


@WORDING(
    Entry(
        "so-lieu/thap-phan",
        Said("Dấu thập phân", "Decimal sign"),
        _INFO,
        _COUNTING,
        "Đạt 98,5% và 1.250 tỷ đồng theo mục 2.1.",
        "Đạt 98.5%.",
        Said(
            "số không có đơn vị theo sau; ba chữ số sau dấu chấm (là hàng nghìn)",
            "numbers without a unit; three digits after the point (thousands)",
        ),
    )
)
def thap_phan(prose: Prose) -> Slips:
    """A comma before the decimals of a number with a unit."""
    for number, match in running(prose, _DECIMALS, _SKIP):
        yield rather(number, match, match[0].replace(".", ","))


_SPACED_FIGURES = regex(
    r"(?<=\d) {1,3}%(?!\w)"
    r"|(?<![\d/])\d{1,2}(?: {1,3}/ {0,3}\d{1,2} {0,3}/ {0,3}|/ {1,3}\d{1,2} {0,3}/ {0,3}"
    r"|/\d{1,2}(?: {1,3}/ {0,3}|/ {1,3}))\d{4}(?!\d)"
)


@WORDING(
    Entry(
        "so-lieu/dau-cach",
        Said("Dấu cách trong ngày, trước %", "Spaces in dates and before %"),
        _INFO,
        PRACTICE,
        "Đạt 100% trước ngày 15/12/2026; ngày    /    /2026.",
        "Đạt 100% trước ngày 15 / 12 / 2026.",
        Said("ngày còn để trống; dòng tiêu đề", "days still to be filled in; headings"),
    )
)
def dau_cach(prose: Prose) -> Slips:
    """No space stands inside a date in figures, or before a sign of percent."""
    for number, match in running(prose, _SPACED_FIGURES, _SKIP):
        yield rather(number, match, match[0].replace(" ", ""))


_THOUSANDS = regex(
    r"(?<![\d.,/])[1-9]\d{0,2}"
    rf"(?:(?:,\d{{3}}){{2,}}(?!\d|[,.]\d)|,\d{{3}}(?= (?:{_HEADS})(?!\w)))"
)
# After "số" stands the number of a paper, and four digits from 19 or 20 may be a year.
_UNPARTED = regex(
    rf"(?<![\w.,/-])(?:(?<!số )|(?<=tổng số ))(?!(?:19|20)\d\d )[1-9]\d{{3,11}}(?= (?:{_HEADS})(?!\w))",
    re.IGNORECASE,
)


@WORDING(
    Entry(
        "so-lieu/hang-nghin",
        Said("Dấu hàng nghìn", "Sign of thousands"),
        _INFO,
        _COUNTING,
        "Có 1.250 người, 19.536.000 đồng và 1,250 tỷ đồng.",
        "Có 1,250 người tham gia.",
        Said(
            "số có một dấu phẩy, hay không có dấu, mà theo sau không phải thứ đếm được",
            "one comma, or no sign, and what follows cannot be counted",
        ),
    )
)
def hang_nghin(prose: Prose) -> Slips:
    """A point between thousands; a comma there turns thousands into units."""
    for number, match in running(prose, _THOUSANDS, _SKIP):
        yield rather(number, match, match[0].replace(",", "."))
    for number, match in running(prose, _UNPARTED, _SKIP):
        yield rather(number, match, f"{int(match[0]):,}".replace(",", "."))


_PERCENT = r"(?<![\d.,])(\d+(?:,\d+)?) ?%"
_WHOLES = "hộ|hồ sơ|người|xã|phường|thôn|cơ quan|đơn vị|cán bộ|thủ tục|văn bản|học sinh"
_SHARES = (
    "hồ sơ|số hóa|số hoá|hộ nghèo|hài lòng|giải quyết|bao phủ|che phủ|thôn|xã|người|dân|trẻ em"
)
_PART = regex(
    rf"(?<!\w)chiếm (?:tỷ lệ |tỉ lệ |khoảng |trên |hơn |gần )*{_PERCENT}"
    rf"|{_PERCENT} (?:tổng )?số (?:{_WHOLES})(?!\w)"
    rf"|(?<!\w)(?:tỷ|tỉ) lệ (?:{_SHARES})(?!\w)[^.;%]{{0,80}}? (?:đạt|là|còn|lên|xuống) "
    rf"(?:trên |khoảng |gần )*{_PERCENT}"
    r"(?! (?:kế hoạch|chỉ tiêu|mục tiêu|so với|dự toán))",
    re.IGNORECASE,
)


@WORDING(
    Entry(
        "so-lieu/phan-tram",
        Said("Phần của tổng thể quá 100%", "A part above 100%"),
        Severity.WARNING,
        PRACTICE,
        "Tỷ lệ số hóa hồ sơ đạt 96,5%; thu ngân sách đạt 105% dự toán, tăng 150%.",
        "Tỷ lệ số hóa hồ sơ đạt 105%.",
        Said(
            "phần trăm mà câu không nói rõ là phần của tổng thể; tổng các phần",
            "percentages that the sentence does not show to be parts of a whole; sums of parts",
        ),
    )
)
def phan_tram(prose: Prose) -> Slips:
    """A share of a whole is at most 100%."""
    for number, match in running(prose, _PART, _SKIP):
        index = next(i for i, value in enumerate(match.groups(), 1) if value)
        if float(match[index].replace(",", ".")) > 100:
            found = Said(f"“{match[index]}%” của một tổng thể", f"“{match[index]}%” of a whole")
            mend = Said("Kiểm tra lại số liệu.", "Check the figure.")
            yield slip(number, *match.span(index), found, mend)


_COUNTED = (
    "nhiệm vụ|nhóm|chỉ tiêu|chỉ số|mục tiêu|giải pháp|lĩnh vực|nội dung|đơn vị|xã|phường|cơ quan"
    "|chương trình|tiêu chí"
    "|văn bản|đợt|trường hợp|cuộc|lớp|hội nghị|dự án|đề án|thành viên|thủ tục|hồ sơ|mô hình|thôn"
    "|phòng|đoàn|hộ"
)


def _minority_slips(prose: Prose, ways: dict[str, list[Phrase]], what: Said) -> Slips:
    """The rarer ways of writing `what`, each with the usual one, as the paper has it."""
    for way, _, where in minority(ways):
        words, usual = prose.words(where), [*map(prose.words, ways[way])]
        alike = next((one for one in usual if ("/" in one) is ("/" in words)), usual[0])
        most = 2 * len(usual) > sum(map(len, ways.values()))
        than = Said("phần lớn văn bản", "most") if most else Said("chỗ khác", "others")
        found = Said(
            f"“{words}”: {what.vi} khác {than.vi} ({alike})",
            f"“{words}”: {than.en} of the {what.en} are {alike}",
        )
        yield Finding(where, found, mend=Said("Viết theo một cách.", "Write them in one way."))


_PAPERS = "kế hoạch|quyết định|công văn|chỉ thị|nghị quyết|tờ trình|thông báo|báo cáo|hướng dẫn"
"""Counted where they stand in small letters: with a capital they are cited."""
_COUNT = regex(
    r"(?<![\d.,/:-])(?<!\w)(?<!Điều )(?<!khoản )(?<!thứ )(?<!số )(?<!Mục )(?<!lần )(?<!tháng )"
    r"(?<!ngày )(?<!quý )(?<!phụ lục )(?<!biểu )(?<!phần )(?<!đợt )"
    rf"0?[1-9](?= (?:{_COUNTED}|(?-i:{_PAPERS}))(?!\w))",
    re.IGNORECASE,
)


@WORDING(
    Entry(
        "so-lieu/so-dem",
        Said("Số 0 trước số đếm", "A zero before counts"),
        _INFO,
        PRACTICE,
        "Có 05 nhiệm vụ và 03 giải pháp, định kỳ 6 tháng, xếp thứ 2.",
        "Có 05 nhiệm vụ, 03 giải pháp và 4 nhóm.",
        Said(
            "văn bản viết một cách; thời hạn, số thứ tự, đơn vị đo",
            "papers with one way; periods, ordinals, measures",
        ),
    )
)
def so_dem(prose: Prose) -> Slips:
    """Counts below ten with and without a zero in one paper; the rarer way is reported."""
    ways: dict[str, list[Phrase]] = {"05": [], "5": []}
    for number, match in running(prose, _COUNT, _SKIP | {"bang"}):
        ways["05" if match[0][0] == "0" else "5"].append(Phrase(number, *match.span()))
    yield from _minority_slips(prose, ways, Said("số đếm", "counts"))


_NUMERIC = (
    r"(?<![\w./-])(?P<d>\d{1,2})(?P<sep>[/.-])(?P<m>\d{1,2})(?P=sep)(?P<y>(?:19"
    r"|20)\d\d)(?![\w/-])(?!\.\d)"
)
_SHORT = regex(_NUMERIC)
_WORDS = regex(r"(?i:ngày) (?P<d>\d{1,2}) tháng (?P<m>\d{1,2})(?: năm (?P<y>\d{4}))?(?!\d)")
_CITED = regex(r"\d ?/(?=\S*[A-ZĐ])[^\s;]+\s+(?:ngày\s+)?$")
_IN_WORDS = "ngày 12 tháng 6 năm 2026"
_NO_YEAR = regex(r"(?i:ngày) (?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\d/.-])")


def _exists(match: "re.Match[str]") -> bool:
    """Whether some calendar has the day; without a year, it may be of a leap year."""
    parts = match.groupdict()
    day, month, year = int(parts["d"]), int(parts["m"]), int(parts.get("y") or 2024)
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


@WORDING(
    Entry(
        "so-lieu/ngay-khong-co",
        Said("Ngày không có thật", "A day that does not exist"),
        Severity.ERROR,
        "PL I, II.4.b",
        "Từ ngày 29/02/2024 đến ngày 30/6/2024.",
        "Hoàn thành trước ngày 31 tháng 6 năm 2024.",
        Said(
            "ngày, tháng không có chữ “ngày” và không có năm; ngày có thật mà sai",
            "day and month without “ngày” and without a year; days that exist and are wrong",
        ),
    )
)
def ngay_khong_co(prose: Prose) -> Slips:
    """Days that no calendar has; without a year, 29 February may be right."""
    for pattern in (_SHORT, _WORDS, _NO_YEAR):
        for number, match in running(prose, pattern, _SKIP):
            parts = match.groupdict()
            # With a point or a hyphen it may be a telephone number or a symbol, unless "ngày" says
            # what it is.
            if parts.get("sep") in (".", "-") and not just_before(match).lower().endswith("ngày "):
                continue
            if not _exists(match):
                found = Said(f"không có ngày “{match[0]}”", f"there is no day “{match[0]}”")
                yield slip(
                    number,
                    *match.span(),
                    found,
                    Said("Ghi lại ngày, tháng.", "Correct day and month."),
                )


# Which number, from and to where, its ways of writing, and where nobody looks; in a tie, the first
# way is the usual one. Of the days of issue in legal bases the decree says which it is.
_ZEROS = (
    ("d", range(1, 10), ("05", "5"), _DATED | {"can-cu"}),
    ("m", range(1, 3), ("02", "2"), _DATED | {"can-cu"}),
    ("m", range(3, 10), ("6", "06"), _DATED),
)


@WORDING(
    Entry(
        "so-lieu/so-khong",
        Said("Số 0 trước ngày, tháng", "A zero before day and month"),
        _INFO,
        PRACTICE,
        "Ngày 05/01/2026, 12/6/2026 và 08/8/2026.",
        "Ngày 05/01/2026, 08/8/2026 và 3/8/2026.",
        Said(
            "văn bản viết một cách: Nghị định chỉ quy định thời gian ban hành văn bản; "
            "ngày trong căn cứ (quy tắc khác)",
            "papers with one way: the decree rules only days of issue; those in legal bases "
            "(another rule)",
        ),
    )
)
def so_khong(prose: Prose) -> Slips:
    """Days, or months, with and without a zero in one paper; the rarer way is reported."""
    for part, numbers, names, skip in _ZEROS:
        ways: dict[str, list[Phrase]] = {name: [] for name in names}
        padded, bare = sorted(ways, key=len, reverse=True)
        for pattern in (_SHORT, _WORDS):
            for number, match in running(prose, pattern, skip):
                if int(match[part]) in numbers and _exists(match):
                    ways[padded if match[part][0] == "0" else bare].append(
                        Phrase(number, *match.span())
                    )
        yield from _minority_slips(prose, ways, Said("cách ghi ngày, tháng", "dates"))


@WORDING(
    Entry(
        "so-lieu/kieu-ngay",
        Said("Một cách ghi ngày", "One style of dates"),
        _INFO,
        PRACTICE,
        "Ngày 12/6/2026 và ngày 15/6/2026.",
        "Ngày 12/6/2026, ngày 15/6/2026 và 18-6-2026.",
        Said(
            "căn cứ so với nội dung (mỗi phần xét riêng); ngày không có năm; "
            "ngày của văn bản được dẫn kèm số",
            "legal bases against the text (each is judged alone); dates without a year, "
            "and of documents cited by number",
        ),
    )
)
def kieu_ngay(prose: Prose) -> Slips:
    """Dates written in two ways in one part of the paper: the rarer way is reported."""
    for bases in (True, False):
        ways: dict[str, list[Phrase]] = {
            way: [] for way in ("12/6/2026", _IN_WORDS, "12-6-2026", "12.6.2026")
        }
        for way, where in _dates(prose, bases):
            ways[way].append(where)
        for one in _minority_slips(prose, ways, Said("cách ghi ngày", "dates")):
            if not bases or one.where not in ways[_IN_WORDS]:  # the forms have them in words
                yield one


def _dates(prose: Prose, bases: bool) -> Iterator[tuple[str, Phrase]]:
    """The full dates of the legal bases, or of the text: how each is written, and where.

    A narrow cell has no room for a date in words; a citation in full has one as the form has it.
    """
    for number, match in chain(running(prose, _SHORT, _DATED), running(prose, _WORDS, _DATED)):
        line = prose.lines[number]
        if not match["y"] or line.role == "bang" or (line.role == "can-cu") is not bases:
            continue
        if not _exists(match):
            continue
        if bases or not _CITED.search(line.text, max(0, match.start() - 60), match.start()):
            sign = match.groupdict().get("sep")
            way = f"12{sign}6{sign}2026" if sign else _IN_WORDS
            yield way, Phrase(number, *match.span())


_YEARS = regex(r"(?<![\d/.-])(?:19|20)\d\d( ?)[-–]( ?)(?:19|20)\d\d(?![\d/-]|\.\d)")


@WORDING(
    Entry(
        "so-lieu/khoang-nam",
        Said("Một cách ghi khoảng năm", "One style of ranges of years"),
        _INFO,
        PRACTICE,
        "Giai đoạn 2021-2025, 2026-2030.",
        "Giai đoạn 2021 - 2025, 2026 - 2030 và nhiệm kỳ 2020-2025.",
        Said(
            "khoảng ngày, khoảng số; văn bản viết một cách",
            "ranges of days or numbers; papers with one way",
        ),
    )
)
def khoang_nam(prose: Prose) -> Slips:
    """Ranges of years with and without spaces in one paper; the rarer way is reported."""
    ways: dict[str, list[Phrase]] = {"2021-2025": [], "2021 - 2025": []}
    for number, match in running(prose, _YEARS, _SKIP):
        ways["2021 - 2025" if match[1] or match[2] else "2021-2025"].append(
            Phrase(number, *match.span())
        )
    yield from _minority_slips(prose, ways, Said("cách ghi khoảng năm", "ranges of years"))
