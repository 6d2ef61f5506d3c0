"""The year by workbook: every figure of the province beside a sum of the filled forms, every planted fault told once.

The sums are made by openpyxl and plain Python from the files that the communes have sent.
"""

import contextlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from openpyxl import load_workbook

from generator.law.wording import short_date
from tests.helpers import in_reading_order, on_clock
from tests.province import excel
from tests.province import filled_year as filled
from tests.province import reports as year
from tests.province.filled_year import (
    BY_BOOK,
    CLOSED,
    DAY,
    DONE,
    FAULTS,
    GOING,
    IDLE,
    LATE_BOOK,
    NEEDS_PROOF,
    OFF,
    OTHER_PERIOD,
    OTHER_PLAN,
    OTHER_UNIT,
    PROOF,
    SILENT,
    SLUGS,
    STATE,
    TWICE,
    VALUE,
    WORDS,
    Fault,
    FilledYear,
)
from tests.province.reports import COUNT, HALF, LEADING, TARGETS, TASKS, UNITS, YEAR

PERIODS = (HALF, YEAR)
NO_REPORT = {HALF: {SILENT, OTHER_PLAN}, YEAR: {OTHER_PERIOD}}
Answers = Mapping[str, Mapping[str, Any]]
_read = cache(excel.read)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FilledYear]:
    folder = tmp_path_factory.mktemp("nam")
    with contextlib.chdir(folder), pytest.MonkeyPatch.context() as patch:
        on_clock(patch, "2026-12-31")
        yield filled.played(folder)


def _figure(typed: Any) -> Decimal:
    """A figure as it was typed, printed, or is in a cell."""
    if isinstance(typed, int | float):
        return Decimal(str(typed))
    bare = re.sub(r"[^\d,-]", "", str(typed).replace("\u2212", "-"))
    return Decimal(bare.replace(",", "."))


def _day(typed: Any) -> date:
    if isinstance(typed, datetime):
        return typed.date()
    day, month, year_ = map(int, typed.split("/"))
    return date(year_, month, day)


def _said(path: Path) -> Answers:
    """What a file says, by id and title of column."""
    if path.suffix == ".xlsx":
        rows = _read(path)
        return {
            id_: {title: value for title, (_, value) in row.items()} for id_, row in rows.items()
        }
    tasks, targets = docx.Document(str(path)).tables
    ids = {says: id_ for id_, (says, *_) in (TASKS | TARGETS).items()}
    found: dict[str, dict[str, Any]] = {}
    for table, titles in ((tasks, (STATE, DAY)), (targets, (VALUE,))):
        for row in table.rows[1:]:
            says, *typed = (cell.text for cell in row.cells)
            found[ids[says]] = {title: one for title, one in zip(titles, typed, strict=True) if one}
    return found


