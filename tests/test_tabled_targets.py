"""A target and the row of a table that has its name: two figures are told, what may differ is not."""

import pytest

from tests.helpers import changed, loaded

NAMED = (
    "targets:\n"
    '  - {indicator: Tỷ lệ hồ sơ nộp trực tuyến, target: {at_least: "70"}, unit: "%"}\n'
    "  - {indicator: Số lớp tập huấn, target: {at_least: 12}, unit: lớp}\n"
)
TYPED = (
    "targets:\n"
    "  - Tỷ lệ hồ sơ nộp trực tuyến đạt từ 70% trở lên (năm 2025 đạt 52,3%).\n"
    "  - Số lớp tập huấn là 12 lớp.\n"
)
HEAD = "[TT, Nội dung, ĐVT, Thực hiện 2025, Kế hoạch 2026]"


def _told(targets: str, row: str, head: str = HEAD) -> list[str]:
    table = f"  - title: BẢNG\n    items:\n      - table: {{columns: {head}, rows: [{row}]}}\n"
    plan = loaded(f"{changed(targets=targets)}appendices:\n{table}")
    assert plan.plan is not None, plan.problems
    problems = plan.problems
    return [one.message.vi for one in problems if one.code == "plan/target-table"]


@pytest.mark.parametrize("targets", [NAMED, TYPED], ids=["named", "typed"])
@pytest.mark.parametrize(
    ("row", "head", "figure"),
    [
        ("['1', Tỷ lệ hồ sơ nộp trực tuyến, '%', '52,3', '65,5']", HEAD, "65,5"),
        ("['1', Hồ sơ nộp trực tuyến, '%', '52,3', '≥ 75']", HEAD, "≥ 75"),
        ("['1', Tỷ lệ hồ sơ nộp trực tuyến, '69,5%']", "[TT, Chỉ tiêu, Kế hoạch 2026]", "69,5%"),
        ("['1', Số lớp tập huấn, lớp, '13']", "[TT, Chỉ tiêu, ĐVT, Mục tiêu]", "13"),
        ("['1', Số lớp tập huấn, '13']", "[TT, Nội dung, Chỉ tiêu (lớp)]", "13"),
    ],
)
def test_another_figure_under_the_same_name_is_told(
    targets: str, row: str, head: str, figure: str
) -> None:
    (told,) = _told(targets, row, head)
    assert f"bảng ghi {figure}, mục tiêu cùng tên ở dòng " in told


@pytest.mark.parametrize("targets", [NAMED, TYPED], ids=["named", "typed"])
@pytest.mark.parametrize(
    ("row", "head"),
    [
        ("['1', Tỷ lệ hồ sơ nộp trực tuyến, '%', '52,3', '70,0']", HEAD),
        ("['1', Tỷ lệ hồ sơ đất đai nộp trực tuyến, '%', '52,3', '65,5']", HEAD),
        ("['1', Tỷ lệ hồ sơ nộp trực tuyến, hồ sơ, '52,3', '1.250']", HEAD),
        ("['1', Tỷ lệ hồ sơ nộp trực tuyến, '%', '65,5']", "[TT, Nội dung, ĐVT, Kế hoạch 2030]"),
        ("['1', Tỷ lệ hồ sơ nộp trực tuyến, '%', '65,5']", "[TT, Nội dung, ĐVT, Thực hiện 2025]"),
        ("['1', Tỷ lệ hồ sơ nộp trực tuyến, '%', '52,3', theo dự toán]", HEAD),
        ("['1', Tỷ lệ hồ sơ nộp trực tuyến, '%', '60', '65']", "[TT, A, ĐVT, Kế hoạch, Mục tiêu]"),
    ],
)
def test_what_may_be_another_or_agrees_is_not_told(targets: str, row: str, head: str) -> None:
    assert _told(targets, row, head) == []


def test_a_name_that_two_targets_have_says_of_neither() -> None:
    twice = (
        NAMED + '  - {indicator: Tỷ lệ hồ sơ nộp trực tuyến, target: {at_least: "80"}, unit: "%"}\n'
    )
    assert _told(twice, "['1', Tỷ lệ hồ sơ nộp trực tuyến, '%', '52,3', '65,5']") == []


def test_a_sentence_with_two_figures_names_no_target() -> None:
    said = "targets:\n  - Tỷ lệ hồ sơ nộp trực tuyến đạt 52,3%, phấn đấu 70%.\n"
    assert _told(said, "['1', Tỷ lệ hồ sơ nộp trực tuyến, '%', '52,3', '70']") == []
