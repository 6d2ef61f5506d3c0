"""From the parts of a package to a `Document`."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from generator.package import Package, Relation, relations_of
from generator.reading.document.formatting import Formatting
from generator.reading.document.layout import ENDNOTE, Document, PageNumber, Paragraph
from generator.reading.document.numbering import Numbering
from generator.reading.document.ooxml import Damaged, Element, W, children, inner, parse, switch
from generator.reading.document.sections import PageSetup, read_section
from generator.reading.document.styles import Styles
from generator.reading.document.walk import Walker


def main_part(package: Package) -> str:
    """The name of the part that holds the text; raises `Damaged` where there is none."""
    main = _path(relations_of(package.parts, ""), "officeDocument") or "word/document.xml"
    if main not in package.parts:
        raise Damaged(main)
    return main


def read_body(package: Package) -> Element:
    """The `w:body` of the text; raises `Damaged` or `TooMuchMarkup` naming the part at fault."""
    main = main_part(package)
    body = parse(package.parts[main], main).find(W + "body")
    if body is None:
        raise Damaged(main)
    return body


def read_document(package: Package, body: Element | None = None) -> Document:
    """The document in `package`, its paragraphs those of `body` if that was read already.

    Raises `Damaged` or `TooMuchMarkup` naming the part at fault.
    """
    if body is not None:
        return _read(package, body)
    parts = {name: part for name, part in package.parts.items() if not name.startswith("docProps/")}
    if not _last or _last[0][0] != parts:
        _last[:] = [(parts, _read(package, read_body(package)))]
    return _last[0][1]


_last: list[tuple[dict[str, bytes], Document]] = []
"""What was read last: a document that was made is marked, then judged, and says the same."""


def _read(package: Package, body: Element) -> Document:
    main = main_part(package)
    relations = relations_of(package.parts, main)
    parts = {
        kind: _part(package, _path(relations, kind))
        for kind in ("numbering", "footnotes", "endnotes")
    }
    gutter_on_top, even_and_odd = _settings(_blob(package, _path(relations, "settings")))
    sections = _sections(body, gutter_on_top)
    forms = _forms(*(_blob(package, _path(relations, kind)) for kind in ("styles", "theme")))
    walker = Walker(forms, Numbering(parts["numbering"]), sections)
    walker.blocks(body)
    targets = {one.identity: one.path for one in relations if not one.is_external}
    bands = _Bands(package, targets, forms, sections)
    numbers = list(bands.page_numbers(even_and_odd))
    unread = tuple(sorted(walker.unread))
    shown = dict.fromkeys(one.get(W + "id", "") for one in body.iter(W + "footnoteReference"))
    note_numbers = {identity: number for number, identity in enumerate(shown, 1)}
    footnotes = _notes(shown, _inside(parts["footnotes"], "footnote"), forms, sections[:1])
    at_end = dict.fromkeys(one.get(W + "id", "") for one in body.iter(W + "endnoteReference"))
    endnotes = _notes(at_end, _inside(parts["endnotes"], "endnote"), forms, sections[:1])
    return Document(
        walker.paragraphs,
        sections,
        numbers,
        bands.paragraphs,
        even_and_odd,
        unread,
        tuple((note_numbers[identity], paragraph) for identity, paragraph in footnotes),
        note_numbers,
        tuple((ENDNOTE + identity, paragraph) for identity, paragraph in endnotes),
    )


def _inside(part: Element | None, kind: str) -> dict[str, Element]:
    """The notes of a part by their ids."""
    return {note.get(W + "id", ""): note for note in children(part, W + kind)}


def _notes(
    shown: Iterable[str], notes: dict[str, Element], forms: Formatting, sections: list[PageSetup]
) -> Iterator[tuple[str, Paragraph]]:
    """The paragraphs of the notes that the text refers to, in its order."""
    for identity in shown:
        if identity in notes:
            walker = Walker(forms, Numbering(None), sections)
            walker.blocks(notes[identity])
            yield from ((identity, paragraph) for paragraph in walker.paragraphs)


def _path(relations: list[Relation], kind: str) -> str | None:
    """The part of that kind, None where the document names none."""
    return next((one.path for one in relations if one.kind == kind and not one.is_external), None)


def _part(package: Package, name: str | None) -> Element | None:
    blob = _blob(package, name)
    return parse(blob[1], blob[0]) if blob else None


_Blob = tuple[str, bytes] | None


def _blob(package: Package, name: str | None) -> _Blob:
    """The name and the bytes of a part."""
    return (name, package.parts[name]) if name in package.parts and name is not None else None


@lru_cache(4)
def _forms(styles: _Blob, theme: _Blob) -> Formatting:
    """The forms that documents with these styles have; papers of one template share them."""
    return Formatting(Styles(*(parse(one[1], one[0]) if one else None for one in (styles, theme))))


@lru_cache(4)
def _settings(settings: _Blob) -> tuple[bool, bool]:
    """Whether the gutter is on top, and whether even pages have bands of their own."""
    root = parse(settings[1], settings[0]) if settings else None
    return _setting(root, "gutterAtTop"), _setting(root, "evenAndOddHeaders")


def _setting(settings: Element | None, name: str) -> bool:
    element = inner(settings, W + name)
    return element is not None and switch(element)


def section_elements(body: Element) -> list[Element]:
    """The `w:sectPr` of every section, in their order."""
    found = ((element, element.getparent()) for element in body.iter(W + "sectPr"))
    return [
        element
        for element, parent in found
        if parent is not None and (parent is body or parent.tag == W + "pPr")
    ]


def _sections(body: Element, gutter_on_top: bool) -> list[PageSetup]:
    sections: list[PageSetup] = []
    for element in section_elements(body):
        previous = sections[-1] if sections else None
        sections.append(read_section(element, len(sections), previous, gutter_on_top))
    return sections or [PageSetup(0)]


def _shown_bands(section: PageSetup, even_and_odd: bool) -> Iterator[tuple[str, str, str | None]]:
    """Band, kind and reference of the headers and footers that pages of the section show."""
    shown = {"default": True, "first": section.title_page, "even": even_and_odd}
    for band, references in (("header", section.headers), ("footer", section.footers)):
        yield from ((band, kind, references.get(kind)) for kind in shown if shown[kind])


class _Bands:
    """Headers and footers, each part read once."""

    def __init__(
        self,
        package: Package,
        targets: dict[str, str],
        forms: Formatting,
        sections: list[PageSetup],
    ) -> None:
        self._package, self._targets = package, targets
        self._forms, self._sections = forms, sections
        self._read: dict[str, list[Paragraph]] = {}
        self.paragraphs: list[Paragraph] = []

    def page_numbers(self, even_and_odd: bool) -> "list[PageNumber]":
        """The PAGE fields that pages really show; fills `paragraphs` with what stands in the
        bands."""
        return [
            PageNumber(band, kind, section.number, paragraph, number)
            for section in self._sections
            for band, kind, reference in _shown_bands(section, even_and_odd)
            for paragraph in self._band(reference)
            for number in [run for run in paragraph.runs if run.field == "PAGE"][:1]
        ]

    def _band(self, reference: str | None) -> list[Paragraph]:
        name = self._targets.get(reference or "")
        if name is None or name not in self._package.parts:
            return []
        if name not in self._read:
            walker = Walker(self._forms, Numbering(None), self._sections[:1])
            walker.blocks(parse(self._package.parts[name], name))
            self._read[name] = walker.paragraphs
            self.paragraphs += walker.paragraphs
        return self._read[name]
