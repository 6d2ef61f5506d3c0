"""Cells of a table are joined and divided: what is written is what a careful person would write."""

import pytest

from generator.form.places import place_named
from generator.form.sheet import plan_form
from generator.form.spans import JOINS, laid_rows
from generator.form.writing import Draft
from generator.making.load import plan_of
from generator.plan.text import parse_source
from generator.problems import Rejected
from tests.helpers import changed

_ROWS = "purpose/items/0/table/rows"
_FLOW = """\
          - [a, b, c]
          - [d, "", f]  # dòng hai
          - [g, h, i]
"""
_STACKED = _FLOW.replace("[a, b, c]", "- a\n            - b\n            - c")


def _plan(rows: str) -> Draft:
    table = f"purpose:\n  - table:\n        columns: [A, B, C]\n        rows:\n{rows}"
    return Draft(parse_source("a.yaml", changed(purpose=table)))


def _rows(draft: Draft) -> str:
    return draft.text.partition("        rows:\n")[2].partition("requirements:")[0]


def _sound(draft: Draft) -> bool:
    return not plan_of(parse_source("a.yaml", draft.text)).problems


@pytest.mark.parametrize(
    ("cell", "how", "line"),
    [
        ("0/0", "right", "- [{text: a b, columns: 2}, c]"),
        ("1/0", "right", "- [{text: d, columns: 2}, f]  # dòng hai"),
        ("0/2", "below", '- [a, b, {text: c f, rows: 2}]\n          - [d, ""]  # dòng hai'),
    ],
)
def test_a_cell_takes_its_neighbour_in_and_gives_it_back(cell: str, how: str, line: str) -> None:
    draft = _plan(_FLOW)
    assert _sound(draft)
    place = place_named(f"{_ROWS}/{cell}")
    JOINS[how](draft, place)
    assert line in _rows(draft) and _sound(draft), _rows(draft)
    with pytest.raises(Rejected):
        JOINS["right"](draft, place_named(f"{_ROWS}/2/2"))
    JOINS["divide"](draft, place)
    assert _sound(draft) and "columns: 2" not in _rows(draft) and "rows: 2" not in _rows(draft)
    assert _rows(draft).count("\n") == 3 and "# dòng hai" in _rows(draft)


def test_a_block_of_cells_is_one_and_is_divided_into_all_again() -> None:
    draft = _plan(_FLOW)
    for cell, how in (("0/1", "right"), ("1/1", "right"), ("0/1", "below"), ("0/1", "below")):
        if cell == "0/1" and _rows(draft).count("rows: 2"):
            JOINS["right"](draft, place_named(f"{_ROWS}/2/1"))
        JOINS[how](draft, place_named(f"{_ROWS}/{cell}"))
    assert _rows(draft) == (
        "          - [a, {text: b c f h i, columns: 2, rows: 3}]\n"
        "          - [d]  # dòng hai\n          - [g]\n"
    )
    form = plan_form(draft.source, ())
    (table,) = (
        one
        for part in form
        for top in part.fields
        for one in top.walk()
        if one.place == place_named(_ROWS)
    )
    laid = laid_rows(table)
    assert [[(gap, cell.span) for gap, cell in row.cells] for row in laid] == [
        [(0, (1, 1)), (0, (2, 3))],
        [(0, (1, 1))],
        [(0, (1, 1))],
    ]
    assert [row.rest for row in laid] == [0, 2, 2]
    JOINS["divide"](draft, place_named(f"{_ROWS}/0/1"))
    assert _sound(draft)
    assert _rows(draft) == (
        '          - [a, b c f h i, ""]\n          - [d, "", ""]  # dòng hai\n          - [g, "", ""]\n'
    )


@pytest.mark.parametrize(
    ("first", "cell", "how", "why"),
    [
        ("", "0/2", "right", "không có ô nào bằng"),
        ("", "2/0", "below", "không có ô nào bằng"),
        ("0/0 right", "0/0", "below", "không có ô nào bằng"),
        ("0/1 below", "0/0", "right", "không có ô nào bằng"),
        ("", "0/0", "divide", "không gộp ô nào"),
    ],
)
def test_what_cannot_be_joined_is_told_and_nothing_is_written(
    first: str, cell: str, how: str, why: str
) -> None:
    draft = _plan(_FLOW)
    for place, own in [first.split()] if first else []:
        JOINS[own](draft, place_named(f"{_ROWS}/{place}"))
    before = draft.text
    with pytest.raises(Rejected) as caught:
        JOINS[how](draft, place_named(f"{_ROWS}/{cell}"))
    assert why in caught.value.problems[0].message.vi and draft.text == before


def test_cells_on_lines_of_their_own_stay_so() -> None:
    draft = _plan(_STACKED)
    JOINS["right"](draft, place_named(f"{_ROWS}/0/0"))
    assert "- - text: a b\n              columns: 2\n            - c\n" in _rows(draft), _rows(
        draft
    )
    assert _sound(draft)


@pytest.mark.parametrize(
    ("place", "left"),
    [
        ("rows/0/0", "          - # một\n            - b\n            - c\n"),
        ("rows/0/1", "          - - a # một\n            - c\n"),
    ],
)
def test_a_cell_behind_the_dash_of_its_row_goes(place: str, left: str) -> None:
    rows = "          - - a # một\n            - b\n            - c\n          - [d, e, f]\n"
    table = f"purpose:\n  - table:\n        columns: [A, B, C]\n        rows:\n{rows}"
    draft = Draft(parse_source("a.yaml", changed(purpose=table)))
    draft.remove(place_named(f"purpose/items/0/table/{place}"))
    assert draft.text.partition("rows:\n")[2].startswith(left), draft.text


def test_the_words_of_a_cell_are_shown_whatever_is_said_first() -> None:
    text = _FLOW.replace("[a, b, c]", "[{columns: 2, text: a}, {columns: 1}]")
    form = plan_form(_plan(text).source, ())
    fields = [one for part in form for top in part.fields for one in top.walk()]
    cells = [one for one in fields if one.place[:6] == place_named(f"{_ROWS}/0")]
    assert [(one.value, one.span) for one in cells if one.place[6:]] == [
        ("a", (2, 1)),
        ("", (1, 1)),
    ]
