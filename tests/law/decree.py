"""What Decree 30/2020/NĐ-CP says, typed from its own text: the tests of the law know it by themselves.

Nothing here is taken from `generator/law`, so that a wrong figure there is seen. Points of Phụ lục I are written as they
are cited, `II.1.a`; `V.1` is a row of the table in its Mục V. Sizes are points, lengths millimetres.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Letters:
    """How one component is printed.

    `printed` is the size of the example in the table of Mục V, 0 where it shows none; `caps` whether in capitals;
    `align` "" where the decree is silent.
    """

    code: str
    low: float
    high: float
    printed: float
    bold: bool
    italic: bool
    caps: bool
    align: str
    articles: tuple[str, ...]


UPRIGHT, SLANTED = False, True
PLAIN, BOLD = False, True
SMALL, CAPITALS = False, True

LETTERS = (
    Letters("quoc-hieu", 12, 13, 12, BOLD, UPRIGHT, CAPITALS, "", ("II.1.a", "V.1")),
    Letters("tieu-ngu", 13, 14, 13, BOLD, UPRIGHT, SMALL, "center", ("II.1.b", "V.1")),
    Letters("co-quan-chu-quan", 12, 13, 12, PLAIN, UPRIGHT, CAPITALS, "", ("II.2.b", "V.2")),
    Letters("co-quan-ban-hanh", 12, 13, 12, BOLD, UPRIGHT, CAPITALS, "center", ("II.2.b", "V.2")),
    Letters("so-ky-hieu", 13, 13, 13, PLAIN, UPRIGHT, SMALL, "center", ("II.3.c", "V.3")),
    Letters("dia-danh-thoi-gian", 13, 14, 13, PLAIN, SLANTED, SMALL, "center", ("II.4.c", "V.4")),
    Letters("ten-loai", 13, 14, 14, BOLD, UPRIGHT, CAPITALS, "center", ("II.5.b", "V.5a")),
    Letters("trich-yeu", 13, 14, 14, BOLD, UPRIGHT, SMALL, "center", ("II.5.b", "V.5a")),
    Letters("trich-yeu-cong-van", 12, 13, 12, PLAIN, UPRIGHT, SMALL, "center", ("II.5.b", "V.5b")),
    Letters("can-cu", 13, 14, 0, PLAIN, SLANTED, SMALL, "", ("II.6.a",)),
    Letters("noi-dung", 13, 14, 14, PLAIN, UPRIGHT, SMALL, "both", ("II.6.e", "V.6")),
    Letters("phan-chuong", 13, 14, 14, BOLD, UPRIGHT, SMALL, "center", ("II.6.đ", "V.6a")),
    Letters(
        "phan-chuong-tieu-de", 13, 14, 14, BOLD, UPRIGHT, CAPITALS, "center", ("II.6.đ", "V.6a")
    ),
    Letters("tieu-muc", 13, 14, 14, BOLD, UPRIGHT, SMALL, "center", ("II.6.đ", "V.6a")),
    Letters("tieu-muc-tieu-de", 13, 14, 14, BOLD, UPRIGHT, CAPITALS, "center", ("II.6.đ", "V.6a")),
    Letters("muc", 13, 14, 14, BOLD, UPRIGHT, CAPITALS, "", ("V.6b",)),
    Letters("dieu", 13, 14, 14, BOLD, UPRIGHT, SMALL, "", ("II.6.đ", "V.6a")),
    Letters("khoan-tieu-de", 13, 14, 14, BOLD, UPRIGHT, SMALL, "", ("II.6.đ", "V.6b")),
    Letters("khoan", 13, 14, 14, PLAIN, UPRIGHT, SMALL, "", ("II.6.đ", "V.6b")),
    Letters("diem", 13, 14, 14, PLAIN, UPRIGHT, SMALL, "", ("II.6.đ", "V.6b")),
    Letters("quyen-han-chuc-vu", 13, 14, 14, BOLD, UPRIGHT, CAPITALS, "", ("II.7.đ", "V.7")),
    Letters("ho-ten", 13, 14, 14, BOLD, UPRIGHT, SMALL, "center", ("II.7.đ", "V.7")),
    Letters("kinh-gui", 13, 14, 14, PLAIN, UPRIGHT, SMALL, "", ("II.9.d", "V.8a")),
    Letters("noi-nhan", 12, 12, 12, BOLD, SLANTED, SMALL, "left", ("II.9.d", "V.8b")),
    Letters("noi-nhan-danh-sach", 11, 11, 11, PLAIN, UPRIGHT, SMALL, "left", ("II.9.d", "V.8b")),
    Letters("phu-luc", 14, 14, 14, BOLD, UPRIGHT, SMALL, "center", ("III.1.b", "V.9")),
    Letters("phu-luc-tieu-de", 13, 14, 14, BOLD, UPRIGHT, CAPITALS, "center", ("III.1.b", "V.9")),
    Letters("phu-luc-kem-theo", 13, 14, 0, PLAIN, SLANTED, SMALL, "center", ("III.1.c",)),
    Letters("do-khan", 13, 14, 13, BOLD, UPRIGHT, CAPITALS, "", ("III.2.b", "V.10")),
    Letters("nguoi-soan", 11, 11, 11, PLAIN, UPRIGHT, CAPITALS, "", ("III.3", "V.11")),
    Letters("dia-chi", 11, 12, 11, PLAIN, UPRIGHT, SMALL, "", ("III.4", "V.12")),
    Letters("luu-hanh", 13, 14, 13, BOLD, UPRIGHT, CAPITALS, "", ("III.2.c", "V.13")),
    Letters("so-trang", 13, 14, 14, PLAIN, UPRIGHT, SMALL, "center", ("I.7", "V.14")),
)


@dataclass(frozen=True)
class Length:
    """One measure: from `low` to `high`, or one of `choices`."""

    code: str
    low: float
    high: float
    unit: str
    article: str
    choices: tuple[float, ...] = ()


ENDLESS = float("inf")
LENGTHS = (
    Length("page/width", 210, 210, "mm", "I.1"),
    Length("page/height", 297, 297, "mm", "I.1"),
    Length("page/margin-top", 20, 25, "mm", "I.3"),
    Length("page/margin-bottom", 20, 25, "mm", "I.3"),
    Length("page/margin-left", 30, 35, "mm", "I.3"),
    Length("page/margin-right", 15, 20, "mm", "I.3"),
    Length("noi-dung/first-line", 10, 12.7, "mm", "II.6.e", (10, 12.7)),
    Length("noi-dung/spacing", 6, ENDLESS, "pt", "II.6.e"),
    Length("noi-dung/line-spacing", 1, 1.5, "lines", "II.6.e"),
    Length("trich-yeu-cong-van/spacing", 6, 6, "pt", "II.5.b"),
    # Of the line of text above it.
    Length("tieu-ngu/line", 1, 1, "ratio", "II.1.b"),
    Length("co-quan-ban-hanh/line", 1 / 3, 1 / 2, "ratio", "II.2.b"),
    Length("trich-yeu/line", 1 / 3, 1 / 2, "ratio", "II.5.b"),
)

# Điều 7 has the kinds in this order, PL III, Mục I their abbreviations; công văn and thư công have none.
KINDS = (
    ("Nghị quyết", "NQ"),
    ("Quyết định", "QĐ"),
    ("Chỉ thị", "CT"),
    ("Quy chế", "QC"),
    ("Quy định", "QyĐ"),
    ("Thông cáo", "TC"),
    ("Thông báo", "TB"),
    ("Hướng dẫn", "HD"),
    ("Chương trình", "CTr"),
    ("Kế hoạch", "KH"),
    ("Phương án", "PA"),
    ("Đề án", "ĐA"),
    ("Dự án", "DA"),
    ("Báo cáo", "BC"),
    ("Biên bản", "BB"),
    ("Tờ trình", "TTr"),
    ("Hợp đồng", "HĐ"),
    ("Công văn", ""),
    ("Công điện", "CĐ"),
    ("Bản ghi nhớ", "BGN"),
    ("Bản thỏa thuận", "BTT"),
    ("Giấy ủy quyền", "GUQ"),
    ("Giấy mời", "GM"),
    ("Giấy giới thiệu", "GGT"),
    ("Giấy nghỉ phép", "GNP"),
    ("Phiếu gửi", "PG"),
    ("Phiếu chuyển", "PC"),
    ("Phiếu báo", "PB"),
    ("Thư công", ""),
)
COPIES = (("Sao y", "SY"), ("Trích sao", "TrS"), ("Sao lục", "SL"))

# II.9.b: these are addressed; a report only to those above. All others are not (II.9.c).
ADDRESSED_ALWAYS = ("cong_van", "to_trinh")
ADDRESSED_UPWARD = ("bao_cao",)

# II.3.b, II.5.b: a letter alone names no kind, and has its subject after V/v below its number.
SUBJECT_BELOW_NUMBER = ("cong_van",)
# Mẫu 1.1, 1.2: the words between the bases and what is decided.
ENACTING = {"nghi_quyet": "QUYẾT NGHỊ:", "quyet_dinh": "QUYẾT ĐỊNH:"}
# Mẫu 1.1 to 1.10: what the template of a kind does not print, of date line, name of the kind, subject and recipients.
TEMPLATES = {
    "nghi_quyet": (),
    "quyet_dinh": (),
    "ke_hoach": (),  # Mẫu 1.4 stands for all kinds without one of their own
    "cong_van": ("ten-loai", "trich-yeu"),
    "cong_dien": (),
    "giay_moi": (),
    "giay_gioi_thieu": ("trich-yeu",),
    "bien_ban": ("dia-danh-thoi-gian",),
    "giay_nghi_phep": ("trich-yeu",),
}

# III.2.b: words and widths of the stamps, in the decree's own spelling; all are 8 high.
URGENCY = (("HOẢ TỐC", 30), ("THƯỢNG KHẨN", 40), ("KHẨN", 20))
SECRECY = ("TUYỆT MẬT", "TỐI MẬT", "MẬT")
CIRCULATION = ("XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ")

# II.1.a, II.1.b; the table of Mục V prints HOÀ.
NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")
MOTTO = "Độc lập - Tự do - Hạnh phúc"
FONT = "Times New Roman"

# II.6.đ: letters of điểm follow the Vietnamese alphabet; without ă â ê ô ơ ư, as the decree numbers itself (a b c d đ e g).
ALPHABET = "a b c d đ e g h i k l m n o p q r s t u v x y"

# II.3.c and II.4.b: a zero before numbers and days below 10, and before months 1 and 2.
NUMBERS = {1: "01", 9: "09", 10: "10", 15: "15", 351: "351"}
MONTHS = {1: "01", 2: "02", 3: "3", 6: "6", 9: "9", 10: "10", 12: "12"}

# II.7.b: what stands before whom the signer signs for.
SIGNED = (
    ("on_behalf_of", "TM.", "tập thể lãnh đạo hoặc tên cơ quan"),
    ("acting", "Q.", "chức vụ người đứng đầu"),
    ("deputy_for", "KT.", "chức vụ người đứng đầu"),
    ("by_order_of", "TL.", "chức vụ người đứng đầu"),
    ("authorised_by", "TUQ.", "chức vụ người đứng đầu"),
)
# Điều 37: it holds from the day of its signing.
SIGNED_ON = (2020, 3, 5)
