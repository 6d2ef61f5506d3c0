"""The province's report is written by the communes' data: every figure beside a count by hand, and never stale unsaid."""

import contextlib
import json
import re
import shutil
from collections.abc import Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import docx
import pytest

from generator.absorbing import provenance
from generator.absorbing.counted import Counted, counted_in
from generator.absorbing.explain import explain
from generator.cli import main
from generator.making.build import document_bytes
from generator.making.load import load_plan
from generator.paper.behind import Contribution
from generator.plan.walk import items_of
from generator.problems import Severity
from generator.reading.lint import check_content
from tests.helpers import in_reading_order, template
from tests.province import reports as year
from tests.province.reports import COUNT, HALF, OFFICE_REPORT, TARGETS, TASKS, UNITS

SILENT = 2
TOLD = [at for at in range(COUNT) if at != SILENT]
REPORT = Path("tinh/bao-cao.yaml")


def _rolled_up(folder: str = "xa") -> int:
    call = ["rollup", "tinh/ke-hoach.yaml", folder, "--period", HALF, "--units", "xa.csv"]
    return main([*call, "--json", "tinh/th.json"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Thirty communes, one of them silent, and the province's report over all of them."""
    folder = tmp_path_factory.mktemp("bao-cao")
    year.province(folder)
    for at in range(COUNT):
        year.commune(folder, at)
        if at != SILENT:
            year.sent(folder, at, HALF)
    (folder / REPORT).write_text(OFFICE_REPORT, "utf-8")
    with contextlib.chdir(folder):
        assert _rolled_up() == 1, "one has not reported"
        yield folder


@pytest.fixture(scope="module")
def content(folder: Path) -> bytes:
    loaded = load_plan(REPORT)
    assert [str(one) for one in loaded.problems] == []
    return document_bytes(loaded, template("bao_cao"))


def _figure(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


def _values(id_: str) -> dict[str, Decimal]:
    return {UNITS[at]: _figure(year.value(at, id_, HALF)) for at in TOLD}


def _tables(content: bytes) -> dict[str, list[list[str]]]:
    """The rows of each table below the head, by the words of the head's second cell and the last."""
    found = {}
    for table in docx.Document(BytesIO(content)).tables:
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        if rows and rows[0][0] in ("STT", "Hạng"):
            found[f"{rows[0][1]}|{rows[0][-1]}"] = rows[1:]
    return found


def test_the_report_is_without_a_finding(content: bytes) -> None:
    assert [one.line() for one in check_content("bao-cao.docx", content).problems] == []


def test_every_figure_of_its_tables_is_the_sum_of_the_reports(content: bytes) -> None:
    tables = _tables(content)
    assert len(tables) == 7
    late: dict[str, list[str]] = {}
    for (id_, (says, due, _)), row in zip(TASKS.items(), tables["Nhiệm vụ|Quá hạn"], strict=True):
        states = {UNITS[at]: year.state(at, id_, HALF)[0] for at in TOLD}
        counts = [
            list(states.values()).count(one) for one in ("done", "in_progress", "not_started")
        ]
        open_ = [name for name, state in states.items() if state != "done"]
        late[says] = open_ if due < "2026-06-14" else []
        assert row[1] == says and [*map(int, row[3:])] == [*counts, 1, len(late[says])]
    told = {row[1]: row[3].split(", ") for row in tables["Nhiệm vụ|Đơn vị quá hạn"]}
    assert told == {says: names for says, names in late.items() if names}
    for (id_, (name, unit, goal)), row in zip(
        TARGETS.items(), tables["Chỉ tiêu|Số đơn vị chưa đạt"], strict=True
    ):
        values = list(_values(id_).values())
        assert row[1:3] == [name, unit]
        assert row[4] == "" if unit == "%" else _figure(row[4]) == sum(values)
        assert abs(_figure(row[5]) - sum(values) / len(values)) <= Decimal("0.05")
        assert [_figure(row[6]), _figure(row[7])] == [min(values), max(values)]
        met = [one <= Decimal(goal) if id_ == "CT05" else one >= Decimal(goal) for one in values]
        assert int(row[8]) == met.count(False)
    assert [row[1] for row in tables["Đơn vị chưa báo cáo|Đơn vị chưa báo cáo"]] == [UNITS[SILENT]]
    ranked = [(row[1], _figure(row[2])) for row in tables["Đơn vị|Đánh giá"]]
    assert dict(ranked) == _values("CT01") and [one for _, one in ranked] == sorted(
        _values("CT01").values(), reverse=True
    )


def test_every_unit_stands_in_the_appendix_as_it_reported(content: bytes) -> None:
    for at, row in enumerate(_tables(content)["Đơn vị|Quá hạn"]):
        assert row[1] == UNITS[at]
        if at == SILENT:
            assert row[2:] == ["chưa báo cáo", "", "", "", ""]
            continue
        states = [year.state(at, id_, HALF)[0] for id_ in TASKS]
        late = sum(
            due < "2026-06-14" and year.state(at, id_, HALF)[0] != "done"
            for id_, (_, due, _) in TASKS.items()
        )
        counts = [states.count(one) for one in ("done", "in_progress", "not_started")]
        assert row[2:] == ["14/6/2026", *map(str, counts), str(late)]


def test_sentences_cite_figures_and_results_are_made_of_them(content: bytes) -> None:
    text = "\n".join(one.text for one in in_reading_order(docx.Document(BytesIO(content))))
    assert "Đến ngày 14/6/2026, 29/30 xã đã báo cáo." in text
    received = sum(_values("CT02").values())
    late = sum(year.state(at, "NV02", HALF)[0] != "done" for at in TOLD)
    assert f"tiếp nhận {received:,} hồ sơ".replace(",", ".") in text and f"; {late} xã chậm" in text
    done = sum(year.state(at, "NV01", HALF)[0] == "done" for at in TOLD)
    assert f"{done}/30 đơn vị hoàn thành, 1 đơn vị chưa báo cáo." in text
    mean = sum(_values("CT01").values()) / len(TOLD)
    (printed,) = re.findall(r"đúng hạn: ([\d,]+)%, chưa đạt", text)
    assert abs(_figure(printed) - mean) <= Decimal("0.005")
    assert f"trả lời chậm: {str(max(_values('CT05').values())).replace('.', ',')}%" in text


def test_a_chart_of_many_units_shows_the_first_and_the_last_and_says_so(folder: Path) -> None:
    dossier = load_plan(REPORT).sound
    assert dossier
    charts = [item.chart for item in items_of(dossier.plan) if item.chart and item.chart.rows]
    best = sorted(_values("CT01").items(), key=lambda one: one[1], reverse=True)
    few, many = charts
    assert (
        few.title
        and few.title.value == "Tình hình thực hiện nhiệm vụ"
        and len(few.rows) == len(TASKS)
    )
    drawn = [[cell.text.value for cell in row.cells if cell.text] for row in many.rows]
    assert [_figure(one[1]) for one in drawn] == [value for _, value in (*best[:8], *best[-8:])]
    assert many.title and many.title.value == f"{TARGETS['CT01'][0]} (8 hàng đầu, 8 hàng cuối)"


def _stale() -> list[tuple[Severity, str]]:
    return [
        (one.severity, one.message.vi)
        for one in load_plan(REPORT).problems
        if one.code == "plan/rollup-stale"
    ]


def test_a_report_that_changed_is_told_until_it_is_rolled_up_again(
    folder: Path, content: bytes
) -> None:
    assert _stale() == []
    path = Path("xa/05/bao-cao-6-thang.yaml")
    before = path.read_bytes()
    new = Path("xa/02/bao-cao-6-thang.yaml")
    try:
        path.write_text(year.report_text(5, HALF, year.Slip(values={"CT01": "99"})), "utf-8")
        ((severity, told),) = _stale()
        assert severity is Severity.WARNING and told.endswith(": ../xa/05/bao-cao-6-thang.yaml")
        path.write_bytes(before)
        year.sent(folder, SILENT, HALF)
        ((_, told),) = _stale()
        assert f": ../{new.as_posix()}" in told, "as the others are seen"
        new.unlink()
        path.rename("cat-di.yaml")
        ((_, told),) = _stale()
        assert "xa/05/bao-cao-6-thang.yaml" in told
    finally:
        new.unlink(missing_ok=True)
        path.write_bytes(before)
    assert _stale() == []


def test_where_the_reports_are_not_here_that_is_told_and_no_all_clear(
    folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(folder / "tinh", tmp_path / "gui" / "tinh")
    with contextlib.chdir(tmp_path / "gui"):
        ((severity, told),) = _stale()
    assert severity is Severity.UNDECIDED and "chưa so được" in told


def test_figures_that_somebody_typed_into_the_rollup_are_refused(folder: Path) -> None:
    path = Path("tinh/th.json")
    before = path.read_text("utf-8")
    told = json.loads(before)
    told["targets"][0]["mean"] = "99,99"
    for spoilt in (
        json.dumps(told),
        "{}",
        "[1]",
        "không phải",
        before.replace('"format": 1', '"format": 9'),
    ):
        path.write_text(spoilt, "utf-8")
        try:
            found = load_plan(REPORT)
        finally:
            path.write_text(before, "utf-8")
        assert found.plan is None and [one.code for one in found.problems] == ["plan/rollup"]


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("bang_tong_hop: chi_tieu", "bang_tong_hop: CT99", "plan/rollup"),
        ("bieu_do_tong_hop: CT01", "bieu_do_tong_hop: qua_han", "plan/rollup"),
        ("[[TH.CT02.tong]]", "[[TH.CT01.tong]]", "plan/reference"),
        ("{ma: CT01, lay: trung_binh}", "{ma: CT01, lay: tong}", "plan/rollup"),
        ("{ma: CT01, lay: trung_binh}", '{ma: CT01, lay: tong, gia_tri: "1"}', "plan/result"),
    ],
)
def test_what_the_rollup_does_not_have_is_told_at_its_line(
    right: str, wrong: str, code: str, folder: Path
) -> None:
    assert OFFICE_REPORT.count(right) == 1
    path = Path("tinh/sai.yaml")
    path.write_text(OFFICE_REPORT.replace(right, wrong), "utf-8")
    line = OFFICE_REPORT.partition(right)[0].count("\n") + 1
    assert (line, code) in {(one.spot.line, one.code) for one in load_plan(path).problems}


# ---- from a printed figure to the files


@pytest.fixture(scope="module")
def printed(folder: Path, content: bytes) -> Path:
    """The document of the province's report."""
    path = folder / "bao-cao.docx"
    path.write_bytes(content)
    return path


def _counted(printed: Path, words: str) -> list[Counted]:
    found = explain(printed, words, REPORT)
    return [one for place in found.places for one in place.counted]


def _files(of: Sequence[Contribution]) -> dict[str, str]:
    """What stands at the place of each unit, read there."""
    found = {}
    for one in of:
        path, _, line = one.place.rpartition(":")
        found[one.unit] = "\n".join(Path(path).read_text("utf-8").split("\n")[int(line) - 1 :][:4])
    return found


def test_a_figure_in_a_sentence_leads_to_the_line_of_each_report(printed: Path) -> None:
    total, mean = _counted(
        printed, f"{_shown(sum(_values('CT02').values()))} hồ sơ, trung bình 519,7"
    )
    assert total.figure.endswith("(TH.CT02.tong)") and mean.figure.endswith("(TH.CT02.trung_binh)")
    values = _values("CT02")
    assert {one.unit: _figure(one.said.split()[2]) for one in total.parts} == values
    assert _figure(total.figure.split()[0]) == sum(values.values())
    for unit, lines in _files(total.parts).items():
        assert lines.lstrip().startswith("- {ma: CT02") or "CT02" in lines, lines
        assert str(values[unit]) in lines
    (late,) = _counted(printed, f"{_late('NV02')} xã chậm")
    assert len(late.parts) == _late("NV02") and all("quá hạn" in one.said for one in late.parts)
    came, all_ = _counted(printed, "29/30 xã")
    assert len(came.parts) == 29 and len(all_.parts) == 30
    assert [one.unit for one in all_.parts if not one.place] == [UNITS[SILENT]]


def _late(id_: str) -> int:
    return sum(year.state(at, id_, HALF)[0] != "done" for at in TOLD)


def test_a_result_leads_to_what_every_unit_says_of_the_task(printed: Path) -> None:
    (task,) = _counted(printed, "1 đơn vị chưa báo cáo.")[:1]
    assert task.figure == "NV01" and len(task.parts) == COUNT
    assert all(
        "NV01" in lines for lines in _files([one for one in task.parts if one.place]).values()
    )


def test_every_count_of_a_table_leads_to_as_many_places(folder: Path) -> None:
    """And every sum to figures that make it."""
    loaded = load_plan(REPORT)
    assert loaded.dossier
    shown = provenance.printed(loaded, template("bao_cao"), loaded.dossier.source.text)
    all_ = [one for own in shown.values() for one in own]
    cells = [one for one in all_ if one.told.cell and one.told.cell[2] > 3]
    figures = [
        (one.told.text, counted.parts)
        for one in cells
        for counted in counted_in(loaded.dossier, "", one, all_)
    ]
    counts = [(text, parts) for text, parts in figures if re.fullmatch(r"\d{1,2}", text)]
    assert len(counts) > 90
    assert [text for text, parts in counts if len(parts) != int(text)] == []
    sums = {text: parts for text, parts in figures if text in map(_shown, _sums())}
    assert len(sums) == len({*_sums()}) > 1
    for text, parts in sums.items():
        assert sum(_figure(part.said.split()[2]) for part in parts) == _figure(text)


def _sums() -> list[Decimal]:
    return [sum(_values(id_).values()) for id_, (_, unit, _) in TARGETS.items() if unit != "%"]  # type: ignore[misc]


def _shown(value: Decimal) -> str:
    return f"{value:,}".replace(",", ".")


def test_the_verb_prints_the_places(
    printed: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", str(printed), "xã chậm công khai", "--plan", str(REPORT)]) == 0
    said = capsys.readouterr().out
    assert f"(TH.NV02.qua_han)” tổng hợp từ {_late('NV02')} chỗ:" in said
    assert re.search(r"  xã An Bab: NV02 .* ← xa/00/bao-cao-6-thang\.yaml:\d+", said) or _late(
        "NV02"
    )
