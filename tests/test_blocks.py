"""Tables, appendices, charts, pictures, footnotes, citations and amounts of a plan, in its document."""

import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from python_calamine import CalamineWorkbook

from generator.making.build import document_bytes
from generator.making.load import load_plan
from generator.making.wording import wording_problems
from generator.plan.inline import notes
from generator.problems import Severity
from generator.reading.lint import check_document
from tests.audit import audited
from tests.helpers import (
    BASE,
    ROOT,
    changed,
    codes,
    document,
    loaded,
    sound,
    styled,
    template,
    texts,
)
from tests.pages import Pages, lay_out, need_pages

FULL = ROOT / "tests" / "full" / "day-du.yaml"


@pytest.fixture(scope="module")
def full() -> Document:
    found = load_plan(FULL)
    assert found.plan and not found.problems
    return docx.Document(BytesIO(document_bytes(found, template())))


def _rows(table: Table) -> list[list[str]]:
    """The texts of the cells that each row has of its own, merged ones once."""
    return [
        ["".join(t.text or "" for t in cell.iter(qn("w:t"))) for cell in row._tr.tc_lst]
        for row in table.rows
    ]


def _tables(paper: Document) -> list[Table]:
    """The tables that the plan made: all but heading and signature."""
    return (
        paper.tables[1:-1]
        if len(paper.sections) == 1
        else [t for t in paper.tables[1:] if len(t.columns) > 2]
    )


# The plan that has everything


def test_titles_of_columns_that_semicolons_divide_are_told_once() -> None:
    """Not where the rows have one cell, as such a title has."""

    def told(row: str) -> list[str]:
        table = f"columns: [TT; Việc], rows: [{row}]"
        found = loaded(changed(implementation=f"implementation: [{{table: {{{table}}}}}]"))
        return [one.advice.vi for one in found.problems if one.code == "plan/table"]

    assert told("[1, Họp], [2, Báo cáo]") == ["Viết [TT, Việc]."]
    assert told("[Họp]") == []


def test_the_full_plan_has_no_finding_at_all(full: Document, tmp_path: Path) -> None:
    path = tmp_path / "day-du.docx"
    full.save(path)
    assert [str(found) for found in check_document(path).problems] == []
    found = load_plan(FULL)
    assert found.plan and wording_problems(found) == []
    result = audited(path)
    assert [error for error in result.errors if error.severity.value == "error"] == []


def test_the_same_plan_gives_the_same_bytes() -> None:
    found = load_plan(FULL)
    assert found.plan and document_bytes(found, template()) == document_bytes(found, template())


def test_the_table_of_tasks_is_made_of_the_plan_and_nothing_is_told_twice(full: Document) -> None:
    table = next(t for t in full.tables if t.cell(0, 1).text == "Nhiệm vụ")
    assert _rows(table)[0] == [
        *(
            "STT",
            "Nhiệm vụ",
            "Sản phẩm",
            "Thời hạn hoàn thành",
            "Cơ quan chủ trì",
            "Cơ quan phối hợp",
            "Ghi chú",
        )
    ]
    assert [row[:2] for row in _rows(table)[1:]] == [
        ["I", "Quán triệt, chỉ đạo triển khai"],
        ["1", "Xây dựng kế hoạch kiểm tra việc thực hiện các giải pháp nâng cao Chỉ số PAPI"],
        ["2", "Tổ chức hội nghị triển khai"],
        ["II", "Kiểm soát tham nhũng trong khu vực công"],
        ["1", "Công khai đường dây nóng tại các bộ phận một cửa"],
        ["III", "Thông tin, tuyên truyền"],
        ["1", "Các sở, ban, ngành"],
        ["1.1", "Đăng tải kết quả trên trang thông tin điện tử"],
        ["2", "Đưa tin về điểm a khoản 1 Mục III"],
    ]
    assert _rows(table)[2] == [
        *(
            "1",
            "Xây dựng kế hoạch kiểm tra việc thực hiện các giải pháp nâng cao Chỉ số PAPI",
            "Kế hoạch kiểm tra",
        ),
        *("31/3/2026", "Sở Nội vụ", "Văn phòng Ủy ban nhân dân tỉnh, Sở Tài chính", ""),
    ]
    assert "b) Tổ chức hội nghị triển khai." in texts(full)


