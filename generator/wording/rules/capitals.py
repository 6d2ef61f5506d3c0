"""Capitals of Phụ lục II, as far as a program can decide."""

import re
from functools import cache

from generator.language import Said
from generator.law.divisions import known_as, plain_names
from generator.law.kinds import KINDS, kind_of
from generator.lazy import regex
from generator.problems import Severity
from generator.rules import Entry, Finding
from generator.wording.base import WORDING, Phrase, Prose, Slips
from generator.wording.running import (
    INSIDE,
    LOWER,
    PRACTICE,
    UPPER,
    just_before,
    minority,
    one_of,
    rather,
    running,
    spelling,
)
from generator.wording.units import CITIES, DEPARTMENTS, PROVINCES, PROVINCES_RENAMED

_WARNING, _INFO = Severity.WARNING, Severity.INFO
_I = re.IGNORECASE


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _as_listed(*names: str) -> "dict[str, str]":
    return {name.lower(): name for name in names}


def _listed(table: "dict[str, str]") -> str:
    return one_of(table)


_UNIT = "tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|cấp|các cấp"

uy_ban = spelling(
    Entry(
        "viet-hoa/uy-ban-nhan-dan",
        Said(
            "Tên Ủy ban nhân dân, Hội đồng nhân dân, Tòa án nhân dân",
            "Names of committees, councils, people's courts",
        ),
        _WARNING,
        "PL II, IV.1.a",
        "Ủy ban nhân dân tỉnh và Hội đồng nhân dân tỉnh họp.",
        "Căn cứ ý kiến của Ủy Ban Nhân Dân tỉnh.",
        Said(
            "chữ thường ở đầu tên (“ủy ban nhân dân”) khi sau đó không có tên hay cấp đơn vị hành "
            "chính",
            "a small first letter where no unit or tier follows",
        ),
    ),
    rf"(?<!\w)(?:ủy ban|uỷ ban|hội đồng|tòa án|toà án) nhân dân(?P<unit>(?= (?:{_UNIT})(?!\w)))?",
    lambda m: m[0].capitalize() if m["unit"] is not None else m[0][:1] + m[0][1:].lower(),
    _I,
)

_BODIES = _as_listed(
    *("Mặt trận Tổ quốc Việt Nam", "Đảng Cộng sản Việt Nam", "Ban Chấp hành Trung ương Đảng"),
    *("Ủy ban Mặt trận Tổ quốc Việt Nam", "Uỷ ban Mặt trận Tổ quốc Việt Nam"),
)
ten_to_chuc = spelling(
    Entry(
        "viet-hoa/to-chuc",
        Said("Tên tổ chức", "Names of organisations"),
        _WARNING,
        "PL II, IV.1",
        "Ủy ban Mặt trận Tổ quốc Việt Nam giám sát.",
        "Ủy ban Mặt trận tổ quốc Việt Nam giám sát.",
        Said(
            "tổ chức khác bốn tổ chức có trong danh sách",
            "organisations other than the four listed",
        ),
    ),
    rf"(?<!\w){_listed(_BODIES)}(?!\w)",
    lambda m: _BODIES[m[0].lower()],
    _I,
)

_FOREIGN = _as_listed("Liên hợp quốc", "Tổ chức Y tế thế giới")
to_chuc_nuoc_ngoai = spelling(
    Entry(
        "viet-hoa/to-chuc-nuoc-ngoai",
        Said("Tên tổ chức nước ngoài đã dịch nghĩa", "Translated names of foreign organisations"),
        _INFO,
        "PL II, IV.2.a",
        "Chương trình Phát triển Liên hợp quốc công bố.",
        "Chương trình Phát triển Liên Hợp Quốc công bố.",
        Said(
            "tổ chức khác hai ví dụ của Phụ lục II",
            "organisations other than the two examples of the decree",
        ),
    ),
    rf"(?<!\w){_listed(_FOREIGN)}(?!\w)",
    lambda m: _FOREIGN[m[0].lower()],
    _I,
)

