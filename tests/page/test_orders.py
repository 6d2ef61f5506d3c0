"""Orders of the page of a plan, one at a time, without a browser: what each makes of the file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.form.stored import OpenPlan, Saved
from generator.page.plans.orders import obeyed, order_in
from tests.helpers import changed

_TABLE = "purpose:\n  - Nâng cao hiệu quả.\n  - table:\n        columns: [A, B]\n        rows:\n          - [a, b]"
_ROWS = "purpose/items/1/table/rows"
Doing = Callable[..., Saved | None]


@pytest.fixture
def doing(tmp_path: Path) -> Doing:
    path = tmp_path / "a.yaml"
    path.write_text(changed(purpose=_TABLE), "utf-8")
    plan = OpenPlan(path)

    def do(op: str, **order: Any) -> Saved | None:
        return obeyed(plan, {"op": op, "seen": plan.now().name, **order})

    return do


def _text(saved: Saved | None) -> str:
    assert saved is not None
    return saved.text


@pytest.mark.parametrize(
    ("place", "words", "made"),
    [
        (_ROWS, "", '- [a, b]\n          - ["", ""]\n'),
        (_ROWS, "c\td", "- [a, b]\n          - [c, d]\n"),
        (_ROWS, "c", '- [a, b]\n          - [c, ""]\n'),
        ("purpose/items", "một\nhai", "  - một\n  - hai\n"),
    ],
)
def test_what_is_put_into_a_list(place: str, words: str, made: str, doing: Doing) -> None:
    assert made in _text(doing("insert", place=place, index=1, words=words))


def test_what_is_open_and_what_is_emptied(doing: Doing) -> None:
    assert "place: {open: chờ họp}" in _text(doing("open", place="place", words="chờ họp"))
    assert "\nplace:" not in _text(doing("put", place="place", words=""))
    emptied = _text(doing("put", place="purpose/items/0/text", words=""))
    assert '  - ""\n  - table:' in emptied
    assert _text(doing("look")) == emptied
    assert _text(doing("undo")) != emptied and _text(doing("redo")) == emptied
    assert doing("redo") is None


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b"[]",
        b'{"index": "1"}',
        b'{"asked": [1]}',
        b'{"words": "\\ud800"}',
        b"{",
    ],
)
def test_what_is_no_order(body: bytes) -> None:
    with pytest.raises(ValueError):
        order_in(body)


@pytest.mark.parametrize("order", [{"op": "fly", "place": "place"}, {"op": "put"}])
def test_an_order_of_nothing(order: dict[str, str], doing: Doing) -> None:
    with pytest.raises(KeyError):
        doing(**order)
