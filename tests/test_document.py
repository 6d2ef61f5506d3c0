"""The document obeys the law sheet: read back from its XML, not from what we meant to write."""

from itertools import pairwise
from typing import Any

import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from generator.law.decree30 import COMPONENTS, QUOC_HIEU, TIEU_NGU, component
from generator.law.times_new_roman import text_width
from generator.word.styles import style_name
from tests.helpers import BASE, changed, document, in_reading_order, styled, texts


@pytest.fixture(scope="module")
def paper() -> Document:
    return document()


def _mm(length: Length | None) -> float:
    assert length is not None
    return float(length.mm)


def _effective(paper: Document, name: str, part: str, what: str) -> Any:
    """A property of a style, or of the one that it is based on."""
    style: Any = paper.styles[name]
    while style is not None:
        if (value := getattr(getattr(style, part), what)) is not None:
            return value
        style = style.base_style
    return None


def test_page_is_a4_with_the_margins_of_the_decree(paper: Document) -> None:
    (section,) = paper.sections
    assert (round(_mm(section.page_width)), round(_mm(section.page_height))) == (210, 297)
    assert 20 <= _mm(section.top_margin) <= 25 and 20 <= _mm(section.bottom_margin) <= 25
    assert 30 <= _mm(section.left_margin) <= 35 and 15 <= _mm(section.right_margin) <= 20


def test_page_number_stands_centred_in_the_header_from_page_2(paper: Document) -> None:
    (section,) = paper.sections
    assert section.different_first_page_header_footer
    number = section.header.paragraphs[0]
    assert "PAGE" in number._p.xml and "PAGE" not in section.first_page_header._element.xml
    assert number.style is not None and number.style.font.size in (Pt(13), Pt(14))
    assert number.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER


def test_every_style_of_a_component_keeps_its_row_of_the_law_table(paper: Document) -> None:
    checked = 0
    for row in COMPONENTS:
        name = style_name(row.code).replace("heading ", "Heading ")
        if name not in paper.styles:
            continue
        size, bold, italic = (
            _effective(paper, name, "font", what) for what in ("size", "bold", "italic")
        )
        assert row.size.allows(size.pt), row.code
        assert (bool(bold), bool(italic)) == (row.bold, row.italic), row.code
        checked += 1
    assert checked >= 18


def test_no_font_but_times_new_roman(paper: Document) -> None:
    fonts = {
        value
        for part in (paper.styles.element, paper.element)
        for value in part.xpath("//w:rFonts/@w:*")
    }
    assert fonts == {"Times New Roman"}


def test_heading_holds_agency_nation_number_and_date_side_by_side(paper: Document) -> None:
    heading = paper.tables[0]
    cells = [[texts(cell) for cell in row.cells] for row in heading.rows]
    assert cells == [
        [["ỦY BAN NHÂN DÂN", "TỈNH MINH HÒA"], [QUOC_HIEU, TIEU_NGU]],
        [["Số: 05/KH-UBND"], ["Minh Hòa, ngày 03 tháng 02 năm 2026"]],
    ]


def test_quoc_hieu_and_a_long_date_line_fit_on_one_line(paper: Document) -> None:
    room = _mm(paper.tables[0].rows[0].cells[1].width)
    nation, place = component("quoc-hieu"), component("dia-danh-thoi-gian")
    assert text_width(QUOC_HIEU, nation.size.used, bold=True) < room
    assert (
        text_width("Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2026", place.size.used, italic=True)
        < room
    )


def _line_and_text(paper: Document, code: str) -> tuple[float, float]:
    """Length of the line of `code`, and of the last text line above it, mm."""
    boxes = [(paper.paragraphs, 210 - 30 - 15)]
    boxes += [
        (cell.paragraphs, _mm(cell.width)) for row in paper.tables[0].rows for cell in row.cells
    ]
    row = component(code.split("/")[0])
    for paragraphs, width in boxes:
        for above, line in pairwise(paragraphs):
            if line.style is not None and line.style.name == style_name(code):
                form = line.paragraph_format
                assert form.left_indent == form.right_indent
                text = above.text.split("\n")[-1]
                return width - 2 * _mm(form.left_indent), text_width(
                    text, row.size.used, row.bold, row.italic
                )
    raise AssertionError(code)


def test_lines_have_the_lengths_of_the_decree(paper: Document) -> None:
    line, text = _line_and_text(paper, "tieu-ngu/line")
    assert line == pytest.approx(text, rel=0.01)
    for code in ("co-quan-ban-hanh/line", "trich-yeu/line"):
        line, text = _line_and_text(paper, code)
        assert 1 / 3 <= line / text <= 1 / 2, code


