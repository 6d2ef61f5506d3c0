"""What the decree prescribes where words stand, and how they look there."""

import re
from collections.abc import Iterator
from functools import cached_property

from generator.language import Said
from generator.law.decree30 import MEASURES, Component, Measure, component
from generator.law.regions import BODY, region_of
from generator.lazy import dataclass
from generator.package import Package, related_parts
from generator.reading.anatomy.classes import ADMINISTRATIVE, recognise
from generator.reading.anatomy.paper import Paper, attached_paper
from generator.reading.anatomy.segments import FULL, Segment, cut
from generator.reading.document.layout import Document, Paragraph
from generator.reading.document.ooxml import W, parse, val
from generator.reading.finding import FORM, TEXT, said, shown_number
from generator.rules import Entry

_PAGE_NUMBER = "so-trang"


@dataclass(frozen=True, slots=True)
class Form:
    """The component that words are of, None where the decree has no row for it; how they look."""

    component: Component | None
    style: str
    looks: Said

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures of its paragraph and of the line below it."""
        if self.component is None:
            return ()
        code = self.component.code
        of_text = region_of(code) == BODY and self.component.align == "both"
        own = (code, "noi-dung") if of_text else (code,)
        return tuple(one for one in MEASURES if one.code.split("/")[0] in own)

    @property
    def rules(self) -> list[Entry]:
        """The rules that judge this component, sorted by code."""
        code = self.component.code if self.component else None
        entries = (rule.entry for rules in (FORM, TEXT) for rule in rules)
        return sorted(
            {one.code: one for one in entries if one.code.split("/")[0] == code}.values(),
            key=lambda one: one.code,
        )


class PaperForms:
    """Of every paragraph of a paper the component that it is, by the pieces that it has."""

    def __init__(self, paper: Paper, package: Package) -> None:
        self._styles = dict(_style_names(package))
        self.paper, self._pieces = paper, dict[int, list[tuple[str, Segment]]]()
        for one in (paper, *(attached_paper(paper, text) for text in paper.attached)):
            for code, pieces in one.found.items():
                for piece in pieces:
                    self._pieces.setdefault(id(piece.paragraph), []).append((code, piece))
            for line in one.items:
                whole = Segment(line.paragraph, line.paragraph.runs, line.text, FULL, (), True)
                self._pieces.setdefault(id(line.paragraph), [("noi-dung", whole)])

    @cached_property
    def not_ruled(self) -> Said | None:
        """Why the decree does not rule the form of this paper, None where it does."""
        klass = recognise(self.paper)
        if klass is ADMINISTRATIVE or klass.judges("noi-dung/"):
            return None
        return said(
            "{}: Nghị định 30/2020/NĐ-CP không quy định thể thức loại này ({})",
            "{}: Decree 30/2020/NĐ-CP does not rule its form ({})",
            klass.name,
            klass.law,
        )

    def of(self, paragraph: Paragraph, words: str) -> Form:
        """The form of words of a paragraph."""
        pieces = self._pieces.get(id(paragraph), [])
        having = [one for one in pieces if _pattern(words).search(one[1].text)] or pieces
        code = having[0][0] if having else _of_page(self.paper.document, paragraph)
        runs = _runs(paragraph, words)
        style = self._styles.get(paragraph.style, paragraph.style)
        return Form(component(code) if code else None, style, _looks(paragraph, runs))


def _style_names(package: Package) -> Iterator[tuple[str, str]]:
    """Each style by its id, with the name that Word shows."""
    for path in related_parts(package.parts, "word/document.xml", "styles"):
        for style in parse(package.parts[path], path).iter(W + "style"):
            yield style.get(W + "styleId", ""), val(style, "name") or ""


def _pattern(words: str) -> re.Pattern[str]:
    """The words, whatever spaces and capitals they are written with."""
    return re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)


def _of_page(document: Document, paragraph: Paragraph) -> str:
    own = (one for one in document.page_numbers if one.paragraph is paragraph)
    return _PAGE_NUMBER if any(own) else ""


def _runs(paragraph: Paragraph, words: str) -> Segment:
    """The words as a piece of their paragraph; all of it where the number that Word draws is meant."""
    found = _pattern(words).search(paragraph.text)
    runs = cut(paragraph.runs, *found.span()) if found else paragraph.runs
    return Segment(paragraph, list(runs), words, FULL, (), False)


def _looks(paragraph: Paragraph, piece: Segment) -> Said:
    size = piece.size
    parts = [
        said("cỡ {}", "{} pt", shown_number(size)) if size else _NO_SIZE,
        *_letters(piece.bold, piece.italic),
        *([_ALIGNED[paragraph.align]] if paragraph.align in _ALIGNED else []),
    ]
    return _joined(parts)


_NO_SIZE = Said("cỡ không rõ", "size unknown")
_ALIGNED = {
    "left": Said("căn trái", "left"),
    "right": Said("căn phải", "right"),
    "center": Said("căn giữa", "centred"),
    "both": Said("căn đều hai bên", "justified"),
}


def _letters(bold: bool, italic: bool) -> Iterator[Said]:
    yield Said("đậm", "bold") if bold else Said("không đậm", "not bold")
    yield Said("nghiêng", "italic") if italic else Said("đứng", "upright")


def _joined(parts: list[Said]) -> Said:
    return Said(*map(", ".join, zip(*parts, strict=True)))


def prescribed(row: Component) -> Said:
    """What the decree says of the letters of a component."""
    low, high = shown_number(row.size.low), shown_number(row.size.high)
    size = said("cỡ {}", "{} pt", low if low == high else said("{} đến {}", "{} to {}", low, high))
    capitals = Said("in hoa", "capitals") if row.caps else Said("in thường", "small letters")
    aligned = [_ALIGNED[row.align]] if row.align else []
    return _joined([size, capitals, *_letters(row.bold, row.italic), *aligned])


_UNITS = {
    "mm": Said("mm", "mm"),
    "pt": Said("pt", "pt"),
    "lines": Said("dòng", "lines"),
    "ratio": Said("lần dòng chữ trên nó", "of the text above"),
}


def measure_said(row: Measure) -> Said:
    """What the decree says of one measure: its name, the range, the article."""
    unit = _UNITS[row.unit]
    if row.choices:
        values = [*map(shown_number, row.choices)]
        allowed = Said(*map(" / ".join, zip(*values, strict=True)))
    elif row.value.high == float("inf"):
        allowed = said("từ {}", "{} or more", shown_number(row.value.low))
    else:
        low, high = shown_number(row.value.low, 2), shown_number(row.value.high, 2)
        allowed = low if low == high else said("{} đến {}", "{} to {}", low, high)
    return said("{}: {} {} ({})", "{}: {} {} ({})", row.code, allowed, unit, row.article)
