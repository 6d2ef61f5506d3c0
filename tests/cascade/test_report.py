"""`kehoach report`: the form of a report, filled in as YAML or as a workbook; nothing typed is lost."""

import csv
import os
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import docx
import pytest
from xlsxwriter import Workbook

from generator.batch.bounds import TooLarge
from generator.package import MIB
from generator.reporting.opendocument import tables_of_ods
from generator.reporting.opened import MAX_BYTES, read_tables
from tests.cascade.forms import ASKS, HALF, MORE, YEAR, answered, cells_told
from tests.cascade.helpers import OFFICE, Desk, filled
from tests.helpers import on_clock, texts
from tests.workbooks import Book

TASKS, TARGETS = 1, 2
"""The sheets of the workbook, in which NV01 stands in row 5, NV06 in row 9, CT01 in row 5."""


@pytest.fixture
def book(commune: Desk) -> Book:
    """The workbook of the half-year's report, as it comes from the program."""
    assert commune.run("report", "xa.yaml", "--period", "6 tháng", "--xlsx", "bc.xlsx") == 0
    return Book((commune.folder / "bc.xlsx").read_bytes())


def _send(desk: Desk, book: Book, *more: str, name: str = "bc.xlsx") -> int:
    (desk.folder / name).write_bytes(book.content)
    return desk.run("report", "xa.yaml", "--from", name, *more)


# ---- the form as YAML


def test_every_task_and_target_is_in_place(commune: Desk) -> None:
    assert commune.run("report", "xa.yaml", "--period", "6 thang dau nam") == 0
    assert "5 nhiệm vụ, 3 chỉ tiêu; gửi chậm nhất 15/6/2026" in commune.said
    results = answered(commune)
    assert [*results] == ["NV01", "NV03", "NV04", "NV05", "NV06", "CT01", "CT02", "CT03"]
    assert all(one.says_nothing for one in results.values())
    text = commune.read(HALF)
    assert "kinh_gui: Sở Nội vụ\n" in text and "tinh_den: 2026-06-14\n" in text
    assert text.count("minh_chung:") == 1 and text.count("hang:") == 1
    assert commune.run("check", HALF) == 0, commune.said
    assert "[NV01" not in commune.said and "chưa điền kết quả của 'NV01'" in commune.said
    assert commune.run("build", HALF, "-o", "ra") == 0, commune.said


@pytest.mark.parametrize("period", ["quý II", "9 tháng", "tháng 5/2026", "2026", "quy 3"])
def test_a_period_nobody_asked_for_has_a_form_too(commune: Desk, period: str) -> None:
    assert commune.run("report", "xa.yaml", "--period", period, "-o", "bc.yaml") == 0
    assert len(answered(commune, "bc.yaml")) == 8


def test_what_was_filled_in_is_kept(commune: Desk) -> None:
    assert commune.run("report", "xa.yaml", "--period", "6 tháng") == 0
    before = commune.read(HALF)
    assert commune.run("report", "xa.yaml", "--period", "6 tháng") == 1
    assert "report/target" in commune.said and commune.read(HALF) == before


def test_the_next_report_says_what_the_last_one_said(commune: Desk) -> None:
    assert commune.run("report", "xa.yaml", "--period", "6 tháng") == 0
    commune.edit(
        HALF,
        (
            "- ma: NV03\n      tinh_trang:\n      ngay:\n",
            "- ma: NV03\n      tinh_trang: xong\n      ngay: 2026-05-20\n",
        ),
        ("- ma: NV04\n      tinh_trang:\n", "- ma: NV04\n      tinh_trang: dang\n"),
        ("- ma: CT01\n      gia_tri:", '- ma: CT01\n      gia_tri: "41,5"'),
    )
    assert commune.run("report", "xa.yaml", "--period", "năm") == 0
    assert f"Kỳ trước: {HALF}" in commune.said
    results, text = answered(commune, YEAR), commune.read(YEAR)
    assert (
        results["NV03"].state == "done"
        and str(results["NV03"].date and results["NV03"].date.full) == "2026-05-20"
    )
    assert results["NV04"].state is None and "kỳ trước: đang thực hiện" in text
    assert "kỳ trước: 41,5" in text


def test_the_report_before_may_be_named(commune: Desk) -> None:
    assert (
        commune.run("report", "xa.yaml", "--period", "6 tháng", "-o", "cu/bc.yaml") == 1
    )  # the plan would lie outside
    assert commune.run("report", "xa.yaml", "--period", "6 tháng") == 0
    assert commune.run("report", "xa.yaml", "--period", "năm", "--last", HALF) == 0
    assert commune.run("report", "xa.yaml", "--period", "quý III", "--last", "xa.yaml") == 1
    assert "report/last" in commune.said


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("xa.yaml", "--period", "hôm nay"), "report/period"),
        (("xa.yaml",), "report/period"),
        ((HALF, "--period", "năm"), "report/no-plan"),
        (("xa.yaml", "--period", "năm", "-o", "bc.docx"), "report/target"),
        (("xa.yaml", "--period", "năm", "--xlsx", "bc.xls"), "report/target"),
        (("khong-co.yaml", "--period", "năm"), "file/missing"),
    ],
)
def test_what_makes_no_form_is_told(commune: Desk, arguments: Sequence[str], code: str) -> None:
    assert commune.run("report", "xa.yaml", "--period", "6 tháng") == 0
    assert commune.run("report", *arguments) == 1
    assert code in commune.said


def test_a_task_without_an_id_is_told_at_its_line(desk: Desk) -> None:
    desk.write("xa.yaml", OFFICE.replace("id: NV02, ", ""))
    assert desk.run("report", "xa.yaml", "--period", "năm") == 1
    assert "report/no-id" in desk.said and not (desk.folder / YEAR).exists()


def test_a_report_is_on_what_its_duty_covers(desk: Desk) -> None:
    duty = "report_schedule: [{reporters: Ủy ban nhân dân tỉnh Minh Hòa, receiver: Bộ Nội vụ, periods: {period: quý II/2026, due: 2026-06-25}, covers: [NV02, CT01]}]\n"
    desk.write("xa.yaml", OFFICE.replace("recipients:\n", f"{duty}recipients:\n"))
    assert desk.run("report", "xa.yaml", "--period", "quý II", "-o", "bc.yaml") == 0, desk.said
    assert [*answered(desk, "bc.yaml")] == ["NV02", "CT01"]
    desk.edit("bc.yaml", ("tinh_trang:\n", "tinh_trang: dang\n"), ("gia_tri:\n", 'gia_tri: "41"\n'))
    assert desk.run("check", "bc.yaml") == 0 and "plan/result" not in desk.said


