"""Words by which sentences give tasks: what one does, by when, and labels such as `Chủ trì:`."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from generator.lazy import dataclass, regex

HAS_TASK = r"có nhiệm vụ(?!\w)(?! (?:liên quan|được|khác|chung|và quyền hạn))(?!, quyền hạn)"
"""Pattern: how a sentence says what somebody is there for, and not which tasks he has."""
_VERBS = (
    f"{HAS_TASK}|"
    "chủ trì|(?<!ội đồng )phối hợp|phối hợp(?= với)|cùng"
    "|trân trọng|để|nhằm|trong việc|về việc|trong phạm vi|theo|là"
    "|có trách nhiệm|chịu trách nhiệm|tham mưu|rà soát"
    "|tổ chức(?!,? (?:và )?(?:cá nhân|liên quan|chính trị|thành viên|có liên quan|đoàn thể|hội"
    "|xã hội|kinh tế|tín dụng|đảng|Đảng|hành nghề))|(?<!đầu tư )xây dựng"
    "|thực hiện|triển khai|hướng dẫn|tiếp tục|khẩn trương|chủ động|căn cứ|theo dõi|đôn đốc"
    "|kiểm tra|giám sát|báo cáo|tổng hợp|đề xuất|nghiên cứu"
    "|(?<!ông )(?<!thành )(?<!ộc )lập|ban hành|hoàn thành"
    "|(?<!hương )(?<!ông )(?<!quy )(?<!lộ )(?<!iáo )(?<!quá )(?<!iến )(?<!hành )trình(?! độ)"
    "|hoàn thiện|hoàn tất|bố trí|cân đối|đảm bảo|bảo đảm|tăng cường|đẩy mạnh|đẩy nhanh|tập trung"
    "|nâng cao|nâng cấp|cập nhật|công bố|công khai|niêm yết|tuyên truyền|phổ biến|quán triệt"
    "|gửi|cung cấp|chuẩn bị|tiếp nhận|giải quyết|xử lý|thẩm định|phê duyệt|đánh giá|phân công"
    "|chỉ đạo|lồng ghép|duy trì|vận hành|khai thác|bổ sung|điều chỉnh|sửa đổi|thống nhất"
    "|thống kê|xác định|làm rõ|làm việc|làm đầu mối|liên hệ|mời|(?<!ầu )cử|phân tích"
    "|thường xuyên|kịp thời|nghiêm túc|định kỳ|(?<!trật )tự(?! do)|phát huy|vận động|hỗ trợ"
    "|(?<!ào )(?<!áng )tạo|tham gia"
    "|thông báo|(?<!nghệ )thông tin(?! điện tử| đại chúng| cơ sở)|đăng tải"
    "|đưa|lấy|xem xét|quyết định|chấn chỉnh|khắc phục|tháo gỡ|tiến hành|sớm|phải|cần|lựa chọn"
    "|thành lập|kiện toàn|(?<!ăng )ký|đăng ký|sử dụng|mua sắm|tập huấn|bồi dưỡng|khảo sát|thu thập"
    "|số hóa|kết nối|tích hợp|chuyển(?! đổi)|bàn giao"
    "|tiếp thu|giải trình|ưu tiên|quan tâm|chú trọng"
    "|đề nghị|yêu cầu|kiến nghị|có văn bản|có kế hoạch|có ý kiến|nhanh chóng|trực tiếp|phát động"
    "|ứng dụng|áp dụng|khuyến khích|bám sát|chấp hành|nắm|phát hành|tổng kết|sơ kết|giới thiệu"
    "|kết hợp|trên cơ sở|soạn thảo|biên soạn|huy động|thông qua|quy định|đối thoại|bảo vệ"
    "|phân bổ|giải ngân|quyết toán|thanh toán|nộp|rút kinh nghiệm|biểu dương|khen thưởng|tôn vinh"
    "|xúc tiến|tích cực|phấn đấu|chấm dứt|dừng|thu hồi"
    "|cấp (?:phát|kinh phí|giấy)|mở (?:rộng|các|lớp|chuyên)|tăng"
    "|(?<!cuộc )(?<!phiên )(?<!buổi )(?<!phòng )họp|in ấn|phát sóng|(?<!hà )xuất bản|viết"
    "|(?<!cơ quan )(?<!ngành )(?<!hánh )thanh tra|điều tra|xác minh|xác nhận|thiết lập|lắp đặt"
    "|trang bị|sửa chữa|cải tạo|ngăn chặn|phát hiện|phân loại|trao đổi|góp ý|phản biện|quảng bá"
    "|sắp xếp|xử phạt|chia sẻ|chuẩn hóa|thí điểm|nhân rộng|trả lời|ứng phó|sơ tán|di dời|tuần tra"
    "|thúc đẩy|củng cố"
    "|hưởng ứng|kê khai|khai|thay thế|bãi bỏ|đổi mới|cải thiện|cải tiến|đơn giản hóa|cắt giảm"
    "|nghiệm thu|ra quân|chăm lo"
    "|(?:hằng|hàng) (?:ngày|tuần|tháng|quý|năm)|(?:trong|trước) (?:ngày|tháng|quý|thời|năm)"
)
ACTS = regex(rf"(?<![\w])(?:{_VERBS})(?![\w])")
"""Words with which begins what somebody does."""
_MORE_VERBS = (
    "định hướng|gắn|biên tập|sản xuất|kiểm soát|kiểm kê|kiểm điểm|kiểm định|xác minh|xác nhận"
    "|xác lập|thiết lập|thiết kế|lắp đặt|trang bị|bảo trì|bảo dưỡng|sửa chữa|cải tạo|trồng|thu|chi"
    "|trả|cam kết|tiếp|phòng|ngăn chặn|đấu tranh|phát hiện|điều tra|rút ngắn|giảm|tăng|hạn chế"
    "|mở|phân loại|phân cấp|quy hoạch|giao|nhận|trao đổi|tham khảo|tuyển|bổ nhiệm|luân chuyển"
    "|đào tạo|học tập|tuyên dương|công nhận|cấp|tặng|vinh danh|bình chọn|chấm|cho ý kiến|góp ý"
    "|phản biện|quảng bá|truyền thông|in|treo|lắp|đặt|sắp xếp|họp|nhắc nhở|phê bình|xử phạt"
    "|vận dụng|tận dụng|phát triển|hình thành|đấu thầu|mua|phân phối|quản lý|chia sẻ|tra cứu"
    "|lưu trữ|lưu giữ|chuẩn hóa|làm|thí điểm|nhân rộng|cài đặt|trả lời|giải đáp|hủy|loại bỏ|dự báo"
    "|cảnh báo|ứng phó|sơ tán|di dời|cứu trợ|trực|tuần tra|lãnh đạo|điều hành|sao lưu|phát hành"
    "|tư vấn|tố cáo|phụ trách|tiêm|vệ sinh|tham vấn|định danh|khôi phục|siết chặt|chống"
    "|khuyến nghị|thể chế"
    "|thanh tra|soát xét|dự thảo|đổi|nhập|phân tích|tháo dỡ|vớt|nạo vét|tiếp sóng|đón|khảo thí"
    "|không|hạn chế|quyết liệt|mạnh dạn|tích cực|thúc đẩy|khơi thông|củng cố|cụ thể hóa|đa dạng hóa"
    "|hiện đại hóa|theo|giữ|coi|lấy|là đầu mối|làm đầu mối|đồng hành|bám|phân định|phân công|giúp"
)
BEGINS_TO_ACT = regex(
    r"(?:(?:đồng thời|bên cạnh đó|ngoài ra|riêng|đặc biệt)[,:]?\s+)?"
    r"(?:(?:về|đối với|trước khi|trong quá trình|khi)\s[^:]{1,150}:\s+)?"
    rf"(?:{_VERBS}|{_MORE_VERBS})"
    r"(?!\w)(?! (?:này |trên |đó )?(?:phải|cần|là|được|gồm|bao gồm)(?!\w))",
    re.IGNORECASE,
)
_SHORT = regex(r"(?:^|[\s(])(?:TP|PGS|TS|ThS|GS|BS|Đ/c|đ/c|Q|P|TT|TX|PCT|CT|Tr|St|tr|v\.v)\.$")
_END = regex(r"[.!?…]+[”\"’)]?\s+(?=[“\"(]?[A-ZÀ-ỸĐ])")

_YEAR = r"(?: ?[/.-] ?\d{4}|,? năm \d{4})?"
_QUARTER = r"(?:IV|I{1,3}|[1-4])"
_SPAN = (
    rf"(?:ngày \d{{1,2}}(?:[/.-]\d{{1,2}}(?:[/.-]\d{{4}})?| tháng \d{{1,2}}{_YEAR})"
    rf"|\d{{1,2}}[/.-]\d{{1,2}}(?:[/.-]\d{{4}})?(?!\d)|\d{{1,2}}/\d{{4}}"
    rf"|tháng \d{{1,2}}(?:(?:,| và|-) ?(?:tháng )?\d{{1,2}}(?!\d|/\d\d?/))*{_YEAR}"
    rf"|quý {_QUARTER}(?:(?:,| và| ?-) ?(?:quý )?{_QUARTER}(?!\w))*{_YEAR}"
    r"|(?:6|sáu|9|chín) tháng (?:đầu|cuối) năm(?: \d{4})?|ngày \d{1,2}(?! ?[/\d]))"
)
_CLOCK = r"(?:\d{1,2} ?(?:giờ|[hg])\s?(?:\d{2})?[’'′]?(?: phút)?,? )?"
_TIMES = (
    r"(?:hoàn thành |xong |chậm nhất |muộn nhất ){0,3}(?:là |vào ){0,2}"
    r"(?:trước|chậm nhất(?: là| đến| vào)*|muộn nhất(?: là| đến)?|đến hết"
    r"|(?<!tính )(?<!Tính )đến(?= ngày)|hết|trong|vào|xong)"
)
_EVERY = r"(?:hằng|hàng) (?:ngày|tuần|tháng|quý|năm)"
_WHEN = (
    rf"{_TIMES} {_CLOCK}(?:ngày )?(?:thứ \w+ )?{_EVERY}",
    rf"{_TIMES} {_CLOCK}{_SPAN}(?: {_EVERY})?",
    r"trong (?:vòng |thời hạn )?\d{1,3} (?:ngày|giờ)(?: làm việc)?,?"
    r" (?:kể )?từ (?:ngày|khi|thời điểm) [^,.;:()]{1,80}",
    rf"định kỳ,? (?:trước )?{_CLOCK}(?:(?:ngày )?(?:\d{{1,2}}|thứ \w+)(?:,| và)? ){{0,4}}(?:ngày )?"
    rf"(?:cuối )?{_EVERY}",
    rf"trong tuần (?:này|sau|tới|(?:thứ )?\w+ {_SPAN})",
    rf"từ {_SPAN} (?:đến|-|–) (?:hết )?{_SPAN}",
    r"(?:hoàn thành|xong) trong năm(?: \d{4})?|trong năm \d{4}(?=[.;)]?$)",
)
_DEADLINE = regex("|".join(f"(?:{one})" for one in _WHEN), re.IGNORECASE)
_AT_ONCE = regex(rf"(?:{_EVERY}|thường xuyên)(?!\w)", re.IGNORECASE)
_ONLY_WHEN = regex(
    r"(?:thời (?:gian|hạn|điểm)|hạn|hoàn thành|xong|chậm nhất|muộn nhất)(?!\w)", re.IGNORECASE
)
_BODY = r"(?:các )?(?:cơ quan|đơn vị|bộ phận|nơi|sở|ngành|phòng|cá nhân|người)"
_BODIES = rf"{_BODY}(?:(?:,| và|/) ?{_BODY}){{0,5}}"
_LABELS = {
    "both": rf"(?:{_BODIES} )?chủ trì(?: và|,|/| -) ?phối hợp(?: thực hiện)?",
    "lead": rf"(?:{_BODIES} )?chủ trì(?:,? (?:thực hiện|tham mưu|triển khai))?"
    rf"|{_BODIES} (?:thực hiện|chịu trách nhiệm|được giao|tham mưu|đầu mối|phụ trách)"
    r"|phân công(?: thực hiện)?|trách nhiệm thực hiện|tổ chức thực hiện|thực hiện",
    "support": rf"(?:{_BODIES} )?phối hợp(?: thực hiện)?",
    "deadline": r"(?:thời (?:gian|hạn|điểm)|hạn|tiến độ|lộ trình)"
    r"(?: (?:thực hiện|hoàn thành|triển khai|trình|báo cáo|tổ chức))*|hoàn thành",
    "product": r"(?:kết quả[,/ ]*)?(?:sản phẩm|đầu ra)(?: (?:dự kiến|đầu ra|hoàn thành))?"
    r"(?:[,/] ?kết quả)?|kết quả(?: dự kiến| đầu ra| cần đạt)?",
    "other": r"kinh phí(?: thực hiện)?|nguồn kinh phí"
    r"|(?:\w+ )?(?:theo dõi|đôn đốc|giám sát)[\w, ]{0,30}"
    r"|địa điểm|thành phần|đối tượng|ghi chú|số lượng|hình thức|căn cứ",
}
_LABEL = regex(
    r"(?:^|(?<=[;.,(])|(?<= [-–]))\s*(?:[-–+•*]\s*)?(?:"
    + "|".join(f"(?P<{name}>{form})" for name, form in _LABELS.items())
    + r")\s*:\s*",
    re.IGNORECASE,
)


_ALSO_WHEN = regex(
    r"[;,.]\s*(?P<when>(?:hoàn thành|xong|trước|trong|chậm nhất|muộn nhất|thời hạn)\b[^:]{0,200})$",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    """The sentences of a line; an abbreviation with its full stop ends none."""
    found: list[str] = []
    start = 0
    for end in _END.finditer(text):
        if not _SHORT.search(text[max(start, end.end() - 12) : end.end()].rstrip()):
            found.append(text[start : end.end()].strip())
            start = end.end()
    rest = text[start:].strip()
    return [*found, rest] if rest else found


def deadline_in(sentence: str) -> str:
    """The first words of a sentence that say by when; "" where none do."""
    found = _DEADLINE.search(sentence) or _AT_ONCE.match(sentence)
    return found[0].strip(" ,;.") if found else ""


def only_when(sentence: str) -> bool:
    """Whether a sentence says no more than by when the one before it is due."""
    begins = _ONLY_WHEN.match(sentence)
    return bool(begins) and bool(deadline_in(sentence)) and len(sentence) < 200


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """What stands behind the labels of a line, by kind; `before` is what stands before them."""

    before: str
    said: dict[str, str]


def behind_labels(line: str) -> LabelledLine | None:
    """A line that has labels such as `Chủ trì: …; phối hợp: …`; None of one that has none."""
    marks = [*_LABEL.finditer(line)]
    if not any(mark.lastgroup != "other" for mark in marks):
        return None
    before = line[: marks[0].start()].rstrip(" (.,;-–")
    return LabelledLine(before, dict(_behind(line, marks)))


def _behind(line: str, marks: list[re.Match[str]]) -> Iterator[tuple[str, str]]:
    for mark, following in zip_longest(marks, marks[1:]):
        value = line[mark.end() : following.start() if following else len(line)]
        late = _ALSO_WHEN.search(value)
        if late:
            yield "deadline", _bare(late["when"])
            value = value[: late.start()]
        yield mark.lastgroup or "", _bare(value)


def _bare(value: str) -> str:
    """A value without the mark that ends it, nor the bracket that was opened before its label."""
    value = value.strip().rstrip(".;,-– ")
    if value.endswith(")") and value.count(")") > value.count("("):
        value = value[:-1].rstrip(".;, ")
    return value
