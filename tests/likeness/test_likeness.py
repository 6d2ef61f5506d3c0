"""A template looks as the paper it was made of, and what is built with it keeps the decree."""

import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from generator.law.kinds import WRITTEN, kind
from generator.likeness.components import ALONE, BODY
from generator.likeness.make import OfficeTemplate, likened
from generator.likeness.sample import trial_paper
from generator.making.build import document_bytes, find_template
from generator.making.load import load_plan
from generator.package import package_of, read_package
from generator.problems import Rejected
from generator.reading.lint import check_content
from generator.word.styles import style_id
from generator.word.table_look import OURS, table_look
from generator.word.template import template_bytes
from tests.audit import audited
from tests.helpers import ROOT
from tests.images import png
from tests.reading.papers import kinds, plans, words
from tests.reading.papers.body import Ending, Hand, kinh_gui, title
from tests.reading.papers.change import Opened, changed
from tests.reading.papers.figures import _PIC, _shown, with_part
from tests.reading.papers.file import docx as paper_file
from tests.reading.papers.file import page_number
from tests.reading.papers.head import TINH, Head, one_row, three_rows
from tests.reading.papers.wml import CENTER, NAMES, Section, paragraph, run

PAPERS = {
    "ke_hoach": plans.large_set,
    "bao_cao": kinds.report,
    "quyet_dinh": kinds.decision,
    "to_trinh": kinds.submission,
    "cong_van": kinds.letter_many,
    "thong_bao": kinds.notice,
}
BUILT = {
    "ke_hoach": ("minh-hoa-2026/ke-hoach-truong-hoc",),
    "bao_cao": ("minh-hoa-2026/bao-cao",),
    "quyet_dinh": ("minh-hoa-2026/quyet-dinh",),
    "to_trinh": ("minh-hoa-2026/to-trinh",),
    "cong_van": ("minh-hoa-2026/cong-van",),
    "thong_bao": ("minh-hoa-2026/thong-bao",),
}


def made(content: bytes, folder: Path, kind_key: str = "") -> OfficeTemplate:
    """The template of a paper with these bytes."""
    path = folder / "a.docx"
    path.write_bytes(content)
    return likened(path, kind_key)


def opened(one: OfficeTemplate) -> Document:
    return docx.Document(BytesIO(one.content))


def style(document: Document, code: str) -> Any:
    return next(one for one in document.styles if one.style_id == style_id(code))


def told(one: OfficeTemplate, code: str = "template/decree") -> list[str]:
    """Where and what is told under a code, in Vietnamese."""
    found = (problem for problem in one.problems if problem.code == code)
    return [f"{problem.spot.part}: {problem.message.vi}" for problem in found]


@cache
def _usual(plan: str, kind_key: str) -> frozenset[str]:
    template = read_package(find_template(kind_key, ROOT / "nowhere"))
    loaded = load_plan(ROOT / "plans" / f"{plan}.yaml")
    return frozenset(
        problem.code for problem in check_content("a", document_bytes(loaded, template)).problems
    )


@pytest.mark.parametrize("kind_key", sorted(PAPERS))
def test_real_papers_are_built_with_it_and_keep_the_form(kind_key: str, tmp_path: Path) -> None:
    one = made(PAPERS[kind_key](), tmp_path)
    assert one.kind.key == kind_key
    template = package_of("office.docx", one.content)
    for plan in BUILT[kind_key]:
        content = document_bytes(load_plan(ROOT / "plans" / f"{plan}.yaml"), template)
        found = {problem.code for problem in check_content("a", content).problems}
        assert found <= _usual(plan, kind_key), plan
        for name, blob in (("made", content), ("template", one.content)):
            path = tmp_path / f"{name}.docx"
            path.write_bytes(blob)
            assert audited(path).is_valid, (plan, name)