def _support(desk: Desk) -> None:
    """Another now leads NV04, which the commune supports."""
    text = desk.read("xa.yaml")
    own = "chu_tri: Văn phòng xã"
    at = text.index(own, text.index("ma: NV04"))
    led = "chu_tri: [Sở Nội vụ, Công an tỉnh]\n        phoi_hop: Văn phòng xã"
    desk.write("xa.yaml", text[:at] + led + text[at + len(own) :])


def test_what_a_department_leads_is_its_own_to_report(commune: Desk) -> None:
    _support(commune)
    assert commune.run("report", "xa.yaml", "--period", "6 tháng") == 0
    assert "4 nhiệm vụ, 3 chỉ tiêu" in commune.said
    assert "Không phải báo cáo ở đây: NV04" in commune.said
    assert "NV04" not in commune.read(HALF)
    assert commune.run("check", HALF) == 0 and "NV04" not in commune.said
    assert commune.run("build", HALF, "-o", "ra") == 0, commune.said
    made = docx.Document(next((commune.folder / "ra").glob("*.docx")))
    assert "trong 4 nhiệm vụ" in "\n".join(one.text for one in made.paragraphs)
    assert commune.run("report", "xa.yaml", "--period", "6 tháng", "--xlsx", "ra.xlsx") == 0
    tasks = read_tables(commune.folder / "ra.xlsx")[0]
    assert [tasks.text(row, 0) for row in range(4, 8)] == ["NV01", "NV03", "NV05", "NV06"]
    named = tasks.text(1, 1).rpartition("Không phải báo cáo: ")[2]
    assert re.fullmatch(r"NV04 “\w.{10,59}”\.", named), "the form hides ids"
    assert tasks.height == 8


def test_a_department_leads_what_the_commune_says_nothing_of_supporting(commune: Desk) -> None:
    plan = commune.read("xa.yaml").replace("chu_tri: Văn phòng xã", "chu_tri: Sở Nội vụ")
    commune.write("xa.yaml", plan)
    assert commune.run("report", "xa.yaml", "--period", "6 tháng") == 0
    assert "5 nhiệm vụ, 3 chỉ tiêu" in commune.said and "Không phải" not in commune.said


def test_a_form_that_asked_for_what_a_department_leads_comes_back_whole(
    commune: Desk, book: Book
) -> None:
    for row, id_ in zip(range(5, 10), ("NV01", "NV03", "NV04", "NV05", "NV06"), strict=True):
        book.put(TASKS, f"G{row}", "Đang thực hiện")
        book.put(TASKS, f"J{row}", f"Lời của {id_}")
    book.put(TARGETS, "H5", "41,5")
    book.put(TARGETS, "I6", "7/34")
    book.put(TARGETS, "H7", 3)
    _support(commune)
    assert _send(commune, book) == 0, commune.said
    assert "nhận 7/7 dòng" in commune.said and not cells_told(commune)
    assert str(answered(commune)["NV04"].text) == "Lời của NV04"
    assert commune.run("check", HALF) == 0 and "plan/result" not in commune.said
    assert commune.run("build", HALF, "-o", "ra") == 0, commune.said
    made = docx.Document(next((commune.folder / "ra").glob("*.docx")))
    assert "trong 5 nhiệm vụ" in "\n".join(one.text for one in made.paragraphs)


# ---- the workbook


def test_a_workbook_comes_back_as_the_report(commune: Desk, book: Book) -> None:
    day = book.style("14")
    for row, state in zip(
        range(5, 10),
        ("Hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Hoàn thành", "Đang thực hiện"),
        strict=True,
    ):
        book.put(TASKS, f"G{row}", state)
    book.put(TASKS, "H5", date(2026, 4, 10), day)
    book.put(TASKS, "I5", "Biên bản số 3/BB-UBND ngày 10/4/2026; anh-niem-yet.jpg")
    book.put(TASKS, "J6", "Đã mở 3 buổi,\nđông người dự: 120.")
    book.put(TARGETS, "H5", "41,5")
    book.put(TARGETS, "I6", "7/34")
    book.put(TARGETS, "H7", 3)
    assert _send(commune, book) == 0, commune.said
    results = answered(commune)
    said = {id_: (one.state, str(one.value or one.rank or "")) for id_, one in results.items()}
    assert said == {
        "NV01": ("done", ""),
        "NV03": ("in_progress", ""),
        "NV04": ("not_started", ""),
        "NV05": ("done", ""),
        "NV06": ("in_progress", ""),
        "CT01": (None, "41,5"),
        "CT02": (None, "7/34"),
        "CT03": (None, "3"),
    }
    assert [str(one) for one in results["NV01"].evidence] == [
        "Biên bản số 3/BB-UBND ngày 10/4/2026",
        "anh-niem-yet.jpg",
    ]
    assert str(results["NV03"].text) == "Đã mở 3 buổi,\nđông người dự: 120."
    assert commune.run("check", HALF) == 0 and "plan/" not in commune.said
    assert commune.run("build", HALF, "-o", "ra") == 0


def test_ids_are_out_of_sight_and_locked_and_nothing_is_a_formula(
    commune: Desk, book: Book
) -> None:
    text = {name: blob.decode() for name, blob in book.parts.items() if name.endswith(".xml")}
    for number in (TASKS, TARGETS):
        sheet = text[f"xl/worksheets/sheet{number}.xml"]
        assert "<f>" not in sheet and "sheetProtection" in sheet
        assert re.search(r'<col min="1" max="1" [^>]*hidden="1"', sheet)
        assert "dataValidation" in sheet
    assert 'state="veryHidden"' in text["xl/workbook.xml"]
    assert "Hoàn thành,Đang thực hiện,Chưa thực hiện" in text["xl/worksheets/sheet1.xml"]


