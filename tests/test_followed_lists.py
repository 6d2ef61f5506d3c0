"""Lists whose item, or first sentence, lacks more than one sign: the advice mends all of it at once."""

import re

import pytest

from tests.helpers import loaded
from tests.test_followed import NAMING, PLAN, errors, followed, meaning

APPENDIX = """\
phu_luc:
  - ma: PL1
    tieu_de: Danh mục
    cac_muc:
      - Một.
      - Hai.
"""
HELD = PLAN.replace("đôn đốc,", "đôn đốc theo [[PL1]],") + APPENDIX
_ITEM = "  - ma: PL1\n    tieu_de: Danh mục\n"
_LIST = "      - Một.\n      - Hai.\n"
_BELOW = f"{_ITEM}    cac_muc:\n{_LIST}"


def test_the_plan_with_an_appendix_has_no_error() -> None:
    assert not errors(HELD)


@pytest.mark.parametrize(
    "typed",
    [
        "    ma: PL1\n    tieu_de: Danh mục\n      - Một.\n      - Hai.\n",
        "  ma: PL1\n  tieu_de: Danh mục\n    - Một.\n    - Hai.\n",
        "  ma: PL1\n  tieu_de: Danh mục\n  - Một.\n  - Hai.\n",
    ],
)
def test_an_item_without_dash_and_list_key_is_told_both(typed: str) -> None:
    text = HELD.replace(_BELOW, typed)
    (told,) = errors(text)
    assert told.excerpt.strip() == typed.partition("\n")[0].strip()
    assert "items:" in told.message.en and "items:" in told.advice.en
    mended = followed(text, told)
    assert not errors(mended) and meaning(mended) == meaning(HELD)


@pytest.mark.parametrize("dent", ["  ", ""])
def test_all_keys_of_an_item_at_the_margin_move_with_their_list(dent: str) -> None:
    typed = f"{dent}- ma: PL1\ntieu_de: Danh mục\ncac_muc:\n{dent}- Một.\n{dent}- Hai.\n"
    text = HELD.replace(_BELOW, typed)
    (told,) = errors(text)
    mended = followed(text, told)
    assert not errors(mended) and meaning(mended) == meaning(HELD)


@pytest.mark.parametrize("key", ["ma: PL1\n", ""])
@pytest.mark.parametrize("before", ["", "noi_nhan:", "ket_thuc:"])
def test_a_whole_item_at_the_margin_below_its_list_moves_at_once(key: str, before: str) -> None:
    """The id is one of the plan, too, which stands above."""
    right = APPENDIX.replace("ma: PL1\n    ", key and "ma: PL1\n    ")
    held = NAMING.replace(before, right + before, 1) if before else NAMING + right
    typed = f"phu_luc:\n{key}tieu_de: Danh mục\ncac_muc:\n  - Một.\n  - Hai.\n"
    (told,) = errors(text := held.replace(right, typed))
    assert told.message.vi == "mục này thiếu dấu '-' ở đầu"
    mended = followed(text, told)
    assert not errors(mended) and meaning(mended) == meaning(held)


def test_keys_of_the_plan_behind_a_list_that_is_empty_are_its_own() -> None:
    """What stands there once, and could be an item's, is none; nor is what is said twice."""
    plan = loaded(PLAN.replace("dinh_dang: 1\nma", "dinh_dang: 1\ncan_cu:\nma")).problems
    assert [one.code for one in plan] == ["plan/empty"]
    two = "phu_luc:\ntieu_de: A\ncac_muc: [Một.]\ntieu_de: B\ncac_muc: [Hai.]\n"
    assert "plan/shape" in [one.code for one in errors(NAMING + two)]


def test_a_block_in_the_place_of_the_list_moves_with_its_item() -> None:
    typed = "  ma: PL1\n  tieu_de: Danh mục\n  bang_nhiem_vu: [stt, nhiem_vu]\n"
    text = HELD.replace(_BELOW, typed)
    dash, block = errors(text)
    mended = followed(followed(text, dash), block)
    meant = f"{_ITEM}    cac_muc:\n      - bang_nhiem_vu: [stt, nhiem_vu]\n"
    assert not errors(mended) and meaning(mended) == meaning(HELD.replace(_BELOW, meant))


@pytest.mark.parametrize(
    "typed", ["  Nội dung: abc\n", "  Ghi: abc\n", "Nội dung: abc\n", "  Theo ý: a, b: c.\n"]
)
def test_a_first_sentence_with_a_colon_is_shown_as_the_item_that_it_is(typed: str) -> None:
    text = PLAN.replace("yeu_cau:\n", f"yeu_cau:\n{typed}")
    (told,) = errors(text)
    assert told.excerpt == typed.rstrip("\n")
    mended = followed(text, told)
    meant = PLAN.replace("yeu_cau:\n", f'yeu_cau:\n  - "{typed.strip()}"\n')
    assert not errors(mended) and meaning(mended) == meaning(meant)


def test_a_sentence_with_a_colon_behind_the_key_of_a_list_is_told_its_own_line() -> None:
    text = PLAN.replace("yeu_cau:\n", "yeu_cau: Nội dung: abc\n")
    (told,) = errors(text)
    found = re.search(r"chỉ giữ '(.+?)'.* Viết '(.+?)', .+ (\d+) dấu cách", told.advice.vi)
    assert found
    lines = f"{found[1]}\n{' ' * int(found[3])}{found[2]}"
    mended = text.replace(told.excerpt, lines)
    assert not errors(mended)
    assert meaning(mended) == meaning(PLAN.replace("yeu_cau:\n", 'yeu_cau:\n  - "Nội dung: abc"\n'))
