"""Doors between an office and its communes."""

from dataclasses import replace

from generator.language import Said
from generator.page.doors.door import LOOK_FIRST, PERIOD, PLAN, Door, Field, NewFile, on_day, ticked

_TABLE = Said(
    "mọi xã của một tỉnh, hoặc bảng Excel, CSV có cột “Mã xã” (không có thì tìm theo tên), “Tên đơn vị”; "
    "thêm “Loại”, “Tỉnh”, “Điện thoại”, “Người đầu mối” nếu có.",
    "all of a province, or a table, Excel or CSV, with the columns “Mã xã” (else found by the name), “Tên đơn vị”; "
    "also “Loại”, “Tỉnh”, “Điện thoại”, “Người đầu mối” if there are.",
)
_UNITS = Field(
    "xa",
    Said("Danh sách xã, phường", "List of communes"),
    "units",
    "--units",
    Said(*(f"{words[0].upper()}{words[1:]}" for words in _TABLE)),
    stays=True,
)
_TO_ASK = replace(
    _UNITS,
    hint=Said(
        f"Để xã chưa gửi gì cũng được tính: {_TABLE.vi}",
        f"So that who has sent nothing is counted too: {_TABLE.en}",
    ),
    needed=False,
)
_ISSUED_FROM = replace(
    on_day("ban_hanh", "--issued-from", Said("Hạn xã ban hành kế hoạch", "Plans are issued by")),
    hint=Said(
        "Từ ngày này, bản còn là dự thảo cũng tính là còn nợ. Ví dụ: 31/3/2026",
        "From this day a draft is owed too. Such as: 31/3/2026",
    ),
    needed=False,
)
_COPIES = Field(
    "thu_muc",
    Said("Thư mục có bản của xã", "Folder with the communes' files"),
    "folder",
)
REPORT_TOO = "bao_cao"
"""The box by which the office's own report is made of what was rolled up."""


def _in_each(name: str, *endings: str) -> tuple[NewFile, ...]:
    """The same in files of several kinds, called as the plan is and `name`."""
    return tuple(NewFile(f"--{one}", "plan", f"{name}.{one}") for one in endings)


OF_OFFICES: dict[str, Door] = {
    "tu-van-phong": Door(
        Said("Làm kế hoạch của xã từ kế hoạch cấp trên", "Make a commune's plan of the office's"),
        Said(
            "Phần giao cho xã được chép sang, phần riêng của xã để trống.",
            "What is assigned to the commune is copied, its own parts are left open.",
        ),
        Said("Làm kế hoạch", "Make a plan"),
        "new",
        (
            Field(
                "goc", Said("Kế hoạch cấp trên", "The office's plan"), "any", "--from", stays=True
            ),
            Field(
                "don_vi",
                Said("Tên xã, phường", "Commune"),
                option="--unit",
                hint=Said("Ví dụ: xã Tân Hưng", "Such as: xã Tân Hưng"),
            ),
        ),
    ),
    "cac-xa": Door(
        Said("Làm kế hoạch cho tất cả xã, phường", "Plans for all communes"),
        Said(
            "Mỗi xã một kế hoạch và một văn bản; dừng giữa chừng thì lần sau làm tiếp.",
            "A plan and a document for each; stopped, it goes on next time.",
        ),
        Said("Làm cho tất cả", "Make them"),
        "batch",
        (
            PLAN,
            _UNITS,
        ),
        into="cac-xa/{plan}",
    ),
    "ban-moi": Door(
        Said("Đưa bản mới đến tất cả xã, phường", "The new version to all communes"),
        Said(
            "Chỗ cấp trên sửa được đưa vào kế hoạch của mọi xã; chỗ xã cũng đã sửa thì để xã ấy chọn.",
            "What the office changed comes into all plans; what a commune changed too is its choice.",
        ),
        Said("Nhận về tất cả", "Take it for all"),
        "update",
        (replace(PLAN, option="--from"), _COPIES, LOOK_FIRST),
    ),
    "theo-doi": Door(
        Said("Sổ theo dõi", "Ledger"),
        Said(
            "Xã nào đã gửi, việc nào có ai nhận, chỗ nào thiếu hoặc quá hạn.",
            "Who has answered, which task stands where, what falls short or is late.",
        ),
        Said("Lập sổ", "Make it"),
        "ledger",
        (
            PLAN,
            _COPIES,
            _TO_ASK,
            on_day("ngay", "--on", Said("Xét đến ngày", "On the day"), needed=False),
            _ISSUED_FROM,
        ),
        _in_each("-theo-doi", "xlsx", "docx", "html"),
    ),
    "tong-hop": Door(
        Said("Tổng hợp báo cáo", "Roll up reports"),
        Said(
            "Cộng báo cáo của các đơn vị trong một kỳ; số nào không khớp được chỉ ra.",
            "Counts the reports of a period; a figure that does not fit is told.",
        ),
        Said("Tổng hợp", "Roll up"),
        "rollup",
        (
            PLAN,
            _COPIES,
            PERIOD,
            _TO_ASK,
            ticked(
                REPORT_TOO,
                "--report",
                Said(
                    "Lập báo cáo của cơ quan bằng số liệu này",
                    "The office's own report with these figures",
                ),
            ),
        ),
        _in_each("-tong-hop", "xlsx", "html"),
    ),
    "nhac-viec": Door(
        Said("Công văn nhắc việc", "Letters of reminder"),
        Said(
            "Mỗi đơn vị chậm một công văn, nêu đúng việc còn nợ.",
            "A letter to each unit that is late, with exactly what it owes.",
        ),
        Said("Soạn công văn", "Write them"),
        "remind",
        (
            PLAN,
            _COPIES,
            _TO_ASK,
            on_day("ngay", "--on", Said("Tính đến ngày", "On the day")),
            _ISSUED_FROM,
            on_day(
                "tra_loi",
                "--answer-by",
                Said("Phải trả lời trước ngày", "To be answered by"),
                False,
            ),
            Field(
                "co_quan",
                Said("Cơ quan khác soạn, ký công văn", "Who else writes and signs them"),
                "any",
                "--issuer",
                Said(
                    "Như một Sở viết bằng tên mình: chọn một kế hoạch của Sở ấy, tên cơ quan và người ký lấy ở đó.",
                    "Such as a department: choose a plan of theirs, whose name and signature are taken.",
                ),
                needed=False,
            ),
        ),
        into="nhac-viec/{plan}",
        offers=("nhac-viec/{plan}/goi-dien-{ngay}.xlsx",),
    ),
}
