"""Who writes the letters where that is not the authority of the plan, such as a department in its own name."""

from pathlib import Path

from generator.language import Said
from generator.plan.codes import MISSING_KEY
from generator.plan.model import Plan, plan_in
from generator.plan.text import read_source
from generator.problems import Problem, Rejected, Spot, errors_in


def writer_of(path: Path) -> Plan:
    """The plan at `path`, or as much of one as says who issues and signs.

    Raises `Rejected` where it says neither, or says it wrongly.
    """
    source = read_source(path)
    plan = plan_in(source)
    wrong = [one for one in errors_in(source.problems) if one.code != MISSING_KEY.code]
    if plan is None or wrong or not (plan.issuers and plan.signature):
        raise Rejected(wrong or [_nobody(path)])
    return plan


def _nobody(path: Path) -> Problem:
    message = Said(
        "không có co_quan và chu_ky, nên chưa rõ ai soạn và ai ký công văn",
        "has no issuers and signature, so who writes and signs the letters is not known",
    )
    advice = Said(
        "Chọn một kế hoạch của cơ quan ấy, hoặc tệp có: "
        "co_quan: [{ten: Sở Nội vụ, viet_tat: SNV, don_vi_soan: VP, chu_quan: Ủy ban nhân dân tỉnh …}], "
        "chu_ky: [{chuc_vu: Giám đốc, ho_ten: …}]",
        "Choose a plan of theirs, or a file with: issuers: [{name: …, abbreviation: …, drafting_unit: …, parent: …}], "
        "signature: [{title: …, name: …}]",
    )
    return Problem(Spot(path.as_posix()), "rollup/no-writer", message, advice=advice)