def test_what_a_table_of_tasks_does_not_show_stands_in_the_text() -> None:
    text = BASE + "appendices:\n  - {title: Nhiệm vụ, items: [{task_table: [no, task, lead]}]}\n"
    assert "Xây dựng kế hoạch kiểm tra (thời hạn: 30/6/2026)." in texts(document(text))


def test_heads_are_repeated_and_no_row_is_divided(full: Document) -> None:
    tables = [t for t in full.tables if t.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None]
    assert len(tables) == 3
    for table in tables:
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
        assert table.rows[-1]._tr.trPr.find(qn("w:tblHeader")) is None


def test_each_appendix_is_a_section_that_counts_from_1(full: Document) -> None:
    wide, main = [s.page_width > s.page_height for s in full.sections], full.sections[0]  # type: ignore[operator]
    assert wide == [False, True, False]
    numbers = [s._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for s in full.sections]
    assert numbers == ["1", "1", "1"]
    assert [s.different_first_page_header_footer for s in full.sections] == [True, False, False]
    assert {
        (s.left_margin, s.right_margin, s.top_margin, s.bottom_margin) for s in full.sections
    } == {(main.left_margin, main.right_margin, main.top_margin, main.bottom_margin)}
    assert styled(full, "Phụ lục") == ["Phụ lục I", "Phụ lục II"]
    assert styled(full, "Tiêu đề phụ lục") == [
        "DANH MỤC NHIỆM VỤ NÂNG CAO CHỈ SỐ PAPI NĂM 2026",
        "CHỈ TIÊU CỤ THỂ",
    ]
    reference = "(Kèm theo Kế hoạch số 12/KH-UBND ngày 03 tháng 02 năm 2026\ncủa Ủy ban nhân dân tỉnh Minh Hòa)"
    assert styled(full, "Chỉ dẫn kèm theo") == [
        reference.replace("\n", " "),
        reference,
    ]  # one is landscape


def test_one_appendix_has_no_number_and_blanks_for_what_is_not_known() -> None:
    text = (
        changed(number=None, date=None)
        + "appendices:\n  - {id: PL, title: Nhiệm vụ, items: [Một., '[[PL]]']}\n"
    )
    paper = document(text)
    assert styled(paper, "Phụ lục") == ["Phụ lục"]
    assert texts(paper)[-1] == "2. Phụ lục"
    reference = (
        "(Kèm theo Kế hoạch số …/KH-UBND ngày … tháng … năm …\ncủa Ủy ban nhân dân tỉnh Minh Hòa)"
    )
    assert styled(paper, "Chỉ dẫn kèm theo") == [reference]


def test_an_item_of_an_appendix_is_cited_with_it() -> None:
    items = "items: [{title: Một, items: [{id: X, text: Làm.}]}]"
    text = (
        BASE + f"appendices:\n  - {{title: A, {items}}}\n  - {{title: B, items: ['Theo [[X]].']}}\n"
    )
    assert texts(document(text))[-1] == "1. Theo khoản 1 Mục I Phụ lục I."


def test_a_table_made_by_hand_has_its_merged_cells(full: Document) -> None:
    table = next(t for t in full.tables if t.cell(0, 0).text == "TT")
    assert _rows(table) == [
        ["TT", "Nội dung", "Thực hiện"],
        ["", "", "Thời gian", "Đơn vị"],
        ["Phát thanh"],
        ["1", "Bản tin một cửa", "Thứ Hai", "Báo và Phát thanh truyền hình"],
        ["2", "Hỏi đáp", "", ""],
    ]
    assert table.cell(3, 2)._tc is table.cell(4, 2)._tc
    assert table.cell(0, 2)._tc is table.cell(0, 3)._tc


