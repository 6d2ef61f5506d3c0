"""Papers of other kinds: công văn, quyết định, báo cáo, tờ trình, thông báo; and every layout of the signature."""

from dataclasses import replace

from . import words
from .body import Ending, Hand, kinh_gui, title
from .file import docx
from .head import PHONG, SO, TINH, Head, agency, anchored_in_text, nation, one_row, ruled
from .lines import drawing, vml_line
from .plans import Builder
from .wml import CENTER, Layout, Section, paragraph, run, table

LETTER_HEAD = Head(
    number="Số: 125/UBND-VP",
    about=("V/v góp ý dự thảo Quy chế", "tiếp công dân"),
)
LETTER_RECIPIENTS = ("- Như trên;", "- Chủ tịch, các Phó Chủ tịch UBND xã;", "- Lưu: VT, VP.")
LETTER_SIGNERS = ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
DECISION_HEAD = Head(number="Số: 46/QĐ-UBND")
DECISION_SUBJECT = "Về việc thành lập Tổ công nghệ số cộng đồng"
CHAIR = "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN AN"
REPORT_SUBJECT = "Kết quả công tác cải cách hành chính năm 2025"


def letter_one(signers: tuple[str, ...] = LETTER_SIGNERS, head: Head = LETTER_HEAD) -> bytes:
    """A công văn of one page to one recipient; nothing numbers its only page."""
    body = one_row()(head) + kinh_gui("Sở Nội vụ tỉnh Minh Hòa") + Hand().plan(words.LETTER_TEXT)
    body += Ending(LETTER_RECIPIENTS, signers).xml()
    return docx(body, Section(header="", title_page=False), headers={})


def letter_many() -> bytes:
    """A công văn to three recipients."""
    to = kinh_gui(
        "Các phòng chuyên môn thuộc Ủy ban nhân dân xã",
        "Trung tâm Phục vụ hành chính công xã",
        "Trưởng các thôn",
    )
    body = anchored_in_text()(LETTER_HEAD) + to + Hand(before=6, after=6).plan(words.LETTER_TEXT)
    return docx(body + Ending(LETTER_RECIPIENTS, words.COMMITTEE_DEPUTY).xml())


def letter_urgent() -> bytes:
    """A công văn with the stamp KHẨN, in red as the decree wants it, under its subject."""
    mark = (
        '<w:r><w:rPr><w:b/><w:color w:val="FF0000"/><w:sz w:val="26"/><w:bdr w:val="single" w:sz="8" w:space="0" '
        'w:color="FF0000"/></w:rPr><w:t>KHẨN</w:t></w:r>'
    )
    last = paragraph(run(LETTER_HEAD.about[-1], 12), layout=replace(CENTER, before=0))
    head = one_row()(LETTER_HEAD).replace(
        last, last + paragraph(mark, layout=replace(CENTER, before=6))
    )
    body = head + kinh_gui("Sở Nội vụ tỉnh Minh Hòa") + Hand().plan(words.LETTER_TEXT)
    return docx(
        body + Ending(LETTER_RECIPIENTS, LETTER_SIGNERS).xml(),
        Section(header="", title_page=False),
        headers={},
    )


def decision(
    authority: str = CHAIR, signers: tuple[str, ...] = ("CHỦ TỊCH",), head: Head = DECISION_HEAD
) -> bytes:
    """A quyết định: authority line, bases, QUYẾT ĐỊNH:, Điều."""
    hand = Hand()
    center = Layout(align="center", before=6, after=6)
    body = one_row()(head) + title("QUYẾT ĐỊNH", DECISION_SUBJECT, 38)
    body += paragraph(run(authority, 14, bold=True), layout=Layout(align="center", before=12))
    body += hand.plan(words.DECISION_BASES) + paragraph(
        run("QUYẾT ĐỊNH:", 14, bold=True), layout=center
    )
    body += "".join(hand.lead(*article) for article in words.DECISION_ARTICLES)
    return docx(body + Ending(words.DECISION_RECIPIENTS, signers).xml())


def _decided() -> str:
    hand, center = Hand(), Layout(align="center", before=6, after=6)
    body = one_row()(DECISION_HEAD) + title(
        "QUYẾT ĐỊNH", "Ban hành Kế hoạch kiểm tra cải cách hành chính năm 2026", 38
    )
    body += paragraph(run(CHAIR, 14, bold=True), layout=Layout(align="center", before=12))
    body += hand.plan(words.DECISION_BASES) + paragraph(
        run("QUYẾT ĐỊNH:", 14, bold=True), layout=center
    )
    body += "".join(hand.lead(*article) for article in words.ISSUING_ARTICLES)
    return body + Ending(words.DECISION_RECIPIENTS, ("CHỦ TỊCH",)).xml()


