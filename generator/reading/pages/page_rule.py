"""Rules of the printed page: what such a rule is, and what all of them share."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.language import Said
from generator.problems import Severity
from generator.reading.anatomy.paper import Paper
from generator.reading.finding import Finding, RuleOf, excerpt
from generator.reading.pages.placing import Place, Printed


@dataclass(frozen=True, slots=True)
class Laid:
    """A document with its printed pages."""

    paper: Paper
    printed: Printed

    def place(self, code: str) -> Place | None:
        """Where the first piece of the component `code` stands; None if it is missing or not found."""
        piece = self.paper.one(code)
        return None if piece is None else self.printed.place(piece)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.printed.sheets)

    def has(self, *codes: str) -> bool:
        """Whether the document has all these components."""
        return all(code in self.paper.found for code in codes)


Check = Callable[[Laid], Iterator[Finding]]
Applies = Callable[[Laid], bool]


PageRule = RuleOf[Laid]
"""One rule that only the printed page can tell."""


def page_rule(
    code: str, severity: Severity, article: str, title: Said, good: str, bad: str, applies: Applies
) -> Callable[[Check], PageRule]:
    """Makes a rule of a generator; `applies` says whether the pages have what it speaks of."""
    return lambda check: RuleOf(code, severity, article, title, good, bad, check, applies)


def on_page(number: int, region: str = "") -> str:
    """A place in words: `trang 2 (Nơi nhận)`."""
    return f"trang {number} ({region})" if region else f"trang {number}"


def unseen(text: str, region: str) -> Finding:
    """What is said of a component that stands in the file but was not found on the pages."""
    found = Said("không tìm thấy trên trang in", "not found on the printed pages")
    return Finding(region, found, excerpt=excerpt(text), severity=Severity.UNDECIDED)