@dataclass(frozen=True)
class Count:
    """What the files of a period come to: by unit, in the order of the roster."""

    period: str
    said: Mapping[str, Answers]
    before: Mapping[str, Answers]

    def states(self, id_: str) -> dict[str, str]:
        """How a task stands with each unit; without its evidence it is not done."""
        found = {name: str(said[id_][STATE]) for name, said in self.said.items()}
        for name, said in self.said.items():
            if id_ == NEEDS_PROOF and found[name] == DONE and PROOF not in said[id_]:
                found[name] = GOING
        return found

    def overdue(self, id_: str) -> list[str]:
        """With whom a task is behind the day that the province has set, whatever a commune has moved."""
        due = date.fromisoformat(TASKS[id_][1])
        open_ = [name for name, state in self.states(id_).items() if state != DONE]
        return open_ if due < CLOSED[self.period] else []

    def done_late(self, id_: str) -> int:
        """With how many it was done behind that day."""
        due = date.fromisoformat(TASKS[id_][1])
        done = [name for name, state in self.states(id_).items() if state == DONE]
        return sum(_day(self.said[name][id_][DAY]) > due for name in done)

    def values(self, id_: str, of: Mapping[str, Answers] | None = None) -> dict[str, Decimal]:
        """The figures of a target, but the one in a unit of its own."""
        said = self.said if of is None else of
        other = {UNITS[OTHER_UNIT]} if id_ == "CT03" else set()
        other |= self.off(id_, self.period if of is None else HALF)
        return {name: _figure(one[id_][VALUE]) for name, one in said.items() if name not in other}

    @staticmethod
    def off(id_: str, period: str) -> set[str]:
        """The units whose figure cannot be right."""
        return {UNITS[at] for at in OFF[period].get(id_, ())}

    def below(self, id_: str) -> int:
        """How many do not reach it."""
        goal = Decimal(TARGETS[id_][2])
        found = self.values(id_).values()
        return sum(one > goal if id_ == "CT05" else one < goal for one in found)

    def mean(self, id_: str) -> Decimal:
        """The mean of the units."""
        return _mean(self.values(id_))

    def since_before(self, id_: str) -> Decimal | None:
        """What the mean has risen since the last report, of the units with both."""
        was = self.values(id_, self.before)
        both = self.values(id_).keys() & was.keys()
        return _mean(self.values(id_), both) - _mean(was, both) if both else None

    def since_baseline(self, id_: str) -> Decimal:
        """What it has risen since the year before."""
        was = {UNITS[at]: _figure(year.baseline(at, id_)) for at in range(COUNT)}
        now = self.values(id_)
        return _mean(now) - _mean(was, now.keys())


def _mean(values: Mapping[str, Decimal], of: Any = None) -> Decimal:
    names = values.keys() if of is None else of
    return sum((values[name] for name in names), Decimal(0)) / len(names)


@cache
def _counted(
    folder: Path, period: str, files: tuple[tuple[int, Path], ...]
) -> Mapping[str, Answers]:
    return {UNITS[at]: _said(folder / path) for at, path in sorted(files)}


@pytest.fixture(params=PERIODS)
def count(request: pytest.FixtureRequest, played: FilledYear) -> Count:
    def of(period: str) -> Mapping[str, Answers]:
        return _counted(played.folder, period, tuple(played.counts[period].items()))

    return Count(request.param, of(request.param), of(HALF) if request.param == YEAR else {})


def _same(printed: Any, exact: Decimal | None) -> bool:
    """Whether what is printed is the figure, rounded to the places that it is printed with."""
    if exact is None or printed in (None, ""):
        return exact is None and printed in (None, "")
    figure = _figure(printed)
    places = max(-int(figure.as_tuple().exponent), 0)
    return abs(figure - exact) <= Decimal(5).scaleb(-places - 1)


# ---- the workbook of the province


def _sheet(period: str, name: str) -> list[dict[str, Any]]:
    return excel.rows_of(Path(f"tinh/th-{SLUGS[period]}.xlsx"), name)


def test_the_workbook_counts_each_task_as_the_forms_do(count: Count) -> None:
    sheet = {row["Mã việc"]: row for row in _sheet(count.period, "Nhiệm vụ")}
    assert [*sheet] == [*TASKS]
    for id_, row in sheet.items():
        states = Counter(count.states(id_).values())
        silent = len(NO_REPORT[count.period])
        assert [row[head] for head in (DONE, GOING, IDLE, "Chưa báo cáo", "Không nêu")] == [
            *(states[one] for one in (DONE, GOING, IDLE)),
            silent,
            0,
        ]
        assert row["Quá hạn"] == len(count.overdue(id_))
        assert row["Hoàn thành chậm"] == count.done_late(id_)
        assert (row["Đơn vị quá hạn"] or "").split("; ") == (count.overdue(id_) or [""])


