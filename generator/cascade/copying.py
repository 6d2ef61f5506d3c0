"""The commune's own plan, written from the office's.

Its heading and parts to fill in, and what it takes over.
"""

import re
from collections.abc import Iterator
from datetime import date

from generator.cascade.communes import Commune
from generator.cascade.derive import shown_issuer
from generator.cascade.emit import block_units, comment_lines, entry_lines, folded
from generator.cascade.units import PLAN_PARTS, Tree, Unit
from generator.cascade.values import Fields, Pair, Value, left_open, pair, value_of
from generator.language import Said
from generator.law.kinds import kind, kind_of
from generator.law.wording import date_line
from generator.paper.issuing import number_and_symbol
from generator.plan.declared import PERIOD
from generator.plan.lineage import BASED_ON
from generator.plan.model import PLAN, Plan
from generator.plan.records import alias
from generator.problems import Spot, refused

# What the comment over a part says, and what its own, open item says is missing.
_ABOUT = {
    "content": ("Nội dung chung của cấp trên.", ""),
    "purpose": ("Mục đích của kế hoạch.", "mục đích của {}"),
    "requirements": ("Yêu cầu đối với các đơn vị của xã.", "yêu cầu của {}"),
    "targets": (
        "Chỉ tiêu cấp trên giao, giữ nguyên ma; chỉ tiêu riêng của xã viết thêm bên dưới.",
        "",
    ),
    "solutions": (
        "Nhiệm vụ cấp trên giao, giữ nguyên ma; xã điền chu_tri, "
        "nhiệm vụ riêng viết thêm bên dưới.",
        "",
    ),
    "budget": ("Kinh phí thực hiện.", ""),
    "implementation": ("Phân công trong xã.", "phân công tổ chức thực hiện của {}"),
    "report_schedule": ("Báo cáo mà xã phải gửi; kehoach report tạo sẵn từng báo cáo.", ""),
}
_ABOUT_DECLARED = {
    "documents": "Văn bản được dẫn ở trên bằng [[mã]].",
    "acronyms": "Từ viết tắt dùng ở trên bằng [[từ viết tắt]].",
}
SCHEMA = "plan.schema.json"
_NO_ITEMS = "nội dung của {}"
_MAY_LACK = ("content", "budget", "report_schedule")
_LEEWAY = (
    "quy_tac nói xã được sửa một mục đến đâu: co_dinh giữ nguyên; "
    "toi_thieu chỉ được đặt chỉ tiêu cao hơn, thời hạn sớm hơn; goi_y và tu_do thì tùy xã."
)

_STEPS = (
    "Thay mỗi chỗ {chua_co: …} bằng nội dung của mình, rồi chạy: kehoach check, kehoach build.",
    "Khi cấp trên sửa kế hoạch, chạy: kehoach update; chữ đã viết ở đây được giữ nguyên.",
)


def copy_text(view: Tree, plan: Plan, commune: Commune, file: str, schema: str = SCHEMA) -> str:
    """The text of the plan that `commune` starts from.

    `view` is what it takes over, `file` where the office's plan is.

    `schema` is where editors find the schema; both as seen from the folder of the new plan.
    """
    whose = f"Kế hoạch của {commune.committee}, theo kế hoạch của {shown_issuer(plan)}."
    blocks = [
        f"# yaml-language-server: $schema={schema}\n",
        *map(comment_lines, (whose, *_STEPS)),
        _heading(view, plan, commune, file),
        *_parts(view, commune),
        *_declarations(view),
        _end(plan, commune),
    ]
    return "".join(blocks)


def line_of_plan(key: str, value: Value) -> str:
    """A key of the plan in Vietnamese, with its value."""
    return f"{entry_lines(pair(PLAN, key).vi, value, 0, 'vi')}\n"


def period(view: Tree) -> Value | None:
    """The time that the office's plan covers, which is that of its copies."""
    node = view.top("period")
    return value_of(node, PERIOD) if node else None


def _heading(view: Tree, plan: Plan, commune: Commune, file: str) -> str:
    names = ("name", commune.committee), ("abbreviation", "UBND")
    issuer = Fields(tuple((Pair(key, alias("issuer", key)), value) for key, value in names))
    covers = period(view)
    return "".join(
        [
            "dinh_dang: 1\n",
            f"ma: {plan.id.value}-{commune.slug}\n",
            "phien_ban: 1\n",
            f"loai: {plan.kind}\n",
            comment_lines("Bản này theo kế hoạch nào; chương trình tự ghi, không cần sửa."),
            line_of_plan("based_on", based_on(plan, commune, file)),
            line_of_plan("issuer", issuer),
            line_of_plan("place", commune.place),
            comment_lines("Số và ngày để trống khi còn dự thảo."),
            "so:\nngay:\n",
            line_of_plan("subject", local_subject(plan, commune) or left_open("chưa có trích yếu")),
            line_of_plan("period", covers) if covers else "",
            "can_cu:\n",
            "  - Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025\n",
            _dashed(basis(plan)),
            "mo_dau:\n",
            _dashed(f"{commune.committee} ban hành Kế hoạch như sau:"),
        ]
    )


