"""The same plan, made differently; and plans with appendices or still in draft."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from . import head_loose, words
from .body import TEXT_WIDTH, Ending, Hand, appendix, subject_bordered, task_table, title
from .file import docx, framed_number, page_number
from .head import Head, HeadMaker, anchored_in_text, bordered, one_row, spacer, three_rows
from .lines import Line, connector, drawing, freeform, underscores, vml_line, vml_polyline, vml_t32
from .wml import CENTER, LEFT, Layout, Section, paragraph, run

Builder = Callable[[], bytes]
HEAD = Head()


def plan_body(
    head: str,
    hand: Hand = Hand(),  # noqa: B008 - frozen
    *,
    line: Line = drawing,
    ending: str = "",
    subject: str = "",
    extra: Sequence[str] = (),
) -> str:
    """The plan below `head`; `extra` sentences stand before the closing one."""
    text = (*words.PLAN_TEXT[:-1], *extra, words.PLAN_TEXT[-1])
    return (
        head
        + (subject or title("KẾ HOẠCH", words.PLAN_SUBJECT, words.PLAN_SUBJECT_LINE, line))
        + paragraph()
        + hand.plan((*words.PLAN_BASES, words.PLAN_OPENING, *text))
        + (ending or Ending(words.PLAN_RECIPIENTS, words.COMMITTEE).xml())
    )


def office() -> bytes:
    """Office Word: one table for the head, DrawingML lines with VML behind them. Errors are made from this paper."""
    return docx(plan_body(one_row()(HEAD)))


def large_set() -> bytes:
    """The set 13/14/14, text at 13 with first lines of 1 cm, gaps after, 1.5 lines; margins at their upper ends."""
    head = one_row(connector, 55, 105)(replace(HEAD, large=True, issuer_line=13))
    section = Section(top=25, bottom=25, left=35, right=15)
    ending = Ending(words.PLAN_RECIPIENTS, words.COMMITTEE, size=13).xml((70, 90))
    return docx(plan_body(head, Hand(13, 3, 6, 1.5, 10), line=connector, ending=ending), section)


def quarter_inch() -> bytes:
    """First lines of 1.25 cm, as half of the offices have; gaps 6/6, 1.15 lines; PAGE as a simple field."""
    headers = {"header1": page_number("simple", size=13), "header2": paragraph()}
    body = plan_body(anchored_in_text()(HEAD), Hand(14, 6, 6, 1.15, 12.5))
    return docx(body, headers=headers)


def _head_only(
    make: HeadMaker, line: Line = drawing, subject: str = "", ending: str = "", **more: object
) -> Builder:
    def build() -> bytes:
        headers = {"header1": framed_number()} if more.get("frame") else None
        return docx(
            plan_body(make(HEAD), line=line, subject=subject, ending=ending), headers=headers
        )

    return build


_BORDERED = subject_bordered("KẾ HOẠCH", words.PLAN_SUBJECT, words.PLAN_SUBJECT_LINE)
_ENDING = Ending(words.PLAN_RECIPIENTS, words.COMMITTEE_DEPUTY)


def one_appendix() -> bytes:
    """A plan with one appendix, which bears no number and counts its own pages."""
    body = plan_body(one_row()(HEAD), extra=[words.ONE_APPENDIX]) + paragraph(
        section=Section().xml()
    )
    text = Hand().plan(
        (
            "1. Niêm yết công khai thủ tục hành chính.",
            "2. Số hóa kết quả giải quyết còn hiệu lực./.",
        )
    )
    body += appendix("", "NHIỆM VỤ CỤ THỂ CỦA TỪNG CƠ QUAN", words.REFERENCE, text)
    return docx(body, Section(start=1))


def two_appendices() -> bytes:
    """Two appendices with Roman numbers, the first landscape with a table, the reference of both left blank."""
    body = plan_body(one_row()(HEAD), extra=[words.TWO_APPENDICES]) + paragraph(
        section=Section().xml()
    )
    wide = Section(start=1, landscape=True)
    columns = (12, 90, 60, 45, 45)
    body += appendix(
        "I",
        "DANH MỤC NHIỆM VỤ",
        words.REFERENCE_BLANK,
        task_table(words.TASKS, columns),
        column=252,
    )
    body += paragraph(section=wide.xml())
    text = Hand().plan(
        ("I. Kết quả thực hiện", "II. Khó khăn, vướng mắc", "III. Kiến nghị, đề xuất./.")
    )
    body += appendix("II", "MẪU BÁO CÁO KẾT QUẢ THỰC HIỆN", words.REFERENCE_BLANK, text)
    return docx(body, Section(start=1))


def draft() -> bytes:
    """A draft: blank number and day, the words DỰ THẢO in a text box which Word stores twice."""
    head = replace(HEAD, number="Số:         /KH-UBND", date="Tân An, ngày      tháng 9 năm 2026")
    return docx(paragraph(head_loose.draft_mark()) + plan_body(one_row()(head)))


def draft_dots() -> bytes:
    """A draft whose blanks are dots."""
    head = replace(HEAD, number="Số: ……/KH-UBND", date="Tân An, ngày … tháng … năm 2026")
    return docx(plan_body(one_row()(head)))


def before_decree() -> bytes:
    """Today's form under a date before the decree."""
    head = replace(HEAD, date="Tân An, ngày 15 tháng 9 năm 2019")
    text = plan_body(one_row()(head)).replace(
        "ngày 16 tháng 6 năm 2025;", "ngày 19 tháng 6 năm 2015;"
    )
    return docx(text.replace("năm 2026", "năm 2019"))