def test_the_workbook_adds_up_each_target_as_the_forms_do(count: Count) -> None:
    sheet = {row["Mã"]: row for row in _sheet(count.period, "Chỉ tiêu")}
    ranked = _sheet(count.period, "Xếp hạng")
    for id_, (_, unit, _) in TARGETS.items():
        row, values = sheet[id_], count.values(id_)
        assert row["Số đơn vị có số"] == len(values)
        assert _same(row["Tổng"], None if unit == "%" else sum(values.values()))
        assert _same(row["Trung bình"], count.mean(id_))
        assert [_figure(row[head]) for head in ("Thấp nhất", "Cao nhất")] == [
            min(values.values()),
            max(values.values()),
        ]
        assert row["Chưa đạt"] == count.below(id_)
        assert _same(row["So với hiện trạng"], count.since_baseline(id_))
        assert _same(row["So với kỳ trước"], count.since_before(id_))
        listed = [one for one in ranked if one["Mã"] == id_]
        own = [one for one in listed if one["Hạng"] != "–"]
        off = {one["Đơn vị"] for one in listed} - {one["Đơn vị"] for one in own}
        assert off == count.off(id_, count.period)
        assert row["Số chưa khớp, không tính"].split("; ") == sorted(off) if off else True
        best = sorted(values.values(), reverse=id_ != "CT05")
        assert {one["Đơn vị"]: _figure(one["Giá trị"]) for one in own} == values
        assert [one["Hạng"] for one in own] == [
            best.index(values[one["Đơn vị"]]) + 1 for one in own
        ]
        was = count.values(id_, count.before)
        assert all(_same(one["Kỳ trước"], was.get(one["Đơn vị"])) for one in own)


def test_the_workbook_has_each_unit_as_its_form_says(count: Count) -> None:
    sheet = {row["Đơn vị"]: row for row in _sheet(count.period, "Đơn vị")}
    assert [*sheet] == UNITS
    for at, (name, row) in enumerate(sheet.items()):
        if at in NO_REPORT[count.period]:
            assert row["Chưa báo cáo"] == len(TASKS) and not row["Số liệu đến"]
            continue
        states = Counter(count.states(id_)[name] for id_ in TASKS)
        assert [row[head] for head in (DONE, GOING, IDLE)] == [
            states[one] for one in (DONE, GOING, IDLE)
        ]
        assert row["Quá hạn"] == sum(name in count.overdue(id_) for id_ in TASKS)
        assert row["Số liệu đến"].date() == CLOSED[count.period]
    silent = [row["Đơn vị"] for row in _sheet(count.period, "Chưa báo cáo")]
    assert silent == [UNITS[at] for at in sorted(NO_REPORT[count.period])]


def test_who_is_silent_is_told_with_what_lies_there_of_the_period(count: Count) -> None:
    rows = {row["Đơn vị"]: row for row in _sheet(count.period, "Chưa báo cáo")}
    assert {row["Tình trạng"] for row in rows.values()} == {"chưa báo cáo"}
    told = [str(row["Lý do"] or "") for row in rows.values()]
    form, other = (f"xa/{at:02}/" for at in (SILENT, OTHER_PLAN))
    if count.period == YEAR:
        assert told == [""], "a form of the half year is no reason"
    else:
        assert re.fullmatch(rf"{form}mau-\S+\.xlsx: mẫu này chưa điền; không tính", told[0])
        assert told[1].startswith(f"{other}bao-cao-") and "'an-sinh-2026'; không tính" in told[1]


def test_the_charts_of_the_workbook_begin_at_nothing_and_lie_below_the_tables(
    count: Count,
) -> None:
    book = load_workbook(f"tinh/th-{SLUGS[count.period]}.xlsx")
    charts = [(sheet, chart) for sheet in book.worksheets for chart in sheet._charts]
    assert len(charts) == 5
    for sheet, chart in charts:
        assert chart.y_axis.scaling.min == 0 and chart.y_axis.majorUnit >= 1
        assert chart.anchor._from.row >= sheet.max_row and chart.anchor._from.col == 0
        for series in chart.series:
            name, first, last = re.fullmatch(
                r"'?(.+?)'?!\$[A-Z]+\$(\d+):\$[A-Z]+\$(\d+)", series.val.numRef.f
            ).groups()  # type: ignore[union-attr]
            column = re.search(r"\$([A-Z]+)\$", series.val.numRef.f)
            assert name == sheet.title and column
            drawn = [sheet[f"{column[1]}{row}"].value for row in range(int(first), int(last) + 1)]
            assert len(drawn) == sheet.max_row - 3 and any(drawn), "a series of nothing"


