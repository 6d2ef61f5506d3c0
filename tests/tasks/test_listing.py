"""The verb `tasks`: papers and plan files in; text, JSON, workbook, table and calendar out."""

import csv
import json
import zipfile
from datetime import date
from io import StringIO
from pathlib import Path, PurePath

import pytest
from icalendar import Calendar
from python_calamine import CalamineWorkbook

from generator.cli import main
from generator.package import zip_parts
from generator.tasks.asked import concerns
from generator.tasks.listing import tasks_csv, tasks_ics
from generator.tasks.task import GivenTask
from tests.helpers import BASE, changed
from tests.tasks.papers import paper

ROWS = [
    ["STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm"],
    [
        "1",
        "=1+1 rà soát",
        "Sở Nội vụ",
        "UBND các xã, phường",
        "Trước ngày 15/6/2026 và 15/12/2026",
        "Báo cáo",
    ],
    ["2", "Công bố thủ tục", "Sở Y tế", "", "Thường xuyên", ""],
]


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """A paper that gives two tasks."""
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(zip_parts(paper(ROWS).parts))
    return path


def _json(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    assert main(["tasks", "--format", "json", *arguments]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)["tasks"]
    return found


def test_json_has_each_task_with_all_that_is_said(
    given: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = _json(capsys, str(given))
    assert first == {
        "file": given.as_posix(),
        "text": "=1+1 rà soát",
        "leads": ["Sở Nội vụ"],
        "supports": ["UBND các xã, phường"],
        "deadline": ROWS[1][4],
        "due": "2026-12-15",
        "product": "Báo cáo",
        "passage": " | ".join(ROWS[1]),
        "place": "bảng 1, hàng 2",
    }
    assert (second["due"], second["deadline"]) == (None, "Thường xuyên")


def test_text_is_read_by_people(given: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tasks", str(given)]) == 0
    told = capsys.readouterr().out
    assert "1. =1+1 rà soát\n" in told and told.endswith("2 nhiệm vụ\n")
    assert (
        "chủ trì: Sở Nội vụ; phối hợp: UBND các xã, phường; thời hạn: Trước ngày 15/6/2026 và 15/12/2026"
        in told
    )
    assert f"[{given.as_posix()}, bảng 1, hàng 2]" in told


def test_files_hold_text_and_days_and_no_formula(
    given: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, table, days = (tmp_path / f"viec.{ending}" for ending in ("xlsx", "csv", "ics"))
    assert (
        main(["tasks", str(given), "--xlsx", str(book), "--csv", str(table), "--ics", str(days)])
        == 0
    )
    sheet = CalamineWorkbook.from_path(book).get_sheet_by_index(0).to_python()
    assert sheet[2][:3] == ["STT", "Nhiệm vụ", "Chủ trì"]
    assert sheet[3][1:6] == [
        "=1+1 rà soát",
        "Sở Nội vụ",
        "UBND các xã, phường",
        ROWS[1][4],
        date(2026, 12, 15),
    ]
    with zipfile.ZipFile(book) as archive:
        assert b"<hyperlink" not in archive.read("xl/worksheets/sheet1.xml")
    rows = list(csv.reader(StringIO(table.read_text("utf-8-sig")), delimiter=";"))
    assert rows[1][1] == "'=1+1 rà soát" and len(rows) == 3
    events = Calendar.from_ical(days.read_bytes()).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [date(2026, 6, 15), date(2026, 12, 15)]
    assert "Chủ trì: Sở Nội vụ" in events[0]["description"]
    assert len({str(event["uid"]) for event in events}) == 2


def test_a_task_read_from_a_sentence_begins_with_a_capital_where_it_stands_alone() -> None:
    """`Văn phòng … đôn đốc, tổng hợp.` gives what the office does."""
    task = GivenTask("đôn đốc, tổng hợp", due=(date(2026, 6, 15),))
    found = [(PurePath("ke-hoach.docx"), task)]
    assert ";Đôn đốc, tổng hợp;" in tasks_csv(found).decode("utf-8-sig")
    (event,) = Calendar.from_ical(tasks_ics(found)).walk("VEVENT")
    assert event["summary"] == "Hạn: Đôn đốc, tổng hợp"
    assert [one.decoded("trigger").days for one in event.walk("VALARM")] == [-7, -3, -1]
    assert GivenTask("eOffice dùng chung").title == "eOffice dùng chung"


def test_a_list_that_somebody_wrote_in_is_kept(
    given: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "viec.csv"
    for _ in range(2):
        assert main(["tasks", str(given), "--csv", str(table)]) == 0
    assert sorted(one.name for one in tmp_path.glob("viec*")) == ["viec.csv"]
    for number in ("một", "hai"):
        table.write_text(number, "utf-8")
        assert main(["tasks", str(given), "--csv", str(table)]) == 0
    assert (tmp_path / "viec.truoc.csv").read_text("utf-8") == "một"
    assert (tmp_path / "viec.truoc-2.csv").read_text("utf-8") == "hai"
    assert "viec.truoc-2.csv" in capsys.readouterr().out


@pytest.mark.parametrize(("option", "name"), [("--xlsx", "viec.csv"), ("--csv", "ke-hoach.docx")])
def test_a_file_of_another_kind_or_that_is_read_is_refused(
    given: Path, tmp_path: Path, option: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = given.read_bytes()
    assert main(["tasks", str(given), option, str(tmp_path / name)]) == 1
    assert "tasks/target" in capsys.readouterr().out and given.read_bytes() == before


def test_where_nothing_could_be_read_no_list_is_written(
    given: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken, target = tmp_path / "hong.docx", tmp_path / "ds.csv"
    broken.write_bytes(b"PK")
    target.write_bytes(b"of last time")
    assert main(["tasks", str(broken), "--csv", str(target)]) == 1
    assert target.read_bytes() == b"of last time" and "ds.csv" not in capsys.readouterr().out
    assert main(["tasks", str(broken), str(given), "--csv", str(target)]) == 1
    assert target.read_bytes() != b"of last time"


def test_what_cannot_be_read_is_told_beside_what_can(
    given: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "hong.docx"
    broken.write_bytes(b"PK")
    assert main(["tasks", "--format", "json", str(broken), str(given)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert len(told["tasks"]) == 2 and told["problems"][0]["path"] == broken.as_posix()


def test_a_plan_file_gives_what_it_declares_and_what_its_sentences_say(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.yaml"
    text = changed(
        solutions="solutions:\n  - title: Chỉ đạo\n    items:\n      - {id: NV01, text: Xây dựng **kế hoạch** kiểm tra., lead: Sở Nội vụ,"
        " support: [Sở Y tế, Công an tỉnh], deadline: Quý II/2026, product: Kế hoạch}\n      - {text: Tập huấn., deadline: 2026-09-30}",
        implementation="implementation:\n  - title: Sở Tài chính\n    items:\n      - Bố trí kinh phí trước ngày 15/3/2026.\n      - {text: Quyết toán., deadline: 2026-12}",
    )
    path.write_text(text, "utf-8")
    found = _json(capsys, str(path))
    brief = [
        (one["text"], one["leads"], one["supports"], one["deadline"], one["due"], one["product"])
        for one in found
    ]
    assert brief == [
        (
            "Xây dựng kế hoạch kiểm tra",
            ["Sở Nội vụ"],
            ["Sở Y tế", "Công an tỉnh"],
            "Quý II/2026",
            "2026-06-30",
            "Kế hoạch",
        ),
        ("Tập huấn", [], [], "30/9/2026", "2026-09-30", ""),
        (
            "Bố trí kinh phí trước ngày 15/3/2026",
            ["Sở Tài chính"],
            [],
            "trước ngày 15/3/2026",
            "2026-03-15",
            "",
        ),
        ("Quyết toán", ["Sở Tài chính"], [], "tháng 12/2026", "2026-12-31", ""),
    ]
    line = next(at for at, one in enumerate(text.splitlines(), 1) if "NV01" in one)
    assert found[0]["place"] == f"dòng {line} (điểm a khoản 1 Mục III)"
    assert str(found[0]["passage"]).startswith(
        "Nhiệm vụ, giải pháp | Chỉ đạo | a) Xây dựng kế hoạch kiểm tra | Sở Nội vụ"
    )


def test_a_plan_with_errors_gives_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(BASE.replace("kind: ke_hoach", "kind: ke_hoac"), "utf-8")
    assert main(["tasks", str(path)]) == 1
    assert "ke_hoac" in capsys.readouterr().out


FOR = [
    ("UBND cấp xã", "UBND các xã, phường", True),
    ("UBND cấp xã", "Ủy ban nhân dân cấp xã", True),
    ("ubnd cap xa", "Uỷ ban nhân dân các xã, phường, đặc khu", True),
    ("UBND cấp xã", "Lãnh đạo UBND xã Tân Hưng", True),
    ("UBND cấp xã", "Các sở, ban, ngành, địa phương", True),
    ("UBND cấp xã", "UBND tỉnh", False),
    ("UBND cấp xã", "Các sở, ban, ngành", False),
    ("UBND xã Tân Hưng", "UBND các xã, phường", True),
    ("xã Tân Hưng", "UBND xã Tân Hưng", True),
    ("UBND xã Tân Hưng", "UBND xã Tân Tiến", False),
    ("Sở Nội vụ", "Lãnh đạo Sở Nội vụ", True),
    ("so noi vu", "SỞ NỘI VỤ", True),
    ("Sở Nội vụ", "Các sở: Tài chính, Nội vụ và Y tế", True),
    ("Sở Nội vụ", "Sở Tài chính", False),
    ("Sở Y tế", "Trung tâm Y tế", False),
    ("Sở Văn hóa, Thể thao và Du lịch", "Sở Văn hoá, Thể thao và Du lịch", True),
    ("MTTQ", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", True),
    ("", "Sở Nội vụ", False),
    ("Sở Y tế", "Phối hợp: các sở: Nội vụ, Y tế", True),
    ("Sở Y tế", "Sở Y tế chủ trì", True),
]


@pytest.mark.parametrize(("asked", "name", "is_his"), FOR)
def test_whose_task_it_is(asked: str, name: str, is_his: bool) -> None:
    assert concerns(GivenTask("", leads=(name,)), asked) is is_his
    assert concerns(GivenTask("", supports=("Sở Tư pháp", name)), asked) is is_his


def test_only_what_one_leads_or_supports_is_listed(
    given: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [one["text"] for one in _json(capsys, str(given), "--for", "UBND cấp xã")] == [
        "=1+1 rà soát"
    ]
    both = _json(capsys, str(given), "--for", "UBND cấp xã", "--for", "sở y tế")
    assert len(both) == 2


def test_a_folder_is_all_papers_and_plans_in_it(
    given: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (given.parent / "~$ke-hoach.docx").write_bytes(b"")
    assert len(_json(capsys, str(given.parent))) == 2
    empty = given.parent / "trong"
    empty.mkdir()
    assert main(["tasks", str(empty)]) == 1


def test_what_is_not_read_is_told(given: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parts = dict(paper(ROWS).parts)
    body = parts["word/document.xml"].replace(b"<w:sectPr", b"<w:altChunk/><w:sectPr", 1)
    given.write_bytes(zip_parts(parts | {"word/document.xml": body}))
    assert main(["tasks", "--format", "json", str(given)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in told["problems"]] == ["file/not-read"] and len(
        told["tasks"]
    ) == 2
