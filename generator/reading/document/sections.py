"""Sections: paper, margins, and which header and footer each page of them shows."""

from dataclasses import field

from generator.lazy import dataclass
from generator.reading.document.ooxml import Element, R, W, attribute, length, mm, switch, val


@dataclass(frozen=True, slots=True)
class PageSetup:
    """What one section of the document says of its pages. Lengths in mm, None where the document is
    silent; `headers` and `footers` map default, first, even to parts."""

    number: int
    width: float | None = None
    height: float | None = None
    landscape: bool = False
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None
    title_page: bool = False
    number_start: str | None = None
    number_format: str | None = None
    new_page: bool = True
    headers: dict[str, str] = field(default_factory=dict)
    footers: dict[str, str] = field(default_factory=dict)

    @property
    def upright(self) -> bool:
        """Whether its pages stand."""
        wide = self.width and self.height and self.width > self.height
        return not (self.landscape or wide)

    @property
    def text_width(self) -> float | None:
        """Width between the margins."""
        if self.width is None or self.left is None or self.right is None:
            return None
        return self.width - self.left - self.right


def read_section(
    element: Element, number: int, previous: PageSetup | None, gutter_on_top: bool
) -> PageSetup:
    """One `w:sectPr`; headers and footers that it does not name are those of the section before
    (17.10.5)."""
    paper, margins = element.find(W + "pgSz"), element.find(W + "pgMar")
    numbers, title = element.find(W + "pgNumType"), element.find(W + "titlePg")
    left, top, bottom = (_length(margins, edge) for edge in ("left", "top", "bottom"))
    gutter = _length(margins, "gutter") or 0.0
    beside, above = (0.0, gutter) if gutter_on_top else (gutter, 0.0)
    return PageSetup(
        number=number,
        width=_length(paper, "w"),
        height=_length(paper, "h"),
        landscape=attribute(paper, "orient") == "landscape",
        top=None if top is None else abs(top) + above,
        bottom=None if bottom is None else abs(bottom),
        left=None if left is None else left + beside,
        right=_length(margins, "right"),
        title_page=title is not None and switch(title),
        number_start=attribute(numbers, "start"),
        number_format=attribute(numbers, "fmt"),
        new_page=val(element, "type") not in ("continuous", "nextColumn"),
        headers=_references(element, "headerReference", previous.headers if previous else {}),
        footers=_references(element, "footerReference", previous.footers if previous else {}),
    )


def _length(element: Element | None, name: str) -> float | None:
    return mm(length(attribute(element, name)))


def _references(element: Element, tag: str, inherited: dict[str, str]) -> dict[str, str]:
    found = {
        ref.get(W + "type", "default"): ref.get(R + "id", "") for ref in element.findall(W + tag)
    }
    return {**inherited, **found}