# ---- the report of the province


def _document(period: str) -> Any:
    return docx.Document(f"tinh/van-ban/bao-cao-{SLUGS[period]}.docx")


def _tables(period: str) -> dict[str, list[list[str]]]:
    """The rows of each table below its head, by the words of the head's second cell and the last."""
    found = {}
    for table in _document(period).tables:
        head, *rows = [[cell.text for cell in row.cells] for row in table.rows]
        if head[0] in ("STT", "Hạng"):
            found[f"{head[1]}|{head[-1]}"] = rows
    return found


def test_the_tables_of_the_report_say_what_the_forms_add_up_to(count: Count) -> None:
    tables = _tables(count.period)
    assert len(tables) == (8 if count.period == YEAR else 7)
    silent = len(NO_REPORT[count.period])
    for id_, row in zip(TASKS, tables["Nhiệm vụ|Quá hạn"], strict=True):
        states = Counter(count.states(id_).values())
        told = [states[DONE], states[GOING], states[IDLE], silent, len(count.overdue(id_))]
        assert row[1] == TASKS[id_][0] and [*map(int, row[3:])] == told
    late = {TASKS[id_][0]: count.overdue(id_) for id_ in TASKS if count.overdue(id_)}
    assert {row[1]: row[3].split(", ") for row in tables["Nhiệm vụ|Đơn vị quá hạn"]} == late
    last = "Không tính (số chưa khớp)" if OFF[count.period] else "Số đơn vị chưa đạt"
    for id_, row in zip(TARGETS, tables[f"Chỉ tiêu|{last}"], strict=True):
        values = count.values(id_).values()
        off = [name for name in UNITS if name in count.off(id_, count.period)]
        assert row[9:] == ([", ".join(off)] if OFF[count.period] else [])
        assert row[1:3] == [*TARGETS[id_][:2]]
        assert _same(row[4], None if TARGETS[id_][1] == "%" else sum(values))
        assert _same(row[5], count.mean(id_))
        assert [_figure(row[6]), _figure(row[7])] == [min(values), max(values)]
        assert int(row[8]) == count.below(id_)
    names = [row[1] for row in tables["Đơn vị chưa báo cáo|Đơn vị chưa báo cáo"]]
    assert names == [UNITS[at] for at in sorted(NO_REPORT[count.period])]
    leads = {row[1]: [*map(int, row[2:])] for row in tables["Cơ quan chủ trì|Quá hạn"]}
    for lead, told in leads.items():
        own = [id_ for id_ in TASKS if lead in (TASKS[id_][2], LEADING)]
        states = Counter(one for id_ in own for one in count.states(id_).values())
        overdue = sum(len(count.overdue(id_)) for id_ in own)
        counts = [states[DONE], states[GOING], states[IDLE], silent * len(own), overdue]
        assert told == [len(own), *counts]


def test_the_appendix_has_each_unit_and_its_rank(count: Count) -> None:
    tables = _tables(count.period)
    for at, row in enumerate(tables["Đơn vị|Quá hạn"]):
        name = UNITS[at]
        if at in NO_REPORT[count.period]:
            assert row[1:] == [name, "chưa báo cáo", "", "", "", ""]
            continue
        states = Counter(count.states(id_)[name] for id_ in TASKS)
        late = sum(name in count.overdue(id_) for id_ in TASKS)
        closed = CLOSED[count.period]
        day = f"{closed.day}/{closed.month}/{closed.year}"
        assert row[1:] == [name, day, *(str(states[one]) for one in (DONE, GOING, IDLE)), str(late)]
    listed = tables["Đơn vị|Đánh giá"]
    ranked = [row for row in listed if row[0] != "–"]
    off = {row[1] for row in listed if row[-1] == "số chưa khớp, không tính"}
    assert off == count.off("CT01", count.period) == {row[1] for row in listed if row[0] == "–"}
    assert {row[1]: _figure(row[2]) for row in ranked} == count.values("CT01")
    assert {len(row) for row in ranked} == {5 if count.period == YEAR else 4}
    was = count.values("CT01", count.before)
    assert all(_same(row[3], was.get(row[1])) for row in ranked if count.period == YEAR)
    met = {name: one >= 98 for name, one in count.values("CT01").items()}
    assert {row[1]: row[-1] == "đạt" for row in ranked} == met


