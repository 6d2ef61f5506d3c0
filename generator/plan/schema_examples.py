"""What editors show as an example of a key, where the example of its reader does not fit."""

from typing import Any

from generator.plan.tasks import TASK_FIELDS

EXAMPLES: dict[str, Any] = {
    "plan.id": "papi-2026",
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
    "item.text": "Tổ chức hội nghị triển khai.",
    "item.paragraph": "Ủy ban nhân dân xã yêu cầu:",
    **{f"item.{name}": field.example for name, field in TASK_FIELDS.items() if field.example},
    "target_item.text": "Chỉ số tổng hợp PAPI đạt từ 45,00 điểm trở lên.",
    "target_item.indicator": "Chỉ số tổng hợp PAPI",
    "target_item.unit": "điểm",
}
"""By `record.key`. A reader has one example for all keys that it reads; these have a better one."""
