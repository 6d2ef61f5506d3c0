"""A commune's plan that owes two reports, and what its reports say."""

import re

from generator.making.load import load_plan
from generator.plan.reports.results import Result
from tests.cascade.helpers import OFFICE, Desk

ASKING = """\
report_schedule:
  - {id: BC1, reporters: Ủy ban nhân dân cấp xã, receiver: Sở Nội vụ, periods: [{period: 6 tháng đầu năm 2026, due: 2026-06-15}, {period: năm 2026, due: 2026-11-30}]}
recipients:
"""
TASK = "{id: NV0#, text: Tổ chức tuyên truyền và hướng dẫn người dân tại thôn số # của địa phương., lead: Ủy ban nhân dân cấp xã, deadline: 2026-12-15, product: Báo cáo}"
MORE = "".join(f"      - {TASK.replace('#', str(number))}\n" for number in (4, 5, 6))
SHARE = """\
  - {id: CT02, indicator: Xếp hạng cấp tỉnh, baseline: {year: 2025, rank: 9/34}, target: {rank: 5/34}}
  - {id: CT03, indicator: Số cuộc đối thoại, target: {at_least: 4, year: 2026}, unit: cuộc}
solutions:
"""
ASKS = (
    OFFICE.replace("recipients:\n", MORE + ASKING)
    .replace("solutions:\n", SHARE)
    .replace("rule: minimum}", "rule: minimum, needs_evidence: yes}")
)
HALF, YEAR = "xa-bao-cao-6-thang-dau-nam-2026.yaml", "xa-bao-cao-nam-2026.yaml"


def answered(desk: Desk, name: str = HALF) -> dict[str, Result]:
    """The results of a report, by id."""
    found = load_plan(desk.folder / name)
    assert found.plan, found.problems
    assert found.dossier and found.dossier.written.reports_on
    return {one.id.value: one for one in found.dossier.written.reports_on.results}


def cells_told(desk: Desk) -> list[str]:
    """The cells that are told, each with the code."""
    return re.findall(r"\[([^\]]+)\]: .* \[(report/[\w-]+)\]", desk.said)  # type: ignore[return-value]
