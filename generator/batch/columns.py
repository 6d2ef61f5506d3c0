"""The columns of a roster: what they may be called, without diacritics, and what stands in them."""

from generator.language import Said

COLUMNS = {
    "code": (
        *("ma", "ma_don_vi", "ma_xa", "ma_dvhc", "ma_don_vi_hanh_chinh", "ma_so"),
        *("ma_xa_phuong", "ma_phuong_xa", "ma_xa_phuong_dac_khu", "code"),
    ),
    "name": (
        *("ten", "ten_don_vi", "don_vi", "ten_xa", "ten_xa_phuong", "xa_phuong"),
        *("ten_phuong_xa", "phuong_xa", "ten_xa_phuong_dac_khu", "xa_phuong_dac_khu"),
        *("ten_don_vi_hanh_chinh", "don_vi_hanh_chinh", "ten_dvhc", "dvhc"),
        *("ten_don_vi_cap_xa", "don_vi_cap_xa", "ten_dia_phuong", "dia_phuong", "name", "unit"),
    ),
    "type": ("loai", "loai_don_vi", "loai_dvhc", "loai_don_vi_hanh_chinh", "type"),
    "province": ("tinh", "tinh_thanh_pho", "tinh_tp", "ten_tinh", "province"),
    "phone": ("dien_thoai", "so_dien_thoai", "sdt", "so_dt", "phone"),
    "contact": (
        *("nguoi_dau_moi", "dau_moi", "can_bo_dau_moi", "nguoi_lien_he", "lien_he"),
        *("nguoi_phu_trach", "can_bo_phu_trach", "contact"),
    ),
}
"""What each column may be called; other columns are not read."""
NEEDED = ("name",)
_BASIC = ("code", "name", "type", "province")
USUAL = ", ".join(names[0] for key, names in COLUMNS.items() if key in _BASIC)
"""`ma, ten, loai, tinh`, as they are typed with no Vietnamese keyboard."""
SHOWN = Said(
    "“Mã xã”, “Tên đơn vị”, “Loại”, “Tỉnh”",
    "“Mã xã” (code), “Tên đơn vị” (name), “Loại” (kind), “Tỉnh” (province)",
)
"""The same as offices write them above their tables."""
_MEANS = {
    "code": "mã đơn vị hành chính, 5 chữ số; Excel bỏ mất số 0 đứng đầu (`4`) thì được thêm lại"
    " (`00004`), mã ghi sẵn số 0 (`001`) thì giữ nguyên; bỏ trống thì lấy theo danh sách của chương"
    " trình, khi tên chỉ có một đơn vị ở tỉnh ấy",
    "name": "`Tân Hưng` (khi có cột loại) hoặc `xã Tân Hưng`",
    "type": "`xã`, `phường` hoặc `đặc khu`; không bắt buộc",
    "province": "không bắt buộc; phân biệt hai đơn vị trùng tên ở hai tỉnh (không ghi thì theo mã),"
    " khi đó kế hoạch của xã cũng ghi `don_vi: xã Tân Hưng, tỉnh Cà Mau`",
    "phone": "không bắt buộc; đứng trong danh sách gọi điện của `remind`, Excel bỏ mất số 0 đứng đầu"
    " thì được thêm lại",
    "contact": "không bắt buộc; đứng trong danh sách gọi điện của `remind`",
}


def of_units(why: Said) -> Said:
    """The help of an argument that takes a roster: `why` it is wanted, and what it is."""
    return Said(
        f"danh sách đơn vị{why.vi}: tệp .csv, .xlsx có các cột {USUAL}, hoặc tên tỉnh (hung-yen)",
        f"roster{why.en}: .csv or .xlsx with the columns {USUAL}, or a province (hung-yen)",
    )


def columns_shown() -> str:
    """The table of the columns, in Markdown."""
    rows = (
        f"| `{names[0]}` | {', '.join(f'`{one}`' for one in names[1:])} | {_MEANS[key]} |"
        for key, names in COLUMNS.items()
    )
    return "\n".join(["| Cột | Tên khác | Là gì |", "|---|---|---|", *rows])
