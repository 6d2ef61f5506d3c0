"""Walks the markup of one part in reading order and builds its paragraphs."""

import unicodedata
from collections.abc import Iterator

from lxml import etree

from generator.reading.layout import Paragraph, Run
from generator.reading.numbering import Numbering
from generator.reading.ooxml import MC, MM_PER_EMU, MM_PER_TWIP, WP, WPS, Element, W, val
from generator.reading.properties import Props, paragraph_props
from generator.reading.sections import Section
from generator.reading.shapes import DrawnLine, drawing_lines, vml_lines
from generator.reading.styles import Look, Styles
from generator.reading.tables import Cell, TableStyles, cells_of

_P, _TBL, _R, _T, _PPR, _RPR = W + "p", W + "tbl", W + "r", W + "t", W + "pPr", W + "rPr"
_SKIPPED = {
    W + name for name in ("del", "moveFrom", "rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr", "sdtPr", "sdtEndPr")
}
_TEXT = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-", W + "sym": "•"}
_INSET = 91440
"""EMU that Word leaves left and right inside a text box unless told otherwise."""
_NO_TABLE: tuple[int, Props, Props] = (0, {}, {})


class Walker:
    """Reads one part; `paragraphs` fills up while `blocks` runs."""

    def __init__(self, styles: Styles, numbering: Numbering, sections: list[Section]) -> None:
        self._styles = styles
        self._table_styles = TableStyles(styles)
        self._numbering = numbering
        self._sections = sections
        self._section = 0
        self._tables = 0
        self._style_context: tuple[int, Props, Props] = _NO_TABLE
        self._cell: Cell | None = None
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
            elif isinstance(tag, str) and tag not in _SKIPPED:
                self.blocks(child)

    @property
    def _text_width(self) -> float | None:
        return self._sections[self._section].text_width if self._section < len(self._sections) else None

    def _table(self, table: Element) -> None:
        outer = self._style_context, self._cell
        identity = val(table.find(W + "tblPr"), "tblStyle")
        self._tables += 1
        room = self._cell.width if self._cell else self._text_width
        for element, cell, holding in cells_of(table, self._tables, room):
            self._style_context, self._cell = self._table_styles.inside(identity, holding), cell
            self.blocks(element)
        self._style_context, self._cell = outer

    def _paragraph(self, element: Element) -> None:
        ppr = element.find(_PPR)
        inline = _Inline(self, val(ppr, "pStyle"))
        inline.read(element)
        before = [box for box in inline.boxes if not box[2]]
        self._boxes(before)
        self.paragraphs.append(self._build(ppr, inline))
        self._boxes([box for box in inline.boxes if box[2]])
        if ppr is not None and ppr.find(W + "sectPr") is not None and self._cell is None:
            self._section = min(self._section + 1, max(0, len(self._sections) - 1))

    def _boxes(self, boxes: list[tuple[Element, float | None, bool]]) -> None:
        outer = self._style_context, self._cell
        for content, width, _ in boxes:
            self._style_context = _NO_TABLE
            self._cell = Cell(0, len(self.paragraphs) + 1, 1, 1, width)
            self.blocks(content)
        self._style_context, self._cell = outer

    def _build(self, ppr: Element | None, inline: "_Inline") -> Paragraph:
        direct = paragraph_props(ppr)
        style = self._styles.style(inline.style, "paragraph")
        listed = {**(style.paragraph if style else {}), **direct}
        label, of_list = self._numbering.next(listed.get("num"), listed.get("level")) if "num" in listed else ("", {})
        props = self._styles.paragraph(inline.style, self._style_context[2], of_list, direct)
        rule = props.get("rule", "auto")
        line = props.get("line", 240.0)
        cell = self._cell
        return Paragraph(
            number=len(self.paragraphs) + 1,
            runs=inline.runs,
            text="".join(run.text for run in inline.runs),
            label=label,
            style=inline.style or "",
            align=props.get("align", "left"),
            left=_mm(props.get("left", 0.0)),
            right=_mm(props.get("right", 0.0)),
            first=_mm(props.get("first", 0.0)),
            before=_gap(props, "before"),
            after=_gap(props, "after"),
            line=None if line is None else line / 240 if rule == "auto" else line / 20,
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
            central_tab=inline.central_tab,
        )

    def look(self, style: str | None, rpr: Element | None) -> Look:
        """The look of a run here."""
        return self._styles.look(style, self._style_context[:2], rpr)


