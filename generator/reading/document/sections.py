"""Sections: paper, margins, and which header and footer each page of them shows."""

from dataclasses import dataclass, field

from generator.reading.document.ooxml import MM_PER_TWIP, Element, R, W, measure, switch


@dataclass(frozen=True, slots=True)
class Section:
    """Lengths in mm, None where the document is silent; `headers` and `footers` map default, first, even to parts."""

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
    def text_width(self) -> float | None:
        """Width between the margins."""
        if self.width is None or self.left is None or self.right is None:
            return None
        return self.width - self.left - self.right


def read_section(
    element: Element, number: int, previous: Section | None, gutter_on_top: bool
) -> Section:
    """One `w:sectPr`; headers and footers that it does not name are those of the section before (17.10.5)."""
    paper, margins = element.find(W + "pgSz"), element.find(W + "pgMar")
    numbers, kind, title = (
        element.find(W + "pgNumType"),
        element.find(W + "type"),
        element.find(W + "titlePg"),
    )
    gutter = _mm(margins, "gutter") or 0.0
    left, top = _mm(margins, "left"), _mm(margins, "top")
    return Section(
        number=number,
        width=_mm(paper, "w"),
        height=_mm(paper, "h"),
        landscape=paper is not None and paper.get(W + "orient") == "landscape",
        top=None if top is None else abs(top) + (gutter if gutter_on_top else 0.0),
        bottom=None if (bottom := _mm(margins, "bottom")) is None else abs(bottom),
        left=None if left is None else left + (0.0 if gutter_on_top else gutter),
        right=_mm(margins, "right"),
        title_page=title is not None and switch(title),
        number_start=numbers.get(W + "start") if numbers is not None else None,
        number_format=numbers.get(W + "fmt") if numbers is not None else None,
        new_page=kind is None or kind.get(W + "val") not in ("continuous", "nextColumn"),
        headers=_references(element, "headerReference", previous.headers if previous else {}),
        footers=_references(element, "footerReference", previous.footers if previous else {}),
    )


def _mm(element: Element | None, name: str) -> float | None:
    twips = measure(element.get(W + name)) if element is not None else None
    return None if twips is None else twips * MM_PER_TWIP


def _references(element: Element, tag: str, inherited: dict[str, str]) -> dict[str, str]:
    found = {
        ref.get(W + "type", "default"): ref.get(R + "id", "") for ref in element.findall(W + tag)
    }
    return {**inherited, **found}
