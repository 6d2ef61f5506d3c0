"""What came back to the office: who has sent what, and why it does not do; nobody is accused who has sent something."""

import csv
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import docx
import pytest
from icalendar import Calendar
from python_calamine import CalamineWorkbook

from generator.batch.roster import read_roster
from generator.cascade.commands import new_copy
from generator.cli import main
from generator.ledger.answers import Answer, Stage
from generator.ledger.exports import as_csv, as_ics, as_xlsx
from generator.ledger.gather import Ledger, gather
from generator.ledger.page import as_html
from generator.ledger.printed import as_docx
from generator.ledger.tables import units as units_table
from tests.helpers import ROOT
from tests.province.offices import OFFICE, UNSIGNED, batch, begun, province, roster_file, units
from tests.test_encodings import of_windows

FEW = 8


class Inbox:
    """An office that has made a batch for eight communes, and what came back of it."""

    def __init__(self, folder: Path) -> None:
        self.office = province(folder)
        self.list = roster_file(folder / "u.csv", units(few=FEW))
        self.roster = read_roster(str(self.list))
        batch(self.office, self.roster, folder / "out")
        self.sent = folder / "den"
        self.sent.mkdir()
        self.made = folder / "out"

    def name(self, at: int) -> str:
        """How `batch` called the files of a unit."""
        entry = self.roster.entries[at]
        return f"papi-2026-{entry.code}-{entry.unit.slug}"

    def full(self, at: int) -> str:
        """The full name of a unit."""
        return self.roster.entries[at].unit.full

    def text(self, at: int) -> str:
        """The plan of a unit with a name of who signs."""
        return begun(self.made / "plans" / f"{self.name(at)}.yaml").read_text("utf-8")

    def put(self, name: str, content: bytes) -> Path:
        """A file that came."""
        path = self.sent / name
        path.write_bytes(content)
        return path

    def ledger(self, *more: Path, roster: bool = True, **days: date) -> Ledger:
        """The ledger of what came."""
        given = self.roster if roster else None
        return gather(self.office, more or [self.sent], given, **days)  # type: ignore[arg-type]


@pytest.fixture
def inbox(tmp_path: Path) -> Inbox:
    return Inbox(tmp_path)


def _stages(ledger: Ledger) -> dict[str, Stage]:
    return {one.unit.full: one.stage for one in ledger.answers if one.stage is not Stage.ABSENT}


def _answer(ledger: Ledger, full: str) -> Answer:
    return next(one for one in ledger.answers if one.unit.full == full)


def test_right_after_a_batch_nobody_has_answered(
    inbox: Inbox, capsys: pytest.CaptureFixture[str]
) -> None:
    for place in (inbox.made / "plans", inbox.made):
        ledger = inbox.ledger(place)
        assert set(_stages(ledger).values()) == {Stage.UNTOUCHED} and len(ledger.to_ask) == FEW
        assert f"0/{FEW} đơn vị đã trả lời; {FEW} bản chép còn nguyên" in ledger.summary.vi
        assert ledger.has_gaps and not ledger.notes
    given = [str(inbox.office), str(inbox.made / "plans"), "--units", str(inbox.list)]
    assert main(["ledger", *given, "--on", "2026-12-31"]) == 1
    said = capsys.readouterr().out
    assert f"{FEW} bản chép còn nguyên" in said
    late = sum(one.overdue for one in inbox.ledger(inbox.made).on_day(date(2026, 12, 31)).standings)
    by_unit, asked = said.split("Cần đôn đốc")
    rows = [line.split("│") for line in by_unit.splitlines() if "bản chép" in line and "│" in line]
    assert f"{FEW + late} chỗ cần đôn đốc" in said, "a plan of each, and what is late"
    assert asked.count("Kế hoạch của đơn vị") == FEW and asked.count("quá hạn") == late
    assert late and sum(int(row[-3]) for row in rows) == late, "as the workbook has it"


SAVED: dict[str, Callable[[str], bytes]] = {
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "BOM": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "UTF-16": lambda text: text.encode("utf-16"),
    "Windows-1258": of_windows,
    "a comment": lambda text: f"# đã xem\n{text}".encode(),
    "tabs": lambda text: text.replace("\n", "\t\n").encode(),
    "another folder": lambda text: text.replace("tep: ../../", "tep: ").encode(),
}