def test_every_kind_that_is_written_has_a_paper_to_try_its_template_with() -> None:
    assert sorted(WRITTEN) == sorted(PAPERS)
    for one in WRITTEN.values():
        loaded = trial_paper(one)
        assert loaded.plan and not loaded.problems, one.key


def test_what_the_decree_allows_is_as_in_the_paper(tmp_path: Path) -> None:
    one = made(plans.large_set(), tmp_path)
    document = opened(one)
    section = document.sections[0]
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in sides if side] == [25, 25, 35, 15]
    text = style(document, "noi-dung")
    assert text.font.size.pt == 13
    assert round(text.paragraph_format.first_line_indent.mm) == 10
    assert (text.paragraph_format.space_before.pt, text.paragraph_format.space_after.pt) == (3, 6)
    assert text.paragraph_format.line_spacing == 1.5
    sizes = {code: style(document, code).font.size.pt for code in ("quoc-hieu", "tieu-ngu")}
    assert sizes == {"quoc-hieu": 13, "tieu-ngu": 14}
    assert not [line for line in told(one) if "cỡ chữ" in line]


@pytest.mark.parametrize(
    ("make", "columns"),
    [(one_row(left=55, right=105), (55, 105)), (one_row(left=64, right=101), (64, 101))],
)
def test_the_columns_of_the_head_are_those_of_the_paper(
    make: Any, columns: tuple[int, int], tmp_path: Path
) -> None:
    one = made(paper_file(plans.plan_body(make(Head()))), tmp_path)
    heading = opened(one).tables[0]
    assert [round(column.width.mm) for column in heading.columns] == list(columns)


def test_columns_that_stick_out_stay_within_the_margins_and_it_is_said(tmp_path: Path) -> None:
    one = made(
        paper_file(plans.plan_body(three_rows(left=75, right=108, indent=-8)(TINH))), tmp_path
    )
    heading = opened(one).tables[0]
    assert sum(column.width.mm for column in heading.columns) <= 165.1
    assert any("lấn lề → trong lề, 165 mm (PL I, I.3)" in line for line in told(one))


def test_the_columns_and_room_of_the_end_are_those_of_the_paper(tmp_path: Path) -> None:
    ending = Ending(words.PLAN_RECIPIENTS, words.COMMITTEE).xml((70, 95))
    one = made(paper_file(plans.plan_body(one_row()(Head()), ending=ending)), tmp_path)
    document = opened(one)
    assert [round(column.width.mm) for column in document.tables[-1].columns] == [70, 95]
    # Four empty lines of 14 pt between title and name.
    room = style(document, "ho-ten").paragraph_format.space_before.pt
    assert 50 < room < 70


BREAKS = [
    # body of the paper, section, where it is told, what is told, with its article
    (
        {"hand": Hand(14, 2, 0, 1, 12.7)},
        Section(),
        "Nội dung: cách đoạn 2 pt → 6 pt (PL I, II.6.e)",
    ),
    (
        {"hand": Hand(14, 6, 0, 2)},
        Section(),
        "Nội dung: cách dòng 2 dòng → 1,5 dòng (PL I, II.6.e)",
    ),
    (
        {"hand": Hand(12, 6, 0, 1)},
        Section(),
        "Nội dung: cỡ chữ 12 → 13 (PL I, II.6.e; V.6)",
    ),
    (
        {"hand": Hand(14, 6, 0, 1, 15)},
        Section(),
        "Nội dung: lùi đầu dòng 1,5 cm → 1,27 cm (PL I, II.6.e)",
    ),
    ({}, Section(left=25), "Lề trái: 25 mm → 30 mm (PL I, I.3)"),
    ({}, Section(top=30), "Lề trên: 30 mm → 25 mm (PL I, I.3)"),
]


@pytest.mark.parametrize(("body", "section", "line"), BREAKS, ids=[row[2] for row in BREAKS])
def test_where_the_paper_breaks_the_decree_the_decree_wins_and_it_is_said(
    body: dict[str, Any], section: Section, line: str, tmp_path: Path
) -> None:
    one = made(paper_file(plans.plan_body(one_row()(Head()), **body), section), tmp_path)
    assert line in told(one)