def _dashed(text: str) -> str:
    return f"  - {folded(text, 4, 4)}\n"


def based_on(plan: Plan, commune: Commune, file: str) -> Fields:
    """What the copy says of the plan that it comes from."""
    day = _day(plan)
    values = {
        "id": plan.id.value,
        "version": str(plan.version),
        "unit": commune.full,
        "number": _symbol(plan),
        "date": day.isoformat() if day else "",
        "file": file,
    }
    return Fields(tuple((pair(BASED_ON, key), value) for key, value in values.items() if value))


def _day(plan: Plan) -> date | None:
    return plan.dated


def _symbol(plan: Plan) -> str:
    return number_and_symbol(plan) if plan.number else ""


def basis(plan: Plan) -> str:
    """The office's plan as a legal basis, as far as its number and date are known."""
    day, symbol = _day(plan), _symbol(plan)
    number = f"số {symbol}" if symbol else ""
    dated = date_line("", day.year, day.month, day.day).removeprefix(", ") if day else ""
    words = f"Căn cứ Kế hoạch {number} {dated} của {shown_issuer(plan)} {_about(plan)}"
    return " ".join(words.split())


def _about(plan: Plan) -> str:
    """The subject as it goes on a sentence."""
    subject = _subject(plan)
    if subject[1:2].islower():
        subject = subject[0].lower() + subject[1:]
    return subject if not subject or subject.startswith("về ") else f"về {subject}"


def _subject(plan: Plan) -> str:
    return " ".join(shown_text(plan.subject).split())


def shown_text(value: object) -> str:
    """The words of a text of the plan, "" for one that is open."""
    return str(getattr(value, "value", ""))


def local_subject(plan: Plan, commune: Commune) -> str:
    """The office's subject for the commune: its own name for the province's, or added to it."""
    subject = _subject(plan)
    office = re.sub(r"(?i)^(ủy ban nhân dân|ubnd|hội đồng nhân dân) ", "", shown_issuer(plan))
    if not subject:
        return ""
    if office.casefold() in subject.casefold():
        return re.sub(re.escape(office), commune.plain, subject, count=1, flags=re.IGNORECASE)
    return f"{subject} trên địa bàn {commune.plain}"


def _parts(view: Tree, commune: Commune) -> Iterator[str]:
    for part in PLAN_PARTS:
        about, missing = _ABOUT[part]
        units = view.parts.get(part, [])
        if not missing and not units and part not in _MAY_LACK:
            missing = _NO_ITEMS
        if missing:
            units = [*units, Unit(part, {"text": left_open(missing.format(commune.plain))})]
        if part == "targets" and _ruled(units):
            about = f"{about} {_LEEWAY}"
        if units:
            yield _block(part, about.replace(" xã", f" {commune.type}"), units)


def _ruled(units: list[Unit]) -> bool:
    return any("rule" in one.fields for top in units for one in top.walk())


def _declarations(view: Tree) -> Iterator[str]:
    for part, about in _ABOUT_DECLARED.items():
        units = view.parts.get(part, [])
        if units:
            yield _block(part, about, units)


def _block(part: str, about: str, units: list[Unit]) -> str:
    """The lines of a list of the plan, with a comment over it."""
    key = alias("plan", part)
    return f"\n{comment_lines(about)}{key}:\n{block_units(units, 2, 'vi')}"


def _end(plan: Plan, commune: Commune) -> str:
    office, kind_ = shown_issuer(plan), commune.type
    party = f"Thường trực Đảng ủy, Thường trực HĐND {kind_}"
    recipients = [
        f"{office[:1].upper()}{office[1:]}",
        "Thường trực Đảng ủy đặc khu" if kind_ == "đặc khu" else party,
        f"Chủ tịch, các Phó Chủ tịch UBND {kind_}",
        f"Các phòng, đơn vị thuộc UBND {kind_}",
    ]
    return "".join(
        [
            "\n",
            comment_lines("Nơi nhận: sửa cho đúng; dòng cuối luôn là Lưu: VT."),
            "noi_nhan:\n",
            *map(_dashed, recipients),
            "  - Lưu: VT\n",
            "chu_ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ",
            "ho_ten: {chua_co: chưa có tên người ký}}\n",
        ]
    )


def refuse_foreign(plan: Plan, spot: Spot) -> None:
    """Raises `Rejected` for papers that are no plans, and for a plan that is itself a copy of
    another office's.
    """
    if plan.reports_on or plan.is_attached or not kind_of(plan.kind).copied:
        named = "văn bản kèm theo" if plan.is_attached else kind(plan.kind).name.lower()
        raise refused(
            spot,
            "cascade/no-plan",
            Said(
                f"đây là {named}, không phải kế hoạch có số",
                "this is no plan with a number of its own",
            ),
        )
    if plan.based_on:
        raise refused(
            spot,
            "cascade/copy-of-copy",
            Said(
                f"kế hoạch này đã là bản theo '{plan.based_on.id}'",
                f"this plan is itself a copy of '{plan.based_on.id}'",
            ),
            Said("Chép từ kế hoạch của cấp trên.", "Copy from the plan of the office."),
        )