@pytest.mark.parametrize("how", SAVED)
def test_a_copy_that_was_only_saved_is_untouched(inbox: Inbox, how: str) -> None:
    text = (inbox.made / "plans" / f"{inbox.name(0)}.yaml").read_text("utf-8")
    content = SAVED[how](text)
    assert content != text.encode()
    inbox.put(f"{inbox.name(0)}.yaml", content)
    assert _stages(inbox.ledger()) == {inbox.full(0): Stage.UNTOUCHED}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (UNSIGNED, "Lê Thị Hoa"),
        ("Quý II/2026", "Quý I/2026"),
        ("  - Lưu: VT\n", "  - Công an xã\n  - Lưu: VT\n"),
        ("phien_ban: 1\nloai", "phien_ban: 2\nloai"),
    ],
)
def test_a_copy_with_one_other_word_is_an_answer(inbox: Inbox, old: str, new: str) -> None:
    text = (inbox.made / "plans" / f"{inbox.name(0)}.yaml").read_text("utf-8")
    assert old in text
    inbox.put("a.yaml", text.replace(old, new).encode())
    assert _stages(inbox.ledger()) == {inbox.full(0): Stage.DRAFT}


def test_a_copy_of_an_older_version_is_untouched_as_long_as_its_base_says_so(inbox: Inbox) -> None:
    path = inbox.sent / "xa.yaml"
    new_copy(inbox.office, inbox.full(0), path)
    province(
        inbox.office.parent,
        OFFICE.replace("version: 1", "version: 2").replace("một cửa", "một cửa điện tử"),
    )
    assert _stages(inbox.ledger()) == {inbox.full(0): Stage.UNTOUCHED}
    main(["update", str(path)])
    assert "điện tử" in path.read_text("utf-8")
    assert _stages(inbox.ledger()) == {inbox.full(0): Stage.UNTOUCHED}
    begun(path)
    assert _stages(inbox.ledger()) == {inbox.full(0): Stage.DRAFT}


def test_a_copy_of_an_older_version_without_its_base_is_known_by_that_of_another(
    inbox: Inbox,
) -> None:
    older = (inbox.made / "plans" / f"{inbox.name(0)}.yaml").read_bytes()
    inbox.put("tra-loi.yaml", older)
    newer = OFFICE.replace("version: 1", "version: 2").replace("một cửa", "một cửa điện tử")
    province(inbox.office.parent, newer)
    assert _stages(inbox.ledger()) == {inbox.full(0): Stage.DRAFT}, "there is nothing to compare"
    base = inbox.made / "plans" / f"{inbox.name(1)}.goc.yaml"
    inbox.put("cua-xa-khac.goc.yaml", base.read_bytes())
    assert _stages(inbox.ledger()) == {inbox.full(0): Stage.UNTOUCHED}
    inbox.put("cua-xa-khac.goc.yaml", b"id: papi-2026\nversion: 1\n")
    assert _stages(inbox.ledger()) == {inbox.full(0): Stage.DRAFT}, "a base that cannot be read"
    inbox.put("cua-xa-khac.goc.yaml", base.read_bytes())
    begun(inbox.sent / "tra-loi.yaml")
    assert _stages(inbox.ledger()) == {inbox.full(0): Stage.DRAFT}


def _twice(text: str) -> bytes:
    assert "ma: NV03" in text
    return text.replace("ma: NV03", "ma: NV02").encode()


BROKEN: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "letters of another encoding": (
        "yaml/encoding",
        lambda text: text.encode("cp1252", "replace") + b"\xe3",
    ),
    "UTF-16 cut off": ("yaml/encoding", lambda text: text.encode("utf-16")[:-1]),
    "an id twice": ("plan/duplicate-id", _twice),
    "tabs that indent": ("yaml/tab", lambda text: text.replace("\n  - ", "\n\t- ").encode()),
    "a key that is none": (
        "plan/unknown-key",
        lambda text: text.replace("dia_danh", "dia_dan").encode(),
    ),
    "quotes not closed": (
        "yaml/syntax",
        lambda text: text.replace("trich_yeu: ", 'trich_yeu: "').encode(),
    ),
    "an empty file": ("yaml/empty", lambda text: b""),
    "Word in the place of the plan": (
        "yaml/not-text",
        lambda text: (ROOT / "templates" / "ke-hoach.docx").read_bytes(),
    ),
    "too long": ("file/too-large", lambda text: text.encode() * 500),
}
"""The codes of what is wrong, and how a plan becomes so."""


