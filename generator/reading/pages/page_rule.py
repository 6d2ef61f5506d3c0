"""Rules of the printed page: what they judge, where they register, and what they share."""

from generator.language import NOTHING, Said
from generator.lazy import dataclass
from generator.problems import Severity
from generator.reading.anatomy.paper import Paper
from generator.reading.finding import excerpt
from generator.reading.pages.placing import Place, Printed
from generator.rules import Finding, Rules


@dataclass(frozen=True, slots=True)
class Laid:
    """A document with its printed pages."""

    paper: Paper
    printed: Printed

    def place(self, code: str) -> Place | None:
        """Where the first piece of the component stands; None if missing or not found."""
        piece = self.paper.one(code)
        return None if piece is None else self.printed.place(piece)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.printed.sheets)

    def has(self, *codes: str) -> bool:
        """Whether the document has all these components."""
        return all(code in self.paper.found for code in codes)


BY_EYE = Said("Xem trên trang in.", "Look at the printed page.")
"""What to do where the pages do not tell."""
PAGES: Rules[Laid, str] = Rules("generator.reading.page_rules", "")
"""Rules that only the printed page can tell."""


def on_page(number: int, region: str = "") -> str:
    """A place in words: `trang 2 (Nơi nhận)`."""
    return f"trang {number} ({region})" if region else f"trang {number}"


def unseen(text: str, region: str) -> Finding[str]:
    """What is said of a component that stands in the file but was not found on the pages."""
    found = Said("không tìm thấy trên trang in", "not found on the printed pages")
    return Finding(region, found, NOTHING, BY_EYE, excerpt(text), Severity.UNDECIDED)
