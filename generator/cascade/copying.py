"""The commune's own plan, written from the office's: its heading and parts to fill in, and what it takes over."""

import re

from generator.cascade.communes import Commune
from generator.cascade.derive import shown_issuer
from generator.cascade.emit import block_units, comment_lines, entry_lines, folded
from generator.cascade.units import PLAN_PARTS, RECORDS, Tree, Unit
from generator.cascade.values import Fields, Pair, Value, opened, pair, value_of
from generator.language import Said
from generator.law.kinds import kind, kind_of
from generator.law.wording import date_line
from generator.paper.compose import number_and_symbol
from generator.plan.declared import PERIOD
from generator.plan.lineage import BASED_ON
from generator.plan.model import PLAN, Plan
from generator.plan.records import alias
from generator.problems import Problem, Rejected, Spot

# What the comment over a part says, and what its own, open item says is missing.
_ABOUT = {
    "content": ("Nội dung chung của văn phòng.", ""),
    "purpose": ("Mục đích của kế hoạch.", "mục đích của {}"),
    "requirements": ("Yêu cầu đối với các đơn vị của xã.", "yêu cầu của {}"),
    "targets": (
        "Chỉ tiêu văn phòng giao, giữ nguyên ma; chỉ tiêu riêng của xã viết thêm bên dưới.",
        "",
    ),
    "solutions": (
        "Nhiệm vụ văn phòng giao, giữ nguyên ma; xã điền chu_tri, nhiệm vụ riêng viết thêm bên dưới.",
        "",
    ),
    "budget": ("Kinh phí thực hiện.", ""),
    "implementation": ("Phân công trong xã, chế độ báo cáo.", "phân công tổ chức thực hiện của {}"),
}
_DECLARED = {
    "documents": "Văn bản được dẫn ở trên bằng [[mã]].",
    "acronyms": "Từ viết tắt dùng ở trên bằng [[từ viết tắt]].",
}
SCHEMA = "plan.schema.json"
_NO_ITEMS = "nội dung của {}"
_MAY_LACK = ("content", "budget")
_RULES = (
    "quy_tac nói xã được sửa một mục đến đâu: co_dinh giữ nguyên; toi_thieu chỉ được đặt chỉ tiêu cao hơn, thời hạn sớm hơn; "
    "goi_y và tu_do thì tùy xã."
)


def copy_text(view: Tree, plan: Plan, unit: Commune, file: str, schema: str = SCHEMA) -> str:
    """The text of the plan that `unit` starts from: `view` is what it takes over, `file` where the office's plan is.

    `schema` is where editors find the schema; both as seen from the folder of the new plan.
    """
    blocks = [
        f"# yaml-language-server: $schema={schema}\n",
        comment_lines(f"Kế hoạch của {unit.committee}, theo kế hoạch của {shown_issuer(plan)}."),
        comment_lines(
            "Thay mỗi chỗ {chua_co: …} bằng nội dung của mình, rồi chạy: kehoach check, kehoach build."
        ),
        comment_lines(
            "Khi văn phòng sửa kế hoạch, chạy: kehoach update; chữ đã viết ở đây được giữ nguyên."
        ),
        _heading(view, plan, unit, file),
        *_parts(view, unit),
        _end(plan, unit),
    ]
    return "".join(blocks)


def _line(key: str, value: Value) -> str:
    return f"{entry_lines(pair(PLAN, key).vi, value, 0, 'vi')}\n"


def period(view: Tree) -> Value | None:
    """The time that the office's plan covers, which is that of its copies."""
    node = view.top("period")
    return value_of(node, PERIOD) if node else None


def _heading(view: Tree, plan: Plan, unit: Commune, file: str) -> str:
    issuer = Fields((_vi("issuer", "name", unit.committee), _vi("issuer", "abbreviation", "UBND")))
    subject, covers = local_subject(plan, unit), period(view)
    return "".join(
        [
            "dinh_dang: 1\n",
            f"ma: {plan.id.value}-{unit.slug}\n",
            "phien_ban: 1\n",
            f"loai: {plan.kind}\n",
            comment_lines("Bản này theo kế hoạch nào; chương trình tự ghi, không cần sửa."),
            _line("based_on", based_on(plan, unit, file)),
            _line("issuer", issuer),
            _line("place", unit.place),
            comment_lines("Số và ngày để trống khi còn dự thảo."),
            "so:\nngay:\n",
            _line("subject", subject if subject else opened("chưa có trích yếu")),
            _line("period", covers) if covers else "",
            "can_cu:\n",
            "  - Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025\n",
            f"  - {folded(basis(plan), 4, 4)}\n",
            "mo_dau:\n",
            f"  - {folded(f'{unit.committee} ban hành Kế hoạch như sau:', 4, 4)}\n",
        ]
    )


