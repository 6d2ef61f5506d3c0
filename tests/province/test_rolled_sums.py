"""What a province's report says of its units adds up, and compares with one baseline or says with which."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.cli import main
from generator.making.build import document_bytes
from generator.making.load import load_plan
from generator.paper.behind import behind_cell
from generator.paper.rolled import RolledUp, rolled_rows
from generator.plan.blocks import HandTable
from generator.plan.walk import items_of
from generator.problems import Problem
from tests.helpers import template
from tests.province import reports as year
from tests.province.reports import HALF, OFFICE_REPORT, TARGETS, TASKS, UNITS, Slip

COUNT = 4
REPORT = Path("tinh/bao-cao.yaml")
TABLES = [("nhiem_vu", COUNT), ("chu_tri", 0), ("thang", 0), ("don_vi", len(TASKS))]
Made = Callable[[dict[int, Slip]], RolledUp]


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Made]:
    """The rollup of four communes that send these reports, and whoever is not named sends none."""
    office, _ = year.province(tmp_path)
    text = office.read_text("utf-8")
    new = "dimension: D7, unit: '%', baseline: {year: 2025, value: '91,5'}, target"
    office.write_text(text.replace("dimension: D7, unit: '%', target", new), "utf-8")
    (tmp_path / "xa.csv").write_text(
        "Mã;Tên\n" + "".join(f"{10000 + at};{UNITS[at]}\n" for at in range(COUNT)), "utf-8"
    )

    def make(slips: dict[int, Slip]) -> RolledUp:
        for at, slip in slips.items():
            year.commune(tmp_path, at)
            year.sent(tmp_path, at, HALF, slip)
        return _rolled()

    with contextlib.chdir(tmp_path):
        yield make


def _rolled() -> RolledUp:
    call = ["rollup", "tinh/ke-hoach.yaml", "xa", "--period", HALF, "--units", "xa.csv"]
    main([*call, "--json", "tinh/th.json"])
    table = "bang_tong_hop: {theo: qua_han, tieu_de: Nhiệm vụ quá hạn}"
    report = OFFICE_REPORT.replace("bieu_do_tong_hop: CT01", "bang_tong_hop: so_sanh")
    REPORT.write_text(report.replace(table, "bang_tong_hop: nhiem_vu"), "utf-8")
    dossier = load_plan(REPORT).sound
    assert dossier and dossier.rolled
    return dossier.rolled


def _numbers(row: tuple[str, ...], head: tuple[str, ...]) -> list[int]:
    return [int(one) for one, name in zip(row[3:], head[3:], strict=True) if name != "Quá hạn"]


@pytest.mark.parametrize(("of", "all_"), TABLES)
def test_each_row_adds_up_whatever_reports_leave_out(made: Made, of: str, all_: int) -> None:
    plan = Path("xa/01/ke-hoach.yaml")
    rolled = made({0: Slip(without=("NV01", "NV03")), 1: Slip(without=("NV04",)), 2: Slip()})
    lines = plan.read_text("utf-8").splitlines(True)
    plan.write_text("".join(one for one in lines if "id: NV04" not in one), "utf-8")
    rolled = _rolled()
    head, *rows = rolled_rows(rolled, of)
    assert "Không nêu" in head and "Ngoài báo cáo" in head
    for at, row in enumerate(rows, 1):
        if row[2] != "chưa báo cáo":
            total = all_ or int(row[2]) * COUNT
            assert sum(_numbers(row, head)) == total, (head, row)
            for column in range(3, len(head)):
                assert len(behind_cell(rolled, of, at, column)) == int(row[column])


@pytest.mark.parametrize("of", [of for of, _ in TABLES])
def test_columns_that_no_row_has_are_left_out(made: Made, of: str) -> None:
    head = rolled_rows(made(dict.fromkeys(range(COUNT), Slip())), of)[0]
    assert "Không nêu" not in head and "Ngoài báo cáo" not in head
    assert ("Chưa báo cáo" in head) is (of != "don_vi"), "as ever"


def _changes() -> list[Problem]:
    return [one for one in load_plan(REPORT).problems if one.code == "plan/rollup-change"]


def test_a_change_says_of_how_many_units_it_is_and_check_tells_what_contradicts_it(
    made: Made,
) -> None:
    values = dict.fromkeys(("CT01",), "98,00")
    rolled = made({at: Slip(values=values) for at in range(COUNT)})
    assert rolled_rows(rolled, "so_sanh")[1][4] == "tăng 6,00", "of 90,5 to 93,5"
    (told,) = _changes()
    assert told.spot.line == OFFICE_REPORT[: OFFICE_REPORT.index("{ma: CT01")].count("\n") + 1
    assert "tăng 6,50" in told.message.vi and "tăng 6,00" in told.message.vi
    plan = Path("xa/03/ke-hoach.yaml")
    text = plan.read_text("utf-8")
    plan.write_text(text.replace("baseline: {year: 2025, value: '93,5'}, ", "", 1), "utf-8")
    assert rolled_rows(_rolled(), "so_sanh")[1][4] == "tăng 6,50 (3/4 đơn vị)"
    assert not _changes(), "the sentence says the same"


def test_the_report_of_the_office_is_made_with_these_figures(
    made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    made({at: Slip() for at in range(COUNT)})
    call = ["rollup", "tinh/ke-hoach.yaml", "xa", "--period", HALF, "--units", "xa.csv", "--report"]
    assert main(call) == 0
    path = Path("tinh/ke-hoach-bao-cao-6-thang-dau-nam-2026.yaml")
    assert f"{path.as_posix()} ← ke-hoach.yaml" in capsys.readouterr().out
    loaded = load_plan(path)
    assert loaded.sound and not loaded.problems
    assert _cells(path) >= {*TASKS_SAID, *(name for name, _, _ in TARGETS.values())}
    on = loaded.sound.plan.reports_on
    assert on and {one.id.value for one in on.results} == {*TASKS, *TARGETS}
    means = {one.id.value: one.value.value for one in on.results if one.value}
    assert means["CT02"] == str(sum(int(year.value(at, "CT02", HALF)) for at in range(COUNT)))
    document_bytes(loaded, template("bao_cao"))


TASKS_SAID = [says for says, _, _ in TASKS.values()]


def _cells(path: Path) -> set[str]:
    """What the cells of the tables of a plan say."""
    dossier = load_plan(path).sound
    assert dossier
    tables = (one.table for one in items_of(dossier.plan) if one.table)
    rows = (row for table in tables if isinstance(table, HandTable) for row in table.rows)
    return {cell.text.value for row in rows for cell in row.cells if cell and cell.text}


def test_a_report_that_is_there_keeps_its_words_and_gets_new_figures(
    made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    made({at: Slip() for at in range(COUNT - 1)})
    call = ["rollup", "tinh/ke-hoach.yaml", "xa", "--period", HALF, "--units", "xa.csv", "--report"]
    main(call)
    path = Path("tinh/ke-hoach-bao-cao-6-thang-dau-nam-2026.yaml")
    typed = path.read_text("utf-8").replace("kết quả như sau:", "kết quả của các xã như sau:")
    path.write_text(typed, "utf-8")
    data = path.with_suffix(".json").read_bytes()
    made({COUNT - 1: Slip()})
    capsys.readouterr()
    assert main(call) == 0
    assert "chữ trong báo cáo giữ nguyên" in capsys.readouterr().out
    assert path.read_text("utf-8") == typed and path.with_suffix(".json").read_bytes() != data
    assert not load_plan(path).problems


def test_a_report_that_takes_no_figures_yet_is_told_the_line(
    made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    made({at: Slip() for at in range(COUNT)})
    path = Path("tinh/ke-hoach-bao-cao-6-thang-dau-nam-2026.yaml")
    assert main(["report", "tinh/ke-hoach.yaml", "--period", HALF]) == 0
    typed = path.read_bytes()
    capsys.readouterr()
    main(["rollup", "tinh/ke-hoach.yaml", "xa", "--period", HALF, "--report"])
    assert f"tong_hop: {{ma: TH, tep: {path.stem}.json}}" in capsys.readouterr().out
    assert path.read_bytes() == typed
