"""Names of administrative units and bodies, with the day from which each holds."""

from datetime import date

from generator.law.divisions import provinces
from generator.lazy import dataclass

TWO_TIERS = date(2025, 7, 1)
"""No district level from this day (Luật 72/2025/QH15, Điều 51.3)."""
NQ202 = "Nghị quyết 202/2025/QH15"


@dataclass(frozen=True, slots=True)
class Renamed:
    """A name that is no longer right from the day `since`.

    `sure` is False where no source of law was read for it.
    """

    old: str
    new: str
    since: date
    article: str
    sure: bool = True


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(","))


# The 23 mergers of provinces: what each new unit took in.
_MERGED = {
    "tỉnh Tuyên Quang": "Hà Giang",
    "tỉnh Lào Cai": "Yên Bái",
    "tỉnh Thái Nguyên": "Bắc Kạn",
    "tỉnh Phú Thọ": "Hòa Bình, Hoà Bình, Vĩnh Phúc",
    "tỉnh Bắc Ninh": "Bắc Giang",
    "tỉnh Hưng Yên": "Thái Bình",
    "thành phố Hải Phòng": "Hải Dương",
    "tỉnh Ninh Bình": "Hà Nam, Nam Định",
    "tỉnh Quảng Trị": "Quảng Bình",
    "thành phố Đà Nẵng": "Quảng Nam",
    "tỉnh Quảng Ngãi": "Kon Tum",
    "tỉnh Gia Lai": "Bình Định",
    "tỉnh Khánh Hòa": "Ninh Thuận",
    "tỉnh Lâm Đồng": "Đắk Nông, Bình Thuận",
    "tỉnh Đắk Lắk": "Phú Yên",
    "Thành phố Hồ Chí Minh": "Bà Rịa - Vũng Tàu, Bà Rịa-Vũng Tàu, Bình Dương",
    "tỉnh Đồng Nai": "Bình Phước",
    "tỉnh Tây Ninh": "Long An",
    "thành phố Cần Thơ": "Sóc Trăng, Hậu Giang",
    "tỉnh Vĩnh Long": "Bến Tre, Trà Vinh",
    "tỉnh Đồng Tháp": "Tiền Giang",
    "tỉnh Cà Mau": "Bạc Liêu",
    "tỉnh An Giang": "Kiên Giang",
}
_CITIES = tuple(
    Renamed(one.name, one.full, one.since, one.resolution)
    for one in provinces()
    if one.since > TWO_TIERS
)
ABOLISHED = {
    old: Renamed(old, new, TWO_TIERS, NQ202)
    for new, names in _MERGED.items()
    for old in names.split(", ")
}
"""Provinces that other provinces took in, by name without the type word."""
PROVINCES_RENAMED = ABOLISHED | {row.old: row for row in _CITIES}
"""Names that are wrong after the word "tỉnh", by name."""

CITIES = tuple(one.name for one in provinces() if one.type != "tỉnh")
"""Cities under the Government (six before 30 April 2026)."""
PROVINCES = (
    *(one.name for one in provinces() if one.name not in CITIES or one.since > TWO_TIERS),
    *_names("Khánh Hoà, Thanh Hoá, Thừa Thiên Huế"),
)
"""Provinces that were not taken in, and one that became a city on 1 January 2025."""

_DEPARTMENTS = date(2025, 7, 1)
# Provinces merged their departments by resolutions of their own between February and July 2025; NĐ
# 150/2025/NĐ-CP is in force for all of them from 1 July, so no earlier paper is called wrong.
_ND150 = "Nghị định 150/2025/NĐ-CP"
_MINISTRIES = date(2025, 3, 1)
_NQ176 = "Nghị quyết 176/2025/QH15"
_AGRICULTURE = "Nông nghiệp và Môi trường"
BODIES_RENAMED = tuple(
    Renamed(*row)
    for row in (
        ("Sở Kế hoạch và Đầu tư", "Sở Tài chính", _DEPARTMENTS, _ND150),
        ("Sở Tài nguyên và Môi trường", f"Sở {_AGRICULTURE}", _DEPARTMENTS, _ND150),
        ("Sở Nông nghiệp và Phát triển nông thôn", f"Sở {_AGRICULTURE}", _DEPARTMENTS, _ND150),
        ("Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ", _DEPARTMENTS, _ND150, False),
        (
            "Sở Lao động - Thương binh và Xã hội",
            "Sở Nội vụ, Sở Y tế hoặc Sở Giáo dục và Đào tạo",
            _DEPARTMENTS,
            _ND150,
            False,
        ),
        ("Sở Giao thông vận tải", "Sở Xây dựng", _DEPARTMENTS, _ND150, False),
        ("Ban Dân tộc", "Sở Dân tộc và Tôn giáo", _DEPARTMENTS, _ND150, False),
        ("Tổng cục Thuế", "Cục Thuế", _MINISTRIES, "", False),
        ("Bộ Kế hoạch và Đầu tư", "Bộ Tài chính", _MINISTRIES, _NQ176, False),
        ("Bộ Tài nguyên và Môi trường", f"Bộ {_AGRICULTURE}", _MINISTRIES, _NQ176, False),
        (
            "Bộ Nông nghiệp và Phát triển nông thôn",
            f"Bộ {_AGRICULTURE}",
            _MINISTRIES,
            _NQ176,
            False,
        ),
        ("Bộ Thông tin và Truyền thông", "Bộ Khoa học và Công nghệ", _MINISTRIES, _NQ176, False),
        ("Bộ Lao động - Thương binh và Xã hội", "Bộ Nội vụ", _MINISTRIES, _NQ176, False),
        ("Bộ Giao thông vận tải", "Bộ Xây dựng", _MINISTRIES, _NQ176, False),
        ("Ủy ban Dân tộc", "Bộ Dân tộc và Tôn giáo", _MINISTRIES, _NQ176, False),
    )
)
DEPARTMENTS = _names(
    "Nội vụ, Tài chính, Tư pháp, Xây dựng, Y tế, Giáo dục và Đào tạo, Khoa học và Công nghệ, "
    "Ngoại vụ, Nông nghiệp và Môi trường, Dân tộc và Tôn giáo, Kế hoạch và Đầu tư, "
    "Tài nguyên và Môi trường, Nông nghiệp và Phát triển nông thôn, Thông tin và Truyền thông, "
    "Lao động - Thương binh và Xã hội, Giao thông vận tải"
)
"""Fields of Bộ and Sở whose spelling nobody disputes (Công Thương is written in two ways)."""
