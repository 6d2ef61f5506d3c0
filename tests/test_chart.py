"""Charts: Word's own, valid, with the same numbers in chart, workbook and page, and the same bytes each time."""

import os
import subprocess
import sys
import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree
from python_calamine import CalamineWorkbook

from generator.package import read_package
from generator.paper.blocks import Chart, Series
from generator.problems import Rejected
from generator.reading.lint import check_document
from generator.word.chart import chart_paragraph_run
from generator.word.render import rendered
from tests.audit import audited
from tests.helpers import ROOT, document
from tests.pages import lay_out, need_pages

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
NAMES = ("=Tham gia của người dân ở cấp cơ sở", "Kinh phí & dự phòng <x>", "Quản trị điện tử")
CHART = Chart(
    "Điểm PAPI & chỉ tiêu",
    NAMES,
    (
        Series("Năm 2025", (Decimal("4.89"), None, Decimal("3.4"))),
        Series("Chỉ tiêu năm 2026", (Decimal("45.05"), Decimal("1234.5"), Decimal(0))),
    ),
    "Điểm",
    'Điểm "PAPI" năm 2025 và chỉ tiêu năm 2026',
)


def with_charts(*charts: Chart) -> Document:
    """The plan of the tests with the charts before its first indicator."""
    paper = document()
    for chart in charts:
        target = next(p for p in paper.paragraphs if p.text.startswith("1. Chỉ số tổng hợp"))
        shown = target.insert_paragraph_before()
        shown.paragraph_format.first_line_indent = 0
        shown._p.append(chart_paragraph_run(paper, chart, 165, 70))
    return paper


def saved(paper: Document, folder: Path) -> Path:
    """The document as a file."""
    path = folder / "paper.docx"
    paper.save(str(path))
    return path


def faults(path: Path) -> list[str]:
    """What openxml-audit finds."""
    return [f"{found.part_uri}: {found}" for found in audited(path).errors]


def _part(paper: Document, name: str) -> bytes:
    blobs = {str(part.partname): part.blob for part in paper.part.package.iter_parts()}
    return blobs[name]


def _space(paper: Document) -> Any:
    return etree.fromstring(_part(paper, "/word/charts/chart1.xml"))


def _cached(parent: Any, tag: str) -> list[list[str | None]]:
    """The texts of every `tag` below `parent`, each by its index."""
    found = []
    for holder in parent.iter(C + tag):
        count = int(next(holder.iter(C + "ptCount")).get("val"))
        points = {int(point.get("idx")): point.findtext(C + "v") for point in holder.iter(C + "pt")}
        found.append([points.get(index) for index in range(count)])
    return found


def test_a_document_with_charts_is_valid_and_its_drawings_have_ids_of_their_own(
    tmp_path: Path,
) -> None:
    paper = with_charts(CHART, CHART)
    assert faults(saved(paper, tmp_path)) == []
    drawn = list(paper.element.iter(qn("wp:docPr")))
    assert [one.get("descr") for one in drawn] == [CHART.alt] * 2
    assert len({one.get("id") for one in drawn}) == 2
    names = [str(part.partname) for part in paper.part.package.iter_parts()]
    for number in (1, 2):
        assert f"/word/charts/chart{number}.xml" in names
        assert f"/word/embeddings/Microsoft_Excel_Worksheet{number}.xlsx" in names


def test_chart_and_workbook_hold_the_same_numbers() -> None:
    paper = with_charts(CHART)
    book = CalamineWorkbook.from_filelike(
        BytesIO(_part(paper, "/word/embeddings/Microsoft_Excel_Worksheet1.xlsx"))
    )
    rows = book.get_sheet_by_name("Sheet1").to_python()
    assert rows == [
        ["", "Năm 2025", "Chỉ tiêu năm 2026", "Nhãn: Năm 2025", "Nhãn: Chỉ tiêu năm 2026"],
        [NAMES[0], 4.89, 45.05, "4,89", "45,05"],
        [NAMES[1], "", 1234.5, "", "1.234,5"],
        [NAMES[2], 3.4, 0.0, "3,4", "0"],
    ]
    space = _space(paper)
    assert _cached(space, "val") == [["4.89", None, "3.4"], ["45.05", "1234.5", "0"]]
    assert _cached(space, "cat") == [list(NAMES)] * 2
    labels = [point for holder in space.iter(C + "dLbl") for (point,) in _cached(holder, "tx")]
    assert labels == ["4,89", "3,4", "45,05", "1.234,5", "0"]


def test_every_reference_of_the_chart_is_to_the_cell_that_holds_what_it_shows() -> None:
    paper = with_charts(CHART)
    book = CalamineWorkbook.from_filelike(
        BytesIO(_part(paper, "/word/embeddings/Microsoft_Excel_Worksheet1.xlsx"))
    )
    rows = book.get_sheet_by_name("Sheet1").to_python()
    checked = 0
    for reference in _space(paper).iter(C + "strRef", C + "numRef"):
        sheet, _, cells = (reference.findtext(C + "f") or "").partition("!")
        first, _, last = cells.replace("$", "").partition(":")
        column, top, bottom = ord(first[0]) - ord("A"), int(first[1:]), int((last or first)[1:])
        held = [rows[row - 1][column] for row in range(top, bottom + 1)]
        (cached,) = _cached(reference, "strCache" if reference.tag == C + "strRef" else "numCache")
        numbers = reference.tag == C + "numRef"
        assert held == ["" if text is None else float(text) if numbers else text for text in cached]
        assert sheet == "Sheet1"
        checked += 1
    assert checked == 2 * 3 + 5


