"""Rows added and taken away, and cells that were empty, come home to the tables and tasks of the plan."""

from copy import deepcopy
from pathlib import Path

import pytest

from generator.reading.document.ooxml import W
from tests.desk import OFFICE, Desk, unplaced

TEXT = OFFICE.read_text("utf-8")


@pytest.fixture
def office(tmp_path: Path) -> Desk:
    return Desk(tmp_path, TEXT)


def _row(desk: Desk, words: str) -> object:
    own = [one for one in desk.paragraphs() if words in one.text]
    return next(row for one in own for row in one._p.iterancestors(W + "tr"))


def _added(desk: Desk, below: str, *cells: str) -> None:
    """A row as Word makes one: as the one above it, without its names."""
    row = _row(desk, below)
    copy = deepcopy(row)
    for mark in list(copy.iter(W + "bookmarkStart", W + "bookmarkEnd")):
        mark.getparent().remove(mark)
    row.addnext(copy)  # type: ignore[attr-defined]
    for cell, words in zip(copy.iter(W + "tc"), cells, strict=True):
        _say(cell, words)


def _say(cell: object, words: str) -> None:
    from docx.table import _Cell

    _Cell(cell, None).text = words  # type: ignore[arg-type]


@pytest.mark.parametrize("tracked", [False, True])
def test_a_row_of_a_table_made_by_hand_is_added(office: Desk, tracked: bool) -> None:
    _added(office, "Kết quả 6 tháng đầu năm", "2", "Kết quả: 9 tháng", "")
    done = office.absorbed(tracked)
    assert unplaced(done) == []
    row = "            - [1, Kết quả 6 tháng đầu năm, 15/6/2026]\n"
    assert done.text == TEXT.replace(row, f'{row}            - [2, "Kết quả: 9 tháng", ""]\n')


@pytest.mark.parametrize("tracked", [False, True])
def test_a_row_of_a_table_made_by_hand_is_taken_away(office: Desk, tracked: bool) -> None:
    row = _row(office, "Kết quả 6 tháng đầu năm")
    row.getparent().remove(row)  # type: ignore[attr-defined]
    done = office.absorbed(tracked)
    assert unplaced(done) == []
    assert done.text == TEXT.replace("            - [1, Kết quả 6 tháng đầu năm, 15/6/2026]\n", "")


def test_the_last_row_of_a_table_stays_and_is_listed(office: Desk) -> None:
    for words in ("Kết quả 6 tháng đầu năm", "30/11/2026"):
        row = _row(office, words)
        row.getparent().remove(row)  # type: ignore[attr-defined]
    done = office.absorbed()
    assert done.text == TEXT and any("30/11/2026" in one for one in unplaced(done))


def test_a_task_is_added_in_the_table_of_tasks(office: Desk) -> None:
    _added(
        office, "Rà soát, công bố", "4", "Mở chuyên mục", "Sở Nội vụ", "", "30/6/2026", "Bản tin"
    )
    done = office.absorbed()
    new = "{noi_dung: Mở chuyên mục, chu_tri: Sở Nội vụ, thoi_han: 2026-06-30, san_pham: Bản tin}"
    lines = done.text.splitlines()
    at = next(number for number, line in enumerate(lines) if new in line)
    assert "NV05" in lines[at - 1]
    assert unplaced(done) == []


def test_a_cell_that_was_empty_says_something_now(office: Desk) -> None:
    cells = list(_row(office, "Rà soát, công bố").iter(W + "tc"))  # type: ignore[attr-defined]
    _say(cells[3], "Sở Nội vụ")
    done = office.absorbed()
    assert unplaced(done) == []
    assert "san_pham: Quyết định công bố, phoi_hop: Sở Nội vụ}" in done.text