def test_words_that_begin_like_a_formula_are_words(desk: Desk) -> None:
    office = ASKS.replace(
        "text: Tổ chức tuyên truyền và hướng dẫn người dân tại thôn số 4 của địa phương.",
        "text: '=HYPERLINK(\"http://x\") việc'",
    ).replace("product: Báo cáo", "product: '+Báo cáo'")
    desk.copy(office)
    assert desk.run("report", "xa.yaml", "--period", "6 tháng", "--xlsx", "bc.xlsx") == 0
    book = Book((desk.folder / "bc.xlsx").read_bytes())
    assert all(b"<f" not in blob or b"<f>" not in blob for blob in book.parts.values())
    book.put(TASKS, "J5", "=1+1")
    book.put(TASKS, "J6", "@SUM(A1)")
    book.put(TASKS, "G6", "Đang thực hiện")
    book.put(TASKS, "G5", "Đang thực hiện")
    assert _send(desk, book) == 0, desk.said
    assert [str(answered(desk)[id_].text) for id_ in ("NV01", "NV03")] == ["=1+1", "@SUM(A1)"]


Spoil = Callable[[Book], None]


def _state(row: int, words: str) -> Spoil:
    return lambda book: book.put(TASKS, f"G{row}", words)


def _typed(at: str, value: str | float | date | bool, sheet: int = TARGETS) -> Spoil:
    return lambda book: book.put(sheet, at, value)


def _two(one: Spoil, other: Spoil) -> Spoil:
    def both(book: Book) -> None:
        one(book)
        other(book)

    return both


DONE = _state(5, "Hoàn thành")
TAKEN: dict[str, tuple[Spoil, str, str]] = {
    "choice in other letters": (_state(5, " hoan thanh "), "NV01", "state=done"),
    "choice as the file has it": (_state(5, "hoan_thanh"), "NV01", "state=done"),
    "short choice": (_state(5, "xong"), "NV01", "state=done"),
    "date as text": (_two(DONE, _typed("H5", "20/3/2026", TASKS)), "NV01", "date=2026-03-20"),
    "date in words": (
        _two(DONE, _typed("H5", "ngày 05 tháng 3 năm 2026", TASKS)),
        "NV01",
        "date=2026-03-05",
    ),
    "date with points": (_two(DONE, _typed("H5", "5.3.26", TASKS)), "NV01", "date=2026-03-05"),
    "date without year": (_two(DONE, _typed("H5", "5/3", TASKS)), "NV01", "date=2026-03-05"),
    "date as a number": (_two(DONE, _typed("H5", 46101, TASKS)), "NV01", "date=2026-03-20"),
    "date of other programs": (
        _two(DONE, _typed("H5", "2026-03-20T00:00:00", TASKS)),
        "NV01",
        "date=2026-03-20",
    ),
    "point for a comma": (_typed("H5", "41.5"), "CT01", "value=41,5"),
    "number of Excel": (_typed("H5", 41.5), "CT01", "value=41,5"),
    "with its unit": (_typed("H5", "41,5 %"), "CT01", "value=41,5"),
    "with another space": (_typed("H7", "3\u00a0cuộc"), "CT03", "value=3"),
    "thousands": (_typed("H7", "1.234.567"), "CT03", "value=1.234.567"),
    "floating point": (_typed("H5", 0.1 + 0.2), "CT01", "value=0,3"),
    "rank with spaces": (_typed("I6", " 7 / 34 "), "CT02", "rank=7/34"),
    "control characters": (
        _two(DONE, _typed("J5", "một_x000D_\n hai\u200b", TASKS)),
        "NV01",
        "text=một\nhai",
    ),
}


@pytest.mark.parametrize("name", sorted(TAKEN))
def test_what_has_one_meaning_is_taken(commune: Desk, book: Book, name: str) -> None:
    spoil, id_, said = TAKEN[name]
    spoil(book)
    assert _send(commune, book) == 0, commune.said
    key, value = said.split("=")
    found = getattr(answered(commune)[id_], key)
    assert (found.full.isoformat() if key == "date" else str(found)) == value


@pytest.mark.parametrize("done", ["Hoàn thành", "hoàn thành", "đã xong", "hoan_thanh", "xong"])
@pytest.mark.parametrize("day", ["20/3/2026", "2026-03-20", "20.3.2026"])
def test_the_file_takes_the_words_of_the_workbook(commune: Desk, done: str, day: str) -> None:
    assert commune.run("report", "xa.yaml", "--period", "6 tháng") == 0
    assert "Hoàn thành, Đang thực hiện, Chưa thực hiện" in commune.read(HALF), "its head says so"
    empty = "- ma: NV03\n      tinh_trang:\n      ngay:\n"
    commune.edit(HALF, (empty, f"- ma: NV03\n      tinh_trang: {done}\n      ngay: {day}\n"))
    found = answered(commune)["NV03"]
    assert found.state == "done" and found.date and found.date.full == date(2026, 3, 20)
    assert commune.run("check", HALF) == 0, commune.said
    assert commune.run("report", "xa.yaml", "--period", "năm") == 0
    assert answered(commune, YEAR)["NV03"].state == "done", "the next report has it as well"


@pytest.mark.parametrize(
    ("was", "typed", "told"),
    [
        ("- ma: NV03\n      tinh_trang:", "gần xong", "xong, dang hoặc chua; hoặc như trong bảng"),
        ("- ma: NV03\n      tinh_trang: xong\n      ngay:", "31/2/2026", "không có ngày 31/2/2026"),
        ("- ma: CT01\n      gia_tri:", '"45%"', "đơn vị đã có ở chỉ tiêu của kế hoạch"),
    ],
)
def test_what_is_no_answer_in_the_file_is_told_in_its_words(
    commune: Desk, was: str, typed: str, told: str
) -> None:
    assert commune.run("report", "xa.yaml", "--period", "6 tháng") == 0
    if "xong" in was:
        commune.edit(HALF, ("- ma: NV03\n      tinh_trang:", "- ma: NV03\n      tinh_trang: xong"))
    commune.edit(HALF, (was, f"{was} {typed}"))
    assert commune.run("check", HALF) == 1 and told in commune.said, commune.said


