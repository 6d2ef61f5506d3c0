"""Marks of what came and what went: on runs, paragraphs, rows and formats (ECMA-376-1, 17.13.5)."""

from collections.abc import Iterator
from copy import deepcopy
from itertools import count
from typing import Literal

from lxml import etree

from generator.reading.document.ooxml import Element, W

Kind = Literal["ins", "del"]
"""Whether something came or went."""
_AUTHOR = "kehoach"
_AROUND = tuple(
    W + name for name in ("hyperlink", "fldSimple", "smartTag", "sdt", "customXml", "dir", "bdo")
)
"""What holds runs without being one; a mark stands inside it."""
_SPOKEN = {W + "t": W + "delText", W + "instrText": W + "delInstrText"}


class Marks:
    """Gives every mark an id of its own."""

    def __init__(self) -> None:
        self._ids = count(9_000_001)

    def _new(self, tag: str) -> Element:
        return etree.Element(W + tag, {W + "id": str(next(self._ids)), W + "author": _AUTHOR})

    def inline(self, element: Element, kind: Kind) -> Element:
        """What stands in a paragraph, marked: around it, or around the runs that it holds."""
        if element.tag in _AROUND:
            for run in [one for one in _outer_runs(element)]:
                _wrap(run, self._new(kind))
                _speak(run, kind)
            return element
        mark = self._new(kind)
        mark.append(element)
        _speak(element, kind)
        return mark

    def paragraph(self, paragraph: Element, kind: Kind) -> None:
        """Marks a paragraph, its sign included, and all that stands in it."""
        self.sign(paragraph, kind)
        for child in list(paragraph):
            if child.tag != W + "pPr":
                at = paragraph.index(child)
                paragraph.insert(at, self.inline(child, kind))

    def sign(self, paragraph: Element, kind: Kind) -> None:
        """Marks the sign that ends a paragraph."""
        properties = _first(paragraph, "pPr")
        letters = properties.find(W + "rPr")
        if letters is None:
            letters = etree.Element(W + "rPr")
            after = [one for one in properties if one.tag in (W + "sectPr", W + "pPrChange")]
            if after:
                after[0].addprevious(letters)
            else:
                properties.append(letters)
        letters.insert(0, self._new(kind))

    def everything(self, element: Element, kind: Kind) -> None:
        """Marks every row and paragraph in an element, and the element if it is one."""
        for row in element.iter(W + "tr"):
            self.row(row, kind)
        for paragraph in [one for one in element.iter(W + "p") if not _in_box(one)]:
            self.paragraph(paragraph, kind)

    def row(self, row: Element, kind: Kind) -> None:
        """Marks a row of a table."""
        properties = row.find(W + "trPr")
        if properties is None:
            properties = etree.Element(W + "trPr")
            ahead = [one for one in row if one.tag == W + "tblPrEx"]
            row.insert(len(ahead), properties)
        if not len(properties):  # by the schema a mark alone is not enough (ISO 29500-1, A.1)
            etree.SubElement(properties, W + "cantSplit", {W + "val": "off"})
        properties.append(self._new(kind))

    def format_of_run(self, run: Element, was: Element | None) -> None:
        """Notes the format that a run had before."""
        properties = _first(run, "rPr")
        change = self._new("rPrChange")
        change.append(deepcopy(was) if was is not None else etree.Element(W + "rPr"))
        properties.append(change)

    def format_of_paragraph(self, paragraph: Element, was: Element | None) -> None:
        """Notes the format that a paragraph had before."""
        properties = _first(paragraph, "pPr")
        change = self._new("pPrChange")
        old = deepcopy(was) if was is not None else etree.Element(W + "pPr")
        for name in ("rPr", "sectPr", "pPrChange"):
            for one in old.findall(W + name):
                old.remove(one)
        change.append(old)
        properties.append(change)


def _first(element: Element, name: str) -> Element:
    """The properties that open an element, made where there are none."""
    found = element.find(W + name)
    if found is None:
        found = etree.Element(W + name)
        element.insert(0, found)
    return found


def _outer_runs(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == W + "r":
            yield child
        elif child.tag in (*_AROUND, W + "sdtContent"):
            yield from _outer_runs(child)


def _wrap(element: Element, mark: Element) -> None:
    element.addprevious(mark)
    mark.append(element)


def _speak(element: Element, kind: Kind) -> None:
    """Text that is gone stands under other names."""
    if kind == "del":
        for one in element.iter(*_SPOKEN):
            if not _in_box(one, element):
                one.tag = _SPOKEN[str(one.tag)]


def _in_box(element: Element, within: Element | None = None) -> bool:
    """Whether it stands in a text box (below `within`), which comes and goes as a whole."""
    for over in element.iterancestors():
        if over is within:
            return False
        if over.tag == W + "txbxContent":
            return True
    return False