def _exported(ledger: Ledger) -> dict[str, str]:
    """The words of every export."""
    book = CalamineWorkbook.from_filelike(BytesIO(as_xlsx(ledger)))
    sheet = book.get_sheet_by_name("Cần hỏi lại").to_python()
    document = docx.Document(BytesIO(as_docx(ledger)))
    events = Calendar.from_ical(as_ics(ledger)).walk("VEVENT")
    return {
        "xlsx": "\n".join(" ".join(map(str, row)) for row in sheet),
        "html": as_html(ledger).decode("utf-8"),
        "docx": "\n".join(
            " ".join(cell.text for cell in row.cells)
            for table in document.tables
            for row in table.rows
        ),
        "ics": "\n".join(str(event["DESCRIPTION"]) for event in events),
    }


@pytest.mark.parametrize("what", BROKEN)
def test_what_cannot_be_read_has_its_unit_and_its_reason_everywhere(
    inbox: Inbox, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, broken = BROKEN[what]
    path = inbox.put(f"{inbox.name(2)}.yaml", broken(inbox.text(2)))
    inbox.put(f"{inbox.name(3)}.yaml", inbox.text(3).encode())
    ledger = inbox.ledger()
    full = inbox.full(2)
    assert _stages(ledger) == {full: Stage.UNREADABLE, inbox.full(3): Stage.DRAFT}
    answer = _answer(ledger, full)
    assert {one.code for one in answer.problems} >= {code} and answer.path == path
    told = answer.problems[0].message.vi[:40]
    for ending, words in _exported(ledger).items():
        lines = [one.replace("&#39;", "'") for one in words.split("\n") if full in one]
        assert any("không đọc được" in one and path.name in one and told in one for one in lines), (
            ending
        )
        seen = path.parent.as_posix() in words
        assert seen == (ending in ("xlsx", "html")), "no folders on paper, nor in a calendar"
    rows = csv.reader(StringIO(as_csv(ledger).decode("utf-8-sig")), delimiter=";")
    mine = [row for row in rows if row[1] == full]
    assert mine and {row[4] for row in mine} == {"không đọc được"} and path.as_posix() in mine[0]
    assert main(["ledger", str(inbox.office), str(inbox.sent), "--units", str(inbox.list)]) == 1
    out = capsys.readouterr().out
    assert code in out and "1 không đọc được" in out and f"{FEW - 2} chưa gửi" in out


@pytest.mark.parametrize("encoding", ["utf-16", "cp1258"])
def test_what_can_be_read_in_another_encoding_is_an_answer_with_a_remark(
    inbox: Inbox, encoding: str
) -> None:
    text = inbox.text(1)
    inbox.put("b.yaml", text.encode(encoding) if encoding == "utf-16" else of_windows(text))
    ledger = inbox.ledger()
    assert _stages(ledger) == {inbox.full(1): Stage.DRAFT}
    assert [one.code for one in ledger.notes] == ["yaml/converted"]


def test_a_plan_that_notepad_called_txt_is_read(inbox: Inbox) -> None:
    inbox.put("xa.yaml.txt", inbox.text(1).encode())
    ledger = inbox.ledger()
    assert _stages(ledger) == {inbox.full(1): Stage.DRAFT}
    assert [one.code for one in ledger.notes] == ["yaml/txt"]


@pytest.mark.parametrize("name", ["{}.yaml", "KH {}.yaml", "gửi tỉnh-{}-sửa.yaml"])
@pytest.mark.parametrize("roster", [True, False])
def test_the_name_of_the_file_tells_the_unit(inbox: Inbox, name: str, roster: bool) -> None:
    called = "xã Tân Hưng"
    inbox.put(name.format(called), b"a: [\n")
    ledger = inbox.ledger(roster=roster)
    assert _stages(ledger) == {called: Stage.UNREADABLE}


def test_a_name_of_two_units_or_of_none_tells_nothing(inbox: Inbox) -> None:
    for name in ("rac.yaml", f"{inbox.full(0)} và {inbox.full(1)}.yaml", "hung-yen.yaml"):
        inbox.put(name, b"a: [\n")
    ledger = inbox.ledger()
    assert not _stages(ledger) and len({one.spot.path for one in ledger.notes}) == 3
    words = _exported(ledger)
    for ending in ("xlsx", "html", "docx"):
        assert "rac.yaml" in words[ending] and "(chưa rõ của ai)" in words[ending], ending


def test_the_id_of_the_copy_tells_the_unit_when_its_name_is_gone(inbox: Inbox) -> None:
    text = inbox.text(1).replace(f"don_vi: {inbox.full(1)}", "don_vi: cơ quan")
    inbox.put("gui.yaml", text.encode())
    assert _stages(inbox.ledger()) == {inbox.full(1): Stage.DRAFT}


def test_whose_plan_it_is_that_names_no_unit_is_asked(inbox: Inbox) -> None:
    text = inbox.text(1).replace(f"don_vi: {inbox.full(1)}", "don_vi: cơ quan")
    inbox.put("gui.yaml", text.replace("ma: papi-2026-", "ma: ke-hoach-").encode())
    ledger = inbox.ledger()
    assert not _stages(ledger) and [one.code for one in ledger.notes] == ["cascade/unit"]


def test_a_broken_report_or_another_plan_is_no_plan_of_the_unit(inbox: Inbox) -> None:
    inbox.put(f"{inbox.full(1)}.yaml", b"loai: bao_cao\na: [\n")
    inbox.put(
        f"{inbox.full(2)}.yaml", inbox.text(2).replace("ma: papi-2026\n", "ma: khac\n").encode()
    )
    ledger = inbox.ledger()
    assert not _stages(ledger)
    assert {Path(one.spot.path).name for one in ledger.notes} == {f"{inbox.full(1)}.yaml"}


def test_a_readable_plan_counts_before_a_newer_one_that_is_not_and_that_is_told(
    inbox: Inbox,
) -> None:
    inbox.put("a.yaml", inbox.text(1).encode())
    path = inbox.put(f"{inbox.name(1)}.yaml", b"\xff\xfe\x00")
    ledger = inbox.ledger()
    assert _stages(ledger)[inbox.full(1)] is Stage.DRAFT
    told = {(one.code, Path(one.spot.path).name) for one in ledger.notes}
    assert told == {("ledger/older", path.name), ("yaml/encoding", path.name)}


# Documents


def _in_word(inbox: Inbox, at: int, words: str = "Sửa trong Word.") -> bytes:
    document = docx.Document(str(inbox.made / f"{inbox.name(at)}.docx"))
    document.paragraphs[-1].add_run(words)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _by_hand(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_who_has_sent_only_a_document_is_not_silent(inbox: Inbox) -> None:
    inbox.put("gui-tinh.docx", _in_word(inbox, 0))
    upper = inbox.full(1).upper()
    inbox.put("van-ban.docx", _by_hand("ỦY BAN NHÂN DÂN", upper, "KẾ HOẠCH", "Về PAPI"))
    inbox.put("van-ban-2.docx", _by_hand(f"UBND {inbox.full(4)}", "KẾ HOẠCH", "Về PAPI"))
    inbox.put(f"Kế hoạch {inbox.full(2)} (đã ký).pdf", b"%PDF-1.7")
    inbox.put(f"{inbox.name(3)}.doc", bytes.fromhex("D0CF11E0A1B11AE1"))
    inbox.put(f"{inbox.name(5)}.docx", b"PK\x03\x04 broken")
    ledger = inbox.ledger()
    assert _stages(ledger) == {inbox.full(at): Stage.DOCUMENT for at in range(6)}
    assert "6 chỉ gửi văn bản" in ledger.summary.vi and len(ledger.to_ask) == FEW
    for ending, words in _exported(ledger).items():
        assert "gui-tinh.docx" in words and "chỉ gửi văn bản" in words, ending


def test_other_documents_are_nobodys_plan(inbox: Inbox) -> None:
    inbox.put("to-trinh.docx", _by_hand("ỦY BAN NHÂN DÂN", inbox.full(1).upper(), "TỜ TRÌNH"))
    inbox.put(f"~${inbox.name(2)}.docx", b"lock")
    inbox.put("tinh.docx", _by_hand("ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN", "KẾ HOẠCH"))
    (inbox.sent / "mau.docx").write_bytes((ROOT / "templates" / "ke-hoach.docx").read_bytes())
    ledger = inbox.ledger()
    assert not _stages(ledger) and not ledger.notes
    named = inbox.ledger(inbox.sent / "to-trinh.docx")
    assert [one.code for one in named.notes] == ["ledger/other-plan"]


def test_the_document_of_another_plan_is_no_answer(inbox: Inbox) -> None:
    content = BytesIO()
    with (
        zipfile.ZipFile(inbox.made / f"{inbox.name(0)}.docx") as old,
        zipfile.ZipFile(content, "w") as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            new.writestr(
                name, data.replace(b">papi-2026<", b">khac<") if "custom" in name else data
            )
    inbox.put("a.docx", content.getvalue())
    assert not _stages(inbox.ledger())


def test_a_document_that_came_counts_more_than_the_untouched_copy_beside_it(inbox: Inbox) -> None:
    inbox.put("gui.docx", _in_word(inbox, 0))
    ledger = inbox.ledger(inbox.made, inbox.sent)
    stages = _stages(ledger)
    assert stages.pop(inbox.full(0)) is Stage.DOCUMENT
    assert set(stages.values()) == {Stage.UNTOUCHED}


def test_a_document_saved_without_another_word_says_no_more_than_the_copy(inbox: Inbox) -> None:
    inbox.put("gui.docx", _in_word(inbox, 0, ""))
    ledger = inbox.ledger(inbox.made, inbox.sent)
    assert set(_stages(ledger).values()) == {Stage.UNTOUCHED}


def test_the_document_beside_a_plan_is_no_news(inbox: Inbox) -> None:
    inbox.put("a.yaml", inbox.text(0).encode())
    inbox.put("a.docx", _in_word(inbox, 0))
    ledger = inbox.ledger()
    assert _stages(ledger) == {inbox.full(0): Stage.DRAFT} and not ledger.notes


def test_a_document_alone_as_the_program_made_it_is_a_document(inbox: Inbox) -> None:
    inbox.put("a.docx", (inbox.made / f"{inbox.name(0)}.docx").read_bytes())
    assert _stages(inbox.ledger()) == {inbox.full(0): Stage.DOCUMENT}


# Drafts


def test_a_draft_is_a_gap_from_the_day_that_the_office_names(
    inbox: Inbox, capsys: pytest.CaptureFixture[str]
) -> None:
    for at in range(FEW):
        text = inbox.text(at)
        if at:
            text = text.replace("\nso:\nngay:", f"\nso: {at}\nngay: 2026-02-20")
        inbox.put(f"{at}.yaml", text.encode())
    stages = _stages(inbox.ledger())
    assert stages.pop(inbox.full(0)) is Stage.DRAFT and set(stages.values()) == {Stage.ISSUED}
    wanted = date(2026, 2, 27)
    early, late = (inbox.ledger(on=day, issued_from=wanted) for day in (date(2026, 2, 26), wanted))
    assert not inbox.ledger().has_gaps and not early.has_gaps
    assert [one.unit.full for one in late.to_ask] == [inbox.full(0)] and late.has_gaps
    assert [one.unit.full for one in inbox.ledger(issued_from=wanted).to_ask] == [inbox.full(0)]
    assert "27/02/2026" in _exported(late)["docx"]
    rows = {row[1].text: (row[2].text, row[3].text) for row in units_table(late).rows}
    assert rows[inbox.full(0)] == ("dự thảo", "")
    assert rows[inbox.full(3)] == ("03/KH-UBND", "20/02/2026")
    given = [str(inbox.office), str(inbox.sent), "--units", str(inbox.list), "--issued-from"]
    assert main(["ledger", *given, "27/02/2026"]) == 1
    out = capsys.readouterr().out
    assert f"{FEW}/{FEW} đơn vị đã trả lời; {FEW - 1} đã ban hành; 1 dự thảo" in out
    assert "03/KH-UBND" in out
    assert main(["ledger", *given, "27/02/2026", "--on", "2026-02-26"]) == 0
