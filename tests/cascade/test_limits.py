"""The merge and what is judged of copies at their limits: how alike, how late, how little, whose words stand."""

import pytest

from generator.cascade.match import paired
from generator.cascade.sides import same, settled
from generator.cascade.units import Tree, Unit, read_tree
from generator.ledger.judging import State, state_of
from generator.plan.text import parse_source
from tests.cascade.helpers import OFFICE, Desk, filled
from tests.cascade.test_follow import VERSION
from tests.cascade.test_follow import changed as office_with
from tests.helpers import changed

_WORDS = "rà soát thủ tục công khai kết quả hằng quý"
_OTHERS = "mở hội chợ nông sản đêm ba mươi tết này"


def _tree(*items: str) -> Tree:
    lines = "".join(f"      - {item}\n" for item in items)
    text = changed(solutions=f"solutions:\n  - title: Một\n    items:\n{lines}")
    return read_tree(parse_source("plan.yaml", text))


def _items(tree: Tree) -> list[Unit]:
    return tree.parts["solutions"][0].below


@pytest.mark.parametrize(("shared", "alike"), [(10, True), (7, True), (6, True), (5, False)])
def test_a_sentence_is_known_by_six_words_in_ten(shared: int, alike: bool) -> None:
    before, other = _WORDS.split(), _OTHERS.split()
    assert len(before) == len(other) == 10
    base, changed_ = _tree(_WORDS), _tree(" ".join([*before[:shared], *other[shared:]]))
    assert (_items(base)[0] in paired(base, changed_)) is alike


def test_thirty_changed_sentences_are_known_again() -> None:
    base = _tree(*(f"Việc thứ {number} của kế hoạch năm nay" for number in range(30)))
    other = _tree(*(f"Việc thứ {number} của kế hoạch năm nay, mới" for number in range(30)))
    pairs = paired(base, other)
    assert [pairs[one] for one in _items(base)] == _items(other)


@pytest.mark.parametrize(
    ("before", "office", "own", "done"),
    [
        ("a", "a", "b", True),  # the office has changed nothing
        ("a", "b", "b", True),  # what the commune has already
        ("a", "b", "a", False),
        ("a", "b", "c", False),
        ("a  b", "a b", "c", True),  # how wide a space is, nobody sees
        (None, None, "c", True),
        (None, "b", None, False),
    ],
)
def test_what_is_settled(before: str | None, office: str | None, own: str, done: bool) -> None:
    assert settled(before, office, own) is done


def test_how_wide_a_space_is_nobody_sees() -> None:
    assert same("a  b", "a\nb") and not same("ab", "a b") and not same(None, "")


_DEADLINE = ("thoi_han: 2026-06-30", "thoi_han: 2026-05-29")


def _after(desk: Desk, office: tuple[str, str], own: tuple[str, str], status: int) -> str:
    """The commune's plan after an update that both sides changed before."""
    desk.copy()
    desk.edit("xa.yaml", own)
    desk.write("tinh.yaml", office_with(VERSION, office))
    assert desk.run("update", "xa.yaml") == status, desk.said
    return desk.read("xa.yaml")


def test_the_same_change_on_both_sides_is_no_conflict(desk: Desk) -> None:
    text = _after(desk, ("deadline: 2026-06-30", "deadline: 2026-05-29"), _DEADLINE, 0)
    assert "xung_dot" not in text and "thoi_han: 2026-05-29" in text


def test_another_change_on_both_sides_keeps_the_communes(desk: Desk) -> None:
    text = _after(desk, ("deadline: 2026-06-30", "deadline: 2026-04-24"), _DEADLINE, 1)
    assert "xung_dot" in text and "thoi_han: 2026-05-29" in text
    assert "        thoi_han: 2026-04-24" not in text


_TASK = "      - {id: NV01, text: Niêm yết danh sách hộ nghèo., lead: Ủy ban nhân dân cấp xã, deadline: 2026-06-30, rule: minimum}\n"


def test_what_the_office_takes_out_stays_where_the_commune_has_changed_it(desk: Desk) -> None:
    text = _after(desk, (_TASK, ""), _DEADLINE, 1)
    assert "ma: NV01" in text and "xung_dot" in text