def test_the_chart_holds_its_workbook_and_says_what_it_shows(full: Document) -> None:
    (book,) = [p for p in full.part.package.iter_parts() if p.partname.endswith(".xlsx")]
    rows = CalamineWorkbook.from_filelike(BytesIO(book.blob)).get_sheet_by_index(0).to_python()
    assert rows[0][1:3] == ["Năm 2025", "Chỉ tiêu năm 2026"]
    assert [row[1:3] for row in rows[1:]] == [[4.9, 5.2], [5.4, 5.65], [6.8, 7.05], [7, 7.15]]
    described = [p.get("descr") for p in full.element.body.iter(qn("wp:docPr"))]
    assert described == [
        "Biểu đồ cột so sánh điểm năm 2025 và chỉ tiêu năm 2026 của bốn chỉ số nội dung đầu",
        "Sơ đồ ô vuông minh họa",
    ]


def test_a_footnote_stands_where_it_was_written(full: Document) -> None:
    (paragraph,) = [p for p in full.paragraphs if p.text.startswith("a) Nâng cao điểm số")]
    tags = [child.tag for child in paragraph._p.iter(qn("w:t"), qn("w:footnoteReference"))]
    assert tags[1] == qn("w:footnoteReference")
    (part,) = [p for p in full.part.package.iter_parts() if p.partname.endswith("footnotes.xml")]
    words = "".join(re.findall(r"<w:t[^>]*>([^<]*)", part.blob.decode()))
    assert "Điểm tổng hợp là tổng của tám chỉ số nội dung" in words and "Báo cáo" in words


# Declared names


def test_a_document_is_cited_in_full_once_and_short_afterwards(full: Document) -> None:
    shown = texts(full)
    assert "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;" in shown
    assert (
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư."
        in shown
    )
    assert any(
        text.startswith(
            "Thực hiện Kế hoạch số 05/KH-UBND ngày 12/01/2026 của Ủy ban nhân dân tỉnh về cải cách hành chính năm 2026,"
            " Ủy ban nhân dân tỉnh ban hành Kế hoạch nâng cao Chỉ số Hiệu quả Quản trị và Hành chính công cấp tỉnh (PAPI)"
        )
        for text in shown
    )
    assert "b) Thực hiện đầy đủ nhiệm vụ giao tại Kế hoạch số 05/KH-UBND." in shown


def _declared(extra: str, **lines: str) -> str:
    acronyms = "acronyms: [{short: CCHC, full: cải cách hành chính}]\n"
    documents = "documents: [{id: L, kind: Luật, about: Đất đai, date: 2024-01-18}]\n"
    return changed(**lines) + acronyms + documents + extra


def test_names_are_written_out_in_reading_order_not_in_the_order_of_keys() -> None:
    text = _declared(
        "",
        purpose="purpose: ['[[CCHC]] trước; [[CCHC]] sau.']",
        subject="subject: Về [[L]] [[CCHC]]",
    )
    shown = texts(document(text))
    assert "Về Luật Đất đai cải cách hành chính (CCHC)" in " ".join(shown)
    assert "CCHC trước; CCHC sau." in shown


def test_a_name_at_the_head_of_a_sentence_has_a_capital_and_in_a_heading_all_are() -> None:
    text = _declared(
        "outline: [{title: 'Về [[CCHC]]', parts: [purpose, requirements, targets, solutions, implementation]}]\n",
        preamble="preamble: ['[[L]]. Kế hoạch như sau:']",
    )
    assert "I. VỀ CẢI CÁCH HÀNH CHÍNH (CCHC)" in texts(document(text))
    assert "Luật Đất đai. Kế hoạch như sau:" in texts(document(text))


def test_a_recipient_may_be_named_by_an_acronym() -> None:
    paper = document(_declared("", recipients="recipients: ['Tổ [[CCHC]]', 'Lưu: VT']"))
    assert "- Tổ cải cách hành chính (CCHC);" in texts(paper)


def test_a_declared_name_that_is_never_used_is_told() -> None:
    assert [code for _, code in codes(loaded(_declared("")))] == ["plan/unused", "plan/unused"]


