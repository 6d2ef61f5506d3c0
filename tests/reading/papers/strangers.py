"""Papers that Decree 30 does not rule: a checker has to say so and stop."""

from dataclasses import replace

from . import words
from .body import Ending, Hand, kinh_gui, title
from .file import docx, page_number
from .head import QUOC_HIEU, TIEU_NGU, Head, agency, nation, one_row, ruled
from .lines import drawing
from .plans import Builder
from .wml import CENTER, LEFT, Layout, Section, paragraph, run, table

_HAND = Hand()


def party() -> bytes:
    """A plan of a Party committee: asterisk, no Quốc hiệu, `Số 12-KH/ĐU`, T/M."""
    left = "".join(
        paragraph(run(text, 14, bold=bold), layout=CENTER)
        for text, bold in (
            ("ĐẢNG BỘ TỈNH MINH HÒA", False),
            ("ĐẢNG ỦY XÃ TÂN AN", True),
            ("*", False),
            ("Số 12-KH/ĐU", False),
        )
    )
    right = (
        paragraph(run("ĐẢNG CỘNG SẢN VIỆT NAM", 15, bold=True), layout=CENTER)
        + ruled(drawing, 74, 95)
        + paragraph(layout=CENTER)
        + paragraph(run("Tân An, ngày 15 tháng 9 năm 2026", 14, italic=True), layout=CENTER)
    )
    body = table((70, 95), [(left, right)]) + title(
        "KẾ HOẠCH", "học tập, quán triệt Nghị quyết của Tỉnh ủy", 24, size=16
    )
    text = (
        "# I. MỤC ĐÍCH, YÊU CẦU",
        "1. Nâng cao nhận thức của cán bộ, đảng viên.",
        "2. Việc học tập phải thiết thực.",
    )
    ending = Ending(
        ("- Tỉnh ủy (để b/c),", "- Các chi bộ trực thuộc,", "- Lưu Văn phòng Đảng ủy."),
        ("T/M BAN THƯỜNG VỤ", "BÍ THƯ"),
    )
    return docx(body + _HAND.plan(text) + ending.xml())


def _normative(kind: str, head: Head, subject: str, marker: str, signers: tuple[str, ...]) -> bytes:
    body = one_row()(head) + title(kind, subject, 36)
    bases = (
        "~ Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;",
        "~ Theo đề nghị của Giám đốc Sở Nội vụ;",
        marker,
    )
    articles = (
        ("Điều 1. Phạm vi điều chỉnh", ""),
        (
            "",
            "1. Văn bản này quy định mức hỗ trợ công chức làm việc tại Trung tâm Phục vụ hành chính công cấp xã.",
        ),
        ("Điều 2. Hiệu lực thi hành", ""),
        ("", "Văn bản này có hiệu lực thi hành từ ngày 01 tháng 11 năm 2026./."),
    )
    body += _HAND.plan(bases) + "".join(_HAND.lead(*article) for article in articles)
    return docx(
        body + Ending(("- Chính phủ;", "- Cục Kiểm tra văn bản;", "- Lưu: VT."), signers).xml()
    )


_PROVINCE = Head(
    issuer=("ỦY BAN NHÂN DÂN", "TỈNH MINH HÒA"),
    number="Số: 15/2026/QĐ-UBND",
    date="Minh Hòa, ngày 15 tháng 10 năm 2026",
)


def normative_decision() -> bytes:
    """A quyết định of a provincial committee with the year in its symbol."""
    subject = "Quy định mức hỗ trợ công chức làm việc tại Trung tâm\nPhục vụ hành chính công cấp xã"
    opening = "Ủy ban nhân dân ban hành Quyết định quy định mức hỗ trợ công chức."
    return _normative("QUYẾT ĐỊNH", _PROVINCE, subject, opening, words.COMMITTEE_DEPUTY)


def normative_resolution() -> bytes:
    """A nghị quyết of a people's council."""
    head = replace(
        _PROVINCE, issuer=("HỘI ĐỒNG NHÂN DÂN", "TỈNH MINH HÒA"), number="Số: 08/2026/NQ-HĐND"
    )
    opening = "Hội đồng nhân dân ban hành Nghị quyết quy định mức hỗ trợ công chức."
    return _normative(
        "NGHỊ QUYẾT", head, "Quy định mức hỗ trợ công chức cấp xã", opening, ("CHỦ TỊCH",)
    )


def circular() -> bytes:
    """A thông tư of a ministry."""
    head = Head(
        issuer=("BỘ NỘI VỤ",),
        number="Số: 05/2026/TT-BNV",
        date="Hà Nội, ngày 12 tháng 5 năm 2026",
        issuer_line=10,
    )
    opening = "Bộ trưởng Bộ Nội vụ ban hành Thông tư quy định chế độ báo cáo."
    return _normative(
        "THÔNG TƯ", head, "Quy định chế độ báo cáo", opening, ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG")
    )


def routing_slip() -> bytes:
    """A phiếu trình: a form that travels inside the office."""
    left = paragraph(run("VĂN PHÒNG UBND TỈNH", 12), layout=CENTER) + paragraph(
        run("PHÒNG NỘI CHÍNH", 12, bold=True), layout=CENTER
    )
    right = paragraph(run("Minh Hòa, ngày     tháng     năm 2026", 13, italic=True), layout=CENTER)
    body = table((70, 95), [(left, right)]) + title(
        "PHIẾU TRÌNH GIẢI QUYẾT CÔNG VIỆC", "Kính trình: Chủ tịch UBND tỉnh", 30
    )
    rows = (
        ("Vấn đề trình:", "Ban hành Kế hoạch cải cách hành chính"),
        ("Tóm tắt nội dung:", "Sở Nội vụ trình tại Tờ trình số 112/TTr-SNV"),
        ("Ý kiến của chuyên viên:", ""),
        ("Ý kiến của lãnh đạo Văn phòng:", ""),
        ("Ý kiến của Chủ tịch UBND tỉnh:", ""),
    )
    cells = [[paragraph(run(text, 13), layout=LEFT) for text in row] for row in rows]
    return docx(body + table((60, 105), cells, borders=True) + paragraph())