def test_what_letters_look_like_against_the_decree_is_said_too(tmp_path: Path) -> None:
    head = one_row()(Head()).replace("<w:b/>", "", 1)
    number = {"header1": page_number(size=11, layout=replace(CENTER, align="right"))}
    content = paper_file(plans.plan_body(head), headers=number)
    content = changed(lambda: content, _calibri)()
    lines = told(made(content, tmp_path))
    assert any("Cơ quan ban hành, độ đậm" in line and "PL I, II.2.b" in line for line in lines)
    assert any("Calibri" in line and "Times New Roman (PL I, I.4)" in line for line in lines)
    assert any("Số trang, canh lề: canh phải → canh giữa (PL I, I.7" in line for line in lines)
    assert "Số trang: cỡ chữ 11 → 13 (PL I, I.7; V.14)" in lines


def _calibri(one: Opened) -> None:
    first = one.paragraph("Độc lập - Tự do")
    letters = first.find(f".//{qn('w:rPr')}")
    letters.insert(0, letters.makeelement(qn("w:rFonts"), {qn("w:ascii"): "Calibri"}))


def test_a_rule_that_no_measure_stands_for_keeps_what_is_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.likeness import lawful

    monkeypatch.setattr(lawful, "_SINGLE", ())
    head = one_row()(TINH).replace('<w:jc w:val="center"/>', f'{_WIDE}<w:jc w:val="center"/>')
    one = made(paper_file(plans.plan_body(head)), tmp_path)
    assert any("cách dòng 1,3 → cách dòng đơn (PL I, II.1.c)" in line for line in told(one))
    assert style(opened(one), "quoc-hieu").paragraph_format.line_spacing == 1


_WIDE = '<w:spacing w:line="312" w:lineRule="auto"/>'


def test_lines_are_as_long_and_thick_as_in_the_paper(tmp_path: Path) -> None:
    narrow, wide = (
        made(paper_file(plans.plan_body(one_row()(replace(TINH, issuer_line=length)))), tmp_path)
        for length in (13.5, 19)
    )
    lengths = [_line_of(one) for one in (narrow, wide)]
    assert lengths[0] < lengths[1] - 2
    assert not told(narrow) + told(wide)


def _line_of(one: OfficeTemplate) -> float:
    """How long the line below the office is in a document that is built with the template, mm."""
    content = document_bytes(trial_paper(one.kind), package_of("office.docx", one.content))
    cell = docx.Document(BytesIO(content)).tables[0].rows[0].cells[0]
    line = cell.paragraphs[-1].paragraph_format
    assert line.left_indent and line.right_indent and cell.width
    return float(cell.width.mm - line.left_indent.mm - line.right_indent.mm)


def test_a_line_that_is_too_long_is_cut_to_the_decree_and_said(tmp_path: Path) -> None:
    one = made(paper_file(plans.plan_body(one_row()(replace(TINH, issuer_line=30)))), tmp_path)
    assert any(
        re.search(r"đường kẻ dài \d+% dòng chữ → 50% \(PL I, II.2.b\)", x) for x in told(one)
    )


def _tabled(properties: str, head: str = "") -> bytes:
    cells = "".join(
        f"<w:tc><w:tcPr><w:tcW w:w='3000' w:type='dxa'/>{head}</w:tcPr>"
        f"{paragraph(run(text, 11, bold=False), layout=CENTER)}</w:tc>"
        for text in ("Việc", "Nơi làm")
    )
    row = "".join(
        f"<w:tc><w:tcPr><w:tcW w:w='3000' w:type='dxa'/></w:tcPr>{paragraph(run(text, 11))}</w:tc>"
        for text in ("Rà soát thủ tục", "Văn phòng")
    )
    made_table = (
        f"<w:tbl><w:tblPr><w:tblW w:w='6000' w:type='dxa'/>{properties}</w:tblPr><w:tblGrid>"
        f"<w:gridCol w:w='3000'/><w:gridCol w:w='3000'/></w:tblGrid><w:tr>{cells}</w:tr>"
        f"<w:tr>{row}</w:tr></w:tbl>"
    )
    text = plans.plan_body(one_row()(Head()))
    place = text.index(Hand().text(words.PLAN_TEXT[3]))
    return paper_file(text[:place] + made_table + text[place:])


