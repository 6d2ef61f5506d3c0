"""The report of the office itself, with the figures of its units in place."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from generator.atomic import write_atomically, write_new
from generator.cascade.values import Fields, Pair, pair
from generator.language import Said
from generator.plan.model import plan_in
from generator.plan.reports.results import RESULT, TAKEN
from generator.plan.text import read_source
from generator.problems import Problem, Rejected
from generator.reporting.form import ReportForm
from generator.reporting.running import form_for, form_told, then_check, usual_place
from generator.reporting.skeleton import closed, skeleton
from generator.rollup.files import rollup_json
from generator.rollup.tally import Tally, TargetTally

_ID = "TH"
"""How the figures are cited in it."""


class OfficeReport:
    """The report on the plan at `plan` of the period: beside it, its figures beside that.

    Raises `Rejected` where there can be none.
    """

    def __init__(self, plan: Path, period: str) -> None:
        self._form = form_for(plan, period)
        self.target = usual_place(self._form, ".yaml")
        self.data = self.target.with_suffix(".json")

    def write(self, tally: Tally, misfits: Sequence[Problem]) -> list[Said]:
        """Writes the figures, and the report where there is none; what was done, in lines."""
        write_atomically(self.data, rollup_json(tally, misfits, self.data))
        text = _report(self._form, self.target, self.data.name, tally)
        if write_new(self.target, text.encode()):
            return [
                *form_told(self._form, self.target),
                _of_units(tally),
                then_check(self.target, _FILL_IN),
            ]
        return [_renewed(self.target, self.data)]


def _report(form: ReportForm, target: Path, data: str, tally: Tally) -> str:
    """The report with what it takes of the units: each task that goes to them, each target."""
    tasks = {one.asked.id for one in tally.tasks}
    taken = {one.asked.id: _taken(one) for one in tally.targets if one.figures}
    rows = tuple(row for row in form.rows if row.id not in tasks)
    own = replace(form, rows=rows)
    more = f"tong_hop: {{ma: {_ID}, tep: {data}}}\n{''.join(_tables(tally))}"
    return skeleton(own, target, {**closed(own), **taken}, more=more)


def _taken(target: TargetTally) -> Fields:
    """The result of a target: the sum of the units where it adds up, else their mean."""
    what = "mean" if target.sum is None else "sum"
    return Fields(((pair(RESULT, "take"), Pair(what, TAKEN[what])),))


def _tables(tally: Tally) -> Iterator[str]:
    """The tables, each below what the report itself says of tasks and targets."""
    if tally.tasks:
        yield (
            "ket_qua_nhiem_vu:\n"
            f'  - doan: "Đã có [[{_ID}.da_bao_cao]]/[[{_ID}.don_vi]] đơn vị báo cáo, kết quả như sau:"\n'
            "  - bang_tong_hop: nhiem_vu\n"
        )
    if tally.targets:
        yield "ket_qua_chi_tieu:\n  - bang_tong_hop: chi_tieu\n"


def _of_units(tally: Tally) -> Said:
    ids = ", ".join(one.asked.id for one in tally.tasks)
    vi = f"; kết quả của {ids} lấy ở báo cáo của các đơn vị" if ids else ""
    en = f"; what came of {ids} is taken from the reports of the units" if ids else ""
    return Said(f"Số liệu trong báo cáo là của các đơn vị{vi}", f"Its figures are the units'{en}")


_FILL_IN = Said(
    "điền kết quả của cơ quan mình, rồi chạy", "fill in what the office itself has done, and run"
)


def _renewed(target: Path, data: Path) -> Said:
    """That the report is there and stays; where it names no figures yet, the line that does."""
    where = target.as_posix()
    try:
        plan = plan_in(read_source(target))
    except Rejected:
        plan = None
    if plan and plan.rollup:
        return Said(
            f"{where} ← số liệu mới; chữ trong báo cáo giữ nguyên",
            f"{where} ← new figures; its words stay",
        )
    line = f"tong_hop: {{ma: {_ID}, tep: {data.name}}}"
    return Said(
        f"{where} đã có, giữ nguyên; để lấy số liệu, thêm dòng này vào tệp, sát lề trái: {line}",
        f"{where} is there and stays; to take the figures, add this line at its margin: {line}",
    )
