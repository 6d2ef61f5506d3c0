"""The form that Decree 30/2020/NĐ-CP prescribes, as one table: what is allowed, what we use, and
where it stands.

Sizes are points, lengths millimetres, unless a row says otherwise. `PL` is a Phụ lục of the decree;
`PL I, I.3` is its Phần I, Mục I, khoản 3, and `PL I, V.6b` row 6b of the table in its Mục V.
"""

from typing import Literal

from generator.lazy import dataclass

Align = Literal["left", "center", "both"]

QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
QUOC_HIEU_ACCEPTED = (QUOC_HIEU, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")
"""The decree prints both spellings: HÒA in its text and most templates, HOÀ in the table of PL I,
V."""
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"
FONT = "Times New Roman"
LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Letters of điểm in their order (PL I, II.6.đ): đ follows d; ă â ê ô ơ ư and f j w z are not used
(usage)."""
END_MARK = "./."
"""Closes the text in every template of PL III; the wording of PL I does not ask for it."""
NOI_NHAN = "Nơi nhận:"
IN_FORCE = (2020, 3, 5)
AFTER_ISSUE = "Điều 18.3"
"""A paper that went out with wrong content is amended or replaced by one of the same form, one that is
wrong in form is corrected by a công văn."""


@dataclass(frozen=True, slots=True)
class Range:
    """The value that we use and the range that the decree allows; both ends belong to it."""

    used: float
    low: float
    high: float

    def allows(self, value: float, tolerance: float = 0.0) -> bool:
        """Whether `value` lies in the range, give or take `tolerance`."""
        return self.low - tolerance <= value <= self.high + tolerance

    def nearest(self, value: float) -> float:
        """What is allowed and nearest to `value`."""
        return min(max(value, self.low), self.high)


@dataclass(frozen=True, slots=True)
class Component:
    """How the letters of one component look.

    `caps` is True for capitals, False for ordinary writing; `align` None where the decree is
    silent. `code` is shared by checker codes, catalogue and Word style; `name` is the name of the
    Word style.
    """

    code: str
    name: str
    size: Range
    bold: bool
    italic: bool
    caps: bool
    align: Align | None
    article: str


_12 = Range(12, 12, 13)
_13 = Range(13, 13, 14)
_14 = Range(14, 13, 14)


def _exactly(size: float) -> Range:
    return Range(size, size, size)


# The size used is the one that the decree prints as its example in PL I, V.
COMPONENTS = (
    # code, name, size, bold, italic, caps, align, article
    Component("quoc-hieu", "Quốc hiệu", _12, True, False, True, "center", "PL I, II.1.a; V.1"),
    Component("tieu-ngu", "Tiêu ngữ", _13, True, False, False, "center", "PL I, II.1.b; V.1"),
    Component(
        "co-quan-chu-quan",
        "Cơ quan chủ quản",
        _12,
        False,
        False,
        True,
        "center",
        "PL I, II.2.b; V.2",
    ),
    Component(
        "co-quan-ban-hanh",
        "Cơ quan ban hành",
        _12,
        True,
        False,
        True,
        "center",
        "PL I, II.2.b; V.2",
    ),
    Component(
        "so-ky-hieu",
        "Số, ký hiệu",
        _exactly(13),
        False,
        False,
        False,
        "center",
        "PL I, II.3.c; V.3",
    ),
    Component(
        "dia-danh-thoi-gian",
        "Địa danh, thời gian",
        _13,
        False,
        True,
        False,
        "center",
        "PL I, II.4.c; V.4",
    ),
    Component("ten-loai", "Tên loại", _14, True, False, True, "center", "PL I, II.5.b; V.5a"),
    Component("trich-yeu", "Trích yếu", _14, True, False, False, "center", "PL I, II.5.b; V.5a"),
    Component(
        "trich-yeu-cong-van",
        "Trích yếu công văn",
        _12,
        False,
        False,
        False,
        "center",
        "PL I, II.5.b; V.5b",
    ),
    Component("kinh-gui", "Kính gửi", _14, False, False, False, None, "PL I, II.9.d; V.8a"),
    Component("can-cu", "Căn cứ", _14, False, True, False, "both", "PL I, II.6.a"),
    Component("noi-dung", "Nội dung", _14, False, False, False, "both", "PL I, II.6.e; V.6"),
    Component(
        "phan-chuong", "Phần, chương", _14, True, False, False, "center", "PL I, II.6.đ; V.6a"
    ),
    Component(
        "phan-chuong-tieu-de",
        "Tiêu đề phần, chương",
        _14,
        True,
        False,
        True,
        "center",
        "PL I, II.6.đ; V.6a",
    ),
    Component("tieu-muc", "Mục, tiểu mục", _14, True, False, False, "center", "PL I, II.6.đ; V.6a"),
    Component(
        "tieu-muc-tieu-de",
        "Tiêu đề mục, tiểu mục",
        _14,
        True,
        False,
        True,
        "center",
        "PL I, II.6.đ; V.6a",
    ),
    Component("muc", "Mục", _14, True, False, True, None, "PL I, V.6b"),
    Component("dieu", "Điều", _14, True, False, False, "both", "PL I, II.6.đ; V.6a"),
    Component(
        "khoan-tieu-de", "Khoản có tiêu đề", _14, True, False, False, "both", "PL I, II.6.đ; V.6b"
    ),
    Component("khoan", "Khoản", _14, False, False, False, "both", "PL I, II.6.đ; V.6b"),
    Component("diem", "Điểm", _14, False, False, False, "both", "PL I, II.6.đ; V.6b"),
    Component(
        "quyen-han-chuc-vu",
        "Quyền hạn, chức vụ",
        _14,
        True,
        False,
        True,
        "center",
        "PL I, II.7.đ; V.7",
    ),
    Component("ho-ten", "Họ tên", _14, True, False, False, "center", "PL I, II.7.đ; V.7"),
    Component(
        "noi-nhan", "Nơi nhận", _exactly(12), True, True, False, "left", "PL I, II.9.d; V.8b"
    ),
    Component(
        "noi-nhan-danh-sach",
        "Danh sách nơi nhận",
        _exactly(11),
        False,
        False,
        False,
        "left",
        "PL I, II.9.d; V.8b",
    ),
    Component(
        "phu-luc", "Phụ lục", _exactly(14), True, False, False, "center", "PL I, III.1.b; V.9"
    ),
    Component(
        "phu-luc-tieu-de", "Tiêu đề phụ lục", _14, True, False, True, "center", "PL I, III.1.b; V.9"
    ),
    Component(
        "phu-luc-kem-theo", "Chỉ dẫn kèm theo", _14, False, True, False, "center", "PL I, III.1.c"
    ),
    Component("do-khan", "Độ khẩn", _13, True, False, True, "center", "PL I, III.2.b; V.10"),
    Component(
        "luu-hanh", "Chỉ dẫn lưu hành", _13, True, False, True, "center", "PL I, III.2.c; V.13"
    ),
    Component(
        "nguoi-soan",
        "Ký hiệu người soạn thảo",
        _exactly(11),
        False,
        False,
        True,
        None,
        "PL I, III.3; V.11",
    ),
    Component(
        "dia-chi",
        "Địa chỉ cơ quan",
        Range(11, 11, 12),
        False,
        False,
        False,
        None,
        "PL I, III.4; V.12",
    ),
    Component("so-trang", "Số trang", _14, False, False, False, "center", "PL I, I.7; V.14"),
)


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of page, paragraph or line; `choices`, where given, are the only values
    allowed."""

    code: str
    value: Range
    unit: Literal["mm", "pt", "lines", "ratio"]
    article: str
    choices: tuple[float, ...] = ()

    def allows(self, value: float, tolerance: float = 0.0) -> bool:
        """Whether the decree allows `value`, give or take `tolerance`."""
        if self.choices:
            return any(abs(value - choice) <= tolerance for choice in self.choices)
        return self.value.allows(value, tolerance)


MEASURES = (
    Measure("page/width", _exactly(210), "mm", "PL I, I.1"),
    Measure("page/height", _exactly(297), "mm", "PL I, I.1"),
    Measure("page/margin-top", Range(20, 20, 25), "mm", "PL I, I.3"),
    Measure("page/margin-bottom", Range(20, 20, 25), "mm", "PL I, I.3"),
    Measure("page/margin-left", Range(30, 30, 35), "mm", "PL I, I.3"),
    Measure("page/margin-right", Range(15, 15, 20), "mm", "PL I, I.3"),
    Measure("noi-dung/first-line", Range(12.7, 10, 12.7), "mm", "PL I, II.6.e", choices=(10, 12.7)),
    Measure("noi-dung/spacing", Range(6, 6, float("inf")), "pt", "PL I, II.6.e"),
    Measure("noi-dung/line-spacing", Range(1, 1, 1.5), "lines", "PL I, II.6.e"),
    Measure("trich-yeu-cong-van/spacing", Range(6, 6, 6), "pt", "PL I, II.5.b"),
    # Lengths of drawn lines, as part of the length of the text line above.
    Measure("tieu-ngu/line", _exactly(1), "ratio", "PL I, II.1.b"),
    Measure("co-quan-ban-hanh/line", Range(0.42, 1 / 3, 1 / 2), "ratio", "PL I, II.2.b"),
    Measure("trich-yeu/line", Range(0.42, 1 / 3, 1 / 2), "ratio", "PL I, II.5.b"),
)

_COMPONENTS = {row.code: row for row in COMPONENTS}
_MEASURES = {row.code: row for row in MEASURES}


def component(code: str) -> Component:
    """The row of `code`; a code that the table lacks is a KeyError, so no rule can be made up
    elsewhere."""
    return _COMPONENTS[code]


def measure(code: str) -> Measure:
    """The row of `code`, for example `page/margin-left`; KeyError if the table lacks it."""
    return _MEASURES[code]
