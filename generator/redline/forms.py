"""Styles and lists of the old paper, taken over into the new one where it has not the same."""

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from generator.reading.document.ooxml import Element, W, val
from generator.redline.both import Both
from generator.redline.related import add_related, emptied


class Forms:
    """Takes over what gives a paragraph its form; each style and list once."""

    def __init__(self, both: Both) -> None:
        self._both = both
        self._styles: dict[str, str] = {}
        self._numbers: dict[str, str] = {}

    def style(self, identity: str) -> str:
        """The id in the new paper of a style of the old one.

        It is taken over, with those that it rests on, where the new paper has none of its name or has
        one whose paragraphs are numbered otherwise.
        """
        if identity not in self._styles:
            self._styles[identity] = identity  # styles may rest on each other in a circle
            self._take(identity)
        return self._styles[identity]

    def _take(self, identity: str) -> None:
        both = self._both
        there, here = both.old_root(both.old_part_of("styles")), both.root(both.part_of("styles"))
        style = _having(there, "style", "styleId", identity)
        if there is None or here is None or style is None:
            return
        known = next((one for one in here.iter(W + "style") if _named(one) == _named(style)), None)
        if known is not None and self._numbered_alike(there, style, here, known):
            self._styles[identity] = known.get(W + "styleId", "")
            return
        taken = known is not None or _having(here, "style", "styleId", identity) is not None
        here.append(self._copy(style, identity, f"-cu-{both.new_id()}" if taken else ""))

    def _copy(self, style: Element, identity: str, mark: str) -> Element:
        """A copy of a style, its id and name marked so that no other one has them."""
        copy = deepcopy(style)
        copy.attrib.pop(W + "default", "")
        self._styles[identity] = f"{identity}{mark}"
        copy.set(W + "styleId", self._styles[identity])
        for one in copy.findall(W + "name"):
            one.set(W + "val", f"{one.get(W + 'val', '')}{mark}")
        for one in copy.iter(W + "basedOn", W + "next", W + "link"):
            one.set(W + "val", self.style(str(one.get(W + "val", ""))))
        for one in copy.iter(W + "numId"):
            one.set(W + "val", self.number(str(one.get(W + "val", "0"))))
        return copy

    def _numbered_alike(
        self, there: Element, style: Element, here: Element, known: Element
    ) -> bool:
        """Whether two styles give their paragraphs the same numbers."""
        both = self._both
        was, now = _numbering(there, style), _numbering(here, known)
        old = both.old_root(both.old_part_of("numbering"))
        new = both.root(both.part_of("numbering"))
        lists = (_definition(old, was[0]), _definition(new, now[0]))
        return lists[0] == lists[1] and (was[1] == now[1] or lists[0] is None)

    def number(self, number: str) -> str:
        """The number of a list of the old paper in the new one, taken over where it is another."""
        if number not in self._numbers:
            self._numbers[number] = self._list(number)
        return self._numbers[number]

    def _list(self, number: str) -> str:
        both = self._both
        old = both.old_root(both.old_part_of("numbering"))
        known = _definition(old, number)
        if old is None or known is None:
            return number
        new = both.sure(both.part_of("numbering") or _new_lists(both, old))
        if _definition(new, number) == known:
            return number
        identity = both.new_id()
        _among(new, _renamed(_abstract(old, number), "abstractNumId", identity))
        _among(new, _renamed(_num(old, number), "numId", identity))
        return identity


def _new_lists(both: Both, old: Element) -> str:
    """A part for lists in the new paper, which has none; its name."""
    return add_related(both, "word/numbering.xml", "numbering", emptied(old))


def _renamed(found: Element | None, name: str, identity: str) -> Element:
    assert found is not None
    copy = deepcopy(found)
    copy.set(W + name, identity)
    for inner in copy.findall(W + "abstractNumId"):
        inner.set(W + "val", identity)
    return copy


def _having(root: Element | None, tag: str, name: str, value: str) -> Element | None:
    """The element of that tag whose attribute has that value."""
    found = root.iter(W + tag) if root is not None else ()
    return next((one for one in found if one.get(W + name) == value), None)


def _named(style: Element) -> tuple[str, str]:
    """By what Word knows a style: its kind and its name."""
    said = val(style, "name") or str(style.get(W + "styleId"))
    return style.get(W + "type", "paragraph"), said.casefold()


def _numbering(styles: Element, style: Element) -> tuple[str, str]:
    """The list and the level of a style, by itself or by one that it rests on."""
    found = {}
    for one in reversed(list(_rests_on(styles, style))):
        for name in ("numId", "ilvl"):
            for value in one.findall(f"{W}pPr/{W}numPr/{W}{name}"):
                found[name] = str(value.get(W + "val", ""))
    return found.get("numId", ""), found.get("ilvl", "")


def _rests_on(styles: Element, style: Element | None) -> Iterator[Element]:
    """A style and those that it rests on, each once."""
    seen: list[Element] = []
    while style is not None and style not in seen:
        seen.append(style)
        yield style
        style = _having(styles, "style", "styleId", val(style, "basedOn") or "")


def _num(numbering: Element | None, number: str) -> Element | None:
    return _having(numbering, "num", "numId", number)


def _abstract(numbering: Element | None, number: str) -> Element | None:
    identity = val(_num(numbering, number), "abstractNumId") or ""
    return _having(numbering, "abstractNum", "abstractNumId", identity)


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
