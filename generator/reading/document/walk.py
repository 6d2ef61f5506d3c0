"""Walks the markup of one part in reading order and builds its paragraphs."""

from generator.reading.document.inline import SKIPPED, Inline, chosen
from generator.reading.document.layout import Paragraph
from generator.reading.document.numbering import Numbering
from generator.reading.document.ooxml import MC, MM_PER_TWIP, Element, W, mm, val
from generator.reading.document.properties import Props, paragraph_props
from generator.reading.document.sections import PageSetup
from generator.reading.document.styles import Look, Styles
from generator.reading.document.tables import TableCell, TableStyles, cells_of

_P, _TBL, _PPR = W + "p", W + "tbl", W + "pPr"
_NO_TABLE: tuple[int, Props, Props] = (0, {}, {})


class Walker:
    """Reads one part; `paragraphs` fills up while `blocks` runs."""

    def __init__(self, styles: Styles, numbering: Numbering, sections: list[PageSetup]) -> None:
        self._styles = styles
        self._table_styles = TableStyles(styles)
        self._numbering = numbering
        self._sections = sections
        self._section = 0
        self._tables = 0
        self._style_context: tuple[int, Props, Props] = _NO_TABLE
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
            elif tag == MC + "AlternateContent":
                self.blocks(chosen(child))
            elif tag == W + "altChunk":
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
        outer = self._style_context, self._cell
        identity = val(table.find(W + "tblPr"), "tblStyle")
        self._tables += 1
        room = self._cell.width if self._cell else self._text_width
        for element, cell, holding in cells_of(table, self._tables, room, self._cell):
            self._style_context, self._cell = self._table_styles.inside(identity, holding), cell
            self.blocks(element)
        self._style_context, self._cell = outer

    def _paragraph(self, element: Element) -> None:
        ppr = element.find(_PPR)
        inline = Inline(self.look, val(ppr, "pStyle"))
        inline.read(element)
        before = [box for box in inline.boxes if not box[2]]
        self._boxes(before)
        self.paragraphs.append(self._build(element, ppr, inline))
        self._boxes([box for box in inline.boxes if box[2]])
        if ppr is not None and ppr.find(W + "sectPr") is not None and self._cell is None:
            self._section = min(self._section + 1, max(0, len(self._sections) - 1))

    def _boxes(self, boxes: list[tuple[Element, float | None, bool]]) -> None:
        outer = self._style_context, self._cell
        for content, width, _ in boxes:
            self._style_context = _NO_TABLE
            self._cell = TableCell(0, len(self.paragraphs) + 1, 1, 1, width)
            self.blocks(content)
        self._style_context, self._cell = outer

    def _build(self, element: Element, ppr: Element | None, inline: Inline) -> Paragraph:
        direct = paragraph_props(ppr)
        style = self._styles.style(inline.style, "paragraph")
        listed = {**(style.paragraph if style else {}), **direct}
        label, of_list = self._numbering.next(listed.get("num"), listed.get("level"))
        props = self._styles.paragraph(inline.style, self._style_context[2], of_list, direct)
        rule = props.get("rule", "auto")
        cell = self._cell
        return Paragraph(
            number=len(self.paragraphs) + 1,
            runs=inline.runs,
            text="".join(run.text for run in inline.runs),
            letters=inline.letters,
            label=label,
            style=inline.style or "",
            align=props.get("align", "left"),
            left=mm(props.get("left", 0.0)),
            right=mm(props.get("right", 0.0)),
            first=mm(props.get("first", 0.0)),
            before=_gap(props, "before"),
            after=_gap(props, "after"),
            line=_line(props.get("line", 240.0), rule),
            rule=rule,
            contextual=bool(props.get("contextual")),
            border_top=props.get("border.top"),
            border_bottom=props.get("border.bottom"),
            tabs=tuple((position * MM_PER_TWIP, kind) for position, kind in props.get("tabs", ())),
            frame=props.get("frame"),
            breaks=inline.breaks or bool(props.get("page_break")),
            section=self._section,
            room=cell.width if cell is not None else self._text_width,
            cell=cell,
            lines=inline.lines,
            figure=inline.figure,
            central_tab=inline.central_tab,
            notes=tuple(inline.notes),
            element=element,
        )

    def look(self, style: str | None, rpr: Element | None) -> Look:
        """The look of a run here."""
        return self._styles.look(style, self._style_context[:2], rpr)


def _line(given: float | None, rule: str) -> float | None:
    """Lines where the rule is auto, points otherwise."""
    if given is None:
        return None
    return given / 240 if rule == "auto" else given / 20


def _gap(props: Props, edge: str) -> float | None:
    if props.get(edge + "_auto"):
        return 14.0  # what Word takes for "auto", as browsers do for a paragraph
    twips = props.get(edge, 0.0)
    return None if twips is None else twips / 20
