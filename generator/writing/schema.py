"""JSON Schema of the plan file, for editors; both names of every key are accepted, or those of one language."""

from typing import Any, Literal

from generator.language import LANGS, Lang
from generator.writing.fields import ENGLISH, open_definition
from generator.writing.items import ACCEPTED, BASELINE, GOAL, ITEM, OUTLINE, PART, SECTION, TARGET, TARGETS
from generator.writing.plan import ISSUER, PLAN, SIGNATURE
from generator.writing.records import ALIASES, Record

Keys = Literal["both", "vi", "en"]
KEYS: tuple[Keys, ...] = ("both", *LANGS)
RECORDS: tuple[Record[Any], ...] = (
    *(ISSUER, SIGNATURE, ACCEPTED, OUTLINE, SECTION, PART, TARGETS, ITEM, TARGET, BASELINE, GOAL),
)
# What readers show as an example is said in one place for all keys that they read; these keys have a better one.
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
    "plan.targets": [{"chi_so": "Chỉ số tổng hợp PAPI", "chi_tieu": {"tu": "45,00"}, "don_vi": "điểm"}],
    "plan.solutions": [{"tieu_de": "Quán triệt, chỉ đạo triển khai", "cac_muc": ["Tổ chức hội nghị triển khai."]}],
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
    "item.lead": "Phòng Văn hóa - Xã hội",
    "item.support": ["Văn phòng HĐND và UBND", "Công an xã"],
    "item.product": "Kế hoạch được ban hành",
    "item.monitor": "Văn phòng HĐND và UBND",
    "item.note": "Báo cáo hằng quý",
    "target_item.text": "Chỉ số tổng hợp PAPI đạt từ 45,00 điểm trở lên.",
    "target_item.indicator": "Chỉ số tổng hợp PAPI",
    "target_item.unit": "điểm",
}


def plan_schema(lang: Lang, keys: Keys = "both") -> dict[str, Any]:
    """The schema (draft 2020-12), its descriptions in `lang`, for the names of keys in one language or both."""
    definitions = {record.name: record.definition(lang) for record in RECORDS}
    plan = PLAN.definition(lang, "#")
    for record, definition in (*zip(RECORDS, definitions.values(), strict=True), (PLAN, plan)):
        _exemplify(record.name, definition["properties"])
    full = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **plan,
        "$defs": {"chua_co": open_definition(lang), **definitions},
    }
    chosen: dict[str, Any] = {"both": lambda node: node, "vi": _vietnamese, "en": _english}[keys](full)
    return chosen


def _exemplify(record: str, properties: dict[str, Any]) -> None:
    for key, name in ALIASES.items():
        better = EXAMPLES.get(f"{record}.{key.split('.')[-1]}")
        if better is not None and name in properties and key.split(".")[0] in (key, record):
            properties[name] = _plain(properties[name]) | {"examples": [better]}


def _plain(node: dict[str, Any]) -> dict[str, Any]:
    """The schema of a value without the examples that its readers know, in whatever alternative."""
    kept = {key: value for key, value in node.items() if key != "examples"}
    return kept | ({"anyOf": [_plain(one) for one in kept["anyOf"]]} if "anyOf" in kept else {})


def _marked(node: Any) -> bool:
    return isinstance(node, dict) and node.get("$comment") == ENGLISH["$comment"]


def _vietnamese(node: Any) -> Any:
    """The schema without what is marked."""
    if isinstance(node, dict):
        return {key: _vietnamese(value) for key, value in node.items() if not _marked(value)}
    return [_vietnamese(value) for value in node if not _marked(value)] if isinstance(node, list) else node


def _english(node: Any) -> Any:
    """The schema with what is marked in place of what it means: in a list the one before it, else the key it names."""
    if isinstance(node, list):
        made: list[Any] = []
        for one in node:
            if _marked(one):
                made[-1] = {key: _english(value) for key, value in one.items() if key != "$comment"}
            else:
                made.append(_english(one))
        return made
    if not isinstance(node, dict):
        return node
    meant = {key: value["$ref"].rsplit("/", 1)[1] for key, value in node.items() if _marked(value)}
    rest = {key: value for key, value in node.items() if key not in meant and key not in meant.values()}
    return {key: _english(value) for key, value in rest.items()} | {
        key: _english(node[name]) for key, name in meant.items()
    }