_DOUBLE = (
    "<w:tblBorders>"
    + "".join(f'<w:{side} w:val="double" w:sz="6"/>' for side in ("top", "left", "bottom", "right"))
    + '<w:insideH w:val="single" w:sz="8"/></w:tblBorders>'
    "<w:tblCellMar><w:left w:w='57' w:type='dxa'/></w:tblCellMar>"
)


def test_tables_have_the_borders_the_head_and_the_letters_of_the_papers(tmp_path: Path) -> None:
    shade = "<w:shd w:val='clear' w:color='auto' w:fill='D9E2F3'/>"
    one = made(_tabled(_DOUBLE, shade), tmp_path)
    content = document_bytes(trial_paper(one.kind), package_of("office.docx", one.content))
    built = docx.Document(BytesIO(content)).tables[1]
    about = built._tbl.tblPr
    assert about.xpath("./w:tblBorders/w:top/@w:val") == ["double"]
    assert about.xpath("./w:tblBorders/w:insideH/@w:sz") == ["8"]
    assert not about.xpath("./w:tblBorders/w:insideV")
    assert about.xpath("./w:tblCellMar/w:left/@w:w") == ["57"]
    fills = [row.cells[0]._tc.xpath("./w:tcPr/w:shd/@w:fill") for row in built.rows]
    assert fills == [["D9E2F3"], [], []]
    assert not built.rows[0]._tr.xpath(".//w:b"), "the head of the paper's table is not bold"
    assert not built._tbl.xpath(".//w:vAlign"), "words stand at the top of their rows"
    assert style(docx.Document(BytesIO(content)), "bang").font.size.pt == 11


def test_a_ground_on_which_black_is_not_read_is_left(tmp_path: Path) -> None:
    shade = "<w:shd w:val='clear' w:color='auto' w:fill='1F3864'/>"
    one = made(_tabled(_DOUBLE, shade), tmp_path)
    assert table_look(opened(one)).shade == ""


def test_without_a_table_tables_are_ours(tmp_path: Path) -> None:
    assert table_look(opened(made(plans.office(), tmp_path))) == OURS


HOSTILE = [
    '<w:tblBorders><w:top w:val="apples" w:sz="99999999999"/></w:tblBorders>',
    '<w:tblBorders><w:top w:val="single" w:sz="-4"/></w:tblBorders>',
    '<w:tblCellMar><w:left w:w="9000000" w:type="dxa"/></w:tblCellMar>',
    '<w:tblCellMar><w:left w:w="x" w:type="pct"/></w:tblCellMar>',
    "",
]


@pytest.mark.parametrize("said", HOSTILE)
def test_a_table_style_of_a_stranger_is_kept_within_bounds(said: str, tmp_path: Path) -> None:
    document = opened(made(plans.office(), tmp_path))
    document.styles.element.append(
        etree.fromstring(
            f'<w:style {NAMES} w:type="table" w:styleId="x"><w:name w:val="Bảng"/>'
            f'<w:tblPr>{said}</w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr>'
            '<w:shd w:fill="red; x"/></w:tcPr></w:tblStylePr></w:style>'
        )
    )
    look = table_look(document)
    assert all(one[1] == "single" and 2 <= one[2] <= 24 for one in look.borders)
    assert look.padding <= 5 and look.shade == ""


