"""Tables on a narrow terminal: no word is cut where there is room, and paths between their names."""

import pytest

from generator.console import show_table
from generator.running.widths import in_lines, widths_for

PATH = "plans/xa-phuong/dac-khu-hon-ngoc-lan-2.yaml"
ROWS = [
    ("Đơn vị", "Chưa phân công", "Chưa so được", "Kế hoạch"),
    ("đặc khu Hòn Ngọc", "0", "12", f"đã ban hành 11/KH-UBND: {PATH}"),
]


@pytest.mark.parametrize("room", [400, 90, 80, 66])
def test_a_word_is_whole_where_there_is_room_for_it(room: int) -> None:
    widths = widths_for(ROWS, room)
    assert sum(widths) <= room
    for row in ROWS:
        for cell, width in zip(row, widths, strict=True):
            lines = in_lines(cell, width).splitlines()
            assert " ".join(lines) == cell and all(len(line) <= width for line in lines)


@pytest.mark.parametrize("room", [60, 45, 30])
def test_a_long_path_is_broken_behind_what_divides_its_names(room: int) -> None:
    widths = widths_for(ROWS, room)
    assert sum(widths) <= room
    lines = in_lines(ROWS[1][3], widths[3]).splitlines()
    assert "".join(lines).endswith(PATH) or PATH in "".join(lines)
    assert all(line[-1] in "/-:h" for line in lines[:-1]), lines
    assert widths[3] == max(widths)


@pytest.mark.parametrize("room", [1, 4, 9])
def test_no_room_at_all_is_no_stumble(room: int) -> None:
    assert all(width >= 1 for width in widths_for(ROWS, room))


def test_a_table_is_printed_with_its_words_whole(capsys: pytest.CaptureFixture[str]) -> None:
    show_table("Bảng", ROWS[0], [ROWS[1]] * 2)
    assert capsys.readouterr().out.count(PATH) == 2
    show_table("Trống", ROWS[0], [])
    assert "Chưa phân công" in capsys.readouterr().out
