"""A report is filled from the plan that it is on: nothing is typed twice, and nothing that was asked for is missing."""

from io import BytesIO
from pathlib import Path, PurePath

import docx
import pytest
from docx.document import Document
from python_calamine import CalamineWorkbook

from generator.making.build import document_bytes
from generator.making.load import Loaded, load_plan
from generator.making.wording import wording_problems
from generator.problems import Severity
from tests.helpers import BASE, changed, template, texts

TASKS = """\
solutions:
  - title: Quán triệt, chỉ đạo triển khai
    items:
      - {id: NV01, text: Ban hành kế hoạch kiểm tra., lead: Sở Nội vụ, deadline: 2026-03-31, product: Kế hoạch}
      - {id: NV02, text: 'Đăng tin về [[NV01]] theo [[X]].', lead: Sở Nội vụ, deadline: Quý II/2026}
      - {id: G1, text: Không giao cho ai.}
  - {title: Tuyên truyền, items: [{id: NV03, text: 'Nêu gương như [[G1]], [[NV02]].', lead: Sở Nội vụ, deadline: Thường xuyên}]}
documents: [{id: X, kind: Quyết định, number: 12/QĐ-UBND, date: 2026-01-05}]
"""
TARGETS = """\
targets:
  - {id: CT1, indicator: Chỉ số A, baseline: {year: 2025, value: "4,90"}, target: {at_least: "5,20", year: 2026}, unit: điểm}
  - {id: CT2, indicator: Chỉ số B, baseline: {year: 2025, value: "5,40"}, target: {exactly: "5,60"}, unit: điểm}
  - {id: CT3, indicator: Tỷ lệ trễ hạn, target: {at_most: "5"}, unit: "%"}
  - {id: CT4, indicator: Thứ hạng, target: {rank: 10/34}}
  - {id: CT5, indicator: Số vụ, target: {at_most: "3"}}
"""
PLAN = changed(solutions=TASKS.rstrip(), targets=TARGETS.rstrip())
RESULTS = {
    "NV01": "state: done, date: 2026-03-20, text: Sở Nội vụ đã trình.",
    "NV02": "state: in_progress, text: đã đăng 3 tin",
    "NV03": "state: not_started",
    "CT1": 'value: "5,05"',
    "CT2": 'value: "5,70"',
    "CT3": 'value: "4"',
    "CT4": "rank: 9/34",
    "CT5": "text: chưa có số liệu",
}


def _report(
    folder: Path, plan: str = PLAN, head: str = "", more: str = "", **results: str
) -> Loaded:
    (folder / "ke-hoach.yaml").write_text(plan, "utf-8")
    lines = "".join(
        f"    - {{id: {id_}, {said}}}\n" for id_, said in {**RESULTS, **results}.items() if said
    )
    on = f"reports_on:\n  plan: ke-hoach.yaml\n  as_of: 2026-07-15\n  results:\n{lines}"
    gone = dict.fromkeys(
        ("purpose", "requirements", "targets", "solutions", "implementation", "closing"), ""
    )
    text = changed(id="id: bao-cao", date="date: 2026-07-20", **gone) + on + more
    path = folder / "bao-cao.yaml"
    path.write_text(f"{head}{text}", "utf-8")
    return load_plan(path)


def _codes(found: Loaded) -> list[str]:
    return [problem.code for problem in found.problems]


def _document(found: Loaded) -> Document:
    assert found.plan, "\n".join(map(str, found.problems))
    return docx.Document(BytesIO(document_bytes(found, template())))


