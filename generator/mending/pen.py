"""Writes formatting into a paper's markup, where the schema has it and, if asked, as a change that
a reviewer may refuse (ECMA-376-1, 17.13.5)."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy

from lxml import etree

from generator.lazy import regex
from generator.mending.stock import stock
from generator.reading.authors import MENDING
from generator.reading.document.ooxml import MC, Element, W, part_of, text_below

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RUN = (
    "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow "
    "emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs "
    "highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath "
    "rPrChange"
)
_PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr "
    "shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
    "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr "
    "sectPr pPrChange"
)
_SECTION = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
    "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
    "docGrid printerSettings sectPrChange"
)
_TABLE = (
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
    "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription "
    "tblPrChange"
)
_CELL = (
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign "
    "hideMark headers cellIns cellDel cellMerge tcPrChange"
)
_ROW = (
    "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc "
    "hidden ins del trPrChange"
)
_KINDS = {
    "rPr": _RUN,
    "pPr": _PARAGRAPH,
    "sectPr": _SECTION,
    "tblPr": _TABLE,
    "trPr": _ROW,
    "tcPr": _CELL,
}
_ORDER = {
    W + kind: {W + name: rank for rank, name in enumerate(names.split())}
    for kind, names in _KINDS.items()
}
_MARKS = [W + kind for kind in ("ins", "del", "tblGridChange", *(f"{one}Change" for one in _KINDS))]
_NUMBER = regex(r"\d{1,9}", re.ASCII)
_PROPERTIES = {W + kind: W + f"{kind}Pr" for kind in ("r", "p", "tbl", "tr", "tc")}
_NOT_OF_THE_CHANGE = {
    W + "pPr": (W + "rPr", W + "sectPr", W + "pPrChange"),
    W + "rPr": (W + "rPrChange",),
    W + "sectPr": (W + "headerReference", W + "footerReference", W + "sectPrChange"),
    W + "tblPr": (W + "tblPrChange",),
    W + "trPr": (W + "ins", W + "del", W + "trPrChange"),
    W + "tcPr": (W + "cellIns", W + "cellDel", W + "cellMerge", W + "tcPrChange"),
    W + "tblGrid": (W + "tblGridChange",),
}


class Pen:
    """What was written with it.

    A text box stands twice in a file; what is written in the one that is read goes to both. `taken`
    is what cures that say so took away beside letters.
    """

    def __init__(self, tracked: bool) -> None:
        self.tracked = tracked
        self.taken = Counter[str]()
        self._numbers: dict[str, int] = {}
        self._roots: dict[str, Element] = {}
        self._twins: dict[Element, Element] = {}

    @property
    def wrote(self) -> bool:
        """Whether any part is no longer as it was."""
        return bool(self._roots)

    def put(self, holder: Element, name: str, **values: str) -> Element:
        """The property `name` of a run, paragraph, mark or section, which now says `values` too."""
        properties = self.properties(holder)
        found = properties.find(W + name)
        if found is None:
            found = etree.Element(W + name)
            _insert(properties, found)
        for key, value in values.items():
            found.set(W + key, value)
        return found

    def mark(self, paragraph: Element) -> Element:
        """The properties of a paragraph's mark, in whose look Word writes the number in front."""
        properties = paragraph.find(W + "pPr")
        if properties is None:
            properties = etree.Element(W + "pPr")
            paragraph.insert(0, properties)
        found = properties.find(W + "rPr")
        if found is None:
            found = etree.Element(W + "rPr")
            _insert(properties, found)
        return found

    def take(self, holder: Element, name: str, *keys: str) -> None:
        """The property says nothing under `keys` any more; without keys, it is gone."""
        properties = self.properties(holder)
        for found in properties.findall(W + name):
            for key in keys:
                found.attrib.pop(W + key, "")
            if not keys:
                properties.remove(found)

    def properties(self, holder: Element) -> Element:
        """What a run, paragraph, section, table, cell or grid says of itself, to be written in."""
        self.touch(holder)
        tag = _PROPERTIES.get(holder.tag)
        found = holder if tag is None else holder.find(tag)
        if found is None:
            assert tag is not None
            found = etree.Element(tag)
            holder.insert(len(holder.findall(W + "tblPrEx")), found)
        if self.tracked:
            self._note(found)
        return found

    @contextmanager
    def losing(self, element: Element) -> Iterator[None]:
        """What is written meanwhile may take away what stands in the element beside letters."""
        before = stock(element)
        yield
        self.taken += before - stock(element)

    def marked(self, kind: str, near: Element) -> Element:
        """An empty `w:ins`, `w:del` or change of properties, to stand in the part of `near`."""
        number = self._number(part_of(near), near.getroottree().getroot())
        return etree.Element(W + kind, {W + "id": number, W + "author": MENDING})

    def _number(self, part: str, root: Element) -> str:
        """A number that no mark of the part has."""
        if part not in self._numbers:
            used = (one.get(W + "id", "") for one in root.iter())
            self._numbers[part] = max(
                (int(one) for one in used if _NUMBER.fullmatch(one)), default=0
            )
        self._numbers[part] += 1
        return str(self._numbers[part])

    def touch(self, element: Element) -> None:
        """The element's part is no longer as it was."""
        self._roots[part_of(element)] = element.getroottree().getroot()
        box = next(element.iterancestors(W + "txbxContent"), None)
        choice = next(box.iterancestors(MC + "Choice"), None) if box is not None else None
        if box is None or choice is None or box in self._twins:
            return
        others = [
            one
            for fallback in choice.itersiblings(MC + "Fallback")
            for one in fallback.iter(W + "txbxContent")
        ]
        if len(others) == 1 and _letters(others[0]) == _letters(box):
            self._twins[box] = others[0]

    def finished(self) -> dict[str, Element]:
        """The roots of the parts that were written in.

        Every text box says the same where Word stores it again, and each mark of a change has a
        number of its own, also where a run that bore one was cut.
        """
        for box, other in self._twins.items():
            other[:] = [*map(deepcopy, box)]
        for part, root in self._roots.items():
            self._renumber(part, root)
        return self._roots

    def _renumber(self, part: str, root: Element) -> None:
        seen: set[str | None] = set()
        for mark in root.iter(*_MARKS):
            if mark.get(W + "id") in seen:
                mark.set(W + "id", self._number(part, root))
            seen.add(mark.get(W + "id"))

    def _note(self, properties: Element) -> None:
        """Keeps what the properties said, where no earlier change does so."""
        kind = etree.QName(properties).localname
        if properties.find(W + kind + "Change") is not None:
            return
        change = self.marked(kind + "Change", properties)
        if kind == "tblGrid":  # of which the schema has no author
            del change.attrib[W + "author"]
        kept = (one for one in properties if one.tag not in _NOT_OF_THE_CHANGE[properties.tag])
        before = etree.SubElement(change, properties.tag)
        before.extend([*map(deepcopy, kept)])
        properties.append(change)


def _insert(properties: Element, new: Element) -> None:
    """Puts a property before those that the schema has behind it."""
    order = _ORDER[properties.tag]
    rank = order[new.tag]
    for at, child in enumerate(properties):
        if order.get(child.tag, -1) > rank:
            properties.insert(at, new)
            return
    properties.append(new)


def _letters(element: Element) -> str:
    return text_below(element)
