"""Two pieces of a paper side by side: what columns their cells make, and how these fit a page."""

from types import SimpleNamespace
from typing import Any

import pytest

from generator.likeness.columns import columns_of, within
from generator.likeness.values import Columns


def _piece(x: float | None, width: float, table: int = 1, cell: bool = True) -> Any:
    there = SimpleNamespace(x=x, width=width, table=table)
    return SimpleNamespace(paragraph=SimpleNamespace(cell=there if cell else None))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (None, _piece(80, 80)),
        (_piece(0, 70, cell=False), _piece(80, 80)),
        (_piece(0, 70), _piece(80, 80, table=2)),
        (_piece(0, 70, table=0), _piece(80, 80, table=0)),
        (_piece(None, 70), _piece(80, 80)),
        (_piece(0, 0), _piece(80, 80)),
        (_piece(80, 80), _piece(0, 70)),
    ],
)
def test_what_makes_no_columns(left: Any, right: Any) -> None:
    assert columns_of(left, right) is None


def test_what_stands_between_is_shared() -> None:
    found = columns_of(_piece(2, 70), _piece(76, 80))
    assert found == Columns(0.0, 74.0, 84.0)
    far = columns_of(_piece(2, 70), _piece(92, 80))  # another column stands between
    assert far is not None and (far.start, far.left) == (pytest.approx(0.1), pytest.approx(81.9))


def test_nothing_sticks_out_and_the_right_one_holds_its_text() -> None:
    assert within(Columns(-5, 75, 100), 160, 40) == Columns(0.0, 70, 90)
    assert within(Columns(0, 150, 40), 160, 40) == Columns(0.0, 120, 40)
