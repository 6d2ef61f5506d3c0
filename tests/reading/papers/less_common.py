"""Correct papers of kinds that offices write less often: wired, agreed between sides, invited to."""

from dataclasses import replace

from . import head_loose, words
from .body import Ending, Hand, kinh_gui, title
from .file import docx
from .head import QUOC_HIEU, TIEU_NGU, TINH, one_row, ruled
from .kinds import LETTER_HEAD, LETTER_RECIPIENTS, LETTER_SIGNERS, issued_head, issuing
from .lines import drawing
from .plans import Builder, plan_body
from .wml import CENTER, LEFT, Layout, Section, paragraph, run, table

_PROVINCE = "UBND TỈNH MINH HÒA"
_ONE_PAGE = Section(header="", title_page=False)


def _short(body: str) -> bytes:
    return docx(body, _ONE_PAGE, headers={})


def wire() -> bytes:
    """A công điện: whom it is wired to stands below its subject, close together."""
    head = replace(TINH, number="Số: 07/CĐ-UBND", date="Minh Hòa, ngày 18 tháng 9 năm 2026")
    body = one_row()(head) + title("CÔNG ĐIỆN", "Về việc ứng phó bão số 5 năm 2026", 32)
    to = ("- Giám đốc các sở, Thủ trưởng các ban, ngành;", "- Chủ tịch UBND các xã, phường.")
    body += paragraph() + paragraph(
        run("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH MINH HÒA điện:", 14, bold=True), layout=CENTER
    )
    body += "".join(paragraph(run(one, 14), layout=Layout(align="left", left=40)) for one in to)
    body += Hand().plan(
        (
            "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị:",
            "1. Sơ tán người dân ra khỏi vùng nguy hiểm trước 17 giờ ngày 19 tháng 9 năm 2026.",
            "2. Trực ban 24/24 giờ, báo cáo về Sở Nông nghiệp và Môi trường./.",
        )
    )
    recipients = ("- Như trên;", "- Lưu: VT, KTN.")
    return _short(body + Ending(recipients, LETTER_SIGNERS).xml())


def invitation() -> bytes:
    """A giấy mời: those invited are named in its text, and are who “Như trên” means."""
    head = replace(LETTER_HEAD, number="Số: 21/GM-UBND", about=())
    body = one_row()(head) + title("GIẤY MỜI", "Dự hội nghị tổng kết công tác năm 2026", 38)
    body += Hand().plan(
        (
            "Ủy ban nhân dân xã Tân An trân trọng kính mời: Đại diện Đảng ủy, Hội đồng nhân dân xã.",
            "Thời gian: 8 giờ 00 phút, ngày 20 tháng 12 năm 2026.",
            "Địa điểm: Hội trường Ủy ban nhân dân xã./.",
        )
    )
    return _short(body + Ending(LETTER_RECIPIENTS, LETTER_SIGNERS).xml())


def contract() -> bytes:
    """A hợp đồng: the national name over the middle, its number below the subject, two sides."""
    body = paragraph(run(QUOC_HIEU, 13, bold=True), layout=CENTER)
    body += paragraph(run(TIEU_NGU, 14, bold=True), layout=CENTER) + ruled(drawing, 60.2, 168.8)
    body += title("HỢP ĐỒNG", "Về việc sửa chữa nhà văn hóa thôn 3", 34)
    body += paragraph(run("Số: 15/HĐ-UBND", 14), layout=CENTER)
    body += Hand().plan(
        (
            "~ Căn cứ Bộ luật Dân sự ngày 24 tháng 11 năm 2015;",
            "~ Căn cứ nhu cầu và khả năng của các bên.",
            "Hôm nay, ngày 15 tháng 7 năm 2026, tại Trụ sở Ủy ban nhân dân xã Tân An, hai bên gồm:",
            "# BÊN A: ỦY BAN NHÂN DÂN XÃ TÂN AN",
            "Đại diện: Ông Nguyễn Văn Bình; chức vụ: Chủ tịch.",
            "# BÊN B: CÔNG TY TNHH XÂY DỰNG TÂN PHÁT",
            "Đại diện: Ông Trần Văn Hòa; chức vụ: Giám đốc.",
            "# Điều 1. Nội dung hợp đồng",
            "Bên B sửa chữa mái nhà văn hóa thôn 3 theo dự toán đã duyệt.",
            "# Điều 2. Hiệu lực",
            "Hợp đồng có hiệu lực từ ngày ký, lập thành 04 bản, mỗi bên giữ 02 bản.",
        )
    )
    sides = [
        paragraph(run(side, 14, bold=True), layout=CENTER)
        + paragraph(layout=CENTER) * 3
        + paragraph(run(name, 14, bold=True), layout=CENTER)
        for side, name in (
            ("ĐẠI DIỆN BÊN B", "Trần Văn Hòa"),
            ("ĐẠI DIỆN BÊN A", "Nguyễn Văn Bình"),
        )
    ]
    return docx(body + paragraph() + table((80, 85), [tuple(sides)]) + paragraph())


