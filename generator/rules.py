"""Rules: what judges a paper, its printed pages, lines of words or a loaded plan.

A rule is a generator of findings under the decorator of its `Rules`. To stand there is all it takes
to be run, listed and explained: `Rules` loads every module of its room by itself. A rule looks at
its subject alone, never at what another rule found.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property, partial
from importlib import import_module
from pathlib import Path
from typing import Any, Generic, TypeVar

from generator.language import NOTHING, Said
from generator.lazy import dataclass, regex
from generator.problems import Breach, Problem, Severity, Spot

Subject = TypeVar("Subject")
Where = TypeVar("Where")
Case = TypeVar("Case")


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalogue says of one code; `unseen` is what its rule knowingly passes over.

    A `family` speaks for every code that goes on with a dash: `plan/image` for
    `plan/image-missing`. `acceptable` is an error of a plan that an office may let stand.
    """

    code: str
    title: Said
    severity: Severity = Severity.ERROR
    article: str = ""
    good: str = ""
    bad: str = ""
    unseen: Said = NOTHING
    family: bool = False
    acceptable: bool = False

    def covers(self, code: str) -> bool:
        """Whether it is what the catalogue says of the code."""
        return code == self.code or (self.family and code.startswith(f"{self.code}-"))

    def __str__(self) -> str:
        return self.code


_BRACKETS = regex(r" \(([^()]+)\)")
CATALOGUE: dict[str, Entry] = {}
"""Every entry that has been made, by its code."""


MENDED: set[str] = set()
"""The codes of what `kehoach fix` mends; whoever loads the menders fills it."""


def entered(entry: Entry) -> Entry:
    """The entry, from now on in the catalogue. Raises `ValueError` where its code has another."""
    if CATALOGUE.setdefault(entry.code, entry) != entry:
        raise ValueError(f"{entry.code} stands in the catalogue twice")
    return entry


def told(
    code: str,
    vi: str,
    en: str,
    severity: Severity = Severity.ERROR,
    family: bool = False,
    acceptable: bool = False,
) -> Entry:
    """The entry of a code that is no rule of the decree: it says what is wrong, and no more."""
    entry = Entry(code, Said(vi, en), severity, family=family, acceptable=acceptable)
    return entered(entry)


_PAGE = "generator.page"


@cache
def load(package: str) -> None:
    """Imports every module of a package and of those in it: whatever they declare is there now.

    What shows all this as a page declares nothing, and needs libraries that may not be there.
    """
    # As `pkgutil` walks them, without all that it loads to know one.
    for room in map(Path, import_module(package).__path__):
        for path in sorted(room.rglob("*.py")):
            name = ".".join((package, *path.relative_to(room).with_suffix("").parts))
            if path.stem != "__main__" and not name.startswith(_PAGE):
                import_module(name.removesuffix(".__init__"))


@dataclass(frozen=True, slots=True)
class Finding(Generic[Where]):
    """One breach: where, what was found, what is allowed, how to mend it.

    `severity` is None where the entry's own holds; a value that cannot be resolved is `UNDECIDED`.
    `code` says which entry it falls under, where its rule has several. `right` are the words that
    alone are right there, "" where a person decides.
    """

    where: Where
    found: Said
    allowed: Said = NOTHING
    mend: Said = NOTHING
    excerpt: str = ""
    severity: Severity | None = None
    code: str = ""
    right: str = ""


@dataclass(frozen=True)
class Rule(Generic[Subject, Where]):
    """A generator of findings on one subject; `applies` says whether there is what it speaks of."""

    entries: tuple[Entry, ...]
    check: Callable[[Subject], Iterator[Finding[Where]]]
    applies: Callable[[Subject], bool]

    @property
    def entry(self) -> Entry:
        """The entry of what is found, where a finding names none."""
        return self.entries[0]

    @cached_property
    def code(self) -> str:
        """The code of its entry."""
        return self.entry.code

    def of(self, finding: Finding[Where]) -> Entry:
        """The entry that the finding falls under; `ValueError` for one that was not declared."""
        code = finding.code or self.code
        for entry in self.entries:
            if entry.covers(code):
                return entry
        raise ValueError(f"{self.code} does not declare {code}")