def test_tasks_stand_under_their_headings_with_what_came_of_them(tmp_path: Path) -> None:
    found = _report(tmp_path)
    assert _codes(found) == []
    shown = texts(_document(found))
    begin = shown.index("I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ")
    assert shown[begin + 1 : begin + 7] == [
        "Đến ngày 15/7/2026, trong 3 nhiệm vụ của Kế hoạch, đã hoàn thành 1 nhiệm vụ, đang thực hiện 1 nhiệm vụ, "
        "chưa thực hiện 1 nhiệm vụ; quá thời hạn 1 nhiệm vụ.",
        "1. Quán triệt, chỉ đạo triển khai",
        "a) Ban hành kế hoạch kiểm tra (chủ trì: Sở Nội vụ; thời hạn: 31/3/2026; sản phẩm: Kế hoạch): hoàn thành ngày "
        "20/3/2026. Sở Nội vụ đã trình.",
        "b) Đăng tin về điểm a khoản 1 Mục I theo Quyết định số 12/QĐ-UBND ngày 05/01/2026 (chủ trì: Sở Nội vụ; thời "
        "hạn: Quý II/2026): đang thực hiện, quá thời hạn; đã đăng 3 tin.",
        "2. Tuyên truyền",
        "Nêu gương như điểm c khoản 1 Mục III Kế hoạch, điểm b khoản 1 Mục I (chủ trì: Sở Nội vụ; thời hạn: Thường "
        "xuyên): chưa thực hiện.",
    ]


def test_targets_are_told_with_what_was_reached(tmp_path: Path) -> None:
    shown = texts(_document(_report(tmp_path)))
    begin = shown.index("II. KẾT QUẢ THỰC HIỆN CHỈ TIÊU")
    assert (
        shown[begin + 1 : begin + 6]
        == [
            "1. Chỉ số A: 5,05 điểm, chưa đạt chỉ tiêu năm 2026 (từ 5,20 điểm trở lên); năm 2025: 4,90 điểm.",
            "2. Chỉ số B: 5,70 điểm, vượt chỉ tiêu (5,60 điểm); năm 2025: 5,40 điểm.",
            "3. Tỷ lệ trễ hạn: 4%, đạt chỉ tiêu (không quá 5%).",
            "4. Thứ hạng: xếp hạng 9/34, đạt chỉ tiêu (xếp hạng 10/34).",
            "5. Số vụ: chưa có số liệu; chỉ tiêu: không quá 3./.",
        ]
        or shown[begin + 5] == "5. Số vụ: chưa có số liệu; chỉ tiêu: không quá 3."
    )


def test_the_chart_has_what_was_what_is_and_what_is_to_be(tmp_path: Path) -> None:
    (book,) = [
        p
        for p in _document(_report(tmp_path)).part.package.iter_parts()
        if p.partname.endswith(".xlsx")
    ]
    rows = CalamineWorkbook.from_filelike(BytesIO(book.blob)).get_sheet_by_index(0).to_python()
    assert rows[0][1:4] == ["Năm 2025", "Kết quả thực hiện", "Chỉ tiêu năm 2026"]
    assert [row[:4] for row in rows[1:]] == [
        ["Chỉ số A", 4.9, 5.05, 5.2],
        ["Chỉ số B", 5.4, 5.7, 5.6],
    ]


def test_a_table_says_how_far_each_task_is_and_whether_a_target_is_met(tmp_path: Path) -> None:
    tables = "{task_table: [task, state, result]}, {target_table: [indicator, result, verdict]}"
    more = f"appendices: [{{title: A, items: [{tables}]}}]\n"
    paper = _document(_report(tmp_path, more=more, NV01="state: done, date: 2026-04-02"))
    cells = [[[c.text for c in row.cells] for row in table.rows] for table in paper.tables]
    tasks = next(rows for rows in cells if rows[0] == ["Nhiệm vụ", "Tình trạng", "Kết quả"])
    assert tasks[2][1:] == ["Hoàn thành ngày 02/4/2026, chậm so với thời hạn", ""]
    assert tasks[3][1:] == ["Đang thực hiện, quá thời hạn", "đã đăng 3 tin"]
    targets = next(rows for rows in cells if rows[0][1] == "Kết quả thực hiện")
    assert [row[1:] for row in targets[1:4]] == [
        ["5,05 điểm", "Chưa đạt"],
        ["5,70 điểm", "Vượt"],
        ["4%", "Đạt"],
    ]


def test_own_items_follow_what_is_made(tmp_path: Path) -> None:
    shown = texts(
        _document(_report(tmp_path, more="task_results: ['Theo [[NV01]], việc đã xong.']\n"))
    )
    assert "3. Theo điểm a khoản 1 Mục I, việc đã xong." in shown


