"""The words of a paper, story by story, however a word processor has stored them."""

import unicodedata
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cached_property

from generator.language import Said
from generator.lazy import dataclass
from generator.package import Package, related_parts
from generator.reading.anatomy.paper import read_paper
from generator.reading.anatomy.regions import regions
from generator.reading.document.layout import Document, Paragraph
from generator.reading.document.ooxml import A, Element, W, parse
from generator.reading.document.read import read_document
from generator.reading.finding import place, quoted_place

_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_MAIN = "word/document.xml"
_NUMBERS = ("PAGE", "NUMPAGES", "SECTIONPAGES")
"""Fields that show what the layout alone knows: another program shows another number."""
_FIGURE = "[hình]"


class Story(Enum):
    """A run of text that is read by itself."""

    TEXT = Said("văn bản", "text")
    BOX = Said("hộp văn bản", "text box")
    BAND = Said("đầu, cuối trang", "header, footer")
    FOOTNOTE = Said("chú thích cuối trang", "footnote")
    ENDNOTE = Said("chú thích cuối văn bản", "endnote")
    COMMENT = Said("nhận xét", "comment")
    CHART = Said("biểu đồ, dãy", "chart, series")
    DRAWN = Said("công thức, sơ đồ", "formula, diagram")


@dataclass(frozen=True, slots=True)
class StoryText:
    """What stands in one paragraph, its spaces made one; `paragraph` where the reader knows it."""

    text: str
    story: Story
    number: int
    paragraph: Paragraph | None = None

    @property
    def key(self) -> tuple[Story, int]:
        """What it is known by among the texts of its paper."""
        return self.story, self.number

    @property
    def cell(self) -> tuple[int, int, int] | None:
        """Which cell of which table it stands in: table, row, column; None beside tables."""
        cell = self.paragraph.cell if self.paragraph is not None else None
        return (cell.table, cell.row, cell.column) if cell is not None and cell.table else None


@dataclass(frozen=True)
class Stories:
    """All words of one paper; `unread` names what it holds besides and nobody can read here.

    Tables and appendices stand in the text, where they are read.
    """

    texts: Mapping[Story, tuple[StoryText, ...]]
    unread: tuple[str, ...]
    document: Document

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """Every text in words alone: what two papers have in common that say the same."""
        return tuple((one.story.name, one.text) for story in self.texts.values() for one in story)

    def place(self, text: StoryText) -> str:
        """Where a text stands, as somebody finds it who has the paper open."""
        if text.story in (Story.TEXT, Story.BOX) and text.paragraph is not None:
            return place(text.paragraph, self.region(text))
        return f"{text.story.value.vi} {text.number}"

    def quoted_place(self, text: StoryText) -> str:
        """The same, a paragraph by its first words."""
        if text.story in (Story.TEXT, Story.BOX) and text.paragraph is not None:
            return quoted_place(text.paragraph, self.region(text))
        return self.place(text)

    def region(self, text: StoryText) -> str:
        """In which component, item or appendix a text stands."""
        return self._regions.get(text.paragraph.number, "") if text.paragraph is not None else ""

    @cached_property
    def _regions(self) -> dict[int, str]:
        return regions(read_paper(self.document))


def stories_of(package: Package, document: Document | None = None) -> Stories:
    """The words of a paper, of its `document` if that was read already.

    Raises `Damaged` or `TooMuchMarkup` where they cannot be read.
    """
    document = document or read_document(package)
    read = {
        Story.TEXT: _read(Story.TEXT, (p for p in document.paragraphs if not p.in_box)),
        Story.BOX: _read(Story.BOX, (p for p in document.paragraphs if p.in_box)),
        Story.BAND: _bands(document),
        Story.FOOTNOTE: _notes(document),
        Story.ENDNOTE: _apart(package, Story.ENDNOTE, "endnotes"),
        Story.COMMENT: _apart(package, Story.COMMENT, "comments"),
        Story.CHART: _charts(package),
        Story.DRAWN: _drawn(package),
    }
    return Stories(read, document.unread, document)


