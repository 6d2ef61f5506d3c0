"""What a paper may still leave open: gaps, and what is not settled with the office."""

from generator.checks import CHECKS, Found, known
from generator.form.labels import still_open
from generator.form.worded import conflict_said, item_named, item_words, unit_of
from generator.language import NOTHING, Said
from generator.paper.dossier import Dossier
from generator.plan.items import Item
from generator.plan.lineage import Conflict
from generator.plan.walk import in_conflict, open_places
from generator.problems import Problem, Severity, typed
from generator.rules import Finding, told

_COMPONENTS = {
    "issuer": "co-quan-ban-hanh",
    "issuer.name": "co-quan-ban-hanh",
    "issuer.abbreviation": "so-ky-hieu",
    "issuer.drafting_unit": "so-ky-hieu",
    "issuer.number": "so-ky-hieu",
    "to": "kinh-gui",
    "place": "dia-danh-thoi-gian",
    "subject": "trich-yeu",
    "recipients": "noi-nhan",
    "signature.title": "quyen-han-chuc-vu",
    "signature.name": "ho-ten",
}
"""Where a value that is still open would be printed."""
_TEXT = "noi-dung"
_IS_OPEN = "/open"
_OPEN = Said(
    "chỗ còn {chua_co: …}; văn bản chính thức không được có",
    "still {open: …}, which no final paper may have",
)
_FILL_IN = Said("Điền nội dung, hoặc đặt trang_thai: du_thao.", "Fill it in, or set status: draft.")


@CHECKS(known("so-ky-hieu/missing"))
def final_paper(dossier: Dossier) -> Found:
    """A final paper has number and date."""
    plan = dossier.plan
    if plan.status == "final" and not (plan.number and plan.dated):
        yield Finding(
            plan.spot,
            Said(
                "văn bản chính thức phải có số và ngày", "a final paper needs its number and date"
            ),
            mend=Said(
                "Điền 'so' và 'ngay', hoặc đổi trang_thai: du_thao.",
                "Fill in number and date, or status: draft.",
            ),
        )


def is_gap(problem: Problem) -> bool:
    """Whether it tells that a value is still open."""
    return problem.code.endswith(_IS_OPEN)


@CHECKS(*(told(f"{code}{_IS_OPEN}", *_OPEN) for code in sorted({*_COMPONENTS.values(), _TEXT})))
def gaps(dossier: Dossier) -> Found:
    """A draft may have gaps, and they are listed; a final paper has none."""
    draft = dossier.plan.is_draft
    severity, advice = (Severity.INFO, NOTHING) if draft else (Severity.ERROR, _FILL_IN)
    for name, value in open_places(dossier.walked.values):
        code = f"{_COMPONENTS.get(name, _TEXT)}{_IS_OPEN}"
        message = still_open(value.reason)
        yield Finding(value.spot, message, mend=advice, severity=severity, code=code)


@CHECKS(known("cascade/conflict"))
def conflicts(dossier: Dossier) -> Found:
    """What is not settled with the office may stand in a draft, and not in a final paper."""
    name = typed(dossier.source.path)
    severity = Severity.WARNING if dossier.plan.is_draft else Severity.ERROR
    for number, (conflict, item) in enumerate(in_conflict(dossier.plan), 1):
        about = _about(conflict, item)
        message = Said(f"chưa thống nhất {about.vi}", f"not settled, {about.en}")
        take, keep = (f"kehoach update {name} --{way} {number}" for way in ("take", "keep"))
        advice = Said(
            f"Theo cấp trên: {take}; giữ của xã: {keep}", f"The office's: {take}; your own: {keep}"
        )
        yield Finding(conflict.spot, message, mend=advice, severity=severity)


def _about(conflict: Conflict, item: Item | None) -> Said:
    key = str(conflict.key) if conflict.key else ""
    name = item_named(str(conflict.item), item_words(item), key)
    sides = (conflict.office, conflict.own, conflict.before)
    versions = (str(side) if side else None for side in sides)
    return conflict_said(name, key, unit_of(item), *versions)