class Rules(Generic[Subject, Where]):
    """The rules over one kind of subject; `room` is the package with them, `whole` all of a
    subject.

    Calling it with the entries gives the decorator that makes a rule of a generator.
    """

    def __init__(self, room: str, whole: Where) -> None:
        self.room, self.whole = room, whole
        self._made: list[Rule[Subject, Where]] = []
        self._sorted: list[Rule[Subject, Where]] = []

    def __call__(
        self, *entries: Entry, applies: Callable[[Subject], bool] = lambda subject: True
    ) -> Callable[[Callable[[Subject], Iterator[Finding[Where]]]], Rule[Subject, Where]]:
        """The decorator; `applies` says whether the subject has what the rule speaks of.

        An entry without a title stands for one of the same code that is made elsewhere.
        """

        def made(
            check: Callable[[Subject], Iterator[Finding[Where]]],
        ) -> Rule[Subject, Where]:
            named = (entered(entry) if entry.title.vi else entry for entry in entries)
            self._made.append(Rule(tuple(named), check, applies))
            return self._made[-1]

        return made

    def each(
        self,
        cases: Iterable[Case],
        entry: Callable[[Case], Entry],
        applies: Callable[[Case], Callable[[Subject], bool]] = lambda case: lambda subject: True,
    ) -> Callable[
        [Callable[[Case, Subject], Iterator[Finding[Where]]]], tuple[Rule[Subject, Where], ...]
    ]:
        """The decorator of a generator that takes a case and the subject: a rule of each case."""
        return lambda check: tuple(
            self(entry(case), applies=applies(case))(partial(check, case)) for case in cases
        )

    def __iter__(self) -> Iterator[Rule[Subject, Where]]:
        """Every rule of the room, sorted by code."""
        load(self.room)
        if len(self._sorted) != len(self._made):
            self._sorted = sorted(self._made, key=lambda rule: rule.code)
        return iter(self._sorted)

    def judge(self, subject: Subject) -> Iterator[tuple[Entry, Finding[Where]]]:
        """What all rules of the room find, each finding under its entry."""
        for rule in self:
            yield from self.findings(rule, subject) or ()

    def findings(
        self, rule: Rule[Subject, Where], subject: Subject
    ) -> list[tuple[Entry, Finding[Where]]] | None:
        """What the rule finds, each under its entry; None where there is nothing to judge.

        A rule that stumbles is undecided, and takes no other with it; where the memory is not
        enough, it is the file that is refused.
        """
        try:
            if not rule.applies(subject):
                return None
            found = list(rule.check(subject))
            return [(rule.of(one), one) for one in found] if found else []
        except MemoryError:
            raise
        except Exception as error:  # one rule must not silence the rest
            kind = type(error).__name__
            words = Said(f"không xét được ({kind})", f"could not be judged ({kind})")
            return [(rule.entry, Finding(self.whole, words, severity=Severity.UNDECIDED))]


def problem_of(spot: Spot, entry: Entry, finding: Finding[Any]) -> Problem:
    """The finding at `spot`: its title, what was found, what is allowed, and the article."""
    found = Said(*(_without_article(text, entry.article) for text in finding.found))
    vi, en = f"{entry.title.vi}: {found.vi}", f"{entry.title.en}: {found.en}"
    if finding.allowed.vi:
        vi, en = f"{vi}; quy định: {finding.allowed.vi}", f"{en}; allowed: {finding.allowed.en}"
    message = Said(f"{vi} ({entry.article})", f"{en} ({entry.article})")
    severity = finding.severity or entry.severity
    breach = Breach(entry.title, found, finding.allowed)
    return Problem(
        spot, entry.code, message, severity, finding.mend, finding.excerpt, entry.article, breach
    )


def _without_article(text: str, article: str) -> str:
    """The text without the article in brackets that the message ends with anyway."""
    told = (article, *article.split("; "))
    return _BRACKETS.sub(lambda match: "" if match[1] in told else match[0], text)
