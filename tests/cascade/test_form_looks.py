"""The form of a report as a commune sees it: nothing empty, nothing cut off, and plain where to type."""

import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.cascade.helpers import OFFICE, Desk, filled

TITLES = 4
LONG = "Tổ chức lấy ý kiến người dân về chất lượng cung ứng dịch vụ công, " * 4
ASKS = OFFICE.replace(
    "recipients:\n",
    f"      - {{id: NV04, text: '{LONG.strip(', ')}.', lead: Ủy ban nhân dân cấp xã, deadline: 2026-12-15, needs_evidence: yes}}\n"
    "recipients:\n",
)
RANKED = "  - {id: CT02, indicator: Xếp hạng, baseline: {year: 2025, rank: 9/34}, target: {rank: 5/34}}\nsolutions:\n"


def _form(desk: Desk, office: str = ASKS) -> Any:
    desk.copy(office)
    desk.write("xa.yaml", filled(desk.read("xa.yaml")))
    assert desk.run("report", "xa.yaml", "--period", "6 tháng", "--xlsx", "bc.xlsx") == 0, desk.said
    return load_workbook(Path(desk.folder) / "bc.xlsx")


def _columns(sheet: Any) -> dict[str, str]:
    return {cell.value: cell.column_letter for cell in sheet[TITLES] if cell.value}


def _hidden(sheet: Any) -> set[str]:
    return {title for title, at in _columns(sheet).items() if sheet.column_dimensions[at].hidden}


def test_a_column_of_nothing_is_out_of_sight(desk: Desk) -> None:
    book = _form(desk)
    assert _hidden(book["Nhiệm vụ"]) == {"Mã", "Kỳ trước đã báo cáo"}
    unasked = {"Hạng đạt được"}
    assert _hidden(book["Chỉ tiêu"]) == {"Mã", "Kỳ trước đã báo cáo"} | unasked


def test_what_somebody_asks_for_is_in_sight(desk: Desk) -> None:
    book = _form(desk, ASKS.replace("solutions:\n", RANKED))
    assert "Hạng đạt được" not in _hidden(book["Chỉ tiêu"])


def test_what_needs_evidence_says_so_in_its_row(desk: Desk) -> None:
    sheet = _form(desk)["Nhiệm vụ"]
    at = _columns(sheet)["Sản phẩm"]
    told = {row[0].value: sheet[f"{at}{row[0].row}"].value for row in sheet.iter_rows(TITLES + 1)}
    assert "cần minh chứng" in told["NV04"]
    assert [id_ for id_, words in told.items() if "minh chứng" in str(words)] == ["NV04"]


@pytest.mark.parametrize("name", ["Nhiệm vụ", "Chỉ tiêu"])
def test_no_words_are_cut_off_and_plain_is_where_to_type(name: str, desk: Desk) -> None:
    sheet = _form(desk)[name]
    colours = set()
    for row in sheet.iter_rows(TITLES):
        for cell in row:
            width = sheet.column_dimensions[cell.column_letter].width
            lines = -(-len(str(cell.value or "")) // (width * 1.05))
            if not sheet.column_dimensions[cell.column_letter].hidden:
                assert sheet.row_dimensions[cell.row].height >= 15 * lines, cell.coordinate
            colours.add((cell.protection.locked, cell.fill.fgColor.rgb))
    free = {colour for locked, colour in colours if not locked}
    assert len(free) == 1 and free.isdisjoint(colour for locked, colour in colours if locked)
    assert re.search(r"ô (?:nền )?vàng", sheet["B2"].value)
    width = sum(one.width for one in sheet.column_dimensions.values() if not one.hidden)
    assert sheet.page_margins.left <= 0.4 and width < 190, "the page is printed too small"