def test_what_is_next_is_what_is_still_to_do(commune: Desk, book: Book) -> None:
    book.put(TASKS, "G5", "Đang thực hiện")
    assert _send(commune, book) == 0
    assert "điền các dòng còn trống" in commune.said
    for row in range(5, 10):
        book.put(TASKS, f"G{row}", "Đang thực hiện")
    for cell, value in (("H5", "41,5"), ("K6", "chưa công bố"), ("H7", "3")):
        book.put(TARGETS, cell, value)
    assert _send(commune, book) == 0
    last = commune.said.rstrip().rpartition("\n")[2]
    assert last == f"Tiếp theo: xem lại báo cáo: kehoach check {HALF}", commune.said


def test_evidence_as_the_form_asks_for_it_is_found_by_no_other_rule(commune: Desk) -> None:
    assert commune.run("report", "xa.yaml", "--period", "6 tháng") == 0
    proof = "Biên bản số 05/BB-UBND ngày 14/4/2026"
    empty = "- ma: NV01\n      tinh_trang:\n      ngay:\n      minh_chung:"
    commune.edit(HALF, (empty, empty.replace("tinh_trang:", "tinh_trang: xong") + f" {proof}"))
    assert commune.run("check", HALF) == 0
    assert "vien-dan" not in commune.said and "plan/evidence" not in commune.said, commune.said
    commune.edit(HALF, (proof, proof.partition(" ngày")[0]))
    assert commune.run("check", HALF) == 0
    assert "plan/evidence" in commune.said and "thiếu cơ quan" not in commune.said, commune.said


