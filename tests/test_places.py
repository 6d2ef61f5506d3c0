"""Findings of wording in plan files stand where their words stand."""

import pytest

from generator.making.wording import wording_problems
from generator.problems import Problem
from tests.helpers import changed, sound


def _found(closing: str, code: str) -> list[Problem]:
    text = changed(closing=f"closing: {closing}")
    return [problem for problem in wording_problems(sound(text)) if problem.code == code]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_words_on_a_later_line_of_a_folded_sentence(newline: str) -> None:
    text = changed(
        closing="closing: >-\n  Các cơ quan tổ chức thực hiện,\n  để nhân\n  dân biết."
    ).replace("\n", newline)
    (problem,) = wording_problems(sound(text))
    lines = text.split(newline)
    assert lines[problem.spot.line - 1] == problem.excerpt == "  để nhân"
    assert problem.excerpt[problem.spot.column - 1 :] == "nhân"


def test_each_of_the_same_words_has_its_own_place() -> None:
    found = _found("Để nhân dân biết, nhân dân bàn và nhân dân làm.", "viet-hoa/nhan-dan")
    assert [problem.spot.column for problem in found] == [13, 28, 44]


def test_the_same_words_in_another_text_are_not_taken() -> None:
    text = changed(
        purpose="purpose: [Vì Nhân dân.]",
        requirements="requirements: [Vì nhân dân, {text: Để nhân dân biết.}]",
    )
    found = [
        problem for problem in wording_problems(sound(text)) if problem.code == "viet-hoa/nhan-dan"
    ]
    line = text.splitlines()[found[0].spot.line - 1]
    assert [line[problem.spot.column - 1 :][:12] for problem in found] == [
        "nhân dân, {t",
        "nhân dân biế",
    ]


def test_emphasis_inside_the_words() -> None:
    (problem,) = _found("Tỷ lệ *98.5%* trở lên.", "so-lieu/thap-phan")
    assert problem.excerpt[problem.spot.column - 1 :].startswith("98.5%")


def test_paragraphs_of_one_text_are_told_apart() -> None:
    (problem,) = _found("|-\n  Để Nhân dân biết.\n  Để nhân dân bàn.", "viet-hoa/nhan-dan")
    assert problem.excerpt == "  Để nhân dân bàn."


def test_words_that_the_file_does_not_have_so_stand_at_their_text() -> None:
    escaped = '"Để nh\\u00e2n d\\u00e2n biết."'
    (problem,) = _found(escaped, "viet-hoa/nhan-dan")
    assert problem.spot.column == 10 and "nhân dân" in problem.excerpt


def test_what_a_place_is_called_is_judged_by_who_issues_the_plan() -> None:
    """A ward may be called as a province was that is no more; a province may not."""
    for body, told in (("phường Hòa Bình", []), ("tỉnh Minh Hòa", ["Hòa Bình"])):
        issuer = f"issuer: {{name: Ủy ban nhân dân {body}, abbreviation: UBND}}"
        text = changed(issuer=issuer, place="place: Hòa Bình")
        found = (one for one in wording_problems(sound(text)) if one.code == "ten-goi/dia-danh")
        assert [one.excerpt[one.spot.column - 1 :] for one in found] == told


def test_dots_are_told_where_somebody_typed_them_not_where_a_value_is_open() -> None:
    for said, told in (("Tỷ lệ đạt ……%.", ["……%."]), ("{text: {open: chưa giao}}", [])):
        text = changed(implementation=f"implementation: [{said}]", number="number:", date="date:")
        found = (one for one in wording_problems(sound(text)) if one.code == "noi-dung/blank")
        assert [one.excerpt[one.spot.column - 1 :].rstrip("]") for one in found] == told