@pytest.mark.parametrize(
    ("series", "value", "turned"),
    [
        (1, "4.90", False),
        (1, "1234567.9", True),
        (2, "5", False),
        (2, "4.90", True),
        (3, "4.90", True),
    ],
)
def test_labels_are_written_upwards_where_they_would_run_into_each_other(
    series: int, value: str, turned: bool
) -> None:
    names = tuple(f"Lĩnh vực {number}" for number in range(8))
    all_series = tuple(Series(f"Năm {2024 + at}", (Decimal(value),) * 8) for at in range(series))
    space = _space(with_charts(Chart("Điểm", names, all_series, "điểm", "Biểu đồ")))
    bodies = [
        body.get("rot") for labels in space.iter(C + "dLbls") for body in labels.iter(f"{A}bodyPr")
    ]
    assert set(bodies) == {"-5400000" if turned else None}


@pytest.mark.parametrize(
    ("values", "scale", "start"),
    [
        (("4.89", "8.2"), "nextTo", "0"),
        (("0.05", "0.4"), "none", "0"),
        (("1500000000",), "none", "0"),
        (("-3", "12"), "nextTo", None),
    ],
)
def test_the_scale_starts_at_zero_and_shows_no_number_that_reads_differently_elsewhere(
    values: tuple[str, ...], scale: str, start: str | None
) -> None:
    names = tuple(f"Tên {number}" for number in range(len(values)))
    paper = with_charts(Chart("", names, (Series("A", tuple(map(Decimal, values))),), "", "x"))
    (axis,) = _space(paper).iter(C + "valAx")
    lowest = axis.find(f"{C}scaling/{C}min")
    assert axis.find(C + "tickLblPos").get("val") == scale
    assert (None if lowest is None else lowest.get("val")) == start
    assert axis.find(C + "title") is None and not _space(paper).findall(f"{C}chart/{C}title")


def test_a_chart_without_any_number_is_valid(tmp_path: Path) -> None:
    empty = Chart("", ("A", "B"), (Series("Chưa có", (None, None)),), "%", "x")
    assert faults(saved(with_charts(empty), tmp_path)) == []


@pytest.mark.parametrize(
    ("names", "series"),
    [
        (("A",), ()),
        (("A", "B"), (Series("x", (Decimal(1),)),)),
        ((), (Series("x", ()),)),
        (("A",), (Series("x", (None,)),) * 7),
    ],
)
def test_a_chart_that_cannot_be_drawn_is_refused(
    names: tuple[str, ...], series: tuple[Series, ...]
) -> None:
    with pytest.raises(ValueError):
        Chart("", names, series, "", "")


_PROGRAM = """
import sys, hashlib, datetime
from tests.test_chart import CHART, with_charts
paper = with_charts(CHART)
parts = sorted((str(part.partname), part.blob) for part in paper.part.package.iter_parts())
print(hashlib.sha256(repr(parts).encode()).hexdigest())
"""


def test_the_bytes_depend_on_neither_clock_nor_place_nor_the_seed_of_hashes(tmp_path: Path) -> None:
    found = set()
    for zone, seed in (("UTC", "1"), ("Pacific/Kiritimati", "2")):
        world = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM], cwd=ROOT, env=world, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        found.add(done.stdout)
    assert len(found) == 1
    with zipfile.ZipFile(
        BytesIO(_part(with_charts(CHART), "/word/embeddings/Microsoft_Excel_Worksheet1.xlsx"))
    ) as book:
        assert {info.compress_type for info in book.infolist()} == {zipfile.ZIP_STORED}
        assert {info.date_time for info in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        properties = book.read("docProps/core.xml")
        assert (
            properties.count(b"2020-01-01T00:00:00Z") == 2 and properties.count(b"T00:00:00Z") == 2
        )


def test_the_workbook_library_is_loaded_only_for_a_chart() -> None:
    code = "import sys, generator.word.chart; print('xlsxwriter' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_the_page_shows_names_values_with_commas_unit_and_legend(tmp_path: Path) -> None:
    need_pages()
    found = lay_out([saved(with_charts(CHART), tmp_path)], tmp_path)["paper"]
    shown = {word.text for word in found.words}
    assert {"4,89", "45,05", "1.234,5", "3,4", "Điểm"} <= shown
    for line in (
        "Điểm PAPI & chỉ tiêu",
        "Năm 2025",
        "Chỉ tiêu năm 2026",
        "Kinh phí & dự phòng <x>",
    ):
        assert any(_on(found, line, page) for page in range(1, found.count + 1)), line


def _on(pages: Any, text: str, page: int) -> bool:
    try:
        return bool(pages.phrase(text, page))
    except AssertionError:
        return False


def test_our_own_checker_takes_the_workbook_for_what_it_is(tmp_path: Path) -> None:
    path = saved(with_charts(CHART), tmp_path)
    assert read_package(path).numbers == ("../embeddings/Microsoft_Excel_Worksheet1.xlsx",)
    assert check_document(path).problems == ()


def test_a_template_may_hold_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(Rejected) as caught:
        rendered(read_package(saved(with_charts(CHART), tmp_path)), {})
    assert [problem.code for problem in caught.value.problems] == ["template/macros"]