REFUSED: dict[str, tuple[Spoil, str, str]] = {
    "no such choice": (_state(5, "gần xong"), "Nhiệm vụ!G5", "gần xong"),
    "number for a choice": (_typed("G5", 1, TASKS), "Nhiệm vụ!G5", "1"),
    "no such day": (_two(DONE, _typed("H5", "31/2/2026", TASKS)), "Nhiệm vụ!H5", "31/2/2026"),
    "American day": (_two(DONE, _typed("H5", "3/20/2026", TASKS)), "Nhiệm vụ!H5", "3/20/2026"),
    "words for a day": (_two(DONE, _typed("H5", "tuần trước", TASKS)), "Nhiệm vụ!H5", "tuần trước"),
    "a day and not done": (_typed("H5", "20/3/2026", TASKS), "Nhiệm vụ!H5", "20/3/2026"),
    "two meanings": (_typed("H5", "1.234"), "Chỉ tiêu!H5", "1.234"),
    "words for a number": (_typed("H5", "gần 42"), "Chỉ tiêu!H5", "gần 42"),
    "two numbers": (_typed("H5", "41-42"), "Chỉ tiêu!H5", "41-42"),
    "another unit": (_typed("H7", "3 buổi"), "Chỉ tiêu!H7", "3 buổi"),
    "true": (_typed("H5", True), "Chỉ tiêu!H5", "TRUE"),
    "a rank that Excel divided": (_typed("I6", 0.2), "Chỉ tiêu!I6", "0,2"),
    "too long": (_two(DONE, _typed("J5", "dài " * 6000, TASKS)), "Nhiệm vụ!J5", "dài dài"),
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_has_none_is_told_by_its_cell_and_kept(commune: Desk, book: Book, name: str) -> None:
    spoil, cell, words = REFUSED[name]
    spoil(book)
    book.put(TASKS, "G9", "Đang thực hiện")
    assert _send(commune, book) == 1
    assert [(cell, "report/cell")] == cells_told(commune)
    assert answered(commune)["NV06"].state == "in_progress", "the others are taken"
    comments = " ".join(
        line.strip(" #") for line in commune.read(HALF).split("\n") if line.lstrip().startswith("#")
    )
    assert f"Chưa nhận ô {cell}: {words}" in comments
    assert commune.run("check", HALF) == 0, commune.said


def test_a_day_of_excel_where_a_number_belongs_is_told(commune: Desk, book: Book) -> None:
    book.put(TARGETS, "H5", date(2026, 5, 41 - 35), book.style("14"))
    assert _send(commune, book) == 1 and ("Chỉ tiêu!H5", "report/cell") in cells_told(commune)
    assert "Excel đã đổi số thành ngày" in commune.said


def test_a_percentage_is_what_its_cell_shows(commune: Desk, book: Book) -> None:
    percent = book.style("10")
    book.put(TARGETS, "H5", 0.415, percent)
    book.put(TARGETS, "H7", 0.03, percent)
    assert _send(commune, book) == 1
    assert ("Chỉ tiêu!H7", "report/cell") in cells_told(commune) and (
        "Chỉ tiêu!H5",
        "report/read-as",
    ) in cells_told(commune)
    assert str(answered(commune)["CT01"].value) == "41,5" and answered(commune)["CT03"].says_nothing


@pytest.mark.parametrize(
    ("shown", "code", "value"),
    [
        ("41.5", "report/formula", "41,5"),
        (None, "report/cell", "None"),
        ("#DIV/0!", "report/cell", "None"),
    ],
)
def test_a_formula_is_never_taken_without_a_word(
    commune: Desk, book: Book, shown: str | None, code: str, value: str
) -> None:
    book.formula(TARGETS, "H5", "83/2", shown)
    assert _send(commune, book) == (1 if code == "report/cell" else 0)
    assert ("Chỉ tiêu!H5", code) in cells_told(commune)
    assert str(answered(commune)["CT01"].value) == value


def test_a_row_that_is_gone_is_told(commune: Desk, book: Book) -> None:
    book.put(TASKS, "G9", "Đang thực hiện")
    book.delete(TASKS, 6)
    assert _send(commune, book) == 1
    assert (
        cells_told(commune) == [("Nhiệm vụ", "report/row")]
        and "thiếu dòng của NV03" in commune.said
    )
    results = answered(commune)
    assert results["NV06"].state == "in_progress" and results["NV03"].says_nothing


def test_a_form_of_an_earlier_version_lacks_nothing_and_has_nothing_that_is_wrong(
    commune: Desk, book: Book
) -> None:
    """What came and went with the version is told, with no fault of who filled the form in."""
    book.put(TASKS, "G5", "Đang thực hiện")
    book.put(TASKS, "G7", "Đang thực hiện")
    text = commune.read("xa.yaml").replace("phien_ban: 1\nloai", "phien_ban: 2\nloai", 1)
    commune.write("xa.yaml", text.replace("ma: NV04", "ma: NV44").replace("thôn số 4", "tổ số 44"))
    assert _send(commune, book) == 0, commune.said
    assert "report/row" in commune.said and "bảng lập trước khi kế hoạch có NV44" in commune.said
    assert "dòng này không còn trong phiên bản nay của kế hoạch" in commune.said
    assert "thiếu dòng" not in commune.said
    assert answered(commune)["NV01"].state == "in_progress"
    assert "Đang thực hiện" in commune.read(HALF), "what was typed there stands as a comment"


def test_rows_may_stand_in_another_order(commune: Desk, book: Book) -> None:
    book.put(TASKS, "G5", "Chưa thực hiện")
    book.put(TASKS, "G9", "Đang thực hiện")
    book.swap(TASKS, 5, 9)
    assert _send(commune, book) == 0, commune.said
    results = answered(commune)
    assert (results["NV01"].state, results["NV06"].state) == ("not_started", "in_progress")


def test_ids_that_were_sorted_alone_are_told(commune: Desk, book: Book) -> None:
    for row, id_ in ((5, "NV06"), (9, "NV01")):
        book.put(TASKS, f"A{row}", id_)
        book.put(TASKS, f"G{row}", "Đang thực hiện")
    assert _send(commune, book) == 1
    told = cells_told(commune)
    assert ("Nhiệm vụ!C5", "report/row") in told and ("Nhiệm vụ!C9", "report/row") in told
    assert answered(commune)["NV01"].says_nothing
    assert "Chưa nhận ô Nhiệm vụ!G5: Đang thực hiện" in commune.read(HALF)


def test_a_row_without_its_id_is_known_by_its_words(commune: Desk, book: Book) -> None:
    book.without_column(TASKS, "A")
    book.put(TASKS, "G6", "Đang thực hiện")
    assert _send(commune, book) == 0, commune.said
    assert answered(commune)["NV03"].state == "in_progress"


def test_a_row_that_stands_twice_is_told_where_it_differs(commune: Desk, book: Book) -> None:
    book.put(TASKS, "G6", "Đang thực hiện")
    book.copy(TASKS, 6, 10)
    assert _send(commune, book) == 0, commune.said
    book.put(TASKS, "G10", "Hoàn thành")
    assert _send(commune, book) == 1 and ("Nhiệm vụ!A10", "report/row") in cells_told(commune)
    assert "Chưa nhận ô Nhiệm vụ!G10: Hoàn thành" in commune.read(HALF)


def test_a_row_of_their_own_is_told_and_kept(commune: Desk, book: Book) -> None:
    book.put(TASKS, "C12", "Việc xã tự làm")
    book.put(TASKS, "J12", "trồng cây")
    assert _send(commune, book) == 1 and ("Nhiệm vụ!C12", "report/row") in cells_told(commune)
    text = commune.read(HALF)
    assert "Nhiệm vụ!C12: Việc xã tự làm" in text and "Nhiệm vụ!J12: trồng cây" in text


def test_a_sheet_may_have_another_name(commune: Desk, book: Book) -> None:
    book.put(TASKS, "G5", "Đang thực hiện")
    book.rename("Nhiệm vụ", "Sheet1 (2)")
    assert _send(commune, book) == 0, commune.said
    assert answered(commune)["NV01"].state == "in_progress"


def test_a_sheet_that_was_hidden_is_read(commune: Desk, book: Book) -> None:
    book.put(TASKS, "G5", "Đang thực hiện")
    parts = book.parts["xl/workbook.xml"].decode()
    book.parts["xl/workbook.xml"] = parts.replace(
        'name="Nhiệm vụ"', 'state="hidden" name="Nhiệm vụ"'
    ).encode()
    assert _send(commune, book) == 0, commune.said
    assert answered(commune)["NV01"].state == "in_progress"


def test_without_its_hidden_sheet_the_title_says_which_period(commune: Desk, book: Book) -> None:
    book.put(TASKS, "G5", "Đang thực hiện")
    book.rename("_kehoach", "Trang3")
    for name in ("UBND xã Tân Hưng", "xã tân hưng", "Uỷ ban nhân dân xã Tân Hưng, tỉnh X", "………"):
        book.put(TASKS, "B1", f"Báo cáo 6 tháng đầu năm 2026 – {name}")
        assert _send(commune, book) == 0, commune.said
        assert answered(commune)["NV01"].state == "in_progress"
    for name in ("UBND xã Tân Hưng Đông", "xã Tân Hùng", "phường Tân Hưng"):
        book.put(TASKS, "B1", f"Báo cáo 6 tháng đầu năm 2026 – {name}")
        assert _send(commune, book) == 1 and f"bảng này của {name}" in commune.said


@pytest.mark.parametrize("hidden", [True, False])
def test_a_workbook_is_taken_into_no_other_commune_s_report(
    commune: Desk, book: Book, hidden: bool
) -> None:
    """By the id it holds; where a program has dropped that, by who reports in its title."""
    made = ["new", "--from", "tinh.yaml", "--unit", "phường Phố Hiến", "-o", "plans/khac.yaml"]
    assert commune.run(*made) == 0, commune.said
    book.put(TASKS, "G5", "Đang thực hiện")
    if not hidden:
        book.rename("_kehoach", "Trang3")
    commune.write("gui/ghi-chu.txt", "")
    (commune.folder / "gui/Bao cao.xlsx").write_bytes(book.content)
    sent = ["--from", "gui/Bao cao.xlsx"]
    before = commune.names()
    assert commune.run("report", "xa.yaml", "--from", "gui/Bao cao.xlsx") == 0, commune.said
    (commune.folder / HALF).unlink()
    for other in ("plans/khac.yaml", "tinh.yaml"):
        assert commune.run("report", other, *sent) == 1 and "report/other-plan" in commune.said
        assert "(xa.yaml)" not in commune.said or other == "tinh.yaml"
    assert commune.run("report", *sent) == 1, "its plan is neither beside it nor below plans/"
    assert "report/no-plan" in commune.said and commune.names() == before
    for name in ("xa.yaml", "xa.goc.yaml"):
        (commune.folder / name).rename(commune.folder / "plans" / name)
    commune.edit("plans/xa.yaml", ("tep: tinh.yaml", "tep: ../tinh.yaml"))
    assert commune.run("report", "plans/khac.yaml", *sent) == 1
    assert "(plans/xa.yaml)" in commune.said and not commune.names() & {f"plans/{HALF}"}
    assert commune.run("report", *sent) == 0, commune.said
    assert answered(commune, f"plans/{HALF}")["NV01"].state == "in_progress"


def test_a_column_that_is_gone_is_told(commune: Desk, book: Book) -> None:
    book.without_column(TASKS, "G")
    assert _send(commune, book) == 1
    assert cells_told(commune) == [("Nhiệm vụ", "report/column")] and "'Tình trạng'" in commune.said


def test_merged_cells_are_told(commune: Desk, book: Book) -> None:
    book.put(TASKS, "G5", "Đang thực hiện")
    book.merge(TASKS, "G5:G7")
    assert _send(commune, book) == 1
    assert cells_told(commune) == [("Nhiệm vụ!G5:G7", "report/merged")]
    assert answered(commune)["NV01"].state == "in_progress"
    assert answered(commune)["NV03"].says_nothing


MANY_COMMAS = ", ".join(["tuyên truyền"] * 30)


def _csv(separator: str) -> str:
    titles = [
        "Mã",
        "TT",
        "Nội dung",
        "Tình trạng",
        "Ngày hoàn thành",
        "Minh chứng (số, ngày văn bản hoặc tệp)",
        "Kết quả bằng lời",
    ]
    rows = [
        ["", "Báo cáo 6 tháng đầu năm 2026 – xã Tân Hưng"],
        titles,
        ["NV03", "2", "x", "Hoàn thành", "20/3/2026", "", MANY_COMMAS],
    ]
    buffer = StringIO()
    csv.writer(buffer, delimiter=separator).writerows(rows)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("separator", "encoding"), [(";", "utf-8-sig"), (",", "utf-8"), ("\t", "utf-16")]
)
def test_a_sheet_saved_as_csv_is_read(commune: Desk, separator: str, encoding: str) -> None:
    text = _csv(separator)
    (commune.folder / "bc.csv").write_bytes(text.encode(encoding))
    assert commune.run("report", "xa.yaml", "--from", "bc.csv") == 1
    assert "thiếu trang 'Chỉ tiêu'" in commune.said
    found = answered(commune)["NV03"]
    assert str(found.text) == MANY_COMMAS
    assert found.state == "done" and found.date and found.date.full == date(2026, 3, 20)


ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="Chỉ tiêu"><table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
<table:table-row>{titles}</table:table-row>
<table:table-row>{id}{says}<table:table-cell office:value-type="percentage" office:value="0.415"><text:p>41,5%</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


