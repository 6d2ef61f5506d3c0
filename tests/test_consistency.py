"""What a plan says twice is said alike: each plan in `doubtful/` has the findings it states, and near misses have none.

Contradictions that are certain are errors, and stand among the plans in `broken/`.
"""

import re
from pathlib import Path

import pytest

from generator.language import Said
from generator.making.acceptance import stops
from generator.making.load import load_plan
from generator.making.wording import wording_problems
from generator.problems import Problem, Severity, Spot, has_errors
from generator.wording.authority_names import comparable, divided, one_tone
from tests.helpers import BASE, ROOT, changed, codes, loaded

DOUBTFUL = sorted((Path(__file__).parent / "doubtful").glob("*.yaml"))


def test_there_are_doubtful_plans() -> None:
    assert len(DOUBTFUL) >= 20


@pytest.mark.parametrize("path", DOUBTFUL, ids=lambda path: path.stem)
def test_a_doubtful_plan_has_exactly_the_findings_that_it_states(path: Path) -> None:
    expected = sorted(
        (int(line), code)
        for line, code in re.findall(r"# expect: (\d+) (\S+)", path.read_text("utf-8"))
    )
    found = load_plan(path)
    assert found.plan is not None and not has_errors(found.problems)
    problems = [*found.problems, *wording_problems(found)]
    assert sorted((problem.spot.line, problem.code) for problem in problems) == expected != []
    for problem in problems:
        assert problem.spot.column and problem.excerpt and problem.message.vi != problem.message.en
        assert problem.advice.vi


def _figures(rest: str, **more: str) -> list[tuple[int, str]]:
    return codes(loaded(changed(targets=f"targets:\n  - {{indicator: Chỉ số, {rest}}}", **more)))


@pytest.mark.parametrize(
    "rest",
    [
        'baseline: {year: 2025, value: "43,44"}, change: {at_least: "1,56"}, target: {at_least: "45,00"}',
        'baseline: {year: 2025, value: "43,437"}, change: {exactly: "1,56"}, target: {exactly: "45,00"}',
        'baseline: {year: 2025, value: "1.043,5"}, change: {exactly: "0,5"}, target: {exactly: 1044}',
        "baseline: {year: 2025, value: 10}, change: {at_least: -2}, target: {at_most: 8}",
        "baseline: {year: 2025, value: 10}, change: {exactly: -2}, target: {exactly: 8}",
        "baseline: {year: 2025, value: 10}, change: {at_most: -2}, target: {at_least: 8}",
        "baseline: {year: 2025, value: 43}, change: {at_least: 1}, target: {exactly: 46}",
        "baseline: {year: 2025, value: 43}, change: {exactly: 3}, target: {at_least: 45}",
        "baseline: {year: 2025, value: 50}, change: {exactly: 10}, target: {exactly: 60}, unit: '%'",
        "baseline: {year: 2025, value: 50}, change: {exactly: 10}, target: {exactly: 55}, unit: '%'",
        "baseline: {year: 2025, value: 50}, change: {exactly: 10, unit: điểm %}, target: {exactly: 60}, unit: '%'",
        "baseline: {year: 2025, value: 40}, change: {exactly: 10, unit: '%'}, target: {exactly: 44}, unit: điểm",
        "baseline: {year: 2025, value: 40, rank: 16/34}, change: {at_least: 1, unit: bậc}, target: {rank: 10/34}",
        "baseline: {year: 2025, rank: 16/34}, change: {exactly: 6, unit: bậc}, target: {rank: 10/34}",
        "baseline: {year: 2025, rank: 10/34}, change: {exactly: -2, unit: bậc}, target: {rank: 12/34}",
        "baseline: {year: 2024, rank: 16/61}, change: {at_least: 10, unit: bậc}, target: {rank: 10/34, year: 2026}",
        "target: {rank: 34/34, year: 2026}",
        "target: {at_least: 105}, unit: người",
        "target: {exactly: 100}, unit: '%'",
        "baseline: {year: 2025, value: 10}, target: {at_most: 8}",
        "baseline: {year: 2025, value: 10}, change: {at_most: -2}, target: {at_least: 8}",
    ],
)
def test_figures_that_agree_are_not_spoken_of(rest: str) -> None:
    assert _figures(rest) == []


@pytest.mark.parametrize(
    "rest",
    [
        'baseline: {year: 2025, value: "43,44"}, change: {at_least: "1,50"}, target: {at_least: "45"}',
        "baseline: {year: 2025, value: 10}, change: {at_least: -2}, target: {at_most: 7}",
        "baseline: {year: 2025, value: 10}, change: {at_least: 2}, target: {exactly: 11}",
        "baseline: {year: 2025, value: 10}, change: {exactly: 2}, target: {at_least: 13}",
        "baseline: {year: 2025, value: 10}, change: {exactly: 0}, target: {exactly: 11}",
        "baseline: {year: 2025, value: 50}, change: {exactly: 10}, target: {exactly: 57}, unit: '%'",
        "baseline: {year: 2025, value: 50}, change: {exactly: 10, unit: điểm %}, target: {exactly: 55}, unit: '%'",
        "baseline: {year: 2025, rank: 10/34}, change: {exactly: -2, unit: bậc}, target: {rank: 8/34}",
    ],
)
def test_sums_that_do_not_add_up_are_errors(rest: str) -> None:
    assert _figures(rest) == [(20, "plan/sum")]


