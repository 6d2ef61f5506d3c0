"""What verbs say, as it is said to who never types a command or opens a file of text."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from generator.lazy import regex

_COMMAND = regex(r"\bkehoach [a-z]+\b|(?<!\S)--[a-z]+\b")
_OPTIONS = regex(r" \(--[a-z][^()]*\)")
_CLAUSES = regex(r"(?<=[.;]) ")
_ENDING = regex(r"(\w)\.(?:ya?ml)\b")
_WHERE = regex(r"^\S[^:]*?(?::\d+:\d+)?(?: \[([^\]]+)\])?: [a-z]+[a-z0-9-]*/[a-z0-9-]+: ")
"""Where a finding stands in a file, and its code: it stands at its field here. A cell, or a part of a
paper, is named."""
_ROW = regex(r"^(?:\S*/)?([^/:]+\.(?:xlsx|xls|ods|csv):\d+):\d+(: )[a-z]+[a-z0-9-]*/[a-z0-9-]+: ")
"""The row of a list, which no form of the page shows."""
_LINES = regex(r"^\s*\S+:\d+:\d+(?:\s+\|\s+\S+:\d+:\d+)?$")
_POINTER = regex(r"^\s*\^+~*$")
_DAY = regex(r"(?<![\w./\\-])(\d{4})-(\d{2})-(\d{2})(?![\w/\\-]|\.\w)")
"""A day, and no part of what a file or a folder is called."""
_ARTICLE = regex(r"\bPL (?=[IVX]+\b)")


def plainly(line: str) -> str:
    """A line without clauses that name a command or an option, without codes; days and articles as
    people write them."""
    placed = _WHERE.sub(lambda one: f"{one[1]}: " if one[1] else "", _ROW.sub(r"\1\2", line))
    said = _OPTIONS.sub("", placed)
    clauses = (one for one in _CLAUSES.split(said) if not _COMMAND.search(one))
    kept = plain_days(" ".join(clauses))  # while names still have their endings
    return _ARTICLE.sub("Phụ lục ", _ENDING.sub(r"\1", kept).rstrip(" →;"))


def plain_days(text: str) -> str:
    """The text with its days as people write them."""
    return _DAY.sub(lambda one: "/".join(f"{int(part)}" for part in reversed(one.groups())), text)


def plain_lines(lines: Iterable[str]) -> Iterator[str]:
    """What a verb said, without lines of a file that it points into."""
    for line, after in pairwise([*lines, ""]):
        if not any(one.match(line) for one in (_POINTER, _LINES)) and not _POINTER.match(after):
            yield plainly(line)
