"""Reports that came as a workbook or as a Word paper alone count as their cells say, and no further."""

import contextlib
import shutil
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from xlsxwriter import Workbook

from generator.batch.roster import read_roster
from generator.cli import main
from generator.law.periods import period_named
from generator.rollup.gather import Gathered, read_inbox
from generator.rollup.sent import Sent
from generator.rollup.tables import rollup_tables
from generator.rollup.tally import TaskState, tallied
from tests.province import excel
from tests.province import reports as year
from tests.province.reports import HALF, TARGETS, TASKS, UNITS

FILE, BOOK, PAPER, BUILT, HAND, BROKEN = range(6)
"""Who sends the plan file, a workbook, a paper of this program alone, both, a paper of its own, a file that is none."""
PROOFS = {
    FILE: "Kế hoạch số 3/KH-UBND; bien-ban.pdf",
    BOOK: "Thông báo số 4/TB-UBND; anh.jpg",
    HAND: "Biên bản ngày 20/3/2026",
}
"""What each says that proves its tasks."""
NAMES = {"done": "Hoàn thành", "in_progress": "Đang thực hiện", "not_started": "Chưa thực hiện"}


TABLES = """\
outline:
  - {title: Nhiệm vụ, parts: [task_results]}
  - {title: Chỉ tiêu, parts: [target_results]}
  - title: Chi tiết
    items: ["Nêu tại [[PL]]."]
appendices:
  - id: PL
    title: Chi tiết
    items:
      - task_table: [no, task, state, result]
      - target_table: [no, indicator, unit, result]
"""
"""What makes tables of the results in the document of a report."""


def _book(path: Path, at: int) -> None:
    """The form as a commune fills it in."""
    book = Workbook(str(path))
    tasks, targets = book.add_worksheet("Nhiệm vụ"), book.add_worksheet("Chỉ tiêu")
    title = f"Báo cáo {HALF} – Ủy ban nhân dân {UNITS[at]}"
    for sheet in (tasks, targets):
        sheet.write_string(0, 1, title)
    proof = "Minh chứng (số, ngày văn bản hoặc tệp)"
    titles = ["Mã", "Nội dung", "Tình trạng", "Ngày hoàn thành", "Kết quả bằng lời", proof]
    tasks.write_row(3, 0, titles)
    for row, (id_, (says, _, _)) in enumerate(TASKS.items(), 4):
        state, day = year.state(at, id_, HALF)
        shown = "/".join(reversed(day.split("-")))
        tasks.write_row(row, 0, [id_, says, NAMES[state], shown, "theo bảng", PROOFS[BOOK]])
    targets.write_row(3, 0, ["Mã", "Nội dung", "Giá trị đạt được", "Kết quả bằng lời"])
    for row, (id_, (says, _, _)) in enumerate(TARGETS.items(), 4):
        targets.write_row(row, 0, [id_, says, year.value(at, id_, HALF), ""])
    book.close()


def _saved(path: Path, at: int, value: str, day: datetime) -> None:
    """A form with one figure, as it was saved on a day."""
    book = Workbook(str(path))
    book.set_properties({"created": day})
    sheet = book.add_worksheet("Chỉ tiêu")
    sheet.write_string(0, 1, f"Báo cáo {HALF} – Ủy ban nhân dân {UNITS[at]}")
    sheet.write_row(3, 0, ["Mã", "Nội dung", "Giá trị đạt được"])
    sheet.write_row(4, 0, ["CT01", TARGETS["CT01"][0], value])
    book.close()


def test_of_two_workbooks_the_one_that_was_saved_later_counts(tmp_path: Path) -> None:
    year.province(tmp_path)
    own = year.commune(tmp_path, 0)
    for hour, name in ((8, "so-lieu"), (10, "ban-sua"), (9, "chot")):
        _saved(own / f"{name}.xlsx", 0, f"9{hour % 8},5", datetime(2026, 6, 12, hour))
    shutil.copy(own / "ban-sua.xlsx", own / "z.xlsx")
    period = period_named(HALF)
    assert period
    with contextlib.chdir(tmp_path):
        found = read_inbox(Path("tinh/ke-hoach.yaml"), [Path("xa")]).of(period)
    report = _report(found, 0)
    assert Path(report.path).name == "ban-sua.xlsx", "a copy of it says the same"
    told = [one for one in found.notes if one.code == "rollup/twice"]
    assert sorted(Path(one.spot.path).stem for one in told) == ["ban-sua", "chot", "so-lieu"]
    assert any("lưu sau" in one.message.vi for one in told)