def test_a_restyled_template_still_gets_lines_of_the_right_length() -> None:
    from generator.package import Package
    from tests.helpers import template

    original = template()
    styles = original.parts["word/styles.xml"].decode()
    head, tail = styles.split('<w:name w:val="Tiêu ngữ"/>')
    bigger = (
        head
        + '<w:name w:val="Tiêu ngữ"/>'
        + tail.replace('<w:sz w:val="26"/>', '<w:sz w:val="28"/>', 1)
    )
    restyled = Package(
        "office.docx", {**original.parts, "word/styles.xml": bigger.encode()}, (), ()
    )
    line = next(
        p
        for p in in_reading_order(document(BASE, restyled))
        if p.style is not None and p.style.name == style_name("tieu-ngu/line")
    )
    length = 102 - 2 * _mm(line.paragraph_format.left_indent)
    assert length == pytest.approx(text_width(TIEU_NGU, 14, bold=True), abs=0.3)


def test_type_and_subject_are_centred_and_the_subject_breaks_between_phrases(
    paper: Document,
) -> None:
    assert styled(paper, "Tên loại") == ["KẾ HOẠCH"]
    (subject,) = styled(paper, "Trích yếu")
    assert subject.replace("\n", " ") in BASE
    assert "\n" in subject and not any(
        line.split()[-1] in ("và", "của", "năm") for line in subject.split("\n")
    )


def test_legal_bases_end_with_semicolons_and_a_full_stop(paper: Document) -> None:
    bases = styled(paper, "Căn cứ")
    assert len(bases) == 2 and bases[0].endswith("2025;") and bases[1].endswith("văn thư.")


def test_body_is_justified_with_indent_and_spacing(paper: Document) -> None:
    for name in (
        "Nội dung",
        "Khoản",
        "Điểm",
        "Heading 1",
        "Heading 2",
        "Heading 3",
        "Căn cứ",
        "Gạch đầu dòng",
    ):
        names = ("alignment", "first_line_indent", "space_after", "line_spacing")
        align, first, after, spacing = (
            _effective(paper, name, "paragraph_format", what) for what in names
        )
        assert align == WD_ALIGN_PARAGRAPH.JUSTIFY, name
        assert _mm(first) == pytest.approx(12.7, abs=0.02), name
        assert after.pt >= 6 and 1 <= spacing <= 1.5, name


def test_headings_have_outline_levels_for_the_navigation_pane(paper: Document) -> None:
    levels = [
        paper.styles[f"Heading {n}"].element.xpath(".//w:outlineLvl/@w:val") for n in (1, 2, 3)
    ]
    assert levels == [["0"], ["1"], ["2"]]
    assert styled(paper, "Heading 1")[0] == "I. MỤC ĐÍCH, YÊU CẦU"
    assert styled(paper, "Heading 2")[:2] == ["1. Mục đích", "2. Yêu cầu"]


@pytest.mark.parametrize(
    ("style", "level", "above"),
    [("Phần, chương", "0", 12), ("Tiêu đề phần, chương", "0", None), ("Điều", "1", 6)],
)
def test_headings_of_phan_and_dieu_stay_with_their_text_and_stand_in_the_navigation_pane(
    paper: Document, style: str, level: str, above: int | None
) -> None:
    form = paper.styles[style].paragraph_format
    assert form.keep_with_next
    assert paper.styles[style].element.xpath(".//w:outlineLvl/@w:val") == [level]
    assert not above or form.space_before.pt == above


def test_text_ends_with_the_end_mark_and_recipients_end_with_a_full_stop(paper: Document) -> None:
    ends = [text for text in texts(paper) if text.endswith("./.")]
    assert ends == ["Trên đây là Kế hoạch năm 2026./."]
    assert styled(paper, "Danh sách nơi nhận") == [
        "- TT. Tỉnh ủy, TT. HĐND tỉnh, Sở Nội vụ;",
        "- Lưu: VT, TH.",
    ]


def test_language_title_and_author_are_set_and_no_clock_is_read(paper: Document) -> None:
    assert paper.styles.element.xpath("//w:docDefaults//w:lang/@w:val") == ["vi-VN"]
    properties = paper.core_properties
    assert (
        properties.title.startswith("Kế hoạch Cải thiện")
        and properties.author == "Ủy ban nhân dân tỉnh Minh Hòa"
    )
    assert properties.language == "vi-VN" and properties.last_modified_by == ""
    assert properties.created is not None and properties.created.date().isoformat() == "2026-02-03"


def test_end_stays_with_at_least_two_lines_of_the_text(paper: Document) -> None:
    table = paper.tables[-1]
    assert table.rows[0]._tr.xpath("./w:trPr/w:cantSplit")
    before = [Paragraph(p, paper) for p in table._tbl.itersiblings(preceding=True)]
    # The closing is one line, so the paragraph before it is kept too, and nothing else.
    assert [p.paragraph_format.keep_with_next for p in before[:3]] == [True, True, None]


def test_a_closing_of_two_lines_goes_with_the_signature_alone() -> None:
    line = "Trên đây là Kế hoạch năm 2026; các cơ quan, đơn vị, địa phương theo chức năng, nhiệm vụ"
    for words, kept in ((line[:60], [True, True]), (line, [True, None])):
        paper = document(changed(closing=f"closing: {words}"))
        before = paper.tables[-1]._tbl.itersiblings(preceding=True)
        forms = [Paragraph(one, paper).paragraph_format for one in before]
        assert [form.keep_with_next for form in forms[:2]] == kept


