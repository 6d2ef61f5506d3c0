"""What the kind of a paper asks for, and what it has no place for."""

import re
from pathlib import PurePath

from generator.checks.schedule import due_days
from generator.language import Said
from generator.law.kinds import MUST, NONE, kind
from generator.law.wording import short_date
from generator.paper.attaching import attached_plans
from generator.plan.fields import Day, Open
from generator.plan.model import Issuer, Plan
from generator.plan.records import alias
from generator.plan.source import Mapping, Source, Text
from generator.plan.walk import items_of
from generator.problems import Severity


def check_form(plan: Plan, source: Source) -> None:
    """Reports what the paper lacks, or has although papers of its kind have none."""
    if not plan.kind:
        return  # the kind has been reported
    form = kind(plan.kind)
    name = form.name.lower()
    if plan.is_attached:
        _check_attached(plan, source)
    else:
        written = (
            {name.value for name, _ in source.root.entries}
            if isinstance(source.root, Mapping)
            else set()
        )
        for key in ("recipients", "signature"):
            # What is there and could not be read has been told already.
            if not getattr(plan, key) and not written & {key, alias("plan", key)}:
                message = Said(
                    f"thiếu khóa '{alias('plan', key)}' ({key})", f"key '{key}' is missing"
                )
                source.report(
                    plan.spot,
                    "plan/missing-key",
                    message,
                    Said(f"Thêm '{alias('plan', key)}:'.", f"Add '{key}:'."),
                )
    if form.to == MUST and not plan.to and not plan.is_attached:
        message = Said(f"{name} phải có nơi gửi", f"a {plan.kind} says whom it is sent to")
        source.report(
            plan.spot, "kinh-gui/missing", message, Said("Thêm 'kinh_gui:'.", "Add 'to:'.")
        )
    if form.to == NONE and plan.to:
        message = Said(f"{name} không có Kính gửi", f"a {plan.kind} has no Kính gửi")
        spot = plan.to.spot if isinstance(plan.to, Open) else plan.to[0].spot
        source.report(spot, "kinh-gui/kind", message, Said("Bỏ kinh_gui.", "Leave 'to' out."))
    if plan.authority and not form.enacts:
        message = Said(
            f"{name} không có dòng thẩm quyền ban hành", f"a {plan.kind} has no authority line"
        )
        source.report(
            plan.authority.spot,
            "plan/authority",
            message,
            Said("Bỏ tham_quyen.", "Leave authority out."),
        )
    unit = plan.issuer.drafting_unit if isinstance(plan.issuer, Issuer) else None
    if isinstance(plan.issuer, Issuer) and form.below_number and not unit:
        message = Said(
            f"số {name} cần chữ viết tắt đơn vị soạn thảo", "its number names the drafting unit"
        )
        advice = Said(
            "Thêm don_vi_soan vào co_quan, ví dụ VP.",
            "Add drafting_unit to the issuer, such as VP.",
        )
        source.report(plan.issuer.spot, "so-ky-hieu/unit", message, advice)
    if unit and not form.below_number:
        message = Said(
            f"số {name} không có đơn vị soạn thảo",
            f"the number of a {plan.kind} names no drafting unit",
        )
        source.report(
            unit.spot, "so-ky-hieu/unit", message, Said("Bỏ don_vi_soan.", "Leave it out.")
        )
    if plan.draft_mark and not plan.is_draft:
        message = Said(
            "văn bản chính thức không có dấu dự thảo", "a final paper has no mark of a draft"
        )
        source.report(
            plan.draft_mark.spot,
            "plan/draft-mark",
            message,
            Said("Bỏ dau_du_thao.", "Leave it out."),
        )
    if plan.copies and not plan.drafter:
        message = Said(
            "số bản đi cùng ký hiệu người soạn",
            "the number of copies goes with the drafter's initials",
        )
        source.report(plan.spot, "plan/copies", message, Said("Thêm nguoi_soan.", "Add drafter."))
    _check_as_above(plan, source)
    if form.enacts and not plan.legal_bases and not plan.is_attached:
        message = Said(f"{name} chưa có căn cứ ban hành", f"a {plan.kind} names its legal bases")
        source.report(
            plan.spot,
            "can-cu/missing",
            message,
            Said("Thêm can_cu.", "Add legal_bases."),
            Severity.WARNING,
        )
    if (
        not plan.is_attached
    ):  # what is attached attaches nothing: two files that name each other would never end
        _check_attaching(plan, source)


AS_ABOVE = re.compile(r"(?:- ?)?như (?:trên|kính gửi)\b", re.IGNORECASE)
"""The recipient that stands for those to whom the paper is addressed."""


def _check_as_above(plan: Plan, source: Source) -> None:
    """Who is addressed stands first among the recipients, as "Như trên" (PL I, II.9.b)."""
    if not isinstance(plan.recipients, tuple) or not plan.recipients:
        return
    named = [line for line in plan.recipients if AS_ABOVE.match(line.value)]
    if plan.to and not named:
        message = Said(
            "có Kính gửi mà nơi nhận không có 'Như trên'",
            "it is addressed, and no recipient is 'Như trên'",
        )
        advice = Said(
            "Thêm '- Như trên' vào đầu noi_nhan.", "Add '- Như trên' first among the recipients."
        )
        source.report(plan.recipients[0].spot, "noi-nhan/nhu-tren", message, advice)
    if named and not plan.to:
        message = Said("có 'Như trên' mà không có Kính gửi", "'Như trên' without an addressee")
        source.report(
            named[0].spot, "noi-nhan/nhu-tren", message, Said("Bỏ dòng này.", "Leave it out.")
        )


def _check_attaching(plan: Plan, source: Source) -> None:
    for one in attached_plans(plan, source):
        if one.is_draft and not plan.is_draft:
            name = PurePath(one.spot.path).name
            message = Said(
                f"văn bản chính thức mà '{name}' còn là dự thảo",
                f"the paper is final, what it issues ('{name}') a draft",
            )
            advice = Said(
                f"Điền hết rồi bỏ trang_thai trong {name}.",
                f"Fill it in and take status out of {name}.",
            )
            source.report(plan.attached[0].spot, "plan/attached-draft", message, advice)
        _check_attached_days(plan, one, source)


def _check_attached_days(plan: Plan, attached: Plan, source: Source) -> None:
    """What is issued with a paper has no day of its own: its deadlines come after that of the paper."""
    for item in items_of(attached):
        due = due_days(item.deadline) if isinstance(item.deadline, Day | Text) else None
        if due and plan.date and due[1] < plan.date.first:
            days, name = (
                f"{short_date(due[1])} < {short_date(plan.date.first)}",
                PurePath(attached.spot.path).name,
            )
            message = Said(
                f"'{name}': thời hạn trước ngày ban hành ({days})",
                f"'{name}': due before it is issued ({days})",
            )
            advice = Said(
                f"Kiểm tra hai ngày, dòng {item.spot.line} của {name}.",
                f"See line {item.spot.line} there.",
            )
            source.report(plan.attached[0].spot, "plan/deadline", message, advice)


def _check_attached(plan: Plan, source: Source) -> None:
    for key in ("number", "date", "signature", "recipients", "to", "attached"):
        if getattr(plan, key):
            vi = alias("plan", key)
            message = Said(
                f"văn bản kèm theo không có '{vi}' riêng",
                f"what is attached has no '{key}' of its own",
            )
            source.report(
                plan.spot, "plan/attached", message, Said(f"Bỏ '{vi}'.", f"Leave '{key}' out.")
            )
