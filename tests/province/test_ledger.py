"""`kehoach ledger`: planted gaps are found and none is invented; its files can be read by other programs."""

import csv
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import docx
import pytest
from icalendar import Calendar
from python_calamine import CalamineWorkbook

from generator.batch.roster import read_roster
from generator.cascade.commands import new_copy
from generator.cli import main
from generator.law.wording import short_date
from generator.ledger.answers import Stage
from generator.ledger.exports import as_csv, as_ics, as_xlsx
from generator.ledger.gather import Ledger, gather
from generator.ledger.judging import State
from generator.ledger.page import as_html
from generator.ledger.printed import as_docx, layout
from generator.ledger.tables import matrix, tables
from generator.rollup.debts import owed
from generator.rollup.heard import heard
from generator.rollup.letters import letter_text
from generator.rollup.steps import Steps
from tests.helpers import ROOT, changed
from tests.province.offices import (
    OFFICE,
    TARGETS,
    TASKS,
    batch,
    begun,
    province,
    roster_file,
    units,
)

EXAMPLE = ROOT / "plans" / "xa-phuong"
ALLOWED = (State.STANDS, State.UNASSIGNED)


def _replaced(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text, old
        return text.replace(old, new)

    return change


def _without(item: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        cut = re.sub(rf"      - ma: {item}\n(?:        .*\n)+", "", text)
        assert cut != text
        return cut

    return change


PLANTED: dict[str, tuple[Callable[[str], str], str, State, str]] = {
    "xã Tân Hưng": (_replaced('"45,00"', '"44,90"'), "CT01", State.SHORT, "chỉ tiêu thấp hơn"),
    "xã Lạc Đạo": (_replaced("2026-03-31", "2026-04-01"), "NV02", State.SHORT, "thời hạn muộn hơn"),
    "xã Đại Đồng": (
        _replaced("Quý II/2026", "Quý III/2026"),
        "NV03",
        State.SHORT,
        "thời hạn muộn hơn",
    ),
    "xã Như Quỳnh": (_without("NV04"), "NV04", State.MISSING, ""),
    "xã Văn Giang": (
        _replaced("thoi_han: Quý II/2026", "san_pham: Biên bản"),
        "NV03",
        State.SHORT,
        "không ghi thời hạn",
    ),
    "xã Phụng Công": (
        _replaced("Quý II/2026", "khi có điều kiện"),
        "NV03",
        State.UNCLEAR,
        "cần xem lại",
    ),
}
FINE: dict[str, Callable[[str], str]] = {
    "phường Phố Hiến": _replaced('"45,00"', '"46,00"'),
    "phường Hồng Châu": _replaced("2026-03-31", "2026-03-15"),
    "xã Nghĩa Trụ": _replaced(
        "noi_dung: Công khai thủ tục hành chính tại bộ phận một cửa.", "noi_dung: Công khai."
    ),
}


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Plans of all 104 communes but two, copied as `kehoach new` does it, with gaps planted in six."""
    folder = tmp_path_factory.mktemp("ledger")
    office = province(folder)
    (folder / "plans").mkdir()
    for entry in read_roster("hung-yen").entries:
        unit = entry.unit.full
        if unit in ("phường Sơn Nam", "xã Vũ Tiên"):
            continue
        path = folder / "plans" / f"{entry.unit.slug}.yaml"
        new_copy(office, unit, path)
        begun(path)
        if unit in PLANTED or unit in FINE:
            change = PLANTED[unit][0] if unit in PLANTED else FINE[unit]
            path.write_text(change(path.read_text("utf-8")), "utf-8")
    return folder


@pytest.fixture(scope="module")
def found(planted: Path) -> Ledger:
    return gather(planted / "papi-2026.yaml", [planted / "plans"], read_roster("hung-yen"))


def test_each_planted_gap_is_found_and_none_is_invented(found: Ledger) -> None:
    odd = {(one.answer.unit.full, one.assignment.mark, one.state, one.why.vi)
           for one in found.standings if one.state not in ALLOWED and one.answer.tree}  # fmt: skip
    assert odd == {(unit, mark, state, why) for unit, (_, mark, state, why) in PLANTED.items()}
    assert [answer.unit.full for answer in found.answers if answer.path is None] == [
        "phường Sơn Nam",
        "xã Vũ Tiên",
    ]
    assert len(found.answers) == 104
    assert [one.mark for one in found.assignments] == [
        "CT01",
        "CT02",
        "NV02",
        "NV03",
        "NV04",
        "NV05",
    ]
    assert found.notes == ()


def test_a_task_that_may_be_left_out_is_no_gap(planted: Path) -> None:
    path = planted / "plans" / "xa-nghia-tru.yaml"
    text = path.read_text("utf-8")
    try:
        path.write_text(re.sub(r"      - ma: NV05\n(?:        .*\n)+", "", text), "utf-8")
        ledger = gather(planted / "papi-2026.yaml", [path])
    finally:
        path.write_text(text, "utf-8")
    states = {one.assignment.mark: one.state for one in ledger.standings}
    assert states["NV05"] is State.LEFT
    assert not ledger.has_gaps


@pytest.mark.parametrize(
    ("day", "late"),
    [
        ("2026-03-15", set()),
        ("2026-03-31", {"phường Hồng Châu"}),
        ("2026-04-01", "all"),
        ("2026-07-01", "all"),
    ],
)
def test_what_is_overdue_on_a_day(planted: Path, day: str, late: set[str] | str) -> None:
    ledger = gather(planted / "papi-2026.yaml", [planted / "plans"], None, date.fromisoformat(day))
    overdue = {
        one.answer.unit.full
        for one in ledger.standings
        if one.overdue and one.assignment.mark == "NV02"
    }
    everybody = {answer.unit.full for answer in ledger.answers}
    # That Lạc Đạo gave itself one more day hides nothing.
    wanted = everybody if late == "all" else late
    assert overdue == wanted
    third = {
        one.answer.unit.full
        for one in ledger.standings
        if one.overdue and one.assignment.mark == "NV03"
    }
    assert third == (everybody if day == "2026-07-01" else set())


def test_a_report_of_the_commune_says_what_is_done(planted: Path, tmp_path: Path) -> None:
    plan = planted / "plans" / "xa-yen-my.yaml"
    report = plan.with_name("bao-cao-yen-my.yaml")
    head = "format: 1\nid: bc\nversion: 1\nkind: bao_cao\nissuer: {name: Ủy ban nhân dân xã Yên Mỹ, abbreviation: UBND}\n"
    on = "reports_on: {plan: xa-yen-my.yaml, as_of: 2026-04-05, results: [{id: NV02, state: done, date: 2026-03-30}]}\n"
    report.write_text(head + on + "place: Yên Mỹ\nsubject: Kết quả\nrecipients: [Lưu VT]\n"
                      "signature: {title: Chủ tịch, name: Nguyễn Văn An}\n", "utf-8")  # fmt: skip
    try:
        for day, late in (("2026-04-02", True), ("2026-04-06", False)):
            paths = [plan, report]
            ledger = heard(
                gather(planted / "papi-2026.yaml", paths, None, date.fromisoformat(day)),
                paths,
                None,
            )
            assert [one.overdue for one in ledger.standings if one.assignment.mark == "NV02"] == [
                late
            ], day
    finally:
        report.unlink()


def test_the_worked_example_of_three_communes_has_no_gaps_until_something_is_due() -> None:
    office = EXAMPLE / "tinh-minh-hoa-lan-2.yaml"
    ledger = gather(office, [EXAMPLE])
    assert [answer.unit.full for answer in ledger.answers] == [
        "phường Hòa Thuận",
        "xã Minh Tân",
        "đặc khu Hòn Ngọc",
    ]
    assert not ledger.has_gaps
    assert [note.code for note in ledger.notes] == ["ledger/older"] * 3
    late = gather(office, [EXAMPLE], None, date(2026, 4, 12))
    assert {one.assignment.mark for one in late.gaps} == {"NV08"}
    assert not any("[[" in one.says for one in ledger.assignments)


def test_the_workbook_answers_one_question_on_each_sheet(planted: Path) -> None:
    ledger = gather(
        planted / "papi-2026.yaml", [planted / "plans"], read_roster("hung-yen"), date(2026, 4, 1)
    )
    content = as_xlsx(ledger)
    assert content == as_xlsx(ledger)
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    assert book.sheet_names == [
        "Tổng hợp",
        "Nhiệm vụ",
        "Chưa đạt",
        "Cần hỏi lại",
        "Quá hạn",
        "Đơn vị",
        "Chú giải",
        "Ký hiệu",
    ]
    rows = book.get_sheet_by_name("Chưa đạt").to_python()[3:]
    assert {(row[1], row[2]) for row in rows} == {
        (unit, mark) for unit, (_, mark, _, _) in PLANTED.items()
    }
    assert [row[1] for row in book.get_sheet_by_name("Cần hỏi lại").to_python()[3:]] == [
        "phường Sơn Nam",
        "xã Vũ Tiên",
    ]
    assert len(book.get_sheet_by_name("Tổng hợp").to_python()) == 3 + 104
    assert book.get_sheet_by_name("Quá hạn").to_python()[3][4] == date(2026, 3, 15)


@pytest.mark.parametrize(
    ("day", "late", "verb"), [("2026-01-01", 0, "rollup"), ("2026-07-01", 2, "remind")]
)
def test_what_is_overdue_today_is_shown_and_stands_in_the_files_with_its_day(
    day: str,
    late: int,
    verb: str,
    planted: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    office, good = str(planted / "papi-2026.yaml"), str(planted / "plans" / "xa-yen-my.yaml")
    moment = datetime.combine(date.fromisoformat(day), time(), UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", f"{moment.timestamp():.0f}")
    assert main(["ledger", office, good, "--html", str(tmp_path / "so.html")]) == 0
    said = capsys.readouterr().out
    assert f"{late} việc quá hạn tính đến hôm nay, {short_date(moment)}" in said
    assert f"{late} chỗ cần đôn đốc" in said, "the sums agree with what to do next"
    assert f"kehoach {verb} " in said.splitlines()[-1]
    assert ("31/3/2026" in said) == bool(late) and "2026-03-31" not in said
    asked = gather(Path(office), [Path(good)], None, moment.date())
    assert (tmp_path / "so.html").read_bytes() == as_html(asked)
    html = (tmp_path / "so.html").read_text("utf-8")
    assert f"Quá hạn tính đến ngày {short_date(moment)}." in html
    assert f"{late} chỗ cần đôn đốc" in html, "the file says what the screen says"
    row, *_ = [line for line in said.splitlines() if line.startswith("│ xã")]
    assert row.split("│")[-3].strip() == str(late)


def test_what_is_to_be_asked_about_is_shown_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = " ".join(f"chữ{at:03d}" for at in range(40))
    old = "text: Ban hành kế hoạch của địa phương."
    office = province(tmp_path, OFFICE.replace(old, f"text: {words}."))
    new_copy(office, "xã Tân Hưng", tmp_path / "xa.yaml")
    begun(tmp_path / "xa.yaml")
    main(["ledger", str(office), str(tmp_path / "xa.yaml"), "--on", "2026-07-01"])
    said = capsys.readouterr().out.split("Cần đôn đốc")[1]
    shown = re.findall(r"chữ\d*", said)
    assert shown == words.split() and "…" not in said


def test_what_nobody_has_to_do_anything_about_is_told_once_behind_the_result(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["ledger", str(EXAMPLE / "tinh-minh-hoa-lan-2.yaml"), str(EXAMPLE)])
    said = capsys.readouterr().out
    assert said.index("việc quá hạn tính đến") < said.index("[ledger/older]")
    assert said.count("[ledger/older]") == 1 and "cũng thế: 2 tệp khác: " in said


EVIL = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]


@pytest.mark.parametrize("evil", ["=HYPERLINK(0)", "+1", "-1", "@SUM(A1)"])
def test_cells_that_begin_like_formulas_are_text(tmp_path: Path, evil: str) -> None:
    office = province(
        tmp_path, OFFICE.replace("text: Ban hành kế hoạch của địa phương.", f'text: "{evil} việc"')
    )
    path = tmp_path / "xa.yaml"
    new_copy(office, "xã Tân Hưng", path)
    ledger = gather(office, [path])
    import zipfile

    with zipfile.ZipFile(BytesIO(as_xlsx(ledger))) as archive:
        sheets = [
            archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name
        ]
        words = archive.read("xl/sharedStrings.xml").decode()
    assert f"{evil} việc" in words
    assert not any("<f>" in sheet or "<f " in sheet for sheet in sheets)
    cells = [
        cell
        for row in csv.reader(StringIO(as_csv(ledger).decode("utf-8-sig")), delimiter=";")
        for cell in row
    ]
    assert f"'{evil} việc" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_the_calendar_is_read_back_by_a_calendar_library(found: Ledger) -> None:
    content = as_ics(found)
    assert content == as_ics(found)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    events = list(Calendar.from_ical(content).walk("VEVENT"))
    days = {(event["SUMMARY"].split(":")[0], event["DTSTART"].dt) for event in events}
    assert days == {
        ("Hạn NV02", date(2026, 3, 15)), ("Hạn NV02", date(2026, 3, 31)),
        ("Hạn NV03", date(2026, 6, 30)),
    }  # fmt: skip
    # NV04 is led by a department, which reports it.
    assert len({str(event["UID"]) for event in events}) == len(events)
    early = next(event for event in events if event["DTSTART"].dt == date(2026, 3, 15))
    assert "- phường Hồng Châu" in str(early["DESCRIPTION"])
    assert "1 đơn vị" in str(early["DESCRIPTION"])


def test_the_page_shows_every_commune_and_carries_no_script(found: Ledger) -> None:
    page = as_html(found).decode("utf-8")
    assert all(f'<td class="">{answer.unit.full}</td>' in page for answer in found.answers)
    assert page.count('class="s missing"') == 1
    assert page.count('class="s short"') >= 4
    assert "<script" not in page
    assert page.count("đã hoàn thành theo báo cáo của xã") == 1


def test_markup_in_a_plan_stays_text_in_the_page(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>"
    office = province(
        tmp_path, OFFICE.replace("text: Ban hành kế hoạch của địa phương.", f'text: "{evil}"')
    )
    path = tmp_path / "xa.yaml"
    new_copy(office, "xã Tân Hưng", path)
    page = as_html(gather(office, [path])).decode("utf-8")
    assert evil not in page
    assert "&lt;script&gt;" in page


def test_the_word_page_holds_the_matrix_whole(found: Ledger) -> None:
    document = docx.Document(BytesIO(as_docx(found)))
    (table,) = _matrices(document)
    words = [cell.text for row in table.rows for cell in row.cells]
    assert {answer.unit.full for answer in found.answers} <= set(words)
    assert words.count("×") == 1
    assert words.count("▼") == 4


@pytest.mark.parametrize(("units", "columns"), [(3, 9), (65, 12), (104, 6), (104, 20), (500, 60)])
def test_the_matrix_fits_the_paper_and_loses_no_line(units: int, columns: int) -> None:
    paper, blocks, lines = layout(units, [9.5] * columns, 90 * columns)
    assert blocks * lines >= units
    assert paper == ((297, 210) if units < 60 else (420, 297))


def test_the_word_page_says_how_far_each_plan_has_come_and_what_is_late(found: Ledger) -> None:
    ledger = found.on_day(date(2026, 4, 1))
    document = docx.Document(BytesIO(as_docx(ledger)))
    (table,) = _matrices(document)
    head, *rows = ([cell.text for cell in row.cells] for row in table.rows)
    blocks = [at for at, name in enumerate(head) if name == "Đơn vị"]
    said = {
        row[at]: (row[head.index("Kế hoạch", at)], row[head.index("Cần đôn đốc", at)])
        for row in rows
        for at in blocks
        if row[at]
    }
    sheet = CalamineWorkbook.from_filelike(BytesIO(as_xlsx(ledger))).get_sheet_by_name("Tổng hợp")
    assert said == {row[1]: (row[-2], f"{row[-1]:.0f}") for row in sheet.to_python()[3:]}
    late = {(one.assignment.mark, one.answer.unit.full) for one in ledger.standings if one.overdue}
    lists = (one for one in document.tables if one.rows[0].cells[0].text == "Mã việc")
    listed = [[cell.text for cell in row.cells] for one in lists for row in one.rows[1:]]
    told = {(row[0], unit) for row in listed for unit in row[-1].split("; ")}
    assert late and told == late
    assert all(int(row[-2]) == len(row[-1].split("; ")) for row in listed)
    notes = "\n".join(one.text for one in document.paragraphs)
    assert all(one.says in notes for one in ledger.assignments), "no word of a task is cut"


def _matrices(document: Any) -> list[Any]:
    """The tables of units × tasks."""
    return [one for one in document.tables if one.rows[0].cells[0].text == "Đơn vị"]


def test_a_matrix_with_many_tasks_is_no_wider_than_its_page(tmp_path: Path) -> None:
    tasks = ""
    for at in range(63):
        tasks += f"  - title: Nhóm {at}\n    items:\n" if at % 21 == 0 else ""
        tasks += f"      - {{id: M{at:02d}, text: Việc {at}., lead: Ủy ban nhân dân các xã}}\n"
    office = province(tmp_path, OFFICE.replace("solutions:\n", f"solutions:\n{tasks}"))
    new_copy(office, "xã Tân Hưng", tmp_path / "xa.yaml")
    ledger = gather(office, [tmp_path / "xa.yaml"])
    document = docx.Document(BytesIO(as_docx(ledger)))
    section = document.sections[0]
    assert section.page_width and section.left_margin and section.right_margin
    room = section.page_width - section.left_margin - section.right_margin
    heads = []
    for table in document.tables:
        assert sum(column.width or 0 for column in table.columns) <= room
        for row in table.rows:
            assert [cell.width for cell in row.cells] == [one.width for one in table.columns]
    for table in _matrices(document):
        assert sum(column.width or 0 for column in table.columns) <= room
        assert table.rows[1].cells[0].text == "xã Tân Hưng"
        heads += [cell.text for cell in table.rows[0].cells[1:]]
    assert heads == [*(one.mark for one in ledger.assignments), "Kế hoạch", "Cần đôn đốc"]
    assert len(heads) > 60 and len(_matrices(document)) == 2


def test_exit_codes_and_files_of_the_command(
    planted: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    office, good = str(planted / "papi-2026.yaml"), str(planted / "plans" / "xa-yen-my.yaml")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    names = {ending: tmp_path / f"so.{ending}" for ending in ("xlsx", "csv", "ics", "html", "docx")}
    files = [part for ending, path in names.items() for part in (f"--{ending}", str(path))]
    assert main(["ledger", office, good, *files]) == 0
    next_step = capsys.readouterr().out.splitlines()[-1]
    assert (
        next_step.startswith("Việc tiếp: ")
        and f"kehoach rollup {office} {good} --period" in next_step
    )
    assert all(path.stat().st_size > 500 for path in names.values())
    assert main(["ledger", office, good, "--on", "2026-04-01"]) == 1
    next_step = capsys.readouterr().out.splitlines()[-1]
    assert next_step.endswith(f"kehoach remind {office} {good} --on 2026-04-01 -o don-doc")
    main(["ledger", office, good, "--on", "2026-04-01", "--issued-from", "31/3/2026"])
    next_step = capsys.readouterr().out.splitlines()[-1]
    assert next_step.endswith("--on 2026-04-01 --issued-from 2026-03-31 -o don-doc")
    many = Steps(
        Path("t.yaml"), [Path("xa", f"{at}.yaml") for at in range(9)], "ds xã.csv"
    ).add_up()
    assert 'kehoach rollup t.yaml xa --units "ds xã.csv" --period' in many.vi
    assert main(["ledger", office, good, "--units", "hung-yen"]) == 1
    assert "1/104 đơn vị đã trả lời" in capsys.readouterr().out
    assert main(["ledger", office, good, "--xlsx", str(tmp_path / "so.docx")]) == 1
    assert main(["ledger", office, str(ROOT / "plans" / "papi-hung-yen-2022.yaml"), good]) == 1
    assert main(["ledger", office, good, "--on", "01/04/2026"]) == 1
    for wrong in ("2026-13-01", "31/6/2026", "hôm nay", "20260801"):
        with pytest.raises(SystemExit) as left:
            main(["ledger", office, good, "--on", wrong])
        assert left.value.code == 2
        assert (
            f"'{wrong}' không phải ngày; viết như 2026-08-01 hoặc 01/08/2026"
            in capsys.readouterr().err
        )


def test_the_roster_is_not_written_over(
    planted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office, good = str(planted / "papi-2026.yaml"), str(planted / "plans" / "xa-yen-my.yaml")
    roster = roster_file(tmp_path / "roster.csv", units(few=3))
    before = roster.read_bytes()
    assert main(["ledger", office, good, "--units", str(roster), "--csv", str(roster)]) == 1
    assert roster.read_bytes() == before
    assert "tệp này là đầu vào" in capsys.readouterr().out


def test_a_broken_plan_is_told_and_is_no_answer(
    planted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (planted / "plans" / "xa-yen-my.yaml").read_text("utf-8")
    (tmp_path / "xa.yaml").write_text(text.replace("dia_danh:", "dia_dan:"), "utf-8")
    (tmp_path / "rac.yaml").write_text("a: [", "utf-8")
    assert main(["ledger", str(planted / "papi-2026.yaml"), str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert "plan/unknown-key" in out
    assert "không đọc được" in out
    assert "rac.yaml:1" in out


def test_every_table_has_as_many_cells_as_columns(found: Ledger) -> None:
    for table in tables(found):
        assert all(len(row) == len(table.columns) for row in table.rows), table.name


def test_what_others_lead_is_no_late_task_of_a_commune(found: Ledger) -> None:
    late = {one.assignment.mark for one in found.on_day(date(2027, 1, 1)).standings if one.overdue}
    assert {"NV02", "NV03"} <= late and "NV04" not in late
    assert {one.led_by for one in found.standings if one.assignment.mark == "NV04"} == {
        ("Sở Nội vụ",)
    }


def test_all_sums_of_what_is_to_be_asked_are_one(
    planted: Path,
) -> None:
    """A unit without a plan is asked for it once, and for what is late."""
    ledger = gather(
        planted / "papi-2026.yaml",
        [planted / "plans"],
        read_roster("hung-yen"),
        date(2026, 7, 1),
        date(2026, 3, 1),
    )
    of_units = {row[1].text: row[-1].value for row in matrix(ledger).rows}
    (silent, *_) = (one for one in ledger.answers if one.stage is Stage.ABSENT)
    late = sum(one.overdue for one in ledger.by_answer[silent.unit.full])
    assert late and of_units[silent.name] == late + 1
    gaps = sum(map(int, of_units.values()))
    assert f"; {gaps} chỗ cần đôn đốc" in ledger.summary.vi
    unissued = sum(one.listed and one.stage is not Stage.ISSUED for one in ledger.answers)
    assert f"; {unissued} đã đến ngày phải ban hành mà chưa ban hành;" in ledger.summary.vi


def test_a_day_that_stands_in_a_sentence_is_read_as_tasks_reads_it(tmp_path: Path) -> None:
    more = (
        "implementation:\n  - title: Ủy ban nhân dân các xã, phường\n    items:\n"
        "      - {id: TH01, text: Ban hành kế hoạch của cấp mình trước ngày 20/3/2026.}\n"
        "      - {id: TH02, text: Gửi danh sách đầu mối trước ngày 27/3/2026.}\n"
    )
    office = province(tmp_path, changed(solutions=TASKS, targets=TARGETS, implementation=more))
    roster = read_roster(str(roster_file(tmp_path / "u.csv", units(few=2))))
    batch(office, roster, tmp_path / "xa")
    first, second = (
        tmp_path / "xa" / "plans" / f"papi-2026-{one.code}-{one.unit.slug}.yaml"
        for one in roster.entries
    )
    begun(second)
    begun(first)
    issued = first.read_text("utf-8").replace("so:\nngay:\n", "so: 7\nngay: 2026-03-10\n")
    first.write_text(issued, "utf-8")
    ledger = gather(office, [tmp_path / "xa"], roster, date(2026, 3, 25))
    late = {(one.assignment.mark, one.answer.path) for one in ledger.standings if one.overdue}
    assert late == {("TH01", second)}, "who has issued its plan has done it"
    by_then = date(2026, 3, 20)
    wanted = gather(office, [tmp_path / "xa"], roster, date(2026, 3, 25), by_then)
    assert [one.path for one in wanted.to_ask] == [second]
    assert not any(one.overdue for one in wanted.standings), "a plan is asked for once"
    debts = owed(office, [tmp_path / "xa"], date(2026, 3, 25), roster, None)
    assert [[one.mark for one in owing.tasks] for owing in debts.units] == [["TH01"]]
    draft = second.read_text("utf-8")
    second.unlink()
    debts = owed(office, [first], date(2026, 3, 25), roster, None)
    assert "thời hạn ban hành 20/3/2026" in letter_text(debts, debts.units[0], None)
    assert "Chưa báo cáo hoàn thành" not in letter_text(debts, debts.units[0], None)
    second.write_text(draft, "utf-8")
    (told,) = {one.assignment.deadline for one in ledger.standings if one.assignment.mark == "TH02"}
    assert told == "trước ngày 27/3/2026 (đọc từ câu)"
    assert b"20260327" in as_ics(ledger)
    after = ledger.on_day(date(2026, 3, 28)).standings
    assert {one.assignment.mark for one in after if one.overdue} == {"TH01", "TH02"}
