"""The words that patterns need, as `make templates` noted them.

To read the patterns for them takes a start as long as to compile them. Of one that is not noted they are worked out.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

_OF_TEXT = int(re.UNICODE)
FILE = Path(__file__).with_suffix(".txt")
"""A line for each pattern, as `pattern_name` has it, with the words that `needed.worked_out` gives, tabs between."""


def pattern_name(pattern: "re.Pattern[str]") -> str:
    """The pattern and its flags, compiled or not."""
    return f"{int(pattern.flags) | _OF_TEXT} {pattern.pattern}"


@cache
def words_noted() -> Mapping[str, Sequence[str]]:
    """The words of each pattern that is noted."""
    lines = (line.split("\t") for line in FILE.read_text("utf-8").split("\n"))
    return {one: words for one, *words in lines}