def test_the_report_of_the_year_compares_with_what_was(played: FilledYear) -> None:
    files = {period: tuple(played.counts[period].items()) for period in PERIODS}
    half, whole = (_counted(played.folder, one, files[one]) for one in PERIODS)
    count = Count(YEAR, whole, half)
    for id_, row in zip(TARGETS, _tables(YEAR)["Chỉ tiêu|So với kỳ trước"], strict=True):
        now, before = count.values(id_), count.values(id_, count.before)
        changes = (
            (row[4], count.since_baseline(id_), now),
            (row[5], count.since_before(id_), now.keys() & before.keys()),
        )
        for said, risen, both in changes:
            assert risen and said.partition(" ")[0] == ("tăng" if risen > 0 else "giảm")
            figure, _, units = said.partition(" (")
            assert _same(figure, abs(risen)), (id_, said, risen)
            some = f"{len(both)}/{len(now)} đơn vị)" if len(both) < len(now) else ""
            assert units == some


def test_the_sentences_of_the_report_cite_these_figures(count: Count) -> None:
    text = "\n".join(one.text for one in in_reading_order(_document(count.period)))
    assert f"{len(count.said)}/{COUNT} xã đã báo cáo." in text
    (received, mean) = re.findall(r"tiếp nhận ([\d.]+) hồ sơ, trung bình ([\d.,]+) hồ sơ", text)[0]
    assert _figure(received) == sum(count.values("CT02").values())
    assert _same(mean, count.mean("CT02"))
    assert f"{len(count.overdue('NV02'))} xã chậm" in text
    for id_ in TASKS:
        done = Counter(count.states(id_).values())[DONE]
        assert f"{done}/{COUNT} đơn vị hoàn thành" in text
    for id_, what in (("CT01", count.mean), ("CT05", lambda id_: max(count.values(id_).values()))):
        (printed,) = re.findall(rf"{TARGETS[id_][0]}: ([\d.,]+)%", text)
        assert _same(printed, what(id_)), id_
    for id_, what in (
        ("CT01", "chưa đạt chỉ tiêu năm 2026 (từ 98% trở lên); trung bình của"),
        ("CT02", "chỉ tiêu năm 2026: từ 1.000 hồ sơ trở lên; tổng của"),
        ("CT05", "chưa đạt chỉ tiêu năm 2026 (không quá 5%); cao nhất trong"),
    ):
        units = len(count.values(id_))
        met = f"{units} đơn vị, trong đó {units - count.below(id_)} đơn vị đạt chỉ tiêu"
        off = count.off(id_, count.period)
        named = ", ".join(name for name in UNITS if name in off)
        met += f"; không tính {len(off)} đơn vị có số liệu chưa khớp: {named}." if off else "."
        assert re.search(rf"{TARGETS[id_][0]}: [^;]*{re.escape(f'{what} {met}')}", text), text
    if count.period == YEAR:
        (risen,) = re.findall(r"so với kỳ trước: (-?[\d.,]+) hồ sơ", text)
        assert _same(risen, count.since_before("CT02"))