@pytest.mark.parametrize(
    ("items", "shown"),
    [
        (
            "[{title: '[[CCHC]] và chuyển đổi số', items: [Một.]}]",
            "1. Cải cách hành chính (CCHC) và chuyển đổi số",
        ),
        ("['[[CCHC]] trước.']", "1. Cải cách hành chính (CCHC) trước."),
        ("['**[[CCHC]]** trước.']", "1. Cải cách hành chính (CCHC) trước."),
        ("['Về [[CCHC]].']", "1. Về cải cách hành chính (CCHC)."),
        ("['Một câu. [[CCHC]] sau.']", "1. Một câu. Cải cách hành chính (CCHC) sau."),
        ("['Tại TP. [[CCHC]] sau.']", "1. Tại TP. cải cách hành chính (CCHC) sau."),
        ("['Một; [[CCHC]] sau.']", "1. Một; cải cách hành chính (CCHC) sau."),
        ("[{title: Một, items: ['[[CCHC]].']}]", "Cải cách hành chính (CCHC)."),
        ("{marks: paren, items: ['[[CCHC]].']}", "(1) Cải cách hành chính (CCHC)."),
        ("{marks: dash, items: ['[[CCHC]].']}", "- Cải cách hành chính (CCHC)."),
        ("['Một câu.^[Chú thích.] [[CCHC]] sau.']", "1. Một câu. Cải cách hành chính (CCHC) sau."),
        ("{marks: dieu, items: ['[[CCHC]].']}", "Điều 1. Cải cách hành chính (CCHC)."),
        (
            "{marks: dieu, items: [{title: '[[CCHC]]', items: [Một.]}]}",
            "Điều 1. Cải cách hành chính (CCHC)",
        ),
    ],
)
def test_an_acronym_that_opens_a_sentence_is_written_out_with_a_capital(
    items: str, shown: str
) -> None:
    acronyms = "acronyms: [{short: CCHC, full: cải cách hành chính}]\noutline: [{title: Một, parts: [purpose]}]\n"
    gone = dict.fromkeys(("requirements", "targets", "solutions", "implementation"), "")
    assert shown in texts(document(changed(purpose=f"purpose: {items}", **gone) + acronyms))


def test_a_footnote_does_not_use_up_the_first_citation_in_the_text() -> None:
    cited = "documents: [{id: Q, kind: Quyết định, number: 9/QĐ-TTg, date: 2025-01-18, issuer: Thủ tướng Chính phủ, about: về A}]"
    text = (
        changed(
            purpose="purpose: ['Một^[Theo [[Q]].]; hai^[Xem [[Q]].].', 'Theo [[Q]].', 'Lại theo [[Q]].']"
        )
        + cited
    )
    made = sound(text).paper.names["noi_dung"]
    said = [one.text for one in made if "số 9/QĐ-TTg" in one.text]
    full = "Quyết định số 9/QĐ-TTg ngày 18/01/2025 của Thủ tướng Chính phủ về A"
    assert notes(said[0]) == [f"Theo {full}.", "Xem Quyết định số 9/QĐ-TTg."]
    assert said[1:] == [f"b) Theo {full}.", "c) Lại theo Quyết định số 9/QĐ-TTg."]
    assert wording_problems(sound(text)) == []


def test_an_acronym_may_not_take_the_id_of_an_item() -> None:
    text = BASE + "acronyms: [{short: NV01, full: x}]\n"
    assert "plan/duplicate-id" in [code for _, code in codes(loaded(text))]


# Amounts