def test_the_arithmetic_is_shown() -> None:
    rest = 'baseline: {year: 2025, value: "1.043,44"}, change: {at_least: "1,5"}, target: {at_least: 1046}'
    (problem,) = loaded(changed(targets=f"targets:\n  - {{indicator: Chỉ số, {rest}}}")).problems
    assert problem.message.vi == "1.043,44 + 1,5 = 1.044,94, không phải 1046"
    rest = "baseline: {year: 2025, value: 10}, change: {at_least: -2}, target: {at_most: 7}"
    (problem,) = loaded(changed(targets=f"targets:\n  - {{indicator: Chỉ số, {rest}}}")).problems
    assert problem.message.vi == "10 − 2 = 8, không phải 7"


@pytest.mark.parametrize(
    "name", ["Thu ngân sách so với dự toán", "Tốc độ tăng thu", "Tỷ lệ giải ngân so với kế hoạch"]
)
def test_a_percentage_of_something_else_may_be_above_100(name: str) -> None:
    yaml = f"targets:\n  - {{indicator: {name}, target: {{at_least: 105}}, unit: '%'}}"
    assert codes(loaded(changed(targets=yaml))) == []


def test_a_share_above_100_is_told_once() -> None:
    yaml = "targets:\n  - {indicator: Tỷ lệ số hóa hồ sơ, target: {exactly: 105}, unit: '%'}"
    found = loaded(changed(targets=yaml))
    assert found.plan is not None
    assert [problem.code for problem in (*found.problems, *wording_problems(found))] == [
        "so-lieu/phan-tram"
    ]


def test_what_is_shown_in_a_table_need_not_be_in_the_sentence() -> None:
    figures = 'baseline: {year: 2025, value: "43,44"}, target: {at_least: "45,00"}'
    target = f'{{text: "Chỉ số đạt từ 45,00 trở lên.", indicator: Chỉ số, {figures}}}'
    assert codes(loaded(changed(targets=f"targets:\n  - {target}"))) == [(20, "plan/not-printed")]
    assert codes(loaded(changed(targets=f"targets:\n  - {target}\n  - target_table: {{}}"))) == []
    without = f"targets:\n  - {target}\n  - target_table: [indicator, target]"
    assert codes(loaded(changed(targets=without))) == [(20, "plan/not-printed")]


@pytest.mark.parametrize("typed", ["đạt 145,00", "đạt 45,001", "hạng 45,00/61"])
def test_a_figure_inside_a_longer_one_is_not_that_figure(typed: str) -> None:
    yaml = f'targets:\n  - {{text: Phấn đấu {typed} điểm., target: {{exactly: "45,00"}}}}'
    yaml = yaml.replace(f"Phấn đấu {typed} điểm.", f'"Phấn đấu {typed} điểm."')
    assert codes(loaded(changed(targets=yaml))) == [(20, "plan/figure")]


def _due(deadline: str, **more: str) -> list[tuple[int, str]]:
    item = f"{{text: Kiểm tra., lead: Sở Nội vụ, deadline: {deadline}}}"
    return codes(loaded(changed(solutions=f"solutions:\n  - {item}", **more)))