def _ods(**more: str) -> bytes:
    def cell(words: str) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'

    titles = "".join(
        map(
            cell,
            (
                "Mã",
                "Nội dung",
                "Giá trị đạt được",
                "Hạng đạt được",
                "Nhóm đạt được",
                "Kết quả bằng lời",
            ),
        )
    )
    text = ODS.format(titles=titles, id=cell("CT01"), says=cell("Tỷ lệ hồ sơ đúng hạn"))
    for old, new in more.items():
        text = text.replace(old, new)
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("content.xml", text)
    return buffer.getvalue()


def test_a_sheet_of_libreoffice_is_read(commune: Desk) -> None:
    (commune.folder / "bc.ods").write_bytes(_ods())
    assert commune.run("report", "xa.yaml", "--period", "6 tháng", "--from", "bc.ods") == 1
    assert "thiếu trang 'Nhiệm vụ'" in commune.said
    assert str(answered(commune)["CT01"].value) == "41,5"
    formula = '<table:table-cell table:formula="of:=83/2" office:value-type="percentage"'
    (commune.folder / "bc.ods").write_bytes(
        _ods(**{'<table:table-cell office:value-type="percentage"': formula})
    )
    commune.run("report", "xa.yaml", "--period", "6 tháng", "--from", "bc.ods", "-o", "b.yaml")
    assert ("Chỉ tiêu!C5", "report/formula") in cells_told(commune)


def test_what_cells_of_libreoffice_hold_beside_figures() -> None:
    """Days, yes and no, spaces and line ends that are elements, cells that are merged."""
    text = (
        '<table:table-cell office:value-type="date" office:date-value="2026-03-20T00:00:00"/>'
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
        '<table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>a<text:s text:c="2"/>b'
        "<text:line-break/>c<text:tab/><text:span>d</text:span> e</text:p></table:table-cell>"
    )
    percentage = '<table:table-cell office:value-type="percentage"'
    with zipfile.ZipFile(BytesIO(_ods(**{percentage: text + percentage}))) as archive:
        (table,) = tables_of_ods(archive.read("content.xml"))
    assert [table.cells[4, at] for at in (2, 3, 4)] == [date(2026, 3, 20), True, "a  b\nc d e"]
    assert (4, 4, 5, 4) in table.merged


def test_a_cell_at_the_end_of_the_sheet_is_too_far() -> None:
    row = '<table:table-row table:number-rows-repeated="1048000">'
    far = f'{row}<table:table-cell office:value-type="float" office:value="1"/>'
    text = _ods(**{row: far})
    with zipfile.ZipFile(BytesIO(text)) as archive, pytest.raises(TooLarge):
        [
            *tables_of_ods(
                archive.read("content.xml").replace(b'repeated="3"', b'repeated="1048000"')
            )
        ]


