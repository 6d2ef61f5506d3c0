"""What a paper issues, seen beside the paper: no draft, nothing due before it is issued."""

from pathlib import PurePath

from generator.checks import CHECKS, Found
from generator.checks.schedule import DEADLINE, due_before
from generator.language import Said
from generator.law.wording import short_date
from generator.paper.dossier import Dossier
from generator.plan.tasks import due_days
from generator.plan.walk import items_of
from generator.rules import Finding, told


@CHECKS(
    told(
        "plan/attached-draft",
        "văn bản chính thức kèm tệp còn là dự thảo",
        "a final paper issues a draft",
    )
)
def drafts(dossier: Dossier) -> Found:
    """A final paper issues nothing that is still a draft."""
    for one in dossier.attached:
        if one.plan.is_draft and not dossier.plan.is_draft:
            name = PurePath(one.source.path).name
            yield Finding(
                dossier.plan.attached[0].spot,
                Said(
                    f"văn bản chính thức mà '{name}' còn là dự thảo",
                    f"the paper is final, what it issues ('{name}') a draft",
                ),
                mend=Said(
                    f"Điền hết rồi bỏ trang_thai trong {name}.",
                    f"Fill it in and take status out of {name}.",
                ),
            )


@CHECKS(DEADLINE)
def deadlines(dossier: Dossier) -> Found:
    """What is issued with a paper has no day of its own: it is due after that of the paper."""
    issued = dossier.plan.date
    if not issued:
        return
    for one in dossier.attached:
        name = PurePath(one.source.path).name
        for item in items_of(one.plan):
            due = due_days(item.deadline)
            if due and due[1] < issued.first:
                days = f"{short_date(due[1])} < {short_date(issued.first)}"
                message = Said(
                    f"'{name}': thời hạn trước ngày ban hành ({days})",
                    f"'{name}': due before it is issued ({days})",
                )
                advice = Said(
                    f"Kiểm tra hai ngày, dòng {item.spot.line} của {name}; nếu đúng là đã qua hạn, "
                    "ghi ở tệp này: chap_nhan: [{ma_quy_tac: plan/deadline, ly_do: vì sao}].",
                    f"See line {item.spot.line} of {name}; if the day is over indeed, add here: "
                    "accepted: [{code: plan/deadline, reason: why}].",
                )
                spot = dossier.plan.attached[0].spot
                yield due_before(spot, message, advice, one.plan, item)
