"""Last year's plan as an office has it in a folder: the paper that HUONG_DAN.md makes this year's of."""

from dataclasses import replace

from . import words
from .body import Ending, Hand, task_table, title
from .file import docx
from .head import Head, one_row
from .wml import paragraph

_HEAD = replace(Head(), number="Số: 12/KH-UBND", date="Tân An, ngày 20 tháng 01 năm 2026")
_SUBJECT = "Cải cách hành chính năm 2026"
_TEXT = (
    "~ Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "~ Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể cải cách hành "
    "chính nhà nước giai đoạn 2021 - 2030;",
    "~ Căn cứ Kế hoạch số 05/KH-UBND ngày 08 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Minh Hòa về cải cách hành chính "
    "năm 2026,",
    "Ủy ban nhân dân xã Tân An ban hành Kế hoạch cải cách hành chính năm 2026 như sau:",
    "# I. MỤC ĐÍCH, YÊU CẦU",
    "# 1. Mục đích",
    "Giảm thời gian, chi phí của người dân, doanh nghiệp khi làm thủ tục hành chính; nâng cao trách nhiệm của cán bộ, công "
    "chức.",
    "# 2. Yêu cầu",
    "Mỗi nhiệm vụ phải rõ người, rõ việc, rõ thời hạn, rõ kết quả.",
    "# II. MỤC TIÊU",
    "1. Trên 95% hồ sơ được giải quyết đúng và trước hạn trong năm 2026.",
    "2. Tối thiểu 60% hồ sơ được nộp trực tuyến; năm 2025 đạt 52%.",
    "3. Mức độ hài lòng của người dân đạt từ 90% trở lên.",
    "# III. NHIỆM VỤ",
    "1. Công khai thủ tục hành chính",
    "a) Niêm yết đầy đủ thủ tục hành chính tại Trung tâm Phục vụ hành chính công, xong trước ngày 31/3/2026.",
    "b) Đăng tải trên trang thông tin điện tử của xã:",
    "- Danh mục thủ tục hành chính, thành phần hồ sơ;",
    "- Mức phí, lệ phí và cách nộp trực tuyến.",
    "2. Số hóa hồ sơ",
    "Toàn bộ hồ sơ tiếp nhận từ ngày 01/4/2026 được số hóa ngay khi tiếp nhận.",
    "3. Nhiệm vụ cụ thể của từng đơn vị:",
)
_TASKS = (
    ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Sản phẩm", "Thời hạn"),
    ("1", "Rà soát thủ tục hành chính", "Văn phòng HĐND và UBND", "Báo cáo", "Quý II/2026"),
    ("2", "Tập huấn công chức", "Phòng Văn hóa - Xã hội", "Lớp tập huấn", "30/5/2026"),
    ("3", "Khảo sát sự hài lòng", "Trung tâm Phục vụ hành chính công", "Báo cáo", "30/11/2026"),
    ("4", "Bố trí kinh phí", "Phòng Kinh tế", "Dự toán", "Tháng 12/2026"),
)
_REST = (
    "# IV. TỔ CHỨC THỰC HIỆN",
    "1. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã theo dõi, đôn đốc, báo cáo kết quả trước ngày 15/12/2026.",
    "2. Phòng Kinh tế bảo đảm kinh phí thực hiện trong dự toán năm 2026.",
    "Trên đây là Kế hoạch cải cách hành chính năm 2026 của Ủy ban nhân dân xã Tân An./.",
)


def last_year() -> bytes:
    """The paper of 2026, numbers typed, its tasks in a table."""
    hand = Hand(before=3, first=10)
    return docx(
        one_row()(_HEAD)
        + title("KẾ HOẠCH", _SUBJECT, 30)
        + paragraph()
        + hand.plan(_TEXT)
        + task_table(_TASKS, (12, 50, 45, 30, 28))
        + hand.plan(_REST)
        + Ending(words.PLAN_RECIPIENTS, words.COMMITTEE).xml()
    )
