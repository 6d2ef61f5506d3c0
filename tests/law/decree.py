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


@dataclass(frozen=True)
class Capitals:
    """A point of Phụ lục II with an example of its own, right and wrong; `code` is "" where a program cannot tell."""

    point: str
    right: str
    wrong: str
    code: str


# Points of Phụ lục II.
CAPITALS_OF = (
    Capitals(
        "I",
        "Kế hoạch kết thúc. Các đơn vị báo cáo.",
        "Kế hoạch kết thúc. các đơn vị báo cáo.",
        "viet-hoa/dau-cau",
    ),
    Capitals("II.1.a", "Giao đồng chí Trần Phú chủ trì.", "Giao đồng chí Trần phú chủ trì.", ""),
    Capitals("II.1.b", "Học tập tấm gương Bác Hồ vĩ đại.", "Học tập tấm gương bác Hồ vĩ đại.", ""),
    Capitals(
        "III.1.a",
        "Trên địa bàn tỉnh Sơn La có mưa.",
        "Trên địa bàn Tỉnh Sơn La có mưa.",
        "viet-hoa/don-vi-hanh-chinh",
    ),
    Capitals(
        "III.1.a",
        "Trên địa bàn thành phố Đà Nẵng có mưa.",
        "Trên địa bàn Thành phố Đà Nẵng có mưa.",
        "viet-hoa/don-vi-hanh-chinh",
    ),
    Capitals("III.1.b", "Trên địa bàn Phường 3 có mưa.", "Trên địa bàn phường 3 có mưa.", ""),
    Capitals(
        "III.1.b",
        "Trên địa bàn Phường Điện Biên Phủ có mưa.",
        "Trên địa bàn phường Điện Biên Phủ có mưa.",
        "",
    ),
    Capitals(
        "III.1.c", "Tại Thủ đô Hà Nội có mưa.", "Tại thủ đô Hà Nội có mưa.", "viet-hoa/dac-biet"
    ),
    Capitals(
        "III.1.c",
        "Tại Thành phố Hồ Chí Minh có mưa.",
        "Tại thành phố Hồ Chí Minh có mưa.",
        "viet-hoa/dac-biet",
    ),
    Capitals(
        "III.1.d",
        "Du lịch Cửa Lò, Vũng Tàu phát triển.",
        "Du lịch cửa Lò, vũng Tàu phát triển.",
        "",
    ),
    Capitals(
        "III.1.d", "Du lịch biển Cửa Lò, vịnh Hạ Long.", "Du lịch Biển Cửa Lò, Vịnh Hạ Long.", ""
    ),
    Capitals(
        "III.1.đ",
        "Các tỉnh vùng Tây Bắc có mưa.",
        "Các tỉnh vùng tây bắc có mưa.",
        "viet-hoa/vung-mien",
    ),
    Capitals(
        "III.1.đ",
        "Các tỉnh vùng Bắc Bộ có mưa.",
        "Các tỉnh vùng Bắc bộ có mưa.",
        "viet-hoa/vung-mien",
    ),
    Capitals(
        "IV.1.a",
        "Giao Văn phòng Chủ tịch nước theo dõi.",
        "Giao văn phòng Chủ tịch nước theo dõi.",
        "",
    ),
    Capitals(
        "IV.1.a",
        "Theo hướng dẫn của Bộ Tài nguyên và Môi trường.",
        "Theo hướng dẫn của Bộ tài nguyên và môi trường.",
        "viet-hoa/bo-nganh",
    ),
    Capitals(
        "IV.1.a",
        "Trình Hội đồng nhân dân tỉnh Sơn La.",
        "Trình Hội Đồng Nhân Dân tỉnh Sơn La.",
        "viet-hoa/uy-ban-nhan-dan",
    ),
    Capitals(
        "IV.1.a", "Giao Sở Tài chính chủ trì.", "Giao sở tài chính chủ trì.", "viet-hoa/so-nganh"
    ),
    Capitals(
        "IV.1.b",
        "Nghị quyết của Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam.",
        "Nghị quyết của Ban chấp hành trung ương Đảng cộng sản Việt Nam.",
        "viet-hoa/to-chuc",
    ),
    Capitals(
        "IV.2.a",
        "Theo Liên hợp quốc công bố.",
        "Theo Liên Hợp Quốc công bố.",
        "viet-hoa/to-chuc-nuoc-ngoai",
    ),
    Capitals(
        "IV.2.a",
        "Theo Tổ chức Y tế thế giới công bố.",
        "Theo Tổ chức Y tế Thế giới công bố.",
        "viet-hoa/to-chuc-nuoc-ngoai",
    ),
    Capitals("V.1", "Chính sách của Nhà nước.", "Chính sách của nhà nước.", "viet-hoa/nha-nuoc"),
    Capitals(
        "V.1",
        "Phục vụ Nhân dân trên địa bàn.",
        "Phục vụ nhân dân trên địa bàn.",
        "viet-hoa/nhan-dan",
    ),
    Capitals(
        "V.2",
        "Tặng Huân chương Sao vàng cho tập thể.",
        "Tặng huân chương sao vàng cho tập thể.",
        "",
    ),
    Capitals(
        "V.2",
        "Danh hiệu Nghệ sĩ Nhân dân, Anh hùng Lao động.",
        "Danh hiệu nghệ sĩ nhân dân, anh hùng lao động.",
        "",
    ),
    Capitals("V.3", "Kết luận của Thủ tướng Chính phủ.", "Kết luận của thủ tướng Chính phủ.", ""),
    Capitals("V.4", "Thực hiện chủ trương của Đảng.", "Thực hiện chủ trương của đảng.", ""),
    Capitals("V.5", "Dịp ngày Quốc khánh 2-9.", "Dịp ngày quốc khánh 2-9.", "viet-hoa/ngay-le"),
    Capitals(
        "V.5",
        "Dịp ngày Quốc tế Lao động 1-5.",
        "Dịp ngày quốc tế lao động 1-5.",
        "viet-hoa/ngay-le",
    ),
    Capitals(
        "V.5",
        "Dịp ngày Phụ nữ Việt Nam 20-10.",
        "Dịp ngày phụ nữ Việt Nam 20-10.",
        "viet-hoa/ngay-le",
    ),
    Capitals("V.6", "Theo Bộ luật Hình sự.", "Theo Bộ luật hình sự.", "viet-hoa/ten-luat"),
    Capitals("V.6", "Theo Luật Tổ chức Quốc hội.", "Theo luật Tổ chức Quốc hội.", ""),
    Capitals(
        "V.7",
        "Theo điểm a khoản 2 Điều 103 Mục 5 Chương XII Phần I của Bộ luật Hình sự.",
        "Theo Điểm a Khoản 2 điều 103 mục 5 chương XII phần I của Bộ luật Hình sự.",
        "viet-hoa/vien-dan",
    ),
    Capitals("V.8.a", "Xuân Mậu Thân năm ấy.", "Xuân mậu thân năm ấy.", "viet-hoa/am-lich"),
    Capitals(
        "V.8.b",
        "Dịp tết Nguyên đán, tết Trung thu.",
        "Dịp tết nguyên đán, tết trung thu.",
        "viet-hoa/tet",
    ),
    Capitals("V.8.b", "Dịp tết Đoan ngọ.", "Dịp tết Đoan Ngọ.", "viet-hoa/tet"),
    Capitals(
        "V.8.c",
        "Họp vào thứ Hai, thứ Tư hằng tuần.",
        "Họp vào thứ hai, thứ tư hằng tuần.",
        "viet-hoa/thu",
    ),
    Capitals(
        "V.8.c",
        "Họp vào tháng Năm, tháng Tám hằng năm.",
        "Họp vào tháng năm, tháng tám hằng năm.",
        "",
    ),
    Capitals("V.9", "Kỷ niệm Cách mạng tháng Tám.", "Kỷ niệm cách mạng tháng Tám.", ""),
    Capitals(
        "V.9", "Kỷ niệm Phong trào Xô viết Nghệ Tĩnh.", "Kỷ niệm phong trào xô viết Nghệ Tĩnh.", ""
    ),
    Capitals("V.10", "Đăng trên tạp chí Cộng sản.", "Đăng trên tạp chí cộng sản.", ""),
)
