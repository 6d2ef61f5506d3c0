"""Marks of what came and what went: on runs, paragraphs, rows and formats (ECMA-376-1, 17.13.5)."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import datetime, timedelta
from itertools import count, cycle
from typing import Literal

from lxml import etree

from generator.reading.authors import COMPARING
from generator.reading.document.ooxml import Element, W, take_out
from generator.redline.atoms import SIMPLE_FIELD, as_bytes, runs_of_field

Kind = Literal["ins", "del"]
"""Whether something came or went."""
_APART = timedelta(minutes=2)
_AROUND = tuple(W + name for name in ("hyperlink", "smartTag", "sdt", "customXml", "dir", "bdo"))
"""What holds runs without being one; a mark stands inside it."""
_NO_FORMAT = (W + "rPr", W + "sectPr", W + "pPrChange")
_NO_PAGE = tuple(
    W + name for name in ("headerReference", "footerReference", "printerSettings", "sectPrChange")
)
_SPOKEN = {W + "t": W + "delText", W + "instrText": W + "delInstrText"}


class Marks:
    """Gives every mark an id of its own, and the day of the new paper.

    LibreOffice 7 takes two insertions of one minute for one where the first ends a paragraph and the
    other begins the next, and joins both paragraphs on rejection. So the minutes differ between a
    paragraph, the next one, and what came or went as a whole.
    """

    def __init__(self, day: datetime) -> None:
        self._ids = count(9_000_001)
        self._minutes = [f"{day + _APART * at:%Y-%m-%dT%H:%M:00Z}" for at in range(3)]
        self._within, self._minute = cycle(self._minutes[:2]), self._minutes[2]

    @contextmanager
    def within_a_paragraph(self) -> Iterator[None]:
        """The marks made meanwhile are those of one paragraph that stayed."""
        self._minute = next(self._within)
        yield
        self._minute = self._minutes[2]

    def _new(self, tag: str) -> Element:
        own = {W + "id": str(next(self._ids)), W + "author": COMPARING, W + "date": self._minute}
        return etree.Element(W + tag, own)

    def inline(self, element: Element, kind: Kind) -> Element:
        """What stands in a paragraph, marked: around it, or around the runs that it holds."""
        for one in list(element.iter(SIMPLE_FIELD)):
            _as_runs(one)
        if element.tag in _AROUND:
            for run in list(_outer_runs(element)):
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
        for one in paragraph.findall(SIMPLE_FIELD):
            _as_runs(one)
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

    def whole(self, element: Element) -> Kind | None:
        """Whether a paragraph or table came or went as one."""
        path = f"{W}pPr/{W}rPr" if element.tag == W + "p" else f"{W}tr/{W}trPr"
        kinds: tuple[Kind, ...] = ("ins", "del")
        return next((one for one in kinds if element.find(f"{path}/{W}{one}") is not None), None)

    def hand_on_sign(self, before: Element, last: Element, kind: Kind) -> None:
        """Marks the sign of `before` instead of that of `last`, which all between them came or went
        with; where the mark is carried out, what is left of both has the format of `before`."""
        sign = last.find(f"{W}pPr/{W}rPr")
        if sign is not None:
            for mark in sign.findall(W + kind):
                sign.remove(mark)
        now, then = format_of(last), format_of(before)
        if kind == "ins":
            was = before.find(f"{W}pPr/{W}pPrChange/{W}pPr")
            self.format_of_paragraph(last, then if was is None else deepcopy(was))
        else:
            properties = _first(last, "pPr")
            kept = properties.findall(W + "rPr")
            last.replace(properties, then)
            then.extend(kept)
            self.format_of_paragraph(last, now)
        self.sign(before, kind)

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

    def format_of_paragraph(self, paragraph: Element, was: Element) -> None:
        """Notes the format that a paragraph had before."""
        properties = _first(paragraph, "pPr")
        change = self._new("pPrChange")
        change.append(was)
        properties.append(change)

    def format_of_section(self, section: Element, was: Element) -> None:
        """Notes the page that a section had before, where that was another."""
        old = _page(was)
        if as_bytes(old) != as_bytes(_page(section)):
            change = self._new("sectPrChange")
            change.append(old)
            section.append(change)


def _page(section: Element) -> Element:
    """What a section says of its pages: neither what stands above and below, nor what programs count."""
    page = etree.Element(W + "sectPr")
    for one in section:
        if one.tag not in _NO_PAGE:
            page.append(deepcopy(one))
    return page


def format_of(paragraph: Element) -> Element:
    """The format of a paragraph, without that of its sign, what divides sections, and what it was
    before."""
    found = paragraph.find(W + "pPr")
    copy = deepcopy(found) if found is not None else etree.Element(W + "pPr")
    for one in [one for one in copy if one.tag in _NO_FORMAT]:
        copy.remove(one)
    return copy


def _first(element: Element, name: str) -> Element:
    """The properties that open an element, made where there are none."""
    found = element.find(W + name)
    if found is None:
        found = etree.Element(W + name)
        element.insert(0, found)
    return found


def _as_runs(field: Element) -> None:
    for run in runs_of_field(field):
        field.addprevious(run)
    take_out(field)


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