def test_rows_of_what_was_never_given_to_the_commune_are_not_missed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office, _ = year.province(tmp_path)
    text = office.read_text("utf-8")
    own = "      - {id: NV99, text: Công bố danh mục., lead: Sở Nội vụ, deadline: 2026-05-01}\n"
    supported = own.replace("NV99", "NV98").replace(
        "lead: Sở Nội vụ", f"lead: Sở Nội vụ, support: [{year.LEADING!r}]"
    )
    office.write_text(text.replace("recipients:", f"{own}{supported}recipients:"), "utf-8")
    (tmp_path / "xa").mkdir()
    _saved(tmp_path / "xa" / "bc.xlsx", 0, "97,5", datetime(2026, 6, 12))
    with contextlib.chdir(tmp_path):
        assert main(["rollup", "tinh/ke-hoach.yaml", "xa", "--period", HALF]) == 1
    told = capsys.readouterr().out
    assert "NV99" not in told and "thiếu dòng của NV98" not in told
    assert f"{UNITS[0]}: thiếu dòng của CT02" in told, "what was given and is not there is told"
    assert "xa/bc.xlsx" in told


# ---- one workbook, wherever it lies and whatever came with it


def _raised(own: Path) -> Path:
    """The commune's plan, in which the first target is higher than the office's."""
    path = own / "ke-hoach.yaml"
    text = path.read_text("utf-8")
    assert text.count("target: {at_least: '98', year: 2026}") == 1
    path.write_text(text.replace("at_least: '98'", "at_least: '99'"), "utf-8")
    return path


def _form_filled(plan: Path, to: Path, answers: dict[str, dict[str, excel.Typed]]) -> None:
    """The form of the half year on the plan, filled in by hand."""
    form = plan.parent / "mau.xlsx"
    assert main(["report", str(plan), "--period", HALF, "--xlsx", str(form)]) == 0
    excel.fill(form, answers, to)
    form.unlink()


ANSWERS: dict[str, dict[str, excel.Typed]] = {
    "NV01": {"Tình trạng": "Hoàn thành", "Ngày hoàn thành": "20/3/2026"},
    "CT01": {"Giá trị đạt được": 96.5},
}


def _of_half(folder: Path) -> Gathered:
    period = period_named(HALF)
    assert period
    with contextlib.chdir(folder):
        return read_inbox(Path("tinh/ke-hoach.yaml"), [Path("xa")]).of(period)


def _since(gathered: Gathered) -> Decimal | None:
    """What the first target has changed since the year before."""
    (target,) = (one for one in tallied(gathered).targets if one.asked.id == "CT01")
    return target.since("baseline")