@pytest.mark.parametrize(
    "deadline",
    [
        "2026-02-03",
        "2026-02",
        "2026",
        "2026-12-31",
        "2027-01-15",
        "2026-08-22",
        "Quý I/2026",
        "Quý IV năm 2026",
        "Trước ngày 26/6/2026",
        "Tháng 02/2026",
        "Thường xuyên",
        "Ngày 31/6/2026",
        "Trước ngày 15 hằng tháng",
        "Quý II/2026 và các năm tiếp theo",
    ],
)
def test_deadlines_in_order_are_not_spoken_of(deadline: str) -> None:
    # 22/8/2026 is a Saturday that was made a working day for the day off on 31/8.
    assert _due(deadline) == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Họp ngày 04/10/2025.", True),
        ("Rà soát trong quý IV năm 2025; họp hằng tháng.", True),
        ("Họp ngày 04/10/2026.", False),
        ("Làm từ 15/12/2025 đến 14/12/2026.", False),
        ("Theo Kế hoạch số 3/KH-UBND ngày 04/10/2025 của UBND tỉnh.", False),
        ("Thực hiện Luật Đất đai có từ tháng 8/2024.", False),
        ("Đến 31/12/2025 đã có 12 xã; giảm so với tháng 6/2025.", False),
        ("Giai đoạn 2021 - 2025, mã số 2025, hồ sơ 12/2025/TT.", False),
        ("Năm 2025, Chỉ số là 43 điểm.", False),
    ],
)
def test_a_time_before_the_year_of_a_draft_is_told(sentence: str, told: bool) -> None:
    """Not of a paper that is cited, nor of what was; nor once the plan is issued."""

    def codes_of(**more: str) -> list[str]:
        made = loaded(changed(implementation=f"implementation: [{sentence!r}]", **more))
        return [code for _, code in codes(made) if code == "plan/old-year"]

    assert codes_of(number="number:", date="date:") == ["plan/old-year"] * told
    assert codes_of() == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("06-30", "06-28", [(28, "plan/day-off", "trước đó: 2026-06-26.")]),
        ("2026-06-30", "Ngày 28/6/2026", [(28, "plan/day-off", "trước đó: 26/6/2026.")]),
        ("- Lưu: VT, TH", "- Luu: VT, TH", [(34, "plan/shape", "Viết '- Lưu: VT, TH'.")]),
        (
            "  - Các cơ quan, đơn vị tổ chức thực hiện.",
            "  - Kinh phí: 120.000.000 đ",
            [(30, "plan/unknown-key", "Nếu đây là một câu, đặt cả câu trong ngoặc kép")],
        ),
        ('{at_least: "45,00"}', "{đúng: 45}", [(23, "plan/unknown-key", "Có phải 'dat'?")]),
        ("unit: điểm", "unit: %", [(24, "yaml/syntax", "Đặt cả câu trong ngoặc kép.")]),
    ],
)
def test_what_is_to_be_typed_is_told_as_the_file_wants_it(
    old: str, new: str, told: list[tuple[int, str, str]]
) -> None:
    """Once, and followed as it stands it leaves nothing more to mend."""
    text = BASE.replace("Chỉ số tổng hợp PAPI", "Tỷ lệ hài lòng") if "%" in new else BASE
    assert text.count(old) == 1
    found = [one for one in loaded(text.replace(old, new)).problems if one.spot.line]
    said = [(one.spot.line, one.code) for one in found if one.severity is not Severity.INFO]
    assert said == [one[:2] for one in told]
    assert told[0][2] in found[0].advice.vi


@pytest.mark.parametrize("indent", ["", "  "])
def test_the_words_of_an_item_below_its_dash_are_told_with_where_to(indent: str) -> None:
    words = "Xác định rõ trách nhiệm của từng cơ quan."
    text = BASE.replace(f"  - {words}", f"  -\n{indent}{words}")
    assert text != BASE
    (told,) = [one for one in loaded(text).problems if one.code == "yaml/syntax"]
    assert told.spot.line == 19 and "Đưa cả dòng này lên dòng 18, sau '- '." in told.advice.vi


@pytest.mark.parametrize(
    ("key", "line", "advice"),
    [
        ("legal_bases:\n", 9, "Thêm dòng 'can_cu:' ngay trên dòng 10."),
        ("recipients:\n", 31, "Thêm dòng 'noi_nhan:' ngay trên dòng 32."),
        ("legal_bases:\n  - ", 0, ""),
    ],
)
def test_the_key_of_a_list_that_is_left_out_is_told(key: str, line: int, advice: str) -> None:
    """Bases whose first stands beside their key have it."""
    text = BASE.replace(key, "" if line else "legal_bases: ")
    told = [one for one in loaded(text).problems if one.code == "yaml/joined"]
    assert told and (not line or told[0].spot.line == line)
    assert told[0].advice.vi.startswith(advice) and ("Thêm dòng 'can_cu:'" in advice) == (
        "Thêm dòng 'can_cu:'" in told[0].advice.vi
    )


@pytest.mark.parametrize("word", ["Ngày", "ngày", "Trong ngày", "xong ngày", "Hoàn thành", "Trước"])
@pytest.mark.parametrize(("day", "off"), [("28/6/2026", True), ("26/6/2026", False)])
def test_a_day_off_is_told_whatever_stands_before_it(word: str, day: str, off: bool) -> None:
    """Before a Sunday is one way to say by the Friday: a note."""
    item = f"{{text: Kiểm tra., lead: Sở Nội vụ, deadline: {word} {day}}}"
    found = loaded(changed(solutions=f"solutions:\n  - {item}")).problems
    told = [one.severity for one in found if one.code == "plan/day-off"]
    assert told == [Severity.INFO if word == "Trước" else Severity.WARNING] * off


@pytest.mark.parametrize(
    "deadline", ["2026-02-02", "2026-01", "2025", "Tháng 01/2026", "Trước ngày 02/02/2026"]
)
def test_deadlines_before_the_day_of_issue_are_errors(deadline: str) -> None:
    assert _due(deadline) == [(26, "plan/deadline")]


