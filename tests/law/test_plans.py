"""Checks of plans at their limits: on the day itself and a day later, at the whole and beyond, the last and one more."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table

from generator.making.build import document_bytes
from generator.making.load import load_plan
from generator.paper.body import joined
from generator.word.stamp import fit_tables
from tests.helpers import changed, codes, document, loaded, sound, template
from tests.images import png
from tests.test_forms import ATTACHED, DECISION
from tests.test_reports import _codes as codes_of
from tests.test_reports import _report as report

_ISSUED = "2026-02-03"  # a Tuesday


def _found(**lines: str) -> list[str]:
    return [code for _, code in codes(loaded(changed(**lines)))]


def _task(deadline: str, **more: str) -> list[str]:
    task = f"{{id: NV01, text: Kiểm tra., lead: Sở Nội vụ, deadline: {deadline}}}"
    return _found(solutions=f"solutions:\n  - title: Một\n    items:\n      - {task}", **more)


@pytest.mark.parametrize(
    ("deadline", "found"),
    [
        ("2026-02-02", ["plan/deadline"]),
        (_ISSUED, []),
        ("2026-12-31", []),
        # Reports on a year are due in the January after it.
        ("2027-01-29", []),
        ("2027-02-01", ["plan/period"]),
        ("2026-02-07", ["plan/day-off"]),
    ],
)
def test_deadlines(deadline: str, found: list[str]) -> None:
    assert _task(deadline) == found


@pytest.mark.parametrize(
    ("deadline", "found"),
    [
        ("2026-03-02", ["plan/period"]),
        ("2026-03-03", []),
        ("2026-06-30", []),
        ("2026-07-01", ["plan/period"]),
    ],
)
def test_deadlines_of_a_plan_with_a_period(deadline: str, found: list[str]) -> None:
    period = "closing: Hết.\nperiod: {start: 2026-03-03, end: 2026-06-30}"
    assert _task(deadline, closing=period) == found


@pytest.mark.parametrize(("end", "backwards"), [("2026-03-02", True), ("2026-03-03", False)])
def test_a_period_may_be_one_day(end: str, backwards: bool) -> None:
    period = f"closing: Hết.\nperiod: {{start: 2026-03-03, end: {end}}}"
    assert ("plan/period" in _task("2026-03-03", closing=period)) is backwards


@pytest.mark.parametrize(("day", "found"), [(_ISSUED, []), ("2026-02-04", ["plan/cited"])])
def test_what_is_cited_is_not_younger_than_the_plan(day: str, found: list[str]) -> None:
    cited = f"closing: Theo [[X]].\ndocuments: [{{id: X, kind: Quyết định, number: 12/QĐ-UBND, date: {day}}}]"
    assert _found(closing=cited) == found


@pytest.mark.parametrize(
    ("deadline", "early"), [("2026-02-02", True), (_ISSUED, False), ("2026-02-04", False)]
)
def test_what_is_issued_may_be_due_on_the_day_of_issue(
    deadline: str, early: bool, tmp_path: Path
) -> None:
    attached = ATTACHED.replace("deadline: 2026-06-30", f"deadline: {deadline}")
    assert attached != ATTACHED
    (tmp_path / "ke-hoach.kem.yaml").write_text(attached, "utf-8")
    path = tmp_path / "quyet-dinh.yaml"
    path.write_text(f"{DECISION}attached: ke-hoach.kem.yaml\n", "utf-8")
    assert ("plan/deadline" in [one.code for one in load_plan(path).problems]) is early


@pytest.mark.parametrize(
    ("done", "right"), [("2026-07-15", True), ("2026-07-14", True), ("2026-07-16", False)]
)
def test_a_task_is_done_by_the_day_of_the_figures(done: str, right: bool, tmp_path: Path) -> None:
    found = report(tmp_path, NV01=f"state: done, date: {done}, text: Sở Nội vụ đã trình.")
    assert ("plan/result" not in codes_of(found)) is right


@pytest.mark.parametrize(("as_of", "right"), [("2026-07-20", True), ("2026-07-21", False)])
def test_figures_are_not_younger_than_the_report(as_of: str, right: bool, tmp_path: Path) -> None:
    report(tmp_path)
    path = tmp_path / "bao-cao.yaml"
    path.write_text(
        path.read_text("utf-8").replace("as_of: 2026-07-15", f"as_of: {as_of}"), "utf-8"
    )
    found = [one.code for one in load_plan(path).problems]
    assert ("plan/as-of" not in found) is right


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("target: {exactly: 100}, unit: '%'", []),
        ("target: {exactly: '100,1'}, unit: '%'", ["plan/percent"]),
        ("baseline: {year: 2025, value: 10}, target: {at_least: 10}", []),
        ("baseline: {year: 2025, value: 10}, target: {at_least: '9,9'}", ["plan/below"]),
        ("baseline: {year: 2025, value: 9}, target: {at_least: 10, year: 2026}", []),
        ("baseline: {year: 2026, value: 9}, target: {at_least: 10, year: 2026}", ["plan/year"]),
        (
            "baseline: {year: 2025, value: '10,004'}, change: {exactly: 1}, target: {exactly: 11}",
            [],
        ),
        (
            "baseline: {year: 2025, value: '10,01'}, change: {exactly: 1}, target: {exactly: 11}",
            ["plan/sum"],
        ),
        ("target: {rank: 1/34}", []),
        ("target: {rank: 34/34}", []),
        ("target: {rank: 35/34}", ["plan/rank"]),
        ("target: {rank: 0/34}", ["plan/rank"]),
    ],
)
def test_targets(target: str, found: list[str]) -> None:
    assert _found(targets=f"targets:\n  - {{indicator: Chỉ số, {target}}}") == found


@pytest.mark.parametrize(
    ("score", "found"),
    [("10,00", []), ("1,00", []), ("10,05", ["papi/scale"]), ("0,95", ["papi/scale"])],
)
def test_scores_of_papi(score: str, found: list[str]) -> None:
    target = f"{{dimension: D1, target: {{at_least: '{score}', year: 2025}}, unit: điểm}}"
    assert _found(targets=f"targets:\n  - {target}") == found


@pytest.mark.parametrize(("day", "found"), [("2025-04-14", ["papi/release"]), ("2025-04-15", [])])
def test_results_are_known_on_the_day_of_their_release(day: str, found: list[str]) -> None:
    target = "{dimension: D1, baseline: {year: 2024, value: '4,90'}, target: {at_least: '5,00'}, unit: điểm}"
    lines = {
        "date": f"date: {day}",
        "targets": f"targets:\n  - {target}",
        "legal_bases": None,
        "subject": "subject: Cải thiện Chỉ số PAPI",
    }
    assert [code for code in _found(**lines) if code.startswith("papi/")] == found  # type: ignore[arg-type]


@pytest.mark.parametrize(("count", "found"), [(30, []), (31, ["plan/chart"])])
def test_a_chart_shows_thirty_targets(count: int, found: list[str]) -> None:
    rows = "".join(
        f"  - {{id: C{n}, indicator: Chỉ số {n}, baseline: {{year: 2025, value: 4}}, target: {{at_least: 5}}, unit: điểm}}\n"
        for n in range(count)
    )
    chart = "implementation:\n  - Thực hiện theo biểu đồ.\n  - chart: {alt: Biểu đồ}\n"
    assert _found(targets=f"targets:\n{rows}", implementation=chart) == found


_RIGHTS = {
    "TM.": "on_behalf_of: Ủy ban nhân dân",
    "TL.": "by_order_of: Chủ tịch",
    "TUQ.": "authorised_by: Chủ tịch",
}


@pytest.mark.parametrize(("one", "other"), [("TM.", "TL."), ("TM.", "TUQ."), ("TL.", "TUQ.")])
def test_rights_that_exclude_each_other(one: str, other: str) -> None:
    signed = f"{_RIGHTS[one]}, {_RIGHTS[other]}, title: Chánh Văn phòng, name: Nguyễn Văn An"
    assert _found(signature=f"signature: {{{signed}}}") == ["quyen-han-chuc-vu/rights"]


@pytest.mark.parametrize(("count", "times"), [(23, 0), (24, 1), (26, 1)])
def test_letters_end_once(count: int, times: int) -> None:
    items = "".join(f"        - việc {n}\n" for n in range(count))
    found = _found(solutions=f"solutions:\n  - title: Một\n    items:\n{items}")
    assert found == ["numbering/marks"] * times


@pytest.mark.parametrize("code", ["plan/deadline", "plan/reference"])
def test_of_errors_a_day_that_is_over_can_be_accepted(code: str) -> None:
    accepted = f"accepted: [{{code: {code}, reason: x}}]"
    early = f'{{text: "Theo [[X]].", deadline: 2026-02-02, {accepted}}}'
    lines = f"solutions:\n  - title: Một\n    items:\n      - {early}"
    errors = {"plan/deadline", "plan/reference"} & set(_found(solutions=lines))
    assert errors == {"plan/deadline", "plan/reference"} - ({code} & {"plan/deadline"})


@pytest.mark.parametrize(
    ("last", "printed"),
    [
        ("Lưu: VT", "- Lưu: VT."),
        ("Lưu: VT, TH...", "- Lưu: VT, TH..."),
        ("Lưu: VT, TH;", "- Lưu: VT, TH."),
    ],
)
def test_the_last_recipient_ends_with_one_full_stop(last: str, printed: str) -> None:
    lines = f'recipients:\n  - Sở Nội vụ\n  - "{last}"'
    assert sound(changed(recipients=lines)).paper.names["noi_nhan"][-1] == printed


def test_what_came_of_a_task_ends_with_one_mark() -> None:
    assert joined(["đang rà soát…"]) == "đang rà soát…"
    assert joined(["đã xong"]) == "đã xong."


def test_a_picture_is_no_higher_than_four_fifths_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "cao.png").write_bytes(png(100, 1000))
    picture = (
        "implementation:\n  - Theo sơ đồ.\n  - image: {file: cao.png, alt: Sơ đồ, caption: Sơ đồ}\n"
    )
    path = tmp_path / "plan.yaml"
    path.write_text(changed(implementation=picture), "utf-8")
    found = load_plan(path)
    assert found.plan, found.problems
    paper = docx.Document(BytesIO(document_bytes(found, template())))
    (high,) = (int(one.get("cy")) / 36000 for one in paper.element.iter(qn("wp:extent")))
    page = paper.sections[0]
    text = (page.page_height - page.top_margin - page.bottom_margin) / 36000  # type: ignore[operator]
    assert high == pytest.approx(0.8 * text, abs=0.1)


@pytest.mark.parametrize(("narrower", "fitted"), [(0, False), (1, True), (40, True)])
def test_tables_are_no_wider_than_the_text(narrower: int, fitted: bool) -> None:
    paper = document()
    page, head = paper.sections[0], paper.tables[0]
    before = _wide(head)
    left, right = page.left_margin, page.right_margin
    assert page.page_width and left and right
    room = (page.page_width - left - right) / Mm(1)
    page.left_margin = Mm(left / Mm(1) + room - before + narrower)
    fit_tables(paper)
    assert (_wide(head) < before - 0.5) is fitted
    assert _wide(head) <= before - narrower + 0.5


def _wide(table: Table) -> float:
    return sum(column.width or 0 for column in table.columns) / Mm(1)
