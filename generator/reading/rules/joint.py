"""Papers that several bodies issue together, of which the decree says nothing."""

from generator.language import Said
from generator.problems import Severity
from generator.reading.anatomy.paper import Paper
from generator.reading.finding import FORM, Findings, at
from generator.rules import Entry, Finding


@FORM(
    Entry(
        "co-quan-ban-hanh/joint",
        Said("Văn bản của nhiều cơ quan", "A paper of several bodies"),
        Severity.UNDECIDED,
        "PL I, II.2; II.3; II.7",
        "SỞ NỘI VỤ",
        "SỞ NỘI VỤ - SỞ Y TẾ, ký hiệu KH-SNV-SYT",
    ),
    applies=lambda paper: paper.joint,
)
def joint(paper: Paper) -> Findings:
    """What presumes one issuer is not judged: parent body, number and symbol, right to sign."""
    where, text = at(paper.found["co-quan-ban-hanh"][0], "Cơ quan ban hành")
    yield Finding(
        where,
        Said(
            "Nghị định 30/2020/NĐ-CP không nói tới; không xét cơ quan chủ quản, số, ký hiệu, "
            "quyền hạn ký",
            "the decree does not speak of it; parent body, number, symbol and right to sign "
            "are not judged",
        ),
        mend=Said("Xem bằng mắt các phần ấy.", "Look at these yourself."),
        excerpt=text,
    )
