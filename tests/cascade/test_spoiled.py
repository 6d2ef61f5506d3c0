"""A workbook as people spoil it in the programs that they have: told by its cell, nothing lost."""

from collections.abc import Callable, Sequence
from copy import copy
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from tests.cascade.forms import HALF, answered, cells_told
from tests.cascade.helpers import Desk
from tests.office import CALC, converted
from tests.workbooks import Book

TASKS, TARGETS = "Nhiệm vụ", "Chỉ tiêu"
DONE, DOING, NOT = "Hoàn thành", "Đang thực hiện", "Chưa thực hiện"
Spoil = Callable[[Any], object]


class Form:
    """The workbook of a half-year's report in the hands of somebody; `send` takes it back."""

    def __init__(self, desk: Desk) -> None:
        assert desk.run("report", "xa.yaml", "--period", "6 tháng", "--xlsx", "mau.xlsx") == 0
        self.desk = desk
        self.book = openpyxl.load_workbook(desk.folder / "mau.xlsx", rich_text=True)

    def send(self, name: str = "bc.xlsx") -> int:
        """The exit code of the command that takes the workbook back."""
        self.book.save(self.desk.folder / name)
        return self.desk.run("report", "xa.yaml", "--from", name)

    def comments(self) -> str:
        """What the report keeps as comments, in one line."""
        lines = (one.strip() for one in self.desk.read(HALF).split("\n"))
        return " ".join(one.strip("# ") for one in lines if one.startswith("#"))


@pytest.fixture
def form(commune: Desk) -> Form:
    """The form as it comes from the program."""
    return Form(commune)


def _typed(sheet: str, at: str, value: object, **look: object) -> Spoil:
    def spoil(book: Any) -> None:
        cell = book[sheet][at]
        cell.value = value
        for name, one in look.items():
            setattr(cell, name, one)

    return spoil


def _noted(at: str, words: str) -> Spoil:
    return lambda book: setattr(book[TASKS][at], "comment", Comment(words, "xã"))


def _second(book: Any) -> None:
    book.copy_worksheet(book[TASKS]).title = "Bản 2"
    book[TASKS]["G5"], book["Bản 2"]["G5"] = DOING, DONE


KEPT: dict[str, tuple[Spoil, str, str, str]] = {
    "a note": (_noted("G5", "Chờ kinh phí"), f"{TASKS}!G5", "note", "Chờ kinh phí"),
    "where a link leads": (
        _typed(TASKS, "I5", "ảnh", hyperlink="https://a.vn/anh"),
        f"{TASKS}!I5",
        "note",
        "https://a.vn/anh",
    ),
    "a column of their own": (_typed(TASKS, "K6", "mưa"), f"{TASKS}!K6", "beside", "mưa"),
    "words above the titles": (
        _typed(TASKS, "C3", "Xin lùi hạn"),
        f"{TASKS}!C3",
        "beside",
        "Xin lùi hạn",
    ),
    "who made it": (
        _typed(TASKS, "B12", "Người lập: An"),
        f"{TASKS}!B12",
        "beside",
        "Người lập: An",
    ),
    "a task in other words": (
        _typed(TASKS, "C5", "Niêm yết"),
        f"{TASKS}!C5",
        "changed",
        "Niêm yết",
    ),
    "another deadline": (_typed(TASKS, "D5", "31/12/2026"), f"{TASKS}!D5", "changed", "31/12/2026"),
    "an answer in the last one": (_typed(TASKS, "F5", "xong"), f"{TASKS}!F5", "changed", "xong"),
    "another goal": (_typed(TARGETS, "D5", "30%"), f"{TARGETS}!D5", "changed", "30%"),
    "a line through it": (
        _typed(TARGETS, "H5", "41,5", font=Font(strike=True)),
        f"{TARGETS}!H5",
        "cell",
        "41,5",
    ),
    "a line through a part of it": (
        _typed(TARGETS, "H5", CellRichText(TextBlock(InlineFont(strike=True), "98,6"), "97")),
        f"{TARGETS}!H5",
        "cell",
        "98,697",
    ),
    "a formula that nobody worked out": (
        _typed(TARGETS, "H5", "=41+0.5"),
        f"{TARGETS}!H5",
        "cell",
        "=41+0.5",
    ),
    "an error of Excel": (_typed(TARGETS, "H5", "#DIV/0!"), f"{TARGETS}!H5", "cell", "#DIV/0!"),
    "English thousands": (_typed(TARGETS, "H5", "1,234.5"), f"{TARGETS}!H5", "cell", "1,234.5"),
    "a space inside": (_typed(TARGETS, "H5", "4 1,5"), f"{TARGETS}!H5", "cell", "4 1,5"),
    "a guess": (_typed(TARGETS, "H5", "41,5 (ước)"), f"{TARGETS}!H5", "cell", "41,5 (ước)"),
    "a second sheet that differs": (_second, "Bản 2!A5", "row", DONE),
}


