"""The form of a plan: every key has its field, in the order of the paper, with what is typed and what is wrong."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.assigned import calendar_of_plan
from generator.cascade.values import Fields, Pair
from generator.form.labels import label_said
from generator.form.pasted import (
    cells_pasted,
    pasted_lines,
    pasted_rows,
    tasks_pasted,
)
from generator.form.places import name_of, node_at, place_named, reader_at
from generator.form.rows import row_of
from generator.form.sheet import SECTIONS, FormField, FormSection, plan_form
from generator.form.suggest import suggestions
from generator.form.typed import clean, day_meant, value_typed
from generator.form.writing import Draft
from generator.making.load import Loaded, plan_of
from generator.page.plain import plainly
from generator.page.plans.told import told_plainly
from generator.plan.model import PLAN, Plan
from generator.plan.records import PARTS, read_into
from generator.plan.reports.schedule import REPORT_DUE
from generator.plan.source import Source, Text
from generator.plan.text import parse_source
from tests.form.test_writing import PLANS, _texts
from tests.helpers import BASE, ROOT, changed


def _form(text: str, path: str = "a.yaml") -> tuple[FormSection, ...]:
    source = parse_source(path, text)
    return plan_form(source, plan_of(source).problems)


def _fields(form: tuple[FormSection, ...]) -> dict[str, FormField]:
    return {
        name_of(field.place): field
        for section in form
        for top in section.fields
        for field in top.walk()
    }


def test_every_key_of_a_plan_has_its_piece_of_the_paper() -> None:
    keys = [key for _, _, asked, further in SECTIONS for key in (*asked, *further)]
    assert sorted(keys) == sorted(read_into(Plan))
    parts = [key for key in keys if key in PARTS and key not in ("content",)]
    assert parts == [one for one in (*PARTS[3:], *PARTS[1:3]) if one != "content"] or set(parts)


@pytest.mark.parametrize("path", PLANS, ids=lambda one: one.stem)
def test_every_word_of_a_plan_stands_in_a_field(path: Path) -> None:
    source = parse_source(path.as_posix(), path.read_text("utf-8").removeprefix("\ufeff"))
    form = plan_form(source, plan_of(source).problems)
    as_typed = [one.value for one in _fields(form).values()] + [
        one.reason or "" for one in _fields(form).values()
    ]
    together = " ".join(as_typed)
    for place in _texts(source):
        node = node_at(source.root, place)
        assert isinstance(node, Text)
        own = _fields(form).get(name_of(place))
        is_span = isinstance(place[-2:][0], int) and place[-1] in ("columns", "rows", "align")
        there = own is not None or node.value in together or is_span
        assert there or not node.value, (name_of(place), node.value)
        assert own is None or own.label is not None


def test_what_is_typed_what_it_is_called_and_where_it_stands() -> None:
    form = _fields(_form(BASE))
    task = form["solutions/items/0/items/0/deadline"]
    assert (task.value, task.control, task.label.vi) == ("30/6/2026", "day", "Thời hạn hoàn thành")
    assert task.line == 28 and task.may_open and not task.required
    lead = form["solutions/items/0/items/0/lead"]
    assert (lead.value, lead.control) == ("Sở Nội vụ", "names")
    kind = form["kind"]
    assert kind.control == "choice" and ("ke_hoach", "Kế hoạch") in [
        (one, said.vi) for one, said in kind.choices
    ]
    assert form["purpose/items/0/text"].control == "lines"
    assert form["place"].about.vi == "Địa danh."


def test_an_item_is_a_row_with_its_cells() -> None:
    text = BASE.replace("    unit: điểm\n", "    unit: điểm\n    rule: suggested\n")
    form = plan_form(parse_source("a.yaml", text), ())
    tops = {one.key: one.fields[0].below[0].below[0] for one in form if one.key in _ROWS}
    target, over = row_of(tops["targets"]), row_of(tops["solutions"])
    assert target.words and target.words.value == "Chỉ số tổng hợp PAPI"
    heads = [(cell.head.vi, cell.field.value) for cell in target.cells]
    figures = [("Năm trước", "2025"), ("Đã đạt", "43,44"), ("Từ … trở lên", "45,00")]
    assert heads == [*figures, ("Đơn vị", "điểm")]
    (rule,) = (one for one in target.rest if one.place[-1] == "rule")
    assert (rule.value, rule.said.vi) == ("goi_y", "Gợi ý")
    assert over.title and over.items and not over.words and not over.cells
    task = row_of(over.items.below[0])
    assert [cell.head.vi for cell in task.cells] == ["Chủ trì", "Phối hợp", "Hạn", "Sản phẩm"]
    # No field of an item is lost on the way to its row.
    for item, row in ((tops["targets"], target), (over.items.below[0], task)):
        shown = [row.title, row.words, row.items, *row.rest, *(cell.field for cell in row.cells)]
        places = {one.place for top in shown if top for one in top.walk()}
        left = {one.place for one in item.walk()} - places
        assert all(not one or one[-1] in ("baseline", "target", "text", 0) for one in left), left


def test_a_target_in_words_is_asked_no_figure_and_shows_those_that_it_has() -> None:
    for said, heads in (("text: Trên 70%.", []), ('text: A., unit: "%"', ["Đơn vị"])):
        form = _fields(_form(changed(targets=f"targets:\n  - {{id: CT01, {said}}}")))
        row = row_of(form["targets/items/0"])
        assert row.words and row.words.place[-1] == "text"
        assert [cell.head.vi for cell in row.cells] == heads


def test_what_the_program_keeps_is_neither_shown_nor_offered() -> None:
    noted = BASE.replace("subject:", "issued: 4c1e9a0b12cd-8f2207d3a6e5\nsubject:")
    for text in (BASE, noted):
        form = plan_form(parse_source("a.yaml", text), ())
        keys = {one.place[0] for part in form for one in part.fields}
        offered = {one[0] for part in form for one in part.more}
        assert not {"issued", "format"} & (keys | offered) and {"secrecy"} <= offered


def test_what_is_added_often_is_offered_first_and_told_apart_from_what_is_like_it() -> None:
    form = _fields(_form(BASE))
    for place in ("purpose/items/0", "targets/items/0", "solutions/items/0/items/0"):
        offers = form[place].more
        often = [one.key for one in offers if not one.is_rare]
        assert [one.key for one in offers][: len(often)] == often and 3 < len(often) <= 10
        assert often.index("table") < often.index("budget") < often.index("amount")
        rare = {one.key for one in offers} - {*often}
        assert {"history", "rolled_chart", "accepted", "result", "dimension"} <= rare
        assert len({one.about for one in offers}) == len(offers)
        by_name = {one.label.vi: one.about.vi.rstrip(".") for one in offers if not one.is_rare}
        assert not {name for name, about in by_name.items() if name == about}
    assert not any(one.is_rare for one in form["issuer/0"].more)


_ROWS = ("targets", "solutions")


def test_what_the_office_fixed_is_locked_in_a_copy_alone() -> None:
    text = BASE.replace("lead: Sở Nội vụ, ", "lead: Sở Nội vụ, rule: fixed, ")
    followed = f"{text}based_on: {{id: x, version: 1, unit: xã A}}\n"
    for said, locked in ((text, set()), (followed, {"text", "deadline", "product", "rule"})):
        form = plan_form(parse_source("a.yaml", said), ())
        fields = [one for part in form for top in part.fields for one in top.walk()]
        assert {one.place[-1] for one in fields if one.locked} - {"title"} == locked


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_parts_are_chosen_by_what_people_call_them(lang: str) -> None:
    purpose, name = ("muc_dich", "cac_phan") if lang == "vi" else ("purpose", "parts")
    own = f"outline:\n  sections:\n    - {{title: Chung, {name}: [{purpose}]}}\n"
    text = BASE if lang == "en" else (ROOT / "plans/minh-hoa-2026/ke-hoach.yaml").read_text("utf-8")
    source = parse_source("a.yaml", f"{text}\n{own}")
    fields = _fields(plan_form(source, ()))
    assert "format" not in fields
    part = fields["outline/sections/0/parts/0"]
    assert (part.control, part.value, part.said.vi) == ("choice", purpose, "Mục đích")
    assert part.is_choice and not replace(part, value="x").is_choice
    draft = Draft(source)
    place = place_named("outline/sections/0/parts")
    draft.insert(place, 1, [part.choices[4][0]])
    assert f"{name}: [{purpose}, {'yeu_cau' if lang == 'vi' else 'requirements'}]" in draft.text


def test_what_is_missing_is_one_sentence_and_what_is_whole_can_fold() -> None:
    text = changed(place=None, signature="signature: {name: {open: chưa phân công}}", purpose=None)
    form = {one.key: one for one in _form(text)}
    assert form["head"].missing.vi == "Còn thiếu: địa danh"
    assert form["signature"].missing.vi == "Còn để chấm: họ và tên"
    assert form["recipients"].complete and not form["head"].complete
    assert not form["budget"].complete and not form["budget"].missing.vi
    dots = _fields(_form(text))["signature/0/name"]
    assert (dots.value, dots.reason) == ("", "chưa phân công")


def test_a_problem_stands_at_its_field() -> None:
    form = _fields(_form(changed(date="date: 2026-02-31", place="place: ")))
    assert [one.code for one in form["date"].problems] == ["plan/date"]
    assert [one.code for one in form["place"].problems] == ["plan/empty"]
    told = [
        one
        for section in _form(BASE.replace("deadline: 2026", "dedline: 2026"))
        for one in section.problems
    ]
    assert [one.code for one in told] == ["plan/unknown-key"]


def test_what_is_wrong_with_a_value_names_its_part_and_its_field() -> None:
    target = (
        '{indicator: Tỷ lệ, baseline: {year: 2025, value: 5x}, target: {at_least: "9%"}, unit: km}'
    )
    source = parse_source("a.yaml", changed(targets=f"targets:\n  - {target}"))
    found = told_plainly(source, plan_of(source).problems, "vi", "a.yaml")
    part = "Mục tiêu, chỉ tiêu"
    begun = [f"{part}, Đã đạt: phải là một con số", f"{part}, Từ … trở lên: '9%' là phần trăm"]
    assert len(found) == 2
    assert all(one["message"].startswith(said) for one, said in zip(found, begun, strict=True))


_PART = "Mục đích, yêu cầu"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("- table: {columns: [A]}", ("thiếu các dòng trong một bảng", "Thêm các dòng")),
        ('- ""', (f"{_PART}, Nội dung: giá trị để trống", "Điền nội dung, hoặc “……”.")),
        ('- {title: A, product: ""}', (f"{_PART}: sản phẩm để trống", "Điền nội dung.")),
        ("- {title: }", (f"{_PART}: tiêu đề để trống", "Điền nội dung, hoặc bỏ mục này.")),
        (
            "- {text: A, result: {date: 9x}}",
            (f"{_PART}, Ngày: '9x' không phải ngày", "Viết như 30/6/2026."),
        ),
    ],
)
def test_what_is_told_of_a_file_is_said_of_boxes(said: str, told: tuple[str, str]) -> None:
    source = parse_source("a.yaml", changed(purpose=f"purpose:\n  {said}"))
    found = told_plainly(source, plan_of(source).problems, "vi", "a.yaml")
    assert told in [(one["message"], one["advice"]) for one in found]


@pytest.mark.parametrize("place", ["", "baseline: {year: 2025}, target: {at_least: 1}, "])
def test_an_indicator_without_a_figure_may_be_a_sentence(place: str) -> None:
    target = f"targets:\n  - {{id: CT01, {place}indicator: Trên 70% hồ sơ}}"
    source = parse_source("a.yaml", changed(targets=target))
    (told,) = told_plainly(source, plan_of(source).problems, "vi", "a.yaml")
    assert (told["press"] is None) == bool(place)
    if not place:
        assert told["advice"] == "Điền “Từ … trở lên”."
        assert told["press"]["op"] == "reword" and told["press"]["at"] == "targets/items/0"


def test_a_leader_who_is_no_recipient_is_told_without_signs_of_the_file() -> None:
    source = parse_source("a.yaml", BASE.replace("lead: Sở Nội vụ", "lead: Sở Y tế"))
    (told,) = told_plainly(source, plan_of(source).problems, "vi", "a.yaml")
    assert told["advice"] == (
        "Thêm dòng “Sở Y tế” vào nơi nhận, hoặc kể vào một nhóm ở “Nhóm cơ quan”."
    )
    assert plainly("Lấy lại số, ngày (trong tệp: để trống so, ngay), rồi điền.") == (
        "Lấy lại số, ngày, rồi điền."
    )


def test_an_example_of_a_day_is_of_the_year_of_the_plan() -> None:
    """Of what was typed first, then of the subject."""
    for typed, told in (("30-6", "30/6/2031"), ("9/9/9/2032", "30/6/2032")):
        text = BASE.replace("deadline: 2026-06-30", f"deadline: {typed}")
        source = parse_source("a.yaml", re.sub(r"(?m)^subject: .*", "subject: Năm 2031", text))
        found = told_plainly(source, plan_of(source).problems, "vi", "a.yaml")
        assert f"Viết như {told}." in [one["advice"] for one in found]


@pytest.mark.parametrize(("unit", "faults"), [('"%"', 0), (None, 0), ("điểm", 1)])
def test_a_percentage_may_be_typed_where_percent_is_the_unit(unit: str | None, faults: int) -> None:
    said = f", unit: {unit}" if unit else ""
    target = f"targets:\n  - {{indicator: Tỷ lệ, target: {{at_least: 45}}{said}}}"
    draft = Draft(parse_source("a.yaml", changed(targets=target)))
    place = place_named("targets/items/0/target/at_least")
    draft.put(place, value_typed(" 52 %", reader_at(place)) or "")
    assert len(plan_of(draft.source).problems) == faults and "52 %" in draft.text


def test_a_broken_plan_has_no_form_but_its_problems() -> None:
    source = parse_source("a.yaml", BASE + "x: [")
    assert source.root is None
    form = plan_form(source, source.problems)
    assert all(not field.is_there for section in form for field in section.fields)


def test_a_key_that_was_asked_has_a_field() -> None:
    source = parse_source("a.yaml", BASE)
    place = place_named("purpose/items/0/note")
    assert name_of(place) not in _fields(plan_form(source, ()))
    assert _fields(plan_form(source, (), [place]))["purpose/items/0/note"].value == ""


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("30/6", "2026-06-30"),
        ("30/06/2026", "2026-06-30"),
        ("1.7", "2026-07-01"),
        ("31.3.27", "2027-03-31"),
        ("6/2026", "2026-06"),
        ("quý II", "Quý II/2026"),
        ("quý III/2027", "Quý III/2027"),
        ("tháng 6", "Tháng 6/2026"),
        ("6 tháng đầu năm", "6 tháng đầu năm 2026"),
        ("thường xuyên", "Thường xuyên"),
        ("31/2", "31/2"),
        ("quý V", "Quý V"),
        ("2026-06-30", "2026-06-30"),
    ],
)
def test_days_as_people_type_them(words: str, meant: str) -> None:
    assert day_meant(words, 2026) == meant


def test_the_year_is_that_of_the_plan() -> None:
    plan = plan_of(parse_source("a.yaml", BASE)).plan
    assert plan and calendar_of_plan(plan).year == 2026
    assert day_meant("30/6", None) == "30/6"


def test_the_box_of_a_period_is_called_so() -> None:
    of_reports, of_plan = (
        label_said(one.name, "period", one.fields["period"]).vi for one in (REPORT_DUE, PLAN)
    )
    assert (of_reports, of_plan) == ("Kỳ báo cáo", "Thời gian thực hiện")


def test_what_is_typed_becomes_what_the_file_has() -> None:
    lead = reader_at(place_named("solutions/items/0/lead"))
    both = ("Sở Nội vụ", "Sở Văn hóa, Thể thao và Du lịch")
    assert value_typed("Sở Nội vụ, Sở Văn hóa, Thể thao và Du lịch", lead) == both
    assert value_typed("Công an xã", lead) == "Công an xã"
    due = reader_at(place_named("report_schedule/items/0/periods/0/due"))
    typed = ("30/11/2026", "30/11", "20", "ngày 5 tháng sau")
    assert [value_typed(one, due, 2026) for one in typed] == [*2 * ("2026-11-30",), *typed[2:]]
    period = reader_at(place_named("report_schedule/items/0/periods/0/period"))
    typed = ("6 tháng đầu năm", "quý II", "6 tháng đầu năm 2027", "hằng quý", "tới đây")
    assert [value_typed(one, period, 2026) for one in typed] == [
        "6 tháng đầu năm 2026",
        "quý II/2026",
        *typed[2:],
    ]
    assert value_typed("quý II", period) == "quý II"
    assert value_typed("gach", reader_at(("purpose", "marks"))) == Pair("dash", "gach")
    assert (
        value_typed("2.450.000 đồng", reader_at(place_named("budget/items/0/amount")))
        == "2.450.000"
    )
    assert value_typed(" a \n b ", reader_at(("subject",))) == "a\nb"
    assert value_typed(" a \n b ", reader_at(("place",))) == "a b"
    assert value_typed("  ", reader_at(("place",))) is None
    assert clean("Tie\u0302\u0301ng\u200b Việt\u00a0 nam\t") == "Tiếng Việt nam"


def test_a_pasted_block_and_a_pasted_table() -> None:
    assert pasted_lines("- Một.\r\n\r\n2. Hai.\r\n  Ba.\n") == ["Một.", "Hai.", "Ba."]
    rows = pasted_rows('TT\tNhiệm vụ\tChủ trì\tHạn\n1\t"Họp\n""dân"""\tSở Y tế\t30/6\n2\tHai\t\t\n')
    first, second = tasks_pasted(rows, 2026)
    assert isinstance(first, Fields)
    assert {key.en: value for key, value in first.entries} == {
        "text": 'Họp "dân"',
        "lead": "Sở Y tế",
        "deadline": "2026-06-30",
    }
    assert second == "Hai"
    assert pasted_rows("một câu") == []
    assert tasks_pasted([["Việc", "Sở Y tế", "Công an", "quý II", "Báo cáo"]], 2026) != []
    assert cells_pasted([["a"], ["b", "c"]]) == [("a", ""), ("b", "c")]