def test_a_deadline_that_the_office_has_set_may_be_over() -> None:
    """A commune cannot change it; its own are errors."""
    office = "based_on: {id: tinh-2026, version: 1, unit: xã Tân Hưng}\n"
    for name, severity in (("id: NV01", Severity.INFO), ("cooperate: Sở Y tế", Severity.ERROR)):
        text = BASE.replace("2026-06-30", "2026-01-31").replace("id: NV01", name)
        late = [one for one in loaded(office + text).problems if one.code == "plan/deadline"]
        assert [one.severity for one in late] == [severity], loaded(office + text).problems


def test_an_error_of_form_stops_no_document() -> None:
    """It is a finding of the document; a gap in a final paper stops it."""
    spot, message = Spot("a.yaml"), Said("", "")
    for code, is_stopped in (("noi-nhan/end", False), ("ho-ten/open", True), ("plan/shape", True)):
        assert stops(Problem(spot, code, message)) is is_stopped
        assert not stops(Problem(spot, code, message, Severity.WARNING))


def test_a_draft_without_a_day_has_no_deadline_before_it() -> None:
    assert _due("2026-01-30", date="date:") == []


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Chuyển đổi số giai đoạn 2026-2030", []),
        ("Chuyển đổi số năm 2026 và các năm tiếp theo", []),
        ("Triển khai Luật Đất đai năm 2024", []),
        ("Nâng cao chất lượng dịch vụ công", []),
        ("Chuyển đổi số năm 2026", [(26, "plan/period")]),
    ],
)
def test_the_years_of_the_subject_bound_deadlines(
    subject: str, expected: list[tuple[int, str]]
) -> None:
    assert _due("2028-06-30", subject=f"subject: {subject}") == expected


def test_a_document_of_the_day_of_issue_may_be_cited() -> None:
    cited = "documents:\n  - {id: QD01, kind: Quyết định, number: 1/QĐ-UBND, date: 2026-02-03}\n"
    assert [code for _, code in codes(loaded(BASE + cited)) if code == "plan/cited"] == []


def _leads(lead: str, *recipients: str, more: str = "") -> list[str]:
    lines = "".join(f"\n  - '{line}'" for line in recipients)
    text = changed(
        solutions=f"solutions:\n  - {{text: Kiểm tra., lead: '{lead}'}}",
        recipients=f"recipients:{lines}\n  - Lưu: VT",
    )
    # "Như trên" has no place in a plan, which is told; who it is may lead all the same.
    return [code for _, code in codes(loaded(text + more)) if code != "noi-nhan/nhu-tren"]


GROUP = "groups:\n  - {name: Các đơn vị ngành y tế, members: [Sở Y tế, Bệnh viện tỉnh]}\n"


@pytest.mark.parametrize(
    ("lead", "recipient"),
    [
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("Sở Nội vụ tỉnh Minh Hòa", "Sở Nội vụ (VBĐT)"),
        ("Sở Nội vụ", "Các sở, ban, ngành tỉnh"),
        ("Công an tỉnh", "Thủ trưởng các sở, ban, ngành"),
        ("Thanh tra tỉnh", "Cơ quan chuyên môn thuộc UBND tỉnh (VBĐT)"),
        ("Sở Tài chính", "Các Sở: Nội vụ, Tài chính, Y tế"),
        ("Sở Văn hóa, Thể thao và Du lịch", "Sở Nội vụ, Sở Văn hoá, Thể thao và Du lịch"),
        ("Sở Nội vụ, Sở Tài chính", "Sở Nội vụ, Tài chính"),
        ("Sở Nội vụ và Sở Tài chính", "Các sở, ban, ngành"),
        ("Ủy ban nhân dân các xã, phường", "UBND các xã, phường"),
        ("UBND xã Tân Hưng", "UBND các xã, phường"),
        ("UBND xã Tân Hưng", "UBND các xã: Phố Hiến, Tân Hưng"),
        ("UBND cấp xã", "Uỷ ban nhân dân các xã, phường, đặc khu"),
        ("Phòng Kinh tế", "Các phòng, ban, đơn vị thuộc xã"),
        ("Phòng Kinh tế", "Cơ quan chuyên môn thuộc UBND xã"),
        ("Văn phòng UBND tỉnh", "VP UBND tỉnh"),
        ("Văn phòng UBND tỉnh", "CVP, các PCVP"),
        ("Thường trực HĐND tỉnh", "TT. Tỉnh ủy, TT. HĐND tỉnh"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "UBMTTQVN tỉnh và các tổ chức thành viên"),
        ("Hội Liên hiệp Phụ nữ tỉnh", "Các tổ chức chính trị - xã hội tỉnh"),
        ("Đài Phát thanh và Truyền hình tỉnh", "Đài PT-TH tỉnh"),
        ("Trưởng các thôn", "Các thôn, tổ dân phố"),
        ("Trường THCS Tân Hưng", "Các trường học trên địa bàn"),
        ("Trạm Y tế", "Các cơ quan, đơn vị có liên quan"),
        ("UBND tỉnh", "Như trên"),
        ("Đồng chí Nguyễn Văn An", "Như trên"),
        ("Các cơ quan, đơn vị, địa phương", "Như trên"),
        ("Tổ chuyên môn 1 - 2 - 3", "Các tổ chuyên môn"),
        ("Khoa Ngoại", "Các khoa, phòng"),
        ("Khoa Nội", "Các phòng, khoa"),
    ],
)
def test_who_receives_a_copy_may_lead(lead: str, recipient: str) -> None:
    assert _leads(lead, recipient) == []