@pytest.mark.parametrize(
    ("item", "printed"),
    [
        (
            "{text: Tổng kinh phí là, amount: 1.500.000.000}",
            "Tổng kinh phí là 1.500.000.000 đồng (bằng chữ: Một tỷ năm trăm triệu đồng).",
        ),
        (
            "{text: Ngân sách tỉnh., amount: 2000000}",
            "Ngân sách tỉnh: 2.000.000 đồng (bằng chữ: Hai triệu đồng).",
        ),
        ("{title: Kinh phí, amount: 5000}", "Kinh phí: 5.000 đồng (bằng chữ: Năm nghìn đồng)."),
        (
            "{text: 'Chi [[so_tien]] cho tập huấn.', amount: 1001}",
            "Chi 1.001 đồng (bằng chữ: Một nghìn không trăm linh một đồng) cho tập huấn.",
        ),
        (
            "{text: 'Tổng 13.000.000 đồng, gồm 5.000.000 đồng chi tập huấn.', amount: 13.000.000}",
            "Tổng 13.000.000 đồng (bằng chữ: Mười ba triệu đồng), gồm 5.000.000 đồng chi tập huấn.",
        ),
        (
            "{text: 'Tổng 1,5 tỷ đồng', amount: 1500000000}",
            "Tổng 1,5 tỷ đồng (bằng chữ: Một tỷ năm trăm triệu đồng)",
        ),
        (
            "{text: 'Tổng 5.000 đồng (bằng chữ: Năm ngàn đồng).', amount: 5000}",
            "Tổng 5.000 đồng (bằng chữ: Năm ngàn đồng).",
        ),
        (
            "{text: 'Mức 100.000 đồng/người, tổng là', amount: 5000}",
            "Mức 100.000 đồng/người, tổng là 5.000 đồng (bằng chữ: Năm nghìn đồng).",
        ),
    ],
)
def test_an_amount_is_printed_in_figures_and_words(item: str, printed: str) -> None:
    assert f"1. {printed}" in texts(document(f"{BASE}budget: [{item}]\n"))


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Tổng kinh phí 13.000.000 đồng", ["plan/amount"]),
        ("Tổng kinh phí 13 triệu đồng.", ["plan/amount"]),
        ("Năm 2025 là 13.000.000 đồng, năm 2026 là [[so_tien]].", []),
        ("Tổng kinh phí 12 triệu đồng.", []),
    ],
)
def test_a_sentence_that_names_another_sum_is_an_error(said: str, found: list[str]) -> None:
    told = loaded(f"{BASE}budget: [{{text: '{said}', amount: 12.000.000}}]\n")
    assert codes(told) == [(BASE.count("\n") + 1, code) for code in found]


@pytest.mark.parametrize(
    "amount", ["0", "-5", "1,5", "1.5", "10.00", "1.000.000.000.000.000", "nhiều"]
)
def test_what_is_no_amount_is_an_error(amount: str) -> None:
    found = loaded(f"{BASE}budget: [{{text: Chi, amount: '{amount}'}}]\n")
    assert [code for _, code in codes(found)] == ["plan/money"]


# Blocks that are wrong


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ("{table: {columns: [A, B], rows: [[1]]}}", "plan/table"),
        ("{table: {columns: [A, B], rows: [[1, 2, 3]]}}", "plan/table"),
        ("{table: {columns: [A, B], rows: [[{text: x, rows: 2}, 1]]}}", "plan/table"),
        ("{table: {columns: [A, B], rows: [[{text: x, rows: 2}, 1], {group: G}, [2]]}}", "plan/table"),
        ("{table: {columns: [A, B, C], rows: [[1, {text: x, rows: 2}, 3], [{text: y, columns: 2}]]}}", "plan/table"),
        ("{table: {columns: [{width: 20}, {width: 20}], rows: [[1, 2]]}}", "plan/table"),
        ("{table: {columns: [A], rows: []}}", "plan/table"),
        ("{table: {columns: [A, Quy cách], header: [[A, Loại]], rows: [[1, 2]]}}", "plan/table"),
        ("{table: {columns: [A], rows: [[1]]}, text: x}", "plan/paragraph"),
        ("{task_table: {parts: [budget]}}", "plan/unknown-part"),
        ("{task_table: {parts: [purpose]}}", "plan/empty-table"),
        ("{task_table: [no, lead]}", "plan/table"),
        ("{chart: {targets: CT09, alt: x}}", "plan/chart"),
        ("{image: {file: khong-co.png, alt: x}}", "plan/image-missing"),
        ("{image: {file: ../so-do.png, alt: x}}", "plan/image-outside"),
        ("{image: {file: day-du.yaml}}", "plan/missing-key"),
    ],
)  # fmt: skip
def test_a_wrong_block_is_an_error_with_its_place(item: str, code: str) -> None:
    naming = BASE.replace("tổ chức thực hiện.", "thực hiện theo Phụ lục.")
    found = loaded(f"{naming}appendices:\n  - title: A\n    items:\n      - {item}\n")
    errors = [problem for problem in found.problems if problem.severity is Severity.ERROR]
    assert {problem.code for problem in errors} == {code}
    assert {problem.spot.line for problem in errors} == {BASE.count("\n") + 4}


