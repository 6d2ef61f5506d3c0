"""Correct papers of the everyday shapes that a reader may trip over: blanks in the text, Kính gửi apart, a mark alone."""

import zipfile
from dataclasses import replace
from io import BytesIO

from . import words
from .body import Ending, Hand, kinh_gui, title
from .file import docx, page_number, zipped
from .head import one_row
from .kinds import (
    CHAIR,
    DECISION_HEAD,
    DECISION_SUBJECT,
    LETTER_HEAD,
    LETTER_RECIPIENTS,
    LETTER_SIGNERS,
    collective_decision,
    submission,
)
from .plans import HEAD, Builder, one_appendix, parts_and_mucs, plan_body
from .wml import CENTER, LEFT, Layout, Section, paragraph, run, table

_BLANK = " " * 9


def _letter(to: str) -> bytes:
    body = one_row()(LETTER_HEAD) + to + Hand().plan(words.LETTER_TEXT)
    body += Ending(LETTER_RECIPIENTS, LETTER_SIGNERS).xml()
    return docx(body, Section(header="", title_page=False), headers={})


def _decision(bases: tuple[str, ...], marker: str = "QUYẾT ĐỊNH:", dot: bool = True) -> bytes:
    hand, center = Hand(), Layout(align="center", before=6, after=6)
    body = one_row()(DECISION_HEAD) + title("QUYẾT ĐỊNH", DECISION_SUBJECT, 38)
    body += paragraph(run(CHAIR, 14, bold=True), layout=Layout(align="center", before=12))
    body += hand.plan(bases) + paragraph(run(marker, 14, bold=True), layout=center)
    for head, rest in words.DECISION_ARTICLES:
        plain = head if dot else head.rstrip(".")
        body += hand.lead(plain, rest if dot else f".{rest}")
    return docx(body + Ending(words.DECISION_RECIPIENTS, ("CHỦ TỊCH",)).xml())


def blanks_in_bases() -> bytes:
    """A decision whose submission has neither number nor day yet."""
    *first, _ = words.DECISION_BASES
    blank = f"~ Theo đề nghị của Trưởng phòng Văn hóa - Xã hội tại Tờ trình số{_BLANK}/TTr-VHXH ngày{_BLANK}tháng 9 năm 2026."
    return _decision((*first, blank))


def blanks_in_text() -> bytes:
    """A plan that names a paper without number and day in its text."""
    said = (
        f"Giao các cơ quan thực hiện theo Kế hoạch số{_BLANK}/KH-UBND ngày{_BLANK}tháng 9 năm 2026"
    )
    return docx(plan_body(one_row()(HEAD), extra=[f"{said}."]))


def application_as_basis() -> bytes:
    """A basis is an application of somebody."""
    *first, last = words.DECISION_BASES
    return _decision(
        (*first, "~ Theo Đơn đề nghị của ông Nguyễn Văn An ngày 05 tháng 9 năm 2026;", last)
    )


def plan_to_carry_out_as_basis(first: bool = False) -> bytes:
    """A basis, slanted as the others, is a plan that is carried out."""
    law, *rest = words.PLAN_BASES
    done = rest[0].replace("~ Căn cứ", "~ Thực hiện")
    bases = [done, law, *rest[1:]] if first else [law, done, *rest[1:]]
    body = plan_body(one_row()(HEAD))
    old, new = Hand().plan(words.PLAN_BASES), Hand().plan(bases)
    assert old in body
    return docx(body.replace(old, new))


def plain_stop_behind_dieu() -> bytes:
    """The stop behind Điều 1 belongs to the plain text."""
    return _decision(words.DECISION_BASES, dot=False)


def kinh_gui_in_a_table() -> bytes:
    """Kính gửi and its recipients are two cells of a row."""
    left = paragraph(run("Kính gửi:", 14), layout=Layout(align="right"))
    right = "".join(
        paragraph(run(line, 14), layout=LEFT)
        for line in ("- Sở Nội vụ tỉnh Minh Hòa;", "- Sở Tài chính tỉnh Minh Hòa.")
    )
    return _letter(paragraph() + table((60, 105), [(left, right)]) + paragraph())


def kinh_gui_behind_blanks() -> bytes:
    """Blanks push Kính gửi to the middle."""
    line = run(f"{' ' * 30}Kính gửi: Sở Nội vụ tỉnh Minh Hòa", 14)
    return _letter(paragraph(line, layout=Layout(align="left", before=12, after=12)))