@pytest.mark.parametrize(
    ("lead", "recipient"),
    [
        ("Sở Nội vụ", "Sở Nông nghiệp và Môi trường"),
        ("Sở Nội vụ", "UBND các xã, phường"),
        ("Sở Nội vụ", "Các phòng chuyên môn"),
        ("Sở Nội vụ, Sở Tài chính", "Sở Nội vụ"),
        ("Công an xã", "Công an tỉnh"),
        ("UBND xã Tân Hưng", "UBND xã Tân Hòa"),
        ("UBND các xã, phường", "Các sở, ban, ngành tỉnh"),
        ("Ban Tuyên giáo Tỉnh ủy", "Các sở, ban, ngành tỉnh"),
        ("Hội đồng nhân dân xã", "Các tổ chức chính trị - xã hội"),
        ("Sở Y tế", "Các cơ quan thông tấn, báo chí"),
    ],
)
def test_who_receives_no_copy_and_leads_is_told(lead: str, recipient: str) -> None:
    assert _leads(lead, recipient) == ["plan/recipient"]


def test_a_group_reaches_its_members_and_its_members_are_the_group() -> None:
    assert _leads("Sở Y tế", "Các đơn vị ngành y tế", more=GROUP) == []
    assert _leads("Sở Công Thương", "Các đơn vị ngành y tế", more=GROUP) == ["plan/recipient"]
    assert _leads("Các đơn vị ngành y tế", "Sở Y tế, Bệnh viện tỉnh", more=GROUP) == []
    assert _leads("Các đơn vị ngành y tế", "Sở Y tế", more=GROUP) == ["plan/recipient"]


def test_the_archive_line_is_a_copy_for_the_unit_that_drafts() -> None:
    for line, expected in (("VT, SNV", 0), ("VT, NV", 0), ("VT, TH", 1)):
        text = changed(recipients=f"recipients:\n  - Tỉnh ủy\n  - 'Lưu: {line}'")
        assert len(loaded(text).problems) == expected


def test_each_of_those_who_lead_together_receives_a_copy() -> None:
    together = changed(
        solutions="solutions: [{text: Kiểm tra., lead: [Sở Nội vụ, Sở Y tế, Sở Tài chính]}]"
    )
    told = [problem for problem in loaded(together).problems if problem.code == "plan/recipient"]
    assert [problem.message.en.split("'")[1] for problem in told] == ["Sở Y tế", "Sở Tài chính"]


def test_each_lead_without_a_copy_is_told_once_and_what_to_add() -> None:
    items = "".join(f"\n  - {{text: Việc {n}., lead: 'Sở Y tế, Sở Tài chính'}}" for n in range(3))
    problems = loaded(changed(solutions=f"solutions:{items}")).problems
    assert [(problem.spot.line, problem.code) for problem in problems] == [
        (26, "plan/recipient")
    ] * 2
    assert ["'- Sở Y tế'" in problem.advice.vi for problem in problems] == [False, True]
    (problem,) = loaded(
        changed(solutions="solutions: [{text: Làm., lead: Sở Y tế}]") + GROUP
    ).problems
    assert "'- Các đơn vị ngành y tế'" in problem.advice.vi


def test_a_recipient_that_could_not_be_read_is_not_missing() -> None:
    text = changed(recipients="recipients:\n  - {a: b}\n  - Lưu: VT")
    assert "plan/recipient" not in [code for _, code in codes(loaded(text))]


@pytest.mark.parametrize(
    "names",
    [
        ("Phòng Văn hóa - Xã hội", "Phòng Văn hoá - Xã hội"),
        ("Sở Nội vụ", "Phòng Nội vụ"),
        ("UBND xã", "Ủy ban nhân dân xã"),
        ("Văn phòng HĐND và UBND xã", "Văn phòng HĐND và UBND xã"),
    ],
)
def test_names_that_differ_rightly_or_are_judged_elsewhere(names: tuple[str, str]) -> None:
    item = f"{{text: Làm., support: ['{names[0]}', '{names[1]}']}}"
    assert codes(loaded(changed(solutions=f"solutions: [{item}]"))) == []


def test_names_are_divided_between_bodies_only() -> None:
    assert divided("Sở Văn hóa, Thể thao và Du lịch, Sở Y tế và UBND các xã, phường") == [
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Y tế",
        "UBND các xã, phường",
    ]
    assert divided("Văn phòng HĐND và UBND xã") == ["Văn phòng HĐND và UBND xã"]
    assert comparable("UBND tỉnh Minh Hoà (để b/c)", ("tỉnh minh hòa",)) == " ủy ban nhân dân tỉnh "
    assert (
        one_tone("Uỷ ban hoà nhập, khoẻ, toàn, thuỷ, quý")
        == "Ủy ban hòa nhập, khỏe, toàn, thủy, quý"
    )