def _read(story: Story, paragraphs: Iterator[Paragraph]) -> tuple[StoryText, ...]:
    shown = ((_words(paragraph), paragraph) for paragraph in paragraphs)
    return tuple(StoryText(text, story, one.number, one) for text, one in shown if text)


def _words(paragraph: Paragraph) -> str:
    typed = "".join(run.text for run in paragraph.runs if run.field not in _NUMBERS)
    figure = "" if paragraph.figure is None else _FIGURE
    return as_read(f"{paragraph.label} {typed} {figure}")


def as_read(text: str) -> str:
    """The text without what no reader sees: kinds of spaces, joiners, places to break."""
    seen = text if text.isprintable() else "".join(filter(_is_seen, text))
    return " ".join(unicodedata.normalize("NFC", seen).split())


def _is_seen(char: str) -> bool:
    return char.isprintable() or unicodedata.category(char) != "Cf"


def _bands(document: Document) -> tuple[StoryText, ...]:
    # Programs store the same header once or once a section.
    texts = dict.fromkeys(filter(None, map(_words, document.margins)))
    return tuple(StoryText(text, Story.BAND, number) for number, text in enumerate(texts, 1))


def _notes(document: Document) -> tuple[StoryText, ...]:
    read = ((_words(paragraph), number, paragraph) for number, paragraph in document.notes)
    return tuple(StoryText(text, Story.FOOTNOTE, number, one) for text, number, one in read if text)


def _apart(package: Package, story: Story, kind: str) -> tuple[StoryText, ...]:
    """What stands in a part of its own, paragraph by paragraph."""
    paths = related_parts(package.parts, _MAIN, kind)
    roots = (parse(package.parts[path], path) for path in paths)
    texts = (_letters(one, W) for root in roots for one in root.iter(W + "p"))
    return tuple(StoryText(text, story, at) for at, text in enumerate(filter(None, texts), 1))


def _charts(package: Package) -> tuple[StoryText, ...]:
    """What each series of a chart says: its name, what it is of, and its numbers."""
    roots = _parts(package, "word/charts/chart")
    texts = (_series(one) for root in roots for one in root.iter(_CHART + "ser"))
    return tuple(StoryText(text, Story.CHART, at) for at, text in enumerate(texts, 1))


def _series(series: Element) -> str:
    # Labels beside the points repeat the numbers, and LibreOffice leaves them out.
    said = [series.find(_CHART + name) for name in ("tx", "cat", "val")]
    values = (v.text or "" for one in said if one is not None for v in one.iter(_CHART + "v"))
    return as_read(" | ".join(map(_value, values)))


def _value(text: str) -> str:
    """A number as every program would write it; other words as they are."""
    try:
        return f"{float(text):g}"
    except ValueError:
        return text


def _parts(package: Package, begin: str) -> Iterator[Element]:
    for name, content in sorted(package.parts.items()):
        if name.startswith(begin) and name.endswith(".xml"):
            yield parse(content, name)


def _drawn(package: Package) -> tuple[StoryText, ...]:
    """Letters that are no text of Word's: of formulas, and of diagrams."""
    content = package.parts.get(_MAIN, b"")
    # Hardly any paper has a formula; in an encoding of several bytes its name is not seen.
    main = parse(content, _MAIN) if b"oMath" in content or b"\0" in content else None
    formulas = (
        [] if main is None else [_letters(one, _MATHS) for one in main.iter(_MATHS + "oMath")]
    )
    diagrams = (_letters(root, A) for root in _parts(package, "word/diagrams/data"))
    shown = filter(None, [*formulas, *diagrams])
    return tuple(StoryText(text, Story.DRAWN, at) for at, text in enumerate(shown, 1))


def _letters(element: Element, space: str) -> str:
    return as_read(" ".join(map(str, element.itertext(space + "t", with_tail=False))))
