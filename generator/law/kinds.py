"""Kinds of administrative documents and their abbreviations (Điều 7; PL III, Mục I)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: `abbreviation` stands in its symbol, "" where the decree gives none."""

    key: str
    name: str
    abbreviation: str


KINDS = tuple(
    Kind(*row)
    for row in (
        ("nghi_quyet", "Nghị quyết", "NQ"),
        ("quyet_dinh", "Quyết định", "QĐ"),
        ("chi_thi", "Chỉ thị", "CT"),
        ("quy_che", "Quy chế", "QC"),
        ("quy_dinh", "Quy định", "QyĐ"),
        ("thong_cao", "Thông cáo", "TC"),
        ("thong_bao", "Thông báo", "TB"),
        ("huong_dan", "Hướng dẫn", "HD"),
        ("chuong_trinh", "Chương trình", "CTr"),
        ("ke_hoach", "Kế hoạch", "KH"),
        ("phuong_an", "Phương án", "PA"),
        ("de_an", "Đề án", "ĐA"),
        ("du_an", "Dự án", "DA"),
        ("bao_cao", "Báo cáo", "BC"),
        ("bien_ban", "Biên bản", "BB"),
        ("to_trinh", "Tờ trình", "TTr"),
        ("hop_dong", "Hợp đồng", "HĐ"),
        ("cong_van", "Công văn", ""),
        ("cong_dien", "Công điện", "CĐ"),
        ("ban_ghi_nho", "Bản ghi nhớ", "BGN"),
        ("ban_thoa_thuan", "Bản thỏa thuận", "BTT"),
        ("giay_uy_quyen", "Giấy ủy quyền", "GUQ"),
        ("giay_moi", "Giấy mời", "GM"),
        ("giay_gioi_thieu", "Giấy giới thiệu", "GGT"),
        ("giay_nghi_phep", "Giấy nghỉ phép", "GNP"),
        ("phieu_gui", "Phiếu gửi", "PG"),
        ("phieu_chuyen", "Phiếu chuyển", "PC"),
        ("phieu_bao", "Phiếu báo", "PB"),
        ("thu_cong", "Thư công", ""),
    )
)
COPY_KINDS = (
    Kind("sao_y", "Sao y", "SY"),
    Kind("trich_sao", "Trích sao", "TrS"),
    Kind("sao_luc", "Sao lục", "SL"),
)

_BY_KEY = {kind.key: kind for kind in KINDS}


def kind(key: str) -> Kind:
    """The kind whose key is `key`; KeyError if the decree has none."""
    return _BY_KEY[key]
