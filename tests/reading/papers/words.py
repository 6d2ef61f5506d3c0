"""What the papers say. Places, offices, numbers and names are made up."""

PLAN_SUBJECT = "Nâng cao chất lượng giải quyết thủ tục hành chính\ntrên địa bàn xã Tân An năm 2026"
PLAN_SUBJECT_LINE = 33.0
PLAN_BASES = (
    "~ Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "~ Căn cứ Kế hoạch số 120/KH-UBND ngày 20 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Minh Hòa về cải cách hành "
    "chính năm 2026;",
    "~ Căn cứ Nghị quyết số 35/NQ-HĐND ngày 10 tháng 7 năm 2026 của Hội đồng nhân dân xã Tân An về nhiệm vụ phát triển "
    "kinh tế - xã hội sáu tháng cuối năm 2026.",
)
PLAN_OPENING = (
    "Ủy ban nhân dân xã Tân An ban hành Kế hoạch nâng cao chất lượng giải quyết thủ tục hành chính trên địa bàn xã năm "
    "2026 như sau:"
)
PLAN_TEXT = (
    "# I. MỤC ĐÍCH, YÊU CẦU",
    "# 1. Mục đích",
    "a) Rút ngắn thời gian giải quyết hồ sơ, giảm số lần đi lại của tổ chức, cá nhân khi thực hiện thủ tục hành chính "
    "tại Trung tâm Phục vụ hành chính công xã.",
    "b) Nâng cao mức độ hài lòng của người dân, doanh nghiệp đối với sự phục vụ của cơ quan hành chính nhà nước.",
    "# 2. Yêu cầu",
    "a) Xác định rõ nhiệm vụ, thời hạn hoàn thành và trách nhiệm của từng cơ quan, đơn vị trong quá trình thực hiện.",
    "b) Việc triển khai phải thiết thực, tiết kiệm, không làm phát sinh thêm giấy tờ đối với người dân.",
    "c) Gắn kết quả thực hiện với việc đánh giá, xếp loại cán bộ, công chức hằng năm.",
    "# II. NHIỆM VỤ VÀ GIẢI PHÁP",
    "# 1. Công khai thủ tục hành chính",
    "a) Niêm yết đầy đủ, kịp thời các thủ tục hành chính thuộc thẩm quyền giải quyết tại Trung tâm Phục vụ hành chính "
    "công.",
    "b) Đăng tải trên trang thông tin điện tử của xã:",
    "- Danh mục thủ tục hành chính, thành phần hồ sơ, thời hạn giải quyết;",
    "- Mức phí, lệ phí và cách thức nộp trực tuyến.",
    "c) Bố trí công chức hướng dẫn người dân nộp hồ sơ trực tuyến vào các buổi sáng trong tuần.",
    "d) Rà soát, kiến nghị bãi bỏ giấy tờ trùng lặp với dữ liệu đã có.",
    "đ) Tổng hợp phản ánh, kiến nghị của người dân trước ngày 25 hằng tháng.",
    "e) Báo cáo kết quả về Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã.",
    "# 2. Số hóa hồ sơ, kết quả giải quyết",
    "Toàn bộ hồ sơ tiếp nhận từ ngày 01 tháng 10 năm 2026 được số hóa ngay khi tiếp nhận; kết quả giải quyết còn hiệu "
    "lực được số hóa trước ngày 31 tháng 12 năm 2026.",
    "# III. TỔ CHỨC THỰC HIỆN",
    "1. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã chủ trì, theo dõi, đôn đốc việc thực hiện Kế hoạch; định kỳ "
    "hằng quý báo cáo Chủ tịch Ủy ban nhân dân xã.",
    "2. Phòng Kinh tế bảo đảm kinh phí thực hiện theo quy định của pháp luật về ngân sách nhà nước.",
    "3. Phòng Văn hóa - Xã hội tuyên truyền nội dung Kế hoạch trên hệ thống truyền thanh xã và tại nhà văn hóa các "
    "thôn.",
    "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị phản ánh về Văn phòng Hội đồng nhân "
    "dân và Ủy ban nhân dân xã để tổng hợp, báo cáo Ủy ban nhân dân xã xem xét, quyết định./.",
)
PLAN_RECIPIENTS = (
    "- UBND tỉnh Minh Hòa (để b/c);",
    "- Thường trực HĐND xã;",
    "- Chủ tịch, các Phó Chủ tịch UBND xã;",
    "- Các phòng chuyên môn thuộc UBND xã;",
    "- Lưu: VT, VP.",
)
COMMITTEE = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
COMMITTEE_DEPUTY = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
NO_APPENDIX = (
    "Nhiệm vụ cụ thể của từng cơ quan, đơn vị được xác định trong chương trình công tác quý."
)
ONE_APPENDIX = "Nhiệm vụ cụ thể của từng cơ quan, đơn vị nêu tại Phụ lục kèm theo Kế hoạch này."
TWO_APPENDICES = (
    "Nhiệm vụ cụ thể nêu tại Phụ lục I, mẫu báo cáo nêu tại Phụ lục II kèm theo Kế hoạch này."
)
REFERENCE = (
    "(Kèm theo Kế hoạch số 15/KH-UBND ngày 15 tháng 9 năm 2026\ncủa Ủy ban nhân dân xã Tân An)"
)
REFERENCE_BLANK = (
    "(Kèm theo Kế hoạch số …/KH-UBND ngày … tháng … năm … của Ủy ban nhân dân xã Tân An)"
)
TASKS = (
    ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Sản phẩm", "Thời hạn"),
    (
        "1",
        "Niêm yết công khai thủ tục hành chính",
        "Trung tâm Phục vụ hành chính công",
        "Bảng niêm yết",
        "30/9/2026",
    ),
    (
        "2",
        "Số hóa kết quả giải quyết còn hiệu lực",
        "Văn phòng HĐND và UBND",
        "Kho dữ liệu",
        "31/12/2026",
    ),
    (
        "3",
        "Khảo sát mức độ hài lòng của người dân",
        "Phòng Văn hóa - Xã hội",
        "Báo cáo",
        "15/12/2026",
    ),
)
LETTER_TEXT = (
    "Thực hiện Kế hoạch số 120/KH-UBND ngày 20 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Minh Hòa về cải cách hành "
    "chính năm 2026, Ủy ban nhân dân xã Tân An đề nghị các cơ quan, đơn vị góp ý dự thảo Quy chế tiếp công dân của Ủy "
    "ban nhân dân xã.",
    "Ý kiến góp ý gửi về Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã trước ngày 30 tháng 9 năm 2026 để tổng hợp. "
    "Sau thời hạn trên, cơ quan, đơn vị không có văn bản góp ý được coi là thống nhất với dự thảo.",
    "Ủy ban nhân dân xã mong nhận được sự phối hợp của các cơ quan, đơn vị./.",
)
REPORT_TEXT = (
    "Thực hiện Kế hoạch số 120/KH-UBND ngày 20 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh Minh Hòa về cải cách hành "
    "chính năm 2025, Sở Nội vụ báo cáo kết quả như sau:",
    "# I. KẾT QUẢ THỰC HIỆN",
    "1. Đã hoàn thành 42 trong tổng số 45 nhiệm vụ được giao, đạt 93,3%.",
    "2. Đã kiểm tra công tác cải cách hành chính tại 18 cơ quan, đơn vị; qua kiểm tra đã chấn chỉnh kịp thời các thiếu "
    "sót.",
    "# II. TỒN TẠI, HẠN CHẾ",
    "Một số đơn vị chưa bố trí đủ nhân lực; việc số hóa hồ sơ tại một số xã còn chậm so với yêu cầu.",
    "# III. KIẾN NGHỊ",
    "Đề nghị Ủy ban nhân dân tỉnh xem xét, bổ sung kinh phí trang bị máy quét cho các xã vùng cao trong năm 2026./.",
)
DECISION_BASES = (
    "~ Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "~ Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
    "~ Theo đề nghị của Trưởng phòng Phòng Văn hóa - Xã hội.",
)
DECISION_ARTICLES = (
    (
        "Điều 1.",
        " Thành lập Tổ công nghệ số cộng đồng xã Tân An gồm 09 thành viên do ông Trần Quang Vinh làm Tổ trưởng.",
    ),
    (
        "Điều 2.",
        " Tổ công nghệ số cộng đồng có nhiệm vụ hướng dẫn người dân sử dụng dịch vụ công trực tuyến.",
    ),
    (
        "Điều 3.",
        " Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, Trưởng "
        "phòng Phòng Văn hóa - Xã hội và các thành viên có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
    ),
)
DECISION_RECIPIENTS = ("- Như Điều 3;", "- Thường trực HĐND xã;", "- Lưu: VT, VHXH.")

ISSUING_ARTICLES = (
    (
        "Điều 1.",
        " Ban hành kèm theo Quyết định này Kế hoạch kiểm tra cải cách hành chính năm 2026.",
    ),
    ("Điều 2.", " Quyết định này có hiệu lực kể từ ngày ký."),
    (
        "Điều 3.",
        " Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, Trưởng phòng Phòng Văn hóa - Xã hội chịu trách "
        "nhiệm thi hành Quyết định này./.",
    ),
)
ISSUED = (
    "(Kèm theo Quyết định số 46/QĐ-UBND ngày 15 tháng 9 năm 2026\ncủa Ủy ban nhân dân xã Tân An)"
)
ISSUED_TEXT = (
    "# I. MỤC ĐÍCH, YÊU CẦU",
    "1. Đánh giá việc công khai thủ tục hành chính tại các thôn.",
    "2. Kiểm tra đúng trọng tâm, không gây cản trở hoạt động bình thường.",
    "# II. TỔ CHỨC THỰC HIỆN",
    "1. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã lập danh sách thôn được kiểm tra.",
    "2. Phòng Văn hóa - Xã hội tổng hợp kết quả, báo cáo Ủy ban nhân dân xã./.",
)