def _with_picture(content: bytes, ending: str = "png") -> Any:
    def change(one: Opened) -> None:
        with_part(one, f"word/media/i.{ending}", content, f"image/{ending}", "image", "rIdLogo")
        inner = (
            f'<pic:pic xmlns:pic="{_PIC}"><pic:blipFill><a:blip r:embed="rIdLogo"/></pic:blipFill>'
            "</pic:pic>"
        )
        shown = paragraph(_shown(inner, _PIC, 18, 18, 700, "Huy hiệu"), layout=CENTER)
        (place,) = etree.fromstring(f"<w:body {NAMES}>{shown}</w:body>")
        next(one.paragraphs()).addprevious(place)

    return changed(plans.office, change)


def test_the_logo_of_the_letterhead_comes_along(tmp_path: Path) -> None:
    one = made(_with_picture(png(40, 40))(), tmp_path)
    content = document_bytes(trial_paper(one.kind), package_of("office.docx", one.content))
    cell = docx.Document(BytesIO(content)).tables[0].rows[0].cells[0]
    assert cell.paragraphs[0]._p.xpath(".//wp:extent/@cx") == [str(18 * 36000)]
    assert "ỦY BAN NHÂN DÂN" in cell.paragraphs[1].text
    path = tmp_path / "b.docx"
    path.write_bytes(content)
    assert audited(path).is_valid


@pytest.mark.parametrize("content", [b"\x01\x00\x00\x00 EMF", png(40, 40)[:60], b""])
def test_a_picture_that_is_none_stays_out_and_it_is_said(content: bytes, tmp_path: Path) -> None:
    one = made(_with_picture(content)(), tmp_path)
    assert any("hình không phải PNG, JPEG" in line for line in told(one, "template/left"))
    assert not opened(one).tables[0]._tbl.xpath(".//w:drawing")


def test_what_cannot_be_measured_stays_ours_and_is_told(tmp_path: Path) -> None:
    body = Ending(words.PLAN_RECIPIENTS, words.COMMITTEE).interleaved()
    one = made(paper_file(plans.plan_body(one_row()(Head()), ending=body)), tmp_path)
    assert told(one, "template/unsure") == ["Nơi nhận, chữ ký: phần cuối không là bảng hai cột"]
    widths = [round(column.width.mm) for column in opened(one).tables[-1].columns]
    assert widths == [80, 85]


def test_kinh_gui_stands_where_the_paper_has_it(tmp_path: Path) -> None:
    body = one_row()(kinds.LETTER_HEAD) + kinh_gui("Sở Nội vụ", "Thanh tra tỉnh").replace(
        'w:left="1984"', 'w:left="2835"'
    )
    body += Hand().plan(words.LETTER_TEXT) + Ending(words.PLAN_RECIPIENTS, words.COMMITTEE).xml()
    document = opened(made(paper_file(body), tmp_path))
    greeting, listed = (style(document, code) for code in ("kinh-gui", "kinh-gui-danh-sach"))
    assert round(greeting.paragraph_format.left_indent.mm) == 50
    start = listed.paragraph_format.left_indent.mm + listed.paragraph_format.first_line_indent.mm
    assert 65 < start < 72, "the hyphens stand under the colon"


def test_the_same_paper_gives_the_same_bytes(tmp_path: Path) -> None:
    assert made(plans.office(), tmp_path).content == made(plans.office(), tmp_path).content


def test_a_kind_without_templates_is_refused_and_the_nearest_named(tmp_path: Path) -> None:
    body = one_row()(replace(TINH, number="Số: 3/BB-UBND")) + title("BIÊN BẢN", "Họp giao ban", 30)
    content = paper_file(
        body + Hand().plan(words.PLAN_TEXT) + Ending(words.PLAN_RECIPIENTS, words.COMMITTEE).xml()
    )
    with pytest.raises(Rejected) as refused:
        made(content, tmp_path)
    (problem,) = refused.value.problems
    assert problem.code == "template/kind" and "--kind bao_cao" in problem.advice.vi
    assert made(content, tmp_path, "bao_cao").kind == kind("bao_cao")