@pytest.mark.parametrize(
    ("results", "code"),
    [
        ({"NV02": ""}, "plan/result-missing"),
        ({"CT3": ""}, "plan/result-missing"),
        ({"NV09": "state: done"}, "plan/result"),
        ({"G1": "state: done"}, "plan/result"),
        ({"NV03": "date: 2026-03-03"}, "plan/result"),
        ({"NV03": "state: done, date: 2026-07-16"}, "plan/result"),
        ({"NV03": "state: done}\n    - {id: NV03, state: done"}, "plan/result"),
    ],
)
def test_results_are_those_that_the_plan_asks_for(
    tmp_path: Path, results: dict[str, str], code: str
) -> None:
    assert code in _codes(_report(tmp_path, **results))


def test_a_draft_may_lack_results_and_shows_dots(tmp_path: Path) -> None:
    (tmp_path / "ke-hoach.yaml").write_text(PLAN, "utf-8")
    on = "reports_on: {plan: ke-hoach.yaml, as_of: 2026-07-15}\n"
    path = tmp_path / "bao-cao.yaml"
    path.write_text(
        changed(id="id: b", number="number:", date="date:", targets="", solutions="") + on, "utf-8"
    )
    found = load_plan(path)
    assert set(_codes(found)) == {"plan/result-missing"} and len(found.problems) == 8
    assert any(line.endswith("): ……………") for line in texts(_document(found)))


def test_a_place_of_the_plan_that_is_open_leaves_its_report_alone(tmp_path: Path) -> None:
    """As one that an update has just brought into a plan that is issued."""
    found = _report(tmp_path, plan=PLAN.replace("lead: Sở Nội vụ", "lead: {open: ai}", 1))
    plan = load_plan(tmp_path / "ke-hoach.yaml")
    assert plan.sound is None and "noi-dung/open" in _codes(plan)
    assert found.sound and "plan/report" not in _codes(found) and _document(found)


def test_what_is_wrong_with_the_plan_is_told_where_it_is_named(tmp_path: Path) -> None:
    found = _report(tmp_path, plan=PLAN.replace("deadline: 2026-03-31", "deadline: 2026-13-31"))
    assert [(p.code, p.spot.path) for p in found.problems] == [
        ("plan/report", str(tmp_path / "bao-cao.yaml"))
    ]
    assert "ke-hoach.yaml" in found.problems[0].advice.vi


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("khong-co.yaml", "plan/report"),
        ("../ke-hoach.yaml", "plan/report-outside"),
        ("/etc/passwd", "plan/report-absolute"),
        ("bao-cao.yaml", "plan/report"),
    ],
)
def test_a_plan_that_cannot_be_used_is_told(tmp_path: Path, name: str, code: str) -> None:
    path = tmp_path / "bao-cao.yaml"
    path.write_text(f"{BASE}reports_on: {{plan: {name}, as_of: 2026-07-15}}\n", "utf-8")
    assert code in _codes(load_plan(path))


def test_what_the_plan_itself_gets_wrong_is_not_told_again(tmp_path: Path) -> None:
    # Its deadlines lie before the day of the report, and its leads are not among the recipients.
    assert (
        _codes(
            _report(
                tmp_path,
                plan=PLAN.replace(
                    "Sở Nội vụ, deadline: 2026-03-31", "Sở Y tế, deadline: 2026-04-30"
                ),
            )
        )
        == []
    )


def test_what_a_product_or_a_note_cites_is_named_as_the_plan_names_it(tmp_path: Path) -> None:
    """Of a task every text is taken over, so what any of them cites must be known to the report."""
    cites = "product: 'Báo cáo theo [[G1]]', note: 'Xem [[X]].'"
    old = "lead: Sở Nội vụ, deadline: Quý II/2026}"
    found = _report(
        tmp_path,
        PLAN.replace(old, f"{old.rstrip('}')}, {cites}}}"),
        more="implementation: [Chi tiết tại Phụ lục.]\n"
        "appendices: [{title: A, items: [{task_table: [task, product, note]}]}]\n",
    )
    assert _codes(found) == []
    (table,) = _document(found).tables[-1:]
    words = " ".join(cell.text for row in table.rows for cell in row.cells)
    assert (
        "Báo cáo theo điểm c khoản 1 Mục III Kế hoạch" in words
        and "12/QĐ-UBND" in words
        and "[[" not in words
    )