def issued_head(number: str = "") -> str:
    """The head of a text that is issued with a decision: agency and national name."""
    left = "".join(agency(DECISION_HEAD)) + (
        paragraph(run(number, 13), layout=CENTER) if number else ""
    )
    right = "".join(nation(DECISION_HEAD)) + ruled(drawing, 55.9, 105)
    return table((60, 105), [(left + ruled(drawing, 12, 60), right)])


def issuing(
    reference: str = words.ISSUED,
    text: tuple[str, ...] = words.ISSUED_TEXT,
    number: str = "",
    ending: str = "",
) -> bytes:
    """A quyết định and behind its signature the plan that it issues, which goes on counting pages."""
    body = _decided() + paragraph(section=Section().xml()) + issued_head(number) + paragraph()
    for line in ("KẾ HOẠCH", "Kiểm tra cải cách hành chính năm 2026"):
        body += paragraph(run(line, 14, bold=True), layout=CENTER)
    body += paragraph(run(reference, 14, italic=True), layout=CENTER) if reference else ""
    body += ruled(drawing, 40, 168.8) + Hand().plan(text)
    return docx(body + ending, Section(title_page=False))


def collective_decision() -> bytes:
    """A quyết định of the committee as a collective, Điều with titles, khoản and điểm below them."""
    hand = Hand()
    center = Layout(align="center", before=6, after=6)
    head = replace(TINH, number="Số: 1205/QĐ-UBND")
    body = one_row()(head) + title("QUYẾT ĐỊNH", "Phê duyệt Đề án cải cách tổ chức bộ máy", 34)
    body += paragraph(
        run("ỦY BAN NHÂN DÂN TỈNH MINH HÒA", 14, bold=True),
        layout=Layout(align="center", before=12),
    )
    bases = (*words.DECISION_BASES[:2], "~ Theo đề nghị của Giám đốc Sở Nội vụ.")
    body += hand.plan(bases) + paragraph(run("QUYẾT ĐỊNH:", 14, bold=True), layout=center)
    body += hand.plan(
        (
            "# Điều 1. Mục tiêu của Đề án",
            "1. Sắp xếp tổ chức bên trong các cơ quan chuyên môn theo hướng tinh gọn:",
            "a) Giảm đầu mối trung gian;",
            "b) Mỗi cơ quan thực hiện nhiều việc.",
            "2. Sử dụng hiệu quả đội ngũ cán bộ, công chức sau sắp xếp.",
            "# Điều 2. Tổ chức thực hiện",
            "Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các sở và Chủ tịch Ủy ban nhân dân các xã, phường chịu "
            "trách nhiệm thi hành Quyết định này./.",
        )
    )
    recipients = ("- Như Điều 2;", "- Thường trực HĐND tỉnh;", "- Lưu: VT, SNV (2).")
    return docx(body + Ending(recipients, words.COMMITTEE_DEPUTY).xml())


def report(
    head: Head = SO,
    signers: tuple[str, ...] = ("GIÁM ĐỐC",),
    to: str = "Ủy ban nhân dân tỉnh Minh Hòa",
    text: tuple[str, ...] = words.REPORT_TEXT,
) -> bytes:
    """A báo cáo of a department to the committee above it: parent not bold, issuer bold."""
    body = (
        one_row(vml_line)(head)
        + title("BÁO CÁO", REPORT_SUBJECT, 40, vml_line)
        + kinh_gui(to)
        + Hand().plan(text)
    )
    return docx(
        body + Ending(("- Như trên;", "- Ban Giám đốc Sở;", "- Lưu: VT, VP."), signers).xml()
    )


def room_report(*signers: str) -> bytes:
    """A báo cáo of a unit of a commune committee."""
    text = tuple(
        line.replace("Sở Nội vụ", "Phòng Văn hóa - Xã hội").replace(
            "nhân dân tỉnh xem", "nhân dân xã xem"
        )
        for line in words.REPORT_TEXT
    )
    body = (
        one_row()(PHONG)
        + title("BÁO CÁO", REPORT_SUBJECT, 40)
        + kinh_gui("Ủy ban nhân dân xã Tân An")
        + Hand().plan(text)
    )
    return docx(
        body
        + Ending(("- Như trên;", "- Văn phòng HĐND và UBND xã;", "- Lưu: VT, VHXH."), signers).xml()
    )


