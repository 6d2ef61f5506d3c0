"""Letters to communes that are late: exactly what each owes on the day, checked, nothing written over."""

import contextlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from python_calamine import CalamineWorkbook

from generator.batch.roster import read_roster
from generator.cascade.derive import shown_issuer
from generator.cli import main
from generator.ledger.answers import Stage
from generator.page.plain import plainly
from generator.problems import Severity
from generator.reading.lint import check_document
from generator.rollup.calls import call_list
from generator.rollup.debts import Debts, owed
from generator.rollup.letters import letter_text
from generator.rollup.written import CHANGED, why_it_stays
from tests.helpers import changed, texts, told_of
from tests.province import reports as year
from tests.province.offices import OFFICE, province, roster_file, units
from tests.province.reports import HALF, TASKS, UNITS, Slip

SILENT, WITHOUT_PLAN, DONE, ALL_DONE = 2, 3, 4, 5
"""Who sends no report, no plan at all, what is due, and everything."""
FEW = range(8)
ON = date(2026, 6, 25)
_ASKING = (
    "report_schedule:\n  - reporters: Ủy ban nhân dân các xã, phường\n"
    "    periods: [{period: 6 tháng đầu năm 2026, due: 2026-06-19}, {period: năm 2026, due: 2026-12-18}]\n"
    "recipients:\n  - 'Lưu: VT, NC'"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("don-doc")
    office, roster = year.province(folder)
    text = office.read_text("utf-8").replace("recipients:\n  - 'Lưu: VT'", _ASKING)
    office.write_text(text, "utf-8")
    rows = roster.read_text("utf-8-sig").splitlines()[: 1 + len(FEW)]
    roster.write_text("\n".join(rows), "utf-8-sig")
    for at in FEW:
        if at != WITHOUT_PLAN:
            year.commune(folder, at)
        if at not in (SILENT, WITHOUT_PLAN):
            slip = Slip(states={"NV02": ("done", "2026-06-01")}) if at == DONE else None
            year.sent(folder, at, HALF, slip)
    with contextlib.chdir(folder):
        yield folder


def test_the_call_list_has_the_telephones_of_the_roster(folder: Path) -> None:
    """Excel drops a 0 in front; units without one in the roster have an empty cell."""
    head, *rows = (folder / "xa.csv").read_text("utf-8-sig").splitlines()
    phones = ["912345678", "0987 654 321", "02293 888 123", *[""] * (len(rows) - 3)]
    lines = [f"{row};{phone};Bà Na" for row, phone in zip(rows, phones, strict=True)]
    text = "\n".join([f"{head};Điện thoại;Người đầu mối", *lines])
    (folder / "goi.csv").write_text(text, "utf-8-sig")
    debts = owed(Path("tinh/ke-hoach.yaml"), [Path("xa")], ON, read_roster("goi.csv"), None)
    table = call_list(debts)
    code, phone = ([name for name, _ in table.columns].index(one) for one in ("Mã", "Điện thoại"))
    said = {row[code].text: row[phone].text for row in table.rows}
    due = dict(zip((row.split(";")[0] for row in rows), ["0912345678", *phones[1:]], strict=True))
    assert said and said == {one: due[one] for one in said}
    assert {"0912345678", "0987 654 321"} & {*said.values()}
    whom, what = (
        [name for name, _ in table.columns].index(one) for one in ("Người đầu mối", "Cụ thể")
    )
    assert {row[whom].text for row in table.rows} == {"Bà Na"}
    shown = "".join(row[what].text for row in table.rows)
    late = [task for one in debts.units for task in one.tasks]
    assert late and all(f"{task.mark} {task.says}"[:60] in shown for task in late)


def _debts(on: date = ON) -> Debts:
    return owed(Path("tinh/ke-hoach.yaml"), [Path("xa")], on, read_roster("xa.csv"), None)


def _late(at: int) -> list[str]:
    """The ids of what was due by the day and is not reported as done, by plain Python."""
    due = [id_ for id_, (_, day, _) in TASKS.items() if date.fromisoformat(day) < ON]
    if at in (SILENT, WITHOUT_PLAN):
        return due
    return [
        id_ for id_ in due if year.state(at, id_, HALF)[0] != "done" and (at, id_) != (DONE, "NV02")
    ]


def test_what_is_owed_stands_as_in_the_plan(tmp_path: Path) -> None:
    """Who is called, and who gets the letter, has the plan before him: not by days."""
    office = province(tmp_path, OFFICE.replace("2026-03-31", "2026-09-30"))
    roster = read_roster(str(roster_file(tmp_path / "u.csv", units(few=1))))
    (tmp_path / "xa").mkdir()
    (one,) = owed(office, [tmp_path / "xa"], date(2026, 12, 20), roster, None).units
    found = [(task.mark, task.due.isoformat()) for task in one.tasks]
    # NV04 is led by a department, which reports it.
    assert found == [("NV02", "2026-09-30"), ("NV03", "2026-06-30")]


def test_each_unit_owes_exactly_what_it_owes(folder: Path) -> None:
    found = {one.name: one for one in _debts().units}
    silent = (SILENT, WITHOUT_PLAN)
    owing = [at for at in FEW if _late(at) or at in silent]
    assert 2 < len(owing) < len(FEW), "the test would not tell who owes from who does not"
    assert list(found) == [UNITS[at] for at in owing]
    for at in owing:
        one = found[UNITS[at]]
        assert [task.mark for task in one.tasks] == _late(at)
        assert [task.due.isoformat() for task in one.tasks] == [TASKS[id_][1] for id_ in _late(at)]
        assert all(task.days == (ON - task.due).days for task in one.tasks)
        assert [str(report.period) for report in one.reports] == ([HALF] if at in silent else [])
        assert bool(one.plan) == (at == WITHOUT_PLAN)


def test_before_anything_is_due_nobody_owes_but_a_plan(folder: Path) -> None:
    assert [one.name for one in _debts(date(2026, 3, 1)).units] == [UNITS[WITHOUT_PLAN]]


def test_letters_say_it_and_are_without_a_finding(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = (
        "remind",
        "tinh/ke-hoach.yaml",
        "xa",
        "--units",
        "xa.csv",
        "--on",
        "25/6/2026",
        "-o",
        "thu",
    )
    assert main([*call, "--answer-by", "2026-07-06"]) == 0
    told = capsys.readouterr().out
    first = min(one.stem for one in Path("thu").glob("*.yaml"))
    assert told.splitlines()[-1].startswith("Việc tiếp: gọi điện theo thu/goi-dien-2026-06-25.xlsx")
    assert f"kehoach issue thu/{first}.yaml --number" in told.splitlines()[-1]
    assert "rollup/no-issue-day" in told and "rollup/no-schedule" not in told
    names = sorted(path.stem for path in Path("thu").glob("*.docx"))
    assert len(names) == len(_debts().units) and f"{len(names)} công văn trong thu" in told
    for name in names:
        text = Path(f"thu/{name}.yaml").read_text("utf-8")
        at = int(name.split("-")[5]) - 10000
        assert re.findall(r"- \[\d, ([^,]+),", text) == [TASKS[id_][0] for id_ in _late(at)]
        assert ("Chưa gửi báo cáo 6 tháng đầu năm 2026, hạn gửi 19/6/2026." in text) == (
            at in (SILENT, WITHOUT_PLAN)
        )
        assert ("Chưa gửi kế hoạch" in text) == (at == WITHOUT_PLAN)
        found = check_document(Path(f"thu/{name}.docx")).problems
        # It has no number until it is signed, and that is all.
        assert [(one.code, one.severity) for one in found] == [("so-ky-hieu/blank", Severity.INFO)]


def test_what_no_day_makes_owed_is_told_with_the_key_that_is_missing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = Path("tinh/ke-hoach.yaml").read_text("utf-8")
    without = re.sub(r"(?m)^(che_do_bao_cao|report_schedule):.*\n(?:[ -].*\n)*", "", text)
    assert without != text
    Path("tinh/khong-han.yaml").write_text(without, "utf-8")
    call = ["remind", "tinh/khong-han.yaml", "xa", "--units", "xa.csv", "--on", "2026-06-25"]
    main([*call, "-o", "khong-han", "--issued-from", "2026-03-01"])
    told = capsys.readouterr().out
    assert "rollup/no-schedule" in told and "rollup/no-issue-day" not in told
    assert "kế hoạch không ghi hạn báo cáo" in told
    line = told.partition("một dòng như: ")[2].partition("\n")[0]
    with Path("tinh/khong-han.yaml").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    main([*call, "-o", "co-han", "--issued-from", "2026-03-01"])
    assert "rollup/no-schedule" not in capsys.readouterr().out


def test_a_schedule_in_a_table_of_words_is_told_as_such_with_what_to_type(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = (
        "implementation:\n  - title: Ủy ban nhân dân các xã, phường\n    items:\n      - bang:\n"
        "          tieu_de: Lịch báo cáo\n          cac_cot: [Nội dung, Thời hạn]\n"
        "          cac_dong: [[Kết quả năm, {}]]\n"
    )
    given = ["--units", "hung-yen", "--on", "2026-06-25"]
    for day, words in (
        ("30/11/2026", "“Lịch báo cáo” của kế hoạch là bảng chữ"),
        ("sau", "không ghi hạn"),
    ):
        office = province(tmp_path, changed(implementation=table.format(day)))
        main(["remind", str(office), str(office.parent), *given, "-o", str(tmp_path / day[:2])])
        said = capsys.readouterr().out
        assert words in said
    advice = plainly(next(line for line in said.splitlines() if "Chế độ báo cáo" in line))
    assert "hạn gửi (30/11/2026)" in advice and "{" not in advice, (
        "the page says what to type there"
    )


def test_the_line_that_is_advised_has_the_periods_of_the_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Put into the plan, it makes these reports owed; rows that say no one period and day are left."""
    rows = (
        "[1, Kết quả 6 tháng đầu năm, x, 15/6/2026], [2, Báo cáo năm, x, 30/11/2026],"
        " [3, Kết quả quý II, x, sau], [4, Quý I, quý III, 5/4/2026]"
    )
    table = (
        "implementation:\n  - title: Ủy ban nhân dân các xã, phường\n    items:\n      - bang:\n"
        "          tieu_de: Lịch báo cáo\n          cac_cot: [TT, Nội dung, Kỳ, Thời hạn]\n"
        f"          cac_dong: [{rows}]\n"
    )
    office = province(tmp_path, changed(implementation=table))
    call = ["remind", str(office), str(office.parent), "--units", "hung-yen", "--on", "2026-06-25"]
    main([*call, "-o", str(tmp_path / "a")])
    told = capsys.readouterr().out
    at = next(
        n for n, line in enumerate(office.read_text("utf-8").splitlines(), 1) if "- bang" in line
    )
    assert f"{office.name}:{at + 1}:" in told, "the place of the table"
    line = told.partition("một dòng như: ")[2].partition("\n")[0]
    assert line.count("{ky: ") == 2
    office.write_text(f"{office.read_text('utf-8')}{line}\n", "utf-8")
    main([*call, "-o", str(tmp_path / "b")])
    assert "rollup/no-schedule" not in capsys.readouterr().out
    late = (tmp_path / "b" / "goi-dien-2026-06-25.csv").read_text("utf-8-sig")
    assert "6 tháng đầu năm 2026 (hạn 15/6/2026)" in late and "quý I" not in late


def test_a_column_in_which_nothing_stands_is_left_away(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["remind", "tinh/ke-hoach.yaml", "xa", "--on", f"{ON}"]
    main([*call, "-o", "khong-ma"])
    assert "┃ Mã" not in capsys.readouterr().out
    main([*call, "--units", "xa.csv", "-o", "co-ma"])
    assert "┃ Mã" in capsys.readouterr().out


def _remind(folder: str, *more: str) -> int:
    call = ["remind", "tinh/ke-hoach.yaml", "xa", "--units", "xa.csv", "--on", "2026-06-25"]
    return main([*call, "-o", folder, *more])


def test_a_second_call_writes_nothing_over(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _remind("lan-hai") == 0
    before = {path.name: path.read_bytes() for path in Path("lan-hai").iterdir()}
    assert _remind("lan-hai") == 0
    assert before == {path.name: path.read_bytes() for path in Path("lan-hai").iterdir()}
    calls = Path("lan-hai/goi-dien-2026-06-25.csv")
    calls.write_bytes(b"da goi\n")
    capsys.readouterr()
    assert _remind("lan-hai") == 0
    told = capsys.readouterr().out
    assert calls.with_name("goi-dien-2026-06-25.truoc.csv").read_bytes() == b"da goi\n"
    assert told.count("rollup/kept") == 1 and calls.name in told


def test_a_letter_that_is_issued_or_changed_stays_and_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rest is written anew, as of what is owed now, and nothing of it is kept: nobody wrote there."""
    assert _remind("lan-ba") == 0
    issued, changed, *rest = sorted(Path("lan-ba").glob("*.yaml"))
    assert rest, "the test would not see what is written anew"
    assert main(["issue", str(issued), "--number", "410", "--date", "2026-06-25"]) == 0
    changed.write_text(changed.read_text("utf-8").replace("khẩn trương", "sớm"), "utf-8")
    stay = [*Path("lan-ba").glob(f"{issued.stem}*"), *Path("lan-ba").glob(f"{changed.stem}*")]
    before = {path: path.read_bytes() for path in stay}
    capsys.readouterr()
    assert _remind("lan-ba", "--answer-by", "2026-07-06") == 0
    told = capsys.readouterr().out
    assert before == {path: path.read_bytes() for path in stay}
    assert "số 410/UBND-NC" in told_of(told, "rollup/letter-issued", issued.as_posix())
    assert told_of(told, "rollup/letter-changed", changed.as_posix())
    assert not list(Path("lan-ba").glob("*.truoc*"))
    assert all("trước ngày 06/7/2026" in one.read_text("utf-8") for one in rest)
    count = len(rest)
    assert (
        f"{count + 2} công văn trong lan-ba; {count} theo ngày xét; "
        "1 đã có số, để nguyên; 1 đã có người sửa, để nguyên" in told
    )
    assert f"kehoach issue {changed.as_posix()} --number" in told.splitlines()[-1]


def test_an_issued_letter_is_made_again_where_it_lies(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _remind("mot-noi") == 0
    letter = min(Path("mot-noi").glob("*.yaml")).as_posix()
    capsys.readouterr()
    assert main(["issue", letter, "--number", "410", "--date", "2026-06-26"]) == 0
    (order,) = re.findall(r"kehoach (build .+)", capsys.readouterr().out)
    assert order == f"build {letter}"
    assert main(order.split()) == 0 and not Path("output").exists()
    said = texts(docx.Document(letter.replace(".yaml", ".docx")))
    assert any("Số: 410/UBND" in one for one in said)


_DEPARTMENT = """co_quan: [{ten: Sở Nội vụ, viet_tat: SNV, don_vi_soan: CCHC, chu_quan: Ủy ban nhân dân tỉnh Hưng Yên}]
chu_ky: [{chuc_vu: Giám đốc, ho_ten: Nguyễn Văn Bình}]
noi_nhan: ["Lưu: VT, CCHC"]
"""


def test_a_department_writes_the_letters_in_its_own_name(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("so.yaml").write_text(_DEPARTMENT, "utf-8")
    assert _remind("cua-so", "--issuer", "so.yaml") == 0
    assert "SNV" not in capsys.readouterr().out
    letters = sorted(Path("cua-so").glob("*.docx"))
    assert len(letters) == len(_debts().units)
    for letter in letters:
        said = texts(docx.Document(letter))
        assert "SỞ NỘI VỤ" in said and "GIÁM ĐỐC" in said and "Nguyễn Văn Bình" in said
        assert any(one.endswith("/SNV-CCHC") for one in said)
        assert any("Lưu: VT, CCHC" in one for one in said)
        (asks,) = (one for one in said if "đề nghị" in one)
        assert asks.startswith("Sở Nội vụ đề nghị")
        found = check_document(letter).problems
        assert not [one for one in found if one.severity is not Severity.INFO], found
    text = letters[0].with_suffix(".yaml").read_text("utf-8")
    assert shown_issuer(_debts().plan) in text, "whose plan it is"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ma: x\n", "rollup/no-writer"),
        ("chu_ky: [{chuc_vu: Giám đốc, ho_ten: Nguyễn Văn Bình}]\n", "rollup/no-writer"),
        (_DEPARTMENT.replace("viet_tat", "viet_tatt"), "plan/unknown-key"),
        ("co_quan: [\n", "yaml/syntax"),
    ],
)
def test_who_does_not_say_who_signs_is_told_and_no_letter_is_written(
    folder: Path, text: str, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("so.yaml").write_text(text, "utf-8")
    assert _remind("khong-ai", "--issuer", "so.yaml") == 1
    told = capsys.readouterr().out
    assert "so.yaml" in told and code in told and not Path("khong-ai").exists()


def test_once_all_are_issued_nothing_is_to_be_numbered(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _remind("lan-tu") == 0
    for number, one in enumerate(sorted(Path("lan-tu").glob("*.yaml")), 410):
        assert main(["issue", str(one), "--number", f"{number}", "--date", "2026-06-25"]) == 0
    capsys.readouterr()
    assert _remind("lan-tu") == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert "goi-dien-2026-06-25.xlsx" in last and "kehoach issue" not in last


@pytest.mark.parametrize("ends", [b"\r\n", b"\n"])
@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
def test_a_letter_is_known_whatever_an_editor_makes_of_its_lines(
    folder: Path, tmp_path: Path, ends: bytes, mark: bytes
) -> None:
    path, text = tmp_path / "thu.yaml", letter_text(_debts(), _debts().units[0], None)
    path.write_bytes(mark + text.encode().replace(b"\n", ends))
    assert why_it_stays(path) is None
    path.write_bytes(path.read_bytes() + b"# xem lai" + ends)
    assert (found := why_it_stays(path)) and found.code == CHANGED


def test_what_cannot_be_read_and_what_has_no_mark_stays(folder: Path, tmp_path: Path) -> None:
    path, text = tmp_path / "thu.yaml", letter_text(_debts(), _debts().units[0], None)
    unmarked = text.replace(text.splitlines()[1] + "\n", "")
    for content in (b"a: [", b"\xff\xfe", b"", unmarked.encode()):
        path.write_bytes(content)
        assert (found := why_it_stays(path)) and found.code == CHANGED


def test_whom_to_call_is_a_table_without_a_formula(folder: Path) -> None:
    assert (
        main(
            [
                "remind",
                "tinh/ke-hoach.yaml",
                "xa",
                "--units",
                "xa.csv",
                "--on",
                "2026-06-25",
                "-o",
                "goi",
            ]
        )
        == 0
    )
    book = CalamineWorkbook.from_path("goi/goi-dien-2026-06-25.xlsx")
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)[3:]
    assert {row[1]: row[6] for row in rows} == {one.name: len(one.tasks) for one in _debts().units}
    csv = Path("goi/goi-dien-2026-06-25.csv").read_text("utf-8-sig")
    assert csv.count("\n") == len(rows) + 1 and not re.search(r"(?m)(?:^|;)[=+@-]", csv)


def test_names_are_words_in_a_letter_whatever_is_in_them(folder: Path) -> None:
    from dataclasses import replace

    from generator.rollup.debts import OwedTask
    from generator.rollup.letters import letter_text
    from tests.helpers import loaded

    debts = _debts()
    hostile = OwedTask("NV09", 'Việc "a", b: [c] {d} # e \\ *f*', date(2026, 1, 5), 3, "")
    spoilt = replace(debts.units[0], tasks=(hostile,))
    found = loaded(letter_text(debts, spoilt, None))
    assert [one.code for one in found.problems] == []


def test_a_copy_that_nobody_touched_is_a_plan_not_issued_with_its_day(folder: Path) -> None:
    """Whose result goes to whom the plan names for it, and one item alone has no number."""
    office = Path("tinh/ke-hoach.yaml")
    text = office.read_text("utf-8")
    named = text.replace("periods:", "receiver: Sở Nội vụ\n    periods:", 1)
    assert named != text
    Path("tinh/gui-so.yaml").write_text(named, "utf-8")
    found = owed(
        Path("tinh/gui-so.yaml"),
        [Path("xa")],
        date(2026, 3, 1),
        read_roster("xa.csv"),
        date(2026, 2, 15),
    )
    one = next(one for one in found.units if one.name == UNITS[WITHOUT_PLAN])
    assert "thời hạn ban hành 15/02/2026" in letter_text(found, one, None)
    untouched = replace(one, answer=replace(one.answer, stage=Stage.UNTOUCHED))
    letter = letter_text(found, untouched, None)
    assert "Chưa ban hành kế hoạch của xã, thời hạn ban hành 15/02/2026." in letter
    assert "bản chép" not in letter and "báo cáo kết quả về Sở Nội vụ" in letter
    assert "\n  - Sở Nội vụ\n" in letter and "danh_so: khong" in letter
    Path("le").mkdir()
    Path("le/mot.yaml").write_text(letter, "utf-8")
    assert main(["build", "le/mot.yaml", "-o", "le"]) == 0
    assert not [one for one in texts(docx.Document("le/mot.docx")) if one.startswith("1.")]