def test_what_is_said_of_a_result_is_told_at_the_result_and_of_a_task_at_the_plan(
    tmp_path: Path,
) -> None:
    plan = PLAN.replace("Ban hành kế hoạch kiểm tra.", "Ban hành kế hoạch của Sở Tư Pháp.")
    loaded = _report(tmp_path, plan=plan, NV02="state: in_progress, text: Đã báo cáo Sở Nội Vụ.")
    assert loaded.plan
    report = (tmp_path / "bao-cao.yaml").read_text("utf-8")
    found = wording_problems(loaded)
    (of_result,) = (one for one in found if "Nội Vụ" in one.message.vi)
    (of_task,) = (one for one in found if "Tư Pháp" in one.message.vi)
    assert PurePath(of_result.spot.path).name == "bao-cao.yaml"
    assert report.split("\n")[of_result.spot.line - 1][of_result.spot.column - 1 :].startswith(
        "Sở Nội Vụ"
    )
    assert PurePath(of_task.spot.path).name == "ke-hoach.yaml" and "Sở Tư Pháp" in of_task.excerpt
    assert "Ban hành" in plan.split("\n")[of_task.spot.line - 1]


def test_a_plan_that_cannot_be_used_is_all_that_is_told_of_a_report(tmp_path: Path) -> None:
    more = "outline: [{title: Kết quả, parts: [task_results, target_results]}]\n"
    more += "appendices: [{title: A, items: [{task_table: {}}, {target_table: {}}]}]\n"
    for plan in (PLAN.replace("place:", "plaxe:"), "a: {"):
        (found,) = _report(tmp_path, plan=plan, more=more).problems
        assert found.code == "plan/report"


def test_a_wrong_id_is_told_with_the_one_that_lacks_a_result(tmp_path: Path) -> None:
    wrong = _report(tmp_path, more="    - {id: NV20, state: done}\n", NV02="").problems
    assert [(one.code, one.advice.vi) for one in wrong] == [("plan/result", "Có phải 'NV02'?")]
    far = _report(tmp_path, more="    - {id: abcxyz, state: done}\n", NV02="", CT1="").problems
    assert [one.advice.vi for one in far if one.code == "plan/result"] == [
        "Còn chưa có kết quả: CT1, NV02."
    ]


def test_a_reference_to_nothing_is_told_once_where_it_stands(tmp_path: Path) -> None:
    (found,) = _report(tmp_path, NV02="state: done, text: 'Đã đăng theo [[ct1]].'").problems
    assert found.code == "plan/reference" and found.advice.vi == "Có phải [[CT1]]?"
    assert found.excerpt[found.spot.column - 1 :].startswith("[[ct1]]")


def test_a_report_is_not_older_than_what_it_tells(tmp_path: Path) -> None:
    done = "state: done, date: 2026-07-10, text: Đã báo cáo."
    text = (_report(tmp_path, NV02=done), tmp_path / "bao-cao.yaml")[1].read_text("utf-8")
    assert load_plan(tmp_path / "bao-cao.yaml").problems == ()
    (tmp_path / "bao-cao.yaml").write_text(
        text.replace("date: 2026-07-20", "date: 2026-07-08"), "utf-8"
    )
    early, late = load_plan(tmp_path / "bao-cao.yaml").problems
    assert (early.code, early.severity) == ("plan/as-of", Severity.WARNING)
    assert (late.code, late.severity) == ("plan/result", Severity.ERROR)
    assert late.message.vi == "ngày hoàn thành sau ngày báo cáo (10/7/2026 > 08/7/2026)"


def test_a_task_without_an_id_is_told_beside_a_result_of_nothing(tmp_path: Path) -> None:
    plan = PLAN.replace("id: NV03, ", "")
    found = _report(tmp_path, plan=plan, NV03="", more="    - {id: abcxyz, state: done}\n").problems
    assert sorted(one.code for one in found) == ["plan/result", "plan/result-missing"]