ACCEPTED = "accepted: [{code: plan/day-off, reason: trực lễ}]"


def test_a_warning_can_be_let_stand_for_its_item_or_the_plan() -> None:
    item = "  - {{text: Trực, lead: Sở Nội vụ, deadline: {}{}}}\n"
    loud, quiet = item.format("2026-06-28", ""), item.format("2026-06-28", f", {ACCEPTED}")
    assert codes(loaded(changed(solutions=f"solutions:\n{quiet}{loud}"))) == [(27, "plan/day-off")]
    assert codes(loaded(changed(solutions=f"solutions:\n{loud}{loud}") + ACCEPTED + "\n")) == []


def test_no_error_of_a_plan_can_be_let_stand_but_a_day_that_is_over() -> None:
    late = "accepted: [{code: plan/deadline, reason: đã làm}]"
    early = f"solutions: [{{text: Trực, lead: Sở Nội vụ, deadline: 2026-01-28, {late}}}]"
    assert codes(loaded(changed(solutions=early))) == []
    wrong = "accepted: [{code: plan/reference, reason: biết rồi}]"
    found = loaded(changed(solutions=f'solutions: [{{text: "Theo [[X]].", {wrong}}}]'))
    assert found.plan is None and codes(found) == [
        (25, "plan/reference"),
        (25, "plan/accepted-unused"),
    ]


@pytest.mark.parametrize("name", ["papi-hung-yen-2022", "papi-khanh-hoa-2023"])
def test_the_shipped_plans_contradict_nothing(name: str) -> None:
    problems = load_plan(ROOT / "plans" / f"{name}.yaml").problems
    assert {problem.severity for problem in problems} == {Severity.INFO}
    assert not [problem for problem in problems if problem.code.startswith(("plan/", "papi/"))]


@pytest.mark.parametrize(
    ("key", "line", "rest"),
    [
        ("closing", "closing: [Giao Sở Nội vụ, Sở Tài chính phối hợp thực hiện]", "Sở Tài"),
        (
            "preamble",
            "preamble: [Thực hiện Nghị quyết, Ủy ban nhân dân ban hành Kế hoạch]",
            "Ủy ban",
        ),
        (
            "recipients",
            'recipients: [Các phòng, đơn vị thuộc tỉnh, Sở Nội vụ, "Lưu: VT"]',
            "đơn vị",
        ),
        ("purpose", "purpose: [Giao Sở Nội vụ, Sở Tài chính thực hiện., Hai câu.]", "Sở Tài"),
        (
            "purpose",
            "purpose: {marks: dash, items: [Nâng cao hiệu lực, hiệu quả quản lý]}",
            "hiệu quả",
        ),
        (
            "solutions",
            "solutions: [{title: Một, items: [Giao Sở Nội vụ, Sở Tài chính thực hiện.]}]",
            "Sở Tài",
        ),
    ],
)
def test_a_comma_in_brackets_that_divides_a_sentence_is_told_where_it_stands(
    key: str, line: str, rest: str
) -> None:
    (found,) = loaded(changed(**{key: line})).problems
    assert (found.code, found.severity) == ("plan/comma", Severity.WARNING)
    assert found.excerpt[found.spot.column - 1 :].startswith(f", {rest}")
    assert found.advice.vi.startswith('Đặt cả câu trong ngoặc kép thẳng "…"')


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("purpose", "purpose: [Một câu., Hai câu.]"),
        ("purpose", "purpose: [công khai, minh bạch, kịp thời]"),
        ("purpose", "purpose: [Ngân sách tỉnh, Ngân sách trung ương]"),
        ("purpose", 'purpose: ["Nâng cao hiệu lực", hiệu quả.]'),
        ("purpose", "purpose: [Gồm các việc sau:, {text: Một}, Hai.]"),
        ("closing", 'closing: ["Giao Sở Nội vụ, Sở Tài chính thực hiện", Trên đây là Kế hoạch]'),
        ("recipients", 'recipients: [Sở Nội vụ, Sở Tài chính, "Lưu: VT"]'),
        ("solutions", "solutions: [{text: Một., support: [Sở Nội vụ, các xã, phường]}]"),
        ("solutions", "solutions: [{table: {columns: [TT, Tên], rows: [[1, điểm], [2, bậc]]}}]"),
    ],
)
def test_a_comma_between_entries_is_not_spoken_of(key: str, line: str) -> None:
    assert "plan/comma" not in [code for _, code in codes(loaded(changed(**{key: line})))]


