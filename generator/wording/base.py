"""Text as the rules of wording see it, what they find, and what a rule is."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.language import NOTHING, Said
from generator.problems import Severity


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of text in NFC; `role` is the component that it is, by its code in the law table.

    Beside those: `gach` (- and +), `diem-tieu-de`, `bang` (a table cell of the body), `chu-thich` (a footnote; those of
    a document come last), and "" where nobody knows.
    `raw` is the text before it was composed, for the rules that judge characters.
    """

    text: str
    role: str
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """All lines of a paper in reading order; `kind` is its key in the table of kinds, "" if it is not known.

    `issued` is the day of issue. Where a rule depends on when the paper was written, `year` is the year of issue,
    else the one that the subject names; None leaves such a rule undecided.
    """

    lines: tuple[Line, ...]
    kind: str = ""
    issued: date | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """Words found wrong: characters `start` to `end` of `Prose.lines[line]`; `severity` None means the rule's own."""

    line: int
    start: int
    end: int
    found: Said
    mend: Said = NOTHING
    severity: Severity | None = None


Check = Callable[[Prose], Iterator[Slip]]


@dataclass(frozen=True, slots=True)
class WordingRule:
    """One rule of wording; `unseen` says what it does not see, `good` and `bad` are samples."""

    code: str
    severity: Severity
    article: str
    title: Said
    good: str
    bad: str
    unseen: Said
    check: Check


def wording_rule(
    code: str, severity: Severity, article: str, title: Said, good: str, bad: str, unseen: Said
) -> Callable[[Check], WordingRule]:
    """Makes a rule of a generator."""
    return lambda check: WordingRule(code, severity, article, title, good, bad, unseen, check)


def found_in(
    prose: Prose, pattern: "re.Pattern[str]", roles: Iterable[str] | None = None
) -> Iterator[tuple[int, "re.Match[str]"]]:
    """Every match of `pattern`, with the number of its line; in lines of `roles` only, where given."""
    wanted = None if roles is None else frozenset(roles)
    for number, line in enumerate(prose.lines):
        if wanted is None or line.role in wanted:
            for match in pattern.finditer(line.text):
                yield number, match


def sample(
    text: str, kind: str = "ke_hoach", year: int | None = 2026, role: str = "noi-dung"
) -> Prose:
    """A sample as a paper of one paragraph (of several, where it has several lines)."""
    return Prose(tuple(Line(line, role, line) for line in text.split("\n")), kind, None, year)
