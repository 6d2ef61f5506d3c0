"""The work of adding up a table grows as its rows do; one of nothing but totals is left alone."""

from time import process_time

from generator.wording.sums import sums_in


def _title(_: int) -> str:
    return "Số lượng"


def test_a_table_of_many_rows_takes_no_long_time() -> None:
    rows = [{0: "1", 1: "2"} for _ in range(20_000)]
    totals = [{0: "Cộng", 1: "3"} for _ in range(100)]
    start = process_time()
    assert len(list(sums_in([*rows, *totals], _title))) == 100
    assert process_time() - start < 5


def test_a_table_of_totals_alone_is_none() -> None:
    assert list(sums_in([{0: "Cộng", 1: "3"} for _ in range(101)], _title)) == []
    assert len(list(sums_in([{1: "1"}, {1: "2"}, {0: "Cộng", 1: "3"}], _title))) == 1