class _Inline:
    """What stands inside one paragraph."""

    def __init__(self, walker: Walker, style: str | None) -> None:
        self.style = style
        self.runs: list[Run] = []
        self.lines: list[DrawnLine] = []
        self.boxes: list[tuple[Element, float | None, bool]] = []
        self.breaks = False
        self.central_tab = False
        self._walker = walker
        self._fields: list[list[str]] = []  # [instruction, "code" or "result" or "shown"]

    def read(self, parent: Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == _R:
                self._run(child)
            elif tag == W + "fldSimple":
                self._fields.append([child.get(W + "instr", ""), "result"])
                self.read(child)
                self._close(None)
            elif tag == MC + "AlternateContent":
                self.read(chosen(child))
            elif isinstance(tag, str) and tag not in _SKIPPED:
                self.read(child)

    def _run(self, run: Element) -> None:
        rpr = run.find(_RPR)
        for child in run:
            tag = child.tag
            if tag == _T:
                self._add(child.text or "", rpr)
            elif tag in _TEXT:
                self._add(_TEXT[tag], rpr)
                self.central_tab |= tag == W + "ptab" and child.get(W + "alignment") == "center"
            elif tag == W + "br":
                broken = child.get(W + "type") in ("page", "column")
                self.breaks |= broken
                self._add("" if broken else "\n", rpr)
            elif tag == W + "lastRenderedPageBreak":
                self.breaks = True
            elif tag == W + "fldChar":
                self._field(child.get(W + "fldCharType"), rpr)
            elif tag == W + "instrText":
                if self._fields:
                    self._fields[-1][0] += child.text or ""
            elif tag == MC + "AlternateContent":
                self._drawn(chosen(child))
            elif tag in (W + "drawing", W + "pict", W + "object"):
                self._drawn([child])

    def _field(self, kind: str | None, rpr: Element | None) -> None:
        if kind == "begin":
            self._fields.append(["", "code"])
        elif kind == "separate" and self._fields:
            self._fields[-1][1] = "result"
        elif kind == "end" and self._fields:
            self._close(rpr)

    def _close(self, rpr: Element | None) -> None:
        """A PAGE field without a stored result still prints its number."""
        instruction, state = self._fields.pop()
        if _keyword(instruction) == "PAGE" and state != "shown":
            self._append(Run("1", self._walker.look(self.style, rpr), "PAGE"))

    def _add(self, text: str, rpr: Element | None) -> None:
        if not text or (self._fields and self._fields[-1][1] == "code"):
            return
        look = self._walker.look(self.style, rpr)
        if look.hidden:
            return
        if self._fields and text.strip():
            self._fields[-1][1] = "shown"
        keyword = _keyword(self._fields[-1][0]) if self._fields else ""
        text = text if text.isascii() else unicodedata.normalize("NFC", text)
        self._append(Run(text.upper() if look.caps else text, look, keyword))

    def _append(self, run: Run) -> None:
        last = self.runs[-1] if self.runs else None
        if last is not None and last.look is run.look and last.field == run.field:
            self.runs[-1] = Run(last.text + run.text, run.look, run.field)
        else:
            self.runs.append(run)

    def _drawn(self, parts: "Element | list[Element]") -> None:
        for part in parts:
            if part.tag == W + "drawing":
                self.lines += drawing_lines(part)
                self.boxes += [(box, *_box_place(part)) for box in _outermost_boxes(part)]
            elif part.tag in (W + "pict", W + "object"):
                self.lines += vml_lines(part)
                self.boxes += [(box, None, False) for box in _outermost_boxes(part)]


def chosen(alternatives: Element) -> Element:
    """The one branch that is read: Word stores a drawing twice, as mc:Choice and as mc:Fallback."""
    choice = alternatives.find(MC + "Choice")
    fallback = alternatives.find(MC + "Fallback")
    if choice is not None and len(choice):
        return choice
    return fallback if fallback is not None else etree.Element("nothing")


def _outermost_boxes(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == W + "txbxContent":
            yield child
        elif child.tag != MC + "Fallback":
            yield from _outermost_boxes(child)


def _box_place(drawing: Element) -> tuple[float | None, bool]:
    """Width in mm for text, and whether the box hangs below the paragraph that holds it."""
    extent = next(drawing.iter(WP + "extent"), None)
    width = extent.get("cx", "") if extent is not None else ""
    place = next(drawing.iter(WP + "positionV"), None)
    offset = place.findtext(WP + "posOffset") if place is not None else None
    base = place.get("relativeFrom") if place is not None else None
    below = base in ("paragraph", "line") and _number(offset) > 2 / MM_PER_EMU
    insets = next(drawing.iter(WPS + "bodyPr"), None)
    sides = [insets.get(side) if insets is not None else None for side in ("lIns", "rIns")]
    inset = sum(_INSET if side is None else _number(side) for side in sides)
    return ((_number(width) - inset) * MM_PER_EMU if _number(width) else None), below


def _number(text: str | None) -> int:
    try:
        return int((text or "0")[:12])
    except ValueError:
        return 0


def _keyword(instruction: str) -> str:
    return instruction.split()[0].upper() if instruction.strip() else ""


def _mm(twips: float | None) -> float | None:
    return None if twips is None else twips * MM_PER_TWIP


def _gap(props: Props, edge: str) -> float | None:
    if props.get(edge + "_auto"):
        return 14.0  # what Word takes for "auto", as browsers do for a paragraph
    twips = props.get(edge, 0.0)
    return None if twips is None else twips / 20
