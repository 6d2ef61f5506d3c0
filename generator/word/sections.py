"""Sections: the main text, and each appendix with its own orientation and count of pages."""

from copy import deepcopy
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length

from generator.paper.blocks import SectionBreak

_PROPERTIES = qn("w:sectPr")


def divide(document: Document, breaks: list[tuple[Any, SectionBreak]]) -> None:
    """Makes every paragraph of `breaks` end a section; pages then count from 1 (PL I, III.1.đ).

    The sections are as the template's last one is, but for the orientation. Only page 1 of the main
    text hides its number (PL I, I.7): the decree does not say so of an appendix, and a page without
    a number may be taken for the end.
    """
    last = document.element.body.sectPr
    properties = [deepcopy(last), *(_opened(last, after) for _, after in breaks)]
    for (paragraph, _), before in zip(breaks, properties, strict=False):
        _end_section(paragraph, before)
    last.getparent().replace(last, properties[-1])


def _opened(base: Any, after: SectionBreak) -> Any:
    made = deepcopy(base)
    size = made.find(qn("w:pgSz"))
    if after.landscape and size is not None:
        width, height = size.get(qn("w:w")), size.get(qn("w:h"))
        size.set(qn("w:w"), max(width, height, key=int))
        size.set(qn("w:h"), min(width, height, key=int))
        size.set(qn("w:orient"), "landscape")
    for name in ("w:titlePg", "w:type"):
        for old in made.findall(qn(name)):
            made.remove(old)
    if after.counts_on:
        for old in made.findall(qn("w:pgNumType")):
            made.remove(old)
        return made
    numbers = made.find(qn("w:pgNumType"))
    if numbers is None:
        numbers = made.makeelement(qn("w:pgNumType"))
        made.find(qn("w:pgMar")).addnext(numbers)
    numbers.set(qn("w:start"), "1")
    return made


def _end_section(paragraph: Any, properties: Any) -> None:
    """Leaves of the paragraph the end of the section, one point high so that it opens no page."""
    for child in list(paragraph):
        paragraph.remove(child)
    own = paragraph.get_or_add_pPr()
    spacing = own.makeelement(qn("w:spacing"))
    for name, value in (("before", "0"), ("after", "0"), ("line", "20"), ("lineRule", "exact")):
        spacing.set(qn(f"w:{name}"), value)
    own.append(spacing)
    own.append(properties)


def _first(document: Document) -> Section:
    """The section of the main text: python-docx would look for all of them."""
    properties: Any = next(document.element.body.iter(_PROPERTIES))
    return Section(properties, document.part)


def room(document: Document, landscape: bool) -> tuple[float, float]:
    """Width and height of the text on a page of the document, mm."""
    section = _first(document)
    width, height = sorted(
        (in_mm(section.page_width), in_mm(section.page_height)), reverse=landscape
    )
    sides = in_mm(section.left_margin) + in_mm(section.right_margin)
    return width - sides, height - in_mm(section.top_margin) - in_mm(section.bottom_margin)


def line_width(document: Document) -> float:
    """The width of the lines of the main text, mm."""
    section = _first(document)
    return in_mm(section.page_width) - in_mm(section.left_margin) - in_mm(section.right_margin)


def in_mm(length: Length | None) -> float:
    """The length in millimetres; 0 for one that a document leaves open."""
    return float(length.mm) if length is not None else 0.0