@pytest.mark.parametrize("way", ["beside", "apart", "alone", "taken in"])
def test_a_workbook_says_the_same_wherever_it_lies(
    way: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    year.province(tmp_path)
    plan = _raised(year.commune(tmp_path, 0))
    apart = tmp_path / "xa" / "bang"
    apart.mkdir()
    book = (apart if way == "apart" else plan.parent) / "gui.xlsx"
    _form_filled(plan, book, ANSWERS)
    if way == "alone":
        plan.unlink()
    if way == "taken in":
        assert main(["report", str(plan), "--from", str(book)]) == 0
        book.unlink()
    found = _of_half(tmp_path)
    assert [one.code for one in found.notes] == []
    assert _since(found) == Decimal("96.5") - Decimal(year.baseline(0, "CT01").replace(",", "."))


def test_a_cell_of_the_form_that_somebody_changed_is_told(tmp_path: Path) -> None:
    year.province(tmp_path)
    plan = _raised(year.commune(tmp_path, 0))
    book = plan.with_name("gui.xlsx")
    _form_filled(plan, book, ANSWERS)
    spoilt = load_workbook(book)
    spoilt["Chỉ tiêu"]["D5"] = "từ 90% trở lên"
    spoilt.save(book)
    (told,) = (one for one in _of_half(tmp_path).notes if one.code == "report/changed")
    assert told.spot.part == "Chỉ tiêu!D5"


NEW_TASK = "  - {id: NV09, text: Công khai số điện thoại., lead: Văn phòng, deadline: 2026-04-10}\nrecipients:"


def _newer(folder: Path) -> tuple[Path, Path]:
    """The commune's plan of version 1 in the office's folder, and a workbook of its version 2."""
    office, _ = year.province(folder)
    new = "      - {id: NV09, text: Công khai số điện thoại., lead: UBND các xã, deadline: 2026-04-10}\n"
    office.write_text(
        office.read_text("utf-8").replace("recipients:", f"{new}recipients:"), "utf-8"
    )
    plan = year.commune(folder, 0) / "ke-hoach.yaml"
    text, book = plan.read_text("utf-8"), plan.with_name("gui.xlsx")
    newer = text.replace("version: 1", "version: 2", 1).replace("recipients:", NEW_TASK)
    plan.write_text(newer.replace("at_least: '98'", "at_least: '99'"), "utf-8")
    late: dict[str, excel.Typed] = {"Tình trạng": "Chưa thực hiện"}
    _form_filled(plan, book, {**ANSWERS, "NV09": late})
    plan.write_text(text, "utf-8")
    return plan, book


def test_of_a_form_newer_than_the_plan_here_every_answer_counts(tmp_path: Path) -> None:
    _newer(tmp_path)
    found = _of_half(tmp_path)
    codes = {one.code for one in found.notes}
    assert codes == {"report/newer", "report/differs"}, [str(one) for one in found.notes]
    (told,) = (one for one in found.notes if one.code == "report/newer")
    assert "phiên bản 2" in told.message.vi and "còn là 1" in told.message.vi
    (task,) = (one for one in tallied(found).tasks if one.asked.id == "NV09")
    (stand,) = task.stands
    assert stand.state is TaskState.NOT_STARTED and stand.overdue


def test_a_form_newer_than_the_plan_here_is_not_taken_in_by_halves(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, book = _newer(tmp_path)
    before = sorted(plan.parent.iterdir()), book.read_bytes()
    capsys.readouterr()
    assert main(["report", str(plan), "--from", str(book)]) == 1
    told = capsys.readouterr().out
    assert "report/newer" in told and "phiên bản 2" in told and "kehoach update" in told
    assert "đã bị sửa" not in told
    assert (sorted(plan.parent.iterdir()), book.read_bytes()) == before


def _paper(path: Path, at: int) -> None:
    """A paper that somebody typed in Word, with a table of its own making."""
    document = docx.Document()
    for line in (
        f"ỦY BAN NHÂN DÂN {UNITS[at].upper()}",
        "BÁO CÁO",
        f"Kết quả {HALF} thực hiện Kế hoạch số 11/KH-UBND",
        "Tính đến ngày 15/6/2026, Ủy ban nhân dân xã báo cáo như sau:",
    ):
        document.add_paragraph(line)
    rows = [("TT", "Nội dung nhiệm vụ", "Tình trạng", "Kết quả thực hiện", "Minh chứng")]
    for number, (says, _, _) in enumerate(TASKS.values(), 1):
        told = ("Đã hoàn thành ngày 20/3/2026", "đang triển khai", "Cơ bản xong", "Chưa thực hiện")[
            number - 1
        ]
        rows.append((str(number), f"{says}.", told, "đã làm", PROOFS[HAND]))
    _table(document, rows)
    figures = ("97,5%", "500 hồ sơ", "300", "khoảng 200", "4,0 điểm")
    named = (
        (str(at), says, figure)
        for at, ((says, _, _), figure) in enumerate(zip(TARGETS.values(), figures, strict=True), 1)
    )
    _table(document, [("STT", "Chỉ tiêu", "Kết quả"), *named])
    document.save(str(path))


def _table(document: docx.document.Document, rows: list[tuple[str, ...]]) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gathered]:
    folder = tmp_path_factory.mktemp("bang")
    year.province(folder)
    for at in range(6):
        year.commune(folder, at)
    with contextlib.chdir(folder):
        for at in (FILE, PAPER, BUILT):
            report = year.sent(folder, at, HALF)
            if at == FILE:
                text, proofs = report.read_text("utf-8"), PROOFS[FILE].split("; ")
                proven = f"evidence: ['{proofs[0]}', '{proofs[1]}'], id: NV01"
                report.write_text(text.replace("id: NV01", proven), "utf-8")
            else:
                text = report.read_text("utf-8")
                report.write_text(text + TABLES, "utf-8")
                assert main(["build", str(report), "-o", f"xa/{at:02}"]) in (0, 1)
                assert report.with_suffix(".docx").is_file()
        Path("xa/02/bao-cao-6-thang.yaml").unlink()
        Path("xa/02/ke-hoach.yaml").unlink()
        _book(Path("xa/01/so-lieu.xlsx"), BOOK)
        _paper(Path("xa/04/gui tỉnh.docx"), HAND)
        Path("xa/05/bao cao.docx").write_bytes(b"PK\3\4 hong")
        other = Path("xa/05/danh-ba.xlsx")
        book = Workbook(str(other))
        book.add_worksheet().write_string(0, 0, "Danh bạ")
        book.close()
        shutil.copy(other, "xa/05/~$danh-ba.xlsx")
        period = period_named(HALF)
        assert period
        inbox = read_inbox(Path("tinh/ke-hoach.yaml"), [Path("xa")], read_roster("xa.csv"))
        yield inbox.of(period)


def _report(found: Gathered, at: int) -> Sent:
    report = found.units[at].report
    assert report
    return report


def test_a_workbook_alone_counts_each_answer_at_its_cell(found: Gathered) -> None:
    report = _report(found, BOOK)
    assert report.path == "xa/01/so-lieu.xlsx"
    for id_ in TASKS:
        state, day = year.state(BOOK, id_, HALF)
        said = report.said[id_]
        assert said.state == state and (said.day.isoformat() if said.day else "") == day
    for id_ in TARGETS:
        assert report.said[id_].number == Decimal(year.value(BOOK, id_, HALF).replace(",", "."))
    assert report.spot("NV02").part == "Nhiệm vụ!C6"


def test_a_paper_of_this_program_alone_is_read_from_its_tables(found: Gathered) -> None:
    report = _report(found, PAPER)
    assert report.path == "xa/02/bao-cao-6-thang.docx"
    assert {id_: report.said[id_].state for id_ in TASKS} == {
        id_: year.state(PAPER, id_, HALF)[0] for id_ in TASKS
    }
    day = year.state(PAPER, "NV01", HALF)[1]
    assert str(report.said["NV01"].day) == day
    values = {id_: year.value(PAPER, id_, HALF).replace(",", ".") for id_ in TARGETS}
    assert {id_: report.said[id_].number for id_ in TARGETS} == {
        id_: Decimal(one) for id_, one in values.items()
    }
    assert report.spot("NV01").part.startswith("bảng ")


def test_what_proves_a_task_stands_beside_it_whatever_way_it_came(found: Gathered) -> None:
    sheets = {one.name: one for one in rollup_tables(tallied(found, None))}
    every = sheets["Từng đơn vị"]
    titles = [title for title, _ in every.columns]
    rows = [dict(zip(titles, [cell.text for cell in row], strict=True)) for row in every.rows]
    said = {row["Đơn vị"]: row["Minh chứng"] for row in rows if row["Mã việc"] == "NV01"}
    assert {at: said[UNITS[at]] for at in PROOFS} == PROOFS
    assert not said[UNITS[BUILT]]


def test_beside_its_plan_file_a_document_says_nothing_new(found: Gathered) -> None:
    assert _report(found, BUILT).path == "xa/03/bao-cao-6-thang.yaml"
    assert not [one for one in found.notes if one.code == "rollup/twice"]


def test_of_a_paper_by_hand_only_what_is_certain_counts(found: Gathered) -> None:
    report = _report(found, HAND)
    assert str(report.as_of) == "2026-06-15"
    said = {id_: (one.state or one.value) for id_, one in report.said.items()}
    assert said == {
        "NV01": "done",
        "NV02": "in_progress",
        "NV04": "not_started",
        "CT01": "97,5",
        "CT02": "500",
        "CT03": "300",
    }
    told = [one.message.vi for one in found.notes if one.code == "rollup/unclear"]
    assert [one.partition(":")[0] for one in told] == ["'NV03'", "'CT04'", "'CT05'"]
    assert "“Cơ bản xong”" in told[0]


def test_what_cannot_be_read_is_told_of_its_unit_and_what_is_no_report_is_not(
    found: Gathered,
) -> None:
    unit = found.units[BROKEN]
    assert unit.report is None and [one.spot.path for one in unit.unread] == ["xa/05/bao cao.docx"]
    assert not [one for one in found.notes if "danh-ba" in one.spot.path]
