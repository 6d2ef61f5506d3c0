"""What the kind of a paper asks for, and what it has no place for."""

from generator.checks import CHECKS, Found, known
from generator.checks.structure import written_keys
from generator.language import Said
from generator.law.kinds import MUST, NONE, kind
from generator.law.wording import NAMES_APPENDIX
from generator.paper.compose import composed
from generator.paper.dossier import Dossier
from generator.paper.prose import text_lines
from generator.plan import codes
from generator.plan.fields import Open
from generator.plan.model import Issuer, Plan
from generator.plan.records import alias
from generator.problems import Severity
from generator.rules import Finding, told


def _of_a_kind(dossier: Dossier) -> bool:
    """A kind that could not be read has been told."""
    return bool(dossier.plan.kind)


def _alone(dossier: Dossier) -> bool:
    """Whether it is a paper of a known kind, and not the text that another one issues."""
    return _of_a_kind(dossier) and not dossier.plan.is_attached


def _name(plan: Plan) -> str:
    return kind(plan.kind).name.lower()


@CHECKS(codes.MISSING_KEY, applies=_alone)
def closed(dossier: Dossier) -> Found:
    """A paper has recipients and a signature; what is there and could not be read has been told."""
    for key in ("recipients", "signature"):
        vi = alias("plan", key)
        if not getattr(dossier.plan, key) and not written_keys(dossier) & {key, vi}:
            yield Finding(
                dossier.plan.spot,
                Said(f"thiếu khóa '{vi}'", f"key '{key}' is missing"),
                mend=Said(f"Thêm '{vi}:'.", f"Add '{key}:'."),
            )


@CHECKS(codes.ATTACHED, applies=lambda dossier: _of_a_kind(dossier) and dossier.plan.is_attached)
def attached(dossier: Dossier) -> Found:
    """What is issued with a paper has nothing of what makes a paper."""
    for key in ("number", "date", "signature", "recipients", "to", "attached"):
        if getattr(dossier.plan, key):
            vi = alias("plan", key)
            yield Finding(
                dossier.plan.spot,
                Said(
                    f"văn bản kèm theo không có '{vi}' riêng",
                    f"what is attached has no '{key}' of its own",
                ),
                mend=Said(f"Bỏ '{vi}'.", f"Leave '{key}' out."),
            )


@CHECKS(known("kinh-gui/missing"), applies=_alone)
def addressee(dossier: Dossier) -> Found:
    """A letter and a submission say whom they are sent to."""
    plan = dossier.plan
    if kind(plan.kind).to == MUST and not plan.to:
        yield Finding(
            plan.spot,
            Said(f"{_name(plan)} phải có nơi gửi", f"a {plan.kind} says whom it is sent to"),
            mend=Said("Thêm 'kinh_gui:'.", "Add 'to:'."),
        )


@CHECKS(known("kinh-gui/kind"), applies=_of_a_kind)
def no_addressee(dossier: Dossier) -> Found:
    """A paper for all whom it concerns addresses nobody."""
    plan = dossier.plan
    if kind(plan.kind).to == NONE and plan.to:
        yield Finding(
            plan.to.spot if isinstance(plan.to, Open) else plan.to[0].spot,
            Said(f"{_name(plan)} không có Kính gửi", f"a {plan.kind} has no Kính gửi"),
            mend=Said("Bỏ kinh_gui.", "Leave 'to' out."),
        )


def _has_appendices(dossier: Dossier) -> bool:
    """Whether all was read of a paper with appendices, which what it issues might name too."""
    own = bool(dossier.plan.appendices) and not dossier.attached
    return own and dossier.whole and _alone(dossier)


@CHECKS(known("phu-luc/announced"), applies=_has_appendices)
def announced(dossier: Dossier) -> Found:
    """The text names its appendices, in the words of the paper."""
    if any(map(NAMES_APPENDIX.search, text_lines(dossier.plan, composed(dossier)))):
        return
    first = dossier.plan.appendices[0]
    vi, en = (
        (
            f"Viết [[{first.id}]] vào câu nhắc tới phụ lục.",
            f"Write [[{first.id}]] where it is named.",
        )
        if first.id
        else (
            "Viết [[PL1]] vào câu nhắc tới phụ lục, PL1 là 'ma' của nó; chưa có mã thì đặt.",
            "Write [[PL1]] in the sentence that names the appendix; PL1 is its id, which it lacks yet.",
        )
    )
    message = Said("nội dung không nhắc tới phụ lục", "the text does not name its appendix")
    yield Finding(first.spot, message, mend=Said(vi, en))


