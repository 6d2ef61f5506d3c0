"""What is seen at once never hides what would be found: a quick look in front of each slow pattern."""

import random
import re
import sys
from collections.abc import Callable

import pytest

from generator.checks import marks
from generator.paper import pointing, sums
from generator.plan import inline, text
from generator.plan.slips import characters

Look = Callable[[str], bool]
Pattern = re.Pattern[str]

LOOKS: dict[str, tuple[Look, Pattern, list[str]]] = {
    "marks": (inline._may_mark, inline._MARK, ["*", "**", "[[", "]]", "^[", "]", "\\", "a", " "]),
    "doubled": (
        lambda words: marks._TWO.search(words) is not None,
        marks._DOUBLED,
        [".", ";", ",", "v.v", "A", "a", " "],
    ),
    "references": (
        lambda words: "[[" in words,
        pointing._UNIT,
        ["khoản ", "Chương ", "[[", "]]", "MD1", " "],
    ),
    "sums": (
        lambda words: " đồng" in words,
        sums.SUM,
        ["1", "12", ".000", ",5", " triệu", " đồng", "/", "a"],
    ),
    "ends": (
        text._may_end_in_space,
        text._AT_ENDS,
        [" ", "\t", "\r", "\n", "\r\n", "\\", "a"],
    ),
    "keys": (
        lambda words: ":" in words or "：" in words,
        text._KEY,
        ["ten", ":", "：", " ", "\n", "x"],
    ),
}


@pytest.mark.parametrize("name", sorted(LOOKS))
def test_what_is_found_was_seen(name: str) -> None:
    """Of random texts of the pieces that count; a good part of them has what is looked for."""
    look, pattern, pieces = LOOKS[name]
    chosen = random.Random(name)
    texts = ["".join(chosen.choices(pieces, k=chosen.randint(1, 9))) for _ in range(20_000)]
    found = [one for one in texts if pattern.search(one)]
    assert len(found) > 50
    assert not [one for one in found if not look(one)]
    assert not all(map(look, texts))


def test_every_character_that_is_refused_was_seen() -> None:
    """One by one, between letters and beside the ends of lines."""
    refused = [
        char for char in map(chr, range(sys.maxunicode + 1)) if characters._BAD.search(f"a{char}b")
    ]
    assert len(refused) > 137_000
    for around in ("a{}b", "a\r\n{}b\n", "{}\r\n"):
        assert not [one for one in refused if not characters._may_be_bad(around.format(one))]
    assert not characters._may_be_bad("Kế hoạch\r\nsố 5\n")
