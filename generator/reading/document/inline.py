"""What stands inside one paragraph: runs, results of fields, drawn lines, text boxes."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from generator.lazy import dataclass
from generator.reading.document.fields import keyword
from generator.reading.document.layout import ENDNOTE, Run, Typed
from generator.reading.document.ooxml import MC, MM_PER_EMU, WP, WPS, Element, W, inner
from generator.reading.document.shapes import DrawnLine, drawing_lines, figure_height, vml_lines
from generator.reading.document.styles import Look

_R, _T, _RPR, _BR = W + "r", W + "t", W + "rPr", W + "br"
_FLD_SIMPLE, _FLD_CHAR, _INSTR = W + "fldSimple", W + "fldChar", W + "instrText"
_ALTERNATE, _PAGE_BREAK = MC + "AlternateContent", W + "lastRenderedPageBreak"
_NOTES = {W + "footnoteReference": "", W + "endnoteReference": ENDNOTE}
SKIPPED = {
    W + name
    for name in (
        "del",
        "moveFrom",
        "rPr",
        "pPr",
        "sectPr",
        "tblPr",
        "trPr",
        "tcPr",
        "sdtPr",
        "sdtEndPr",
    )
}
"""Markup that shows nothing: properties, and what tracked changes took away."""
_TEXT = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "sym": "•",
}
_BOX = W + "txbxContent"
_DRAWN = (W + "drawing", W + "pict", W + "object")
_INSET = "91440"
"""EMU that Word leaves left and right inside a text box unless told otherwise."""


@dataclass(slots=True)
class _Field:
    """A field that has begun; `state` is code, result, or shown once its result has shown
    letters."""

    instruction: str = ""
    state: str = "result"

    @property
    def keyword(self) -> str:
        return keyword(self.instruction)


class Inline:
    """What stands inside one paragraph."""

    def __init__(
        self, look: Callable[[str | None, Element | None], Look], style: str | None
    ) -> None:
        self.style = style
        self.runs: list[Run] = []
        self.letters: list[Typed] = []
        self.lines: list[DrawnLine] = []
        self.figure: float | None = None
        self.boxes: list[tuple[Element, float | None, bool]] = []
        self.breaks = False
        self.central_tab = False
        self.notes: list[tuple[int, str]] = []
        self._look = look
        self._fields: list[_Field] = []

    def read(self, parent: Element) -> None:
        """Takes in everything inside `parent`."""
        for child in parent:
            tag = child.tag
            if tag == _R:
                self._run(child)
            elif tag == _FLD_SIMPLE:
                self._fields.append(_Field(child.get(W + "instr", "")))
                self.read(child)
                self._close(None)
            elif tag == _ALTERNATE:
                self.read(chosen(child))
            elif isinstance(tag, str) and tag not in SKIPPED:
                self.read(child)

    def _run(self, run: Element) -> None:
        rpr = inner(run, _RPR)
        for child in run:
            tag = child.tag
            if tag == _T:
                self._add(child.text or "", child, rpr)
            elif tag in _DRAWN:
                self._drawn([child])
            elif tag == _ALTERNATE:
                self._drawn(chosen(child))
            elif tag == _FLD_CHAR:
                self._field(child.get(W + "fldCharType"), rpr)
            elif tag == _INSTR:
                self._instruct(child.text or "")
            else:
                self._letters(child, rpr)

    def _letters(self, element: Element, rpr: Element | None) -> None:
        """What Word writes apart that reads as text: tabs, breaks, signs."""
        tag = element.tag
        if tag in _TEXT:
            self._add(_TEXT[tag], element, rpr)
            self.central_tab |= tag == W + "ptab" and element.get(W + "alignment") == "center"
        elif tag == _BR:
            self._break(element, rpr)
        elif tag == _PAGE_BREAK:
            self.breaks = True
        elif tag in _NOTES:
            at = sum(len(run.text) for run in self.runs)
            self.notes.append((at, _NOTES[tag] + element.get(W + "id", "")))

    def _break(self, element: Element, rpr: Element | None) -> None:
        if element.get(W + "type") in ("page", "column"):
            self.breaks = True
        else:
            self._add("\n", element, rpr)

    def _instruct(self, text: str) -> None:
        if self._fields:
            self._fields[-1].instruction += text

    def _field(self, kind: str | None, rpr: Element | None) -> None:
        if kind == "begin":
            self._fields.append(_Field(state="code"))
        elif kind == "separate" and self._fields:
            self._fields[-1].state = "result"
        elif kind == "end" and self._fields:
            self._close(rpr)

    def _close(self, rpr: Element | None) -> None:
        """A PAGE field without a stored result still prints its number."""
        field = self._fields.pop()
        if field.keyword == "PAGE" and field.state != "shown":
            self._append(Run("1", self._look(self.style, rpr), "PAGE"))

    def _add(self, text: str, element: Element, rpr: Element | None) -> None:
        field = self._fields[-1] if self._fields else None
        if not text or (field and field.state == "code"):
            return
        look = self._look(self.style, rpr)
        if look.hidden:
            return
        if field and text.strip():
            field.state = "shown"
        text = text.upper() if look.caps else text
        self.letters.append(Typed(element, text, look))
        self._append(Run(unicodedata.normalize("NFC", text), look, field.keyword if field else ""))

    def _append(self, run: Run) -> None:
        last = self.runs[-1] if self.runs else None
        if last is not None and last.look is run.look and last.field == run.field:
            # A mark may stand in a run of its own.
            text = unicodedata.normalize("NFC", last.text + run.text)
            self.runs[-1] = Run(text, run.look, run.field)
        else:
            self.runs.append(run)

    def _drawn(self, parts: Iterable[Element]) -> None:
        for part in parts:
            if part.tag not in _DRAWN:
                continue
            height = figure_height(part)
            self.figure = self.figure if height is None else max(height, self.figure or 0.0)
            drawing = part.tag == W + "drawing"
            found = drawing_lines(part) if drawing else vml_lines(part)
            self.lines += [line._replace(stored=part) for line in found]
            if next(part.iter(_BOX), None) is not None:
                place = _box_place(part) if drawing else (None, False)
                self.boxes += [(box, *place) for box in _outermost_boxes(part)]


def chosen(alternatives: Element) -> Element:
    """The one branch that is read: Word stores a drawing twice, as mc:Choice and as mc:Fallback."""
    choice = alternatives.find(MC + "Choice")
    fallback = alternatives.find(MC + "Fallback")
    if choice is not None and len(choice):
        return choice
    return fallback if fallback is not None else etree.Element("nothing")


def _outermost_boxes(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag != MC + "Fallback":
            yield from _outermost_boxes(child)


def _box_place(drawing: Element) -> tuple[float | None, bool]:
    """Width in mm for text, and whether the box hangs below the paragraph that holds it."""
    return _box_width(drawing), _hangs(next(drawing.iter(WP + "positionV"), None))


def _box_width(drawing: Element) -> float | None:
    extent = next(drawing.iter(WP + "extent"), None)
    if extent is None or not _number(extent.get("cx")):
        return None
    body = next(drawing.iter(WPS + "bodyPr"), None)
    sides = [body.get(side, _INSET) if body is not None else _INSET for side in ("lIns", "rIns")]
    inset = sum(map(_number, sides))
    return (_number(extent.get("cx")) - inset) * MM_PER_EMU


def _hangs(place: Element | None) -> bool:
    if place is None or place.get("relativeFrom") not in ("paragraph", "line"):
        return False
    return _number(place.findtext(WP + "posOffset")) > 2 / MM_PER_EMU


def _number(text: str | None) -> int:
    try:
        return int((text or "0")[:12])
    except ValueError:
        return 0
