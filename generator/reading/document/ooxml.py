"""Parsing WordprocessingML (ECMA-376): names, safe parsing, and the spellings of numbers and
switches."""

import re

from generator.lazy import put_off, regex

# It asks `inspect`, twice as much as itself, for the targets of parsers alone.
with put_off("inspect", "gzip"):
    from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
V = "{urn:schemas-microsoft-com:vml}"
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"

MM_PER_TWIP = 25.4 / 1440
MM_PER_EMU = 1 / 36000
OFF = ("0", "false", "off")
"""What a switch says that is off."""
MAX_TAGS = 600_000
"""Tags of one part: 40 times what a long plan has, and what one machine reads in seconds."""

# A file saved as "Strict Open XML" says the same in other namespaces.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", WP[1:-1].encode()),
)
_MEASURE = regex(r"\s*(-?\d+(?:\.\d+)?)(mm|cm|in|pt|pc|pi)?\s*", re.ASCII)
_TWIPS = {"mm": 1440 / 25.4, "cm": 14400 / 25.4, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}
_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
)

Element = etree._Element


class TooMuchMarkup(Exception):
    """A part holds more markup than any office paper."""


class Damaged(Exception):
    """A part is not well-formed XML, or not what its place demands; the text says which."""


def parse(blob: bytes, name: str = "") -> Element:
    """The root of a part, which `part_of` knows again; `Damaged` if it is not XML, `TooMuchMarkup`
    if it holds more than `MAX_TAGS` tags."""
    if blob.count(b"<") > MAX_TAGS:
        raise TooMuchMarkup(name)
    for strict, usual in _STRICT if b"purl.oclc.org" in blob[:4096] else ():
        blob = blob.replace(strict, usual)
    try:
        return etree.fromstring(blob, _PARSER, base_url=name)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        raise Damaged(name) from None


def as_part(root: Element) -> bytes:
    """A part as it is stored."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def part_of(element: Element) -> str:
    """The name of the part in which an element stands."""
    return element.getroottree().docinfo.URL or ""


def length(text: str | None, per: float = 1.0) -> float | None:
    """A length in twips: a bare number counts `per` twips, `14.5pt` speaks for itself; None if it
    is neither."""
    if text and len(text) < 7 and text.isascii() and text.isdigit():
        return int(text) * per
    found = _MEASURE.fullmatch(text or "")
    if not found:
        return None
    number, unit = found.groups()
    value = float(number) * (_TWIPS[unit] if unit else per)
    return value if abs(value) < 1e7 else None


def mm(twips: float | None) -> float | None:
    """Twips in mm; what is not known stays so."""
    return None if twips is None else twips * MM_PER_TWIP


def inner(parent: Element | None, tag: str) -> Element | None:
    """The first child with that name, None if it or the parent is not there."""
    # Of the few children that properties have, a loop finds one in a fifth of the time of `find`.
    for child in () if parent is None else parent:
        if child.tag == tag:
            return child
    return None


def at_path(parent: Element | None, path: str) -> Element | None:
    """The first element on a path of names, None if it or the parent is not there."""
    return parent.find(path) if parent is not None else None


def children(parent: Element | None, tag: str) -> list[Element]:
    """The children with that name; none where there is no parent."""
    return parent.findall(tag) if parent is not None else []


def attribute(element: Element | None, name: str) -> str | None:
    """What an element says under `w:name`, None if it or the element is not there."""
    return element.get(W + name) if element is not None else None


Key = tuple[object, ...]


def fingerprint(element: Element) -> Key:
    """All that an element says with what it holds: two that say the same have the same key."""
    # As text it would name every namespace of its document, ten times as long.
    key: list[object] = []
    for one in element.iter():
        key += one.tag, len(one), *one.items()
    return tuple(key)


def switch(element: Element) -> bool:
    """Whether an on/off element such as `w:b` is on; without a value it is."""
    return element.get(W + "val") not in OFF


def val(parent: Element | None, tag: str) -> str | None:
    """The `w:val` of the child `tag`, None if there is no such child."""
    return attribute(inner(parent, W + tag), "val")


def text_below(element: Element, tag: str = W + "t") -> str:
    """The text of all elements of that tag, one after the other."""
    return "".join(map(str, element.itertext(tag, with_tail=False)))


def parent_of(element: Element) -> Element:
    """What the element stands in; ValueError where it is a root."""
    over = element.getparent()
    if over is None:
        raise ValueError(f"{element.tag} stands in nothing")
    return over


def take_out(element: Element) -> None:
    """The element, and all in it, is no longer where it stood."""
    over = element.getparent()
    if over is not None:
        over.remove(element)
