"""`make bench`: a gate that is missed, a row that fails and a guard that is off end it with 1."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tools.bench import __main__ as bench
from tools.bench.measure import Measured
from tools.bench.on import facts
from tools.bench.row import Row


def _row(gate: float, more: bool = False) -> Row:
    return Row("one", "a row", gate, gate, lambda rounds: Measured([], 0, 0, 0), 3, more)


@pytest.fixture(autouse=True)
def page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The page that is written instead of the repository's."""
    monkeypatch.setattr(bench, "_PAGE", tmp_path / "speed.md")
    return tmp_path / "speed.md"


def _told(
    monkeypatch: pytest.MonkeyPatch, row: Row, found: Measured | None, on: bool = True
) -> int:
    def seen() -> Iterator[tuple[str, bool]]:
        yield "a guard", on

    monkeypatch.setattr(
        bench, "ROWS", {"one": row, "other": replace(row, name="other", title="other")}
    )
    monkeypatch.setattr(bench, "_apart", lambda row: found)
    monkeypatch.setattr(bench, "facts", seen)
    return bench.main(["one"])


def test_a_gate_that_is_missed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Measured([1.0, 2.0, 9.0], 4.0, 2.0, 50)
    assert _told(monkeypatch, _row(2.0), found) == 0
    assert _told(monkeypatch, _row(1.9), found) == 1
    assert _told(monkeypatch, _row(2.0, more=True), found) == 0
    assert _told(monkeypatch, _row(2.1, more=True), found) == 1
    assert _told(monkeypatch, _row(2.0), Measured([float("nan")], 0, 0, 0)) == 1


def test_what_failed_or_is_off_meets_no_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Measured([1.0], 1.0, 1.0, 50)
    assert _told(monkeypatch, _row(2.0), None) == 1
    assert _told(monkeypatch, _row(2.0), found, on=False) == 1


def test_what_is_measured_is_guarded() -> None:
    found = dict(facts())
    assert len(found) >= 8 and all(found.values()), found


def test_the_page_keeps_what_was_measured_before(
    monkeypatch: pytest.MonkeyPatch, page: Path
) -> None:
    _told(monkeypatch, _row(2.0), Measured([1.0], 1.0, 1.0, 50))
    assert "| a row | ≤ 2 | 2 | 1.00 / 1.00 / 1.00 |" in page.read_text("utf-8")
    assert "| other | ≤ 2 | 2 | – |" in page.read_text("utf-8")
    monkeypatch.setattr(bench, "_apart", lambda row: Measured([3.0], 1.0, 1.0, 50))
    assert bench.main(["other"]) == 1
    text = page.read_text("utf-8")
    assert "| a row | ≤ 2 | 2 | 1.00 / 1.00 / 1.00 |" in text and "**missed**" in text
