"""What verbs say, as it is said to who never types a command or opens a file of text."""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from generator.law.wording import printed_day
from generator.lazy import regex

_COMMAND = regex(r"\bkehoach [a-z]+\b|(?<!\S)--[a-z]+\b")
_OPTIONS = regex(r" \(--[a-z][^()]*\)")
_CLAUSES = regex(r"(?<=[.;]) ")
_ENDING = regex(r"(\w)\.(?:ya?ml)\b")
_CODES = regex(r" \[[a-z]+[a-z0-9-]*/[a-z0-9-]+(?:, [a-z]+[a-z0-9-]*/[a-z0-9-]+)*\]$")
_WHERE = regex(r"^\S[^:]*?(?::\d+:\d+)?(?: \[([^\]]+)\])?: ")
"""Where a finding stands in a file: it stands at its field here. A cell, or a part of a paper, is
named."""
_ITEM = regex(r"^(?:[^:]*/)?([^:/]+:\d+):\d+ \[([^\]]+)\](: )")
"""An item of a plan that is not before who reads this: it is named with its file and line."""
_ROW = regex(r"^(?:\S*/)?([^/:]+\.(?:xlsx|xls|ods|csv):\d+):\d+(: )")
"""The row of a list, which no form of the page shows."""
_PAPER = regex(r"^(?:[^:\[]*/)?([^/:\[]+\.docx)(?= \[|: )")
"""The paper of which a finding is told."""
_LINES = regex(r"^\s*\S+:\d+:\d+(?:\s+\|\s+\S+:\d+:\d+)?$")
_POINTER = regex(r"^\s*\^+~*$")
_DAY = regex(r"(?<![\w./\\-])\d{4}-\d{2}-\d{2}(?![\w/\\-]|\.\w)")
"""A day, and no part of what a file or a folder is called."""
_OF_FILES = (
    (
        regex(r"(?<=Đã ghi) …\.yaml; bản trước giữ ở …(\.\w+)\.yaml"),
        r"; bản trước để bên cạnh, tên thêm “\1”",
    ),
    (
        regex(r"(?<=Wrote) …\.yaml; the file before is …(\.\w+)\.yaml"),
        r"; the one before is beside it, with “\1” in its name",
    ),
    (regex(r"(?<=\d): \S*\.goc\.yaml"), ""),
    (regex(r" \((?:\S+/)?plans/\S+\.ya?ml\)"), ""),
    (regex(r": \S+\.ya?ml(?=\s*[│┃])"), ""),
    (regex(r"(?<![\w/.-])(?<!tệp )(?<!file )(?:[\w.-]+/)*plans/(?=\w)"), ""),
    (regex(r" \(so, ngay\)"), ""),
    (regex(r"(?<=như cấp trên) \(dòng \d+\)|(?<=as the office has it) \(line \d+\)"), ""),
    (regex(r" '[\w-]+',(?= (?:phiên bản|version) \d)"), ""),
    (regex(r" \((?:trong tệp|in the file): [^()]*\)"), ""),
    (regex(r"(?<=cũng thế): dòng [\d, ]+"), " ở chỗ khác nữa "),
    (regex(r"(?<=so are) lines [\d, ]+"), " others "),
)
"""What is told of files and their lines to who works in a folder of them."""
_ARTICLE = regex(r"\bPL (?=[IVX]+\b)")


def plainly(line: str) -> str:
    """A line without clauses that name a command or an option, without codes; days and articles as
    people write them."""
    for form, plain in _OF_FILES:
        line = form.sub(plain, line)
    told = _CODES.sub("", line)
    said = _OPTIONS.sub("", _placed(told) if told != line else line)
    clauses = (one for one in _CLAUSES.split(said) if not _COMMAND.search(one))
    kept = plain_days(" ".join(clauses))  # while names still have their endings
    return _ARTICLE.sub("Phụ lục ", _ENDING.sub(r"\1", kept).rstrip(" →;"))


def plainly_of_many(line: str) -> str:
    """As `plainly`, a finding with the paper that it is of: of many it is told which."""
    paper = _PAPER.match(line) if _CODES.search(line) else None
    return f"{paper[1]}: {plainly(line)}" if paper else plainly(line)


def _placed(line: str) -> str:
    """What is told of a finding: the row of a list, or the part of a file, before it."""
    row = _ITEM.sub(r"\2, \1\3", _ROW.sub(r"\1\2", line))
    return row if row != line else _WHERE.sub(lambda one: f"{one[1]}: " if one[1] else "", line)


def plain_days(text: str) -> str:
    """The text with its days as people write them."""
    return _DAY.sub(lambda one: printed_day(one[0]) or one[0], text)


def plain_lines(lines: Iterable[str], said: Callable[[str], str] = plainly) -> Iterator[str]:
    """What a verb said, without lines of a file that it points into, each as it is `said` here."""
    for line, after in pairwise([*lines, ""]):
        if not any(one.match(line) for one in (_POINTER, _LINES)) and not _POINTER.match(after):
            yield said(line)
