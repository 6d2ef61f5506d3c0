"""From the parts of a package to a `Document`."""

import posixpath
from collections.abc import Iterator

from generator.package import Package
from generator.reading.document.layout import Document, PageNumber, Paragraph
from generator.reading.document.numbering import Numbering
from generator.reading.document.ooxml import RELS, Damaged, Element, W, parse, switch
from generator.reading.document.sections import Section, read_section
from generator.reading.document.styles import Styles
from generator.reading.document.walk import Walker

_TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/"


def read_document(package: Package) -> Document:
    """The document in `package`; raises `Damaged` or `TooLarge` naming the part at fault."""
    main = _target(_relations(package, ""), "officeDocument") or "word/document.xml"
    if main not in package.parts:
        raise Damaged(main)
    relations = _relations(package, main)
    parts = {
        kind: _part(package, _target(relations, kind))
        for kind in ("styles", "theme", "numbering", "settings")
    }
    body = parse(package.parts[main], main).find(W + "body")
    if body is None:
        raise Damaged(main)
    settings = parts["settings"]
    sections = _sections(body, _setting(settings, "gutterAtTop"))
    styles = Styles(parts["styles"], parts["theme"])
    walker = Walker(styles, Numbering(parts["numbering"]), sections)
    walker.blocks(body)
    even_and_odd = _setting(settings, "evenAndOddHeaders")
    bands = _Bands(
        package, {identity: target for identity, (_, target) in relations.items()}, styles, sections
    )
    numbers = list(bands.page_numbers(even_and_odd))
    unread = tuple(sorted(walker.unread))
    notes = tuple(
        _notes(body, _part(package, _target(relations, "footnotes")), styles, sections[:1])
    )
    return Document(
        walker.paragraphs, sections, numbers, bands.paragraphs, even_and_odd, unread, notes
    )


def _notes(
    body: Element, part: Element | None, styles: Styles, sections: list[Section]
) -> Iterator[tuple[int, Paragraph]]:
    """The footnotes that the text refers to, in its order, by which Word numbers them."""
    notes = {
        note.get(W + "id"): note for note in (part.iter(W + "footnote") if part is not None else ())
    }
    shown = [note.get(W + "id") for note in body.iter(W + "footnoteReference")]
    for number, identity in enumerate(dict.fromkeys(shown), 1):
        if identity in notes:
            walker = Walker(styles, Numbering(None), sections)
            walker.blocks(notes[identity])
            yield from ((number, paragraph) for paragraph in walker.paragraphs)


def _relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Kind and target of the relations of a part, by their id."""
    folder, name = posixpath.split(part)
    blob = package.parts.get(posixpath.join(folder, "_rels", name + ".rels"))
    found: dict[str, tuple[str, str]] = {}
    for relation in parse(blob, part).iter(RELS + "Relationship") if blob else ():
        kind = relation.get("Type", "").removeprefix(_TRANSITIONAL).removeprefix(_STRICT)
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External":
            path = (
                target.lstrip("/")
                if target.startswith("/")
                else posixpath.normpath(posixpath.join(folder, target))
            )
            found[relation.get("Id", "")] = (kind, path)
    return found


def _target(relations: dict[str, tuple[str, str]], kind: str) -> str | None:
    return next((target for known, target in relations.values() if known == kind), None)


def _part(package: Package, name: str | None) -> Element | None:
    return parse(package.parts[name], name) if name in package.parts and name is not None else None


def _setting(settings: Element | None, name: str) -> bool:
    element = settings.find(W + name) if settings is not None else None
    return element is not None and switch(element)


def _sections(body: Element, gutter_on_top: bool) -> list[Section]:
    sections: list[Section] = []
    for element in body.iter(W + "sectPr"):
        parent = element.getparent()
        if parent is not None and (parent is body or parent.tag == W + "pPr"):
            previous = sections[-1] if sections else None
            sections.append(read_section(element, len(sections), previous, gutter_on_top))
    return sections or [Section(0)]


class _Bands:
    """Headers and footers, each part read once."""

    def __init__(
        self, package: Package, targets: dict[str, str], styles: Styles, sections: list[Section]
    ) -> None:
        self._package, self._targets, self._styles, self._sections = (
            package,
            targets,
            styles,
            sections,
        )
        self._read: dict[str, list[Paragraph]] = {}
        self.paragraphs: list[Paragraph] = []

    def page_numbers(self, even_and_odd: bool) -> "list[PageNumber]":
        """The PAGE fields that pages really show; fills `paragraphs` with what stands in the bands."""
        found = []
        for section in self._sections:
            kinds = [
                "default",
                *(["first"] if section.title_page else []),
                *(["even"] if even_and_odd else []),
            ]
            for band, references in (("header", section.headers), ("footer", section.footers)):
                for kind in kinds:
                    for paragraph in self._band(references.get(kind)):
                        fields = [run for run in paragraph.runs if run.field == "PAGE"]
                        if fields:
                            found.append(
                                PageNumber(band, kind, section.number, paragraph, fields[0])
                            )
        return found

    def _band(self, reference: str | None) -> list[Paragraph]:
        name = self._targets.get(reference or "")
        if name is None or name not in self._package.parts:
            return []
        if name not in self._read:
            walker = Walker(self._styles, Numbering(None), self._sections[:1])
            walker.blocks(parse(self._package.parts[name], name))
            self._read[name] = walker.paragraphs
            self.paragraphs += walker.paragraphs
        return self._read[name]
