"""The list of recipients: its archive line, what stands twice, and who is addressed."""

import re

from generator.checks import CHECKS, Found
from generator.language import Said
from generator.lazy import regex
from generator.paper.dossier import Dossier
from generator.plan.source import Text
from generator.problems import Severity
from generator.rules import Finding, told

_NOT_LAST = (
    Said("dòng Lưu không ở cuối nơi nhận", "the archive line is not the last recipient"),
    Said("Đưa dòng này xuống cuối danh sách.", "Move it to the end of the list."),
)
_TWICE = (
    Said("nơi nhận có hơn một dòng Lưu", "more than one archive line among the recipients"),
    Said("Giữ dòng cuối, bỏ dòng này.", "Keep the last, take this one out."),
)
AS_ABOVE = regex(r"(?:- ?)?như (?:trên|kính gửi)\b", re.IGNORECASE)
"""The recipient that stands for those to whom the paper is addressed."""
_ARCHIVE = regex(r"(- ?)?Lưu: ?\S")


@CHECKS(told("noi-nhan/luu", "nơi nhận không kết thúc bằng Lưu", "the archive line is missing"))
def archive(dossier: Dossier) -> Found:
    """The last recipient is the archive (PL I, II.9.d)."""
    lines = dossier.plan.listed_recipients
    kept = [one for one in lines if _ARCHIVE.match(one.value)]
    for one in kept[:-1]:
        yield Finding(one.spot, _TWICE[0], mend=_TWICE[1])
    if not lines or lines[-1] in kept or dossier.may_be_unread(r"\b(?:L[ưu]u\b|luu *:)"):
        return
    if kept:
        yield Finding(kept[-1].spot, _NOT_LAST[0], mend=_NOT_LAST[1])
    else:
        yield Finding(
            lines[-1].spot,
            Said(
                "dòng cuối của nơi nhận phải là 'Lưu: VT, …'",
                "the last recipient must be 'Lưu: VT, …'",
            ),
            mend=Said("Thêm '- Lưu: VT, <đơn vị>'.", "Add '- Lưu: VT, <unit>'."),
        )


@CHECKS(
    told(
        "plan/repeated-recipient",
        "nơi nhận ghi hai lần",
        "a recipient stands twice",
        Severity.WARNING,
    )
)
def repeated(dossier: Dossier) -> Found:
    """Nobody is listed twice."""
    first: dict[str, Text] = {}
    for text in dossier.plan.listed_recipients:
        before = first.setdefault(text.value.strip("- ;.").casefold(), text)
        if before is not text:
            line = before.spot.line
            yield Finding(
                text.spot,
                Said(f"'{text}' đã có ở dòng {line}", f"'{text}' stands on line {line}"),
                mend=Said("Bỏ một dòng.", "Take one out."),
            )


@CHECKS(
    told(
        "noi-nhan/nhu-tren",
        "Như trên và Kính gửi không đi cùng nhau",
        '"Như trên" without Kính gửi, or the other way',
    )
)
def as_above(dossier: Dossier) -> Found:
    """Who is addressed stands first among the recipients, as "Như trên" (PL I, II.9.b)."""
    lines, to = dossier.plan.listed_recipients, dossier.plan.to
    named = [line for line in lines if AS_ABOVE.match(line.value)]
    if lines and to and not named:
        yield Finding(
            lines[0].spot,
            Said(
                "có Kính gửi mà nơi nhận không có 'Như trên'",
                "it is addressed, and no recipient is 'Như trên'",
            ),
            mend=Said(
                "Thêm '- Như trên' vào đầu noi_nhan.",
                "Add '- Như trên' first among the recipients.",
            ),
        )
    if named and not to:
        yield Finding(
            named[0].spot,
            Said("có 'Như trên' mà không có Kính gửi", "'Như trên' without an addressee"),
            mend=Said("Bỏ dòng này.", "Leave it out."),
        )