def parts_and_mucs() -> bytes:
    """A long plan in phần: number and title on lines of their own, centred, above the mục."""
    hand = Hand()

    def part(number: str, name: str) -> str:
        return paragraph(
            run(f"Phần {number}", 14, bold=True), layout=Layout(align="center", before=6)
        ) + paragraph(run(name, 14, bold=True), layout=CENTER)

    end = words.PLAN_TEXT.index("# III. TỔ CHỨC THỰC HIỆN")
    first, second = words.PLAN_TEXT[:end], words.PLAN_TEXT[end + 1 :]
    body = (
        one_row()(HEAD)
        + title("KẾ HOẠCH", words.PLAN_SUBJECT, words.PLAN_SUBJECT_LINE)
        + paragraph(layout=LEFT)
    )
    body += (
        hand.plan((*words.PLAN_BASES, words.PLAN_OPENING))
        + part("I", "NỘI DUNG KẾ HOẠCH")
        + hand.plan(first)
    )
    body += part("II", "TỔ CHỨC THỰC HIỆN") + hand.plan(second)
    return docx(body + Ending(words.PLAN_RECIPIENTS, words.COMMITTEE).xml())


def landscape_table() -> bytes:
    """A landscape section in the middle of the text, because the table in it is no appendix."""
    start = plan_body(one_row()(HEAD), ending=paragraph(section=Section().xml()))
    turned = task_table(words.TASKS, (12, 90, 60, 45, 45)) + paragraph(
        section=Section(landscape=True, title_page=False).xml()
    )
    ending = Ending(words.PLAN_RECIPIENTS, words.COMMITTEE).xml()
    closing = words.PLAN_TEXT[-1]
    start = start.replace("quyết định./.", "quyết định theo bảng phân công sau đây:")
    assert closing.endswith("quyết định./.") and "sau đây:" in start
    return docx(
        start + turned + Hand().text("Kế hoạch này có hiệu lực kể từ ngày ký./.") + ending,
        Section(title_page=False),
    )


PLANS: dict[str, Builder] = {
    "office": office,
    "large-set": large_set,
    "quarter-inch": quarter_inch,
    "vml-lines": _head_only(one_row(vml_line), vml_line),
    "vml-t32": _head_only(anchored_in_text(vml_t32), vml_polyline),
    "freeform-lines": _head_only(one_row(freeform), freeform),
    "underscore-lines": _head_only(one_row(underscores), underscores),
    "border-lines": _head_only(bordered(), subject=_BORDERED),
    "three-rows": _head_only(three_rows(connector), connector, ending=_ENDING.xml()),
    "spacer-column": _head_only(spacer(), frame=True),
    "tabs": _head_only(head_loose.tabbed(), connector),
    "space-bar": _head_only(head_loose.spaced(), ending=_ENDING.interleaved()),
    "text-boxes": _head_only(head_loose.boxed()),
    "text-boxes-lines-over": _head_only(head_loose.boxed(connector)),
    "one-appendix": one_appendix,
    "two-appendices": two_appendices,
    "draft": draft,
    "draft-dots": draft_dots,
    "before-decree": before_decree,
    "parts": parts_and_mucs,
    "landscape-table": landscape_table,
}
assert TEXT_WIDTH == 210 - 30 - 15
