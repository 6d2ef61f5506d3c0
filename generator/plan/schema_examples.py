"""What editors show as an example of a key, where the example of its reader does not fit."""

from typing import Any

from generator.language import Said
from generator.plan.tasks import TASK_FIELDS

EXAMPLES: dict[str, Any] = {
    "plan.id": "papi-2026",
    "plan.version": 2,
    "issuer.name": "Ủy ban nhân dân xã Tân Hưng",
    "issuer.parent": "Sở Nội vụ",
    "plan.place": "Tân Hưng",
    "plan.number": 15,
    "plan.subject": "Nâng cao Chỉ số Hiệu quả Quản trị và Hành chính công năm 2026",
    "plan.legal_bases": ["Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"],
    "plan.preamble": ["Ủy ban nhân dân xã ban hành Kế hoạch như sau:"],
    "plan.purpose": ["Nâng cao chất lượng phục vụ Nhân dân."],
    "plan.requirements": ["Xác định rõ trách nhiệm của từng đơn vị."],
    "plan.targets": [
        {"chi_so": "Chỉ số tổng hợp PAPI", "chi_tieu": {"tu": "45,00"}, "don_vi": "điểm"}
    ],
    "plan.solutions": [
        {"tieu_de": "Quán triệt, chỉ đạo triển khai", "cac_muc": ["Tổ chức hội nghị triển khai."]}
    ],
    "plan.implementation": ["Các đơn vị báo cáo kết quả trước ngày 15/12/2026."],
    "plan.signature": {
        "thay_mat": "Ủy ban nhân dân",
        "chuc_vu": "Chủ tịch",
        "ho_ten": "Nguyễn Văn An",
    },
    "plan.closing": "Trên đây là Kế hoạch năm 2026",
    "plan.recipients": ["Thường trực Đảng ủy xã", "Lưu: VT"],
    "signature.on_behalf_of": "Ủy ban nhân dân",
    "signature.by_order_of": "Chủ tịch",
    "signature.authorised_by": "Chủ tịch",
    "signature.deputy_for": "Chủ tịch",
    "signature.acting": "Chủ tịch",
    "signature.title": "Chủ tịch",
    "signature.name": "Nguyễn Văn An",
    "accepted.code": "dia-danh-thoi-gian/place",
    "accepted.reason": "giữ nguyên như bản đã công bố",
    "section.parts": ["muc_dich", "yeu_cau"],
    "target_item.text": "Chỉ số tổng hợp PAPI đạt từ 45,00 điểm trở lên.",
    "target_item.indicator": "Chỉ số tổng hợp PAPI",
    "target_item.unit": "điểm",
    "plan.issuer": {"ten": "Ủy ban nhân dân xã Tân Hưng", "viet_tat": "UBND"},
    "plan.to": "Ủy ban nhân dân tỉnh Minh Hòa",
    "plan.authority": "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN HƯNG",
    "plan.address": ["Số 1 đường Trần Phú, xã Tân Hưng", "Điện thoại: 0123 456 789"],
    "plan.budget": ["Ngân sách xã, trong dự toán được giao năm 2026."],
    "plan.content": ["Tổ chức thực hiện Kế hoạch năm 2026."],
    "plan.outline": [{"tieu_de": "Mục đích và yêu cầu", "cac_phan": ["muc_dich", "yeu_cau"]}],
    "plan.period": {"tu_ngay": 2026, "den_ngay": 2030},
    "plan.acronyms": [{"rut_gon": "TTHC", "day_du": "thủ tục hành chính"}],
    "plan.groups": [{"ten": "Các sở, ban, ngành", "thanh_vien": ["Sở Nội vụ", "Sở Tài chính"]}],
    "plan.appendices": [{"tieu_de": "Danh mục nhiệm vụ", "cac_muc": ["Việc thứ nhất."]}],
    "issuer.drafting_unit": "VP",
    "section.title": "Mục đích, yêu cầu",
    "column.title": "Cơ quan chủ trì",
    "task_column.title": "Cơ quan chủ trì",
    "target_column.title": "Chỉ tiêu năm 2026",
    "table.title": "Danh mục nhiệm vụ",
    "task_table.title": "Danh mục nhiệm vụ",
    "target_table.title": "Các chỉ tiêu năm 2026",
    "rolled_table.title": "Kết quả theo đơn vị",
    "rolled_chart.title": "Kết quả theo đơn vị",
    "appendix.title": "Danh mục nhiệm vụ",
    "item.budget": "Ngân sách xã",
    "target_item.budget": "Ngân sách xã",
    "report_duty.budget": "Ngân sách xã",
    "baseline.group": "Cao",
    "change.unit": "bậc",
    "document.id": "ND30",
    "document.issuer": "Chính phủ",
    "document.date": "2020-03-05",
    "acronym.full": "Chỉ số Hiệu quả Quản trị và Hành chính công cấp tỉnh",
    "group_of_bodies.name": "Các sở, ban, ngành",
    "group_of_bodies.members": ["Sở Nội vụ", "Sở Tài chính"],
    "based_on.id": "ke-hoach-tinh-2026",
    "based_on.number": "12/KH-UBND",
    "based_on.file": "ke-hoach-tinh.yaml",
    "conflict.item": "NV01",
    "conflict.key": "thoi_han",
    "conflict.office": "2026-06-30",
    "conflict.own": "2026-06-15",
    "conflict.before": "2026-07-31",
    "period.start": 2026,
    "period.end": 2030,
    "adjusted.reason": "chờ hướng dẫn của cấp trên",
    "outcome.text": "Đã ban hành Kế hoạch kiểm tra.",
    "result.text": "Đã ban hành Kế hoạch kiểm tra.",
    "title": "Quán triệt, chỉ đạo triển khai",
    "no": "1.1",
    "group": "Cao",
    "text": "Tổ chức hội nghị triển khai.",
    "paragraph": "Ủy ban nhân dân xã yêu cầu:",
    **{name: field.example for name, field in TASK_FIELDS.items() if field.example},
    "deadline": "2026-06-30",
    "target": {"tu": "45,00"},
    "baseline": {"nam": 2025, "gia_tri": "43,44"},
    "table": {
        "cac_cot": ["TT", "Nội dung", "Thời gian"],
        "cac_dong": [[1, "Bản tin", "Thứ Hai"]],
    },
    "task_table": ["stt", "nhiem_vu", "chu_tri", "thoi_han"],
    "target_table": ["stt", "chi_so", "don_vi", "chi_tieu"],
    "history": {"thoi_han": "2026-03-31", "ngay": "2026-04-01", "ly_do": "chờ hướng dẫn"},
    "reporters": "Ủy ban nhân dân cấp xã",
    "receiver": "Sở Nội vụ",
}
"""By `record.key`, or by the key alone for all records that have no other. A reader has one example for
all keys that it reads; these have a better one."""