def _replaced(paper: bytes, old: str, new: str) -> bytes:
    """The paper with `old`, which stands once in its markup, made `new`."""
    with zipfile.ZipFile(BytesIO(paper)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts["word/document.xml"].decode("utf-8")
    assert text.count(old) == 1
    return zipped(parts | {"word/document.xml": text.replace(old, new).encode("utf-8")})


def _title_line(text: str) -> str:
    return paragraph(run(text, 14, bold=True), layout=CENTER)


def subject_in_a_table() -> bytes:
    """A table of one cell frames the subject of a submission; Kính gửi follows it."""
    subject = _title_line("Về việc ban hành Kế hoạch cải cách hành chính năm 2027")
    return _replaced(submission(), subject, table((165,), [(subject,)]))


def long_title_of_a_part() -> bytes:
    """The title of a phần fills more than a line, and goes on in one that is typed apart."""
    first = "NHIỆM VỤ, GIẢI PHÁP NÂNG CAO CHẤT LƯỢNG GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH"
    long = _title_line(first) + _title_line("TRÊN ĐỊA BÀN XÃ TÂN AN")
    return _replaced(parts_and_mucs(), _title_line("NỘI DUNG KẾ HOẠCH"), long)


def headings_below_an_appendix_without_reference() -> bytes:
    """An appendix that lacks its reference goes on with a heading in capitals: no part of its title."""
    reference = paragraph(run(words.REFERENCE, 14, italic=True), layout=CENTER)
    first = Hand().text("1. Niêm yết công khai thủ tục hành chính.")
    paper = _replaced(one_appendix(), reference, "")
    return _replaced(paper, first, Hand().text("I. NIÊM YẾT CÔNG KHAI", bold=True) + first)


def year_left_blank() -> bytes:
    """Neither day nor month nor year is filled in."""
    head = replace(HEAD, number="Số: .../KH-UBND", date="Tân An, ngày       tháng       năm")
    return docx(plan_body(one_row()(head)))


def mark_alone() -> bytes:
    """The end mark stands in a paragraph of its own, below a last sentence without one."""
    body = plan_body(one_row()(HEAD)).replace("xem xét, quyết định./.", "xem xét, quyết định.")
    ending = Ending(words.PLAN_RECIPIENTS, words.COMMITTEE).xml()
    return docx(body.replace(ending, Hand().text("./.") + ending))


def plain_colon_behind_noi_nhan() -> bytes:
    """The colon of Nơi nhận is neither bold nor italic, and as large as the text."""
    label = run("Nơi nhận:", 12, bold=True, italic=True)
    parted = run("Nơi nhận", 12, bold=True, italic=True) + run(":", 14)
    body = plan_body(one_row()(HEAD))
    assert label in body
    return docx(body.replace(label, parted))


def day_left_blank_with_hard_spaces() -> bytes:
    """The blanks of number and day are no-break spaces."""
    hard = "\u00a0" * 6
    head = replace(HEAD, number=f"Số:{hard}/KH-UBND", date=f"Tân An, ngày{hard}tháng{hard}năm 2026")
    return docx(plan_body(one_row()(head)))


def number_centred_by_a_tab() -> bytes:
    """A tab stop in the middle centres the page number."""
    layout = Layout(align="left", tabs=(("center", 82.5), ("right", 165)))
    number = page_number(layout=layout).replace("<w:r>", "<w:r><w:tab/></w:r><w:r>", 1)
    return docx(plan_body(one_row()(HEAD)), headers={"header1": number})


def ornament_under_the_agency() -> bytes:
    """A typed ornament stands under the agency, above its line."""
    head = one_row()(HEAD)
    name = paragraph(run("XÃ TÂN AN", 12, bold=True), layout=CENTER)
    assert name in head
    return docx(
        plan_body(head.replace(name, name + paragraph(run("----- o0o -----", 12), layout=CENTER)))
    )


def narrow_nation(how: str) -> bytes:
    """The national name stands on one line of a narrow column because its letters are condensed or scaled."""
    wide = run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True)
    head = replace(HEAD, large=True)
    body = plan_body(one_row(left=80, right=85)(head))
    assert wide in body
    close = wide.replace("<w:sz ", '<w:spacing w:val="-26"/><w:sz ', 1)
    return docx(body.replace(wide, close))


def mark_above_a_note() -> bytes:
    """Below the end mark a note in brackets says what goes with the paper."""
    body = plan_body(one_row()(HEAD))
    ending = Ending(words.PLAN_RECIPIENTS, words.COMMITTEE).xml()
    note = Hand().text("(Gửi kèm danh sách các cơ quan, đơn vị tham gia).", italic=True)
    return docx(body.replace(ending, note + ending))


def one_paragraph() -> bytes:
    """A letter that says all in one paragraph."""
    body = one_row()(LETTER_HEAD) + kinh_gui("Sở Nội vụ tỉnh Minh Hòa")
    body += Hand().text("Ủy ban nhân dân xã gửi Sở Nội vụ danh sách công chức dự tập huấn./.")
    body += Ending(LETTER_RECIPIENTS, LETTER_SIGNERS).xml()
    return docx(body, Section(header="", title_page=False), headers={})


def heading_broken_by_hand() -> bytes:
    """A heading of two lines, broken where its author wants it, is set left."""
    left = replace(Hand().layout, align="left")
    parts = ("Điều 1. Mục tiêu của Đề án cải cách tổ chức bộ máy", "và quản lý biên chế của tỉnh")
    broken = paragraph(run("\n".join(parts), 14, bold=True), layout=left)
    old = Hand().text("Điều 1. Mục tiêu của Đề án", bold=True)
    return _replaced(collective_decision(), old, broken)


EVERYDAY: dict[str, Builder] = {
    "blanks-in-bases": blanks_in_bases,
    "blanks-in-text": blanks_in_text,
    "application-as-basis": application_as_basis,
    "plan-to-carry-out-as-basis": plan_to_carry_out_as_basis,
    "plan-to-carry-out-as-first-basis": lambda: plan_to_carry_out_as_basis(first=True),
    "plain-stop-behind-dieu": plain_stop_behind_dieu,
    "kinh-gui-in-a-table": kinh_gui_in_a_table,
    "kinh-gui-behind-blanks": kinh_gui_behind_blanks,
    "mark-alone": mark_alone,
    "one-paragraph": one_paragraph,
    "mark-above-a-note": mark_above_a_note,
    "heading-broken": heading_broken_by_hand,
    "year-left-blank": year_left_blank,
    "subject-in-a-table": subject_in_a_table,
    "long-title-of-a-part": long_title_of_a_part,
    "plain-colon-behind-noi-nhan": plain_colon_behind_noi_nhan,
    "hard-spaces": day_left_blank_with_hard_spaces,
    "number-by-tab": number_centred_by_a_tab,
    "ornament": ornament_under_the_agency,
    "condensed-nation": lambda: narrow_nation('<w:spacing w:val="-26"/>'),
    "scaled-nation": lambda: narrow_nation('<w:w w:val="82"/>'),
}
