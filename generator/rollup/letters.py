"""What a unit owes as a letter: the plan file of a công văn, from which its document is built."""

from collections.abc import Iterator, Sequence
from datetime import date

from generator.cascade.copying import SCHEMA
from generator.cascade.derive import shown_issuer
from generator.cascade.emit import scalar
from generator.law.divisions import slug
from generator.law.wording import capitalised, short_date
from generator.ledger.answers import Stage
from generator.paper.briefly import briefly
from generator.paper.issuing import number_and_symbol
from generator.plan.fields import Open
from generator.plan.inline import literal
from generator.plan.model import RIGHTS, Plan, Signature
from generator.plan.records import alias
from generator.plan.reports.asked import duties
from generator.plan.source import Text, text_at
from generator.rollup.debts import Debts, Owed
from generator.rollup.written import with_sum


def letter_name(debts: Debts, owed: Owed) -> str:
    """What the files of the letter are called, without their ending: one letter a unit and day."""
    code = f"{owed.answer.code}-" if owed.answer.code else ""
    return f"don-doc-{debts.on.isoformat()}-{code}{slug(owed.name)}"


def letter_text(
    debts: Debts, owed: Owed, answer_by: date | None, writer: Plan | None = None
) -> str:
    """The plan file of the letter to the unit; it is a draft until it has its number.

    The authority of the `writer`, else that of the plan, issues and signs it.
    """
    lines = _lines(debts, owed, answer_by, writer or debts.plan)
    return with_sum("".join(f"{line}\n" for line in lines))


def _lines(debts: Debts, owed: Owed, answer_by: date | None, writer: Plan) -> Iterator[str]:
    plan, on = debts.plan, short_date(debts.on)
    committee = owed.answer.unit.committee
    issuer = shown_issuer(writer)
    receiver = _receiver(debts, issuer)
    yield f"# yaml-language-server: $schema={SCHEMA}"
    yield f"# Tạo ngày xét {on} bằng kehoach remind, theo sổ theo dõi và chế độ báo cáo."
    yield "dinh_dang: 1"
    yield f"ma: {letter_name(debts, owed)}"
    yield "phien_ban: 1"
    yield "loai: cong_van"
    yield from _issuer(writer)
    yield f"dia_danh: {_shown(writer.place or plan.place, 'địa danh')}"
    yield f"ngay: {debts.on.isoformat()}"
    yield f"trich_yeu: {_q(f'đôn đốc thực hiện {_called(plan)}')}"
    yield f"kinh_gui: {_q(committee)}"
    if _is_numbered(plan):
        yield "van_ban:"
        yield f"  - {_document(plan)}"
    yield "mo_dau:"
    yield f"  - {_q(f'Qua theo dõi việc thực hiện {_cited(plan)}, tính đến hết ngày {on}, {committee} còn các việc sau:')}"
    yield "noi_dung:"
    yield f"  danh_so: {'so' if _count(owed) > 1 else 'khong'}"
    yield "  cac_muc:"
    yield from _debts(owed)
    yield "ket_thuc:"
    by = f" trước ngày {short_date(answer_by)}" if answer_by else ""
    yield f"  - {_q(f'{capitalised(issuer)} đề nghị {committee} khẩn trương thực hiện các việc nêu trên, báo cáo kết quả về {receiver}{by}')}"
    yield "noi_nhan:"
    yield "  - Như trên"
    if receiver != issuer:
        yield f"  - {_q(receiver)}"
    yield f"  - {_q(_archive(writer))}"
    yield from _signatures(writer)


def _debts(owed: Owed) -> Iterator[str]:
    if owed.plan:
        yield f"    - {_q(_plan_owed(owed))}"
    for report in owed.reports:
        yield f"    - {_q(f'Chưa gửi báo cáo {report.period}, hạn gửi {short_date(report.due)}.')}"
    if owed.tasks:
        yield f"    - {_q(f'Chưa báo cáo hoàn thành {len(owed.tasks)} nhiệm vụ đã quá thời hạn:')}"
        yield "    - bang:"
        yield "        cac_cot:"
        for name, align in (("STT", "giua"), ("Nhiệm vụ", "trai"), ("Thời hạn", "giua")):
            yield f"          - {{tieu_de: {name}, canh: {align}}}"
        yield "          - {tieu_de: Số ngày quá hạn, canh: giua}"
        yield "        cac_dong:"
        for number, task in enumerate(owed.tasks, 1):
            cells = (literal(task.says.rstrip(" .;")), short_date(task.due), str(task.days))
            yield f"          - [{number}, {', '.join(map(_q, cells))}]"