_ATTACHED = Said(
    "chỉ ở tệp .kem.yaml mà một quyết định ban hành", "only in a .kem.yaml that a decision issues"
)
KINDS_SAID = {
    "ke_hoach": Said(
        "Kế hoạch: mục đích, chỉ tiêu, nhiệm vụ, ai làm, hạn nào.",
        "Plan: purpose, targets, tasks, who does them, by when.",
    ),
    "bao_cao": Said(
        "Báo cáo: kết quả của một kế hoạch (bao_cao_ve), hoặc tự viết.",
        "Report: what came of a plan (reports_on), or written freely.",
    ),
    "quyet_dinh": Said(
        "Quyết định: mỗi mục một Điều; văn bản ban hành kèm ghi ở kem_theo.",
        "Decision: an article an item; what it issues stands in attached.",
    ),
    "to_trinh": Said(
        "Tờ trình: trình cấp trên một việc, có Kính gửi.",
        "Submission: asks a superior, and is addressed.",
    ),
    "cong_van": Said(
        "Công văn: không in tên loại, trích yếu sau “V/v”, có Kính gửi.",
        "Official letter: no name of its kind, the subject after “V/v”, addressed.",
    ),
    "thong_bao": Said("Thông báo: báo cho nơi nhận biết một việc.", "Notice: tells of a matter."),
    "quy_che": Said(f"Quy chế, chia theo Điều: {_ATTACHED.vi}.", f"Statute: {_ATTACHED.en}."),
    "quy_dinh": Said(f"Quy định, chia theo Điều: {_ATTACHED.vi}.", f"Regulation: {_ATTACHED.en}."),
    "huong_dan": Said(f"Hướng dẫn: {_ATTACHED.vi}.", f"Guidance: {_ATTACHED.en}."),
    "chuong_trinh": Said(f"Chương trình: {_ATTACHED.vi}.", f"Programme: {_ATTACHED.en}."),
    "phuong_an": Said(f"Phương án: {_ATTACHED.vi}.", f"Scheme: {_ATTACHED.en}."),
    "de_an": Said(f"Đề án: {_ATTACHED.vi}.", f"Project proposal: {_ATTACHED.en}."),
    "du_an": Said(f"Dự án: {_ATTACHED.vi}.", f"Project: {_ATTACHED.en}."),
}
"""What an editor says of each kind of paper that may be chosen."""