def test_the_hyphens_of_the_recipients_stand_at_the_edge(tmp_path: Path) -> None:
    ending = Ending(words.PLAN_RECIPIENTS, words.COMMITTEE).xml()
    first = ending.index("- ")
    start = ending.rindex("<w:pPr>", 0, first)
    indented = ending[:start] + ending[start:].replace(
        '<w:jc w:val="left"/>', '<w:ind w:firstLine="567"/><w:jc w:val="left"/>'
    )
    one = made(paper_file(plans.plan_body(one_row()(Head()), ending=indented)), tmp_path)
    assert "Danh sách nơi nhận: lùi 1 cm → sát lề trái (PL I, II.9.d; V.8b)" in told(one)
    form = style(opened(one), "noi-nhan-danh-sach").paragraph_format
    assert not form.first_line_indent and not form.left_indent


@pytest.mark.parametrize("signers", [words.COMMITTEE[-1:], words.COMMITTEE_DEPUTY])
def test_recipients_and_titles_begin_at_one_height(
    signers: tuple[str, ...], tmp_path: Path
) -> None:
    ending = Ending(words.PLAN_RECIPIENTS, signers).xml()
    lower = f'<w:spacing w:before="240"/>{(jc := "<w:jc w:val=")}"center"/>'
    at = ending.index(f'{jc}"center"/>')
    ending = ending[:at] + lower + ending[at + len(f'{jc}"center"/>') :]
    document = opened(made(paper_file(plans.plan_body(one_row()(Head()), ending=ending)), tmp_path))
    above = {
        style(document, code).paragraph_format.space_before.pt
        for code in ("noi-nhan", "quyen-han-chuc-vu")
    }
    assert above == {0}
    top = document.tables[-1]._tbl.xpath("./w:tblPr/w:tblCellMar/w:top/@w:w")
    assert 200 < int(top[0]) < 400, "the empty paragraph above the table is room of its cells"


def _form(document: Document, code: str) -> list[object]:
    """How a style is set, by itself or by what it is based on."""
    chain = [style(document, code)]
    while (base := chain[-1].base_style) is not None:
        chain.append(base)
    names = ("space_before", "space_after", "line_spacing", "first_line_indent", "left_indent")
    said = [[getattr(one.paragraph_format, name) for one in chain] for name in names]
    said.append([one.font.size for one in chain])
    return [next((one for one in values if one is not None), None) for values in said]


@pytest.mark.parametrize("kind_key", sorted(PAPERS))
def test_a_paper_of_ours_gives_our_template(kind_key: str, tmp_path: Path) -> None:
    ours = package_of("ours.docx", template_bytes(kind(kind_key)))
    one = made(document_bytes(trial_paper(kind(kind_key)), ours), tmp_path)
    assert not one.problems
    before, after = docx.Document(BytesIO(template_bytes(kind(kind_key)))), opened(one)
    for document in (before, after):
        for table in document.tables:
            assert table._tbl.xpath("./w:tblPr/w:tblCellMar/w:top/@w:w") == ["0"]
    for name in ("top_margin", "bottom_margin", "left_margin", "right_margin", "header_distance"):
        assert getattr(before.sections[0], name) == getattr(after.sections[0], name), name
    widths = [
        [[round(column.width.mm) for column in table.columns] for table in document.tables]
        for document in (before, after)
    ]
    assert widths[0] == widths[1]
    codes = (
        *ALONE,
        *BODY,
        "trich-yeu/line",
        "kinh-gui-danh-sach",
        "tham-quyen",
        "ban-hanh",
        "bang",
    )
    for code in codes:
        if any(one.style_id == style_id(code) for one in before.styles):
            near = zip(_form(before, code), _form(after, code), strict=True)
            assert all(now == then or abs(now - then) <= 2540 for then, now in near), code  # type: ignore[operator]