@CHECKS(
    told(
        "plan/authority",
        "tham_quyen ở loại văn bản không có dòng ấy",
        "an authority line where there is none",
    ),
    applies=_of_a_kind,
)
def authority(dossier: Dossier) -> Found:
    """Only what decides has a line that says by whose authority."""
    plan = dossier.plan
    if plan.authority and not kind(plan.kind).enacts:
        yield Finding(
            plan.authority.spot,
            Said(
                f"{_name(plan)} không có dòng thẩm quyền ban hành",
                f"a {plan.kind} has no authority line",
            ),
            mend=Said("Bỏ tham_quyen.", "Leave authority out."),
        )


@CHECKS(
    told(
        "so-ky-hieu/unit",
        "đơn vị soạn thảo thiếu hoặc thừa",
        "the drafting unit is missing, or has no place",
    ),
    applies=_of_a_kind,
)
def drafting_unit(dossier: Dossier) -> Found:
    """The number of a letter names the unit that drafted it, no other number does (PL I, II.3)."""
    plan = dossier.plan
    for issuer in plan.issuers[:1]:
        yield from _unit(plan, issuer)


def _unit(plan: Plan, issuer: Issuer) -> Found:
    unit, needed = issuer.drafting_unit, kind(plan.kind).below_number
    if needed and not unit:
        yield Finding(
            issuer.spot,
            Said(
                f"số {_name(plan)} cần chữ viết tắt đơn vị soạn thảo",
                "its number names the drafting unit",
            ),
            mend=Said(
                "Thêm don_vi_soan vào co_quan, ví dụ VP.",
                "Add drafting_unit to the issuer, such as VP.",
            ),
        )
    if unit and not needed:
        yield Finding(
            unit.spot,
            Said(
                f"số {_name(plan)} không có đơn vị soạn thảo",
                f"the number of a {plan.kind} names no drafting unit",
            ),
            mend=Said("Bỏ don_vi_soan.", "Leave it out."),
        )


@CHECKS(
    told(
        "plan/draft-mark", "dấu dự thảo ở văn bản chính thức", "a mark of a draft on a final paper"
    ),
    applies=_of_a_kind,
)
def draft_mark(dossier: Dossier) -> Found:
    """Only a draft is marked as one."""
    plan = dossier.plan
    if plan.draft_mark and not plan.is_draft:
        yield Finding(
            plan.draft_mark.spot,
            Said("văn bản chính thức không có dấu dự thảo", "a final paper has no mark of a draft"),
            mend=Said("Bỏ dau_du_thao.", "Leave it out."),
        )


@CHECKS(
    told("plan/copies", "so_ban mà không có nguoi_soan", "copies without a drafter"),
    applies=_of_a_kind,
)
def copies(dossier: Dossier) -> Found:
    """The number of copies is printed behind the drafter's initials."""
    if dossier.plan.copies and not dossier.plan.drafter:
        yield Finding(
            dossier.plan.spot,
            Said(
                "số bản đi cùng ký hiệu người soạn",
                "the number of copies goes with the drafter's initials",
            ),
            mend=Said("Thêm nguoi_soan.", "Add drafter."),
        )


@CHECKS(
    told(
        "can-cu/missing",
        "quyết định chưa có căn cứ",
        "a decision without legal bases",
        Severity.WARNING,
    ),
    applies=_alone,
)
def bases(dossier: Dossier) -> Found:
    """What decides names its legal bases."""
    plan = dossier.plan
    if kind(plan.kind).enacts and not plan.legal_bases:
        yield Finding(
            plan.spot,
            Said(f"{_name(plan)} chưa có căn cứ ban hành", f"a {plan.kind} names its legal bases"),
            mend=Said("Thêm can_cu.", "Add legal_bases."),
        )
