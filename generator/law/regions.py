"""The regions of a paper, in the order in which somebody reads it, and what stands in each."""

from generator.language import Said
from generator.lazy import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """One region: the components that it holds, and what else findings are told of there."""

    code: str
    name: Said
    holds: tuple[str, ...]


BODY, TABLES, APPENDIX = "body", "tables", "appendix"
REGIONS = (
    Region("file", Said("Tệp", "The file"), ("file", "class", "law", "words")),
    Region(
        "head",
        Said("Quốc hiệu, tên cơ quan", "National name, agency"),
        ("quoc-hieu", "tieu-ngu", "co-quan-chu-quan", "co-quan-ban-hanh"),
    ),
    Region(
        "number",
        Said("Số, địa danh, ngày tháng", "Number, place and date"),
        ("so-ky-hieu", "dia-danh-thoi-gian", "do-khan", "luu-hanh"),
    ),
    Region(
        "subject",
        Said("Tên loại, trích yếu, Kính gửi", "Kind, subject, addressees"),
        ("ten-loai", "trich-yeu", "trich-yeu-cong-van", "kinh-gui"),
    ),
    Region("bases", Said("Căn cứ", "Bases"), ("can-cu",)),
    Region(
        BODY,
        Said("Nội dung", "Text"),
        (
            *("noi-dung", "phan-chuong", "phan-chuong-tieu-de", "tieu-muc", "tieu-muc-tieu-de"),
            *("muc", "dieu", "khoan-tieu-de", "khoan", "diem"),
        ),
    ),
    Region(TABLES, Said("Bảng trong nội dung", "Tables of the text"), ("bang",)),
    Region(
        "recipients",
        Said("Nơi nhận", "Recipients"),
        ("noi-nhan", "noi-nhan-danh-sach", "nguoi-soan"),
    ),
    Region("signature", Said("Chữ ký", "Signature"), ("quyen-han-chuc-vu", "ho-ten")),
    Region(
        APPENDIX,
        Said("Phụ lục, văn bản kèm theo", "Appendices, what is issued with it"),
        ("phu-luc", "phu-luc-tieu-de", "phu-luc-kem-theo", "kem-theo"),
    ),
    Region("page", Said("Trang giấy, số trang", "Page set-up"), ("page", "so-trang", "dia-chi")),
)
_HOLDING = {held: region.code for region in REGIONS for held in region.holds}


def region_of(component: str) -> str:
    """The region with the component; the body for what stands anywhere."""
    return _HOLDING.get(component, BODY)
