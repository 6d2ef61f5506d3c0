"""Tables, pictures, charts, footnotes and appendices of a paper come into the plan."""

import re
from pathlib import Path

import pytest

from generator.importing.bring_in import Imported
from generator.importing.proof import made_of
from generator.making.load import Loaded
from generator.package import package_of, zip_parts
from generator.plan.model import Plan
from generator.plan.walk import blocks
from tests.helpers import changed, loaded
from tests.importing import brought, document_of, paper, said
from tests.reading.papers import figures, kinds, plans, words
from tests.reading.papers.body import Ending, Hand, task_table, title
from tests.reading.papers.file import docx
from tests.reading.papers.head import TINH, one_row
from tests.reading.papers.wml import CENTER, LEFT, Layout, paragraph, run, table


def _loaded(done: Imported) -> Loaded:
    made = made_of(done.files, done.target)
    assert made.plan, "\n".join(map(str, made.problems))
    return made


def _plan(done: Imported) -> Plan:
    found = _loaded(done).plan
    assert found
    return found


def _cell(*texts: str) -> str:
    return "".join(paragraph(run(text, 13), layout=LEFT) for text in texts)


def test_a_table_stays_the_table_that_it_is(tmp_path: Path) -> None:
    rows = [("TT", "Nội dung", "Số tiền"), ("1", "Loa, đài: *mới*", "1.500"), ("2", "", "20")]
    done = brought(paper("# I. VIỆC", "1. Một.", more=task_table(rows, (15, 90, 60))), tmp_path)
    assert done.proof and done.proof.same, done.problems
    (item,) = blocks(_plan(done))
    assert item.table
    assert [str(one.title) for one in item.table.columns] == ["TT", "Nội dung", "Số tiền"]
    cells = [[str(cell.text or "") for cell in row.cells] for row in item.table.rows]
    assert cells == [["1", r"Loa, đài: \*mới\*", "1.500"], ["2", "", "20"]]


MERGED = (
    '<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>'
    '<w:gridCol w:w="3000"/><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    "{rows}</w:tbl>"
)


def _row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def _tc(text: str, span: int = 1, merge: str = "") -> str:
    props = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    props += {"": "", "first": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}[merge]
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{_cell(text)}</w:tc>"


def test_merged_cells_stay_merged(tmp_path: Path) -> None:
    markup = MERGED.format(
        rows=_row(_tc("TT", merge="first"), _tc("Thời gian", 2))
        + _row(_tc("", merge="on"), _tc("Ngày"), _tc("Giờ"))
        + _row(_tc("Nhóm phát thanh", 3))
        + _row(_tc("1"), _tc("Thứ Hai"), _tc("19 giờ", merge="first"))
        + _row(_tc("2"), _tc("Thứ Ba"), _tc("", merge="on"))
    )
    done = brought(paper("# I. VIỆC", "1. Một.", more=markup), tmp_path)
    assert done.proof and done.proof.same, done.problems
    (item,) = blocks(_plan(done))
    assert item.table and len(item.table.header) == 2
    first, second, third = item.table.rows
    assert str(first.group) == "Nhóm phát thanh"
    assert [cell.rows for cell in second.cells] == [1, 1, 2] and len(third.cells) == 2


def test_a_table_of_one_row_is_kept_as_paragraphs_and_told(tmp_path: Path) -> None:
    markup = table((80, 85), [(_cell("Bên giao"), _cell("Bên nhận"))])
    done = brought(paper("# I. VIỆC", "1. Một.", more=markup), tmp_path)
    assert done.proof and done.proof.same, done.problems
    assert said(done.problems, "import/kept") == ["bảng được giữ thành các đoạn văn"]


def test_a_picture_becomes_a_file_that_bears_the_name_of_the_plan(tmp_path: Path) -> None:
    done = brought(figures.picture(), tmp_path)
    assert done.proof and done.proof.same, done.problems
    assert list(done.files) == ["a.yaml", "a-hinh-1.png"]
    assert done.files["a-hinh-1.png"].startswith(b"\x89PNG")
    (item,) = blocks(_plan(done))
    assert item.image and (str(item.image.alt), item.image.width) == ("Sơ đồ Trung tâm", 120)


def test_a_chart_brings_its_figures(tmp_path: Path) -> None:
    done = brought(figures.chart()(), tmp_path)
    # Its one series has no name, and the legend needs one.
    assert said(done.problems, "import/added") == ["thêm: “số liệu” (2 từ)"]
    assert done.proof and (done.proof.lost, done.proof.moved) == (0, 0)
    (item,) = blocks(_plan(done))
    assert item.chart and item.chart.rows and not item.chart.targets


def test_footnotes_stand_where_they_stood(tmp_path: Path) -> None:
    done = brought(figures.footnotes()(), tmp_path)
    assert done.proof and done.proof.same, done.problems
    assert f"^[{figures.NOTES[1]}]" in done.text.replace("\n", " ").replace("          ", " ")