def test_a_title_that_the_head_does_not_have_is_told_where_it_stands() -> None:
    table = "{table: {columns: [A, Quy cách, Quy mô], header: [[' a', 'Quy  cách'], [B, C]], rows: [[1, 2, 3]]}}"
    item = table.replace("[' a', 'Quy  cách']", "[' A', 'Quy  cách', {text: x, rows: 2}]")
    (problem,) = loaded(f"{BASE}budget:\n  - {item}\n").problems
    assert (problem.code, problem.spot.column) == ("plan/table", item.index("Quy mô") + 5)
    assert "“Quy mô”" in problem.message.vi and "dong_dau" in problem.advice.vi


def test_two_tables_in_a_row_stay_two() -> None:
    table = "{table: {columns: [A], rows: [[1]]}}"
    paper = document(f"{BASE}budget: [{table}, {table}]\n")
    body = [child.tag for child in paper.element.body]
    assert not any(a == b == qn("w:tbl") for a, b in pairwise(body))


def test_a_plan_with_an_appendix_needs_a_template_that_prints_it(tmp_path: Path) -> None:
    from generator.package import Package, read_package, zip_parts

    shipped = template()
    loop = r"<w:p>(?:(?!</w:p>).)*for doan in phu_luc %\}.*?endfor %\}</w:t></w:r></w:p>"
    xml, count = re.subn(
        loop, "<w:p/>", shipped.parts["word/document.xml"].decode(), flags=re.DOTALL
    )
    assert count == 1
    path = tmp_path / "cu.docx"
    path.write_bytes(zip_parts({**shipped.parts, "word/document.xml": xml.encode()}))
    old: Package = read_package(path)
    document(BASE, old)
    with pytest.raises(Exception, match=r"phu_luc.* \[template/not-printed\]"):
        document(f"{BASE}appendices:\n  - {{title: A, items: [Một.]}}\n", old)


# Many pages

MANY = 300


@pytest.fixture(scope="module")
def long_table(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    need_pages()
    folder = tmp_path_factory.mktemp("long")
    rows = "".join(
        f"          - [{n}, Nội dung dòng{n} {'dài ' * (n % 40)}xong{n}, Cơ quan thứ {n % 7}]\n"
        for n in range(1, MANY + 1)
    )
    text = f"{BASE}appendices:\n  - title: Danh mục\n    items:\n      - table:\n          columns: [STTx, Nội dung, Cơ quan]\n"
    (folder / "dai.docx").write_bytes(_bytes(f"{text}          rows:\n{rows}"))
    return lay_out([folder / "dai.docx"], folder)["dai"]


def _bytes(text: str) -> bytes:
    found = loaded(text)
    assert found.plan, found.problems
    return document_bytes(found, template())


def test_a_table_of_300_rows_repeats_its_head_and_divides_no_row(long_table: Pages) -> None:
    words: dict[str, set[int]] = {}
    for word in long_table.words:
        words.setdefault(word.text, set()).add(word.page)
    first = next(word.page for word in long_table.words if word.text == "STTx")
    assert words["STTx"] == set(range(first, long_table.count + 1)) and long_table.count - first > 8
    for row in range(1, MANY + 1):
        assert words[f"dòng{row}"] == words[f"xong{row}"], row


def test_every_page_of_the_appendix_bears_its_number(long_table: Pages) -> None:
    first = next(word.page for word in long_table.words if word.text == "STTx")
    for number, page in enumerate(range(first, long_table.count + 1), 1):
        assert [word.text for word in long_table.lines(page)[0]] == [str(number)]


BUDGET = """\
budget:
  - table:
      columns: [TT, Nội dung, Kinh phí (triệu đồng), Số hồ sơ, Ghi chú]
      rows:
        - ["1", Tập huấn cho cán bộ các xã, "180", "1.250", Quý I]
        - ["2", Tuyên truyền trên đài truyền thanh, "620", "–", "x"]
        - [{text: Tổng cộng cả năm 2026, columns: 2}, "800", "1.250", ""]
"""


def test_money_stands_right_and_a_merged_total_leaves_the_numbers_in_the_middle() -> None:
    rows = document(changed() + BUDGET).tables[1].rows
    assert [str(cell.paragraphs[0].alignment) for cell in rows[1].cells] == [
        "CENTER (1)",
        "LEFT (0)",
        "RIGHT (2)",
        "RIGHT (2)",
        "CENTER (1)",
    ]