def test_words_that_no_tag_stands_for_are_told(tmp_path: Path) -> None:
    head = one_row()(TINH)
    date = head.index("Minh Hòa, ngày")
    end = head.index("</w:p>", date) + len("</w:p>")
    phone = paragraph(run("Điện thoại: 0200 000 000", 11), layout=CENTER)
    footer = {"header1": page_number(), "footer1": paragraph(run("Mẫu in sẵn của tỉnh", 9))}
    body = plans.plan_body(head[:end] + phone + head[end:])
    content = paper_file(body, Section(footer="footer1"), headers=footer)
    lines = told(made(content, tmp_path), "template/left")
    assert len(lines) == 2
    assert lines[0].endswith("(Phần đầu): “Điện thoại: 0200 000 000”")
    assert lines[1] == "lề dưới: “Mẫu in sẵn của tỉnh”"
    assert not told(made(plans.office(), tmp_path), "template/left")


def test_below_a_table_that_text_flows_around_no_room_is_measured(tmp_path: Path) -> None:
    def room(head: str) -> float:
        text = plans.plan_body(head, subject=paragraph() * 2 + title("KẾ HOẠCH", "Cải cách", 30))
        document = opened(made(paper_file(text), tmp_path))
        return float(style(document, "ten-loai").paragraph_format.space_before.pt)

    head = one_row()(TINH)
    floating = head.replace("<w:tblPr>", '<w:tblPr><w:tblpPr w:vertAnchor="text" w:tblpY="1"/>')
    assert room(head) > 40 and room(floating) == 18


def test_nothing_of_a_stranger_but_measures_comes_along(tmp_path: Path) -> None:
    def hostile(one: Opened) -> None:
        with_part(
            one,
            "word/vbaProject.bin",
            b"x",
            "application/vnd.ms-office.vbaProject",
            "vbaProject",
            "rIdM",
        )
        first = next(one.paragraphs())
        first.append(
            etree.fromstring(f'<w:r {NAMES}><w:instrText>INCLUDETEXT "c:/a"</w:instrText></w:r>')
        )
        first.append(
            etree.fromstring(f"<w:r {NAMES}><w:t>{{{{ trich_yeu.__class__ }}}}</w:t></w:r>")
        )

    one = made(changed(plans.office, hostile)(), tmp_path)
    template = package_of("a.docx", one.content)
    assert (template.active, template.external) == ((), ())
    assert b"__class__" not in template.parts["word/document.xml"]
    assert sorted(template.parts) == sorted(package_of("b", template_bytes(one.kind)).parts)


def test_what_is_set_in_several_ways_is_told(tmp_path: Path) -> None:
    sizes = iter((13, 14, 13.5) * 40)
    text = "".join(Hand(next(sizes)).text(line.lstrip("# ~")) for line in words.PLAN_TEXT * 2)
    body = one_row()(Head()) + title("KẾ HOẠCH", "Cải cách hành chính", 30) + text
    body += Ending(words.PLAN_RECIPIENTS, words.COMMITTEE).xml()
    one = made(paper_file(body), tmp_path)
    lines = told(one, "template/unsure")
    assert "Nội dung: cỡ chữ: nhiều cách đặt khác nhau" in lines
    assert style(opened(one), "noi-dung").font.size.pt == 14


def test_a_paper_that_the_decree_does_not_rule_is_told_to_be_one(tmp_path: Path) -> None:
    one = made(changed(kinds.decision, _normative)(), tmp_path)
    assert [told.code for told in one.problems if told.code.startswith("class/")] == [
        "class/normative"
    ]


def _normative(one: Opened) -> None:
    number = next(one.paragraph("46/QĐ-UBND").iter(qn("w:t")))
    number.text = "Số: 46/2026/QĐ-UBND"