def test_the_title_of_a_total_that_is_pasted_spans_the_empty_cells_behind_it() -> None:
    row = ["Tổng cộng", "", "", "12", "", "5"]
    (made,) = cells_pasted([row])
    assert isinstance(made, tuple)
    title, *rest = made
    assert isinstance(title, Fields) and title.by_name == {"text": "Tổng cộng", "columns": "3"}
    assert rest == ["12", "", "5"]
    for kept in (["1", "", "Thôn Một"], ["Tổng cộng", "12", ""], ["Tổng cộng", "", ""]):
        assert cells_pasted([kept]) == [tuple(kept)]


def test_pasted_tasks_are_written_as_the_file_has_others() -> None:
    draft = Draft(parse_source("a.yaml", BASE))
    rows = pasted_rows("Việc hai.\tSở Y tế\tCông an\t30/6\tBáo cáo\nViệc ba.\t\t\t\t\n")
    draft.insert(place_named("solutions/items/0/items"), 1, tasks_pasted(rows, 2026))
    assert (
        "      - {text: Việc hai., lead: Sở Y tế, support: Công an, deadline: 2026-06-30, "
        "product: Báo cáo}\n      - Việc ba.\n" in draft.text
    )


def _loaded(path: Path) -> tuple[Source, Loaded]:
    source = parse_source(path.as_posix(), path.read_text("utf-8"))
    return source, plan_of(source)


def test_suggestions_come_from_the_plan_and_its_office(tmp_path: Path) -> None:
    source, loaded = _loaded(ROOT / "plans" / "minh-hoa-2026" / "ke-hoach.yaml")
    found = suggestions(source, loaded.plan, place_named("solutions/items/0/lead"))
    assert {"Sở Nội vụ", "Thanh tra tỉnh", "Ủy ban nhân dân cấp xã"} <= set(found)
    assert "[[LTCCQ]]" in suggestions(source, loaded.plan, place_named("legal_bases/0"))
    assert "[[PAPI]]" in suggestions(source, loaded.plan, place_named("purpose/items/0/text"))
    (tmp_path / "b.yaml").write_text(BASE.replace("Sở Nội vụ", "Chi cục Thuế"), "utf-8")
    own = parse_source((tmp_path / "a.yaml").as_posix(), BASE)
    assert "Chi cục Thuế" in suggestions(
        own, plan_of(own).plan, place_named("solutions/items/0/lead")
    )