PLACES = [("TT", "Xã", "Ghi chú"), ("1", "Tân An", ""), ("2", "Minh Tân", "")]
WORK = [("STT", "Nhiệm vụ", "Chủ trì"), ("1", "Tập huấn", "Sở Y tế"), ("2", "Rà soát", "Sở Y tế")]


@pytest.mark.parametrize("rows", [PLACES, WORK])
@pytest.mark.parametrize(
    ("paper_has", "kept"),
    [
        ((15, 30, 120), [15, 30, 120]),
        ((15, 120.4, 29.6), [15, 120, 30]),
        ((6, 30, 129), None),  # too narrow for its words, and mended at the cost of the widest
    ],
)
def test_columns_are_as_wide_as_in_the_paper(
    rows: list[tuple[str, ...]],
    paper_has: tuple[float, ...],
    kept: list[int] | None,
    tmp_path: Path,
) -> None:
    markup = task_table(rows, paper_has)
    done = brought(paper("# I. VIỆC", "1. Một.", more=markup), tmp_path)
    (item,) = blocks(_plan(done))
    columns = (item.task_table or item.table).columns
    widths = [one.width for one in columns]
    assert widths == kept if kept else (widths[0] > 8 and sum(widths) == 165)


@pytest.mark.parametrize("alike", [(35, 70, 60), (55, 55, 55)])
def test_columns_that_nobody_chose_or_the_program_would_are_not_said(
    alike: tuple[float, ...], tmp_path: Path
) -> None:
    done = brought(paper("# I. VIỆC", "1. Một.", more=task_table(WORK, alike)), tmp_path)
    assert "bang_nhiem_vu" in done.text and "do_rong" not in done.text


def test_endnotes_become_footnotes_where_they_stood(tmp_path: Path) -> None:
    parts = package_of("", figures.footnotes()()).parts
    endnotes = {
        name.replace("footnote", "endnote"): content.replace(b"footnote", b"endnote")
        for name, content in parts.items()
    }
    done = brought(zip_parts(endnotes), tmp_path)
    assert done.proof and done.proof.same, done.problems
    assert f"^[{figures.NOTES[1]}]" in done.text.replace("\n", " ").replace("          ", " ")
    assert said(done.problems, "import/kept") == [
        "chú thích cuối văn bản thành chú thích cuối trang"
    ]


def test_what_headers_say_is_told_and_stands_in_a_comment(tmp_path: Path) -> None:
    parts = dict(package_of("", plans.office()).parts)
    name = next(one for one in parts if re.search(r"header\d", one) and b"PAGE" in parts[one])
    words = "<w:p><w:r><w:t>Bản nháp của Văn phòng</w:t></w:r></w:p></w:hdr>".encode()
    parts[name] = parts[name].replace(b"</w:hdr>", words)
    done = brought(zip_parts(parts), tmp_path)
    assert said(done.problems, "import/lost") == [
        "không có trong kế hoạch: “bản nháp của văn phòng” (5 từ)"
    ]
    assert "# Đầu, cuối trang của văn bản ghi: “Bản nháp của Văn phòng”" in done.text


def test_a_paper_of_which_the_number_of_an_appendix_stands_before_its_title(tmp_path: Path) -> None:
    behind = [
        paragraph(run("PHỤ LỤC I: DANH MỤC", 14, bold=True), layout=CENTER),
        Hand().plan(("1. Một việc.",)),
        paragraph(run("PHỤ LỤC II: BIỂU MẪU", 14, bold=True), layout=CENTER),
        Hand().plan(("1. Mẫu một.",)),
    ]
    done = brought(_with(plans.office(), "".join(behind)), tmp_path)
    assert done.proof and (done.proof.lost, done.proof.added) == (0, 0), done.problems
    assert [str(one.title) for one in _plan(done).appendices] == ["DANH MỤC", "BIỂU MẪU"]


def test_appendices_keep_their_orientation(tmp_path: Path) -> None:
    done = brought(plans.two_appendices(), tmp_path)
    assert done.proof and not (done.proof.lost or done.proof.added), done.problems
    plan = _plan(done)
    assert len(plan.appendices) == 2
    assert "landscape" in {one.orientation for one in plan.appendices}


def test_a_list_behind_the_signature_is_an_appendix(tmp_path: Path) -> None:
    content = paper("# I. VIỆC", "1. Một.")
    rows = [("TT", "Họ và tên"), ("1", "Nguyễn Văn An")]
    behind = paragraph(run("DANH SÁCH TỔ CÔNG TÁC", 14, bold=True), layout=CENTER)
    done = brought(_with(content, behind + task_table(rows, (15, 100))), tmp_path)
    assert done.proof and not (done.proof.lost or done.proof.added), done.problems
    (appendix,) = _plan(done).appendices
    assert str(appendix.title) == "DANH SÁCH TỔ CÔNG TÁC"
    assert "# Chưa chắc: phần sau chữ ký" in done.text