_FIELDS = _as_listed(*DEPARTMENTS)
so = spelling(
    Entry(
        "viet-hoa/so-nganh",
        Said("Tên sở", "Names of departments"),
        _WARNING,
        "PL II, IV.1.a",
        "Giao Sở Tài chính và cơ sở y tế thực hiện.",
        "Giao sở Tài chính thực hiện.",
        Said(
            "sở không có trong danh sách; tên viết hai cách đều gặp (Sở Công Thương); sau “các sở”",
            "departments not listed; names usual in two spellings; after “các sở”",
        ),
    ),
    rf"(?<!\w)(?<!cơ )(?<!trụ )(?<!công )(?<!hội )(?<!các )(?<!những )sở "
    rf"(?P<field>{_listed(_FIELDS)})(?!\w)",
    lambda m: f"Sở {_FIELDS[m['field'].lower()]}",
    _I,
)
bo = spelling(
    Entry(
        "viet-hoa/bo-nganh",
        Said("Tên bộ", "Names of ministries"),
        _WARNING,
        "PL II, IV.1.a",
        "Bộ Nội vụ và cán bộ y tế thực hiện.",
        "Theo hướng dẫn của Bộ nội vụ.",
        Said(
            "“bộ” viết thường, vì còn có nghĩa khác (cán bộ, bộ hồ sơ)",
            "a small “bộ”, which has other meanings too",
        ),
    ),
    rf"(?<!\w)Bộ (?P<field>(?i:{_listed(_FIELDS)}))(?!\w)",
    lambda m: f"Bộ {_FIELDS[m['field'].lower()]}",
)

_NOT_PEOPLE = tuple(
    f"{one} "
    for one in [
        "ban",
        "hội đồng",
        "tòa án",
        "toà án",
        "tòa",
        "kiểm sát",
        "kiểm sát viên",
        "thanh tra",
        "công an",
        "quân đội",
        "hội",
        "nghệ sĩ",
        "nhà giáo",
        "thầy thuốc",
        "tín dụng",
        "dân chủ",
        "an ninh",
        "cảnh sát",
        "vũ trang",
        "chiến tranh",
        "chính quyền",
        "báo",
        "thế trận",
        "biên phòng",
        "hội thẩm",
        "dân quân",
        "đại biểu",
        "mặt trận",
        "quốc phòng",
        "lực lượng",
        "cách mạng",
        "cộng hòa",
        "cộng hoà",
        "sĩ quan",
        "chiến sĩ",
    ]
)
"""What comes before the word where it only qualifies another."""


_PEOPLE = regex(r"(?<!\w)nhân dân(?! tệ| tối cao)(?!\w)")


@WORDING(
    Entry(
        "viet-hoa/nhan-dan",
        Said("“Nhân dân” viết hoa", "“Nhân dân” with a capital"),
        _INFO,
        "PL II, V.1",
        "Phát huy vai trò của Nhân dân; Ban Thanh tra nhân dân giám sát.",
        "Phục vụ nhân dân trên địa bàn.",
        Said(
            "“nhân dân” đứng làm từ bổ nghĩa ngoài các cụm thường gặp",
            "“nhân dân” as an adjective in unusual phrases",
        ),
    )
)
def nhan_dan(prose: Prose) -> Slips:
    """The people as a special noun.

    Not where the word only qualifies another (Thanh tra nhân dân).
    """
    for number, match in running(prose, _PEOPLE):
        if not just_before(match).lower().endswith(_NOT_PEOPLE):
            yield rather(number, match, "Nhân dân")


nha_nuoc = spelling(
    Entry(
        "viet-hoa/nha-nuoc",
        Said("“Nhà nước” viết hoa", "“Nhà nước” with a capital"),
        _INFO,
        "PL II, V.1",
        "Chính sách của Nhà nước, cơ quan quản lý nhà nước.",
        "Chủ trương của Đảng, chính sách của nhà nước.",
        Said(
            "chỉ xét sau “của”, “do”, “Đảng và”, “Đảng,”, “pháp luật”; các chỗ khác còn là từ bổ "
            "nghĩa (quản lý nhà nước)",
            "judged only after “của”, “do”, “Đảng và”, “Đảng,”, “pháp luật”; "
            "elsewhere it may be an adjective",
        ),
    ),
    r"(?:(?<=của )|(?<=Đảng và )|(?<=Đảng, )|(?<=pháp luật )"
    r"|(?<= do ))nhà nước(?! pháp quyền)(?!\w)",
    lambda m: "Nhà nước",
)

