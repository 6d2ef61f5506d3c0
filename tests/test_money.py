"""Money is added up: tables, amounts, sources; and what only looks like a sum is left alone."""

import pytest

from generator.making.wording import wording_problems
from generator.problems import Severity
from tests.helpers import BASE, codes, loaded

HEAD = "columns: [TT, Nội dung, Kinh phí (triệu đồng)]"
ROWS = "['1', Tập huấn, '180'], ['2', Tuyên truyền, '620'], ['3', Số hóa, '4.500'], ['4', Khảo sát, '12.300']"


def _found(budget: str) -> list[str]:
    said = loaded(f"{BASE}budget:\n{budget}")
    return [code for _, code in codes(said) if code.startswith("plan/")]


def _table(rows: str, head: str = HEAD) -> list[str]:
    return _found(f"  - table: {{{head}, rows: [{rows}]}}\n")


def _sum(figure: str) -> str:
    return f"[{{text: Tổng cộng, columns: 2}}, '{figure}']"


@pytest.mark.parametrize(
    "rows",
    [
        f"{ROWS}, {_sum('17.500')}",
        f"{ROWS}, ['', Tổng kinh phí năm 2026, '17.500']",
        f"{_sum('17.500')}, {ROWS}",
        "[I, Chi thường xuyên, '999'], ['1', a, '600'], ['2', b, '400'], ['', Cộng, '1.001']",
        "['1', a, '600'], ['2', b, '400'], ['', Cộng mục I, '1.000'], ['1', c, '5'], ['2', d, '7'], ['', Cộng, '13']",
        "['1', a, '0,33'], ['2', b, '0,33'], ['', Cộng, '0,7']",
    ],
)
def test_a_total_that_no_rows_of_the_table_make_is_told(rows: str) -> None:
    assert _table(rows) == ["plan/table-total"]


@pytest.mark.parametrize(
    ("rows", "head"),
    [
        (f"{ROWS}, {_sum('17.600')}", HEAD),
        (f"{_sum('17.600')}, {ROWS}", HEAD),
        ("[I, A, '600'], ['1', a, '200'], ['2', b, '400'], [II, B, '400'], ['', Cộng, '1.000']", HEAD),
        ("[I, A, ''], ['1', a, '600'], [II, B, ''], ['1', b, '400'], ['', Cộng, '1.000']", HEAD),
        ("['1', a, '600'], ['2', b, '–'], ['3', c, '400'], ['', '**Cộng**', '**1.000**']", HEAD),
        ("['1', a, '600'], ['1.1', a1, '500'], ['1.2', a2, '100'], ['2', b, '400'], ['', Cộng, '1.000']", HEAD),
        ("['1', a, '600'], ['', Cộng mục I, '600'], ['1', c, '5'], ['', Cộng, '605']", HEAD),
        ("['1', a, '0,33'], ['2', b, '0,33'], ['3', c, '0,33'], ['', Cộng, '1,00']", HEAD),
        ("['1', a, '90'], ['2', b, '80'], ['', Tổng cộng, '85']", "columns: [TT, Xã, Tỷ lệ (%)]"),
        ("['1', a, theo dự toán], ['2', b, '80'], ['', Tổng cộng, '85']", HEAD),
        ("['1', a, '90'], ['2', Tổng công ty điện lực, '80'], ['3', Cộng đồng dân cư, '85']", HEAD),
    ],
)  # fmt: skip
def test_what_adds_up_or_is_no_sum_is_not_told(rows: str, head: str) -> None:
    assert _table(rows, head) == []


WHOLE = f"  - {{text: Tổng kinh phí là, amount: @}}\n  - table: {{{HEAD}, rows: [{ROWS}, {_sum('17.600')}]}}\n"


def test_the_whole_sum_is_the_total_of_the_table() -> None:
    assert _found(WHOLE.replace("@", "17.500.000.000")) == ["plan/budget-table"]
    assert _found(WHOLE.replace("@", "17.600.000.000")) == []
    assert _found(WHOLE.replace("@", "17.500.000.000").replace(" (triệu đồng)", "")) == []
    assert _found(WHOLE.replace("@", "17.500.000.000").replace("Tổng kinh", "Kinh")) == []


TASKS = (
    "  - {text: Mở lớp., lead: Sở Nội vụ, budget: 54.000.000 đồng}\n"
    "  - text: Mua máy.\n    budget: 120.000.000 đồng\n    items:\n"
    "      - {text: Máy tính., lead: Sở Nội vụ, budget: 100.000.000 đồng}\n"
)