def test_whom_a_letter_is_addressed_to_receives_it_as_above() -> None:
    task = "solutions:\n  - {text: Kiểm tra., lead: Sở Nội vụ}\n  - {text: Báo cáo., lead: Sở Tài chính}"
    letter = changed(
        kind="kind: cong_van",
        issuer="issuer: {name: Ủy ban nhân dân tỉnh Minh Hòa, abbreviation: UBND, drafting_unit: NC}",
        solutions=task,
        recipients="to: [Sở Nội vụ, Thanh tra tỉnh]\nrecipients:\n  - Như trên\n  - Lưu: VT",
    )
    assert [found.message.vi for found in loaded(letter).problems] == [
        "'Sở Tài chính' chủ trì mà không có ở nơi nhận"
    ]


def test_who_signs_for_the_head_does_not_bear_the_title_of_the_head() -> None:
    signed = "signature: {on_behalf_of: Ủy ban nhân dân, deputy_for: Chủ tịch, title: Chủ tịch, name: Nguyễn Văn An}"
    (found,) = loaded(changed(signature=signed)).problems
    assert (found.code, found.message.vi) == (
        "quyen-han-chuc-vu/kt",
        "KT. và người ký cùng một chức vụ",
    )


def test_the_same_recipient_twice_and_ids_that_differ_in_capitals_are_doubtful() -> None:
    twice = changed(recipients="recipients:\n  - Sở Nội vụ\n  - sở Nội vụ;\n  - Lưu: VT")
    assert codes(loaded(twice)) == [(34, "plan/repeated-recipient")]
    alike = changed(requirements="requirements:\n  - {id: nv01, text: Xác định rõ.}")
    assert codes(loaded(alike)) == [(28, "plan/similar-id")]


def test_a_plan_whose_only_part_is_wrong_is_not_said_to_have_none() -> None:
    gone = dict.fromkeys(("requirements", "targets", "solutions", "implementation"))
    assert codes(loaded(changed(purpose="purpose: {marks: lạ}", **gone))) == [
        (15, "plan/missing-key"),
        (15, "plan/choice"),
    ]
    assert codes(loaded(changed(purpose=None, **gone))) == [(1, "plan/no-content")]


def _places(issuer: str, place: str) -> list[str]:
    name = f"issuer: {{name: {issuer}, abbreviation: UBND}}"
    found = loaded(changed(issuer=name, place=f"place: {place}")).problems
    return [f"{one.code} {one.advice.vi}" for one in found if "dia-danh" in one.code]


@pytest.mark.parametrize(
    ("issuer", "place", "told"),
    [
        ("Ủy ban nhân dân xã Lê Lợi", "Lê Lợi", "/place Viết: Xã Lê Lợi."),
        ("Ủy ban nhân dân phường 1 Bảo Lộc", "1 Bảo Lộc", "/place Viết: Phường 1 Bảo Lộc."),
        ("Uỷ ban nhân dân xã Tân Hưng", "Lạc Đạo", "/commune Viết: Tân Hưng."),
        ("Hội đồng nhân dân xã Tân Hưng", "Hưng Yên", "/commune Viết: Tân Hưng."),
        ("Ủy ban nhân dân đặc khu Trường Sa", "Khánh Hòa", "/commune Viết: Trường Sa."),
    ],
)
def test_the_place_of_a_commune_is_its_name(issuer: str, place: str, told: str) -> None:
    assert _places(issuer, place) == [f"dia-danh-thoi-gian{told}"]


@pytest.mark.parametrize(
    ("issuer", "place"),
    [
        ("Ủy ban nhân dân xã Lê Lợi", "Xã Lê Lợi"),
        ("Ủy ban nhân dân xã Tân Hưng", "Tân Hưng"),
        ("Ủy ban nhân dân xã Tân Hưng", "Xã Tân Hưng"),
        ("Ủy ban nhân dân xã Chiêm Hóa", "Chiêm Hoá"),
        ("Ủy ban nhân dân tỉnh Minh Hòa", "Minh Tân"),
        ("Đảng ủy xã Tân Hưng", "Hưng Yên"),
    ],
)
def test_a_place_that_may_be_so_is_not_told(issuer: str, place: str) -> None:
    assert _places(issuer, place) == []


@pytest.mark.parametrize(
    ("lead", "recipients", "issuer"),
    [
        ("Trung tâm Phục vụ HCC tỉnh", "Trung tâm Phục vụ hành chính công tỉnh", ""),
        ("Trung tâm Phục vụ hành chính công tỉnh", "TTPVHCC tỉnh", ""),
        ("Sở KH&CN", "Sở Khoa học và Công nghệ", ""),
        ("Sở Nông nghiệp và Môi trường", "Sở NN&MT", ""),
        ("BQLKCN", "Sở Nội vụ", "Ban Quản lý các khu công nghiệp tỉnh, abbreviation: BQLKCN"),
        ("Văn phòng BQLKCN", "Văn phòng Ban Quản lý khu công nghiệp", ""),
        ("Khoa Ngoại", "'Các khoa, phòng'", ""),
        ("Khoa Dược", "'Các phòng, khoa'", ""),
        ("Ban Kiểm tra nội bộ", "'Các tổ, bộ phận'", ""),
    ],
)
def test_an_abbreviated_body_is_known_as_what_it_is(
    lead: str, recipients: str, issuer: str
) -> None:
    assert _leading(lead, recipients, issuer) == []