def _state_over_the_page() -> str:
    rows = paragraph(run(QUOC_HIEU, 13, bold=True), layout=CENTER) + paragraph(
        run(TIEU_NGU, 14, bold=True), layout=CENTER
    )
    return rows + ruled(drawing, 60, 168.8)


def application() -> bytes:
    """A citizen's đơn: Quốc hiệu over the whole page, no agency, no number; the writer signs as such."""
    body = _state_over_the_page() + paragraph(
        run("ĐƠN ĐỀ NGHỊ XÁC NHẬN NƠI Ở", 16, bold=True), layout=Layout(align="center", before=18)
    )
    body += kinh_gui("Ủy ban nhân dân xã Tân An")
    rows = (
        "Tên tôi là: …………………………………",
        "Sinh ngày: ………………",
        "Số định danh cá nhân: ………………",
        "Nơi ở hiện nay: ………………",
    )
    body += "".join(paragraph(run(row, 14), layout=Layout(align="left", before=6)) for row in rows)
    body += _HAND.text("Tôi xin cam đoan những lời khai trên là đúng sự thật.")
    sign = Layout(align="center", left=80)
    body += paragraph(run("…………, ngày … tháng … năm 2026", 14, italic=True), layout=sign)
    body += paragraph(run("NGƯỜI LÀM ĐƠN", 14, bold=True), layout=sign) + paragraph(
        run("(Ký, ghi rõ họ tên)", 13, italic=True), layout=sign
    )
    return docx(body)


def declaration() -> bytes:
    """A tờ khai with the number of its form in the corner."""
    body = (
        paragraph(run("Mẫu số 01", 12, italic=True), layout=Layout(align="right"))
        + _state_over_the_page()
    )
    body += paragraph(
        run("TỜ KHAI ĐĂNG KÝ KHAI SINH", 14, bold=True), layout=Layout(align="center", before=12)
    ) + kinh_gui("UBND xã Tân An")
    rows = (
        "Họ, chữ đệm, tên người yêu cầu: ………………",
        "Nơi cư trú: ………………",
        "Quan hệ với người được khai sinh: ………………",
    )
    body += "".join(paragraph(run(row, 13), layout=Layout(align="left", before=6)) for row in rows)
    return docx(
        body
        + paragraph(
            run("Người yêu cầu", 13, bold=True), layout=Layout(align="center", left=80, before=12)
        )
    )


def attached_regulation(brackets: str = "Kèm theo") -> bytes:
    """A quy chế issued with a quyết định: head without number and date, no signature."""
    head = Head()
    left = "".join(agency(head)) + ruled(drawing, head.issuer_line, 60)
    body = table((60, 105), [(left, "".join(nation(head)) + ruled(drawing, head.motto_line, 105))])
    body += paragraph() + paragraph(run("QUY CHẾ", 14, bold=True), layout=CENTER)
    body += paragraph(
        run("Tiếp công dân của Ủy ban nhân dân xã Tân An", 14, bold=True), layout=CENTER
    )
    origin = f"({brackets} Quyết định số 46/QĐ-UBND ngày 15 tháng 9 năm 2026\ncủa Ủy ban nhân dân xã Tân An)"
    body += paragraph(run(origin, 14, italic=True), layout=CENTER) + ruled(drawing, 40, 168.8)
    articles = (
        ("Điều 1. Phạm vi điều chỉnh", ""),
        ("", "Quy chế này quy định việc tiếp công dân tại trụ sở Ủy ban nhân dân xã."),
        ("Điều 2. Tổ chức thực hiện", ""),
        (
            "",
            "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã chịu trách nhiệm thi hành Quy chế này./.",
        ),
    )
    return docx(body + "".join(_HAND.lead(*article) for article in articles))


def circular_01_2011() -> bytes:
    """The form of Circular 01/2011: bases upright and closed by a comma, page number at the bottom right."""
    head = Head(number="Số: 15/KH-UBND", date="Tân An, ngày 15 tháng 9 năm 2018")
    bases = tuple(
        line.replace("~ ", "")
        .replace("năm 2026.", "năm 2018,")
        .replace("2026", "2018")
        .replace("2025", "2015")
        for line in words.PLAN_BASES
    )
    text = tuple(line.replace("2026", "2018") for line in (words.PLAN_OPENING, *words.PLAN_TEXT))
    body = one_row()(head) + title("KẾ HOẠCH", words.PLAN_SUBJECT.replace("2026", "2018"), 33)
    body += _HAND.plan((*bases, *text)) + Ending(words.PLAN_RECIPIENTS, words.COMMITTEE).xml()
    footer = {"footer1": page_number(layout=Layout(align="right"))}
    return docx(body, Section(header="", footer="footer1"), headers=footer)


NOT_APPLICABLE: dict[str, Builder] = {
    "party": party,
    "normative-decision": normative_decision,
    "normative-resolution": normative_resolution,
    "circular": circular,
    "routing-slip": routing_slip,
    "application": application,
    "declaration": declaration,
    "attached-regulation": attached_regulation,
    "attached-regulation-issued": lambda: attached_regulation("Ban hành kèm theo"),
    "circular-01-2011": circular_01_2011,
}