@pytest.mark.parametrize(
    ("whole", "codes"),
    [
        ("Tổng kinh phí 17.400.000 đồng từ ngân sách xã.", ["plan/budget-tasks"]),
        ("Tổng kinh phí thực hiện năm 2026 là 173 triệu đồng.", ["plan/budget-tasks"]),
        ("Tổng kinh phí 174.000.000 đồng từ ngân sách xã.", []),
        ("Tổng kinh phí 200.000.000 đồng.", []),
        ("Tổng kinh phí khen thưởng 17.400.000 đồng.", []),
        ("Kinh phí 17.400.000 đồng.", []),
    ],
)
def test_tasks_cost_no_more_than_the_whole(whole: str, codes: list[str]) -> None:
    assert _found(f"  - '{whole}'\n{TASKS}") == codes
    elsewhere = TASKS.replace("000 đồng", "000 đồng từ vốn tỉnh")
    assert _found(f"  - '{whole}'\n{elsewhere}") == []


PAID = BASE.replace("lead: Sở Nội vụ", "lead: Sở Nội vụ, budget: 46.000.000 đồng")


@pytest.mark.parametrize(
    ("whole", "severity"),
    [
        ("Tổng kinh phí 100.000.000 đồng.", []),
        ("Tổng kinh phí 100.000.001 đồng.", [Severity.INFO]),
        ("Tổng kinh phí 99.999.999 đồng.", [Severity.WARNING]),
        ("Tổng kinh phí 120.000.000 đồng.\n  - Dự phòng 20.000.000 đồng.", []),
    ],
)
def test_where_all_tasks_have_money_it_is_the_whole(whole: str, severity: list[Severity]) -> None:
    task = "  - {text: Mở lớp., lead: Sở Nội vụ, budget: 54.000.000 đồng@}\n"
    plan = f"{PAID}budget:\n  - {whole}\n{task}"

    def told(plan: str) -> list[Severity]:
        problems = loaded(plan).problems
        return [one.severity for one in problems if one.code == "plan/budget-tasks"]

    assert told(plan.replace("@", "")) == severity
    more = [one for one in severity if one is Severity.WARNING]
    assert told(plan.replace("54.000.000 đồng@", "54.000.000 đồng mỗi xã")) == []
    assert told(plan.replace("@", "") + "  - {text: Mở lớp hai., lead: Sở Nội vụ}\n") == more


def test_a_sum_that_is_in_no_groups_of_three_is_told_where_a_task_has_it() -> None:
    plan = BASE.replace("lead: Sở Nội vụ", "lead: Sở Nội vụ, budget: 54.0000.000 đồng")
    told = [one for one in wording_problems(loaded(plan)) if one.code == "so-lieu/nhom-ba"]
    assert [one.spot.line for one in told] == [1 + plan[: plan.index("54.0000")].count("\n")]


def _sources(whole: str, *parts: str) -> str:
    below = "".join(f"      - {part}\n" for part in parts)
    return f"  - text: '{whole}'\n    items:\n{below}"


TWO = ("Ngân sách tỉnh 900 triệu đồng.", "Ngân sách xã 300 triệu đồng.")


@pytest.mark.parametrize(
    "budget",
    [
        _sources("Kinh phí thực hiện là 1.250 triệu đồng:", *TWO),
        _sources("Kinh phí 1,25 tỷ đồng:", "{text: Tỉnh, amount: 900.000.000}", TWO[1]),
        "  - Kinh phí 1.250 triệu đồng, trong đó ngân sách tỉnh 900 triệu đồng, vốn xã 300 triệu đồng.\n",
        "  - Kinh phí 1.250 triệu đồng gồm chi tập huấn 900 triệu đồng, chi khác 300 triệu đồng.\n",
        "  - Kinh phí 1.000 triệu đồng, trong đó chi lớp 900 triệu đồng, chi khác 300 triệu đồng.\n",
        "  - {text: Tập huấn., lead: Sở Nội vụ, budget: '1.250 triệu đồng, gồm tỉnh 900 triệu đồng, xã 300 triệu đồng'}\n",
    ],
)
def test_sources_that_do_not_make_the_whole_are_told(budget: str) -> None:
    assert _found(budget.replace(", gồm", "; gồm")) == ["plan/sources"]


@pytest.mark.parametrize(
    "budget",
    [
        _sources("Kinh phí thực hiện là 1.200 triệu đồng:", *TWO),
        _sources("Kinh phí thực hiện là 1.250 triệu đồng:", *TWO, "Phần còn lại huy động."),
        _sources("Kinh phí thực hiện là 1.250 triệu đồng:", TWO[0]),
        _sources("Năm 2025 chi 1.250 triệu đồng, năm 2026 chi 1.500 triệu đồng:", *TWO),
        "  - Kinh phí 1.250 triệu đồng, trong đó chi lớp 900 triệu đồng, chi khác 300 triệu đồng.\n",
        "  - Kinh phí 1.250 triệu đồng, trong đó ngân sách tỉnh 900 triệu đồng.\n",
        "  - Kinh phí gồm ngân sách tỉnh 900 triệu đồng, ngân sách xã 300 triệu đồng.\n",
    ],
)
def test_sources_that_make_the_whole_or_are_not_all_of_it_are_not_told(budget: str) -> None:
    assert _found(budget) == []
