"""One sign typed wrongly: what is told of it says what to type, and once that is done nothing is left."""

import pytest

from tests.test_followed import PLAN, errors, followed, meaning

_PLACE, _DUE, _GOAL = "dia_danh: Tân Lập", "thoi_han: 2027-06-30", "chi_tieu: {tu: 75}"
_TARGET = "  - ma: CT01\n    chi_so: Tỷ lệ hồ sơ"
BY_THE_LETTER = [
    (_PLACE, "dia_danh; Tân Lập", _PLACE),
    (_PLACE, "dia_danh - Tân Lập", _PLACE),
    (_PLACE, f"- {_PLACE}", _PLACE),
    (_PLACE, f" {_PLACE}", _PLACE),
    (_TARGET, "  chi_so: Tỷ lệ hồ sơ", "  - chi_so: Tỷ lệ hồ sơ"),
]


@pytest.mark.parametrize(("right", "wrong", "meant"), BY_THE_LETTER)
def test_who_does_what_is_told_has_the_plan_at_once(right: str, wrong: str, meant: str) -> None:
    text = PLAN.replace(right, wrong)
    (told,) = errors(text)
    mended = followed(text, told)
    assert not errors(mended) and meaning(mended) == meaning(PLAN.replace(right, meant))


TOLD = [
    (_PLACE, "dia_danh :Tân Lập", "Đưa dấu cách ra sau dấu hai chấm."),
    (_PLACE, "dia_danh: : Tân Lập", "Bỏ dấu hai chấm này."),
    (_DUE, "thoi_han: 2027-06-15.", "Viết như 2027-06-15."),
    (_DUE, "thoi_han: 15/6/2027.", "Viết như 2027-06-15."),
    (_GOAL, "chi_tieu: {tu: “75”}", 'Viết "75".'),
    (_GOAL, "chi_tieu: {tu: 1.234,5}", 'Viết "1.234,5".'),
]


@pytest.mark.parametrize(("right", "wrong", "advice"), TOLD)
def test_what_to_type_is_told_once(right: str, wrong: str, advice: str) -> None:
    text = PLAN.replace(right, wrong)
    (told,) = errors(text)
    assert told.advice.vi == advice and told.excerpt.strip() == wrong