def test_a_period_is_not_broken_at_its_hyphen() -> None:
    words = "Giai đoạn 2021 - 2030, kinh tế - xã hội"
    table = f"{{table: {{columns: [A], rows: [['{words}']]}}}}"
    paper = document(changed() + f"budget: ['{words}.', {table}]\n")
    kept = words.replace("2021 - 2030", "2021\u00a0-\u00a02030")
    assert f"1. {kept}." in texts(paper)
    assert paper.tables[1].rows[1].cells[0].text == kept


def test_a_draft_leaves_room_for_number_and_day() -> None:
    paper = document(changed(number="number:", date="date: 2026"))
    assert styled(paper, "Số, ký hiệu") == ["Số:      /KH-UBND"]
    assert styled(paper, "Địa danh, thời gian") == ["Minh Hòa, ngày        tháng        năm 2026"]
    assert paper.core_properties.created is None


@pytest.mark.parametrize(
    ("number", "line"), [(5, "Số: 05/KH-UBND"), (10, "Số: 10/KH-UBND"), (7305, "Số: 7305/KH-UBND")]
)
def test_numbers_below_ten_are_padded(number: int, line: str) -> None:
    assert styled(document(changed(number=f"number: {number}")), "Số, ký hiệu") == [line]


@pytest.mark.parametrize(
    ("day", "line"),
    [
        ("2026-01-05", "ngày 05 tháng 01 năm 2026"),
        ("2026-02-28", "ngày 28 tháng 02 năm 2026"),
        ("2026-03-09", "ngày 09 tháng 3 năm 2026"),
        ("2025-12-31", "ngày 31 tháng 12 năm 2025"),
    ],
)
def test_days_below_ten_and_months_1_and_2_are_padded(day: str, line: str) -> None:
    assert styled(document(changed(date=f"date: {day}")), "Địa danh, thời gian") == [
        f"Minh Hòa, {line}"
    ]


SIGNATURES = [
    ("title: Giám đốc", ["GIÁM ĐỐC"]),
    ("deputy_for: Giám đốc, title: Phó Giám đốc", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
    ("on_behalf_of: Ủy ban nhân dân, title: Chủ tịch", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
    (
        "on_behalf_of: Ủy ban nhân dân, deputy_for: Chủ tịch, title: Phó Chủ tịch",
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
    ),
    ("title: Chủ tịch", ["CHỦ TỊCH"]),
    ("deputy_for: Chủ tịch, title: Phó Chủ tịch", ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
    ("by_order_of: Chủ tịch, title: Chánh Văn phòng", ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
    (
        "by_order_of: Chủ tịch, deputy_for: Chánh Văn phòng, title: Phó Chánh Văn phòng",
        ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
    ),
    ("authorised_by: Chủ tịch, title: Giám đốc Sở Nội vụ", ["TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ"]),
    ("acting: Giám đốc", ["Q. GIÁM ĐỐC"]),
    ("title: Trưởng phòng", ["TRƯỞNG PHÒNG"]),
]


@pytest.mark.parametrize(
    ("yaml", "lines"), SIGNATURES, ids=[" / ".join(lines) for _, lines in SIGNATURES]
)
def test_each_signature_layout(yaml: str, lines: list[str]) -> None:
    table: Table = document(
        changed(signature=f"signature: {{{yaml}, name: Trần Thị Bình}}")
    ).tables[-1]
    left, right = table.rows[0].cells
    assert texts(right) == [*lines, "Trần Thị Bình"]
    assert texts(left)[0] == "Nơi nhận:"


def test_an_issuer_with_a_parent_prints_both_and_only_its_own_name_bold() -> None:
    issuer = "issuer: {name: Sở Nội vụ, abbreviation: SNV, parent: UBND tỉnh Minh Hòa}"
    paper = document(changed(issuer=issuer))
    assert styled(paper, "Cơ quan chủ quản") == ["UBND TỈNH MINH HÒA"]
    assert styled(paper, "Cơ quan ban hành") == ["SỞ NỘI VỤ"]
    assert not paper.styles["Cơ quan chủ quản"].font.bold  # type: ignore[attr-defined]


def test_a_long_issuer_wraps_inside_its_column() -> None:
    name = "Ban Quản lý dự án đầu tư xây dựng các công trình dân dụng và công nghiệp tỉnh Minh Hòa"
    lines = styled(
        document(changed(issuer=f"issuer: {{name: {name}, abbreviation: BQLDA}}")),
        "Cơ quan ban hành",
    )
    assert len(lines) >= 3 and " ".join(lines) == name.upper()
    assert all(text_width(line, 12, bold=True) < 63 for line in lines)


def test_margins_of_the_template_hold_in_millimetres_not_only_in_twips(paper: Document) -> None:
    # 850 twips are 14.99 mm: rounding down would break the lower limit of the right margin.
    assert paper.sections[0].right_margin is not None and paper.sections[0].right_margin >= Mm(15)