def submission() -> bytes:
    """A tờ trình: the abbreviation TTr keeps its small letter."""
    head = replace(SO, number="Số: 112/TTr-SNV", date="Minh Hòa, ngày 29 tháng 12 năm 2026")
    text = (
        "Từ yêu cầu nhiệm vụ năm 2027, Sở Nội vụ trình Ủy ban nhân dân tỉnh ban hành Kế hoạch cải cách hành chính.",
        "# 1. Sự cần thiết ban hành",
        "Kế hoạch của năm 2026 hết thời hạn thực hiện vào ngày 31 tháng 12 năm 2026.",
        "# 2. Nội dung chính của dự thảo",
        "Dự thảo gồm 06 nhóm nhiệm vụ, giao cho 19 cơ quan chủ trì thực hiện.",
        "Kính trình Ủy ban nhân dân tỉnh xem xét, quyết định./.",
    )
    body = one_row()(head) + title(
        "TỜ TRÌNH", "Về việc ban hành Kế hoạch cải cách hành chính năm 2027", 50
    )
    body += kinh_gui("Ủy ban nhân dân tỉnh Minh Hòa") + Hand().plan(text)
    return docx(
        body + Ending(("- Như trên;", "- Lưu: VT, CCHC."), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")).xml()
    )


def notice(
    *signers: str, subject: str = "Lịch tiếp công dân định kỳ năm 2026", mm: float = 38
) -> bytes:
    """A thông báo of the provincial committee, signed by order; no Kính gửi, no Như trên."""
    head = replace(TINH, number="Số: 07/TB-UBND", date="Minh Hòa, ngày 02 tháng 01 năm 2026")
    text = (
        "Ủy ban nhân dân tỉnh thông báo lịch tiếp công dân định kỳ của Chủ tịch Ủy ban nhân dân tỉnh năm 2026 như sau:",
        "1. Thời gian: Ngày 15 hằng tháng; nếu trùng ngày nghỉ thì tiếp vào ngày làm việc tiếp theo.",
        "2. Địa điểm: Trụ sở Tiếp công dân tỉnh.",
        "Các sở, ban, ngành và Ủy ban nhân dân các xã, phường thông báo để người dân biết, thực hiện./.",
    )
    body = (
        one_row()(head)
        + title("THÔNG BÁO", subject, mm)
        + paragraph(layout=CENTER)
        + Hand().plan(text)
    )
    return docx(
        body
        + Ending(
            ("- Các sở, ban, ngành;", "- UBND các xã, phường;", "- Lưu: VT, BTCD."), signers
        ).xml()
    )


def plan_signed(*signers: str) -> bytes:
    """The plan under other signatures."""
    from .plans import HEAD, plan_body

    return docx(plan_body(one_row()(HEAD), ending=Ending(words.PLAN_RECIPIENTS, signers).xml()))


KINDS: dict[str, Builder] = {
    "cong-van-one": letter_one,
    "cong-van-many": letter_many,
    "cong-van-khan": letter_urgent,
    "quyet-dinh": decision,
    "quyet-dinh-collective": collective_decision,
    "quyet-dinh-kem-ke-hoach": issuing,
    "bao-cao": report,
    "to-trinh": submission,
    "thong-bao": lambda: notice("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
    # A subject may begin as a sentence of the text does.
    "thong-bao-thuc-hien": lambda: notice(
        "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", subject="Thực hiện tiếp công dân năm 2026"
    ),
    # The eleven layouts of the signature, each under a paper that it belongs to.
    "ky-giam-doc": report,
    "ky-kt-giam-doc": lambda: report(signers=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
    "ky-tm-chu-tich": lambda: plan_signed(*words.COMMITTEE),
    "ky-tm-kt-chu-tich": lambda: plan_signed(*words.COMMITTEE_DEPUTY),
    "ky-chu-tich": decision,
    "ky-kt-chu-tich": lambda: decision(signers=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    "ky-tl-chu-tich": lambda: letter_one(("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
    "ky-tl-kt-chanh-van-phong": lambda: notice(
        "TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"
    ),
    "ky-tuq-chu-tich": lambda: notice("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ"),
    "ky-q-giam-doc": lambda: report(signers=("Q. GIÁM ĐỐC",)),
    "ky-truong-phong": lambda: room_report("TRƯỞNG PHÒNG"),
    "ky-kt-truong-phong": lambda: room_report("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"),
}