_NAMES = one_of({*PROVINCES, *CITIES, *PROVINCES_RENAMED} - {"Hồ Chí Minh"})
_EVENTS = {*map(known_as, ("Điện Biên Phủ", "Bạch Đằng", "Chi Lăng", "Đống Đa", "Bắc Sơn"))}
"""Names of communes that elsewhere commemorate an event: such a one takes the capital."""
_WORD = rf"{UPPER}[\w'’]*(?:-{UPPER}\w*)*"


def _small_kind(match: "re.Match[str]") -> str:
    """The unit with its kind in small letters; as it is where no commune has that name."""
    commune = match["commune"]
    if commune and known_as(commune) not in plain_names() - _EVENTS:
        return match[0]
    return _lower(match[0].replace("Thành Phố", "thành phố").replace("Đặc Khu", "đặc khu"))


don_vi = spelling(
    Entry(
        "viet-hoa/don-vi-hanh-chinh",
        Said(
            "Danh từ chung chỉ đơn vị hành chính", "The word for the kind of an administrative unit"
        ),
        _INFO,
        "PL II, III.1.a",
        "Nhân dân tỉnh Hưng Yên, xã Tân Hưng và Phường 3.",
        "Trên địa bàn Tỉnh Hưng Yên có nhiều xã.",
        Said(
            "xã, phường không còn trong danh sách; tên là tên người, sự kiện, số; đầu câu",
            "communes that the list no longer has; names of persons and events, numbers; "
            "the start of a sentence",
        ),
    ),
    rf"{INSIDE}(?:(?:Tỉnh|Thành phố|Thành Phố) {_NAMES}|Thành phố Thủ Đức"
    rf"|(?:Xã|Phường|Đặc khu|Đặc Khu) (?P<commune>{_WORD}(?: {_WORD}){{,4}}))"
    rf"(?!\w)(?! {UPPER}{LOWER})",
    _small_kind,
)
_SPECIAL = _as_listed("Thành phố Hồ Chí Minh", "Thủ đô Hà Nội")
thanh_pho_ho_chi_minh = spelling(
    Entry(
        "viet-hoa/dac-biet",
        Said("Thủ đô Hà Nội, Thành phố Hồ Chí Minh", "Thủ đô Hà Nội, Thành phố Hồ Chí Minh"),
        _WARNING,
        "PL II, III.1.c",
        "Tại Thành phố Hồ Chí Minh và Thủ đô Hà Nội.",
        "Tại thành phố Hồ Chí Minh.",
        Said("tên viết tắt (TP. Hồ Chí Minh)", "abbreviated names"),
    ),
    rf"(?<!\w){_listed(_SPECIAL)}(?!\w)",
    lambda m: _SPECIAL[m[0].lower()],
    _I,
)

_AREAS = _as_listed(
    "Tây Bắc", "Đông Bắc", "Bắc Bộ", "Nam Bộ", "Trung Bộ", "Đông Nam Bộ", "Tây Nam Bộ", "Tây Nguyên"
)
vung_mien = spelling(
    Entry(
        "viet-hoa/vung-mien",
        Said("Tên vùng, miền", "Names of regions"),
        _INFO,
        "PL II, III.1.đ",
        "Các tỉnh vùng Tây Bắc; gió hướng đông bắc.",
        "Các tỉnh vùng tây bắc.",
        Said(
            "chỉ xét sau “vùng”, “miền”, “khu vực”", "judged only after “vùng”, “miền”, “khu vực”"
        ),
    ),
    rf"(?:(?<=vùng )|(?<=miền )|(?<=khu vực )){_listed(_AREAS)}(?!\w)(?! đội)",
    lambda m: _AREAS[m[0].lower()],
    _I,
)