def test_what_the_office_takes_out_goes_where_nobody_has_changed_it(desk: Desk) -> None:
    other = ("Đối thoại với Nhân dân mỗi quý", "Đối thoại với Nhân dân mỗi tháng")
    text = _after(desk, (_TASK, ""), other, 1)
    assert "NV01" not in text


def test_a_new_task_stands_behind_the_one_that_it_follows(desk: Desk) -> None:
    new = "      - {id: NV09, text: Công bố số điện thoại., lead: Ủy ban nhân dân cấp xã}\n"
    text = _after(desk, (_TASK, _TASK + new), _DEADLINE, 0)
    assert text.index("NV01") < text.index("NV09") < text.index("NV03")


def test_a_basis_of_the_communes_own_is_left_alone(desk: Desk) -> None:
    desk.copy()
    desk.write("xa.yaml", filled(desk.read("xa.yaml")))
    (line,) = [one for one in desk.read("xa.yaml").splitlines() if one.startswith("  - Căn cứ Kế")]
    own = "  - Căn cứ chức năng, nhiệm vụ được giao"
    desk.edit("xa.yaml", (line, own))
    desk.write("tinh.yaml", office_with(VERSION, ("number: 20", "number: 21")))
    assert desk.run("update", "xa.yaml") == 0, desk.said
    assert "căn cứ nay là: Căn cứ Kế hoạch số 21/KH-UBND" in desk.said
    assert own in desk.read("xa.yaml") and "xung_dot" not in desk.read("xa.yaml")


@pytest.mark.parametrize(
    ("key", "said", "own"),
    [
        ("product: Biên bản", "san_pham: Biên bản", "san_pham: Báo cáo"),
        ("amount: 1000000", "so_tien: 1000000", "so_tien: 2000000"),
        ("deadline: 2026-12-15", "thoi_han: 2026-12-15", "thoi_han: 2026-12-14"),
    ],
)
def test_what_is_fixed_is_fixed_in_every_key(key: str, said: str, own: str, desk: Desk) -> None:
    office = OFFICE.replace("deadline: 2026-12-15, rule: fixed", f"{key}, rule: fixed")
    assert office != OFFICE or key.startswith("deadline")
    desk.copy(office)
    assert desk.run("check", "xa.yaml") == 0, desk.said
    desk.edit("xa.yaml", (said, own))
    assert desk.run("check", "xa.yaml") == 1 and "cascade/fixed" in desk.said


@pytest.mark.parametrize(
    ("deadline", "late"),
    [
        ("2026-06-30", False),
        ("Quý II/2026", False),
        ("2026-07-01", True),
        ("Tháng 7/2026", True),
    ],
)
def test_a_minimum_deadline_is_late_from_the_day_after(
    deadline: str, late: bool, desk: Desk
) -> None:
    desk.copy()
    if deadline != "2026-06-30":
        desk.edit("xa.yaml", ("thoi_han: 2026-06-30", f"thoi_han: {deadline}"))
    assert desk.run("check", "xa.yaml") == int(late), desk.said


def test_a_rule_does_not_bring_a_task_of_somebody_else(desk: Desk) -> None:
    desk.copy(OFFICE.replace("deadline: 2026-09-30}", "deadline: 2026-09-30, rule: fixed}"))
    assert "NV02" not in desk.read("xa.yaml")


@pytest.mark.parametrize(
    ("copy", "state"),
    [
        ("một hai ba bốn", State.STANDS),
        ("một hai năm sáu", State.STANDS),  # half of the words
        ("một bảy năm sáu", State.UNCLEAR),
        ("tám bảy năm sáu", State.UNCLEAR),
        ("một hai", State.STANDS),
    ],
)
def test_a_copy_of_half_of_the_words_is_a_copy(copy: str, state: State) -> None:
    office, own = (
        _items(_tree(f"{{id: NV01, text: {text}}}"))[0] for text in ("một hai ba bốn", copy)
    )
    assert state_of(office, own)[0] is state
