"""Styles and lists of the old paper, taken over into the new one where it has not the same."""

from copy import deepcopy

from lxml import etree

from generator.reading.document.ooxml import Element, W
from generator.redline.both import Both


class Forms:
    """Takes over what gives a paragraph its form; each style and list once."""

    def __init__(self, both: Both) -> None:
        self._both = both
        self._numbers: dict[str, str] = {}

    def style(self, name: str) -> None:
        """Takes a style over that the new paper has not, with those that it rests on."""
        both = self._both
        there, here = both.old_root(both.old_part_of("styles")), both.root(both.part_of("styles"))
        if there is None or here is None or not name or _named(here, name) is not None:
            return
        style = _named(there, name)
        if style is None:
            return
        here.append(deepcopy(style))
        for one in style.iter(W + "basedOn", W + "next", W + "link"):
            self.style(str(one.get(W + "val", "")))

    def number(self, number: str) -> str:
        """The number of a list of the old paper in the new one, taken over where it is another."""
        if number not in self._numbers:
            self._numbers[number] = self._list(number)
        return self._numbers[number]

    def _list(self, number: str) -> str:
        both = self._both
        old = both.old_root(both.old_part_of("numbering"))
        new = both.root(both.part_of("numbering"))
        known = _definition(old, number)
        if old is None or new is None or known is None or _definition(new, number) == known:
            return number
        identity = both.new_id()
        _among(new, _renamed(_abstract(old, number), "abstractNumId", identity))
        _among(new, _renamed(_num(old, number), "numId", identity))
        return identity


def _renamed(found: Element | None, name: str, identity: str) -> Element:
    assert found is not None
    copy = deepcopy(found)
    copy.set(W + name, identity)
    for inner in copy.findall(W + "abstractNumId"):
        inner.set(W + "val", identity)
    return copy


def _named(styles: Element, name: str) -> Element | None:
    return next((one for one in styles.iter(W + "style") if one.get(W + "styleId") == name), None)


def _num(numbering: Element | None, number: str) -> Element | None:
    found = numbering.iter(W + "num") if numbering is not None else ()
    return next((one for one in found if one.get(W + "numId") == number), None)


def _abstract(numbering: Element | None, number: str) -> Element | None:
    num = _num(numbering, number)
    inner = num.find(W + "abstractNumId") if num is not None else None
    if numbering is None or inner is None:
        return None
    identity = inner.get(W + "val")
    found = numbering.iter(W + "abstractNum")
    return next((one for one in found if one.get(W + "abstractNumId") == identity), None)


def _definition(numbering: Element | None, number: str) -> tuple[bytes, bytes] | None:
    """What a list is, as bytes without the ids that programs give; None where there is none."""
    num, abstract = _num(numbering, number), _abstract(numbering, number)
    if num is None or abstract is None:
        return None
    kept = []
    for one in (num, abstract):
        copy = deepcopy(one)
        copy.tail = None
        for name in list(copy.attrib):
            del copy.attrib[name]
        for inner in [*copy.findall(W + "abstractNumId"), *copy.findall(W + "nsid")]:
            copy.remove(inner)
        kept.append(etree.tostring(copy, method="c14n"))
    return kept[0], kept[1]


def _among(numbering: Element, element: Element) -> None:
    """Puts a list where the schema wants it: definitions first, then lists."""
    nums = numbering.findall(W + "num")
    if element.tag == W + "abstractNum" and nums:
        nums[0].addprevious(element)
    else:
        ending = numbering.find(W + "numIdMacAtCleanup")
        if ending is not None:
            ending.addprevious(element)
        else:
            numbering.append(element)
