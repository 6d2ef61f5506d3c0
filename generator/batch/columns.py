"""The columns of a roster: what they may be called, without diacritics, and what stands in them."""

from generator.language import Said

COLUMNS = {
    "code": ("ma", "ma_don_vi", "ma_xa", "ma_dvhc", "code"),
    "name": ("ten", "ten_don_vi", "don_vi", "ten_xa", "name", "unit"),
    "type": ("loai", "loai_don_vi", "type"),
    "province": ("tinh", "tinh_thanh_pho", "province"),
    "phone": ("dien_thoai", "so_dien_thoai", "sdt", "phone"),
}
"""What each column may be called; other columns are not read."""
NEEDED = ("code", "name")
USUAL = ", ".join(names[0] for key, names in COLUMNS.items() if key != "phone")
"""`ma, ten, loai, tinh`, as they are told to people."""
_MEANS = {
    "code": "mã đơn vị hành chính, 5 chữ số; Excel bỏ mất số 0 đứng đầu (`4`) thì được thêm lại"
    " (`00004`), mã ghi sẵn số 0 (`001`) thì giữ nguyên",
    "name": "`Tân Hưng` (khi có cột loại) hoặc `xã Tân Hưng`",
    "type": "`xã`, `phường` hoặc `đặc khu`; không bắt buộc",
    "province": "không bắt buộc; phân biệt hai đơn vị trùng tên ở hai tỉnh (không ghi thì theo mã),"
    " khi đó kế hoạch của xã cũng ghi `don_vi: xã Tân Hưng, tỉnh Cà Mau`",
    "phone": "không bắt buộc; đứng trong danh sách gọi điện của `remind`, Excel bỏ mất số 0 đứng đầu"
    " thì được thêm lại",
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
