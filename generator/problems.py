"""Problems as values: where, what, how bad, and what to do about it."""

import re
from collections import Counter
from collections.abc import Iterable
from enum import Enum
from pathlib import PurePath
from typing import NamedTuple

from generator.language import NOTHING, Lang, Said, visible
from generator.lazy import dataclass, field


class Severity(Enum):
    """How bad a problem is; `UNDECIDED` says that the program could not judge."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    UNDECIDED = "undecided"

    @property
    def said(self) -> Said:
        """The severity in words."""
        return _SEVERITIES[self]

    def mark(self, lang: Lang) -> str:
        """What stands before a message: how bad it is, where that is no error."""
        return "" if self is Severity.ERROR else f"{self.said.to(lang)}: "


_SEVERITIES = {
    Severity.ERROR: Said("lỗi", "error"),
    Severity.WARNING: Said("cảnh báo", "warning"),
    Severity.INFO: Said("lưu ý", "info"),
    Severity.UNDECIDED: Said("chưa xét được", "undecided"),
}


@dataclass(frozen=True, order=True, slots=True)
class Spot:
    """A place in a file: line and column count from 1, and 0 means that they do not apply.

    `part` names a place inside a Word document (a region of the page, a table cell), or an item of
    a plan where no form shows it.
    """

    path: str
    line: int = 0
    column: int = 0
    part: str = ""

    def __str__(self) -> str:
        numbers = f":{self.line}:{self.column}" if self.line else ""
        return f"{self.path}{numbers}" + (f" [{self.part}]" if self.part else "")


class Breach(NamedTuple):
    """What a rule says, in its pieces: its title, what was found, what is allowed."""

    title: Said
    found: Said
    allowed: Said


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One finding; ordered by place, then by code.

    `excerpt` is the line of the source that it speaks of, `advice` what the user can do,
    `citation` the article. Of a rule, `breach` is what its message is made of. `region` is where on
    a paper it stands, by its code in `law/regions.py`, `order` how far down, and `paragraphs` which
    paragraphs of the text it speaks of, counted from 0.
    """

    spot: Spot
    code: str
    message: Said
    severity: Severity = field(default=Severity.ERROR, compare=False)
    advice: Said = field(default=NOTHING, compare=False)
    excerpt: str = field(default="", compare=False)
    citation: str = field(default="", compare=False)
    breach: Breach | None = field(default=None, compare=False)
    region: str = field(default="", compare=False)
    order: int = field(default=0, compare=False)
    paragraphs: tuple[int, ...] = field(default=(), compare=False)

    @property
    def found(self) -> Said:
        """What was found, without what is allowed there."""
        return self.breach.found if self.breach else self.message

    def line(self, lang: Lang = "vi") -> str:
        """The problem on one line: `file:line:column: message [code]`, how bad it is before the
        message."""
        return visible(
            f"{self.spot}: {self.severity.mark(lang)}{self.message.to(lang)} [{self.code}]"
        )

    def __str__(self) -> str:
        return self.line()


class Rejected(Exception):
    """The input is wrong; `problems` holds everything that is wrong with it, in order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


def refused(spot: Spot, code: str, message: Said, advice: Said = NOTHING) -> Rejected:
    """The input is wrong in this one thing."""
    return Rejected([Problem(spot, code, message, advice=advice)])


def typed(path: PurePath | str) -> str:
    """A path of a file as it is typed in a command line."""
    text = path.as_posix() if isinstance(path, PurePath) else path
    return text if re.fullmatch(r"[\w./:\\-]+", text) else f'"{text}"'


def by_severity(problems: Iterable[Problem]) -> list[int]:
    """How many of the problems have each severity, in the order of these."""
    found = Counter(problem.severity for problem in problems)
    return [found[severity] for severity in Severity]


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of `problems` is an error."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def errors_in(problems: Iterable[Problem]) -> list[Problem]:
    """Those of the problems that are errors."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]