# Types of law that are no kinds of this decree, but are cited by number in its papers.
_CITED = [
    *(kind.name.lower() for kind in KINDS),
    "luật",
    "bộ luật",
    "pháp lệnh",
    "nghị định",
    "thông tư",
]
van_ban_so = spelling(
    Entry(
        "viet-hoa/van-ban-so",
        Said("Tên loại văn bản cụ thể", "The kind of a specific document"),
        _WARNING,
        "PL II, V.6",
        "Theo Kế hoạch số 12/KH-UBND.",
        "Theo kế hoạch số 12/KH-UBND.",
        Said("văn bản nhắc mà không có số", "documents mentioned without a number"),
    ),
    rf"(?<!\w){one_of(_CITED)}(?= số \d+(?:/\d{{4}})?[/-][A-ZĐ])",
    lambda m: _upper(m[0]),
)


@cache
def _this(kind: str) -> "re.Pattern[str]":
    return regex(rf"(?<!\w){re.escape(kind.lower())}(?= này(?!\w))")


@WORDING(
    Entry(
        "viet-hoa/van-ban-nay",
        Said("Văn bản này", "This document"),
        _INFO,
        "PL II, V.6",
        "Kinh phí thực hiện Kế hoạch này do ngân sách bảo đảm.",
        "Kinh phí thực hiện kế hoạch này do ngân sách bảo đảm.",
        Said(
            "tên loại khác tên loại của chính văn bản", "kinds other than that of the paper itself"
        ),
    )
)
def van_ban_nay(prose: Prose) -> Slips:
    """The paper naming itself by its kind."""
    own = kind_of(prose.kind).name
    if own:
        for number, match in running(prose, _this(own)):
            yield rather(number, match, own)


_LAWS = _as_listed(
    "Luật Tổ chức chính quyền địa phương",
    "Luật Ngân sách nhà nước",
    "Luật Đầu tư công",
    "Luật Cán bộ, công chức",
    "Luật Viên chức",
    "Luật Phòng, chống tham nhũng",
    "Luật Tiếp cận thông tin",
    "Luật Thực hiện dân chủ ở cơ sở",
    "Luật Thi đua, khen thưởng",
    "Luật Đất đai",
    "Luật Bảo vệ môi trường",
    "Luật Kế toán",
    "Luật Lưu trữ",
    "Luật Ban hành văn bản quy phạm pháp luật",
    "Luật Khiếu nại",
    "Luật Tố cáo",
    "Luật Tiếp công dân",
    "Luật Giáo dục",
    "Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn",
    "Bộ luật Hình sự",
    "Bộ luật Dân sự",
    "Bộ luật Lao động",
)
ten_luat = spelling(
    Entry(
        "viet-hoa/ten-luat",
        Said("Tên luật", "Names of laws"),
        _INFO,
        "PL II, V.6",
        "Thực hiện Luật Đầu tư công và Bộ luật Lao động.",
        "Thực hiện Luật đầu tư công.",
        Said(
            "luật không có trong danh sách; chữ “luật” viết thường",
            "laws not listed; a small “luật”",
        ),
    ),
    rf"(?<!\w)(?=(?-i:[LPB])){_listed(_LAWS)}(?!\w)",
    lambda m: _LAWS[m[0].lower()],
    _I,
)


_LARGE_ITEM = regex(rf"{INSIDE}(?:Khoản(?= \d)|Điểm(?= [a-zđ](?!\w)))")
# "điều 5 xe" is a verb, so only what can follow a citation counts.
_FOLLOWS = "của|và|này|Luật|Bộ luật|Nghị|Thông|Quy|Kế|Pháp|Hiến|Chương|Mục"
_SMALL_UNIT = regex(
    rf"(?<!\w)điều(?= [1-9]\d*[a-zđ]?(?: (?:{_FOLLOWS})(?!\w)|[,;.)]|$))"
    r"|(?<!\w)(?<!danh )(?<!hạng )(?<!chuyên )(?<!đề )(?<!tiểu )(?<!thành )(?<!học )(?<!một )"
    r"(?:chương|tiểu mục|mục|phần)(?= [IVX]+(?!\w))"
)