@pytest.mark.parametrize(
    ("lead", "recipients"),
    [
        ("Sở KH&CN", "Sở Khoa học và Đào tạo"),
        ("Khoa Ngoại", "Sở Y tế"),
        ("Tổ dân phố số 1", "'Các tổ, bộ phận'"),
        ("Trung tâm HCC tỉnh", "Trung tâm Y tế tỉnh"),
    ],
)
def test_letters_of_another_body_are_no_abbreviation(lead: str, recipients: str) -> None:
    assert [code for _, code in _leading(lead, recipients)] == ["plan/recipient"]


def _leading(lead: str, recipients: str, issuer: str = "") -> list[tuple[int, str]]:
    more = {"issuer": f"issuer: {{name: {issuer}}}"} if issuer else {}
    work = f"solutions:\n  - {{text: Làm., lead: '{lead}'}}"
    told = f"recipients:\n  - {recipients}\n  - 'Lưu: VT'"
    return codes(loaded(changed(solutions=work, recipients=told, **more)))


@pytest.mark.parametrize(
    "opening",
    [
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch năm 2026 như sau:",
        "Thực hiện Kế hoạch số 1/KH-UBND, của Chính phủ ban hành Kế hoạch năm 2025 như sau:",
        "Thực hiện Quyết định số 1/QĐ-TTg, Bộ Nội vụ ban hành Kế hoạch số 2/KH-BNV năm 2025:",
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch thực hiện Nghị quyết của Chính phủ năm 2025:",
        "Năm 2025, Ủy ban nhân dân tỉnh ban hành Kế hoạch năm 2025; kết quả tốt.",
        "Ủy ban nhân dân tỉnh ban hành Kế hoạch giai đoạn năm 2025 - 2030 như sau:",
    ],
)
def test_the_year_of_another_name_is_not_that_of_the_plan(opening: str) -> None:
    found = loaded(changed(preamble=f'preamble:\n  - "{opening}"')).problems
    assert "plan/own-year" not in {one.code for one in found}


@pytest.mark.parametrize(
    ("items", "code", "advice"),
    [
        ("[“Rà soát thủ tục.”]", "plan/quoted", '"Rà soát thủ tục."'),
        ("[{text: Rà soát., lead: “Sở Nội vụ”}]", "plan/quoted", '"Sở Nội vụ"'),
        ('["Lắp wifi chu_tri: Văn phòng."]', "plan/key-in-text", "chu_tri đứng ở dòng riêng"),
        ("[{text: Rà soát., lead: 'Sở A thoi_han: 2026'}]", "plan/key-in-text", "thoi_han đứng"),
        ("[Rà soát;]", "plan/last-mark", "Viết “soát.”"),
        ("[{title: Rà soát, items: [Một., 'Hai, ba,']}]", "plan/last-mark", "Viết “ba.”"),
        (
            "[{title: Một, items: [{text: Lắp wifi;, lead: Sở A}]}, {title: Hai, items: [Ba.]}]",
            "plan/last-mark",
            "Viết “wifi.”",
        ),
    ],
)
def test_what_would_be_printed_and_is_not_meant_is_told(items: str, code: str, advice: str) -> None:
    told = loaded(changed(requirements=f"requirements: {items}")).problems
    found = [one for one in told if one.code == code]
    assert len(found) == 1 and advice in found[0].advice.vi, told


@pytest.mark.parametrize(
    "items",
    ["['“Một” và “hai”.']", '["Theo khóa noi_dung của tệp."]', "[Một;, Hai.]", "['Xem a_b: c.']"],
)
def test_quotes_keys_and_marks_that_are_meant_stay(items: str) -> None:
    told = {one.code for one in loaded(changed(requirements=f"requirements: {items}")).problems}
    assert not told & {"plan/quoted", "plan/key-in-text", "plan/last-mark"}


def test_a_plan_of_no_known_kind_is_told_that_alone() -> None:
    assert [one.code for one in loaded(changed(kind="kind: lạ")).problems] == ["plan/choice"]


def test_an_archive_line_that_is_not_the_last_is_told_where_it_stands() -> None:
    """Not that it lacks, for then a second one would be added."""
    lines = ("Lưu: VT, TH", "Sở Nội vụ")
    found = loaded(changed(recipients="recipients:" + "".join(f"\n  - '{one}'" for one in lines)))
    (told,) = [one for one in found.problems if one.code == "noi-nhan/luu"]
    assert told.spot.line == found.dossier.plan.recipients[0].spot.line  # type: ignore[union-attr, index]
    assert "xuống cuối" in told.advice.vi and "Thêm" not in told.advice.vi
