"""Which words of long texts a redline marks."""

import random
from collections.abc import Sequence

from generator.redline.tokens import LONGEST, thrifty_steps


def _marked(one: Sequence[str], other: Sequence[str]) -> int:
    """How many tokens of the one are marked; that the steps make the other of it is held too."""
    steps = thrifty_steps(one, other)
    assert [token for step in steps for token in one[step.i : step.j]] == [*one]
    assert [token for step in steps for token in other[step.k : step.m]] == [*other]
    assert all(one[step.i : step.j] == other[step.k : step.m] for step in steps if step.same)
    return sum(step.j - step.i for step in steps if not step.same)


def _text(count: int, seed: int, kinds: int = 400) -> list[str]:
    chance = random.Random(seed)
    return [token for _ in range(count) for token in (f"chữ{chance.randrange(kinds)}", " ")]


def _some_changed(text: Sequence[str], share: float) -> list[str]:
    chance = random.Random(0)
    return [one if one == " " or chance.random() > share else "đổi" for one in text]


def test_of_a_long_paragraph_little_more_than_what_changed_is_marked() -> None:
    one = _text(10_000, 1)
    other = _some_changed(one, 0.1)
    changed = sum(was != now for was, now in zip(one, other, strict=True))
    assert changed <= _marked(one, other) <= 1.2 * changed


def test_what_moved_in_a_long_paragraph_is_marked_once() -> None:
    one, moved = _text(10_000, 1), _text(50, 2)
    assert _marked([*moved, *one, "."], [*one, *moved, "."]) <= len(moved)


def test_words_that_come_again_and_again_are_found_in_their_order() -> None:
    for kinds, length in ((1, 2_000), (2, 2_000), (5, 4_000)):
        one = _text(length, kinds, kinds)
        _marked(one, _some_changed(one, 0.01))


def test_what_has_no_run_in_common_is_marked_whole_where_it_is_very_long() -> None:
    def told(length: int) -> tuple[list[str], list[str]]:
        # Every third word stays, so no run of words does.
        one = [f"{'giữ' if at % 3 else 'cũ'}{at}" for at in range(length)]
        return one, [token.replace("cũ", "mới") for token in one]

    one, other = told(LONGEST)
    assert _marked(one, other) == sum(token.startswith("cũ") for token in one)
    one, other = told(LONGEST + 3)
    assert _marked(one, other) == len(one) - 2
