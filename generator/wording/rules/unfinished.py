"""What a text still leaves to be filled in."""

from itertools import takewhile

from generator.language import Said
from generator.law.wording import FORM_HEAD
from generator.lazy import regex
from generator.problems import Severity
from generator.rules import Entry
from generator.wording.base import WORDING, Prose, Slips, slip
from generator.wording.cited import RUNNING, body_of
from generator.wording.running import PRACTICE, running

_OPEN = regex(r"(?:(?<=[^\s,;] )|(?<=[:(]))(?:[.…]{4,}|…{2,}|_{3,})|(?:\.{2,}|…{1,9}|_{2,})(?= ?%)")


@WORDING(
    Entry(
        "noi-dung/blank",
        Said("Nội dung, chưa điền", "Text, not filled in"),
        Severity.INFO,
        PRACTICE,
        "Đạt 98%; các tổ, ….; kèm theo Kế hoạch số …/KH-UBND.",
        "Mức độ hài lòng đạt ……%.",
        Said(
            "chỗ trống trong bảng, căn cứ, phụ lục, biểu mẫu; một dấu “…” trước chữ khác “%”",
            "blanks in tables, bases, appendices and forms; a single “…” but before “%”",
        ),
    )
)
def blank(prose: Prose) -> Slips:
    """No dots stand in the text of a paper where something is to be written.

    Those of a form are for whoever will fill it in.
    """
    above = takewhile(lambda one: not FORM_HEAD.fullmatch(one[2].strip()), body_of(prose))
    body = {number for number, role, _ in above if role in RUNNING}
    for number, match in running(prose, _OPEN):
        if number in body:
            found = Said(f"còn để trống “{match[0]}”", f"left open “{match[0]}”")
            mend = Said("Điền vào, hoặc bỏ chỗ này.", "Fill it in, or leave it out.")
            yield slip(number, *match.span(), found, mend)