def _with(content: bytes, markup: str) -> bytes:
    """The paper with `markup` behind its last table."""
    from generator.package import package_of, zip_parts

    parts = dict(package_of("", content).parts)
    document = parts["word/document.xml"].decode()
    at = document.rindex("<w:sectPr")
    parts["word/document.xml"] = (document[:at] + markup + document[at:]).encode()
    return zip_parts(parts)


@pytest.mark.parametrize("rule", ["____________", "-----------", "- - - - - -"])
def test_a_page_behind_a_signature_of_typed_lines_is_no_part_of_it(
    rule: str, tmp_path: Path
) -> None:
    """And a rule that is typed below the title is no text, and no item of a list."""
    ruled_by_hand = paragraph(run(rule, 13), layout=CENTER)
    content = docx(
        one_row()(TINH)
        + title("KẾ HOẠCH", "Tuyên truyền năm 2026", 30).rpartition("<w:p>")[0]
        + ruled_by_hand
        + Hand().plan(("Ủy ban nhân dân tỉnh ban hành Kế hoạch:", "# I. VIỆC", "1. Một."))
        + Ending(words.PLAN_RECIPIENTS, words.COMMITTEE).interleaved()
        + paragraph(run("ĐỀ CƯƠNG BÁO CÁO", 14), layout=Layout(align="center", page_break=True))
        + paragraph(run("(Kèm theo Kế hoạch số … của UBND tỉnh)", 14), layout=CENTER)
        + Hand().plan(("I. TÌNH HÌNH", "1. Chỉ đạo: ……", "II. KIẾN NGHỊ"))
    )
    done = brought(content, tmp_path)
    assert done.proof and (done.proof.lost, done.proof.added) == (0, 0), done.problems
    plan = _plan(done)
    assert [str(one) for one in plan.preamble] == ["Ủy ban nhân dân tỉnh ban hành Kế hoạch:"]
    assert [str(one.name) for one in plan.signature] == ["Nguyễn Văn Bình"]
    assert [str(one.title) for one in plan.appendices] == ["ĐỀ CƯƠNG BÁO CÁO"]


def test_what_a_decision_issues_is_a_file_beside_it(tmp_path: Path) -> None:
    done = brought(kinds.issuing(), tmp_path)
    assert done.proof and not (done.proof.lost or done.proof.added), done.problems
    assert list(done.files) == ["a.yaml", "a.kem.yaml"]
    assert [str(one) for one in _plan(done).attached] == ["a.kem.yaml"]


def test_the_head_that_the_decree_gives_to_what_is_issued_is_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kinds, "issued_head", lambda number: "")
    done = brought(kinds.issuing(), tmp_path)
    assert list(done.files) == ["a.yaml", "a.kem.yaml"] and done.proof
    assert (done.proof.lost, done.proof.added) == (0, 0), done.problems
    assert done.proof.formal > 15


ROUND = ("minh-hoa-2026/ke-hoach.yaml", "minh-hoa-2026/quyet-dinh.yaml")
JOINT = ("minh-hoa-2026/ke-hoach-lien-nganh.yaml", "minh-hoa-2026/cong-van.yaml")


@pytest.mark.parametrize("plan", [*ROUND, *JOINT])
def test_a_document_with_all_of_that_comes_back(plan: str, tmp_path: Path) -> None:
    done = brought(document_of(plan), tmp_path)
    assert done.proof and done.proof.same, done.problems
    assert brought(document_of(plan), tmp_path).files == done.files


OWN = """solutions:
  - chart:
      title: Số hồ sơ
      columns: [Năm 2025, Năm 2026]
      rows:
        - [Quý I, 1200, "1.350,5"]
        - [Quý II, "900", ""]
      unit: hồ sơ
      alt: Cột năm 2026 cao hơn cột năm 2025
  - Rà soát hồ sơ.
"""


def test_a_chart_may_bring_figures_of_its_own() -> None:
    found = loaded(changed(solutions=OWN))
    assert found.plan, found.problems
    (chart,) = found.paper.blocks
    assert chart.categories == ("Quý I", "Quý II") and chart.unit == "hồ sơ"
    assert [str(value) for one in chart.series for value in one.values] == [
        *("1200", "900", "1350.5", "None")
    ]


@pytest.mark.parametrize("row", ['[Quý I, "5"]', '["", "5", "6"]', '[Quý I, "năm", "6"]'])
def test_a_row_of_a_chart_is_a_name_and_its_figures(row: str) -> None:
    found = loaded(changed(solutions=OWN.replace('[Quý I, 1200, "1.350,5"]', row)))
    assert found.plan is None and any(one.code.startswith("plan/") for one in found.problems)
