"""A period of reports is known by whatever name offices give it, and one named twice is the same."""

from datetime import date

import pytest

from generator.law.periods import ReportPeriod, period_named, rhythm_named

YEAR, HALF = (1, 12), (1, 6)
NAMED = {
    "6 tháng đầu năm 2026": HALF,
    "6 tháng đầu năm": HALF,
    "sáu tháng đầu năm 2026": HALF,
    "nửa đầu năm 2026": HALF,
    "6 tháng": HALF,
    "6 tháng 2026": HALF,
    "6T/2026": HALF,
    "H1/2026": HALF,
    "sơ kết 6 tháng": HALF,
    "6 thang dau nam 2026": HALF,
    "quý I, II/2026": HALF,
    "6 tháng cuối năm": (7, 12),
    "h2 2026": (7, 12),
    "quý II": (4, 6),
    "Quý II/2026": (4, 6),
    "quý 2 năm 2026": (4, 6),
    "quý II, năm 2026": (4, 6),
    "Q2/2026": (4, 6),
    "quy 2": (4, 6),
    "3 tháng đầu năm": (1, 3),
    "9 tháng": (1, 9),
    "9 tháng năm 2026": (1, 9),
    "chín tháng đầu năm": (1, 9),
    "tháng 5": (5, 5),
    "tháng 05/2026": (5, 5),
    "tháng 5 năm 2026": (5, 5),
    "5/2026": (5, 5),
    "2026-05": (5, 5),
    "T5": (5, 5),
    "thang 5": (5, 5),
    "năm 2026": YEAR,
    "2026": YEAR,
    "cả năm": YEAR,
    "nam 2026": YEAR,
    "12 tháng": YEAR,
    "tổng kết năm 2026": YEAR,
}


@pytest.mark.parametrize("name", sorted(NAMED))
def test_a_period_is_known_by_its_names(name: str) -> None:
    period = period_named(name, 2026)
    assert period == ReportPeriod.of_months(2026, *NAMED[name])
    assert period_named(str(period)) == period


@pytest.mark.parametrize(
    "name",
    ["", "quý V", "tháng 13", "13 tháng", "0 tháng", "15/6/2026", "cuối năm", "x", "năm học"],
)
def test_other_words_name_none(name: str) -> None:
    assert period_named(name, 2026) is None


@pytest.mark.parametrize("name", ["quý II", "6 tháng", "tháng 5", "năm"])
def test_without_a_year_there_is_none(name: str) -> None:
    assert period_named(name) is None
    other = period_named(f"{name} năm 2025" if name != "năm" else "năm 2025", 2026)
    assert other and other.first.year == 2025


def test_a_period_has_a_name_of_its_own() -> None:
    names = {(1, 6): "6 tháng đầu năm 2026", (4, 6): "quý II/2026", (2, 2): "tháng 02/2026"}
    names |= {(1, 9): "9 tháng đầu năm 2026", (7, 12): "6 tháng cuối năm 2026", YEAR: "năm 2026"}
    assert {months: str(ReportPeriod.of_months(2026, *months)) for months in names} == names
    days = period_named("từ 15/12/2025 đến 14/6/2026")
    assert str(days) == "từ ngày 15/12/2025 đến ngày 14/6/2026"


def test_the_period_before_is_as_long() -> None:
    before = {"quý I/2026": "quý IV/2025", "tháng 3/2026": "tháng 02/2026", "năm 2026": "năm 2025"}
    before["6 tháng cuối năm 2026"] = "6 tháng đầu năm 2026"
    for name, known in before.items():
        period = period_named(name)
        assert period and str(period.before) == known


def test_a_rhythm_gives_the_periods_of_a_time() -> None:
    quarter = rhythm_named("định kỳ hàng quý")
    assert quarter and str(quarter) == "hằng quý" and rhythm_named("quý II") is None
    found = quarter.periods(date(2026, 3, 1), date(2027, 3, 30))
    assert [str(one) for one in found] == [
        *("quý I/2026", "quý II/2026", "quý III/2026", "quý IV/2026")
    ]
    assert str(rhythm_named("6 tháng một lần")) == "6 tháng một lần"


def test_figures_of_a_period_are_closed_on_the_fourteenth_of_its_last_month() -> None:
    assert ReportPeriod.of_months(2026, 1, 6).closing_day == date(2026, 6, 14)
