"""Workbooks on paper: letters that can be read, titles on each page, no paths of files."""

import re
from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from generator.export import Bars, Table, Toned, workbook
from generator.ledger.exports import as_xlsx
from generator.ledger.gather import gather
from generator.rollup.calls import call_list
from generator.rollup.debts import owed
from tests.province.test_remind import ON, folder

__all__ = ["folder"]
_ACROSS = 165
"""So many characters of a column's width stand across a page of A4 in letters of 9 pt."""


def _opened(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


def _titles(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in sheet[3]]


def _printed(sheet: Worksheet) -> int:
    """How many columns paper has."""
    area = re.search(r"\$([A-Z]+)\$\d+'?$", sheet.print_area or "")
    return sheet[f"{area[1]}1"].column if area else len(_titles(sheet))


def _across(sheet: Worksheet) -> float:
    """How many characters stand across one page."""
    return sum(_widths(sheet)[: _printed(sheet)]) / (sheet.page_setup.fitToWidth or 1)


def _widths(sheet: Worksheet) -> list[float]:
    """How wide each column is, those of one width apart."""
    of = {
        at: one.width
        for one in sheet.column_dimensions.values()
        for at in range(one.min, one.max + 1)
    }
    return [of[at] for at in sorted(of)]


@pytest.mark.usefixtures("folder")
def test_the_call_list_can_be_read_on_paper() -> None:
    from pathlib import Path

    debts = owed(Path("tinh/ke-hoach.yaml"), [Path("xa")], ON, None, None)
    table = call_list(debts)
    (sheet,) = _opened(workbook(debts.title, [table], datetime(2026, 6, 25))).worksheets
    assert sheet["A1"].value == debts.title != sheet["A2"].value == table.about
    assert "phục vụ người dân" in debts.title
    assert _across(sheet) <= _ACROSS and sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$3:$3"
    assert _titles(sheet)[-2:] == ["Trả lời", "Công văn"]
    assert _printed(sheet) == len(_titles(sheet)) - 1, "paper has no names of files"


@pytest.mark.usefixtures("folder")
def test_the_ledger_can_be_read_on_paper() -> None:
    from pathlib import Path

    book = _opened(as_xlsx(gather(Path("tinh/ke-hoach.yaml"), [Path("xa")], None, ON)))
    assert {"Tổng hợp", "Nhiệm vụ", "Quá hạn", "Đơn vị"} <= {*book.sheetnames}
    for sheet in book.worksheets:
        on_paper = _titles(sheet)[: _printed(sheet)]
        assert not {"Xem tại", "Tệp"} & {*on_paper}, sheet.title
        assert _across(sheet) <= _ACROSS, sheet.title
        assert sheet.print_title_rows == "$3:$3"


def _book(columns: tuple[tuple[str, int], ...], *words: str, aside: int = 0) -> Worksheet:
    rows = (tuple(map(Toned, words)),)
    made = workbook("T", [Table("T", "t", columns, rows, aside=aside)], datetime(2026, 6, 25))
    return _opened(made).worksheets[0]


@pytest.mark.parametrize(("count", "pages"), [(15, 1), (16, 1), (17, 2), (40, 3)])
def test_what_is_too_wide_goes_on_across_with_the_names_again(count: int, pages: int) -> None:
    columns = (("Mã", 8), ("Đơn vị", 24), *((f"NV{at}", 8) for at in range(count)))
    sheet = _book(columns, *["x"] * (count + 2))
    assert (sheet.page_setup.fitToWidth or 1) == pages
    assert sheet.print_title_cols == "$A:$B"
    assert _across(sheet) <= _ACROSS


def test_what_has_room_is_as_wide_as_it_was() -> None:
    sheet = _book((("Mã", 8), ("Nội dung", 60), ("Hạn", 12)), "a", "b", "c")
    assert [round(one) for one in _widths(sheet)] == [9, 61, 13]


def test_a_narrowed_cell_shows_all_its_words() -> None:
    words = " ".join(["niêm yết"] * 30)
    columns = (("Mã", 8), *((f"Lời {at}", 60) for at in range(4)))
    sheet = _book(columns, "a", words, "b", f"{words}\n{words}", "d")
    per_line = _widths(sheet)[3] * 1.1
    assert sheet.row_dimensions[4].height / 15.5 >= 2 * len(words) / per_line


def test_paths_that_stay_off_the_paper_make_no_row_higher() -> None:
    columns = (("Mã", 8), ("Nội dung", 60), ("Tệp", 40))
    path = "cac-xa/ke-hoach/" + "ke-hoach-cua-xa-" * 20
    sheet = _book(columns, "a", "b", path, aside=1)
    assert sheet.row_dimensions[4].height < 20 and sheet["C4"].value == path
    assert not sheet["C4"].alignment.wrap_text


def _charted(count: int, columns: int) -> Worksheet:
    """A sheet of so many rows, each of three lines, with a chart below it."""
    heads = (("Mã", 10), ("Nội dung", 40), *((f"Cột {at}", 12) for at in range(columns)))
    words = " ".join(["niêm yết công khai"] * 6)
    row = (Toned("x"), Toned(words), *(Toned(1) for _ in range(columns)))
    table = Table("T", "t", heads, (row,) * count, Bars("B", 0, ((2, "good"),)))
    return _opened(workbook("T", [table], datetime(2026, 6, 25))).worksheets[0]


@pytest.mark.parametrize(("count", "columns"), [(6, 6), (12, 6), (24, 6), (40, 6), (8, 14)])
def test_a_chart_that_does_not_fit_below_its_table_has_a_page_of_its_own(
    count: int, columns: int
) -> None:
    sheet = _charted(count, columns)
    areas = [area for area in str(sheet.print_area).split(",") if area and area != "None"]
    table, chart = areas
    (drawn,) = sheet._charts
    (top, right, bottom) = (
        int(re.findall(r"\d+", chart)[0]),
        column_index_from_string(re.findall(r"[A-Z]+(?=\$)", chart)[-1]),
        int(re.findall(r"\d+", chart)[-1]),
    )
    assert int(re.findall(r"\d+", table)[-1]) == 3 + count < top <= drawn.anchor._from.row + 1
    assert drawn.anchor.to.row < bottom and drawn.anchor.to.col < right
    assert (drawn.anchor.to.row - drawn.anchor._from.row) * 20 <= 800, "no higher than a page"


def test_a_chart_that_fits_stays_on_the_page_of_its_table() -> None:
    assert not _charted(2, 6).print_area
