"""Targets as sentences and as cells of a table: every declared figure once, in the words that offices use; and PAPI."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from generator.law import papi
from generator.law.periods import ReportPeriod
from generator.paper.target_text import (
    baseline_text,
    change_text,
    goal_text,
    indicator_text,
    rank_text,
    sentence,
    unit_text,
)
from generator.plan.items import Target
from generator.plan.source import Text
from generator.reporting.tables import CellMark
from generator.reporting.typed import Unclear, taken
from tests.helpers import changed, codes, document, loaded, plan, texts

FULL = (
    'indicator: Chỉ số tổng hợp PAPI, baseline: {year: 2025, value: "43,44", rank: 16/34, group: Trung bình cao},'
    ' change: {at_least: "1,56"}, target: {at_least: "45,00", rank: 10/34, group: Cao, year: 2026}, unit: điểm'
)


def _target(fields: str) -> Target:
    targets = plan(changed(targets=f"targets:\n  - {{{fields}}}")).targets
    assert targets
    return targets.items[0]


def _say(text: Text) -> str:
    return text.value


SENTENCES = {
    FULL: "Chỉ số tổng hợp PAPI năm 2026 đạt từ 45,00 điểm trở lên, tăng từ 1,56 điểm trở lên so với năm 2025"
    " (43,44 điểm, xếp hạng 16/34, nhóm “Trung bình cao”), xếp hạng 10/34, thuộc nhóm “Cao”.",
    'indicator: Chỉ số, baseline: {year: 2025, value: "43,44"}, target: {at_least: "45,00"}, unit: điểm': (
        "Chỉ số đạt từ 45,00 điểm trở lên (năm 2025: 43,44 điểm)."
    ),
    "indicator: Chỉ số PAPI, target: {rank: 10/34}": "Chỉ số PAPI xếp hạng 10/34.",
    "indicator: Thứ hạng PAPI, baseline: {year: 2025, rank: 16/34}, target: {rank: 10/34, year: 2026}": (
        "Thứ hạng PAPI năm 2026 đạt 10/34 (năm 2025: 16/34)."
    ),
    "indicator: Chỉ số PAPI năm 2026, target: {group: Cao, year: 2026}": "Chỉ số PAPI năm 2026 thuộc nhóm “Cao”.",
    "indicator: Chỉ số, target: {group: nhóm “Trung bình cao” trở lên}": (
        "Chỉ số thuộc nhóm “Trung bình cao” trở lên."
    ),
    "indicator: Chỉ số PAPI, target: {group: Cao}, baseline: {year: 2025, group: Thấp}": (
        "Chỉ số PAPI thuộc nhóm “Cao” (năm 2025: nhóm “Thấp”)."
    ),
    "indicator: Chỉ số PAPI, change: {at_least: 1, unit: bậc}, baseline: {year: 2025, rank: 16/34}": (
        "Chỉ số PAPI tăng từ 1 bậc trở lên so với năm 2025 (xếp hạng 16/34)."
    ),
    "indicator: Chỉ số PAPI, change: {exactly: 2, unit: bậc}": "Chỉ số PAPI tăng 2 bậc.",
    "indicator: Tỷ lệ quá hạn, baseline: {year: 2025, value: 5}, change: {at_least: -2}, target: {at_most: 3},"
    " unit: '%'": "Tỷ lệ quá hạn không quá 3%, giảm từ 2% trở lên so với năm 2025 (5%).",
    "indicator: Tỷ lệ quá hạn, change: {at_most: -2, unit: điểm %}": "Tỷ lệ quá hạn giảm không quá 2 điểm %.",
    "indicator: Tỷ lệ đúng hạn, target: {exactly: 100}, unit: '%'": "Tỷ lệ đúng hạn đạt 100%.",
    "indicator: Điểm, change: {exactly: 0}, target: {exactly: 9}, baseline: {year: 2025, value: 9}": (
        "Điểm đạt 9, giữ nguyên so với năm 2025 (9)."
    ),
    "indicator: Điểm, change: {at_least: 0}": "Điểm không giảm.",
    "indicator: Số cuộc đối thoại, target: {at_least: 12}, unit: cuộc": "Số cuộc đối thoại đạt từ 12 cuộc trở lên.",
    'dimension: D3, target: {at_least: "4,50", year: 2026}, unit: điểm': (
        "Chỉ số nội dung “Trách nhiệm giải trình với người dân” năm 2026 đạt từ 4,50 điểm trở lên."
    ),
    'dimension: "3.1", change: {at_least: "0,1"}, unit: điểm': (
        "Chỉ số nội dung thành phần “Tương tác với các cấp chính quyền” tăng từ 0,1 điểm trở lên."
    ),
    'dimension: tong, target: {at_least: "45,5"}': "Chỉ số tổng hợp PAPI đạt từ 45,5 trở lên.",
}


@pytest.mark.parametrize("fields", SENTENCES)
def test_a_target_makes_one_sentence_of_its_figures(fields: str) -> None:
    text = changed(targets=f"targets:\n  - {{{fields}}}")
    assert sentence(_target(fields), _say) == SENTENCES[fields]
    assert f"1. {SENTENCES[fields]}" in texts(document(text))
    assert [code for _, code in codes(loaded(text)) if code != "plan/sum"] == []


def test_every_figure_stands_in_the_sentence_once() -> None:
    told = sentence(_target(FULL), _say)
    for figure in (
        "43,44",
        "16/34",
        "“Trung bình cao”",
        "1,56",
        "45,00",
        "10/34",
        "“Cao”",
        "2025",
        "2026",
    ):
        assert told.count(figure) == 1, figure


def test_the_columns_of_a_table_have_the_figures_without_the_unit() -> None:
    target = _target(FULL)
    cells = [
        cell(target, _say)
        for cell in (indicator_text, unit_text, baseline_text, change_text, goal_text, rank_text)
    ]
    assert cells == [
        "Chỉ số tổng hợp PAPI",
        "điểm",
        "43,44; hạng 16/34; nhóm “Trung bình cao”",
        "tăng từ 1,56 trở lên",
        "từ 45,00 trở lên; nhóm “Cao”",
        "10/34",
    ]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ("{exactly: 12500}, unit: hộ", "Số hộ đạt 12.500 hộ."),
        ("{at_least: 1234567}, unit: hộ", "Số hộ đạt từ 1.234.567 hộ trở lên."),
        ("{exactly: 1.234.567}, unit: hộ", "Số hộ đạt 1.234.567 hộ."),
        ("{exactly: '12500,5'}, unit: ha", "Số hộ đạt 12.500,5 ha."),
        ("{exactly: 2000}, unit: hộ", "Số hộ đạt 2.000 hộ."),
        ("{exactly: 2030}", "Số hộ đạt 2030."),
        ("{exactly: 999}, unit: hộ", "Số hộ đạt 999 hộ."),
        (
            "{exactly: 12500}, baseline: {year: 2025, value: 11000}, change: {exactly: 1500}, unit: hộ",
            "Số hộ đạt 12.500 hộ, tăng 1.500 hộ so với năm 2025 (11.000 hộ).",
        ),
        (
            "{exactly: 9000}, baseline: {year: 2025, value: 11000}, change: {exactly: -2000}, unit: hộ",
            "Số hộ đạt 9.000 hộ, giảm 2.000 hộ so với năm 2025 (11.000 hộ).",
        ),
    ],
)
def test_figures_have_a_dot_every_three_digits_and_years_have_none(fields: str, told: str) -> None:
    assert sentence(_target(f"indicator: Số hộ, target: {fields}"), _say) == told


def test_figures_in_a_table_have_the_same_dots_and_the_unit_once() -> None:
    rows = [
        "{indicator: Hộ, baseline: {year: 2025, value: 2000}, target: {exactly: 12500}, unit: hộ}",
        "{indicator: Tỷ lệ, baseline: {year: 2025, value: 60}, target: {at_least: '62,5'}, unit: '%'}",
    ]
    for columns, printed in (
        (
            "indicator, unit, baseline, target",
            ["Hộ", "hộ", "2.000", "12.500", "Tỷ lệ", "%", "60", "từ 62,5 trở lên"],
        ),
        (
            "indicator, baseline, target",
            ["Hộ", "2.000 hộ", "12.500 hộ", "Tỷ lệ", "60%", "từ 62,5% trở lên"],
        ),
    ):
        text = changed(targets=f"targets: [{', '.join(rows)}]")
        shown = texts(
            document(f"{text}appendices:\n  - {{title: A, items: [target_table: [{columns}]]}}\n")
        )
        begin = shown.index("Hộ")
        assert shown[begin : begin + len(printed)] == printed


def test_a_typed_sentence_may_write_a_figure_with_dots_that_the_data_write_without() -> None:
    for typed, found in (("Đạt 12.500 hộ.", 0), ("Đạt 12500 hộ.", 0), ("Đạt 12.600 hộ.", 1)):
        text = changed(targets=f"targets: [{{text: {typed}, target: {{exactly: 12500}}}}]")
        assert [code for _, code in codes(loaded(text))].count("plan/figure") == found


def test_a_unit_stands_in_a_cell_where_no_column_has_it_or_it_is_another_one() -> None:
    target = _target(
        "indicator: Tỷ lệ, baseline: {year: 2025, value: 5}, target: {at_most: 3}, unit: '%'"
    )
    shown = (
        baseline_text(target, _say, True),
        goal_text(target, _say, True),
        change_text(target, _say, True),
    )
    assert shown == (
        "5%",
        "không quá 3%",
        "",
    )
    target = _target("dimension: D3, change: {at_least: 1, unit: bậc}, unit: điểm")
    assert indicator_text(target, _say) == "Trách nhiệm giải trình với người dân"
    assert (change_text(target, _say), goal_text(target, _say), rank_text(target, _say)) == (
        "tăng từ 1 bậc trở lên",
        "",
        "",
    )


def test_a_plan_is_structured_by_dimension() -> None:
    paper = texts(
        document(
            changed(
                targets='targets:\n  - dimension: D7\n    items:\n      - {dimension: "7.2", target: {exactly: "2,1"}}',
                solutions="solutions:\n  - dimension: D8\n    items: [Làm.]\n  - {dimension: D1, text: Làm nữa.}",
            )
        )
    )
    at = paper.index("1. Quản trị môi trường")
    assert paper[at + 1] == "Chỉ số nội dung thành phần “Chất lượng không khí” đạt 2,1."
    assert "1. Quản trị điện tử" in paper
    assert "2. Làm nữa." in paper  # the dimension classes a sentence, and is no title of it


def test_a_dimension_is_a_title_under_roman_numbers() -> None:
    text = changed(solutions="solutions: {marks: roman, items: [{dimension: D1, items: [Làm.]}]}")
    assert "I. THAM GIA CỦA NGƯỜI DÂN Ở CẤP CƠ SỞ" in texts(document(text))


def test_the_index_has_eight_dimensions_of_as_many_parts_as_were_published() -> None:
    assert [entry.code for entry in papi.DIMENSIONS] == [f"D{n}" for n in range(1, 9)]
    for year, dimensions, parts in (
        (2017, 6, None),
        (2018, 8, 28),
        (2019, 8, 29),
        (2020, 8, 29),
        (2021, 8, 28),
    ):
        assert len(papi.dimensions(year)) == dimensions
        if parts:
            assert (
                sum(len(papi.parts(entry.code, year)) for entry in papi.dimensions(year)) == parts
            )
    assert (
        len(papi.parts("D2", 2017)) == 3
        and not papi.has_scores("5.2", 2021)
        and not papi.has_scores("8.3", 2018)
    )
    assert len(set(papi.CODES)) == len(papi.CODES) == 8 + 29 + 2
    assert {entry.confidence for entry in papi.DIMENSIONS} == {"high"}
    assert papi.DIMENSIONS[6].parts[0].confidence == "low"


def test_scales_are_those_of_the_year() -> None:
    assert papi.scale("D5", 2024) == (1, 10)
    assert papi.scale("total", 2017) == (6, 60) and papi.scale("tong", 2018) == (8, 80)
    assert papi.scale("1.1", 2024) == (Fraction(1, 4), Fraction(5, 2))
    assert papi.scale("3.1", 2024) == papi.scale("5.1", 2021) == (Fraction(1, 3), Fraction(10, 3))
    assert papi.scale("5.1", 2020) == (Fraction(1, 4), Fraction(5, 2))
    assert papi.RELEASES[2022] == date(2023, 4, 12)
    with pytest.raises(KeyError):
        papi.name("D9")


@pytest.mark.parametrize("code", papi.CODES)
def test_every_code_is_read_and_has_a_name(code: str) -> None:
    text = changed(targets=f'targets:\n  - {{dimension: "{code}", target: {{group: Cao}}}}')
    assert codes(loaded(text)) == []
    assert papi.name(code) in " ".join(texts(document(text)))


def _scores(
    *values: str, total: str, kind: str = "exactly", total_kind: str = "exactly"
) -> list[tuple[int, str]]:
    rows = [
        f'{{dimension: D{n}, target: {{{kind}: "{value}"}}}}' for n, value in enumerate(values, 1)
    ]
    rows.append(f'{{dimension: total, target: {{{total_kind}: "{total}"}}}}')
    return codes(loaded(changed(targets="targets:\n" + "\n".join(f"  - {row}" for row in rows))))


EIGHT = ("5,034", "5,144", "4,254", "6,854", "7,244", "7,704", "3,444", "3,314")
ROUNDED = tuple(f"{Decimal(value.replace(',', '.')):.2f}".replace(".", ",") for value in EIGHT)


def test_a_total_is_the_plain_sum_of_eight_but_for_rounding() -> None:
    assert _scores(*EIGHT, total="42,992") == []
    assert _scores(*ROUNDED, total="42,99") == []  # the rounded ones add up to 42,96
    assert _scores(*ROUNDED, total="43,05") == [(28, "papi/sum")]
    assert _scores(*EIGHT[:7], total="43,05") == []  # one is missing: nothing to compare


def test_bounds_add_up_or_are_doubted_and_only_what_cannot_be_is_an_error() -> None:
    assert _scores(*ROUNDED, total="42,96", kind="at_least", total_kind="at_least") == []
    found = {
        kinds: loaded(
            changed(
                targets="targets:\n"
                + "".join(
                    f'  - {{dimension: D{n}, target: {{{kinds[0]}: "5,00"}}}}\n'
                    for n in range(1, 9)
                )
                + f'  - {{dimension: total, target: {{{kinds[1]}: "41,00"}}}}'
            )
        ).problems
        for kinds in (
            ("at_least", "at_least"),
            ("at_most", "at_least"),
            ("at_most", "exactly"),
            ("at_least", "exactly"),
        )
    }
    told = {
        kinds: [problem.severity.value for problem in problems] for kinds, problems in found.items()
    }
    assert told == {
        ("at_least", "at_least"): ["warning"],
        ("at_most", "at_least"): ["error"],
        ("at_most", "exactly"): ["error"],
        ("at_least", "exactly"): [],
    }


@pytest.mark.parametrize(
    "fields",
    [
        "dimension: D3, indicator: Số cuộc đối thoại, target: {at_least: 12}, unit: cuộc",
        "dimension: D3, indicator: Điểm hài lòng (thang 100), target: {at_least: 85}, unit: điểm",
        "dimension: D5, indicator: Tỷ lệ hồ sơ đúng hạn, target: {at_least: 98}, unit: '%'",
        "dimension: D3, text: Tổ chức 12 cuộc đối thoại., target: {exactly: 12}",
        'dimension: "3.1", target: {exactly: "3,33"}',
        "dimension: total, target: {exactly: 80}",
        "dimension: total, target: {exactly: 47}, baseline: {year: 2017, value: 37}",
    ],
)
def test_figures_of_another_kind_or_at_the_end_of_the_scale_are_not_spoken_of(fields: str) -> None:
    assert codes(loaded(changed(targets=f"targets:\n  - {{{fields}}}"))) == []


@pytest.mark.parametrize(
    "fields",
    [
        "dimension: D3, target: {at_least: 0}",
        "dimension: D3, indicator: Điểm PAPI về giải trình, target: {at_least: 11}, unit: điểm",
        "dimension: total, target: {group: Cao}, baseline: {year: 2017, value: 61}",
        "dimension: total, target: {at_least: 100}",
        'dimension: "1.1", target: {at_least: "2,6"}',
    ],
)
def test_scores_outside_the_scale_are_errors(fields: str) -> None:
    assert codes(loaded(changed(targets=f"targets:\n  - {{{fields}}}"))) == [(20, "papi/scale")]


@pytest.mark.parametrize(
    "figure",
    ["9" * 16, "1," + "9" * 16, "1" + ".000" * 5, "9" * 1_000_010, "1" * 400, "9" * 41, "٩٧,٢"],
    ids=lambda figure: figure[:20],
)
def test_a_figure_that_no_sum_keeps_exact_is_told_at_its_place(figure: str) -> None:
    fields = f'indicator: A, baseline: {{year: 2025, value: "1"}}, change: {{exactly: "1"}}, target: {{exactly: "{figure}"}}'
    found = loaded(changed(targets=f"targets:\n  - {{{fields}}}"))
    assert [code for _, code in codes(found)] == ["plan/figure"]


def test_a_figure_of_fifteen_digits_is_summed_exactly() -> None:
    figures = "999.999.999.999.998,000000000000001", "1", "999.999.999.999.999,000000000000001"
    fields = (
        f'indicator: A, baseline: {{year: 2025, value: "{figures[0]}"}}, change: {{exactly: "{figures[1]}"}},'
        f' target: {{exactly: "{figures[2]}"}}'
    )
    assert codes(loaded(changed(targets=f"targets:\n  - {{{fields}}}"))) == []


@pytest.mark.parametrize("day", ["٢٠٢٦-٠٤-١٥", "٢٠٢٦", "١٥/٠٤/٢٠٢٦"])
def test_a_date_is_written_in_digits_of_this_country(day: str) -> None:
    assert "plan/date" in [code for _, code in codes(loaded(changed(date=f'date: "{day}"')))]


SIGNED = {
    'target: {at_least: "65%"}, baseline: {year: 2025, value: "52,5 %"}': (
        "Tỷ lệ đúng hạn đạt từ 65% trở lên (năm 2025: 52,5%)."
    ),
    'target: {exactly: 65%}, unit: "%"': "Tỷ lệ đúng hạn đạt 65%.",
    'target: {at_least: 65}, change: {at_least: "5%"}, unit: "%"': (
        "Tỷ lệ đúng hạn đạt từ 65% trở lên, tăng từ 5% trở lên."
    ),
}


@pytest.mark.parametrize("fields", sorted(SIGNED))
def test_a_figure_with_its_sign_has_the_unit_of_it(fields: str) -> None:
    assert sentence(_target(f"indicator: Tỷ lệ đúng hạn, {fields}"), _say) == SIGNED[fields]


REFUSED = {
    'target: {at_least: "65%"}, unit: điểm': "Viết 65 nếu tính bằng điểm; nếu là phần trăm",
    'target: {at_least: "65%%"}, unit: "%"': "45,05",
    "target: 64": "Viết {dat: 64}.",
    'target: {dat: 64}, baseline: "52,5"': 'Viết {nam: …, gia_tri: "52,5"}.',
    "muc_tieu: {dat: 64}": "Có phải 'chi_tieu'?",
    "chỉ tiêu: {dat: 64}": "Có phải 'chi_tieu'?",
}


@pytest.mark.parametrize("fields", sorted(REFUSED))
def test_what_is_no_figure_or_key_says_what_to_write(fields: str) -> None:
    found = loaded(changed(targets=f"targets:\n  - {{indicator: Số hồ sơ, {fields}}}")).problems
    assert len(found) == 1 and REFUSED[fields] in found[0].advice.vi


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("nhiem_vu", "giai_phap"),
        ("Nhiệm vụ, giải pháp", "giai_phap"),
        ("Phân công thực hiện", "to_chuc_thuc_hien"),
        ("nguoi_ky", "chu_ky"),
        ("ngay_ban_hanh", "ngay"),
    ],
)
def test_what_a_paper_calls_a_part_leads_to_its_key(written: str, key: str) -> None:
    found = loaded(f"{changed()}{written}: [Một câu.]\n").problems
    assert [one.advice.vi for one in found] == [f"Có phải '{key}'?"]


@pytest.mark.parametrize("unit", ["%", "", "phần trăm", "điểm"])
@pytest.mark.parametrize(
    ("cell", "mark"), [("52%", CellMark()), ("52,0 %", CellMark()), (0.52, CellMark(percent=True))]
)
def test_a_percentage_in_a_cell_is_one_where_percent_is_the_unit(
    unit: str, cell: str | float, mark: CellMark
) -> None:
    period = ReportPeriod.of_months(2026, 1, 12)
    if unit == "điểm":
        with pytest.raises(Unclear) as caught:
            taken("value", cell, mark, unit, period)
        assert "đơn vị là 'điểm'" in caught.value.message.vi
        return
    assert str(taken("value", cell, mark, unit, period).value) in ("52", "52,0")


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("baseline: {year: 2025}", "hiện trạng chưa có giá trị"),
        ("", "chỉ số chưa có chỉ tiêu"),
    ],
)
def test_a_target_without_what_it_measures_is_told(target: str, told: str) -> None:
    rest = f"    {target}\n    target: {{at_least: '42', year: 2026}}" if target else ""
    found = loaded(changed(targets=f"targets:\n  - indicator: Tỷ lệ\n    unit: '%'\n{rest}"))
    assert [(one.code, one.message.vi) for one in found.problems] == [("plan/target", told)]


@pytest.mark.parametrize("row", ["[b]", '[b, "1", "2"]'])
def test_a_row_of_a_chart_is_a_name_and_a_figure_for_each_series(row: str) -> None:
    chart = f'{{title: A, columns: [X], rows: [[a, "1"], {row}], alt: c}}'
    found = loaded(changed(purpose=f"purpose:\n  - chart: {chart}"))
    assert {one.code for one in found.problems} == {"plan/table"}, found.problems