def _charts(period: str) -> list[list[list[Any]]]:
    """The data of each chart of the report, as the workbook in it has them."""
    with ZipFile(f"tinh/van-ban/bao-cao-{SLUGS[period]}.docx") as archive:
        books = sorted(one for one in archive.namelist() if one.endswith(".xlsx"))
        found = [load_workbook(BytesIO(archive.read(one))).active for one in books]
    return [[[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in found if sheet]


def test_the_charts_of_the_report_draw_these_figures(count: Count) -> None:
    few, many = sorted(_charts(count.period), key=len)
    drawn = {head: at for at, head in enumerate(few[0]) if head in (DONE, GOING, IDLE, "Quá hạn")}
    assert drawn.keys() >= {DONE, GOING, "Quá hạn"}
    for id_, row in zip(TASKS, few[1:], strict=True):
        states = Counter(count.states(id_).values()) + Counter({"Quá hạn": len(count.overdue(id_))})
        assert row[0] == TASKS[id_][0]
        assert {head: row[at] or 0 for head, at in drawn.items()} == {
            head: states[head] for head in drawn
        }
    values = sorted(count.values("CT01").values(), reverse=True)
    assert [_figure(row[1]) for row in many[1:]] == [*values[:8], *values[-8:]]
    was = {
        name.removeprefix("xã "): one for name, one in count.values("CT01", count.before).items()
    }
    assert ("Kỳ trước" in many[0]) == (count.period == YEAR)
    if count.period == YEAR:
        assert all(_same(row[many[0].index("Kỳ trước")], was.get(row[0])) for row in many[1:])


# ---- where each figure comes from, and what is told


def test_each_figure_leads_to_the_cell_or_line_where_it_stands(
    played: FilledYear, count: Count
) -> None:
    told = json.loads(Path(f"tinh/th-{SLUGS[count.period]}.json").read_text("utf-8"))
    for target in told["targets"]:
        for figure in target["figures"]:
            assert figure["at"], figure
            path = re.fullmatch(r"\.\./(.+?\.\w+)(?::(\d+))?(?: .+)?", figure["at"])
            assert path
            file = Path(path[1])
            if file.suffix == ".xlsx":
                place, there = _read(file)[target["id"]][VALUE]
                assert figure["at"] == f"../{file.as_posix()} {place}"
                assert _figure(there) == _figure(figure["value"])
            elif file.suffix == ".yaml":
                lines = file.read_text("utf-8").split("\n")[int(path[2]) - 1 :]
                assert lines[0].endswith(f"ma: {target['id']}")
                (there,) = re.findall(r"gia_tri: (.+)", "\n".join(lines[:3]))
                assert _figure(there) == _figure(figure["value"])
            else:
                assert "bảng 2, hàng" in figure["at"]


def _told(said: str) -> list[tuple[str, str, str]]:
    """Everything that was told: file, place in it, code."""
    form = r"(?m)^(\S[^\[\]:]*\.\w+)(?: \[([^\]]+)\]|:(\d+):\d+)?: .* \[([a-z-]+/[\w-]+)\]$"
    return [(path, part or line, code) for path, part, line, code in re.findall(form, said)]


def test_planted_faults_are_told_once_and_nothing_else(played: FilledYear, count: Count) -> None:
    planted = []
    for at, fault in FAULTS[count.period].items():
        book = played.counts[count.period][at]
        report = book.with_name(f"ke-hoach-bao-cao-{SLUGS[count.period]}.yaml")
        if report.is_file():
            lines = report.read_text("utf-8").split("\n")
            line = next(n for n, one in enumerate(lines, 1) if one.endswith(f"- ma: {fault.id}"))
            planted.append((report.as_posix(), str(line), fault.code))
        else:
            planted += _at_fault(fault, book)
    if count.period == YEAR:
        own = played.counts[YEAR][OTHER_UNIT]
        planted.append((own.as_posix(), _cell(own, "CT03", VALUE), "rollup/unit"))
    else:
        first, book = (f"bao-cao-{SLUGS[HALF]}{more}.xlsx" for more in ("", "-sua"))
        planted += [(f"xa/{TWICE:02}/{one}", "", "rollup/twice") for one in (first, book)]
        report_ = f"xa/{LATE_BOOK:02}/ke-hoach-bao-cao-{SLUGS[HALF]}.yaml"
        planted.append((report_, "1", "rollup/twice"))
        planted.append((f"xa/{LATE_BOOK:02}/{book}", "", "rollup/twice"))
    assert sorted(_told(played.said[count.period])) == sorted(planted)
    listed = [row["Xem tại"] for row in _sheet(count.period, "Cần xem lại")]
    units = [row["Đơn vị"] for row in _sheet(count.period, "Cần xem lại")]
    assert units == [UNITS[int(path.split("/")[1])] for path in listed]
    places = {f"{path}:{at}" if at.isdigit() else f"{path} {at}" for path, at, code in planted}
    assert {one.rstrip() for one in places} == {*listed}


def test_the_report_tells_before_it_is_signed_that_figures_in_it_do_not_fit(
    played: FilledYear, count: Count
) -> None:
    paper = f"tinh/bao-cao-{SLUGS[count.period]}.yaml"
    lines = Path(paper).read_text("utf-8").split("\n")
    line = next(at for at, one in enumerate(lines, 1) if one.startswith("tong_hop:"))
    assert _told(played.said[paper]) == [(paper, str(line), "plan/rollup-doubt")]
    every = _sheet(count.period, "Cần xem lại")
    doubtful = [one for one in every if "báo cáo" not in str(one["Vì sao"])]
    assert f" {len(doubtful)} số" in played.said[paper]
    assert f"../{doubtful[0]['Xem tại']}" in played.said[paper]


def _cell(book: Path, id_: str, title: str) -> str:
    """The cell of a task or target below a title."""
    for sheet in load_workbook(book).worksheets:
        titles = {cell.value: cell.column_letter for cell in sheet[excel.TITLES] if cell.value}
        for row in range(excel.TITLES + 1, sheet.max_row + 1):
            if sheet.cell(row, 1).value == id_ and title in titles:
                return f"{sheet.title}!{titles[title]}{row}"
    raise AssertionError(id_)


def test_who_takes_the_workbook_back_is_told_first_what_does_not_fit(
    played: FilledYear, count: Count
) -> None:
    taken = {at: book for at, book in played.counts[count.period].items() if at not in BY_BOOK}
    told = {
        at: _told(played.said[str(book)]) for at, book in taken.items() if book.suffix == ".xlsx"
    }
    planted = {at: _at_fault(FAULTS[count.period].get(at), book) for at, book in taken.items()}
    assert told == {at: planted[at] for at in told}
    assert sum(map(len, told.values())) == 2


def _at_fault(fault: Fault | None, book: Path) -> list[tuple[str, str, str]]:
    """Where a commune has gone wrong in its own workbook."""
    if fault is None:
        return []
    titles = fault.typed[fault.id]
    title = WORDS if WORDS in titles else next(iter(titles))
    return [(book.as_posix(), _cell(book, fault.id, title), fault.code)]


def test_a_form_of_another_plan_or_period_is_told_and_not_taken(played: FilledYear) -> None:
    for name, at, period in (("khac", OTHER_PLAN, HALF), ("ky", OTHER_PERIOD, YEAR)):
        code = {"khac": "report/other-plan", "ky": "report/other-period"}[name]
        book = f"xa/{at:02}/bao-cao-{SLUGS[period]}.xlsx"
        assert _told(played.said[name]) == [(book, "", code)]
        assert not Path(f"xa/{at:02}/ke-hoach-bao-cao-{SLUGS[period]}.yaml").exists()


def test_days_and_figures_stay_whole_on_a_terminal(played: FilledYear, count: Count) -> None:
    said = played.said[count.period]
    for id_, (_, due, _) in TASKS.items():
        assert re.search(rf"│ {id_} .*│ {short_date(date.fromisoformat(due))} +│", said), said
    for id_ in TARGETS:
        (line,) = re.findall(rf"│ {id_} +│.*", said)
        assert any(_same(cell.strip(), count.mean(id_)) for cell in line.split("│")[5:9]), line


def test_a_day_that_communes_moved_hides_no_late_task(count: Count) -> None:
    rows = [row for row in _sheet(count.period, "Từng đơn vị") if row["Mã việc"] == "NV02"]
    late = {row["Đơn vị"] for row in rows if row["Quá hạn"] == "quá hạn"}
    assert late == {*count.overdue("NV02")}
    assert late or count.period == YEAR
