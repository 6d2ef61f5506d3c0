"""Doors between an office and its communes."""

from generator.language import Said
from generator.page.doors.door import PERIOD, PLAN, Door, Field, NewFile, on_day

_UNITS = Field(
    "xa",
    Said("Danh sách xã, phường", "List of communes"),
    "table",
    "--units",
    Said("Bảng Excel hoặc CSV; bỏ trống nếu không có.", "Excel or CSV; may be left out."),
    needed=False,
)
_COPIES = Field(
    "thu_muc",
    Said("Thư mục có bản của xã", "Folder with the communes' files"),
    "folder",
)
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
            Field(
                "tinh",
                Said("Hoặc tên tỉnh", "Or the province"),
                option="--units",
                hint=Said("Ví dụ: hung-yen", "Such as: hung-yen"),
                needed=False,
                instead_of="xa",
            ),
        ),
        into="cac-xa/{plan}",
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
            _UNITS,
            on_day("ngay", "--on", Said("Xét đến ngày", "On the day"), needed=False),
        ),
        NewFile("--xlsx", "plan", "-theo-doi.xlsx"),
    ),
    "tong-hop": Door(
        Said("Tổng hợp báo cáo", "Roll up reports"),
        Said(
            "Cộng báo cáo của các đơn vị trong một kỳ; số nào không khớp được chỉ ra.",
            "Counts the reports of a period; a figure that does not fit is told.",
        ),
        Said("Tổng hợp", "Roll up"),
        "rollup",
        (PLAN, _COPIES, PERIOD, _UNITS),
        NewFile("--xlsx", "plan", "-tong-hop.xlsx"),
    ),
    "nhac-viec": Door(
        Said("Công văn nhắc việc", "Letters of reminder"),
        Said(
            "Mỗi đơn vị chậm một công văn, nêu đúng việc còn nợ.",
            "A letter to each unit that is late, with exactly what it owes.",
        ),
        Said("Soạn công văn", "Write them"),
        "remind",
        (PLAN, _COPIES, on_day("ngay", "--on", Said("Tính đến ngày", "On the day")), _UNITS),
        into="nhac-viec/{plan}",
    ),
}