@WORDING(
    Entry(
        "viet-hoa/vien-dan",
        Said("Viện dẫn chương, mục, điều, khoản, điểm", "Provisions cited"),
        _WARNING,
        "PL II, V.7",
        "Theo điểm a khoản 2 Điều 5 Chương II. Khoản 3 Điều 6 không áp dụng.",
        "Theo quy định tại Khoản 2 Điều 5.",
        Said(
            "“Khoản”, “Điểm” sau dấu ngoặc; “mục 1”, “phần 1” với chữ số",
            "after a bracket; “mục 1”, “phần 1” in digits",
        ),
    )
)
def vien_dan(prose: Prose) -> Slips:
    """Phần, Chương, Mục, Tiểu mục, Điều have a capital, khoản and điểm none."""
    for number, match in running(prose, _LARGE_ITEM):
        yield rather(number, match, _lower(match[0]))
    for number, match in running(prose, _SMALL_UNIT):
        yield rather(number, match, _upper(match[0]))


_DAYS = "hai|ba|tư|năm|sáu|bảy"
thu = spelling(
    Entry(
        "viet-hoa/thu",
        Said("Ngày trong tuần", "Days of the week"),
        _INFO,
        "PL II, V.8.c",
        "Sáng thứ Hai hằng tuần; giai đoạn thứ hai.",
        "Họp vào sáng thứ hai hằng tuần.",
        Said(
            "chỉ xét khi có buổi, “hằng tuần”, “ngày …” kề bên; nơi khác “thứ hai” là số thứ tự",
            "judged only beside a time of day, “hằng tuần” or a date; elsewhere it is an ordinal",
        ),
    ),
    rf"(?:(?<=sáng )|(?<=trưa )|(?<=chiều )|(?<=tối )|(?<=vào ))thứ (?P<a>{_DAYS})(?!\w)"
    rf"|(?<!\w)thứ (?P<b>{_DAYS})(?= (?:hằng|hàng) tuần| đến thứ|, ngày \d)"
    rf"|(?<=đến )thứ (?P<c>{_DAYS})(?!\w)",
    lambda m: m[0][:4] + _upper(m[0][4:]),
)
thang = spelling(
    Entry(
        "viet-hoa/thang",
        Said("Tháng viết bằng chữ", "Months in words"),
        _INFO,
        "PL II, V.8.c",
        "Cách mạng tháng Tám; mỗi tháng ba lần.",
        "Hoàn thành trong tháng tám.",
        Said(
            "“tháng một”, “tháng hai”, “tháng năm”, còn có nghĩa khác",
            "“tháng một”, “hai”, “năm”, which mean more",
        ),
    ),
    r"(?<!\w)(?<!\d )(?<!mỗi )tháng (?:giêng|chạp|ba|tư|sáu|bảy|tám|chín|mười(?: một"
    r"| hai)?)(?=[,;.)]|$| năm \d| này)",
    lambda m: m[0][:6] + _upper(m[0][6:]),
)
tet = spelling(
    Entry(
        "viet-hoa/tet",
        Said("Tên các ngày tết", "Names of the feasts called tết"),
        _INFO,
        "PL II, V.8.b",
        "Dịp tết Nguyên đán, tết Trung thu, trước Tết.",
        "Dịp Tết nguyên đán.",
        Said(
            "“Tết Nguyên đán” ở đầu câu; ngày tết khác",
            "“Tết Nguyên đán” at the start of a sentence; other feasts",
        ),
    ),
    rf"(?:{INSIDE}Tết|(?<!\w)tết|(?<!\w)Tết) (?:(?i:nguyên đán|trung thu|đoan ngọ))(?!\w)"
    r"|(?:(?<=nghỉ )|(?<=dịp )|(?<=trước )|(?<=sau )|(?<=đón )|(?<=chúc ))tết(?=[,;.)]|$| và "
    r"| của )",
    lambda m: "Tết" if m[0] == "tết" else _feast(m),
)


def _feast(match: "re.Match[str]") -> str:
    word = (
        "tết" if re.search(r"(?:[^\W_]|,) $", just_before(match)) or match[0][0] == "t" else "Tết"
    )
    return f"{word} {match[0][4:].capitalize()}"