@pytest.mark.parametrize("name", sorted(KEPT))
def test_what_is_no_answer_is_told_by_its_cell_and_kept(form: Form, name: str) -> None:
    spoil, cell, code, words = KEPT[name]
    form.book[TASKS]["G9"] = DOING
    spoil(form.book)
    form.send()
    assert (cell, f"report/{code}") in cells_told(form.desk), form.desk.said
    assert words in form.comments()
    assert answered(form.desk)["NV06"].state == "in_progress", "the others are taken"
    assert form.desk.run("check", HALF) == 0, form.desk.said


DRAWN = """<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
<xdr:twoCellAnchor><xdr:from><xdr:col>3</xdr:col><xdr:row>5</xdr:row></xdr:from><xdr:pic/></xdr:twoCellAnchor>
<xdr:twoCellAnchor><xdr:from><xdr:col>4</xdr:col><xdr:row>6</xdr:row></xdr:from><xdr:sp><xdr:txBody><a:p><a:r><a:t>Đã </a:t></a:r><a:r><a:t>gửi</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>
</xdr:wsDr>"""
THREAD = """<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="G5"><text>Hỏi lại Sở</text></threadedComment></ThreadedComments>"""
RELATIONS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../drawings/drawing1.xml"/>
<Relationship Id="r2" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../threadedComments/threadedComment1.xml"/>
</Relationships>"""


def test_pictures_text_boxes_and_threads_are_told(form: Form) -> None:
    book = Book((form.desk.folder / "mau.xlsx").read_bytes())
    book.parts["xl/drawings/drawing1.xml"] = DRAWN.encode()
    book.parts["xl/threadedComments/threadedComment1.xml"] = THREAD.encode()
    book.parts["xl/worksheets/_rels/sheet1.xml.rels"] = RELATIONS.encode()
    (form.desk.folder / "bc.xlsx").write_bytes(book.content)
    assert form.desk.run("report", "xa.yaml", "--from", "bc.xlsx") == 0
    assert cells_told(form.desk) == [(f"{TASKS}!{at}", "report/note") for at in ("G5", "D6", "E7")]
    for words in ("!D6: (hình)", "!E7: Đã gửi", "!G5: Hỏi lại Sở"):
        assert words in form.comments()


def test_an_untouched_form_is_told_nothing_of(form: Form) -> None:
    assert form.send() == 0 and not cells_told(form.desk), form.desk.said
    assert "Chưa nhận" not in form.comments()


def test_a_figure_in_another_unit_is_asked(form: Form) -> None:
    form.book[TARGETS]["G5"], form.book[TARGETS]["H5"] = "hồ sơ", "41,5"
    assert form.send() == 1
    assert (f"{TARGETS}!H5", "report/cell") in cells_told(form.desk)
    assert answered(form.desk)["CT01"].says_nothing and "!H5: 41,5" in form.comments()


TAKEN: dict[str, tuple[Spoil, str, str, str]] = {
    "shown as a percentage": (
        _typed(TARGETS, "H5", 0.85, number_format="0%"),
        "CT01",
        "value",
        "85",
    ),
    "an apostrophe": (_typed(TARGETS, "H5", "'41,5"), "CT01", "value", "41,5"),
    "thousands by spaces": (_typed(TARGETS, "H7", "1 234"), "CT03", "value", "1234"),
    "a point": (_typed(TARGETS, "H5", "41.5"), "CT01", "value", "41,5"),
    "day and month": (_typed(TASKS, "H5", "30/5"), "NV01", "date", "2026-05-30"),
    "day and month in words": (_typed(TASKS, "H5", "30 tháng 5"), "NV01", "date", "2026-05-30"),
    "hyphens": (_typed(TASKS, "H5", "30-05-2026"), "NV01", "date", "2026-05-30"),
    "year first": (_typed(TASKS, "H5", "2026/05/30"), "NV01", "date", "2026-05-30"),
    "a number with hours": (
        _typed(TASKS, "H5", 46172.5, number_format="General"),
        "NV01",
        "date",
        "2026-05-30",
    ),
    "a day with hours": (
        _typed(TASKS, "H5", datetime(2026, 5, 30, 14)),
        "NV01",
        "date",
        "2026-05-30",
    ),
    "a row that is hidden": (
        lambda book: setattr(book[TASKS].row_dimensions[5], "hidden", True),
        "NV01",
        "state",
        "done",
    ),
    "a filter that was left on": (
        lambda book: book[TASKS].auto_filter.add_filter_column(6, [DOING]),
        "NV01",
        "state",
        "done",
    ),
    "a lock of their own": (
        lambda book: book[TASKS].protection.set_password("mật khẩu"),
        "NV01",
        "state",
        "done",
    ),
    "a column put in": (lambda book: book[TASKS].insert_cols(4), "NV01", "state", "done"),
    "rows put in": (lambda book: book[TASKS].insert_rows(5, 2), "NV01", "state", "done"),
    "white letters": (
        _typed(TASKS, "G5", DONE, font=Font(color="FFFFFF")),
        "NV01",
        "state",
        "done",
    ),
}


@pytest.mark.parametrize("name", sorted(TAKEN))
def test_what_has_one_meaning_is_taken(form: Form, name: str) -> None:
    spoil, id_, key, value = TAKEN[name]
    form.book[TASKS]["G5"] = DONE
    spoil(form.book)
    assert form.send() == 0, form.desk.said
    found = getattr(answered(form.desk)[id_], key)
    assert (found.full.isoformat() if key == "date" else str(found)) == value


def test_an_empty_row_takes_nothing_from_the_sheet_that_was_filled_in(form: Form) -> None:
    form.book.copy_worksheet(form.book[TASKS]).title = "Bản 2"
    form.book["Bản 2"]["G5"] = DONE
    form.book["Bản 2"]["H5"] = date(2026, 5, 20)
    assert form.send() == 0, form.desk.said
    found = answered(form.desk)["NV01"]
    assert found.state == "done" and found.date and found.date.full == date(2026, 5, 20)


@pytest.mark.parametrize("day", ["30/6/2027", "14/7/2026"])
def test_a_day_behind_that_of_the_figures_is_asked(form: Form, day: str) -> None:
    form.book[TASKS]["G5"], form.book[TASKS]["H5"] = DONE, day
    assert form.send() == 1 and cells_told(form.desk) == [(f"{TASKS}!H5", "report/cell")]
    assert answered(form.desk)["NV01"].state == "done" and day in form.comments()


def test_a_day_of_long_ago_is_told_and_taken(form: Form) -> None:
    form.book[TASKS]["G5"], form.book[TASKS]["H5"] = DONE, "20/5/2006"
    assert form.send() == 0 and cells_told(form.desk) == [(f"{TASKS}!H5", "report/day")]
    assert answered(form.desk)["NV01"].date


def test_of_a_whole_book_beside_the_form_the_beginning_is_kept(form: Form) -> None:
    more = form.book.create_sheet("Danh sách")
    for row in range(1, 1001):
        more.cell(row, 1, f"hộ {row}")
    assert form.send() == 0
    assert cells_told(form.desk) == [("Danh sách", "report/sheet"), ("Danh sách", "report/beside")]
    assert "hộ 200" in form.comments() and "còn 800 chỗ nữa" in form.desk.said


# ---- sorted


def _sorted(sheet: Any, columns: Sequence[str], order: Sequence[int]) -> None:
    """Puts the rows of these columns into another order as programs do: look and all."""
    rows = range(5, 5 + len(order))
    moved = {
        f"{column}{to}": (sheet[f"{column}{row}"].value, copy(sheet[f"{column}{row}"].font))
        for column in columns
        for to, row in zip(rows, order, strict=True)
    }
    for at, (value, font) in moved.items():
        sheet[at].value, sheet[at].font = value, font


@pytest.fixture
def answers(form: Form) -> Form:
    """The form with an answer for each task."""
    for row, state in enumerate((DONE, NOT, DOING, NOT, DONE), 5):
        form.book[TASKS][f"G{row}"], form.book[TASKS][f"J{row}"] = state, f"lời {row}"
    return form


ORDER = (9, 5, 7, 6, 8)
ROWS = {"NV01": "C5", "NV03": "C6", "NV05": "C8", "NV06": "C9"}
APART = {5: "NV06", 6: "NV01", 8: "NV03", 9: "NV05"}


@pytest.mark.parametrize("columns", ["G", "GHIJ", "GJ"])
def test_answers_that_were_sorted_apart_from_their_rows_are_told(
    answers: Form, columns: str
) -> None:
    _sorted(answers.book[TASKS], columns, ORDER)
    assert answers.send() == 1
    apart = {(f"{TASKS}!{column}{row}", "report/cell") for column in columns for row in APART}
    filled = {one for one in apart if one[0][len(TASKS) + 1] in "GJ"}
    assert set(cells_told(answers.desk)) == filled
    for id_ in APART.values():
        assert f"vốn ở dòng '{answers.book[TASKS][ROWS[id_]].value}'" in answers.desk.said
    found = answered(answers.desk)
    assert found["NV04"].state == "in_progress" and found["NV01"].state is None
    assert f"{TASKS}!G5: {DONE}" in answers.comments()


def test_whole_rows_may_be_sorted(answers: Form) -> None:
    _sorted(answers.book[TASKS], "ABCDEFGHIJ", ORDER)
    assert answers.send() == 0, answers.desk.said
    said = {id_: str(one.text) for id_, one in answered(answers.desk).items() if one.text}
    assert said == {
        "NV01": "lời 5",
        "NV03": "lời 6",
        "NV04": "lời 7",
        "NV05": "lời 8",
        "NV06": "lời 9",
    }


def _filled_down(sheet: Any) -> None:
    for row in (6, 7, 8):
        sheet[f"G{row}"].value, sheet[f"G{row}"].font = DONE, copy(sheet["G5"].font)


def _cut(sheet: Any) -> None:
    for row in (9, 8, 7, 6):
        above = sheet[f"G{row - 1}"]
        sheet[f"G{row}"].value, sheet[f"G{row}"].font = above.value, copy(above.font)
    sheet["G5"].value, sheet["G5"].font = None, Font()


@pytest.mark.parametrize(
    "how", [_filled_down, _cut, lambda sheet: setattr(sheet["G5"], "font", Font(color="FF0000"))]
)
def test_what_was_filled_down_cut_or_coloured_is_no_sorting(answers: Form, how: Spoil) -> None:
    how(answers.book[TASKS])
    assert answers.send() == 0 and not cells_told(answers.desk), answers.desk.said


def test_a_locked_sheet_lets_nobody_sort_the_answers_alone(form: Form) -> None:
    sheet = form.book[TASKS]
    assert sheet.protection.sheet and sheet.protection.sort, "true is forbidden"
    assert sheet.auto_filter.ref == "A4:J9"


# ---- old and other programs


@pytest.mark.skipif(not CALC, reason="LibreOffice Calc is missing")
def test_what_other_programs_save_tells_formulas_percentages_and_notes(
    form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "generator.reading.office.convert",
        lambda content, ending, target: converted(content, target.ending, ending[1:]),
    )
    form.book[TASKS]["G5"], form.book[TARGETS]["H7"] = DONE, "=1+2"
    _typed(TARGETS, "H5", 0.85, number_format="0%")(form.book)
    _noted("G6", "Vướng mặt bằng")(form.book)
    _typed(TASKS, "G7", DONE, font=Font(strike=True))(form.book)
    form.book.save(form.desk.folder / "bc.xlsx")
    for ending in ("ods", "xls"):
        (form.desk.folder / HALF).unlink(missing_ok=True)
        old = converted((form.desk.folder / "bc.xlsx").read_bytes(), ending, "xlsx")
        (form.desk.folder / f"bc.{ending}").write_bytes(old)
        assert form.desk.run("report", "xa.yaml", "--from", f"bc.{ending}") == 1
        assert set(cells_told(form.desk)) == {
            (f"{TASKS}!G6", "report/note"),
            (f"{TASKS}!G7", "report/cell"),
            (f"{TARGETS}!H5", "report/read-as"),
            (f"{TARGETS}!H7", "report/formula"),
        }
        found = answered(form.desk)
        assert found["NV01"].state == "done" and str(found["CT01"].value) == "85"
        assert "Vướng mặt bằng" in form.comments()


def test_old_excel_without_libreoffice_is_refused_with_what_to_do(
    form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.reading.office.find_office", lambda: None)
    old = bytes.fromhex("D0CF11E0A1B11AE1") + "Workbook".encode("utf-16-le")
    (form.desk.folder / "bc.xls").write_bytes(old)
    assert form.desk.run("report", "xa.yaml", "--from", "bc.xls") == 1
    assert "report/kind" in form.desk.said and "lưu thành .xlsx" in form.desk.said
    assert not (form.desk.folder / HALF).exists()
