"""Walks the markup of one part in reading order and builds its paragraphs."""

from generator.reading.document.formatting import Formatting
from generator.reading.document.inline import SKIPPED, Inline, chosen
from generator.reading.document.layout import Paragraph
from generator.reading.document.numbering import Numbering
from generator.reading.document.ooxml import MC, Element, Key, W, inner, val
from generator.reading.document.properties import Props
from generator.reading.document.sections import PageSetup
from generator.reading.document.styles import NO_TABLE, Look
from generator.reading.document.tables import TableCell, cells_of

_P, _TBL, _PPR = W + "p", W + "tbl", W + "pPr"
_ALTERNATE, _ALT_CHUNK = MC + "AlternateContent", W + "altChunk"


class Walker:
    """Reads one part; `paragraphs` fills up while `blocks` runs."""

    def __init__(self, forms: Formatting, numbering: Numbering, sections: list[PageSetup]) -> None:
        self._forms = forms
        self._numbering = numbering
        self._sections = sections
        self._section = 0
        self._tables = 0
        self._inside = NO_TABLE
        self._cell: TableCell | None = None
        self.paragraphs: list[Paragraph] = []
        self.unread: set[str] = set()

    def blocks(self, parent: Element) -> None:
        """Everything that stands in `parent`."""
        for child in parent:
            tag = child.tag
            if tag == _P:
                self._paragraph(child)
            elif tag == _TBL:
                self._table(child)
            elif tag == _ALTERNATE:
                self.blocks(chosen(child))
            elif tag == _ALT_CHUNK:
                self.unread.add("altChunk")
            elif isinstance(tag, str) and tag not in SKIPPED:
                self.blocks(child)

    @property
    def _text_width(self) -> float | None:
        return (
            self._sections[self._section].text_width
            if self._section < len(self._sections)
            else None
        )

    def _table(self, table: Element) -> None:
        outer = self._inside, self._cell
        identity = val(inner(table, W + "tblPr"), "tblStyle")
        self._tables += 1
        room = self._cell.width if self._cell else self._text_width
        for element, cell, holding in cells_of(table, self._tables, room, self._cell):
            self._inside, self._cell = self._forms.styles.inside(identity, holding), cell
            self.blocks(element)
        self._inside, self._cell = outer

    def _paragraph(self, element: Element) -> None:
        direct = self._forms.direct(inner(element, _PPR))
        inline = Inline(self.look, direct[1].get("style"))
        inline.read(element)
        self._boxes(inline.boxes, hanging=False)
        self.paragraphs.append(self._build(element, direct, inline))
        self._boxes(inline.boxes, hanging=True)
        if "ends_section" in direct[1] and self._cell is None:
            self._section = min(self._section + 1, max(0, len(self._sections) - 1))

    def _boxes(self, boxes: list[tuple[Element, float | None, bool]], *, hanging: bool) -> None:
        for content, width, hangs in boxes:
            if hangs is hanging:
                outer = self._inside, self._cell
                self._inside = NO_TABLE
                self._cell = TableCell(0, len(self.paragraphs) + 1, 1, 1, width)
                self.blocks(content)
                self._inside, self._cell = outer

    def _build(self, element: Element, direct: tuple[Key, Props], inline: Inline) -> Paragraph:
        label, of_list = self._numbering.next(*self._forms.listed(inline.style, direct[1]))
        form = self._forms.form(inline.style, self._inside, of_list, direct)
        cell = self._cell
        # By their places: of so many fields names cost as much again.
        made = Paragraph(
            len(self.paragraphs) + 1,
            inline.runs,
            "".join([run.text for run in inline.runs]),
            inline.letters,
            label,
            inline.style or "",
            *form,
            self._section,
            cell.width if cell is not None else self._text_width,
            cell,
            inline.lines,
            inline.figure,
            inline.central_tab,
            tuple(inline.notes),
            element=element,
        )
        made.breaks |= inline.breaks
        return made

    def look(self, style: str | None, rpr: Element | None) -> Look:
        """The look of a run here."""
        return self._forms.styles.look(style, self._inside, rpr)