_DAYS_OFF = _as_listed(
    "Quốc khánh",
    "Quốc tế Lao động",
    "Quốc tế Phụ nữ",
    "Phụ nữ Việt Nam",
    "Thương binh - Liệt sĩ",
    "Nhà giáo Việt Nam",
    "Thầy thuốc Việt Nam",
    "Pháp luật Việt Nam",
    "Giỗ Tổ Hùng Vương",
)
ngay_le = spelling(
    Entry(
        "viet-hoa/ngay-le",
        Said("Ngày lễ, ngày kỷ niệm", "Holidays"),
        _INFO,
        "PL II, V.5",
        "Kỷ niệm ngày Quốc khánh 2-9.",
        "Kỷ niệm ngày quốc khánh 2-9.",
        Said(
            "ngày không có trong danh sách; chữ “ngày” viết hoa",
            "days not listed; a capital in “Ngày”",
        ),
    ),
    rf"(?:(?<=ngày )|(?<=lễ )){_listed(_DAYS_OFF)}(?!\w)",
    lambda m: _DAYS_OFF[m[0].lower()],
    _I,
)

_STEMS, _BRANCHES = (
    "giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý",
    "tý|sửu|dần|mão|thìn|tỵ|ngọ|mùi|thân|dậu|tuất|hợi",
)
am_lich = spelling(
    Entry(
        "viet-hoa/am-lich",
        Said("Năm âm lịch", "Lunar years"),
        _INFO,
        "PL II, V.8.a",
        "Đón xuân Kỷ Tỵ.",
        "Đón năm kỷ tỵ.",
        Said("tên năm không đứng sau “năm”, “xuân”", "names that do not follow “năm” or “xuân”"),
    ),
    rf"(?:(?<=năm )|(?<=xuân ))(?:{_STEMS}) (?:{_BRANCHES})(?!\w)",
    lambda m: m[0].title(),
    _I,
)

_SHORT = _as_listed("UNDP", "UNESCO", "UNICEF", "ASEAN", "PAPI", "PCI", "SIPAS", "HĐND", "UBND")
viet_tat = spelling(
    Entry(
        "viet-hoa/viet-tat",
        Said("Chữ viết tắt", "Abbreviations"),
        _INFO,
        "PL II, IV.2.b",
        "Chỉ số PAPI do UNDP công bố (papi.org.vn).",
        "Chỉ số Papi năm 2026.",
        Said("chữ viết tắt không có trong danh sách", "abbreviations not listed"),
    ),
    rf"(?<![\w./@-]){_listed(_SHORT)}(?![\w/@-])(?!\.\w)",
    lambda m: m[0].upper(),
    _I,
)

# Terms of these plans that are seen with and without a capital; which one is right, the decree does
# not say.
_TERMS = [
    regex(rf"{INSIDE}{term}(?!\w)", _I)
    for term in (
        r"chỉ số(?= (?-i:[A-ZĐ]{3,})(?!\w))",
        "bộ khung(?= nhiệm vụ)",
        "hiệu quả quản trị và hành chính công",
    )
]


@WORDING(
    Entry(
        "viet-hoa/hai-cach",
        Said("Một cách viết hoa cho một tên", "One way of capitals for one name"),
        _INFO,
        PRACTICE,
        "Nâng cao Chỉ số PAPI; thực hiện Chỉ số PAPI.",
        "Nâng cao Chỉ số PAPI, Chỉ số PCI; thực hiện chỉ số PAPI.",
        Said(
            "tên ngoài danh sách; tên ở đầu câu",
            "names not listed; names at the start of a sentence",
        ),
    )
)
def hai_cach(prose: Prose) -> Slips:
    """One name with different capitals inside sentences; the rarer spelling is reported."""
    for term in _TERMS:
        ways: dict[str, list[Phrase]] = {}
        for number, match in running(prose, term):
            ways.setdefault(match[0], []).append(Phrase(number, *match.span()))
        for usual, _, where in minority(ways):
            words = prose.words(where)
            found = Said(
                f"“{words}” ở đây, “{usual}” ở nơi khác", f"“{words}” here, “{usual}” elsewhere"
            )
            yield Finding(where, found, mend=Said("Viết theo một cách.", "Write it in one way."))