def _count(owed: Owed) -> int:
    """So many items the letter has."""
    return bool(owed.plan) + len(owed.reports) + bool(owed.tasks)


def _plan_owed(owed: Owed) -> str:
    """What is wanting of the plan; a copy in which nobody has written is as good as none."""
    kind = owed.answer.unit.type
    day = f", thời hạn ban hành {short_date(owed.plan_by)}" if owed.plan_by else ""
    said = {
        Stage.ABSENT: f"Chưa gửi kế hoạch của {kind}{day}",
        Stage.UNREADABLE: f"Tệp kế hoạch {kind} đã gửi không đọc được, cần gửi lại",
        Stage.DOCUMENT: f"Kế hoạch của {kind} mới gửi văn bản, chưa gửi tệp kế hoạch",
    }
    return f"{said.get(owed.answer.stage, f'Chưa ban hành kế hoạch của {kind}{day}')}."


def _receiver(debts: Debts, issuer: str) -> str:
    """Where the plan has reports sent to, by one name; else who issued it."""
    named = {text_at(one.receiver) for one in duties(debts.plan)} - {""}
    return named.pop() if len(named) == 1 else issuer


def _q(text: str) -> str:
    """The text as a value that reads back as itself, in a list or by itself."""
    return scalar(" ".join(text.split()), True)


def _shown(value: Text | Open | None, what: str) -> str:
    if isinstance(value, Text):
        return _q(value.value)
    return f"{{chua_co: chưa rõ {what}}}"


def _issuer(plan: Plan) -> Iterator[str]:
    yield "co_quan:"
    for one in plan.issuers:
        unit = _shown(one.drafting_unit or _drafting(plan), "đơn vị soạn thảo")
        parent = f", chu_quan: {_q(one.parent.value)}" if one.parent else ""
        name = _shown(one.name, "tên cơ quan")
        short = _shown(one.abbreviation, "chữ viết tắt")
        yield f"  - {{ten: {name}, viet_tat: {short}, don_vi_soan: {unit}{parent}}}"


def _archive(plan: Plan) -> str:
    """The line of the archive, as the plan has it."""
    lines = (one.value for one in plan.listed_recipients)
    return next((one for one in lines if one.startswith("Lưu")), "Lưu: VT")


def _drafting(plan: Plan) -> Text | None:
    """The drafting unit that the plan's archive line names behind VT."""
    _, _, behind = _archive(plan).partition("VT")
    short = behind.strip(" ,.;").split(",")[0].split("(")[0].strip()
    return Text(short) if short.isupper() and short.isalpha() else None


def _is_numbered(plan: Plan) -> bool:
    return bool(plan.number and plan.dated)


def _called(plan: Plan) -> str:
    """The plan by its number, else by its subject."""
    if _is_numbered(plan):
        assert plan.dated
        return f"Kế hoạch số {number_and_symbol(plan)} ngày {short_date(plan.dated)}"
    return f"Kế hoạch {_subject(plan)}"


def _cited(plan: Plan) -> str:
    return "[[KH]]" if _is_numbered(plan) else f"{_called(plan)} của {shown_issuer(plan)}"


def _document(plan: Plan) -> str:
    assert plan.dated
    about = f"về {_subject(plan).removeprefix('về ')}"
    return (
        f"{{ma: KH, loai: Kế hoạch, so: {_q(number_and_symbol(plan))}, "
        f"ngay: {plan.dated.isoformat()}, co_quan: {_q(shown_issuer(plan))}, "
        f"ve_viec: {_q(about)}}}"
    )


def _subject(plan: Plan) -> str:
    text = briefly(plan)(plan.subject)
    return text[0].lower() + text[1:] if text[1:2].islower() else text


def _signatures(plan: Plan) -> Iterator[str]:
    yield "chu_ky:"
    for one in plan.signature or (None,):
        yield f"  - {{{', '.join(_signature(one))}}}"


def _signature(signed: Signature | None) -> Sequence[str]:
    if signed is None:
        return ["ho_ten: {chua_co: chưa có tên người ký}"]
    rights = [
        f"{alias('signature', name)}: {_q(value.value)}"
        for name, _ in RIGHTS
        if (value := getattr(signed, name))
    ]
    title = [f"chuc_vu: {_shown(signed.title, 'chức vụ')}"] if signed.title else []
    return [*rights, *title, f"ho_ten: {_shown(signed.name, 'tên người ký')}"]