def subject_behind_a_tab() -> bytes:
    """A head of tabs: the subject of the letter is led by a tab to the middle of the left half."""
    head = replace(LETTER_HEAD, about=())
    stops = Layout(align="left", before=6, tabs=(("center", 28),))
    body = head_loose.tabbed()(head) + paragraph(run("\tV/v đôn đốc nộp báo cáo", 12), layout=stops)
    body += kinh_gui("Trưởng các thôn") + Hand().text(
        "Ủy ban nhân dân xã đề nghị các thôn nộp báo cáo trước ngày 25 tháng 10 năm 2026./."
    )
    return _short(body + Ending(LETTER_RECIPIENTS, LETTER_SIGNERS).xml())


def subject_behind_spaces() -> bytes:
    """A head of spaces: they also push the two lines of the subject below the number."""
    head = replace(LETTER_HEAD, about=())
    first = paragraph(run("  V/v đôn đốc nộp báo cáo", 12), layout=Layout(align="left", before=6))
    body = head_loose.spaced()(head) + first + paragraph(run("        tháng 10 năm 2026", 12))
    body += kinh_gui("Trưởng các thôn") + Hand().text(
        "Ủy ban nhân dân xã đề nghị các thôn nộp báo cáo trước ngày 25 tháng 10 năm 2026./."
    )
    return _short(body + Ending(LETTER_RECIPIENTS, LETTER_SIGNERS).xml())


def two_letters() -> bytes:
    """Two letters of one page each in one file: neither needs a page number."""
    body = (
        one_row()(LETTER_HEAD)
        + kinh_gui("Trưởng các thôn")
        + Hand().text(
            "Ủy ban nhân dân xã đề nghị các thôn nộp báo cáo trước ngày 25 tháng 10 năm 2026./."
        )
    )
    one = body + Ending(LETTER_RECIPIENTS, LETTER_SIGNERS).xml()
    return _short(one + paragraph(layout=Layout(page_break=True)) + one)


def named_by_purpose(first: str, second: str, *parent: str) -> bytes:
    """A body whose name goes on below with a word that opens those of others."""
    number = "Số: 08/KH-BCH"
    head = replace(TINH, parent=parent, issuer=(first, second), number=number, issuer_line=18)
    signed = Ending(words.PLAN_RECIPIENTS, ("TRƯỞNG BAN", "CHỦ TỊCH UBND TỈNH")).xml()
    return docx(plan_body(one_row()(head), ending=signed))


def form_below_an_issued_text() -> bytes:
    """Below the text that a decision issues stand forms, one of them with a head and recipients."""
    form = paragraph(run("Mẫu số 01", 14, bold=True), layout=replace(CENTER, page_break=True))
    form += paragraph(run("BÁO CÁO KẾT QUẢ KIỂM TRA", 14, bold=True), layout=CENTER)
    form += Hand().text("Kính gửi: ……………")
    form += issued_head() + paragraph(run("BIÊN BẢN", 14, bold=True), layout=CENTER)
    label = paragraph(run("Nơi nhận:", 12, bold=True, italic=True), layout=LEFT)
    return issuing(ending=form + label + paragraph(run("- ……………;", 11), layout=LEFT))


LESS_COMMON: dict[str, Builder] = {
    "cong-dien": wire,
    "giay-moi": invitation,
    "hop-dong": contract,
    "subject-behind-a-tab": subject_behind_a_tab,
    "subject-behind-spaces": subject_behind_spaces,
    "two-letters": two_letters,
    "named-by-purpose": lambda: named_by_purpose("BAN CHỈ HUY", "PHÒNG THỦ DÂN SỰ", _PROVINCE),
    "named-by-purpose-too": lambda: named_by_purpose(
        "BAN CHỈ ĐẠO", "PHÒNG, CHỐNG TỘI PHẠM", _PROVINCE
    ),
    "standing-committee": lambda: named_by_purpose("THƯỜNG TRỰC", "HỘI ĐỒNG NHÂN DÂN TỈNH"),
    "form-below-an-issued-text": form_below_an_issued_text,
}
