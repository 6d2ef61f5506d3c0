"""Text as the rules of wording see it, where they register, and what they find."""

import re
from calendar import monthrange
from collections.abc import Container, Iterator
from datetime import date
from functools import cached_property
from unicodedata import normalize

from generator.language import NOTHING, Said
from generator.lazy import Keeping, dataclass
from generator.problems import Severity
from generator.rules import Finding, Rules
from generator.wording.searched import Searched, own_words


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of text in NFC; `role` is the component that it is, by its code in the table.

    Beside those: `gach` (- and +), `diem-tieu-de`, `bang` (a table cell of the body), `chu-thich`
    (a footnote; those of a document come last), and "" where nobody knows. `raw` is the text as it
    is stored, with its Tabs and breaks and before it was composed, for the rules that judge
    characters.
    """

    text: str
    role: str
    raw: str = ""

    def typed(self, start: int, end: int) -> str:
        """The characters of `text` as they are stored, composed: a Tab and a break are no space."""
        return normalize("NFC", self.raw or self.text)[start:end]


@dataclass(frozen=True, order=True, slots=True)
class Phrase:
    """The characters `start` to `end` of `Prose.lines[line]`."""

    line: int
    start: int
    end: int


@dataclass(frozen=True)
class Prose(Keeping):
    """All lines of a paper in reading order; `kind` is its key in the table of kinds, or "".

    `issued` is the day of issue. Where a rule depends on when the paper was written, `year` is the
    year of issue, else the one that the subject names; None leaves such a rule undecided. `month`
    is that of issue, where the day is not filled in yet.
    """

    lines: tuple[Line, ...]
    kind: str = ""
    issued: date | None = None
    year: int | None = None
    month: int | None = None

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day on which it may have been issued."""
        if self.issued is not None:
            return self.issued, self.issued
        if self.year is None:
            return date.min, date.max
        first, last = (self.month, self.month) if self.month else (1, 12)
        return date(self.year, first, 1), date(self.year, last, monthrange(self.year, last)[1])

    @cached_property
    def said(self) -> Searched:
        """The texts of the lines."""
        return Searched(line.text for line in self.lines)

    @cached_property
    def own(self) -> Searched:
        """The author's own words in them, letter for letter where they stand."""
        return Searched(map(own_words, self.said.texts))

    def words(self, where: Phrase) -> str:
        """The words at that place."""
        return self.lines[where.line].text[where.start : where.end] if self.lines else ""


WORDING: Rules[Prose, Phrase] = Rules("generator.wording.rules", Phrase(0, 0, 0))
Slips = Iterator[Finding[Phrase]]


def slip(
    line: int,
    start: int,
    end: int,
    found: Said,
    mend: Said = NOTHING,
    severity: Severity | None = None,
    right: str = "",
) -> Finding[Phrase]:
    """What is found of these words, which should be `right` where that is certain."""
    return Finding(Phrase(line, start, end), found, mend=mend, severity=severity, right=right)


def found_in(
    prose: Prose, pattern: "re.Pattern[str]", roles: Container[str]
) -> Iterator[tuple[int, "re.Match[str]"]]:
    """Every match of `pattern` in lines of `roles`, with the number of its line."""
    for number, match in prose.said.matches(pattern):
        if prose.lines[number].role in roles:
            yield number, match


def sample(
    text: str, kind: str = "ke_hoach", year: int | None = 2026, role: str = "noi-dung"
) -> Prose:
    """A sample as a paper of one paragraph (of several, where it has several lines)."""
    return Prose(tuple(Line(line, role, line) for line in text.split("\n")), kind, None, year)
