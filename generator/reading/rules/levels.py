"""Levels and numbers that stand where the decree has others: A. above I., (1) below 1., bold ones
before plain text (PL I, II.6.c, II.6.đ)."""

from collections.abc import Iterator

from generator.language import Said
from generator.law.decree30 import component
from generator.lazy import regex
from generator.problems import Severity
from generator.reading.anatomy.outline import OutlineLine
from generator.reading.anatomy.paper import Paper
from generator.reading.finding import TEXT, Findings, excerpt, grouped_lines, has, said
from generator.rules import Entry, Finding

_BRACKETED = regex(r"\((?P<n>\d{1,2})\)\s")
_BELOW = {"khoan": "a)", "dieu": "1.", "muc": "1."}
"""What the decree numbers the next level with, by the level above it."""


@TEXT(
    Entry(
        "numbering/upper-letter",
        Said("Chữ cái in hoa trên số La Mã", "Capital letters above Roman numbers"),
        Severity.INFO,
        "PL I, II.6.c, II.6.đ",
        "Phần I / I. / 1. / a)",
        "A. / I. / 1. / a)",
    ),
    applies=lambda paper: any(item.level == "chu-hoa" for item in paper.items),
)
def above_roman(paper: Paper) -> Findings:
    """The decree names no level A. B. C.; what stands above I. is a Phần."""
    letters = [item for item in paper.items if item.level == "chu-hoa"]
    if any(item.level == "muc" for item in paper.items):
        found = said("“{}.” đứng trên “I.”", "“{}.” stands above “I.”", letters[0].number)
        allowed = Said(
            "Nghị định có Phần, Chương, không có cấp A. B. C.",
            "the decree has Phần and Chương, no level A. B. C.",
        )
        mend = Said("Đổi thành “Phần I”, “Phần II”.", "Make them “Phần I”, “Phần II”.")
        where = grouped_lines(letters)
        yield Finding(where, found, allowed, mend, excerpt(letters[0].text))


@TEXT(
    Entry(
        "diem/bracket",
        Said("Điểm, số trong ngoặc", "Điểm, numbers in brackets"),
        Severity.WARNING,
        component("diem").article,
        "1. … / a) … / b) …",
        "1. … / (1) … / (2) …",
    ),
    applies=lambda paper: any(_BRACKETED.match(item.text) for item in paper.items),
)
def bracket(paper: Paper) -> Findings:
    """Below a khoản stands a), below a mục or an Điều 1.; what is below a điểm is not ruled."""
    for above, listed in _bracketed(paper.items):
        due = _BELOW.get(above)
        if due is not None and len(listed) > 1:
            first = excerpt(listed[0].text)
            found = said("“{}”", "“{}”", ", ".join(_shown(listed)))
            mend = said("Đánh lại bằng “{}”.", "Number them with “{}”.", due)
            where = grouped_lines(listed)
            yield Finding(where, found, said("“{}”", "“{}”", due), mend, first)


def _bracketed(items: list[OutlineLine]) -> Iterator[tuple[str, list[OutlineLine]]]:
    """The lists that are numbered in brackets, each with the level that stands above it."""
    above, listed = "", list[OutlineLine]()
    for item in items:
        if _BRACKETED.match(item.text):
            listed.append(item)
        elif item.level and item.level != "gach":
            if listed:
                yield above, listed
            above, listed = item.level, []
    if listed:
        yield above, listed


def _shown(listed: list[OutlineLine]) -> list[str]:
    numbers = [item.text.split(maxsplit=1)[0] for item in listed]
    return numbers if len(numbers) < 4 else [*numbers[:2], "…", numbers[-1]]


@TEXT.each(
    ("khoan", "diem"),
    lambda code: Entry(
        f"{code}/bold-number",
        Said(
            f"{component(code).name}, số thứ tự đậm",
            f"{component(code).name}, weight of its number",
        ),
        Severity.WARNING,
        component(code).article,
        "1. Câu văn không đậm." if code == "khoan" else "a) Câu văn không đậm;",
        "**1.** Câu văn không đậm." if code == "khoan" else "**a)** Câu văn không đậm;",
    ),
    applies=has,
)
def bold_number(code: str, paper: Paper) -> Findings:
    """The number of plain text is plain."""
    listed = [item for item in paper.items if item.level == code and _bold_number_alone(item)]
    if listed:
        number = f"{listed[0].number}{listed[0].mark}"
        found = said("“{}” chữ đậm, lời văn không đậm", "“{}” is bold, its text is not", number)
        mend = Said("Chọn số thứ tự, bấm Ctrl+B.", "Select the number, press Ctrl+B.")
        where = grouped_lines(listed)
        allowed = Said("số thứ tự không đậm", "a plain number")
        yield Finding(where, found, allowed, mend, excerpt(listed[0].text))


def _bold_number_alone(item: OutlineLine) -> bool:
    """Whether the number is bold and the letter behind it is not."""
    runs = [run for run in item.paragraph.runs if run.text.strip()]
    if item.paragraph.label or not item.rest or not runs or not runs[0].look.bold:
        return False
    bold = [run.look.bold for run in runs for char in run.text if not char.isspace()]
    length = len(item.number) + len(item.mark)
    # The mark may belong to the plain text.
    return bool(bold[: len(item.number)]) and all(bold[: len(item.number)]) and not bold[length]


@TEXT(
    Entry(
        "diem/bold-title",
        Said("Điểm, tiêu đề đậm", "Điểm, bold title"),
        Severity.INFO,
        component("diem").article,
        "a) Tuyên truyền trên truyền hình",
        "**a) Tuyên truyền trên truyền hình**",
    ),
    applies=has("diem"),
)
def bold_title(paper: Paper) -> Findings:
    """A điểm is plain also where it is the title of what stands below it."""
    listed = [item for item in paper.items if item.level == "diem" and item.titled and item.bold]
    if listed:
        where = grouped_lines(listed)
        allowed = Said(
            "Nghị định chỉ cho khoản có tiêu đề đậm", "the decree has bold titles of khoản alone"
        )
        mend = Said("Chọn dòng này, bấm Ctrl+B.", "Select the line, press Ctrl+B.")
        found = Said("tiêu đề của điểm chữ đậm", "the title of a điểm is bold")
        yield Finding(where, found, allowed, mend, excerpt(listed[0].text))