def _vi(record: str, key: str, value: Value) -> tuple[Pair, Value]:
    return Pair(key, alias(record, key)), value


def based_on(plan: Plan, unit: Commune, file: str) -> Fields:
    """What the copy says of the plan that it comes from."""
    day = plan.date.full if plan.date else None
    said = {
        "id": plan.id.value,
        "version": str(plan.version),
        "unit": unit.full,
        "number": number_and_symbol(plan) if plan.number else "",
        "date": day.isoformat() if day else "",
        "file": file,
    }
    return Fields(tuple((pair(BASED_ON, key), value) for key, value in said.items() if value))


def basis(plan: Plan) -> str:
    """The office's plan as a legal basis, as far as its number and date are known."""
    day = plan.date.full if plan.date else None
    dated = date_line("", day.year, day.month, day.day).removeprefix(", ") if day else ""
    number = f"số {number_and_symbol(plan)} " if plan.number else ""
    subject = " ".join(shown_text(plan.subject).split())
    if subject[1:2].islower():
        subject = subject[0].lower() + subject[1:]
    about = subject if not subject or subject.startswith("về ") else f"về {subject}"
    return " ".join(f"Căn cứ Kế hoạch {number}{dated} của {shown_issuer(plan)} {about}".split())


def shown_text(value: object) -> str:
    """The words of a text of the plan, "" for one that is open."""
    return str(getattr(value, "value", ""))


def local_subject(plan: Plan, unit: Commune) -> str:
    """The office's subject for the commune: its own name for the province's, or added to it."""
    subject = " ".join(shown_text(plan.subject).split())
    office = re.sub(r"(?i)^(ủy ban nhân dân|ubnd|hội đồng nhân dân) ", "", shown_issuer(plan))
    if not subject:
        return ""
    if office.casefold() in subject.casefold():
        return re.sub(re.escape(office), unit.full, subject, count=1, flags=re.IGNORECASE)
    return f"{subject} trên địa bàn {unit.full}"


def _parts(view: Tree, unit: Commune) -> list[str]:
    blocks = []
    for part in RECORDS:
        units = view.parts.get(part, [])
        if part not in PLAN_PARTS:
            if units:
                told = comment_lines(_DECLARED[part])
                blocks.append(f"\n{told}{alias('plan', part)}:\n{block_units(units, 2, 'vi')}")
            continue
        about, missing = _ABOUT[part]
        missing = missing or ("" if units or part in _MAY_LACK else _NO_ITEMS)
        if missing:
            units = [*units, Unit(part, {"text": opened(missing.format(unit.full))})]
        if not units:
            continue
        ruled = any("rule" in one.fields for top in units for one in top.walk())
        about = f"{about} {_RULES}" if ruled and part == "targets" else about
        told = comment_lines(about.replace(" xã", f" {unit.type}"))
        blocks.append(f"\n{told}{alias('plan', part)}:\n{block_units(units, 2, 'vi')}")
    return blocks


def _end(plan: Plan, unit: Commune) -> str:
    bodies = "Đảng ủy" if unit.type != "đặc khu" else "Đảng ủy đặc khu"
    office = shown_issuer(plan)
    lines = [
        f"{office[:1].upper()}{office[1:]}",
        f"Thường trực {bodies}, Thường trực HĐND {unit.type}"
        if unit.type != "đặc khu"
        else f"Thường trực {bodies}",
        f"Chủ tịch, các Phó Chủ tịch UBND {unit.type}",
        f"Các phòng, đơn vị thuộc UBND {unit.type}",
        "Lưu: VT",
    ]
    told = "".join(
        f"  - {folded(line, 4, 4) if not line.startswith('Lưu') else line}\n" for line in lines
    )
    return "".join(
        [
            "\n",
            comment_lines("Nơi nhận: sửa cho đúng; dòng cuối luôn là Lưu: VT."),
            "noi_nhan:\n",
            told,
            "chu_ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: {chua_co: chưa có tên người ký}}\n",
        ]
    )


def refuse_foreign(plan: Plan, spot: Spot) -> None:
    """Raises `Rejected` for papers that are no plans, and for a plan that is itself a copy of another office's."""
    if plan.reports_on or plan.is_attached or not kind_of(plan.kind).copied:
        named = "văn bản kèm theo" if plan.is_attached else kind(plan.kind).name.lower()
        message = Said(
            f"đây là {named}, không phải kế hoạch có số", "this is no plan with a number of its own"
        )
        raise Rejected([Problem(spot, "cascade/no-plan", message)])
    if plan.based_on:
        message = Said(
            f"kế hoạch này đã là bản theo '{plan.based_on.id}'",
            f"this plan is itself a copy of '{plan.based_on.id}'",
        )
        advice = Said("Chép từ kế hoạch của văn phòng.", "Copy from the plan of the office.")
        raise Rejected([Problem(spot, "cascade/copy-of-copy", message, advice=advice)])