def _zip(**parts: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, blob in parts.items():
            archive.writestr(name, blob)
    return buffer.getvalue()


FAR = "<table:table-row table:number-rows-repeated='1048000'><table:table-cell office:value-type='string' table:number-columns-repeated='16000'><text:p>x</text:p></table:table-cell></table:table-row></table:table>"
AGAIN = f"<table:table-row table:number-rows-repeated='4999'><table:table-cell office:value-type='string' table:number-columns-repeated='30'><text:p>{'x' * MIB}</text:p></table:table-cell></table:table-row></table:table>"


FULL = "<table:table><table:table-row table:number-rows-repeated='4999'><table:table-cell office:value-type='float' office:value='1' table:number-columns-repeated='30'/></table:table-row></table:table>"


def _many_sheets() -> bytes:
    """A thousand sheets that are one part."""
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.add_worksheet("Nhiệm vụ")
    book.close()
    made = Book(buffer.getvalue())
    text = made.parts["xl/workbook.xml"].decode()
    (sheet,) = re.findall(r"<sheet [^>]*/>", text)
    more = (sheet.replace('name="', f'name="{at}') for at in range(1000))
    made.parts["xl/workbook.xml"] = text.replace(sheet, "".join(more)).encode()
    return made.content


HOSTILE: dict[str, tuple[bytes, str]] = {
    "locked": (
        bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le"),
        "report/encrypted",
    ),
    "old slides": (
        bytes.fromhex("D0CF11E0A1B11AE1") + "PowerPoint Document".encode("utf-16-le"),
        "report/kind",
    ),
    "PDF": (b"%PDF-1.7 x", "report/kind"),
    "empty": (b"", "report/"),
    "no text": (b"\xff\x00\xfe\x01" * 50, "report/"),
    "no workbook": (_zip(a=b"x"), "report/damaged"),
    "torn": (_zip(**{"xl/workbook.xml": b"<a"}), "report/damaged"),
    "entities": (
        _zip(**{"content.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}),
        "report/damaged",
    ),
    "bomb": (_zip(**{"xl/worksheets/sheet1.xml": b" " * (40 * MIB)}), "too-large"),
    "many sheets": (_many_sheets(), "report/too-large"),
    "noise": (
        _zip(**{"xl/worksheets/sheet1.xml": os.urandom(5 * MIB).hex().encode()}),
        "report/too-large",
    ),
    "many full sheets": (
        _ods(**{"</table:table>": f"</table:table>{FULL * 50}"}),
        "report/too-large",
    ),
    "one text again and again": (_ods(**{"</table:table>": AGAIN}), "report/too-large"),
    "far away": (_ods(**{"</table:table>": FAR}), "report/too-large"),
    "large": (b"a" * (MAX_BYTES + 1), "file/too-large"),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_what_is_no_workbook_is_told_and_nothing_is_written(commune: Desk, name: str) -> None:
    content, code = HOSTILE[name]
    (commune.folder / "bc.xlsx").write_bytes(content)
    assert commune.run("report", "xa.yaml", "--period", "6 tháng", "--from", "bc.xlsx") == 1
    assert code in commune.said, commune.said
    assert not (commune.folder / HALF).exists()


def test_a_workbook_of_another_plan_or_period_is_told(commune: Desk, book: Book) -> None:
    assert _send(commune, book, "--period", "năm") == 1 and "report/other-period" in commune.said
    commune.write("khac.yaml", commune.read("xa.yaml").replace("ma: tinh-2026-", "ma: khac-2026-"))
    assert commune.run("report", "khac.yaml", "--from", "bc.xlsx") == 1
    assert "report/other-plan" in commune.said and "' (xa.yaml), không phải" in commune.said
    assert "kehoach report xa.yaml --from bc.xlsx" in commune.said
    commune.edit("xa.yaml", ("\nphien_ban: 1", "\nphien_ban: 2"))
    assert _send(commune, book) == 0 and "report/older" in commune.said


def test_what_was_typed_in_the_report_is_not_lost(commune: Desk, book: Book) -> None:
    """What the workbook leaves open stays; what it says otherwise is told, the file before is kept."""
    assert commune.run("report", "xa.yaml", "--period", "6 tháng") == 0
    commune.edit(
        HALF,
        ("- ma: NV03\n      tinh_trang:\n", "- ma: NV03\n      tinh_trang: dang\n"),
        ("- ma: NV04\n      tinh_trang:\n", "- ma: NV04\n      tinh_trang: chua # chờ tiền\n"),
        ("ket_thuc:", "# của tôi\nket_thuc:"),
    )
    proof = "minh_chung: Giấy mời số 3/GM-UBND ngày 01/6/2026"
    commune.edit(HALF, ("- ma: NV06\n", f"- ma: NV06\n      {proof}\n"))
    before = commune.read(HALF)
    book.put(TASKS, "G6", "Hoàn thành")
    book.put(TASKS, "G8", "Đang thực hiện")
    assert _send(commune, book) == 0, commune.said
    states = {id_: one.state for id_, one in answered(commune).items() if one.state}
    assert states == {"NV03": "done", "NV04": "not_started", "NV05": "in_progress"}
    assert "report/replaced" in commune.said and "của tôi" in commune.read(HALF)
    assert commune.read(HALF).count(proof) == 1, "evidence alone says something too"
    kept = commune.folder / f"{Path(HALF).stem}.truoc.yaml"
    assert kept.read_text("utf-8") == before and kept.name in commune.said
    again = commune.read(HALF)
    assert _send(commune, book) == 0 and commune.read(HALF) == again


def test_the_figures_of_a_report_end_when_it_is_handed_back(
    commune: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the period's own day; they move with what is done later, and with nothing else."""
    more = "nam.xlsx"
    on_clock(monkeypatch, "2026-10-01")
    assert commune.run("report", "xa.yaml", "--period", "năm", "--xlsx", more) == 0
    book = Book((commune.folder / more).read_bytes())
    said = read_tables(commune.folder / more)[0].text(1, 1)
    assert "Số liệu tính đến 30/11/2026, gửi sớm hơn thì đến ngày gửi" in said
    book.put(TASKS, "G6", "Hoàn thành")
    book.put(TASKS, "H6", date(2026, 11, 3), book.style("14"))
    assert _send(commune, book, name=more) == 1
    assert "sau ngày chốt số liệu" in commune.said
    (commune.folder / YEAR).unlink()
    on_clock(monkeypatch, "2026-11-05")
    assert _send(commune, book, name=more) == 0, commune.said
    assert "tinh_den: 2026-11-05\n" in commune.read(YEAR)
    on_clock(monkeypatch, "2026-11-12")
    assert _send(commune, book, name=more) == 0, commune.said
    assert "tinh_den: 2026-11-05\n" in commune.read(YEAR)
    book.put(TASKS, "H6", date(2026, 11, 10), book.style("14"))
    assert _send(commune, book, name=more) == 0, commune.said
    assert "tinh_den: 2026-11-12\n" in commune.read(YEAR) and "5/11/2026" in commune.said
    commune.edit(YEAR, ("tinh_den: 2026-11-12", "tinh_den: 2026-12-31"))
    assert _send(commune, book, name=more) == 0, commune.said
    assert "tinh_den: 2026-11-12\n" in commune.read(YEAR) and "31/12/2026" in commune.said
    assert commune.run("check", YEAR) == 0, commune.said


def test_a_day_that_somebody_typed_stays_where_it_holds(
    commune: Desk, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_clock(monkeypatch, "2026-07-15")
    assert commune.run("report", "xa.yaml", "--period", "6 tháng") == 0
    commune.edit(HALF, ("tinh_den: 2026-06-14", "tinh_den: 2026-06-30"))
    book.put(TASKS, "G6", "Hoàn thành")
    assert _send(commune, book) == 0, commune.said
    assert "tinh_den: 2026-06-30\n" in commune.read(HALF)


def test_a_file_that_is_no_such_report_is_left_alone(commune: Desk, book: Book) -> None:
    commune.write(HALF, "ghi chú của tôi: a\n")
    assert _send(commune, book) == 1 and commune.read(HALF) == "ghi chú của tôi: a\n"
    assert commune.run("report", "xa.yaml", "--period", "năm", "-o", "nam.yaml") == 0
    assert _send(commune, book, "-o", "nam.yaml") == 1 and "report/target" in commune.said


MANY = "".join(
    f"      - {{id: NV{number}, text: Tổ chức tuyên truyền và hướng dẫn người dân tại địa bàn số {number} của địa phương., "
    "lead: Ủy ban nhân dân cấp xã, deadline: 2026-12-15}\n"
    for number in range(10, 32)
)
SHARES = "".join(
    f"  - {{id: CT{number}, indicator: Tỷ lệ hồ sơ loại {number}, target: {{at_least: 90, year: 2026}}, unit: '%'}}\n"
    for number in range(10, 15)
)


def test_keys_that_a_commune_presses_are_few(desk: Desk) -> None:
    """Of a half-year's report on 24 tasks and 8 targets: 18 done, 4 under way, 2 not begun, 8 figures.

    From an empty page such a report took 2,171 keys.
    """
    office = ASKS.replace(MORE, MANY).replace("solutions:\n", f"{SHARES}solutions:\n")
    desk.copy(office)
    desk.write("xa.yaml", re.sub(r" *can_minh_chung: co\n", "", filled(desk.read("xa.yaml"))))
    assert desk.run("report", "xa.yaml", "--period", "6 tháng") == 0, desk.said
    before = desk.read(HALF)
    assert before.count("- ma: NV") == 24 and before.count("- ma: CT") == 8
    text, cells, book = before, 0, 0
    for number, task in enumerate(re.findall(r"- ma: NV.*\n(?: {6}.*\n)*", before)):
        said = task.replace(
            "tinh_trang:",
            f"tinh_trang: {'xong' if number < 18 else 'dang' if number < 22 else 'chua'}",
        )
        said = said.replace("ngay:", "ngay: 2026-05-20") if number < 18 else said
        text, cells = text.replace(task, said), cells + (2 if number < 18 else 1)
        book += 3 + (len("20/5") + 1 if number < 18 else 0)  # the list opened, a choice, Enter
    for target in re.findall(r"- ma: CT.*\n(?: {6}.*\n)*", before):
        said = target.replace("gia_tri:", "gia_tri: 92,5").replace("hang:", "hang: 7/34")
        said = said.replace("gia_tri: 92,5", "gia_tri:") if "hang:" in said else said
        text, cells, book = text.replace(target, said), cells + 1, book + len("92,5") + 1
    desk.write(HALF, text)
    assert desk.run("check", HALF) == 0, desk.said
    assert "chưa điền" not in desk.said and desk.run("build", HALF, "-o", "ra") == 0
    typed, command = len(text) - len(before), len('kehoach report xa.yaml --period "6 tháng"')
    assert (typed - cells, cells, book, command) == (308, 50, 202, 41)
    assert typed + cells + command < 2171 / 4 and book + 2 * command < 2171 / 7


def test_tasks_of_an_appendix_and_of_a_heading_have_their_rows(desk: Desk) -> None:
    """What only a table shows is reported on as well: a report that lacks it is told so."""
    table = (
        "appendices:\n  - title: Danh mục\n    items:\n      - task_table: [no, task, lead]\n"
        "        items:\n          - {id: PL01, text: Lập sổ theo dõi., lead: Thanh tra tỉnh}\n"
    )
    desk.write("xa.yaml", OFFICE + table)
    assert desk.run("report", "xa.yaml", "--period", "năm", "-o", "bc.yaml") == 0, desk.said
    assert [*answered(desk, "bc.yaml")] == ["NV01", "NV02", "NV03", "PL01", "CT01"]
    desk.edit(
        "bc.yaml", ("- ma: PL01\n      tinh_trang:\n", "- ma: PL01\n      tinh_trang: dang\n")
    )
    assert desk.run("build", "bc.yaml", "-o", "ra") == 0, desk.said
    shown = texts(docx.Document(str(desk.folder / "ra" / "bc.docx")))
    assert any("Lập sổ theo dõi (chủ trì: Thanh tra tỉnh): đang thực hiện" in one for one in shown)


def test_a_corrected_workbook_is_taken_in(commune: Desk, book: Book) -> None:
    """A task with words, not begun before and done now, has its day between the two."""
    book.put(TASKS, "G6", "Chưa thực hiện")
    book.put(TASKS, "J6", "Chưa bố trí kinh phí")
    assert _send(commune, book) == 0, commune.said
    before = commune.read(HALF)
    book.put(TASKS, "G6", "Hoàn thành")
    book.put(TASKS, "H6", "10/6/2026")
    book.put(TASKS, "J6", "")
    assert _send(commune, book) == 0, commune.said
    told = answered(commune)["NV03"]
    assert (told.state, str(told.date and told.date.last)) == ("done", "2026-06-10")
    assert "kết quả bằng lời còn như cũ: 'Chưa bố trí kinh phí'" in commune.said
    kept = commune.folder / f"{Path(HALF).stem}.truoc.yaml"
    assert kept.read_text("utf-8") == before and kept.name in commune.said
    book.put(TASKS, "J6", "Đã có kinh phí")
    assert _send(commune, book) == 0 and "như cũ" not in commune.said
    assert str(answered(commune)["NV03"].text) == "Đã có kinh phí"
